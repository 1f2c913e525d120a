"""Serve a local WeChat Pay until stopped; print the variables for a client."""

import argparse

from wechatpay_cli.exits import DONE, BadUsage
from wechatpay_cli.input_files import file_path

NAME = "gateway"
_DEFAULT_PORT = 8123
_HIGHEST_PORT = 65535
_PORT_DIGITS = 5
_DEFAULT_HOST = "127.0.0.1"
_TRUST = ("public-key", "certificates", "both")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    _add_address(command)
    _add_files(command)
    _add_keys(command)
    command.add_argument(
        "--quiet", action="store_true", help="do not print the address and a line per request on standard error"
    )
    command.add_argument("--deliver-anywhere", action="store_true", help="also deliver notifications to other machines")


def _add_address(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--port",
        type=_port,
        default=_DEFAULT_PORT,
        metavar="N",
        help=f"port to listen on; 0 picks a free one, defaults to {_DEFAULT_PORT}",
    )
    command.add_argument(
        "--host",
        default=_DEFAULT_HOST,
        metavar="ADDRESS",
        help=f"address to listen on; defaults to {_DEFAULT_HOST}. Use 0.0.0.0 in a container, and this machine's network address "
        "for a phone; the control addresses then contain a secret",
    )


def _add_files(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--state",
        type=file_path,
        metavar="FILE",
        help="keep state and keys in this file; without it they are lost on exit",
    )
    command.add_argument(
        "--env",
        type=file_path,
        metavar="FILE",
        dest="env_file",
        help="also write the variables to this file, as KEY=value lines",
    )


def _add_keys(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--trust",
        choices=_TRUST,
        default=_TRUST[0],
        help=f"which keys of WeChat Pay the merchant has; defaults to {_TRUST[0]}. With both, the serial number in a request selects one",
    )
    command.add_argument(
        "--certificates", action="store_const", const="certificates", dest="trust", help=argparse.SUPPRESS
    )
    command.add_argument(
        "--published-keys",
        action="store_true",
        help="use the published test keys, so that signatures are the same in every run",
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > _PORT_DIGITS or int(text) > _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: expected a number from 0 to {_HIGHEST_PORT}")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Serve until stopped.

    Raises:
        BadUsage: The port is in use, a file cannot be used, or the extra `[gateway]` is not installed.
    """
    try:
        from wechatpay_gateway.server import serve
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise BadUsage(str(error)) from None
    try:
        serve(
            options.port,
            options.state,
            options.env_file,
            host=options.host,
            is_quiet=options.quiet,
            trust=options.trust,
            has_published_keys=options.published_keys,
            delivers_anywhere=options.deliver_anywhere,
        )
    except (OSError, ValueError) as error:  # the gateway's errors about files and keys included
        raise BadUsage(str(error)) from None
    return DONE
