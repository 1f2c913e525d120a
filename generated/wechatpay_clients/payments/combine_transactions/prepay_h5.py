# Written by `make generate` from specs/payments/combine_transactions/prepay_h5.yaml: edit that file.
"""Create a combined H5 order (H5合单下单)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments._models import H5InfoType
from wechatpay_clients.payments.combine_transactions._models import UnionCommonSubOrder
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "UnionH5Info", "UnionH5PrepayResponse", "UnionH5SceneInfo"]


@model
class UnionH5Info(Model):
    """Fields of `h5_info` (H5场景信息)."""

    type: H5InfoType | str = field(OpenEnum(H5InfoType))
    """Kind of page or app that starts the H5 payment (场景类型)."""
    app_name: str | None = field(STRING, default=None)
    """Name of the app or website (应用名称, at most 64 characters)."""
    app_url: str | None = field(STRING, default=None)
    """Website URL (网站URL, at most 128 characters)."""
    bundle_id: str | None = field(STRING, default=None)
    """Bundle ID of the iOS app (iOS平台BundleID, at most 128 characters)."""
    package_name: str | None = field(STRING, default=None)
    """Package name of the Android app (Android平台PackageName, at most 128 characters)."""


@model
class UnionH5SceneInfo(Model):
    """Fields of `scene_info` (场景信息)."""

    payer_client_ip: str = field(STRING)
    """用户终端IP, at most 45 characters. Actual IP address of the user's device, IPv4 or IPv6. Must be the real one, also behind a proxy, because WeChat Pay compares it with the one that it sees; with `127.0.0.1`, the user cannot pay."""
    device_id: str = field(STRING)
    """Store number or POS device ID (商户端设备号, at most 32 characters)."""
    h5_info: UnionH5Info | Mapping[str, Any] | None = field(ModelOf(UnionH5Info), default=None)
    """Page or app that starts the H5 payment (H5场景信息)."""


@model
class UnionH5PrepayResponse(Model):
    """Reply of `prepay_h5`."""

    h5_url: str = field(STRING)
    """支付跳转链接, at most 512 characters. Address that opens WeChat for the payment; redirect the user's browser to it. Valid for 5 minutes; after that, call this again with the same arguments for a new one. Length and parameters vary: never change, split or truncate it. Only `redirect_url`, the page to return to after payment, may be appended, URL-encoded and under the same payment domain."""


