# Written by `make generate` from specs/profit_sharing/brand_profit_sharing/query_max_ratio.yaml: edit that file.
"""Query the maximum ratio of a brand (查询最大分账比例)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "QueryMaxRatioResponse"]


@model
class QueryMaxRatioResponse(Model):
    """Reply of `query_max_ratio`."""

    brand_mchid: str = field(STRING)
    """Merchant number of the brand whose money is split (品牌商户号, at most 32 characters)."""
    max_ratio: int = field(INTEGER)
    """最大分账比例. Maximum ratio, in hundredths of a percent: 2000 is 20 %. At least 1 %."""


OPERATION: Operation[QueryMaxRatioResponse] = Operation(
    name="profit_sharing.brand_profit_sharing.query_max_ratio",
    method="GET",
    routes=(Route("/v3/brand/profitsharing/brand-configs/{brand_mchid}"),),
    parameters=(Parameter("brand_mchid", STRING, is_required=True),),
    numbers=("brand_mchid",),
    replies={200: QueryMaxRatioResponse},
    errors=(
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Query less often."),
        ErrorRow(403, "NO_AUTH", "Profit sharing is not enabled for the service provider.", "Enable profit sharing."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012467022",),
)


class _QueryMaxRatioDocs:
    def query_max_ratio(self, *_: Any, **__: Any) -> Any:
        """Query the maximum ratio of a brand (查询最大分账比例).

        Returns which part of an order the brand allows you to split. The limit applies to all splits of an order
        together. The brand sets it on the merchant platform under 品牌专区 > 品牌交易 > 品牌供应链分账 >
        供应链分账管理.

        Args:
            brand_mchid: 品牌商户号, at most 32 characters. Merchant number of the brand whose money is split.

        Returns:
            `QueryMaxRatioResponse` with `brand_mchid` and `max_ratio`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 FREQUENCY_LIMITED: Too many calls. Query less often.
                403 NO_AUTH: Profit sharing is not enabled for the service provider. Enable profit sharing.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `brand_mchid` in the reply differs from the request. The reply belongs to another
                request.

        Available to: service provider (普通服务商).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/partner/4012467022
        """


class QueryMaxRatio(_QueryMaxRatioDocs, Service):
    def query_max_ratio(self, *, brand_mchid: str) -> QueryMaxRatioResponse:
        return self._call(OPERATION, {"brand_mchid": brand_mchid})


class AsyncQueryMaxRatio(_QueryMaxRatioDocs, AsyncService):
    async def query_max_ratio(self, *, brand_mchid: str) -> QueryMaxRatioResponse:
        return await self._call(OPERATION, {"brand_mchid": brand_mchid})
