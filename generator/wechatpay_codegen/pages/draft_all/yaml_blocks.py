"""Inserts keys into the text of a YAML file in block style, without changing anything else."""

import re

import yaml

_KEY = re.compile(r"( *)([^\s#'\"-][^:#]*|\"[^\"]*\"|'[^']*'):(?: (.*))?$")


class NotABlock(Exception):
    """The place for the new key is not a mapping in block style."""


def inserted(text: str, keys: tuple[str, ...], lines: str) -> str:
    """Return a text with a new key.

    Args:
        text: The text of the file.
        keys: The keys that lead to the new one, and the new one itself. Those that are missing are added, in alphabetical order.
        lines: The lines of the value, indented as they must be.

    Raises:
        NotABlock: One of the keys has a value that is not a mapping in block style.
    """
    rows = text.splitlines(keepends=True)
    start, end = 0, len(rows)
    for depth, key in enumerate(keys):
        own = _entries(rows, start, end, depth)
        if key not in own:
            place = next((first for name, (first, _) in own.items() if name > key), end)
            missing = "".join(f"{'  ' * level}{_written(name)}:\n" for level, name in _rest(keys, depth))
            rows.insert(place, f"{missing}{lines}")
            return "".join(rows)
        start, end = own[key]
        match = _KEY.fullmatch(rows[start].rstrip("\n"))
        if match is None or (match[3] and not match[3].lstrip().startswith("#")):
            raise NotABlock(f"`{key}` is not a mapping in block style")
        start += 1
    rows.insert(end, lines)
    return "".join(rows)


def _rest(keys: tuple[str, ...], depth: int) -> list[tuple[int, str]]:
    return [(level, name) for level, name in enumerate(keys) if level >= depth]


def _entries(rows: list[str], start: int, end: int, depth: int) -> dict[str, tuple[int, int]]:
    """Return the keys of a mapping, each with the numbers of its first line and of the line after its last one."""
    found: dict[str, tuple[int, int]] = {}
    last: str | None = None
    indent = " " * (2 * depth)
    for number in range(start, end):
        row = rows[number]
        if not row.startswith(indent) or row[len(indent) : len(indent) + 1] in {" ", "#", "-", "\n", ""}:
            continue
        if match := _KEY.fullmatch(row.rstrip("\n")):
            if last is not None:
                found[last] = (found[last][0], number)
            last = _unquoted(match[2])
            found[last] = (number, end)
    return found


def _unquoted(key: str) -> str:
    return str(yaml.load(key, yaml.BaseLoader)) if key[0] in "\"'" else key  # noqa: S506 - it creates only texts


def _written(key: str) -> str:
    return (
        f'"{key}"'
        if not key
        or not re.fullmatch(r"[^\s:#'\"{}\[\],&*!|>%@`?-][^:#]*", key)
        or key.lower() in {"true", "false", "null", "no", "yes", "on", "off"}
        else key
    )
