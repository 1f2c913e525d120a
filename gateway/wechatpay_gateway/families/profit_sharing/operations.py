"""The family of profit sharing: combines its operations, its records and its state machines."""

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.profit_sharing.examples import add_examples
from wechatpay_gateway.families.profit_sharing.notices import Notices
from wechatpay_gateway.families.profit_sharing.profile_machine import ProfileMachine
from wechatpay_gateway.families.profit_sharing.receiver_machine import ReceiverMachine
from wechatpay_gateway.families.profit_sharing.receiver_operations import ReceiverOperations
from wechatpay_gateway.families.profit_sharing.return_machine import ReturnMachine
from wechatpay_gateway.families.profit_sharing.return_operations import ReturnOperations
from wechatpay_gateway.families.profit_sharing.settlement import Settlement
from wechatpay_gateway.families.profit_sharing.sharing_machine import ShareMachine, SharingMachine
from wechatpay_gateway.families.profit_sharing.sharing_operations import SharingOperations
from wechatpay_gateway.families.profit_sharing.state import Records
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class ProfitSharing(Records, Family):
    """Splits, shares, returns, receivers and settings.

    Attributes:
        return_machine: the steps of returns; also `gateway.sharing_returns`.
    """

    name = "profit_sharing"
    due_tables = ("sharing_returns",)
    tables = Tables.read("profit_sharing", 1, __name__)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        Family.__init__(self, context)
        Records.__init__(self, context)
        settlement = Settlement(self, Notices(self.profiles, context.merchants), context.now)
        profiles = ProfileMachine(context, self)
        self.funds.freeze_days = profiles.freeze_days
        self.return_machine = ReturnMachine(context, self, settlement)
        self.machines = (
            SharingMachine(context, self, settlement),
            ShareMachine(context, self, settlement),
            self.return_machine,
            ReceiverMachine(context, self),
            profiles,
        )
        self.behaviors = {
            **SharingOperations(self, settlement).behaviors,
            **ReturnOperations(self, self.return_machine).behaviors,
            **ReceiverOperations(self).behaviors,
        }

    def next_due(self) -> float | None:
        """Return when the next return that is in progress fails."""
        return self.returns.next_time_out()

    def make_due_changes(self) -> None:
        """Give up the returns that have been in progress for too long."""
        self.return_machine.time_out_due()

    def add_examples(self, mchid: str) -> None:
        """Add the orders, shares, returns and receivers that the catalog's examples refer to, owned by a merchant."""
        add_examples(self._context.catalog, mchid, self, self._context.now())
