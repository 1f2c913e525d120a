"""Names models and enums after their field, because pages do not name them."""

import re
from itertools import chain
from typing import Any

from attrs import define, field

_WORD = re.compile(r"[A-Za-z0-9]+")
_LIST = re.compile(r"_list$|_array$|List$|Array$")
_PLURAL = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"))
_QUALIFIER = re.compile(r"_(?:by|with|for|of|from|to)_")
_SINGULAR = ("ss", "us", "is", "goods", "news", "series")
_VAGUE = frozenset(
    {
        *(
            "Account",
            "Body",
            "Category",
            "Channel",
            "Code",
            "Content",
            "Data",
            "Detail",
            "From",
            "Group",
            "Id",
            "Info",
            "Item",
        ),
        *(
            "Key",
            "Level",
            "Limit",
            "List",
            "Mode",
            "Model",
            "Name",
            "Object",
            "Option",
            "Param",
            "Params",
            "Range",
            "Reason",
        ),
        *(
            "Record",
            "Reply",
            "Request",
            "Response",
            "Result",
            "Role",
            "Rule",
            "Scope",
            "Source",
            "State",
            "Status",
            "Style",
        ),
        *("Time", "Title", "To", "Type", "Unit", "Value"),
    }
)
"""Names that mean something only together with the name of what they belong to."""


def class_name(text: str) -> str:
    """Convert the name of a field to Pascal case: `goods_detail` becomes `GoodsDetail`."""
    name = "".join(word[:1].upper() + word[1:] for word in _WORD.findall(text))
    return f"N{name}" if name[:1].isdigit() else name


def of_item(field: str) -> str:
    """Return the name of an item of a list field: `failed_store_list` becomes `failed_store`, `receivers` `receiver`."""
    name = _LIST.sub("", field) or field
    if not name.endswith("s") or name.endswith(_SINGULAR):
        return name
    for plural, single in _PLURAL:
        if name.endswith(plural):
            return name.removesuffix(plural) + single
    return name.removesuffix("s")


def is_vague(name: str) -> bool:
    """Return whether a class name means nothing without the name of what it belongs to."""
    return name in _VAGUE


def subject_of(operation: str) -> str:
    """Return the class name of what an operation is about: `query_orders_by_id` is about an `Order`."""
    words = _QUALIFIER.split(operation)[0].split("_")
    noun = words[1:] if len(words) > 1 else words
    return class_name("_".join([*noun[:-1], of_item(noun[-1])]))


def subject_of_event(notification: str) -> str:
    """Return the class name of what a notification is about: `authorization_changed` is about an `Authorization`."""
    return class_name(notification.rpartition("_")[0] or notification)


def candidates_of(own: str, parent: str, subject: str, operation: str) -> tuple[str, ...]:
    """Return names for a class, the best first.

    Args:
        own: The name made from its field.
        parent: The name of the model that contains it; empty if a request or reply contains it.
        subject: What the operation is about.
        operation: The name of the operation.
    """
    of_operation = class_name(operation)
    inside = f"{parent}{own}" if parent else f"{subject}{own}"
    plain = () if is_vague(own) else (own,)
    return (*plain, inside, f"{subject}{parent}{own}", f"{of_operation}{own}", f"{of_operation}{parent}{own}")


@define(eq=False)
class Names:
    """Gives models and enums unique names. Equal models or enums with the same name share it."""

    _taken: dict[str, Any] = field(factory=dict[str, Any])

    def name(self, candidates: tuple[str, ...], shape: Any) -> str:
        """Return the first candidate that is free, or already belongs to an equal shape.

        Args:
            candidates: Names, from the shortest to the most specific one.
            shape: The model or enum to name, as plain data.
        """
        numbered = (f"{candidates[-1]}{number}" for number in range(2, 10_000))
        for name in chain(candidates, numbered):
            if name not in self._taken or self._taken[name] == shape:
                self._taken[name] = shape
                return name
        raise AssertionError("more than 10,000 shapes with the same name")
