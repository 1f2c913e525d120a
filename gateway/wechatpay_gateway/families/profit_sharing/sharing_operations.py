"""The operations of splits.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012524936 and related pages; for partners https://pay.weixin.qq.com/doc/v3/partner/4012690683,
for brands https://pay.weixin.qq.com/doc/v3/partner/4012692975, for platforms https://pay.weixin.qq.com/doc/v3/partner/4012691594.
"""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve

from wechatpay_gateway.base.errors import InternalNumber
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.payments.steps import PAID
from wechatpay_gateway.families.profit_sharing.products import (
    BRAND,
    ECOMMERCE,
    MERCHANT,
    NORMAL_ROOT,
    Product,
    normal_product,
)
from wechatpay_gateway.families.profit_sharing.settlement import Settlement
from wechatpay_gateway.families.profit_sharing.sharing_rules import (
    changed_sharing,
    check_amount,
    check_kind,
    check_permission,
    check_permitted,
    check_receivers,
    check_subsidy,
    check_times,
    own_order,
)
from wechatpay_gateway.families.profit_sharing.sharings import Share, Sharing, new_number
from wechatpay_gateway.families.profit_sharing.state import Records
from wechatpay_gateway.families.profit_sharing.steps import ShareResult, SharingState
from wechatpay_gateway.families.profit_sharing.views import sharing_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.refusals import refuse

Perform = Callable[[Product, Call, Mapping[str, Any]], Outcome]


def choosing(perform: Perform, product: Product | None = None) -> Behavior:
    """Return the behavior of an operation; without a product, the request selects that of merchants or that of partners."""

    def behave(call: Call) -> Outcome:
        fields = {**call.arguments, **call.fields}
        return perform(product or normal_product(fields), call, fields)

    return behave


