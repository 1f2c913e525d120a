"""The signature debugger finds the first difference and never shows a body."""

from typing import Any

import pytest

from wechatpay_runtime._calls.signature_difference import find_difference

SIGNED = b'POST\n/v3/pay/transactions/jsapi?x=1\n1554208460\nNONCE\n{"secret":"of the payer"}\n'


def information(truncated: str, length: int = len(SIGNED)) -> dict[str, Any]:
    return {"sign_information": {"truncated_sign_message": truncated, "sign_message_length": length}}


@pytest.mark.parametrize(
    ("truncated", "length", "difference"),
    [
        (
            'POST\n/v3/pay/transactions/jsapi\n1554208460\nNONCE\n{"secre\n',
            len(SIGNED) - 4,
            (
                "the first difference is at byte 31, in the target: the client signed '/v3/pay/transactions/jsapi?x=1', but WeChat Pay received "
                "'/v3/pay/transactions/jsapi'; the client signed 79 bytes, but WeChat Pay received 75"
            ),
        ),
        (
            'GET\n/v3/pay/transactions/jsapi?x=1\n1554208460\nNONCE\n{"secre\n',
            len(SIGNED) - 1,
            "the first difference is at byte 0, in the method: the client signed 'POST', but WeChat Pay received 'GET'; the client signed 79 bytes, but WeChat Pay received 78",
        ),
        (
            'POST\n/v3/pay/transactions/jsapi?x=1\n1554208461\nNONCE\n{"secre\n',
            len(SIGNED),
            "the first difference is at byte 45, in the timestamp: the client signed '1554208460', but WeChat Pay received '1554208461'",
        ),
        (
            'POST\n/v3/pay/transactions/jsapi?x=1\n1554208460\nNONCE\n{"sEcre\n',
            len(SIGNED),
            "the first difference is at byte 56, in the body",
        ),
        (
            "POST\n/v3/pay/transactions/jsapi?x=1\n1554208460\nNONCE\n\n",
            53,
            "the first difference is at byte 53, in the body; the client signed 79 bytes, but WeChat Pay received 53",
        ),
        (
            'POST\n/v3/pay/transactions/jsapi?x=1\n1554208460\nNONCE\n{"secre\n',
            90,
            "the client signed 79 bytes, but WeChat Pay received 90",
        ),
        (
            'POST\n/v3/pay/transactions/jsapi?x=1\n1554208460\nNONCE\n{"secre\n',
            len(SIGNED),
            "WeChat Pay verified the same message (as far as the error shows), so the private key does not match the serial number",
        ),
    ],
    ids=["target", "method", "timestamp", "body", "no body", "length", "same"],
)
def test_the_first_difference_is_named(truncated: str, length: int, difference: str) -> None:
    assert find_difference(SIGNED, information(truncated, length)) == difference


def test_equal_messages_without_a_body_are_recognised() -> None:
    signed = b"GET\n/v3/certificates\n1721639012\n0deQ381ci7pNj9lUyMHW\n\n"

    difference = find_difference(signed, information(signed.decode(), len(signed)))

    assert difference is not None
    assert difference.startswith("WeChat Pay verified the same message")


@pytest.mark.parametrize(
    "detail",
    [None, "text", [], {}, {"sign_information": None}, {"sign_information": {"truncated_sign_message": 5}}],
    ids=repr,
)
def test_an_error_without_the_servers_message_has_no_difference(detail: Any) -> None:
    assert find_difference(SIGNED, detail) is None


def test_a_lone_surrogate_from_the_server_is_accepted() -> None:
    assert find_difference(SIGNED, information("POST\n/v3/\ud800\n1\nn\n\n")) is not None


def test_the_difference_contains_no_part_of_the_body() -> None:
    difference = find_difference(
        SIGNED, information('POST\n/v3/pay/transactions/jsapi?x=1\n1554208460\nNONCE\n{"other\n', 9)
    )

    assert difference is not None
    assert "secret" not in difference
    assert "other" not in difference
