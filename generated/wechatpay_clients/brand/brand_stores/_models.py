# Written by `make generate` from specs/brand/brand_stores/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


class RecipientState(StrEnum):
    """Documented values of `recipient_state` (收款绑定状态). Any other value is a plain `str`."""

    CONFIRMED = "CONFIRMED"
    """The merchant number is bound to the store."""
    ADMIN_REJECTED = "ADMIN_REJECTED"
    """The administrator of the merchant number refused the binding."""
    CONFIRMING = "CONFIRMING"
    """The administrator of the merchant number has not confirmed the binding yet."""
    TIMEOUT_REJECTED = "TIMEOUT_REJECTED"
    """Refused by the system, because the administrator of the merchant number did not confirm the binding in time."""


class StoreState(StrEnum):
    """Documented values of `store_state` (门店状态). Any other value is a plain `str`."""

    OPEN = "OPEN"
    """Open, once the review approved the new store. Updates change only `audit_state`, and opening hours do not matter. To suspend the store, call `close_store`; if it closes for good, call `delete_store`."""
    CREATING = "CREATING"
    """Being created: the data is under review or was rejected. See `audit_state`."""
    CLOSED = "CLOSED"
    """Suspended, and not available to other WeChat Pay products. `resume_store` reopens the store, and `delete_store` deletes it for good."""


class AuditState(StrEnum):
    """Documented values of `audit_state` (审核状态). Any other value is a plain `str`."""

    SUCCESS = "SUCCESS"
    """The review approved the data."""
    PROCESSING = "PROCESSING"
    """The data is being reviewed. Wait for the result."""
    REJECTED = "REJECTED"
    """The review rejected the data. Correct it as `review_reject_reason` says and submit it with `update_store`."""


@model
class StoreStateChange(Model):
    """Reply of `close_store`."""

    brand_id: str = field(STRING)
    """Brand ID, assigned when the merchant became a brand of WeChat Pay (品牌ID)."""
    store_id: str | None = field(STRING, default=None)
    """品牌门店ID. Store ID, assigned by WeChat Pay when the store is created. It identifies the store."""
    store_state: StoreState | str | None = field(OpenEnum(StoreState), default=None)
    """State of the store (门店状态)."""


@model
class StoreBasics(Model):
    """Fields of `store_basics` (门店基础信息)."""

    store_reference_id: str | None = field(STRING, default=None)
    """商家门店编号, at most 32 characters. The merchant's own number for the store, unique within the merchant. No emoji. If an update changes only review-free fields, of which this is one, it needs no review."""
    branch_name: str | None = field(STRING, default=None)
    """门店名称, at most 50 characters. Branch name only, such as `南山店`, without brackets, dashes and other symbols. Users see it after the name of the brand, such as `麦当劳(南山店)`."""


@model
class StoreAddress(Model):
    """Fields of `store_address` (门店地址信息)."""

    address_code: str = field(STRING)
    """Code of province, city and district, digits only, from https://pay.weixin.qq.com/doc/v3/partner/4012082815 (门店省市编码, at most 20 characters)."""
    address_detail: str = field(STRING)
    """门店地址, at most 200 characters. Street address down to the house number, without province, city and district. It is verified and used in marketing campaigns."""
    address_complements: str | None = field(STRING, default=None)
    """Landmark near the store that helps to locate it (门店地址辅助描述, at most 50 characters)."""
    longitude: str | None = field(STRING, default=None)
    """门店经度, at most 32 characters. Longitude, a number from -180 to 180, in the coordinate system GCJ-02. Look it up on https://lbs.qq.com/tool/getpoint/index.html."""
    latitude: str | None = field(STRING, default=None)
    """门店纬度, at most 32 characters. Latitude, a number from -90 to 90, in the coordinate system GCJ-02. Look it up on https://lbs.qq.com/tool/getpoint/index.html."""


@model
class StoreBusiness(Model):
    """Fields of `store_business` (门店经营信息)."""

    service_phone: str | None = field(STRING, default=None)
    """门店服务电话, at most 32 characters. Landline or mobile numbers, at most 2, of digits and `-`, separated by `|`. If an update changes only review-free fields, of which this is one, it needs no review."""
    business_hours: str | None = field(STRING, default=None)
    """门店经营时间, at most 256 characters. Opening hours in exactly this format: `周一至周五 09:00-20:00|周六至周日 10:00-22:00`, with at most 7 periods. A period that ends on the next day has 次日 before the end, as in `周一至周五 09:00-次日2:00`, and lasts at most 24 hours. If an update changes only review-free fields, of which this is one, it needs no review."""


@model
class StoreRecipient(Model):
    """Fields of `store_recipient` (门店收款信息)."""

    mchid: str | None = field(STRING, default=None)
    """门店收款商户号, at most 16 characters. Merchant number that collects payments for the store. It is linked to the brand."""
    company_name: str | None = field(STRING, default=None)
    """Name of the company, sole trader or micro-merchant that collects the payments (门店收款主体, at most 256 characters)."""
    recipient_state: RecipientState | str | None = field(OpenEnum(RecipientState), default=None)
    """State of the binding of the merchant number (收款绑定状态)."""


@model
class Store(Model):
    """Fields of `data` (品牌门店列表)."""

    brand_id: str = field(STRING)
    """Brand ID, assigned when the merchant became a brand of WeChat Pay (品牌ID)."""
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
