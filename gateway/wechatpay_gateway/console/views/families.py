"""The pages of families: a list of all, and one with its diagram, its records and their steps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from attrs import frozen
from starlette.responses import Response

from wechatpay_gateway.console.diagram.drawing import draw, short_state
from wechatpay_gateway.console.page import ROWS_OF_A_PAGE, Page
from wechatpay_gateway.console.shown import to_text
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step

MOST_COUNTED = 100
_GROUP = "payments"
_GROUPS = (
    _GROUP,
    "profit_sharing",
    "transfers",
    "payscore",
    "merchant_funds",
    "ecommerce",
    "onboarding",
    "risk",
    "fapiao",
    "marketing",
)
"""The groups that most merchants use, which come first."""


@frozen
class Problem:
    """Why a form was refused: a heading, the reason, and what can be done."""

    heading: str
    reason: str
    cures: Sequence[str] = ()
    status: int = HTTPStatus.BAD_REQUEST


def titles_of(gateway: Gateway) -> dict[str, str]:
    """Return the Chinese titles of the resources, by the name of their state machine."""
    titles: dict[str, str] = {}
    for resource in gateway.catalog.resources:
        if resource["resource"].rpartition(".")[2] == resource["family"]:
            titles[resource["family"]] = resource["title"]["zh"]
    return titles


def title_of(page: Page, machine: Machine[Any]) -> str:
    """Return the title of a state machine in the visitor's language."""
    chinese = "" if page.texts.is_english else titles_of(page.gateway).get(machine.name, "")
    return chinese or page.texts.title(machine.title)


def groups(gateway: Gateway) -> list[dict[str, Any]]:
    """Return the families by group, each with the number of its records, up to `MOST_COUNTED`; settings come last."""
    found: dict[str, list[dict[str, Any]]] = {}
    chinese = titles_of(gateway)
    for machine, group in sorted(_grouped(gateway), key=lambda grouped: (_place(*grouped), grouped[0].name in chinese)):
        row = {
            "name": machine.name,
            "title": machine.title,
            "chinese": chinese.get(machine.name, ""),
            "count": len(machine.newest(MOST_COUNTED)),
        }
        found.setdefault(group, []).append(row)
    return [{"name": group, "families": rows} for group, rows in found.items()]


def _place(machine: Machine[Any], group: str) -> tuple[int, str, bool]:
    """Return the place of a family: by group, and in a group, what has steps before settings such as notification URLs."""
    return _GROUPS.index(group) if group in _GROUPS else len(_GROUPS), group, not machine.steps


def _grouped(gateway: Gateway) -> list[tuple[Machine[Any], str]]:
    """Return each state machine with the group of the API that it belongs to."""
    of_resources = {each["family"]: each["resource"].partition(".")[0] for each in gateway.catalog.resources}
    return [
        (machine, of_resources.get(machine.name) or _group_of(gateway, family))
        for family in gateway.families.values()
        for machine in family.machines
    ]


def _group_of(gateway: Gateway, family: Family) -> str:
    """Return the group of most operations that a family performs."""
    names = (name for place in family.behaviors for name in gateway.catalog.names_at(place))
    counted = Counter(name.partition(".")[0] for name in names)
    return counted.most_common(1)[0][0] if counted else _GROUP


def show_all(page: Page) -> Response:
    """Show all families by group."""
    return page.render("families.html", {"section": "families", "groups": groups(page.gateway), "most": MOST_COUNTED})


def show_one(page: Page) -> Response:
    """Show a family: its diagram, its records, newest first, or the one that the visitor looks for."""
    return family_page(page, machine_of(page))


def machine_of(page: Page) -> Machine[Any]:
    """Return the state machine that the address names.

    Raises:
        LookupError: it does not exist.
    """
    name: str = page.request.path_params["machine"]
    if name not in page.gateway.machines:
        raise LookupError(page.texts("no_family", name=name))
    return page.gateway.machines[name]


def family_page(page: Page, machine: Machine[Any], problem: Problem | None = None) -> Response:
    """Return the page of a family, with the reason why a form was refused, if it was."""
    records, problem = _records(page, machine, problem)
    turn = page.turned(records)
    is_one = len(records) == 1 and any(page.query(each.name) for each in machine.key)
    values = {
        "section": "balances" if machine.name == "balances" else "families",
        "machine": machine,
        "title": title_of(page, machine),
        "drawing": draw(machine, page.texts) if list(machine.states) else None,
        "table": _table(machine),
        "short_state": short_state,
        "key_fields": [each for each in machine.key if each.kind in (str, int)],
        "looked_for": {each.name: page.query(each.name) for each in machine.key},
        "rows": [_row(machine, record) for record in records],
        "steps": [_form(step, machine.fields_of(step)) for step in machine.steps if not step.is_call],
        "turn": turn,
        "detail": to_text(machine.to_json(records[0])) if is_one else "",
        "problem": problem,
        "done": _done(page, machine),
    }
    return page.render("family.html", values, problem.status if problem else HTTPStatus.OK)


def _records(page: Page, machine: Machine[Any], problem: Problem | None) -> tuple[list[Any], Problem | None]:
    """Return the records of the page and one more, or the one that the query names; a record that does not exist is a problem."""
    wanted = {each.name: page.query(each.name) for each in machine.key if page.query(each.name)}
    if not wanted:
        return list(machine.newest(ROWS_OF_A_PAGE + 1, page.skip)), problem
    try:
        return [machine.lookup(values_of_query(machine.key, wanted))], problem
    except (LookupError, ValueError) as error:
        reason = page.texts.sentence(str(error.args[0]))
        return [], Problem(page.texts("not_found"), reason, (page.texts("check_number"),), HTTPStatus.NOT_FOUND)


def values_of_query(fields: Sequence[Field], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a query by name, as numbers where the field is one."""
    kinds = {each.name: each.kind for each in fields}
    return {name: int(text) if kinds[name] is int and text.isdigit() else text for name, text in texts.items()}


def _row(machine: Machine[Any], record: object) -> dict[str, Any]:
    state = str(machine.state_of(record)) if list(machine.states) else ""
    key = machine.key_of(record)
    return {
        "cells": [cell.split("\n") for cell in machine.cells(record)],
        "key": key,
        "query": urlencode(key),
        "id": "-".join(str(value) for value in key.values()),
        "state": state,
        "steps": [_form(step, step.takes) for step in machine.possible(record)],
        "link": machine.link(record),
    }


def _form(step: Step, fields: Sequence[Field]) -> dict[str, Any]:
    return {"name": step.name, "means": step.means, "actor": step.actor.value, "fields": list(fields)}


def _table(machine: Machine[Any]) -> list[dict[str, Any]]:
    """Return the table of steps, which is the diagram as text."""
    return [
        {
            "name": step.name,
            "is_call": step.is_call,
            "actor": step.actor.value,
            "means": step.means,
            "source": [short_state(str(each)) for each in machine.states if each in step.source],
            "target": short_state(str(step.target)) if step.target else "",
        }
        for step in machine.steps
    ]


def _done(page: Page, machine: Machine[Any]) -> str:
    """Return the label of the step or action that was done before this page was shown."""
    names = {"add", "set_state", *(each.name for each in machine.steps), *(each.name for each in machine.actions)}
    done = page.query("done")
    return page.texts.step(done) if done in names else ""
