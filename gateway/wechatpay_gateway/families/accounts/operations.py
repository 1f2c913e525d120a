"""The family of accounts: other families move money with its methods; its operations return balances, and withdraw money."""

from collections.abc import Mapping

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.accounts.balance_operations import BalanceOperations
from wechatpay_gateway.families.accounts.balances import BalanceMachine
from wechatpay_gateway.families.accounts.ledger import AccountLedger
from wechatpay_gateway.families.accounts.withdrawal_machine import WithdrawalMachine
from wechatpay_gateway.families.accounts.withdrawal_operations import WithdrawalOperations
from wechatpay_gateway.families.accounts.withdrawals import Withdrawals
from wechatpay_gateway.family.behavior import Behavior, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class Accounts(AccountLedger, Family):
    """The money of merchants and users.

    Attributes:
        balance_machine: deposits and withdrawals by hand; also `gateway.balances`.
        withdrawal_machine: the withdrawals by API calls; also `gateway.platform_withdrawals`.
    """

    name = "accounts"
    tables = Tables.read("accounts", 1, __name__)

    def __init__(self, context: Context) -> None:
        Family.__init__(self, context)
        AccountLedger.__init__(self, context)
        self.balance_machine = BalanceMachine(context, self)
        withdrawals = Withdrawals(context.store)
        self.withdrawal_machine = WithdrawalMachine(context, self, withdrawals)
        self.machines = (self.balance_machine, self.withdrawal_machine)
        self._withdrawal_operations = WithdrawalOperations(context, self.withdrawal_machine, withdrawals)
        self.behaviors: Mapping[Place, Behavior] = {
            **BalanceOperations(context, self).behaviors,
            **self._withdrawal_operations.behaviors,
        }

    def add_examples(self, mchid: str) -> None:
        """Add the withdrawals that the catalog's examples refer to."""
        self._withdrawal_operations.add_examples(mchid, self._context.now())
