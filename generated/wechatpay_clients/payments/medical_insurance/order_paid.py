# Written by `make generate` from specs/payments/medical_insurance/order_paid.yaml: edit that file.
"""Medical insurance order paid (医保混合收款成功通知).

Sent to the `callback_url` of an order after the whole order is paid. If money is paid with WeChat Pay, its own
notification is sent to the `notify_url` of that order first: handle both, but regard the order as paid only if
`mix_pay_status` is `MIX_PAY_SUCCESS` here or in a query. It has no `transaction_id`; that of the WeChat Pay order is in
the other notification.

The same notification can arrive several times: lock the order, check whether it was handled, and acknowledge the
repeats. Query the order if no notification arrives within 30 seconds. Acknowledge within 5 seconds, before your own
work, and check that numbers and amounts match your own records.

Event types: `MEDICAL_INSURANCE.SUCCESS`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 15 times, after 15s, 15s, 30s, 3m, 10m, 20m, 30m, 30m, 30m, 1h, 3h, 3h, 3h,
6h, 6h.

Sent to: merchant (普通商户), service provider (普通服务商), bank (从业机构（银行）), payment institution
(从业机构（支付机构）).

Official page, 2026-03-02: https://pay.weixin.qq.com/doc/v3/partner/4018303231
"""

from typing import TypeAlias

from wechatpay_clients.payments.medical_insurance._models import (
    CashAddition,
    CashReduction,
    MedInsPayStatus,
    MixPayStatus,
    MixPayType,
    OrderType,
    SelfPayStatus,
)
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class PaidPartnerOrder(Model):
    """Content of `order_paid`."""

    mix_trade_no: str = field(STRING)
    """WeChat Pay's number of the mixed order, which identifies it (医保自费混合订单号, at most 32 characters)."""
    mix_pay_status: MixPayStatus | str = field(OpenEnum(MixPayStatus))
    """State of the order as a whole, which decides whether it is paid (医保自费混合订单支付状态)."""
    self_pay_status: SelfPayStatus | str | None = field(OpenEnum(SelfPayStatus), default=None)
    """State of the part that is paid with WeChat Pay (混合订单中自费部分的支付状态)."""
    med_ins_pay_status: MedInsPayStatus | str | None = field(OpenEnum(MedInsPayStatus), default=None)
    """State of the part that the medical insurance pays (混合订单中医保部分的支付状态)."""
    paid_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the order was paid (订单支付时间, RFC 3339)."""
    passthrough_response_content: str | None = field(STRING, default=None)
    """What the medical insurance bureau returned after the payment, unchanged, for the medical institution (支付完成后医保局返回内容, at most 2048 characters)."""
    mix_pay_type: MixPayType | str = field(OpenEnum(MixPayType))
    """Who pays: the user with WeChat Pay, the medical insurance, or both (混合支付类型)."""
    order_type: OrderType | str | None = field(OpenEnum(OrderType), default=None)
    """What is paid for (订单类型)."""
    appid: str = field(STRING)
    """AppID of your official account or mini program (从业机构/服务商的公众号ID, at most 32 characters)."""
    sub_appid: str = field(STRING)
    """AppID of the medical institution (医疗机构的公众号ID, at most 32 characters)."""
    sub_mchid: str = field(STRING)
    """Merchant number of the medical institution (医疗机构的商户号, at most 32 characters)."""
    openid: str | None = field(STRING, default=None)
    """用户在appid下的唯一标识, at most 128 characters. User's OpenID under `appid`. If the order has it, the payment is opened with `appid`."""
    sub_openid: str | None = field(STRING, default=None)
    """用户在sub_appid下的唯一标识, at most 128 characters. User's OpenID under `sub_appid`. If the order has it, the payment is opened with `sub_appid`."""
    pay_for_relatives: bool | None = field(BOOLEAN, default=None)
    """The payer pays for a relative (是否代亲属支付)."""
    out_trade_no: str = field(STRING)
    """从业机构订单号, at most 64 characters. Your order number. Equals that of the WeChat Pay order, if there is one."""
    serial_no: str | None = field(STRING, default=None)
    """医疗机构订单号, at most 40 characters. Order number of the medical institution, such as that of its hospital information system. Equals `medOrgOrd` in the upload of the charges (6201)."""
    pay_order_id: str | None = field(STRING, default=None)
    """医保局返回的支付单ID, at most 64 characters. Payment order ID from the medical insurance bureau. `CASH_ONLY` orders have none."""
    pay_auth_no: str | None = field(STRING, default=None)
    """医保局返回的支付授权码, at most 40 characters. Authorization code of the payment, from the medical insurance bureau. `CASH_ONLY` orders have none."""
    geo_location: str | None = field(STRING, default=None)
    """用户定位信息, at most 40 characters. Location of the user, as longitude, comma, latitude. `CASH_ONLY` orders have none."""
    city_id: str = field(STRING)
    """城市ID, at most 8 characters. ID of the city that is connected, which Tencent assigns. Some differ from the standard codes."""
    med_inst_name: str = field(STRING)
    """Name of the medical institution (医疗机构名称, at most 128 characters)."""
    med_inst_no: str = field(STRING)
    """Code of the medical institution, from the medical insurance bureau (医疗机构编码, at most 32 characters)."""
    med_ins_order_create_time: Timestamp | str | None = field(DATETIME, default=None)
    """医保下单时间, RFC 3339. When the hospital created the order at the platform of the medical insurance. `CASH_ONLY` orders have none."""
    total_fee: int = field(INTEGER)
    """Total of the order, in fen: `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee`, `wechat_pay_cash_fee` and the amounts of `cash_reduce_detail` (使用该接口下单的总金额)."""
    med_ins_gov_fee: int | None = field(INTEGER, default=None)
    """医保局结算后，医保统筹支付金额. Part that the pooled fund of the insurance (统筹) pays after the settlement, in fen; can be 0. `CASH_ONLY` orders have none."""
    med_ins_self_fee: int | None = field(INTEGER, default=None)
    """医保局结算后，医保个账支付金额. Part that the personal account of the insurance (个账) pays after the settlement, in fen; can be 0. `CASH_ONLY` orders have none."""
    med_ins_other_fee: int | None = field(INTEGER, default=None)
    """医保局结算后，医保其他支付金额. Part that other allowances of the insurance pay after the settlement, in fen; can be 0. `CASH_ONLY` orders have none."""
    med_ins_cash_fee: int | None = field(INTEGER, default=None)
    """医保局结算后，需要自费的金额. Part that the insurance leaves to the user after the settlement, in fen; can be 0. `CASH_ONLY` orders have none."""
    wechat_pay_cash_fee: int | None = field(INTEGER, default=None)
    """实际需要用户微信支付的金额. Amount that the user pays with WeChat Pay, in fen. If `med_ins_cash_fee` is more than 0, it is that plus the amounts of `cash_add_detail` minus those of `cash_reduce_detail`. `INSURANCE_ONLY` orders have none."""
    cash_add_detail: CashAddition | None = field(ModelOf(CashAddition), default=None)
    """Charges beside the order of the insurance, such as freight (现金补充列表)."""
    cash_reduce_detail: CashReduction | None = field(ModelOf(CashReduction), default=None)
    """Reductions beside the order of the insurance, such as a prepayment (现金减免列表)."""
    callback_url: str = field(STRING)
    """Address for the notification (回调通知URL, at most 256 characters)."""
    prepay_id: str | None = field(STRING, default=None)
    """自费预下单ID, at most 64 characters. From the WeChat Pay order with the same `out_trade_no`. Valid for 2 hours."""
    passthrough_request_content: str | None = field(STRING, default=None)
    """Data of the medical institution that was passed to the medical insurance bureau, without `pay_auth_no`, `pay_ord_id` and `setl_latlnt` (医疗机构透传给医保的数据, at most 2048 characters)."""
    extends: str | None = field(STRING, default=None)
    """Extension on which the medical institution and WeChat agreed (扩展字段, at most 512 characters)."""
    attach: str | None = field(STRING, default=None)
    """Your own data from the order (附加数据, at most 128 characters)."""
    channel_no: str | None = field(STRING, default=None)
    """Number of the channel, which engineers of Tencent assign to the medical institution (渠道号, at most 32 characters)."""
    med_ins_test_env: bool | None = field(BOOLEAN, default=None)
    """The order of the insurance is in the test environment of the medical insurance bureau (是否到医保局测试环境下单)."""


