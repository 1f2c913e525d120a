"""Plain English: the worst habits of translated prose stay out of documents, specs, docstrings and messages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = (
    "docs",
    "specs",
    "runtime",
    "generator",
    "gateway",
    "testing",
    "cli",
    "apps",
    "examples",
    "benchmarks",
    "tests",
)
SUFFIXES = {".md", ".py", ".yaml", ".jinja", ".html", ".toml"}
HABITS = {
    r"(?<![Tt]here )\b(?:is|are|was) no (?!longer\b|more\b|matter\b|such\b)[a-z`]": "is not a …",
    r"(?<![Tt]here )\b(?:is|are) none\b": "there is no …; is not one",
    r"[;.] absent:": "Defaults to …",
    r"in the clear\b": "unencrypted; in plain text; over plain HTTP",
    r"can(?:not)? be had\b": "could not be fetched",
    r"answer(?:s|ed) (?:with )?(?:nothing|an?|the|`)": "returns, responds with",
    r"needs nothing of\b": "does not need",
    r"nobody's\b": "no one's; unowned",
    r"as (?:it|they) stands?\b": "unchanged, as written",
    r"to be had\b": "available",
    r"may be had\b": "is available",
    r'"""What ': "start with a verb or a noun",
    r"takes text\b": "must be a string",
    r"nly then (?:is|are|does|do|has|have|can|will)\b": "… only afterwards (no inversion)",
    r"Only (?:in|after|with) [^.;,:\n]{1,30} (?:has|have|is|are|does|can|will) (?:the|there|it|an?|you)\b": "… only in … (no inversion)",
    r"henceforth\b": "from now on",
    r"thereof\b": "of it",
    r"wherein\b": "in which",
    r"lest\b(?<=\blest)": "so that … not",
}
"""Each habit, and what to write instead. An expression that begins with plain letters is found ten times as fast as one with `\b` before them."""
MOST_HITS = 12
EXEMPT = {
    "docs/glossary.md": "lists words that are not used",
    "tests/house/test_page_facts.py": "a list of the same kind for specs",
    "tests/house/test_payment_page_facts.py": "a list of the same kind for specs",
    "tests/house/test_plain_english.py": "the list itself",
}
"""Files that quote these words, and why."""


def texts() -> Iterator[Path]:
    yield from (ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "Makefile"))
    for folder in FOLDERS:
        yield from (path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in SUFFIXES)


def hits(text: str) -> Iterator[str]:
    """Each line of a text with a habit, with what to write instead."""
    for habit, instead in HABITS.items():
        for found in re.finditer(habit, text):
            start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
            line, number = text[start : end if end >= 0 else None], text.count("\n", 0, start) + 1
            yield f"{number}: {line.strip()}  ->  {instead}"


def test_the_worst_habits_stay_out() -> None:
    found = [
        f"{name}:{hit}"
        for path in texts()
        if (name := path.relative_to(ROOT).as_posix()) not in EXEMPT
        for hit in hits(path.read_text(encoding="utf-8"))
    ]

    assert len(found) <= MOST_HITS, "\n".join(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "`query` is no operation; call `query_order`.",
        "It takes JSON, and this is none.",
        "Deadline; absent: in seven days.",
        "The file would come in the clear.",
        "The certificates cannot be had.",
        "The gateway answers with a list.",
        '"""What a merchant sends."""',
        "Only in `SUCCESS` has the user received the money.",
        "The file is verified; only then does it appear.",
    ],
)
def test_a_habit_is_seen(sentence: str) -> None:
    assert list(hits(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no such order.",
        "It is no longer valid.",
        "`query` is not an operation.",
        "Returns None if it is None.",
        "Set only if the socket has an explicit protocol.",
    ],
)
def test_plain_english_is_not_a_habit(sentence: str) -> None:
    assert list(hits(sentence)) == []
