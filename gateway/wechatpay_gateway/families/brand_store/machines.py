"""The state machines of brand stores and of their merchant numbers."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from wechatpay_gateway.families.brand_store.steps import (
    APPROVE,
    APPROVE_CLOSED,
    RECIPIENT_STEPS,
    STORE_STEPS,
    UPDATES,
    RecipientState,
    StoreState,
)
from wechatpay_gateway.families.brand_store.stores import BrandStore, BrandStores, Recipient, Recipients
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step
from wechatpay_gateway.notifications.changes import Announce
from wechatpay_gateway.parties.brands import DEFAULT_BRAND_ID

_STORE = Field("store_id", "WeChat Pay's number for the store.")
_APPROVALS = (APPROVE, APPROVE_CLOSED)


def merged(fields: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of a store with the changed fields of each of its objects."""
    names = dict.fromkeys((*fields, *changes))
    return {name: {**fields.get(name, {}), **changes.get(name, {})} for name in names}


class BrandStoreMachine(Machine[BrandStore]):
    """The stores of brands, and the steps of the review and of merchants."""

    name = "brand_stores"
    title = "Brand stores"
    states = StoreState
    initial = (StoreState.CREATING,)
    key = (_STORE,)
    steps = STORE_STEPS
    adds = (
        Field("brand_id", f"The brand. Defaults to `{DEFAULT_BRAND_ID}`.", is_required=False),
        Field("branch_name", "The name of the branch.", is_required=False),
    )
    add_means = "A brand adds an open store on its platform."
    is_in_state_reply = False
    columns = ("Number", "Brand", "Name", "State", "Review")

    def __init__(self, context: Context, stores: BrandStores) -> None:
        super().__init__(context)
        self._stores = stores

    def get(self, store_id: str) -> BrandStore:
        """Return the store with this number.

        Raises:
            UnknownBrandStoreError: the store does not exist.
        """
        return self._stores.get(store_id)

    def add(self, *values: Any, **fields: Any) -> BrandStore:
        """Add an open store of a brand, with the fields of `adds` by position or by name."""
        given = self._by_name(values, fields, self.adds)
        basics = {"branch_name": given["branch_name"]} if "branch_name" in given else {}
        with self._context.changes.commit():
            return self._stores.add(
                given.get("brand_id", DEFAULT_BRAND_ID), {"store_basics": basics}, state=StoreState.OPEN
            )

    def __iter__(self) -> Iterator[BrandStore]:
        return iter(self._stores)

    def lookup(self, key: Mapping[str, Any]) -> BrandStore:
        """Return the store with this number."""
        return self.get(key["store_id"])

    def key_of(self, record: BrandStore) -> dict[str, str]:
        """Return the number of a store."""
        return {"store_id": str(record.store_id)}

    def state_of(self, record: BrandStore) -> StoreState:
        """Return the state."""
        return record.state

    def describe(self, record: BrandStore) -> str:
        """Return `brand store` and its number."""
        return f"brand store {record.store_id}"

    def put(self, record: BrandStore, state: StrEnum) -> BrandStore:
        """Put a store into a state."""
        return self._stores.update(record, state=StoreState(state))

    def move(self, record: BrandStore, step: Step, fields: Mapping[str, Any], announce: Announce) -> BrandStore:
        """Take a step, with the data that a call changes, or with the reason of a rejection, as `fields`."""
        del announce  # stores have no notifications
        changes: dict[str, Any] = {"state": StoreState(step.after(record.state))}
        if step in UPDATES:
            changes["draft"] = merged(record.draft, fields)
        elif step in _APPROVALS:
            changes |= {"fields": merged(record.fields, record.draft), "draft": {}, "reject_reason": None}
        elif step.takes:
            changes["reject_reason"] = fields.get("reason", "门店信息审核不通过")
        return self._stores.update(record, **changes)

    def newest(self, limit: int, skip: int = 0) -> tuple[BrandStore, ...]:
        """Return the stores that were created last, newest first, after the first `skip`, without the examples."""
        return self._stores.newest(limit, skip)

    def records(self) -> Iterator[BrandStore]:
        """Iterate over the stores, without the examples."""
        return (each for each in self if not each.is_example)

    def to_json(self, record: BrandStore) -> dict[str, Any]:
        """Return a store with both states."""
        return {
            "store_id": str(record.store_id),
            "brand_id": record.brand_id,
            "branch_name": record.fields.get("store_basics", {}).get("branch_name"),
            "state": record.state.value,
        }

    def cells(self, record: BrandStore) -> tuple[str, ...]:
        """Return the number, brand, name and both states."""
        name: str = record.fields.get("store_basics", {}).get("branch_name", "")
        return (str(record.store_id), record.brand_id, name, *record.shown)


class RecipientMachine(Machine[Recipient]):
    """The merchant numbers of stores, and the steps of their administrators."""

    name = "brand_store_recipients"
    title = "Merchant numbers of brand stores"
    states = RecipientState
    initial = (RecipientState.CONFIRMED,)
    key = (_STORE, Field("recipient_mchid", "The merchant number."))
    steps = RECIPIENT_STEPS
    is_in_state_reply = False
    columns = ("Store", "Merchant number", "Company", "State")

    def __init__(self, context: Context, recipients: Recipients) -> None:
        super().__init__(context)
        self._recipients = recipients

    def get(self, store_id: str, recipient_mchid: str) -> Recipient:
        """Return a merchant number of a store.

        Raises:
            UnknownBrandStoreError: the store does not have the merchant number.
        """
        return self._recipients.get(store_id, recipient_mchid)

    def __iter__(self) -> Iterator[Recipient]:
        return iter(self._recipients)

    def lookup(self, key: Mapping[str, Any]) -> Recipient:
        """Return the merchant number with this key."""
        return self.get(key["store_id"], key["recipient_mchid"])

    def key_of(self, record: Recipient) -> dict[str, str]:
        """Return the store and the merchant number."""
        return {"store_id": str(record.store_id), "recipient_mchid": record.mchid}

    def state_of(self, record: Recipient) -> RecipientState:
        """Return the state."""
        return record.state

    def describe(self, record: Recipient) -> str:
        """Return the merchant number and its store."""
        return f"merchant number {record.mchid} of store {record.store_id}"

    def put(self, record: Recipient, state: StrEnum) -> Recipient:
        """Put a merchant number into a state."""
        return self._recipients.update(record, state=RecipientState(state))

    def move(self, record: Recipient, step: Step, fields: Mapping[str, Any], announce: Announce) -> Recipient:
        """Take a step."""
        del fields, announce  # no step has fields or a notification
        return self.put(record, step.after(record.state))

    def to_json(self, record: Recipient) -> dict[str, Any]:
        """Return a merchant number of a store."""
        return {**self.key_of(record), "company_name": record.company_name, "state": record.state.value}

    def cells(self, record: Recipient) -> tuple[str, ...]:
        """Return the store, merchant number, company and state."""
        return str(record.store_id), record.mchid, record.company_name, record.state.value