@model
class PaidOrder(Model):
    """Content of `order_paid`."""

    mix_trade_no: str = field(STRING)
    """WeChat Pay's number of the mixed order, which identifies it (医保自费混合订单号, at most 32 characters)."""
    mix_pay_status: MixPayStatus | str = field(OpenEnum(MixPayStatus))
    """State of the order as a whole, which decides whether it is paid (医保自费混合订单支付状态)."""
    self_pay_status: SelfPayStatus | str | None = field(OpenEnum(SelfPayStatus), default=None)
    """State of the part that is paid with WeChat Pay (混合订单中自费部分的支付状态)."""
    med_ins_pay_status: MedInsPayStatus | str | None = field(OpenEnum(MedInsPayStatus), default=None)
    """State of the part that the medical insurance pays (混合订单中医保部分的支付状态)."""
    paid_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the order was paid (订单支付时间, RFC 3339)."""
    passthrough_response_content: str | None = field(STRING, default=None)
    """What the medical insurance bureau returned after the payment, unchanged, for the medical institution (支付完成后医保局返回内容, at most 2048 characters)."""
    mix_pay_type: MixPayType | str = field(OpenEnum(MixPayType))
    """Who pays: the user with WeChat Pay, the medical insurance, or both (混合支付类型)."""
    order_type: OrderType | str | None = field(OpenEnum(OrderType), default=None)
    """What is paid for (订单类型)."""
    appid: str = field(STRING)
    """AppID of the medical institution (医疗机构的公众号ID, at most 32 characters)."""
    openid: str = field(STRING)
    """用户在appid下的唯一标识, at most 128 characters. User's OpenID under `appid`. If the order has it, the payment is opened with `appid`."""
    pay_for_relatives: bool | None = field(BOOLEAN, default=None)
    """The payer pays for a relative (是否代亲属支付)."""
    out_trade_no: str = field(STRING)
    """Your order number (商户订单号, at most 64 characters)."""
    serial_no: str | None = field(STRING, default=None)
    """医疗机构订单号, at most 40 characters. Order number of the medical institution, such as that of its hospital information system. Equals `medOrgOrd` in the upload of the charges (6201)."""
    pay_order_id: str | None = field(STRING, default=None)
    """医保局返回的支付单ID, at most 64 characters. Payment order ID from the medical insurance bureau. `CASH_ONLY` orders have none."""
    pay_auth_no: str | None = field(STRING, default=None)
    """医保局返回的支付授权码, at most 40 characters. Authorization code of the payment, from the medical insurance bureau. `CASH_ONLY` orders have none."""
    geo_location: str | None = field(STRING, default=None)
    """用户定位信息, at most 40 characters. Location of the user, as longitude, comma, latitude. `CASH_ONLY` orders have none."""
    city_id: str = field(STRING)
    """城市ID, at most 8 characters. ID of the city that is connected, which Tencent assigns. Some differ from the standard codes."""
    med_inst_name: str = field(STRING)
    """Name of the medical institution (医疗机构名称, at most 128 characters)."""
    med_inst_no: str = field(STRING)
    """Code of the medical institution, from the medical insurance bureau (医疗机构编码, at most 32 characters)."""
    med_ins_order_create_time: Timestamp | str | None = field(DATETIME, default=None)
    """医保下单时间, RFC 3339. When the hospital created the order at the platform of the medical insurance. `CASH_ONLY` orders have none."""
    total_fee: int = field(INTEGER)
    """Total of the order, in fen: `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee`, `wechat_pay_cash_fee` and the amounts of `cash_reduce_detail` (使用该接口下单的总金额)."""
    med_ins_gov_fee: int | None = field(INTEGER, default=None)
    """医保局结算后，医保统筹支付金额. Part that the pooled fund of the insurance (统筹) pays after the settlement, in fen; can be 0. `CASH_ONLY` orders have none."""
    med_ins_self_fee: int | None = field(INTEGER, default=None)
    """医保局结算后，医保个账支付金额. Part that the personal account of the insurance (个账) pays after the settlement, in fen; can be 0. `CASH_ONLY` orders have none."""
    med_ins_other_fee: int | None = field(INTEGER, default=None)
    """医保局结算后，医保其他支付金额. Part that other allowances of the insurance pay after the settlement, in fen; can be 0. `CASH_ONLY` orders have none."""
    med_ins_cash_fee: int | None = field(INTEGER, default=None)
    """医保局结算后，需要自费的金额. Part that the insurance leaves to the user after the settlement, in fen; can be 0. `CASH_ONLY` orders have none."""
    wechat_pay_cash_fee: int | None = field(INTEGER, default=None)
    """实际需要用户微信支付的金额. Amount that the user pays with WeChat Pay, in fen. If `med_ins_cash_fee` is more than 0, it is that plus the amounts of `cash_add_detail` minus those of `cash_reduce_detail`. `INSURANCE_ONLY` orders have none."""
    cash_add_detail: CashAddition | None = field(ModelOf(CashAddition), default=None)
    """Charges beside the order of the insurance, such as freight (现金补充列表)."""
    cash_reduce_detail: CashReduction | None = field(ModelOf(CashReduction), default=None)
    """Reductions beside the order of the insurance, such as a prepayment (现金减免列表)."""
    callback_url: str = field(STRING)
    """Address for the notification (回调通知URL, at most 256 characters)."""
    prepay_id: str | None = field(STRING, default=None)
    """自费预下单ID, at most 64 characters. From the WeChat Pay order with the same `out_trade_no`. Valid for 2 hours."""
    passthrough_request_content: str | None = field(STRING, default=None)
    """Data of the medical institution that was passed to the medical insurance bureau, without `pay_auth_no`, `pay_ord_id` and `setl_latlnt` (医疗机构透传给医保的数据, at most 2048 characters)."""
    extends: str | None = field(STRING, default=None)
    """Extension on which the medical institution and WeChat agreed (扩展字段, at most 512 characters)."""
    attach: str | None = field(STRING, default=None)
    """Your own data from the order (附加数据, at most 128 characters)."""
    channel_no: str | None = field(STRING, default=None)
    """Number of the channel, which engineers of Tencent assign to the medical institution (渠道号, at most 32 characters)."""
    med_ins_test_env: bool | None = field(BOOLEAN, default=None)
    """The order of the insurance is in the test environment of the medical insurance bureau (是否到医保局测试环境下单)."""


OrderPaidNotification: TypeAlias = Notification[PaidPartnerOrder | PaidOrder]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[PaidPartnerOrder | PaidOrder, None] = NotificationType(
    name="payments.medical_insurance.order_paid",
    event_types=("MEDICAL_INSURANCE.SUCCESS",),
    shapes=(
        NotificationShape(PaidPartnerOrder, when="sub_mchid"),
        NotificationShape(PaidOrder),
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4018303231",),
)
