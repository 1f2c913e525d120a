"""What docstrings say, and how their text is wrapped and made safe."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from attrs import frozen

from wechatpay_codegen import spec
from wechatpay_codegen.grammar import ROLES
from wechatpay_codegen.names import Source, argument_name
from wechatpay_codegen.types import Integer, Text, Type

LINE_LENGTH = 120
_SHOWN_FIELDS = 6


@frozen
class Block:
    """One piece of running text: its first line stands `indent` columns in, the others `hang` further. Empty: a blank line."""

    text: str
    indent: int = 0
    hang: int = 0


Docstring: TypeAlias = tuple[Block, ...]
BLANK = Block("")


def quoted(docstring: Docstring, indent: int) -> Source:
    """The docstring as Python source, for a place `indent` columns in; whatever the text holds, it stays that text."""
    lines = [_escaped(docstring[0].text)]
    for block in docstring[1:]:
        lines += [_escaped(line) for line in _wrapped(block, indent)] if block.text else [""]
    if len(lines) > 1:
        lines.append(" " * indent)
    return Source('"""' + "\n".join(lines) + '"""')


def summary(title: spec.Title, ending: str = ".") -> str:
    """A title as the first line of a docstring."""
    return f"{title.en} ({title.zh}){ending}" if title.zh else f"{title.en}{ending}"


def one_line(text: str) -> Docstring:
    """A docstring of one block."""
    return (Block(" ".join(text.split())),)


def described(title: spec.Title, doc: str) -> Docstring:
    """The docstring of a package: its title, and what it is for."""
    return (Block(summary(title)), BLANK, *_prose(doc))


def field_doc(field: spec.Field) -> Docstring:
    """The docstring of a model's field."""
    facts = ", ".join(_facts(field.zh, field.type))
    doc = field.doc.strip()
    if not doc:
        return one_line(f"{facts or field.name.text}.")
    if not facts:
        return one_line(doc)
    is_one_sentence = doc.endswith(".") and ". " not in doc and "\n" not in doc
    return one_line(f"{doc[:-1]} ({facts})." if is_one_sentence else f"{facts}. {doc}")


def method_doc(operation: spec.Operation, models: Sequence[str], common_errors: Sequence[spec.ErrorRow]) -> Docstring:
    """The docstring of an operation's method: what a person needs at the keyboard."""
    blocks = [Block(summary(operation.title))]
    if operation.doc:
        blocks += [BLANK, *_prose(operation.doc)]
    if operation.parameters:
        blocks += [BLANK, Block("Args:"), *(_argument(parameter) for parameter in operation.parameters)]
    blocks += [BLANK, Block("Returns:"), Block(_returns(operation, models), 4)]
    blocks += [BLANK, Block("Raises:"), *_raises(operation, common_errors)]
    blocks += [BLANK, Block(f"May be called by: {', '.join(ROLES[role] for role in operation.roles)}.")]
    dated = f", {operation.updated}" if operation.updated else ""
    blocks += [BLANK, Block(f"Official page{dated}: {operation.docs[0]}")]
    blocks += [Block(f"See also: {page}") for page in operation.docs[1:]]
    return tuple(blocks)


def _prose(text: str) -> Iterable[Block]:
    """A line of the spec's text is a block; YAML has joined the lines that belong together."""
    return [Block(line.strip()) for line in text.strip().split("\n")]


def _argument(parameter: spec.Parameter) -> Block:
    name = argument_name(parameter.name.text)
    facts = _facts(parameter.zh, parameter.type)
    if name != parameter.name.text:
        facts.append(f"sent as `{parameter.name.text}`")
    parts = [f"{', '.join(facts)}." if facts else "", parameter.doc or ("" if facts else "See the official page.")]
    return Block(f"{name}: {' '.join(part for part in parts if part)}", 4, 4)


def _facts(zh: str, type_: Type) -> list[str]:
    return [fact for fact in (zh, _bounds(type_)) if fact]


def _bounds(type_: Type) -> str:
    match type_:
        case Text(minimum=minimum, maximum=int(maximum), is_in_bytes=is_in_bytes):
            unit = "bytes of UTF-8" if is_in_bytes else "characters"
            return f"{minimum} to {maximum} {unit}" if minimum is not None else f"at most {maximum} {unit}"
        case Integer(minimum=int(minimum), maximum=maximum):
            return f"{minimum} to {maximum}"
        case _:
            return ""


def _returns(operation: spec.Operation, models: Sequence[str]) -> str:
    bodies = [reply for reply in operation.replies if reply.fields is not None]
    empty = [str(reply.status) for reply in operation.replies if reply.fields is None]
    parts = [
        f"`{name}` with {_listed([f.name.text for f in body.fields or ()])}."
        for name, body in zip(models, bodies, strict=True)
    ]
    if empty:
        parts.append(f"{'`None`' if bodies else 'Nothing'}; WeChat Pay answers {' or '.join(empty)}.")
    return " ".join(parts)


def _listed(names: list[str]) -> str:
    shown = [f"`{name}`" for name in names[:_SHOWN_FIELDS]]
    if rest := len(names) - len(shown):
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _raises(operation: spec.Operation, common_errors: Sequence[spec.ErrorRow]) -> Iterable[Block]:
    if operation.parameters:
        yield Block("InvalidArgument: An argument is missing or of the wrong type; nothing was sent.", 4, 4)
    if not operation.errors:
        yield Block("ApiError: WeChat Pay refused the call. The page lists no errors of its own.", 4, 4)
    else:
        yield Block("ApiError: WeChat Pay refused the call. The page names:", 4, 4)
        for row in operation.errors:
            yield Block(f"{row.status} {row.code}: {row.means} {row.fix}", 8, 4)
    if common_errors:
        codes = ", ".join(f"{row.status} {row.code}" for row in common_errors)
        yield Block(f"Common to all operations: {codes}.", 8, 4)


def _wrapped(block: Block, indent: int) -> list[str]:
    """The block's lines, no wider than a line of code unless one word is."""
    prefix = " " * (indent + block.indent)
    lines: list[str] = []
    current, width = "", 0
    for word in block.text.split():
        word_width = _width(word)
        if current and len(prefix) + width + 1 + word_width > LINE_LENGTH:
            lines.append(prefix + current)
            prefix = " " * (indent + block.indent + block.hang)
            current, width = word, word_width
        else:
            current, width = (f"{current} {word}", width + 1 + word_width) if current else (word, word_width)
    return [*lines, prefix + current]


def _width(text: str) -> int:
    """Columns on a terminal, where a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _escaped(text: str) -> str:
    r"""Text inside triple quotes: no backslash of it starts an escape, no quote of it ends the string."""
    escaped = text.replace("\\", "\\\\")
    if '"""' in text or text.endswith('"'):
        escaped = escaped.replace('"', '\\"')
    if text.isprintable():
        return escaped
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped)
