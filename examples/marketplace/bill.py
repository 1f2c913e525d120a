"""Compare the records with the sharing bills of some days: `python -m marketplace.bill 2026-01-31 2026-02-01`.

Pass all days since the first order. WeChat Pay creates a bill at about 10 o'clock of the next day, Beijing time. The command
prints all differences and exits with 1 if there are any: a person must look at them.
It exits with 2 if a bill is not ready or could not be downloaded.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from marketplace.records import Records
from marketplace.rows import Return, Share
from wechatpay_clients import BadRequest, Client, WeChatPayError
from wechatpay_runtime.bills import SharingBillRow, read_sharing_bill


def check(client: Client, records: Records, days: Iterable[date]) -> list[str]:
    """Fetch the bills of all sellers, compare them with the records and return the differences.

    Raises:
        WeChatPayError: A bill is not ready yet, or could not be downloaded.
    """
    theirs = {(row.out_order_no, row.receiver, row.amount_fen) for row in _rows(client, days)}
    shares, returns = records.rows(Share, "result = 'SUCCESS'"), records.rows(Return, "result = 'SUCCESS'")
    ours = {(each.out_order_no, each.account, each.amount_fen) for each in shares}
    ours |= {(each.out_return_no, each.account, each.amount_fen) for each in returns}
    return [
        *(
            f"{number} of {account} over {fen} fen is missing from the bills"
            for number, account, fen in sorted(ours - theirs)
        ),
        *(
            f"{number} of {account} over {fen} fen is only in the bills"
            for number, account, fen in sorted(theirs - ours)
        ),
    ]


def _rows(client: Client, days: Iterable[date]) -> Iterator[SharingBillRow]:
    with TemporaryDirectory() as folder:
        file = Path(folder, "bill.csv")
        for day in days:
            try:
                client.profit_sharing.profit_sharing.download_bill(bill_date=day, to=file)
            except BadRequest as error:
                if error.code != "NO_STATEMENT_EXIST":  # nothing was shared on that day
                    raise
                continue
            with file.open("rb") as lines:
                yield from read_sharing_bill(lines)


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
