"""The records of platforms in the state file."""

from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.ecommerce.advance_returns import AdvanceReturns
from wechatpay_gateway.families.ecommerce.subsidies import Subsidies
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.families.profit_sharing.operations import ProfitSharing
from wechatpay_gateway.family.context import Context


class Records:
    """The returns of advances and the subsidies, with the orders, the refunds and the accounts that they move money between."""

    def __init__(self, context: Context) -> None:
        self.advance_returns = AdvanceReturns(context.store)
        self.accounts = context.family(Accounts)
        self.payments = context.family(Payments)
        self.profit_sharing = context.family(ProfitSharing)
        self.subsidies = Subsidies(context.store)
