"""E-invoices: issued, queried, reversed, added to cards and downloaded, with the refusal of each other state."""

from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from cryptography.hazmat.primitives.hashes import SM3, Hash

from gateway.fapiao import APPLICATIONS, BUYER, FAPIAO, FORM, LINE, OPENID, OUTSIDE, TOTAL, Issuer
from gateway.merchant_side import Answer, Merchant
from gateway.orders import NUMBER, SUB_MCHID, partner, place, refusal_of
from wechatpay_gateway import Gateway
from wechatpay_gateway.families.fapiao.invoices import UnknownInvoiceError
from wechatpay_gateway.families.fapiao.steps import CardState, InvoiceState
from wechatpay_gateway.server import RunningGateway

WRONG, LIMIT = (400, "INVALID_REQUEST"), (403, "RULE_LIMIT")
EXISTS, UNKNOWN = (400, "RESOURCE_ALREADY_EXISTS"), (404, "RESOURCE_NOT_EXISTS")
DISCOUNT = {**LINE, "total_amount": -100, "discount": True}
BUSY = ("ISSUE_ACCEPTED", "ISSUED", "REVERSE_ACCEPTED", "REVERSE_FAILED")


def code_of(reply: Answer) -> tuple[int, str]:
    """Return the status and code of a refusal; an empty code for a request that was accepted."""
    return (reply.status, "") if not reply.body else refusal_of(reply)[:2]


def test_an_invoice_is_issued_by_the_tax_office(issuer: Issuer) -> None:
    apply_id = issuer.pay()
    accepted = issuer.issue(apply_id)
    before = issuer.shown(apply_id)
    issuer.gateway.fapiaos.issue(FAPIAO)
    shown = issuer.shown(apply_id)
    assert (accepted.status, accepted.body, before["status"], shown["status"]) == (202, b"", "ISSUE_ACCEPTED", "ISSUED")
    assert before.keys() & {"blue_fapiao", "card_information"} == set()
    assert len(shown["blue_fapiao"]["fapiao_number"]) == 20
    assert (shown["buyer_information"], shown["total_amount"]) == (BUYER, TOTAL)
    assert shown["amount"] + shown["tax_amount"] == TOTAL
    assert (shown["items"][0]["amount"], shown["items"][0]["unit_price"]) == (943, 943 * 10**6)


def test_the_codes_of_a_card_follow_its_insertion(issuer: Issuer) -> None:
    apply_id = issuer.issued()
    accepted = issuer.shown(apply_id)["card_information"]
    issuer.gateway.fapiao_cards.insert(FAPIAO)
    inserted = issuer.shown(apply_id)["card_information"]
    assert accepted.keys() == {"card_appid", "card_openid", "card_status"}
    assert inserted.keys() - accepted.keys() == {"card_id", "card_code"}
    assert (accepted["card_status"], inserted["card_status"]) == ("INSERT_ACCEPTED", "INSERTED")


@pytest.mark.parametrize(("step", "code"), [("fail_issue", "BIZ_ERROR"), ("refuse_issue", "PARAM_ERROR")])
def test_a_failed_invoice_shows_why_and_is_issued_again_with_another_number(
    issuer: Issuer, step: str, code: str
) -> None:
    apply_id = issuer.pay()
    issuer.issue(apply_id)
    getattr(issuer.gateway.fapiaos, step)(FAPIAO, message="税收编码错误")
    shown = issuer.shown(apply_id)
    assert (shown["fapiao_error_code"], shown["fapiao_error_message"]) == (code, "税收编码错误")
    assert code_of(issuer.issue(apply_id)) == EXISTS
    assert issuer.issue(apply_id, "fapiao-2").status == 202


def test_an_application_has_at_most_5_invoices(issuer: Issuer) -> None:
    apply_id = issuer.pay()
    for number in range(5):
        assert issuer.issue(apply_id, f"fapiao-{number}").status == 202
        issuer.gateway.fapiaos.fail_issue(f"fapiao-{number}")
    assert code_of(issuer.issue(apply_id, "fapiao-5")) == WRONG
    assert issuer.states(apply_id) == ["ISSUE_FAILED"] * 5


