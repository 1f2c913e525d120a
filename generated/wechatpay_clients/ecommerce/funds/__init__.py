# Written by `make generate` from specs/ecommerce/funds: edit the files there.
"""Funds of sub-merchants (二级商户余额与提现).

Query the balances of the sub-merchants of an ecommerce platform, and withdraw their money to their bank accounts. Money
cannot be moved from the basic account to the operation account: withdraw it, then top up the operation account.
Withdrawals to a bank account are free of charge.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients._models import WithdrawAccountType, WithdrawStatus

    from ._models import SubMerchantWithdraw, WithdrawEntity, WithdrawEntityStatus
    from .create_day_end_balance_withdrawal import (
        AsyncCreateDayEndBalanceWithdrawal,
        CalculateWithdrawAmountType,
        CreateDayEndBalanceWithdrawal,
    )
    from .create_withdrawal import AsyncCreateWithdrawal, CreateSubMerchantWithdrawResponse, CreateWithdrawal
    from .query_balance import AsyncQueryBalance, BalanceAccountType, QueryBalance, QueryBalanceResponse
    from .query_day_end_balance import (
        AsyncQueryDayEndBalance,
        DayEndBalanceAccountType,
        QueryDayEndBalance,
        QueryDayEndBalanceResponse,
    )
    from .query_day_end_balance_withdrawal import AsyncQueryDayEndBalanceWithdrawal, QueryDayEndBalanceWithdrawal
    from .query_withdrawal_by_out_request_no import AsyncQueryWithdrawalByOutRequestNo, QueryWithdrawalByOutRequestNo
    from .query_withdrawal_by_withdraw_id import AsyncQueryWithdrawalByWithdrawId, QueryWithdrawalByWithdrawId
else:
    CreateDayEndBalanceWithdrawal, AsyncCreateDayEndBalanceWithdrawal = deferred(
        __name__, "create_day_end_balance_withdrawal"
    )
    CreateWithdrawal, AsyncCreateWithdrawal = deferred(__name__, "create_withdrawal")
    QueryBalance, AsyncQueryBalance = deferred(__name__, "query_balance")
    QueryDayEndBalance, AsyncQueryDayEndBalance = deferred(__name__, "query_day_end_balance")
    QueryDayEndBalanceWithdrawal, AsyncQueryDayEndBalanceWithdrawal = deferred(
        __name__, "query_day_end_balance_withdrawal", "wait_until_day_end_balance_withdrawal_final"
    )
    QueryWithdrawalByOutRequestNo, AsyncQueryWithdrawalByOutRequestNo = deferred(
        __name__, "query_withdrawal_by_out_request_no", "wait_until_final"
    )
    QueryWithdrawalByWithdrawId, AsyncQueryWithdrawalByWithdrawId = deferred(
        __name__, "query_withdrawal_by_withdraw_id", "wait_until_final_by_withdraw_id"
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": ("SubMerchantWithdraw", "WithdrawEntity", "WithdrawEntityStatus"),
            ".create_day_end_balance_withdrawal": ("CalculateWithdrawAmountType",),
            ".create_withdrawal": ("CreateSubMerchantWithdrawResponse",),
            ".query_balance": ("BalanceAccountType", "QueryBalanceResponse"),
            ".query_day_end_balance": ("DayEndBalanceAccountType", "QueryDayEndBalanceResponse"),
            "wechatpay_clients._models": ("WithdrawAccountType", "WithdrawStatus"),
        },
    )

__all__ = [
    "AsyncFunds",
    "BalanceAccountType",
    "CalculateWithdrawAmountType",
    "CreateSubMerchantWithdrawResponse",
    "DayEndBalanceAccountType",
    "Funds",
    "QueryBalanceResponse",
    "QueryDayEndBalanceResponse",
    "SubMerchantWithdraw",
    "WithdrawAccountType",
    "WithdrawEntity",
    "WithdrawEntityStatus",
    "WithdrawStatus",
]


class Funds(
    CreateDayEndBalanceWithdrawal,
    CreateWithdrawal,
    QueryBalance,
    QueryDayEndBalance,
    QueryDayEndBalanceWithdrawal,
    QueryWithdrawalByOutRequestNo,
    QueryWithdrawalByWithdrawId,
    Service,
):
    """Funds of sub-merchants (二级商户余额与提现)."""


class AsyncFunds(
    AsyncCreateDayEndBalanceWithdrawal,
    AsyncCreateWithdrawal,
    AsyncQueryBalance,
    AsyncQueryDayEndBalance,
    AsyncQueryDayEndBalanceWithdrawal,
    AsyncQueryWithdrawalByOutRequestNo,
    AsyncQueryWithdrawalByWithdrawId,
    AsyncService,
):
    """Funds of sub-merchants (二级商户余额与提现), for `AsyncClient`."""
