"""A text with several uses is written into the shared files, once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wechatpay_codegen.pages.draft.texts import Text
from wechatpay_codegen.pages.draft_all.applying import apply_texts
from wechatpay_codegen.pages.draft_all.existing import Existing
from wechatpay_codegen.pages.draft_all.known_texts import KnownTexts
from wechatpay_codegen.pages.draft_all.work_folder import Written
from wechatpay_codegen.pages.draft_all.yaml_blocks import NotABlock, inserted

_ID, _OTHER = "t11111111", "t22222222"
Apply = Callable[..., dict[str, str]]


@pytest.fixture
def applied(tmp_path: Path) -> Apply:
    """Applies texts to a specs folder, and returns its files."""

    def apply(files: dict[str, str], *texts: Written) -> dict[str, str]:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        apply_texts(tmp_path, {text.id: text for text in texts})
        return {
            path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.yaml")
        }

    return apply


def _field(marker: str = _ID, text: str = "Order number.") -> Written:
    return Written(marker, "field", "number", "单号", {"doc": text})


def _body(marker: str = _ID, term: str = "单号", name: str = "number") -> str:
    zh = f"    zh: {term}\n" if term else ""
    return f"body:\n  {name}:\n    type: string\n{zh}    doc: TODO {marker}\n"


_WITHOUT = "body:\n  number:\n    type: string\n    zh: 单号\n"
_TERMS = "_shared/terms.yaml"


def test_a_text_with_one_use_stays_in_its_file(applied: Apply) -> None:
    files = applied({"a/b/c.yaml": _body()}, _field())
    assert files == {"a/b/c.yaml": f"{_WITHOUT}    doc: Order number.\n"}


def test_a_text_of_several_fields_becomes_a_term(applied: Apply) -> None:
    files = applied({"a/b/c.yaml": _body(), "a/b/d.yaml": _body()}, _field())
    assert files == {"a/b/c.yaml": _WITHOUT, "a/b/d.yaml": _WITHOUT, _TERMS: "number:\n  单号: Order number.\n"}


def test_a_field_without_a_term_is_shared_by_its_name(applied: Apply) -> None:
    files = applied({"a/b/c.yaml": _body(term=""), "a/b/d.yaml": _body(term="")}, _field())
    assert files[_TERMS] == 'number:\n  "": Order number.\n'


def test_several_texts_of_a_term_become_variants_named_after_their_services(applied: Apply) -> None:
    drafts = {
        f"a/{service}/{name}.yaml": _body(marker) for service, marker in (("x", _ID), ("y", _OTHER)) for name in "cd"
    }
    files = applied(drafts, _field(), _field(_OTHER, "Refund number."))
    assert files[_TERMS] == "number:\n  单号:\n    x: Order number.\n    y: Refund number.\n"
    assert files["a/y/d.yaml"] == f"{_WITHOUT}    variant: y\n"


def test_equal_texts_of_a_term_are_one(applied: Apply) -> None:
    drafts = {
        f"a/x/{name}.yaml": _body(marker) for name, marker in zip("cdef", (_ID, _ID, _OTHER, _OTHER), strict=True)
    }
    files = applied(drafts, _field(), _field(_OTHER))
    assert files[_TERMS] == "number:\n  单号:\n    x: Order number.\n"


@pytest.mark.parametrize(
    ("terms", "line"),
    [
        ("number:\n  单号: Order number.\n", ""),
        ("number:\n  单号:\n    old: Order number.\n", "    variant: old\n"),
        ("number:\n  单号: Another text.\n", "    doc: Order number.\n"),
        ("number: {单号: Another text.}\n", "    doc: Order number.\n"),
    ],
)
def test_what_terms_have_already_is_kept(applied: Apply, terms: str, line: str) -> None:
    files = applied({_TERMS: terms, "a/b/c.yaml": _body(), "a/b/d.yaml": _body()}, _field())
    assert files == {_TERMS: terms, "a/b/c.yaml": _WITHOUT + line, "a/b/d.yaml": _WITHOUT + line}


def test_a_new_variant_is_added_to_those_that_exist(applied: Apply) -> None:
    terms = "# Texts.\nnumber:\n  单号:\n    b: Another text.\n  号: Third.\n"
    files = applied({_TERMS: terms, "a/b/c.yaml": _body(), "a/b/d.yaml": _body()}, _field())
    assert files[_TERMS] == "# Texts.\nnumber:\n  单号:\n    b: Another text.\n    b_2: Order number.\n  号: Third.\n"


def test_a_value_of_several_enums_of_one_name_is_shared(applied: Apply) -> None:
    enum = f"enums:\n  State:\n    OPEN: TODO {_ID}\n    SHUT: Shut.\n"
    files = applied(
        {"a/b/c.yaml": enum, "a/x/d.yaml": enum}, Written(_ID, "value", "state: OPEN", "", {"means": "Not paid."})
    )
    assert files["_shared/values.yaml"] == "State:\n  OPEN: Not paid.\n"
    assert files["a/b/c.yaml"] == "enums:\n  State:\n    OPEN: {}\n    SHUT: Shut.\n"


_OTHER_ROW = "404:\n  MISSING:\n    - variant: x\n      means: Other.\n      fix: Other.\n"


@pytest.mark.parametrize(
    ("existing", "shared", "row"),
    [
        ("", "404:\n  MISSING:\n    means: It is not there.\n    fix: Check it.\n", "{status: 404, code: MISSING}"),
        (
            _OTHER_ROW,
            f"{_OTHER_ROW}    - variant: b\n      means: It is not there.\n      fix: Check it.\n",
            "{status: 404, code: MISSING, variant: b}",
        ),
    ],
)
def test_an_error_row_of_several_operations_is_shared(applied: Apply, existing: str, shared: str, row: str) -> None:
    errors = f"errors:\n  - {{status: 404, code: MISSING, means: TODO {_ID}, fix: TODO {_ID}}}\n"
    text = Written(_ID, "error", "404 MISSING", "", {"means": "It is not there.", "fix": "Check it."})
    before = {"_shared/error_texts.yaml": existing} if existing else {}
    files = applied({**before, "a/b/c.yaml": errors, "a/b/d.yaml": errors}, text)
    assert (files["_shared/error_texts.yaml"], files["a/b/d.yaml"]) == (shared, f"errors:\n  - {row}\n")


def test_a_text_of_a_common_error_stays_in_its_file(applied: Apply) -> None:
    errors = f"errors:\n  - {{status: 404, code: MISSING, means: TODO {_ID}, fix: TODO {_ID}}}\n"
    text = Written(_ID, "error", "404 MISSING", "", {"means": "Gone.", "fix": "Check it."})
    common = {"_shared/errors.yaml": "- {status: 404, code: MISSING, means: Missing., fix: Wait.}\n"}
    files = applied({**common, "a/b/c.yaml": errors, "a/b/d.yaml": errors}, text)
    assert files["a/b/d.yaml"] == "errors:\n  - {status: 404, code: MISSING, means: Gone., fix: Check it.}\n"
    assert "_shared/error_texts.yaml" not in files


def test_a_text_that_is_not_complete_is_not_shared(applied: Apply) -> None:
    errors = f"errors:\n  - {{status: 404, code: MISSING, means: TODO {_ID}, fix: TODO {_ID}}}\n"
    text = Written(_ID, "error", "404 MISSING", "", {"means": "It is not there.", "fix": ""})
    files = applied({"a/b/c.yaml": errors, "a/b/d.yaml": errors}, text)
    assert (
        files["a/b/c.yaml"]
        == f"errors:\n  - {{status: 404, code: MISSING, means: It is not there., fix: TODO {_ID}}}\n"
    )


@pytest.mark.parametrize(
    ("text", "keys", "result"),
    [
        ("", ("a", "b"), "a:\n  b:\nX\n"),
        ("a:\n  x: 1\nc:\n  y: 1\n", ("b",), "a:\n  x: 1\nb:\nX\nc:\n  y: 1\n"),
        ("a:\n  # why\n  x: >-\n    a: b\n\n    c\n", ("a",), "a:\n  # why\n  x: >-\n    a: b\n\n    c\nX\n"),
        ('"":\n  x: 1\n', ("", "y"), '"":\n  x: 1\n  y:\nX\n'),
    ],
)
def test_a_key_is_inserted_where_it_belongs(text: str, keys: tuple[str, ...], result: str) -> None:
    assert inserted(text, keys, "X\n") == result


def test_a_key_is_not_inserted_into_a_text() -> None:
    with pytest.raises(NotABlock):
        inserted("a: text\n", ("a", "b"), "X\n")


_SPEC = """body:
  number: {type: string, zh: 单号, doc: Order number.}
models:
  Item:
    number: {type: string, zh: 单号, doc: Item number.}
enums:
  State: {OPEN: Not paid.}
errors:
  - {status: 404, code: MISSING, means: Missing., fix: Check.}
"""


@pytest.mark.parametrize(
    ("kind", "name", "zh", "known"),
    [
        ("field", "number", "单号", ["Number.", "Order number.", "Item number."]),
        ("field", "number", "号", []),
        ("value", "state: OPEN", "", ["Not paid."]),
        ("error", "404 MISSING", "", ["Missing. | Check."]),
        ("title", "number", "", []),
    ],
)
def test_texts_that_exist_are_offered(tmp_path: Path, kind: str, name: str, zh: str, known: list[str]) -> None:
    for path, text in (("_shared/terms.yaml", "number:\n  单号: Number.\n"), ("a/b/c.yaml", _SPEC)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    texts = KnownTexts.of(Existing.of(tmp_path))
    assert texts.about(Text("t1", kind, name, zh, {}, ("doc",))) == known
