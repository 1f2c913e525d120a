"""Reads the values that the description of a field lists.

Pages write lists in several forms. Values in code, or in plain text after words that introduce a list, are any words. Other
values in plain text are capital letters or small numbers next to Chinese words, so that dates, examples and names of
headers are not taken for values.
"""

import re
from collections.abc import Iterable, Iterator

from wechatpay_codegen.pages.read.facts import Value
from wechatpay_codegen.pages.read.markdown import Piece, Pieces, plain

_ANNOUNCED = re.compile(r"(?:可选取值|枚举值|失败原因枚举)[^\n]{0,12}$")
_PLAIN_VALUE = re.compile(r"(?:-\s*)?([A-Za-z][A-Za-z0-9_]*|[0-9]+)\s*[:：](.*)", re.DOTALL)
_LOGICAL = frozenset({"true", "false", "ture"})

_WORDS = r"[\u4e00-\u9fff“]"
_CODE = r"[A-Z][A-Z0-9_]+"
_MARK = r"(?:[0-9]{1,2}[、.．)）]\s*|[-•▪·]\s*)?"
_BETWEEN = r"(?:[:：]|[-—–]+)"
_END = r"[。;；,，、]*"
_ITEM = re.compile(rf"{_MARK}({_CODE})\s*{_BETWEEN}\s*(?={_WORDS})(.*?){_END}")
_BRACKETED_ITEM = re.compile(rf"{_MARK}({_CODE})\s*[（(]([^()（）]+)[)）]{_END}")
_SPACED_ITEM = re.compile(rf"{_MARK}({_CODE})\s+(?={_WORDS})(.*?){_END}")
_REVERSED_ITEM = re.compile(
    rf"{_MARK}([\u4e00-\u9fff/]+)\s*(?:[-—]\s*({_CODE})|[（(]({_CODE})[)）])\s*(?:{_BETWEEN}\s*(.*)|$)"
)
_NUMBER = re.compile(r"(?<![0-9A-Za-z-])([0-9]{2,4})\s*[-—]\s*([\u4e00-\u9fff/]+)")
_INLINE = re.compile(r"(?:枚举值|可选取值|目前支持)\s*[:：]?\s*(?=[A-Z])(.*)")
_IN_ROW = re.compile(rf"({_CODE})\s*[:：]\s*({_WORDS}[^A-Z]*)")
_INTEGER_ITEM = re.compile(r"([0-9]{1,3})\s*[:：]\s*([0-9.%]*[\u4e00-\u9fff].*)")
_CODE_TYPE = re.compile(r"string(?:[\[(]([0-9]+)[\])])?|array\[string.*", re.IGNORECASE)
_LONGEST_NUMBER = 4


def values(pieces: Pieces, text: str, type_text: str) -> tuple[Value, ...]:
    """Return the listed values, in the order of the page.

    Args:
        pieces: The description.
        text: Its text without its term.
        type_text: The type of the field, as on the page. Only texts can have values that no words introduce.
    """
    found = [value for item in _items(pieces) if (value := _code_value(item))]
    return tuple(found) or _announced(pieces) or _unannounced(text, type_text)


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


def _announced(pieces: Pieces) -> tuple[Value, ...]:
    """Return the values in plain text after words that introduce a list of values."""
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


def _unannounced(text: str, type_text: str) -> tuple[Value, ...]:
    """Return the values of a list without introductory words, or of a list within a line."""
    lines = [line.strip() for line in re.split(r"[\n；;]", text)]
    if type_text == "integer":
        lines = [part for line in lines for part in line.split("。")]
        return _if_several(Value(match[1], match[2]) for line in lines if (match := _INTEGER_ITEM.fullmatch(line)))
    kind = _CODE_TYPE.fullmatch(type_text)
    if kind is None:
        return ()
    found = [_value_of(line) for line in lines]
    # A line of a list can have a space in place of a colon. A single such line is a sentence.
    spaced = [_spaced(line) for line in lines]
    if any(found) or sum(value is not None for value in spaced) > 1:
        found = [value or other for value, other in zip(found, spaced, strict=True)]
    return tuple(value for value in found if value) or tuple(_in_row(text)) or tuple(_numbers(text, kind[1]))


def _if_several(found: Iterable[Value]) -> tuple[Value, ...]:
    several = tuple(found)
    return several if len(several) > 1 else ()


def _value_of(line: str) -> Value | None:
    if match := _ITEM.fullmatch(line) or _BRACKETED_ITEM.fullmatch(line):
        return Value(match[1], match[2])
    if match := _REVERSED_ITEM.fullmatch(line):
        return Value(match[2] or match[3], "：".join(part for part in (match[1], match[4]) if part))
    return None


def _spaced(line: str) -> Value | None:
    match = _SPACED_ITEM.fullmatch(line)
    return Value(match[1], match[2]) if match else None


def _in_row(text: str) -> Iterator[Value]:
    """Yield the values of `枚举值：A：meaning B：meaning` within a line."""
    if match := _INLINE.search(text):
        for code, meaning in _IN_ROW.findall(match[1]):
            yield Value(code, meaning.strip(" 。；;，,"))


def _numbers(text: str, length: str | None) -> Iterator[Value]:
    """Yield the values of `74-meaning、75-meaning` in a text of at most four digits."""
    if length and int(length) <= _LONGEST_NUMBER:
        for code, meaning in _NUMBER.findall(text):
            yield Value(code, meaning)
