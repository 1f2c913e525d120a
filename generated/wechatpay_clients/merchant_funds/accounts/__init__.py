# Written by `make generate` from specs/merchant_funds/accounts: edit the files there.
"""Funds of the platform (平台余额与提现).

Query the balances of an ecommerce platform's own accounts, withdraw its money to its bank account, and download the
file of the withdrawals that failed. `ecommerce.funds` does the same for its sub-merchants.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients._models import Withdraw, WithdrawAccountType, WithdrawStatus

    from ._models import Balance
    from .apply_abnormal_withdrawal_bill import (
        ApplyAbnormalWithdrawalBill,
        AsyncApplyAbnormalWithdrawalBill,
        QueryWithdrawBillResponse,
        TarType,
        WithDrawBillHashType,
        WithdrawBillType,
    )
    from .create_withdrawal import AsyncCreateWithdrawal, CreateWithdrawal, CreateWithdrawResponse
    from .query_balance import AsyncQueryBalance, QueryBalance
    from .query_day_end_balance import AsyncQueryDayEndBalance, QueryDayEndBalance
    from .query_withdrawal_by_out_request_no import AsyncQueryWithdrawalByOutRequestNo, QueryWithdrawalByOutRequestNo
    from .query_withdrawal_by_withdraw_id import AsyncQueryWithdrawalByWithdrawId, QueryWithdrawalByWithdrawId
else:
    ApplyAbnormalWithdrawalBill, AsyncApplyAbnormalWithdrawalBill = deferred(
        __name__, "apply_abnormal_withdrawal_bill", "download_abnormal_withdrawal_bill"
    )
    CreateWithdrawal, AsyncCreateWithdrawal = deferred(__name__, "create_withdrawal")
    QueryBalance, AsyncQueryBalance = deferred(__name__, "query_balance")
    QueryDayEndBalance, AsyncQueryDayEndBalance = deferred(__name__, "query_day_end_balance")
    QueryWithdrawalByOutRequestNo, AsyncQueryWithdrawalByOutRequestNo = deferred(
        __name__, "query_withdrawal_by_out_request_no", "wait_until_final"
    )
    QueryWithdrawalByWithdrawId, AsyncQueryWithdrawalByWithdrawId = deferred(
        __name__, "query_withdrawal_by_withdraw_id", "wait_until_final_by_withdraw_id"
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": ("Balance",),
            ".apply_abnormal_withdrawal_bill": (
                "QueryWithdrawBillResponse",
                "TarType",
                "WithDrawBillHashType",
                "WithdrawBillType",
            ),
            ".create_withdrawal": ("CreateWithdrawResponse",),
            "wechatpay_clients._models": ("Withdraw", "WithdrawAccountType", "WithdrawStatus"),
        },
    )

__all__ = [
    "Accounts",
    "AsyncAccounts",
    "Balance",
    "CreateWithdrawResponse",
    "QueryWithdrawBillResponse",
    "TarType",
    "WithDrawBillHashType",
    "Withdraw",
    "WithdrawAccountType",
    "WithdrawBillType",
    "WithdrawStatus",
]


class Accounts(
    ApplyAbnormalWithdrawalBill,
    CreateWithdrawal,
    QueryBalance,
    QueryDayEndBalance,
    QueryWithdrawalByOutRequestNo,
    QueryWithdrawalByWithdrawId,
    Service,
):
    """Funds of the platform (平台余额与提现)."""


class AsyncAccounts(
    AsyncApplyAbnormalWithdrawalBill,
    AsyncCreateWithdrawal,
    AsyncQueryBalance,
    AsyncQueryDayEndBalance,
    AsyncQueryWithdrawalByOutRequestNo,
    AsyncQueryWithdrawalByWithdrawId,
    AsyncService,
):
    """Funds of the platform (平台余额与提现), for `AsyncClient`."""
