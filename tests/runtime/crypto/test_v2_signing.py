"""Signatures with the APIv2 key: the published example, and the same computation by other code."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.apiv2_signature import KEY, message_of, signature_of
from wechatpay_runtime._crypto.v2_signing import V2Signer

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "facts" / "vectors.json").read_text(encoding="utf-8")
)["apiv2_hmac_sha256"]
SIGNER = V2Signer(KEY.encode())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_published_signature_is_computed(vector: dict[str, Any]) -> None:
    assert V2Signer(vector["key"].encode()).sign(vector["parameters"]) == vector["signature"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_code_of_the_tests_computes_it_as_well(vector: dict[str, Any]) -> None:
    key = vector["key"]

    assert message_of(vector["parameters"], key) == vector["message"]
    assert signature_of(vector["parameters"], key) == vector["signature"]


def test_the_code_of_the_tests_signs_the_text_of_the_page_on_sending_coupons() -> None:
    parameters = {
        "stock_id": "12111100000001",
        "out_request_no": "20191204550002",
        "send_coupon_merchant": "232323234",
        "open_id": "ow8uG5EM11Cnm",
        "coupon_code": "75345199",
    }

    assert message_of(parameters, "3a5bc16abcdd22222") == (
        "coupon_code=75345199&open_id=ow8uG5EM11Cnm&out_request_no=20191204550002&send_coupon_merchant=232323234"
        "&stock_id=12111100000001&key=3a5bc16abcdd22222"
    )


@given(st.dictionaries(st.from_regex(r"[A-Za-z_]{1,8}", fullmatch=True), st.text(max_size=8), min_size=1))
def test_parameters_are_sorted_by_their_bytes_and_empty_ones_are_left_out(parameters: dict[str, str]) -> None:
    parameters.pop("sign", None)

    assert SIGNER.sign(parameters) == signature_of(parameters)


def test_the_repr_of_a_signer_contains_no_key() -> None:
    assert repr(SIGNER) == "V2Signer(an APIv2 key)"
