"""Writes the texts of a list into the specs that have their markers."""

from pathlib import Path

from attrs import frozen

from wechatpay_codegen.pages.draft_all.markers import places_of, with_texts
from wechatpay_codegen.pages.draft_all.work_folder import Written


@frozen
class Applied:
    """The numbers of texts written and of files changed, and the places of markers without a text."""

    texts: int
    files: int
    open: tuple[str, ...]


def apply_texts(specs: Path, texts: dict[str, Written]) -> Applied:
    """Replace markers in a specs folder by the texts of a list.

    Args:
        specs: The specs folder.
        texts: The texts by the name of their marker.
    """
    used = set[tuple[str, str]]()

    def lookup(marker: str, slot: str) -> str:
        text = texts[marker].write.get(slot, "").strip() if marker in texts else ""
        if text:
            used.add((marker, slot))
        return text

    changed = 0
    unfinished: list[str] = []
    for path in sorted(specs.rglob("*.yaml")):
        before = path.read_text(encoding="utf-8")
        after = with_texts(before, lookup)
        if after != before:
            path.write_text(after, encoding="utf-8")
            changed += 1
        places = places_of({path.as_posix(): after})
        unfinished += [f"{place}: {marker}" for marker, found in places.items() for place in found]
    return Applied(len(used), changed, tuple(unfinished))
