# Written by `make generate` from specs/payments/bills/get_fund_flow_bill.yaml: edit that file.
"""Get a fund flow bill (申请资金账单)."""

import datetime as dt
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.bills._models import QueryBillEntity, TarType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.files import Download, DownloadedFile, FileTarget, Progress
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATE
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "AccountType"]


class AccountType(StrEnum):
    """Documented values of `account_type` (资金账户类型). Any other value is a plain `str`."""

    BASIC = "BASIC"
    """Basic account."""
    OPERATION = "OPERATION"
    """Operation account."""
    FEES = "FEES"
    """Fee account."""


OPERATION: Operation[QueryBillEntity] = Operation(
    name="payments.bills.get_fund_flow_bill",
    method="GET",
    routes=(Route("/v3/bill/fundflowbill", query=("bill_date", "account_type", "tar_type")),),
    parameters=(
        Parameter("bill_date", DATE, is_required=True),
        Parameter("account_type", OpenEnum(AccountType)),
        Parameter("tar_type", OpenEnum(TarType)),
    ),
    download=Download(
        method="download_fund_flow_bill",
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
            "Check that the funds in this account changed on that day.",
        ),
        ErrorRow(
            400,
            "STATEMENT_CREATING",
            "The bill is being generated.",
            "Check that the funds in the account changed on that day. If so, retry after 10:00 on the day after `bill_date`.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012791867",),
)


class _GetFundFlowBillDocs:
    def get_fund_flow_bill(self, *_: Any, **__: Any) -> Any:
        """Get a fund flow bill (申请资金账单).

        Returns the download address of the fund flow bill of one account on one day. The bill lists each change of the
        account's funds with its business number, amount received or paid, and booking time, for reconciliation.

        A day's bill is generated from 9:00 on the next day; download it after 10:00. Bills can be downloaded for three
        months. Their amounts are in yuan, not in fen.

        The file has a detail section, with a row for each change of funds, and a summary section; each starts with a
        header row. Each detail value starts with a backtick, so that spreadsheets do not convert it to scientific
        notation. Strip the backticks before you add up amounts.

        A change belongs to the day on which the balance changed. While it fails with `STATEMENT_CREATING` after 10:00,
        retry every 30 minutes, until it succeeds or fails with `NO_STATEMENT_EXIST`. A service provider gets the bill
        of its own accounts only: `get_sub_merchant_fund_flow_bill` has those of its sub-merchants. It has brand red
        packets (品牌红包) by batch, not one by one.

        Args:
            bill_date: 账单日期, yyyy-MM-dd. Day of the bill. Within the last three months.
            account_type: 资金账户类型. Account that the bill covers. Defaults to `BASIC`.
            tar_type: 压缩类型. Compression of the file. Omit it for an uncompressed file.

        Returns:
            `QueryBillEntity` with `hash_type`, `hash_value` and `download_url`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: A parameter is invalid. Read the message and correct the parameter.
                400 NO_STATEMENT_EXIST: The bill does not exist. Check that the funds in this account changed on that
                    day.
                400 STATEMENT_CREATING: The bill is being generated. Check that the funds in the account changed on that
                    day. If so, retry after 10:00 on the day after `bill_date`.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 3 calls a second for each merchant number.
        `download_url` is the address of the file, valid for 5 minutes. `download_fund_flow_bill` downloads it.

        Available to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/merchant/4012791867
        """

    def download_fund_flow_bill(self, *_: Any, **__: Any) -> Any:
        """Get a fund flow bill (申请资金账单), and download the file.

        Calls `get_fund_flow_bill` and downloads the file. The file is decompressed if necessary and verified against
        its digest before it is written to its destination.

        Args:
            bill_date: 账单日期, yyyy-MM-dd. Day of the bill. Within the last three months.
            account_type: 资金账户类型. Account that the bill covers. Defaults to `BASIC`.
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
                400 NO_STATEMENT_EXIST: The bill does not exist. Check that the funds in this account changed on that
                    day.
                400 STATEMENT_CREATING: The bill is being generated. Check that the funds in the account changed on that
                    day. If so, retry after 10:00 on the day after `bill_date`.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            CorruptDownload: The file failed its integrity check. The destination is unchanged.
            OSError: The file could not be written completely, for example because the disk is full.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791867
        """


class GetFundFlowBill(_GetFundFlowBillDocs, Service):
    def get_fund_flow_bill(
        self,
        *,
        bill_date: dt.date | str,
        account_type: AccountType | str | None = None,
        tar_type: TarType | str | None = None,
    ) -> QueryBillEntity:
        return self._call(OPERATION, {"bill_date": bill_date, "account_type": account_type, "tar_type": tar_type})

    def download_fund_flow_bill(
        self,
        *,
        bill_date: dt.date | str,
        account_type: AccountType | str | None = None,
        tar_type: TarType | str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return self._download(
            OPERATION, {"bill_date": bill_date, "account_type": account_type, "tar_type": tar_type}, to, progress
        )


class AsyncGetFundFlowBill(_GetFundFlowBillDocs, AsyncService):
    async def get_fund_flow_bill(
        self,
        *,
        bill_date: dt.date | str,
        account_type: AccountType | str | None = None,
        tar_type: TarType | str | None = None,
    ) -> QueryBillEntity:
        return await self._call(OPERATION, {"bill_date": bill_date, "account_type": account_type, "tar_type": tar_type})

    async def download_fund_flow_bill(
        self,
        *,
        bill_date: dt.date | str,
        account_type: AccountType | str | None = None,
        tar_type: TarType | str | None = None,
        to: FileTarget,
        progress: Progress | None = None,
    ) -> DownloadedFile:
        return await self._download(
            OPERATION, {"bill_date": bill_date, "account_type": account_type, "tar_type": tar_type}, to, progress
        )
