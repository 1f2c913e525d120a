"""The operations of transfers.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012716434, 4014399293, 4014399371, 4024814206, 4024819515 and 4012716458.
"""

import secrets
from collections.abc import Mapping

from wechatpay_gateway.base.errors import InternalNumber, Message, Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.families.merchant_transfer.authorization_machine import AuthorizationMachine
from wechatpay_gateway.families.merchant_transfer.authorizations import Authorization
from wechatpay_gateway.families.merchant_transfer.limits import check_limits
from wechatpay_gateway.families.merchant_transfer.rules import check_real_name, check_transfer, is_retried_in_time
from wechatpay_gateway.families.merchant_transfer.state import Records
from wechatpay_gateway.families.merchant_transfer.steps import (
    CANCEL,
    CANCEL_AUTHORIZED,
    FINAL,
    LOCK,
    PAY_OUT,
    PROCESS,
    PROCESS_AUTHORIZED,
    SUCCEED_AUTHORIZED,
    AuthorizationState,
    TransferState,
)
from wechatpay_gateway.families.merchant_transfer.transfer_machine import (
    AnyTransferMachine,
    AuthorizedTransferMachine,
    TransferMachine,
)
from wechatpay_gateway.families.merchant_transfer.transfers import DAY_SECONDS, Transfer, new_transfer_bill_no
from wechatpay_gateway.families.merchant_transfer.views import transfer_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.notify_url import check_notify_url
from wechatpay_gateway.family.refusals import refuse

_ROOT = "/v3/fund-app/mch-transfer/transfer-bills"
_QUERY_DAYS = 30
_CANCELED = frozenset({TransferState.CANCELING, TransferState.CANCELLED})


