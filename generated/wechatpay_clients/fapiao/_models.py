# Written by `make generate` from specs/fapiao/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER, STRING, Encrypted


class BuyerType(StrEnum):
    """Documented values of `type` (购买方类型). Any other value is a plain `str`."""

    INDIVIDUAL = "INDIVIDUAL"
    """A person, or another buyer that is not an organization."""
    ORGANIZATION = "ORGANIZATION"
    """An organization."""


class FapiaoBillType(StrEnum):
    """Documented values of `fapiao_bill_type` (开具的发票类型). Any other value is a plain `str`."""

    COMM_FAPIAO = "COMM_FAPIAO"
    """Ordinary VAT invoice (增值税普通发票)."""
    VAT_FAPIAO = "VAT_FAPIAO"
    """Special VAT invoice (增值税专用发票)."""


class FapiaoScene(StrEnum):
    """Documented values of `scene` (插卡场景). Any other value is a plain `str`."""

    WITH_WECHATPAY = "WITH_WECHATPAY"
    """The invoice belongs to a WeChat Pay order."""
    WITHOUT_WECHATPAY = "WITHOUT_WECHATPAY"
    """The invoice does not belong to a WeChat Pay order."""


@model
class UserTitleEntity(Model):
    """Fields of `buyer_information` (购买方信息)."""

    type: BuyerType | str = field(OpenEnum(BuyerType))
    """Kind of buyer (购买方类型)."""
    name: str = field(STRING)
    """Name of the buyer, which becomes the title (抬头) of the invoice (名称, at most 256 characters)."""
    taxpayer_id: str | None = field(STRING, default=None)
    """纳税人识别号, at most 32 characters. Taxpayer identification number of the buyer. Required when `type` is `ORGANIZATION`."""
    address: str | None = field(STRING, default=None)
    """Address of the buyer (地址, at most 128 characters)."""
    telephone: str | None = field(STRING, default=None)
    """Telephone number of the buyer, as part of the title (电话, at most 32 characters)."""
    bank_name: str | None = field(STRING, default=None)
    """Name of the buyer's bank (开户银行名称, at most 128 characters)."""
    bank_account: str | None = field(STRING, default=None)
    """Bank account number of the buyer (银行账号, at most 32 characters)."""
    phone: str | None = field(Encrypted(STRING), default=None)
    """Mobile phone number of the user (手机号, encrypted in transit)."""
    email: str | None = field(Encrypted(STRING), default=None)
    """Email address of the user (邮箱地址, encrypted in transit)."""
    amount: int | None = field(INTEGER, default=None)
    """订单金额. Amount of the WeChat Pay order, in fen. Only for invoices of WeChat Pay orders."""
    out_trade_no: str | None = field(STRING, default=None)
    """商户订单号, at most 32 characters. Merchant order number. Only for invoices of WeChat Pay orders."""
    fapiao_bill_type: FapiaoBillType | str | None = field(OpenEnum(FapiaoBillType), default=None)
    """Kind of invoice that the user asked for (开具的发票类型)."""
    user_apply_message: str | None = field(STRING, default=None)
    """Message that the user sent with the request for an invoice (留言信息, at most 100 characters)."""
