# Written by `make generate` from specs/payments/medical_insurance/notify_refund.yaml: edit that file.
"""Report a refund of the medical insurance (医保退款通知)."""

import datetime as dt
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="payments.medical_insurance.notify_refund",
    method="POST",
    routes=(Route("/v3/med-ins/refunds/notify", query=("mix_trade_no",)),),
    parameters=(Parameter("mix_trade_no", STRING, is_required=True),),
    body=(
        Parameter("sub_mchid", STRING),
        Parameter("med_refund_total_fee", INTEGER, is_required=True),
        Parameter("med_refund_gov_fee", INTEGER, is_required=True),
        Parameter("med_refund_self_fee", INTEGER, is_required=True),
        Parameter("med_refund_other_fee", INTEGER, is_required=True),
        Parameter("refund_time", DATETIME, is_required=True),
        Parameter("out_refund_no", STRING, is_required=True),
    ),
    replies={204: None},
    errors=(
        ErrorRow(400, "PARAM_ERROR", "An amount is too large to compute with.", "Check the amounts."),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "`med_refund_total_fee` is not the sum of `med_refund_gov_fee`, `med_refund_self_fee` and `med_refund_other_fee`.",
            "Check the arguments against this rule.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "The order has no part that the medical insurance pays.",
            "Report only refunds of the medical insurance.",
        ),
        ErrorRow(
            403, "RULE_LIMIT", "The medical insurance has not paid its part of the order.", "Retry after it has paid."
        ),
        ErrorRow(403, "RULE_LIMIT", "Too many calls.", "Retry later."),
        ErrorRow(404, "NOT_FOUND", "The order does not exist.", "Check the number."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4018300085",),
)


class _NotifyRefundDocs:
    def notify_refund(self, *_: Any, **__: Any) -> Any:
        """Report a refund of the medical insurance (医保退款通知).

        Reports to WeChat Pay that the medical insurance refunded its part of an order. Every order with a part of the
        insurance needs it, an order without such a part does not. It moves no money: refund the part of WeChat Pay with
        a refund of the WeChat Pay order, before or after.

        Args:
            mix_trade_no: 医保自费混合订单号, at most 32 characters, from
                `payments.medical_insurance.create_order.mix_trade_no`. WeChat Pay's number of the mixed order, which
                identifies it.
            sub_mchid: 医疗机构的商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act
                for their own merchants), not allowed for others. Merchant number of the medical institution.
            med_refund_total_fee: 医保退款的总金额. Amount that the insurance refunded, in fen: the sum of
                `med_refund_gov_fee`, `med_refund_self_fee` and `med_refund_other_fee`.
            med_refund_gov_fee: 医保统筹退款金额. Part that returned to the pooled fund of the insurance (统筹), in fen.
            med_refund_self_fee: 医保个账退款金额. Part that returned to the personal account of the insurance (个账),
                in fen.
            med_refund_other_fee: 医保其他退款金额. Part that returned to other allowances of the insurance, in fen.
            refund_time: 医保退款成功时间, RFC 3339. When the insurance refunded the money.
            out_refund_no: 从业机构/服务商退款单号, at most 64 characters. Your refund number. Must equal that of the
                refund of the WeChat Pay order, if there is one; without such an order, use the number of the medical
                institution.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 PARAM_ERROR: An amount is too large to compute with. Check the amounts.
                403 RULE_LIMIT: `med_refund_total_fee` is not the sum of `med_refund_gov_fee`, `med_refund_self_fee` and
                    `med_refund_other_fee`. Check the arguments against this rule.
                403 RULE_LIMIT: The order has no part that the medical insurance pays. Report only refunds of the
                    medical insurance.
                403 RULE_LIMIT: The medical insurance has not paid its part of the order. Retry after it has paid.
                403 RULE_LIMIT: Too many calls. Retry later.
                404 NOT_FOUND: The order does not exist. Check the number.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: merchant (普通商户), service provider (普通服务商), bank (从业机构（银行）), payment institution
        (从业机构（支付机构）).

        Official page, 2026-03-02: https://pay.weixin.qq.com/doc/v3/partner/4018300085
        """


class NotifyRefund(_NotifyRefundDocs, Service):
    def notify_refund(
        self,
        *,
        mix_trade_no: str,
        sub_mchid: str | None = None,
        med_refund_total_fee: int,
        med_refund_gov_fee: int,
        med_refund_self_fee: int,
        med_refund_other_fee: int,
        refund_time: dt.datetime | str,
        out_refund_no: str,
    ) -> None:
        return self._call(
            OPERATION,
            {
                "mix_trade_no": mix_trade_no,
                "sub_mchid": sub_mchid,
                "med_refund_total_fee": med_refund_total_fee,
                "med_refund_gov_fee": med_refund_gov_fee,
                "med_refund_self_fee": med_refund_self_fee,
                "med_refund_other_fee": med_refund_other_fee,
                "refund_time": refund_time,
                "out_refund_no": out_refund_no,
            },
        )


class AsyncNotifyRefund(_NotifyRefundDocs, AsyncService):
    async def notify_refund(
        self,
        *,
        mix_trade_no: str,
        sub_mchid: str | None = None,
        med_refund_total_fee: int,
        med_refund_gov_fee: int,
        med_refund_self_fee: int,
        med_refund_other_fee: int,
        refund_time: dt.datetime | str,
        out_refund_no: str,
    ) -> None:
        return await self._call(
            OPERATION,
            {
                "mix_trade_no": mix_trade_no,
                "sub_mchid": sub_mchid,
                "med_refund_total_fee": med_refund_total_fee,
                "med_refund_gov_fee": med_refund_gov_fee,
                "med_refund_self_fee": med_refund_self_fee,
                "med_refund_other_fee": med_refund_other_fee,
                "refund_time": refund_time,
                "out_refund_no": out_refund_no,
            },
        )
