# Written by `make generate` from specs/payments/medical_insurance/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class MixPayType(StrEnum):
    """Documented values of `mix_pay_type` (混合支付类型). Any other value is a plain `str`."""

    UNKNOWN_MIX_PAY_TYPE = "UNKNOWN_MIX_PAY_TYPE"
    """Unknown. A request with it is refused; in a reply, it is an error."""
    CASH_ONLY = "CASH_ONLY"
    """WeChat Pay alone: the medical insurance bureau has no order, no charges and no preliminary settlement. The amounts `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee` add up to 0, `wechat_pay_cash_fee` is not 0."""
    INSURANCE_ONLY = "INSURANCE_ONLY"
    """The medical insurance alone: WeChat Pay has no order, also because reductions cover what the insurance leaves to the user. `wechat_pay_cash_fee` is 0; the amounts `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee` can add up to 0."""
    CASH_AND_INSURANCE = "CASH_AND_INSURANCE"
    """Both, also if the preliminary settlement leaves everything to the user. The amounts `med_ins_gov_fee`, `med_ins_self_fee`, `med_ins_other_fee` and `med_ins_cash_fee` do not add up to 0, and `wechat_pay_cash_fee` is not 0."""


class OrderType(StrEnum):
    """Documented values of `order_type` (订单类型). Any other value is a plain `str`."""

    UNKNOWN_ORDER_TYPE = "UNKNOWN_ORDER_TYPE"
    """Unknown. A request with it is refused; in a reply, it is an error."""
    REG_PAY = "REG_PAY"
    """Registration of a visit."""
    DIAG_PAY = "DIAG_PAY"
    """Charges during a visit."""
    COVID_EXAM_PAY = "COVID_EXAM_PAY"
    """Test for COVID-19 (nucleic acid)."""
    IN_HOSP_PAY = "IN_HOSP_PAY"
    """Stay in a hospital."""
    PHARMACY_PAY = "PHARMACY_PAY"
    """Pharmacy."""
    INSURANCE_PAY = "INSURANCE_PAY"
    """Insurance premium."""
    INT_REG_PAY = "INT_REG_PAY"
    """Registration at an internet hospital."""
    INT_RE_DIAG_PAY = "INT_RE_DIAG_PAY"
    """Follow-up visit at an internet hospital."""
    INT_RX_PAY = "INT_RX_PAY"
    """Prescription of an internet hospital."""
    COVID_ANTIGEN_PAY = "COVID_ANTIGEN_PAY"
    """Antigen test for COVID-19."""
    MED_PAY = "MED_PAY"
    """Medicine."""


class CashAddType(StrEnum):
    """Documented values of `cash_add_type` (现金补充类型). Any other value is a plain `str`."""

    DEFAULT_ADD_TYPE = "DEFAULT_ADD_TYPE"
    """Shown as 机构加收费用 (additional charges of the institution)."""
    FREIGHT = "FREIGHT"
    """Freight."""
    OTHER_MEDICAL_EXPENSES = "OTHER_MEDICAL_EXPENSES"
    """Other medical charges."""


class CashReduceType(StrEnum):
    """Documented values of `cash_reduce_type` (现金减免类型). Any other value is a plain `str`."""

    DEFAULT_REDUCE_TYPE = "DEFAULT_REDUCE_TYPE"
    """Shown as 机构优惠金额 (discount of the institution)."""
    HOSPITAL_REDUCE = "HOSPITAL_REDUCE"
    """Reduction by the hospital."""
    PHARMACY_DISCOUNT = "PHARMACY_DISCOUNT"
    """Discount of the pharmacy."""
    DISCOUNT = "DISCOUNT"
    """Discount amount (优惠金)."""
    PRE_PAYMENT = "PRE_PAYMENT"
    """Prepayment."""
    DEPOSIT_DEDUCTION = "DEPOSIT_DEDUCTION"
    """Deduction from a deposit."""


class MixPayStatus(StrEnum):
    """Documented values of `mix_pay_status` (医保自费混合订单支付状态). Any other value is a plain `str`."""

    UNKNOWN_MIX_PAY_STATUS = "UNKNOWN_MIX_PAY_STATUS"
    """Unknown. Handle it as an error."""
    MIX_PAY_CREATED = "MIX_PAY_CREATED"
    """Waiting for the payment."""
    MIX_PAY_SUCCESS = "MIX_PAY_SUCCESS"
    """Paid. Only this state means that the whole order is paid."""
    MIX_PAY_REFUND = "MIX_PAY_REFUND"
    """Both parts were refunded."""
    MIX_PAY_FAIL = "MIX_PAY_FAIL"
    """Failed. If the user paid the part of WeChat Pay, it is not refunded by itself; refund it."""


class SelfPayStatus(StrEnum):
    """Documented values of `self_pay_status` (混合订单中自费部分的支付状态). Any other value is a plain `str`."""

    UNKNOWN_SELF_PAY_STATUS = "UNKNOWN_SELF_PAY_STATUS"
    """Unknown. Handle it as an error."""
    SELF_PAY_CREATED = "SELF_PAY_CREATED"
    """Waiting for the payment."""
    SELF_PAY_SUCCESS = "SELF_PAY_SUCCESS"
    """Paid. The order as a whole can still fail."""
    SELF_PAY_REFUND = "SELF_PAY_REFUND"
    """Refunded."""
    SELF_PAY_FAIL = "SELF_PAY_FAIL"
    """Failed."""
    NO_SELF_PAY = "NO_SELF_PAY"
    """The order has no part that is paid with WeChat Pay."""


