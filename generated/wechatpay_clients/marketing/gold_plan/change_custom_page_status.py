# Written by `make generate` from specs/marketing/gold_plan/change_custom_page_status.yaml: edit that file.
"""Turn your own receipts on or off for a sub-merchant (商家小票管理)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.gold_plan._models import GoldPlanStatus, OperationType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[GoldPlanStatus] = Operation(
    name="marketing.gold_plan.change_custom_page_status",
    method="POST",
    routes=(Route("/v3/goldplan/merchants/changecustompagestatus"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("operation_type", OpenEnum(OperationType), is_required=True),
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
            "The service provider has not set the link of its receipts.",
            "Set the link on the partner platform, then retry.",
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
        ErrorRow(
            400,
            "MCH_NOT_EXISTS",
            "The sub-merchant number does not exist.",
            "Check that it is a sub-merchant of the calling service provider.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012473788",),
)


class _ChangeCustomPageStatusDocs:
    def change_custom_page_status(self, *_: Any, **__: Any) -> Any:
        """Turn your own receipts on or off for a sub-merchant (商家小票管理).

        Turns your own receipts on or off for a sub-merchant. While they are on, the page of the Gold Plan shows your
        page in a frame, for example with a pickup number or the remaining parking time, instead of the receipt of
        WeChat Pay.

        Before the call, set the HTTPS link of your receipts on the partner platform under 服务商功能 > 点金计划, for
        all sub-merchants or for this one. Your page must check `check_code`, and call `onIframeReady` within 3 seconds
        after it starts to load: otherwise, users see an error instead of the receipt.

        Users see your receipts only while the Gold Plan is on for the sub-merchant: turn on the receipts first, and
        then the Gold Plan with `change_gold_plan_status`.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Sub-merchant number, assigned by WeChat Pay.
            operation_type: 操作类型. Whether your own receipts are turned on or off.

        Returns:
            `GoldPlanStatus` with `sub_mchid`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The service provider has not joined the Gold Plan. Join it on the partner platform,
                    then retry.
                400 INVALID_REQUEST: The service provider has not set the link of its receipts. Set the link on the
                    partner platform, then retry.
                400 INVALID_REQUEST: The service provider is under a penalty. Resolve it on the partner platform, then
                    retry.
                400 INVALID_REQUEST: The sub-merchant is under a penalty. Ask the sub-merchant to resolve it on the
                    merchant platform, then retry.
                400 INVALID_REQUEST: The operation failed. Retry later.
                400 MCH_NOT_EXISTS: The sub-merchant number does not exist. Check that it is a sub-merchant of the
                    calling service provider.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` in the reply differs from the request. The reply belongs to another request.

        Available to: service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012473788
        """


class ChangeCustomPageStatus(_ChangeCustomPageStatusDocs, Service):
    def change_custom_page_status(self, *, sub_mchid: str, operation_type: OperationType | str) -> GoldPlanStatus:
        return self._call(OPERATION, {"sub_mchid": sub_mchid, "operation_type": operation_type})


class AsyncChangeCustomPageStatus(_ChangeCustomPageStatusDocs, AsyncService):
    async def change_custom_page_status(self, *, sub_mchid: str, operation_type: OperationType | str) -> GoldPlanStatus:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid, "operation_type": operation_type})
