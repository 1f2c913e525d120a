# Written by `make generate` from specs/industry/smart_guide/assign_guide.yaml: edit that file.
"""Assign a guide to an order (服务人员分配)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="industry.smart_guide.assign_guide",
    method="POST",
    routes=(Route("/v3/smartguide/guides/{guide_id}/assign"),),
    parameters=(Parameter("guide_id", STRING, is_required=True),),
    body=(
        Parameter("sub_mchid", STRING),
        Parameter("out_trade_no", STRING, is_required=True),
    ),
    repeat=Repeat(by=("out_trade_no",)),
    replies={204: None},
    errors=(
        ErrorRow(
            400, "INVALID_REQUEST", "The sub-merchant has not authorized you.", "Ask the sub-merchant to authorize you."
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The sub-merchant has not enabled the product.",
            "Ask the sub-merchant to enable it.",
        ),
        ErrorRow(400, "MCH_NOT_EXISTS", "The format of the merchant number is wrong.", "Check the merchant number."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The format of the sub-merchant number is wrong.", "Check `sub_mchid`."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The sub-merchant number is missing.", "Send `sub_mchid`."),
        ErrorRow(400, "PARAM_ERROR", "A required argument is missing.", "Read the message and correct the request."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The format of the ID of the guide is wrong.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            400, "PARAM_ERROR", "The format of the order number is wrong.", "Read the message and correct the request."
        ),
        ErrorRow(400, "PARAM_ERROR", "The order number is too long.", "Read the message and correct the request."),
        ErrorRow(400, "PARAM_ERROR", "The ID of the guide is missing.", "Read the message and correct the request."),
        ErrorRow(400, "PARAM_ERROR", "The order number is missing.", "Read the message and correct the request."),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "Internal error: the ticket of the sub-merchant could not be extended.",
            "Retry later with the same arguments.",
        ),
        ErrorRow(
            500, "SYSTEM_ERROR", "Internal error: a cloud function failed.", "Retry later with the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012474145",),
)


class _AssignGuideDocs:
    def assign_guide(self, *_: Any, **__: Any) -> Any:
        """Assign a guide to an order (服务人员分配).

        Assigns a guide to an order. Call it when you choose the number of the order, in any case before the payment is
        complete: otherwise, the bill of the payment does not lead to the contact card. Then create the order with the
        same number.

        You decide which guide an order gets. The call has no effect while the automatic assignment (服务人员自动分配)
        of the mini program 支付即服务 is on.

        Args:
            guide_id: 服务人员ID, at most 64 characters, from `industry.smart_guide.create_guide.guide_id`. ID of the
                guide, as returned at the registration.
            sub_mchid: 子商户ID, at most 64 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number that the guide belongs to.
            out_trade_no: 商户订单号, at most 32 characters. Merchant order number, unique per merchant number. Digits,
                ASCII letters and `_-|*`.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The sub-merchant has not authorized you. Ask the sub-merchant to authorize you.
                400 INVALID_REQUEST: The sub-merchant has not enabled the product. Ask the sub-merchant to enable it.
                400 MCH_NOT_EXISTS: The format of the merchant number is wrong. Check the merchant number.
                400 MCH_NOT_EXISTS: The format of the sub-merchant number is wrong. Check `sub_mchid`.
                400 MCH_NOT_EXISTS: The sub-merchant number is missing. Send `sub_mchid`.
                400 PARAM_ERROR: A required argument is missing. Read the message and correct the request.
                400 PARAM_ERROR: The format of the ID of the guide is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The format of the order number is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The order number is too long. Read the message and correct the request.
                400 PARAM_ERROR: The ID of the guide is missing. Read the message and correct the request.
                400 PARAM_ERROR: The order number is missing. Read the message and correct the request.
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                500 SYSTEM_ERROR: Internal error: the ticket of the sub-merchant could not be extended. Retry later with
                    the same arguments.
                500 SYSTEM_ERROR: Internal error: a cloud function failed. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `out_trade_no`.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012474145
        """


class AssignGuide(_AssignGuideDocs, Service):
    def assign_guide(self, *, guide_id: str, sub_mchid: str | None = None, out_trade_no: str) -> None:
        return self._call(OPERATION, {"guide_id": guide_id, "sub_mchid": sub_mchid, "out_trade_no": out_trade_no})


class AsyncAssignGuide(_AssignGuideDocs, AsyncService):
    async def assign_guide(self, *, guide_id: str, sub_mchid: str | None = None, out_trade_no: str) -> None:
        return await self._call(OPERATION, {"guide_id": guide_id, "sub_mchid": sub_mchid, "out_trade_no": out_trade_no})
