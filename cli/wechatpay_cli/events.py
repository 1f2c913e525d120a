"""`wechatpay gateway notify` and `wechatpay gateway notifications`: send notifications, list them, and send them again."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_cli.control import Control
from wechatpay_cli.exits import DONE, BadUsage
from wechatpay_cli.given import WORDS, choose, nested, print_json, read_values
from wechatpay_runtime._base.messages import phrase

_EXAMPLE = "amount.total=100"


def add_notify_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `wechatpay gateway notify`."""
    command.add_argument(
        "event_type",
        nargs="?",
        metavar="EVENT",
        help=phrase("such as REFUND.SUCCESS; without it, list the event types"),
    )
    command.add_argument(
        WORDS,
        nargs="*",
        default=(),
        metavar="NAME=VALUE",
        help=phrase("changes of the page's example, such as {example}", example=_EXAMPLE),
    )
    command.add_argument(
        "--to", metavar="URL", help=phrase("the URL to deliver the notification to; without it, list the fields")
    )
    command.add_argument("--of", metavar="NAME", help=phrase("the notification, if several have the event type"))
    command.add_argument(
        "--mchid", metavar="MCHID", help=phrase("the merchant; defaults to the gateway's default merchant")
    )


def notify(control: Control, options: argparse.Namespace) -> int:
    """Send a notification, or list event types or fields.

    Raises:
        BadUsage: the event type or a field does not exist, or a value has the wrong type.
        RefusedByGateway: the gateway has no such merchant.
    """
    kinds: Sequence[Mapping[str, Any]] = control.call("GET", "/notifications/types")
    if options.event_type is None:
        width = max(len(each["event_type"]) for each in kinds)
        for each in kinds:
            print(f"{each['event_type']:{width}}  {each['notification']}")
        return DONE
    choose(phrase("an event type"), options.event_type, {str(each["event_type"]): each for each in kinds})
    own = {str(each["notification"]): each for each in kinds if each["event_type"] == options.event_type}
    if options.of is not None:
        own = {
            options.of: choose(
                phrase("a notification with the event type {event_type}", event_type=options.event_type),
                options.of,
                own,
            )
        }
    types = {name: kind for each in reversed(own.values()) for name, kind in each["fields"].items()}
    fields = [{"name": name, "type": kind, "required": False} for name, kind in types.items()]
    values = read_values(options.words, fields)
    if options.to is None:
        if values:
            raise BadUsage(phrase("--to URL is missing: the URL to deliver the notification to"))
        for name, kind in types.items():
            print(f"{name}  {kind}")
        return DONE
    wanted = {"notification": options.of, "mchid": options.mchid}
    request = {
        "event_type": options.event_type,
        "url": options.to,
        "changes": nested(values),
        **{name: value for name, value in wanted.items() if value is not None},
    }
    print_json(control.call("POST", "/notifications", request))
    return DONE


def add_list_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `wechatpay gateway notifications`."""
    command.add_argument(
        "--lost", action="store_true", help=phrase("only those that were not accepted at their last delivery")
    )
    command.add_argument("--resend", metavar="ID", help=phrase("deliver the notification with this ID again"))
    command.add_argument("--resend-lost", action="store_true", help=phrase("deliver all lost notifications again"))


def notifications(control: Control, options: argparse.Namespace) -> int:
    """List notifications, or deliver them again.

    Raises:
        RefusedByGateway: there is no notification with the ID.
    """
    if options.resend is not None:
        print_json(control.call("POST", "/notifications/resend", {"id": options.resend}))
        return DONE
    for each in control.call("GET", "/notifications"):
        is_lost = each["state"] != "delivered" and each["attempts"] > 0
        if options.resend_lost and is_lost:
            print(
                _line(control.call("POST", "/notifications/resend", {"id": each["id"]}), phrase("will be sent again"))
            )
        elif is_lost or not (options.lost or options.resend_lost):
            print(_line(each, each["deliveries"][-1]["outcome"] if each["deliveries"] else phrase("not sent yet")))
    return DONE


def _line(notification: Mapping[str, Any], what: str) -> str:
    """Return a notification as a line, with what happened to it."""
    names = ("id", "event_type", "state", "attempts")
    return "  ".join([*(str(notification[name]) for name in names), what, str(notification["url"])])
