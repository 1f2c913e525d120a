"""Look at complaints, and decide: `python -m complaint_desk.staff` lists those that wait.

`show ID` prints the history of one, and the files of its images. `reply ID TEXT`, `complete ID`, `approve ID` and
`reject ID REASON` store what is to be sent; the worker sends it.
"""

import sys
from argparse import ArgumentParser, Namespace

from complaint_desk.desk import Desk
from complaint_desk.records import NotPossible


def run(desk: Desk, arguments: Namespace) -> None:
    """Do what the arguments say.

    Raises:
        NotPossible: The complaint does not allow it.
        LookupError: There is no such complaint.
    """
    number: str = arguments.complaint_id
    match arguments.action:
        case "list":
            for complaint in desk.waiting():
                print(f"{complaint.complaint_id} {complaint.state} {complaint.detail}")
        case "show":
            show(desk, number)
        case "reply":
            desk.reply(number, arguments.text)
        case "complete":
            desk.complete(number)
        case "approve":
            desk.approve_refund(number)
        case _:
            desk.reject_refund(number, arguments.text)


def show(desk: Desk, number: str) -> None:
    """Print a complaint with its history, its images, and what could not be sent."""
    complaint = desk.records.complaint(number)
    print(f"{complaint.state}: {complaint.detail}")
    for entry in desk.records.history(number):
        print(f"{entry.operate_time} {entry.operator}: {entry.text or entry.operate_type}")
    for file in desk.records.images(number):
        print(file)
    for action in desk.records.actions("complaint_id = ? AND state = 'REFUSED'", number):
        print(f"refused: {action.kind} {action.text or ''} ({action.refusal})")


def main() -> int:
    """Run with the arguments of the command line."""
    parser = ArgumentParser(prog="python -m complaint_desk.staff", description="Look at complaints, and decide.")
    actions = parser.add_subparsers(dest="action")
    parser.set_defaults(action="list", complaint_id="")
    for name in ("show", "reply", "complete", "approve", "reject"):
        action = actions.add_parser(name)
        action.add_argument("complaint_id")
        if name in {"reply", "reject"}:
            action.add_argument("text")
    try:
        run(Desk.from_env(), parser.parse_args())
    except (NotPossible, LookupError) as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
