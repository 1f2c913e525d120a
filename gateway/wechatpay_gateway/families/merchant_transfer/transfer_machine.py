"""The state machines of transfers: those that the user confirms, and those after an authorization."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict, evolve

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.families.accounts.ledger import MOST_FEN
from wechatpay_gateway.families.merchant_transfer.authorization_machine import AuthorizationMachine
from wechatpay_gateway.families.merchant_transfer.limits import SOLE_TRADER
from wechatpay_gateway.families.merchant_transfer.money import TransferMoney
from wechatpay_gateway.families.merchant_transfer.state import Records
from wechatpay_gateway.families.merchant_transfer.steps import (
    AUTHORIZED_TRANSFER_STEPS,
    CONFIRM,
    CONFIRM_ONLY,
    FINAL,
    START,
    TRANSFER_STEPS,
    AuthorizedTransferState,
    TransferState,
)
from wechatpay_gateway.families.merchant_transfer.transfers import Money, Transfer
from wechatpay_gateway.families.merchant_transfer.views import transfer_notice
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step, WrongStateError
from wechatpay_gateway.notifications.changes import Announce

BALANCE = "CFT"
"""The `payment_method_type` of the user's WeChat balance."""
_HIDDEN = frozenset({"content", "is_example"})
_KEY = (
    Field("out_bill_no", "The merchant's number for the transfer."),
    Field(
        "mchid",
        "The merchant that created the transfer. Required if several merchants use the number.",
        is_required=False,
    ),
)
_HOLD = Action(
    "hold",
    "The next transfers stay in the state `ACCEPTED`, until the step `process` or the same request again.",
    (Field("times", "The number of transfers.", int),),
)


