"""Drafts the spec of an operation from the facts of its page, with `TODO` for texts that the author must write."""

import json
import re
from typing import Any

from attrs import define, evolve, field, frozen

from wechatpay_codegen.language.check import TO_DO
from wechatpay_codegen.language.grammar import ROLES
from wechatpay_codegen.pages.draft.types import Models
from wechatpay_codegen.pages.draft.yaml_text import Flow, FlowList, Quoted, example_data, yaml_text
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

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_BRAND_PATHS = "/brand/"
"""Prefix of the paths of operations that a brand signs: https://pay.weixin.qq.com/doc/brand/4015407582."""
_ROLE_WORDS = {match[1]: word for word, text in ROLES.items() if (match := re.search(r"\((.*)\)$", text))}


@frozen
class Draft:
    """The text of a spec, and the problems that the author must solve."""

    text: str
    problems: tuple[Problem, ...]


def draft(page: Page) -> Draft:
    """Draft the spec of an operation.

    Args:
        page: The facts of its page.

    Returns:
        The text of the file, and the problems that the author must solve, each with its place on the page.
    """
    return _Drafter(page).draft()


def problem_at(where: str, what: str) -> Problem:
    """Return a problem of a draft. The place is `path:line`, or a path alone."""
    return Problem(place_in(where), what)


@define(eq=False)
class _Drafter:
    page: Page
    problems: list[Problem] = field(factory=list[Problem])
    models: Models = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.models = Models(self.problem, TO_DO)

    def draft(self) -> Draft:
        body, form = self.page.body_and_form
        request = {
            **self._method(),
            "parameters": self._parameters(),
            "body": self.models.fields(body, "Body"),
            "upload": self._upload(form),
        }
        answer = {"replies": self._replies(), "errors": self._errors()}
        rest = {"models": self.models.models, "enums": self.models.enums, "examples": self._examples()}
        sections = [{key: value} for key, value in {**request, **answer, **rest}.items() if value]
        blocks = [yaml_text(self._head()), *_joined(sections)]
        return Draft("\n".join(blocks), tuple(self.problems))

    def problem(self, where: str, what: str) -> None:
        self.problems.append(problem_at(where, what))

    def _head(self) -> dict[str, Any]:
        page = self.page
        for key, value in (("title", page.title), ("updated", page.updated), ("docs", page.address)):
            if not value:
                self.problem(page.source, f"`{key}` was not found on the page")
        if not page.roles:
            self.problem(page.where("roles"), "no roles were found on the page (`支持商户`)")
        head: dict[str, Any] = {
            "title": Flow({"en": TO_DO, **({"zh": page.title} if page.title else {})}),
            "doc": TO_DO,
            "docs": page.address or TO_DO,
        }
        if page.updated:
            head["updated"] = page.updated
        head["roles"] = FlowList([self._role(name) for name in page.roles] or [TO_DO])
        if page.sample:
            head["sample_class"] = page.sample
        return head

    def _route(self, path: str) -> dict[str, Any]:
        """Return a route. Its query has the path parameters of other routes that an example sends as query."""
        elsewhere = {name for other in self.page.paths for name in _PLACEHOLDER.findall(other)}
        for target in self.page.targets:
            arguments = _arguments_of(path, target) or {}
            query = [name for name in arguments if name in elsewhere and f"{{{name}}}" not in path]
            if query:
                return {"path": path, "query": FlowList(query)}
        return {"path": path}

    def _role(self, name: str) -> str:
        if name not in _ROLE_WORDS:
            self.problem(self.page.where("roles"), f"unknown role `{name}`")
        return _ROLE_WORDS.get(name, TO_DO)

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
                    self.problem(
                        row.where, f"`{name}` is an object outside a body; use `json<T>` if it is sent as JSON"
                    )
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
        self.problem(part.where, "add the accepted file types (`accepts`) and the maximum size (`max_size`)")
        meta = [evolve(row, name=row.name.removeprefix("meta.")) for row in form if row.name.startswith("meta.")]
        others = [row for row in form if row is not part and row.name.partition(".")[0] != "meta"]
        fields = self.models.fields(meta, "Meta")
        for name, what in _FILLED_IN.items():
            if name in fields:
                fields[name] = {**fields[name], "source": what}
        parts = {"meta": fields, "form": self.models.fields(others, "Form")}
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
            else:
                rows.append(Flow({"status": row.status, "code": row.code, "means": TO_DO, "fix": TO_DO}))
        return rows

    def _examples(self) -> list[Any]:
        """Return the example calls of the page. Calls with a body are left to the author."""
        if any(self.page.body_and_form) or not self.page.replies:
            return []
        status = self.page.replies[0].status
        reply = next((example.text for example in self.page.examples if example.status == status), "")
        found: list[Any] = []
        for target in dict.fromkeys(self.page.targets):
            arguments = self._arguments(target)
            if arguments is None:
                self.problem(self.page.source, f"the example `{target}` matches none of the paths")
                continue
            example: dict[str, Any] = {"given": arguments, "sends": f"{self.page.method} {target}", "status": status}
            if self.page.replies[0].fields and (answer := _decoded(reply)):
                example["reply"] = example_data(answer)
            found.append(example)
        return found

    def _arguments(self, target: str) -> dict[str, Any] | None:
        rows = {row.name: row for place in ("path", "query") for row in self.page.request.get(place, ())}
        for path in self.page.paths:
            arguments = _arguments_of(path, target)
            if arguments is not None:
                return {name: _argument(rows.get(name), value) for name, value in arguments.items()}
        return None


def _arguments_of(path: str, target: str) -> dict[str, str] | None:
    """Return the path and query arguments in a target; `None` if the target does not match the path."""
    target_path, _, query = target.partition("?")
    pattern = "".join(
        f"(?P<{part[1:-1]}>[^/]+)" if part.startswith("{") else re.escape(part)
        for part in re.split(r"(\{[^{}]*\})", path)
    )
    match = re.fullmatch(pattern, target_path)
    if match is None:
        return None
    arguments: dict[str, str] = match.groupdict()
    for pair in query.split("&") if query else ():
        name, _, value = pair.partition("=")
        arguments[name] = value
    return arguments


def _argument(row: Field | None, value: str) -> Any:
    is_number = row is not None and row.type.startswith("int") and value.isdigit()
    return int(value) if is_number else Quoted(value) if value.isdigit() else value


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _joined(sections: list[dict[str, Any]]) -> list[str]:
    """Return the sections as text. There is no blank line between method and path."""
    texts = [yaml_text(section) for section in sections]
    return [texts[0] + texts[1], *texts[2:]]
