# Written by `make generate` from specs/payments/transactions/code_pay.yaml: edit that file.
"""Pay with a payment code (付款码支付)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._models import (
    CodePayDetail,
    CodePayPromotionDetail,
    CodePayReqPayerInfo,
    CodePaySceneInfo,
    CommonAmountInfo,
    CommRespAmountInfo,
    TradeState,
    TradeType,
)
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.transactions._models import CommRespPayerInfo, SettleInfo
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Repeat, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp
from wechatpay_runtime.wire import BOOLEAN, DATETIME, STRING, OpenEnum


@model
class CodePayResponse(Model):
    """What `code_pay` answers."""

    appid: str | None = field(STRING, default=None)
    """AppID under which the order was placed (应用AppID, at most 32 characters)."""

    mchid: str | None = field(STRING, default=None)
    """Merchant number that gets the money (直连商户号, at most 32 characters)."""

    out_trade_no: str | None = field(STRING, default=None)
    """Number you gave the order (商户订单号, at most 32 characters)."""

    transaction_id: str | None = field(STRING, default=None)
    """Number WeChat Pay gave the payment; there once it is paid (微信支付订单号, at most 32 characters)."""

    trade_type: TradeType | str | None = field(OpenEnum(TradeType), default=None)
    """How the user paid, `MICROPAY` (交易类型)."""

    bank_type: str | None = field(STRING, default=None)
    """Bank and kind of card, such as `ICBC_DEBIT`; there once it is paid (银行类型, at most 32 characters)."""

    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the user paid; there once it is paid (支付完成时间, RFC 3339)."""

    trade_state: TradeState | str | None = field(OpenEnum(TradeState), default=None)
    """Where the order stands: the money is paid when this is `SUCCESS`; go on asking while it is `USERPAYING` (交易状态)."""

    trade_state_desc: str | None = field(STRING, default=None)
    """The same in Chinese words, to show to a person (交易状态描述, at most 256 characters)."""

    attach: str | None = field(STRING, default=None)
    """What you gave with the order; there once it is paid (附加数据, at most 128 characters)."""

    payer: CommRespPayerInfo | None = field(ModelOf(CommRespPayerInfo), default=None)
    """Who paid; there once it is paid (支付者)."""

    amount: CommRespAmountInfo | None = field(ModelOf(CommRespAmountInfo), default=None)
    """What was to be paid and what the user paid (订单金额)."""

    promotion_detail: list[CodePayPromotionDetail] | None = field(ListOf(ModelOf(CodePayPromotionDetail)), default=None)
    """Coupons that the user paid with; absent where there were none (优惠信息)."""


