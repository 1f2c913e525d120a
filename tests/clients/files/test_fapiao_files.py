"""`download_fapiao_file` requests the file of an e-invoice without a signature and verifies the SM3 digest in the reply's head."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SM3, Hash

from support import platform
from support.both import Both, Opened
from support.server import ScriptedServer, answer, scripted
from wechatpay_clients.fapiao.applications import GetFapiaoFileDownloadInfoResponse
from wechatpay_runtime.errors import BadRequest, CorruptDownload, InvalidArgument, NoFile, UnexpectedReply

DOWNLOAD = "fapiao.applications.download_fapiao_file"
CONTENT = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
PATH = "/invoicing/fapiao/fapiao-file"
NUMBERS = {
    "fapiao_id": "fapiao-id-14",
    "sub_mchid": "1900000109",
    "openid": "plN5twRbHym_j-QcqCzstl0HmwEs",
    "invoice_no": "12897794",
}


def sm3(content: bytes) -> str:
    digest = Hash(SM3())
    digest.update(content)
    return digest.finalize().hex().upper()


def files(address: str | None, **more: str) -> GetFapiaoFileDownloadInfoResponse:
    entry = {"fapiao_id": "fapiao-id-14", "status": "ISSUED", **({"download_url": address} if address else {}), **more}
    return GetFapiaoFileDownloadInfoResponse.from_wire({"fapiao_download_info_list": [entry]})


class Serving:
    """A server that sends `reply` to every request, and a client of it."""

    def __init__(self, client: Both, server: ScriptedServer) -> None:
        self.client = client
        self.server = server
        self.reply = answer(CONTENT, headers=f"SM3-Digest: {sm3(CONTENT)}\r\n")

    def download(self, address: str | None = "", **more: Any) -> bytes:
        target = io.BytesIO()
        own = f"{self.server.origin}{PATH}?token=x%2By"
        reply = files(own if address == "" else address)
        self.client.call(DOWNLOAD, **{"files": reply, **NUMBERS, "to": target, **more})
        return target.getvalue()


@pytest.fixture
def serving(opened: Opened) -> Iterator[Serving]:
    saved: list[Serving] = []
    with scripted(lambda _request: saved[0].reply) as server:
        saved.append(Serving(opened({**platform.environment(), "WECHATPAY_BASE_URL": server.origin}), server))
        yield saved[0]


def test_a_file_is_requested_with_the_numbers_of_its_invoice_and_without_authorization(serving: Serving) -> None:
    assert serving.download(invoice_code="044001911211", file_format="OFD") == CONTENT

    (request,) = serving.server.requests
    target = (
        f"GET {PATH}?token=x%2By&mchid={platform.environment()['WECHATPAY_MCHID']}&sub_mchid=1900000109"
        "&openid=plN5twRbHym_j-QcqCzstl0HmwEs&invoice_code=044001911211&invoice_no=12897794&fapiao_id=fapiao-id-14"
        "&file_format=OFD HTTP/1.1\r\n"
    )
    assert request.startswith(target.encode())
    assert b"authorization" not in request.lower()


def test_whitespace_around_the_url_is_ignored(serving: Serving) -> None:
    serving.download(f" {serving.server.origin}{PATH}?token=x%2By \n")

    assert serving.server.requests[0].startswith(f"GET {PATH}?token=x%2By&mchid=".encode())


def test_optional_numbers_are_omitted(serving: Serving) -> None:
    serving.download()

    assert b"&invoice_no=12897794&fapiao_id=fapiao-id-14 HTTP" in serving.server.requests[0]


@pytest.mark.parametrize(
    ("headers", "complaint"),
    [
        (f"SM3-Digest: {sm3(b'another file')}\r\n", f"its SM3 is {sm3(CONTENT).lower()}, expected"),
        ("SM3-Digest: 4395\r\n", "the reply has no valid SM3-Digest header"),
        ("", "the reply has no valid SM3-Digest header"),
    ],
    ids=["of another file", "of the wrong length", "missing"],
)
def test_a_file_without_its_digest_is_not_saved(serving: Serving, headers: str, complaint: str) -> None:
    serving.reply = answer(CONTENT, headers=headers)

    with pytest.raises(CorruptDownload, match=complaint):
        serving.download()


def test_an_expired_address_is_an_api_error_that_says_what_to_do(serving: Serving) -> None:
    body = '{"code":"INVALID_REQUEST","message":"链接已失效，请重新获取"}'.encode()
    serving.reply = answer(body, status="400 Bad Request", headers="Content-Type: application/json\r\n")

    with pytest.raises(BadRequest, match=r"链接已失效.*query_fapiao_files"):
        serving.download()


def test_a_reply_without_the_address_raises_no_file(serving: Serving) -> None:
    with pytest.raises(NoFile, match="fapiao-id-14 is ISSUED, and the reply has no download_url"):
        serving.download(None)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"fapiao_id": "15"}, "The reply has no invoice with fapiao_id '15'; it has fapiao-id-14."),
        ({"files": "https://pay.wechatpay.cn"}, "files must be the reply of query_fapiao_files, got str."),
        ({"openid": ""}, "openid"),
        ({"file_format": 1}, "file_format"),
    ],
    ids=["of another invoice", "a URL instead of the reply", "an empty number", "a number instead of a text"],
)
def test_a_wrong_argument_sends_nothing(serving: Serving, wrong: dict[str, Any], complaint: str) -> None:
    with pytest.raises(InvalidArgument, match=complaint):
        serving.download(**wrong)

    assert serving.server.requests == []


def test_an_address_of_plain_http_is_refused(serving: Serving) -> None:
    with pytest.raises(UnexpectedReply, match="download_url is not an https URL"):
        serving.download(f"http://pay.wechatpay.cn{PATH}?token=x")
