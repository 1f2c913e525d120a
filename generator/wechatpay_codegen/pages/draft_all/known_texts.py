"""Collects the texts that specs have already, so that a new text about the same thing can repeat one of them."""

from collections.abc import Iterator
from typing import Any

from attrs import define, field

from wechatpay_codegen.pages.draft.data import Table, is_list, is_table, table_of
from wechatpay_codegen.pages.draft.texts import Text
from wechatpay_codegen.pages.draft_all.existing import Existing

_MOST = 3
_SHARED = "_shared/"


@define(eq=False)
class KnownTexts:
    """Texts of fields by name and term, of values by themselves, and of errors by status and code."""

    fields: dict[tuple[str, str], dict[str, None]] = field(factory=dict[tuple[str, str], dict[str, None]])
    values: dict[str, dict[str, None]] = field(factory=dict[str, dict[str, None]])
    errors: dict[str, dict[str, None]] = field(factory=dict[str, dict[str, None]])

    @classmethod
    def of(cls, existing: Existing) -> "KnownTexts":
        """Collect the texts of a specs folder."""
        known = cls()
        for name, content in existing.files.items():
            if name == f"{_SHARED}terms.yaml":
                known._add_terms(content)
            elif not name.startswith(_SHARED) or name.endswith("models.yaml"):
                known._add_file(table_of(content))
        return known

    def about(self, text: Text) -> list[str]:
        """Return a few texts that exist about the same thing as a text to write."""
        match text.kind:
            case "field":
                found = self.fields.get((text.name, text.zh), {})
            case "value":
                found = self.values.get(text.name.partition(": ")[2], {})
            case "error":
                found = self.errors.get(text.name, {})
            case _:
                found = {}
        return list(found)[:_MOST]

    def _add_terms(self, content: Any) -> None:
        for name, terms in table_of(content).items():
            for term, texts in table_of(terms).items():
                variants = texts.values() if is_table(texts) else (texts,)
                self.fields.setdefault((name, term), {}).update(dict.fromkeys(variants))

    def _add_file(self, content: Table) -> None:
        for name, keys in _fields(content):
            if doc := table_of(keys).get("doc"):
                self.fields.setdefault((name, keys.get("zh", "")), {})[doc] = None
        for values in table_of(content.get("enums")).values():
            for value, meaning in table_of(values).items():
                text = table_of(meaning).get("means", "") if is_table(meaning) else meaning
                if text:
                    self.values.setdefault(value, {})[text] = None
        errors = content.get("errors")
        for row in errors if is_list(errors) else ():
            if row.get("means") and row.get("fix"):
                key = f"{row['status']} {row['code']}"
                self.errors.setdefault(key, {})[f"{row['means']} | {row['fix']}"] = None


def _fields(content: Table) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a file, by name."""
    upload = table_of(content.get("upload"))
    tables = [content.get("parameters"), content.get("body"), upload.get("meta"), upload.get("form")]
    tables += [*table_of(content.get("replies")).values(), *table_of(content.get("models")).values()]
    for table in tables:
        yield from table_of(table).items()
