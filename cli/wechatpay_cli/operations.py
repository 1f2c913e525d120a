"""List every operation of the API with its name, method and path, or show one with its arguments."""

import argparse
import json
from typing import Any

from wechatpay_cli.completion import completed_by
from wechatpay_cli.entries import catalog, common_errors, find_entries, operation_names
from wechatpay_cli.exits import DONE
from wechatpay_cli.fields import upload_body
from wechatpay_runtime._base.messages import current_language, fragment, phrase

NAME = "operations"
SUMMARY = fragment("List every operation of the API, or show one with its arguments, errors and an example.")
_FACTS = (
    "operation",
    "method",
    "paths",
    "title",
    "docs",
    "updated",
    "checked",
    "roles",
    "parameters",
    "body",
    "replies",
    "errors",
    "rate",
    "deprecated",
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    name = command.add_argument(
        "name",
        nargs="?",
        metavar="NAME",
        help=phrase(
            "show this operation, or list those with this text in their name or title, such as refund; without it, list all"
        ),
    )
    completed_by(name, lambda _: operation_names())
    command.add_argument("--json", action="store_true", dest="as_json", help=phrase("print all details as JSON"))


def run(options: argparse.Namespace) -> int:
    """Print the operations, one line per path with the title in the language of the command, or as JSON; print details of a single one.

    Raises:
        BadUsage: No operation has this name, or this text in its name or title.
    """
    entries = catalog() if options.name is None else find_entries(options.name)
    if options.as_json:
        common = common_errors()
        print(json.dumps([_facts(entry, common) for entry in entries], ensure_ascii=False, indent=2))
        return DONE
    if options.name is not None and len(entries) == 1:
        from wechatpay_cli.details import details

        print("\n".join(details(entries[0])))
        return DONE
    for entry in entries:
        for route in entry["routes"]:
            print(f"{entry['operation']}  {entry['method']} {route['path']}  {entry['title'][current_language()]}")
    return DONE


def _facts(entry: dict[str, Any], common: list[dict[str, Any]]) -> dict[str, Any]:
    facts = {
        **entry,
        "paths": [route["path"] for route in entry["routes"]],
        "parameters": [{**parameter, "type": parameter["schema"]["type"]} for parameter in entry["parameters"]],
        "body": upload_body(entry["upload"]) if entry["upload"] else entry["body"],
        "errors": [*entry["errors"], *common],
    }
    return {name: facts[name] for name in _FACTS}
