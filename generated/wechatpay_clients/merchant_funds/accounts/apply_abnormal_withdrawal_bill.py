# Written by `make generate` from specs/merchant_funds/accounts/apply_abnormal_withdrawal_bill.yaml: edit that file.
"""Get the file of failed withdrawals (按日下载提现异常文件)."""

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

__all__ = ["OPERATION", "QueryWithdrawBillResponse", "TarType", "WithDrawBillHashType", "WithdrawBillType"]


class WithdrawBillType(StrEnum):
    """Documented values of `bill_type` (账单类型). Any other value is a plain `str`."""

    NO_SUCC = "NO_SUCC"
    """Withdrawals that failed, and those whose money the bank returned."""


class TarType(StrEnum):
    """Documented values of `tar_type` (压缩格式). Any other value is a plain `str`."""

    GZIP = "GZIP"
    """The file is compressed (`.gzip`)."""


class WithDrawBillHashType(StrEnum):
    """Documented values of `hash_type` (哈希类型). Any other value is a plain `str`."""

    SHA1 = "SHA1"
    """SHA-1."""


@model
class QueryWithdrawBillResponse(Model):
    """Reply of `apply_abnormal_withdrawal_bill`."""

    hash_type: WithDrawBillHashType | str = field(OpenEnum(WithDrawBillHashType))
    """Algorithm of `hash_value` (哈希类型)."""
    hash_value: str = field(STRING)
    """Digest of the file, to check its integrity (哈希值)."""
    download_url: str = field(STRING)
    """下载地址. Download address of the file. Expires after 5 minutes."""


OPERATION: Operation[QueryWithdrawBillResponse] = Operation(
    name="merchant_funds.accounts.apply_abnormal_withdrawal_bill",
    method="GET",
    routes=(Route("/v3/merchant/fund/withdraw/bill-type/{bill_type}", query=("bill_date", "tar_type")),),
    parameters=(
        Parameter("bill_type", OpenEnum(WithdrawBillType), is_required=True),
        Parameter("bill_date", DATE, is_required=True),
        Parameter("tar_type", OpenEnum(TarType)),
    ),
    download=Download(
        method="download_abnormal_withdrawal_bill",
        url="download_url",
        hosts=("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com"),
        digest="hash_value",
        algorithm="hash_type",
        is_unpacked=True,
    ),
    replies={200: QueryWithdrawBillResponse},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The day is too long ago.", "Check `bill_date`."),
        ErrorRow(
            400,
            "NO_STATEMENT_EXIST",
            "The file does not exist.",
            "Check that the funds of the account changed on that day.",
        ),
        ErrorRow(
            400,
            "STATEMENT_CREATING",
            "The file is being generated.",
            "Check that the funds of the account changed on that day. If so, retry after 10:00 on the day after `bill_date`.",
        ),
        ErrorRow(
            403, "NO_AUTH", "The merchant number may not call this operation.", "Check that the permission is enabled."
        ),
        ErrorRow(
            500, "SYSTEM_ERROR", "System error. The query has no result.", "Query again later with the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476678",),
)


