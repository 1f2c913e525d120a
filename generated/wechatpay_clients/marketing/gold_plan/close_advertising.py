# Written by `make generate` from specs/marketing/gold_plan/close_advertising.yaml: edit that file.
"""Turn off advertisements for a sub-merchant (关闭广告展示)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="marketing.gold_plan.close_advertising",
    method="POST",
    routes=(Route("/v3/goldplan/merchants/close-advertising-show"),),
    body=(Parameter("sub_mchid", STRING, is_required=True),),
    replies={204: None},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The caller is neither a service provider nor a channel partner.",
            "Call it as one of them; nobody else may.",
        ),
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
            "The Gold Plan is not turned on for the sub-merchant.",
            "Turn it on with `change_gold_plan_status`, then retry.",
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
            "INVALID_REQUEST",
            "The information about the sub-merchant is inconsistent.",
            "Check that the sub-merchant number exists and is one of yours.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "Too many calls.", "Call less often."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The merchant type of the caller is not allowed.",
            "Call it as an ordinary service provider or channel partner; nobody else may.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The sub-merchant does not belong to the service provider.",
            "Check that the sub-merchant number exists and is one of yours.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The Gold Plan is not enabled for the service provider.",
            "Enable it for the service provider, then retry.",
        ),
        ErrorRow(400, "MCH_NOT_EXISTS", "The sub-merchant number does not exist.", "Check the sub-merchant number."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012473781",),
)


class _CloseAdvertisingDocs:
    def close_advertising(self, *_: Any, **__: Any) -> Any:
        """Turn off advertisements for a sub-merchant (关闭广告展示).

        Stops advertisements on the Gold Plan page of a sub-merchant.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Sub-merchant number, assigned by WeChat Pay.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The caller is neither a service provider nor a channel partner. Call it as one of
                    them; nobody else may.
                400 INVALID_REQUEST: The service provider has not joined the Gold Plan. Join it on the partner platform,
                    then retry.
                400 INVALID_REQUEST: The service provider is under a penalty. Resolve it on the partner platform, then
                    retry.
                400 INVALID_REQUEST: The Gold Plan is not turned on for the sub-merchant. Turn it on with
                    `change_gold_plan_status`, then retry.
                400 INVALID_REQUEST: The sub-merchant is under a penalty. Ask the sub-merchant to resolve it on the
                    merchant platform, then retry.
                400 INVALID_REQUEST: The operation failed. Retry later.
                400 INVALID_REQUEST: The information about the sub-merchant is inconsistent. Check that the sub-merchant
                    number exists and is one of yours.
                400 INVALID_REQUEST: Too many calls. Call less often.
                400 INVALID_REQUEST: The merchant type of the caller is not allowed. Call it as an ordinary service
                    provider or channel partner; nobody else may.
                400 INVALID_REQUEST: The sub-merchant does not belong to the service provider. Check that the
                    sub-merchant number exists and is one of yours.
                400 INVALID_REQUEST: The Gold Plan is not enabled for the service provider. Enable it for the service
                    provider, then retry.
                400 MCH_NOT_EXISTS: The sub-merchant number does not exist. Check the sub-merchant number.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012473781
        """


class CloseAdvertising(_CloseAdvertisingDocs, Service):
    def close_advertising(self, *, sub_mchid: str) -> None:
        return self._call(OPERATION, {"sub_mchid": sub_mchid})


class AsyncCloseAdvertising(_CloseAdvertisingDocs, AsyncService):
    async def close_advertising(self, *, sub_mchid: str) -> None:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid})
