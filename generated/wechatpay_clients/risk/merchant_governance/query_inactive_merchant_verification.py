# Written by `make generate` from specs/risk/merchant_governance/query_inactive_merchant_verification.yaml: edit that file.
"""Query the verification of an inactive sub-merchant (查询不活跃商户身份核实结果)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "FailReason", "InactiveMerchantVerificationState", "QueryInactiveMerchantVerificationResponse"]


class InactiveMerchantVerificationState(StrEnum):
    """Documented values of `state` (核实单状态). Any other value is a plain `str`."""

    PROCESSING = "PROCESSING"
    """The sub-merchant is being verified. Query again after an hour."""
    SUCCESS = "SUCCESS"
    """The sub-merchant is verified. Final."""
    FAIL = "FAIL"
    """The verification failed. Final. See `fail_reason`."""


class FailReason(StrEnum):
    """Documented values of `fail_reason` (失败原因). Any other value is a plain `str`."""

    MATERIALS_ABNORMAL = "MATERIALS_ABNORMAL"
    """The materials of the sub-merchant are not in order. Such as an expired ID document or a revoked license: correct them, then start another verification."""
    PROCESS_TIMEOUT = "PROCESS_TIMEOUT"
    """The verification took too long. Start another one."""


@model
class QueryInactiveMerchantVerificationResponse(Model):
    """Reply of `query_inactive_merchant_verification`."""

    sub_mchid: str = field(STRING)
    """Number of the sub-merchant whose identity is verified (特约商户号, at most 32 characters)."""
    verification_id: str = field(STRING)
    """ID of the verification (核实单号, at most 32 characters)."""
    state: InactiveMerchantVerificationState | str = field(OpenEnum(InactiveMerchantVerificationState))
    """State of the verification (核实单状态)."""
    fail_reason: FailReason | str | None = field(OpenEnum(FailReason), default=None)
    """失败原因. Why the verification failed. Returned only in state `FAIL`."""
    create_time: Timestamp | str = field(DATETIME)
    """When the verification was started (创建时间, RFC 3339)."""
    finish_time: Timestamp | str | None = field(DATETIME, default=None)
    """完成时间, RFC 3339. When the verification ended. Returned only in the states `SUCCESS` and `FAIL`."""


OPERATION: Operation[QueryInactiveMerchantVerificationResponse] = Operation(
    name="risk.merchant_governance.query_inactive_merchant_verification",
    method="GET",
    routes=(
        Route(
            "/v3/compliance/inactive-merchant-identity-verification/merchants/{sub_mchid}/verifications/{verification_id}"
        ),
    ),
    parameters=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("verification_id", STRING, is_required=True),
    ),
    numbers=("sub_mchid", "verification_id"),
    wait=Polling(
        noun="verification",
        field="state",
        final=("SUCCESS", "FAIL"),
        intervals=(3600,),
    ),
    replies={200: QueryInactiveMerchantVerificationResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The number is not that of a sub-merchant.",
            "Check `sub_mchid` and which business the sub-merchant belongs to.",
        ),
        ErrorRow(403, "NO_AUTH", "You may not call this operation.", "Check the type of the calling merchant."),
        ErrorRow(403, "NO_AUTH", "You may not act for this sub-merchant.", "Check `sub_mchid`."),
        ErrorRow(403, "NO_AUTH", "You may not see this verification.", "Check `verification_id`."),
        ErrorRow(404, "NOT_FOUND", "The verification does not exist.", "Check `verification_id`."),
        ErrorRow(429, "FREQUENCY_LIMIT_EXCEED", "Too many calls.", "Call less often, then retry."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012471359",),
)


class _QueryInactiveMerchantVerificationDocs:
    def query_inactive_merchant_verification(self, *_: Any, **__: Any) -> Any:
        """Query the verification of an inactive sub-merchant (查询不活跃商户身份核实结果).

        Returns the state of one verification of a sub-merchant. Poll it after `create_inactive_merchant_verification`,
        because no notification follows: once an hour, for 3 days.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Number of the sub-merchant whose identity is verified.
            verification_id: 核实单号, at most 32 characters, from
                `risk.merchant_governance.create_inactive_merchant_verification.verification_id`. ID of the
                verification.

        Returns:
            `QueryInactiveMerchantVerificationResponse` with `sub_mchid`, `verification_id`, `state`, `fail_reason`,
            `create_time` and `finish_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The number is not that of a sub-merchant. Check `sub_mchid` and which business the
                    sub-merchant belongs to.
                403 NO_AUTH: You may not call this operation. Check the type of the calling merchant.
                403 NO_AUTH: You may not act for this sub-merchant. Check `sub_mchid`.
                403 NO_AUTH: You may not see this verification. Check `verification_id`.
                404 NOT_FOUND: The verification does not exist. Check `verification_id`.
                429 FREQUENCY_LIMIT_EXCEED: Too many calls. Call less often, then retry.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` or `verification_id` in the reply differs from the request. The reply
                belongs to another request.

        `wait_until_final` polls until the verification reaches a final state.

        Available to: platform merchant (平台商户).

        Official page, 2025-08-08: https://pay.weixin.qq.com/doc/v3/partner/4012471359
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the verification reaches a final state (查询不活跃商户身份核实结果).

        Calls `query_inactive_merchant_verification` immediately, then at intervals of 1 hour. The last interval
        repeats.

        A verification usually ends within three days. A final state does not mean that the sub-merchant was verified;
        check `state`.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Number of the sub-merchant whose identity is verified.
            verification_id: 核实单号, at most 32 characters, from
                `risk.merchant_governance.create_inactive_merchant_verification.verification_id`. ID of the
                verification.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `QueryInactiveMerchantVerificationResponse` whose `state` is `SUCCESS` or `FAIL`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_inactive_merchant_verification`, for example `NotFound`. A temporary
                failure does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012064909
        """


class QueryInactiveMerchantVerification(_QueryInactiveMerchantVerificationDocs, Service):
    def query_inactive_merchant_verification(
        self, *, sub_mchid: str, verification_id: str
    ) -> QueryInactiveMerchantVerificationResponse:
        return self._call(OPERATION, {"sub_mchid": sub_mchid, "verification_id": verification_id})

    def wait_until_final(
        self, *, sub_mchid: str, verification_id: str, timeout: float
    ) -> QueryInactiveMerchantVerificationResponse:
        return self._wait(OPERATION, {"sub_mchid": sub_mchid, "verification_id": verification_id}, timeout)


class AsyncQueryInactiveMerchantVerification(_QueryInactiveMerchantVerificationDocs, AsyncService):
    async def query_inactive_merchant_verification(
        self, *, sub_mchid: str, verification_id: str
    ) -> QueryInactiveMerchantVerificationResponse:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid, "verification_id": verification_id})

    async def wait_until_final(
        self, *, sub_mchid: str, verification_id: str, timeout: float
    ) -> QueryInactiveMerchantVerificationResponse:
        return await self._wait(OPERATION, {"sub_mchid": sub_mchid, "verification_id": verification_id}, timeout)
