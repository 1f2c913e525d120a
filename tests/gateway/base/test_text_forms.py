import pytest

from wechatpay_gateway.base.json_text import parse_json
from wechatpay_gateway.base.text_forms import fits_date_pattern, is_date, is_date_time


@pytest.mark.parametrize(
    "text",
    [
        "2015-05-20T13:29:35+08:00",
        "2015-05-20T13:29:35.120+08:00",
        "2015-05-20T13:29:35Z",
        "2024-02-29T23:59:59-05:30",
        "2015-05-20T13:29:35.123456789Z",
    ],
)
def test_an_rfc_3339_time_is_valid(text: str) -> None:
    assert is_date_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2015-05-20",
        "2015-05-20 13:29:35+08:00",
        "2015-05-20T13:29:35",
        "2015-05-20T13:29+08:00",
        "2015-05-20T13:29:35+0800",
        "2015-05-20T13:29:35.+08:00",
        "2015-05-20t13:29:35z",
        "2015-02-29T13:29:35+08:00",
        "2015-05-20T24:00:00+08:00",
        "2015-05-20T13:60:00+08:00",
        "2015-05-20T13:29:35+24:00",
        "20150520T132935Z",
        "2015-05-20T13:29:35Z\n",
        "٢٠١٥-05-20T13:29:35Z",
    ],
)
def test_other_text_is_not_a_valid_time(text: str) -> None:
    assert not is_date_time(text)


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2024-13-01", False),
        ("20240229", False),
        ("2024-2-29", False),
        ("长期", False),
        ("2024-02-29 ", False),
    ],
)
def test_a_date_must_exist(text: str, *, is_right: bool) -> None:
    assert is_date(text) is is_right


@pytest.mark.parametrize(
    ("text", "pattern", "is_right"),
    [
        ("20240229", "yyyyMMdd", True),
        ("20230229", "yyyyMMdd", False),
        ("2024-02-29", "yyyyMMdd", False),
        ("2024229", "yyyyMMdd", False),
        ("2024/02/29", "yyyy/MM/dd", True),
        ("2024.02.29", "yyyy.MM.dd", True),
        ("2024x02x29", "yyyy.MM.dd", False),
        ("20240229235959", "yyyyMMddHHmmss", True),
        ("20240229240000", "yyyyMMddHHmmss", False),
        ("100%2024", "100%yyyy", True),
    ],
)
def test_a_date_must_match_its_pattern(text: str, pattern: str, *, is_right: bool) -> None:
    assert fits_date_pattern(text, pattern) is is_right


def test_a_pattern_with_another_letter_raises_a_value_error() -> None:
    with pytest.raises(ValueError, match="'YYYYMM' contains 'Y'"):
        fits_date_pattern("202402", "YYYYMM")


@pytest.mark.parametrize("text", ["", "{", "NaN", '{"a":1,"a":2}', "[" * 100_000, "{}x"])
def test_text_that_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the decoder's messages differ)
        parse_json(text)
