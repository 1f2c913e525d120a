"""Drafts a spec from the facts of a page: everything a page tells in a fixed form, and a mark where prose belongs."""

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

OWN_HEADERS = frozenset({"authorization", "accept", "content-type", "wechatpay-serial"})
"""Headers that the runtime sends by itself."""

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
"""What the paths of operations begin with that a brand signs: https://pay.weixin.qq.com/doc/brand/4015407582."""
_ROLE_WORDS = {match[1]: word for word, text in ROLES.items() if (match := re.search(r"\((.*)\)$", text))}


@frozen
class Draft:
    """The text of a spec, and what of the page it could not hold."""

    text: str
    problems: tuple[Problem, ...]


def draft(page: Page) -> Draft:
    """Draft the spec of one page.

    Args:
        page: The facts of the page.

    Returns:
        The text of the file, and what an author must decide, each with its place on the page.
    """
    return _Drafter(page).draft()


def problem_at(where: str, what: str) -> Problem:
    """Something that a draft could not hold; the place is `path:line`, or a path alone."""
    path, _, line = where.rpartition(":")
    return Problem(path, int(line), what) if path and line.isdigit() else Problem(where, 1, what)


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
                self.problem(page.source, f"nothing tells the page's `{key}`")
        if not page.roles:
            self.problem(page.where("roles"), "nothing tells who may call this (`支持商户`)")
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
        """A route, with the path parameters of other routes that an example of the page sends as its query."""
        elsewhere = {name for other in self.page.paths for name in _PLACEHOLDER.findall(other)}
        for target in self.page.targets:
            given = _given(path, target) or {}
            query = [name for name in given if name in elsewhere and f"{{{name}}}" not in path]
            if query:
                return {"path": path, "query": FlowList(query)}
        return {"path": path}

    def _role(self, name: str) -> str:
        if name not in _ROLE_WORDS:
            self.problem(self.page.where("roles"), f"the format has no word for the role `{name}`")
        return _ROLE_WORDS.get(name, TO_DO)

    def _method(self) -> dict[str, Any]:
        paths = self.page.paths
        if len(paths) == 1:
            scheme = {"scheme": "brand"} if paths[0].startswith(_BRAND_PATHS) else {}
            return {"method": self.page.method, "path": paths[0], **scheme}
        if paths:
            routes = [self._route(path) for path in paths]
            if not any("query" in route for route in routes):
                self.problem(self.page.where("paths"), "several paths: say what follows as `query` on each route")
            return {"method": self.page.method, "routes": routes}
        self.problem(self.page.where("paths"), "the page names no path")
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
            for name, written in self.models.fields(rows, "Query").items():
                row = next(row for row in rows if row.name == name)
                if name in found:
                    self.problem(row.where, f"the parameter `{name}` stands in two places of the page")
                if row.type == "object":
                    self.problem(row.where, f"`{name}` is an object outside a body: say how it travels, as `json<T>`?")
                found[name] = written
        declared = {row.name: row for row in request.get("path", ())}
        for name in sorted(in_paths - declared.keys()):
            self.problem(self.page.where("paths"), f"`{{{name}}}` stands in a path, but not among the path parameters")
        for name, row in declared.items():
            if name not in in_paths:
                self.problem(row.where, f"no path takes the path parameter `{name}`")
        return found

    def _upload(self, form: tuple[Field, ...]) -> dict[str, Any]:
        """The parts of a form: the file, what stands under `meta`, the fields beside them."""
        part = next((row for row in form if row.type in FILE_TYPES), None)
        if part is None:
            for row in form:
                self.problem(row.where, f"the form field `{row.name}` ({row.type}) travels without a file")
            return {}
        self.problem(part.where, "say which files are taken (`accepts`), and how large they may be (`max_size`)")
        meta = [evolve(row, name=row.name.removeprefix("meta.")) for row in form if row.name.startswith("meta.")]
        beside = [row for row in form if row is not part and row.name.partition(".")[0] != "meta"]
        fields = self.models.fields(meta, "Meta")
        for name, what in _FILLED_IN.items():
            if name in fields:
                fields[name] = {**fields[name], "source": what}
        parts = {"meta": fields, "form": self.models.fields(beside, "Form")}
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
                self.problem(row.where, f"the row `{row.status} {row.code}` is no error; say it in `doc`")
            else:
                rows.append(Flow({"status": row.status, "code": row.code, "means": TO_DO, "fix": TO_DO}))
        return rows

    def _examples(self) -> list[Any]:
        """Calls that the page shows with their address; one whose arguments travel in a body is left to the author."""
        if any(self.page.body_and_form) or not self.page.replies:
            return []
        status = self.page.replies[0].status
        shown = next((example.text for example in self.page.examples if example.status == status), "")
        found: list[Any] = []
        for target in dict.fromkeys(self.page.targets):
            given = self._arguments(target)
            if given is None:
                self.problem(self.page.source, f"the example `{target}` takes none of the paths")
                continue
            example: dict[str, Any] = {"given": given, "sends": f"{self.page.method} {target}", "status": status}
            if self.page.replies[0].fields and (answer := _decoded(shown)):
                example["reply"] = example_data(answer)
            found.append(example)
        return found

    def _arguments(self, target: str) -> dict[str, Any] | None:
        rows = {row.name: row for place in ("path", "query") for row in self.page.request.get(place, ())}
        for path in self.page.paths:
            given = _given(path, target)
            if given is not None:
                return {name: _argument(rows.get(name), value) for name, value in given.items()}
        return None


def _given(path: str, target: str) -> dict[str, str] | None:
    """The arguments that a path and a query take from a target; `None` where the target is no such path."""
    asked, _, query = target.partition("?")
    pattern = "".join(
        f"(?P<{part[1:-1]}>[^/]+)" if part.startswith("{") else re.escape(part)
        for part in re.split(r"(\{[^{}]*\})", path)
    )
    match = re.fullmatch(pattern, asked)
    if match is None:
        return None
    given: dict[str, str] = match.groupdict()
    for pair in query.split("&") if query else ():
        name, _, value = pair.partition("=")
        given[name] = value
    return given


def _argument(row: Field | None, value: str) -> Any:
    is_number = row is not None and row.type.startswith("int") and value.isdigit()
    return int(value) if is_number else Quoted(value) if value.isdigit() else value


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _joined(sections: list[dict[str, Any]]) -> list[str]:
    """The sections as text; the method stands right above its path."""
    texts = [yaml_text(section) for section in sections]
    return [texts[0] + texts[1], *texts[2:]]
