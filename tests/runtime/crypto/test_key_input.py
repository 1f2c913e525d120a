"""Any input yields a key or raises a `ConfigurationError`."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given, settings
from hypothesis import strategies as st

from support.key_files import SERIAL_TEXT, SETTING, sample, secret_pieces
from support.platform import key
from wechatpay_runtime._crypto.key_files import KeySource
from wechatpay_runtime._crypto.keys import check_key_fits_certificate, load_private_key, load_public_key
from wechatpay_runtime.errors import ConfigurationError

quick = settings(max_examples=150)


def latin_1(content: bytes) -> str:
    return content.decode("latin-1")


Load = Callable[[KeySource], object]
LOADS: list[Load] = [
    lambda source: load_private_key(source, setting=SETTING, serial_no=SERIAL_TEXT),
    lambda source: load_public_key(source, setting=SETTING),
]


def is_loaded_or_refused(load: Load, source: KeySource, secrets: set[str]) -> bool:
    try:
        key = load(source)
    except ConfigurationError as error:
        return not any(piece in str(error) for piece in secrets)
    return isinstance(key, rsa.RSAPrivateKey | rsa.RSAPublicKey)


@quick
@given(load=st.sampled_from(LOADS), source=st.binary(max_size=400) | st.text(max_size=400))
def test_random_input_raises_only_a_configuration_error(load: Load, source: str | bytes) -> None:
    with pytest.raises(ConfigurationError):
        load(source)


@quick
@given(
    load=st.sampled_from(LOADS),
    name=st.sampled_from(["pkcs8", "pkcs1", "spki", "certificate", "pkcs8 der", "pkcs1 der", "spki der", "bundle"]),
    mutations=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=4)), min_size=1, max_size=3),
    decode=st.sampled_from([bytes, latin_1]),
)
def test_a_mutated_key_is_loaded_or_refused(
    load: Load,
    name: str,
    mutations: list[tuple[float, int, bytes]],
    decode: Callable[[bytes], KeySource],
) -> None:
    source = sample("certificate") + sample("pkcs8") if name == "bundle" else sample(name)
    for place, removed, inserted in mutations:
        at = int(place * len(source))
        source = source[:at] + inserted + source[at + removed :]
    assert is_loaded_or_refused(load, decode(source), secret_pieces())


@quick
@given(place=st.floats(0, 1, exclude_max=True), octet=st.integers(0, 255))
def test_a_mutated_certificate_is_accepted_or_refused(place: float, octet: int) -> None:
    der = bytearray(sample("certificate der"))
    der[int(place * len(der))] = octet
    try:
        check_key_fits_certificate(key("merchant"), bytes(der), SERIAL_TEXT, setting=SETTING)
    except ConfigurationError as error:
        assert str(error).startswith(SETTING)  # noqa: PT017 - either outcome is right


def test_a_key_wrapped_in_itself_many_times_is_refused() -> None:
    algorithm = bytes.fromhex("300d06092a864886f70d0101010500")
    der = sample("pkcs1 der")
    for _ in range(2000):
        inner = bytes([0x04, 0x83]) + len(der).to_bytes(3) + der
        content = b"\x02\x01\x00" + algorithm + inner
        der = bytes([0x30, 0x83]) + len(content).to_bytes(3) + content
    with pytest.raises(ConfigurationError, match="is damaged or cut off"):
        load_private_key(der, setting=SETTING)
