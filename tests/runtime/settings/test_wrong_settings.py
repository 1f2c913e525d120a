"""Every wrong type of value for every setting raises a `ConfigurationError` that names the setting but not the value."""

import os
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from support import apiv2_signature, platform, sample_notifications
from support.frames import runtime_locals
from support.rows import check_rows
from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime._session.identities import variable
from wechatpay_runtime._session.option_arguments import OptionArguments
from wechatpay_runtime._session.session import Session
from wechatpay_runtime._settings.environment import KNOWN_VARIABLES
from wechatpay_runtime._settings.setting_names import BrandSettings, MerchantSettings
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.signer import RsaSigner

KEY = platform.private_pem("merchant")
SECRETS = (
    KEY.splitlines()[2],
    platform.private_pem("brand").splitlines()[2],
    sample_notifications.APIV3_KEY,
    apiv2_signature.KEY,
)
MERCHANT: dict[str, Any] = {
    **platform.settings(),
    "apiv3_key": sample_notifications.APIV3_KEY,
    "apiv2_key": apiv2_signature.KEY,
}
BRAND_ALONE: dict[str, Any] = {
    **platform.brand_settings(),
    "public_key": platform.public_pem("wechatpay"),
    "public_key_id": platform.PUBLIC_KEY_ID,
}
BOTH: dict[str, Any] = {
    **MERCHANT,
    **platform.brand_settings(),
    "brand_public_key": platform.public_pem("brand platform"),
    "brand_public_key_id": "PUB_KEY_ID_02",
}
NAMES = sorted({*MerchantSettings.__annotations__, *BrandSettings.__annotations__})
OPTIONS = sorted(OptionArguments.__annotations__)


class HalfASigner:
    def sign(self, message: bytes) -> bytes:
        return message


class BrokenSigner(HalfASigner):
    algorithm = "SHA256-RSA2048"

    @property
    def serial_no(self) -> str:
        raise OSError("the vault is closed")


class SignerWithoutText(HalfASigner):
    algorithm = "SHA256-RSA2048"
    serial_no = None


class BrokenPath(os.PathLike[str]):
    def __fspath__(self) -> str:
        raise RuntimeError("no path")


class Everything:
    """An object that has every attribute."""

    def __getattr__(self, name: str) -> "Everything":
        return self


class Store:
    def load(self) -> None:
        return None

    def save(self, content: bytes) -> None:
        raise AssertionError(content)


