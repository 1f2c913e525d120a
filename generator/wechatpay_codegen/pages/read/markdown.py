"""Splits a Markdown page into blocks: headings, paragraphs, code, and tables, whose cells consist of pieces.

markdown-it-py parses the Markdown. This module extracts the parts that contain facts, with their line numbers.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

from attrs import frozen
from markdown_it import MarkdownIt
from markdown_it.token import Token

from wechatpay_codegen.pages.read.problems import PageError

_BAR = re.compile(r"(?<!\\)\|")
_INLINE = frozenset(
    {tag for name in ("a", "b", "em", "font", "i", "span", "strong", "sub", "sup", "u") for tag in (name, f"/{name}")}
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)[^<>]*>")


@frozen
class Piece:
    """A part of a line. `kind` is `text`, `code`, `tag`, `link` or `/link`.

    For a tag, `text` is its name, such as `li` or `/li`. For the start of a link, `text` is its address; it ends at the
    next piece of the kind `/link`.
    """

    kind: str
    text: str


Pieces: TypeAlias = tuple[Piece, ...]


@frozen
class Heading:
    """A heading. Levels start at 1."""

    line: int
    level: int
    text: str


@frozen
class Paragraph:
    """A paragraph. `text` has the line breaks of the page."""

    line: int
    text: str


@frozen
class Code:
    """A block of code."""

    line: int
    text: str


@frozen
class Row:
    """A row of a table. `cells` has as many cells as the head; `written` is the number of cells in the line."""

    line: int
    cells: tuple[Pieces, ...]
    written: int


@frozen
class Table:
    """A table: the texts of its head cells, and its rows."""

    line: int
    head: tuple[str, ...]
    rows: tuple[Row, ...]


Block: TypeAlias = Heading | Paragraph | Code | Table


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a page, in order, including those in lists and quotes."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    lines = text.split("\n")
    found: list[Block] = []
    for number, token in enumerate(tokens):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "heading_open":
            found.append(Heading(line, int(token.tag[1:]), plain(_pieces(tokens[number + 1]))))
        elif token.type == "paragraph_open":
            found.append(Paragraph(line, plain(_pieces(tokens[number + 1]))))
        elif token.type in {"fence", "code_block"}:
            found.append(Code(line, token.content))
        elif token.type == "html_block":
            found.append(Paragraph(line, _TAG.sub("", token.content).strip()))
        elif token.type == "table_open":
            found.append(_table(tokens[number:], line, lines))
    return tuple(found)


def blocks_of(path: str, content: bytes) -> tuple[Block, ...]:
    """Return the blocks of a file.

    Args:
        path: Its path, for messages.
        content: Its bytes, UTF-8.

    Raises:
        PageError: The content is not UTF-8 text.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PageError(f"{path}: not UTF-8 text (byte {error.start})") from error
    if "\0" in text:
        raise PageError(f"{path}: not text: it contains a null byte")
    return blocks(text.replace("\r\n", "\n").replace("\r", "\n"))


def plain(pieces: Pieces) -> str:
    """Return the text of pieces, without formatting."""
    parts = ("\n" if piece.kind == "tag" and piece.text == "br" else piece.text for piece in pieces if _shows(piece))
    return "".join(parts).strip()


def in_lines(pieces: Pieces) -> str:
    """Return the text of pieces, with a line for each list item and each line of the page."""
    shown = (piece for piece in pieces if not _is_link(piece) and not (piece.kind == "tag" and piece.text in _INLINE))
    parts = ("\n" if piece.kind == "tag" else piece.text for piece in shown)
    return "\n".join(line.strip() for line in "".join(parts).replace("\u00a0", " ").splitlines() if line.strip())


def links(pieces: Pieces) -> tuple[tuple[str, str], ...]:
    """Return the address and the text of each link."""
    starts = [number for number, piece in enumerate(pieces) if piece.kind == "link"]
    ends = [number for number, piece in enumerate(pieces) if piece.kind == "/link"]
    return tuple((pieces[start].text, plain(pieces[start:end])) for start, end in zip(starts, ends, strict=True))


def _shows(piece: Piece) -> bool:
    return not _is_link(piece) and (piece.kind != "tag" or piece.text == "br")


def _is_link(piece: Piece) -> bool:
    return piece.kind in {"link", "/link"}


def _table(tokens: Sequence[Token], line: int, lines: Sequence[str]) -> Table:
    head: tuple[str, ...] = ()
    rows: list[Row] = []
    cells: list[Pieces] = []
    row_line = line
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            cells, row_line = [], (token.map[0] + 1 if token.map else line)
        elif token.type == "inline":
            cells.append(_pieces(token))
        elif token.type == "tr_close" and not head:
            head = tuple(plain(cell) for cell in cells)
        elif token.type == "tr_close":
            rows.append(Row(row_line, tuple(cells), _written(lines[row_line - 1])))
    return Table(line, head, tuple(rows))


def _written(line: str) -> int:
    """Return the number of cells in a line of a table."""
    return len(_BAR.split(line.strip().removeprefix("|").removesuffix("|")))


def _pieces(inline: Token) -> Pieces:
    """Return the pieces of an inline token. Emphasis is reduced to its text."""
    pieces: list[Piece] = []
    for child in inline.children or ():
        if child.type == "code_inline":
            pieces.append(Piece("code", child.content))
        elif child.type in {"softbreak", "hardbreak"}:
            pieces.append(Piece("text", "\n"))
        elif child.type == "html_inline":
            match = _TAG.fullmatch(child.content)
            name = match[1].lower() if match else ""
            pieces.append(Piece("tag", f"/{name}" if child.content.startswith("</") else name))
        elif child.type in {"link_open", "link_close"}:
            is_start = child.type == "link_open"
            pieces.append(Piece("link" if is_start else "/link", str(child.attrGet("href")) if is_start else ""))
        elif child.type in {"text", "text_special"}:
            pieces.append(Piece("text", child.content))
    return tuple(pieces)
