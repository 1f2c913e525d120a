"""The operations of the lists of receivers.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012528995 and related pages; for partners https://pay.weixin.qq.com/doc/v3/partner/4012690944,
for brands https://pay.weixin.qq.com/doc/v3/partner/4012467100, for platforms https://pay.weixin.qq.com/doc/v3/partner/4012477758.
"""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.profit_sharing.products import BRAND, DIRECT, ECOMMERCE, MERCHANT, NORMAL_ROOT, Product
from wechatpay_gateway.families.profit_sharing.receivers import MOST_RECEIVERS, Receiver
from wechatpay_gateway.families.profit_sharing.sharing_operations import choosing
from wechatpay_gateway.families.profit_sharing.sharing_rules import (
    check_appids,
    check_name,
    check_permission,
    check_type,
)
from wechatpay_gateway.families.profit_sharing.state import Records
from wechatpay_gateway.families.profit_sharing.steps import ReceiverState
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_reply
from wechatpay_gateway.family.refusals import refuse, wrong_value

_CUSTOM, _SERVICE_PROVIDER = "CUSTOM", "SERVICE_PROVIDER"


class ReceiverOperations:
    """The operations of receivers: add and delete."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._receivers = records.receivers
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", f"{root}/receivers/{name}"): choosing(perform, product)
            for root, product in ((NORMAL_ROOT, None), (BRAND.root, BRAND), (ECOMMERCE.root, ECOMMERCE))
            for name, perform in (("add", self._add), ("delete", self._delete))
        }

    def _add(self, product: Product, call: Call, fields: Mapping[str, Any]) -> Outcome:
        """Add a receiver. Adding it again changes nothing and succeeds."""
        kind, account = fields["type"], fields["account"]
        scope = product.scope_of(call.mchid, fields)
        check_permission(call, self._records, product, scope)
        check_type(product, kind, "/type")
        check_appids(kind, fields)
        _check_fields(product, fields)
        check_name(call, self._records, kind, account, fields.get("name"))
        existing = self._receivers.find(call.mchid, product, scope, kind, account)
        if existing is not None and existing.state is ReceiverState.ADDED and not existing.is_example:
            return self._reply(call, product, existing)
        if self._receivers.count(call.mchid, product, scope) >= MOST_RECEIVERS:
            zh = "商户已添加的分账接收方个数过多。请先删除多余的分账接收方，并在24小时之后再尝试添加"
            en = f"A list has at most {MOST_RECEIVERS} receivers. Delete some, and try again after 24 hours."
            raise refuse(call, "INVALID_REQUEST", zh, en)
        added = Receiver(
            call.mchid,
            product,
            scope,
            kind,
            account,
            ReceiverState.ADDED,
            fields.get("name"),
            fields["relation_type"],
            fields.get("custom_relation"),
        )
        return self._reply(call, product, self._receivers.put(added))

    def _delete(self, product: Product, call: Call, fields: Mapping[str, Any]) -> Outcome:
        """Delete a receiver. Deleting it again succeeds."""
        scope = product.scope_of(call.mchid, fields)
        check_permission(call, self._records, product, scope)
        check_type(product, fields["type"], "/type")
        check_appids(fields["type"], fields)
        existing = self._receivers.find(call.mchid, product, scope, fields["type"], fields["account"])
        if existing is None:
            en = "The receiver was never added."
            raise refuse(call, "INVALID_REQUEST", "分账接收方关系不存在", en)
        if existing.state is ReceiverState.ADDED:
            existing = self._receivers.set_state(evolve(existing, is_example=False), ReceiverState.DELETED)
        return self._reply(call, product, existing)

    def _reply(self, call: Call, product: Product, receiver: Receiver) -> Outcome:
        return to_reply(
            call,
            {
                "brand_mchid": receiver.scope,
                "sub_mchid": None if product is DIRECT else receiver.scope,
                "type": receiver.type,
                "account": receiver.account,
                "name": receiver.name,
                "relation_type": receiver.relation_type,
                "custom_relation": receiver.custom_relation,
            },
        )


def _check_fields(product: Product, fields: Mapping[str, Any]) -> None:
    """Check the fields that are required, or allowed, only in some cases."""
    if product is DIRECT and fields["relation_type"] == _SERVICE_PROVIDER:
        zh, en = f"仅服务商可以使用{_SERVICE_PROVIDER}", "is only for service providers"
        raise wrong_value("/relation_type", _SERVICE_PROVIDER, zh, en)
    if fields["type"] == MERCHANT and "name" not in fields:
        zh, en = "接收方类型为MERCHANT_ID时必填", "is required for a receiver of type MERCHANT_ID"
        raise wrong_value("/name", None, zh, en)
    if fields["relation_type"] == _CUSTOM and "custom_relation" not in fields:
        zh, en = "relation_type为CUSTOM时必填", "is required if relation_type is CUSTOM"
        raise wrong_value("/custom_relation", None, zh, en)
