"""No frame of the library in an error's traceback contains a private key, for any wrong setting."""

from collections.abc import Callable
from typing import Any

import pytest

from support import platform
from support.frames import runtime_locals_as_text
from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime.errors import ConfigurationError

KEY = platform.private_pem("merchant")


def direct(kind: type[Client | AsyncClient], settings: dict[str, Any]) -> None:
    kind(**settings)


def by_environment(kind: type[Client | AsyncClient], settings: dict[str, Any]) -> None:
    kind.from_env({f"WECHATPAY_{name.upper()}": value for name, value in settings.items()})


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize("make", [direct, by_environment])
@pytest.mark.parametrize(
    "change",
    [
        {"mchid": "x"},
        {"public_key": KEY},
        {"public_key_id": ""},
        {"merchant_private_key": KEY.replace("MII", "M", 1)},
        {"base_url": "http://example.com"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_no_frame_contains_the_key(
    kind: type[Client | AsyncClient],
    make: Callable[[type[Client | AsyncClient], dict[str, Any]], None],
    change: dict[str, str],
) -> None:
    settings = {**platform.settings(), **change}
    with pytest.raises(ConfigurationError) as caught:
        make(kind, settings)

    assert KEY.splitlines()[2] not in "".join(runtime_locals_as_text(caught.value))
    assert caught.value.__cause__ is None
