"""Checks the nodes of a file against the grammar."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from wechatpay_codegen.language import shapes
from wechatpay_codegen.source import full_width
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Document, Mapping, Node, Scalar, Sequence, whole_number

_LONGEST_QUOTE = 40
TO_DO = "TODO"
"""Placeholder that `draft` writes for texts and values of the author. Files that still contain it are refused."""
_IS_TO_DO = re.compile(rf"{TO_DO}\b")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def conforms(document: Document, node: Node, shape: shapes.Shape, key: str) -> bool:
    """Return whether a node has a shape, and add complaints to the document.

    An unknown key is a complaint, but does not make the result false, so that the rest of the file is checked as well.
    """
    return _CHECKS[type(shape)](document, node, shape, key)


def fitting(node: Node, shape: shapes.Either) -> shapes.Shape:
    """Return the alternative with the node's kind (mapping, list or scalar), or the first if no alternative has it."""
    for alternative in shape.shapes:
        match alternative, node:
            case (shapes.Record() | shapes.MapOf(), Mapping()) | (shapes.ListOf(), Sequence()):
                return alternative
            case (shapes.Record() | shapes.MapOf() | shapes.ListOf(), _):
                continue
            case (_, Scalar()):
                return alternative
            case _:
                continue
    return shape.shapes[0]


def _is_record(document: Document, node: Node, shape: shapes.Record, key: str) -> bool:
    if not isinstance(node, Mapping):
        return _differs(document, node, key, f"a mapping with {_listed(k.name for k in shape.keys)}")
    known = shape.by_name
    present: set[str] = set()
    is_sound = True
    for name, value in node.entries:
        text = name.text
        present.add(text)
        if key_shape := known.get(text):
            is_sound &= _CHECKS[type(key_shape.value)](document, value, key_shape.value, text)
        else:
            _complain_of_unknown(document, node, name, value, shape)
    for required in shape.required:
        if required.name not in present:
            document.complain(
                node, f"{_article(shape.name)} without `{required.name}`", f"Add `{required.name}`: {required.doc}"
            )
            is_sound = False
    return is_sound


def _complain_of_unknown(document: Document, node: Mapping, name: Scalar, value: Node, shape: shapes.Record) -> None:
    if node.is_flow and isinstance(value, Scalar) and value.is_plain and not value.text and not _hint(name):
        document.complain(
            name,
            f"the key `{name.text}` has no value; inside `{{ }}`, a comma ends the value before it",
            "Put the text before it in quotes, or write the mapping in block style, with one key per line.",
        )
        return
    if name.text in shape.by_former_name:
        _complain_of_former(document, name, value, shape.by_former_name[name.text])
        return
    known = sorted(shape.by_name)
    document.complain(
        name,
        f"unknown key `{name.text}` in {_article(shape.name)}",
        sentences(_hint(name), did_you_mean(name.text, known), f"Known keys: {enumerated(known)}."),
    )


def _complain_of_former(document: Document, name: Scalar, value: Node, key: shapes.Key) -> None:
    present = f"`{key.name}`"
    if isinstance(value, Scalar) and value.text in key.was_values:
        present = f"`{key.name}: {key.was_values[value.text]}`"
    document.complain(
        name,
        f"the key `{name.text}` was renamed: write {present}",
        "`python -m wechatpay_codegen migrate` rewrites all renamed keys of a specs folder.",
    )


def _is_map(document: Document, node: Node, shape: shapes.MapOf, key: str) -> bool:
    if not isinstance(node, Mapping):
        return _differs(document, node, key, "a mapping")
    if not node.entries and not shape.may_be_empty:
        return _differs(document, node, key, "a mapping with at least one entry; omit the key if there is none")
    is_sound = True
    for name, value in node.entries:
        if not _has_form(name, shape.key):
            what = f"{_description(name)} is not a valid key in `{key}`"
            document.complain(name, what, f"Expected {_expectation(shape.key)}.")
            is_sound = False
        is_sound &= conforms(document, value, shape.value, name.text)
    return is_sound


