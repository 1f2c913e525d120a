"""Payments and refunds of the shop, independent of any web framework.

The rules that keep money safe:

- Store orders and refunds, with their numbers, before sending them to WeChat Pay.
- Retry failed calls with the same numbers, never with new ones.
- Accept a payment only if its number, amount, currency, AppID and merchant match our own record and its state is SUCCESS.
- Notifications can be late, repeated or lost. So `settle` also accepts the result of a query, and `reconcile` queries
  everything that is still open.
"""

import logging
import os
import re
import secrets
import time
from datetime import UTC, datetime

from attrs import frozen

from shop.goods import Goods
from shop.orders import STATES_BEFORE, Order, Orders, Refund, RefundNotPossible
from wechatpay_clients import Client, NotFound, WeChatPayError
from wechatpay_clients.payments.refunds import AmountReq, refund_result
from wechatpay_clients.payments.transactions import CommonAmountInfo, DirectApiv3QueryResponse, transaction_success
from wechatpay_runtime.notifications import Router, require_same

logger = logging.getLogger("shop")

NOTIFICATIONS_PATH = "/wechatpay/notifications"
ORDER_SECONDS = 60 * 60
"""How long an order can be paid. Less than the two hours for which a code is valid, so one code is enough."""


@frozen
class Settings:
    """Settings of the shop, in addition to the client's."""

    appid: str
    mchid: str
    url: str
    """The address at which WeChat Pay reaches the shop: `https://shop.example`, without a trailing slash."""

    @classmethod
    def from_env(cls) -> "Settings":
        """Read `SHOP_APPID`, `WECHATPAY_MCHID` and `SHOP_URL`."""
        return cls(os.environ["SHOP_APPID"], os.environ["WECHATPAY_MCHID"], os.environ["SHOP_URL"])


