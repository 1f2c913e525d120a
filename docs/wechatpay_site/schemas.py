"""Tables of the fields of a JSON Schema."""

from typing import Any

from wechatpay_site.markdown import table
from wechatpay_site.words import PLACES, TYPES, WORDS

HIDDEN_FROM_SEARCH = " { data-search-exclude }"
"""Keeps a section of fields out of the search index: most pages have the same names."""


def section(heading: str, schema: dict[str, Any] | None, language: str) -> list[str]:
    """Return the sections with the fields of a body and of each model in it."""
    if not schema or "properties" not in schema:
        return []
    lines = [f"## {heading}{HIDDEN_FROM_SEARCH}", "", *fields(schema, language), ""]
    for name, model in schema.get("$defs", {}).items():
        if "properties" in model:
            lines += [f"### {name}{HIDDEN_FROM_SEARCH}", "", *fields(model, language), ""]
    return lines


def fields(schema: dict[str, Any], language: str) -> list[str]:
    """Return a table of the fields of an object."""
    words = WORDS[language]
    needed = schema.get("required", [])
    rows = [
        (
            f"`{name}`",
            kind(field, language),
            requirement(name in needed, language),
            field.get("title", ""),
            _description(field),
        )
        for name, field in schema["properties"].items()
    ]
    return table((words["name"], words["type"], "", words["term"], words["description"]), rows)


def _description(field: dict[str, Any]) -> str:
    """Return the text of a field, with the meaning of each of its values."""
    meanings: dict[str, str] = field.get("x-meanings") or field.get("items", {}).get("x-meanings") or {}
    return " ".join([field.get("description", ""), *(f"`{value}`: {text}" for value, text in meanings.items())]).strip()


def parameters(rows: list[dict[str, Any]], language: str) -> list[str]:
    """Return the section about the parameters in the path, the query and the headers."""
    if not rows:
        return []
    words = WORDS[language]
    cells = [
        (
            f"`{row['name']}`",
            PLACES[row["in"]] if language == "zh" else row["in"],
            kind(row["schema"], language),
            requirement(row["required"], language),
            row["zh"],
            row["doc"],
        )
        for row in rows
    ]
    head = (words["name"], words["in"], words["type"], "", words["term"], words["description"])
    return [f"## {words['parameters']}{HIDDEN_FROM_SEARCH}", "", *table(head, cells), ""]


def upload(facts: dict[str, Any] | None, language: str) -> list[str]:
    """Return the section about the file of an upload, and its other fields."""
    if not facts:
        return []
    words = WORDS[language]
    sizes = facts["max_size"]
    kinds = [f"`{ending}`{_size(sizes.get(ending, sizes.get('')), language)}" for ending in facts["accepts"]]
    lines = [f"## {words['file']}", "", f"`file`: {words['between'].join(kinds) or words['any_type']}", ""]
    filled_in = {facts["filename"], facts["digest"]}
    for heading, schema in (("other_fields", facts["meta"]), ("form_fields", facts["form"])):
        rest = {name: field for name, field in schema["properties"].items() if name not in filled_in}
        lines += section(words[heading], {**schema, "properties": rest}, language) if rest else []
    return lines


def _size(count: int | None, language: str) -> str:
    return WORDS[language]["at_most"].format(size=f"{count / 1024 / 1024:g}") if count else ""


def kind(schema: dict[str, Any], language: str) -> str:
    """Return the type of a value in a few words."""
    is_chinese = language == "zh"
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        inner = kind(schema["items"], language)
        return f"{inner} 数组" if is_chinese else f"list of {inner}"
    name = str(schema.get("type", "any"))
    words = [TYPES.get(name, name) if is_chinese else name]
    if "maxLength" in schema:
        words.append(f"不超过 {schema['maxLength']} 个字符" if is_chinese else f"up to {schema['maxLength']}")
    if schema.get("x-encrypted"):
        words.append("加密" if is_chinese else "encrypted")
    if "enum" in schema:
        values = [str(value) for value in schema["enum"]]
        words.append(f"取值 {'、'.join(values)}" if is_chinese else f"one of {', '.join(values)}")
    return ("，" if is_chinese else ", ").join(words)


def requirement(is_required: object, language: str) -> str:
    """Return the word for a required value."""
    return WORDS[language]["required"] if is_required else ""
