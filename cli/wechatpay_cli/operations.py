"""List every operation of the API with its name, method and path."""

import argparse
import json
from typing import Any

from wechatpay_cli.catalog_files import catalog_files
from wechatpay_cli.exits import DONE
from wechatpay_runtime._base.messages import current_language, fragment, phrase

NAME = "operations"
SUMMARY = fragment("List every operation of the API with its name, method and path.")
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
    command.add_argument("--json", action="store_true", dest="as_json", help=phrase("print all details as JSON"))


def run(options: argparse.Namespace) -> int:
    """Print the operations, one line per path with the title in the language of the command, or as JSON."""
    common = common_errors()
    entries = [_facts(entry, common) for entry in catalog()]
    if options.as_json:
        print(json.dumps(entries, ensure_ascii=False, indent=2))
        return DONE
    for facts in entries:
        for path in facts["paths"]:
            print(f"{facts['operation']}  {facts['method']} {path}  {facts['title'][current_language()]}")
    return DONE


def common_errors() -> list[dict[str, Any]]:
    """Return the error rows that apply to every operation besides its own."""
    rows: list[dict[str, Any]] = json.loads(next(catalog_files("errors.json")))
    return rows


def catalog() -> list[dict[str, Any]]:
    """Return every operation of the catalog, sorted by name."""
    return sorted(map(json.loads, catalog_files("operations")), key=lambda entry: str(entry["operation"]))


def _facts(entry: dict[str, Any], common: list[dict[str, Any]]) -> dict[str, Any]:
    facts = {
        **entry,
        "paths": [route["path"] for route in entry["routes"]],
        "parameters": [{**parameter, "type": parameter["schema"]["type"]} for parameter in entry["parameters"]],
        "body": _upload_body(entry["upload"]) if entry["upload"] else entry["body"],
        "errors": [*entry["errors"], *common],
    }
    return {name: facts[name] for name in _FACTS}


def _upload_body(upload: dict[str, Any]) -> dict[str, Any]:
    """Describe the arguments of an upload: the path of the file, its name (optional), and the fields sent with it."""
    filled_in = {upload["filename"], upload["digest"]}
    schemas = [upload["meta"], upload["form"]]
    fields = {name: each for schema in schemas for name, each in schema["properties"].items() if name not in filled_in}
    required = [name for schema in schemas for name in schema.get("required", ()) if name not in filled_in]
    file = {
        "type": "string",
        "description": f"Path of the file; its name must end in {', '.join(upload['accepts'])}.",
    }
    name = {"type": "string", "description": "Name of the file. Defaults to the name in the path."}
    return {
        "type": "object",
        "properties": {"file": file, "filename": name, **fields},
        "required": ["file", *required],
        "additionalProperties": False,
    }
