"""The bytes that the transports on httptools send."""

from typing import Any

import pytest

from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._transport.httptools_request import address_of, request_head, tunnel_head


def request(**changes: Any) -> Request:
    values: dict[str, Any] = {
        "origin": "https://shop.example",
        "method": "GET",
        "target": "/v3/x",
        "headers": {},
        "body": b"",
    }
    values.update(changes)
    return Request(**values)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://shop.example", "shop.example"),
        ("https://shop.example:443", "shop.example"),
        ("https://shop.example:80", "shop.example:80"),
        ("http://shop.example:80", "shop.example"),
        ("http://127.0.0.1:8080", "127.0.0.1:8080"),
        ("https://[::1]:8443", "[::1]:8443"),
        ("https://[::1]", "[::1]"),
    ],
)
def test_the_host_header_names_a_port_that_is_not_the_usual_one(origin: str, host: str) -> None:
    assert request_head(request(origin=origin)) == f"GET /v3/x HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()


def test_headers_are_sent_in_their_order() -> None:
    head = request_head(request(method="POST", headers={"Accept": "a", "X": "é"}))

    assert head == b"POST /v3/x HTTP/1.1\r\nHost: shop.example\r\nAccept: a\r\nX: \xe9\r\n\r\n"


@pytest.mark.parametrize(
    "changes",
    [
        {"target": "/v3/x HTTP/1.1\r\nX: a"},
        {"target": "/v3/a b"},
        {"target": "/v3/x\n"},
        {"method": "GET /v3/y HTTP/1.1\r\n"},
        {"headers": {"X": "a\r\nY: b"}},
        {"headers": {"X": "a\n b"}},
        {"headers": {"X\r": "a"}},
        {"headers": {"X": "书"}},
        {"target": "/v3/书"},
    ],
)
def test_a_request_that_cannot_be_written_is_refused_without_its_signature(changes: dict[str, Any]) -> None:
    changes["headers"] = {"Authorization": "a signature", **changes.get("headers", {})}

    with pytest.raises(ValueError, match="a line break, a space, or a character beyond Latin-1") as refused:
        request_head(request(**changes))
    frame = refused.traceback[-1].frame
    assert (refused.value.__context__, "a signature" in repr(frame.f_locals)) == (None, False)


@pytest.mark.parametrize(
    ("proxy", "credentials"),
    [
        ("http://proxy.example:3128", ""),
        ("http://user:s3cr3t@proxy.example:3128", "Proxy-Authorization: Basic dXNlcjpzM2NyM3Q=\r\n"),
        ("http://user@proxy.example:3128", "Proxy-Authorization: Basic dXNlcjo=\r\n"),
        ("http://us%40er:%3A@proxy.example:3128", "Proxy-Authorization: Basic dXNAZXI6Og==\r\n"),
    ],
)
def test_a_tunnel_is_requested_with_the_credentials_of_the_proxy(proxy: str, credentials: str) -> None:
    head = tunnel_head(address_of("https://[::1]"), proxy)

    assert head == f"CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n{credentials}\r\n".encode()
