"""Writes one reference page for each operation of the catalog; `make docs` runs it through mkdocs-gen-files."""

import json
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import mkdocs_gen_files


def entries(folder: Traversable) -> Iterator[dict[str, Any]]:
    """Every operation of the catalog, sorted by place."""
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from entries(entry)
        elif entry.name.endswith(".json"):
            yield json.loads(entry.read_text(encoding="utf-8"))


def page(entry: dict[str, Any], common_errors: list[dict[str, Any]]) -> str:
    """The page of one operation."""
    title = entry["title"]
    lines = [f"# {shown(title['en'])}", "", f"`client.{entry['operation']}` · {shown(title.get('zh', ''))}", ""]
    for paragraph in filter(None, entry["doc"].split("\n")):
        lines += [shown(paragraph), ""]
    lines += [f"    {entry['method']} {route['path']}" for route in entry["routes"]]
    lines += ["", f"Available to: {', '.join(entry['roles'])}.", ""]
    if entry["parameters"]:
        rows = [
            (f"`{p['name']}`", p["in"], kind(p["schema"]), need(p["required"]), p["zh"], p["doc"])
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
        lines += ["The operation's own errors were not compared with its official page.", ""]
    lines += [*table(("status", "code", "meaning", "what to do"), errors), ""]
    lines += ["## Retries and outcome", "", *(f"- {fact}" for fact in open_outcome(entry)), ""]
    for example in entry["examples"]:
        given = json.dumps(example["given"], ensure_ascii=False, indent=2)
        lines += ["## Example", "", f"`{example['sends']}`", "", *(f"    {line}" for line in given.splitlines()), ""]
    updated = f", {entry['updated']}" if entry["updated"] else ""
    lines += ["## Official pages", "", *(f"- <{address}>{updated}" for address in entry["docs"]), ""]
    return "\n".join(lines)


def open_outcome(entry: dict[str, Any]) -> Iterator[str]:
    """Yield whether a call is retried, which query returns its outcome, and which replies are refused."""
    repeat: dict[str, Any] = entry["repeat"] or {"by": [], "never": None, "outcome": None}
    numbers = " or ".join(f"`{name}`" for name in repeat["by"])
    if entry["method"] == "GET":
        yield "Retried after a 429, a 5xx, a broken connection, or no reply in time."
    elif numbers:
        yield f"Retried after a 429, a 5xx, a broken connection, or no reply in time, with the same {numbers}."
    else:
        yield f"Never retried once it may have arrived. {shown(repeat['never'] or '')}".rstrip()
    if repeat["outcome"]:
        yield f"`{repeat['outcome']['operation']}` returns the outcome; `client.settle(error)` calls it."
    if entry["numbers"]:
        names = " or ".join(f"`{name}`" for name in entry["numbers"])
        yield f"A reply with a different {names} from the request raises `NumberMismatch`."


def upload_section(upload: dict[str, Any] | None) -> list[str]:
    """The file of an upload, and its other fields."""
    if not upload:
        return []
    sizes = upload["max_size"]
    kinds = [f"`{ending}`{size(sizes.get(ending, sizes.get('')))}" for ending in upload["accepts"]]
    lines = ["## File", "", f"`file`: {', '.join(kinds) or 'any kind'}.", ""]
    filled_in = {upload["filename"], upload["digest"]}
    for heading, schema in (("Other fields", upload["meta"]), ("Form fields", upload["form"])):
        rest = {name: field for name, field in schema["properties"].items() if name not in filled_in}
        lines += schema_section(heading, {**schema, "properties": rest}) if rest else []
    return lines


def size(count: int | None) -> str:
    """The bound of a file in megabytes."""
    return f" (at most {count / 1024 / 1024:g} MB)" if count else ""


def schema_section(heading: str, schema: dict[str, Any] | None) -> list[str]:
    """The fields of a body, and of each model in it."""
    if not schema or "properties" not in schema:
        return []
    lines = [f"## {heading}", "", *fields(schema), ""]
    for name, model in schema.get("$defs", {}).items():
        if "properties" in model:
            lines += [f"### {name}", "", *fields(model), ""]
    return lines


def fields(schema: dict[str, Any]) -> list[str]:
    """A table of the fields of an object."""
    required = schema.get("required", [])
    rows = [
        (f"`{name}`", kind(field), need(name in required), field.get("title", ""), field.get("description", ""))
        for name, field in schema["properties"].items()
    ]
    return table(("name", "type", "", "中文", "description"), rows)


def kind(schema: dict[str, Any]) -> str:
    """The type of a value in a few words."""
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


def need(is_required: object) -> str:
    """The word for what must be there."""
    return "required" if is_required else ""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table."""
    return [line(head), line(["---"] * len(head)), *(line([shown(cell) for cell in row]) for row in rows)]


def line(cells: Sequence[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


_CODE = re.compile(r"(`[^`]+`)")
_MARKUP = re.compile(r"[\\`*_{}\[\]()<>&#!|~^]|^[-+=:]|(?<=^[0-9])[.]|(?<=^[0-9][0-9])[.]")


def shown(text: str) -> str:
    """Text from a spec: what is between backquotes is code, and nothing else means anything in Markdown or HTML."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(part if _CODE.fullmatch(part) else _escaped(part) for part in parts)


def _escaped(text: str) -> str:
    """The text with every character that could be markup written as its number."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", text)


def write() -> None:
    """Write all pages and their index into the site."""
    catalog = files("wechatpay_catalog")
    common_errors = json.loads((catalog / "errors.json").read_text(encoding="utf-8"))
    index = ["# Operations", ""]
    for entry in entries(catalog / "operations"):
        path = f"{entry['operation'].replace('.', '/')}.md"
        index.append(f"- [`{entry['operation']}`]({path}) {shown(entry['title'].get('zh', ''))}")
        with mkdocs_gen_files.open(f"reference/{path}", "w") as file:
            file.write(page(entry, common_errors))
    with mkdocs_gen_files.open("reference/index.md", "w") as file:
        file.write("\n".join(index) + "\n")


if __name__ == "<run_path>":  # as mkdocs-gen-files runs it
    write()
