"""The facts of the descriptions on pages, as a file that contains no text of a page.

The first line has the pages that were read, and those that the source did not have. Each further line has a JSON object with the keys `pages`, `place`, `name`,
`numbers`, `rules` (the numbers in the sentence of each rule, by its kind) and `digest`, which identifies the description.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from wechatpay_codegen.pages.drift.page_fields import NUMBER, Said, statements_of
from wechatpay_codegen.pages.read.facts import FactsError, Field, text_of, texts_of

RESOURCE = "resource"
"""The place of the decrypted fields of a notification."""


@frozen
class Text:
    """The facts of the description of a field, which all of `pages` have, such as `merchant/4012791856`."""

    pages: tuple[str, ...]
    place: str
    name: str
    numbers: tuple[str, ...]
    rules: Mapping[str, tuple[str, ...]]
    digest: str

    @property
    def said(self) -> Iterator[Said]:
        """The statements in the description."""
        for kind, numbers in self.rules.items():
            yield Said(kind, "", numbers, where=self.pages[0])
        for number in self.numbers:
            yield Said(NUMBER, number, (number,), where=self.pages[0])


@frozen
class Texts:
    """The facts of the descriptions of fields, the pages that were read for them, and those that the source did not have."""

    read: tuple[str, ...]
    missing: tuple[str, ...]
    texts: tuple[Text, ...]


def texts_of_rows(rows: Iterable[tuple[str, str, Field]]) -> tuple[Text, ...]:
    """Return the facts of the descriptions that have a number or a rule.

    Args:
        rows: The page, the place and the facts of each field.
    """
    pages: dict[tuple[str, str, str], list[str]] = {}
    found: dict[tuple[str, str, str], Text] = {}
    for page, place, row in rows:
        said = tuple(statements_of(place, row))
        key = place, row.name, digest_of(row)
        if said:
            pages.setdefault(key, []).append(page)
            numbers = tuple(one.name for one in said if one.kind == NUMBER)
            rules = {one.kind: one.numbers for one in said if one.kind != NUMBER}
            found[key] = Text((), place, row.name, numbers, rules, key[2])
    return tuple(
        Text(tuple(dict.fromkeys(pages[key])), one.place, one.name, one.numbers, one.rules, one.digest)
        for key, one in sorted(found.items(), key=lambda item: (pages[item[0]], item[0]))
    )


def digest_of(row: Field) -> str:
    """Return the digest of a description."""
    return hashlib.sha256(f"{row.type}\n{row.is_required}\n{row.text}".encode()).hexdigest()[:16]


def page_of(address: str) -> str:
    """Return the short form of a page's address, such as `merchant/4012791856`."""
    return "/".join(address.split("/")[-2:])


def written(texts: Texts) -> str:
    """Return the lines of a file of texts."""
    lines: list[dict[str, Any]] = [
        {"read": list(texts.read), "missing": list(texts.missing)},
        *map(_to_json, texts.texts),
    ]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


def read_texts(path: Path) -> Texts:
    """Read a file of texts.

    Raises:
        FactsError: A line is invalid.
        OSError: The file cannot be read.
    """
    read: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    texts: list[Text] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            facts: dict[str, Any] = json.loads(line)
            if number == 1:
                read, missing = texts_of(facts["read"]), texts_of(facts["missing"])
            else:
                texts.append(_from_json(facts))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            what = f"missing key {error}" if isinstance(error, KeyError) else str(error)
            raise FactsError(f"{path.as_posix()}:{number}: {what}. Write the file again with `texts`.") from error
    return Texts(read, missing, tuple(texts))


def _to_json(text: Text) -> dict[str, Any]:
    return {
        "pages": list(text.pages),
        "place": text.place,
        "name": text.name,
        "numbers": list(text.numbers),
        "rules": {kind: list(numbers) for kind, numbers in text.rules.items()},
        "digest": text.digest,
    }


def _from_json(facts: Mapping[str, Any]) -> Text:
    return Text(
        pages=texts_of(facts["pages"]),
        place=text_of(facts["place"]),
        name=text_of(facts["name"]),
        numbers=texts_of(facts["numbers"]),
        rules={text_of(kind): texts_of(numbers) for kind, numbers in facts["rules"].items()},
        digest=text_of(facts["digest"]),
    )
