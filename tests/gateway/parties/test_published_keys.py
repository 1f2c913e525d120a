"""Published test keys, with which signatures are the same in every run."""

from pathlib import Path

from gateway.merchant_side import CANCEL, Merchant
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.core.gateway import Gateway

NOW = 1_800_000_000
NONCE = "0123456789abcdef0123456789abcdef"


def signature(state: Path | None = None) -> str | None:
    """Return the signature of a reply with a fixed time and nonce."""
    gateway = Gateway(clock=lambda: NOW, nonce=lambda: NONCE, has_published_keys=True, state=state)
    gateway.serve_at("http://127.0.0.1:1", frozenset({"127.0.0.1:1"}))
    merchant = Merchant.from_env(gateway.environment)
    headers = merchant.headers("POST", CANCEL)
    headers["Authorization"] = merchant.authorization("POST", CANCEL, timestamp=str(NOW))
    raw = tuple((name.lower().encode(), value.encode()) for name, value in headers.items())
    reply = gateway.handle(ReceivedRequest("POST", CANCEL.encode(), raw)).reply
    gateway.close()
    assert reply is not None
    assert reply.status == 204
    return reply.header("Wechatpay-Signature")


def test_two_gateways_create_the_same_signature() -> None:
    assert signature() == signature()


def test_two_gateways_have_the_same_brand() -> None:
    first, second = (Gateway(has_published_keys=True) for _ in range(2))
    brands = [gateway.brands.default.environment() for gateway in (first, second)]
    first.close()
    second.close()
    assert brands[0] == brands[1]


def test_without_published_keys_every_gateway_has_its_own_keys() -> None:
    first, second = (Gateway() for _ in range(2))
    keys = {gateway.environment["WECHATPAY_MERCHANT_PRIVATE_KEY"] for gateway in (first, second)}
    first.close()
    second.close()
    assert len(keys) == 2


def test_a_state_file_keeps_the_published_keys(tmp_path: Path) -> None:
    assert signature(tmp_path / "state.db") == signature(tmp_path / "state.db")
