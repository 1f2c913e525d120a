"""The description of an error detail names the field and the mistake, and never repeats a value that was sent."""

from typing import Any

import pytest

from wechatpay_runtime._calls.error_detail import describe_detail

OFFICIAL = {"field": "/amount/currency", "value": "XYZ", "issue": "Currency code is invalid", "location": "body"}


@pytest.mark.parametrize(
    ("detail", "text"),
    [
        (OFFICIAL, "field /amount/currency, location body, issue Currency code is invalid"),
        ({"field": "mchid"}, "field mchid"),
        ({"issue": "too long."}, "issue too long"),
        ([OFFICIAL, {"field": "b"}], "field /amount/currency, location body, issue Currency code is invalid; field b"),
        (
            {"detail": {"issue": "sign not match"}, "field": "signature", "location": "authorization"},
            "field signature, location authorization, issue sign not match",
        ),
        ({"detail": [{"field": "a"}, {"field": "b"}]}, "field a; field b"),
        ([{"field": str(number)} for number in range(9)], "field 0; field 1; field 2; field 3; field 4; and more"),
        ("the whole is text", "the whole is text"),
        (
            {"field": "a", "value": ["/body/payer/", "/body/scene_info"]},
            "field a, places /body/payer/ /body/scene_info",
        ),
        ({"value": ["/a"]}, "places /a"),
        (None, ""),
        ({}, ""),
        ([], ""),
        (5, ""),
        ({"field": ["/a"], "issue": {"a": 1}, "location": None}, ""),
    ],
)
def test_a_detail_is_described(detail: Any, text: str) -> None:
    assert describe_detail(detail) == text


@pytest.mark.parametrize(
    "value",
    [
        "SECRET",
        "/SECRET",
        ["SECRET"],
        ["/a", "SECRET"],
        ["/a b SECRET"],
        ["/SECRET" * 30],
        ["/SECRET\n"],
        ["/SECRET王"],
        {"a": "SECRET"},
        [["/SECRET"]],
        [],
    ],
)
def test_a_value_is_not_shown(value: Any) -> None:
    assert describe_detail({"field": "a", "value": value}) == "field a"


def test_other_members_of_a_detail_are_not_shown() -> None:
    assert "SECRET" not in describe_detail(
        {"field": "a", "sign_information": {"truncated_sign_message": "SECRET"}, "x": "SECRET"}
    )


def test_control_characters_are_replaced() -> None:
    assert describe_detail({"field": "a\x1b[31m\n\u202eb"}) == "field a [31m  b"


def test_a_long_text_is_cut() -> None:
    assert len(describe_detail({"issue": "x" * 5000})) < 220
