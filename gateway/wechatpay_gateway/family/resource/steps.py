"""Builds the tables of a state machine from the definition of a resource."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from wechatpay_gateway.family.resource.definition.effects import Change
from wechatpay_gateway.family.resource.definition.resource import Addition, Argument, Resource, StaffStep
from wechatpay_gateway.family.resource.staff import Staff
from wechatpay_gateway.family.steps import Action, Actor, Field, Step

_ACTORS = {"staff": Actor.STAFF, "user": Actor.USER, "bank": Actor.BANK, "contact": Actor.CONTACT}
_TYPES: Mapping[str, type] = {"text": str, "integer": int, "boolean": bool, "list": list, "object": dict}
_UNITS = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))
_ANY_VALUE = "Must be equal in calls. Without it, calls can have any value."
_OWNER = Field("mchid", "The merchant that owns the record. Defaults to the default merchant.", is_required=False)


def steps_of(resource: Resource) -> list[Step]:
    """Return the steps of the merchant, which are calls, then those of staff and users."""
    states = resource.state_enum
    return [*_calls(resource, states), *(_staff_step(step, states) for step in resource.steps)]


def _calls(resource: Resource, states: type[StrEnum]) -> Iterator[Step]:
    names: set[str] = set()
    for kind in resource.kinds:
        for create in kind.creates:
            if create.again:
                name = f"{_local(create.operation)}_again"
                means = f"The merchant creates the {resource.noun} again with the same number."
                yield _call(name, [states(each) for each in create.again], states(resource.first), means)
        for move in kind.moves:
            change, name = move.change, _local(move.operation)
            if change.target and name not in names:
                names.add(name)
                means = f"The merchant calls `{move.operation}`."
                yield _call(name, _source(change, states), states(change.target), means)


def _call(name: str, source: list[StrEnum], target: StrEnum, means: str) -> Step:
    return Step(name, source=source, target=target, means=means, actor=Actor.MERCHANT)


def _source(change: Change, states: type[StrEnum]) -> list[StrEnum]:
    return list(states) if change.source is None else [states(each) for each in change.source]


def _local(operation: str) -> str:
    return operation.rpartition(".")[2]


def _staff_step(step: StaffStep, states: type[StrEnum]) -> Step:
    return Step(
        step.name,
        source=_source(step.change, states),
        target=states(step.change.target) if step.change.target else None,
        means=f"{step.means}{_when(step)}",
        takes=fields_of(step.arguments),
        actor=_ACTORS[step.actor],
    )


def _when(step: StaffStep) -> str:
    """Return the sentence about the time of a step that happens by itself."""
    if not step.is_timed:
        return ""
    moment = f"`{'.'.join(step.at)}`" if step.at else "the record enters the state"
    if step.after_seconds is None:
        return f" Happens by itself at {moment}."
    return f" Happens by itself {_duration(step.after_seconds)} after {moment}."


def _duration(seconds: int) -> str:
    size, unit = next((size, unit) for size, unit in _UNITS if seconds % size == 0)
    count = seconds // size
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def fields_of(arguments: Iterable[Argument]) -> tuple[Field, ...]:
    """Return the fields of a step, or of `add`, that set fields of the record."""
    return tuple(
        Field(each.name, f"Sets `{each.field}`.", _TYPES[each.type], is_required=each.is_required) for each in arguments
    )


def action_of(staff: Staff, step: StaffStep) -> Action:
    """Return a step as an action at the control addresses of another resource."""
    return Action(step.name, step.means, (number_field(staff), *fields_of(step.arguments)))


def number_field(staff: Staff) -> Field:
    """Return the field of the number that identifies a record in a step."""
    number = staff.number
    return Field(number.name, f"Identifies the {staff.resource.noun}.", int if number.is_integer else str)


def key_of_steps(staff: Staff) -> tuple[Field, ...]:
    """Return the fields that identify the record of a step."""
    kinds = _kind_field(staff.resource, "required if several records have the number")
    return (number_field(staff), *kinds)


def _kind_field(resource: Resource, what: str) -> tuple[Field, ...]:
    names = ", ".join(kind.name for kind in resource.kinds)
    return (Field("kind", f"One of {names}; {what}.", is_required=False),) if len(resource.kinds) > 1 else ()


def action_of_adding(staff: Staff, name: str, addition: Addition) -> Action:
    """Return a way to add a record as an action."""
    return Action(name, addition.means, fields_of_add(staff, addition), adds_record=True)


def fields_of_add(staff: Staff, addition: Addition | None) -> tuple[Field, ...]:
    """Return the fields of `add` or of another way to add a record: numbers, arguments, the kind, the owner and the state."""
    resource = staff.resource
    added = fields_of(addition.arguments) if addition else ()
    within = dict.fromkeys(name for number in resource.numbers for name in number.within)
    defaulted = {name for number in resource.numbers if number.is_merchants for name in number.within}
    default = resource.default_kind or resource.kinds[0].name
    return (
        *(each for each in added if each.is_required),
        *_numbers(resource, addition),
        *(each for each in added if not each.is_required),
        *_kind_field(resource, f"defaults to `{default}`"),
        *(
            Field(name, "Defaults to the owner's number." if name in defaulted else _ANY_VALUE, is_required=False)
            for name in within
        ),
        _OWNER,
        *(
            (Field("state", f"The state of the record. Defaults to `{resource.first}`.", is_required=False),)
            if resource.states
            else ()
        ),
    )


def _numbers(resource: Resource, addition: Addition | None) -> Iterator[Field]:
    """Yield the numbers; the first one is required, unless WeChat Pay assigns it and the spec says how a record is added."""
    for number in resource.numbers:
        kind = int if number.is_integer else str
        if number.is_callers:
            continue
        if number is resource.numbers[0]:
            is_generated = addition is not None and bool(number.first)
            means = f"Identifies the {resource.noun}." + (" Generated by default." if is_generated else "")
            yield Field(number.name, means, kind, is_required=not is_generated)
        else:
            means = f"Another number that identifies the {resource.noun}. Generated by default."
            yield Field(number.name, means, kind, is_required=False)
