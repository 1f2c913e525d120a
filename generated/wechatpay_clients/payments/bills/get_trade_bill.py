# Written by `make generate` from specs/payments/bills/get_trade_bill.yaml: edit that file.
"""Get a trade bill (申请交易账单)."""

import datetime as dt
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.bills._models import QueryBillEntity, TarType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.files import Download, DownloadedFile, FileTarget, Progress
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATE, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "BillType"]


class BillType(StrEnum):
    """Documented values of `bill_type` (账单类型). Any other value is a plain `str`."""

    ALL = "ALL"
    """All orders of the day, except refund orders of top-ups."""
    SUCCESS = "SUCCESS"
    """Orders paid successfully on the day, except refund orders of top-ups."""
    REFUND = "REFUND"
    """Refund orders of the day, except refund orders of top-ups. A refund counts on the day on which it was accepted."""


OPERATION: Operation[QueryBillEntity] = Operation(
    name="payments.bills.get_trade_bill",
    method="GET",
    routes=(Route("/v3/bill/tradebill", query=("bill_date", "sub_mchid", "bill_type", "tar_type")),),
    parameters=(
        Parameter("bill_date", DATE, is_required=True),
        Parameter("sub_mchid", STRING),
        Parameter("bill_type", OpenEnum(BillType)),
        Parameter("tar_type", OpenEnum(TarType)),
    ),
    download=Download(
        method="download_trade_bill",
        url="download_url",
        hosts=("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com"),
        digest="hash_value",
        algorithm="hash_type",
        is_unpacked=True,
    ),
    replies={200: QueryBillEntity},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "A parameter is invalid.", "Read the message and correct the parameter."),
        ErrorRow(
            400,
            "NO_STATEMENT_EXIST",
            "The bill does not exist.",
            "Check that the merchant, or the sub-merchant, had payments or refunds on that day.",
        ),
        ErrorRow(
            400,
            "STATEMENT_CREATING",
            "The bill is being generated.",
            "Check that there were successful payments or refunds on that day. If so, retry after 10:00 on the day after `bill_date`.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012791866",),
)


class _GetTradeBillDocs:
    def get_trade_bill(self, *_: Any, **__: Any) -> Any:
        """Get a trade bill (申请交易账单).

        Returns the download address of the trade bill of one day. The bill lists orders with their amounts, times and
        discounts, to reconcile orders, review refunds and check bank deposits.

        Bills are generated every day from 10:00 on for the day before, and can be downloaded for three months. They
        contain the orders paid and the refunds accepted from 0:00 to 24:00 of the day, of calls of APIv2 as well, and
        no unpaid orders, transfers or red packets. Nothing in a bill changes later: query a refund for its present
        status. Their amounts are in yuan, not in fen.

        While it fails with `STATEMENT_CREATING` after 10:00, retry every 30 minutes, until it succeeds or fails with
        `NO_STATEMENT_EXIST`. The bill of a sub-merchant that calls this itself has only the orders that it created
        without a service provider; its fund flow bill has all changes of its funds.

        Args:
            bill_date: 账单日期, yyyy-MM-dd. Day of the bill. Within the last three months.
            sub_mchid: 子商户号, at most 12 characters, only for partners (服务商, 渠道商 and others who act for their
                own merchants). Sub-merchant number that the bill is for. Defaults to one bill for all sub-merchants of
                the service provider. Cannot be a micro merchant, whose orders appear only in the bill for all
                sub-merchants.
            bill_type: 账单类型. Orders that the bill contains. Defaults to `ALL`.
            tar_type: 压缩类型. Compression of the file. Omit it for an uncompressed file.

        Returns:
            `QueryBillEntity` with `hash_type`, `hash_value` and `download_url`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: A parameter is invalid. Read the message and correct the parameter.
                400 NO_STATEMENT_EXIST: The bill does not exist. Check that the merchant, or the sub-merchant, had
                    payments or refunds on that day.
                400 STATEMENT_CREATING: The bill is being generated. Check that there were successful payments or
                    refunds on that day. If so, retry after 10:00 on the day after `bill_date`.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        `download_url` is the address of the file, valid for 5 minutes. `download_trade_bill` downloads it.

        Available to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-10: https://pay.weixin.qq.com/doc/v3/merchant/4012791866
        """

    def download_trade_bill(self, *_: Any, **__: Any) -> Any:
        """Get a trade bill (申请交易账单), and download the file.

        Calls `get_trade_bill` and downloads the file. The file is decompressed if necessary and verified against its
        digest before it is written to its destination.

        Args:
            bill_date: 账单日期, yyyy-MM-dd. Day of the bill. Within the last three months.
            sub_mchid: 子商户号, at most 12 characters, only for partners (服务商, 渠道商 and others who act for their
                own merchants). Sub-merchant number that the bill is for. Defaults to one bill for all sub-merchants of
                the service provider. Cannot be a micro merchant, whose orders appear only in the bill for all
                sub-merchants.
            bill_type: 账单类型. Orders that the bill contains. Defaults to `ALL`.
            tar_type: 压缩类型. Compression of the file. Omit it for an uncompressed file.
            to: Destination of the file: a path, or a file opened for writing in binary mode. An existing file is
                replaced.
            progress: Called with the number of bytes received so far and the total, which is `None` if it is unknown.

        Returns:
            `DownloadedFile` with `path`, `size` and `sha256`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: A parameter is invalid. Read the message and correct the parameter.
                400 NO_STATEMENT_EXIST: The bill does not exist. Check that the merchant, or the sub-merchant, had
                    payments or refunds on that day.
                400 STATEMENT_CREATING: The bill is being generated. Check that there were successful payments or
                    refunds on that day. If so, retry after 10:00 on the day after `bill_date`.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            CorruptDownload: The file failed its integrity check. The destination is unchanged.
            OSError: The file could not be written completely, for example because the disk is full.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791866
        """


class GetTradeBill(_GetTradeBillDocs, Service):
    def get_trade_bill(
        self,
        *,
        bill_date: dt.date | str,
        sub_mchid: str | None = None,
        bill_type: BillType | str | None = None,
        tar_type: TarType | str | None = None,
    ) -> QueryBillEntity:
        return self._call(
            OPERATION, {"bill_date": bill_date, "sub_mchid": sub_mchid, "bill_type": bill_type, "tar_type": tar_type}
        )

    def download_trade_bill(
        self,
        *,
        bill_date: dt.date | str,
        sub_mchid: str | None = None,
        bill_type: BillType | str | None = None,
        tar_type: TarType | str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return self._download(
            OPERATION,
            {"bill_date": bill_date, "sub_mchid": sub_mchid, "bill_type": bill_type, "tar_type": tar_type},
            to,
            progress,
        )


class AsyncGetTradeBill(_GetTradeBillDocs, AsyncService):
    async def get_trade_bill(
        self,
        *,
        bill_date: dt.date | str,
        sub_mchid: str | None = None,
        bill_type: BillType | str | None = None,
        tar_type: TarType | str | None = None,
    ) -> QueryBillEntity:
        return await self._call(
            OPERATION, {"bill_date": bill_date, "sub_mchid": sub_mchid, "bill_type": bill_type, "tar_type": tar_type}
        )

    async def download_trade_bill(
        self,
        *,
        bill_date: dt.date | str,
        sub_mchid: str | None = None,
        bill_type: BillType | str | None = None,
        tar_type: TarType | str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return await self._download(
            OPERATION,
            {"bill_date": bill_date, "sub_mchid": sub_mchid, "bill_type": bill_type, "tar_type": tar_type},
            to,
            progress,
        )
