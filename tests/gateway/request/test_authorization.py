import pytest
from hypothesis import given
from hypothesis import strategies as st

from wechatpay_gateway.request.authorization import AuthorizationError, parse_authorization

SCHEME = b"WECHATPAY2-SHA256-RSA2048 "
ITEMS = {
    "mchid": "1900007291",
    "nonce_str": "593BEC0C930BF1AFEB40B4A08C8FB242",
    "timestamp": "1554208460",
    "serial_no": "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",
    "signature": "c2lnbmF0dXJl",
}


def header(separator: str = ",", **replaced: str | None) -> bytes:
    items = {name: value for name, value in (ITEMS | replaced).items() if value is not None}
    return SCHEME + separator.join(f'{name}="{value}"' for name, value in items.items()).encode("latin-1")


def in_order(*names: str) -> bytes:
    return SCHEME + ",".join(f'{name}="{ITEMS[name]}"' for name in names).encode()


@pytest.mark.parametrize(
    "value",
    [
        header(),
        header(", "),
        header(",   "),
        in_order("mchid", "nonce_str", "timestamp", "serial_no", "signature"),
        in_order("mchid", "serial_no", "timestamp", "nonce_str", "signature"),
        in_order("mchid", "nonce_str", "signature", "timestamp", "serial_no"),
        in_order("signature", "serial_no", "timestamp", "nonce_str", "mchid"),
    ],
)
def test_items_may_come_in_any_order_with_spaces_after_commas(value: bytes) -> None:
    parsed = parse_authorization(value)
    assert (parsed.party, parsed.nonce, parsed.timestamp) == ("1900007291", ITEMS["nonce_str"], 1554208460)
    assert (parsed.serial_no, parsed.signature) == (ITEMS["serial_no"], b"signature")


@pytest.mark.parametrize(
    ("value", "field", "message"),
    [
        (b"", "Authorization", "must start with WECHATPAY2-SHA256-RSA2048"),
        (b"Basic dXNlcg==", "Authorization", "must start with"),
        (header().lower(), "Authorization", "must start with"),
        (header().replace(b" ", b"  ", 1), "Authorization", 'name="value"'),
        (header().replace(b" ", b"\t", 1), "Authorization", "must start with"),
        (SCHEME, "Authorization", 'name="value"'),
        (header() + b",", "Authorization", 'name="value"'),
        (header() + b" ", "Authorization", "separated by a comma"),
        (header(" ,"), "Authorization", "separated by a comma"),
        (header(";"), "Authorization", "separated by a comma"),
        (header().replace(b'"', b""), "Authorization", 'name="value"'),
        (header().replace(b'"', b"'"), "Authorization", 'name="value"'),
        (header().replace(b"=", b" = "), "Authorization", 'name="value"'),
        (header().replace(b"mchid", b"MCHID"), "Authorization", 'name="value"'),
        (header(extra="1"), "Authorization", "expected only mchid"),
        (header() + b',mchid="1900007291"', "mchid", "occurs twice"),
        (header(mchid=None), "mchid", "mchid is missing"),
        (header(nonce_str=None), "nonce_str", "nonce_str is missing"),
        (header(timestamp=None), "timestamp", "timestamp is missing"),
        (header(serial_no=None), "serial_no", "serial_no is missing"),
        (header(signature=None), "signature", "signature is missing"),
        (header(nonce_str="a\nb"), "Authorization", 'name="value"'),
        (header(nonce_str="a\x00b"), "Authorization", 'name="value"'),
        (header(nonce_str='a\\"b'), "Authorization", 'name="value"'),
        (header(nonce_str="é"), "Authorization", "not ASCII"),
        (header(mchid=""), "mchid", "must match"),
        (header(mchid="19a"), "mchid", "must match"),
        (header(timestamp="+1554208460"), "timestamp", "must match"),
        (header(timestamp="01554208460"), "timestamp", "must match"),
        (header(timestamp="1554208460.0"), "timestamp", "must match"),
        (header(timestamp="9" * 5000), "timestamp", "must match"),
        (header(serial_no="xyz"), "serial_no", "must match"),
        (header(signature=""), "signature", "canonical"),
        (header(signature="c2lnbmF0dXJ"), "signature", "not base64"),
        (header(signature="c2ln bmF0dXJl"), "signature", "not base64"),
        (header(signature="c2lnbmF0dXJl===="), "signature", "base64"),
        (header(signature="c2lnbmF0dX-_"), "signature", "not base64"),
        (header(signature="QUF="), "signature", "canonical"),
        (header(signature="WECHATPAY/SIGNTEST/c2lnbmF0dXJl"), "signature", "not base64"),
    ],
)
def test_a_malformed_header_is_refused_with_the_reason(value: bytes, field: str, message: str) -> None:
    with pytest.raises(AuthorizationError, match=message) as caught:
        parse_authorization(value)
    assert caught.value.field == field


def test_the_error_never_shows_the_signature() -> None:
    with pytest.raises(AuthorizationError) as caught:
        parse_authorization(header(signature="secret-signature"))
    assert "secret-signature" not in repr(caught.value)


@given(st.binary(max_size=400))
def test_random_bytes_raise_only_the_parsers_error(value: bytes) -> None:
    for candidate in (value, SCHEME + value):
        with pytest.raises(AuthorizationError):
            parse_authorization(candidate)


@given(st.data())
def test_a_mutated_header_parses_or_raises_the_parsers_error(data: st.DataObject) -> None:
    value = bytearray(header())
    for _ in range(data.draw(st.integers(1, 3))):
        value[data.draw(st.integers(0, len(value) - 1))] = data.draw(st.integers(0, 255))
    try:
        parsed = parse_authorization(bytes(value))
    except AuthorizationError:
        return
    assert parsed.party.isdigit()
    assert parsed.signature
