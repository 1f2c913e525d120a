"""The balances of a sub-merchant: https://pay.weixin.qq.com/doc/v3/partner/4012476690 and 4012476693."""

from collections.abc import Mapping

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.accounts.balance_operations import DayEnds
from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.accounts.ledger import AccountLedger
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.refusals import refuse

_BALANCE: Place = ("GET", "/v3/ecommerce/fund/balance/{}")
_DAY_END_BALANCE: Place = ("GET", "/v3/ecommerce/fund/enddaybalance/{}")
ONLY_ACCOUNT = "BASIC"


class SubMerchantBalances:
    """The operations that return the balances of a sub-merchant, which has a basic account only."""

    def __init__(self, context: Context, ledger: AccountLedger) -> None:
        self._ledger = ledger
        self._day_ends = DayEnds(context, _DAY_END_BALANCE)
        self.behaviors: Mapping[Place, Behavior] = {_BALANCE: self._query, _DAY_END_BALANCE: self._query_day_end}

    def _query(self, call: Call) -> Outcome:
        owner: str = call.arguments["sub_mchid"]
        available, frozen = (self._ledger.balance(owner, kind) for kind in AccountKind)
        return self._reply(call, owner, available, frozen)

    def _query_day_end(self, call: Call) -> Outcome:
        owner, end = str(call.arguments["sub_mchid"]), self._day_ends.of(call)
        available, frozen = (self._ledger.balance_at(owner, kind, end) for kind in AccountKind)
        return self._reply(call, owner, available, frozen)

    def _reply(self, call: Call, owner: str, available: int, frozen: int) -> Outcome:
        account = call.arguments.get("account_type", ONLY_ACCOUNT)
        if account != ONLY_ACCOUNT:
            en = "A sub-merchant of this gateway has a basic account only."
            raise refuse(call, "INVALID_REQUEST", "账户类型未开通", en)
        amounts = {"available_amount": available, "pending_amount": frozen}
        return Outcome(200, {"sub_mchid": owner, **amounts, "account_type": account})
