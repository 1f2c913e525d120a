"""Parses a resource of the catalog."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.family.resource.definition.calls import (
    Between,
    Create,
    ErrorRow,
    History,
    Kind,
    Limit,
    Listing,
    Move,
    Number,
    Read,
)
from wechatpay_gateway.family.resource.definition.effects import Announcement, Change, Entry, Files, Parent
from wechatpay_gateway.family.resource.definition.resource import (
    Addition,
    Argument,
    ExampleRecord,
    FieldRule,
    OneOpen,
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
        fixed=tuple(data["fixed"]),
        names=data["names"],
        one_open=OneOpen(tuple(one_open["per"]), frozenset(one_open["closed"])) if one_open else None,
        default_kind=data["default_kind"] or "",
        kinds=tuple(_kind(entry) for entry in data["kinds"]),
        add=_addition(data["add"]) if data["add"] else None,
        adds={name: _addition(each) for name, each in data["adds"].items()},
        steps=tuple(_step(entry) for entry in data["steps"]),
        examples=tuple(ExampleRecord(each["kind"], each["fields"], each["state"] or "") for each in data["examples"]),
        inside=data.get("inside") or "",
        parent=_parent(data["belongs_to"]) if data.get("belongs_to") else None,
    )


def _parent(entry: Mapping[str, Any]) -> Parent:
    return Parent(
        resource=entry["resource"],
        number=entry["number"],
        states=frozenset(entry["states"]),
        counts=entry["counts"],
        at_most=_path(entry["at_most"]),
        per=entry["per"],
        at_most_per=_path(entry["at_most_per"]),
        copies={name: _path(source) for name, source in entry["copies"].items()},
    )


def _path(text: str) -> tuple[str, ...]:
    return tuple(text.split("."))


def _number(entry: Mapping[str, Any]) -> Number:
    return Number(
        name=entry["name"],
        is_merchants=entry["made_by"] in {"merchant", "caller"},
        is_callers=entry["made_by"] == "caller",
        is_integer=entry["type"] == "integer",
        within=tuple(entry["within"]),
        first=entry["first"] or "",
    )


def _field(entry: Mapping[str, Any]) -> FieldRule:
    shows = tuple(_path(path) for path in entry.get("shows", ()))
    pairs, by_state = tuple(entry["pairs"]), entry.get("by_state", {})
    return FieldRule(entry["name"], frozenset(entry["states"]), entry["value"], pairs, shows, by_state)


def _kind(entry: Mapping[str, Any]) -> Kind:
    return Kind(
        name=entry["name"],
        creates=tuple(
            Create(
                each["operation"],
                frozenset(each["again"]),
                each["once"],
                each["replaces"],
                _change(each),
                _errors(each),
            )
            for each in entry["create"]
        ),
        reads=tuple(Read(each["operation"], _errors(each)) for each in entry["read"]),
        lists=tuple(_listing(each) for each in entry["list"]),
        moves=tuple(_move(each) for each in entry["moves"]),
        history=_history(entry["history"]) if entry["history"] else None,
    )


def _history(entry: Mapping[str, Any]) -> History:
    files = entry["files"]
    return History(
        operation=entry["operation"],
        number=Number(entry["number"], is_merchants=False, is_integer=False, within=(), first=entry["first"]),
        time=entry["time"],
        files=Files(files["path"], files["field"], files["urls"], files["values"]) if files else None,
        is_total_first=entry["first_total"],
        errors=_errors(entry),
    )


def _entry(entry: Mapping[str, Any]) -> Entry:
    return Entry(entry["values"], entry["copies"], entry["files"] or "")


def _listing(entry: Mapping[str, Any]) -> Listing:
    between, without = entry["between"], entry.get("without")
    return Listing(
        operation=entry["operation"],
        filters=entry["filters"],
        between=Between(between["field"], between["from"], between["to"], between["days"]) if between else None,
        is_total_first=entry["first_total"],
        states=tuple(entry.get("states", ())),
        widens={state: tuple(states) for state, states in entry.get("widens", {}).items()},
        required=frozenset(entry.get("required", ())),
        needed=without["argument"] if without else "",
        otherwise=_whole(entry["operation"], without) if without else None,
    )


def _whole(operation: str, entry: Mapping[str, Any]) -> Listing:
    states, contains = tuple(entry["states"]), entry["contains"]
    required = frozenset(entry.get("required", ()))
    return Listing(
        operation, entry["filters"], None, False, states=states, contains=contains, is_whole=True, required=required
    )


def _move(entry: Mapping[str, Any]) -> Move:
    return Move(
        operation=entry["operation"],
        when=entry["when"],
        change=_change(entry),
        deletes=entry["deletes"],
        once_per=entry["once_per"] or "",
        at_most=Limit(entry["at_most"]["count"], entry["at_most"]["since"]) if entry["at_most"] else None,
        stores=entry.get("stores", {}),
        reply=entry["reply"],
        otherwise=entry["otherwise"],
        errors=_errors(entry),
    )


def _step(entry: Mapping[str, Any]) -> StaffStep:
    at = entry.get("at")
    return StaffStep(
        name=entry["name"],
        change=_change(entry),
        arguments=_arguments(entry),
        actor=entry["actor"],
        means=entry["means"],
        at=_path(at) if at else (),
        after_seconds=entry.get("after_seconds"),
    )


def _addition(entry: Mapping[str, Any]) -> Addition:
    return Addition(_change(entry), _arguments(entry), entry["means"])


def _arguments(entry: Mapping[str, Any]) -> tuple[Argument, ...]:
    return tuple(Argument(each["name"], each["sets"], each["type"], each["required"]) for each in entry["takes"])


def _change(entry: Mapping[str, Any]) -> Change:
    source: list[str] | None = entry.get("from")
    announces = entry["notification"]
    return Change(
        source=None if source is None else frozenset(source),
        target=entry.get("to"),
        requires=entry["requires"],
        unless=tuple(entry["unless"]),
        needs=tuple(entry.get("needs", ())),
        values=entry["values"],
        counts=tuple(entry["counts"]),
        times=tuple(entry["times"]),
        logs=_entry(entry["logs"]) if entry["logs"] else None,
        announces=_announcement(announces) if announces else None,
    )


def _announcement(entry: Mapping[str, Any]) -> Announcement:
    return Announcement(
        notification=entry["name"],
        event_type=entry["event_type"],
        address=entry["address"],
        address_of=entry["address_of"] or "",
        content=entry["content"],
    )


def _errors(entry: Mapping[str, Any]) -> Mapping[str, ErrorRow]:
    return {why: (row["status"], row["code"]) for why, row in entry["errors"].items()}
