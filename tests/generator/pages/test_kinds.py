"""The types of pages and specs are translated and compared."""

import pytest

from wechatpay_codegen.pages.read.kinds import difference, page_kind, spec_kind, spec_text

_ENUMS = frozenset({"State", "Level"})
_INTEGER_ENUMS = frozenset({"Level"})


@pytest.mark.parametrize(
    ("page", "spec"),
    [
        ("string", "string"),
        ("string(128)", "string(128)"),
        ("string[1,32]", "string(1..32)"),
        ("string [1, 32]", "string(1..32)"),
        ("string(1,1048576)", "string(1..1048576)"),
        ("integer", "integer"),
        ("int64", "integer"),
        ("boolean", "boolean"),
        ("double", "number"),
    ],
)
def test_a_single_type_is_translated(page: str, spec: str) -> None:
    kind = page_kind(page)
    assert kind is not None
    assert spec_text(kind) == spec


@pytest.mark.parametrize("text", ["", "strnig(3)", "string(many)", "array[string(x)]"])
def test_an_unknown_type_has_no_kind(text: str) -> None:
    assert page_kind(text) is None


@pytest.mark.parametrize(
    ("page", "spec", "expected"),
    [
        ("string(32)", "string(32)", ""),
        ("string(32)", "string(6..32)", ""),
        ("string(32)", "string(32 bytes)", ""),
        ("string(32)", "datetime", ""),
        ("string(32)", "date(yyyyMMdd)", ""),
        ("string(16)", "State", ""),
        ("string", "json<Goods>", ""),
        ("integer", "integer(1..20)", ""),
        ("integer", "Level", ""),
        ("object", "Goods", ""),
        ("object", "map<string>", ""),
        ("object", "any", ""),
        ("object", "json<Goods>", ""),
        ("array[object]", "list<Goods>(..50)", ""),
        ("array", "list<Goods>", ""),
        ("array[IndustryType]", "list<State>", ""),
        ("string(32)", "string(64)", "length"),
        ("string(32)", "string", "length"),
        ("string", "string(32)", "length"),
        ("string[6,32]", "string(32)", "length"),
        ("array[string(15)]", "list<string(16)>", "length"),
        ("string", "integer", "type"),
        ("integer", "State", "type"),
        ("string", "Level", "type"),
        ("object", "string", "type"),
        ("array[object]", "Goods", "type"),
        ("array[string]", "list<integer>", "type"),
    ],
)
def test_types_are_compared(page: str, spec: str, expected: str) -> None:
    kind = page_kind(page)
    assert kind is not None
    assert difference(kind, spec_kind(spec, _ENUMS, _INTEGER_ENUMS)) == expected
