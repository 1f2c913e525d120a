"""`wechatpay gateway do`: takes a step of a record in a running gateway."""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wechatpay_cli.control import Control
from wechatpay_cli.exits import DONE
from wechatpay_cli.given import WORDS, choose, print_json, read_values
from wechatpay_runtime._base.messages import listed, phrase

Row = Mapping[str, Any]


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument(
        "family", nargs="?", metavar="FAMILY", help=phrase("such as transfers; without it, list the families")
    )
    command.add_argument("step", nargs="?", metavar="STEP", help=phrase("such as confirm; without it, list the steps"))
    command.add_argument(
        WORDS,
        nargs="*",
        default=(),
        metavar="NAME=VALUE",
        help=phrase("the fields of the step, such as out_bill_no=a1"),
    )


def run(control: Control, options: argparse.Namespace) -> int:
    """List families or steps, or take a step and print the record as JSON.

    Raises:
        BadUsage: the family, the step or a field does not exist, or a field is missing.
        RefusedByGateway: the record does not exist, or its state does not allow the step.
    """
    families: Sequence[Row] = control.call("GET", "/steps")
    if options.family is None:
        width = max(len(each["family"]) for each in families)
        for each in families:
            print(f"{each['family']:{width}}  {each['title']}")
        return DONE
    family = choose(phrase("a family"), options.family, {str(each["family"]): each for each in families})
    if options.step is None:
        print("\n".join(_described(family)))
        return DONE
    steps = {str(each["name"]): each for each in family["steps"]}
    step = choose(phrase("a step of {family}", family=family["family"]), options.step.replace("-", "_"), steps)
    print_json(control.call("POST", step["path"], read_values(options.words, step["fields"])))
    return DONE


def _described(family: Row) -> Iterable[str]:
    """Return a family as text: its states, then each step with its fields and the states from which it can start."""
    yield f"{family['title']}"
    yield phrase("states: {states}", states=listed(family["states"]) or phrase("none"))
    for step in family["steps"]:
        names = (f"{each['name']}=…" if each["required"] else f"[{each['name']}=…]" for each in step["fields"])
        yield f"\n{' '.join([step['name'], *names])}"
        yield f"  {step['means']}"
        if step["from"] is not None:
            target = phrase(" to {state}", state=step["to"]) if step["to"] else ""
            yield phrase(
                "  from {states}{target}, by {actor}", states=listed(step["from"]), target=target, actor=step["actor"]
            )
        for each in step["fields"]:
            yield f"  {each['name']} ({each['type']}): {each['means']}"


def add_list_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `wechatpay gateway list`."""
    command.add_argument("family", metavar="FAMILY", help=phrase("such as transfers"))
    command.add_argument(
        WORDS, nargs="*", default=(), metavar="NAME=VALUE", help=phrase("print only records with these values")
    )


def list_records(control: Control, options: argparse.Namespace) -> int:
    """Print the records of a family, one JSON object per line.

    Raises:
        BadUsage: the family, a state or a field does not exist.
    """
    families = {str(each["family"]): each for each in control.call("GET", "/steps")}
    family = choose(phrase("a family"), options.family, families)
    wanted = read_values(options.words, None)
    if "state" in wanted and family["states"]:
        choose(phrase("a state of {family}", family=family["family"]), wanted["state"], dict.fromkeys(family["states"]))
    records: Sequence[Row] = control.call("GET", f"/{family['family']}")
    names = dict.fromkeys(name for record in records for name in record)
    for name in wanted if records else ():
        choose(phrase("a field of {family}", family=family["family"]), name, names)
    for record in records:
        if all(_as_text(record.get(name)) == value for name, value in wanted.items()):
            print(json.dumps(record, ensure_ascii=False))
    return DONE


def _as_text(value: Any) -> str:
    """Return a value of a record as it is given on the command line, such as `true`."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
