"""Drafts the spec of a notification from the facts of its page, with `TODO` for texts that the author must write."""

import json
from collections.abc import Callable
from typing import Any

from wechatpay_codegen.api.notification import USUAL_RETRIES
from wechatpay_codegen.language.check import TO_DO
from wechatpay_codegen.pages.draft.names import class_name
from wechatpay_codegen.pages.draft.operation import Draft, problem_at
from wechatpay_codegen.pages.draft.types import Models
from wechatpay_codegen.pages.draft.yaml_text import Flow, FlowList, example_data, yaml_text
from wechatpay_codegen.pages.read.notification_facts import NotificationPage
from wechatpay_codegen.pages.read.problems import Problem

_ACKNOWLEDGEMENT = frozenset({"code", "message"})


def draft_notification(page: NotificationPage) -> Draft:
    """Draft the spec of a notification.

    Args:
        page: The facts of its page.

    Returns:
        The text of the file, and the problems that the author must solve, each with its place on the page.
    """
    problems: list[Problem] = []

    def problem(where: str, what: str) -> None:
        problems.append(problem_at(where, what))

    _check(page, problem)
    models = Models(problem, TO_DO)
    subject = class_name((page.original_types or page.event_types or ("",))[0].partition(".")[0].lower()) or "Resource"
    fields = models.fields(page.plaintext, subject)
    answer = _answer(page, models, subject)
    rest = {
        "models": {subject: fields, **answer, **models.models},
        "enums": models.enums,
        "examples": _examples(page),
    }
    sections = [
        _head(page),
        _traits(page, subject, tuple(answer)),
        *({key: value} for key, value in rest.items() if value),
    ]
    return Draft("\n".join(yaml_text(section) for section in sections), tuple(problems))


def _check(page: NotificationPage, problem: Callable[[str, str], None]) -> None:
    """Report facts that the page does not contain."""
    for key, value in (("title", page.title), ("updated", page.updated), ("docs", page.address)):
        if not value:
            problem(page.source, f"`{key}` was not found on the page")
    problem(page.source, "`roles` is never on the page of a notification; add the roles that receive it")
    if not page.event_types:
        problem(page.where("event_types"), "no event types were found on the page")
    if not page.plaintext:
        problem(page.source, "no decrypted fields were found on the page, so the model of the shape is empty")
    if {row.name for row in page.answer or ()} - _ACKNOWLEDGEMENT:
        problem(page.where("answer"), "the acknowledgement has data; set `within`, and `signed` if it must be signed")


def _traits(page: NotificationPage, subject: str, answers: tuple[str, ...]) -> dict[str, Any]:
    """Return event types, shape, reply and retries. `answers` is the name of the model of the reply, if there is one."""
    traits: dict[str, Any] = {"event_types": FlowList(page.event_types or (TO_DO,))}
    if page.original_types:
        several = len(page.original_types) > 1
        traits["original_type"] = FlowList(page.original_types) if several else page.original_types[0]
    traits["shapes"] = [Flow({"model": subject})]
    for model in answers:
        traits["reply"] = Flow({"model": model, "within": TO_DO})
    if page.retries and page.retries != USUAL_RETRIES:
        traits["retries"] = page.retries
    return traits


def _head(page: NotificationPage) -> dict[str, Any]:
    head: dict[str, Any] = {
        "title": Flow({"en": TO_DO, **({"zh": page.title} if page.title else {})}),
        "doc": TO_DO,
        "docs": page.address or TO_DO,
    }
    if page.updated:
        head["updated"] = page.updated
    return {**head, "roles": FlowList([TO_DO])}


def _answer(page: NotificationPage, models: Models, subject: str) -> dict[str, Any]:
    """Return the model of the acknowledgement's data by its name; empty if there is no data."""
    rows = page.answer or ()
    if {row.name for row in rows} <= _ACKNOWLEDGEMENT:
        return {}
    return {f"{subject}Answer": models.fields(rows, f"{subject}Answer")}


def _examples(page: NotificationPage) -> list[Any]:
    """Return the decrypted example of the page, with its first event type."""
    for text in page.examples:
        try:
            resource: Any = json.loads(text)
        except ValueError:
            continue
        if text.startswith("{"):
            return [{"event_type": (page.event_types or (TO_DO,))[0], "resource": example_data(resource)}]
    return []
