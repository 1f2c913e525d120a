"""Check the WECHATPAY_ settings, optionally against WeChat Pay; each failure says how to fix it. Prints no secrets."""

import argparse
import json
import os
from collections.abc import Iterable, Mapping
from unicodedata import east_asian_width

from wechatpay_cli.doctor_checks import Check, State, skipped
from wechatpay_cli.exits import DONE, REFUSED
from wechatpay_runtime._base.messages import Message, fragment, phrase
from wechatpay_runtime._base.values import fields_of
from wechatpay_runtime.clock import SystemClock

NAME = "doctor"
SUMMARY = fragment(
    "Check the WECHATPAY_ settings, optionally against WeChat Pay; each failure says how to fix it. Prints no secrets."
)
_WIDTH = max(map(len, State)) + 2
_STATES = {State.OK: fragment("ok"), State.FAILED: fragment("FAILED"), State.SKIPPED: fragment("skipped")}


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument(
        "--online",
        action="store_true",
        help=phrase("also call WeChat Pay's test of signing and encryption, which moves no money"),
    )
    command.add_argument(
        "--certificate",
        metavar="FILE",
        help=phrase(
            "merchant API certificate, to check that private key and serial number match; defaults to apiclient_cert.pem beside the key"
        ),
    )
    command.add_argument("--json", action="store_true", dest="as_json", help=phrase("print the checks as JSON"))


def run(options: argparse.Namespace) -> int:
    """Print the checks; return 1 if one failed."""
    text, is_sound = report(os.environ, online=options.online, certificate=options.certificate, as_json=options.as_json)
    print(text, end="")
    return DONE if is_sound else REFUSED


def report(environ: Mapping[str, str], *, online: bool, certificate: str | None, as_json: bool) -> tuple[str, bool]:
    """Return the text of the checks, and whether none failed."""
    from wechatpay_cli.doctor_offline import check_settings
    from wechatpay_cli.doctor_online import check_online

    clock = SystemClock()
    checks = check_settings(environ, certificate=certificate, now=clock.now())
    is_sound = all(check.state is not State.FAILED for check in checks)
    if online and is_sound:
        checks += check_online(environ, clock)
    elif online:
        checks.append(skipped(fragment("online"), phrase("a check of the settings failed")))
    text = _as_text(checks)
    if as_json:
        rows = [{name: getattr(check, name) for name in fields_of(Check)} for check in checks]
        text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    return text, all(check.state is not State.FAILED for check in checks)


def _columns(text: str) -> int:
    """Return the width of a text in a terminal, in which a Chinese character takes two columns."""
    return sum(2 if east_asian_width(character) == "W" else 1 for character in text)


def _as_text(checks: Iterable[Check]) -> str:
    lines: list[str] = []
    for check in checks:
        state = _STATES[check.state].translated()
        name = check.check.translated() if isinstance(check.check, Message) else check.check
        lines.append(f"{state}{' ' * (_WIDTH - _columns(state))}{name}: {check.found}\n")
        if check.cure:
            lines.append(f"{'':<{_WIDTH}}→ {check.cure}\n")
    return "".join(lines)