class MedInsPayStatus(StrEnum):
    """Documented values of `med_ins_pay_status` (混合订单中医保部分的支付状态). Any other value is a plain `str`."""

    UNKNOWN_MED_INS_PAY_STATUS = "UNKNOWN_MED_INS_PAY_STATUS"
    """Unknown. Handle it as an error."""
    MED_INS_PAY_CREATED = "MED_INS_PAY_CREATED"
    """Waiting for the payment."""
    MED_INS_PAY_SUCCESS = "MED_INS_PAY_SUCCESS"
    """Paid. The order as a whole can still fail."""
    MED_INS_PAY_REFUND = "MED_INS_PAY_REFUND"
    """Refunded."""
    MED_INS_PAY_FAIL = "MED_INS_PAY_FAIL"
    """Failed. See `med_ins_fail_reason`."""
    NO_MED_INS_PAY = "NO_MED_INS_PAY"
    """The order has no part that the medical insurance pays."""


@model
class CashAddition(Model):
    """Fields of `cash_add_detail` (现金补充列表)."""

    cash_add_fee: int = field(INTEGER)
    """Additional charge, in fen (现金补充金额)."""
    cash_add_type: CashAddType | str = field(OpenEnum(CashAddType))
    """Kind of charge (现金补充类型)."""


@model
class CashReduction(Model):
    """Fields of `cash_reduce_detail` (现金减免列表)."""

    cash_reduce_fee: int = field(INTEGER)
    """Reduction, in fen (现金减免金额)."""
    cash_reduce_type: CashReduceType | str = field(OpenEnum(CashReduceType))
    """Kind of reduction (现金减免类型)."""


@model
class MixedOrder(Model):
    """Reply of `create_order`."""

    mix_trade_no: str = field(STRING)
    """WeChat Pay's number of the mixed order, which identifies it (医保自费混合订单号, at most 32 characters)."""
    mix_pay_status: MixPayStatus | str = field(OpenEnum(MixPayStatus))
    """State of the order as a whole, which decides whether it is paid (医保自费混合订单支付状态)."""
    self_pay_status: SelfPayStatus | str = field(OpenEnum(SelfPayStatus))
    """State of the part that is paid with WeChat Pay (混合订单中自费部分的支付状态)."""
    med_ins_pay_status: MedInsPayStatus | str = field(OpenEnum(MedInsPayStatus))
    """State of the part that the medical insurance pays (混合订单中医保部分的支付状态)."""
    paid_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the order was paid (订单支付时间, RFC 3339)."""
    passthrough_response_content: str | None = field(STRING, default=None)
    """What the medical insurance bureau returned after the payment, unchanged, for the medical institution (支付完成后医保局返回内容, at most 2048 characters)."""
    mix_pay_type: MixPayType | str = field(OpenEnum(MixPayType))
    """Who pays: the user with WeChat Pay, the medical insurance, or both (混合支付类型)."""
    order_type: OrderType | str = field(OpenEnum(OrderType))
    """What is paid for (订单类型)."""
    appid: str = field(STRING)
    """AppID of your official account or mini program (从业机构/服务商的公众号ID, at most 32 characters)."""
    sub_appid: str | None = field(STRING, default=None)
    """AppID of the medical institution (医疗机构的公众号ID, at most 32 characters)."""
    sub_mchid: str | None = field(STRING, default=None)
    """Merchant number of the medical institution (医疗机构的商户号, at most 32 characters)."""
    openid: str | None = field(STRING, default=None)
    """用户在appid下的唯一标识, at most 128 characters. User's OpenID under `appid`. If the order has it, the payment is opened with `appid`."""
    sub_openid: str | None = field(STRING, default=None)
    """用户在sub_appid下的唯一标识, at most 128 characters. User's OpenID under `sub_appid`. If the order has it, the payment is opened with `sub_appid`."""
    pay_for_relatives: bool | None = field(BOOLEAN, default=None)
    """The payer pays for a relative (是否代亲属支付)."""
    out_trade_no: str = field(STRING)
    """从业机构订单号, at most 64 characters. Your order number. Equals that of the WeChat Pay order, if there is one."""
    serial_no: str = field(STRING)
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
    cash_add_detail: list[CashAddition] | None = field(ListOf(ModelOf(CashAddition)), default=None)
    """Charges beside the order of the insurance, such as freight (现金补充列表)."""
    cash_reduce_detail: list[CashReduction] | None = field(ListOf(ModelOf(CashReduction)), default=None)
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
    med_ins_fail_reason: str | None = field(STRING, default=None)
    """医保支付失败原因, at most 2048 characters. Why the insurance did not pay, in Chinese. Returned only if `med_ins_pay_status` is `MED_INS_PAY_FAIL`."""
