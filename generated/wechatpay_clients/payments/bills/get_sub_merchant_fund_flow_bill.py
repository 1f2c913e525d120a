# Written by `make generate` from specs/payments/bills/get_sub_merchant_fund_flow_bill.yaml: edit that file.
"""Get the fund flow bill of one sub-merchant (申请单个子商户资金账单)."""

import datetime as dt
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.bills._models import BillAlgorithm, QueryEncryptBillEntity, TarType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.files import Download, DownloadedFile, FileTarget, Progress
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATE, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "SubMerchantAccountType"]


class SubMerchantAccountType(StrEnum):
    """Documented values of `account_type` (资金账户类型). Any other value is a plain `str`."""

    BASIC = "BASIC"
    """Basic account."""
    OPERATION = "OPERATION"
    """Operation account."""
    FEES = "FEES"
    """Fee account."""
    DEPOSIT = "DEPOSIT"
    """Deposit account."""


OPERATION: Operation[QueryEncryptBillEntity] = Operation(
    name="payments.bills.get_sub_merchant_fund_flow_bill",
    method="GET",
    routes=(
        Route(
            "/v3/bill/sub-merchant-fundflowbill",
            query=("sub_mchid", "bill_date", "account_type", "algorithm", "tar_type"),
        ),
    ),
    parameters=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("bill_date", DATE, is_required=True),
        Parameter("account_type", OpenEnum(SubMerchantAccountType), is_required=True),
        Parameter("algorithm", OpenEnum(BillAlgorithm), is_required=True),
        Parameter("tar_type", OpenEnum(TarType)),
    ),
    download=Download(
        method="download_sub_merchant_fund_flow_bill",
        url="download_url",
        hosts=("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com"),
        digest="hash_value",
        algorithm="hash_type",
        is_unpacked=True,
        parts="download_bill_list",
        order="bill_sequence",
        count="download_bill_count",
        key="encrypt_key",
        nonce="nonce",
        cipher="algorithm",
    ),
    replies={200: QueryEncryptBillEntity},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "A parameter is invalid.",
            "Check `bill_date`, which must be within the last three months.",
        ),
        ErrorRow(
            400,
            "NO_STATEMENT_EXIST",
            "The bill does not exist.",
            "Check that the sub-merchant's funds changed on that day.",
        ),
        ErrorRow(
            400,
            "STATEMENT_CREATING",
            "The bill is being generated.",
            "Check that the sub-merchant's funds changed on that day. If so, retry after 10:00 on the day after `bill_date`.",
        ),
        ErrorRow(403, "NO_AUTH", "The merchant is not a sub-merchant of this service provider.", "Check `sub_mchid`."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The product 下载二级商户资金账单 is not enabled.",
            "Enable the product under 产品中心 on the service provider platform.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012760249",),
)


