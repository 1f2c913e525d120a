"""Writes a reference page for each operation of the catalog. `make docs` runs it with mkdocs-gen-files."""

import json
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import mkdocs_gen_files

from wechatpay_codegen.language.parts import ROLES


def entries(folder: Traversable) -> Iterator[dict[str, Any]]:
    """Yield every operation of the catalog, sorted by path."""
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from entries(entry)
        elif entry.name.endswith(".json"):
            yield json.loads(entry.read_text(encoding="utf-8"))


def page(entry: dict[str, Any], common_errors: list[dict[str, Any]]) -> str:
    """Return the page of one operation."""
    title = entry["title"]
    lines = [f"# {markdown(title['en'])}", "", f"`client.{entry['operation']}` · {markdown(title.get('zh', ''))}", ""]
    for paragraph in filter(None, entry["doc"].split("\n")):
        lines += [markdown(paragraph), ""]
    lines += [f"    {entry['method']} {route['path']}" for route in entry["routes"]]
    lines += ["", f"Available to: {', '.join(ROLES[role] for role in entry['roles'])}.", ""]
    if entry["parameters"]:
        rows = [
            (f"`{p['name']}`", p["in"], kind(p["schema"]), requirement(p["required"]), p["zh"], p["doc"])
            for p in entry["parameters"]
        ]
        lines += ["## Parameters", "", *table(("name", "in", "type", "", "中文", "description"), rows), ""]
    lines += schema_section("Body", entry["body"])
    lines += upload_section(entry["upload"])
    for status, schema in entry["replies"].items():
        lines += schema_section(f"Reply {status}", schema) or [f"## Reply {status}", "", "No body.", ""]
    errors = [
        (str(row["status"]), f"`{row['code']}`", row["means"], row["fix"]) for row in [*entry["errors"], *common_errors]
    ]
    lines += ["## Errors", ""]
    if not entry["checked"]["errors"]:
        lines += ["The errors of this operation were not compared with its official page.", ""]
    lines += [*table(("status", "code", "meaning", "what to do"), errors), ""]
    lines += ["## Retries and outcome", "", *(f"- {fact}" for fact in open_outcome(entry)), ""]
    for example in entry["examples"]:
        arguments = json.dumps(example["given"], ensure_ascii=False, indent=2)
        lines += [
            "## Example",
            "",
            f"`{example['sends']}`",
            "",
            *(f"    {line}" for line in arguments.splitlines()),
            "",
        ]
    missing = ", ".join(part for part, date in entry["checked"].items() if not date)
    if missing:
        lines += [f"Not compared with an official page: {missing}.", ""]
    updated = f", {entry['updated']}" if entry["updated"] else ""
    lines += ["## Official pages", "", *(f"- <{address}>{updated}" for address in entry["docs"]), ""]
    return "\n".join(lines)


def open_outcome(entry: dict[str, Any]) -> Iterator[str]:
    """Yield whether a call is retried, which query returns its outcome, and which replies are rejected."""
    repeat: dict[str, Any] = entry["repeat"] or {"by": [], "never": None, "outcome": None}
    numbers = " or ".join(f"`{name}`" for name in repeat["by"])
    if entry["method"] == "GET":
        yield "Retried after status 429 or 5xx, a broken connection or a timeout."
    elif numbers:
        yield f"Retried after status 429 or 5xx, a broken connection or a timeout, with the same {numbers}."
    else:
        yield f"Not retried if the request may have been received. {markdown(repeat['never'] or '')}".rstrip()
    if repeat["outcome"]:
        yield f"`{repeat['outcome']['operation']}` returns the outcome; `client.settle(error)` calls it."
    if entry["numbers"]:
        names = " or ".join(f"`{name}`" for name in entry["numbers"])
        yield f"A reply with a different {names} from the request raises `NumberMismatch`."


def upload_section(upload: dict[str, Any] | None) -> list[str]:
    """Return the section about the file of an upload, and its other fields."""
    if not upload:
        return []
    sizes = upload["max_size"]
    kinds = [f"`{ending}`{size(sizes.get(ending, sizes.get('')))}" for ending in upload["accepts"]]
    lines = ["## File", "", f"`file`: {', '.join(kinds) or 'any type'}.", ""]
    filled_in = {upload["filename"], upload["digest"]}
    for heading, schema in (("Other fields", upload["meta"]), ("Form fields", upload["form"])):
        rest = {name: field for name, field in schema["properties"].items() if name not in filled_in}
        lines += schema_section(heading, {**schema, "properties": rest}) if rest else []
    return lines


def size(count: int | None) -> str:
    """Return the size limit of a file in megabytes."""
    return f" (at most {count / 1024 / 1024:g} MB)" if count else ""


def schema_section(heading: str, schema: dict[str, Any] | None) -> list[str]:
    """Return the sections with the fields of a body and of each model in it."""
    if not schema or "properties" not in schema:
        return []
    lines = [f"## {heading}", "", *fields(schema), ""]
    for name, model in schema.get("$defs", {}).items():
        if "properties" in model:
            lines += [f"### {name}", "", *fields(model), ""]
    return lines


def fields(schema: dict[str, Any]) -> list[str]:
    """Return a table of the fields of an object."""
    required = schema.get("required", [])
    rows = [
        (f"`{name}`", kind(field), requirement(name in required), field.get("title", ""), field.get("description", ""))
        for name, field in schema["properties"].items()
    ]
    return table(("name", "type", "", "中文", "description"), rows)


def kind(schema: dict[str, Any]) -> str:
    """Return the type of a value in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"list of {kind(schema['items'])}"
    words = [str(schema.get("type", "any"))]
    if "maxLength" in schema:
        words.append(f"up to {schema['maxLength']}")
    if schema.get("x-encrypted"):
        words.append("encrypted")
    if "enum" in schema:
        words.append("one of " + ", ".join(str(value) for value in schema["enum"]))
    return ", ".join(words)


def requirement(is_required: object) -> str:
    """Return the word for a required value."""
    return "required" if is_required else ""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a Markdown table."""
    return [line(head), line(["---"] * len(head)), *(line([markdown(cell) for cell in row]) for row in rows)]


def line(cells: Sequence[str]) -> str:
    """Return a row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


_CODE = re.compile(r"(`[^`]+`)")
_MARKUP = re.compile(r"[\\`*_{}\[\]()<>&#!|~^]|^[-+=:]|(?<=^[0-9])[.]|(?<=^[0-9][0-9])[.]")


def markdown(text: str) -> str:
    """Return a text from a spec as Markdown. Text between backquotes is code, and all other markup is escaped."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(part if _CODE.fullmatch(part) else _escaped(part) for part in parts)


def _escaped(text: str) -> str:
    """Escape every character that could be markup."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", text)


def write() -> None:
    """Write all pages and their index to the site."""
    catalog = files("wechatpay_catalog")
    common_errors = json.loads((catalog / "errors.json").read_text(encoding="utf-8"))
    index = ["# Operations", ""]
    for entry in entries(catalog / "operations"):
        path = f"{entry['operation'].replace('.', '/')}.md"
        index.append(f"- [`{entry['operation']}`]({path}) {markdown(entry['title'].get('zh', ''))}")
        with mkdocs_gen_files.open(f"reference/{path}", "w") as file:
            file.write(page(entry, common_errors))
    with mkdocs_gen_files.open("reference/index.md", "w") as file:
        file.write("\n".join(index) + "\n")


if __name__ == "<run_path>":  # as mkdocs-gen-files runs it
    write()
