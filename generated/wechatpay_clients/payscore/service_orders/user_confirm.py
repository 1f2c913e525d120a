# Written by `make generate` from specs/payscore/service_orders/user_confirm.yaml: edit that file.
"""Order confirmed (确认订单回调通知).

Sent to the `notify_url` of the order after the user has confirmed it. The service can then start.

Notifications can be late, repeated or lost: acknowledge within 5 seconds and before your own work, and query the order
if none arrives. Check the order number and that the state is `DOING`.

Event types: `PAYSCORE.USER_CONFIRM`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 9 times, after 15s, 15s, 30s, 3m, 30m (4 times), 1h.

Sent to: merchant (普通商户), service provider (普通服务商).

Official page, 2024-12-10: https://pay.weixin.qq.com/doc/v3/merchant/4012587953
"""

from typing import TypeAlias

from wechatpay_clients.payscore.service_orders._models import (
    Location,
    OrderState,
    PostDiscount,
    PostPayment,
    RiskFund,
    ServiceTimeRange,
    StateDescription,
)
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING


@model
class ConfirmedPartnerOrder(Model):
    """Content of `user_confirm`."""

    service_id: str = field(STRING)
    """ID of the PayScore service of the order, 32 digits (服务ID, at most 32 characters)."""
    appid: str = field(STRING)
    """AppID of the order (公众账号ID, at most 32 characters)."""
    mchid: str = field(STRING)
    """服务商商户号, at most 32 characters. Merchant number of the service provider that created the order. Must have access to PayScore and be bound to `appid`."""
    sub_appid: str | None = field(STRING, default=None)
    """AppID of the sub-merchant, from the creation (子商户公众账号ID, at most 32 characters)."""
    sub_mchid: str = field(STRING)
    """Sub-merchant number of the order (子商户号, at most 32 characters)."""
    out_order_no: str = field(STRING)
    """商户服务订单号, at most 32 characters. Your order number. Not usable as `out_trade_no` of a refund: refund with the `transaction_id`."""
    openid: str | None = field(STRING, default=None)
    """用户标识, at most 128 characters. User's OpenID under `appid`. Returned only if the order has no `sub_appid`."""
    sub_openid: str | None = field(STRING, default=None)
    """用户标识, at most 128 characters. User's OpenID under `sub_appid`. Returned only if the order has a `sub_appid`."""
    state: OrderState | str = field(OpenEnum(OrderState))
    """服务订单状态. State of the order. Read it together with `state_description` and `collection.state`."""
    state_description: StateDescription | str | None = field(OpenEnum(StateDescription), default=None)
    """订单状态说明. How far an order in the state `DOING` is. Returned only in that state. Read it together with `collection.state`."""
    service_introduction: str = field(STRING)
    """服务信息, at most 20 characters. What the order is for. Chinese characters, digits, letters and symbols count as one character each."""
    total_amount: int | None = field(INTEGER, default=None)
    """Final amount of the order, in fen, from its completion or last change: the sum of `post_payments` minus the sum of `post_discounts` (总金额)."""
    post_payments: list[PostPayment] = field(ListOf(ModelOf(PostPayment)))
    """Items to pay after the service, from the last request that set them (后付费项目)."""
    post_discounts: list[PostDiscount] | None = field(ListOf(ModelOf(PostDiscount)), default=None)
    """商户优惠, at most 30 items. Merchant discounts on the order. On completion, the sum of `post_payments` minus the sum of these must equal `total_amount`."""
    risk_fund: RiskFund = field(ModelOf(RiskFund))
    """Amount at risk in this order (服务风险金)."""
    time_range: ServiceTimeRange = field(ModelOf(ServiceTimeRange))
    """Start and end of the service (服务时间)."""
    location: Location | None = field(ModelOf(Location), default=None)
    """Where the service starts and ends (服务位置)."""
    attach: str | None = field(STRING, default=None)
    """Your own data from the creation, URL-encoded, at most 256 characters (商户数据包, at most 256 characters)."""
    order_id: str | None = field(STRING, default=None)
    """WeChat Pay's ID of the order, 31 digits, starting with `1000000000` and the date (微信支付服务订单号, at most 64 characters)."""
    need_collection: bool | None = field(BOOLEAN, default=None)
    """是否需要收款. Whether the order has an amount to collect. Always `true`."""


@model
class ConfirmedOrder(Model):
    """Content of `user_confirm`."""

    appid: str = field(STRING)
    """AppID of the order (公众账号ID, at most 32 characters)."""
    mchid: str = field(STRING)
    """商户号, at most 32 characters. Merchant number that created the order. Must have access to PayScore and be bound to `appid`."""
    out_order_no: str = field(STRING)
    """商户服务订单号, at most 32 characters. Your order number. Not usable as `out_trade_no` of a refund: refund with the `transaction_id`."""
    service_id: str = field(STRING)
    """ID of the PayScore service of the order, 32 digits (服务ID, at most 32 characters)."""
    openid: str = field(STRING)
    """User's OpenID under `appid` (用户标识, at most 128 characters)."""
    state: OrderState | str = field(OpenEnum(OrderState))
    """服务订单状态. State of the order. Read it together with `state_description` and `collection.state`."""
    state_description: StateDescription | str = field(OpenEnum(StateDescription))
    """DOING状态附加说明. How far an order in the state `DOING` is. Returned only in that state. Read it together with `collection.state`."""
    total_amount: int | None = field(INTEGER, default=None)
    """Final amount of the order, in fen, from its completion or last change: the sum of `post_payments` minus the sum of `post_discounts` (总金额)."""
    service_introduction: str = field(STRING)
    """服务信息, at most 20 characters. What the order is for. Chinese characters, digits, letters and symbols count as one character each."""
    post_payments: list[PostPayment] = field(ListOf(ModelOf(PostPayment)))
    """Items to pay after the service, from the last request that set them (后付费项目)."""
    post_discounts: list[PostDiscount] | None = field(ListOf(ModelOf(PostDiscount)), default=None)
    """商户优惠, at most 30 items. Merchant discounts on the order. On completion, the sum of `post_payments` minus the sum of these must equal `total_amount`."""
    risk_fund: RiskFund = field(ModelOf(RiskFund))
    """Amount at risk in this order (服务风险金)."""
    time_range: ServiceTimeRange = field(ModelOf(ServiceTimeRange))
    """Start and end of the service (服务时间段)."""
    location: Location | None = field(ModelOf(Location), default=None)
    """Where the service starts and ends (服务位置)."""
    attach: str | None = field(STRING, default=None)
    """Your own data from the creation, URL-encoded, at most 256 characters (商户数据包, at most 200 characters)."""
    order_id: str | None = field(STRING, default=None)
    """WeChat Pay's ID of the order, 31 digits, starting with `1000000000` and the date (微信服务单号, at most 64 characters)."""
    need_collection: bool | None = field(BOOLEAN, default=None)
    """是否需要收款. Whether the order has an amount to collect. Always `true`."""


UserConfirmNotification: TypeAlias = Notification[ConfirmedPartnerOrder | ConfirmedOrder]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[ConfirmedPartnerOrder | ConfirmedOrder, None] = NotificationType(
    name="payscore.service_orders.user_confirm",
    event_types=("PAYSCORE.USER_CONFIRM",),
    original_types=("payscore",),
    shapes=(
        NotificationShape(ConfirmedPartnerOrder, when="sub_mchid"),
        NotificationShape(ConfirmedOrder),
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012587953",),
)
