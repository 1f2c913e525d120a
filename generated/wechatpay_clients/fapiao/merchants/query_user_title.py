# Written by `make generate` from specs/fapiao/merchants/query_user_title.yaml: edit that file.
"""Query the title that a user filled in (获取用户填写抬头信息)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.fapiao._models import FapiaoScene, UserTitleEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserTitleEntity] = Operation(
    name="fapiao.merchants.query_user_title",
    method="GET",
    routes=(Route("/v3/new-tax-control-fapiao/user-title", query=("sub_mchid", "scene", "fapiao_apply_id")),),
    parameters=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("scene", OpenEnum(FapiaoScene), is_required=True),
        Parameter("fapiao_apply_id", STRING, is_required=True),
    ),
    replies={200: UserTitleEntity},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not use e-invoices.",
            "Check that you have the permission for e-invoices, and that the sub-merchant accepted your invitation.",
        ),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The user has not filled in the title yet.",
            "Call this again after `FAPIAO.USER_APPLIED`, or some time later.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Call less often. Wait a minute, then retry with the same numbers.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015784260",),
)


class _QueryUserTitleDocs:
    def query_user_title(self, *_: Any, **__: Any) -> Any:
        """Query the title that a user filled in (获取用户填写抬头信息).

        Returns the title (抬头) of an invoice, or 404 as long as the user has not filled it in. It also works for a
        WeChat Pay order whose payment message shows the entry to e-invoices. The reply can be passed on as
        `buyer_information` when the invoice is issued, without the fields that are empty.

        Args:
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number of the seller, assigned by WeChat Pay.
            scene: 开票场景. Whether the invoice belongs to a WeChat Pay order.
            fapiao_apply_id: 发票申请单号, at most 32 characters. Number of the application for invoices: WeChat Pay's
                order number if `scene` is `WITH_WECHATPAY`, in which case the order must be the merchant's; the number
                that you passed to `query_title_url` if it is `WITHOUT_WECHATPAY`.

        Returns:
            `UserTitleEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                404 RESOURCE_NOT_EXISTS: The user has not filled in the title yet. Call this again after
                    `FAPIAO.USER_APPLIED`, or some time later.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015784260
        """


class QueryUserTitle(_QueryUserTitleDocs, Service):
    def query_user_title(self, *, sub_mchid: str, scene: FapiaoScene | str, fapiao_apply_id: str) -> UserTitleEntity:
        return self._call(OPERATION, {"sub_mchid": sub_mchid, "scene": scene, "fapiao_apply_id": fapiao_apply_id})


class AsyncQueryUserTitle(_QueryUserTitleDocs, AsyncService):
    async def query_user_title(
        self, *, sub_mchid: str, scene: FapiaoScene | str, fapiao_apply_id: str
    ) -> UserTitleEntity:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid, "scene": scene, "fapiao_apply_id": fapiao_apply_id})
