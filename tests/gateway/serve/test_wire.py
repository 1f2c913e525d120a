"""Bytes on the wire: header names in WeChat Pay's spelling, and requests of other clients."""

import socket
from contextlib import closing
from threading import Thread

import pytest

from gateway.merchant_side import CANCEL, REVOKE, SOCKET_SECONDS, STORES, Merchant, receive
from wechatpay_gateway.server import RunningGateway

SIGNED = {"Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Timestamp", "Wechatpay-Serial"}
EVERY_REPLY = {"Server", "Date", "Connection", "Keep-Alive", "Cache-Control", "X-Content-Type-Options", "Request-ID"}
WITH_BODY = {"Content-Type", "Content-Length", "Content-Language"}
BILL = "/v3/bill/tradebill?bill_date=2019-06-11"


def head_names(raw: bytes) -> set[str]:
    """Return the header names of a message in their original case."""
    lines = raw.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]
    return {line.partition(b":")[0].decode() for line in lines}


def exchange(merchant: Merchant, raw: bytes) -> bytes:
    """Return all bytes received until the connection is closed."""
    host, _, port = merchant.host.partition(":")
    with socket.create_connection((host, int(port)), timeout=SOCKET_SECONDS) as connection:
        connection.sendall(raw)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize(
    ("method", "target", "changed", "names"),
    [
        ("POST", REVOKE, {}, EVERY_REPLY | WITH_BODY | SIGNED | {"Wechatpay-Signature-Type"}),
        ("POST", CANCEL, {}, EVERY_REPLY | SIGNED | {"Content-Language", "Wechatpay-Signature-Type"}),
        ("POST", REVOKE, {"Authorization": None}, EVERY_REPLY | WITH_BODY),
        ("POST", "/v3/unknown", {}, EVERY_REPLY | WITH_BODY),
        ("POST", "/v3/refund%0A/x", {}, EVERY_REPLY | WITH_BODY),
        ("POST", REVOKE, {"Content-Length": str(17 << 20)}, EVERY_REPLY | WITH_BODY),
    ],
    ids=["success", "no content", "refusal", "unknown path", "line feed in the path", "too large"],
)
def test_a_reply_spells_its_headers_as_wechat_pay_does(
    merchant: Merchant, method: str, target: str, changed: dict[str, str | None], names: set[str]
) -> None:
    body = b" " * (17 << 20) if "Content-Length" in changed else b""
    raw = merchant.raw(target, body, method=method, changed=changed)
    host, _, port = merchant.host.partition(":")
    with socket.create_connection((host, int(port)), timeout=SOCKET_SECONDS) as connection:
        sender = Thread(target=connection.sendall, args=(raw,))
        sender.start()
        head = b""
        for piece in iter(lambda: connection.recv(65536), b""):
            head += piece
            if b"\r\n\r\n" in head:
                break
        sender.join()
    assert head_names(head) == names


def test_the_refusal_of_a_request_that_is_not_http_keeps_the_spelling(merchant: Merchant) -> None:
    assert head_names(exchange(merchant, b"POST /v3/ NONSENSE\r\n\r\n")) == {
        "Content-Type",
        "Content-Length",
        "Connection",
    }


@pytest.mark.parametrize("fault", ["html_502", "cut_midway"])
def test_a_fault_keeps_the_spelling(gateway: RunningGateway, merchant: Merchant, fault: str) -> None:
    gateway.faults.add(fault)
    names = head_names(exchange(merchant, merchant.raw(REVOKE)))
    assert {"Content-Type", "Content-Length", "Server"} <= names
    assert not any(name[0].islower() for name in names)


