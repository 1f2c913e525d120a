# Written by `make generate` from specs/fapiao/applications/reverse_fapiao.yaml: edit that file.
"""Reverse fapiao (冲红电子发票)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import STRING


@model
class FapiaoInformation(Model):
    """Fields of `fapiao_information` (需要冲红的发票信息)."""

    fapiao_id: str = field(STRING)
    """Number you gave the invoice when it was issued (商户发票单号, at most 32 characters)."""

    fapiao_number: str = field(STRING)
    """Number that the tax office gave the invoice (发票号码, at most 20 characters)."""


OPERATION: Operation[None] = Operation(
    name="fapiao.applications.reverse_fapiao",
    method="POST",
    routes=(Route("/v3/new-tax-control-fapiao/fapiao-applications/{fapiao_apply_id}/reverse"),),
    parameters=(Parameter("fapiao_apply_id", STRING, is_required=True),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("reverse_reason", STRING, is_required=True),
        Parameter("fapiao_information", ListOf(ModelOf(FapiaoInformation))),
    ),
    replies={202: None},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            means="The arguments are well formed but break a business rule.",
            fix="Read the message and correct the request.",
        ),
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            means="There is such an application already.",
            fix="Query the application a little later for its result.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            means="The merchant is not authorized to make this call.",
            fix="Check that electronic invoices are enabled, and that the sub-merchant accepted your invitation.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            means="The current state of the invoice does not allow reversing it.",
            fix="Query the invoice. Only an issued invoice can be reversed.",
        ),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", means="There is no such application.", fix="Check `fapiao_apply_id`."),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            means="There is no such invoice to reverse.",
            fix="Check your number of the invoice and the number that the tax office gave it.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", means="Too many calls.", fix="Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792575",),
)


class ReverseFapiao(Service):
    """Adds method `reverse_fapiao` to a service."""

    def reverse_fapiao(
        self,
        *,
        fapiao_apply_id: str,
        sub_mchid: str,
        reverse_reason: str,
        fapiao_information: Sequence[FapiaoInformation | Mapping[str, Any]] | None = None,
    ) -> None:
        """Reverse fapiao (冲红电子发票).

        Asks WeChat Pay to reverse invoices that it issued, with red ones, and to take them out of the user's WeChat
        card bag. The answer only says that the request was taken: a notification follows when it is done, or query the
        application. When a red invoice could not be issued, ask again with the same `fapiao_id`, five minutes or more
        later.

        Args:
            fapiao_apply_id: 发票申请单号, at most 32 characters. Number of the application under which the invoices
                were issued.
            sub_mchid: 子商户号, at most 32 characters. Merchant number of the sub-merchant that sold.
            reverse_reason: 冲红原因, at most 200 characters. Why they are reversed. For fully digital invoices (数电)
                one of `ISSUE_ERROR` (issued wrongly), `SALES_RETURN` (goods returned), `SERVICE_SUSPENTION` (service
                ended) and `SALES_DISCOUNT` (discount given); for others any text.
            fapiao_information: 需要冲红的发票信息. The invoices to reverse.

        Returns:
            Nothing; WeChat Pay returns 202. With 202, WeChat Pay has accepted the request and is still processing it.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 RESOURCE_ALREADY_EXISTS: There is such an application already. Query the application a little later
                    for its result.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that electronic invoices are
                    enabled, and that the sub-merchant accepted your invitation.
                403 RULE_LIMIT: The current state of the invoice does not allow reversing it. Query the invoice. Only an
                    issued invoice can be reversed.
                404 RESOURCE_NOT_EXISTS: There is no such application. Check `fapiao_apply_id`.
                404 RESOURCE_NOT_EXISTS: There is no such invoice to reverse. Check your number of the invoice and the
                    number that the tax office gave it.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        The notification `fapiao.applications.fapiao_reversed` follows.

        May be called by: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792575
        """
        return self._call(
            OPERATION,
            {
                "fapiao_apply_id": fapiao_apply_id,
                "sub_mchid": sub_mchid,
                "reverse_reason": reverse_reason,
                "fapiao_information": fapiao_information,
            },
        )


class AsyncReverseFapiao(AsyncService):
    """Adds method `reverse_fapiao` to an async service."""

    async def reverse_fapiao(
        self,
        *,
        fapiao_apply_id: str,
        sub_mchid: str,
        reverse_reason: str,
        fapiao_information: Sequence[FapiaoInformation | Mapping[str, Any]] | None = None,
    ) -> None:
        """Reverse fapiao (冲红电子发票).

        Asks WeChat Pay to reverse invoices that it issued, with red ones, and to take them out of the user's WeChat
        card bag. The answer only says that the request was taken: a notification follows when it is done, or query the
        application. When a red invoice could not be issued, ask again with the same `fapiao_id`, five minutes or more
        later.

        Args:
            fapiao_apply_id: 发票申请单号, at most 32 characters. Number of the application under which the invoices
                were issued.
            sub_mchid: 子商户号, at most 32 characters. Merchant number of the sub-merchant that sold.
            reverse_reason: 冲红原因, at most 200 characters. Why they are reversed. For fully digital invoices (数电)
                one of `ISSUE_ERROR` (issued wrongly), `SALES_RETURN` (goods returned), `SERVICE_SUSPENTION` (service
                ended) and `SALES_DISCOUNT` (discount given); for others any text.
            fapiao_information: 需要冲红的发票信息. The invoices to reverse.

        Returns:
            Nothing; WeChat Pay returns 202. With 202, WeChat Pay has accepted the request and is still processing it.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 RESOURCE_ALREADY_EXISTS: There is such an application already. Query the application a little later
                    for its result.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that electronic invoices are
                    enabled, and that the sub-merchant accepted your invitation.
                403 RULE_LIMIT: The current state of the invoice does not allow reversing it. Query the invoice. Only an
                    issued invoice can be reversed.
                404 RESOURCE_NOT_EXISTS: There is no such application. Check `fapiao_apply_id`.
                404 RESOURCE_NOT_EXISTS: There is no such invoice to reverse. Check your number of the invoice and the
                    number that the tax office gave it.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        The notification `fapiao.applications.fapiao_reversed` follows.

        May be called by: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792575
        """
        return await self._call(
            OPERATION,
            {
                "fapiao_apply_id": fapiao_apply_id,
                "sub_mchid": sub_mchid,
                "reverse_reason": reverse_reason,
                "fapiao_information": fapiao_information,
            },
        )
