"""A shop that must not lose a fen, whatever fails on the network: written once, for clients of both kinds."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from threading import Lock
from typing import Any

from attrs import define

from wechatpay_clients import (
    AsyncClient,
    BadRequest,
    CertificateError,
    Client,
    NotFound,
    OutcomeUnknown,
    RateLimited,
    ServerError,
    TransportError,
    UnknownSerial,
    VerificationError,
)
from wechatpay_clients.payments.refunds import refund_result
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.notifications import Router, require_same

PREPAY = "payments.transactions.prepay_native"
CLOSE = "payments.transactions.close_order"
REFUND = "payments.refunds.create_refund"
QUERY_ORDER = "payments.transactions.query_order_by_out_trade_no"
QUERY_REFUND = "payments.refunds.query_refund"

SETTLED_BY: Mapping[str, tuple[str, str]] = {
    PREPAY: (QUERY_ORDER, "out_trade_no"),
    CLOSE: (QUERY_ORDER, "out_trade_no"),
    REFUND: (QUERY_REFUND, "out_refund_no"),
}
"""The query for the outcome of a call, and the number that it needs."""

APPID = "wxd678efh567hg6787"
_OPEN_ERRORS = (OutcomeUnknown, VerificationError, ServerError, RateLimited, TransportError, CertificateError)
"""After these errors the call may have taken effect, or may still do so."""
_MOST_TRIES = 30
_RANKS = {"ASKED": 0, "PROCESSING": 1, "ABNORMAL": 2, "SUCCESS": 3, "CLOSED": 3}

Ask = Callable[[str, Mapping[str, Any]], Awaitable[Any]]
"""Calls an operation by its name."""


@define
class OrderRow:
    """An order, with the values of the API."""

    total: int
    state: str = "NOTPAY"
    transaction_id: str | None = None


@define
class RefundRow:
    """A refund, with the values of the API."""

    out_trade_no: str
    amount: int
    status: str = "ASKED"
    refund_id: str | None = None


class Bookshop:
    """Orders and refunds of a shop that makes calls with `ask` and waits for a minute with `wait`.

    `booked` counts how often each order was fulfilled, and `unknown` the outcomes that stayed open, by operation and the query
    that the error names.
    """

    def __init__(self, ask: Ask, wait: Callable[[], None]) -> None:
        self._ask = ask
        self._wait = wait
        self._lock = Lock()
        self.orders: dict[str, OrderRow] = {}
        self.refunds: dict[str, RefundRow] = {}
        self.booked: Counter[str] = Counter()
        self.unknown: Counter[tuple[str, str | None]] = Counter()
        self.dies_after_booking: set[str] = set()
        """Orders whose handler fails once, after booking them."""

    def receiving(self, client: Client | AsyncClient) -> Router:
        """Create the router that handles the notifications."""
        router = Router(client)
        router.on(transaction_success.NOTIFICATION)(self._handle_payment)
        router.on(refund_result.NOTIFICATION)(self._handle_refund)
        return router

    async def place(self, number: str, total: int, notify_url: str) -> None:
        """Place an order."""
        self.orders[number] = OrderRow(total)
        amount = {"total": total, "currency": "CNY"}
        order = {"appid": APPID, "description": "A book", "notify_url": notify_url, "amount": amount}
        await self._call_until_settled(PREPAY, {**order, "out_trade_no": number}, lambda _order: True)

    async def close(self, number: str) -> None:
        """Close an order, or book it if it was paid in the meantime."""
        try:
            await self._call_until_settled(CLOSE, {"out_trade_no": number}, lambda order: order.trade_state == "CLOSED")
        except BadRequest:
            await self.look_up_order(number)
        else:
            self.orders[number].state = "CLOSED"

    async def refund(self, out_refund_no: str, out_trade_no: str, amount: int, notify_url: str) -> None:
        """Refund an amount."""
        self.refunds.setdefault(out_refund_no, RefundRow(out_trade_no, amount))
        refund_amount = {"refund": amount, "total": self.orders[out_trade_no].total, "currency": "CNY"}
        arguments = {"out_trade_no": out_trade_no, "out_refund_no": out_refund_no, "amount": refund_amount}
        result = await self._call_until_settled(REFUND, {**arguments, "notify_url": notify_url}, lambda _refund: True)
        self._book_refund(out_refund_no, result.status, result.refund_id)

    async def look_up_order(self, number: str) -> None:
        """Query an order, and book it if it was paid."""
        result = await self._query(QUERY_ORDER, {"out_trade_no": number})
        if result is not None and result.transaction_id is not None:
            require_same(result, out_trade_no=number, amount={"total": self.orders[number].total})
            self._book_payment(number, result.transaction_id)

    async def reconcile(self) -> None:
        """Query every order and refund that is not in a final state."""
        for number, order in list(self.orders.items()):
            if order.state == "NOTPAY":
                await self.look_up_order(number)
        for number, refund in list(self.refunds.items()):
            if _RANKS[refund.status] < _RANKS["SUCCESS"]:
                result = await self._query(QUERY_REFUND, {"out_refund_no": number})
                self._book_refund(number, result.status, result.refund_id)

    def _handle_payment(self, notification: transaction_success.TransactionSuccessNotification) -> None:
        payment = notification.resource
        assert isinstance(payment, transaction_success.Transaction)
        number = payment.out_trade_no
        require_same(payment, amount={"total": self.orders[number].total, "currency": "CNY"}, trade_state="SUCCESS")
        self._book_payment(number, payment.transaction_id)
        if number in self.dies_after_booking:
            self.dies_after_booking.discard(number)
            raise RuntimeError("this process died before it could acknowledge")

    def _handle_refund(self, notification: refund_result.RefundResultNotification) -> None:
        result = notification.resource
        row = self.refunds[result.out_refund_no]
        require_same(result, out_trade_no=row.out_trade_no, amount={"refund": row.amount})
        self._book_refund(result.out_refund_no, result.refund_status, result.refund_id)

    def _book_payment(self, number: str, transaction_id: str) -> None:
        with self._lock:
            order = self.orders[number]
            if order.transaction_id is None:
                order.state, order.transaction_id = "SUCCESS", transaction_id
                self.booked[number] += 1

    def _book_refund(self, number: str, status: str, refund_id: str) -> None:
        with self._lock:
            row = self.refunds[number]
            if _RANKS[status] > _RANKS[row.status]:
                row.status, row.refund_id = str(status), refund_id
            self.orders[row.out_trade_no].state = "REFUND"

    async def _call_until_settled(
        self, operation: str, arguments: Mapping[str, Any], is_done: Callable[[Any], bool]
    ) -> Any:
        """Repeat a call with the same numbers until its outcome is known; return its result, or that of the query."""
        query, number = SETTLED_BY[operation]
        for _ in range(_MOST_TRIES):
            try:
                return await self._ask(operation, arguments)
            except _OPEN_ERRORS as error:
                if isinstance(error, OutcomeUnknown):
                    self.unknown[operation, error.settled_by] += 1
                self._wait_after(error)
            result = await self._query(query, {number: arguments[number]})
            if result is not None and is_done(result):
                return result
        raise AssertionError(f"{operation} was not settled")

    async def _query(self, query: str, arguments: Mapping[str, Any]) -> Any:
        """Return the result of a query, or `None` if nothing was found."""
        for _ in range(_MOST_TRIES):
            try:
                return await self._ask(query, arguments)
            except NotFound:
                return None
            except _OPEN_ERRORS as error:
                self._wait_after(error)
        raise AssertionError(f"{query} never succeeded")

    def _wait_after(self, error: Exception) -> None:
        if isinstance(error, (UnknownSerial, CertificateError)):  # certificates are fetched once a minute at most
            self._wait()
