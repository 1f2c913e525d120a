"""Borrows a book with the client generated from `invented/`, with a transport that creates the replies.

Prints the request and the result as JSON. It runs in a separate process, because the package of the invented client has
the same name as ours.
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

PADDING = OAEP(MGF1(SHA1()), SHA1(), None)  # noqa: S303 - the protocol requires SHA-1


class Cover:
    """An unsigned reply with a file."""

    status = 200
    headers: Mapping[str, str] = {}

    def chunks(self) -> Iterator[bytes]:
        yield from (b"\x89PNG", b" a cover")

    def body(self) -> bytes:
        return b"".join(self.chunks())

    def close(self) -> None:
        pass


class Desk:
    """Replies to every request with an open loan."""

    is_closed = False

    def __init__(self) -> None:
        self.requests: list[Request] = []

    def send(self, request: Request, options: Options) -> Reply:  # noqa: ARG002 - the signature of a transport
        self.requests.append(request)
        if request.target == "/v1/books/count":
            return self._signed({"count": 7})
        if request.target == "/v1/covers":
            return self._signed({"cover_id": "C1"})
        ciphertext = platform.key("merchant").public_key().encrypt("张三".encode(), PADDING)
        loan = {"loan_no": "L1", "state": "LOST", "reader": {"name": b64encode(ciphertext).decode(), "shelf": 2}}
        return self._signed(loan)

    def _signed(self, reply: dict[str, Any]) -> Reply:
        body = json.dumps(reply).encode()
        headers = platform.signature_headers(body, timestamp=int(time.time()))
        return Reply(200, headers, body)

    def open(self, request: Request, options: Options) -> "Cover":  # noqa: ARG002 - the signature of a transport
        self.requests.append(request)
        return Cover()

    def close(self) -> None:
        pass


def decrypted(ciphertext: str) -> str:
    return platform.key("wechatpay").decrypt(b64decode(ciphertext), PADDING).decode()


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
    body = json.loads(request.body)
    body["reader"]["name"] = decrypted(body["reader"]["name"])
    body["reader"]["phones"] = [decrypted(phone) for phone in body["reader"]["phones"]]
    body["secret"] = decrypted(body["secret"])
    headers = {name.lower(): value for name, value in request.headers.items()}
    result = [loan.loan_no, loan.state, loan.reader.name, loan.reader.shelf, loan.reader.shelf is shared.Shelf.value_2]
    group: Any = import_module("wechatpay_clients.library").LibraryGroup(Driver(make_session(settings), desk))
    counted = group.library.count_books().count
    lending = [request.method, request.target, headers["idempotency-key"], body, result]
    sys.stdout.write(json.dumps([*lending, *covers(desk, Driver(make_session(settings), desk)), counted]))


def covers(desk: Desk, driver: Driver) -> list[object]:
    """Upload a cover, and download one."""
    files: Any = import_module("wechatpay_clients.library.files")
    library = files.Files(driver)
    cover = library.upload_cover(file=b"cover", filename="a.png", isbn="1", shelf=2)
    form = desk.requests[-1].body
    target = io.BytesIO()
    file = library.fetch_cover(cover_id="C1", to=target)
    return [cover.cover_id, form.count(b"Content-Disposition"), target.getvalue().decode("latin-1"), file.size]


if __name__ == "__main__":
    main()
