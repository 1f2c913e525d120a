"""The gateway with very many stored rows of one family: CPU time of each kind of call, beside the same call with few rows."""

import json
import time
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from benchmarks.measure import cpu_seconds, in_turns
from benchmarks.table import Row, spread
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record

_GOAL_RATIO = 1.1
_BATCH = 20_000
_RESOURCE = "brand.member_activities.membership_activities"
_ROOT = "/v3/brand/partner/card-member/membership-activities"
_BRAND = {"brand_id": "1004"}
_FIRST_STORED = 500_000_000
"""Keeps the numbers of stored activities apart from those of activities that calls create."""
_ENDED = "MEMBERSHIP_ACTIVITY_TERMINATED"
_CREATED = "MEMBERSHIP_ACTIVITY_CREATED"
_PAGE = 20


@frozen
class Counts:
    """How much is measured: `calls` of each kind in each round, with `stored` activities in the larger gateway and `few` in the other.

    SQLite copies its log into the file after about 70 creations, so a round has more calls than that.
    """

    rounds: int
    calls: int
    stored: int
    few: int


FULL = Counts(rounds=15, calls=96, stored=1_000_000, few=6_000)
QUICK = Counts(rounds=1, calls=1, stored=40, few=40)


def rows(counts: Counts) -> Iterator[Row]:
    """Yield a row for each kind of call, with few and with very many stored activities."""
    with TemporaryDirectory(prefix="wechatpay_benchmarks_") as folder:
        few = _Side(Path(folder) / "few.sqlite", counts.few)
        many = _Side(Path(folder) / "many.sqlite", counts.stored)
        for what, make in _KINDS.items():

            def spend(side: _Side, make: Callable[[_Side], ReceivedRequest] = make) -> float:
                requests = [make(side) for _ in range(counts.calls)]
                return cpu_seconds(lambda: side.send(requests))

            comparison = in_turns(lambda: spend(many), lambda: spend(few), rounds=counts.rounds)
            yield Row(
                what=f"gateway, 1,000,000 rows: {what}",
                figure=f"{_milliseconds(comparison.ours, counts)} ms; few rows {_milliseconds(comparison.floor, counts)} ms",
                ratio=spread(comparison.ratios),
                goal=f"<= {_GOAL_RATIO}",
                is_met=comparison.ratio <= _GOAL_RATIO,
            )
        few.gateway.close()
        many.gateway.close()


def _milliseconds(seconds: Sequence[float], counts: Counts) -> str:
    return f"{median(seconds) / counts.calls * 1000:.2f}"


class _Side:
    """A gateway with stored activities, and a merchant that signs requests."""

    def __init__(self, state: Path, stored: int) -> None:
        self.gateway = Gateway(state=state, has_published_keys=True)
        self.gateway.serve_at("http://localhost", frozenset({"localhost"}))
        self.stored = stored
        self.numbers = count(_FIRST_STORED + stored // 6 * 2, 2)
        self.created = count(1)
        environment = self.gateway.environment
        key = load_pem_private_key(
            environment["WECHATPAY_MERCHANT_PRIVATE_KEY"].encode(), None, unsafe_skip_rsa_key_validation=True
        )
        assert isinstance(key, RSAPrivateKey)
        self._key, self._serial_no = key, environment["WECHATPAY_MERCHANT_SERIAL_NO"]
        self._mchid = environment["WECHATPAY_MCHID"]
        _store(self.gateway, self._mchid, stored)

    def request(self, method: str, target: str, body: Mapping[str, Any] | None = None) -> ReceivedRequest:
        """Sign a request."""
        content = b"" if body is None else json.dumps(body).encode()
        timestamp, nonce = str(int(time.time())), f"{time.perf_counter_ns():032d}"
        message = f"{method}\n{target}\n{timestamp}\n{nonce}\n{content.decode()}\n".encode()
        signature = b64encode(self._key.sign(message, PKCS1v15(), SHA256())).decode()
        authorization = (
            f'WECHATPAY2-SHA256-RSA2048 mchid="{self._mchid}",nonce_str="{nonce}",timestamp="{timestamp}",'
            f'serial_no="{self._serial_no}",signature="{signature}"'
        )
        headers = {"host": "localhost", "authorization": authorization, "accept": "application/json", "user-agent": "b"}
        if body is not None:
            headers["content-type"] = "application/json"
        return ReceivedRequest(
            method, target.encode(), tuple((name.encode(), value.encode()) for name, value in headers.items()), content
        )

    def send(self, requests: Iterable[ReceivedRequest]) -> None:
        """Have the gateway handle requests, which must succeed."""
        for request in requests:
            reply = self.gateway.handle(request).reply
            assert reply is not None
            assert reply.status == 200, reply.body


def _list(side: _Side, offset: int, more: str = "") -> ReceivedRequest:
    return side.request("GET", f"{_ROOT}?brand_id=1004{more}&offset={offset}&limit={_PAGE}")


def _create(side: _Side) -> ReceivedRequest:
    return side.request("POST", _ROOT, {**_content(next(side.created)), "out_request_no": f"new-{next(side.created)}"})


def _terminate(side: _Side) -> ReceivedRequest:
    return side.request("POST", f"{_ROOT}/{next(side.numbers)}/terminate", _BRAND)


_KINDS: Mapping[str, Callable[[_Side], ReceivedRequest]] = {
    "query": lambda side: side.request("GET", f"{_ROOT}/{_FIRST_STORED + side.stored // 2}?brand_id=1004"),
    "first page of a list": lambda side: _list(side, 0),
    "page in the middle of a list": lambda side: _list(side, side.stored // 2),
    "last page of a list": lambda side: _list(side, side.stored - _PAGE),
    "page of a list by state": lambda side: _list(side, side.stored // 4, f"&activity_state={_ENDED}"),
    "page of a list by card": lambda side: _list(side, 0, f"&card_id=card-{_FIRST_STORED + 7}"),
    "create": _create,
    "terminate": _terminate,
}
"""The requests of each kind of call."""


def _content(number: int) -> dict[str, Any]:
    return {
        **_BRAND,
        "out_request_no": f"stored-{number}",
        "card_id": f"card-{number}",
        "activity_channel": "MECHANT_APP_COMPONENT",
        "title": "Join",
        "sub_title": "5 coupons",
        "begin_time": "2025-05-20T13:29:35+08:00",
        "end_time": "2099-05-20T13:29:35+08:00",
        "apply_total": 1000,
        "product_coupon_stock_list": [{"product_coupon_id": "1", "stock_id": "2"}],
    }


def _store(gateway: Gateway, mchid: str, stored: int) -> None:
    resources, now = gateway.families[Resources.name], time.time()
    assert isinstance(resources, Resources)
    staff = resources.staff(_RESOURCE)
    moment = to_moment(now)
    for start in range(0, stored, _BATCH):
        numbers = range(_FIRST_STORED + start, _FIRST_STORED + min(start + _BATCH, stored))
        staff.add_many(
            [
                Record(
                    resource=_RESOURCE,
                    serial=0,
                    kind="",
                    mchid=mchid,
                    state=_ENDED if number % 2 else _CREATED,
                    content=json.dumps(_content(number), sort_keys=True),
                    fields={"activity_id": number, **_BRAND, "create_time": moment, "modify_time": moment},
                    made=now,
                    since=now,
                )
                for number in numbers
            ]
        )
