"""The family of the money of sub-merchants, whose withdrawals and closings are resources."""

from collections.abc import Mapping
from functools import partial

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.sub_merchant_funds.balances import SubMerchantBalances
from wechatpay_gateway.families.sub_merchant_funds.closings import CLOSE, WITHDRAW_LEFT, Closings
from wechatpay_gateway.families.sub_merchant_funds.example_accounts import ExampleSubMerchants
from wechatpay_gateway.families.sub_merchant_funds.withdrawals import (
    WITHDRAW,
    WITHDRAW_DAY_END,
    SubMerchantWithdrawals,
)
from wechatpay_gateway.family.behavior import Behavior, Call, Place, examples_at
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class SubMerchantFunds(Family):
    """The money of sub-merchants of a platform."""

    name = "sub_merchant_funds"
    tables = Tables.read("sub_merchant_funds", 1, __name__)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._accounts = context.family(Accounts)
        self._examples = ExampleSubMerchants(context.store)
        own: Mapping[Place, Behavior] = {
            **SubMerchantBalances(context, self._accounts).behaviors,
            **SubMerchantWithdrawals(context, self._accounts).behaviors,
            **Closings(context, self._accounts, self._examples).behaviors,
        }
        self.behaviors = {place: partial(self._perform, behavior) for place, behavior in own.items()}

    def add_examples(self, mchid: str) -> None:
        """Remember the sub-merchants of the examples, which withdraw money: each starts with as much as a merchant of the gateway."""
        del mchid
        for place in (WITHDRAW, WITHDRAW_DAY_END, CLOSE, WITHDRAW_LEFT):
            for example in examples_at(self._context.catalog, place):
                self._examples.add(str(example.arguments["sub_mchid"]))

    def _perform(self, behavior: Behavior, call: Call) -> Outcome:
        """Perform a call; the account of a sub-merchant of the examples is opened by its first one."""
        owner = str({**call.arguments, **call.fields}.get("sub_mchid", ""))
        if self._examples.has(owner):
            self._accounts.open(owner)
        return behavior(call)
