"""A marketplace: takes payments for its sellers, shares each with the marketplace and a courier company, and refunds.

The marketplace is a service provider (服务商), its sellers are sub-merchants. The rules that keep money safe:

- Store everything with its number before sending it; retry with the same number, never with a new one.
- `FINISHED` does not mean that a receiver was paid: look at the result of each share.
- Before a refund, take the same part of each share back. The refund waits until each return has succeeded or failed.
- Notifications can be late, repeated or lost. `Worker` sends what is planned and queries what is open.
"""

import os
import secrets
import time
from datetime import UTC, datetime

from marketplace.records import Records
from marketplace.rows import Order, Refund
from marketplace.settings import NOTIFICATIONS_PATH, Settings
from sqlite_replay_guard import SqliteReplayGuard
from wechatpay_clients import Client
from wechatpay_clients.payments.partner_transactions import PartnerApiv3PartnerQueryResponse, PartnerSettleInfo
from wechatpay_clients.payments.refunds import Refund as FoundRefund
from wechatpay_clients.payments.refunds import refund_result
from wechatpay_clients.payments.transactions import CommonAmountInfo, transaction_success
from wechatpay_runtime.notifications import Router, require_same

ORDER_SECONDS = 60 * 60
"""How long an order can be paid."""


class Market:
    """Takes, shares and refunds payments for stored orders. Safe to share between threads."""

    def __init__(
        self, client: Client, records: Records, settings: Settings, *, guard: SqliteReplayGuard | None = None
    ) -> None:
        self._client = client
        self.settings = settings
        self.records = records
        self.router = Router(client, replay_guard=guard)
        self.router.on(transaction_success.NOTIFICATION)(self._take_payment)
        self.router.on(refund_result.NOTIFICATION)(self._take_refund_result)

    @classmethod
    def from_env(cls) -> "Market":
        """Read the client's variables, those of `Settings`, and `MARKETPLACE_DATABASE`, the database file."""
        guard = SqliteReplayGuard(os.environ["MARKETPLACE_DATABASE"])
        return cls(Client.from_env(), Records.from_env(), Settings.from_env(), guard=guard)

    def add_seller(self, seller: str) -> None:
        """Let the receivers get parts of the orders of a seller. Adding them again changes nothing."""
        for receiver in self.settings.receivers:
            self._client.profit_sharing.profit_sharing.add_receiver(
                sub_mchid=seller,
                appid=self.settings.appid,
                type_="MERCHANT_ID",
                account=receiver.mchid,
                name=receiver.name,
                relation_type=receiver.relation,
            )

    def place(self, seller: str, description: str, total_fen: int) -> Order:
        """Store a new order. Call `code_url` to get the content of its QR code."""
        number = f"{time.strftime('%Y%m%d')}{secrets.token_hex(8)}"
        order = Order(number, seller, description, total_fen, placed_at=time.time())
        self.records.place(order)
        return order

    def code_url(self, out_trade_no: str) -> str:
        """Request the content of the QR code that the customer scans.

        Raises:
            WeChatPayError: Show the page again; the same order is requested again.
        """
        order = self.records.row(Order, out_trade_no)
        return self._client.payments.partner_transactions.prepay_native(
            sp_appid=self.settings.appid,
            sub_mchid=order.seller,
            description=order.description,
            out_trade_no=order.out_trade_no,
            time_expire=datetime.fromtimestamp(int(order.placed_at) + ORDER_SECONDS, UTC),
            notify_url=self.settings.url + NOTIFICATIONS_PATH,
            settle_info=PartnerSettleInfo(profit_sharing=True),
            amount=CommonAmountInfo(total=order.total_fen, currency="CNY"),
        ).code_url

    def share(self, out_trade_no: str) -> None:
        """Share an order, once the goods have arrived. The worker sends it.

        Raises:
            NotPossible: The order is not paid, or is being refunded.
        """
        rates = {receiver.mchid: receiver.percent for receiver in self.settings.receivers}
        self.records.plan_shares(f"S{secrets.token_hex(12)}", out_trade_no, rates)

    def refund(self, out_trade_no: str, out_refund_no: str, amount_fen: int) -> None:
        """Refund an order, in part or in full, after taking the shares back. The worker sends both. Safe to repeat.

        Raises:
            NotPossible: The message says why.
        """
        self.records.plan_refund(Refund(out_refund_no, out_trade_no, amount_fen))

    def settle(self, payment: transaction_success.PartnerTransaction | PartnerApiv3PartnerQueryResponse) -> None:
        """Mark an order as paid, from a notification or a query.

        Raises:
            PaymentMismatch: The payment does not match the order. A person must look at it.
        """
        order = self.records.row(Order, payment.out_trade_no)
        require_same(
            payment,
            amount={"total": order.total_fen, "currency": "CNY"},
            sp_appid=self.settings.appid,
            sp_mchid=self.settings.mchid,
            sub_mchid=order.seller,
        )
        if payment.transaction_id is None or payment.success_time is None:
            raise ValueError(f"order {order.out_trade_no} is not paid: {payment.trade_state}")
        self.records.note_paid(order.out_trade_no, payment.transaction_id)

    def note_refund(self, found: FoundRefund | refund_result.PartnerRefundResult) -> None:
        """Store the state of a refund, from a reply, a query or a notification.

        Raises:
            PaymentMismatch: It is not the refund that was requested. A person must look at it.
        """
        refund = self.records.row(Refund, found.out_refund_no)
        require_same(found, out_trade_no=refund.out_trade_no, amount={"refund": refund.amount_fen})
        state = found.status if isinstance(found, FoundRefund) else found.refund_status
        self.records.note_refund(refund.out_refund_no, state)

    def _take_payment(self, notification: transaction_success.TransactionSuccessNotification) -> None:
        payment = notification.resource
        if not isinstance(payment, transaction_success.PartnerTransaction):
            raise TypeError("This marketplace takes only payments for its sellers.")
        require_same(payment, trade_state="SUCCESS")
        self.settle(payment)

    def _take_refund_result(self, notification: refund_result.RefundResultNotification) -> None:
        result = notification.resource
        if not isinstance(result, refund_result.PartnerRefundResult):
            raise TypeError("This marketplace refunds only payments for its sellers.")
        self.note_refund(result)