@pytest.mark.parametrize("state", BUSY)
def test_an_application_has_one_open_invoice(issuer: Issuer, state: str) -> None:
    apply_id = issuer.issued()
    issuer.gateway.fapiaos.set_state(FAPIAO, state)
    assert code_of(issuer.issue(apply_id, "fapiao-2")) == WRONG


def test_a_reversed_invoice_is_issued_again_with_another_number(issuer: Issuer) -> None:
    apply_id = issuer.issued()
    issuer.reverse_own(apply_id)
    issuer.gateway.fapiaos.finish_reversal(FAPIAO)
    assert issuer.issue(apply_id, "fapiao-2").status == 202
    assert issuer.states(apply_id) == ["REVERSED", "ISSUE_ACCEPTED"]


def test_a_number_is_used_once(issuer: Issuer) -> None:
    issuer.issued()
    assert code_of(issuer.issue(issuer.pay("order-2"))) == EXISTS


def test_without_a_card_template_nothing_is_issued(gateway: RunningGateway, merchant: Merchant) -> None:
    issuer = Issuer(gateway, merchant)
    apply_id = issuer.pay()
    assert (code_of(issuer.issue(apply_id)), code_of(issuer.insert(apply_id))) == (LIMIT, LIMIT)


@pytest.mark.parametrize(
    "lines",
    [
        [{**LINE, "total_amount": TOTAL - 1}],
        [{**LINE, "total_amount": 0}, LINE],
        [{**LINE, "tax_rate": 700}],
        [{**LINE, "total_amount": -1}, {**LINE, "total_amount": TOTAL + 1}],
        [DISCOUNT, {**LINE, "total_amount": TOTAL + 100}],
        [{**LINE, "total_amount": TOTAL + 200}, DISCOUNT, DISCOUNT],
        [{**LINE, "total_amount": TOTAL - 100}, {**DISCOUNT, "total_amount": 100}],
        [LINE, {**LINE, "total_amount": 50}, {**DISCOUNT, "total_amount": -50 - 1}, {**LINE, "total_amount": 1}],
        [{**LINE, "total_amount": TOTAL + 100}, {**DISCOUNT, "unit": "米"}],
        [{**LINE, "total_amount": TOTAL + 100}, {**DISCOUNT, "quantity": 100000000}],
        [{**LINE, "total_amount": TOTAL + 100}, {**DISCOUNT, "tax_rate": 300}],
        [{**LINE, "total_amount": TOTAL + 100}, {**DISCOUNT, "goods_name": "其他"}],
    ],
)
def test_lines_that_break_a_rule_are_refused(issuer: Issuer, lines: list[dict[str, Any]]) -> None:
    assert code_of(issuer.issue(issuer.pay(), items=lines)) == WRONG


def test_a_discount_lowers_the_line_before_it(issuer: Issuer) -> None:
    lines = [{**LINE, "total_amount": TOTAL + 100}, DISCOUNT]
    apply_id = issuer.pay()
    assert issuer.issue(apply_id, items=lines).status == 202
    assert [each["discount"] for each in issuer.shown(apply_id)["items"]] == [False, True]


@pytest.mark.parametrize(
    ("payment", "total"),
    [
        ({"transaction_id": "4200000000000000000000000000"}, TOTAL),
        ({"amount": TOTAL - 1}, TOTAL),
        ({"amount": 0}, TOTAL),
        ({}, TOTAL + 1),
    ],
    ids=["unknown", "other amount", "nothing", "too small"],
)
def test_payments_that_break_a_rule_are_refused(issuer: Issuer, payment: dict[str, Any], total: int) -> None:
    apply_id = issuer.pay()
    named = [{"pay_channel": "WECHAT_PAY", "transaction_id": apply_id, "amount": TOTAL, **payment}]
    lines = [{**LINE, "total_amount": total}]
    assert code_of(issuer.issue(apply_id, transaction_information=named, total_amount=total, items=lines)) == WRONG


def test_a_payment_can_be_named_by_the_merchants_number(issuer: Issuer) -> None:
    apply_id = issuer.pay()
    named = [{"pay_channel": "WECHAT_PAY", "out_trade_no": NUMBER, "amount": TOTAL}]
    assert issuer.issue(apply_id, transaction_information=named).status == 202


