"""A shop that must not lose a fen, whatever happens on the wire: written once, for clients of both kinds."""

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
"""The query that tells what became of a call, and the number that it takes."""

APPID = "wxd678efh567hg6787"
_OPEN_ERRORS = (OutcomeUnknown, VerificationError, ServerError, RateLimited, TransportError, CertificateError)
"""After these the call may have taken effect, or can still."""
_MOST_TRIES = 30
_RANKS = {"ASKED": 0, "PROCESSING": 1, "ABNORMAL": 2, "SUCCESS": 3, "CLOSED": 3}

Ask = Callable[[str, Mapping[str, Any]], Awaitable[Any]]
"""Calls an operation by its name."""


@define
class OrderRow:
    """An order, in the words of the API."""

    total: int
    state: str = "NOTPAY"
    transaction_id: str | None = None


@define
class RefundRow:
    """A refund, in the words of the API."""

    out_trade_no: str
    amount: int
    status: str = "ASKED"
    refund_id: str | None = None


class Bookshop:
    """Orders and refunds; it calls with `ask`, and with `wait` waits for a minute.

    `booked` counts how often each order was handed over; `unknown` the outcomes that stayed open, by operation and the query
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
        """Orders whose handler fails once, after it has booked them."""

    def receiving(self, client: Client | AsyncClient) -> Router:
        """Make the router that takes the notifications."""
        router = Router(client)
        router.on(transaction_success.NOTIFICATION)(self._take_payment)
        router.on(refund_result.NOTIFICATION)(self._take_refund)
        return router

    async def place(self, number: str, total: int, notify_url: str) -> None:
        """Place an order."""
        self.orders[number] = OrderRow(total)
        amount = {"total": total, "currency": "CNY"}
        order = {"appid": APPID, "description": "A book", "notify_url": notify_url, "amount": amount}
        await self._certainly(PREPAY, {**order, "out_trade_no": number}, lambda _order: True)

    async def close(self, number: str) -> None:
        """Close an order, or book it where it was paid before that."""
        try:
            await self._certainly(CLOSE, {"out_trade_no": number}, lambda order: order.trade_state == "CLOSED")
        except BadRequest:
            await self.look_up_order(number)
        else:
            self.orders[number].state = "CLOSED"

    async def refund(self, out_refund_no: str, out_trade_no: str, amount: int, notify_url: str) -> None:
        """Give money back."""
        self.refunds.setdefault(out_refund_no, RefundRow(out_trade_no, amount))
        asked = {"refund": amount, "total": self.orders[out_trade_no].total, "currency": "CNY"}
        arguments = {"out_trade_no": out_trade_no, "out_refund_no": out_refund_no, "amount": asked}
        found = await self._certainly(REFUND, {**arguments, "notify_url": notify_url}, lambda _refund: True)
        self._book_refund(out_refund_no, found.status, found.refund_id)

    async def look_up_order(self, number: str) -> None:
        """Ask where an order stands, and book it."""
        found = await self._found(QUERY_ORDER, {"out_trade_no": number})
        if found is not None and found.transaction_id is not None:
            require_same(found, out_trade_no=number, amount={"total": self.orders[number].total})
            self._book_payment(number, found.transaction_id)

    async def reconcile(self) -> None:
        """Ask for everything that is not over."""
        for number, order in list(self.orders.items()):
            if order.state == "NOTPAY":
                await self.look_up_order(number)
        for number, refund in list(self.refunds.items()):
            if _RANKS[refund.status] < _RANKS["SUCCESS"]:
                found = await self._found(QUERY_REFUND, {"out_refund_no": number})
                self._book_refund(number, found.status, found.refund_id)

    def _take_payment(self, notification: transaction_success.TransactionSuccessNotification) -> None:
        payment = notification.resource
        assert isinstance(payment, transaction_success.Transaction)
        number = payment.out_trade_no
        require_same(payment, amount={"total": self.orders[number].total, "currency": "CNY"}, trade_state="SUCCESS")
        self._book_payment(number, payment.transaction_id)
        if number in self.dies_after_booking:
            self.dies_after_booking.discard(number)
            raise RuntimeError("this process died before it could answer")

    def _take_refund(self, notification: refund_result.RefundResultNotification) -> None:
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

    async def _certainly(self, operation: str, arguments: Mapping[str, Any], is_done: Callable[[Any], bool]) -> Any:
        """Call until it is certain what came of it, always with the same numbers; gives the answer, or what was found."""
        query, number = SETTLED_BY[operation]
        for _ in range(_MOST_TRIES):
            try:
                return await self._ask(operation, arguments)
            except _OPEN_ERRORS as error:
                if isinstance(error, OutcomeUnknown):
                    self.unknown[operation, error.settled_by] += 1
                self._wait_after(error)
            found = await self._found(query, {number: arguments[number]})
            if found is not None and is_done(found):
                return found
        raise AssertionError(f"{operation} was not settled")

    async def _found(self, query: str, arguments: Mapping[str, Any]) -> Any:
        """What a query finds; `None` where there is nothing."""
        for _ in range(_MOST_TRIES):
            try:
                return await self._ask(query, arguments)
            except NotFound:
                return None
            except _OPEN_ERRORS as error:
                self._wait_after(error)
        raise AssertionError(f"{query} was not answered")

    def _wait_after(self, error: Exception) -> None:
        if isinstance(error, (UnknownSerial, CertificateError)):  # certificates are fetched once a minute at most
            self._wait()
