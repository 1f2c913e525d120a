"""The tables of a state machine, made from what the catalog says of a resource."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import cast

from wechatpay_gateway.family.resource.definition import Change, Resource, StaffStep
from wechatpay_gateway.family.resource.staff import Staff
from wechatpay_gateway.family.steps import Action, Actor, Field, Step

_ACTORS = {"staff": Actor.STAFF, "user": Actor.USER, "bank": Actor.BANK, "contact": Actor.CONTACT}
_TYPES: Mapping[str, type] = {"text": str, "integer": int, "object": dict}
_OWNER = Field("mchid", "The merchant that owns it; the default one without it.", is_required=False)


def states_of(resource: Resource) -> type[StrEnum]:
    """The states as an enum."""
    members = [(each, each) for each in resource.states]
    return cast("type[StrEnum]", StrEnum(resource.state_type or "State", members))


def steps_of(resource: Resource, states: type[StrEnum]) -> list[Step]:
    """The steps of the merchant, which are calls, then those of staff and users."""
    return [*_calls(resource, states), *(_staff_step(step, states) for step in resource.steps)]


def _calls(resource: Resource, states: type[StrEnum]) -> Iterator[Step]:
    seen: set[str] = set()
    for kind in resource.kinds:
        for create in kind.creates:
            if create.again:
                name = f"{_local(create.operation)}_again"
                means = f"The merchant creates the {resource.noun} again under the same number."
                yield _call(name, [states(each) for each in create.again], states(resource.first), means)
        for move in kind.moves:
            change, name = move.change, _local(move.operation)
            if change.target and name not in seen:
                seen.add(name)
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
        target=states(step.change.target or ""),
        means=step.means,
        takes=fields_of(step),
        actor=_ACTORS[step.actor],
    )


def fields_of(step: StaffStep) -> tuple[Field, ...]:
    """What a step takes besides the number."""
    return tuple(
        Field(each.name, f"Sets `{each.field}`.", _TYPES[each.type], is_required=each.is_required)
        for each in step.arguments
    )


def action_of(staff: Staff, step: StaffStep) -> Action:
    """A step that is found at the addresses of another resource."""
    return Action(step.name, step.means, (number_field(staff), *fields_of(step)))


def number_field(staff: Staff) -> Field:
    """The field with the number by which steps name a record."""
    number = staff.number
    return Field(number.name, f"The number of the {staff.resource.noun}.", int if number.is_integer else str)


def key_of_steps(staff: Staff) -> tuple[Field, ...]:
    """The fields that name the record of a step."""
    kinds = _kind_field(staff.resource, "needed if several have the number")
    return (number_field(staff), *kinds)


def _kind_field(resource: Resource, what: str) -> tuple[Field, ...]:
    names = ", ".join(kind.name for kind in resource.kinds)
    return (Field("kind", f"One of {names}; {what}.", is_required=False),) if len(resource.kinds) > 1 else ()


def fields_of_add(staff: Staff) -> tuple[Field, ...]:
    """What somebody says who adds a record: the first number at least."""
    resource = staff.resource
    first, *others = resource.numbers
    within = dict.fromkeys(name for number in resource.numbers for name in number.within)
    default = resource.default_kind or resource.kinds[0].name
    return (
        Field(first.name, f"A number of the {resource.noun}.", int if first.is_integer else str),
        *(
            Field(
                each.name,
                "Another number of it; without it one is made.",
                int if each.is_integer else str,
                is_required=False,
            )
            for each in others
        ),
        *_kind_field(resource, f"`{default}` without it"),
        *(Field(name, "The owner's number without it.", is_required=False) for name in within),
        _OWNER,
        *(
            (Field("state", f"Its state; `{resource.first}` without it.", is_required=False),)
            if resource.states
            else ()
        ),
    )
