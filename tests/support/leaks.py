"""Watches the whole run: no secret that it used may appear in its output, logs or reports."""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest

from support import apiv2_signature, platform, sample_notifications

_TOKEN = re.compile(r"[A-Za-z0-9+/]{24,}")
_MARK = 12
"""Half the length of the shortest token, so that every printed piece of a secret contains a complete mark."""
_SIGNATURE = re.compile(rb'signature="([^"]+)"')


def _starts(secret: str) -> range:
    """Return the positions of the marks of a secret."""
    return range(0, len(secret) - _MARK + 1, _MARK)


def _windows(token: str) -> Iterator[str]:
    """Yield every piece of a token that is as long as a mark."""
    return (token[start : start + _MARK] for start in range(len(token) - _MARK + 1))


class LeakWatch:
    """Collects what the tests print and what they must not print, and compares both at the end."""

    def __init__(self) -> None:
        self.printed: dict[str, str] = {}
        """Each long token that was printed, with the first test that printed it."""
        self.secrets: set[str] = set()
        self.found: list[str] = []

    def see(self, where: str, text: str) -> None:
        """Record text that was printed."""
        for token in _TOKEN.findall(text):
            self.printed.setdefault(token, where)

    def guard(self, *texts: str) -> None:
        """Record text that must not be printed: each long token of a key or a signature."""
        for text in texts:
            self.secrets.update(_TOKEN.findall(text))

    def leaks(self) -> list[str]:
        """Return the tests that printed a secret, or a long piece of one."""
        marks = {secret[start : start + _MARK] for secret in self.secrets for start in _starts(secret)}
        suspects = {token: where for token, where in self.printed.items() if not marks.isdisjoint(_windows(token))}
        return sorted(
            {
                where
                for token, where in suspects.items()
                if any(token in secret or secret in token for secret in self.secrets)
            }
        )

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        """Capture all log records. With pytest's `log_level`, every phase of a test resets the caches of all loggers."""
        root = logging.getLogger()
        if root.level != logging.DEBUG:
            root.setLevel(logging.DEBUG)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.longrepr is not None:  # a phase that passed has none, and to make its text of nothing takes long
            self.see(report.nodeid, report.longreprtext)
        for title, text in report.sections:
            self.see(f"{report.nodeid} ({title})", text)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        funcargs: dict[str, Any] = getattr(item, "funcargs", {})
        for gateway in (funcargs.get("wechatpay_gateway"), funcargs.get("gateway")):
            self.guard_gateway(gateway)

    def guard_gateway(self, gateway: Any) -> None:
        """Record the signatures of a gateway's latest requests and replies, and its merchant's keys."""
        for exchange in getattr(gateway, "requests", ()):
            for value in exchange.request.header_values(b"authorization"):
                self.guard(*(signature.decode("latin-1") for signature in _SIGNATURE.findall(value)))
            if exchange.reply is not None:
                self.guard(exchange.reply.header("Wechatpay-Signature") or "")
        if environment := getattr(gateway, "environment", None):
            self.guard(environment["WECHATPAY_MERCHANT_PRIVATE_KEY"], environment["WECHATPAY_APIV3_KEY"])

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        self.guard(*platform.private_texts(), sample_notifications.APIV3_KEY, apiv2_signature.KEY)
        if leaks := self.leaks():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            self.found = leaks

    def pytest_terminal_summary(self, terminalreporter: "pytest.TerminalReporter") -> None:
        for where in self.found:
            terminalreporter.write_line(f"SECRET PRINTED by {where}", red=True)
        if not self.found:
            terminalreporter.write_line(f"{len(self.secrets)} secrets used, none of them printed")