class TransferOperations:
    """The operations of transfers."""

    def __init__(
        self,
        context: Context,
        records: Records,
        machines: tuple[TransferMachine, AuthorizedTransferMachine],
        authorizations: AuthorizationMachine,
    ) -> None:
        self._merchants = context.merchants
        self._records = records
        self._transfers = records.transfers
        self._machines = machines
        self._authorizations = authorizations
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", _ROOT): self._create,
            ("POST", f"{_ROOT}/pre-transfer-with-authorization"): self._create,
            ("POST", f"{_ROOT}/transfer"): self._create_authorized,
            ("GET", f"{_ROOT}/out-bill-no/{{}}"): self._query,
            ("GET", f"{_ROOT}/transfer-bill-no/{{}}"): self._query_by_transfer_bill_no,
            ("POST", f"{_ROOT}/out-bill-no/{{}}/cancel"): self._cancel,
        }

    def _create(self, call: Call) -> Outcome:
        check_notify_url(call.fields)
        if "authorization_info" in call.fields:
            check_notify_url(
                call.fields["authorization_info"], "authorization_notify_url", inside="/authorization_info"
            )
        check_transfer(call)
        existing = self._existing(call)
        if existing is None:
            return self._go_on(call, self._add(call, call.fields["openid"], is_authorized=False))
        return self._go_on(call, existing)

    def _create_authorized(self, call: Call) -> Outcome:
        check_transfer(call)
        existing = self._existing(call)
        if existing is None:
            openid = self._authorization_of(call).openid
            if self._records.users.is_blocked(openid):
                en = "The account of the user cannot receive money."
                raise refuse(call, "USER_ERROR", "当前用户状态异常", en)
            existing = self._add(call, openid, is_authorized=True)
        return self._go_on(call, existing)

    def _existing(self, call: Call) -> Transfer | None:
        """Return the transfer with the number of the request, if it was requested before and is still in progress; process it if it was held.

        Raises:
            Refusal: the transfer was requested with other values or more than 3 calendar days ago, or its state is final.
        """
        existing = self._transfers.find(call.mchid, call.fields["out_bill_no"])
        if existing is None or existing.is_example:
            return None
        if existing.content != to_content(call.fields):
            zh, en = (
                "单号已存在但信息不一致，请查单后比较确认",
                "The number is already used by a transfer with other values.",
            )
            raise refuse(call, "INVALID_REQUEST", zh, en, InternalNumber.CHANGED_PARAMETERS)
        if not is_retried_in_time(existing.created, call.now):
            zh = "对应单号已超出重试期,请查单确认后决定是否换单请求"
            en = "A transfer can be requested again for 3 calendar days only. Query it before you decide on a new number."
            raise refuse(call, "INVALID_REQUEST", zh, en)
        if existing.state in FINAL:
            codes = "ALREADY_EXISTS" if existing.state is TransferState.SUCCESS else "ORDER_CLOSED ALREADY_EXISTS"
            en = f"The transfer is already in the final state {existing.state.value}. Query it."
            raise refuse(call, codes, "单据状态已经到终态，无法发起转账", en)
        return self._process(existing) if existing.state is TransferState.ACCEPTED else existing

    def _add(self, call: Call, openid: str, *, is_authorized: bool) -> Transfer:
        fields = call.fields
        check_real_name(call, self._records.users, openid)
        is_example = _is_example(call)
        if not is_example:
            check_limits(call, self._records.limits, self._transfers, fields["transfer_amount"], openid)
        transfer = Transfer(
            call.mchid,
            fields["out_bill_no"],
            new_transfer_bill_no(call.now),
            is_authorized,
            TransferState.ACCEPTED,
            fields["transfer_amount"],
            openid,
            call.mchid if is_example else self._payer(call),
            to_content(fields),
            call.now,
            call.now,
            package_info=secrets.token_urlsafe(48),
        )
        self._transfers.add(transfer)
        if not self._records.held:
            return self._process(transfer)
        self._records.held -= 1
        return transfer

    def _payer(self, call: Call) -> str:
        sponsor: str = call.fields.get("sponsor_mchid", call.mchid)
        if self._merchants.get(sponsor) is None:
            en = f"The merchant {sponsor} has not allowed this merchant to use its money."
            raise refuse(call, "NO_AUTH INVALID_REQUEST", "出资商户未授权", en, InternalNumber.NO_PERMISSION)
        return sponsor

    def _machine(self, transfer: Transfer) -> AnyTransferMachine:
        return self._machines[transfer.is_authorized]

    def _process(self, transfer: Transfer) -> Transfer:
        step = PROCESS_AUTHORIZED if transfer.is_authorized else PROCESS
        return self._machine(transfer).advance(transfer, step, {})

    def _go_on(self, call: Call, transfer: Transfer) -> Outcome:
        """Lock the money of a transfer, if that is its next step, and reply.

        Raises:
            Refusal: the balance is too low. The transfer stays in the state `PROCESSING`, so that the same request can be sent again.
        """
        if transfer.state is TransferState.PROCESSING:
            try:
                transfer = self._lock(transfer)
            except NotEnoughError as error:
                raise _not_enough(call, error) from None
        return to_reply(call, transfer_view(transfer))

    def _lock(self, transfer: Transfer) -> Transfer:
        machine = self._machine(transfer)
        if not transfer.is_authorized:
            return machine.advance(transfer, LOCK, {})
        return machine.advance(machine.advance(transfer, PAY_OUT, {}), SUCCEED_AUTHORIZED, {})

    def _authorization_of(self, call: Call) -> Authorization:
        """Return the authorization that a transfer names.

        Raises:
            Refusal: it does not exist, is not effective, or is for another AppID or scene.
        """
        fields, authorizations = call.fields, self._records.authorizations
        if "authorization_id" in fields:
            found = authorizations.with_id(call.mchid, fields["authorization_id"])
        else:
            found = authorizations.find(call.mchid, fields["out_authorization_no"])
        if found is None or found.is_forgotten(call.now):
            raise refuse(call, "INVALID_REQUEST", "免确认收款授权不存在", "The authorization does not exist.")
        if found.is_example:
            return self._authorizations.put(found, AuthorizationState.TAKING_EFFECT)
        if found.state is not AuthorizationState.TAKING_EFFECT:
            en = f"The authorization is in state {found.state.value}, not TAKING_EFFECT."
            raise refuse(call, "INVALID_REQUEST", "免确认收款授权未生效", en)
        same = (found.fields.get("appid"), found.scene) == (fields["appid"], fields["transfer_scene_id"])
        if not same:
            en = "appid and transfer_scene_id must be those of the authorization."
            raise refuse(call, "INVALID_REQUEST", "appid或转账场景与免确认收款授权不一致", en)
        return found

    def _query(self, call: Call) -> Outcome:
        return self._show(call, self._transfers.find(call.mchid, call.arguments["out_bill_no"]))

    def _query_by_transfer_bill_no(self, call: Call) -> Outcome:
        number = call.arguments["transfer_bill_no"]
        return self._show(call, self._transfers.with_transfer_bill_no(call.mchid, number))

    @staticmethod
    def _show(call: Call, transfer: Transfer | None) -> Outcome:
        is_old = transfer is not None and call.now - transfer.created > _QUERY_DAYS * DAY_SECONDS
        if transfer is None or (is_old and not transfer.is_example):
            en = f"There is no transfer with this number in the last {_QUERY_DAYS} days."
            raise refuse(call, "NOT_FOUND", "记录不存在", en)
        return to_reply(call, transfer_view(transfer))

    def _cancel(self, call: Call) -> Outcome:
        transfer = self._transfers.find(call.mchid, call.arguments["out_bill_no"])
        if transfer is None:
            raise refuse(call, "NOT_FOUND", "转账单不存在", "There is no transfer with this number.")
        machine = self._machine(transfer)
        step = CANCEL_AUTHORIZED if transfer.is_authorized else CANCEL
        if transfer.is_example and transfer.state not in {*step.source, *_CANCELED}:
            transfer = machine.put(transfer, TransferState.PROCESSING)
        if transfer.state in _CANCELED:
            return to_reply(call, transfer_view(transfer))
        if transfer.state not in step.source:
            en = f"A transfer in state {transfer.state.value} cannot be canceled."
            raise refuse(call, "INVALID_REQUEST", "当前单据状态不支持撤销", en)
        return to_reply(call, transfer_view(machine.advance(transfer, step, {})))


def _is_example(call: Call) -> bool:
    """Return whether the request is an example of the documentation, whose amount exceeds the usual limit and whose sponsor is unknown."""
    names = ("out_bill_no", "transfer_amount")
    own = [call.fields[name] for name in names]
    return any([example.arguments.get(name) for name in names] == own for example in call.operation.examples)


def _not_enough(call: Call, error: NotEnoughError) -> Refusal:
    refusal = refuse(call, "NOT_ENOUGH", "资金不足", f"Not enough money: {error}")
    return Refusal(
        refusal.status, refusal.code, Message("资金不足", refusal.message.en), number=refusal.number, keeps_changes=True
    )
