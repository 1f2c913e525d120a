# Written by `make generate` from specs/profit_sharing/profit_sharing/apply_bill.yaml: edit that file.
"""Get a sharing bill (申请分账账单)."""

import datetime as dt
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.files import Download, DownloadedFile, FileTarget, Progress
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATE, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "SplitBillHashType", "SplitBillResponse", "SplitBillTarType"]


class SplitBillTarType(StrEnum):
    """Documented values of `tar_type` (压缩类型). Any other value is a plain `str`."""

    GZIP = "GZIP"
    """The file is downloaded as a gzip stream (`.gzip`)."""


class SplitBillHashType(StrEnum):
    """Documented values of `hash_type` (哈希类型). Any other value is a plain `str`."""

    SHA1 = "SHA1"
    """SHA-1."""


@model
class SplitBillResponse(Model):
    """Reply of `apply_bill`."""

    hash_type: SplitBillHashType | str = field(OpenEnum(SplitBillHashType))
    """Algorithm of `hash_value` (哈希类型)."""
    hash_value: str = field(STRING)
    """Digest of the bill file after decompression, to check its integrity (哈希值, at most 1024 characters)."""
    download_url: str = field(STRING)
    """下载地址, at most 2048 characters. Download address of the bill file. Expires after 30 seconds."""


