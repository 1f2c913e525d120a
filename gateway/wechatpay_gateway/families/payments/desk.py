"""Everything about payments in one place: the state, the operations, and what payers and banks do."""

from collections.abc import Callable, Mapping

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.families.payments.cashier import Cashier
from wechatpay_gateway.families.payments.combined import CombinedTransactions
from wechatpay_gateway.families.payments.examples import add_examples
from wechatpay_gateway.families.payments.records import Records
from wechatpay_gateway.families.payments.refunding import Refunding
from wechatpay_gateway.families.payments.transactions import Transactions
from wechatpay_gateway.family.behaviour import Behaviour, Place
from wechatpay_gateway.notifications.changes import Changes


class Payments(Records):
    """Orders, refunds, and who acts on them: `cashier` pays, `refunding` moves refunds on."""

    def __init__(
        self,
        store: Store,
        now: Callable[[], float],
        changes: Changes,
        address: Callable[[], str],
    ) -> None:
        super().__init__(store)
        self.cashier = Cashier(self.orders, self.combinations, self.prepayments, changes, now)
        self.refunding = Refunding(self, changes, now)
        self._now = now
        self.behaviours: Mapping[Place, Behaviour] = {
            **Transactions(self, self.cashier, address).behaviours,
            **CombinedTransactions(self.orders, self.combinations, self.prepayments, address).behaviours,
            **self.refunding.behaviours,
        }

    def add_examples(self, catalog: Catalog, mchid: str) -> None:
        """Add the orders and refunds that the catalog's examples ask for, as those of the merchant `mchid`."""
        add_examples(catalog, mchid, self, self._now())

    def reset(self) -> None:
        """Forget what payers were told to do."""
        self.cashier.passwords_asked = 0
