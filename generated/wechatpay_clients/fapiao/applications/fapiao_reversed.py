# Written by `make generate` from specs/fapiao/applications/fapiao_reversed.yaml: edit that file.
"""E-invoices reversed (发票冲红成功通知).

Sent to the `callback_url` of your development settings after WeChat Pay has issued red-letter invoices that reverse
e-invoices.

The same notification can arrive several times: lock the application, process it once, and acknowledge the repeats.
Query the application if no notification arrives. Check that the notification matches your own records. See
https://pay.weixin.qq.com/doc/v3/merchant/4012075420 for the address ranges that a firewall must admit.

Event types: `FAPIAO.REVERSED`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 9 times, after 15s, 15s, 30s, 3m, 30m (4 times), 1h.

Sent to: service provider (普通服务商).

Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792571
"""

from enum import StrEnum
from typing import TypeAlias

from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


class FapiaoStatus(StrEnum):
    """Documented values of `fapiao_status` (发票状态). Any other value is a plain `str`."""

    ISSUE_ACCEPTED = "ISSUE_ACCEPTED"
    """The request to issue the invoice was accepted."""
    ISSUED = "ISSUED"
    """Issued."""
    REVERSE_ACCEPTED = "REVERSE_ACCEPTED"
    """The request to reverse the invoice was accepted."""
    REVERSED = "REVERSED"
    """Reversed."""


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
class FapiaoState(Model):
    """Fields of `fapiao_information` (发票信息)."""

    fapiao_id: str = field(STRING)
    """Your invoice number, as set when the invoice was issued (商户发票单号, at most 32 characters)."""
    fapiao_status: FapiaoStatus | str = field(OpenEnum(FapiaoStatus))
    """State of the invoice itself (发票状态)."""
    card_status: CardStatus | str = field(OpenEnum(CardStatus))
    """State of the invoice in the user's WeChat Cards & Offers (卡包) (发票卡券状态)."""


@model
class ReversedApplication(Model):
    """Content of `fapiao_reversed`."""

    mchid: str = field(STRING)
    """Merchant number of the partner that requested the reversal (商户号, at most 32 characters)."""
    sub_mchid: str | None = field(STRING, default=None)
    """子商户号, at most 32 characters. Sub-merchant number. Returned only for service providers."""
    fapiao_apply_id: str = field(STRING)
    """ID of the application under which the invoices were issued (发票申请单号, at most 64 characters)."""
    fapiao_information: list[FapiaoState] = field(ListOf(ModelOf(FapiaoState)))
    """All invoices of the application, reversed or not (发票信息)."""


FapiaoReversedNotification: TypeAlias = Notification[ReversedApplication]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[ReversedApplication, None] = NotificationType(
    name="fapiao.applications.fapiao_reversed",
    event_types=("FAPIAO.REVERSED",),
    shapes=(NotificationShape(ReversedApplication),),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792571",),
)