def test_both_numbers_of_a_payment_are_those_of_one_order(issuer: Issuer) -> None:
    apply_id, _ = issuer.pay(), issuer.pay("order-2")
    named = {"pay_channel": "WECHAT_PAY", "transaction_id": apply_id, "amount": TOTAL}
    wrong = issuer.issue(apply_id, transaction_information=[{**named, "out_trade_no": "order-2"}])
    right = issuer.issue(apply_id, transaction_information=[{**named, "out_trade_no": NUMBER}])
    assert (code_of(wrong), right.status) == (WRONG, 202)


def test_an_order_that_is_not_paid_or_of_another_merchant_is_refused(issuer: Issuer) -> None:
    apply_id = issuer.pay()
    other = {**issuer.invoice(apply_id), "sub_mchid": "1900000999"}
    issuer.gateway.fapiao.settings.change(issuer.merchant.mchid, "1900000999", card_id="p1", card_appid="wx1")
    assert code_of(issuer.merchant.call_json(f"{APPLICATIONS}/issue-general", other)) == LIMIT
    issuer.gateway.orders.set_state(NUMBER, "REVOKED")
    assert code_of(issuer.issue(apply_id)) == LIMIT


def test_a_payment_is_invoiced_up_to_its_amount(issuer: Issuer) -> None:
    first, second = issuer.pay(), issuer.pay("order-2")
    half: dict[str, Any] = {"total_amount": 600, "items": [{**LINE, "total_amount": 600}]}
    both = [{"pay_channel": "WECHAT_PAY", "transaction_id": each, "amount": TOTAL} for each in (first, second)]
    assert issuer.issue(first, **half).status == 202
    issuer.fill_in()
    own: dict[str, Any] = {
        "total_amount": 500,
        "items": [{**LINE, "total_amount": 500}],
        "transaction_information": both[:1],
    }
    assert code_of(issuer.issue(OUTSIDE, "fapiao-2", **own)) == WRONG
    assert issuer.issue(OUTSIDE, "fapiao-2", **{**own, "transaction_information": both}).status == 202


def test_an_invoice_is_paid_by_one_user(issuer: Issuer) -> None:
    first, second = issuer.pay(), issuer.pay("order-2", "oOther")
    both = [{"pay_channel": "WECHAT_PAY", "transaction_id": each, "amount": TOTAL} for each in (first, second)]
    assert code_of(issuer.issue(first, transaction_information=both)) == WRONG


def test_outside_wechat_pay_the_title_must_be_filled_in(issuer: Issuer) -> None:
    payment = [{"pay_channel": "WECHAT_PAY", "transaction_id": issuer.pay(openid="oPayer"), "amount": TOTAL}]
    issuer.link()
    before = code_of(issuer.issue(OUTSIDE, transaction_information=payment))
    issuer.fill_in()
    assert (before, issuer.issue(OUTSIDE, transaction_information=payment).status) == (UNKNOWN, 202)
    issuer.gateway.fapiaos.issue(FAPIAO)
    assert issuer.shown(OUTSIDE)["card_information"]["card_openid"] == OPENID


@pytest.mark.parametrize(
    "changes", [{"buyer": {**BUYER, "name": "其他"}}, {"total": TOTAL - 1}], ids=["buyer", "amount"]
)
def test_an_invoice_must_fit_the_form(issuer: Issuer, changes: dict[str, Any]) -> None:
    payment = [{"pay_channel": "WECHAT_PAY", "transaction_id": issuer.pay(), "amount": TOTAL}]
    issuer.fill_in(changes.pop("total", TOTAL))
    assert code_of(issuer.issue(OUTSIDE, transaction_information=payment, **changes)) == LIMIT


def test_a_buyer_who_asked_on_the_bill_must_be_that_of_the_invoice(issuer: Issuer) -> None:
    apply_id = issuer.pay(support_fapiao=True)
    issuer.gateway.fapiaos.apply_on_bill(apply_id, **FORM)
    refused = code_of(issuer.issue(apply_id, buyer={"type": "INDIVIDUAL", "name": "其他"}))
    assert (refused, issuer.issue(apply_id).status) == (LIMIT, 202)


