"""Random requests, correctly signed or not, are performed or refused, and never crash the gateway."""

import copy
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.merchant_side import CANCEL, Merchant
from support.catalog import CATALOG
from support.examples import own_example
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.core.exchange import Exchange
from wechatpay_gateway.core.gateway import Gateway

_HOST = "127.0.0.1:1"
_WEBSITES = ["http://[", "http://a:b", "http://a:99999", "http://", "//", "https://shop.example/\x00", "https:// "]
_MOMENTS = [
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+14:00",
    "2026-02-30T00:00:00+08:00",
    "2026-02-28T24:00:00Z",
]
_NUMBERS = [0, -1, 2**31, 2**53, 2**63 - 1, 2**63, 10**400]
TEXTS = st.text(max_size=40) | st.sampled_from([*_WEBSITES, *_MOMENTS, "", "null", "[]", "{}"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.sampled_from(_NUMBERS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
CHARACTERS = st.characters(min_codepoint=0x21, max_codepoint=0x7E)


@cache
def gateway() -> Gateway:
    made = Gateway(has_published_keys=True)
    made.serve_at(f"http://{_HOST}", frozenset({_HOST}))
    return made


@cache
def merchant() -> Merchant:
    return Merchant.from_env(gateway().environment)


@pytest.fixture(scope="module", autouse=True)
def closed() -> Iterator[None]:
    yield
    gateway().close()


def exchanged(method: str, target: str, body: bytes = b"", *, headers: Mapping[str, str] | None = None) -> Exchange:
    """Send a request, correctly signed unless `headers` are passed, and return the recorded exchange."""
    sent = merchant().headers(method, target, body) | dict(headers or {})
    written = tuple((name.lower().encode(), value.encode("latin-1")) for name, value in sent.items())
    gateway().handle(ReceivedRequest(method, target.encode("latin-1"), written, body))
    return gateway().requests.last


def is_performed_or_refused(exchange: Exchange) -> bool:
    assert exchange.reply is not None
    assert exchange.reply.status < 500, exchange.verdict.reason
    assert not exchange.reply.body or isinstance(json.loads(exchange.reply.body), dict)
    return True


@cache
def example_requests() -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """Return the method, target and body of each example, as sent by the gateway's default merchant."""
    found: list[tuple[str, str, dict[str, Any]]] = []
    for entry in CATALOG:
        elsewhere = {parameter["name"] for parameter in entry["parameters"]}
        for number, example in enumerate(entry["examples"]):
            method, _, target = example["sends"].partition(" ")
            fields = own_example(entry["operation"], number)
            found.append((method, target, {name: fields[name] for name in fields if name not in elsewhere}))
    return tuple(found)


def places(value: object, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path to every value inside a JSON value."""
    inside: dict[Any, object] = {}
    if isinstance(value, dict):
        inside = dict(cast("dict[str, object]", value))
    elif isinstance(value, list):
        inside = dict(enumerate(cast("list[object]", value)))
    return [way for key, part in inside.items() for way in ((*at, key), *places(part, (*at, key)))]


@given(st.data())
def test_an_example_with_one_random_value_is_performed_or_refused(data: st.DataObject) -> None:
    method, target, body = data.draw(st.sampled_from([each for each in example_requests() if each[2]]))
    changed = copy.deepcopy(body)
    *way, last = data.draw(st.sampled_from(places(body)))
    inner: Any = changed
    for step in way:
        inner = inner[step]
    alike = TEXTS if isinstance(inner[last], str) else st.integers() | st.sampled_from(_NUMBERS)
    inner[last] = data.draw(alike | JSON)

    assert is_performed_or_refused(exchanged(method, target, json.dumps(changed).encode()))


PREPAY = "/v3/pay/transactions/native"


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "out_trade_no": st.text("-_|*aZ09", min_size=5, max_size=33),
            "description": TEXTS,
            "notify_url": TEXTS,
            "time_expire": TEXTS,
            "attach": TEXTS,
            "amount": st.fixed_dictionaries({"total": st.integers() | st.sampled_from(_NUMBERS)}),
        },
    )
)
def test_an_order_with_random_fields_is_performed_or_refused(changes: dict[str, Any]) -> None:
    order = own_example("payments.transactions.prepay_native") | changes
    assert is_performed_or_refused(exchanged("POST", PREPAY, json.dumps(order).encode()))


@given(st.sampled_from(example_requests()), st.binary(max_size=200))
def test_a_random_body_is_performed_or_refused(example: tuple[str, str, dict[str, Any]], body: bytes) -> None:
    method, target, _ = example
    assert is_performed_or_refused(exchanged(method, target, body))


@given(st.sampled_from(example_requests()), st.integers(0, 200), st.text(CHARACTERS, max_size=20))
def test_a_random_target_is_performed_or_refused(
    example: tuple[str, str, dict[str, Any]], place: int, inserted: str
) -> None:
    method, target, body = example
    changed = target[:place] + inserted + target[place + 1 :] if place else "/" + inserted
    assert is_performed_or_refused(exchanged(method, changed, json.dumps(body).encode() if body else b""))


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "Accept",
                "User-Agent",
                "Content-Type",
                "Wechatpay-Serial",
                "Host",
                "Connection",
                "Accept-Language",
                "Expect",
            ]
        ),
        st.text(st.characters(max_codepoint=0xFF), max_size=60),
    )
)
def test_random_headers_are_performed_or_refused(headers: dict[str, str]) -> None:
    assert is_performed_or_refused(exchanged("POST", CANCEL, headers=headers))


@given(
    st.dictionaries(st.sampled_from(["mchid", "nonce_str", "timestamp", "serial_no", "signature"]), st.text(CHARACTERS))
)
def test_a_random_authorization_is_performed_or_refused(items: dict[str, str]) -> None:
    authorization = merchant().authorization("POST", CANCEL, b"", **items)
    assert is_performed_or_refused(exchanged("POST", CANCEL, headers={"Authorization": authorization}))
