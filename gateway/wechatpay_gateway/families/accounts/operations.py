"""The family of accounts: other families move money with its methods; its operations return balances."""

from collections.abc import Mapping

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.accounts.balance_operations import BalanceOperations
from wechatpay_gateway.families.accounts.balances import BalanceMachine
from wechatpay_gateway.families.accounts.ledger import AccountLedger
from wechatpay_gateway.family.behavior import Behavior, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class Accounts(AccountLedger, Family):
    """The money of merchants and users.

    Attributes:
        balance_machine: deposits and withdrawals by hand; also `gateway.balances`.
    """

    name = "accounts"
    tables = Tables.read("accounts", 1, __name__)

    def __init__(self, context: Context) -> None:
        Family.__init__(self, context)
        AccountLedger.__init__(self, context)
        self.balance_machine = BalanceMachine(context, self)
        self.machines = (self.balance_machine,)
        self.behaviors: Mapping[Place, Behavior] = BalanceOperations(context, self).behaviors
