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
    """Declare what the command takes."""
    command.add_argument(
        "--port",
        type=_port,
        default=_DEFAULT_PORT,
        metavar="N",
        help=f"port, 0 for any free one; {_DEFAULT_PORT} unless given",
    )
    command.add_argument(
        "--host",
        default=_DEFAULT_HOST,
        metavar="ADDRESS",
        help=f"address to listen on; {_DEFAULT_HOST} unless given. 0.0.0.0 in a container, this machine's address in the network for a "
        "phone; the control addresses then have a secret in them",
    )
    command.add_argument(
        "--state", type=file_path, metavar="FILE", help="keep state and keys here; without it they end with the gateway"
    )
    command.add_argument(
        "--env",
        type=file_path,
        metavar="FILE",
        dest="env_file",
        help="write the variables here, too, as KEY=value lines",
    )
    command.add_argument(
        "--trust",
        choices=_TRUST,
        default=_TRUST[0],
        help=f"which keys of WeChat Pay the merchant has; {_TRUST[0]} unless given; with both, the serial that a request names decides",
    )
    command.add_argument(
        "--certificates", action="store_const", const="certificates", dest="trust", help=argparse.SUPPRESS
    )
    command.add_argument(
        "--published-keys",
        action="store_true",
        help="use the test keys that everybody knows, so that what is signed is the same in every run",
    )
    command.add_argument(
        "--quiet", action="store_true", help="leave out the address and the line for each request on standard error"
    )
    command.add_argument("--deliver-anywhere", action="store_true", help="deliver callbacks beyond this machine, too")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > _PORT_DIGITS or int(text) > _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, a number from 0 to {_HIGHEST_PORT}")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Serve until stopped.

    Raises:
        BadUsage: The port is taken, a file cannot be used, or the extra `[gateway]` is not installed.
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
    except (OSError, ValueError) as error:  # the gateway's own errors of files and keys are among them
        raise BadUsage(str(error)) from None
    return DONE
