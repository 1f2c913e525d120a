"""Drafts the spec of a notification from the facts of its pages, with `TODO` for texts that the author must write."""

import json
from collections.abc import Sequence
from typing import Any

from attrs import define, evolve, field

from wechatpay_codegen.api.notification import USUAL_RETRIES
from wechatpay_codegen.language.check import TO_DO
from wechatpay_codegen.pages.draft.context import Context, extras_of
from wechatpay_codegen.pages.draft.data import is_table
from wechatpay_codegen.pages.draft.drafted import Draft
from wechatpay_codegen.pages.draft.fitting import Fitter
from wechatpay_codegen.pages.draft.names import class_name
from wechatpay_codegen.pages.draft.operation import NO_CONTEXT, problem_at
from wechatpay_codegen.pages.draft.shapes import Shape, shapes_of
from wechatpay_codegen.pages.draft.types import Models
from wechatpay_codegen.pages.draft.yaml_text import Comment, Flow, FlowList, example_data
from wechatpay_codegen.pages.read.notification_facts import NotificationPage
from wechatpay_codegen.pages.read.problems import Problem

_ACKNOWLEDGEMENT = frozenset({"code", "message"})


def draft_notification(*pages: NotificationPage, context: Context = NO_CONTEXT, subject: str = "") -> Draft:
    """Draft the spec of a notification.

    Args:
        pages: The facts of its pages, at least one. The first takes precedence.
        context: What the pages do not contain.
        subject: The class name of what the notification is about. Defaults to one made from its original type.

    Returns:
        The content of the file, and the problems that the author must solve, each with its place on the page.
    """
    return _Drafter(pages, context, subject).draft()


@define(eq=False)
class _Drafter:
    pages: tuple[NotificationPage, ...]
    context: Context
    subject: str
    problems: list[Problem] = field(factory=list[Problem])
    models: Models = field(init=False)

    def draft(self) -> Draft:
        first = self.pages[0]
        self._check(first)
        shapes, disagreements = shapes_of(self.pages)
        for one in disagreements:
            self.problem(one.where, one.what)
        extras = {where: extra for shape in shapes for where, extra in extras_of(shape.merged).items()}
        self.models = Models(self.problem, self.context.texts, extras)
        subject = self.subject or self._subject()
        models: dict[str, Any] = {}
        for shape in shapes:
            models[f"{shape.prefix}{subject}"] = self.models.fields(shape.fields, subject)
        answer = self._answer(first, subject)
        names = tuple(models)
        models |= {**answer, **self.models.models}
        self.models.models = models
        rest = {"models": models, "enums": self.models.enums, "examples": self._examples(shapes, names)}
        traits = self._traits(shapes, names, tuple(answer))
        sections = [{key: value} for key, value in rest.items() if value]
        return Draft((self._head(first), traits, *sections), tuple(self.problems), self.models.origins)

    def problem(self, where: str, what: str) -> None:
        self.problems.append(problem_at(where, what))

    def _subject(self) -> str:
        first = self.pages[0]
        kind = (first.original_types or first.event_types or ("",))[0].partition(".")[0].lower()
        return class_name(kind) or "Resource"

    def _check(self, page: NotificationPage) -> None:
        """Report facts that the page does not contain."""
        for key, value in (("title", page.title), ("updated", page.updated), ("docs", page.address)):
            if not value:
                self.problem(page.source, f"`{key}` was not found on the page")
        if not page.event_types:
            self.problem(page.where("event_types"), "no event types were found on the page")
        if not any(one.plaintext for one in self.pages):
            self.problem(page.source, "no decrypted fields were found on the page, so the draft has no shape")
        if {row.name for row in page.answer or ()} - _ACKNOWLEDGEMENT:
            what = "the acknowledgement has data; set `within`, and `signed` if it must be signed"
            self.problem(page.where("answer"), what)

    def _head(self, page: NotificationPage) -> dict[str, Any]:
        text, docs = self.context.texts.of_page(page), list(self.context.docs or [page.address])
        head: dict[str, Any] = {
            "title": Flow({"en": text, **({"zh": page.title} if page.title else {})}),
            "doc": text,
            "docs": docs if len(docs) > 1 else docs[0] or TO_DO,
        }
        if page.updated:
            head["updated"] = page.updated
        roles = dict.fromkeys(role for one in self.pages for role in one.roles)
        if roles:
            head["roles"] = FlowList(roles)
        else:
            self.problem(page.source, "add `roles`, which is never on the page of a notification: who receives it")
        return head

    def _traits(self, shapes: Sequence[Shape], names: tuple[str, ...], answers: tuple[str, ...]) -> dict[str, Any]:
        """Return event types, shapes, reply and retries. `answers` is the name of the model of the reply, if there is one."""
        page = self.pages[0]
        events = self.context.event_types or tuple(
            dict.fromkeys(name for one in self.pages for name in one.event_types)
        )
        originals = tuple(dict.fromkeys(name for one in self.pages for name in one.original_types))
        others = dict.fromkeys(name for one in self.pages for name in one.event_types if name not in events)
        traits: dict[str, Any] = {
            **{Comment(f"differs events {name}: another notification has this event type."): True for name in others},
            "event_types": FlowList(events or (TO_DO,)),
        }
        if originals:
            traits["original_type"] = FlowList(originals) if len(originals) > 1 else "".join(originals)
        whens = [{"when": shape.when} if shape.when else {} for shape in shapes]
        traits["shapes"] = [Flow({"model": name, **when}) for name, when in zip(names, whens, strict=True)]
        for model in answers:
            traits["reply"] = Flow({"model": model, "within": TO_DO})
        if page.retries and page.retries != USUAL_RETRIES:
            traits["retries"] = page.retries
        return {key: value for key, value in traits.items() if value}

    def _answer(self, page: NotificationPage, subject: str) -> dict[str, Any]:
        """Return the model of the acknowledgement's data by its name; empty if there is no data."""
        rows = page.answer or ()
        if {row.name for row in rows} <= _ACKNOWLEDGEMENT:
            return {}
        return {f"{subject}Answer": self.models.fields(rows, f"{subject}Answer")}

    def _examples(self, shapes: Sequence[Shape], names: tuple[str, ...]) -> list[Any]:
        """Return a decrypted example for each shape, with the first event type."""
        events = self.context.event_types or self.pages[0].event_types or (TO_DO,)
        found: list[Any] = []
        for shape, name in zip(shapes, names, strict=True):
            fitter = Fitter(self.models.models, self.models.enums)
            for page in shape.pages:
                resource = next((one for text in page.examples if is_table(one := _decoded(text))), None)
                fitted = fitter.fitted(resource, self.models.models[name]) if resource is not None else None
                for what in fitter.contradictions:
                    self.problem(page.source, f"the example: {what}")
                fitter = evolve(fitter, contradictions=[])
                if fitted is not None:
                    found.append({"event_type": events[0], "resource": example_data(fitted)})
                    break
        return found


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
