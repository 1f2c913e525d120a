"""Reads one YAML file into light nodes that know where they stand.

Events rather than YAML's own nodes, for speed; and no scalar is interpreted here: a scalar is text until the
grammar says what its key expects. What YAML allows and a spec does not need (anchors, tags, several documents,
keys that are no text, duplicate keys) is refused.
"""

import unicodedata
from typing import Any, NoReturn

import yaml

from wechatpay_codegen.source.complaint import Place, SpecError
from wechatpay_codegen.source.document import Document, Mapping, Node, Scalar, Sequence
from wechatpay_codegen.source.yaml_problems import complain_of_syntax

PURE_PARSER: Any = yaml.BaseLoader
FAST_PARSER: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else PURE_PARSER
_DEEPEST = 32
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def read(path: str, content: bytes, parser: Any = FAST_PARSER) -> Document:
    """Read a file; the complaints of the document say what could not be read, and where."""
    document = Document(path, [], [])
    text = _decode(document, content)
    if text is None:
        return document
    document.lines = text.splitlines()
    try:
        document.top = _Builder(document, parser(text)).document()
    except yaml.YAMLError:
        _read_again(document, text)
    except SpecError:
        document.top = None
    return document


def _read_again(document: Document, text: str) -> None:
    """Ask the pure parser, which every machine has, so that every machine says the same of a broken file."""
    document.complaints.clear()
    document.top = None
    try:
        document.top = _Builder(document, PURE_PARSER(text)).document()
    except yaml.YAMLError as error:
        complain_of_syntax(document, error)
    except SpecError:
        document.top = None


def _decode(document: Document, content: bytes) -> str | None:
    if content.startswith(b"\xef\xbb\xbf"):
        document.complain(
            Place(document.path, 1, 1), "the file begins with a byte order mark", "Save it as UTF-8 without BOM."
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
        "Remove it: a reader of the spec and of the generated code could not see it.",
    )


class _Builder:
    """Makes nodes of the events of one file."""

    def __init__(self, document: Document, parser: Any) -> None:
        self._document = document
        self._next: Any = parser.get_event

    def document(self) -> Node | None:
        self._next()  # the stream begins
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        if event.version or event.tags:
            self._refuse(event, "a YAML directive (`%…`)", "Remove it; a spec is plain YAML.")
        top = self._node(self._next())
        self._next()  # the document ends
        following = self._next()
        if not isinstance(following, yaml.StreamEndEvent):
            self._refuse(following, "a second document (`---`)", "Write one document a file.")
        return top

    def _node(self, event: Any, depth: int = 0) -> Node:
        if type(event) is yaml.ScalarEvent and event.anchor is event.tag is None and depth <= _DEEPEST:
            return self._scalar(event)  # nine of ten events
        if depth > _DEEPEST:
            self._refuse(event, f"a value more than {_DEEPEST} levels deep", "No key of a spec is nested so deep.")
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"the alias `*{event.anchor}`", "Write the value out; specs use no aliases.")
        if event.anchor is not None:
            self._refuse(event, f"the anchor `&{event.anchor}`", "Remove it; specs use no anchors.")
        if event.tag is not None:
            self._refuse(event, f"the tag `{event.tag}`", "Remove it; the key says what its value is.")
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
        scalar = Scalar(event.value, not event.style, mark.line + 1, mark.column + 1)
        if not scalar.text.isprintable():
            for character in scalar.text:
                if character != "\n" and _is_hidden(character):
                    _complain_of_hidden(self._document, self._document.place(scalar), character)
                    scalar.text = "?"
                    break
        return scalar

    def _mapping(self, mapping: Mapping, depth: int) -> Mapping:
        seen: dict[str, Scalar] = {}
        following, node = self._next, self._node
        while not isinstance(event := following(), yaml.MappingEndEvent):
            key = node(event, depth)
            value = node(following(), depth)
            if not isinstance(key, Scalar):
                self._document.complain(key, "a key that is no text", "Write `key: value`.")
                continue
            if key.text in seen:
                first = seen[key.text]
                self._document.complain(
                    key, f"the key `{key.text}` stands twice", f"It stands at line {first.line} already; keep one."
                )
                continue
            seen[key.text] = key
            mapping.entries.append((key, value))
        return mapping

    def _refuse(self, event: Any, what: str, cure: str) -> NoReturn:
        mark = event.start_mark
        self._document.complain(Place(self._document.path, mark.line + 1, mark.column + 1), what, cure)
        raise SpecError(self._document.complaints)
