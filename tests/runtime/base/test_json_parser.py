"""Documents have the same values with orjson as without it."""

import json
import struct
import sys
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wechatpay_runtime._base.json_object import is_array, is_object
from wechatpay_runtime._base.json_parser import (
    DOCUMENTS_BEFORE_ORJSON,
    JsonParser,
    Parse,
    parser_of_json,
    parser_of_orjson,
)

BY_JSON = parser_of_json()


def _by_orjson() -> Parse:
    parse = parser_of_orjson(BY_JSON)
    assert parse is not None
    return parse


PARSERS = {"json": BY_JSON, "orjson": _by_orjson()}
NUMBERS = [
    "0",
    "-0",
    "-0.0",
    "1.0",
    "1E5",
    "1e22",
    "1e400",
    "-1e400",
    "5e-324",
    "2.2250738585072011e-308",
    "100000000000000000000e-20",
    "123456789012345678.5",
    "1234567890123456789012345.5",
    "999999999999999999",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "123456789012345678901234567890",
    "-123456789012345678901234567890",
    "NaN",
    "Infinity",
    "-Infinity",
]
TEXTS = [
    rb'"\ud800"',
    rb'"\udc00\ud800"',
    rb'"\ud83d\ude00"',
    rb'"\u0000\/"',
    b'"\xed\xa0\x80"',
    b'"\xff"',
    b'"\t"',
    b'"\x7f\xe2\x80\xa8"',
    b'"1,123456789012345678901234567890"',
]
PLACES = {
    "top": b"%s",
    "value": b'{"a":%s}',
    "spaced value": b'{"a": \t\r\n %s }\n',
    "second": b'{"a":[1,%s]}',
    "list": b"[%s]",
    "spaced list": b" [ %s ] ",
}
DOCUMENTS = [
    b"",
    b" ",
    b"{}",
    b"[]",
    b'{"a":1,"b":2,"a":3}',
    rb'{"\u0061":1,"a":2}',
    b'{"a":1} x',
    b'{"a":1}{"a":2}',
    b'{"a":1,}',
    b"[1,]",
    b"{'a':1}",
    b'{"a":01}',
    b'{"a":1.}',
    b'{"a":+1}',
    b"\x0b{}",
    b"{}\x00",
    b'\xef\xbb\xbf{"a":1}',
    '{"a":"支付"}'.encode("utf-16"),
    '{"a":"支付"}'.encode("utf-16-le"),
    '{"a":"支付"}'.encode("utf-32-be"),
    '{"a":"支付"}'.encode("gbk"),
    b'{"a":%s}' % (b"1" * 5000),
    b"[" * 1500 + b"]" * 1500,
    b"[" * 200_000,
]


def parsed(parse: Parse, document: bytes) -> str:
    """Return the value with its exact types, or the kind of error."""
    try:
        return _exact(parse(document))
    except RecursionError:
        return "nested too deeply"
    except ValueError:
        return "not JSON"


def expected(document: bytes) -> str:
    return parsed(json.loads, document)


def _exact(value: Any) -> str:
    if isinstance(value, float):
        return struct.pack("d", value).hex()
    if is_object(value):
        return f"{{{','.join(f'{key!r}:{_exact(item)}' for key, item in value.items())}}}"
    return f"[{','.join(map(_exact, value))}]" if is_array(value) else repr(value)


@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_numbers_and_texts_have_the_values_of_json(parse: Parse, place: bytes) -> None:
    documents = [place % each for each in (*map(str.encode, NUMBERS), *TEXTS)]

    assert [parsed(parse, each) for each in documents] == [expected(each) for each in documents]


@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
def test_documents_have_the_values_of_json(parse: Parse) -> None:
    assert [parsed(parse, each) for each in DOCUMENTS] == [expected(each) for each in DOCUMENTS]


@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
@settings(max_examples=50)
@given(number=st.from_regex(r"-?(0|[1-9][0-9]{0,24})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?", fullmatch=True))
@example(number="9999999999999999999")
def test_every_number_has_the_value_of_json(parse: Parse, number: str) -> None:
    document = f'{{"a":{number}}}'.encode()

    assert parsed(parse, document) == expected(document)


def test_where_only_texts_are_used_they_have_the_values_of_json() -> None:
    parse = parser_of_orjson(BY_JSON, is_exact=False)
    assert parse is not None
    documents = [*DOCUMENTS, *(place % text for text in TEXTS for place in PLACES.values())]
    small_integers = [each for each in documents if b"1" * 5000 not in each]

    assert [parsed(parse, each) for each in small_integers] == [expected(each) for each in small_integers]


@pytest.fixture
def without_orjson(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes `import orjson` fail."""
    monkeypatch.setitem(sys.modules, "orjson", None)


@pytest.mark.usefixtures("without_orjson")
def test_without_orjson_no_parser_uses_it() -> None:
    assert parser_of_orjson(BY_JSON) is None


@pytest.mark.usefixtures("without_orjson")
def test_without_orjson_documents_are_parsed() -> None:
    parser = JsonParser()

    assert [parser.parse(b'{"a":1}') for _ in range(DOCUMENTS_BEFORE_ORJSON + 2)][-2:] == [{"a": 1}, {"a": 1}]


@pytest.fixture
def not_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes orjson look installed, but not yet imported."""
    monkeypatch.delitem(sys.modules, "orjson")


@pytest.mark.usefixtures("not_imported")
@pytest.mark.parametrize(
    ("documents", "is_imported"), [(1, False), (DOCUMENTS_BEFORE_ORJSON, False), (DOCUMENTS_BEFORE_ORJSON + 1, True)]
)
def test_orjson_is_imported_by_a_program_that_parses_many_documents(documents: int, is_imported: bool) -> None:  # noqa: FBT001 - a parameter
    parser = JsonParser()
    for _ in range(documents):
        parser.parse(b"{}")

    assert ("orjson" in sys.modules) is is_imported


def test_a_program_that_imported_orjson_uses_it_at_once() -> None:
    parser, first = JsonParser(), JsonParser().parse
    parser.parse(b"{}")

    assert parser.parse.__qualname__ != first.__qualname__
