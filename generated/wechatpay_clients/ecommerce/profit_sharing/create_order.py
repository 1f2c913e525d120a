# Written by `make generate` from specs/ecommerce/profit_sharing/create_order.yaml: edit that file.
"""Split an order (请求分账)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.profit_sharing._models import OrderReceiverDetail, OrderStatus, ReceiverType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CreateOrderReceiver", "CreateOrderResponse"]


@model
class CreateOrderReceiver(Model):
    """Fields of `receivers` (分账接收方列表)."""

    type: ReceiverType | str = field(OpenEnum(ReceiverType))
    """Kind of receiver, which decides what `receiver_account` contains (分账接收方类型)."""
    receiver_account: str = field(STRING)
    """Merchant number for `MERCHANT_ID`, OpenID under your AppID for `PERSONAL_OPENID` (分账接收方账号, at most 64 characters)."""
    amount: int = field(INTEGER)
    """分账金额. Amount for the receiver, in fen. At most the paid amount, and at most what the maximum ratio leaves. Platforms set the ratio on the partner platform under 产品中心 > 我的工具箱 > 电商收付通 > 供应链分账设置."""
    description: str = field(STRING)
    """Reason for the split, returned by `query_order` and listed in the sharing bill (分账描述, at most 80 characters)."""
    receiver_name: str | None = field(Encrypted(STRING), default=None)
    """分账个人接收方姓名, at most 10240 characters, encrypted in transit. Full name of the merchant, or of the account holder for a micro merchant or sole trader. For a user, the real name: if it is not the user's verified name, the request is refused. Required when `type` is `MERCHANT_ID`."""


@model
class CreateOrderResponse(Model):
    """Reply of `create_order`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number whose money is split (电商平台二级商户号, at most 32 characters)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (微信订单号, at most 32 characters)."""
    out_order_no: str = field(STRING)
    """Your number of the split, from the request (商户分账单号, at most 64 characters)."""
    order_id: str = field(STRING)
    """WeChat Pay's ID of the split (微信分账单号, at most 64 characters)."""
    receivers: list[OrderReceiverDetail] = field(ListOf(ModelOf(OrderReceiverDetail)))
    """Receivers, each with its own result (分账接收方列表)."""
    status: OrderStatus | str | None = field(OpenEnum(OrderStatus), default=None)
    """分账单状态. Progress of the split as a whole. The outcome for each receiver is in `receivers`."""


