"""The refunds that an ecommerce platform requests for the orders of its sub-merchants.

They are refunds like those of partners, in the same table; a platform can also advance the money.
Pages: https://pay.weixin.qq.com/doc/v3/partner/4012476892, 4012476908, 4012476911 and 4015181616.
"""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.families.payments.checks import check_amount
from wechatpay_gateway.families.payments.funds import ADVANCE_PAYER
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refund_machine import RefundMachine
from wechatpay_gateway.families.payments.refund_operations import RefundOperations
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.payments.refusals import unknown_sub_merchant
from wechatpay_gateway.families.payments.state import Records
from wechatpay_gateway.families.payments.views import platform_refund_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.refusals import refuse

ROOT = "/v3/ecommerce/refunds"


class PlatformRefundOperations(RefundOperations):
    """The operations of platforms for refunds: create, query by either number, and redirect an abnormal one."""

    def __init__(self, records: Records, machine: RefundMachine) -> None:
        super().__init__(records, machine)
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", f"{ROOT}/apply"): self._create,
            ("GET", f"{ROOT}/id/{{}}"): self._query_by_id,
            ("GET", f"{ROOT}/out-refund-no/{{}}"): self._query,
            ("POST", f"{ROOT}/{{}}/apply-abnormal-refund"): self._redirect,
        }

    def _check_amount(self, amount: Mapping[str, Any]) -> None:
        check_amount("/amount/refund", amount["refund"], amount.get("currency"))

    def _wrong_sub_merchant(self, call: Call) -> Refusal:
        return unknown_sub_merchant(call, call.fields["sub_mchid"])

    def _check(self, call: Call, order: Order) -> None:
        super()._check(call, order)
        sources = call.fields["amount"].get("from", ())
        if sources and "funds_account" in call.fields:
            en = "Send either amount.from or funds_account, not both."
            raise refuse(call, "INVALID_REQUEST", "amount.from与funds_account不可同时使用", en)
        if len(sources) > 1 and _may_advance(call.fields):
            en = "A refund that the platform may advance cannot be funded from several accounts."
            raise refuse(call, "INVALID_REQUEST", "电商平台垫付退款不支持多账户出资", en)

    def _advance(self, call: Call, order: Order, refund: Refund) -> bool:
        if not _may_advance(call.fields):
            return False
        try:
            self._records.funds.advance(order, refund)
        except NotEnoughError:
            return False
        return True

    def _query_by_id(self, call: Call) -> Outcome:
        found = self._refunds.with_id(call.arguments["refund_id"])
        own = [each for each in found if each.caller == call.mchid]
        return self._reply(call, self._select(call, own, call.arguments["sub_mchid"], ("sub_mchid", "query")))

    def _view(self, refund: Refund, order: Order) -> dict[str, Any]:
        funds = self._records.funds
        return platform_refund_view(
            refund, order, funds.account_of(refund), funds.payer_of(refund), funds.advanced(refund)
        )


def _may_advance(fields: Mapping[str, Any]) -> bool:
    return fields.get("refund_account") == ADVANCE_PAYER
