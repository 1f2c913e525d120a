# Written by `make generate` from specs/marketing/partnerships/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


class PartnerType(StrEnum):
    """Documented values of `type` (合作方类别). Any other value is a plain `str`."""

    APPID = "APPID"
    """Owner of an AppID."""
    MERCHANT = "MERCHANT"
    """Another merchant."""


class PartnershipBusinessType(StrEnum):
    """Documented values of `business_type` (授权业务类别). Any other value is a plain `str`."""

    FAVOR_STOCK = "FAVOR_STOCK"
    """Cash coupon (代金券) stock."""
    BUSIFAVOR_STOCK = "BUSIFAVOR_STOCK"
    """Merchant coupon (商家券) stock."""


@model
class Partner(Model):
    """Fields of `partner` (合作方信息)."""

    type: PartnerType | str = field(OpenEnum(PartnerType))
    """Kind of partner (合作方类别)."""
    appid: str | None = field(STRING, default=None)
    """合作方Appid, at most 32 characters. AppID of the partner. Required when `type` is `APPID`."""
    merchant_id: str | None = field(STRING, default=None)
    """合作方商户ID, at most 15 characters. Merchant number of the partner. Required when `type` is `MERCHANT`."""


@model
class AuthorizedData(Model):
    """Fields of `authorized_data` (被授权数据)."""

    business_type: PartnershipBusinessType | str = field(OpenEnum(PartnershipBusinessType))
    """Kind of coupon stock (授权业务类别)."""
    stock_id: str | None = field(STRING, default=None)
    """授权批次ID, at most 20 characters. Coupon stock ID. Required when `business_type` is `FAVOR_STOCK` or `BUSIFAVOR_STOCK`."""
