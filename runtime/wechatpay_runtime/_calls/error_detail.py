"""Formats the `detail` of an error for its message: place and kind of the mistake, never the value that was sent.

`detail` has several shapes: an object, a nested object, a list of objects, or text.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012081709
"""

import re
from collections.abc import Iterator
from typing import Any

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.json_object import is_array, is_object
from wechatpay_runtime._base.messages import listed, phrase

_SHOWN = ("field", "location", "issue")
_POINTER = re.compile(r"(?:/[A-Za-z0-9_.~-]{1,64}){1,12}/?")
_MOST_SHOWN = 5


def describe_detail(detail: Any) -> str:
    """Return a text such as `field /amount/currency, location body, issue …`; empty if `detail` has none of these.

    `value` is the value sent, which may be private. It is only included if it is a list of JSON pointers (RFC 6901), with
    which WeChat Pay names fields that are missing from the request.
    """
    if isinstance(detail, str):
        return one_line(detail)
    texts = [text for each in _objects(detail) if (text := listed(_parts(each)))]
    more = [phrase("and more")] if len(texts) > _MOST_SHOWN else []
    return listed([*texts[:_MOST_SHOWN], *more], "; ")


def _objects(detail: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a detail, each merged with the first object of its own `detail`."""
    if is_array(detail):
        for each in detail:
            yield from _objects(each)
    elif is_object(detail):
        own = {name: value for name, value in detail.items() if name != "detail"}
        first, *others = [*_objects(detail.get("detail"))] or [{}]
        yield {**first, **own}
        yield from others


def _parts(detail: dict[str, Any]) -> Iterator[str]:
    for name in _SHOWN:
        text = detail.get(name)
        if isinstance(text, str) and text:
            yield f"{name} {one_line(text).rstrip('. ')}"
    pointers = detail.get("value")
    if is_array(pointers) and pointers and all(_is_pointer(each) for each in pointers):
        yield phrase("places {names}", names=" ".join(pointers[:_MOST_SHOWN]))


def _is_pointer(value: object) -> bool:
    return isinstance(value, str) and _POINTER.fullmatch(value) is not None