OPERATION: Operation[SplitBillResponse] = Operation(
    name="profit_sharing.profit_sharing.apply_bill",
    method="GET",
    routes=(Route("/v3/profitsharing/bills", query=("bill_date", "sub_mchid", "tar_type")),),
    parameters=(
        Parameter("bill_date", DATE, is_required=True),
        Parameter("sub_mchid", STRING),
        Parameter("tar_type", OpenEnum(SplitBillTarType)),
    ),
    download=Download(
        method="download_bill",
        url="download_url",
        hosts=("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com"),
        digest="hash_value",
        algorithm="hash_type",
        is_unpacked=True,
    ),
    replies={200: SplitBillResponse},
    errors=(
        ErrorRow(
            400, "INVALID_REQUEST", "The merchant is not a sub-merchant of this service provider.", "Check `sub_mchid`."
        ),
        ErrorRow(400, "INVALID_REQUEST", "The bill is older than three months.", "Choose a later `bill_date`."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The bill is being generated.",
            "Check `bill_date`, and retry after 10:00 on the next day.",
        ),
        ErrorRow(
            400,
            "NO_STATEMENT_EXIST",
            "The bill does not exist.",
            "Check `bill_date`. The bill of a day is ready after 10:00 on the next day.",
        ),
        ErrorRow(400, "PARAM_ERROR", "The format of the date is wrong.", "Correct `bill_date`."),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many requests for bills.", "Call less often."),
        ErrorRow(500, "SYSTEM_ERROR", "The system failed.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012529628",),
)


class _ApplyBillDocs:
    def apply_bill(self, *_: Any, **__: Any) -> Any:
        """Get a sharing bill (申请分账账单).

        Returns the download address of the sharing bill of one day. The bill lists successful splits and returns with
        their amounts and times, for reconciliation.

        A day's bill is ready at 10:00 on the next day, and can be downloaded for three months. Its amounts are in yuan,
        not in fen.

        The file has a detail section, with a row for each split or return, and a summary section; each starts with a
        header row. Each detail value starts with a backtick, so that spreadsheets do not convert it to scientific
        notation. Strip the backticks before you add up amounts.

        Args:
            bill_date: 账单日期, yyyy-MM-dd. Day of the bill. Within the last three months.
            sub_mchid: 子商户号, at most 12 characters, only for partners (服务商, 渠道商 and others who act for their
                own merchants). Sub-merchant number that the bill is for. Defaults to one bill for all sub-merchants of
                the service provider.
            tar_type: 压缩类型. Compression of the file. Omit it for an uncompressed file.

        Returns:
            `SplitBillResponse` with `hash_type`, `hash_value` and `download_url`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The merchant is not a sub-merchant of this service provider. Check `sub_mchid`.
                400 INVALID_REQUEST: The bill is older than three months. Choose a later `bill_date`.
                400 INVALID_REQUEST: The bill is being generated. Check `bill_date`, and retry after 10:00 on the next
                    day.
                400 NO_STATEMENT_EXIST: The bill does not exist. Check `bill_date`. The bill of a day is ready after
                    10:00 on the next day.
                400 PARAM_ERROR: The format of the date is wrong. Correct `bill_date`.
                429 FREQUENCY_LIMITED: Too many requests for bills. Call less often.
                500 SYSTEM_ERROR: The system failed. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        `download_url` is the address of the file, valid for 30 seconds. `download_bill` downloads it.

        Available to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/merchant/4012529628
        """

    def download_bill(self, *_: Any, **__: Any) -> Any:
        """Get a sharing bill (申请分账账单), and download the file.

        Calls `apply_bill` and downloads the file. The file is decompressed if necessary and verified against its digest
        before it is written to its destination.

        Args:
            bill_date: 账单日期, yyyy-MM-dd. Day of the bill. Within the last three months.
            sub_mchid: 子商户号, at most 12 characters, only for partners (服务商, 渠道商 and others who act for their
                own merchants). Sub-merchant number that the bill is for. Defaults to one bill for all sub-merchants of
                the service provider.
            tar_type: 压缩类型. Compression of the file. Omit it for an uncompressed file.
            to: Destination of the file: a path, or a file opened for writing in binary mode. An existing file is
                replaced.
            progress: Called with the number of bytes received so far and the total, which is `None` if it is unknown.

        Returns:
            `DownloadedFile` with `path`, `size` and `sha256`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The merchant is not a sub-merchant of this service provider. Check `sub_mchid`.
                400 INVALID_REQUEST: The bill is older than three months. Choose a later `bill_date`.
                400 INVALID_REQUEST: The bill is being generated. Check `bill_date`, and retry after 10:00 on the next
                    day.
                400 NO_STATEMENT_EXIST: The bill does not exist. Check `bill_date`. The bill of a day is ready after
                    10:00 on the next day.
                400 PARAM_ERROR: The format of the date is wrong. Correct `bill_date`.
                429 FREQUENCY_LIMITED: Too many requests for bills. Call less often.
                500 SYSTEM_ERROR: The system failed. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            CorruptDownload: The file failed its integrity check. The destination is unchanged.
            OSError: The file could not be written completely, for example because the disk is full.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012529628
        """


class ApplyBill(_ApplyBillDocs, Service):
    def apply_bill(
        self, *, bill_date: dt.date | str, sub_mchid: str | None = None, tar_type: SplitBillTarType | str | None = None
    ) -> SplitBillResponse:
        return self._call(OPERATION, {"bill_date": bill_date, "sub_mchid": sub_mchid, "tar_type": tar_type})

    def download_bill(
        self,
        *,
        bill_date: dt.date | str,
        sub_mchid: str | None = None,
        tar_type: SplitBillTarType | str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return self._download(
            OPERATION, {"bill_date": bill_date, "sub_mchid": sub_mchid, "tar_type": tar_type}, to, progress
        )


class AsyncApplyBill(_ApplyBillDocs, AsyncService):
    async def apply_bill(
        self, *, bill_date: dt.date | str, sub_mchid: str | None = None, tar_type: SplitBillTarType | str | None = None
    ) -> SplitBillResponse:
        return await self._call(OPERATION, {"bill_date": bill_date, "sub_mchid": sub_mchid, "tar_type": tar_type})

    async def download_bill(
        self,
        *,
        bill_date: dt.date | str,
        sub_mchid: str | None = None,
        tar_type: SplitBillTarType | str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return await self._download(
            OPERATION, {"bill_date": bill_date, "sub_mchid": sub_mchid, "tar_type": tar_type}, to, progress
        )
