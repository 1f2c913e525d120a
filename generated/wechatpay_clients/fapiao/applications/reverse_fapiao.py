# Written by `make generate` from specs/fapiao/applications/reverse_fapiao.yaml: edit that file.
"""Reverse e-invoices (冲红电子发票)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ReverseFapiaoInfo"]


@model
class ReverseFapiaoInfo(Model):
    """Fields of `fapiao_information` (需要冲红的发票信息)."""

    fapiao_id: str = field(STRING)
    """Your invoice number, as set when the invoice was issued (商户发票单号, at most 32 characters)."""
    fapiao_number: str = field(STRING)
    """Invoice number assigned by the tax office (发票号码, at most 20 characters)."""


OPERATION: Operation[None] = Operation(
    name="fapiao.applications.reverse_fapiao",
    method="POST",
    routes=(Route("/v3/new-tax-control-fapiao/fapiao-applications/{fapiao_apply_id}/reverse"),),
    parameters=(Parameter("fapiao_apply_id", STRING, is_required=True),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("reverse_reason", STRING, is_required=True),
        Parameter("fapiao_information", ListOf(ModelOf(ReverseFapiaoInfo))),
    ),
    repeat=Repeat(
        settled_by="fapiao.applications.query_fapiao",
        settled_with={"fapiao_apply_id": "fapiao_apply_id", "sub_mchid": "sub_mchid"},
    ),
    replies={202: None},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "The application already exists.",
            "Query the application later for its result.",
            is_outcome_open=True,
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant is not authorized to make this call.",
            "Check that e-invoices are enabled and that the sub-merchant accepted your invitation.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "The invoice cannot be reversed in its current state.",
            "Query the invoice. Only an issued invoice can be reversed.",
        ),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check `fapiao_apply_id`."),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The invoice to reverse does not exist.",
            "Check `fapiao_id` and `fapiao_number`.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Call less often. Wait a minute, then retry with the same numbers.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792575",),
)


class _ReverseFapiaoDocs:
    def reverse_fapiao(self, *_: Any, **__: Any) -> Any:
        """Reverse e-invoices (冲红电子发票).

        Reverses e-invoices that WeChat Pay issued: issues red-letter invoices and removes the e-invoices from the
        user's WeChat Cards & Offers (卡包). An invoice can only be reversed as a whole. A successful reply only means
        that the request was accepted; the notification or a query of the application has the result. If issuing a
        red-letter invoice fails, call this again with the same `fapiao_id` and a reason, at least 5 minutes later. If
        the e-tax office (电子税局) has a red-letter confirmation (红字确认单) in progress for the invoice, complete or
        cancel it there first.

        Args:
            fapiao_apply_id: 发票申请单号, at most 32 characters. ID of the application under which the invoices were
                issued.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number of the seller, assigned by WeChat Pay.
            reverse_reason: 冲红原因, at most 200 characters. Reason for the reversal. For fully digital invoices
                (数电), one of `ISSUE_ERROR` (issued in error), `SALES_RETURN` (goods returned), `SERVICE_SUSPENTION`
                (service discontinued) and `SALES_DISCOUNT` (discount granted); for others, any text.
            fapiao_information: 需要冲红的发票信息. Invoices to reverse, each once. A request without any is refused.

        Returns:
            `None`. With status 202, WeChat Pay has accepted the request and is still processing it.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 RESOURCE_ALREADY_EXISTS: The application already exists. Query the application later for its result.
                    The call may have taken effect; `client.settle(error)` queries the outcome.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that e-invoices are enabled and
                    that the sub-merchant accepted your invitation.
                403 RULE_LIMIT: The invoice cannot be reversed in its current state. Query the invoice. Only an issued
                    invoice can be reversed.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check `fapiao_apply_id`.
                404 RESOURCE_NOT_EXISTS: The invoice to reverse does not exist. Check `fapiao_id` and `fapiao_number`.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Never retried automatically. A reversal may be repeated only after 5 minutes, so query the application first.
        `fapiao.applications.query_fapiao` returns the outcome.
        Followed by the notification `fapiao.applications.fapiao_reversed`.
        Followed by the notification `fapiao.applications.fapiao_card_discarded`.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792575
        """


class ReverseFapiao(_ReverseFapiaoDocs, Service):
    def reverse_fapiao(
        self,
        *,
        fapiao_apply_id: str,
        sub_mchid: str,
        reverse_reason: str,
        fapiao_information: Sequence[ReverseFapiaoInfo | Mapping[str, Any]] | None = None,
    ) -> None:
        return self._call(
            OPERATION,
            {
                "fapiao_apply_id": fapiao_apply_id,
                "sub_mchid": sub_mchid,
                "reverse_reason": reverse_reason,
                "fapiao_information": fapiao_information,
            },
        )


class AsyncReverseFapiao(_ReverseFapiaoDocs, AsyncService):
    async def reverse_fapiao(
        self,
        *,
        fapiao_apply_id: str,
        sub_mchid: str,
        reverse_reason: str,
        fapiao_information: Sequence[ReverseFapiaoInfo | Mapping[str, Any]] | None = None,
    ) -> None:
        return await self._call(
            OPERATION,
            {
                "fapiao_apply_id": fapiao_apply_id,
                "sub_mchid": sub_mchid,
                "reverse_reason": reverse_reason,
                "fapiao_information": fapiao_information,
            },
        )