class _GetSubMerchantFundFlowBillDocs:
    def get_sub_merchant_fund_flow_bill(self, *_: Any, **__: Any) -> Any:
        """Get the fund flow bill of one sub-merchant (申请单个子商户资金账单).

        Returns the download addresses of the fund flow bill of one account of a sub-merchant on one day. The bill lists
        each change of the account's funds with its business number, amount received or paid, and booking time, for
        reconciliation. Enable the product 下载二级商户资金账单 under 服务商平台 > 产品中心 first.

        The file is encrypted. It is split into parts if it is larger than about 16 GB before compression. All addresses
        expire after 5 minutes, so download the parts at the same time. Decrypt each part, then join them in the order
        of `bill_sequence`.

        A day's bill is generated from 9:00 on the next day; download it after 10:00. Bills can be downloaded for three
        months. Their amounts are in yuan, not in fen.

        The file has a detail section, with a row for each change of funds, and a summary section; each starts with a
        header row. Each detail value starts with a backtick, so that spreadsheets do not convert it to scientific
        notation. Strip the backticks before you add up amounts.

        Args:
            sub_mchid: 子商户号, at most 12 characters. Sub-merchant number that the bill is for.
            bill_date: 账单日期, yyyy-MM-dd. Day of the bill. Within the last three months.
            account_type: 资金账户类型. Account that the bill covers.
            algorithm: 账单文件加密算法. Encryption algorithm of the file.
            tar_type: 压缩格式. Compression of the file. Omit it for an uncompressed file.

        Returns:
            `QueryEncryptBillEntity` with `download_bill_count` and `download_bill_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: A parameter is invalid. Check `bill_date`, which must be within the last three
                    months.
                400 NO_STATEMENT_EXIST: The bill does not exist. Check that the sub-merchant's funds changed on that
                    day.
                400 STATEMENT_CREATING: The bill is being generated. Check that the sub-merchant's funds changed on that
                    day. If so, retry after 10:00 on the day after `bill_date`.
                403 NO_AUTH: The merchant is not a sub-merchant of this service provider. Check `sub_mchid`.
                403 NO_AUTH: The product 下载二级商户资金账单 is not enabled. Enable the product under 产品中心 on the
                    service provider platform.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        `download_bill_list.download_url` is the address of the file, valid for 5 minutes.
        `download_sub_merchant_fund_flow_bill` downloads it.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-10-21: https://pay.weixin.qq.com/doc/v3/partner/4012760249
        """

    def download_sub_merchant_fund_flow_bill(self, *_: Any, **__: Any) -> Any:
        """Get the fund flow bill of one sub-merchant (申请单个子商户资金账单), and download the file.

        Calls `get_sub_merchant_fund_flow_bill` and downloads all parts of the file. The addresses of all parts expire 5
        minutes after that call. Each part is decrypted and authenticated, then decompressed if necessary, and the parts
        are joined in order.

        Args:
            sub_mchid: 子商户号, at most 12 characters. Sub-merchant number that the bill is for.
            bill_date: 账单日期, yyyy-MM-dd. Day of the bill. Within the last three months.
            account_type: 资金账户类型. Account that the bill covers.
            algorithm: 账单文件加密算法. Encryption algorithm of the file.
            tar_type: 压缩格式. Compression of the file. Omit it for an uncompressed file.
            to: Destination of the file: a path, or a file opened for writing in binary mode. An existing file is
                replaced.
            progress: Called with the number of bytes received so far and the total, which is `None` if it is unknown.

        Returns:
            `DownloadedFile` with `path`, `size` and `sha256`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: A parameter is invalid. Check `bill_date`, which must be within the last three
                    months.
                400 NO_STATEMENT_EXIST: The bill does not exist. Check that the sub-merchant's funds changed on that
                    day.
                400 STATEMENT_CREATING: The bill is being generated. Check that the sub-merchant's funds changed on that
                    day. If so, retry after 10:00 on the day after `bill_date`.
                403 NO_AUTH: The merchant is not a sub-merchant of this service provider. Check `sub_mchid`.
                403 NO_AUTH: The product 下载二级商户资金账单 is not enabled. Enable the product under 产品中心 on the
                    service provider platform.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            CorruptDownload: The file failed its integrity check. The destination is unchanged.
            OSError: The file could not be written completely, for example because the disk is full.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012760249
        """


class GetSubMerchantFundFlowBill(_GetSubMerchantFundFlowBillDocs, Service):
    def get_sub_merchant_fund_flow_bill(
        self,
        *,
        sub_mchid: str,
        bill_date: dt.date | str,
        account_type: SubMerchantAccountType | str,
        algorithm: BillAlgorithm | str,
        tar_type: TarType | str | None = None,
    ) -> QueryEncryptBillEntity:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "bill_date": bill_date,
                "account_type": account_type,
                "algorithm": algorithm,
                "tar_type": tar_type,
            },
        )

    def download_sub_merchant_fund_flow_bill(
        self,
        *,
        sub_mchid: str,
        bill_date: dt.date | str,
        account_type: SubMerchantAccountType | str,
        algorithm: BillAlgorithm | str,
        tar_type: TarType | str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return self._download(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "bill_date": bill_date,
                "account_type": account_type,
                "algorithm": algorithm,
                "tar_type": tar_type,
            },
            to,
            progress,
        )


class AsyncGetSubMerchantFundFlowBill(_GetSubMerchantFundFlowBillDocs, AsyncService):
    async def get_sub_merchant_fund_flow_bill(
        self,
        *,
        sub_mchid: str,
        bill_date: dt.date | str,
        account_type: SubMerchantAccountType | str,
        algorithm: BillAlgorithm | str,
        tar_type: TarType | str | None = None,
    ) -> QueryEncryptBillEntity:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "bill_date": bill_date,
                "account_type": account_type,
                "algorithm": algorithm,
                "tar_type": tar_type,
            },
        )

    async def download_sub_merchant_fund_flow_bill(
        self,
        *,
        sub_mchid: str,
        bill_date: dt.date | str,
        account_type: SubMerchantAccountType | str,
        algorithm: BillAlgorithm | str,
        tar_type: TarType | str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return await self._download(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "bill_date": bill_date,
                "account_type": account_type,
                "algorithm": algorithm,
                "tar_type": tar_type,
            },
            to,
            progress,
        )
