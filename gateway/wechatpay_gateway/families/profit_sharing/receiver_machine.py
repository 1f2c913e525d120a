"""The state machine of the receivers in the merchants' lists."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from wechatpay_gateway.families.profit_sharing.receivers import Receiver
from wechatpay_gateway.families.profit_sharing.state import Records
from wechatpay_gateway.families.profit_sharing.steps import RECEIVER_STEPS, ReceiverState
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step
from wechatpay_gateway.notifications.changes import Announce


class ReceiverMachine(Machine[Receiver]):
    """The receivers. Only API calls change them."""

    name = "sharing_receivers"
    title = "Receivers of shares"
    states = ReceiverState
    initial = (ReceiverState.ADDED,)
    key = (
        Field("account", "The account: a merchant number or an OpenID."),
        Field(
            "scope",
            "The merchant with the list. Required if the receiver is in the lists of several merchants.",
            is_required=False,
        ),
    )
    steps = RECEIVER_STEPS
    is_in_state_reply = False
    columns = ("Account", "Type", "List of", "Relation", "State")

    def __init__(self, context: Context, records: Records) -> None:
        super().__init__(context)
        self._receivers = records.receivers

    def get(self, account: str, scope: str | None = None) -> Receiver:
        """Return the receiver with this account. If `scope` is `None`, it can be in any list.

        Raises:
            UnknownReceiverError: the receiver does not exist, or is in several lists.
        """
        return self._receivers.get(account, scope)

    def __iter__(self) -> Iterator[Receiver]:
        return iter(self._receivers)

    def lookup(self, key: Mapping[str, Any]) -> Receiver:
        """Return the receiver with this account."""
        return self._receivers.get(key["account"], key.get("scope"))

    def key_of(self, record: Receiver) -> dict[str, str]:
        """Return the account and the list of a receiver."""
        return {"account": record.account, "scope": record.scope}

    def state_of(self, record: Receiver) -> ReceiverState:
        """Return the state."""
        return record.state

    def describe(self, record: Receiver) -> str:
        """Return `receiver` and its account."""
        return f"receiver {record.account}"

    def put(self, record: Receiver, state: StrEnum) -> Receiver:
        """Put a receiver into a state."""
        return self._receivers.set_state(record, ReceiverState(state))

    def move(self, record: Receiver, step: Step, fields: Mapping[str, Any], announce: Announce) -> Receiver:
        """Put a receiver into the target state of a step."""
        del fields, announce
        return self.put(record, step.after(self.state_of(record)))

    def records(self) -> Iterator[Receiver]:
        """Iterate over the receivers, without the examples."""
        return (each for each in self._receivers if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[Receiver, ...]:
        """Return the receivers that were added last, newest first, without the examples and the first `skip`."""
        return self._receivers.newest(limit, skip)

    def to_json(self, record: Receiver) -> dict[str, Any]:
        """Return a receiver without its name, which the merchant encrypted."""
        return {
            "caller": record.caller,
            "product": record.product.name,
            "scope": record.scope,
            "type": record.type,
            "account": record.account,
            "relation_type": record.relation_type,
            "custom_relation": record.custom_relation,
            "state": record.state,
        }

    def cells(self, record: Receiver) -> tuple[str, ...]:
        """Return the account, type, list, relation and state of a receiver."""
        relation = record.custom_relation or record.relation_type
        return record.account, record.type, record.scope, relation, record.state.value