OPERATION: Operation[UnionH5PrepayResponse] = Operation(
    name="payments.combine_transactions.prepay_h5",
    method="POST",
    routes=(Route("/v3/combine-transactions/h5"),),
    body=(
        Parameter("combine_appid", STRING, is_required=True),
        Parameter("combine_out_trade_no", STRING, is_required=True),
        Parameter("combine_mchid", STRING, is_own_number=True),
        Parameter("scene_info", ModelOf(UnionH5SceneInfo)),
        Parameter("sub_orders", ListOf(ModelOf(UnionCommonSubOrder)), is_required=True),
        Parameter("time_start", DATETIME),
        Parameter("time_expire", DATETIME),
        Parameter("notify_url", STRING, is_required=True),
    ),
    repeat=Repeat(
        by=("combine_out_trade_no",),
        settled_by="payments.combine_transactions.query_order_by_out_trade_no",
        settled_with={"combine_out_trade_no": "combine_out_trade_no"},
    ),
    replies={200: UnionH5PrepayResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            "An AppID does not match its merchant number.",
            "Check that `combine_appid` is bound to `combine_mchid`, and each other AppID to its merchant number.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct the request."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(400, "ORDER_CLOSED", "The order is closed.", "Create the order again with new numbers."),
        ErrorRow(
            403,
            "ACCOUNTERROR",
            "The user's account is abnormal. Documented for platforms only.",
            "No action on your side can resolve this.",
        ),
        ErrorRow(
            403,
            "NOAUTH",
            "The merchant is not authorized to make this call.",
            "Ask your contact at WeChat Pay for this permission.",
        ),
        ErrorRow(
            403,
            "OUT_TRADE_NO_USED",
            "The order number was already used.",
            "Check whether you sent these numbers twice. A different order needs different numbers.",
        ),
        ErrorRow(403, "RULELIMIT", "A business rule limits how often you may call.", "Read the message and act on it."),
        ErrorRow(
            403,
            "TRADE_ERROR",
            "The transaction failed for a business reason. Documented for platforms only.",
            "Read the message and act on it.",
        ),
        ErrorRow(
            404,
            "ORDERNOTEXIST",
            "The order does not exist. Documented for platforms only.",
            "Check that a transaction was started for the order.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        ErrorRow(
            500,
            "BANKERROR",
            "The bank's system failed. Documented for platforms only.",
            "Retry with the same arguments.",
        ),
        ErrorRow(
            500,
            "INVALID_TRANSACTIONID",
            "The WeChat Pay order ID is invalid. Documented for platforms only.",
            "Check the WeChat Pay order ID.",
        ),
        ErrorRow(
            500,
            "OPENID_MISMATCH",
            "The OpenID does not match the AppID.",
            "Check that the OpenID belongs to the AppID.",
        ),
        ErrorRow(500, "SYSTEMERROR", "System error.", "Retry with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012556961",),
)


class _PrepayH5Docs:
    def prepay_h5(self, *_: Any, **__: Any) -> Any:
        """Create a combined H5 order (H5合单下单).

        Creates 2 to 10 orders (1 to 50 for service providers and platforms) that the user pays with one payment on a
        web page outside WeChat, and returns an `h5_url`. Redirect the browser to it to open WeChat.

        Not possible inside WeChat (use `prepay_jsapi`) or in an app (use `prepay_app`). The page that opens `h5_url`
        must be under the payment domain of `combine_mchid`, and must send a `Referer`. The user can return before the
        payment has ended: show a button that queries the order.

        Args:
            combine_appid: 合单商户公众账号ID, at most 32 characters. AppID of the merchant that creates the combined
                order, of a mobile app, an official account or a mini program. Must be bound to `combine_mchid`.
            combine_out_trade_no: 合单商户订单号, 6 to 32 characters. Merchant order number of the combined order,
                unique per `combine_mchid`. Digits, ASCII letters and `_-|*`. Same value on retries.
            combine_mchid: 合单商户号, at most 32 characters, defaults to the client's own number. Number of the
                merchant that creates the combined order, assigned by WeChat Pay. Service providers and platforms send
                their own.
            scene_info: 场景信息. Scene of the payment: the payer's IP address and your terminal.
            sub_orders: 商品单信息, 1 to 50 items. Orders to pay together: 2 to 10 for a merchant, 1 to 50 for a service
                provider or platform.
            time_start: 支付起始时间, RFC 3339, only for partners (服务商, 渠道商 and others who act for their own
                merchants). Time when the order takes effect.
            time_expire: 支付结束时间, RFC 3339. Payment deadline. Defaults to 7 days after the order is created. Values
                under 1 minute or over 7 days after creation are moved to that limit. Expiry does not close the order:
                close it, then create another with new numbers.
            notify_url: 商户回调地址, at most 255 characters. Address for the payment notification: a complete public
                `http://` or `https://` URL with a path and without a query. Platforms must use `https://`.

        Returns:
            `UnionH5PrepayResponse` with `h5_url`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: An AppID does not match its merchant number. Check that `combine_appid` is
                    bound to `combine_mchid`, and each other AppID to its merchant number.
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                400 ORDER_CLOSED: The order is closed. Create the order again with new numbers.
                403 ACCOUNTERROR: The user's account is abnormal. Documented for platforms only. No action on your side
                    can resolve this.
                403 NOAUTH: The merchant is not authorized to make this call. Ask your contact at WeChat Pay for this
                    permission.
                403 OUT_TRADE_NO_USED: The order number was already used. Check whether you sent these numbers twice. A
                    different order needs different numbers.
                403 RULELIMIT: A business rule limits how often you may call. Read the message and act on it.
                403 TRADE_ERROR: The transaction failed for a business reason. Documented for platforms only. Read the
                    message and act on it.
                404 ORDERNOTEXIST: The order does not exist. Documented for platforms only. Check that a transaction was
                    started for the order.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANKERROR: The bank's system failed. Documented for platforms only. Retry with the same arguments.
                500 INVALID_TRANSACTIONID: The WeChat Pay order ID is invalid. Documented for platforms only. Check the
                    WeChat Pay order ID.
                500 OPENID_MISMATCH: The OpenID does not match the AppID. Check that the OpenID belongs to the AppID.
                500 SYSTEMERROR: System error. Retry with the same arguments.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `combine_out_trade_no`. `payments.combine_transactions.query_order_by_out_trade_no`
        returns the outcome.
        Followed by the notification `payments.transactions.transaction_success`, sent to `notify_url`.

        Available to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-14: https://pay.weixin.qq.com/doc/v3/merchant/4012556961
        """


class PrepayH5(_PrepayH5Docs, Service):
    def prepay_h5(
        self,
        *,
        combine_appid: str,
        combine_out_trade_no: str,
        combine_mchid: str | None = None,
        scene_info: UnionH5SceneInfo | Mapping[str, Any] | None = None,
        sub_orders: Sequence[UnionCommonSubOrder | Mapping[str, Any]],
        time_start: dt.datetime | str | None = None,
        time_expire: dt.datetime | str | None = None,
        notify_url: str,
    ) -> UnionH5PrepayResponse:
        return self._call(
            OPERATION,
            {
                "combine_appid": combine_appid,
                "combine_out_trade_no": combine_out_trade_no,
                "combine_mchid": combine_mchid,
                "scene_info": scene_info,
                "sub_orders": sub_orders,
                "time_start": time_start,
                "time_expire": time_expire,
                "notify_url": notify_url,
            },
        )


class AsyncPrepayH5(_PrepayH5Docs, AsyncService):
    async def prepay_h5(
        self,
        *,
        combine_appid: str,
        combine_out_trade_no: str,
        combine_mchid: str | None = None,
        scene_info: UnionH5SceneInfo | Mapping[str, Any] | None = None,
        sub_orders: Sequence[UnionCommonSubOrder | Mapping[str, Any]],
        time_start: dt.datetime | str | None = None,
        time_expire: dt.datetime | str | None = None,
        notify_url: str,
    ) -> UnionH5PrepayResponse:
        return await self._call(
            OPERATION,
            {
                "combine_appid": combine_appid,
                "combine_out_trade_no": combine_out_trade_no,
                "combine_mchid": combine_mchid,
                "scene_info": scene_info,
                "sub_orders": sub_orders,
                "time_start": time_start,
                "time_expire": time_expire,
                "notify_url": notify_url,
            },
        )
