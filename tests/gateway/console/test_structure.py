"""The HTML of every kind of page: usable with the keyboard and a screen reader, without code from elsewhere."""

from collections.abc import Callable, Iterator, Mapping

import pytest

from gateway.pages import Element

Site = Mapping[tuple[str, str], Element]
Fault = Callable[[Element], list[str]]
_FIELDS = ("input", "select", "textarea")


def ids_used_twice(document: Element) -> list[str]:
    ids = [each.attributes["id"] for each in document if "id" in each.attributes]
    return [each for each in ids if ids.count(each) > 1]


def fields_without_label(document: Element) -> list[str]:
    labeled = {each.attributes.get("for") for each in document.all("label")}
    fields = [each for each in document.all(*_FIELDS) if each.attributes.get("type") != "hidden"]
    return [each.attributes["name"] for each in fields if each.attributes.get("id") not in labeled]


def labels_without_field(document: Element) -> list[str]:
    ids = {each.attributes.get("id") for each in document.all(*_FIELDS)}
    return [each.text for each in document.all("label") if each.attributes["for"] not in ids or not each.text]


def controls_without_name(document: Element) -> list[str]:
    controls = document.all("button", "a", "summary")
    return [each.tag for each in controls if not (each.attributes.get("aria-label") or each.text)]


def buttons_of_rows_with_one_name(document: Element) -> list[str]:
    """Return the names of buttons that several rows share: a screen reader must tell them apart."""
    names = [each.attributes.get("aria-label", "") for row in document.all("tr") for each in row.all("button")]
    return [each for each in names if names.count(each) > 1]


def broken_references(document: Element) -> list[str]:
    ids = {each.attributes.get("id") for each in document}
    names = ("aria-labelledby", "aria-describedby", "list")
    wanted = [each.attributes[name] for each in document for name in names if name in each.attributes]
    wanted += [link.attributes["href"][1:] for link in document.all("a") if link.attributes["href"].startswith("#")]
    return [each for each in wanted if each not in ids]


def skipped_headings(document: Element) -> list[str]:
    levels = [int(each.tag[1]) for each in document.all("h1", "h2", "h3", "h4")]
    jumps = zip([0, *levels], levels, strict=False)
    return [f"h{after} after h{before}" for before, after in jumps if after > before + 1]


def rows_unlike_their_heading(document: Element) -> list[str]:
    return [
        row.text
        for table in document.all("table")
        for row in table.all("tr")
        if len(row.all("td", "th")) != len(table.all("th"))
    ]


def cells_without_label(document: Element) -> list[str]:
    """Return the cells without the heading of their column, which a phone shows beside the value."""
    return [each.text for each in document.all("td") if not each.attributes.get("data-label")]


def tables_without_roles(document: Element) -> list[str]:
    """Return the parts of tables without a role, which CSS would take away on a phone."""
    roles = {
        "table": "table",
        "thead": "rowgroup",
        "tbody": "rowgroup",
        "tr": "row",
        "td": "cell",
        "th": "columnheader",
    }
    return [each.tag for each in document.all(*roles) if each.attributes.get("role") != roles[each.tag]]


def inline_code(document: Element) -> list[str]:
    attributes = [name for each in document for name in each.attributes if name == "style" or name.startswith("on")]
    return [*attributes, *(each.tag for each in document.all("script", "style") if each.text)]


def addresses_elsewhere(document: Element) -> list[str]:
    loaded = [each.attributes.get("src", each.attributes.get("href", "")) for each in document.all("script", "link")]
    targets = [each.attributes["action"] for each in document.all("form")]
    return [each for each in (*loaded, *targets) if not each.startswith("/_gateway/")]


FAULTS: list[Fault] = [
    ids_used_twice,
    fields_without_label,
    labels_without_field,
    controls_without_name,
    buttons_of_rows_with_one_name,
    broken_references,
    skipped_headings,
    rows_unlike_their_heading,
    cells_without_label,
    tables_without_roles,
    inline_code,
    addresses_elsewhere,
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_no_page_has(site: Site, fault: Fault) -> None:
    found = {key: wrong for key, document in site.items() if (wrong := fault(document))}
    assert found == {}


@pytest.mark.parametrize(("tag", "count"), [("main", 1), ("header", 1), ("h1", 1), ("title", 1)])
def test_every_page_has_one(site: Site, tag: str, count: int) -> None:
    assert {len(document.all(tag)) for document in site.values()} == {count}


def test_every_page_begins_with_a_link_to_its_content(site: Site) -> None:
    assert {document.all("a")[0].attributes["href"] for document in site.values()} == {"#main"}


def test_every_page_says_its_language(site: Site) -> None:
    wrong = {key for key, document in site.items() if document.all("html")[0].attributes["lang"] != key[1]}
    assert wrong == set()


def test_every_page_of_the_console_marks_its_section(site: Site) -> None:
    unmarked = {
        name
        for (name, _), document in site.items()
        if document.all("nav") and not document.all("a", aria_current="page")
    }
    assert unmarked <= {"message"}


def chinese(document: Element) -> Iterator[str]:
    """Yield the pieces of text in the frame, headings, buttons and labels."""
    for each in document.all("h1", "h2", "h3", "button", "th", "summary", "label", "dt"):
        if each.attributes.get("lang") != "zh-CN":
            yield each.text


def test_no_english_page_has_a_chinese_label(site: Site) -> None:
    texts = {text for (_, language), document in site.items() if language == "en" for text in chinese(document)}
    assert {text for text in texts if not text.isascii() and any(ord(each) > 0x2E7F for each in text)} == set()
