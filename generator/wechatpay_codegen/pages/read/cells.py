"""Reads the description cell of a field: its term, its values, and whether it is encrypted."""

import re

from attrs import frozen

from wechatpay_codegen.pages.read.facts import Link, Value
from wechatpay_codegen.pages.read.markdown import Piece, Pieces, in_lines, links, plain

_TERM = re.compile(r"\s*【\s*([^【】]+?)\s*】")
# Values in plain text count only after words that introduce a list of values.
_ANNOUNCED = re.compile(r"(?:可选取值|枚举值|失败原因枚举)[^\n]{0,12}$")
_PLAIN_VALUE = re.compile(r"(?:-\s*)?([A-Za-z][A-Za-z0-9_]*|[0-9]+)\s*[:：](.*)", re.DOTALL)
_LOGICAL = frozenset({"true", "false", "ture"})
_SEALED = re.compile(
    r"(?:微信支付|平台证书)[^。；，,;\n]{0,6}公钥[^。；，,;\n]{0,4}加密|密文字段|加密处理|需加密|解密敏感字段"
    r"|字段需要?(?:进行|使用)?[^。；，,;\n]{0,16}加密"
)
_OPEN = "无需加密"
_TIME = re.compile(r"rfc\s*-?3339", re.IGNORECASE)
_PAGE = re.compile(r"(?:^|/)v3/([a-z]+)/([0-9]+)(?:[.]md)?(?:[?#].*)?$")


@frozen
class Description:
    """The facts in a description cell."""

    term: str
    values: tuple[Value, ...]
    mentions_encryption: bool
    is_encrypted: bool
    is_datetime: bool
    text: str
    links: tuple[Link, ...]


def description(pieces: Pieces) -> Description:
    """Read the description cell of a row of fields."""
    text = plain(pieces)
    term = _TERM.match(text)
    return Description(
        term=term[1].replace("\u00a0", " ") if term and not _is_linked(pieces, term[1]) else "",
        values=_values(pieces),
        mentions_encryption="加密" in text,
        is_encrypted=bool(_SEALED.search(text)) and _OPEN not in text,
        is_datetime=bool(_TIME.search(text)),
        text=_TERM.sub("", in_lines(pieces), count=1).strip(),
        links=tuple(
            Link(match[1], match[2], shown) for address, shown in links(pieces) if (match := _PAGE.search(address))
        ),
    )


def _is_linked(pieces: Pieces, term: str) -> bool:
    """Return whether the words in brackets at the start are a link: the name of another page, not a term."""
    return any(shown == term for _, shown in links(pieces)[:1])


def _values(pieces: Pieces) -> tuple[Value, ...]:
    """Return the listed values: code before a colon at the start of an item, or else values in plain text."""
    found = [value for item in _items(pieces) if (value := _code_value(item))]
    return tuple(found) or _plain_values(pieces)


def _items(pieces: Pieces) -> list[Pieces]:
    """Split a description at list items and lines."""
    items: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == "tag":
            items.append([])
        else:
            items[-1].append(piece)
    return [tuple(item) for item in items if item]


def _code_value(item: Pieces) -> Value | None:
    """Return the value of an item `` `VALUE`: meaning ``. Only a dash or introductory words may come before it."""
    for number, piece in enumerate(item):
        if piece.kind != "code":
            continue
        before = plain(item[:number])
        after = plain(item[number + 1 :]).lstrip(",，")
        is_first = before in {"", "-"} or bool(_ANNOUNCED.search(before))
        if is_first and (not after or after[0] in ":：") and re.fullmatch(r"[A-Za-z0-9_.-]+", piece.text):
            return Value(piece.text, after[1:].strip())
        return None
    return None


def _plain_values(pieces: Pieces) -> tuple[Value, ...]:
    found: list[Value] = []
    is_announced = False
    for item in _items(pieces):
        text = plain(item)
        match = _PLAIN_VALUE.match(text)
        if is_announced and match:
            found.append(Value(match[1], match[2].strip()))
        elif text:
            is_announced = bool(_ANNOUNCED.search(text))
    return () if _LOGICAL & {value.text for value in found} else tuple(found)
