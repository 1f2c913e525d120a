"""Drafts the examples of an operation: a call with the sample's arguments, and the reply that the page shows."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote

from attrs import define

from wechatpay_codegen.pages.draft.context import Context
from wechatpay_codegen.pages.draft.data import is_list, is_table, table_of
from wechatpay_codegen.pages.draft.fitting import Fitter
from wechatpay_codegen.pages.draft.yaml_text import example_data
from wechatpay_codegen.pages.read.facts import Page

_PART = re.compile(r"(\{[^{}]*\})")
_NUMBER = re.compile(r"(?:.*_)?(?:no|id|code|mchid)")
_NO_BODY = "none"
_FILE = "file"


@define(eq=False)
class Examples:
    """Drafts examples from the sample calls of the page or of the context, and from the reply on the page.

    `drafted` are the other sections of the spec. `problem` is called with a place and a message.
    """

    page: Page
    context: Context
    drafted: Mapping[str, Any]
    problem: Callable[[str, str], None]

    def drafted_examples(self) -> list[Any]:
        """Return the examples. What contradicts the tables is repaired or left out, and reported."""
        if not self.page.replies or not self.page.paths:
            return []
        status = self.page.replies[0].status
        fields = self.drafted["replies"].get(status)
        has_body = is_table(fields) and not _is_accepted(fields)
        reply = self._reply(table_of(fields), status) if has_body else None
        if reply is None and has_body:
            return []
        examples: list[Any] = []
        for sample in self._samples():
            given = self._given(sample, reply or {})
            if given is None:
                continue
            sends = self._sends(given)
            if not sends:
                self.problem(
                    self.page.where("paths"), "the sample request has the parameters of no path; it was left out"
                )
                continue
            example: dict[str, Any] = {"given": example_data(given), "sends": sends, "status": status}
            if reply is not None:
                example["reply"] = example_data(reply)
            examples.append(example)
        return examples

    def _reply(self, fields: dict[str, Any], status: str) -> dict[str, Any] | None:
        text = next((example.text for example in self.page.examples if example.status == status), "")
        if not text:
            self.problem(self.page.source, f"the page has no example of the reply {status}, so the draft has none")
            return None
        try:
            value: Any = json.loads(text, strict=False)
        except (ValueError, RecursionError) as error:
            self.problem(self.page.source, f"the example of the reply {status} is not JSON ({error}); it was left out")
            return None
        return self._fitted(value, fields, f"the example of the reply {status}")

    def _fitted(self, value: Any, fields: dict[str, Any], what: str) -> dict[str, Any] | None:
        fitter = Fitter(self.drafted["models"], self.drafted["enums"])
        fitted = fitter.fitted(value, fields)
        for contradiction in fitter.contradictions:
            self.problem(self.page.source, f"{what}: {contradiction}")
        return fitted

    def _samples(self) -> Iterator[dict[str, Any]]:
        """Yield the arguments of each sample call; none if there is no sample, so that the reply has to tell them."""
        found = False
        for target in dict.fromkeys(self.page.targets):
            arguments = next((one for path in self.page.paths if (one := arguments_of(path, target)) is not None), None)
            if arguments is None:
                self.problem(self.page.source, f"the example `{target}` matches none of the paths")
            elif not self.drafted["body"] and not self.drafted["upload"]:
                found = True
                yield dict(arguments)
        if not found:
            yield dict(self.context.given or {})

    def _given(self, sample: dict[str, Any], reply: dict[str, Any]) -> dict[str, Any] | None:
        """Return the arguments of a call that fit the tables and the reply."""
        fields = self._arguments()
        if not self.page.targets:
            sample = self._of_one_path(sample)
        sample = {name: value for name, value in sample.items() if not self._is_of_other_side(fields.get(name, {}))}
        for name, value in reply.items():
            is_number = name in fields and not isinstance(value, (dict, list)) and _NUMBER.fullmatch(name)
            if is_number and (name in sample or fields[name].get("required")):
                sample[name] = value
        pages = table_of(self.drafted["pages"])
        if pages.get("next") in fields and "counts" in pages:
            sample.setdefault(pages["next"], pages.get("first", 0))
        if self.drafted["upload"]:
            return self._upload(sample, fields)
        for name, keys in fields.items():
            if keys["type"] == "integer" and isinstance(sample.get(name), str) and sample[name].isdigit():
                sample[name] = int(sample[name])
        missing = [name for name, keys in fields.items() if keys.get("required") and name not in sample]
        if missing and not self.context.given and not self.page.targets:
            what = f"there is no sample request with `{missing[0]}`, so the draft has no example"
            self.problem(self.page.source, what)
            return None
        return self._chosen(self._fitted(sample, fields, "the sample request"))

    def _chosen(self, given: dict[str, Any] | None) -> dict[str, Any] | None:
        """Return arguments that meet the choices; `None` if one is missing."""
        if given is None:
            return None
        for choice in self.drafted["constraints"]:
            for kind, listed in choice.items():
                found = [name for name in listed if name in given]
                if not found:
                    self.problem(
                        self.page.source, f"the sample request has none of {', '.join(listed)}; it was left out"
                    )
                    return None
                for name in found[1:] if kind == "one_of" else ():
                    self.problem(
                        self.page.source, f"the sample request has {found[0]} and {name}; the second was left out"
                    )
                    del given[name]
        return given

    def _of_one_path(self, sample: dict[str, Any]) -> dict[str, Any]:
        """Return arguments without those that only other paths have."""
        routes = [_names(path) for path in self.page.paths]
        own = next((names for names in routes if all(name in sample for name in names)), None)
        others = set[str]() if own is None else {name for names in routes for name in names} - set(own)
        return {name: value for name, value in sample.items() if name not in others}

    def _is_of_other_side(self, keys: dict[str, Any]) -> bool:
        """Return whether only callers may send a field whom the first page is not for."""
        return "roles" in keys and self.page.side not in keys["roles"]

    def _upload(self, sample: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any] | None:
        accepted = table_of(self.drafted["upload"]).get("accepts")
        file = sample.pop(_FILE, None) or sample.get("filename") or sample.get("file_name")
        file = file or (f"file.{accepted[0]}" if accepted else None)
        known = {name: value for name, value in sample.items() if name in fields}
        fitted = self._fitted(known, fields, "the sample request")
        if not file:
            self.problem(self.page.source, "no sample names a file to upload, so the draft has no example")
        return {_FILE: file, **fitted} if file and fitted is not None else None

    def _arguments(self) -> dict[str, Any]:
        """Return the drafted arguments by wire name."""
        upload = table_of(self.drafted["upload"])
        found = (self.drafted["parameters"], self.drafted["body"], upload.get("meta"), upload.get("form"))
        tables = [table_of(table) for table in found]
        every = ((name, keys) for table in tables for name, keys in table.items())
        return {keys.get("name", name): keys for name, keys in every if "source" not in keys}

    def _sends(self, given: dict[str, Any]) -> str:
        """Return method and target of a call; empty if it has the parameters of no path."""
        route = next((path for path in self.page.paths if all(name in given for name in _names(path))), None)
        if route is None:
            return ""
        in_path = set(_names(route))
        query = "&".join(
            f"{name}={_encoded(given[name])}"
            for name, keys in self.drafted["parameters"].items()
            if name in given and name not in in_path and keys.get("in") != "header"
        )
        path = "".join(_encoded(given[part[1:-1]]) if part.startswith("{") else part for part in _PART.split(route))
        return f"{self.page.method} {path}?{query}" if query else f"{self.page.method} {path}"


def arguments_of(path: str, target: str) -> dict[str, str] | None:
    """Return the path and query arguments in a target; `None` if the target does not match the path."""
    target_path, _, query = target.partition("?")
    pattern = "".join(
        f"(?P<{part[1:-1]}>[^/]+)" if part.startswith("{") else re.escape(part) for part in _PART.split(path)
    )
    match = re.fullmatch(pattern, target_path)
    if match is None:
        return None
    arguments: dict[str, str] = match.groupdict()
    for pair in query.split("&") if query else ():
        name, _, value = pair.partition("=")
        arguments[name] = value
    return {name: unquote(value) for name, value in arguments.items()}


def _names(path: str) -> list[str]:
    return [part[1:-1] for part in _PART.split(path) if part.startswith("{")]


def _encoded(value: object) -> str:
    """Percent-encode everything outside the unreserved characters of RFC 3986, as the loader expects it."""
    if isinstance(value, dict):
        return quote(json.dumps(value, ensure_ascii=False, separators=(",", ":")), safe="-._~")
    if is_list(value):
        return "%2C".join(_encoded(item) for item in value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return quote(text, safe="-._~")


def _is_accepted(fields: dict[str, Any]) -> bool:
    return fields.get("accepted") is True
