"""Writes YAML with the scalar rules of specs, so that the loader reads the same values.

Text is written without quotes if YAML allows it, because unquoted values in specs are text. `Quoted` is for places where
an unquoted value would be a number.
"""

import re
from typing import Any, TypeAlias

import yaml

from wechatpay_codegen.pages.draft.data import is_list, is_table

_COMMENT = re.compile(r"^( *)(?:\? )?COMMENT-([0-9a-f]*)(?:\n *)?: .*$", re.MULTILINE)
_LOOKS_LIKE_DATA = re.compile(r"[-+]?[0-9.][0-9_.eE+-]*|0[xob][0-9A-Fa-f_]+|true|false|null|~|")

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


class Quoted(str):
    """Text that is written in quotes."""

    __slots__ = ()


class Flow(dict[str, Any]):
    """A mapping that is written on one line."""


class FlowList(list[Any]):
    """A list that is written on one line."""


class Comment(str):
    """A comment, as a key of a mapping in block style, before the key that it applies to. Its value is ignored."""

    __slots__ = ()


REASONS = "reasons"
"""Key of a field with the texts of comments, which are written above the field."""

TERMS = "terms"
"""Key of a field with its other terms, each with the place of a page that has it. They become a comment as well."""


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, and does not resolve scalars."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own attribute

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        super().increase_indent(flow, indentless=False)


def _scalar(text: str, style: str | None = None) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)


def _text(_: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return _scalar(text)


def _quoted(_: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return _scalar(text, '"')


def _comment(_: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return _scalar(f"COMMENT-{text.encode().hex()}")


def _plain(_: yaml.SafeDumper, value: object) -> yaml.ScalarNode:
    return _scalar(str(value).lower() if isinstance(value, bool) else str(value))


def _flow(dumper: yaml.SafeDumper, value: dict[str, Any]) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=True)


def _flow_list(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Quoted, _quoted)
_Dumper.add_representer(Comment, _comment)
_Dumper.add_representer(int, _plain)
_Dumper.add_representer(float, _plain)
_Dumper.add_representer(bool, _plain)
_Dumper.add_representer(Flow, _flow)
_Dumper.add_representer(FlowList, _flow_list)


def yaml_text(value: Any) -> str:
    """Return a value as YAML, without sorting keys or wrapping lines."""
    text: str = yaml.dump(
        _with_comments(value),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=10_000_000,
        default_flow_style=False,
    )
    return _COMMENT.sub(lambda match: f"{match[1]}# {bytes.fromhex(match[2]).decode()}", text)


def _with_comments(value: Any) -> Any:
    """Return a value with the reasons of each field as comments above it."""
    if is_list(value) and not isinstance(value, FlowList):
        return [_with_comments(item) for item in value]
    if not is_table(value) or isinstance(value, Flow):
        return value
    found: dict[Any, Any] = {}
    for key, item in value.items():
        if is_table(item) and (REASONS in item or TERMS in item):
            found |= dict.fromkeys(_comments(item), True)
        found[key] = _with_comments(_without_reasons(item))
    return found


def _without_reasons(item: Any) -> Any:
    if not is_table(item) or isinstance(item, Flow):
        return item
    return {name: keys for name, keys in item.items() if name not in {REASONS, TERMS}}


def _comments(keys: dict[str, Any]) -> list[Comment]:
    """Return the comments of a field, one for each kind and name of a difference."""
    by_start: dict[str, list[str]] = {}
    for reason in keys.get(REASONS, ()):
        start, _, rest = reason.partition(": ")
        by_start.setdefault(start, []).append(rest)
    if terms := keys.get(TERMS):
        by_start["differs term"] = [f"{where or 'the page'} has {term}." for term, where in terms.items()]
    return [Comment(f"{start}: {' '.join(reasons)}") for start, reasons in by_start.items()]


def example_data(value: Json) -> Json:
    """Prepare decoded JSON for an example: text that looks like a number or a boolean gets quotes."""
    if isinstance(value, str):
        return Quoted(value) if _LOOKS_LIKE_DATA.fullmatch(value) else value
    if isinstance(value, dict):
        return {key: example_data(item) for key, item in value.items()}
    if isinstance(value, list):
        return [example_data(item) for item in value]
    return "null" if value is None else value
