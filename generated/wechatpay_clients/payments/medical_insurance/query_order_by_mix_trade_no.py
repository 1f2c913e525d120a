# Written by `make generate` from specs/payments/medical_insurance/query_order_by_mix_trade_no.yaml: edit that file.
"""Query a medical insurance order by its WeChat Pay number (使用医保自费混合订单号查看下单结果)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.medical_insurance._models import MixedOrder
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[MixedOrder] = Operation(
    name="payments.medical_insurance.query_order_by_mix_trade_no",
    method="GET",
    routes=(Route("/v3/med-ins/orders/mix-trade-no/{mix_trade_no}", query=("sub_mchid",)),),
    parameters=(
        Parameter("mix_trade_no", STRING, is_required=True),
        Parameter("sub_mchid", STRING),
    ),
    numbers=("mix_trade_no", "sub_mchid"),
    wait=Polling(
        noun="order",
        field="mix_pay_status",
        final=("MIX_PAY_SUCCESS", "MIX_PAY_REFUND", "MIX_PAY_FAIL"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: MixedOrder},
    errors=(
        ErrorRow(400, "PARAM_ERROR", "An amount is too large to compute with.", "Check the amounts."),
        ErrorRow(403, "RULE_LIMIT", "Too many calls.", "Retry later."),
        ErrorRow(404, "NOT_FOUND", "The order does not exist.", "Check the number."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4018300081",),
)


class _QueryOrderByMixTradeNoDocs:
    def query_order_by_mix_trade_no(self, *_: Any, **__: Any) -> Any:
        """Query a medical insurance order by its WeChat Pay number (使用医保自费混合订单号查看下单结果).

        Returns an order and its state. Use this query rather than that of the medical insurance bureau, whose state
        need not be final. Query the order after the user returns to your page, and if no notification arrives within 30
        seconds. If you do not have the number, use `query_order_by_out_trade_no`.

        Args:
            mix_trade_no: 医保自费混合订单号, at most 32 characters, from
                `payments.medical_insurance.create_order.mix_trade_no`. WeChat Pay's number of the mixed order, which
                identifies it.
            sub_mchid: 医疗机构的商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act
                for their own merchants), not allowed for others. Merchant number of the medical institution.

        Returns:
            `MixedOrder`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 PARAM_ERROR: An amount is too large to compute with. Check the amounts.
                403 RULE_LIMIT: Too many calls. Retry later.
                404 NOT_FOUND: The order does not exist. Check the number.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `mix_trade_no` or `sub_mchid` in the reply differs from the request. The reply belongs
                to another request.

        `wait_until_final` polls until the order reaches a final state.

        Available to: merchant (普通商户), service provider (普通服务商), bank (从业机构（银行）), payment institution
        (从业机构（支付机构）).

        Official page, 2026-03-02: https://pay.weixin.qq.com/doc/v3/partner/4018300081
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the order reaches a final state (使用医保自费混合订单号查看下单结果).

        Calls `query_order_by_mix_trade_no` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1
        minute, 3 minutes, 5 minutes, 10 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the order is paid; check `mix_pay_status`.

        Args:
            mix_trade_no: 医保自费混合订单号, at most 32 characters, from
                `payments.medical_insurance.create_order.mix_trade_no`. WeChat Pay's number of the mixed order, which
                identifies it.
            sub_mchid: 医疗机构的商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act
                for their own merchants), not allowed for others. Merchant number of the medical institution.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `MixedOrder` whose `mix_pay_status` is `MIX_PAY_SUCCESS`, `MIX_PAY_REFUND` or `MIX_PAY_FAIL`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_order_by_mix_trade_no`, for example `NotFound`. A temporary failure
                does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012082568
        """


class QueryOrderByMixTradeNo(_QueryOrderByMixTradeNoDocs, Service):
    def query_order_by_mix_trade_no(self, *, mix_trade_no: str, sub_mchid: str | None = None) -> MixedOrder:
        return self._call(OPERATION, {"mix_trade_no": mix_trade_no, "sub_mchid": sub_mchid})

    def wait_until_final(self, *, mix_trade_no: str, sub_mchid: str | None = None, timeout: float) -> MixedOrder:
        return self._wait(OPERATION, {"mix_trade_no": mix_trade_no, "sub_mchid": sub_mchid}, timeout)


class AsyncQueryOrderByMixTradeNo(_QueryOrderByMixTradeNoDocs, AsyncService):
    async def query_order_by_mix_trade_no(self, *, mix_trade_no: str, sub_mchid: str | None = None) -> MixedOrder:
        return await self._call(OPERATION, {"mix_trade_no": mix_trade_no, "sub_mchid": sub_mchid})

    async def wait_until_final(self, *, mix_trade_no: str, sub_mchid: str | None = None, timeout: float) -> MixedOrder:
        return await self._wait(OPERATION, {"mix_trade_no": mix_trade_no, "sub_mchid": sub_mchid}, timeout)