def test_a_delivery_spells_its_headers_as_wechat_pay_does(gateway: RunningGateway) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        listener.settimeout(SOCKET_SECONDS)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/paid"
        gateway.notify("TRANSACTION.SUCCESS", {}, url, original_type="transaction")
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(SOCKET_SECONDS)
            raw = b""
            while b"\r\n\r\n" not in raw:
                raw += connection.recv(65536)
            connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
    gateway.deliver()
    assert head_names(raw) >= SIGNED | {
        "Content-Type",
        "Request-ID",
        "Wechatpay-Signature-Type",
        "Accept",
        "User-Agent",
    }
    assert not any(name[0].islower() for name in head_names(raw))


def test_the_connection_stays_open_for_the_next_request(merchant: Merchant) -> None:
    host, _, port = merchant.host.partition(":")
    with socket.create_connection((host, int(port)), timeout=SOCKET_SECONDS) as connection:
        statuses: list[tuple[int, str]] = []
        for _ in range(3):
            connection.sendall(merchant.raw(REVOKE))
            answer = receive(connection)
            assert answer is not None
            statuses.append((answer.status, answer.headers["connection"]))
    assert statuses == [(200, "keep-alive")] * 3


def test_the_reply_to_a_client_that_closes_says_close(merchant: Merchant) -> None:
    assert merchant.call(REVOKE, changed={"Connection": "close"}).headers["connection"] == "close"


def test_the_reply_to_a_head_request_has_no_body(merchant: Merchant) -> None:
    raw = exchange(merchant, merchant.raw(REVOKE, method="HEAD"))
    head, _, body = raw.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 405 ")
    assert body == b""


@pytest.mark.parametrize("target", [CANCEL, "/v3/certificates"])
def test_an_empty_wechatpay_serial_is_treated_as_missing(merchant: Merchant, target: str) -> None:
    method = "GET" if target == "/v3/certificates" else "POST"
    without = merchant.call(target, method=method, changed={"Wechatpay-Serial": None})
    empty = merchant.call(target, method=method, changed={"Wechatpay-Serial": ""})
    assert (empty.status, empty.headers["wechatpay-serial"]) == (without.status, without.headers["wechatpay-serial"])
    assert empty.status in {200, 204, 404}


def test_an_empty_wechatpay_serial_is_refused_for_a_brand(gateway: RunningGateway) -> None:
    brand = Merchant.brand_from_env(gateway.environment)
    changed: dict[str, str | None] = {"Wechatpay-Serial": "", "Content-Type": None}
    brand.call(STORES, method="GET", changed=changed)
    assert gateway.requests.last.verdict.reason.startswith("The header Wechatpay-Serial is required")


@pytest.mark.parametrize(
    "host",
    [
        "api.mch.weixin.qq.com",
        "API2.mch.weixin.qq.com:443",
        "apihk.mch.weixin.qq.com:8443",
        "localhost:9000",
        "localhost",
        "127.0.0.1:1",
        "[::1]:65535",
    ],
)
def test_a_host_of_wechat_pay_and_a_forwarded_port_are_accepted(merchant: Merchant, host: str) -> None:
    assert merchant.call(CANCEL, changed={"Host": host}).status == 204


def test_a_host_of_wechat_pay_is_accepted_for_brands(gateway: RunningGateway) -> None:
    brand = Merchant.brand_from_env(gateway.environment)
    changed: dict[str, str | None] = {"Host": "api.mch.weixin.qq.com", "Content-Type": None}
    assert brand.call(STORES, method="GET", changed=changed).status == 200


@pytest.mark.parametrize(
    "host",
    ["shop.example", "mch.weixin.qq.com", "api.mch.weixin.qq.com.evil.example", "localhost:", "127.0.0.1:123456"],
)
def test_another_host_is_refused(merchant: Merchant, host: str) -> None:
    assert merchant.call(CANCEL, changed={"Host": host}).code == "INVALID_REQUEST"


