"""The pages of requests: filters, and the message to sign next to the one that the client signed."""

import pytest

from gateway.merchant_side import CANCEL, Merchant
from gateway.orders import direct
from gateway.pages import Element, opened, page
from wechatpay_gateway.console.shown import MAX_SHOWN_CHARACTERS, compared, pretty
from wechatpay_gateway.server import RunningGateway

REQUESTS = "/_gateway/console/requests"
WITHOUT_STATE = "/v3/combine-transactions/id/1217752501201407033233368018"


def numbers(document: Element) -> list[str]:
    return [row.all("a")[0].text for body in document.all("tbody") for row in body.all("tr")]


@pytest.fixture
def three(merchant: Merchant) -> Merchant:
    """Request 1 is accepted, 2 is refused, 3 is accepted with 200."""
    merchant.call(CANCEL)
    merchant.call(CANCEL, changed={"Authorization": None})
    merchant.call_json(*direct(merchant))
    return merchant


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["3", "2", "1"]),
        ("?text=NATIVE", ["3"]),
        ("?text=cancel_applyment", ["2", "1"]),
        ("?text=1900000001", ["3", "1"]),
        ("?verdict=refused", ["2"]),
        ("?verdict=accepted", ["3", "1"]),
        ("?status=2", ["3", "1"]),
        ("?status=401", ["2"]),
        ("?text=cancel&verdict=accepted", ["1"]),
        ("?text=nothing", []),
    ],
)
def test_requests_are_filtered(three: Merchant, query: str, found: list[str]) -> None:
    assert numbers(opened(three, f"{REQUESTS}{query}")) == found


def test_a_filter_stays_in_its_form(three: Merchant) -> None:
    document = opened(three, f"{REQUESTS}?text=%22%3E%3Cb%3E&verdict=refused")
    assert document.all("input", id="text")[0].attributes["value"] == '"><b>'
    assert [each.text for each in document.all("option") if "selected" in each.attributes] == ["refused"]


def messages(document: Element) -> list[list[str]]:
    return [[line.text for line in each.all("li")] for each in document.all("ol", class_="message")]


def test_the_message_that_the_client_signed_is_shown_next_to_the_right_one(merchant: Merchant) -> None:
    target = CANCEL.partition("?")[0]
    merchant.call(CANCEL, changed={"Authorization": merchant.authorization("POST", target)})
    expected, signed = messages(opened(merchant, f"{REQUESTS}/1"))
    assert (expected[1], signed[1]) == (f"{CANCEL} ↵ differs", f"{target} ↵ differs")
    assert [line for line in expected if "differs" not in line] == [line for line in signed if "differs" not in line]


@pytest.mark.parametrize("changed", [{}, {"Authorization": "WECHATPAY2-SHA256-RSA2048 x"}])
def test_without_a_known_mistake_nothing_is_compared(merchant: Merchant, changed: dict[str, str | None]) -> None:
    merchant.call(CANCEL, changed=changed)
    assert len(messages(opened(merchant, f"{REQUESTS}/1"))) == (0 if changed else 1)


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        (b"GET\n/\n", [("GET", True), ("/", True)]),
        (b"GET\n/", [("GET", True), ("/", False)]),
        (b"GET\r\n", [("GET␍", True)]),
        (b"", []),
        (b"\n", [("", True)]),
    ],
)
def test_the_ends_of_lines_are_visible(message: bytes, lines: list[tuple[str, bool]]) -> None:
    assert [(line.text, line.is_ended) for line in compared(message, None)[0]] == lines


def test_a_line_that_only_one_message_has_is_marked() -> None:
    expected, signed = compared(b"a\nb\n", b"a\n")
    assert ([each.is_different for each in expected], [each.is_different for each in signed]) == (
        [False, True],
        [False],
    )


def test_a_reply_that_is_only_an_example_is_marked(merchant: Merchant) -> None:
    merchant.call_json(*direct(merchant))
    assert merchant.call(WITHOUT_STATE, method="GET").status == 200
    assert "example only" in opened(merchant, REQUESTS).all("tbody")[0].all("tr")[0].text
    assert "keeps no state for this operation" in opened(merchant, f"{REQUESTS}/2").text
    assert numbers(opened(merchant, f"{REQUESTS}?verdict=example")) == ["2"]


def test_a_long_body_is_shortened() -> None:
    assert pretty(b"x" * (MAX_SHOWN_CHARACTERS + 1)) == "x" * MAX_SHOWN_CHARACTERS + "…"


def test_requests_are_discarded(gateway: RunningGateway, three: Merchant) -> None:
    assert page(three, f"{REQUESTS}/clear", {}).status == 303
    assert len(gateway.requests) == 0
