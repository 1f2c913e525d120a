# Written by `make generate` from specs/marketing/gold_plan/open_advertising.yaml: edit that file.
"""Turn on advertisements for a sub-merchant (开通广告展示)."""

from collections.abc import Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.gold_plan._models import IndustryType
from wechatpay_runtime.operation.containers import ListOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="marketing.gold_plan.open_advertising",
    method="PATCH",
    routes=(Route("/v3/goldplan/merchants/open-advertising-show"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("advertising_industry_filters", ListOf(OpenEnum(IndustryType))),
    ),
    repeat=Repeat(by=("sub_mchid",)),
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
        ErrorRow(500, "SYSTEMERROR", "System error.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012473794",),
)


class _OpenAdvertisingDocs:
    def open_advertising(self, *_: Any, **__: Any) -> Any:
        """Turn on advertisements for a sub-merchant (开通广告展示).

        Shows advertisements on the Gold Plan page of a sub-merchant. The call can also exclude advertisements of up to
        3 industries, such as those of competitors of the sub-merchant.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Sub-merchant number, assigned by WeChat Pay.
            advertising_industry_filters: 同业过滤标签值, 1 to 3 items. Industries whose advertisements are not shown.
                They replace those that were set before.

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
                500 SYSTEMERROR: System error. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `sub_mchid`.

        Available to: service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012473794
        """


class OpenAdvertising(_OpenAdvertisingDocs, Service):
    def open_advertising(
        self, *, sub_mchid: str, advertising_industry_filters: Sequence[IndustryType | str] | None = None
    ) -> None:
        return self._call(
            OPERATION, {"sub_mchid": sub_mchid, "advertising_industry_filters": advertising_industry_filters}
        )


class AsyncOpenAdvertising(_OpenAdvertisingDocs, AsyncService):
    async def open_advertising(
        self, *, sub_mchid: str, advertising_industry_filters: Sequence[IndustryType | str] | None = None
    ) -> None:
        return await self._call(
            OPERATION, {"sub_mchid": sub_mchid, "advertising_industry_filters": advertising_industry_filters}
        )
