"""Finds where drafts use the markers of texts, and by which key each text can be shared."""

import re
from collections.abc import Iterator
from typing import TypeAlias

import yaml
from attrs import frozen

from wechatpay_codegen.language.check import TO_DO

_DOC = re.compile(rf"( +)doc: {TO_DO} (t[0-9a-f]{{8}})")
_VALUE = re.compile(rf"    ([^\s:]+|\"[^\"]*\"): {TO_DO} (t[0-9a-f]{{8}})")
_ERROR = re.compile(rf"  - \{{status: ([0-9]+), code: ([^,}}]+), means: {TO_DO} (t[0-9a-f]{{8}}), fix: {TO_DO} \3\}}")
_NAME = re.compile(r"( *)([^\s:]+|\"[^\"]*\"):$")


Key: TypeAlias = tuple[str, str, str]
"""The kind of a text, and the two keys that lead to it in its shared file, such as name and term."""

NO_KEY: Key = ("", "", "")
"""The key of a text that cannot be shared."""


@frozen
class Use:
    """A use of a text: its line, and the key of a shared text that could replace it."""

    marker: str
    line: int
    service: str
    key: Key


def uses_in(name: str, text: str) -> Iterator[Use]:
    """Yield the uses in a spec.

    Args:
        name: Its path in the specs folder.
        text: Its text.
    """
    service = name.split("/")[-2] if "/" in name else ""
    lines = text.splitlines()
    section = ""
    enum = ""
    for number, line in enumerate(lines):
        if line and not line.startswith((" ", "#")):
            section = line.partition(":")[0]
        if section == "enums" and (match := re.fullmatch(r"  ([A-Za-z0-9]+):", line)):
            enum = match[1]
        if match := _DOC.fullmatch(line):
            yield Use(match[2], number, service, _field_key(lines, number, len(match[1])))
        elif section == "enums" and (match := _VALUE.fullmatch(line)):
            yield Use(match[2], number, service, ("value", enum, _plain(match[1])))
        elif match := _ERROR.fullmatch(line):
            yield Use(match[3], number, service, ("error", match[1], match[2]))


def _field_key(lines: list[str], number: int, indent: int) -> Key:
    """Return the name and the term of the field with a description; `NO_KEY` if the description is not that of a field."""
    first = number
    while first and (lines[first].startswith(" " * indent) or lines[first].lstrip().startswith("#")):
        first -= 1
    last = number
    while last < len(lines) and lines[last].startswith(" " * indent):
        last += 1
    match = _NAME.fullmatch(lines[first])
    terms = [line.strip().removeprefix("zh: ") for line in lines[first:last] if line.startswith(f"{' ' * indent}zh: ")]
    if match is None or len(match[1]) != indent - 2:
        return NO_KEY
    return ("field", _plain(match[2]), _plain(terms[0]) if terms else "")


def _plain(text: str) -> str:
    return str(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - BaseLoader creates only texts
