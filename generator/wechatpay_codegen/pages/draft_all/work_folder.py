"""The working folder of a list: the texts to write, with the Chinese text of the pages beside each, and the notes for the author.

    texts.jsonl     a line for each text; people fill in `write`
    notes.txt       what the pages disagree on, what was left out and repaired, by spec
    additions/      what existing files such as `_models.yaml` lack

The folder has sentences of official pages, so it must be outside the repository.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from wechatpay_codegen.pages.draft.texts import ordered
from wechatpay_codegen.pages.draft_all.drafting import Drafts
from wechatpay_codegen.pages.draft_all.known_texts import KnownTexts
from wechatpay_codegen.pages.draft_all.markers import places_of

TEXTS = "texts.jsonl"
NOTES = "notes.txt"
ADDITIONS = "additions"


class WorkFolderError(Exception):
    """The working folder cannot be used. The message starts with its path."""


@frozen
class Written:
    """A text of the list: its kind, name, term, and what has been written, by slot."""

    id: str
    kind: str
    name: str
    zh: str
    write: Mapping[str, str]


def check_work_folder(folder: Path) -> None:
    """Check that a working folder is not in a repository.

    Raises:
        WorkFolderError: It is.
    """
    for parent in (folder.absolute(), *folder.absolute().parents):
        if (parent / ".git").exists():
            what = f"is in the repository {parent}, and would have sentences of official pages"
            raise WorkFolderError(f"{folder}: {what}. Choose a folder outside of it.")


def write_work_folder(folder: Path, drafts: Drafts, known: KnownTexts, specs: Mapping[str, str]) -> dict[str, int]:
    """Write the list of texts, the notes and the additions.

    Texts of an earlier list are kept if they were filled in, or if specs still have their markers.

    Args:
        folder: The folder.
        drafts: The drafts.
        known: The texts that exist in specs.
        specs: The specs that exist, as text.

    Returns:
        The number of texts in the list by kind.
    """
    earlier = {line["id"]: line for line in _lines(folder)}
    folder.mkdir(parents=True, exist_ok=True)
    places = places_of({**specs, **drafts.files, **drafts.additions})
    counts: dict[str, int] = {}
    lines: list[dict[str, Any]] = []
    for text in ordered(drafts.texts.found.values()):
        if text.id in places:
            counts[text.kind] = counts.get(text.kind, 0) + 1
            written = earlier.pop(text.id, {}).get("write", {})
            lines.append(text.as_json(places[text.id], known.about(text), written))
    kept = (line for line in earlier.values() if line["id"] in places or any(line["write"].values()))
    lines += [{**line, "places": places.get(line["id"], [])} for line in kept]
    content = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    (folder / TEXTS).write_text(content, encoding="utf-8")
    _write_notes(folder / NOTES, drafts.notes)
    for name, addition in drafts.additions.items():
        path = folder / ADDITIONS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(addition, encoding="utf-8")
    return counts


def _write_notes(path: Path, notes: Mapping[str, Sequence[str]]) -> None:
    """Write the notes. Earlier notes about other files are kept."""
    earlier = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    lines = {line for line in earlier if line.partition(": ")[0] not in notes}
    # A note about a sentence of a page can have several lines.
    lines |= {" ".join(f"{file}: {note}".split("\n")) for file, found in notes.items() for note in found}
    path.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")


def read_texts(folder: Path) -> dict[str, Written]:
    """Return the texts of a list by their marker's name.

    Raises:
        WorkFolderError: There is no list, or a line is invalid.
    """
    if not (folder / TEXTS).is_file():
        raise WorkFolderError(f"{folder}: there is no {TEXTS}. `draft --all` writes it.")
    found = (
        Written(text["id"], text["kind"], text["name"], text.get("zh", ""), text["write"]) for text in _lines(folder)
    )
    return {text.id: text for text in found}


def _lines(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of the list; none if there is no list."""
    path = folder / TEXTS
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = _decoded(line)
        if text is None:
            expected = "Expected an object with `id`, `kind`, `name` and `write`, whose values are texts."
            raise WorkFolderError(f"{path}:{number}: not a text. {expected}")
        yield text


def _decoded(line: str) -> dict[str, Any] | None:
    """Return a line of the list; `None` if it is invalid."""
    try:
        text: dict[str, Any] = json.loads(line)
        is_valid = all(isinstance(written, str) for written in text["write"].values())
        return text if is_valid and all(isinstance(text[key], str) for key in ("id", "kind", "name")) else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
