"""The operations of refunds.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012791862 and related pages.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from wechatpay_gateway.base.errors import InternalNumber, Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.accounts.entries import AccountKind, NotEnoughError
from wechatpay_gateway.families.payments.banks import BANKS_OF_DEBIT_CARDS, DEBIT_CARD
from wechatpay_gateway.families.payments.checks import check_amount, check_refund_number
from wechatpay_gateway.families.payments.discounts import PAYERS_OPENID, coupons_of_refund
from wechatpay_gateway.families.payments.funds import SharingInProgressError
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refund_machine import RefundMachine
from wechatpay_gateway.families.payments.refund_rules import changed_refund, check_funds, check_goods, check_numbers
from wechatpay_gateway.families.payments.refunds import Refund, new_refund_id
from wechatpay_gateway.families.payments.refusals import missing_sub_mchid
from wechatpay_gateway.families.payments.state import Records
from wechatpay_gateway.families.payments.steps import CLOSE_REFUND, PAID, REFUND, OrderState, RefundStatus
from wechatpay_gateway.families.payments.views import refund_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.notify_url import check_notify_url
from wechatpay_gateway.family.refusals import refuse, wrong_value

_ROOT = "/v3/refund/domestic/refunds"
_MOST_REFUNDS = 50
_REFUND_DAYS = 365
_DAY_SECONDS = 86400


class RefundOperations:
    """The operations of refunds."""

    def __init__(self, records: Records, machine: RefundMachine) -> None:
        self._records = records
        self._machine = machine
        self._orders = records.orders
        self._refunds = records.refunds
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", _ROOT): self._create,
            ("GET", f"{_ROOT}/{{}}"): self._query,
            ("POST", f"{_ROOT}/{{}}/apply-abnormal-refund"): self._redirect,
        }

    def _create(self, call: Call) -> Outcome:
        check_notify_url(dict(call.fields))
        number: str = call.fields["out_refund_no"]
        check_refund_number(number)
        self._check_amount(call.fields["amount"])
        content = to_content(call.fields)
        existing = next((each for each in self._refunds.of_caller(call.mchid, number) if not each.is_example), None)
        if existing is not None and existing.content != content:
            raise changed_refund(call, existing)
        order = self._order_of(call)
        if existing is None:
            self._check(call, order)
            fen: int = call.fields["amount"]["refund"]
            existing = Refund(
                *(call.mchid, number, new_refund_id(call.now), order.family, order.transaction_id or ""),
                *(RefundStatus.PROCESSING, fen, content, call.now),
                coupons=coupons_of_refund(order, fen, self._earlier(order)),
            )
            is_funded = self._fund(call, order, existing)
            self._refunds.add(existing)
            self._orders.step(order, REFUND)
            if not is_funded:
                self._machine.advance(existing, CLOSE_REFUND, {})
        if order.is_example:  # it is stored under another number than that in the example
            order = evolve(order, out_trade_no=call.fields.get("out_trade_no", order.out_trade_no))
        return to_reply(call, self._view(existing, order))

    def _check_amount(self, amount: Mapping[str, Any]) -> None:
        if "currency" not in amount:
            # A partner may omit it only for pay score orders, which this gateway does not have.
            raise wrong_value("/amount/currency", None, "退款币种必填", "is required")
        check_amount("/amount/refund", amount["refund"], amount["currency"])

    def _view(self, refund: Refund, order: Order) -> dict[str, Any]:
        funds = self._records.funds
        return refund_view(refund, order, funds.account_of(refund), funds.returned_fee(refund))

    def _order_of(self, call: Call) -> Order:
        fields = call.fields
        if "transaction_id" in fields:
            candidates = self._orders.of_transaction(fields["transaction_id"])
        else:
            candidates = self._orders.of_caller(call.mchid, fields["out_trade_no"])
        own = [self._paid_example(each, call) for each in candidates if each.caller == call.mchid]
        own = [each for each in own if each.state in PAID]
        if not own:
            zh, en = "订单不存在或未支付", "The order does not exist or is not paid."
            raise refuse(call, "RESOURCE_NOT_EXISTS", zh, en, InternalNumber.UNKNOWN_ORDER)
        matching = [each for each in own if fields.get("sub_mchid") == each.sub_mchid]
        if not matching and "sub_mchid" not in fields:
            raise missing_sub_mchid("/sub_mchid", "body")
        if not matching:
            raise self._wrong_sub_merchant(call)
        total = fields["amount"]["total"]  # Examples can share a number.
        order = next((each for each in matching if each.total == total), matching[0])
        check_numbers(call, order)
        return order

    def _wrong_sub_merchant(self, call: Call) -> Refusal:
        zh, en = "与订单的商户号不一致", "is not the sub-merchant of this order"
        return wrong_value("/sub_mchid", call.fields["sub_mchid"], zh, en)

    def _paid_example(self, order: Order, call: Call) -> Order:
        """Pay an example order, if it is not paid yet, so that it can be refunded."""
        if order.is_example and order.state not in PAID:
            payable = self._orders.put(order, OrderState.NOTPAY)
            return self._orders.pay(payable, at=call.now, openid=PAYERS_OPENID)
        return order

    def _check(self, call: Call, order: Order) -> None:
        amount = call.fields["amount"]
        if amount["total"] != order.total:
            en = f"amount.total must be the total of the order: {order.total}."
            raise refuse(call, "INVALID_REQUEST", "订单金额与原订单不一致", en)
        earlier = self._earlier(order)
        refundable = order.total - sum(each.amount for each in earlier)
        if amount["refund"] > refundable:
            en = f"amount.refund must be at most {refundable}, the amount not yet refunded."
            raise refuse(call, "INVALID_REQUEST", "退款金额大于可退金额", en)
        if len(earlier) >= _MOST_REFUNDS:
            zh, en = "该订单退款次数已达上限", f"An order can have at most {_MOST_REFUNDS} refunds."
            raise refuse(call, "INVALID_REQUEST", zh, en)
        if call.now - (order.paid or 0) > _REFUND_DAYS * _DAY_SECONDS:
            zh, en = "订单已超过可退款的最大期限", f"An order can be refunded only within {_REFUND_DAYS} days."
            raise refuse(call, "INVALID_REQUEST", zh, en)
        check_funds(call, order)
        check_goods(call, order, earlier)

    def _earlier(self, order: Order) -> list[Refund]:
        """Return the refunds of an order that were not closed."""
        refunds = self._refunds.of_order(order.transaction_id or "")
        return [each for each in refunds if each.status is not RefundStatus.CLOSED]

    def _fund(self, call: Call, order: Order, refund: Refund) -> bool:
        """Take the money of a refund; return `False` if it is to come from frozen money that the order does not have.

        Such a refund is accepted, and then closed: https://pay.weixin.qq.com/doc/v3/merchant/4013071200.
        """
        try:
            self._records.funds.refund(order, refund)
        except SharingInProgressError as error:
            zh, en = (
                "申请退款金额大于剩余未分账金额，请等待分账完成后再试",
                f"{error}. Unfreeze the remaining funds first.",
            )
            raise refuse(call, "INVALID_REQUEST", zh, en) from None
        except NotEnoughError as error:
            if error.kind is AccountKind.FROZEN:
                return False
            if not self._advance(call, order, refund):
                en = f"The balance is not enough: {error}."
                raise refuse(call, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起", en) from None
        return True

    def _advance(self, call: Call, order: Order, refund: Refund) -> bool:
        """Take the money of a refund from another merchant than the one that was paid, and return whether that was possible."""
        del call, order, refund
        return False

    def _query(self, call: Call) -> Outcome:
        own = self._refunds.of_caller(call.mchid, call.arguments["out_refund_no"])
        return self._reply(call, self._select(call, own, call.arguments.get("sub_mchid"), ("sub_mchid", "query")))

    def _select(self, call: Call, refunds: Sequence[Refund], sub_mchid: str | None, place: tuple[str, str]) -> Refund:
        """Return the refund of this sub-merchant, or of the direct merchant; `place` is the location of `sub_mchid` in the request.

        Raises:
            Refusal: the refund does not exist, or it is a partner's and the request does not name the sub-merchant.
        """
        for refund in refunds:
            if self._records.order_of(refund).sub_mchid == sub_mchid:
                return refund
        if refunds and sub_mchid is None:
            raise missing_sub_mchid(*place)
        raise refuse(call, "RESOURCE_NOT_EXISTS", "退款单不存在", "The refund does not exist.")

    def _reply(self, call: Call, refund: Refund) -> Outcome:
        return to_reply(call, self._view(refund, self._records.order_of(refund)))

    def _redirect(self, call: Call) -> Outcome:
        """Redirect an abnormal refund to another card of the payer, or to the merchant."""
        fields = call.fields
        own = [
            each
            for each in self._refunds.with_id(call.arguments["refund_id"])
            if (each.caller, each.out_refund_no) == (call.mchid, fields["out_refund_no"])
        ]
        refund = self._select(call, own, fields.get("sub_mchid"), ("/sub_mchid", "body"))
        content = to_content(fields)
        if refund.redirection == content:
            return self._reply(call, refund)
        if refund.status is not RefundStatus.ABNORMAL:
            raise refuse(call, "INVALID_REQUEST", "退款单状态不是退款异常", "The refund is not abnormal.")
        to_payer = fields["type"] == "USER_BANK_CARD"
        channel = "OTHER_BANKCARD" if to_payer else "OTHER_BALANCE"
        account = _card(call) if to_payer else "商户结算银行账户"
        redirected = self._refunds.redirect(refund, channel=channel, received_account=account, redirection=content)
        return self._reply(call, redirected)


def _card(call: Call) -> str:
    """Return the payer's card as WeChat Pay displays it: bank, kind of card and last four digits."""
    fields = call.fields
    bank = BANKS_OF_DEBIT_CARDS.get(fields["bank_type"])
    if bank is None:
        en = f"bank_type must be a debit card of one of these banks: {', '.join(BANKS_OF_DEBIT_CARDS)}."
        raise refuse(call, "INVALID_REQUEST", "退款至用户仅支持指定银行的借记卡", en)
    return f"{bank}{DEBIT_CARD}{fields['bank_account'][-4:]}"
