"""Reads the fields of forms as values of the type that a step or a fault needs."""

import json
from collections.abc import Iterable
from typing import Any

from wechatpay_gateway.console.page import Page
from wechatpay_gateway.family.steps import Field


def values_of(page: Page, fields: Iterable[Field]) -> dict[str, Any]:
    """Return the fields of a form that are filled in; text that is not of the field's type is kept, and refused by name later."""
    filled = ((each, page.fields.get(each.name, "").strip()) for each in fields)
    return {each.name: _value(text, each.kind) for each, text in filled if text}


def _value(text: str, kind: type) -> object:
    if kind is str:
        return text
    if kind is bool:
        return {"true": True, "false": False}.get(text, text)
    try:
        return int(text) if kind is int else json.loads(text)
    except (ValueError, RecursionError):
        return text


def whole_number(page: Page, name: str) -> int | None:
    """Return a number from a form; `None` if it is not filled in.

    Raises:
        ValueError: it is not a whole number.
    """
    text = page.fields.get(name, "").strip()
    try:
        return int(text) if text else None
    except ValueError:
        raise ValueError(page.texts("not_a_number", text=text, name=page.texts(name))) from None


def json_object(page: Page, name: str) -> dict[str, Any] | None:
    """Return a JSON object from a form; `None` if it is not filled in.

    Raises:
        ValueError: it is not a JSON object.
    """
    text = page.fields.get(name, "").strip()
    if not text:
        return None
    try:
        return dict(json.loads(text).items())
    except (ValueError, RecursionError, AttributeError):
        raise ValueError(page.texts("not_an_object", name=page.texts(name))) from None