def test_a_reversal_voids_the_card(issuer: Issuer) -> None:
    apply_id = issuer.issued()
    issuer.gateway.fapiao_cards.insert(FAPIAO)
    assert issuer.reverse_own(apply_id).status == 202
    issuer.gateway.fapiaos.finish_reversal(FAPIAO)
    reversed_one = issuer.shown(apply_id)
    issuer.gateway.fapiao_cards.discard(FAPIAO)
    card = issuer.shown(apply_id)["card_information"]["card_status"]
    assert (reversed_one["status"], "red_fapiao" in reversed_one) == ("REVERSED", True)
    assert (reversed_one["card_information"]["card_status"], card) == ("DISCARD_ACCEPTED", "DISCARDED")


@pytest.mark.parametrize("state", ["ISSUE_ACCEPTED", "REVERSE_ACCEPTED", "REVERSED"])
def test_only_an_issued_invoice_is_reversed(issuer: Issuer, state: str) -> None:
    apply_id = issuer.issued()
    number = issuer.gateway.fapiaos.get(FAPIAO).number or ""
    issuer.gateway.fapiaos.set_state(FAPIAO, state)
    expected = UNKNOWN if state == "ISSUE_ACCEPTED" else LIMIT
    assert code_of(issuer.reverse(apply_id, (FAPIAO, number))) == expected


def test_a_failed_reversal_is_retried_after_5_minutes(issuer: Issuer) -> None:
    apply_id = issuer.issued()
    issuer.reverse_own(apply_id)
    issuer.gateway.fapiaos.fail_reversal(FAPIAO)
    soon = code_of(issuer.reverse_own(apply_id))
    issuer.gateway.clock.advance(minutes=5)
    assert (issuer.states(apply_id), soon, issuer.reverse_own(apply_id).status) == (["REVERSE_FAILED"], WRONG, 202)


def test_a_failed_reversal_shows_why_until_it_is_retried(issuer: Issuer) -> None:
    apply_id = issuer.issued()
    issuer.reverse_own(apply_id)
    issuer.gateway.fapiaos.fail_reversal(FAPIAO, message="存在进行中的红字确认单")
    failed = issuer.shown(apply_id)
    issuer.gateway.clock.advance(minutes=5)
    issuer.reverse_own(apply_id)
    assert (failed["fapiao_error_code"], failed["fapiao_error_message"]) == ("BIZ_ERROR", "存在进行中的红字确认单")
    assert "fapiao_error_code" not in issuer.shown(apply_id)


@pytest.mark.parametrize(("state", "reason"), [("ISSUE_FAILED", "开票失败"), ("REVERSE_FAILED", "冲红失败")])
def test_a_failure_that_a_test_sets_has_a_reason(issuer: Issuer, state: str, reason: str) -> None:
    apply_id = issuer.issued()
    issuer.gateway.fapiaos.set_state(FAPIAO, state)
    assert issuer.shown(apply_id)["fapiao_error_message"] == reason


@pytest.mark.parametrize(
    ("named", "refusal"),
    [
        ([], (400, "PARAM_ERROR")),
        ([(FAPIAO, "1"), (FAPIAO, "2")], WRONG),
        ([(FAPIAO, "1"), ("fapiao-2", "1")], WRONG),
        ([("fapiao-2", "1")], UNKNOWN),
        ([(FAPIAO, "1")], UNKNOWN),
    ],
    ids=["none", "same number", "same invoice number", "unknown", "other invoice number"],
)
def test_invoices_to_reverse_are_named_once(
    issuer: Issuer, named: list[tuple[str, str]], refusal: tuple[int, str]
) -> None:
    apply_id = issuer.issued()
    assert (code_of(issuer.reverse(apply_id, *named)), issuer.states(apply_id)) == (refusal, ["ISSUED"])


def test_the_merchants_own_invoices_are_added_once(issuer: Issuer) -> None:
    apply_id = issuer.pay()
    assert (issuer.insert(apply_id).status, code_of(issuer.insert(apply_id))) == (202, EXISTS)
    shown = issuer.shown(apply_id)
    issuer.gateway.fapiao_cards.insert(shown["fapiao_id"])
    assert (shown["status"], shown["blue_fapiao"]["fapiao_number"], shown["seller_information"]["name"]) == (
        "ISSUED",
        "12897794",
        "卖方",
    )
    assert issuer.shown(apply_id)["card_information"]["card_status"] == "INSERTED"


