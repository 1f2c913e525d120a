"""Compare the trade bill of a day with the shop's records: `python -m shop.bill 2026-01-31`. Defaults to yesterday.

WeChat Pay creates the bill at about 10 o'clock of the next day, Beijing time. The command prints all differences and
exits with 1 if there are any: a person must look at them.
It exits with 2 if a bill is not ready or could not be downloaded.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from shop.orders import Orders, UnknownOrder, UnknownRefund
from wechatpay_clients import BadRequest, Client, WeChatPayError
from wechatpay_runtime.bills import TradeBillRow, read_trade_bill

BEIJING_OFFSET = timedelta(hours=8)


def check(client: Client, orders: Orders, day: date) -> list[str]:
    """Fetch the bill of a day, compare it with the records and return the differences.

    Raises:
        WeChatPayError: The bill is not ready yet, or could not be downloaded.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder, "bill.csv")
        try:
            client.payments.bills.download_trade_bill(bill_date=day, to=file, tar_type="GZIP")
        except BadRequest as error:
            if error.code != "NO_STATEMENT_EXIST":  # no transactions on that day
                raise
            return list(differences(orders, day, ()))
        with file.open("rb") as lines:
            return list(differences(orders, day, read_trade_bill(lines)))


def differences(orders: Orders, day: date, rows: Iterable[TradeBillRow]) -> Iterator[str]:
    """Yield the differences between the rows of a bill and the records."""
    listed: set[str] = set()
    for row in rows:
        if row.trade_state == "SUCCESS":
            listed.add(row.out_trade_no)
            yield from _of_payment(orders, row)
        else:
            yield from _of_refund(orders, row)
    for order in orders.paid_on(day.isoformat()):
        if order.out_trade_no not in listed:
            yield f"order {order.out_trade_no} is paid, but missing from the bill"


def _of_payment(orders: Orders, row: TradeBillRow) -> Iterator[str]:
    try:
        order = orders.order(row.out_trade_no)
    except UnknownOrder:
        yield f"order {row.out_trade_no} is in the bill, but not in the records"
        return
    ours = (order.state, order.transaction_id, order.total_fen)
    theirs = ("PAID", row.transaction_id, row.total_fen)
    if ours != theirs:
        yield f"order {row.out_trade_no} is {ours} in the records, but {theirs} in the bill"


def _of_refund(orders: Orders, row: TradeBillRow) -> Iterator[str]:
    number = row.out_refund_no or ""
    try:
        refund = orders.refund(number)
    except UnknownRefund:
        yield f"refund {number} is in the bill, but not in the records"
        return
    ours, theirs = (refund.out_trade_no, refund.amount_fen), (row.out_trade_no, row.refund_fen)
    if ours != theirs:
        yield f"refund {number} is {ours} in the records, but {theirs} in the bill"


def main() -> int:
    """Check the day given on the command line, or yesterday."""
    yesterday = (datetime.now(UTC) + BEIJING_OFFSET).date() - timedelta(days=1)
    day = date.fromisoformat(sys.argv[1]) if sys.argv[1:] else yesterday
    try:
        with Client.from_env() as client:
            found = check(client, Orders.from_env(), day)
    except WeChatPayError as error:
        print(f"nothing was compared: {error}")
        return 2
    for difference in found:
        print(difference)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
