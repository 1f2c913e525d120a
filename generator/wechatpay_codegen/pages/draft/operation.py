"""Drafts the spec of an operation from the facts of its page, with `TODO` for texts that the author must write."""

import re
from typing import Any

from attrs import define, evolve, field

from wechatpay_codegen.language.check import TO_DO
from wechatpay_codegen.language.grammar import ROLES
from wechatpay_codegen.pages.draft.context import Context
from wechatpay_codegen.pages.draft.drafted import Draft
from wechatpay_codegen.pages.draft.examples import Examples, arguments_of
from wechatpay_codegen.pages.draft.paging import pages_rule
from wechatpay_codegen.pages.draft.rates import stated_rate
from wechatpay_codegen.pages.draft.stated_rules import stated_choices, stated_rules
from wechatpay_codegen.pages.draft.types import Models
from wechatpay_codegen.pages.draft.yaml_text import Comment, Flow, FlowList
from wechatpay_codegen.pages.read.facts import FILE_TYPES, Field, Page
from wechatpay_codegen.pages.read.problems import Problem
from wechatpay_codegen.source.place import place_in

OWN_HEADERS = frozenset({"authorization", "accept", "content-type", "wechatpay-serial"})
"""Headers that the runtime sets."""

_FILLED_IN = {
    "filename": "filename",
    "file_name": "filename",
    "sha256": "digest",
    "digest": "digest",
    "file_digest": "digest",
}
"""Fields of `meta` that the runtime fills in."""

_OWN_NUMBER = re.compile(r"out_[a-z_]*(?:no|id|number|code)")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_BRAND_PATHS = "/brand/"
"""Prefix of the paths of operations that a brand signs: https://pay.weixin.qq.com/doc/brand/4015407582."""
_ROLE_WORDS = {match[1]: word for word, text in ROLES.items() if (match := re.search(r"\((.*)\)$", text))}


NO_CONTEXT = Context()
SIDE_ROLES = {"merchant": "merchant", "partner": "service_provider"}
"""The role that the pages of each side address, if a page does not list roles."""


def draft(page: Page, context: Context = NO_CONTEXT) -> Draft:
    """Draft the spec of an operation.

    Args:
        page: The facts of its page, or of its merged pages.
        context: What the page does not contain.

    Returns:
        The content of the file, and the problems that the author must solve, each with its place on the page.
    """
    return _Drafter(page, context).draft()


def problem_at(where: str, what: str) -> Problem:
    """Return a problem of a draft. The place is `path:line`, or a path alone."""
    return Problem(place_in(where), what)


