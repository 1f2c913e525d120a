# Written by `make generate` from specs/ecommerce/oversea_remittance/apply_bill.yaml: edit that file.
"""Get a bill of remittances (获取购付汇账单文件下载链接)."""

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

__all__ = ["OPERATION", "HashType", "QueryDownloadInfoResponse"]


class HashType(StrEnum):
    """Documented values of `hash_type` (哈希类型). Any other value is a plain `str`."""

    SHA1 = "SHA1"
    """SHA-1."""


@model
class QueryDownloadInfoResponse(Model):
    """Reply of `apply_bill`."""

    hash_type: HashType | str = field(OpenEnum(HashType))
    """Algorithm of `hash_value` (哈希类型)."""
    hash_value: str = field(STRING)
    """Digest of the original bill after decompression, to check its integrity (哈希值, at most 1024 characters)."""
    download_url: str = field(STRING)
    """下载地址, at most 2048 characters. Download address of the bill file. Expires after 30 seconds."""


OPERATION: Operation[QueryDownloadInfoResponse] = Operation(
    name="ecommerce.oversea_remittance.apply_bill",
    method="GET",
    routes=(Route("/v3/funds-to-oversea/bill-download-url", query=("bill_date", "sub_mchid")),),
    parameters=(
        Parameter("bill_date", DATE, is_required=True),
        Parameter("sub_mchid", STRING),
    ),
    download=Download(
        method="download_bill",
        url="download_url",
        hosts=("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com"),
        digest="hash_value",
        algorithm="hash_type",
        is_unpacked=True,
    ),
    replies={200: QueryDownloadInfoResponse},
    errors=(
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not remit money overseas.",
            "Apply for the permission. If you have it, check under 账户中心 > 违约记录 on the merchant platform whether a penalty takes it away, and under 产品中心 > 特约商户授权产品 that the sub-merchant has authorized you (已授权).",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476132",),
)


class _ApplyBillDocs:
    def apply_bill(self, *_: Any, **__: Any) -> Any:
        """Get a bill of remittances (获取购付汇账单文件下载链接).

        Returns the download address of the bill that is issued on one day. The bill lists the remittances that
        succeeded and whose foreign currency was bought on the day before. Remittances that failed or are not finished
        are not in it. The currency is expected to be bought one day after a request is accepted.

        A bill can normally be downloaded after 10:00 on its day. Until then the error is `STATEMENT_CREATING`;
        `NO_STATEMENT_EXIST` means that nothing was remitted for the day, or that the merchant or the day is wrong.
        Bills that are three months old or older download more slowly. Amounts in the bill are in yuan, not in fen.

        Args:
            bill_date: 账单日期, yyyy-MM-dd. Day on which the bill is issued, one day after the currency was bought.
            sub_mchid: 子商户号, at most 20 characters. Sub-merchant number that the bill is for. Defaults to one bill
                for all sub-merchants of the platform. Required for the bill of one sub-merchant.

        Returns:
            `QueryDownloadInfoResponse` with `hash_type`, `hash_value` and `download_url`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant may not remit money overseas. Apply for the permission. If you have it, check
                    under 账户中心 > 违约记录 on the merchant platform whether a penalty takes it away, and under
                    产品中心 > 特约商户授权产品 that the sub-merchant has authorized you (已授权).
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        `download_url` is the address of the file, valid for 30 seconds. `download_bill` downloads it.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-05: https://pay.weixin.qq.com/doc/v3/partner/4012476132
        """

    def download_bill(self, *_: Any, **__: Any) -> Any:
        """Get a bill of remittances (获取购付汇账单文件下载链接), and download the file.

        Calls `apply_bill` and downloads the file. The file is decompressed if necessary and verified against its digest
        before it is written to its destination.

        Args:
            bill_date: 账单日期, yyyy-MM-dd. Day on which the bill is issued, one day after the currency was bought.
            sub_mchid: 子商户号, at most 20 characters. Sub-merchant number that the bill is for. Defaults to one bill
                for all sub-merchants of the platform. Required for the bill of one sub-merchant.
            to: Destination of the file: a path, or a file opened for writing in binary mode. An existing file is
                replaced.
            progress: Called with the number of bytes received so far and the total, which is `None` if it is unknown.

        Returns:
            `DownloadedFile` with `path`, `size` and `sha256`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant may not remit money overseas. Apply for the permission. If you have it, check
                    under 账户中心 > 违约记录 on the merchant platform whether a penalty takes it away, and under
                    产品中心 > 特约商户授权产品 that the sub-merchant has authorized you (已授权).
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            CorruptDownload: The file failed its integrity check. The destination is unchanged.
            OSError: The file could not be written completely, for example because the disk is full.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012476132
        """


class ApplyBill(_ApplyBillDocs, Service):
    def apply_bill(self, *, bill_date: dt.date | str, sub_mchid: str | None = None) -> QueryDownloadInfoResponse:
        return self._call(OPERATION, {"bill_date": bill_date, "sub_mchid": sub_mchid})

    def download_bill(
        self,
        *,
        bill_date: dt.date | str,
        sub_mchid: str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return self._download(OPERATION, {"bill_date": bill_date, "sub_mchid": sub_mchid}, to, progress)


class AsyncApplyBill(_ApplyBillDocs, AsyncService):
    async def apply_bill(self, *, bill_date: dt.date | str, sub_mchid: str | None = None) -> QueryDownloadInfoResponse:
        return await self._call(OPERATION, {"bill_date": bill_date, "sub_mchid": sub_mchid})

    async def download_bill(
        self,
        *,
        bill_date: dt.date | str,
        sub_mchid: str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return await self._download(OPERATION, {"bill_date": bill_date, "sub_mchid": sub_mchid}, to, progress)
