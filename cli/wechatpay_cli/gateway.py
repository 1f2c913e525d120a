"""Serve a local WeChat Pay until stopped, and print the variables for a client; or control one that is running."""

import argparse
import gc
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from functools import partial

from wechatpay_cli import conditions, events, steps
from wechatpay_cli.control import DEFAULT_PORT, Control, RefusedByGateway, add_address, find_gateway, port
from wechatpay_cli.exits import DONE, REFUSED, BadUsage
from wechatpay_cli.input_files import file_path
from wechatpay_runtime._base.messages import Message, current_language, fragment, phrase

NAME = "gateway"
SUMMARY = fragment(
    "Serve a local WeChat Pay until stopped, and print the variables for a client; or control one that is running."
)
_DEFAULT_HOST = "127.0.0.1"
Add = Callable[[argparse.ArgumentParser], None]
Act = Callable[[Control, argparse.Namespace], int]
_GATEWAY = ("wechatpay_gateway", "wechatpay_gateway.server")
_TRUST = ("public-key", "certificates", "both")

_ACTIONS: Sequence[tuple[str, Add, Act, Message]] = (
    ("do", steps.add_arguments, steps.run, fragment("Take a step as a payer, a user, a bank or WeChat Pay.")),
    ("list", steps.add_list_arguments, steps.list_records, fragment("List the records of a family.")),
    (
        "notify",
        events.add_notify_arguments,
        events.notify,
        fragment("Send a notification of any documented event type."),
    ),
    (
        "notifications",
        events.add_list_arguments,
        events.notifications,
        fragment("List notifications, or deliver them again."),
    ),
    ("clock", conditions.add_clock_arguments, conditions.clock, fragment("Show or advance the clock.")),
    (
        "rates",
        conditions.add_rates_arguments,
        conditions.rates,
        fragment("Show, enforce or ignore the rate limits of the pages."),
    ),
    ("fault", conditions.add_fault_arguments, conditions.fault, fragment("Make the next requests or deliveries fail.")),
)
"""The actions on a running gateway: name, arguments, function and description."""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    _add_address(command)
    _add_files(command)
    _add_keys(command)
    command.add_argument(
        "--quiet", action="store_true", help=phrase("do not print the address and a line per request on standard error")
    )
    command.add_argument(
        "--json",
        action="store_true",
        dest="as_json",
        help=phrase("print these lines as JSON objects, one per line, instead of columns for people"),
    )
    command.add_argument(
        "--deliver-anywhere", action="store_true", help=phrase("also deliver notifications to other machines")
    )
    actions = command.add_subparsers(dest="action", metavar="ACTION", title=phrase("control a gateway that is running"))
    for name, add, act, text in _ACTIONS:
        action = actions.add_parser(
            name, help=text.translated(), description=text.translated(), declare=partial(_add_to_action, add)
        )
        action.set_defaults(act=act)


def _add_to_action(add: Add, action: argparse.ArgumentParser) -> None:
    """Declare the arguments of an action: those that find the gateway, and its own."""
    add_address(action)
    add(action)


def _add_address(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--port",
        type=port,
        metavar="N",
        help=phrase("port to listen on; 0 picks a free one, defaults to {port}", port=DEFAULT_PORT),
    )
    command.add_argument(
        "--host",
        default=_DEFAULT_HOST,
        metavar="ADDRESS",
        help=phrase(
            "address to listen on; defaults to {host}. Use 0.0.0.0 in a container, and this machine's network address for a phone; the control addresses then contain a secret",
            host=_DEFAULT_HOST,
        ),
    )


def _add_files(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--state",
        type=file_path,
        metavar="FILE",
        help=phrase("keep state and keys in this file; without it they are lost on exit"),
    )
    command.add_argument(
        "--env",
        type=file_path,
        metavar="FILE",
        dest="env_file",
        help=phrase("also write the variables to this file, as KEY=value lines"),
    )


def _add_keys(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--trust",
        choices=_TRUST,
        default=_TRUST[0],
        help=phrase(
            "which keys of WeChat Pay the merchant has; defaults to {keys}. With both, the serial number in a request selects one",
            keys=_TRUST[0],
        ),
    )
    command.add_argument(
        "--certificates", action="store_const", const="certificates", dest="trust", help=argparse.SUPPRESS
    )
    command.add_argument(
        "--published-keys",
        action="store_true",
        help=phrase("use the published test keys, so that signatures are the same in every run"),
    )


def run(options: argparse.Namespace) -> int:
    """Serve until stopped, or perform an action on a running gateway.

    Raises:
        BadUsage: The port is in use, a file cannot be used, the gateway is not installed, or no gateway is running.
    """
    return _serve(options) if options.action is None else _act(options)


def _act(options: argparse.Namespace) -> int:
    control = find_gateway(options)
    try:
        code: int = options.act(control, options)
    except RefusedByGateway as error:
        print(phrase("refused: {error}", error=error), file=sys.stderr)
        return REFUSED
    finally:
        control.close()
    return code


def _missing(error: ModuleNotFoundError | FileNotFoundError) -> str:
    if isinstance(error, ModuleNotFoundError) and error.name in _GATEWAY:
        return phrase(
            "the gateway is not installed. Run: pip install 'wechatpay-clients[gateway]', or in a checkout: pip install . ./gateway"
        )
    return _in_language(error)


@contextmanager
def _without_collections() -> Generator[None]:
    """Import modules in the block. They exist until the end, so looking for garbage among them, then or later, is in vain."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _serve(options: argparse.Namespace) -> int:
    try:
        with _without_collections():
            from wechatpay_gateway.server import serve
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise BadUsage(_missing(error)) from None
    try:
        serve(
            DEFAULT_PORT if options.port is None else options.port,
            options.state,
            options.env_file,
            host=options.host,
            is_quiet=options.quiet,
            is_json=options.as_json,
            trust=options.trust,
            has_published_keys=options.published_keys,
            delivers_anywhere=options.deliver_anywhere,
            language=current_language(),
        )
    except (OSError, ValueError) as error:  # the gateway's errors about files and keys included
        raise BadUsage(_in_language(error)) from None
    return DONE


def _in_language(error: Exception) -> str:
    """Return the text of an error of the gateway, which has a catalog of its own, in the language of the command."""
    from wechatpay_gateway.texts.texts import texts_in

    return texts_in(current_language()).sentence(str(error))
