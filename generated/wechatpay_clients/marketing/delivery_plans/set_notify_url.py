# Written by `make generate` from specs/marketing/delivery_plans/set_notify_url.yaml: edit that file.
"""Set the notification URL of delivery plans (设置投放计划回调地址)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "SetNotifyUrlResponse"]


@model
class SetNotifyUrlResponse(Model):
    """Reply of `set_notify_url`."""

    notify_url: str = field(STRING)
    """URL that was set (通知回调地址, at most 256 characters)."""


OPERATION: Operation[SetNotifyUrlResponse] = Operation(
    name="marketing.delivery_plans.set_notify_url",
    method="POST",
    routes=(Route("/v3/marketing/partner/delivery-plan/{sp_mchid}/notify-url"),),
    parameters=(Parameter("sp_mchid", STRING, is_own_number=True),),
    body=(Parameter("notify_url", STRING, is_required=True),),
    repeat=Repeat(by=("sp_mchid",)),
    replies={200: SetNotifyUrlResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016184598",),
)


class _SetNotifyUrlDocs:
    def set_notify_url(self, *_: Any, **__: Any) -> Any:
        """Set the notification URL of delivery plans (设置投放计划回调地址).

        Sets the URL that receives a notification when a plan or its review changes its state.

        Args:
            sp_mchid: 服务商商户号, defaults to the client's own number. Service provider number, assigned by WeChat
                Pay.
            notify_url: 通知回调地址, at most 256 characters. URL for the notifications. Must start with `https://` or
                `http://`, be reachable from the internet, and have no query.

        Returns:
            `SetNotifyUrlResponse` with `notify_url`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `sp_mchid`.
        Followed by the notification `marketing.delivery_plans.delivery_plan_change`, sent to `notify_url`.
        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-09-27: https://pay.weixin.qq.com/doc/v3/partner/4016184598
        """


class SetNotifyUrl(_SetNotifyUrlDocs, Service):
    def set_notify_url(self, *, sp_mchid: str | None = None, notify_url: str) -> SetNotifyUrlResponse:
        return self._call(OPERATION, {"sp_mchid": sp_mchid, "notify_url": notify_url})


class AsyncSetNotifyUrl(_SetNotifyUrlDocs, AsyncService):
    async def set_notify_url(self, *, sp_mchid: str | None = None, notify_url: str) -> SetNotifyUrlResponse:
        return await self._call(OPERATION, {"sp_mchid": sp_mchid, "notify_url": notify_url})
