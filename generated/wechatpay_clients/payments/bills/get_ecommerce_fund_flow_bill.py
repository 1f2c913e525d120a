# Written by `make generate` from specs/payments/bills/get_ecommerce_fund_flow_bill.yaml: edit that file.
"""Get the fund flow bill of all sub-merchants (申请二级商户资金账单)."""

import datetime as dt
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.bills._models import BillAlgorithm, QueryEncryptBillEntity, TarType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.files import Download, DownloadedFile, FileTarget, Progress
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATE
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "SubMerchantFundFlowBillAccountType"]


class SubMerchantFundFlowBillAccountType(StrEnum):
    """Documented values of `account_type` (资金账户类型). Any other value is a plain `str`."""

    ALL = "ALL"
    """All accounts."""


OPERATION: Operation[QueryEncryptBillEntity] = Operation(
    name="payments.bills.get_ecommerce_fund_flow_bill",
    method="GET",
    routes=(Route("/v3/ecommerce/bill/fundflowbill", query=("bill_date", "account_type", "tar_type", "algorithm")),),
    parameters=(
        Parameter("bill_date", DATE, is_required=True),
        Parameter("account_type", OpenEnum(SubMerchantFundFlowBillAccountType), is_required=True),
        Parameter("tar_type", OpenEnum(TarType)),
        Parameter("algorithm", OpenEnum(BillAlgorithm), is_required=True),
    ),
    download=Download(
        method="download_ecommerce_fund_flow_bill",
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
            "Check that funds of your sub-merchants changed on that day.",
        ),
        ErrorRow(
            400,
            "STATEMENT_CREATING",
            "The bill is being generated.",
            "Check that funds of your sub-merchants changed on that day. If so, retry after 10:00 on the day after `bill_date`.",
        ),
        ErrorRow(403, "NO_AUTH", "The merchant is not an ecommerce platform.", "Check the merchant number."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The product 下载二级商户资金账单 is not enabled.",
            "Enable the product under 产品中心 on the service provider platform.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012760697",),
)


class _GetEcommerceFundFlowBillDocs:
    def get_ecommerce_fund_flow_bill(self, *_: Any, **__: Any) -> Any:
        """Get the fund flow bill of all sub-merchants (申请二级商户资金账单).

        Returns the download addresses of the fund flow bill of all sub-merchants of an ecommerce platform on one day.
        The bill lists each change of their funds with its business number, amount received or paid, and booking time,
        for reconciliation. Ask your contact at WeChat Pay for the product 下载二级商户资金账单, then enable it under
        服务商平台 > 产品中心.

        The file is encrypted. It is split into parts if it is larger than about 16 GB before compression. All addresses
        expire after 5 minutes, so download the parts at the same time. Decrypt each part, then join them in the order
        of `bill_sequence`.

        A day's bill is generated from 9:00 on the next day; download it after 10:00. Bills can be downloaded for three
        months, only with this call. Their amounts are in yuan, not in fen.

        The file has a detail section, with a row for each change of funds, and a summary section; each starts with a
        header row. Each detail value starts with a backtick, so that spreadsheets do not convert it to scientific
        notation. Strip the backticks before you add up amounts.

        Args:
            bill_date: 账单日期, yyyy-MM-dd. Day of the bill. Within the last three months.
            account_type: 资金账户类型. Accounts that the bill covers. Always `ALL`.
            tar_type: 压缩类型. Compression of the file. Omit it for an uncompressed file.
            algorithm: 账单文件加密算法. Encryption algorithm of the file.

        Returns:
            `QueryEncryptBillEntity` with `download_bill_count` and `download_bill_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: A parameter is invalid. Check `bill_date`, which must be within the last three
                    months.
                400 NO_STATEMENT_EXIST: The bill does not exist. Check that funds of your sub-merchants changed on that
                    day.
                400 STATEMENT_CREATING: The bill is being generated. Check that funds of your sub-merchants changed on
                    that day. If so, retry after 10:00 on the day after `bill_date`.
                403 NO_AUTH: The merchant is not an ecommerce platform. Check the merchant number.
                403 NO_AUTH: The product 下载二级商户资金账单 is not enabled. Enable the product under 产品中心 on the
                    service provider platform.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        `download_bill_list.download_url` is the address of the file, valid for 5 minutes.
        `download_ecommerce_fund_flow_bill` downloads it.

        Available to: platform merchant (平台商户).

        Official page, 2024-10-23: https://pay.weixin.qq.com/doc/v3/partner/4012760697
        """

    def download_ecommerce_fund_flow_bill(self, *_: Any, **__: Any) -> Any:
        """Get the fund flow bill of all sub-merchants (申请二级商户资金账单), and download the file.

        Calls `get_ecommerce_fund_flow_bill` and downloads all parts of the file. The addresses of all parts expire 5
        minutes after that call. Each part is decrypted and authenticated, then decompressed if necessary, and the parts
        are joined in order.

        Args:
            bill_date: 账单日期, yyyy-MM-dd. Day of the bill. Within the last three months.
            account_type: 资金账户类型. Accounts that the bill covers. Always `ALL`.
            tar_type: 压缩类型. Compression of the file. Omit it for an uncompressed file.
            algorithm: 账单文件加密算法. Encryption algorithm of the file.
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
                400 NO_STATEMENT_EXIST: The bill does not exist. Check that funds of your sub-merchants changed on that
                    day.
                400 STATEMENT_CREATING: The bill is being generated. Check that funds of your sub-merchants changed on
                    that day. If so, retry after 10:00 on the day after `bill_date`.
                403 NO_AUTH: The merchant is not an ecommerce platform. Check the merchant number.
                403 NO_AUTH: The product 下载二级商户资金账单 is not enabled. Enable the product under 产品中心 on the
                    service provider platform.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            CorruptDownload: The file failed its integrity check. The destination is unchanged.
            OSError: The file could not be written completely, for example because the disk is full.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012760697
        """


