"""Call an operation as the merchant in the WECHATPAY_ variables; print the result as JSON."""

import argparse
import json
import os
import sys
from typing import Any, cast

from wechatpay_cli.arguments import names_to_pass, read_json, read_words
from wechatpay_cli.completion import completed_by
from wechatpay_cli.entries import Entry, download_method, entry_of, operation_names, unknown_operation
from wechatpay_cli.exits import DONE, REFUSED, BadUsage
from wechatpay_cli.fields import all_fields, fields_of
from wechatpay_cli.given import WORDS
from wechatpay_cli.input_files import read_input
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument, WeChatPayError
from wechatpay_runtime.jsonable import Jsonable

NAME = "call"
SUMMARY = fragment("Call an operation as the merchant in the WECHATPAY_ variables; print the result as JSON.")
_TO = "to"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    operation = command.add_argument(
        "operation",
        metavar="OPERATION",
        help=phrase("dotted name, as `wechatpay operations` lists it; `wechatpay operations NAME` shows the arguments"),
    )
    completed_by(operation, lambda _: operation_names())
    words = command.add_argument(
        WORDS,
        nargs="*",
        default=(),
        metavar="NAME=VALUE",
        help=phrase(
            "an argument by wire name, such as out_trade_no=a1, amount.total=100 or goods_detail.0.quantity=1. NAME:=JSON passes JSON, NAME=@FILE the text of a file, NAME:=@FILE the JSON in it"
        ),
    )
    completed_by(words, _names_of_arguments)
    command.add_argument(
        "--json",
        metavar="FILE",
        dest="file",
        help=phrase(
            "JSON object of arguments by wire name; - reads standard input. Arguments on the command line replace those in it"
        ),
    )
    command.add_argument(
        "--output",
        metavar="FILE",
        help=phrase("where to save the file that the operation downloads; the same as to=FILE"),
    )
    command.add_argument(
        "--dry-run",
        action="store_true",
        help=phrase("check the arguments and print the request without sending it; needs no keys"),
    )


def run(options: argparse.Namespace) -> int:
    """Call an operation and print its decoded result as JSON; for a download, print the path, size and digest of the file.

    Raises:
        BadUsage: A file, the operation, an argument or a setting is wrong; nothing was sent.
    """
    arguments = _arguments(options)
    try:
        if options.dry_run:
            from wechatpay_cli.dry_run import print_request

            print_request(_known(options.operation), arguments, os.environ)
            return DONE
        result = _call(options.operation, arguments)
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


def _call(operation: str, arguments: dict[str, Any]) -> Any:
    from wechatpay_clients import Client

    with Client.from_env() as client:
        if _TO not in arguments:
            return client.call(operation, arguments)
        from wechatpay_cli.progress import progress_of

        with progress_of(str(arguments[_TO]), sys.stderr) as progress:
            return client.call(operation, {**arguments, "progress": progress})


def _arguments(options: argparse.Namespace) -> dict[str, Any]:
    """Return the arguments of the call: those of the file, then those on the command line."""
    arguments: dict[str, Any] = {} if options.file is None else _read(options.file)
    to = [word.partition("=")[2] for word in options.words if word.startswith(f"{_TO}=")]
    if len([*to, *filter(None, [options.output])]) > 1:
        raise BadUsage(phrase("{name} is given twice", name=_TO))
    words = [word for word in options.words if not word.startswith(f"{_TO}=")]
    if words:
        entry = _known(options.operation)
        arguments = read_words(words, fields_of(entry), options.operation, arguments)
    for each in filter(None, (*to, options.output)):
        arguments[_TO] = each
    return arguments


def _known(operation: str) -> Entry:
    entry = entry_of(operation)
    if entry is None:
        raise BadUsage(unknown_operation(operation, operation_names()))
    return entry


def _names_of_arguments(options: argparse.Namespace) -> list[str]:
    entry = entry_of(options.operation)
    if entry is None:
        return []
    returns_file = download_method(entry) == options.operation
    return [*names_to_pass(all_fields(fields_of(entry))), *([f"{_TO}="] if returns_file else [])]


def _as_json(result: Any) -> Any:
    return result.to_dict(shows_secrets=True) if isinstance(result, Jsonable) else result


def _read(file: str) -> dict[str, Any]:
    where = phrase("standard input") if file == "-" else file
    arguments = read_json(read_input(file), where)
    if not isinstance(arguments, dict):
        raise BadUsage(
            phrase(
                "{where} must be a JSON object of arguments, such as {{}}, got {type}",
                where=where,
                type=type(arguments).__name__,
            )
        )
    return cast("dict[str, Any]", arguments)
