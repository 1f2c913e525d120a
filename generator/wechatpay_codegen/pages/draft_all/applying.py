"""Writes the texts of a list into the specs that have their markers, or into the shared files if several specs use them."""

from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from wechatpay_codegen.pages.draft_all.existing import data_of
from wechatpay_codegen.pages.draft_all.markers import places_of, with_texts
from wechatpay_codegen.pages.draft_all.shared_texts import FILES, Sharing, share_texts
from wechatpay_codegen.pages.draft_all.uses import Key, uses_in
from wechatpay_codegen.pages.draft_all.work_folder import Written

_SHARED = "_shared"


@frozen
class Applied:
    """The numbers of texts written, of those in shared files, and of files changed; and the places of markers without a text."""

    texts: int
    shared: int
    files: int
    open: tuple[str, ...]


def apply_texts(specs: Path, texts: Mapping[str, Written]) -> Applied:
    """Replace markers in a specs folder by the texts of a list.

    Args:
        specs: The specs folder.
        texts: The texts by the name of their marker.

    Raises:
        SpecError: A shared file is not valid YAML.
    """
    before = {
        path.relative_to(specs).as_posix(): path.read_text(encoding="utf-8") for path in sorted(specs.rglob("*.yaml"))
    }
    uses = {name: tuple(uses_in(name, text)) for name, text in before.items() if not name.startswith(_SHARED)}
    shared = {name: before.get(f"{_SHARED}/{name}", "") for name in FILES.values()}
    content = {name: data_of(f"{_SHARED}/{name}", text) for name, text in shared.items() if text}
    # A row that only names a common error has the text of the common row, unless the shared texts have another.
    rows = data_of(f"{_SHARED}/errors.yaml", before.get(f"{_SHARED}/errors.yaml", "")) or ()
    common = {("error", row["status"], row["code"]) for row in rows}
    shareable = (use for found in uses.values() for use in found if use.key not in common)
    sharing = share_texts(shareable, texts, shared, content)
    written = set[tuple[str, str]]()

    def lookup(marker: str, slot: str) -> str:
        text = texts[marker].write.get(slot, "").strip() if marker in texts else ""
        if text:
            written.add((marker, slot))
        return text

    after = {f"{_SHARED}/{name}": text for name, text in sharing.files.items() if text}
    for name, found in uses.items():
        lines = before[name].splitlines(keepends=True)
        for use in found:
            lines[use.line] = _with_shared(lines[use.line], use.marker, use.key, sharing)
        after[name] = with_texts("".join(lines), lookup)
    changed = {name: text for name, text in after.items() if text != before.get(name, "")}
    for name, text in changed.items():
        (specs / name).parent.mkdir(parents=True, exist_ok=True)
        (specs / name).write_text(text, encoding="utf-8")
    places = places_of({(specs / name).as_posix(): text for name, text in after.items()})
    unfinished = [f"{place}: {marker}" for marker, found_at in places.items() for place in found_at]
    return Applied(len(written), len(sharing.variants), len(changed), tuple(unfinished))


def _with_shared(line: str, marker: str, key: Key, sharing: Sharing) -> str:
    """Return a line without its marker if the shared files have the text: nothing, or the name of its variant."""
    if (marker, key) not in sharing.variants:
        return line
    variant = sharing.variants[marker, key]
    indent = line[: len(line) - len(line.lstrip())]
    if key[0] == "field":
        return f"{indent}variant: {variant}\n" if variant else ""
    if key[0] == "value":
        return f"{line.partition(': ')[0]}: {{{f'variant: {variant}' if variant else ''}}}\n"
    rest = f", variant: {variant}" if variant else ""
    return f"{indent}- {{status: {key[1]}, code: {key[2]}{rest}}}\n"
