"""The brand's own operations equal those for service providers, except for path, signature and `brand_id`."""

import re
from typing import Any, cast

import pytest

from support.catalog import CATALOG

OPERATIONS = {entry["operation"]: entry for entry in CATALOG}
TWINS = {name: entry for name, entry in OPERATIONS.items() if "twin_of" in entry}
OWN = (
    "operation",
    "twin_of",
    "doc",
    "docs",
    "updated",
    "checked",
    "roles",
    "routes",
    "scheme",
    "notifications",
    "rate",
)
"""Keys that a twin states itself, or that no page confirms for it."""

REFERENCES = ("x-from", "x-only", "x-required-of")
"""References to other operations, and roles."""


def compared(value: object) -> object:
    """Return a value without `brand_id`, roles, and references to other operations."""
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        properties = members.get("properties")
        if isinstance(properties, dict) and properties.keys() <= {"brand_id"}:
            return None
        left_out = {"brand_id", *REFERENCES}
        return {key: compared(each) for key, each in members.items() if key not in left_out}
    if isinstance(value, list):
        return [compared(each) for each in cast("list[object]", value) if not is_brand_id(each)]
    return value


def is_brand_id(item: object) -> bool:
    """Return whether an item of a list is the name of the field, or the parameter itself."""
    return item == "brand_id" or (isinstance(item, dict) and cast("dict[str, object]", item).get("name") == "brand_id")


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_equals_its_operation_without_brand_id(name: str) -> None:
    twin, other = TWINS[name], OPERATIONS[TWINS[name]["twin_of"]]
    for key in other.keys() - {*OWN, "examples", "repeat"}:
        assert compared(twin[key]) == compared(other[key]), key


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_has_the_path_of_its_operation_under_brand(name: str) -> None:
    (path,), (other,) = (
        [route["path"] for route in entry["routes"]] for entry in (TWINS[name], OPERATIONS[TWINS[name]["twin_of"]])
    )
    assert path == other.replace("/v3/marketing/partner/", "/brand/marketing/").replace("/v3/brand/partner/", "/brand/")


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_is_not_called_compared(name: str) -> None:
    assert TWINS[name]["checked"] == {"request": None, "reply": None, "errors": None}


def service_of(name: str) -> str:
    """Return the group and the service of an operation."""
    return name.rpartition(".")[0]


def methods(service: str) -> set[str]:
    """Return the names of the operations of a service."""
    return {name.rpartition(".")[2] for name in OPERATIONS if service_of(name) == service}


def texts_of(entry: dict[str, Any]) -> str:
    """Return the text of a twin, its arguments and its errors, without the note about its page."""
    body: dict[str, Any] = entry["body"] or {"properties": {}}
    parameters: list[dict[str, Any]] = entry["parameters"]
    properties: dict[str, dict[str, Any]] = body["properties"]
    arguments = [each.get("doc") for each in parameters] + [each.get("description") for each in properties.values()]
    errors = [text for row in entry["errors"] for text in (row["means"], row["fix"])]
    return "\n".join(text for text in (entry["doc"].partition("Its own page")[0], *arguments, *errors) if text)


@pytest.mark.parametrize("name", TWINS)
def test_the_text_of_a_twin_names_nothing_that_it_lacks(name: str) -> None:
    lacking = methods(service_of(TWINS[name]["twin_of"])) - methods(service_of(name))
    assert not set(re.findall(r"`(\w+)`", texts_of(TWINS[name]))) & {"brand_id", *lacking}
