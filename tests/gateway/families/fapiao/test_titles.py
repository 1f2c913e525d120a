"""Settings of e-invoices, and titles that users fill in."""

import pytest

from gateway.fapiao import BUYER, FORM, OUTSIDE, Issuer
from gateway.orders import NUMBER, SUB_MCHID, partner, place, refusal_of
from wechatpay_gateway.families.fapiao.titles import UnknownTitleError
from wechatpay_gateway.family.steps import WrongStateError

NOT_FILLED = 404, "RESOURCE_NOT_EXISTS"


def test_settings_are_kept_and_returned_once_set(issuer: Issuer) -> None:
    first = issuer.configure(callback_url="https://shop.example/fapiao").json()
    second = issuer.configure(show_fapiao_cell=True).json()
    assert first == {"callback_url": "https://shop.example/fapiao"}
    assert second == {"callback_url": "https://shop.example/fapiao", "show_fapiao_cell": True}


def test_a_callback_url_with_a_query_is_refused(issuer: Issuer) -> None:
    assert refusal_of(issuer.configure(callback_url="https://shop.example/?a=1"))[1:] == (
        "PARAM_ERROR",
        "/callback_url",
    )


def test_a_second_card_template_replaces_the_first(issuer: Issuer) -> None:
    first, second = issuer.create_template(), issuer.create_template()
    kept = issuer.gateway.fapiao.settings.get(issuer.merchant.mchid, SUB_MCHID)
    assert first["card_id"] != second["card_id"] == kept.card_id


def test_the_title_is_returned_once_the_user_has_filled_it_in(issuer: Issuer) -> None:
    issuer.link()
    before = refusal_of(issuer.title())[:2]
    issuer.gateway.fapiaos.fill_in_title(OUTSIDE, **FORM)
    assert (before, issuer.title().json()) == (NOT_FILLED, BUYER)


@pytest.mark.parametrize(("source", "fields"), [("WEB", 3), ("MINIPROGRAM", 2)])
def test_only_a_web_page_needs_the_original_id_of_the_mini_program(issuer: Issuer, source: str, fields: int) -> None:
    assert len(issuer.link(source=source).json()) == fields


def test_the_link_expires_after_30_minutes_and_can_be_requested_again(issuer: Issuer) -> None:
    issuer.link()
    issuer.gateway.clock.advance(minutes=31)
    with pytest.raises(WrongStateError, match=f"the link of application {OUTSIDE} expired at"):
        issuer.gateway.fapiaos.fill_in_title(OUTSIDE, **FORM)
    issuer.fill_in()
    assert issuer.title().status == 200


def test_a_title_is_filled_in_once(issuer: Issuer) -> None:
    issuer.fill_in()
    with pytest.raises(WrongStateError, match="is filled in already"):
        issuer.gateway.fapiaos.fill_in_title(OUTSIDE, **FORM)


def test_the_link_of_another_users_title_is_refused(issuer: Issuer) -> None:
    issuer.fill_in()
    assert refusal_of(issuer.link("oOther"))[:2] == (403, "RULE_LIMIT")
    assert (issuer.link().status, issuer.title().json()) == (200, BUYER)


def test_a_mandatory_line_must_be_shown(issuer: Issuer) -> None:
    assert refusal_of(issuer.link(must_input_phone="true"))[:2] == (400, "INVALID_REQUEST")
    assert issuer.link(must_input_phone="true", show_phone_cell="true").status == 200


def test_the_user_must_fill_in_mandatory_lines(issuer: Issuer) -> None:
    issuer.link(must_input_email="true", show_email_cell="true")
    with pytest.raises(ValueError, match=f"the form of application {OUTSIDE} needs the field 'email'"):
        issuer.gateway.fapiaos.fill_in_title(OUTSIDE, **FORM)
    issuer.gateway.fapiaos.fill_in_title(OUTSIDE, email="a@shop.example", **FORM)
    assert issuer.merchant.open(issuer.title().json()["email"]) == "a@shop.example"


def test_an_organization_needs_its_taxpayer_number(issuer: Issuer) -> None:
    issuer.link()
    with pytest.raises(ValueError, match="the title of an organization needs the field 'taxpayer_id'"):
        issuer.gateway.fapiaos.fill_in_title(OUTSIDE, "买方", buyer_type="ORGANIZATION")