class SharingOperations:
    """The operations of splits: share, unfreeze, query, and the queries of amounts and ratios."""

    def __init__(self, records: Records, settlement: Settlement) -> None:
        self._records = records
        self._settlement = settlement
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", f"{NORMAL_ROOT}/orders"): choosing(self._share),
            ("GET", f"{NORMAL_ROOT}/orders/{{}}"): choosing(self._query),
            ("POST", f"{NORMAL_ROOT}/orders/unfreeze"): choosing(self._unfreeze),
            ("GET", f"{NORMAL_ROOT}/transactions/{{}}/amounts"): choosing(self._query_amount),
            ("GET", f"{NORMAL_ROOT}/merchant-configs/{{}}"): self._query_ratio,
            ("GET", f"{BRAND.root}/brand-configs/{{}}"): self._query_ratio,
            **{
                place: behavior
                for product in (BRAND, ECOMMERCE)
                for place, behavior in {
                    ("POST", f"{product.root}/orders"): choosing(self._share, product),
                    ("GET", f"{product.root}/orders"): choosing(self._query, product),
                    ("POST", f"{product.root}/finish-order"): choosing(self._unfreeze, product),
                    ("GET", f"{product.root}/orders/{{}}/amounts"): choosing(self._query_amount, product),
                }.items()
            },
        }

    def _share(self, product: Product, call: Call, fields: Mapping[str, Any]) -> Outcome:
        sharing = self._made(product, call, fields, is_unfreezing=False)
        existing = self._existing(call, sharing)
        if existing is not None:
            return self._reply(call, existing)
        check_permission(call, self._records, product, sharing.owner)
        order = own_order(call, self._records, product, fields)
        check_receivers(call, self._records, self._settlement, sharing)
        check_times(call, self._records, order)
        check_subsidy(call, self._records, order)
        funds = self._records.funds.of(order)
        check_amount(call, self._records, order, funds, sharing)
        shares = [
            self._share_of(sharing, each["type"], each[product.account], each["amount"], each["description"])
            for each in fields["receivers"]
        ]
        is_last: bool = fields[product.unfreezes]
        rest = funds.unsplit - sum(each.amount for each in shares) if is_last else 0
        sharing = evolve(sharing, rest=rest)
        self._settlement.accept(funds, sharing, shares, is_last=is_last)
        return self._reply(call, sharing)

    def _unfreeze(self, product: Product, call: Call, fields: Mapping[str, Any]) -> Outcome:
        sharing = self._made(product, call, fields, is_unfreezing=True)
        existing = self._existing(call, sharing)
        if existing is not None:
            return self._reply(call, existing)
        check_kind(call, self._records, product, sharing.owner)
        funds = self._records.funds.of(own_order(call, self._records, product, fields))
        if not funds.unsplit:
            en = "The order has no frozen money left."
            raise refuse(call, "NOT_ENOUGH", "分账已完成，分账金额为0", en)
        share = self._share_of(sharing, MERCHANT, sharing.owner, funds.unsplit, fields["description"])
        self._settlement.accept(funds, sharing, [share], is_last=True)
        return self._reply(call, sharing)

    def _query(self, product: Product, call: Call, fields: Mapping[str, Any]) -> Outcome:
        owner = product.owner_of(call.mchid, fields)
        check_kind(call, self._records, product, owner)
        sharing = self._records.sharings.find(call.mchid, product, fields["out_order_no"])
        if sharing is None or (sharing.transaction_id, sharing.owner) != (fields["transaction_id"], owner):
            raise refuse(call, "RESOURCE_NOT_EXISTS", "记录不存在", "The split does not exist.")
        for mchid in (call.mchid, owner):
            check_permitted(call, self._records, mchid)
        return self._reply(call, sharing)

    def _query_amount(self, product: Product, call: Call, fields: Mapping[str, Any]) -> Outcome:
        number: str = fields["transaction_id"]
        for order in self._records.orders.of_transaction(number):
            if order.initiator == call.mchid and order.state in PAID and order.has_profit_sharing:
                check_kind(call, self._records, product, order.payee)
                return to_reply(
                    call, {"transaction_id": number, "unsplit_amount": self._records.funds.of(order).unsplit}
                )
        en = "The order does not exist, is not paid, or was placed without settle_info.profit_sharing."
        raise refuse(call, "RESOURCE_NOT_EXISTS", "记录不存在", en, InternalNumber.UNKNOWN_ORDER)

    def _query_ratio(self, call: Call) -> Outcome:
        check_permitted(call, self._records, call.mchid)
        ((name, account),) = call.arguments.items()
        return to_reply(call, {name: account, "max_ratio": self._records.profiles.get(account).max_ratio})

    def _made(self, product: Product, call: Call, fields: Mapping[str, Any], *, is_unfreezing: bool) -> Sharing:
        owner = product.owner_of(call.mchid, fields)
        return Sharing(
            call.mchid,
            product,
            fields["out_order_no"],
            owner,
            new_number("30", call.now),
            fields["transaction_id"],
            SharingState.PROCESSING,
            is_unfreezing,
            0,
            to_content(fields),
            call.now,
            scope=owner if is_unfreezing else product.scope_of(call.mchid, fields),
        )

    def _existing(self, call: Call, sharing: Sharing) -> Sharing | None:
        """Return the order that the same request created before.

        Raises:
            Refusal: another request used the number.
        """
        existing = self._records.sharings.find(sharing.caller, sharing.product, sharing.out_order_no)
        if existing is None or existing.is_example:
            return None
        if existing.content != sharing.content or existing.is_unfreezing != sharing.is_unfreezing:
            raise changed_sharing(call, existing, sharing.fields)
        return existing

    def _share_of(self, sharing: Sharing, kind: str, account: str, fen: int, description: str) -> Share:
        return Share(
            new_number("36", sharing.created),
            *sharing.key,
            kind,
            account,
            fen,
            description,
            ShareResult.PENDING,
            None,
            sharing.created,
        )

    def _reply(self, call: Call, sharing: Sharing) -> Outcome:
        return to_reply(call, sharing_view(sharing, self._records.sharings.shares_of(sharing)))
