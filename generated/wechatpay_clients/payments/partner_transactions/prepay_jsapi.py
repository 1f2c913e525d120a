# Written by `make generate` from specs/payments/partner_transactions/prepay_jsapi.yaml: edit that file.
"""Create a JSAPI or mini program order for a sub-merchant (JSAPI/小程序下单)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments._models import CommonAmountInfo, LimitPay, PayerIdentity
from wechatpay_clients.payments.partner_transactions._models import CommonSceneInfo, CouponInfo, PartnerSettleInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "PartnerJsapiPrepayResponse", "PartnerJsapiReqPayerInfo"]


@model
class PartnerJsapiReqPayerInfo(Model):
    """Fields of `payer` (支付者信息)."""

    sp_openid: str | None = field(STRING, default=None)
    """用户服务商标识, at most 128 characters. User's OpenID under `sp_appid`. Required unless `sub_openid` is given. Get it before you create the order."""
    sub_openid: str | None = field(STRING, default=None)
    """用户子商户标识, at most 128 characters. User's OpenID under `sub_appid`, which must be sent as well. Required unless `sp_openid` is given. Get it before you create the order."""
    identity: PayerIdentity | Mapping[str, Any] | None = field(ModelOf(PayerIdentity), default=None)
    """实名支付. Person who must own the WeChat account that pays. Omit it unless you have permission to take real-name payments."""


@model
class PartnerJsapiPrepayResponse(Model):
    """Reply of `prepay_jsapi`."""

    prepay_id: str = field(STRING)
    """预支付交易会话标识, at most 64 characters. Session ID that the page or mini program needs to open the payment. Valid for 2 hours; after that, call this again with the same arguments for a new one."""


