# Written by `make generate` from specs/fapiao/applications/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import IntEnum, StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING


class TaxPreferMark(StrEnum):
    """Documented values of `tax_prefer_mark` (税收优惠政策标识). Any other value is a plain `str`."""

    NO_FAVORABLE = "NO_FAVORABLE"
    """None."""
    OUTSIDE_VAT = "OUTSIDE_VAT"
    """Not subject to VAT (不征税)."""
    VAT_EXEMPT = "VAT_EXEMPT"
    """Exempt from VAT (免税)."""
    NORMAL_ZERO_RATED = "NORMAL_ZERO_RATED"
    """Ordinary zero rate."""
    EXPORT_ZERO_RATED = "EXPORT_ZERO_RATED"
    """Zero rate for exports."""


class PreferentialPolicyCode(IntEnum):
    """Documented values of `preferential_policy_code` (优惠政策标识). Any other value is a plain `int`."""

    SIMPLE_TAXATION = 1
    """Simple taxation (简易征收)."""
    RARE_EARTH = 2
    """Rare earth products (稀土产品)."""
    EXEMPT = 3
    """Exempt from tax (免税)."""
    NOT_TAXED = 4
    """Not subject to tax (不征税)."""
    REFUND_LATER = 5
    """Collected first, refunded later (先征后退)."""
    REFUND_LATER_100 = 6
    """Collected first, 100 % refunded later (100%先征后退)."""
    REFUND_LATER_50 = 7
    """Collected first, 50 % refunded later (50%先征后退)."""
    SIMPLE_TAXATION_3 = 8
    """Simple taxation at 3 % (按3%简易征收)."""
    SIMPLE_TAXATION_5 = 9
    """Simple taxation at 5 % (按5%简易征收)."""
    SIMPLE_TAXATION_5_REDUCED = 10
    """Simple taxation at 5 %, reduced to 1.5 % (按5%简易征收减按1.5%计征)."""
    IMMEDIATE_REFUND_30 = 11
    """30 % refunded on collection (即征即退30%)."""
    IMMEDIATE_REFUND_50 = 12
    """50 % refunded on collection (即征即退50%)."""
    IMMEDIATE_REFUND_70 = 13
    """70 % refunded on collection (即征即退70%)."""
    IMMEDIATE_REFUND_100 = 14
    """100 % refunded on collection (即征即退100%)."""
    REFUND_ABOVE_3 = 15
    """Refunded on collection above a tax burden of 3 % (超税负3%即征即退)."""
    REFUND_ABOVE_8 = 16
    """Refunded on collection above a tax burden of 8 % (超税负8%即征即退)."""
    REFUND_ABOVE_12 = 17
    """Refunded on collection above a tax burden of 12 % (超税负12%即征即退)."""
    REFUND_ABOVE_6 = 18
    """Refunded on collection above a tax burden of 6 % (超税负6%即征即退)."""


class ExportBusinessPolicyCode(IntEnum):
    """Documented values of `export_business_policy_code` (出口业务适用政策代码). Any other value is a plain `int`."""

    REFUND = 1
    """Refund of the tax."""
    EXEMPTION = 2
    """Exemption from the tax."""
    TAXATION = 3
    """Taxation."""


class VatRefundLevyCode(IntEnum):
    """Documented values of `vat_refund_levy_code` (增值税即征即退代码). Any other value is a plain `int`."""

    SOFTWARE = 1
    """Software."""
    RESOURCE_USE = 2
    """Products from the comprehensive use of resources."""
    PIPELINE_TRANSPORT = 3
    """Pipeline transport."""
    FINANCIAL_LEASING = 4
    """Financial leasing of movable property."""
    SALE_AND_LEASEBACK = 5
    """Sale and leaseback of movable property as financing."""
    WALL_MATERIALS = 6
    """New wall materials."""
    WIND_POWER = 7
    """Wind power."""
    PHOTOVOLTAIC_POWER = 8
    """Photovoltaic power."""
    ANIMATION_SOFTWARE = 9
    """Animation software."""
    AIRCRAFT_REPAIR = 10
    """Aircraft repair."""
    GOLD = 11
    """Gold."""
    PLATINUM = 12
    """Platinum."""


class PayChannel(StrEnum):
    """Documented values of `pay_channel` (支付渠道). Any other value is a plain `str`."""

    WECHAT_PAY = "WECHAT_PAY"
    """With WeChat Pay."""


class FapiaoStatus(StrEnum):
    """Documented values of `status` (发票状态). Any other value is a plain `str`."""

    ISSUE_ACCEPTED = "ISSUE_ACCEPTED"
    """The request to issue the invoice was accepted."""
    ISSUED = "ISSUED"
    """Issued."""
    REVERSE_ACCEPTED = "REVERSE_ACCEPTED"
    """The request to reverse the invoice was accepted."""
    REVERSED = "REVERSED"
    """Reversed."""
    ISSUE_FAILED = "ISSUE_FAILED"
    """Could not be issued; only for fully digital invoices (数电发票). Issue it again with another `fapiao_id`."""
    REVERSE_FAILED = "REVERSE_FAILED"
    """Could not be reversed; only for fully digital invoices (数电发票). Reverse it again with the same `fapiao_id`."""


