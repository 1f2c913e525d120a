"""Payers who become members by their orders."""

import pytest

from gateway.members import CODE, Club
from gateway.orders import direct, place
from wechatpay_gateway.families.membership.cards import UnknownCardError

PAYER = "oPayer"


def pay(club: Club, attach: str, number: str = "order-1") -> None:
    """Place and pay an order with an `attach`."""
    place(club.merchant, direct(club.merchant, attach=attach, out_trade_no=number))
    club.gateway.orders.pay(number, openid=PAYER)


def test_a_payer_becomes_an_effective_member(club: Club) -> None:
    pay(club, f"own=1&cell=[1_400]&card_id=[{club.card_id}]&user_card_code=[{CODE}]")
    shown = club.query(openid=PAYER).json()
    assert (shown["user_card_state"], shown["user_card_code"]) == ("EFFECTIVE", CODE)


@pytest.mark.parametrize(
    "attach",
    [
        "card_id=[{card_id}]&user_card_code=[card-0001]",
        "cell=[1_400]&card_id=[{card_id}]",
        "cell=[1_400]&user_card_code=[card-0001]",
        "cell=[1_400]&card_id=[1]&user_card_code=[card-0001]",
        "",
    ],
    ids=["no news", "no code", "no template", "unknown template", "nothing"],
)
def test_an_order_that_lacks_a_part_imports_nobody(club: Club, attach: str) -> None:
    pay(club, attach.format(card_id=club.card_id))
    with pytest.raises(UnknownCardError):
        club.gateway.member_cards.get(PAYER)


def test_a_payer_who_has_or_had_a_card_gets_no_other(club: Club) -> None:
    club.bring_in(openid=PAYER)
    club.gateway.member_cards.delete(PAYER)
    pay(club, f"cell=[1_400]&card_id=[{club.card_id}]&user_card_code=[card-0002]")
    assert club.gateway.member_cards.get(PAYER).code == CODE


def test_a_code_that_another_member_has_is_not_used_again(club: Club) -> None:
    club.bring_in()
    pay(club, f"cell=[1_400]&card_id=[{club.card_id}]&user_card_code=[{CODE}]")
    with pytest.raises(UnknownCardError):
        club.gateway.member_cards.get(PAYER)