OPERATION: Operation[PartnerJsapiPrepayResponse] = Operation(
    name="payments.partner_transactions.prepay_jsapi",
    method="POST",
    routes=(Route("/v3/pay/partner/transactions/jsapi"),),
    body=(
        Parameter("sp_appid", STRING, is_required=True),
        Parameter("sp_mchid", STRING, is_own_number=True),
        Parameter("sub_appid", STRING),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("description", STRING, is_required=True),
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("time_expire", DATETIME),
        Parameter("attach", STRING),
        Parameter("notify_url", STRING, is_required=True),
        Parameter("goods_tag", STRING),
        Parameter("limit_pay", ListOf(OpenEnum(LimitPay))),
        Parameter("settle_info", ModelOf(PartnerSettleInfo)),
        Parameter("support_fapiao", BOOLEAN),
        Parameter("amount", ModelOf(CommonAmountInfo), is_required=True),
        Parameter("payer", ModelOf(PartnerJsapiReqPayerInfo), is_required=True),
        Parameter("detail", ModelOf(CouponInfo)),
        Parameter("scene_info", ModelOf(CommonSceneInfo)),
    ),
    choose=(AnyOf("payer.sp_openid", "payer.sub_openid"),),
    repeat=Repeat(
        by=("out_trade_no",),
        settled_by="payments.partner_transactions.query_order_by_out_trade_no",
        settled_with={"out_trade_no": "out_trade_no", "sp_mchid": "sp_mchid", "sub_mchid": "sub_mchid"},
    ),
    replies={200: PartnerJsapiPrepayResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            "An AppID does not match its merchant number.",
            "Check that `sp_appid` is bound to `sp_mchid`, and `sub_appid` to `sub_mchid`.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct the request."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(
            400,
            "ORDER_CLOSED",
            "The order is closed. Documented for platforms only.",
            "Create the order again with a new `out_trade_no`.",
        ),
        ErrorRow(
            403,
            "ACCOUNT_ERROR",
            "The user's account is abnormal. Documented for platforms only.",
            "No action on your side can resolve this.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant is not authorized to make this call.",
            "Apply for this permission on the merchant platform, and let the sub-merchant authorize you on the merchant platform, under 产品中心 > 我的授权产品. An ecommerce platform adds the place of sale under 平台收付通 > 产品配置; after the review, its sub-merchants are authorized.",
        ),
        ErrorRow(
            403,
            "OUT_TRADE_NO_USED",
            "The order number was already used.",
            "Check whether you sent the number twice. A different order needs a different `out_trade_no`.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "A business rule limits how often you may call. Documented for platforms only.",
            "Read the message and act on it.",
        ),
        ErrorRow(
            403,
            "TRADE_ERROR",
            "The transaction failed for a business reason. Documented for platforms only.",
            "Read the message and act on it.",
        ),
        ErrorRow(
            404,
            "ORDER_NOT_EXIST",
            "The order does not exist. Documented for platforms only.",
            "Check that a transaction was started for the order.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        ErrorRow(
            500,
            "BANK_ERROR",
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
            "The OpenID does not match the AppID. Documented for platforms only.",
            "Check that the OpenID belongs to the AppID.",
        ),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012738519",),
)


class _PrepayJsapiDocs:
    def prepay_jsapi(self, *_: Any, **__: Any) -> Any:
        """Create a JSAPI or mini program order for a sub-merchant (JSAPI/小程序下单).

        Creates an order for a sub-merchant that the user pays on a web page inside WeChat or in a mini program, and
        returns a `prepay_id`. Sign it for the page or mini program, which opens the payment.

        Only the user of `sp_openid` or `sub_openid` can pay. The `prepay_id` works only in the AppID that it was
        created for, and no other prepay call returns one for a page or mini program. Mini programs cannot pay in an
        embedded web page (`web-view`). On web pages, the user returns to your page after the payment only if you take
        part in the gold plan (点金计划) and your ticket page leads there.

        Args:
            sp_appid: 服务商APPID, at most 32 characters. AppID of the service provider, of an official account, a mini
                program or a mobile app. Must be bound to `sp_mchid`. A mini program that sells physical goods under
                order shipment management (订单发货管理) cannot be bound to a service provider: use it as `sub_appid`.
            sp_mchid: 服务商商户号, at most 32 characters, defaults to the client's own number. Service provider number,
                assigned by WeChat Pay.
            sub_appid: 子商户APPID, at most 32 characters. AppID of the sub-merchant, of an official account, a mini
                program or a mobile app. Must be bound to `sub_mchid`. Required when `payer.sub_openid` is set.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number, assigned when the sub-merchant was
                onboarded.
            description: 商品描述, at most 127 characters. Description of the goods, shown to the user in the WeChat
                bill. Must describe what is actually sold.
            out_trade_no: 商户订单号, 6 to 32 characters. Merchant order number, unique per `sp_mchid`. Digits, ASCII
                letters and `_-*`; service providers may also use `|`. Use the same value on retries.
            time_expire: 支付结束时间, RFC 3339. Payment deadline. Defaults to 7 days after the order is created. Values
                under 1 minute or over 15 days after creation are moved to that limit. Expiry does not close the order:
                close it, then create another with a new `out_trade_no`.
            attach: 商户数据包, at most 128 characters. Your own data, hidden from the user. Returned after payment by
                the query and the payment notification, and listed in the trade bill.
            notify_url: 商户回调地址, at most 255 characters. Address for the payment notification: a complete public
                `http://` or `https://` URL with a path and without a query. Platforms must use `https://`, except over
                a dedicated line.
            goods_tag: 订单优惠标记, at most 32 characters. Tag of cash coupons (代金券), chosen by their issuer. A
                coupon stock that was created with tags can be used only if the order has one of them; a tag shared by
                several stocks applies to all of them. Not needed for coupons without tags.
            limit_pay: 指定支付方式. Restricts the payment methods offered to the user.
            settle_info: 结算信息. Settlement options.
            support_fapiao: 电子发票入口开放标识. Shows the e-invoice entry on the payment message and page. Requires
                e-invoices to be enabled on the service provider or merchant platform, or on the WeChat Official
                Accounts Platform.
            amount: 订单金额. Order amount.
            payer: 支付者信息. User who pays.
            detail: 商品详情. Line items and receipt of the order. At most 6144 bytes of JSON without extra whitespace.
            scene_info: 场景信息. Scene of the payment: the payer's IP address, your terminal and the store.

        Returns:
            `PartnerJsapiPrepayResponse` with `prepay_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: An AppID does not match its merchant number. Check that `sp_appid` is bound
                    to `sp_mchid`, and `sub_appid` to `sub_mchid`.
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                400 ORDER_CLOSED: The order is closed. Documented for platforms only. Create the order again with a new
                    `out_trade_no`.
                403 ACCOUNT_ERROR: The user's account is abnormal. Documented for platforms only. No action on your side
                    can resolve this.
                403 NO_AUTH: The merchant is not authorized to make this call. Apply for this permission on the merchant
                    platform, and let the sub-merchant authorize you on the merchant platform, under 产品中心 >
                    我的授权产品. An ecommerce platform adds the place of sale under 平台收付通 > 产品配置; after the
                    review, its sub-merchants are authorized.
                403 OUT_TRADE_NO_USED: The order number was already used. Check whether you sent the number twice. A
                    different order needs a different `out_trade_no`.
                403 RULE_LIMIT: A business rule limits how often you may call. Documented for platforms only. Read the
                    message and act on it.
                403 TRADE_ERROR: The transaction failed for a business reason. Documented for platforms only. Read the
                    message and act on it.
                404 ORDER_NOT_EXIST: The order does not exist. Documented for platforms only. Check that a transaction
                    was started for the order.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANK_ERROR: The bank's system failed. Documented for platforms only. Retry with the same arguments.
                500 INVALID_TRANSACTIONID: The WeChat Pay order ID is invalid. Documented for platforms only. Check the
                    WeChat Pay order ID.
                500 OPENID_MISMATCH: The OpenID does not match the AppID. Documented for platforms only. Check that the
                    OpenID belongs to the AppID.
                500 SYSTEM_ERROR: System error. Retry with the same arguments.
                400 PARAM_ERROR, 401 SIGN_ERROR and other errors that any call can return:
                    `wechatpay_clients.COMMON_ERRORS`.

        Pass the reply to `invoke_jsapi` or `invoke_mini_program` of the same service.
        In `payer`, pass at least one of `sp_openid` and `sub_openid`.
        Safe to retry with the same `out_trade_no`. `payments.partner_transactions.query_order_by_out_trade_no` returns
        the outcome.
        Followed by the notification `payments.transactions.transaction_success`, sent to `notify_url`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/partner/4012738519
        """


class PrepayJsapi(_PrepayJsapiDocs, Service):
    def prepay_jsapi(
        self,
        *,
        sp_appid: str,
        sp_mchid: str | None = None,
        sub_appid: str | None = None,
        sub_mchid: str,
        description: str,
        out_trade_no: str,
        time_expire: dt.datetime | str | None = None,
        attach: str | None = None,
        notify_url: str,
        goods_tag: str | None = None,
        limit_pay: Sequence[LimitPay | str] | None = None,
        settle_info: PartnerSettleInfo | Mapping[str, Any] | None = None,
        support_fapiao: bool | None = None,
        amount: CommonAmountInfo | Mapping[str, Any],
        payer: PartnerJsapiReqPayerInfo | Mapping[str, Any],
        detail: CouponInfo | Mapping[str, Any] | None = None,
        scene_info: CommonSceneInfo | Mapping[str, Any] | None = None,
    ) -> PartnerJsapiPrepayResponse:
        return self._call(
            OPERATION,
            {
                "sp_appid": sp_appid,
                "sp_mchid": sp_mchid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
                "description": description,
                "out_trade_no": out_trade_no,
                "time_expire": time_expire,
                "attach": attach,
                "notify_url": notify_url,
                "goods_tag": goods_tag,
                "limit_pay": limit_pay,
                "settle_info": settle_info,
                "support_fapiao": support_fapiao,
                "amount": amount,
                "payer": payer,
                "detail": detail,
                "scene_info": scene_info,
            },
        )


class AsyncPrepayJsapi(_PrepayJsapiDocs, AsyncService):
    async def prepay_jsapi(
        self,
        *,
        sp_appid: str,
        sp_mchid: str | None = None,
        sub_appid: str | None = None,
        sub_mchid: str,
        description: str,
        out_trade_no: str,
        time_expire: dt.datetime | str | None = None,
        attach: str | None = None,
        notify_url: str,
        goods_tag: str | None = None,
        limit_pay: Sequence[LimitPay | str] | None = None,
        settle_info: PartnerSettleInfo | Mapping[str, Any] | None = None,
        support_fapiao: bool | None = None,
        amount: CommonAmountInfo | Mapping[str, Any],
        payer: PartnerJsapiReqPayerInfo | Mapping[str, Any],
        detail: CouponInfo | Mapping[str, Any] | None = None,
        scene_info: CommonSceneInfo | Mapping[str, Any] | None = None,
    ) -> PartnerJsapiPrepayResponse:
        return await self._call(
            OPERATION,
            {
                "sp_appid": sp_appid,
                "sp_mchid": sp_mchid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
                "description": description,
                "out_trade_no": out_trade_no,
                "time_expire": time_expire,
                "attach": attach,
                "notify_url": notify_url,
                "goods_tag": goods_tag,
                "limit_pay": limit_pay,
                "settle_info": settle_info,
                "support_fapiao": support_fapiao,
                "amount": amount,
                "payer": payer,
                "detail": detail,
                "scene_info": scene_info,
            },
        )
