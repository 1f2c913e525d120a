# Written by `make generate` from specs/marketing/gold_plan/set_industry_filter.yaml: edit that file.
"""Exclude advertisements of industries (同业过滤标签管理)."""

from collections.abc import Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.gold_plan._models import IndustryType
from wechatpay_runtime.operation.containers import ListOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="marketing.gold_plan.set_industry_filter",
    method="POST",
    routes=(Route("/v3/goldplan/merchants/set-advertising-industry-filter"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("advertising_industry_filters", ListOf(OpenEnum(IndustryType)), is_required=True),
    ),
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
        ErrorRow(400, "MCH_NOT_EXISTS", "The sub-merchant number does not exist.", "Check the sub-merchant number."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012473784",),
)


class _SetIndustryFilterDocs:
    def set_industry_filter(self, *_: Any, **__: Any) -> Any:
        """Exclude advertisements of industries (同业过滤标签管理).

        Excludes advertisements of up to 3 industries from the Gold Plan page of a sub-merchant, such as those of its
        competitors. To remove all of these filters, use the merchant platform: 服务商功能 > 点金计划 > 特约商户管理 >
        同业过滤标签.

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
                400 MCH_NOT_EXISTS: The sub-merchant number does not exist. Check the sub-merchant number.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012473784
        """


class SetIndustryFilter(_SetIndustryFilterDocs, Service):
    def set_industry_filter(
        self, *, sub_mchid: str, advertising_industry_filters: Sequence[IndustryType | str]
    ) -> None:
        return self._call(
            OPERATION, {"sub_mchid": sub_mchid, "advertising_industry_filters": advertising_industry_filters}
        )


class AsyncSetIndustryFilter(_SetIndustryFilterDocs, AsyncService):
    async def set_industry_filter(
        self, *, sub_mchid: str, advertising_industry_filters: Sequence[IndustryType | str]
    ) -> None:
        return await self._call(
            OPERATION, {"sub_mchid": sub_mchid, "advertising_industry_filters": advertising_industry_filters}
        )