@define(eq=False)
class _Drafter:
    page: Page
    context: Context
    problems: list[Problem] = field(factory=list[Problem])
    repeated_errors: dict[str, str] = field(factory=dict[str, str])
    models: Models = field(init=False)

    def __attrs_post_init__(self) -> None:
        stated = stated_rules(self.page) if self.context.has_rules else {}
        self.models = Models(self.problem, self.context.texts, self.context.extras, stated)
        for where, rules in stated.items():
            self.problem(where, f"proposed from the text: {rules}; read on the page whether it is right")

    def draft(self) -> Draft:
        body, form = self.page.body_and_form
        drafted = {
            "parameters": self._parameters(),
            "body": self.models.fields(body, "Body"),
            "upload": self._upload(form),
            **self._conduct(),
            "replies": self._replies(),
            "errors": self._errors(),
            "models": self.models.models,
            "enums": self.models.enums,
        }
        drafted["examples"] = Examples(self.page, self.context, drafted, self.problem).drafted_examples()
        sections = [self._section(key, value) for key, value in drafted.items() if value]
        return Draft((self._head(), self._method(), *sections), tuple(self.problems), self.models.origins)

    def _section(self, key: str, value: Any) -> dict[str, Any]:
        if key != "errors":
            return {key: value}
        reasons = (f"differs error {code}: the page has the row twice." for code in self.repeated_errors)
        return {**{Comment(reason): True for reason in reasons}, key: value}

    def problem(self, where: str, what: str) -> None:
        self.problems.append(problem_at(where, what))

    def _head(self) -> dict[str, Any]:
        page = self.page
        for key, value in (("title", page.title), ("updated", page.updated), ("docs", page.address)):
            if not value:
                self.problem(page.source, f"`{key}` was not found on the page")
        text, docs = self.context.texts.of_page(page), list(self.context.docs or [page.address])
        head: dict[str, Any] = {
            "title": Flow({"en": text, **({"zh": page.title} if page.title else {})}),
            "doc": text,
            "docs": docs if len(docs) > 1 else docs[0] or TO_DO,
        }
        if page.updated:
            head["updated"] = page.updated
        roles = [role for name in page.roles if (role := self._role(name))] or list(self._roles_of_sides())
        if roles:
            head["roles"] = FlowList(role for role in ROLES if role in roles)
        if sample := self.context.sample_class or page.sample:
            head["sample_class"] = sample
        if self.context.has_rate and (rate := stated_rate(page.summary)):
            head["rate"] = f"{TO_DO} {rate}"
            self.problem(page.source, f"proposed from the text: rate: {rate}; read on the page whom it limits")
        return head

    def _roles_of_sides(self) -> tuple[str, ...]:
        sides = [address.split("/")[-2] for address in self.context.docs or (self.page.address,) if "/" in address]
        roles = tuple(dict.fromkeys(SIDE_ROLES[side] for side in sides if side in SIDE_ROLES))
        of_sides = f"; the draft has those of its side, {', '.join(roles)}" if roles else "; add who may call it"
        self.problem(self.page.where("roles"), f"no roles were found on the page (`支持商户`){of_sides}")
        return roles

    def _route(self, path: str) -> dict[str, Any]:
        """Return a route. Its query has the path parameters of other routes that an example sends as query."""
        elsewhere = {name for other in self.page.paths for name in _PLACEHOLDER.findall(other)}
        for target in self.page.targets:
            arguments = arguments_of(path, target) or {}
            query = [name for name in arguments if name in elsewhere and f"{{{name}}}" not in path]
            if query:
                return {"path": path, "query": FlowList(query)}
        return {"path": path}

    def _role(self, name: str) -> str:
        """Return a role as a spec writes it; empty if it is unknown."""
        if name not in _ROLE_WORDS:
            self.problem(self.page.where("roles"), f"unknown role `{name}`; it was left out")
        return _ROLE_WORDS.get(name, "")

    def _conduct(self) -> dict[str, Any]:
        """Return how the operation behaves, as far as the page and its links say."""
        notifications = [
            Flow({"notification": name, **({"url": url} if url else {})}) for name, url in self.context.notifications
        ]
        number = self._business_number()
        choices = list(stated_choices(self.page)) if self.context.has_rules else []
        for choice in choices:
            kind, names = next(iter(choice.items()))
            what = f"proposed from the text: {kind} {', '.join(names)}; read on the page whether both may be sent"
            self.problem(self.page.source, what)
        return {
            "constraints": choices,
            "repeat": Flow({"by": f"{TO_DO} {number}"}) if number else None,
            "notifications": notifications,
            "pages": pages_rule(self.page),
        }

    def _business_number(self) -> str:
        """Return the number of the merchant that could make a retry safe. A person must read on the page whether it does."""
        if self.page.method == "GET":
            return ""
        rows = (row for place in ("path", "body") for row in self.page.request.get(place, ()))
        return next((row.name for row in rows if row.is_required and _OWN_NUMBER.fullmatch(row.name)), "")

    def _method(self) -> dict[str, Any]:
        paths = self.page.paths
        if len(paths) == 1:
            scheme = {"scheme": "brand"} if paths[0].startswith(_BRAND_PATHS) else {}
            return {"method": self.page.method, "path": paths[0], **scheme}
        if paths:
            routes = [self._route(path) for path in paths]
            if not any("query" in route for route in routes):
                self.problem(
                    self.page.where("paths"), "several paths; add the query parameters of each route as `query`"
                )
            return {"method": self.page.method, "routes": routes}
        self.problem(self.page.where("paths"), "no path was found on the page")
        return {"method": self.page.method, "path": TO_DO}

    def _parameters(self) -> dict[str, Any]:
        request, found = self.page.request, dict[str, Any]()
        in_paths = {name for path in self.page.paths for name in _PLACEHOLDER.findall(path)}
        for row in request.get("header", ()):
            if row.name.lower() not in OWN_HEADERS:
                key = row.name.lower().replace("-", "_")
                found[key] = {"in": "header", "name": row.name, **self.models.single(row)}
        for place in ("path", "query"):
            rows = request.get(place, ())
            for name, parameter in self.models.fields(rows, "Query").items():
                row = next(row for row in rows if row.name == name)
                if name in found:
                    self.problem(row.where, f"the parameter `{name}` is at two places of the page")
                if row.type == "object":
                    parameter["type"] = f"json<{parameter['type']}>"
                found[name] = parameter
        declared = {row.name: row for row in request.get("path", ())}
        for name in sorted(in_paths - declared.keys()):
            self.problem(self.page.where("paths"), f"`{{{name}}}` is in a path, but not a path parameter on the page")
        for name, row in declared.items():
            if name not in in_paths:
                self.problem(row.where, f"no path contains the path parameter `{name}`")
        return found

    def _upload(self, form: tuple[Field, ...]) -> dict[str, Any]:
        """Return the parts of a form: the file, the fields of `meta`, and other form fields."""
        part = next((row for row in form if row.type in FILE_TYPES), None)
        if part is None:
            for row in form:
                self.problem(
                    row.where,
                    f"the form field `{row.name}` ({row.type}) is sent without a file, which is not supported",
                )
            return {}
        sizes = self.page.max_sizes
        if not sizes:
            self.problem(part.where, "add the accepted file types (`accepts`) and the maximum size (`max_size`)")
        meta = [evolve(row, name=row.name.removeprefix("meta.")) for row in form if row.name.startswith("meta.")]
        others = [row for row in form if row is not part and row.name.partition(".")[0] != "meta"]
        fields = self.models.fields(meta, "Meta")
        for name, what in _FILLED_IN.items():
            if name in fields:
                fields[name] = {**fields[name], "source": what}
        every = set(sizes.values())
        parts = {
            "meta": fields,
            "form": self.models.fields(others, "Form"),
            "accepts": FlowList(sizes),
            "max_size": Flow(sizes) if len(every) > 1 else next(iter(every), ""),
        }
        return {"part": part.name, **{key: value for key, value in parts.items() if value}}

    def _replies(self) -> dict[str, Any]:
        replies: dict[str, Any] = {}
        for reply in self.page.replies:
            if reply.is_file:
                replies[reply.status] = "file"
            elif reply.status == "202" and not reply.fields:
                replies[reply.status] = Flow({"accepted": True})
            else:
                replies[reply.status] = self.models.fields(reply.fields, "Reply") or "none"
        return replies or {"200": TO_DO}

    def _errors(self) -> list[Any]:
        rows: list[Any] = []
        for row in self.page.own_errors:
            if row.status < "400":
                self.problem(row.where, f"the row `{row.status} {row.code}` is not an error; describe it in `doc`")
                continue
            text = self.context.texts.of_error(row, self.context.error_others.get(row.where, ()))
            drafted = Flow({"status": row.status, "code": row.code, "means": text, "fix": text})
            if text != TO_DO and drafted in rows:
                self.repeated_errors[row.code] = row.status
            else:
                rows.append(drafted)
        return rows
