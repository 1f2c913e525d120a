"""Work with notifications: open one with the keys that the WECHATPAY_ variables name."""

import argparse
import json
import sys
from typing import Any, cast

from wechatpay_cli.exits import DONE, REFUSED, BadUsage
from wechatpay_cli.input_files import read_input
from wechatpay_clients import Client
from wechatpay_runtime.clock import SystemClock
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument, WeChatPayError
from wechatpay_runtime.notifications import Notification

NAME = "notify"


class _ClockAt(SystemClock):
    """Says that it is a certain moment."""

    def __init__(self, moment: float) -> None:
        self._moment = moment

    def now(self) -> float:
        """Seconds since 1970."""
        return self._moment


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    text = "Verify and decrypt a notification; print it as JSON."
    opening = actions.add_parser("open", help=text, description=text)
    opening.add_argument(
        "--headers", required=True, metavar="FILE", help="its headers: one `Name: value` a line, or a JSON object"
    )
    opening.add_argument(
        "--body", required=True, metavar="FILE", help="its body, byte for byte; - reads standard input"
    )
    opening.add_argument(
        "--at",
        type=float,
        metavar="SECONDS",
        help="seconds since 1970 when it arrived, for one that was kept: its signature holds for five minutes",
    )


def run(options: argparse.Namespace) -> int:
    """Open a notification and print it.

    Raises:
        BadUsage: A file or a setting is wrong.
    """
    headers, body = _headers(read_input(options.headers)), read_input(options.body)
    try:
        with Client.from_env() as client:
            notifications = client.notifications
            if options.at is not None:
                notifications = notifications.with_clock(_ClockAt(options.at))
            notification = notifications.parse(headers, body)
    except (ConfigurationError, InvalidArgument) as error:
        raise BadUsage(str(error)) from None
    except WeChatPayError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return REFUSED
    print(json.dumps(_as_json(notification), ensure_ascii=False, indent=2))
    return DONE


def _as_json(notification: Notification[Any]) -> dict[str, Any]:
    return {
        **notification.to_dict(),
        "model": type(notification.resource).__name__ if notification.kind else None,
        "resource": json.loads(notification.plaintext),
    }


def _headers(content: bytes) -> dict[str, Any]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadUsage("The headers are no text.") from None
    if not text.lstrip().startswith("{"):
        lines = (line.partition(":") for line in text.splitlines() if line.strip())
        return {name.strip(): value.strip() for name, _, value in lines}
    try:
        return cast("dict[str, Any]", json.loads(text))
    except (ValueError, RecursionError) as error:
        raise BadUsage(f"The headers begin as JSON, and are not: {error}") from None
