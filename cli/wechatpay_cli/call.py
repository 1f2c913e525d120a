"""Call an operation as the merchant in the WECHATPAY_ variables; print the result as JSON."""

import argparse
import json
import sys
from typing import Any, cast

from wechatpay_cli.exits import DONE, REFUSED, BadUsage
from wechatpay_cli.input_files import read_input
from wechatpay_clients import Client
from wechatpay_runtime._base.json_object import TOO_DEEP
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument, WeChatPayError
from wechatpay_runtime.jsonable import Jsonable

NAME = "call"
SUMMARY = fragment("Call an operation as the merchant in the WECHATPAY_ variables; print the result as JSON.")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument(
        "operation", metavar="OPERATION", help=phrase("dotted name, as `wechatpay operations` lists it")
    )
    command.add_argument(
        "--json",
        required=True,
        metavar="FILE",
        dest="file",
        help=phrase("JSON object of arguments by wire name; - reads standard input"),
    )
    command.add_argument("--output", metavar="FILE", help=phrase("where to save the file that the operation downloads"))


def run(options: argparse.Namespace) -> int:
    """Call an operation and print its decoded result as JSON; for a download, print the path, size and digest of the file.

    Raises:
        BadUsage: The file, the operation, an argument or a setting is wrong; nothing was sent.
    """
    arguments = _read(options.file) | ({"to": options.output} if options.output else {})
    try:
        with Client.from_env() as client:
            result = client.call(options.operation, arguments)
    except (ConfigurationError, InvalidArgument) as error:
        raise BadUsage(str(error)) from None
    except WeChatPayError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return REFUSED
    except OSError as error:
        print(phrase("The file cannot be written: {reason}", reason=error.strerror or error), file=sys.stderr)
        return REFUSED
    print(json.dumps(_as_json(result), ensure_ascii=False, indent=2))
    return DONE


def _as_json(result: Any) -> Any:
    return result.to_dict(shows_secrets=True) if isinstance(result, Jsonable) else result


def _read(file: str) -> dict[str, Any]:
    where = phrase("standard input") if file == "-" else file
    content = read_input(file)
    try:
        arguments: Any = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except ValueError as error:
        raise BadUsage(phrase("{where} is not JSON: {error}", where=where, error=error)) from None
    except RecursionError:
        raise BadUsage(phrase("{where} is {complaint}", where=where, complaint=TOO_DEEP)) from None
    if not isinstance(arguments, dict):
        raise BadUsage(
            phrase(
                "{where} must be a JSON object of arguments, such as {{}}, got {type}",
                where=where,
                type=type(arguments).__name__,
            )
        )
    return cast("dict[str, Any]", arguments)


def _refuse_constant(name: str) -> Any:
    raise ValueError(phrase("{name} is not a JSON number", name=name))