OPERATION: Operation[CreateOrderResponse] = Operation(
    name="ecommerce.profit_sharing.create_order",
    method="POST",
    routes=(Route("/v3/ecommerce/profitsharing/orders"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("appid", STRING),
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("out_order_no", STRING, is_required=True),
        Parameter("receivers", ListOf(ModelOf(CreateOrderReceiver)), is_required=True),
        Parameter("finish", BOOLEAN, is_required=True),
    ),
    numbers=("sub_mchid", "transaction_id", "out_order_no"),
    repeat=Repeat(
        by=("out_order_no",),
        settled_by="ecommerce.profit_sharing.query_order",
        settled_with={"out_order_no": "out_order_no", "transaction_id": "transaction_id", "sub_mchid": "sub_mchid"},
    ),
    replies={200: CreateOrderResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request breaks a rule that the message names: for example, the order is not settled yet, a receiver was not added, or the number belongs to another request.",
            "Read the message and act on it. Keep `out_order_no`, unless it belongs to another request.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not split orders.",
            "Check that the sub-merchant is one of the platform's, and under 账户中心 > 违约记录 on the merchant platform whether a penalty takes the permission away. Then repeat the request with the same number.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "The splits of the order would exceed the maximum ratio.",
            "Lower `amount`, or raise the ratio.",
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The order has less money left than the request splits.",
            "Lower `amount` to what `query_remaining_amount` returns.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "The order is being split too often.",
            "Wait, then retry with the same `out_order_no`. An order can be split once a second.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012691594",),
)


class _CreateOrderDocs:
    def create_order(self, *_: Any, **__: Any) -> Any:
        """Split an order (请求分账).

        Sends parts of a paid order of a sub-merchant to receivers. The reply only means that the request was accepted:
        call `query_order` for the result of each receiver, which can be success for some and failure for others.
        Receivers that are merchants get a notification, you do not.

        Call it from 1 minute after payment, once the order is settled. An order can be split 50 times, at most once a
        second. A request that is refused does not count, one that is accepted and then fails does. All splits of an
        order together must not exceed the maximum ratio of its amount, 30 % unless the platform sets another, nor the
        amount after fees and refunds. Money that is not split is unfrozen 180 days after payment. An order with
        `subsidy_amount` can be split only after the subsidy. If the limit of a sub-merchant is too low, spread the
        orders of one business over several sub-merchant numbers.

        If a reply is missing or the error is `SYSTEM_ERROR`, repeat the request with the same number and content. Make
        sure that users have agreed to their name and account being sent to WeChat Pay and checked.

        An order that is refused as 订单处理中 is not settled yet: an order of a mini program that sells goods waits
        until the user has received them; a fee account with less than 100 yuan must be topped up, and the order settles
        about an hour later; and WeChat Pay can extend the settlement cycle as a penalty, which an appeal does not undo
        for the orders of that time. Merchants on the old fund flow (旧资金流) cannot split.

        Args:
            sub_mchid: 电商平台二级商户号, at most 32 characters. Sub-merchant number whose money is split.
            appid: 公众账号ID, at most 32 characters. Your AppID, of a mobile app, an official account or a mini
                program. Must be bound to your merchant number. Required when a receiver has type `PERSONAL_OPENID`; all
                OpenIDs of a request must belong to it.
            transaction_id: 微信订单号, at most 32 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the
                payment.
            out_order_no: 商户分账单号, at most 64 characters. Your number of the split, unique in your system. Digits,
                ASCII letters and `_-|*@`. Same value on retries: requests with the same number count as one. Use a new
                value for each further split and for `finish_order`.
            receivers: 分账接收方列表, at most 50 items. Receivers, each at most once. With `finish` set to `true`, only
                the platform can be a receiver among merchants; otherwise sub-merchants can, including the one whose
                money is split.
            finish: 是否分账完成. Releases the remaining funds to the sub-merchant and closes the order to further
                splits. With `false`, they stay frozen and the order can be split again.

        Returns:
            `CreateOrderResponse` with `sub_mchid`, `transaction_id`, `out_order_no`, `order_id`, `receivers` and
            `status`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request breaks a rule that the message names: for example, the order is not
                    settled yet, a receiver was not added, or the number belongs to another request. Read the message
                    and act on it. Keep `out_order_no`, unless it belongs to another request.
                403 NO_AUTH: The merchant may not split orders. Check that the sub-merchant is one of the platform's,
                    and under 账户中心 > 违约记录 on the merchant platform whether a penalty takes the permission away.
                    Then repeat the request with the same number.
                403 RULE_LIMIT: The splits of the order would exceed the maximum ratio. Lower `amount`, or raise the
                    ratio.
                403 NOT_ENOUGH: The order has less money left than the request splits. Lower `amount` to what
                    `query_remaining_amount` returns.
                429 FREQUENCY_LIMITED: The order is being split too often. Wait, then retry with the same
                    `out_order_no`. An order can be split once a second.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid`, `transaction_id` or `out_order_no` in the reply differs from the request.
                The reply belongs to another request.

        Safe to retry with the same `out_order_no`. `ecommerce.profit_sharing.query_order` returns the outcome.
        Followed by the notification `profit_sharing.profit_sharing.funds_moved`.
        Rate limit: 2,000 requests a second for a platform, 300 for a sub-merchant; 1 a second for the same order.

        Available to: platform merchant (平台商户).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/partner/4012691594
        """


class CreateOrder(_CreateOrderDocs, Service):
    def create_order(
        self,
        *,
        sub_mchid: str,
        appid: str | None = None,
        transaction_id: str,
        out_order_no: str,
        receivers: Sequence[CreateOrderReceiver | Mapping[str, Any]],
        finish: bool,
    ) -> CreateOrderResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "appid": appid,
                "transaction_id": transaction_id,
                "out_order_no": out_order_no,
                "receivers": receivers,
                "finish": finish,
            },
        )


class AsyncCreateOrder(_CreateOrderDocs, AsyncService):
    async def create_order(
        self,
        *,
        sub_mchid: str,
        appid: str | None = None,
        transaction_id: str,
        out_order_no: str,
        receivers: Sequence[CreateOrderReceiver | Mapping[str, Any]],
        finish: bool,
    ) -> CreateOrderResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "appid": appid,
                "transaction_id": transaction_id,
                "out_order_no": out_order_no,
                "receivers": receivers,
                "finish": finish,
            },
        )
