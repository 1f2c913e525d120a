"""The operations of returns of shares.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012525287 and related pages; for partners https://pay.weixin.qq.com/doc/v3/partner/4012466854,
for brands https://pay.weixin.qq.com/doc/v3/partner/4012467097, for platforms https://pay.weixin.qq.com/doc/v3/partner/4012477737.
"""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import InternalNumber
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.families.payments.funds import DAY_SECONDS
from wechatpay_gateway.families.profit_sharing.products import BRAND, ECOMMERCE, MERCHANT, NORMAL_ROOT, Product
from wechatpay_gateway.families.profit_sharing.return_machine import ReturnMachine
from wechatpay_gateway.families.profit_sharing.returns import SharingReturn
from wechatpay_gateway.families.profit_sharing.sharing_operations import choosing
from wechatpay_gateway.families.profit_sharing.sharing_rules import check_kind
from wechatpay_gateway.families.profit_sharing.sharings import Share, Sharing, new_number
from wechatpay_gateway.families.profit_sharing.state import Records
from wechatpay_gateway.families.profit_sharing.steps import ReturnResult, ShareResult, SharingState
from wechatpay_gateway.families.profit_sharing.views import return_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.refusals import refuse, wrong_value

MOST_RETURNS = 50
RETURN_DAYS = 180
"""The days after the creation of the paid order in which its shares can be returned."""
_DAYS_WITHOUT_NUMBER = 183
"""The age, in days, above which a platform must name the payment: 6 months."""


