"""Reads a YAML file into nodes with their places.

It uses PyYAML's events, which is faster than its nodes. Scalars are not interpreted: each is text until the grammar
defines the type of its key. Features of YAML that specs do not need are refused: anchors, tags, several documents,
keys that are not strings, duplicate keys.
"""

import unicodedata
from typing import Any, NoReturn

import yaml

from wechatpay_codegen.source.complaint import SpecError
from wechatpay_codegen.source.document import Document, Mapping, Node, Scalar, Sequence
from wechatpay_codegen.source.place import Place
from wechatpay_codegen.source.yaml_problems import complain_of_syntax

PURE_PARSER: Any = yaml.BaseLoader
FAST_PARSER: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else PURE_PARSER
_SCALAR, _MAPPING_END = yaml.ScalarEvent, yaml.MappingEndEvent
_DEEPEST = 32
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def read(path: str, content: bytes, parser: Any = FAST_PARSER) -> Document:
    """Read a file. Problems are in the complaints of the document."""
    document = Document(path, [], [])
    text = _decode(document, content)
    if text is None:
        return document
    document.lines = text.splitlines()
    try:
        document.top = _Builder(document, text, parser).document()
    except yaml.YAMLError:
        _read_again(document, text)
    except SpecError:
        document.top = None
    return document


def _read_again(document: Document, text: str) -> None:
    """Parse an invalid file in pure Python, so that complaints do not depend on whether libyaml is installed."""
    document.complaints.clear()
    document.top = None
    try:
        document.top = _Builder(document, text, PURE_PARSER).document()
    except yaml.YAMLError as error:
        complain_of_syntax(document, error)
    except SpecError:
        document.top = None


def _decode(document: Document, content: bytes) -> str | None:
    if content.startswith(b"\xef\xbb\xbf"):
        document.complain(
            Place(document.path, 1, 1), "the file starts with a byte order mark", "Save it as UTF-8 without BOM."
        )
        return None
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        document.complain(Place(document.path, line, column), "these bytes are not UTF-8", "Save the file as UTF-8.")
        return None
    if text.replace("\n", "").isprintable():
        return text
    document.lines = text.split("\n")
    for number, row in enumerate(document.lines, 1):
        for column, character in enumerate(row, 1):
            if _is_hidden(character) and character not in "\t\r":
                _complain_of_hidden(document, Place(document.path, number, column), character)
                return None
    return text


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN_CATEGORIES


def _complain_of_hidden(document: Document, place: Place, character: str) -> None:
    name = unicodedata.name(character, "")
    document.complain(
        place,
        f"the invisible character U+{ord(character):04X}" + (f" ({name})" if name else ""),
        "Remove it. It would be invisible in the spec and in the generated code.",
    )


class _Builder:
    """Builds nodes from the events of a file."""

    def __init__(self, document: Document, text: str, parser: Any) -> None:
        self._document = document
        self._next: Any = parser(text).get_event
        self._may_hide = any(source in text for source in "\\\t\r")
        """Whether a scalar can contain a character that `_decode` did not refuse: from an escape, a tab or a carriage return."""

    def document(self) -> Node | None:
        self._next()  # start of the stream
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        if event.version or event.tags:
            self._refuse(event, "a YAML directive (`%…`)", "Remove it. Specs do not use directives.")
        top = self._node(self._next())
        self._next()  # end of the document
        following = self._next()
        if not isinstance(following, yaml.StreamEndEvent):
            self._refuse(following, "a second document (`---`)", "Put each document in a separate file.")
        return top

    def _node(self, event: Any, depth: int = 0) -> Node:
        if type(event) is _SCALAR and event.anchor is event.tag is None and depth <= _DEEPEST:
            return self._scalar(event)  # nine events out of ten
        if depth > _DEEPEST:
            self._refuse(event, f"nested more than {_DEEPEST} levels deep", "Reduce the nesting.")
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"the alias `*{event.anchor}`", "Write the value itself. Specs do not use aliases.")
        if event.anchor is not None:
            self._refuse(event, f"the anchor `&{event.anchor}`", "Remove it. Specs do not use anchors.")
        if event.tag is not None:
            self._refuse(event, f"the tag `{event.tag}`", "Remove it. The key determines the type.")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        mark = event.start_mark
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(Mapping([], bool(event.flow_style), mark.line + 1, mark.column + 1), depth + 1)
        sequence = Sequence([], bool(event.flow_style), mark.line + 1, mark.column + 1)
        while not isinstance(following := self._next(), yaml.SequenceEndEvent):
            sequence.items.append(self._node(following, depth + 1))
        return sequence

    def _scalar(self, event: Any) -> Scalar:
        mark = event.start_mark
        text = event.value
        scalar = Scalar(text, not event.style, mark.line + 1, mark.column + 1)
        if self._may_hide and not text.isprintable():
            for character in text:
                if character != "\n" and _is_hidden(character):
                    _complain_of_hidden(self._document, self._document.place(scalar), character)
                    scalar.text = "?"
                    break
        return scalar

    def _mapping(self, mapping: Mapping, depth: int) -> Mapping:
        keys: dict[str, Scalar] = {}
        following, node, scalar = self._next, self._node, self._scalar
        simple = _SCALAR if depth <= _DEEPEST else None  # the shortcut of `_node`, without its call
        while type(event := following()) is not _MAPPING_END:
            is_simple = type(event) is simple and event.anchor is event.tag is None
            key = scalar(event) if is_simple else node(event, depth)
            event = following()
            is_simple = type(event) is simple and event.anchor is event.tag is None
            value = scalar(event) if is_simple else node(event, depth)
            if not isinstance(key, Scalar):
                self._document.complain(key, "a key must be a string", "Write `key: value`.")
            elif key.text in keys:
                first = keys[key.text]
                self._document.complain(
                    key, f"duplicate key `{key.text}`", f"The first one is at line {first.line}. Keep one of them."
                )
            else:
                keys[key.text] = key
                mapping.entries.append((key, value))
        return mapping

    def _refuse(self, event: Any, what: str, cure: str) -> NoReturn:
        mark = event.start_mark
        self._document.complain(Place(self._document.path, mark.line + 1, mark.column + 1), what, cure)
        raise SpecError(self._document.complaints)