class Payments:
    """Takes payments for stored orders and refunds them. Safe to share between threads."""

    def __init__(self, client: Client, orders: Orders, settings: Settings) -> None:
        self._client = client
        self._settings = settings
        self.url = settings.url
        self.orders = orders
        self.router = Router(client)
        self.router.on(transaction_success.NOTIFICATION)(self._take_payment)
        self.router.on(refund_result.NOTIFICATION)(self._take_refund_result)

    @classmethod
    def from_env(cls) -> "Payments":
        """Read the client's variables, those of `Settings`, and `SHOP_DATABASE`, the database file."""
        return cls(Client.from_env(), Orders.from_env(), Settings.from_env())

    def place(self, goods: Goods) -> Order:
        """Store a new order. Call `code_url` to get the content of its QR code."""
        number = f"{time.strftime('%Y%m%d')}{secrets.token_hex(8)}"
        order = Order(number, goods.description, goods.price_fen, placed_at=time.time())
        self.orders.place(order)
        return order

    def code_url(self, order: Order) -> str | None:
        """The content of the QR code that the customer scans, requested on first use; `None` if WeChat Pay fails."""
        if order.code_url is not None or order.state != "OPEN":
            return order.code_url
        try:
            code_url = self._client.payments.transactions.prepay_native(
                appid=self._settings.appid,
                description=order.description,
                out_trade_no=order.out_trade_no,
                time_expire=datetime.fromtimestamp(int(order.placed_at) + ORDER_SECONDS, UTC),
                notify_url=self._settings.url + NOTIFICATIONS_PATH,
                amount=CommonAmountInfo(total=order.total_fen, currency="CNY"),
            ).code_url
        except WeChatPayError:
            logger.exception("no code for order %s", order.out_trade_no)
            return None
        self.orders.keep_code(order.out_trade_no, code_url)
        return code_url

    def settle(self, payment: transaction_success.Transaction | DirectApiv3QueryResponse) -> None:
        """Record a payment that WeChat Pay reports. Safe to repeat.

        Raises:
            UnknownOrder: The order is not ours.
            ValueError: The order is not paid.
            PaymentMismatch: The payment does not match the order. A person must look at it.
        """
        order = self.orders.order(payment.out_trade_no)
        require_same(
            payment,
            amount={"total": order.total_fen, "currency": "CNY"},
            appid=self._settings.appid,
            mchid=self._settings.mchid,
        )
        if payment.transaction_id is None or payment.success_time is None:
            raise ValueError(f"order {order.out_trade_no} is not paid: {payment.trade_state}")
        paid_on = str(payment.success_time)[:10]  # in Beijing time
        if self.orders.pay(order.out_trade_no, payment.transaction_id, paid_on):
            logger.info("order %s is paid", order.out_trade_no)

    def refund(self, out_trade_no: str, out_refund_no: str, amount_fen: int) -> None:
        """Refund an order, in part or in full. Calling it again with the same number does not refund twice.

        If WeChat Pay fails or refuses, the refund stays `REQUESTED`, and `reconcile` retries with the same number.

        Raises:
            RefundNotPossible: Less than the amount is left of the order, or the number is invalid.
            UnknownOrder: The order is not ours.
        """
        if not re.fullmatch(r"[0-9A-Za-z-]{1,64}", out_refund_no):
            raise RefundNotPossible("WeChat Pay does not accept this refund number")
        refund = Refund(out_refund_no, out_trade_no, amount_fen)
        self.orders.add_refund(refund)
        try:
            self._request(refund)
        except WeChatPayError:
            logger.exception("refund %s is still open", out_refund_no)

    def reconcile(self) -> None:
        """Query everything that is still open. Run it every few minutes, whether notifications arrive or not.

        A failure is logged and retried in the next run.
        """
        for order in self.orders.open_orders():
            try:
                self._reconcile_order(order)
            except Exception:
                logger.exception("order %s is still open", order.out_trade_no)
        for refund in self.orders.open_refunds():
            try:
                self._reconcile_refund(refund)
            except Exception:
                logger.exception("refund %s is still open", refund.out_refund_no)

    def _take_payment(self, notification: transaction_success.TransactionSuccessNotification) -> None:
        payment = notification.resource
        if not isinstance(payment, transaction_success.Transaction):
            raise TypeError("This shop only takes direct payments, neither partner nor combined ones.")
        require_same(payment, trade_state="SUCCESS")
        self.settle(payment)

    def _take_refund_result(self, notification: refund_result.RefundResultNotification) -> None:
        result = notification.resource
        refund = self.orders.refund(result.out_refund_no)
        order = self.orders.order(refund.out_trade_no)
        require_same(
            result, out_trade_no=order.out_trade_no, amount={"total": order.total_fen, "refund": refund.amount_fen}
        )
        self._step(refund, result.refund_status)

    def _request(self, refund: Refund) -> None:
        order = self.orders.order(refund.out_trade_no)
        result = self._client.payments.refunds.create_refund(
            out_trade_no=order.out_trade_no,
            out_refund_no=refund.out_refund_no,
            notify_url=self._settings.url + NOTIFICATIONS_PATH,
            amount=AmountReq(refund=refund.amount_fen, total=order.total_fen, currency="CNY"),
        )
        self._step(refund, result.status)

    def _reconcile_order(self, order: Order) -> None:
        is_over = time.time() - order.placed_at > ORDER_SECONDS
        transactions = self._client.payments.transactions
        try:
            found = transactions.query_order_by_out_trade_no(out_trade_no=order.out_trade_no)
        except NotFound:
            # WeChat Pay does not know the order: no code was ever requested.
            if is_over:
                self.orders.close(order.out_trade_no)
            return
        if found.trade_state in {"SUCCESS", "REFUND"}:
            self.settle(found)
        elif found.trade_state == "CLOSED":
            self.orders.close(order.out_trade_no)
        elif is_over:
            transactions.close_order(out_trade_no=order.out_trade_no)
            self.orders.close(order.out_trade_no)

    def _reconcile_refund(self, refund: Refund) -> None:
        try:
            found = self._client.payments.refunds.query_refund(out_refund_no=refund.out_refund_no)
        except NotFound:
            self._request(refund)
        else:
            self._step(refund, found.status)

    def _step(self, refund: Refund, state: str) -> None:
        if state not in STATES_BEFORE:
            raise ValueError(f"refund {refund.out_refund_no} is in an unknown state: {state}")
        if self.orders.step_refund(refund.out_refund_no, state):
            logger.info("refund %s is %s", refund.out_refund_no, state)
