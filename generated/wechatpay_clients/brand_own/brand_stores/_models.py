# Written by `make generate` from specs/brand_own/brand_stores/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from wechatpay_clients.brand.brand_stores._models import (
    AuditState,
    StoreAddress,
    StoreBasics,
    StoreBusiness,
    StoreRecipient,
    StoreState,
)
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


@model
class StoreStateChange(Model):
    """Reply of `close_store`."""

    store_id: str | None = field(STRING, default=None)
    """品牌门店ID. Store ID, assigned by WeChat Pay when the store is created. It identifies the store."""
    store_state: StoreState | str | None = field(OpenEnum(StoreState), default=None)
    """State of the store (门店状态)."""


@model
class Store(Model):
    """Fields of `data` (品牌门店列表)."""

    store_id: str | None = field(STRING, default=None)
    """品牌门店ID. Store ID, assigned by WeChat Pay when the store is created. It identifies the store."""
    store_state: StoreState | str | None = field(OpenEnum(StoreState), default=None)
    """State of the store (门店状态)."""
    audit_state: AuditState | str | None = field(OpenEnum(AuditState), default=None)
    """State of the review of the data, after the store was created or updated (审核状态)."""
    review_reject_reason: str | None = field(STRING, default=None)
    """Why the review rejected the data, in Chinese (审核失败原因)."""
    store_basics: StoreBasics | None = field(ModelOf(StoreBasics), default=None)
    """Number and name of the store (门店基础信息)."""
    store_address: StoreAddress | None = field(ModelOf(StoreAddress), default=None)
    """Address and coordinates of the store (门店地址信息)."""
    store_business: StoreBusiness | None = field(ModelOf(StoreBusiness), default=None)
    """Phone numbers and opening hours of the store (门店经营信息)."""
    store_recipient: list[StoreRecipient] | None = field(ListOf(ModelOf(StoreRecipient)), default=None)
    """Merchant numbers that collect payments for the store (门店收款信息)."""
