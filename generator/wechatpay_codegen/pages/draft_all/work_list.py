"""Reads the list of operations and notifications to draft: JSON Lines, one object for each.

An operation has `kind`, `group`, `service`, `operation`, `method`, `path`, `pages` (each with `side` and `id`) and `tier`; optional are
`authority_page` (the first of several pages of the same date, as `side/id`), `sample_class`, `classes` (the models of the official
samples: lists of field names by class name) and `given` (arguments of a sample call). A notification has `kind`, `event_types`,
`original_types` and `pages`; optional are `group`, `service` and `operation`, which say where its file goes.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

_ADDRESS = "https://pay.weixin.qq.com/doc/v3/{side}/{id}"


class ListError(Exception):
    """A line of the list is invalid. The message starts with its place."""


@frozen
class Item:
    """A line of the list. `products` are the parts of the documentation that its pages belong to, each with its side."""

    where: str
    is_notification: bool
    group: str
    service: str
    name: str
    title: str
    tier: str
    pages: tuple[str, ...]
    preferred: str = ""
    method: str = ""
    path: str = ""
    products: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    original_types: tuple[str, ...] = ()
    sample_class: str = ""
    classes: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    given: Mapping[str, Any] | None = None

    @property
    def home(self) -> str:
        """The folder of its service, as `group/service`."""
        return f"{self.group}/{self.service}"

    @property
    def file(self) -> str:
        """The path of its spec in the specs folder."""
        return f"{self.home}/{self.name}.yaml"

    @property
    def dotted_name(self) -> str:
        """The name by which other specs refer to it."""
        return f"{self.group}.{self.service}.{self.name}"


def read_list(path: Path) -> tuple[Item, ...]:
    """Read a list.

    Raises:
        ListError: A line is not an object with the keys above.
        OSError: The file cannot be read.
    """
    items: list[Item] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            items.append(_item(f"{path.as_posix()}:{number}", line))
    return tuple(items)


def _item(where: str, line: str) -> Item:
    try:
        facts: dict[str, Any] = json.loads(line)
        is_notification = facts["kind"] == "notification"
        pages = tuple(_ADDRESS.format(side=page["side"], id=page["id"]) for page in facts["pages"])
        side, _, number = (facts.get("authority_page") or "").partition("/")
        return Item(
            where=where,
            is_notification=is_notification,
            group=facts.get("group", "") if is_notification else facts["group"],
            service=facts.get("service", "") if is_notification else facts["service"],
            name=facts.get("operation", "") if is_notification else facts["operation"],
            title=facts.get("title_zh") or "",
            tier=facts.get("tier") or "",
            pages=pages,
            preferred=_ADDRESS.format(side=side, id=number) if number else "",
            method="" if is_notification else facts["method"],
            path="" if is_notification else facts["path"],
            products=tuple(f"{page['side']} {page.get('product', '')}" for page in facts["pages"]),
            event_types=tuple(facts.get("event_types", ())),
            original_types=tuple(facts.get("original_types", ())),
            sample_class=facts.get("sample_class", ""),
            classes={name: tuple(fields) for name, fields in facts.get("classes", {}).items()},
            given=facts.get("given"),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"the key {error} is missing" if isinstance(error, KeyError) else str(error)
        expected = "Expected an object with `kind`, `group`, `service`, `operation`, `method`, `path` and `pages`."
        raise ListError(f"{where}: not an operation or a notification: {what}. {expected}") from error