class AnyTransferMachine(Machine[Transfer]):
    """The common part of both machines of transfers.

    Attributes:
        is_authorized: whether its transfers are those after an authorization.
    """

    key = _KEY
    is_in_state_reply = False
    columns = ("Number", "Merchant", "User", "Yuan", "State")
    is_authorized: bool

    def __init__(
        self, context: Context, records: Records, money: TransferMoney, authorizations: AuthorizationMachine
    ) -> None:
        super().__init__(context)
        self._records = records
        self._money = money
        self._authorizations = authorizations

    def get(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """Return the transfer with this number. If `mchid` is `None`, it can be any merchant's.

        Raises:
            UnknownTransferError: the transfer does not exist, or transfers of several merchants have the number.
        """
        return self._records.transfers.get(out_bill_no, mchid, is_authorized=self.is_authorized)

    def hold(self, times: int) -> None:
        """Let the next transfers stay in the state `ACCEPTED`, until `process` or the same request again."""
        if times < 0:
            raise ValueError(f"times must be at least 0, got {times}")
        self._records.held = times

    def __iter__(self) -> Iterator[Transfer]:
        return self._records.transfers.of_kind(is_authorized=self.is_authorized)

    def lookup(self, key: Mapping[str, Any]) -> Transfer:
        """Return the transfer with this number."""
        return self.get(key["out_bill_no"], key.get("mchid"))

    def key_of(self, record: Transfer) -> dict[str, str]:
        """Return the number and the merchant of a transfer."""
        return {"out_bill_no": record.out_bill_no, "mchid": record.caller}

    def state_of(self, record: Transfer) -> StrEnum:
        """Return the state."""
        return self.states(record.state.value)

    def describe(self, record: Transfer) -> str:
        """Return `transfer` and its number."""
        return f"transfer {record.out_bill_no}"

    def put(self, record: Transfer, state: StrEnum) -> Transfer:
        """Put a transfer into a state, with its money where it is in that state."""
        target = TransferState(state.value)
        if target is TransferState.CANCELING:
            record = self._money.put(record, TransferState.WAIT_USER_CONFIRM)
        return self._money.put(record, target)

    def move(self, record: Transfer, step: Step, fields: Mapping[str, Any], announce: Announce) -> Transfer:
        """Take a step with its money, and queue the notification of a final state."""
        if step is START and record.money is Money.MERCHANT and not record.is_example:
            raise WrongStateError(
                f"{self.describe(record)} was canceled before its money was locked, so the user cannot confirm it"
            )
        target = TransferState(step.after(self.state_of(record)).value)
        if target is record.state:
            return record
        changes: dict[str, Any] = {"updated": self._context.now()}
        if step in (CONFIRM, START):
            changes["is_consented"] = int("authorization_info" in record.fields)
        if target is TransferState.FAIL:
            changes["fail_reason"] = fields.get("fail_reason", "OVERDUE_CLOSE")
        if target is TransferState.CANCELLED:
            changes["fail_reason"] = "MCH_CANCEL"
        if target is TransferState.SUCCESS:
            changes["payment_method_type"] = fields.get("payment_method_type", BALANCE)
        moved = self._money.put(record, target, **changes)
        if target is TransferState.SUCCESS and moved.is_consented:
            self._authorizations.consent(moved, announce)
        if target in FINAL:
            self._announce(moved, announce)
        return moved

    def _announce(self, transfer: Transfer, announce: Announce) -> None:
        url = transfer.fields.get("notify_url")
        if url:
            announce(
                mchid=transfer.caller,
                event_type="MCHTRANSFER.BILL.FINISHED",
                original_type="mch_payment",
                url=url,
                resource=transfer_notice(transfer),
            )

    def newest(self, limit: int, skip: int = 0) -> tuple[Transfer, ...]:
        """Return the transfers that were created last, newest first, without the examples and the first `skip`."""
        return self._records.transfers.newest(limit, skip, is_authorized=self.is_authorized)

    def records(self) -> Iterator[Transfer]:
        """Iterate over the transfers, without the examples."""
        return (each for each in self if not each.is_example)

    def to_json(self, record: Transfer) -> dict[str, Any]:
        """Return a transfer without its request, which may contain values that the merchant encrypted."""
        return asdict(record, filter=lambda attribute, _value: attribute.name not in _HIDDEN)

    def cells(self, record: Transfer) -> tuple[str, ...]:
        """Return the number, merchant, user, amount and state of a transfer."""
        state = record.state.value if record.fail_reason is None else f"{record.state.value}\n{record.fail_reason}"
        return record.out_bill_no, record.caller, record.openid, yuan(record.amount), state


class TransferMachine(AnyTransferMachine):
    """The transfers that the user confirms, and the steps of users and WeChat Pay."""

    name = "transfers"
    title = "Transfers"
    states = TransferState
    initial = (TransferState.ACCEPTED,)
    steps = TRANSFER_STEPS
    is_authorized = False
    actions = (
        _HOLD,
        Action(
            "set_limits",
            "Sets the largest amounts that merchants may transfer; the amounts that are not sent keep their values.",
            (
                Field("transfer_fen", "In one transfer, in fen.", int, is_required=False),
                Field("user_day_fen", "To one user in a day, in fen.", int, is_required=False),
                Field("day_fen", "In a day, in fen.", int, is_required=False),
                Field("month_fen", "In a month, in fen.", int, is_required=False),
            ),
        ),
        Action("become_sole_trader", "Sets the limits of new merchants that are sole traders, for all merchants."),
        Action(
            "name_user",
            "Sets the real name of a user. Transfers with another name are refused.",
            (
                Field("openid", "The OpenID of the user."),
                Field("real_name", "The name. If it is empty, every name is correct."),
            ),
        ),
    )

    def set_limits(
        self,
        *,
        transfer_fen: int | None = None,
        user_day_fen: int | None = None,
        day_fen: int | None = None,
        month_fen: int | None = None,
    ) -> None:
        """Set the largest amounts, in fen, that merchants may transfer; those that are `None` keep their values."""
        given = {"transfer_fen": transfer_fen, "user_day_fen": user_day_fen, "day_fen": day_fen, "month_fen": month_fen}
        changes = {name: value for name, value in given.items() if value is not None}
        for name, value in changes.items():
            if not 1 <= value <= MOST_FEN:
                raise ValueError(f"{name} must be between 1 and {MOST_FEN}, got {value}")
        self._records.limits = evolve(self._records.limits, **changes)

    def become_sole_trader(self) -> None:
        """Set the limits of new merchants that are sole traders, for all merchants."""
        self._records.limits = SOLE_TRADER

    def name_user(self, openid: str, real_name: str) -> None:
        """Set the real name of a user; transfers with another name are refused. An empty name makes every name correct."""
        self._records.users.name(openid, real_name)

    def confirm(
        self, out_bill_no: str, *, mchid: str | None = None, payment_method_type: str | None = None
    ) -> Transfer:
        """Confirm a transfer as its user, who receives the money at once, and agrees to the authorization that the merchant asked for.

        Raises:
            UnknownTransferError: the transfer does not exist.
            WrongStateError: the transfer does not wait for the user.
        """
        return self.take(CONFIRM, out_bill_no=out_bill_no, mchid=mchid, payment_method_type=payment_method_type)

    def confirm_only(
        self, out_bill_no: str, *, mchid: str | None = None, payment_method_type: str | None = None
    ) -> Transfer:
        """Confirm a transfer as its user, who receives the money, but does not agree to the authorization."""
        return self.take(CONFIRM_ONLY, out_bill_no=out_bill_no, mchid=mchid, payment_method_type=payment_method_type)


class AuthorizedTransferMachine(AnyTransferMachine):
    """The transfers after an authorization: the user receives the money at once, unless the transfer is held."""

    name = "authorized_transfers"
    title = "Transfers after an authorization"
    states = AuthorizedTransferState
    initial = (AuthorizedTransferState.ACCEPTED,)
    steps = AUTHORIZED_TRANSFER_STEPS
    is_authorized = True
    actions = (
        _HOLD,
        Action(
            "block_user",
            "The account of a user can no longer receive money: transfers fail with 403 `USER_ERROR`.",
            (Field("openid", "The OpenID of the user."),),
        ),
        Action(
            "unblock_user",
            "The account of a user can receive money again.",
            (Field("openid", "The OpenID of the user."),),
        ),
    )

    def block_user(self, openid: str) -> None:
        """Let the account of a user refuse money: transfers fail with 403 USER_ERROR."""
        self._records.users.block(openid, is_blocked=True)

    def unblock_user(self, openid: str) -> None:
        """Let the account of a user receive money again."""
        self._records.users.block(openid, is_blocked=False)