def test_an_application_without_a_link_has_no_form(issuer: Issuer) -> None:
    with pytest.raises(UnknownTitleError, match=f"no link to the form of application {OUTSIDE} was requested"):
        issuer.gateway.fapiaos.fill_in_title(OUTSIDE, **FORM)


def test_the_title_of_an_order_has_its_amount_and_number(issuer: Issuer) -> None:
    issuer.configure(show_fapiao_cell=True)
    transaction_id = issuer.pay()
    before = refusal_of(issuer.title("WITH_WECHATPAY", transaction_id))[:2]
    issuer.gateway.fapiaos.apply_on_bill(transaction_id, **FORM)
    shown = issuer.title("WITH_WECHATPAY", transaction_id).json()
    assert (before, shown) == (NOT_FILLED, {**BUYER, "amount": 1000, "out_trade_no": NUMBER})
    assert refusal_of(issuer.title("WITHOUT_WECHATPAY", transaction_id))[:2] == NOT_FILLED


def test_an_order_can_show_the_entry_itself(issuer: Issuer) -> None:
    transaction_id = issuer.pay(support_fapiao=True)
    assert issuer.gateway.fapiaos.apply_on_bill(transaction_id, "买方").filled["name"] == "买方"


def test_a_bill_without_the_entry_has_no_form(issuer: Issuer) -> None:
    transaction_id = issuer.pay()
    with pytest.raises(WrongStateError, match=r"has no entry to e-invoices\. Set show_fapiao_cell"):
        issuer.gateway.fapiaos.apply_on_bill(transaction_id, **FORM)


def test_the_bill_of_a_refunded_order_has_no_entry(issuer: Issuer) -> None:
    transaction_id = issuer.pay(support_fapiao=True)
    issuer.gateway.orders.set_state(NUMBER, "REFUND")
    with pytest.raises(WrongStateError, match=f"order {NUMBER} is REFUND, so its bill has no entry"):
        issuer.gateway.fapiaos.apply_on_bill(transaction_id, **FORM)


def test_a_user_asks_once_for_an_order(issuer: Issuer) -> None:
    transaction_id = issuer.pay(support_fapiao=True)
    issuer.gateway.fapiaos.apply_on_bill(transaction_id, **FORM)
    with pytest.raises(WrongStateError, match=f"has asked for an invoice of order {NUMBER} already"):
        issuer.gateway.fapiaos.apply_on_bill(transaction_id, **FORM)


def test_an_unknown_order_has_no_bill(issuer: Issuer) -> None:
    place(issuer.merchant, partner(issuer.merchant))
    with pytest.raises(UnknownTitleError, match="no order with the transaction_id 42"):
        issuer.gateway.fapiaos.apply_on_bill("42", **FORM)


def test_only_a_merchant_that_supports_special_invoices_has_them_on_the_form(issuer: Issuer) -> None:
    issuer.link()
    with pytest.raises(ValueError, match=f"the form has no VAT_FAPIAO. Set support_vat_fapiao of {SUB_MCHID}"):
        issuer.gateway.fapiaos.fill_in_title(OUTSIDE, fapiao_bill_type="VAT_FAPIAO", **FORM)
    issuer.configure(support_vat_fapiao=True)
    issuer.gateway.fapiaos.fill_in_title(OUTSIDE, fapiao_bill_type="VAT_FAPIAO", **FORM)
    assert issuer.title().json()["fapiao_bill_type"] == "VAT_FAPIAO"


@pytest.mark.parametrize("name", ["buyer_type", "fapiao_bill_type"])
def test_the_form_has_fixed_choices(issuer: Issuer, name: str) -> None:
    issuer.link()
    with pytest.raises(ValueError, match=f"{name} must be one of .*, got 'OTHER'"):
        issuer.gateway.fapiaos.fill_in_title(OUTSIDE, **{**FORM, name: "OTHER"})


def test_a_user_cannot_ask_for_an_invoice_that_exists(issuer: Issuer) -> None:
    transaction_id = issuer.pay(support_fapiao=True)
    issuer.issue(transaction_id)
    with pytest.raises(WrongStateError, match=f"order {NUMBER} has an e-invoice already"):
        issuer.gateway.fapiaos.apply_on_bill(transaction_id, **FORM)
