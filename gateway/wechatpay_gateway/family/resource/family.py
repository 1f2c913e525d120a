"""The family of all resources in the catalog."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.family.behavior import Behavior, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.resource.announcing import Announcer, value_of
from wechatpay_gateway.family.resource.calls import Calls
from wechatpay_gateway.family.resource.carried_over import old_rows
from wechatpay_gateway.family.resource.definition.parsing import parse_resource
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.dues import Dues
from wechatpay_gateway.family.resource.examples import add_examples
from wechatpay_gateway.family.resource.following import Completer, Follower, Followers
from wechatpay_gateway.family.resource.index.memberships import Memberships
from wechatpay_gateway.family.resource.machine import ResourceMachine
from wechatpay_gateway.family.resource.making import Maker
from wechatpay_gateway.family.resource.records import Records
from wechatpay_gateway.family.resource.staff import Staff


@lru_cache(maxsize=1)
def _resources_of(catalog: Catalog) -> tuple[Resource, ...]:
    """Return the resources of a catalog, which are parsed once for all gateways that have it."""
    return tuple(parse_resource(data) for data in catalog.resources)


class Resources(Family):
    """All resources of the catalog: their calls, and a state machine for each family of records.

    Attributes:
        resource_machines: the state machines, by name.
    """

    name = "resources"
    due_tables = ("resources",)
    tables = Tables.read("resources", 2, __name__)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        catalog = context.catalog
        self._resources = _resources_of(catalog)
        self._dues = Dues(self._resources)
        self._records = records = Records(
            context.store, self._dues.of, {each.name: Memberships(each) for each in self._resources}
        )
        self._by_name = by_name = {each.name: each for each in self._resources}
        announcer = Announcer(context.changes.commit, catalog.notifications, records, by_name)
        self._followers = followers = Followers()
        self._makers = {each.name: Maker(each, records) for each in self._resources}
        places = {address.name: address.places for address in catalog.addresses}
        self.behaviors: Mapping[Place, Behavior] = {
            place: behavior
            for resource in self._resources
            for name, behavior in Calls(resource, records, announcer, catalog.operations, by_name, followers)
            .behaviors()
            .items()
            for place in places.get(name, ())
        }
        staff = [Staff(context, each, records, announcer, followers) for each in self._resources]
        self._staff = {each.resource.name: each for each in staff}
        machines = [
            ResourceMachine(
                context,
                own,
                [each for each in staff if each.resource.family == own.resource.family and each is not own],
            )
            for own in staff
            if own.resource.is_first
        ]
        self.machines = machines
        self.resource_machines = {each.name: each for each in machines}

    def staff(self, resource: str) -> Staff:
        """Return what adds, finds and changes the records of a resource, which is named like `ecommerce.funds.withdrawals`.

        Raises:
            LookupError: the catalog does not have the resource.
        """
        return self._staff[resource]

    def follow(self, resource: str, follower: Follower, completer: Completer | None = None) -> None:
        """Let another family follow the changes of a resource's records, for example to move their money, and complete new ones."""
        self._followers.add(resource, follower, completer)

    def next_due(self) -> float | None:
        """Return when a record changes by itself next, such as by the end of its validity."""
        return self._records.next_due()

    def make_due_changes(self) -> None:
        """Perform the steps that happen by themselves and are due, with their notifications."""
        now = self._context.now()
        self._records.forget_dues(now, self._dues.names)
        for record in self._records.due(now):
            self._staff[record.resource].do_due(record, now)

    def value_of(self, resource: str, mchid: str, field: str) -> Any:
        """Return a field of the record that a merchant's number identifies, such as its notification URL; `None` if there is no such record."""
        found = self._by_name.get(resource)
        return None if found is None else value_of(found, self._records, mchid, field, {})

    def add_examples(self, mchid: str) -> None:
        """Add the records of an older release's state file, then those that the catalog's examples refer to."""
        now = self._context.now()
        for name, row in old_rows(self._context.store):
            if name in self._makers:
                fields = dict(row)
                kind, owner, state, content = (fields.pop(key) for key in ("kind", "mchid", "state", "content"))
                self._makers[name].make(kind, owner or mchid, fields, now, state=state, content=content)
        for resource in self._resources:
            add_examples(resource, self._makers[resource.name], mchid, now)
