# Written by `make generate` from specs/transfers/merchant_transfer/query_transfer_by_out_bill_no.yaml: edit that file.
"""Query a transfer by your number (商户单号查询转账单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.transfers.merchant_transfer._models import TransferBillEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[TransferBillEntity] = Operation(
    name="transfers.merchant_transfer.query_transfer_by_out_bill_no",
    method="GET",
    routes=(Route("/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}"),),
    parameters=(Parameter("out_bill_no", STRING, is_required=True),),
    numbers=("out_bill_no",),
    wait=Polling(
        noun="transfer",
        field="state",
        final=("SUCCESS", "FAIL", "CANCELLED"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: TransferBillEntity},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request breaks a business rule: for example, the transfer was created with another product and has to be queried there.",
            "Read the message and act on it.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant number may not call this operation.",
            "Check on the merchant platform that merchant transfers are enabled.",
        ),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The transfer does not exist.",
            "Check the number, and whether the transfer is older than 30 days. To send a request again that had no reply, use the same `out_bill_no` and the same arguments.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Query less often."),
        ErrorRow(
            429,
            "FREQUENCY_LIMIT_EXCEED",
            "Too many calls. The query has no result.",
            "Query less often, and retry with the same arguments.",
        ),
        ErrorRow(
            429,
            "RATELIMIT_EXCEEDED",
            "Too many calls, or too many with this number. The query has no result.",
            "Query less often, and retry with the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4024814206",),
)


class _QueryTransferByOutBillNoDocs:
    def query_transfer_by_out_bill_no(self, *_: Any, **__: Any) -> Any:
        """Query a transfer by your number (商户单号查询转账单).

        Returns a transfer with its state. Query it if no notification arrives, after an error of a request that created
        it, and before you open the confirmation page.

        Transfers of the last 30 days only; older ones are in the fund flow bill. Create a new transfer only after this
        query returns `FAIL` or `CANCELLED`, and never after an error code that you do not know.

        Args:
            out_bill_no: 商户单号, at most 32 characters, from
                `transfers.merchant_transfer.create_transfer.out_bill_no`. Your transfer number, unique per merchant
                number. Digits and ASCII letters.

        Returns:
            `TransferBillEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request breaks a business rule: for example, the transfer was created with
                    another product and has to be queried there. Read the message and act on it.
                403 NO_AUTH: The merchant number may not call this operation. Check on the merchant platform that
                    merchant transfers are enabled.
                404 NOT_FOUND: The transfer does not exist. Check the number, and whether the transfer is older than 30
                    days. To send a request again that had no reply, use the same `out_bill_no` and the same arguments.
                429 FREQUENCY_LIMITED: Too many calls. Query less often.
                429 FREQUENCY_LIMIT_EXCEED: Too many calls. The query has no result. Query less often, and retry with
                    the same arguments.
                429 RATELIMIT_EXCEEDED: Too many calls, or too many with this number. The query has no result. Query
                    less often, and retry with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_bill_no` in the reply differs from the request. The reply belongs to another
                request.

        `wait_until_final` polls until the transfer reaches a final state.
        Rate limit: 100 queries a second for each merchant number. More fail with `FREQUENCY_LIMITED`.

        Available to: merchant (普通商户).

        Official page, 2026-07-08: https://pay.weixin.qq.com/doc/v3/merchant/4024814206
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the transfer reaches a final state (商户单号查询转账单).

        Calls `query_transfer_by_out_bill_no` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1
        minute, 3 minutes, 5 minutes, 10 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the user was paid; check `state`. The user has 24 hours to confirm, and closing
        the transfer can take longer: handle the notification instead of waiting for so long.

        Args:
            out_bill_no: 商户单号, at most 32 characters, from
                `transfers.merchant_transfer.create_transfer.out_bill_no`. Your transfer number, unique per merchant
                number. Digits and ASCII letters.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `TransferBillEntity` whose `state` is `SUCCESS`, `FAIL` or `CANCELLED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_transfer_by_out_bill_no`, for example `NotFound`. A temporary failure
                does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4024814206
        """


class QueryTransferByOutBillNo(_QueryTransferByOutBillNoDocs, Service):
    def query_transfer_by_out_bill_no(self, *, out_bill_no: str) -> TransferBillEntity:
        return self._call(OPERATION, {"out_bill_no": out_bill_no})

    def wait_until_final(self, *, out_bill_no: str, timeout: float) -> TransferBillEntity:
        return self._wait(OPERATION, {"out_bill_no": out_bill_no}, timeout)


class AsyncQueryTransferByOutBillNo(_QueryTransferByOutBillNoDocs, AsyncService):
    async def query_transfer_by_out_bill_no(self, *, out_bill_no: str) -> TransferBillEntity:
        return await self._call(OPERATION, {"out_bill_no": out_bill_no})

    async def wait_until_final(self, *, out_bill_no: str, timeout: float) -> TransferBillEntity:
        return await self._wait(OPERATION, {"out_bill_no": out_bill_no}, timeout)
