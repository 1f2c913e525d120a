"""The parameters of the confirmation page are named and encoded as the official pages document."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest

from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.services.transfer_confirmation import TransferInvocation, package_of

SAMPLE = TransferInvocation(mch_id="1230000000", app_id="wx8888888888888888", package="affffddafdfafddffda==")
"""The values in the samples of merchant pages 4012716430 and 4012719576."""


class Reply:
    """The reply to a transfer."""

    def __init__(self, package_info: str | None, state: str) -> None:
        self.package_info = package_info
        self.state = state


def test_a_web_page_and_a_mini_program_get_the_official_keys() -> None:
    expected = {"mchId": "1230000000", "appId": "wx8888888888888888", "package": "affffddafdfafddffda=="}
    assert SAMPLE.to_dict() == expected


def test_an_app_gets_the_official_query() -> None:
    assert SAMPLE.to_app_dict() == {
        "businessType": "requestMerchantTransfer",
        "query": "mchId=1230000000&appId=wx8888888888888888&package=affffddafdfafddffda%3D%3D",
    }


def test_the_query_of_an_app_leads_back_to_the_package() -> None:
    package = "0002-a+b/c&d=="
    query = TransferInvocation(mch_id="1", app_id="wx1", package=package).to_app_dict()["query"]

    assert parse_qs(query)["package"] == [package]


@pytest.mark.parametrize("transfer", ["abc==", Reply("abc==", "WAIT_USER_CONFIRM")], ids=["text", "reply"])
def test_a_transfer_is_a_reply_or_its_package_info(transfer: object) -> None:
    assert package_of(transfer) == "abc=="


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (
            lambda: package_of(Reply(None, "ACCEPTED")),
            "no package_info, because its state is ACCEPTED: .* send the request again",
        ),
        (lambda: package_of({"package_info": "a"}), "transfer must be the reply .* or its package_info, got dict"),
        (lambda: package_of(None), "got NoneType"),
    ],
    ids=["state", "mapping", "none"],
)
def test_what_opens_no_page_is_refused(check: Callable[[], Any], words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        check()
