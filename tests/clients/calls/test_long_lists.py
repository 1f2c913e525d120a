"""Each list of a resource has every record exactly once, newest first, if the typed client goes through more than 1,000 of them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from wechatpay_clients import Client
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.family.resource.definition.calls import Listing
from wechatpay_gateway.family.resource.definition.parsing import parse_resource
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.server import RunningGateway

COUNT = 1001
FIRST = 900_000_000


class Case(NamedTuple):
    """A list of a resource."""

    resource: Resource
    kind: str
    listing: Listing


def cases() -> Iterator[Case]:
    for resource in (parse_resource(data) for data in load_catalog().resources):
        for kind in resource.kinds:
            yield from (Case(resource, kind.name, listing) for listing in kind.lists)


def fill(gateway: RunningGateway, case: Case, arguments: dict[str, Any]) -> list[str]:
    """Add records that the list has with these arguments; return their numbers, newest first."""
    resource, listing = case.resource, case.listing
    fields = {resource.field_of(wire): arguments[name] for name, wire in listing.filters.items() if name in arguments}
    state = fields.pop(resource.state_field, None) or next(iter(listing.states), resource.first)
    if listing.between:
        day = arguments.get(listing.between.start, "2026-01-01")[:10]
        fields[listing.between.field] = f"{day}T12:00:00+08:00"
    family, owner, now = gateway.families[Resources.name], gateway.merchants.default.mchid, gateway.clock.now()
    assert isinstance(family, Resources)
    records = [
        Record(resource.name, 0, case.kind, owner, state, None, {**fields, **numbers(resource, index)}, now, now)
        for index in range(COUNT)
    ]
    family.staff(resource.name).add_many(records)
    return [str(record.fields[resource.numbers[0].name]) for record in records[::-1]]


def numbers(resource: Resource, index: int) -> dict[str, Any]:
    return {each.name: FIRST + index if each.is_integer else str(FIRST + index) for each in resource.numbers}


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.listing.operation)
def test_the_client_goes_through_all_records_of_a_list(wechatpay_gateway: RunningGateway, case: Case) -> None:
    operation = wechatpay_gateway.catalog.operations[case.listing.operation]
    example, pages = operation.success_example, operation.pages
    assert example is not None
    assert pages is not None
    arguments = {name: value for name, value in example.arguments.items() if name not in {pages.next, pages.size}}
    if "stock_creator_mchid" in arguments:
        arguments["stock_creator_mchid"] = wechatpay_gateway.merchants.default.mchid
    expected = fill(wechatpay_gateway, case, arguments)
    maximum = operation.parameters[pages.size].schema.get("maximum", 100)
    *path, name = operation.name.split(".")
    with Client.from_env(wechatpay_gateway.environment) as client:
        service: Any = client
        for part in path:
            service = getattr(service, part)
        listed = getattr(service, name.replace("list_", "iter_", 1))(**arguments, **{pages.size: maximum})
        own = case.resource.numbers[0].name
        found = [str(item.to_dict()[own]) for item in listed]
    assert [number for number in found if number in set(expected)] == expected