def test_the_merchants_own_invoices_are_neither_reversed_nor_downloaded(issuer: Issuer) -> None:
    apply_id = issuer.pay()
    issuer.insert(apply_id)
    own = issuer.shown(apply_id)["fapiao_id"]
    assert (code_of(issuer.reverse_own(apply_id, own)), code_of(issuer.query(apply_id, "/fapiao-files"))) == (
        WRONG,
        WRONG,
    )


def test_cards_need_a_paid_order_of_their_amount(issuer: Issuer) -> None:
    apply_id = issuer.pay()
    refused = [
        code_of(issuer.insert("4200000000000000000000000000")),
        code_of(issuer.insert(apply_id, total=TOTAL + 1)),
    ]
    assert (refused, issuer.insert(apply_id).status) == ([WRONG, LIMIT], 202)


def test_cards_outside_wechat_pay_need_the_title(issuer: Issuer) -> None:
    scene = "WITHOUT_WECHATPAY"
    issuer.link()
    before = code_of(issuer.insert(OUTSIDE, scene))
    issuer.fill_in()
    wrong = [
        code_of(issuer.insert(OUTSIDE, scene, TOTAL + 1)),
        code_of(issuer.insert(OUTSIDE, scene, buyer={**BUYER, "name": "其他"})),
    ]
    assert (before, wrong, issuer.insert(OUTSIDE, scene).status) == (UNKNOWN, [LIMIT, LIMIT], 202)


def test_cards_are_added_in_the_scene_of_the_application(issuer: Issuer) -> None:
    issuer.fill_in()
    apply_id = issuer.pay(support_fapiao=True)
    issuer.gateway.fapiaos.apply_on_bill(apply_id, **FORM)
    assert code_of(issuer.insert(OUTSIDE)) == code_of(issuer.insert(apply_id, "WITHOUT_WECHATPAY")) == LIMIT


@pytest.mark.parametrize("path", ["", "/fapiao-files"])
def test_an_unknown_application_or_invoice_is_refused(issuer: Issuer, path: str) -> None:
    apply_id = issuer.issued()
    assert [code_of(issuer.query(*each)) for each in (("1", path), (apply_id, path, "fapiao-2"))] == [UNKNOWN] * 2
    assert issuer.query(apply_id, path, FAPIAO).status == 200


def test_an_application_of_another_service_provider_is_refused(issuer: Issuer) -> None:
    apply_id = issuer.issued()
    other = Issuer(
        issuer.gateway, Merchant.from_env(issuer.gateway.merchants.add("1900000002", like=issuer.merchant.mchid))
    )
    refused = [other.query(apply_id), other.query(apply_id, "/fapiao-files"), other.reverse(apply_id, (FAPIAO, "1"))]
    assert [code_of(each) for each in refused] == [(403, "NO_AUTH")] * 3


def file_query(issuer: Issuer, url: str, **changes: str) -> str:
    """Return the target of a download, with the parameters that the page asks to add."""
    invoice = issuer.gateway.fapiaos.get(FAPIAO)
    values = {
        "mchid": issuer.merchant.mchid,
        "sub_mchid": SUB_MCHID,
        "openid": invoice.openid,
        "invoice_no": str(invoice.red_number or invoice.number),
        "fapiao_id": FAPIAO,
        **changes,
    }
    return f"{url[url.index('/invoicing') :]}&{urlencode(values)}"


def download(issuer: Issuer, url: str, **changes: str) -> Answer:
    """Download a file without a signature."""
    return issuer.merchant.call(
        file_query(issuer, url, **changes), method="GET", changed={"Authorization": None, "Wechatpay-Serial": None}
    )


def url_of(issuer: Issuer, apply_id: str) -> str:
    (row,) = issuer.query(apply_id, "/fapiao-files").json()["fapiao_download_info_list"]
    return str(row.get("download_url", ""))


@pytest.mark.parametrize(("file_format", "start"), [("PDF", b"%PDF"), ("XML", b"<?xml"), ("OFD", b"PK")])
def test_a_file_is_downloaded_without_a_signature_and_has_its_digest(
    issuer: Issuer, file_format: str, start: bytes
) -> None:
    reply = download(issuer, url_of(issuer, issuer.issued()), file_format=file_format)
    digest = Hash(SM3())
    digest.update(reply.body)
    assert (reply.status, reply.body.startswith(start)) == (200, True)
    assert reply.headers["sm3-digest"] == digest.finalize().hex().upper()
    assert "wechatpay-signature" not in reply.headers


