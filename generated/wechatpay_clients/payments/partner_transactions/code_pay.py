# Written by `make generate` from specs/payments/partner_transactions/code_pay.yaml: edit that file.
"""Pay a sub-merchant with a payment code (付款码支付)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments._models import (
    CodePayDetail,
    CodePayPromotionDetail,
    CodePayReqPayerInfo,
    CodePaySceneInfo,
    CommonAmountInfo,
    CommRespAmountInfo,
    TradeState,
    TradeType,
)
from wechatpay_clients.payments.partner_transactions._models import PartnerCommRespPayerInfo, PartnerSettleInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "PartnerCodePayResponse"]


@model
class PartnerCodePayResponse(Model):
    """Reply of `code_pay`."""

    sp_appid: str | None = field(STRING, default=None)
    """AppID of the service provider from the order (合作伙伴应用AppID, at most 32 characters)."""
    sp_mchid: str | None = field(STRING, default=None)
    """Service provider number of the order (合作伙伴商户号, at most 32 characters)."""
    sub_appid: str | None = field(STRING, default=None)
    """特约商户应用AppID, at most 32 characters. AppID of the sub-merchant. Returned only if the order had one."""
    sub_mchid: str | None = field(STRING, default=None)
    """Sub-merchant number of the order (特约商户商户号, at most 32 characters)."""
    out_trade_no: str | None = field(STRING, default=None)
    """Merchant order number (商户订单号, at most 32 characters)."""
    transaction_id: str | None = field(STRING, default=None)
    """微信支付订单号, at most 32 characters. WeChat Pay order ID. Returned only after payment."""
    trade_type: TradeType | str | None = field(OpenEnum(TradeType), default=None)
    """交易类型. Transaction type. Always `MICROPAY`."""
    bank_type: str | None = field(STRING, default=None)
    """银行类型, at most 32 characters. Payment method, such as `ICBC_DEBIT`. Returned only after payment."""
    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """支付完成时间, RFC 3339. Payment time. Returned only after payment."""
    trade_state: TradeState | str | None = field(OpenEnum(TradeState), default=None)
    """交易状态. State of the order. Query the order again while it is `USERPAYING`."""
    trade_state_desc: str | None = field(STRING, default=None)
    """Detailed description of the state, in Chinese (交易状态描述, at most 256 characters)."""
    attach: str | None = field(STRING, default=None)
    """附加数据, at most 128 characters. Your own data from the order. Returned only after payment."""
    payer: PartnerCommRespPayerInfo | None = field(ModelOf(PartnerCommRespPayerInfo), default=None)
    """支付者. User who paid. Returned only after payment."""
    amount: CommRespAmountInfo | None = field(ModelOf(CommRespAmountInfo), default=None)
    """Amounts of the order (订单金额)."""
    promotion_detail: list[CodePayPromotionDetail] | None = field(ListOf(ModelOf(CodePayPromotionDetail)), default=None)
    """优惠信息. Cash coupons (代金券) used for the order. Returned only if any were used."""


OPERATION: Operation[PartnerCodePayResponse] = Operation(
    name="payments.partner_transactions.code_pay",
    method="POST",
    routes=(Route("/v3/pay/partner/transactions/codepay"),),
    body=(
        Parameter("sp_appid", STRING, is_required=True),
        Parameter("sp_mchid", STRING, is_own_number=True),
        Parameter("sub_appid", STRING),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("description", STRING, is_required=True),
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("attach", STRING),
        Parameter("goods_tag", STRING),
        Parameter("support_fapiao", BOOLEAN),
        Parameter("payer", ModelOf(CodePayReqPayerInfo), is_required=True),
        Parameter("amount", ModelOf(CommonAmountInfo), is_required=True),
        Parameter("scene_info", ModelOf(CodePaySceneInfo), is_required=True),
        Parameter("detail", ModelOf(CodePayDetail)),
        Parameter("settle_info", ModelOf(PartnerSettleInfo)),
    ),
    numbers=("sp_mchid", "sub_mchid", "out_trade_no"),
    repeat=Repeat(
        settled_by="payments.partner_transactions.query_order_by_out_trade_no",
        settled_with={"out_trade_no": "out_trade_no", "sp_mchid": "sp_mchid", "sub_mchid": "sub_mchid"},
    ),
    replies={200: PartnerCodePayResponse, 202: PartnerCodePayResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            "An AppID does not match its merchant number.",
            "Check that `sp_appid` is bound to `sp_mchid`, and `sub_appid` to `sub_mchid`.",
        ),
        ErrorRow(
            400,
            "AUTH_CODE_INVALID",
            "The scanned code is not a WeChat payment code.",
            "Scan the payment code in the user's WeChat app.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct the request."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(400, "ORDER_CLOSED", "The order is closed.", "Create the order again with a new `out_trade_no`."),
        ErrorRow(
            400,
            "ORDER_PAID",
            "The order is already paid.",
            "Do not charge again; query the order.",
            is_outcome_open=True,
        ),
        ErrorRow(400, "ORDER_REVERSED", "The order was reversed.", "Create the order again with a new `out_trade_no`."),
        ErrorRow(403, "ACCOUNT_ERROR", "The user's account is abnormal.", "No action on your side can resolve this."),
        ErrorRow(
            403,
            "AUTH_CODE_EXPIRE",
            "The payment code has expired.",
            "Ask the user to refresh the code, then scan it with a new `out_trade_no`.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant is not authorized to make this call.",
            "Apply for this permission on the merchant platform, and let the sub-merchant authorize you on the merchant platform, under 产品中心 > 我的授权产品. An ecommerce platform adds the place of sale under 平台收付通 > 产品配置; after the review, its sub-merchants are authorized.",
        ),
        ErrorRow(403, "NOT_ENOUGH", "The user's balance is too low.", "Ask the user to top up or to use another card."),
        ErrorRow(
            403,
            "OUT_TRADE_NO_USED",
            "The order number was already used.",
            "Check whether you sent the number twice. A different order needs a different `out_trade_no`.",
        ),
        ErrorRow(403, "RULE_LIMIT", "A business rule limits this call.", "Read the message and act on it."),
        ErrorRow(
            403, "TRADE_ERROR", "The transaction failed for a business reason.", "Read the message and act on it."
        ),
        ErrorRow(404, "USER_NOT_EXIST", "The user's account was closed.", "Ask the user to pay in another way."),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        ErrorRow(500, "BANK_ERROR", "The bank's system failed.", "Query the order before you do anything else."),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error. The payment may have succeeded.",
            "Query the order before you do anything else.",
        ),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012382179",),
)


class _CodePayDocs:
    def code_pay(self, *_: Any, **__: Any) -> Any:
        """Pay a sub-merchant with a payment code (付款码支付).

        Charges the user whose payment code you scanned, for a sub-merchant. If the user must enter the password,
        `trade_state` is `USERPAYING`: query the order every few seconds until it changes, and reverse it if the user
        does not pay in time.

        Args:
            sp_appid: 合作伙伴应用AppID, at most 32 characters. AppID of the service provider. Must be bound to
                `sp_mchid`.
            sp_mchid: 合作伙伴商户号, at most 32 characters, defaults to the client's own number. Service provider
                number, assigned by WeChat Pay.
            sub_appid: 特约商户应用AppID, at most 32 characters. AppID of the sub-merchant. Must be bound to
                `sub_mchid`. Required if the reply must contain the user's OpenID under it.
            sub_mchid: 特约商户商户号, at most 32 characters. Sub-merchant number, assigned when the sub-merchant was
                onboarded.
            description: 商品描述, at most 127 characters. Description of the goods, shown to the user in the WeChat
                bill. Must describe what is actually sold.
            out_trade_no: 商户订单号, at most 32 characters. Merchant order number, unique per merchant number. Digits,
                ASCII letters and `_-*`. Use a new number for each scan that starts a new attempt to pay.
            attach: 附加数据, at most 128 characters. Your own data, hidden from the user. Returned after payment by
                this call and the query.
            goods_tag: 订单优惠标记, at most 32 characters. Tag of cash coupons (代金券), chosen by their issuer. A
                coupon stock that was created with tags can be used only if the order has one of them; a tag shared by
                several stocks applies to all of them. Not needed for coupons without tags.
            support_fapiao: 电子发票入口开放标识. Shows the e-invoice entry on the payment message and page. Requires
                e-invoices to be enabled on the service provider or merchant platform, or on the WeChat Official
                Accounts Platform.
            payer: 支付者. User who pays, identified by the payment code.
            amount: 订单金额. Order amount.
            scene_info: 场景信息. Where you scan the code.
            detail: 优惠功能. Line items and receipt of the order.
            settle_info: 结算信息. Settlement options.

        Returns:
            `PartnerCodePayResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 APPID_MCHID_NOT_MATCH: An AppID does not match its merchant number. Check that `sp_appid` is bound
                    to `sp_mchid`, and `sub_appid` to `sub_mchid`.
                400 AUTH_CODE_INVALID: The scanned code is not a WeChat payment code. Scan the payment code in the
                    user's WeChat app.
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                400 ORDER_CLOSED: The order is closed. Create the order again with a new `out_trade_no`.
                400 ORDER_PAID: The order is already paid. Do not charge again; query the order. The call may have taken
                    effect; `client.settle(error)` queries the outcome.
                400 ORDER_REVERSED: The order was reversed. Create the order again with a new `out_trade_no`.
                403 ACCOUNT_ERROR: The user's account is abnormal. No action on your side can resolve this.
                403 AUTH_CODE_EXPIRE: The payment code has expired. Ask the user to refresh the code, then scan it with
                    a new `out_trade_no`.
                403 NO_AUTH: The merchant is not authorized to make this call. Apply for this permission on the merchant
                    platform, and let the sub-merchant authorize you on the merchant platform, under 产品中心 >
                    我的授权产品. An ecommerce platform adds the place of sale under 平台收付通 > 产品配置; after the
                    review, its sub-merchants are authorized.
                403 NOT_ENOUGH: The user's balance is too low. Ask the user to top up or to use another card.
                403 OUT_TRADE_NO_USED: The order number was already used. Check whether you sent the number twice. A
                    different order needs a different `out_trade_no`.
                403 RULE_LIMIT: A business rule limits this call. Read the message and act on it.
                403 TRADE_ERROR: The transaction failed for a business reason. Read the message and act on it.
                404 USER_NOT_EXIST: The user's account was closed. Ask the user to pay in another way.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANK_ERROR: The bank's system failed. Query the order before you do anything else.
                500 SYSTEM_ERROR: System error. The payment may have succeeded. Query the order before you do anything
                    else.
                400 PARAM_ERROR, 401 SIGN_ERROR and other errors that any call can return:
                    `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sp_mchid`, `sub_mchid` or `out_trade_no` in the reply differs from the request. The
                reply belongs to another request.

        Never retried automatically. It charges a user who is present, so query the order first.
        `payments.partner_transactions.query_order_by_out_trade_no` returns the outcome.

        Available to: service provider (普通服务商).

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012382179
        Not compared with this page: request, reply, errors.
        """


class CodePay(_CodePayDocs, Service):
    def code_pay(
        self,
        *,
        sp_appid: str,
        sp_mchid: str | None = None,
        sub_appid: str | None = None,
        sub_mchid: str,
        description: str,
        out_trade_no: str,
        attach: str | None = None,
        goods_tag: str | None = None,
        support_fapiao: bool | None = None,
        payer: CodePayReqPayerInfo | Mapping[str, Any],
        amount: CommonAmountInfo | Mapping[str, Any],
        scene_info: CodePaySceneInfo | Mapping[str, Any],
        detail: CodePayDetail | Mapping[str, Any] | None = None,
        settle_info: PartnerSettleInfo | Mapping[str, Any] | None = None,
    ) -> PartnerCodePayResponse:
        return self._call(
            OPERATION,
            {
                "sp_appid": sp_appid,
                "sp_mchid": sp_mchid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
                "description": description,
                "out_trade_no": out_trade_no,
                "attach": attach,
                "goods_tag": goods_tag,
                "support_fapiao": support_fapiao,
                "payer": payer,
                "amount": amount,
                "scene_info": scene_info,
                "detail": detail,
                "settle_info": settle_info,
            },
        )


class AsyncCodePay(_CodePayDocs, AsyncService):
    async def code_pay(
        self,
        *,
        sp_appid: str,
        sp_mchid: str | None = None,
        sub_appid: str | None = None,
        sub_mchid: str,
        description: str,
        out_trade_no: str,
        attach: str | None = None,
        goods_tag: str | None = None,
        support_fapiao: bool | None = None,
        payer: CodePayReqPayerInfo | Mapping[str, Any],
        amount: CommonAmountInfo | Mapping[str, Any],
        scene_info: CodePaySceneInfo | Mapping[str, Any],
        detail: CodePayDetail | Mapping[str, Any] | None = None,
        settle_info: PartnerSettleInfo | Mapping[str, Any] | None = None,
    ) -> PartnerCodePayResponse:
        return await self._call(
            OPERATION,
            {
                "sp_appid": sp_appid,
                "sp_mchid": sp_mchid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
                "description": description,
                "out_trade_no": out_trade_no,
                "attach": attach,
                "goods_tag": goods_tag,
                "support_fapiao": support_fapiao,
                "payer": payer,
                "amount": amount,
                "scene_info": scene_info,
                "detail": detail,
                "settle_info": settle_info,
            },
        )
