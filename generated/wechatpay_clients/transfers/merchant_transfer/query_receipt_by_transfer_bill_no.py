# Written by `make generate` from specs/transfers/merchant_transfer/query_receipt_by_transfer_bill_no.yaml: edit that file.
"""Query a transfer's receipt by its WeChat Pay number (微信单号查询电子回单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.transfers.merchant_transfer._models import ElecsignEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.files import Download, DownloadedFile, FileTarget, Progress
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ElecsignEntity] = Operation(
    name="transfers.merchant_transfer.query_receipt_by_transfer_bill_no",
    method="GET",
    routes=(Route("/v3/fund-app/mch-transfer/elecsign/transfer-bill-no/{transfer_bill_no}"),),
    parameters=(Parameter("transfer_bill_no", STRING, is_required=True),),
    download=Download(
        method="download_receipt_by_transfer_bill_no",
        url="download_url",
        hosts=("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com"),
        digest="hash_value",
        algorithm="hash_type",
    ),
    wait=Polling(
        noun="receipt",
        field="state",
        final=("FINISHED", "FAILED"),
        intervals=(120, 120, 120, 120, 120, 600),
    ),
    replies={200: ElecsignEntity},
    errors=(
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
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012716455",),
)


class _QueryReceiptByTransferBillNoDocs:
    def query_receipt_by_transfer_bill_no(self, *_: Any, **__: Any) -> Any:
        """Query a transfer's receipt by its WeChat Pay number (微信单号查询电子回单).

        Returns the state of an application for a receipt and, once it is `FINISHED`, the address and the digest of the
        PDF file.

        The address is valid for 10 minutes; query again for a new one, without applying again.
        `download_receipt_by_transfer_bill_no` downloads the file and compares it with the digest.

        Args:
            transfer_bill_no: 微信转账单号, at most 64 characters, from
                `transfers.merchant_transfer.create_transfer.transfer_bill_no`. WeChat Pay transfer number.

        Returns:
            `ElecsignEntity` with `state`, `create_time`, `update_time`, `hash_type`, `hash_value` and `download_url`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 FREQUENCY_LIMIT_EXCEED: Too many calls. The query has no result. Query less often, and retry with
                    the same arguments.
                429 RATELIMIT_EXCEEDED: Too many calls, or too many with this number. The query has no result. Query
                    less often, and retry with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        `wait_until_receipt_final_by_transfer_bill_no` polls until the receipt reaches a final state.
        `download_url` is the address of the file, valid for 10 minutes. `download_receipt_by_transfer_bill_no`
        downloads it.

        Available to: merchant (普通商户).

        Official page, 2025-03-21: https://pay.weixin.qq.com/doc/v3/merchant/4012716455
        """

    def download_receipt_by_transfer_bill_no(self, *_: Any, **__: Any) -> Any:
        """Query a transfer's receipt by its WeChat Pay number (微信单号查询电子回单), and download the file.

        Calls `query_receipt_by_transfer_bill_no` and downloads the file. The file is verified against its digest before
        it is written to its destination.

        Args:
            transfer_bill_no: 微信转账单号, at most 64 characters, from
                `transfers.merchant_transfer.create_transfer.transfer_bill_no`. WeChat Pay transfer number.
            to: Destination of the file: a path, or a file opened for writing in binary mode. An existing file is
                replaced.
            progress: Called with the number of bytes received so far and the total, which is `None` if it is unknown.

        Returns:
            `DownloadedFile` with `path`, `size` and `sha256`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 FREQUENCY_LIMIT_EXCEED: Too many calls. The query has no result. Query less often, and retry with
                    the same arguments.
                429 RATELIMIT_EXCEEDED: Too many calls, or too many with this number. The query has no result. Query
                    less often, and retry with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NoFile: The receipt is not ready yet, or could not be made.
            CorruptDownload: The file failed its integrity check. The destination is unchanged.
            OSError: The file could not be written completely, for example because the disk is full.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012716455
        """

    def wait_until_receipt_final_by_transfer_bill_no(self, *_: Any, **__: Any) -> Any:
        """Poll until the receipt reaches a final state (微信单号查询电子回单).

        Calls `query_receipt_by_transfer_bill_no` immediately, then at intervals of 2 minutes (5 times) and 10 minutes.
        The last interval repeats.

        A final state does not mean that there is a receipt; check `state`. A receipt is usually ready within 1 hour.

        Args:
            transfer_bill_no: 微信转账单号, at most 64 characters, from
                `transfers.merchant_transfer.create_transfer.transfer_bill_no`. WeChat Pay transfer number.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `ElecsignEntity` whose `state` is `FINISHED` or `FAILED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_receipt_by_transfer_bill_no`, for example `NotFound`. A temporary
                failure does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012716455
        """


class QueryReceiptByTransferBillNo(_QueryReceiptByTransferBillNoDocs, Service):
    def query_receipt_by_transfer_bill_no(self, *, transfer_bill_no: str) -> ElecsignEntity:
        return self._call(OPERATION, {"transfer_bill_no": transfer_bill_no})

    def download_receipt_by_transfer_bill_no(
        self, *, transfer_bill_no: str, to: FileTarget, progress: Progress | None = None
    ) -> DownloadedFile:
        return self._download(OPERATION, {"transfer_bill_no": transfer_bill_no}, to, progress)

    def wait_until_receipt_final_by_transfer_bill_no(self, *, transfer_bill_no: str, timeout: float) -> ElecsignEntity:
        return self._wait(OPERATION, {"transfer_bill_no": transfer_bill_no}, timeout)


class AsyncQueryReceiptByTransferBillNo(_QueryReceiptByTransferBillNoDocs, AsyncService):
    async def query_receipt_by_transfer_bill_no(self, *, transfer_bill_no: str) -> ElecsignEntity:
        return await self._call(OPERATION, {"transfer_bill_no": transfer_bill_no})

    async def download_receipt_by_transfer_bill_no(
        self, *, transfer_bill_no: str, to: FileTarget, progress: Progress | None = None
    ) -> DownloadedFile:
        return await self._download(OPERATION, {"transfer_bill_no": transfer_bill_no}, to, progress)

    async def wait_until_receipt_final_by_transfer_bill_no(
        self, *, transfer_bill_no: str, timeout: float
    ) -> ElecsignEntity:
        return await self._wait(OPERATION, {"transfer_bill_no": transfer_bill_no}, timeout)
