# Written by `make generate` from specs/industry/vehicle_parking/create_deduction.yaml: edit that file.
"""Create a deduction (扣费受理)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.vehicle_parking._models import ParkingTradeScene, TradeScene, Transaction
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "OrderAmount"]


@model
class OrderAmount(Model):
    """Fields of `amount` (订单金额)."""

    total: int = field(INTEGER)
    """Amount to deduct, in fen (订单金额)."""
    currency: str | None = field(STRING, default=None)
    """货币类型, at most 16 characters. Currency, ISO 4217. Only `CNY` is supported."""


OPERATION: Operation[Transaction] = Operation(
    name="industry.vehicle_parking.create_deduction",
    method="POST",
    routes=(Route("/v3/vehicle/transactions/parking"),),
    body=(
        Parameter("appid", STRING, is_required=True),
        Parameter("sub_appid", STRING),
        Parameter("sub_mchid", STRING),
        Parameter("description", STRING, is_required=True),
        Parameter("attach", STRING),
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("trade_scene", OpenEnum(TradeScene), is_required=True),
        Parameter("goods_tag", STRING),
        Parameter("notify_url", STRING, is_required=True),
        Parameter("profit_sharing", STRING),
        Parameter("amount", ModelOf(OrderAmount), is_required=True),
        Parameter("parking_info", ModelOf(ParkingTradeScene)),
    ),
    numbers=("sub_mchid", "out_trade_no"),
    repeat=Repeat(
        by=("out_trade_no",),
        settled_by="industry.vehicle_parking.query_order",
        settled_with={"out_trade_no": "out_trade_no", "sub_mchid": "sub_mchid"},
    ),
    replies={200: Transaction},
    errors=(
        ErrorRow(
            400,
            "ALREADY_EXISTS",
            "`out_trade_no` was already used for another deduction.",
            "Query it, and use another `out_trade_no` for each parking.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "PayScore parking does not accept this merchant, or this sub-merchant of a service provider.",
            "Check that the merchant has this product; service providers also check the sub-merchant and its permission.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The AppID is not bound to the merchant number.",
            "Check that `appid` belongs to the merchant number, or to that of the service provider. Then retry.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The merchant number, the sub-merchant number and the sub-merchant's AppID are not bound.",
            "Check that `sub_appid` and `sub_mchid` belong to the service provider. Then retry.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The user cannot be charged. Risk control refused, or the account is frozen.",
            "Let the user pay at the exit.",
        ),
        ErrorRow(
            400, "INVALID_REQUEST", "`parking_id` does not exist.", "Use the `id` that `create_parking` returned."
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The content of `parking_info` does not belong to its `parking_id`.",
            "Check that plate, times and car park are those of the entry.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The amount is over the limit of PayScore parking, for one deduction or for a day.",
            "Check the amount; let the user pay at the exit.",
        ),
        ErrorRow(
            403, "NO_AUTH", "The merchant may not create deductions.", "Check that the merchant has PayScore parking."
        ),
        ErrorRow(403, "NOT_ENOUGH", "The user owes too much in PayScore parking.", "Let the user pay at the exit."),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "The user has reached the number of deductions for a day.",
            "Let the user pay at the exit.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error.",
            "Every status that starts with 5 is a system error: retry later with the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012534352",),
)


class _CreateDeductionDocs:
    def create_deduction(self, *_: Any, **__: Any) -> Any:
        """Create a deduction (扣费受理).

        Accepts a parking fee, which WeChat Pay then collects from the user. Call it when the car leaves. A notification
        has the result.

        Let the car leave only after `trade_state` is `ACCEPTED`: you bear the loss from a car that left without it. If
        the deduction is refused, the user has to pay at the exit. Without a reply, first retry with the same
        `out_trade_no` and the same arguments, or query it: otherwise the user can pay twice. A deduction that ended in
        `PAY_FAIL` can be created again with the same `out_trade_no`.

        Args:
            appid: 公众账号ID, at most 32 characters. AppID of your official account or mobile app. Must be bound to
                your merchant number.
            sub_appid: 子公众账号ID, at most 32 characters, only for partners (服务商, 渠道商 and others who act for
                their own merchants). AppID of the sub-merchant, for the display of the merchant in the deduction.
            sub_mchid: 子商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number, assigned by WeChat Pay.
            description: 服务描述, at most 128 characters. Description of the service, shown in the trade bill.
            attach: 附加数据, at most 128 characters. Your own data. Returned unchanged by the query and the payment
                notification.
            out_trade_no: 商户订单号, at most 32 characters. Your number for the deduction, unique per merchant number.
                Digits, ASCII letters and `_-*`. Same value on retries.
            trade_scene: 交易场景. Scene of the deduction. Only `PARKING` is supported.
            goods_tag: 订单优惠标记, at most 32 characters. Discount tag, for cash coupons (代金券) and instant
                discounts.
            notify_url: 回调通知URL, at most 256 characters. URL for the notification of the result. HTTPS only.
            profit_sharing: 分账标识, at most 16 characters. `Y` if the payment is to be split later, `N` if not. Upper
                case. Defaults to `N`.
            amount: 订单金额. Amount to deduct.
            parking_info: 停车场景信息. The parking to charge. Required when `trade_scene` is `PARKING`.

        Returns:
            `Transaction`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 ALREADY_EXISTS: `out_trade_no` was already used for another deduction. Query it, and use another
                    `out_trade_no` for each parking.
                400 INVALID_REQUEST: PayScore parking does not accept this merchant, or this sub-merchant of a service
                    provider. Check that the merchant has this product; service providers also check the sub-merchant
                    and its permission.
                400 INVALID_REQUEST: The AppID is not bound to the merchant number. Check that `appid` belongs to the
                    merchant number, or to that of the service provider. Then retry.
                400 INVALID_REQUEST: The merchant number, the sub-merchant number and the sub-merchant's AppID are not
                    bound. Check that `sub_appid` and `sub_mchid` belong to the service provider. Then retry.
                400 INVALID_REQUEST: The user cannot be charged. Risk control refused, or the account is frozen. Let the
                    user pay at the exit.
                400 INVALID_REQUEST: `parking_id` does not exist. Use the `id` that `create_parking` returned.
                400 INVALID_REQUEST: The content of `parking_info` does not belong to its `parking_id`. Check that
                    plate, times and car park are those of the entry.
                400 INVALID_REQUEST: The amount is over the limit of PayScore parking, for one deduction or for a day.
                    Check the amount; let the user pay at the exit.
                403 NO_AUTH: The merchant may not create deductions. Check that the merchant has PayScore parking.
                403 NOT_ENOUGH: The user owes too much in PayScore parking. Let the user pay at the exit.
                403 RULE_LIMIT: The user has reached the number of deductions for a day. Let the user pay at the exit.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                500 SYSTEM_ERROR: System error. Every status that starts with 5 is a system error: retry later with the
                    same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` or `out_trade_no` in the reply differs from the request. The reply belongs
                to another request.

        Safe to retry with the same `out_trade_no`. `industry.vehicle_parking.query_order` returns the outcome.
        Followed by the notification `industry.vehicle_parking.deduction_result`, sent to `notify_url`.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-03-11: https://pay.weixin.qq.com/doc/v3/merchant/4012534352
        """


class CreateDeduction(_CreateDeductionDocs, Service):
    def create_deduction(
        self,
        *,
        appid: str,
        sub_appid: str | None = None,
        sub_mchid: str | None = None,
        description: str,
        attach: str | None = None,
        out_trade_no: str,
        trade_scene: TradeScene | str,
        goods_tag: str | None = None,
        notify_url: str,
        profit_sharing: str | None = None,
        amount: OrderAmount | Mapping[str, Any],
        parking_info: ParkingTradeScene | Mapping[str, Any] | None = None,
    ) -> Transaction:
        return self._call(
            OPERATION,
            {
                "appid": appid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
                "description": description,
                "attach": attach,
                "out_trade_no": out_trade_no,
                "trade_scene": trade_scene,
                "goods_tag": goods_tag,
                "notify_url": notify_url,
                "profit_sharing": profit_sharing,
                "amount": amount,
                "parking_info": parking_info,
            },
        )


class AsyncCreateDeduction(_CreateDeductionDocs, AsyncService):
    async def create_deduction(
        self,
        *,
        appid: str,
        sub_appid: str | None = None,
        sub_mchid: str | None = None,
        description: str,
        attach: str | None = None,
        out_trade_no: str,
        trade_scene: TradeScene | str,
        goods_tag: str | None = None,
        notify_url: str,
        profit_sharing: str | None = None,
        amount: OrderAmount | Mapping[str, Any],
        parking_info: ParkingTradeScene | Mapping[str, Any] | None = None,
    ) -> Transaction:
        return await self._call(
            OPERATION,
            {
                "appid": appid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
                "description": description,
                "attach": attach,
                "out_trade_no": out_trade_no,
                "trade_scene": trade_scene,
                "goods_tag": goods_tag,
                "notify_url": notify_url,
                "profit_sharing": profit_sharing,
                "amount": amount,
                "parking_info": parking_info,
            },
        )