KINDS: dict[str, Callable[[], Any]] = {
    "zero": lambda: 0,
    "number": lambda: 5,
    "negative number": lambda: -1,
    "endless number": lambda: 10**5000,
    "fraction": lambda: 1.5,
    "not a number": lambda: float("nan"),
    "true": lambda: True,
    "false": lambda: False,
    "empty bytes": lambda: b"",
    "bytes": lambda: b"\xff\x00",
    "key as bytes": KEY.encode,
    "bytearray": lambda: bytearray(b"key"),
    "empty list": list,
    "list of numbers": lambda: [1],
    "list of None": lambda: [None],
    "list of a key": lambda: [KEY],
    "tuple": lambda: (1, "a"),
    "set": lambda: {"a"},
    "empty mapping": dict,
    "mapping": lambda: {"a": 1},
    "mapping of a key": lambda: {KEY: KEY},
    "mapping of numbers": lambda: {"PUB_KEY_ID_03": 5},
    "mapping of None": lambda: {"PUB_KEY_ID_03": None},
    "mapping of a key object": lambda: {"PUB_KEY_ID_03": platform.key("merchant")},
    "mapping of keys in the wrong place": lambda: {"PUB_KEY_ID_03": KEY},
    "object": object,
    "class": lambda: Store,
    "function": lambda: print,
    "everything": Everything,
    "private key object": lambda: platform.key("merchant"),
    "public key object": lambda: platform.key("wechatpay").public_key(),
    "open file": lambda: None,
    "half a signer": HalfASigner,
    "broken signer": BrokenSigner,
    "signer without text": SignerWithoutText,
    "signer class": lambda: RsaSigner,
    "broken path": BrokenPath,
    "path": lambda: Path("/nowhere/a.pem"),
    "key as text": lambda: KEY,
    "lone surrogate": lambda: "\ud800",
    "null character": lambda: "a\0b",
    "home of an invalid user": lambda: "~\ud800/a",
    "line break": lambda: "y\r\nz",
    "long text": lambda: "x" * 5000,
    "prose": lambda: "not a setting",
    "bracket": lambda: "http://[::1",
    "address in brackets": lambda: "http://[zz]:1",
    "address with a blank": lambda: "http://a b",
    "address with a line break": lambda: "http://a\nb",
    "address without host": lambda: "https://",
    "endless port": lambda: "http://127.0.0.1:99999",
    "port zero": lambda: "http://127.0.0.1:0",
    "port of letters": lambda: "http://127.0.0.1:port",
    "other scheme": lambda: "ftp://127.0.0.1",
    "other characters": lambda: "http://℀",
    "address in blanks": lambda: " http://127.0.0.1:1 ",
    "path behind": lambda: "http://127.0.0.1:8123/prefix",
    "no such file": lambda: "/nowhere/a.pem",
    "folder": lambda: "/",
}
_NUMBERS = {"number", "fraction"}
_EMPTY_LISTS = {"empty list"}
RIGHT: Mapping[str, set[str]] = {
    "timeout": _NUMBERS,
    "connect_timeout": _NUMBERS,
    "max_attempts": {"number", "endless number"},
    "max_reply_bytes": {"number", "endless number"},
    "max_notification_bytes": {"number", "endless number"},
    "max_download_bytes": {"number", "endless number"},
    "public_key_share": {"zero"},
    "strict": {"true", "false"},
    "allow_plain_http": {"true", "false"},
    "apiv3_key": _EMPTY_LISTS,
    "base_url": {*_EMPTY_LISTS, "address in blanks"},
    "other_public_keys": {"empty mapping"},
    "hooks": {"empty list", "function"},
    "merchant_private_key": {"key as text", "key as bytes"},
    "brand_private_key": {"key as text", "key as bytes"},
}
"""The kinds of values that are valid for a setting, or count as absent."""


