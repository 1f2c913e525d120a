# Written by `make generate` from specs/risk/merchant_governance/create_inactive_merchant_verification.yaml: edit that file.
"""Verify the identity of an inactive sub-merchant (发起不活跃商户身份核实)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CreateInactiveMerchantVerificationResponse"]


@model
class CreateInactiveMerchantVerificationResponse(Model):
    """Reply of `create_inactive_merchant_verification`."""

    verification_id: str = field(STRING)
    """ID of the verification (核实单号, at most 32 characters)."""


OPERATION: Operation[CreateInactiveMerchantVerificationResponse] = Operation(
    name="risk.merchant_governance.create_inactive_merchant_verification",
    method="POST",
    routes=(Route("/v3/compliance/inactive-merchant-identity-verification/merchants"),),
    body=(Parameter("sub_mchid", STRING, is_required=True),),
    repeat=Repeat(by=("sub_mchid",)),
    replies={200: CreateInactiveMerchantVerificationResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The number is not that of a sub-merchant.",
            "Check `sub_mchid` and which business the sub-merchant belongs to.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The sub-merchant may not be restricted.",
            "Check whether the permissions in question are restricted. If they are not, a verification is not needed.",
        ),
        ErrorRow(403, "NO_AUTH", "You may not call this operation.", "Check the type of the calling merchant."),
        ErrorRow(403, "NO_AUTH", "You may not act for this sub-merchant.", "Check `sub_mchid`."),
        ErrorRow(429, "FREQUENCY_LIMIT_EXCEED", "Too many calls.", "Call less often, then retry."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012471357",),
)


class _CreateInactiveMerchantVerificationDocs:
    def create_inactive_merchant_verification(self, *_: Any, **__: Any) -> Any:
        """Verify the identity of an inactive sub-merchant (发起不活跃商户身份核实).

        Starts the verification of a sub-merchant and returns its number. Call it after a notification of a violation
        with the event type `VIOLATION.PUNISH` and the risk type
        `ALL_MERCHANTS_HAVE_CONFIRMED_THE_WILLINGNESS_TO_OPEN_AN_ACCOUNT`.

        WeChat Pay verifies the sub-merchant afterwards and sends no notification: poll
        `query_inactive_merchant_verification`. A sub-merchant has one verification at a time. While it goes on, the
        call returns its number again.

        A verification needs no movement of money in the account, and does not expire. If the data of the sub-merchant
        is not in order, such as an expired ID document or a revoked license, let it correct that first, then start
        again.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Number of the sub-merchant whose identity is verified.

        Returns:
            `CreateInactiveMerchantVerificationResponse` with `verification_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The number is not that of a sub-merchant. Check `sub_mchid` and which business the
                    sub-merchant belongs to.
                400 INVALID_REQUEST: The sub-merchant may not be restricted. Check whether the permissions in question
                    are restricted. If they are not, a verification is not needed.
                403 NO_AUTH: You may not call this operation. Check the type of the calling merchant.
                403 NO_AUTH: You may not act for this sub-merchant. Check `sub_mchid`.
                429 FREQUENCY_LIMIT_EXCEED: Too many calls. Call less often, then retry.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `sub_mchid`.

        Available to: platform merchant (平台商户).

        Official page, 2025-08-08: https://pay.weixin.qq.com/doc/v3/partner/4012471357
        """


class CreateInactiveMerchantVerification(_CreateInactiveMerchantVerificationDocs, Service):
    def create_inactive_merchant_verification(self, *, sub_mchid: str) -> CreateInactiveMerchantVerificationResponse:
        return self._call(OPERATION, {"sub_mchid": sub_mchid})


class AsyncCreateInactiveMerchantVerification(_CreateInactiveMerchantVerificationDocs, AsyncService):
    async def create_inactive_merchant_verification(
        self, *, sub_mchid: str
    ) -> CreateInactiveMerchantVerificationResponse:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid})
