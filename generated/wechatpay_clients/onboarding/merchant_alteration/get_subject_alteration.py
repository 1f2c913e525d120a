# Written by `make generate` from specs/onboarding/merchant_alteration/get_subject_alteration.yaml: edit that file.
"""Query a change of the legal subject by its WeChat Pay request ID (查询申请单状态-使用申请单号)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.onboarding.merchant_alteration._models import SubjectAlteration
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[SubjectAlteration] = Operation(
    name="onboarding.merchant_alteration.get_subject_alteration",
    method="GET",
    routes=(Route("/v3/mchalterapply/mchsubjectalterapplyment/{apply_id}"),),
    parameters=(Parameter("apply_id", STRING, is_required=True),),
    numbers=("apply_id",),
    wait=Polling(
        noun="request",
        field="state",
        final=("APPLYMENT_STATE_FINISHED", "APPLYMENT_STATE_REJECTED", "APPLYMENT_STATE_CANCELED"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: SubjectAlteration},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4014090655",),
)


class _GetSubjectAlterationDocs:
    def get_subject_alteration(self, *_: Any, **__: Any) -> Any:
        """Query a change of the legal subject by its WeChat Pay request ID (查询申请单状态-使用申请单号).

        Returns the state of a request to change the legal subject, by its WeChat Pay request ID.

        Args:
            apply_id: 微信支付申请单号, at most 32 characters, from
                `onboarding.merchant_alteration.create_subject_alteration.apply_id`. WeChat Pay request ID.

        Returns:
            `SubjectAlteration` with `merchant_code`, `apply_id`, `out_request_no`, `state`, `audit_reject_reason` and
            `audit_reject_detail`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `apply_id` in the reply differs from the request. The reply belongs to another request.

        `wait_until_subject_alteration_final` polls until the request reaches a final state.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/partner/4014090655
        Not compared with this page: reply, errors.
        """

    def wait_until_subject_alteration_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the request reaches a final state (查询申请单状态-使用申请单号).

        Calls `get_subject_alteration` immediately, then at intervals of 1 minute (5 times), 10 minutes (6 times) and 1
        hour. The last interval repeats.

        A final state does not mean that the data was changed; check `state`. A rejected request can be submitted again
        under the same number.

        Args:
            apply_id: 微信支付申请单号, at most 32 characters, from
                `onboarding.merchant_alteration.create_subject_alteration.apply_id`. WeChat Pay request ID.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `SubjectAlteration` whose `state` is `APPLYMENT_STATE_FINISHED`, `APPLYMENT_STATE_REJECTED` or
            `APPLYMENT_STATE_CANCELED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `get_subject_alteration`, for example `NotFound`. A temporary failure does
                not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4014090655
        """


class GetSubjectAlteration(_GetSubjectAlterationDocs, Service):
    def get_subject_alteration(self, *, apply_id: str) -> SubjectAlteration:
        return self._call(OPERATION, {"apply_id": apply_id})

    def wait_until_subject_alteration_final(self, *, apply_id: str, timeout: float) -> SubjectAlteration:
        return self._wait(OPERATION, {"apply_id": apply_id}, timeout)


class AsyncGetSubjectAlteration(_GetSubjectAlterationDocs, AsyncService):
    async def get_subject_alteration(self, *, apply_id: str) -> SubjectAlteration:
        return await self._call(OPERATION, {"apply_id": apply_id})

    async def wait_until_subject_alteration_final(self, *, apply_id: str, timeout: float) -> SubjectAlteration:
        return await self._wait(OPERATION, {"apply_id": apply_id}, timeout)
