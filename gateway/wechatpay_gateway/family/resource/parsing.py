"""Parses a resource of the catalog."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.family.resource.definition import (
    Announcement,
    Argument,
    Between,
    Change,
    Create,
    ErrorRow,
    ExampleRecord,
    FieldRule,
    Kind,
    Listing,
    Move,
    Number,
    OneOpen,
    Read,
    Resource,
    StaffStep,
)


def parse_resource(data: Mapping[str, Any]) -> Resource:
    """Parse the JSON that the generator writes for a resource."""
    state: Mapping[str, Any] = data["state"] or {}
    one_open = data["one_open"]
    return Resource(
        name=data["resource"],
        family=data["family"],
        noun=data["noun"]["en"],
        noun_zh=data["noun"]["zh"],
        title=data["title"]["en"],
        numbers=tuple(_number(entry) for entry in data["numbers"]),
        is_shared=data["shared"],
        state_field=state.get("field", ""),
        state_type=state.get("enum", ""),
        states=tuple(state.get("states", ())),
        first=state.get("first") or "",
        absent=state.get("absent") or "",
        fields=tuple(_field(entry) for entry in data["fields"]),
        names=data["names"],
        one_open=OneOpen(tuple(one_open["per"]), frozenset(one_open["closed"])) if one_open else None,
        default_kind=data["default_kind"] or "",
        kinds=tuple(_kind(entry) for entry in data["kinds"]),
        steps=tuple(_step(entry) for entry in data["steps"]),
        examples=tuple(ExampleRecord(each["kind"], each["fields"], each["state"] or "") for each in data["examples"]),
    )


def _number(entry: Mapping[str, Any]) -> Number:
    return Number(
        name=entry["name"],
        is_merchants=entry["made_by"] == "merchant",
        is_integer=entry["type"] == "integer",
        within=tuple(entry["within"]),
        first=entry["first"] or "",
    )


def _field(entry: Mapping[str, Any]) -> FieldRule:
    return FieldRule(entry["name"], frozenset(entry["states"]), entry["value"], tuple(entry["pairs"]))


def _kind(entry: Mapping[str, Any]) -> Kind:
    return Kind(
        name=entry["name"],
        creates=tuple(
            Create(each["operation"], frozenset(each["again"]), each["once"], _change(each), _errors(each))
            for each in entry["create"]
        ),
        reads=tuple(Read(each["operation"], _errors(each)) for each in entry["read"]),
        lists=tuple(_listing(each) for each in entry["list"]),
        moves=tuple(_move(each) for each in entry["moves"]),
    )


def _listing(entry: Mapping[str, Any]) -> Listing:
    between = entry["between"]
    return Listing(
        operation=entry["operation"],
        filters=entry["filters"],
        between=Between(between["field"], between["from"], between["to"]) if between else None,
    )


def _move(entry: Mapping[str, Any]) -> Move:
    return Move(
        operation=entry["operation"],
        when=entry["when"],
        change=_change(entry),
        deletes=entry["deletes"],
        reply=entry["reply"],
        otherwise=entry["otherwise"],
        errors=_errors(entry),
    )


def _step(entry: Mapping[str, Any]) -> StaffStep:
    arguments = tuple(Argument(each["name"], each["sets"], each["type"], each["required"]) for each in entry["takes"])
    return StaffStep(entry["name"], _change(entry), arguments, entry["actor"], entry["means"])


def _change(entry: Mapping[str, Any]) -> Change:
    source: list[str] | None = entry.get("from")
    announces = entry["notification"]
    return Change(
        source=None if source is None else frozenset(source),
        target=entry.get("to"),
        times=tuple(entry["times"]),
        announces=Announcement(announces["name"], announces["event_type"], announces["address"]) if announces else None,
    )


def _errors(entry: Mapping[str, Any]) -> Mapping[str, ErrorRow]:
    return {why: (row["status"], row["code"]) for why, row in entry["errors"].items()}
