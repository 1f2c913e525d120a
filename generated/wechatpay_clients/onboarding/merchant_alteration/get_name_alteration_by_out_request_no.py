# Written by `make generate` from specs/onboarding/merchant_alteration/get_name_alteration_by_out_request_no.yaml: edit that file.
"""Query a change of the short name by your request number (查询申请单-使用业务单号和商户)."""

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
    name="onboarding.merchant_alteration.get_name_alteration_by_out_request_no",
    method="GET",
    routes=(
        Route("/v3/mchalterapply/merchantnamealterapplyment/merchant/{sub_mchid}/out-request-no/{out_request_no}"),
    ),
    parameters=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
    ),
    numbers=("sub_mchid", "out_request_no"),
    wait=Polling(
        noun="request",
        field="state",
        final=("APPLYMENT_STATE_FINISHED", "APPLYMENT_STATE_REJECTED", "APPLYMENT_STATE_CANCELED"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: NameAlteration},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016166085",),
)


class _GetNameAlterationByOutRequestNoDocs:
    def get_name_alteration_by_out_request_no(self, *_: Any, **__: Any) -> Any:
        """Query a change of the short name by your request number (查询申请单-使用业务单号和商户).

        Returns the state of a request to change the short name, by your own request number.

        Args:
            sub_mchid: 二级商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            out_request_no: 业务申请编号, at most 64 characters. Your request number. Digits, letters and underscores;
                your own merchant number is recommended as its prefix.

        Returns:
            `NameAlteration` with `apply_id`, `out_request_no`, `sub_mchid`, `state` and `audit_reject_reason`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` or `out_request_no` in the reply differs from the request. The reply belongs
                to another request.

        `wait_until_name_alteration_final_by_out_request_no` polls until the request reaches a final state.

        Available to: service provider (普通服务商).

        Official page, 2025-09-28: https://pay.weixin.qq.com/doc/v3/partner/4016166085
        Not compared with this page: reply, errors.
        """

    def wait_until_name_alteration_final_by_out_request_no(self, *_: Any, **__: Any) -> Any:
        """Poll until the request reaches a final state (查询申请单-使用业务单号和商户).

        Calls `get_name_alteration_by_out_request_no` immediately, then at intervals of 1 minute (5 times), 10 minutes
        (6 times) and 1 hour. The last interval repeats.

        A final state does not mean that the data was changed; check `state`. A rejected request can be submitted again
        under the same number.

        Args:
            sub_mchid: 二级商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            out_request_no: 业务申请编号, at most 64 characters. Your request number. Digits, letters and underscores;
                your own merchant number is recommended as its prefix.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `NameAlteration` whose `state` is `APPLYMENT_STATE_FINISHED`, `APPLYMENT_STATE_REJECTED` or
            `APPLYMENT_STATE_CANCELED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `get_name_alteration_by_out_request_no`, for example `NotFound`. A temporary
                failure does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4016166085
        """


class GetNameAlterationByOutRequestNo(_GetNameAlterationByOutRequestNoDocs, Service):
    def get_name_alteration_by_out_request_no(self, *, sub_mchid: str, out_request_no: str) -> NameAlteration:
        return self._call(OPERATION, {"sub_mchid": sub_mchid, "out_request_no": out_request_no})

    def wait_until_name_alteration_final_by_out_request_no(
        self, *, sub_mchid: str, out_request_no: str, timeout: float
    ) -> NameAlteration:
        return self._wait(OPERATION, {"sub_mchid": sub_mchid, "out_request_no": out_request_no}, timeout)


class AsyncGetNameAlterationByOutRequestNo(_GetNameAlterationByOutRequestNoDocs, AsyncService):
    async def get_name_alteration_by_out_request_no(self, *, sub_mchid: str, out_request_no: str) -> NameAlteration:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid, "out_request_no": out_request_no})

    async def wait_until_name_alteration_final_by_out_request_no(
        self, *, sub_mchid: str, out_request_no: str, timeout: float
    ) -> NameAlteration:
        return await self._wait(OPERATION, {"sub_mchid": sub_mchid, "out_request_no": out_request_no}, timeout)
