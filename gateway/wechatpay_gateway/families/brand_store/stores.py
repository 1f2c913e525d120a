"""The stores of brands and their merchant numbers in the state file."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.rows import Table, as_number, read_json
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.brand_store.steps import PAIRS, RecipientState, StoreState, states_of
from wechatpay_gateway.family.behavior import to_content

_FIRST_NUMBER = 100000001001


class UnknownBrandStoreError(LookupError):
    """The gateway has no brand store with this number, or no such merchant number of it."""


@frozen
class BrandStore:
    """A store; `fields` are its data, and `draft` the changes that are in review.

    `reference` is the merchant's own number, `place` its name and address, by which stores are compared. `is_example` marks a store of the catalog's
    examples, which every brand has.
    """

    serial: int
    store_id: int
    brand_id: str
    state: StoreState = field(converter=StoreState)
    fields: Mapping[str, Any] = field(converter=read_json, repr=False)
    draft: Mapping[str, Any] = field(converter=read_json, repr=False)
    reject_reason: str | None = None
    reference: str | None = None
    place: str = field(default="", repr=False)
    is_example: bool = field(default=False, converter=bool)

    @property
    def shown(self) -> tuple[str, str]:
        """The state of the store and that of its review."""
        return PAIRS[self.state]


@frozen
class Recipient:
    """A merchant number of a store."""

    serial: int
    store_id: int
    mchid: str
    company_name: str
    state: RecipientState = field(converter=RecipientState)


def _compared(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns by which stores are compared."""
    basics, address = fields.get("store_basics", {}), fields.get("store_address", {})
    names = ("address_code", "address_detail", "address_complements")
    place = {"branch_name": basics.get("branch_name"), **{name: address.get(name) for name in names}}
    return {"reference": basics.get("store_reference_id"), "place": to_content(place)}


class BrandStores:
    """The stores, by brand and by WeChat Pay's number."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._table = Table(store, "brand_stores", BrandStore)

    def add(
        self,
        brand_id: str,
        fields: Mapping[str, Any],
        *,
        state: StoreState = StoreState.CREATING,
        store_id: int | None = None,
        is_example: bool = False,
    ) -> BrandStore:
        """Add a store; without `store_id`, it gets a number that no store has or had."""
        deleted: int = self._store.rows("SELECT coalesce(max(serial), 0) FROM brand_store_deletions")[0][0]
        serial = max(self._table.largest(), deleted) + 1
        number = _FIRST_NUMBER + serial if store_id is None else store_id
        added = BrandStore(serial, number, brand_id, state, fields, {}, is_example=is_example, **_compared(fields))
        self._table.insert(added)
        return added

    def update(self, store: BrandStore, **changes: Any) -> BrandStore:
        """Change columns of a store, and return it."""
        if "fields" in changes:
            changes |= _compared(changes["fields"])
        changed = evolve(store, **changes)
        stored = {**changes, "state": changed.state.value} if "state" in changes else changes
        self._table.update(store.serial, stored)
        return changed

    def remove(self, store: BrandStore) -> None:
        """Remove a store with its merchant numbers."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM brand_stores WHERE serial = ?", (store.serial,))
            connection.execute("INSERT OR REPLACE INTO brand_store_deletions VALUES (?)", (store.serial,))
            connection.execute("DELETE FROM brand_store_recipients WHERE store_id = ?", (store.store_id,))

    def find(self, brand_id: str, number: object) -> BrandStore | None:
        """Return the store of a brand with this number, or `None`; every brand has the examples."""
        where = "store_id = ? AND (brand_id = ? OR is_example)"
        return next(self._select(where, as_number(number), brand_id), None)

    def get(self, number: object) -> BrandStore:
        """Return the store with this number.

        Raises:
            UnknownBrandStoreError: the store does not exist.
        """
        found = next(self._select("store_id = ?", as_number(number)), None)
        if found is None:
            raise UnknownBrandStoreError(f"the gateway has no brand store {number}")
        return found

    def has_equal(self, brand_id: str, fields: Mapping[str, Any]) -> bool:
        """Return whether a brand has a store with the same number of the merchant, or with the same name and address."""
        compared = _compared(fields)
        where = "brand_id = ? AND NOT is_example AND (reference = ? OR place = ?)"
        return bool(self._table.count(where, brand_id, compared["reference"] or "", compared["place"]))

    def page(self, brand_id: str, store_state: str | None, start: int, size: int) -> list[BrandStore]:
        """Return a page of the stores of a brand, the newest first; with `store_state`, those in this state."""
        where, arguments = _where(brand_id, store_state)
        return list(self._select(f"{where} ORDER BY serial DESC LIMIT ? OFFSET ?", *arguments, size, start))

    def count(self, brand_id: str, store_state: str | None) -> int:
        """Count the stores of a brand."""
        where, arguments = _where(brand_id, store_state)
        return self._table.count(where, *arguments)

    def newest(self, limit: int, skip: int) -> tuple[BrandStore, ...]:
        """Return the stores that were created last, newest first, after the first `skip`, without the examples."""
        return tuple(self._select("NOT is_example ORDER BY serial DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[BrandStore]:
        return self._select("1 ORDER BY serial")

    def _select(self, where: str, *arguments: str | float) -> Iterator[BrandStore]:
        return (BrandStore(*row) for row in self._table.rows(where, *arguments))


def _where(brand_id: str, store_state: str | None) -> tuple[str, tuple[str, ...]]:
    states = [] if store_state is None else [each.value for each in states_of(store_state)]
    condition = f" AND state IN ({', '.join('?' * len(states))})" if states else ""
    return f"brand_id = ?{condition}", (brand_id, *states)


class Recipients:
    """The merchant numbers of stores."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._table = Table(store, "brand_store_recipients", Recipient)

    def add(self, store_id: int, mchid: str, company_name: str) -> Recipient:
        """Bind a merchant number to a store."""
        added = Recipient(self._table.largest() + 1, store_id, mchid, company_name, RecipientState.CONFIRMED)
        self._table.insert(added)
        return added

    def update(self, recipient: Recipient, **changes: Any) -> Recipient:
        """Change columns of a merchant number, and return it."""
        self._table.update(recipient.serial, {name: str(value) for name, value in changes.items()})
        return evolve(recipient, **changes)

    def remove(self, recipient: Recipient) -> None:
        """Unbind a merchant number."""
        self._store.execute("DELETE FROM brand_store_recipients WHERE serial = ?", (recipient.serial,))

    def of_store(self, store_id: int) -> list[Recipient]:
        """Return the merchant numbers of a store, the oldest first."""
        return list(self._select("store_id = ? ORDER BY serial", store_id))

    def find(self, store_id: object, mchid: str) -> Recipient | None:
        """Return a merchant number of a store, or `None`."""
        return next(self._select("store_id = ? AND mchid = ?", as_number(store_id), mchid), None)

    def get(self, store_id: object, mchid: str) -> Recipient:
        """Return a merchant number of a store.

        Raises:
            UnknownBrandStoreError: the store does not have the merchant number.
        """
        found = self.find(store_id, mchid)
        if found is None:
            raise UnknownBrandStoreError(f"brand store {store_id} has no merchant number {mchid}")
        return found

    def __iter__(self) -> Iterator[Recipient]:
        return self._select("1 ORDER BY serial")

    def _select(self, where: str, *arguments: str | float) -> Iterator[Recipient]:
        return (Recipient(*row) for row in self._table.rows(where, *arguments))
