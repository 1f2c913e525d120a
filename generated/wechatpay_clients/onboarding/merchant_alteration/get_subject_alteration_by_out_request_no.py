# Written by `make generate` from specs/onboarding/merchant_alteration/get_subject_alteration_by_out_request_no.yaml: edit that file.
"""Query a change of the legal subject by your request number (查询申请单状态-使用业务单号)."""

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
    name="onboarding.merchant_alteration.get_subject_alteration_by_out_request_no",
    method="GET",
    routes=(
        Route("/v3/mchalterapply/mchsubjectalterapplyment/merchant/{merchant_code}/out-request-no/{out_request_no}"),
    ),
    parameters=(
        Parameter("merchant_code", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
    ),
    numbers=("merchant_code", "out_request_no"),
    wait=Polling(
        noun="request",
        field="state",
        final=("APPLYMENT_STATE_FINISHED", "APPLYMENT_STATE_REJECTED", "APPLYMENT_STATE_CANCELED"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: SubjectAlteration},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4014090667",),
)


class _GetSubjectAlterationByOutRequestNoDocs:
    def get_subject_alteration_by_out_request_no(self, *_: Any, **__: Any) -> Any:
        """Query a change of the legal subject by your request number (查询申请单状态-使用业务单号).

        Returns the state of a request to change the legal subject, by your own request number.

        Args:
            merchant_code: 微信支付商户号. Merchant number of a sub-merchant that you onboarded.
            out_request_no: 业务申请编号. Your request number.

        Returns:
            `SubjectAlteration` with `merchant_code`, `apply_id`, `out_request_no`, `state`, `audit_reject_reason` and
            `audit_reject_detail`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `merchant_code` or `out_request_no` in the reply differs from the request. The reply
                belongs to another request.

        `wait_until_subject_alteration_final_by_out_request_no` polls until the request reaches a final state.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/partner/4014090667
        Not compared with this page: request, reply, errors.
        """

    def wait_until_subject_alteration_final_by_out_request_no(self, *_: Any, **__: Any) -> Any:
        """Poll until the request reaches a final state (查询申请单状态-使用业务单号).

        Calls `get_subject_alteration_by_out_request_no` immediately, then at intervals of 1 minute (5 times), 10
        minutes (6 times) and 1 hour. The last interval repeats.

        A final state does not mean that the data was changed; check `state`. A rejected request can be submitted again
        under the same number.

        Args:
            merchant_code: 微信支付商户号. Merchant number of a sub-merchant that you onboarded.
            out_request_no: 业务申请编号. Your request number.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `SubjectAlteration` whose `state` is `APPLYMENT_STATE_FINISHED`, `APPLYMENT_STATE_REJECTED` or
            `APPLYMENT_STATE_CANCELED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `get_subject_alteration_by_out_request_no`, for example `NotFound`. A
                temporary failure does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4014090667
        """


class GetSubjectAlterationByOutRequestNo(_GetSubjectAlterationByOutRequestNoDocs, Service):
    def get_subject_alteration_by_out_request_no(self, *, merchant_code: str, out_request_no: str) -> SubjectAlteration:
        return self._call(OPERATION, {"merchant_code": merchant_code, "out_request_no": out_request_no})

    def wait_until_subject_alteration_final_by_out_request_no(
        self, *, merchant_code: str, out_request_no: str, timeout: float
    ) -> SubjectAlteration:
        return self._wait(OPERATION, {"merchant_code": merchant_code, "out_request_no": out_request_no}, timeout)


class AsyncGetSubjectAlterationByOutRequestNo(_GetSubjectAlterationByOutRequestNoDocs, AsyncService):
    async def get_subject_alteration_by_out_request_no(
        self, *, merchant_code: str, out_request_no: str
    ) -> SubjectAlteration:
        return await self._call(OPERATION, {"merchant_code": merchant_code, "out_request_no": out_request_no})

    async def wait_until_subject_alteration_final_by_out_request_no(
        self, *, merchant_code: str, out_request_no: str, timeout: float
    ) -> SubjectAlteration:
        return await self._wait(OPERATION, {"merchant_code": merchant_code, "out_request_no": out_request_no}, timeout)