class GetEcommerceFundFlowBill(_GetEcommerceFundFlowBillDocs, Service):
    def get_ecommerce_fund_flow_bill(
        self,
        *,
        bill_date: dt.date | str,
        account_type: SubMerchantFundFlowBillAccountType | str,
        tar_type: TarType | str | None = None,
        algorithm: BillAlgorithm | str,
    ) -> QueryEncryptBillEntity:
        return self._call(
            OPERATION,
            {"bill_date": bill_date, "account_type": account_type, "tar_type": tar_type, "algorithm": algorithm},
        )

    def download_ecommerce_fund_flow_bill(
        self,
        *,
        bill_date: dt.date | str,
        account_type: SubMerchantFundFlowBillAccountType | str,
        tar_type: TarType | str | None = None,
        algorithm: BillAlgorithm | str,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return self._download(
            OPERATION,
            {"bill_date": bill_date, "account_type": account_type, "tar_type": tar_type, "algorithm": algorithm},
            to,
            progress,
        )


class AsyncGetEcommerceFundFlowBill(_GetEcommerceFundFlowBillDocs, AsyncService):
    async def get_ecommerce_fund_flow_bill(
        self,
        *,
        bill_date: dt.date | str,
        account_type: SubMerchantFundFlowBillAccountType | str,
        tar_type: TarType | str | None = None,
        algorithm: BillAlgorithm | str,
    ) -> QueryEncryptBillEntity:
        return await self._call(
            OPERATION,
            {"bill_date": bill_date, "account_type": account_type, "tar_type": tar_type, "algorithm": algorithm},
        )

    async def download_ecommerce_fund_flow_bill(
        self,
        *,
        bill_date: dt.date | str,
        account_type: SubMerchantFundFlowBillAccountType | str,
        tar_type: TarType | str | None = None,
        algorithm: BillAlgorithm | str,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return await self._download(
            OPERATION,
            {"bill_date": bill_date, "account_type": account_type, "tar_type": tar_type, "algorithm": algorithm},
            to,
            progress,
        )
