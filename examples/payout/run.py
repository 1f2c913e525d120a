"""Pay the payees of a file: `python -m payout.run payees.csv`. Without a file, go on with those that are known.

Run it from cron every few minutes. It sends what is planned, queries what is open, and prints how many transfers are in each
state. `--again` plans a new transfer for each payee whose transfers have all failed. It exits with 1 if a person must act:
WeChat Pay refused a request, or the operation account needs money.
"""

import logging
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path

from payout.payouts import OutOfMoney, Payouts, read_payees


def run(payouts: Payouts, file: Path | None, *, again: bool) -> int:
    """Plan, send and settle; return the exit status."""
    if file is not None:
        payouts.records.add(read_payees(file))
    payouts.plan()
    if again:
        payouts.plan_again()
    status = 0
    try:
        payouts.send()
    except OutOfMoney as error:
        print(error)
        status = 1
    payouts.settle()
    transfers = payouts.records.all()
    for state, count in sorted(Counter(transfer.state for transfer in transfers).items()):
        print(f"{state}: {count}")
    for transfer in transfers:
        if transfer.refusal is not None:
            print(f"payee {transfer.payee_id}, transfer {transfer.out_bill_no}: {transfer.refusal}")
            status = 1
    return status


def main() -> int:
    """Run with the arguments of the command line."""
    parser = ArgumentParser(prog="python -m payout.run", description="Pay the payees of a CSV file, each of them once.")
    parser.add_argument("file", type=Path, nargs="?", help="CSV: payee_id, openid, real_name, amount_yuan, remark")
    parser.add_argument(
        "--again", action="store_true", help="plan a new transfer for each payee whose transfers failed"
    )
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    return run(Payouts.from_env(), arguments.file, again=arguments.again)


if __name__ == "__main__":
    sys.exit(main())