class _ApplyAbnormalWithdrawalBillDocs:
    def apply_abnormal_withdrawal_bill(self, *_: Any, **__: Any) -> Any:
        """Get the file of failed withdrawals (按日下载提现异常文件).

        Returns the download address of a file with the withdrawals that failed, or whose money the bank returned, on
        one day of the last 90 days. It contains withdrawals of the platform and those that it created for its
        sub-merchants.

        A day's file can be downloaded from 9:00 on the next day: get that of yesterday every day after 9:00. Until it
        exists, the error is `STATEMENT_CREATING`; `NO_STATEMENT_EXIST` means that the day has no file. A withdrawal can
        be in the files of several days, and a row that a file lacks is added to that of the day on which it is noticed.

        Args:
            bill_type: 账单类型. Kind of file.
            bill_date: 账单日期, yyyy-MM-dd. Day on which the withdrawals failed or their money was returned, not the
                day on which they were requested.
            tar_type: 压缩格式. Compression of the file. Omit it for an uncompressed file.

        Returns:
            `QueryWithdrawBillResponse` with `hash_type`, `hash_value` and `download_url`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The day is too long ago. Check `bill_date`.
                400 NO_STATEMENT_EXIST: The file does not exist. Check that the funds of the account changed on that
                    day.
                400 STATEMENT_CREATING: The file is being generated. Check that the funds of the account changed on that
                    day. If so, retry after 10:00 on the day after `bill_date`.
                403 NO_AUTH: The merchant number may not call this operation. Check that the permission is enabled.
                500 SYSTEM_ERROR: System error. The query has no result. Query again later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 40 calls a second for each merchant number. WeChat Pay support can raise it.
        `download_url` is the address of the file, valid for 5 minutes. `download_abnormal_withdrawal_bill` downloads
        it.

        Available to: platform merchant (平台商户).

        Official page, 2024-12-19: https://pay.weixin.qq.com/doc/v3/partner/4012476678
        """

    def download_abnormal_withdrawal_bill(self, *_: Any, **__: Any) -> Any:
        """Get the file of failed withdrawals (按日下载提现异常文件), and download the file.

        Calls `apply_abnormal_withdrawal_bill` and downloads the file. The file is decompressed if necessary and
        verified against its digest before it is written to its destination.

        Args:
            bill_type: 账单类型. Kind of file.
            bill_date: 账单日期, yyyy-MM-dd. Day on which the withdrawals failed or their money was returned, not the
                day on which they were requested.
            tar_type: 压缩格式. Compression of the file. Omit it for an uncompressed file.
            to: Destination of the file: a path, or a file opened for writing in binary mode. An existing file is
                replaced.
            progress: Called with the number of bytes received so far and the total, which is `None` if it is unknown.

        Returns:
            `DownloadedFile` with `path`, `size` and `sha256`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The day is too long ago. Check `bill_date`.
                400 NO_STATEMENT_EXIST: The file does not exist. Check that the funds of the account changed on that
                    day.
                400 STATEMENT_CREATING: The file is being generated. Check that the funds of the account changed on that
                    day. If so, retry after 10:00 on the day after `bill_date`.
                403 NO_AUTH: The merchant number may not call this operation. Check that the permission is enabled.
                500 SYSTEM_ERROR: System error. The query has no result. Query again later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            CorruptDownload: The file failed its integrity check. The destination is unchanged.
            OSError: The file could not be written completely, for example because the disk is full.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012476678
        """


class ApplyAbnormalWithdrawalBill(_ApplyAbnormalWithdrawalBillDocs, Service):
    def apply_abnormal_withdrawal_bill(
        self, *, bill_type: WithdrawBillType | str, bill_date: dt.date | str, tar_type: TarType | str | None = None
    ) -> QueryWithdrawBillResponse:
        return self._call(OPERATION, {"bill_type": bill_type, "bill_date": bill_date, "tar_type": tar_type})

    def download_abnormal_withdrawal_bill(
        self,
        *,
        bill_type: WithdrawBillType | str,
        bill_date: dt.date | str,
        tar_type: TarType | str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return self._download(
            OPERATION, {"bill_type": bill_type, "bill_date": bill_date, "tar_type": tar_type}, to, progress
        )


class AsyncApplyAbnormalWithdrawalBill(_ApplyAbnormalWithdrawalBillDocs, AsyncService):
    async def apply_abnormal_withdrawal_bill(
        self, *, bill_type: WithdrawBillType | str, bill_date: dt.date | str, tar_type: TarType | str | None = None
    ) -> QueryWithdrawBillResponse:
        return await self._call(OPERATION, {"bill_type": bill_type, "bill_date": bill_date, "tar_type": tar_type})

    async def download_abnormal_withdrawal_bill(
        self,
        *,
        bill_type: WithdrawBillType | str,
        bill_date: dt.date | str,
        tar_type: TarType | str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return await self._download(
            OPERATION, {"bill_type": bill_type, "bill_date": bill_date, "tar_type": tar_type}, to, progress
        )
