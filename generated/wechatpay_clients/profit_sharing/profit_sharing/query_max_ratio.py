# Written by `make generate` from specs/profit_sharing/profit_sharing/query_max_ratio.yaml: edit that file.
"""Query the maximum ratio of a sub-merchant (查询最大分账比例)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "QueryMerchantRatioResponse"]


@model
class QueryMerchantRatioResponse(Model):
    """Reply of `query_max_ratio`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number whose money is split (特约商户号, at most 32 characters)."""
    max_ratio: int = field(INTEGER)
    """最大分账比例. Maximum ratio, in hundredths of a percent: 2000 is 20 %. At least 1 %."""


OPERATION: Operation[QueryMerchantRatioResponse] = Operation(
    name="profit_sharing.profit_sharing.query_max_ratio",
    method="GET",
    routes=(Route("/v3/profitsharing/merchant-configs/{sub_mchid}"),),
    parameters=(Parameter("sub_mchid", STRING, is_required=True),),
    numbers=("sub_mchid",),
    replies={200: QueryMerchantRatioResponse},
    errors=(
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Query less often."),
        ErrorRow(403, "NO_AUTH", "Profit sharing is not enabled for the service provider.", "Enable profit sharing."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012466864",),
)


class _QueryMaxRatioDocs:
    def query_max_ratio(self, *_: Any, **__: Any) -> Any:
        """Query the maximum ratio of a sub-merchant (查询最大分账比例).

        Returns which part of an order the sub-merchant allows you to split. The limit applies to all splits of an order
        together. The sub-merchant sets it on the merchant platform under 产品中心 > 授权的产品 > 分账授权.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Sub-merchant number whose money is split.

        Returns:
            `QueryMerchantRatioResponse` with `sub_mchid` and `max_ratio`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 FREQUENCY_LIMITED: Too many calls. Query less often.
                403 NO_AUTH: Profit sharing is not enabled for the service provider. Enable profit sharing.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` in the reply differs from the request. The reply belongs to another request.

        Available to: service provider (普通服务商).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/partner/4012466864
        """


class QueryMaxRatio(_QueryMaxRatioDocs, Service):
    def query_max_ratio(self, *, sub_mchid: str) -> QueryMerchantRatioResponse:
        return self._call(OPERATION, {"sub_mchid": sub_mchid})


class AsyncQueryMaxRatio(_QueryMaxRatioDocs, AsyncService):
    async def query_max_ratio(self, *, sub_mchid: str) -> QueryMerchantRatioResponse:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid})
