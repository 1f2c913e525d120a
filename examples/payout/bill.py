"""Compare the transfers with the fund flow bills of some days: `python -m payout.bill 2026-01-31 2026-02-01`.

A transfer takes its money when it is locked, and gives it back if it fails, which can be a day later: pass the days of the run
and the day after. WeChat Pay creates a bill at about 10 o'clock of the next day, Beijing time. The command prints all
differences and exits with 1 if there are any.
It exits with 2 if a bill is not ready or could not be downloaded.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from payout.records import Records
from wechatpay_clients import BadRequest, Client, WeChatPayError
from wechatpay_runtime.bills import FundFlowRow, read_fund_flow_bill


def check(client: Client, records: Records, days: Iterable[date]) -> list[str]:
    """Fetch the bills of the days, compare them with the records and return the differences.

    Raises:
        WeChatPayError: A bill is not ready yet, or could not be downloaded.
    """
    taken_fen: dict[str, int] = {}
    for row in _rows(client, days):
        sign = 1 if row.direction == "支出" else -1
        taken_fen[row.voucher_no] = taken_fen.get(row.voucher_no, 0) + sign * row.amount_fen
    return list(differences(records, taken_fen))


def differences(records: Records, taken_fen: dict[str, int]) -> Iterator[str]:
    """Yield the differences between the records and the amounts that WeChat Pay took for each number."""
    known: set[str] = set()
    for transfer in records.all():
        known.add(transfer.out_bill_no)
        amount_fen = records.payee(transfer.payee_id).amount_fen
        has_paid = transfer.state not in ("PLANNED", "ACCEPTED", "PROCESSING", "FAIL", "CANCELLED")
        ours, theirs = amount_fen if has_paid else 0, taken_fen.get(transfer.out_bill_no, 0)
        if ours != theirs:
            yield f"transfer {transfer.out_bill_no} is {transfer.state} with {ours} fen, but the bills take {theirs} fen"
    for number in taken_fen.keys() - known:
        yield f"transfer {number} is in the bills, but not in the records"


def _rows(client: Client, days: Iterable[date]) -> Iterator[FundFlowRow]:
    with TemporaryDirectory() as folder:
        file = Path(folder, "bill.csv")
        for day in days:
            try:
                client.payments.bills.download_fund_flow_bill(bill_date=day, account_type="OPERATION", to=file)
            except BadRequest as error:
                if error.code != "NO_STATEMENT_EXIST":  # nothing moved on that day
                    raise
                continue
            with file.open("rb") as lines:
                yield from read_fund_flow_bill(lines)


def main() -> int:
    """Check the days given on the command line."""
    try:
        with Client.from_env() as client:
            found = check(client, Records.from_env(), map(date.fromisoformat, sys.argv[1:]))
    except WeChatPayError as error:
        print(f"nothing was compared: {error}")
        return 2
    for difference in found:
        print(difference)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