@pytest.mark.parametrize("host", ["api.mch.weixin.qq.com", "localhost:9000", "127.0.0.1"])
@pytest.mark.parametrize("path", ["/_gateway/state", "/_gateway/console"])
def test_a_control_address_accepts_only_its_own_host(merchant: Merchant, host: str, path: str) -> None:
    raw = f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    assert exchange(merchant, raw).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize(
    ("host", "scheme"),
    [("api.mch.weixin.qq.com", "https"), ("localhost:9000", "http")],
)
def test_a_bills_url_has_the_host_that_the_client_used(merchant: Merchant, host: str, scheme: str) -> None:
    applied = merchant.call(BILL, method="GET", changed={"Host": host}).json()
    origin = f"{scheme}://{host}"
    assert applied["download_url"].startswith(f"{origin}/v3/billdownload/file?token=")
    target = applied["download_url"].removeprefix(origin)
    assert merchant.call(target, method="GET", changed={"Host": host}).body.startswith(b"\xef\xbb\xbf")


def test_a_tls_proxy_can_announce_itself(merchant: Merchant) -> None:
    changed: dict[str, str | None] = {"Host": "localhost:8443", "X-Forwarded-Proto": "https"}
    applied = merchant.call(BILL, method="GET", changed=changed).json()
    assert applied["download_url"].startswith("https://localhost:8443/")


@pytest.mark.parametrize(
    ("query", "media_type"), [("", "text/plain"), ("&tar_type=GZIP", "application/x-gzip")], ids=["plain", "packed"]
)
def test_a_bill_has_the_media_type_of_a_real_one(
    gateway: RunningGateway, merchant: Merchant, query: str, media_type: str
) -> None:
    applied = merchant.call(BILL + query, method="GET").json()
    target = applied["download_url"].removeprefix(gateway.base_url)
    assert merchant.call(target, method="GET").headers["content-type"] == media_type


def test_two_accept_headers_are_read_as_one_list(merchant: Merchant) -> None:
    raw = merchant.raw(CANCEL, changed={"Accept": "text/html"}, extra=b"Accept: application/json\r\n")
    answer = merchant.send(raw)
    assert answer is not None
    assert answer.status == 204


@pytest.mark.parametrize("language", ["fr-FR,fr;q=0.9", "xx", "*", "", "de_DE", "zh-Hans-CN, en;q=0.1"])
def test_any_accept_language_is_accepted(merchant: Merchant, language: str) -> None:
    assert merchant.call(CANCEL, changed={"Accept-Language": language}).status == 204


OFFER = {"Connection": "Upgrade, HTTP2-Settings", "Upgrade": "h2c", "HTTP2-Settings": "AAEAAEAAAAIAAAABAAMAAABk"}


@pytest.mark.parametrize("pieces", [1, 2], ids=["one piece", "separate body"])
def test_an_offer_of_http_2_is_ignored_and_the_connection_stays_open(
    gateway: RunningGateway, merchant: Merchant, pieces: int
) -> None:
    host, _, port = merchant.host.partition(":")
    statuses: list[int] = []
    with socket.create_connection((host, int(port)), timeout=SOCKET_SECONDS) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for target, body in ((CANCEL, b""), (REVOKE, b"{}"), (CANCEL, b"")):
            raw = merchant.raw(target, body, changed=OFFER)
            end = len(raw) - len(body) if pieces == 2 else len(raw)
            connection.sendall(raw[:end])
            connection.sendall(raw[end:])
            answer = receive(connection)
            assert answer is not None
            statuses.append(answer.status)
    assert statuses == [204, 200, 204]
    assert gateway.requests[1].request.body == b"{}"


def test_pipelined_requests_that_offer_http_2_all_have_replies(merchant: Merchant) -> None:
    raw = merchant.raw(CANCEL, changed=OFFER)
    assert exchange(merchant, raw * 3).count(b"HTTP/1.1 204 ") == 3


def test_a_tunnel_is_refused(merchant: Merchant) -> None:
    raw = b"CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    assert exchange(merchant, raw).startswith(b"HTTP/1.1 400 ")
