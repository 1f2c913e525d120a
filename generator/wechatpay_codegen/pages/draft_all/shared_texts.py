"""Moves texts that several specs use into the shared files, so that each is written once."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from attrs import define, field, frozen

from wechatpay_codegen.pages.draft.data import is_list, is_table, table_of
from wechatpay_codegen.pages.draft_all.markers import block
from wechatpay_codegen.pages.draft_all.uses import NO_KEY, Key, Use
from wechatpay_codegen.pages.draft_all.work_folder import Written
from wechatpay_codegen.pages.draft_all.yaml_blocks import NotABlock, inserted

FILES = {"field": "terms.yaml", "value": "values.yaml", "error": "error_texts.yaml"}
"""The shared file of each kind of text."""


@frozen
class Sharing:
    """The variants of the texts that are shared, by marker and key, and the new texts of the shared files."""

    variants: Mapping[tuple[str, Key], str]
    files: Mapping[str, str]


def share_texts(
    uses: Iterable[Use], texts: Mapping[str, Written], files: Mapping[str, str], content: Mapping[str, Any]
) -> Sharing:
    """Decide which texts are shared: those with several uses, if the shared files have no other text without a variant.

    Args:
        uses: The uses of markers in specs.
        texts: The texts by marker.
        files: The texts of the shared files.
        content: The same files as data.
    """
    sharing = _Sharing(texts, dict(files), content)
    by_text: dict[tuple[str, Key], list[Use]] = {}
    for use in uses:
        if use.key != NO_KEY and use.marker in texts and all(word.strip() for word in texts[use.marker].write.values()):
            by_text.setdefault((use.marker, use.key), []).append(use)
    several = {one: found for one, found in by_text.items() if len(found) > 1}
    for (marker, key), found in several.items():
        rivals = sum(1 for _, other in several if other == key)
        sharing.add(marker, key, found[0].service, is_single=rivals == 1)
    return Sharing(sharing.variants, sharing.files)


@define(eq=False)
class _Sharing:
    texts: Mapping[str, Written]
    files: dict[str, str]
    content: Mapping[str, Any]
    variants: dict[tuple[str, Key], str] = field(factory=dict[tuple[str, Key], str])
    added: dict[Key, dict[str, tuple[str, ...]]] = field(factory=dict[Key, dict[str, tuple[str, ...]]])

    def add(self, marker: str, key: Key, service: str, *, is_single: bool) -> None:
        """Share a text. `service` names its variant, if the key has several texts."""
        text = tuple(word.strip() for word in self.texts[marker].write.values())
        existing = self._existing(key)
        known = next((variant for variant, other in existing.items() if other == text), None)
        if known is not None:
            self.variants[marker, key] = known
        elif "" not in existing:
            first = "" if is_single and not existing else service
            numbered = (f"{service}_{number}" for number in range(2, 1000))
            variant = next(name for name in chain([first], numbered) if name not in existing)
            if self._write(key, variant, text):
                self.variants[marker, key] = variant
                self.added.setdefault(key, {})[variant] = text

    def _existing(self, key: Key) -> dict[str, tuple[str, ...]]:
        """Return the texts of a key by variant. A text without a variant has an empty name."""
        kind, first, second = key
        value = table_of(table_of(self.content.get(FILES[kind])).get(first)).get(second)
        found: dict[str, tuple[str, ...]] = {}
        if kind == "error":
            rows = value if is_list(value) else [value] if value else []
            found |= {row.get("variant", ""): (row["means"], row["fix"]) for row in rows}
        elif is_table(value):
            found |= {variant: (text,) for variant, text in value.items()}
        elif value is not None:
            found[""] = (value,)
        return found | self.added.get(key, {})

    def _write(self, key: Key, variant: str, text: tuple[str, ...]) -> bool:
        """Add a text to its file. Return whether the file can have it there."""
        kind, *keys = key
        name = FILES[kind]
        try:
            if kind == "error" and variant:
                first, second = (
                    block(indent, slot, word)
                    for indent, slot, word in (("      ", "means", text[0]), ("      ", "fix", text[1]))
                )
                self.files[name] = inserted(
                    self.files.get(name, ""), tuple(keys), f"    - variant: {variant}\n{first}{second}"
                )
            elif kind == "error":
                lines = block("    ", "means", text[0]) + block("    ", "fix", text[1])
                self.files[name] = inserted(self.files.get(name, ""), tuple(keys), lines)
            else:
                path = (*keys, variant) if variant else tuple(keys)
                indent = "  " * (len(path) - 1)
                leaf = block(indent, path[-1], text[0]) if path[-1] else block(indent, '""', text[0])
                self.files[name] = inserted(self.files.get(name, ""), path[:-1], leaf)
        except NotABlock:
            return False
        return True