def changed(settings: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    return {**settings, name: value}


ROWS = [(name, label) for name in NAMES for label in KINDS if label not in RIGHT.get(name, ())]


def wrong_values(name: str) -> dict[str, str]:
    """Return the kinds of values that are wrong for a setting."""
    return {f"{name}-{label}": label for each, label in ROWS if each == name}


@contextmanager
def of_kind(label: str) -> Generator[Any]:
    """Yield a value of a kind."""
    if label == "open file":
        with Path(__file__).open(encoding="utf-8") as file:
            yield file
    else:
        yield KINDS[label]()


def refusal_of(make: Callable[[], Any]) -> ConfigurationError:
    """Return the error that `make` raises; checks that neither its message nor a frame contains a secret."""
    with pytest.raises(ConfigurationError) as caught:
        make()
    error = caught.value
    assert not any(secret in str(error) for secret in SECRETS)
    for value in runtime_locals(error):
        assert not isinstance(value, (RSAPrivateKey, RsaSigner, Session))
        assert not any(secret in repr(value) for secret in SECRETS)
    return error


@pytest.mark.parametrize("name", NAMES)
def test_the_error_for_every_wrong_value_names_its_setting(name: str) -> None:
    def is_named(label: str) -> None:
        with of_kind(label) as value:
            errors = [refusal_of(partial(kind, **changed(BOTH, name, value))) for kind in (Client, AsyncClient)]

        assert [name in str(error) for error in errors] == [True, True]

    check_rows(wrong_values(name), is_named)


@pytest.mark.parametrize("name", [name for name in NAMES if name in BRAND_ALONE])
def test_the_error_for_a_brand_names_every_wrong_setting(name: str) -> None:
    def is_named(label: str) -> None:
        with of_kind(label) as value:
            error = refusal_of(lambda: Client(**changed(BRAND_ALONE, name, value)))

        assert name in str(error)

    check_rows(wrong_values(name), is_named)


CLIENTS: list[Client | AsyncClient] = [Client(**MERCHANT), AsyncClient(**MERCHANT)]


@pytest.mark.parametrize("name", [name for name in NAMES if name in OPTIONS])
def test_the_error_for_every_wrong_option_names_it(name: str) -> None:
    def is_named(label: str) -> None:
        with of_kind(label) as value:
            errors = [refusal_of(partial(client.with_options, **{name: value})) for client in CLIENTS]

        assert [name in str(error) for error in errors] == [True, True]

    check_rows(wrong_values(name), is_named)


TEXTS = [label for label in KINDS if isinstance(KINDS[label](), str) and label != "address in blanks"]
"""Kinds that are strings. Spaces around the value of a variable are stripped."""


@pytest.mark.parametrize("name", [name for name in NAMES if variable(name) in KNOWN_VARIABLES])
def test_the_error_for_every_wrong_variable_names_it(name: str) -> None:
    def is_named(label: str) -> None:
        environment = {variable(each): value for each, value in BOTH.items()} | {variable(name): KINDS[label]()}
        errors = [refusal_of(partial(kind.from_env, environment)) for kind in (Client, AsyncClient)]

        assert [variable(name) in str(error) for error in errors] == [True, True]

    check_rows({row: label for row, label in wrong_values(name).items() if label in TEXTS}, is_named)


@pytest.mark.parametrize("name", KNOWN_VARIABLES)
@pytest.mark.parametrize("value", [5, b"text", None, KEY.encode()], ids=["number", "bytes", "nothing", "key"])
def test_the_error_for_a_variable_that_is_not_text_names_it(name: str, value: Any) -> None:
    environment = {variable(each): text for each, text in BOTH.items()}

    assert name in str(refusal_of(lambda: Client.from_env({**environment, name: value})))


@pytest.mark.parametrize("environ", [5, "WECHATPAY_MCHID=1", [KEY], Everything()], ids=type)
def test_an_environ_that_is_not_a_mapping_is_refused(environ: Any) -> None:
    assert "environ" in str(refusal_of(lambda: Client.from_env(environ, **MERCHANT)))


@pytest.mark.parametrize("name", [*MERCHANT, "brand_id", "brand_serial_no", "brand_private_key"])
@pytest.mark.parametrize("nothing", [None, ""], ids=["none", "empty"])
def test_an_empty_required_setting_is_missing(name: str, nothing: str | None) -> None:
    if name in {"apiv3_key", "apiv2_key"}:
        return
    assert name in str(refusal_of(lambda: Client(**changed(BOTH, name, nothing))))


@pytest.mark.parametrize(
    "name",
    ["apiv3_key", "apiv2_key", "certificates_store", "base_url", "proxy", "ca_file", "hooks", "transport", "clock"],
)
def test_an_optional_setting_can_be_none(name: str) -> None:
    Client(**changed(MERCHANT, name, None)).close()


@pytest.mark.parametrize("name", [*OPTIONS, "allow_plain_http"])
def test_an_option_cannot_be_none(name: str) -> None:
    assert name in str(refusal_of(lambda: Client(**changed(MERCHANT, name, None))))


@hypothesis_settings(max_examples=200)
@given(
    name=st.sampled_from([name for name in NAMES if name not in {"merchant_private_key", "brand_private_key"}]),
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=5,
    ),
)
def test_any_wrong_value_raises_an_error_that_names_its_setting(name: str, value: Any) -> None:
    try:
        Client(**changed(BOTH, name, value)).close()
    except ConfigurationError as error:
        assert name in str(error)  # noqa: PT017 - either outcome is right


@hypothesis_settings(max_examples=200)
@given(
    name=st.sampled_from(["base_url", "proxy"]),
    address=st.from_regex(r"https?://[\[\]a-z0-9.:@%/?#~ \\_-]{0,12}", fullmatch=True),
)
def test_any_wrong_url_raises_an_error_that_names_its_setting(name: str, address: str) -> None:
    try:
        Client(**changed(MERCHANT, name, address)).close()
    except ConfigurationError as error:
        assert name in str(error)  # noqa: PT017 - either outcome is right
