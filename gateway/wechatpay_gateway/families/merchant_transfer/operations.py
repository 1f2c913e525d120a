"""The family of merchant transfers: combines its operations, its records and its state machines."""

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.merchant_transfer.authorization_machine import AuthorizationMachine
from wechatpay_gateway.families.merchant_transfer.authorization_operations import AuthorizationOperations
from wechatpay_gateway.families.merchant_transfer.authorizations import Authorizations
from wechatpay_gateway.families.merchant_transfer.examples import add_examples
from wechatpay_gateway.families.merchant_transfer.money import TransferMoney
from wechatpay_gateway.families.merchant_transfer.receipt_machine import ReceiptMachine
from wechatpay_gateway.families.merchant_transfer.receipt_operations import RECEIPT_FILE, ReceiptOperations
from wechatpay_gateway.families.merchant_transfer.receipts import Receipts
from wechatpay_gateway.families.merchant_transfer.state import Records
from wechatpay_gateway.families.merchant_transfer.steps import EXPIRE, EXPIRE_AUTHORIZATION, EXPIRE_AUTHORIZED
from wechatpay_gateway.families.merchant_transfer.transfer_machine import AuthorizedTransferMachine, TransferMachine
from wechatpay_gateway.families.merchant_transfer.transfer_operations import TransferOperations
from wechatpay_gateway.families.merchant_transfer.transfers import Transfers
from wechatpay_gateway.families.merchant_transfer.users import Users
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class MerchantTransfer(Family):
    """Transfers to users, their authorizations and their receipts.

    Attributes:
        transfers: the transfers of both kinds.
        authorizations: the authorizations.
        transfer_machine: the steps of transfers that users confirm; also `gateway.transfers`.
        authorized_transfer_machine: the steps of transfers after an authorization; also `gateway.authorized_transfers`.
        authorization_machine: the steps of authorizations; also `gateway.transfer_authorizations`.
        receipt_machine: the steps of receipts; also `gateway.transfer_receipts`.
    """

    name = "merchant_transfer"
    due_tables = ("transfer_authorizations", "transfers")
    tables = Tables.read("merchant_transfer", 1, __name__)
    operations = (RECEIPT_FILE,)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        store = context.store
        self._records = Records(Transfers(store), Authorizations(store), Receipts(store), Users(store))
        self.transfers, self.authorizations = self._records.transfers, self._records.authorizations
        money = TransferMoney(context.family(Accounts), self._records.transfers)
        self.authorization_machine = AuthorizationMachine(context, self._records)
        parts = (context, self._records, money, self.authorization_machine)
        self.transfer_machine = TransferMachine(*parts)
        self.authorized_transfer_machine = AuthorizedTransferMachine(*parts)
        self.receipt_machine = ReceiptMachine(context, self._records)
        self.machines = (
            self.transfer_machine,
            self.authorized_transfer_machine,
            self.authorization_machine,
            self.receipt_machine,
        )
        both = (self.transfer_machine, self.authorized_transfer_machine)
        self.behaviors = {
            **TransferOperations(context, self._records, both, self.authorization_machine).behaviors,
            **AuthorizationOperations(self._records, self.authorization_machine).behaviors,
            **ReceiptOperations(self._records, self.receipt_machine).behaviors,
        }

    def add_examples(self, mchid: str) -> None:
        """Add the transfers, authorizations and receipts that the catalog's examples refer to, owned by a merchant."""
        add_examples(self._context.catalog, mchid, self._records, self._context.now())

    def next_due(self) -> float | None:
        """Return when the next transfer or authorization expires."""
        dues = (self._records.transfers.next_expiry(), self._records.authorizations.next_expiry())
        return min((due for due in dues if due is not None), default=None)

    def make_due_changes(self) -> None:
        """Close the transfers and the authorizations that have expired, with their notifications."""
        now = self._context.now()
        for transfer in self._records.transfers.expired(now):
            if transfer.is_authorized:
                self.authorized_transfer_machine.advance(transfer, EXPIRE_AUTHORIZED, {})
            else:
                self.transfer_machine.advance(transfer, EXPIRE, {})
        for authorization in self._records.authorizations.expired(now):
            self.authorization_machine.advance(authorization, EXPIRE_AUTHORIZATION, {})

    def reset(self) -> None:
        """Discard the limits, held transfers and digest that a test set."""
        super().reset()
        self._records.reset()
