"""Writes YAML with the scalar rules of specs, so that the loader reads the same values.

Text is written without quotes if YAML allows it, because unquoted values in specs are text. `Quoted` is for places where
an unquoted value would be a number.
"""

import re
from typing import Any, TypeAlias

import yaml

_LOOKS_LIKE_DATA = re.compile(r"[-+]?[0-9.][0-9_.eE+-]*|0[xob][0-9A-Fa-f_]+|true|false|null|~|")

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


class Quoted(str):
    """Text that is written in quotes."""

    __slots__ = ()


class Flow(dict[str, Any]):
    """A mapping that is written on one line."""


class FlowList(list[Any]):
    """A list that is written on one line."""


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


def _plain(_: yaml.SafeDumper, value: object) -> yaml.ScalarNode:
    return _scalar(str(value).lower() if isinstance(value, bool) else str(value))


def _flow(dumper: yaml.SafeDumper, value: dict[str, Any]) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=True)


def _flow_list(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Quoted, _quoted)
_Dumper.add_representer(int, _plain)
_Dumper.add_representer(float, _plain)
_Dumper.add_representer(bool, _plain)
_Dumper.add_representer(Flow, _flow)
_Dumper.add_representer(FlowList, _flow_list)


def yaml_text(value: Any) -> str:
    """Return a value as YAML, without sorting keys or wrapping lines."""
    text: str = yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000_000, default_flow_style=False
    )
    return text


def example_data(value: Json) -> Json:
    """Prepare decoded JSON for an example: text that looks like a number or a boolean gets quotes."""
    if isinstance(value, str):
        return Quoted(value) if _LOOKS_LIKE_DATA.fullmatch(value) else value
    if isinstance(value, dict):
        return {key: example_data(item) for key, item in value.items()}
    if isinstance(value, list):
        return [example_data(item) for item in value]
    return "null" if value is None else value