OPERATION: Operation[CodePayResponse] = Operation(
    name="payments.transactions.code_pay",
    method="POST",
    routes=(Route("/v3/pay/transactions/codepay"),),
    body=(
        Parameter("appid", STRING, is_required=True),
        Parameter("mchid", STRING, is_caller=True),
        Parameter("description", STRING, is_required=True),
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("attach", STRING),
        Parameter("goods_tag", STRING),
        Parameter("support_fapiao", BOOLEAN),
        Parameter("payer", ModelOf(CodePayReqPayerInfo), is_required=True),
        Parameter("amount", ModelOf(CommonAmountInfo), is_required=True),
        Parameter("scene_info", ModelOf(CodePaySceneInfo), is_required=True),
        Parameter("detail", ModelOf(CodePayDetail)),
        Parameter("settle_info", ModelOf(SettleInfo)),
    ),
    numbers=("mchid", "out_trade_no"),
    repeat=Repeat(
        settled_by="payments.transactions.query_order_by_out_trade_no",
        settled_with={
            "out_trade_no": "out_trade_no",
            "mchid": "mchid",
        },
    ),
    replies={200: CodePayResponse, 202: CodePayResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            means="The AppID is not bound to the merchant number.",
            fix="Look up in the merchant platform which AppIDs are bound, or bind this one.",
        ),
        ErrorRow(
            400,
            "AUTH_CODE_INVALID",
            means="What was scanned is no payment code of WeChat.",
            fix="Scan the payment code that WeChat shows.",
        ),
        ErrorRow(400, "INVALID_REQUEST", means="The request is not valid now.", fix="Read the message and act on it."),
        ErrorRow(400, "MCH_NOT_EXISTS", means="There is no such merchant number.", fix="Correct the merchant number."),
        ErrorRow(
            400,
            "ORDER_CLOSED",
            means="The order with this number is closed.",
            fix="Place the order again under a new number.",
        ),
        ErrorRow(
            400,
            "ORDER_PAID",
            means="The order is paid already.",
            fix="Do not ask for the money again; query the order.",
        ),
        ErrorRow(
            400, "ORDER_REVERSED", means="The order was reversed.", fix="Place the order again under a new number."
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            means="An argument is missing or not in its form.",
            fix="Correct the argument that the message names.",
        ),
        ErrorRow(
            401,
            "SIGN_ERROR",
            means="The signature did not verify.",
            fix="Compare what was signed with what was sent, then the key with its serial number, then the clock.",
        ),
        ErrorRow(
            403,
            "ACCOUNT_ERROR",
            means="The user's account is not in order.",
            fix="You can do nothing about it; ask the user to pay another way.",
        ),
        ErrorRow(
            403,
            "AUTH_CODE_EXPIRE",
            means="The payment code is no longer valid.",
            fix="Ask the user to refresh it, and scan again under a new number.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            means="The merchant has no permission for this way to pay.",
            fix="Apply for it in the merchant platform.",
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            means="The user has not enough money.",
            fix="Ask the user to top up or to take another card.",
        ),
        ErrorRow(
            403,
            "OUT_TRADE_NO_USED",
            means="An order with this number exists already.",
            fix="Query the order before you place another one; another order needs another number.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            means="A rule stands against the call, as when it comes too often.",
            fix="Read the message, and wait before you call again.",
        ),
        ErrorRow(
            403,
            "TRADE_ERROR",
            means="The payment failed for a reason of business.",
            fix="Read the message and act on it.",
        ),
        ErrorRow(404, "USER_NOT_EXIST", means="The user's account was closed.", fix="Ask the user to pay another way."),
        ErrorRow(429, "FREQUENCY_LIMITED", means="Too many calls.", fix="Call less often."),
        ErrorRow(
            500, "BANK_ERROR", means="The bank's system failed.", fix="Query the order before you do anything else."
        ),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            means="WeChat Pay failed, and the payment may have succeeded.",
            fix="Query the order before you do anything else.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012382150",),
)


