"""Verify and decrypt notifications with the keys in the WECHATPAY_ variables."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any, cast

from wechatpay_cli.exits import DONE, REFUSED, BadUsage
from wechatpay_cli.input_files import read_input
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime.clock import SystemClock
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument, WeChatPayError

if TYPE_CHECKING:
    from wechatpay_runtime.notifications import Notification

NAME = "notify"
SUMMARY = fragment("Verify and decrypt notifications with the keys in the WECHATPAY_ variables.")


class _ClockAt(SystemClock):
    """A clock that is stopped at one moment."""

    def __init__(self, moment: float) -> None:
        self._moment = moment

    def now(self) -> float:
        """Seconds since 1970."""
        return self._moment


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    text = phrase("Verify and decrypt a notification; print it as JSON.")
    command_open = actions.add_parser("open", help=text, description=text)
    command_open.add_argument(
        "--headers",
        required=True,
        metavar="FILE",
        help=phrase("headers of the delivery: one `Name: value` per line, or a JSON object"),
    )
    command_open.add_argument(
        "--body",
        required=True,
        metavar="FILE",
        help=phrase("body of the delivery, byte for byte; - reads standard input"),
    )
    command_open.add_argument(
        "--at",
        type=float,
        metavar="SECONDS",
        help=phrase(
            "when the delivery arrived, in seconds since 1970; needed after five minutes, when its signature has expired"
        ),
    )


def run(options: argparse.Namespace) -> int:
    """Verify and decrypt a notification, and print it.

    Raises:
        BadUsage: A file or a setting is wrong.
    """
    from wechatpay_clients import Client

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


def _as_json(notification: "Notification[Any]") -> dict[str, Any]:
    return {
        **notification.to_dict(),
        "model": type(notification.resource).__name__ if notification.kind else None,
        "resource": json.loads(notification.plaintext),
    }


def _headers(content: bytes) -> dict[str, Any]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadUsage(phrase("The headers are not UTF-8 text.")) from None
    if not text.lstrip().startswith("{"):
        lines = (line.partition(":") for line in text.splitlines() if line.strip())
        return {name.strip(): value.strip() for name, _, value in lines}
    try:
        return cast("dict[str, Any]", json.loads(text))
    except (ValueError, RecursionError) as error:
        raise BadUsage(phrase("The headers start with {{ but are not JSON: {error}", error=error)) from None