def test_the_file_of_a_reversed_invoice_is_the_red_letter_invoice(issuer: Issuer) -> None:
    apply_id = issuer.issued()
    blue = download(issuer, url_of(issuer, apply_id), file_format="XML").body
    issuer.gateway.fapiaos.set_state(FAPIAO, "REVERSED")
    red = download(issuer, url_of(issuer, apply_id), file_format="XML").body
    assert ("红字" in blue.decode(), "红字" in red.decode()) == (False, True)


@pytest.mark.parametrize("state", ["ISSUE_ACCEPTED", "ISSUE_FAILED", "REVERSE_ACCEPTED", "REVERSE_FAILED"])
def test_only_an_issued_or_reversed_invoice_has_a_url(issuer: Issuer, state: str) -> None:
    apply_id = issuer.issued()
    issuer.gateway.fapiaos.set_state(FAPIAO, state)
    assert url_of(issuer, apply_id) == ""


def test_a_url_is_valid_for_30_seconds_and_a_file_for_a_year(issuer: Issuer) -> None:
    apply_id = issuer.issued()
    url = url_of(issuer, apply_id)
    issuer.gateway.clock.advance(seconds=31)
    assert code_of(download(issuer, url)) == WRONG
    issuer.gateway.clock.advance(days=366)
    assert url_of(issuer, apply_id) == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"sub_mchid": "1"},
        {"openid": "o2"},
        {"invoice_no": "1"},
        {"fapiao_id": "2"},
        {"invoice_code": "1"},
        {"mchid": "1"},
    ],
    ids=lambda each: next(iter(each)),
)
def test_the_parameters_of_a_download_must_be_those_of_its_invoice(issuer: Issuer, changes: dict[str, str]) -> None:
    assert code_of(download(issuer, url_of(issuer, issuer.issued()), **changes)) == WRONG


def test_a_signed_address_still_needs_a_signature(issuer: Issuer) -> None:
    target = f"{APPLICATIONS}/1?sub_mchid=1&mchid={issuer.merchant.mchid}"
    assert issuer.merchant.call(target, method="GET", changed={"Authorization": None}).status == 401


@pytest.mark.parametrize(("card", "state"), list(product(CardState, [InvoiceState.ISSUED])))
def test_a_card_can_be_put_into_each_state(issuer: Issuer, card: CardState, state: InvoiceState) -> None:
    apply_id = issuer.issued()
    issuer.gateway.fapiao_cards.put(issuer.gateway.fapiao_cards.get(FAPIAO), card)
    shown = issuer.shown(apply_id)
    assert (shown["status"], shown["card_information"]["card_status"]) == (state, card)


def test_an_invoice_that_is_being_issued_has_no_card(issuer: Issuer) -> None:
    issuer.issue(issuer.pay())
    with pytest.raises(UnknownInvoiceError, match=f"{FAPIAO} has no card, because it is ISSUE_ACCEPTED"):
        issuer.gateway.fapiao_cards.insert(FAPIAO)


def test_an_order_that_is_not_paid_has_no_invoice(issuer: Issuer) -> None:
    place(issuer.merchant, partner(issuer.merchant))
    issuer.gateway.pay(NUMBER)
    transaction_id = str(issuer.gateway.orders.get(NUMBER).transaction_id)
    issuer.gateway.orders.set_state(NUMBER, "CLOSED")
    assert code_of(issuer.insert(transaction_id)) == LIMIT


def test_invoices_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    with closing(Gateway(state=path, has_published_keys=True)) as gateway:
        example = next(iter(gateway.fapiaos))
        gateway.fapiaos.set_state(example.fapiao_id, "REVERSED")
        gateway.fapiao.settings.set_url(example.caller, "https://shop.example/fapiao")
    with closing(Gateway(state=path, has_published_keys=True)) as gateway:
        kept = gateway.fapiaos.get(example.fapiao_id)
        assert (kept.status, kept.card_status) == (InvoiceState.REVERSED, CardState.DISCARD_ACCEPTED)
        assert gateway.fapiao.settings.url(kept.caller) == "https://shop.example/fapiao"