class CodePay(Service):
    """Gives a service its method `code_pay`."""

    def code_pay(
        self,
        *,
        appid: str,
        mchid: str | None = None,
        description: str,
        out_trade_no: str,
        attach: str | None = None,
        goods_tag: str | None = None,
        support_fapiao: bool | None = None,
        payer: CodePayReqPayerInfo | Mapping[str, Any],
        amount: CommonAmountInfo | Mapping[str, Any],
        scene_info: CodePaySceneInfo | Mapping[str, Any],
        detail: CodePayDetail | Mapping[str, Any] | None = None,
        settle_info: SettleInfo | Mapping[str, Any] | None = None,
    ) -> CodePayResponse:
        """Pay with a payment code (付款码支付).

        Takes a payment with the payment code that the user shows and you scan. Over 1,000 yuan, or when WeChat Pay sees
        a risk, the user has to enter a password: then the answer's `trade_state` is `USERPAYING`. Query the order every
        few seconds until it says something else, and reverse it when the user does not pay in time. No notification
        comes.

        Args:
            appid: 应用AppID, at most 32 characters. AppID of an official account, a mini program or an app of yours; it
                must be bound to `mchid`.
            mchid: 直连商户号, at most 32 characters, the client's own number unless given. Merchant number that gets
                the money.
            description: 商品描述, at most 127 characters. What is bought. The user sees it in the list of payments, so
                say what it really is.
            out_trade_no: 商户订单号, at most 32 characters. Number you give the order; one number, one order. Digits,
                ASCII letters, `_`, `-` and `*`. Every further scan that is a new attempt to pay takes a new number.
            attach: 附加数据, at most 128 characters. Data of yours that the user does not see. The answer and the query
                give it back once the order is paid.
            goods_tag: 订单优惠标记, at most 32 characters. Tag of a cash coupon. A coupon that was made with tags
                applies only where the order carries one of them; a tag that several coupons have lets all of them
                apply.
            support_fapiao: 电子发票入口开放标识. `true` shows an entrance to the electronic invoice in the message
                about the payment and on its page. You need the electronic invoice product for it.
            payer: 支付者. Who is to pay, told by the payment code.
            amount: 订单金额. What the user is to pay.
            scene_info: 场景信息. Where you scanned the code.
            detail: 优惠功能. What discounts on single goods need to know.
            settle_info: 结算信息. What happens to the money once it is paid.

        Returns:
            `CodePayResponse` with `appid`, `mchid`, `out_trade_no`, `transaction_id`, `trade_type`, `bank_type` and 7
            more. `CodePayResponse` with `appid`, `mchid`, `out_trade_no`, `transaction_id`, `trade_type`, `bank_type`
            and 7 more.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: The AppID is not bound to the merchant number. Look up in the merchant
                    platform which AppIDs are bound, or bind this one.
                400 AUTH_CODE_INVALID: What was scanned is no payment code of WeChat. Scan the payment code that WeChat
                    shows.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 ORDER_CLOSED: The order with this number is closed. Place the order again under a new number.
                400 ORDER_PAID: The order is paid already. Do not ask for the money again; query the order.
                400 ORDER_REVERSED: The order was reversed. Place the order again under a new number.
                400 PARAM_ERROR: An argument is missing or not in its form. Correct the argument that the message names.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 ACCOUNT_ERROR: The user's account is not in order. You can do nothing about it; ask the user to pay
                    another way.
                403 AUTH_CODE_EXPIRE: The payment code is no longer valid. Ask the user to refresh it, and scan again
                    under a new number.
                403 NO_AUTH: The merchant has no permission for this way to pay. Apply for it in the merchant platform.
                403 NOT_ENOUGH: The user has not enough money. Ask the user to top up or to take another card.
                403 OUT_TRADE_NO_USED: An order with this number exists already. Query the order before you place
                    another one; another order needs another number.
                403 RULE_LIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The payment failed for a reason of business. Read the message and act on it.
                404 USER_NOT_EXIST: The user's account was closed. Ask the user to pay another way.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANK_ERROR: The bank's system failed. Query the order before you do anything else.
                500 SYSTEM_ERROR: WeChat Pay failed, and the payment may have succeeded. Query the order before you do
                    anything else.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.
            NumberMismatch: The reply has another `mchid` or `out_trade_no` than was sent: it answers another request.

        Never sent again by itself. It takes money from somebody present, so find out first.
        `payments.transactions.query_order_by_out_trade_no` tells what became of it.

        May be called by: merchant (普通商户).

        Official page, 2024-12-03: https://pay.weixin.qq.com/doc/v3/merchant/4012382150
        """
        return self._call(
            OPERATION,
            {
                "appid": appid,
                "mchid": mchid,
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


class AsyncCodePay(AsyncService):
    """Gives an async service its method `code_pay`."""

    async def code_pay(
        self,
        *,
        appid: str,
        mchid: str | None = None,
        description: str,
        out_trade_no: str,
        attach: str | None = None,
        goods_tag: str | None = None,
        support_fapiao: bool | None = None,
        payer: CodePayReqPayerInfo | Mapping[str, Any],
        amount: CommonAmountInfo | Mapping[str, Any],
        scene_info: CodePaySceneInfo | Mapping[str, Any],
        detail: CodePayDetail | Mapping[str, Any] | None = None,
        settle_info: SettleInfo | Mapping[str, Any] | None = None,
    ) -> CodePayResponse:
        """Pay with a payment code (付款码支付).

        Takes a payment with the payment code that the user shows and you scan. Over 1,000 yuan, or when WeChat Pay sees
        a risk, the user has to enter a password: then the answer's `trade_state` is `USERPAYING`. Query the order every
        few seconds until it says something else, and reverse it when the user does not pay in time. No notification
        comes.

        Args:
            appid: 应用AppID, at most 32 characters. AppID of an official account, a mini program or an app of yours; it
                must be bound to `mchid`.
            mchid: 直连商户号, at most 32 characters, the client's own number unless given. Merchant number that gets
                the money.
            description: 商品描述, at most 127 characters. What is bought. The user sees it in the list of payments, so
                say what it really is.
            out_trade_no: 商户订单号, at most 32 characters. Number you give the order; one number, one order. Digits,
                ASCII letters, `_`, `-` and `*`. Every further scan that is a new attempt to pay takes a new number.
            attach: 附加数据, at most 128 characters. Data of yours that the user does not see. The answer and the query
                give it back once the order is paid.
            goods_tag: 订单优惠标记, at most 32 characters. Tag of a cash coupon. A coupon that was made with tags
                applies only where the order carries one of them; a tag that several coupons have lets all of them
                apply.
            support_fapiao: 电子发票入口开放标识. `true` shows an entrance to the electronic invoice in the message
                about the payment and on its page. You need the electronic invoice product for it.
            payer: 支付者. Who is to pay, told by the payment code.
            amount: 订单金额. What the user is to pay.
            scene_info: 场景信息. Where you scanned the code.
            detail: 优惠功能. What discounts on single goods need to know.
            settle_info: 结算信息. What happens to the money once it is paid.

        Returns:
            `CodePayResponse` with `appid`, `mchid`, `out_trade_no`, `transaction_id`, `trade_type`, `bank_type` and 7
            more. `CodePayResponse` with `appid`, `mchid`, `out_trade_no`, `transaction_id`, `trade_type`, `bank_type`
            and 7 more.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: The AppID is not bound to the merchant number. Look up in the merchant
                    platform which AppIDs are bound, or bind this one.
                400 AUTH_CODE_INVALID: What was scanned is no payment code of WeChat. Scan the payment code that WeChat
                    shows.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 ORDER_CLOSED: The order with this number is closed. Place the order again under a new number.
                400 ORDER_PAID: The order is paid already. Do not ask for the money again; query the order.
                400 ORDER_REVERSED: The order was reversed. Place the order again under a new number.
                400 PARAM_ERROR: An argument is missing or not in its form. Correct the argument that the message names.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 ACCOUNT_ERROR: The user's account is not in order. You can do nothing about it; ask the user to pay
                    another way.
                403 AUTH_CODE_EXPIRE: The payment code is no longer valid. Ask the user to refresh it, and scan again
                    under a new number.
                403 NO_AUTH: The merchant has no permission for this way to pay. Apply for it in the merchant platform.
                403 NOT_ENOUGH: The user has not enough money. Ask the user to top up or to take another card.
                403 OUT_TRADE_NO_USED: An order with this number exists already. Query the order before you place
                    another one; another order needs another number.
                403 RULE_LIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The payment failed for a reason of business. Read the message and act on it.
                404 USER_NOT_EXIST: The user's account was closed. Ask the user to pay another way.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANK_ERROR: The bank's system failed. Query the order before you do anything else.
                500 SYSTEM_ERROR: WeChat Pay failed, and the payment may have succeeded. Query the order before you do
                    anything else.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.
            NumberMismatch: The reply has another `mchid` or `out_trade_no` than was sent: it answers another request.

        Never sent again by itself. It takes money from somebody present, so find out first.
        `payments.transactions.query_order_by_out_trade_no` tells what became of it.

        May be called by: merchant (普通商户).

        Official page, 2024-12-03: https://pay.weixin.qq.com/doc/v3/merchant/4012382150
        """
        return await self._call(
            OPERATION,
            {
                "appid": appid,
                "mchid": mchid,
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
