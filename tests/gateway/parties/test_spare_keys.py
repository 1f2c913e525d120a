"""Merchants and brands that are added after a reset get the keys of those that it removed, so that tests wait for few new keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wechatpay_gateway.parties.brands import Brands
from wechatpay_gateway.parties.keys import Party
from wechatpay_gateway.parties.merchants import DEFAULT_MCHID, Merchants


@pytest.fixture
def merchants() -> Merchants:
    return Merchants(has_published_keys=True)


@pytest.fixture
def brands(merchants: Merchants) -> Brands:
    return Brands(merchants.default, has_published_keys=True, spare_keys=merchants.spare_keys)


def moduli(*parties: Party | None) -> Iterator[int]:
    """Return the modulus of each key of parties, which no other key has."""
    for party in parties:
        assert party is not None
        for key in (party.private_key, party.wechatpay_key):
            yield key.private_numbers().public_numbers.n


def test_later_parties_get_the_keys_of_removed_ones(merchants: Merchants, brands: Brands) -> None:
    merchants.add("1900000002")
    first = {*moduli(merchants.get("1900000002"))}
    merchants.reset()
    brands.add("120345")
    second = {*moduli(brands.get("120345"))}
    brands.reset()
    merchants.add("1900000003")
    assert first == second == {*moduli(merchants.get("1900000003"))}


def test_all_parties_have_their_own_keys_after_a_reset(merchants: Merchants, brands: Brands) -> None:
    merchants.add("1900000002")
    merchants.add("1900000003", like="1900000002")
    merchants.reset()
    merchants.add("1900000004")
    brands.add("120345")
    found = [*moduli(merchants.default, merchants.get("1900000004"), brands.get("120345"))]
    assert len({*found}) == len(found) == 6


def test_keys_of_a_merchant_that_stays_are_not_given_to_another(merchants: Merchants) -> None:
    merchants.add("1900000002", like=DEFAULT_MCHID)
    merchants.reset()
    assert merchants.spare_keys.take().private_numbers().public_numbers.n not in {*moduli(merchants.default)}


def test_keys_of_certificates_that_two_removed_merchants_share_are_given_once(merchants: Merchants) -> None:
    for mchid in ("1900000002", "1900000003"):
        merchants.add(mchid, "certificates", like=DEFAULT_MCHID)
    first, second = merchants.get("1900000002"), merchants.get("1900000003")
    assert first is not None
    assert second is not None
    assert first.certificates is not None
    second.certificates = first.certificates
    second.certificates.announce()
    merchants.reset()
    taken = [merchants.spare_keys.take().private_numbers().public_numbers.n for _ in range(3)]
    assert len({*taken}) == 3


def test_a_merchant_that_returns_after_a_reset_has_another_serial_number(merchants: Merchants) -> None:
    numbers: set[str] = set()
    for _ in range(2):
        merchants.add("1900000002")
        added = merchants.get("1900000002")
        assert added is not None
        numbers |= {added.serial_no, added.public_key_id}
        merchants.reset()
    assert len(numbers) == 4


def test_keys_that_are_saved_in_a_folder_are_not_given_to_others(tmp_path: Path) -> None:
    merchants = Merchants(tmp_path, has_published_keys=True)
    merchants.add("1900000002")
    saved = {*moduli(merchants.get("1900000002"))}
    merchants.reset()
    assert merchants.spare_keys.take().private_numbers().public_numbers.n not in saved