class ReturnOperations:
    """The operations of returns: return a share, and query a return."""

    def __init__(self, records: Records, machine: ReturnMachine) -> None:
        self._records = records
        self._machine = machine
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", f"{NORMAL_ROOT}/return-orders"): choosing(self._return),
            ("GET", f"{NORMAL_ROOT}/return-orders/{{}}"): choosing(self._query),
            **{
                (method, f"{product.root}/returnorders"): choosing(perform, product)
                for product in (BRAND, ECOMMERCE)
                for method, perform in (("POST", self._return), ("GET", self._query))
            },
        }

    def _return(self, product: Product, call: Call, fields: Mapping[str, Any]) -> Outcome:
        """Return a share, or try again if the same request left the return in progress."""
        content = to_content(fields)
        made = self._records.returns.find(call.mchid, product, fields["out_return_no"])
        if made is not None and not made.is_example:
            if made.content != content:
                zh, en = (
                    "回退单号重复，且请求内容不一致",
                    "The number is already used by a return with different content.",
                )
                raise refuse(call, "INVALID_REQUEST", zh, en, InternalNumber.CHANGED_PARAMETERS)
            if made.result is ReturnResult.PROCESSING:
                made = self._attempt(call, made)
            return self._reply(call, made)
        check_kind(call, self._records, product, product.owner_of(call.mchid, fields))
        sharing = self._sharing_of(product, call, fields)
        share = self._check(call, sharing, fields)
        made = SharingReturn(
            call.mchid,
            product,
            fields["out_return_no"],
            new_number("30", call.now),
            sharing.out_order_no,
            share.account,
            fields["amount"],
            fields["description"],
            ReturnResult.PROCESSING,
            None,
            content,
            call.now,
        )
        self._records.returns.add(made)
        return self._reply(call, self._attempt(call, made))

    def _attempt(self, call: Call, made: SharingReturn) -> SharingReturn:
        try:
            return self._machine.attempt(made)
        except NotEnoughError as error:
            en = f"{error}. The return stays in progress: send the same request again after a deposit."
            refusal = refuse(call, "INVALID_REQUEST", "可用余额不足，请充值后重新发起", en)
            refusal.keeps_changes = True
            raise refusal from None

    def _sharing_of(self, product: Product, call: Call, fields: Mapping[str, Any]) -> Sharing:
        sharings = self._records.sharings
        owner = product.owner_of(call.mchid, fields)
        if "order_id" in fields:
            found = sharings.with_id(call.mchid, product, fields["order_id"])
        else:
            found = sharings.find(call.mchid, product, fields["out_order_no"])
        if (
            found is None
            or found.owner != owner
            or fields.get("out_order_no", found.out_order_no) != found.out_order_no
        ):
            raise _unknown_sharing(call, "The split does not exist.")
        return found

    def _check(self, call: Call, sharing: Sharing, fields: Mapping[str, Any]) -> Share:
        """Check a new return, and return the share that it belongs to."""
        if fields["amount"] < 1:
            raise wrong_value("/amount", fields["amount"], "金额必须大于0", "must be at least 1 fen")
        if fields["return_mchid"] == sharing.owner:
            en = "must be another merchant than the one whose money was shared"
            raise wrong_value("/return_mchid", fields["return_mchid"], "参数不正确，请检查参数", en)
        self._check_age(call, sharing, fields)
        share = self._share_of(call, sharing, fields["return_mchid"])
        if not self._records.profiles.get(share.account).accepts_returns:
            en = f"The merchant {share.account} does not accept returns."
            raise refuse(call, "NO_AUTH", "回退方未开通分账回退功能", en)
        earlier = self._records.returns.of_sharing(*(sharing.caller, sharing.product, sharing.out_order_no))
        if len(earlier) >= MOST_RETURNS:
            en = f"A split can have at most {MOST_RETURNS} returns."
            raise refuse(call, "INVALID_REQUEST", "该分账单回退次数已达上限", en)
        counted = [each for each in earlier if each.return_mchid == share.account]
        left = share.amount - sum(each.amount for each in counted if each.result is not ReturnResult.FAILED)
        if fields["amount"] > left:
            en = f"At most {left} fen of the share of {share.account} can be returned."
            raise refuse(call, "NOT_ENOUGH", "剩余可回退的金额不足", en)
        return share

    def _check_age(self, call: Call, sharing: Sharing, fields: Mapping[str, Any]) -> None:
        age = call.now - self._records.order_of(sharing).created
        is_old = age > _DAYS_WITHOUT_NUMBER * DAY_SECONDS
        if sharing.product is ECOMMERCE and is_old and "transaction_id" not in fields:
            en = "is required for an order that is older than 6 months"
            raise wrong_value("/transaction_id", None, "大于6个月的订单必填", en)
        if fields.get("transaction_id", sharing.transaction_id) != sharing.transaction_id:
            en = "is not the payment of this split"
            raise wrong_value("/transaction_id", fields["transaction_id"], "与分账单的微信订单号不一致", en)
        if age > RETURN_DAYS * DAY_SECONDS:
            raise _unknown_sharing(
                call, f"Shares can be returned only within {RETURN_DAYS} days of the order's creation."
            )

    def _share_of(self, call: Call, sharing: Sharing, account: str) -> Share:
        shares = self._records.sharings.shares_of(sharing)
        share = next((each for each in shares if each.account == account), None)
        if share is None or share.type != MERCHANT or sharing.is_unfreezing:
            raise _unknown_sharing(
                call, f"The order has no share of the merchant {account}. A user's cannot be returned."
            )
        if sharing.state is not SharingState.FINISHED or share.result is not ShareResult.SUCCESS:
            raise _unknown_sharing(call, "The order is not finished, or the share did not succeed.")
        return share

    def _query(self, product: Product, call: Call, fields: Mapping[str, Any]) -> Outcome:
        check_kind(call, self._records, product, product.owner_of(call.mchid, fields))
        made = self._records.returns.find(call.mchid, product, fields["out_return_no"])
        sharing = None if made is None else self._records.sharing_of(made)
        if made is None or sharing is None or not _is_named(sharing, product, call, fields):
            raise refuse(call, "RESOURCE_NOT_EXISTS", "记录不存在", "The return does not exist.")
        return self._reply(call, made)

    def _reply(self, call: Call, made: SharingReturn) -> Outcome:
        return to_reply(call, return_view(made, self._records.sharing_of(made)))


def _is_named(sharing: Sharing, product: Product, call: Call, fields: Mapping[str, Any]) -> bool:
    numbers = {"order_id": sharing.order_id, "out_order_no": sharing.out_order_no}
    is_same = all(fields.get(name, number) == number for name, number in numbers.items())
    return is_same and sharing.owner == product.owner_of(call.mchid, fields)


def _unknown_sharing(call: Call, en: str) -> Exception:
    zh = "分账指令不存在，或超过分账回退时效，请检查对应的分账单"
    return refuse(call, "INVALID_REQUEST", zh, en)