class CardStatus(StrEnum):
    """Documented values of `card_status` (发票卡券状态). Any other value is a plain `str`."""

    INSERT_ACCEPTED = "INSERT_ACCEPTED"
    """The request to add the invoice to the user's cards was accepted."""
    INSERTED = "INSERTED"
    """Added to the user's cards."""
    DISCARD_ACCEPTED = "DISCARD_ACCEPTED"
    """The request to void the invoice among the user's cards was accepted."""
    DISCARDED = "DISCARDED"
    """Voided among the user's cards."""


@model
class SellerInfo(Model):
    """Fields of `seller_information` (销售方信息)."""

    name: str = field(STRING)
    """Name of the seller (名称, at most 256 characters)."""
    taxpayer_id: str = field(STRING)
    """Taxpayer identification number of the seller (纳税人识别号, at most 32 characters)."""
    address: str | None = field(STRING, default=None)
    """地址, at most 128 characters. Address of the seller. Fully digital invoices (数电发票) have none."""
    telephone: str | None = field(STRING, default=None)
    """Telephone number of the seller (电话, at most 32 characters)."""
    bank_name: str | None = field(STRING, default=None)
    """Bank of the seller (开户银行, at most 128 characters)."""
    bank_account: str | None = field(STRING, default=None)
    """Bank account number of the seller (银行账号, at most 32 characters)."""


@model
class ExtraInfo(Model):
    """Fields of `extra_information` (附加信息)."""

    drawer: str = field(STRING)
    """开票人, at most 20 characters. Person who issued the invoice. `query_fapiao` returns it masked for fully digital invoices (数电发票): an asterisk for every character but the last, a space, and the last four characters of the ID number."""


@model
class FapiaoItem(Model):
    """Fields of `items` (发票行信息)."""

    tax_code: str = field(STRING)
    """Tax classification code (税收分类编码) of the goods or services, as set by the tax office (税局侧规定的货物或应税劳务、服务税收分类编码, at most 32 characters)."""
    goods_name: str = field(STRING)
    """Name of the goods or services on the invoice, in your own words (货物或应税劳务、服务名称, at most 128 characters)."""
    specification: str | None = field(STRING, default=None)
    """Specification of the goods, shown on the line (规格型号, at most 20 characters)."""
    unit: str | None = field(STRING, default=None)
    """Unit, shown on the line (单位, at most 32 characters)."""
    quantity: int = field(INTEGER)
    """Quantity, in units of 10^-8: 100000000 is 1 (数量)."""
    unit_price: int = field(INTEGER)
    """Price of one unit, in 10^-6 fen: 100000000 is 1 yuan (单价)."""
    amount: int = field(INTEGER)
    """Amount of the line without tax, in fen (单行金额)."""
    tax_amount: int = field(INTEGER)
    """Tax of the line, in fen (单行税额)."""
    total_amount: int = field(INTEGER)
    """单行金额合计. Amount of the line with tax, in fen. Negative on a discount line, positive on any other."""
    tax_rate: int = field(INTEGER)
    """Tax rate in 1/10,000: 1300 is 13 % (税率)."""
    tax_prefer_mark: TaxPreferMark | str | None = field(OpenEnum(TaxPreferMark), default=None)
    """Preferential tax treatment (税收优惠政策标识)."""
    discount: bool = field(BOOLEAN)
    """是否折扣行. Whether the line is a discount. It must follow the line that it discounts."""


@model
class TransactionInfo(Model):
    """Fields of `transaction_information` (交易信息)."""

    pay_channel: PayChannel | str = field(OpenEnum(PayChannel))
    """How the payment was made (支付渠道)."""
    transaction_id: str | None = field(STRING, default=None)
    """支付订单号, at most 64 characters. Order number of the payment system. For WeChat Pay, send it or `out_trade_no`."""
    out_trade_no: str | None = field(STRING, default=None)
    """支付商户订单号, at most 64 characters. Merchant order number of the payment. For WeChat Pay, send it or `transaction_id`; for any other `pay_channel`, it is required."""
    amount: int = field(INTEGER)
    """Amount of the payment, in fen, more than 0 (交易金额)."""


@model
class FapiaoState(Model):
    """Fields of `fapiao_information` (发票信息)."""

    fapiao_id: str = field(STRING)
    """Your number of the invoice, as set when it was issued (商户发票单号, at most 32 characters)."""
    fapiao_status: FapiaoStatus | str = field(OpenEnum(FapiaoStatus))
    """State of the invoice itself (发票状态)."""
    card_status: CardStatus | str = field(OpenEnum(CardStatus))
    """State of the invoice in the user's WeChat Cards & Offers (卡包) (发票卡券状态)."""


@model
class FapiaoApplication(Model):
    """Content of `fapiao_card_discarded`."""

    mchid: str = field(STRING)
    """Merchant number of the partner that issued or reversed the invoices (商户号, at most 32 characters)."""
    sub_mchid: str | None = field(STRING, default=None)
    """子商户号, at most 32 characters. Sub-merchant number of the seller. Returned only for service providers."""
    fapiao_apply_id: str = field(STRING)
    """Number of the application under which the invoices were issued (发票申请单号, at most 64 characters)."""
    fapiao_information: list[FapiaoState] = field(ListOf(ModelOf(FapiaoState)))
    """All invoices of the application (发票信息)."""
