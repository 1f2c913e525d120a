"""Show the code_url of an order as a QR code to scan with WeChat, in the terminal or as a PNG file."""

import argparse
import sys

from wechatpay_cli.exits import DONE, BadUsage
from wechatpay_cli.input_files import file_path
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument
from wechatpay_runtime.qr import to_png, to_terminal

NAME = "qr"
SUMMARY = fragment("Show the code_url of an order as a QR code to scan with WeChat, in the terminal or as a PNG file.")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument("code_url", metavar="CODE_URL", help=phrase("the code_url returned by prepay_native"))
    command.add_argument("--png", type=file_path, metavar="FILE", help=phrase("write a PNG file instead"))


def run(options: argparse.Namespace) -> int:
    """Show a QR code, or write it to a file.

    Raises:
        BadUsage: The code_url is not an address, the file cannot be written, or the extra `[qr]` is not installed.
    """
    try:
        if options.png is None:
            print(to_terminal(options.code_url, is_colored=sys.stdout.isatty()), end="")
        else:
            options.png.write_bytes(to_png(options.code_url))
    except (InvalidArgument, ConfigurationError) as error:
        raise BadUsage(str(error)) from None
    except OSError as error:
        raise BadUsage(phrase("{file} cannot be written: {reason}", file=options.png, reason=error.strerror)) from None
    return DONE
