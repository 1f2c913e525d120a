# Written by `make generate` from specs/onboarding/merchant_alteration/get_name_alteration.yaml: edit that file.
"""Query a change of the short name by its WeChat Pay request ID (查询申请单-使用申请单号)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.onboarding.merchant_alteration._models import NameAlteration
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[NameAlteration] = Operation(
    name="onboarding.merchant_alteration.get_name_alteration",
    method="GET",
    routes=(Route("/v3/mchalterapply/merchantnamealterapplyment/{apply_id}"),),
    parameters=(Parameter("apply_id", STRING, is_required=True),),
    numbers=("apply_id",),
    wait=Polling(
        noun="request",
        field="state",
        final=("APPLYMENT_STATE_FINISHED", "APPLYMENT_STATE_REJECTED", "APPLYMENT_STATE_CANCELED"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: NameAlteration},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016166074",),
)


class _GetNameAlterationDocs:
    def get_name_alteration(self, *_: Any, **__: Any) -> Any:
        """Query a change of the short name by its WeChat Pay request ID (查询申请单-使用申请单号).

        Returns the state of a request to change the short name, by its WeChat Pay request ID.

        Args:
            apply_id: 微信支付申请单号, at most 64 characters, from
                `onboarding.merchant_alteration.create_name_alteration.apply_id`. WeChat Pay request ID.

        Returns:
            `NameAlteration` with `apply_id`, `out_request_no`, `sub_mchid`, `state` and `audit_reject_reason`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `apply_id` in the reply differs from the request. The reply belongs to another request.

        `wait_until_name_alteration_final` polls until the request reaches a final state.

        Available to: service provider (普通服务商).

        Official page, 2025-09-24: https://pay.weixin.qq.com/doc/v3/partner/4016166074
        Not compared with this page: reply, errors.
        """

    def wait_until_name_alteration_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the request reaches a final state (查询申请单-使用申请单号).

        Calls `get_name_alteration` immediately, then at intervals of 1 minute (5 times), 10 minutes (6 times) and 1
        hour. The last interval repeats.

        A final state does not mean that the data was changed; check `state`. A rejected request can be submitted again
        under the same number.

        Args:
            apply_id: 微信支付申请单号, at most 64 characters, from
                `onboarding.merchant_alteration.create_name_alteration.apply_id`. WeChat Pay request ID.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `NameAlteration` whose `state` is `APPLYMENT_STATE_FINISHED`, `APPLYMENT_STATE_REJECTED` or
            `APPLYMENT_STATE_CANCELED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `get_name_alteration`, for example `NotFound`. A temporary failure does not
                end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4016166074
        """


class GetNameAlteration(_GetNameAlterationDocs, Service):
    def get_name_alteration(self, *, apply_id: str) -> NameAlteration:
        return self._call(OPERATION, {"apply_id": apply_id})

    def wait_until_name_alteration_final(self, *, apply_id: str, timeout: float) -> NameAlteration:
        return self._wait(OPERATION, {"apply_id": apply_id}, timeout)


class AsyncGetNameAlteration(_GetNameAlterationDocs, AsyncService):
    async def get_name_alteration(self, *, apply_id: str) -> NameAlteration:
        return await self._call(OPERATION, {"apply_id": apply_id})

    async def wait_until_name_alteration_final(self, *, apply_id: str, timeout: float) -> NameAlteration:
        return await self._wait(OPERATION, {"apply_id": apply_id}, timeout)
