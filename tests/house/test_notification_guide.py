"""The guide about handlers lists how often each notification is sent again, as its spec says."""

import re
from itertools import groupby
from pathlib import Path

import pytest

from support.spec_texts import spec_of
from wechatpay_gateway.notifications.queue import RETRY_SECONDS

ROOT = Path(__file__).parents[2]
SPECS = ROOT / "specs"
ROW = re.compile(r"^\| (.*reference/.*) \| (.+) \|$", re.MULTILINE)
LINK = re.compile(r"reference/([a-z_/]+)\.md")
UNITS = {"s": 1, "m": 60, "h": 3600}


def waits(text: str) -> list[tuple[int, int]]:
    """Parse `15s x10 5m` as seconds with the number of times."""
    found = re.findall(r"(\d+)([smh])(?: x(\d+))?", text)
    return [(int(number) * UNITS[unit], int(times or 1)) for number, unit, times in found]


def runs(text: str) -> list[tuple[int, int]]:
    """The same for a spec, which may repeat an interval instead of counting it."""
    each = [seconds for seconds, times in waits(text) for _ in range(times)]
    return [(seconds, len(list(same))) for seconds, same in groupby(each)]


def documented() -> dict[str, list[tuple[int, int]]]:
    """The waits of each notification whose spec has its own."""
    names = [path.relative_to(SPECS).with_suffix("").as_posix() for path in SPECS.rglob("*.yaml")]
    own = {
        name: spec_of(name) for name in names if "\nretries: " in (SPECS / f"{name}.yaml").read_text(encoding="utf-8")
    }
    return {name: runs(str(spec["retries"])) for name, spec in own.items()}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_guide_lists_the_waits_of_every_notification(language: str) -> None:
    guide = ROOT / "docs" / language / "guides" / "notification-handlers.md"
    (default, *others) = ROW.findall(guide.read_text(encoding="utf-8").partition("x10` ")[2])
    listed = {name: waits(text) for links, text in others for name in LINK.findall(links)}

    assert waits(default[1]) == [(seconds, len(list(same))) for seconds, same in groupby(RETRY_SECONDS)]
    assert listed == documented()
