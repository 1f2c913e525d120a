# Written by `make generate` from specs/payments/combine_transactions/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from wechatpay_runtime.containers import ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.wire import BOOLEAN, INTEGER, STRING


class TradeScenario(StrEnum):
    """Values of 交易场景 that the page lists; any other value stays the text it was."""

    RECOMMERCE = "RECOMMERCE"
    """Used goods are sold."""


@model
class UnionSceneInfo(Model):
    """What `scene_info` (场景信息) holds."""

    device_id: str | None = field(STRING, default=None)
    """Number of the shop or of the till (商户端设备号, at most 16 characters)."""

    payer_client_ip: str = field(STRING)
    """Internet address of the user's device, IPv4 or IPv6 (用户终端IP, at most 45 characters)."""


@model
class UnionAmountInfo(Model):
    """What `amount` (商品单金额信息) holds."""

    total_amount: int = field(INTEGER)
    """What the user is to pay for this order, in fen (标价金额)."""

    currency: str = field(STRING)
    """Currency as ISO 4217 writes it; `CNY` for merchants in mainland China (标价币种, at most 8 characters)."""


@model
class UnionSettleInfo(Model):
    """What `settle_info` (结算信息) holds."""

    profit_sharing: bool | None = field(BOOLEAN, default=None)
    """分账标识. `true` freezes the money of this order once it is paid, so that it can be shared out with others; what is not shared goes to whom the order belongs when you unfreeze it, or 30 days after the payment. Without it the money goes straight to the available balance."""

    subsidy_amount: int | None = field(INTEGER, default=None)
    """补差金额, only for partner (服务商, 渠道商 and all who act for merchants of theirs). What you will add to the payment as a subsidy, in fen; at most 500000. It counts only where `profit_sharing` is `true`."""


@model
class UnionSubOrder(Model):
    """What `sub_orders` (商品单信息) holds."""

    mchid: str = field(STRING)
    """Merchant number of this order, bound to `combine_appid`; a partner gives its own, `combine_mchid` (商品单商户号, at most 32 characters)."""

    attach: str = field(STRING)
    """商户数据包, at most 128 characters. Data of yours that the user does not see. The query of the order, the notification of the payment and the trade bill give it back."""

    amount: UnionAmountInfo | Mapping[str, Any] = field(ModelOf(UnionAmountInfo))
    """What the user is to pay for this order (商品单金额信息)."""

    out_trade_no: str = field(STRING)
    """商品单商户订单号, 6 to 32 characters. Number you give this order; one number, one order under `combine_mchid`. Digits, ASCII letters, `_`, `-`, `|` and `*`."""

    sub_mchid: str | None = field(STRING, default=None)
    """子商户号(也叫特约商户号), at most 32 characters, only for partner (服务商, 渠道商 and all who act for merchants of theirs). Merchant number of the sub-merchant that gets the money. A partner must give it."""

    sub_appid: str | None = field(STRING, default=None)
    """子商户APPID, at most 32 characters, only for partner (服务商, 渠道商 and all who act for merchants of theirs). AppID of the sub-merchant; it must be bound to `sub_mchid`. Needed where the user is named by `sub_openid`, and then on one of the orders only."""

    description: str = field(STRING)
    """商品描述, at most 127 characters. What is bought. The user sees it in the list of payments, so say what it really is."""

    detail: str | None = field(STRING, default=None)
    """More about the goods, in a few words (商品详情)."""

    settle_info: UnionSettleInfo | Mapping[str, Any] | None = field(ModelOf(UnionSettleInfo), default=None)
    """What happens to the money of this order once it is paid (结算信息)."""

    goods_tag: str | None = field(STRING, default=None)
    """订单优惠标记, at most 32 characters. Tag of a cash coupon. A coupon that was made with tags applies only where the order carries one of them; a tag that several coupons have lets all of them apply."""


@model
class UnionCommonSubOrder(Model):
    """What `sub_orders` (商品单信息) holds."""

    mchid: str = field(STRING)
    """Merchant number of this order, bound to `combine_appid`; a partner gives its own, `combine_mchid` (商品单商户号, at most 32 characters)."""

    attach: str = field(STRING)
    """商户数据包, at most 128 characters. Data of yours that the user does not see. The query of the order, the notification of the payment and the trade bill give it back."""

    amount: UnionAmountInfo | Mapping[str, Any] = field(ModelOf(UnionAmountInfo))
    """What the user is to pay for this order (商品单金额信息)."""

    out_trade_no: str = field(STRING)
    """商品单商户订单号, 6 to 32 characters. Number you give this order; one number, one order under `combine_mchid`. Digits, ASCII letters, `_`, `-`, `|` and `*`."""

    sub_mchid: str | None = field(STRING, default=None)
    """子商户号(也叫特约商户号), at most 32 characters, only for partner (服务商, 渠道商 and all who act for merchants of theirs). Merchant number of the sub-merchant that gets the money. A partner must give it."""

    sub_appid: str | None = field(STRING, default=None)
    """子商户APPID, at most 32 characters, only for partner (服务商, 渠道商 and all who act for merchants of theirs). AppID of the sub-merchant; it must be bound to `sub_mchid`. With it the query tells the user's OpenID under it."""

    description: str = field(STRING)
    """商品描述, at most 127 characters. What is bought. The user sees it in the list of payments, so say what it really is."""

    settle_info: UnionSettleInfo | Mapping[str, Any] | None = field(ModelOf(UnionSettleInfo), default=None)
    """What happens to the money of this order once it is paid (结算信息)."""

    goods_tag: str | None = field(STRING, default=None)
    """订单优惠标记, at most 32 characters. Tag of a cash coupon. A coupon that was made with tags applies only where the order carries one of them; a tag that several coupons have lets all of them apply."""


@model
class UnionCommRespPayerInfo(Model):
    """What `combine_payer_info` (支付者) holds."""

    openid: str | None = field(STRING, default=None)
    """OpenID of the user under `combine_appid` (用户标识, at most 128 characters)."""


@model
class UnionCommRespSceneInfo(Model):
    """What `scene_info` (场景信息) holds."""

    device_id: str | None = field(STRING, default=None)
    """Number of the shop or of the till, as you gave it with the order (商户端设备号, at most 32 characters)."""
