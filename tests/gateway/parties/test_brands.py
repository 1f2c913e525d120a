"""The gateway has brands and merchants, and neither may call the other's operations."""

from pathlib import Path
from time import time

import pytest

from gateway.merchant_side import CANCEL, STORES, Merchant
from wechatpay_gateway.parties.key_files import KeyFileError
from wechatpay_gateway.server import RunningGateway, running


@pytest.fixture
def brand(gateway: RunningGateway) -> Merchant:
    return Merchant.brand_from_env(gateway.environment)


def call_stores(caller: Merchant, **changed: str | None) -> tuple[int, str]:
    answer = caller.call(STORES, method="GET", changed={"Content-Type": None, "Content-Length": None, **changed})
    return answer.status, answer.json().get("code", "")


def test_a_brand_can_call_its_operations(gateway: RunningGateway, brand: Merchant) -> None:
    assert call_stores(brand) == (200, "")
    done = gateway.requests.last
    assert (done.brand_id, done.mchid, done.is_performed) == ("120344", None, True)


def test_the_reply_to_a_brand_names_its_scheme_and_is_signed(brand: Merchant) -> None:
    answer = brand.call(STORES, method="GET", changed={"Content-Type": None, "Content-Length": None})
    assert brand.is_signed(answer)
    assert answer.headers["wechatpay-signature-type"] == "WECHATPAY-BRAND-SHA256-RSA2048"


def test_a_merchant_cannot_call_a_brands_operation(gateway: RunningGateway, merchant: Merchant) -> None:
    assert call_stores(merchant) == (401, "SIGN_ERROR")
    assert not gateway.requests.last.is_performed


def test_a_brand_cannot_call_a_merchants_operation(gateway: RunningGateway, brand: Merchant) -> None:
    answer = brand.call(CANCEL)
    assert (answer.status, answer.code) == (401, "SIGN_ERROR")
    assert not gateway.requests.last.is_performed


def disguised(header: str, *, to_brand: bool) -> str:
    """Return an Authorization header with the names of the other scheme."""
    words = [("WECHATPAY2-", "WECHATPAY-BRAND-"), ("mchid=", "brand_id=")]
    for merchants, brands in words:
        header = header.replace(merchants, brands) if to_brand else header.replace(brands, merchants)
    return header


def test_a_merchants_signature_under_a_brands_name_is_refused(brand: Merchant, merchant: Merchant) -> None:
    forged = disguised(merchant.authorization("GET", STORES), to_brand=True).replace(merchant.mchid, "120344")
    assert call_stores(brand, Authorization=forged) == (401, "SIGN_ERROR")


def test_a_merchants_signature_under_a_brands_name_and_serial_is_refused(brand: Merchant, merchant: Merchant) -> None:
    own, other = (each.environment[f"WECHATPAY_{each.serial_name}"] for each in (merchant, brand))
    forged = disguised(merchant.authorization("GET", STORES), to_brand=True)
    forged = forged.replace(merchant.mchid, "120344").replace(own, other)
    assert call_stores(brand, Authorization=forged) == (401, "SIGN_ERROR")


def test_a_brands_signature_under_a_merchants_name_and_serial_is_refused(brand: Merchant, merchant: Merchant) -> None:
    own, other = (each.environment[f"WECHATPAY_{each.serial_name}"] for each in (brand, merchant))
    forged = disguised(brand.authorization("POST", CANCEL), to_brand=False)
    forged = forged.replace('mchid="120344"', f'mchid="{merchant.mchid}"').replace(own, other)
    answer = merchant.call(changed={"Authorization": forged})
    assert (answer.status, answer.code) == (401, "SIGN_ERROR")


@pytest.mark.parametrize(
    "replaced",
    [
        {"brand_id": "120345"},
        {"brand_id": "x"},
        {"mchid": "1900000001"},
        {"serial_no": "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB"},
        {"timestamp": str(int(time()) - 400)},
        {"nonce_str": ""},
        {"signature": "AAAA"},
    ],
)
def test_a_wrong_item_is_refused(brand: Merchant, replaced: dict[str, str]) -> None:
    assert call_stores(brand, Authorization=brand.authorization("GET", STORES, b"", **replaced)) == (401, "SIGN_ERROR")


def test_another_brands_signature_is_refused(gateway: RunningGateway, brand: Merchant) -> None:
    other = Merchant.brand_from_env(gateway.environment | gateway.brands.add("120345"))
    forged = other.authorization(
        "GET", STORES, brand_id="120344", serial_no=brand.environment["WECHATPAY_BRAND_SERIAL_NO"]
    )
    assert call_stores(brand, Authorization=forged) == (401, "SIGN_ERROR")


def test_a_brand_must_name_its_key(brand: Merchant) -> None:
    assert call_stores(brand, **{"Wechatpay-Serial": None}) == (400, "PARAM_ERROR")


def test_an_added_brand_has_its_own_wechat_pay_key(gateway: RunningGateway, brand: Merchant) -> None:
    other = Merchant.brand_from_env(gateway.environment | gateway.brands.add("120345"))
    assert call_stores(other) == (200, "")
    assert other.public_key_id != brand.public_key_id


def test_the_key_of_another_brand_is_refused(gateway: RunningGateway, brand: Merchant) -> None:
    key_id = gateway.brands.add("120345")["WECHATPAY_BRAND_PUBLIC_KEY_ID"]
    assert call_stores(brand, **{"Wechatpay-Serial": key_id}) == (400, "PARAM_ERROR")


@pytest.mark.parametrize("brand_id", ["120344", "", "x", "1" * 33, "１２"])
def test_an_invalid_or_used_brand_number_is_refused(gateway: RunningGateway, brand_id: str) -> None:
    with pytest.raises(ValueError, match="brand"):
        gateway.brands.add(brand_id)


def test_a_reset_removes_added_brands(gateway: RunningGateway) -> None:
    gateway.brands.add("120345")
    gateway.reset()
    assert [each.brand_id for each in gateway.brands] == ["120344"]


def test_brands_survive_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    with running(state=state) as gateway:
        before = gateway.environment, gateway.brands.add("120345")
    with running(state=state) as gateway:
        found = gateway.brands.get("120345")
        assert found is not None
        after = gateway.environment, found.environment()
    changing = "WECHATPAY_BASE_URL"
    assert [{**each, changing: ""} for each in before] == [{**each, changing: ""} for each in after]


def test_the_error_names_a_damaged_identity_file_of_a_brand(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    with running(state=state):
        pass
    path = tmp_path / "state.db-keys" / "brands" / "120344" / "identity.json"
    path.write_text("{}")
    with pytest.raises(KeyFileError, match=r"120344/identity\.json cannot be read"), running(state=state):
        pass
