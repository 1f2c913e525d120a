"""Finds the rate limit that the introduction of a page states."""

import re

_RATE = re.compile(
    r"(?P<count>[0-9][0-9,]*)\s*次?\s*(?:(?P<qps>QPS)|/\s*(?P<unit>s(?:ec)?\b|min\b|秒|分钟?))"
    r"|每(?P<every>秒|分钟)(?:最多|不超过)?\s*(?P<times>[0-9][0-9,]*)\s*次",
    re.IGNORECASE,
)
_OF_FAILURES = re.compile(r"失败|错误|无效|单\s*ip", re.IGNORECASE)
_OF_A_MERCHANT = re.compile(r"商户号|单个?商户|商户(?:号)?维度")


def stated_rate(text: str) -> str:
    """Return the rate limit that a text states first, as a sentence; empty if it states none.

    A rate of failed calls, or of one IP address, does not count.
    """
    for line in text.splitlines():
        for match in _RATE.finditer(line):
            before = re.split(r"[，。；,;]|\s", line[: match.start()])[-1]
            if _OF_FAILURES.search(before):
                continue
            count = match["count"] or match["times"]
            unit = (match["unit"] or match["every"] or "s").lower()
            span = "minute" if unit[0] in "m分" else "second"
            whose = " for each merchant number" if _OF_A_MERCHANT.search(line) else ""
            return f"{count} {'call' if count == '1' else 'calls'} a {span}{whose}."
    return ""
