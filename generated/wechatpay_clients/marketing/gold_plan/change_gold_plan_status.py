# Written by `make generate` from specs/marketing/gold_plan/change_gold_plan_status.yaml: edit that file.
"""Turn the Gold Plan on or off for a sub-merchant (点金计划管理)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.gold_plan._models import GoldPlanStatus, OperationType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "OperationPayScene"]


class OperationPayScene(StrEnum):
    """Documented values of `operation_pay_scene` (支付场景). Any other value is a plain `str`."""

    JSAPI_AND_MINIPROGRAM = "JSAPI_AND_MINIPROGRAM"
    """JSAPI payments and mini program payments."""
    JSAPI = "JSAPI"
    """JSAPI payments."""
    MINIPROGRAM = "MINIPROGRAM"
    """Mini program payments."""


OPERATION: Operation[GoldPlanStatus] = Operation(
    name="marketing.gold_plan.change_gold_plan_status",
    method="POST",
    routes=(Route("/v3/goldplan/merchants/changegoldplanstatus"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("operation_type", OpenEnum(OperationType), is_required=True),
        Parameter("operation_pay_scene", OpenEnum(OperationPayScene)),
    ),
    numbers=("sub_mchid",),
    replies={200: GoldPlanStatus},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The service provider has not joined the Gold Plan.",
            "Join it on the partner platform, then retry.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The service provider is under a penalty.",
            "Resolve it on the partner platform, then retry.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The sub-merchant is under a penalty.",
            "Ask the sub-merchant to resolve it on the merchant platform, then retry.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The operation failed.", "Retry later."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The sub-merchant number does not exist.", "Check the sub-merchant number."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012473796",),
)


class _ChangeGoldPlanStatusDocs:
    def change_gold_plan_status(self, *_: Any, **__: Any) -> Any:
        """Turn the Gold Plan on or off for a sub-merchant (点金计划管理).

        Turns the Gold Plan on or off for a sub-merchant. While it is on, users of the sub-merchant see the page of the
        Gold Plan after a payment, and the page or mini program that started the payment is closed. Turning it on takes
        effect within 5 minutes. After turning it off, you can turn it on again only 24 hours later.

        While 默认开通点金计划 is on, on the partner platform, WeChat Pay turns the Gold Plan on for each sub-merchant
        that has JSAPI payments, and you cannot turn it off for a single one.

        Before the call, join the Gold Plan on the partner platform under 服务商功能 > 点金计划. To show your own
        receipts on the page, turn them on first with `change_custom_page_status`. Otherwise, the first users see the
        receipt of WeChat Pay.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Sub-merchant number, assigned by WeChat Pay.
            operation_type: 操作类型. Whether the Gold Plan is turned on or off.
            operation_pay_scene: 支付场景. Payments for which the Gold Plan is turned on or off. Defaults to `JSAPI`.

        Returns:
            `GoldPlanStatus` with `sub_mchid`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The service provider has not joined the Gold Plan. Join it on the partner platform,
                    then retry.
                400 INVALID_REQUEST: The service provider is under a penalty. Resolve it on the partner platform, then
                    retry.
                400 INVALID_REQUEST: The sub-merchant is under a penalty. Ask the sub-merchant to resolve it on the
                    merchant platform, then retry.
                400 INVALID_REQUEST: The operation failed. Retry later.
                400 MCH_NOT_EXISTS: The sub-merchant number does not exist. Check the sub-merchant number.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` in the reply differs from the request. The reply belongs to another request.

        Available to: service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012473796
        """


class ChangeGoldPlanStatus(_ChangeGoldPlanStatusDocs, Service):
    def change_gold_plan_status(
        self,
        *,
        sub_mchid: str,
        operation_type: OperationType | str,
        operation_pay_scene: OperationPayScene | str | None = None,
    ) -> GoldPlanStatus:
        return self._call(
            OPERATION,
            {"sub_mchid": sub_mchid, "operation_type": operation_type, "operation_pay_scene": operation_pay_scene},
        )


class AsyncChangeGoldPlanStatus(_ChangeGoldPlanStatusDocs, AsyncService):
    async def change_gold_plan_status(
        self,
        *,
        sub_mchid: str,
        operation_type: OperationType | str,
        operation_pay_scene: OperationPayScene | str | None = None,
    ) -> GoldPlanStatus:
        return await self._call(
            OPERATION,
            {"sub_mchid": sub_mchid, "operation_type": operation_type, "operation_pay_scene": operation_pay_scene},
        )
