# Written by `make generate` from specs/marketing/product_coupon_stocks/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_clients._models import StoreInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER, STRING


class StockBudgetUpdateMode(StrEnum):
    """Documented values of `update_mode` (更新模式). Any other value is a plain `str`."""

    MAX_COUNT = "MAX_COUNT"
    """Changes how often coupons of the stock can be sent in total."""
    MAX_COUNT_PER_DAY = "MAX_COUNT_PER_DAY"
    """Changes how often coupons of the stock can be sent each day. A stock without a daily limit cannot get one, and a daily limit cannot be removed."""


@model
class FailedStoreInfo(Model):
    """Fields of `failed_store_list` (关联失败的门店列表)."""

    store_id: str = field(STRING)
    """ID of the store for which the request failed (门店ID)."""
    code: str = field(STRING)
    """Error code of the failure (失败错误码, at most 40 characters)."""
    message: str = field(STRING)
    """Why the request failed for the store, in Chinese (失败错误信息, at most 200 characters)."""


@model
class StoreAssociationResult(Model):
    """Reply of `associate_bundle_stores`."""

    total_count: int = field(INTEGER)
    """Number of stores in the request, each counted once (去重后门店总数)."""
    success_store_list: list[StoreInfo] | None = field(ListOf(ModelOf(StoreInfo)), default=None)
    """Stores for which the request succeeded (关联成功的门店列表)."""
    failed_store_list: list[FailedStoreInfo] | None = field(ListOf(ModelOf(FailedStoreInfo)), default=None)
    """Stores for which the request failed, each with its error (关联失败的门店列表)."""
