"""Borrows a book through the client generated from `invented/`, over a transport that answers by itself.

Prints what was sent and what came back as JSON. It runs in a process of its own, because the invented client has the
package name of ours.
"""

import io
import json
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.hashes import SHA1

from support import platform
from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._drivers.driver import Driver
from wechatpay_runtime._settings.settings import make_session

PADDING = OAEP(MGF1(SHA1()), SHA1(), None)  # noqa: S303 - the protocol says SHA-1


class Cover:
    """Answers a file, unsigned."""

    status = 200
    headers: Mapping[str, str] = {}

    def chunks(self) -> Iterator[bytes]:
        yield from (b"\x89PNG", b" a cover")

    def body(self) -> bytes:
        return b"".join(self.chunks())

    def close(self) -> None:
        pass


class Desk:
    """Answers every request with an open loan."""

    is_closed = False

    def __init__(self) -> None:
        self.requests: list[Request] = []

    def send(self, request: Request, options: Options) -> Reply:  # noqa: ARG002 - as a transport takes it
        self.requests.append(request)
        if request.target == "/v1/covers":
            return self._signed({"cover_id": "C1"})
        sealed = platform.key("merchant").public_key().encrypt("张三".encode(), PADDING)
        loan = {"loan_no": "L1", "state": "LOST", "reader": {"name": b64encode(sealed).decode(), "shelf": 2}}
        return self._signed(loan)

    def _signed(self, answer: dict[str, Any]) -> Reply:
        body = json.dumps(answer).encode()
        headers = platform.signature_headers(body, timestamp=int(time.time()))
        return Reply(200, headers, body)

    def open(self, request: Request, options: Options) -> "Cover":  # noqa: ARG002 - as a transport takes it
        self.requests.append(request)
        return Cover()

    def close(self) -> None:
        pass


def opened(sealed: str) -> str:
    return platform.key("wechatpay").decrypt(b64decode(sealed), PADDING).decode()


def main() -> None:
    shared: Any = import_module("wechatpay_clients._models")
    service: Any = import_module("wechatpay_clients.library.loans")
    models: Any = import_module("wechatpay_clients.library.loans._models")
    settings: Any = platform.settings()
    desk = Desk()
    loans = service.Loans(Driver(make_session(settings), desk))
    loan = loans.create_loan(
        idempotency_key="k1",
        loan_no="L1",
        type_="HOME",
        reader=models.Reader(name="张三", phones=["1", "2"], shelf=shared.Shelf.value_2),
        books=[shared.Book(isbn="1", title="红楼梦"), {"isbn": "2", "title": "下", "volumes": []}],
        remarks={"text": "gift"},
        secret="sesame",
    )
    request = desk.requests[0]
    sent = json.loads(request.body)
    sent["reader"]["name"] = opened(sent["reader"]["name"])
    sent["reader"]["phones"] = [opened(phone) for phone in sent["reader"]["phones"]]
    sent["secret"] = opened(sent["secret"])
    headers = {name.lower(): value for name, value in request.headers.items()}
    came = [loan.loan_no, loan.state, loan.reader.name, loan.reader.shelf, loan.reader.shelf is shared.Shelf.value_2]
    loaned = [request.method, request.target, headers["idempotency-key"], sent, came]
    sys.stdout.write(json.dumps([*loaned, *covers(desk, Driver(make_session(settings), desk))]))


def covers(desk: Desk, caller: Driver) -> list[object]:
    """Hand in a cover, and fetch one."""
    files: Any = import_module("wechatpay_clients.library.files")
    library = files.Files(caller)
    handed_in = library.upload_cover(file=b"cover", filename="a.png", isbn="1", shelf=2)
    form = desk.requests[-1].body
    fetched = io.BytesIO()
    file = library.fetch_cover(cover_id="C1", to=fetched)
    return [handed_in.cover_id, form.count(b"Content-Disposition"), fetched.getvalue().decode("latin-1"), file.size]


if __name__ == "__main__":
    main()
