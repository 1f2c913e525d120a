"""The balances of the calling merchant: now, and at the end of a day. All money of a merchant is in one account."""

from datetime import datetime, timedelta

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.accounts.ledger import AccountLedger
from wechatpay_gateway.family.behavior import Behavior, Call, Place, examples_at
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.refusals import refuse

_BALANCE: Place = ("GET", "/v3/merchant/fund/balance/{}")
_DAY_END_BALANCE: Place = ("GET", "/v3/merchant/fund/dayendbalance/{}")
_WITHOUT_MONEY = "FEES"
"""The account that no merchant of the gateway has."""
_KEPT_DAYS = 90
"""How long the balance of a day can be queried: https://pay.weixin.qq.com/doc/v3/partner/4012476702."""
_DAY_SECONDS = 86400


class BalanceOperations:
    """The operations that return the balances of the calling merchant."""

    def __init__(self, context: Context, ledger: AccountLedger) -> None:
        self.behaviors: dict[Place, Behavior] = {_BALANCE: self.query, _DAY_END_BALANCE: self.query_day_end}
        self._ledger = ledger
        self._day_ends = DayEnds(context, _DAY_END_BALANCE)

    def query(self, call: Call) -> Outcome:
        """Return the current balance.

        Raises:
            Refusal: the account is not enabled.
        """
        check_account(call, call.arguments["account_type"])
        available, frozen = (self._ledger.balance(call.mchid, kind) for kind in AccountKind)
        return Outcome(200, {"available_amount": available, "pending_amount": frozen})

    def query_day_end(self, call: Call) -> Outcome:
        """Return the balance at 24:00 of a day; of yesterday if the request has none.

        A merchant also has its initial balance on the days before the gateway started.

        Raises:
            Refusal: the account is not enabled, or the day is not over or too long ago.
        """
        check_account(call, call.arguments["account_type"])
        end = self._day_ends.of(call)
        available, frozen = (self._ledger.balance_at(call.mchid, kind, end) for kind in AccountKind)
        return Outcome(200, {"available_amount": available, "pending_amount": frozen})


class DayEnds:
    """The end of the day that a query for a day-end balance names."""

    def __init__(self, context: Context, place: Place) -> None:
        self._example_days = {
            example.arguments["date"] for example in examples_at(context.catalog, place) if "date" in example.arguments
        }

    def of(self, call: Call) -> float:
        """Return 24:00 of the day in `date`, or else of yesterday, in seconds since 1970.

        Raises:
            Refusal: the day is not over or too long ago.
        """
        now = datetime.fromtimestamp(call.now, CHINA)
        day = call.arguments.get("date", (now - timedelta(days=1)).date().isoformat())
        end = datetime.fromisoformat(day).replace(tzinfo=CHINA).timestamp() + _DAY_SECONDS
        if day not in self._example_days and not 0 <= call.now - end < _KEPT_DAYS * _DAY_SECONDS:
            en = f"The balance of a day is available when the day is over, and for {_KEPT_DAYS} days."
            raise refuse(call, "INVALID_REQUEST", "该账户在指定时间不存在", en)
        return end


def check_account(call: Call, account_type: str) -> None:
    """Check that the merchant has an account.

    Raises:
        Refusal: the account is not enabled.
    """
    if account_type == _WITHOUT_MONEY:
        en = "A merchant of this gateway has the accounts BASIC and OPERATION, which contain the same money."
        raise refuse(call, "INVALID_REQUEST", "账户类型未开通", en)
