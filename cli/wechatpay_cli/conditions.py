"""`wechatpay gateway clock` and `wechatpay gateway fault`: advance a gateway's clock, and make requests and deliveries fail."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from wechatpay_cli.control import Control
from wechatpay_cli.exits import DONE, BadUsage
from wechatpay_cli.given import WORDS, choose, duration, print_json, read_values
from wechatpay_runtime._base.messages import phrase

_CHINA = timezone(timedelta(hours=8))
_TIMES = {"name": "times", "type": "integer", "required": False}


def add_clock_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `wechatpay gateway clock`."""
    command.add_argument(
        "change", nargs="?", choices=("advance",), help=phrase("advance the clock; without it, show the time")
    )
    command.add_argument("duration", nargs="?", metavar="DURATION", help=phrase("such as 25h or 1d30m"))


def clock(control: Control, options: argparse.Namespace) -> int:
    """Show the time of the gateway's clock, after advancing it if asked.

    Raises:
        BadUsage: the duration is not one.
        RefusedByGateway: the clock would be more than 100 years ahead.
    """
    if options.change is not None:
        if options.duration is None:
            raise BadUsage(phrase("the duration is missing, such as 25h or 1d30m"))
        now = control.call("POST", "/clock/advance", duration(options.duration))["now"]
    else:
        now = control.call("GET", "/clock")["now"]
    print(datetime.fromtimestamp(int(now), _CHINA).isoformat())
    return DONE


def add_rates_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `wechatpay gateway rates`."""
    command.add_argument(
        "setting", nargs="?", choices=("enforce", "ignore"), help=phrase("without it, show the setting")
    )


def rates(control: Control, options: argparse.Namespace) -> int:
    """Enforce or ignore the rate limits of the pages, and show the setting."""
    if options.setting is None:
        setting = control.call("GET", "/rates")
    else:
        setting = control.call("POST", "/rates", {"enforced": options.setting == "enforce"})
    print("enforced" if setting["enforced"] else "ignored")
    return DONE


def add_fault_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `wechatpay gateway fault`."""
    command.add_argument(
        "kind", nargs="?", metavar="KIND", help=phrase("such as rate_limit; without it, list the kinds")
    )
    command.add_argument(
        WORDS,
        nargs="*",
        default=(),
        metavar="NAME=VALUE",
        help=phrase("options of the kind, and times=N, operation=NAME or event_type=TYPE"),
    )
    command.add_argument(
        "--notifications", action="store_true", help=phrase("a fault of the next deliveries, not of the next requests")
    )
    command.add_argument("--pending", action="store_true", help=phrase("list the faults that have not been used up"))
    command.add_argument("--clear", action="store_true", help=phrase("discard the faults that have not been used up"))


def fault(control: Control, options: argparse.Namespace) -> int:
    """Apply a fault to the next requests or deliveries; list the kinds or the pending faults; or discard them.

    Raises:
        BadUsage: the kind or an option does not exist, or an option has the wrong type.
        RefusedByGateway: the operation does not exist, or a value is out of range.
    """
    path = "/notifications/faults" if options.notifications else "/faults"
    if options.clear:
        control.call("DELETE", path)
        return DONE
    if options.pending:
        print_json(control.call("GET", path))
        return DONE
    kinds: Sequence[Mapping[str, Any]] = control.call("GET", "/faults/kinds")[
        "notifications" if options.notifications else "requests"
    ]
    if options.kind is None:
        for each in kinds:
            names = (f"{option['name']}=…" for option in each["options"])
            print(" ".join([each["kind"], *names]) + f"\n  {each['means']}")
        return DONE
    kind = choose(phrase("a kind of fault"), options.kind, {str(each["kind"]): each for each in kinds})
    limit = {"name": "event_type" if options.notifications else "operation", "type": "string", "required": False}
    values = read_values(options.words, [_TIMES, limit, *kind["options"]])
    common = {name: values.pop(name) for name in ("times", limit["name"]) if name in values}
    print_json(control.call("POST", path, {"kind": options.kind, **common, "options": values}))
    return DONE
