"""Call an operation with the merchant that the WECHATPAY_ variables describe; print its answer as JSON."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, cast

from wechatpay_cli.exits import DONE, REFUSED, BadUsage
from wechatpay_clients import Client
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument, WeChatPayError
from wechatpay_runtime.files import DownloadedFile
from wechatpay_runtime.model import Model

NAME = "call"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    command.add_argument("operation", metavar="OPERATION", help="dotted name, as `wechatpay operations` lists it")
    command.add_argument(
        "--json",
        required=True,
        metavar="FILE",
        dest="file",
        help="one JSON object of arguments by wire name; - reads standard input",
    )
    command.add_argument(
        "--output", metavar="FILE", help="where the file goes that the operation answers, or that its reply leads to"
    )


def run(given: argparse.Namespace) -> int:
    """Call an operation and print its decoded answer as JSON; of a file, what it is once it is in its place.

    Raises:
        BadUsage: The file, the operation, an argument or a setting is wrong; nothing was sent.
    """
    arguments = _read(given.file) | ({"to": given.output} if given.output else {})
    try:
        with Client.from_env() as client:
            answer = client.call(given.operation, arguments)
    except (ConfigurationError, InvalidArgument) as error:
        raise BadUsage(str(error)) from None
    except WeChatPayError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return REFUSED
    except OSError as error:
        print(f"The file cannot be written: {error.strerror or error}", file=sys.stderr)
        return REFUSED
    print(json.dumps(_shown(answer), ensure_ascii=False, indent=2))
    return DONE


def _shown(answer: Any) -> Any:
    if isinstance(answer, DownloadedFile):
        return {"path": str(answer.path), "size": answer.size, "sha256": answer.sha256}
    return answer.to_wire() if isinstance(answer, Model) else answer


def _read(file: str) -> dict[str, Any]:
    where = "standard input" if file == "-" else file
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
        arguments: Any = json.loads(text, parse_constant=_refuse_constant)
    except OSError as error:
        raise BadUsage(f"{where} cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise BadUsage(f"{where} is not JSON: {error}") from None
    if not isinstance(arguments, dict):
        raise BadUsage(
            f"{where} holds {type(arguments).__name__}; one JSON object of arguments is needed, such as {{}}"
        )
    return cast("dict[str, Any]", arguments)


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")