def _is_list(document: Document, node: Node, shape: shapes.ListOf, key: str) -> bool:
    if not isinstance(node, Sequence):
        return _differs(document, node, key, "a list")
    if not node.items:
        return _differs(document, node, key, "a list of at least one item; omit the key if there is none")
    is_sound = True
    for item in node.items:
        is_sound &= conforms(document, item, shape.item, key)
    return is_sound


def _is_anything(_document: Document, _node: Node, _shape: shapes.Anything, _key: str) -> bool:
    return True


def _is_either(document: Document, node: Node, shape: shapes.Either, key: str) -> bool:
    return conforms(document, node, fitting(node, shape), key)


def _is_scalar(document: Document, node: Node, shape: shapes.Shape, key: str) -> bool:
    if not isinstance(node, Scalar) or not node.text.strip():
        return _differs(document, node, key, _expectation(shape))
    if isinstance(shape, shapes.Choice) and node.text not in shape.words:
        hint = shape.gone.get(node.text) or sentences(_hint(node), did_you_mean(node.text, shape.words))
        known = f"Known: {', '.join(shape.words)}."
        document.complain(node, f"`{node.text}` is not a value of `{key}`", sentences(hint, known))
        return False
    if node.text.startswith(TO_DO) and isinstance(shape, (shapes.Line, shapes.Prose)) and _IS_TO_DO.match(node.text):
        what = f"`{key}` is still to be written"
        document.complain(node, what, "Write what the official page says, in your own words.", key)
        return False
    return _has_form(node, shape) or _differs(document, node, key, _expectation(shape))


def _has_form(node: Scalar, shape: shapes.Shape) -> bool:
    if isinstance(shape, shapes.Line):  # nine out of ten, tested without the cost of `match`
        return "\n" not in node.text and (
            not shape.pattern or _compiled(shape.pattern).fullmatch(node.text) is not None
        )
    match shape:
        case shapes.Whole(minimum=minimum, maximum=maximum):
            number = whole_number(node)
            return number is not None and minimum <= number <= maximum
        case shapes.Flag():
            return node.is_plain and node.text in {"true", "false"}
        case shapes.Day():
            return _is_day(node.text)
        case _:
            return True


_compiled = cache(re.compile)


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _expectation(shape: shapes.Shape) -> str:
    match shape:
        case shapes.Line(what=what) | shapes.Whole(what=what):
            return what
        case shapes.Flag():
            return "`true` or `false`"
        case shapes.Day():
            return "a date as yyyy-mm-dd"
        case shapes.Choice(words=words):
            return f"one of {', '.join(words)}"
        case _:
            return "text"


def _differs(document: Document, node: Node, key: str, expected: str) -> bool:
    document.complain(node, f"`{key}` is {_description(node)}", sentences(_hint(node), f"Expected {expected}."))
    return False


def _hint(node: Node) -> str:
    """Return the correction of a full-width character in an unquoted value, or an empty string."""
    return full_width.hint(node.text) if isinstance(node, Scalar) and node.is_plain else ""


def _description(node: Node) -> str:
    match node:
        case Mapping():
            return "a mapping" if node.entries else "an empty mapping"
        case Sequence():
            return "a list" if node.items else "an empty list"
        case Scalar(text=text):
            return _quoted(text, is_plain=node.is_plain) if text.strip() else "empty"


def _quoted(text: str, *, is_plain: bool) -> str:
    if "\n" in text:
        return "a text of several lines"
    short = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return f"`{short}`" if is_plain else f'`"{short}"`'


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "aeio" else f"a {name}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


_CHECKS: dict[type, Callable[[Document, Node, Any, str], bool]] = {
    shapes.Anything: _is_anything,
    shapes.Record: _is_record,
    shapes.MapOf: _is_map,
    shapes.ListOf: _is_list,
    shapes.Either: _is_either,
    **dict.fromkeys((shapes.Line, shapes.Prose, shapes.Whole, shapes.Flag, shapes.Day, shapes.Choice), _is_scalar),
}
"""The function that checks a node against each kind of shape."""
