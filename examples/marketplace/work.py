"""Send what is planned and query what is open: run `python -m marketplace.work` every minute, from cron. Prints the balances."""

import logging
import secrets
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TypeVar

from marketplace.market import ORDER_SECONDS, Market
from marketplace.records import Records
from marketplace.rows import Order, Refund, Return, Share, Split
from marketplace.settings import NOTIFICATIONS_PATH, Settings
from wechatpay_clients import ApiError, Client, NotFound, OutcomeUnknown, StillOpen, VerificationError, WeChatPayError
from wechatpay_clients.payments.refunds import AmountReq
from wechatpay_clients.profit_sharing.profit_sharing import CreateOrderReceiver, OrdersEntity
from wechatpay_runtime.notifications import require_same

logger = logging.getLogger("marketplace")

SPLIT_SECONDS = 5.0
"""How long to wait for the result of a split. WeChat Pay usually needs less; the next run queries it otherwise."""
T = TypeVar("T")


class Worker:
    """Sends and queries. Several can run at once: they repeat each other's requests, which changes nothing."""

    def __init__(self, client: Client, market: Market) -> None:
        self._client = client
        self._sharing = client.profit_sharing.profit_sharing
        self._market = market
        self.records = market.records
        self._settings = market.settings

    def run(self) -> None:
        """Send everything that is planned, and query everything that is open. What fails is logged, and tried again in the next run."""
        self._each(self.records.rows(Order, "state = 'OPEN'"), self._query_order)
        self._each(self.records.rows(Split, "state NOT IN ('FINISHED', 'EMPTY')"), self._go_on_with_split)
        self._each(self.records.rows(Return, "result NOT IN ('SUCCESS', 'FAILED')"), self._go_on_with_return)
        self._each(self.records.rows(Refund, "state NOT IN ('SUCCESS', 'CLOSED')"), self._go_on_with_refund)

    @staticmethod
    def _each(rows: Iterable[T], act: Callable[[T], None]) -> None:
        for row in rows:
            try:
                act(row)
            except WeChatPayError:
                logger.exception("%s is tried again in the next run", row)

    def _ask(self, call: Callable[[], T]) -> T | None:
        """Make a call. If its outcome is open, return the result of the query instead, or `None` if nothing was received.

        Raises:
            WeChatPayError: The call was refused, or its outcome is still open.
        """
        try:
            return call()
        except (ApiError, OutcomeUnknown, VerificationError) as error:
            if isinstance(error, ApiError) and not error.is_outcome_open:
                raise
            logger.warning("%s", error)
            try:
                found: T = self._client.settle(error)
            except NotFound:
                return None
            return found

    def _query_order(self, order: Order) -> None:
        transactions, number = self._client.payments.partner_transactions, order.out_trade_no
        is_over = time.time() - order.placed_at > ORDER_SECONDS
        try:
            found = transactions.query_order_by_out_trade_no(out_trade_no=number, sub_mchid=order.seller)
        except NotFound:  # no code was ever requested
            if is_over:
                self.records.note_closed(number)
            return
        if found.trade_state in {"SUCCESS", "REFUND"}:
            self._market.settle(found)
        elif found.trade_state == "CLOSED":
            self.records.note_closed(number)
        elif is_over:
            transactions.close_order(out_trade_no=number, sub_mchid=order.seller)
            self.records.note_closed(number)

    def _go_on_with_split(self, split: Split) -> None:
        order = self.records.row(Order, split.out_trade_no)
        if split.state == "PLANNED":
            request = self._request_shares if split.kind == "SHARES" else self._request_rest
            try:
                accepted = self._ask(lambda: request(order, split))
            except ApiError as error:
                if split.kind != "REST" or error.code != "NOT_ENOUGH":
                    raise
                self.records.note_split(split.out_order_no, "EMPTY")
                return
            if accepted is None:
                return
            self._note_split(accepted)
        with suppress(StillOpen):
            numbers = {"out_order_no": split.out_order_no, "transaction_id": str(order.transaction_id)}
            found = self._sharing.wait_until_final(sub_mchid=order.seller, timeout=SPLIT_SECONDS, **numbers)
            self._note_split(found)
            if split.kind == "SHARES":
                self.records.plan_rest(f"R{secrets.token_hex(12)}", order.out_trade_no)

    def _request_shares(self, order: Order, split: Split) -> OrdersEntity:
        names = {receiver.mchid: receiver.name for receiver in self._settings.receivers}
        return self._sharing.create_order(
            sub_mchid=order.seller,
            appid=self._settings.appid,
            transaction_id=str(order.transaction_id),
            out_order_no=split.out_order_no,
            receivers=[
                CreateOrderReceiver(
                    type="MERCHANT_ID",
                    account=share.account,
                    name=names[share.account],
                    amount=share.amount_fen,
                    description=f"Share of {order.out_trade_no}",
                )
                for share in self.records.rows(Share, "out_order_no = ?", split.out_order_no)
            ],
            unfreeze_unsplit=False,
        )

    def _request_rest(self, order: Order, split: Split) -> OrdersEntity:
        return self._sharing.unfreeze_remaining_funds(
            sub_mchid=order.seller,
            transaction_id=str(order.transaction_id),
            out_order_no=split.out_order_no,
            description=f"Rest of {order.out_trade_no}",
        )

    def _note_split(self, found: OrdersEntity) -> None:
        number = found.out_order_no
        shares = [Share(number, each.account, each.amount, each.result, each.fail_reason) for each in found.receivers]
        self.records.note_split(number, found.state, shares)

    def _go_on_with_return(self, row: Return) -> None:
        """Request a return. It is always the same request: while a receiver has too little money, it goes on with it."""
        order = self.records.row(Order, self.records.row(Split, row.out_order_no).out_trade_no)
        found = self._ask(
            lambda: self._sharing.create_return_order(
                sub_mchid=order.seller,
                out_order_no=row.out_order_no,
                out_return_no=row.out_return_no,
                return_mchid=row.account,
                amount=row.amount_fen,
                description=f"Refund of {order.out_trade_no}",
            )
        )
        if found is not None:
            require_same(found, out_return_no=row.out_return_no, return_mchid=row.account, amount=row.amount_fen)
            self.records.note_return(row.out_return_no, found.result, found.fail_reason)

    def _go_on_with_refund(self, refund: Refund) -> None:
        order = self.records.row(Order, refund.out_trade_no)
        if refund.state != "PLANNED":
            query = self._client.payments.refunds.query_refund
            self._market.note_refund(query(out_refund_no=refund.out_refund_no, sub_mchid=order.seller))
            return
        open_returns = "out_refund_no = ? AND result NOT IN ('SUCCESS', 'FAILED')"
        if self.records.rows(Return, open_returns, refund.out_refund_no):
            return
        found = self._ask(
            lambda: self._client.payments.refunds.create_refund(
                sub_mchid=order.seller,
                out_trade_no=order.out_trade_no,
                out_refund_no=refund.out_refund_no,
                notify_url=self._settings.url + NOTIFICATIONS_PATH,
                amount=AmountReq(refund=refund.amount_fen, total=order.total_fen, currency="CNY"),
            )
        )
        if found is not None:
            self._market.note_refund(found)


def main() -> None:
    """Run once, and print the balances."""
    logging.basicConfig(level=logging.INFO)
    with Client.from_env() as client:
        market = Market(client, Records.from_env(), Settings.from_env())
        Worker(client, market).run()
    for account, fen in sorted(market.records.balances().items()):
        print(f"{account}: {fen} fen")


if __name__ == "__main__":
    main()
