"""Facts that a draft contains in addition to those of its page."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_codegen.pages.draft.merging import Merged
from wechatpay_codegen.pages.draft.texts import Texts
from wechatpay_codegen.pages.draft.types import Extra
from wechatpay_codegen.pages.draft.yaml_text import FlowList
from wechatpay_codegen.pages.read.facts import ErrorRow


@frozen
class Context:
    """Facts from elsewhere: other pages of the operation, other operations, the official samples.

    `extras` and `error_others` are by the place of a row. `notifications` are dotted names, each with the argument that has
    the address, or an empty text. `has_rules` is true if rules in the text become keys of the draft. `given` are the arguments of a sample call. `event_types` replace those of a
    notification's pages.
    """

    texts: Texts = field(factory=Texts)
    extras: Mapping[str, Extra] = field(factory=dict[str, Extra])
    error_others: Mapping[str, tuple[ErrorRow, ...]] = field(factory=dict[str, tuple[ErrorRow, ...]])
    docs: tuple[str, ...] = ()
    notifications: tuple[tuple[str, str], ...] = ()
    sample_class: str = ""
    given: Mapping[str, Any] | None = None
    event_types: tuple[str, ...] = ()
    has_rules: bool = False
    has_rate: bool = False
    """Whether the draft proposes the rate limit in the introduction."""


def extras_of(merged: Merged, origins: Mapping[str, str] | None = None) -> dict[str, Extra]:
    """Return the keys and comments of the fields of merged pages, by the place of the row.

    Args:
        merged: The pages.
        origins: The values of `from`, by the place of the row.
    """
    comments: dict[str, list[str]] = {}
    for one in merged.disagreements:
        if one.is_drift:
            name = f" {one.name}" if one.name else ""
            comments.setdefault(one.where, []).append(f"differs {one.kind}{name}: {one.what}.")
    keys: dict[str, dict[str, Any]] = {}
    for where, caller in merged.callers.items():
        keys.setdefault(where, {})["roles"] = FlowList([caller])
    for where, origin in (origins or {}).items():
        keys.setdefault(where, {})["from"] = origin
    every = {*comments, *keys, *merged.others}
    return {
        where: Extra(keys.get(where, {}), tuple(comments.get(where, ())), merged.others.get(where, ()))
        for where in every
    }
