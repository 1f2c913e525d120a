# Written by `make generate` from specs/industry/business_circle/query_points_commit_status.yaml: edit that file.
"""Query whether points are pending (商圈会员待积分状态查询)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "PointsCommitStatus", "QueryPointsCommitStatusResponse"]


class PointsCommitStatus(StrEnum):
    """Documented values of `points_commit_status` (商圈会员待积分状态). Any other value is a plain `str`."""

    PENDING = "PENDING"
    """The member has not requested the points of some payments. Lead them to the plugin."""
    FINISHED = "FINISHED"
    """No points are pending."""


@model
class QueryPointsCommitStatusResponse(Model):
    """Reply of `query_points_commit_status`."""

    points_commit_status: PointsCommitStatus | str | None = field(OpenEnum(PointsCommitStatus), default=None)
    """Whether points of today are pending (商圈会员待积分状态)."""


OPERATION: Operation[QueryPointsCommitStatusResponse] = Operation(
    name="industry.business_circle.query_points_commit_status",
    method="GET",
    routes=(Route("/v3/businesscircle/users/{openid}/points/commit_status", query=("sub_mchid", "brandid", "appid")),),
    parameters=(
        Parameter("openid", STRING, is_required=True),
        Parameter("sub_mchid", STRING),
        Parameter("brandid", INTEGER, is_required=True),
        Parameter("appid", STRING, is_required=True),
    ),
    replies={200: QueryPointsCommitStatusResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The user has not authorized the points service of the mall.",
            "Ask the user to authorize it first.",
        ),
        ErrorRow(400, "PARAM_ERROR", "The AppID is missing.", "Send `appid`."),
        ErrorRow(400, "PARAM_ERROR", "The brand number is missing.", "Send `brandid`."),
        ErrorRow(400, "PARAM_ERROR", "The OpenID is missing.", "Send `openid`."),
        ErrorRow(400, "PARAM_ERROR", "The OpenID is invalid.", "Correct the OpenID."),
        ErrorRow(400, "PARAM_ERROR", "The sub-merchant number is invalid.", "Correct `sub_mchid`."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The sub-merchant number is not the main merchant number of the brand.",
            "Use the main merchant number of the brand.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The sub-merchant does not belong to the calling merchant.",
            "Use a sub-merchant of the calling merchant.",
        ),
        ErrorRow(403, "NO_AUTH", "The OpenID does not belong to the AppID.", "Use the OpenID under this AppID."),
        ErrorRow(403, "NO_AUTH", "The AppID is not bound to the brand.", "Bind the AppID to the brand."),
        ErrorRow(403, "NO_AUTH", "The brand has no mall, or several.", "Use a brand that has one mall."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The mall does not use the membership of malls.",
            "Let the mall move to version 3.0 of the membership, then retry.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012474129",),
)


class _QueryPointsCommitStatusDocs:
    def query_points_commit_status(self, *_: Any, **__: Any) -> Any:
        """Query whether points are pending (商圈会员待积分状态查询).

        Returns whether a member who authorized the points service paid in the mall today without having requested the
        points. If so, lead the member to the plugin 商圈会员快速积分. The mall must use version 3.0 of the membership
        (商圈会员3.0), and version 2.4.0 or later of the plugin.

        Args:
            openid: 用户标识, at most 128 characters. OpenID of the user under `appid`.
            sub_mchid: 子商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number of the mall. Must be the main merchant
                number of the brand in `brandid`.
            brandid: 品牌ID. Brand number of the mall. The caller must be the main merchant of the brand or its service
                provider.
            appid: 应用ID, at most 128 characters. AppID of an official account (服务号), a mini program or the like.
                Must be bound to `brandid` for orders.

        Returns:
            `QueryPointsCommitStatusResponse` with `points_commit_status`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The user has not authorized the points service of the mall. Ask the user to
                    authorize it first.
                400 PARAM_ERROR: The AppID is missing. Send `appid`.
                400 PARAM_ERROR: The brand number is missing. Send `brandid`.
                400 PARAM_ERROR: The OpenID is missing. Send `openid`.
                400 PARAM_ERROR: The OpenID is invalid. Correct the OpenID.
                400 PARAM_ERROR: The sub-merchant number is invalid. Correct `sub_mchid`.
                403 NO_AUTH: The sub-merchant number is not the main merchant number of the brand. Use the main merchant
                    number of the brand.
                403 NO_AUTH: The sub-merchant does not belong to the calling merchant. Use a sub-merchant of the calling
                    merchant.
                403 NO_AUTH: The OpenID does not belong to the AppID. Use the OpenID under this AppID.
                403 NO_AUTH: The AppID is not bound to the brand. Bind the AppID to the brand.
                403 NO_AUTH: The brand has no mall, or several. Use a brand that has one mall.
                403 NO_AUTH: The mall does not use the membership of malls. Let the mall move to version 3.0 of the
                    membership, then retry.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2024-11-28: https://pay.weixin.qq.com/doc/v3/partner/4012474129
        """


class QueryPointsCommitStatus(_QueryPointsCommitStatusDocs, Service):
    def query_points_commit_status(
        self, *, openid: str, sub_mchid: str | None = None, brandid: int, appid: str
    ) -> QueryPointsCommitStatusResponse:
        return self._call(OPERATION, {"openid": openid, "sub_mchid": sub_mchid, "brandid": brandid, "appid": appid})


class AsyncQueryPointsCommitStatus(_QueryPointsCommitStatusDocs, AsyncService):
    async def query_points_commit_status(
        self, *, openid: str, sub_mchid: str | None = None, brandid: int, appid: str
    ) -> QueryPointsCommitStatusResponse:
        return await self._call(
            OPERATION, {"openid": openid, "sub_mchid": sub_mchid, "brandid": brandid, "appid": appid}
        )
