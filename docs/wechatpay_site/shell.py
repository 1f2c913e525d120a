"""Calls that run in a shell: with the command and with curl. docs/en/guides/signing.md defines the functions for curl."""

import json
import re
from typing import Any

from wechatpay_cli.examples import arguments_of
from wechatpay_site.catalog import is_object, list_of

_SEALED = "\0"
"""Surrounds a text that is encrypted. JSON shows it as an escape."""
_SEALED_IN_JSON = re.compile(r"\\u0000(.*?)\\u0000")


def curl(entry: dict[str, Any]) -> str:
    """Return lines for a shell that send the first example with curl."""
    method, _, target = entry["examples"][0]["sends"].partition(" ")
    if entry["upload"]:
        return _upload(entry, target)
    if not entry["body"]:
        return f"wechatpay_curl {method} {_quoted(target)}"
    outside = {parameter["name"] for parameter in entry["parameters"]}
    given = {name: value for name, value in arguments_of(entry).items() if name not in outside}
    return f"wechatpay_curl {method} {_quoted(target)} {_json(given, entry)}"


def seals(entry: dict[str, Any]) -> bool:
    """Return whether the line for curl encrypts something."""
    return "$(wechatpay_seal " in curl(entry)


def _upload(entry: dict[str, Any], target: str) -> str:
    given = dict(arguments_of(entry))
    file = given.pop("file")
    facts = entry["upload"]
    named = {facts["filename"]: file} if facts["filename"] else {}
    digest = f"'\"$(openssl dgst -{facts['algorithm'].lower()} -r {_quoted(file)} | cut -d ' ' -f 1)\"'"
    meta = _quoted(_compact({**given, **named, facts["digest"]: _SEALED})).replace(_compact(_SEALED)[1:-1], digest)
    return f"wechatpay_upload {_quoted(target)} {meta} {_quoted(file)}"


def _json(given: dict[str, Any], entry: dict[str, Any]) -> str:
    """Return a body for a shell, in which `wechatpay_seal` encrypts what must be encrypted."""
    schema = entry["body"]
    key = " brand" if entry["scheme"] == "brand" else ""

    def sealed(found: re.Match[str]) -> str:
        return f"'\"$(wechatpay_seal '{found[1]}'{key})\"'"

    return _SEALED_IN_JSON.sub(sealed, _quoted(_compact(_marked(given, schema, schema.get("$defs", {})))))


def _marked(value: Any, schema: dict[str, Any], models: dict[str, Any]) -> Any:
    """Return a value in which the texts that the schema says are encrypted are marked."""
    if "$ref" in schema:
        schema = models[schema["$ref"].rpartition("/")[2]]
    if is_object(value):
        fields = schema.get("properties", {})
        return {name: _marked(each, fields.get(name, {}), models) for name, each in value.items()}
    if isinstance(value, list):
        return [_marked(each, schema.get("items", {}), models) for each in list_of(value)]
    return f"{_SEALED}{value}{_SEALED}" if schema.get("x-encrypted") else value


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
