"""Both clients upload files to the gateway, which checks name, size, digest and signature."""

import hashlib
import json
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from support.both import Both
from support.files import CONTENTS, sample_file
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import BadRequest, InvalidArgument, OutcomeUnknown

IMAGE, VIDEO, MARKETING = (f"common.media.upload_{kind}" for kind in ("image", "video", "marketing_image"))
OFFICIAL = (IMAGE, VIDEO, MARKETING, "risk.complaints.upload_image")
PNG = CONTENTS["png"]
GOLDEN: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "facts" / "golden_uploads.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_an_upload_returns_a_media_id_that_the_gateway_stores(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    answer = client.call(IMAGE, file=sample_file(tmp_path, "图.png"))

    (upload,) = wechatpay_gateway.uploads
    assert (upload.media_id, upload.filename, upload.size) == (answer.media_id, "图.png", len(PNG))
    assert wechatpay_gateway.uploads.find(upload.mchid, answer.media_id) == upload


def test_only_the_meta_part_is_signed(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(IMAGE, file=PNG, filename="a.png")

    message = wechatpay_gateway.requests.last.message_to_sign or b""
    meta = {"filename": "a.png", "sha256": hashlib.sha256(PNG).hexdigest()}
    assert message.splitlines()[-1].decode() == json.dumps(meta, separators=(",", ":"))


def test_the_same_content_has_the_same_media_id(client: Both, wechatpay_gateway: RunningGateway) -> None:
    first, second = (client.call(IMAGE, file=PNG, filename=name) for name in ("a.png", "b.png"))

    assert first == second
    assert len(wechatpay_gateway.uploads) == 1


def test_different_content_has_a_different_media_id(client: Both) -> None:
    assert client.call(IMAGE, file=PNG, filename="a.png") != client.call(IMAGE, file=PNG + b"!", filename="a.png")


@pytest.mark.parametrize(("operation", "golden"), list(zip(OFFICIAL, GOLDEN, strict=True)), ids=OFFICIAL)
def test_we_sign_and_send_the_same_as_the_official_sample(
    client: Both, wechatpay_gateway: RunningGateway, operation: str, golden: dict[str, Any]
) -> None:
    meta, file = golden["body"]["multipart"]
    content = b64decode(file["base64"])

    client.call(operation, file=content, filename=file["filename"])

    exchange = wechatpay_gateway.requests.last
    signed = (exchange.message_to_sign or b"").splitlines()[-1]
    assert (exchange.request.target.decode(), signed.decode()) == (golden["raw_target"], meta["text"])
    assert b"\r\n\r\n%s\r\n--" % content in exchange.request.body


def test_a_video_has_its_own_operation(client: Both, tmp_path: Path) -> None:
    assert client.call(VIDEO, file=sample_file(tmp_path, "a.mp4")).media_id


def test_a_large_document_arrives_complete(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(IMAGE, file=b"%PDF-" + bytes(7 * 1024 * 1024), filename="a.pdf")

    assert [upload.size for upload in wechatpay_gateway.uploads] == [7 * 1024 * 1024 + 5]


@pytest.mark.parametrize("fault", ["system_error", "cut_after", "html_502"])
def test_an_upload_is_retried_with_the_same_bytes(client: Both, wechatpay_gateway: RunningGateway, fault: str) -> None:
    wechatpay_gateway.faults.add(fault, times=2)

    assert client.call(IMAGE, file=PNG, filename="a.png").media_id
    sent = [exchange.request for exchange in wechatpay_gateway.requests]
    assert len({request.body for request in sent}) == 1
    assert len({request.header_values(b"authorization")[0] for request in sent}) == 3


def test_the_error_of_an_open_upload_says_that_it_may_be_repeated(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    wechatpay_gateway.faults.add("cut_after", times=3)

    with pytest.raises(OutcomeUnknown, match=r"took effect\. It is safe to upload the same file again\. Last error: "):
        client.call(IMAGE, file=PNG, filename="a.png")


def test_a_file_of_another_kind_is_refused_by_the_gateway(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(BadRequest, match="文件二进制内容不正确"):
        client.call(IMAGE, file=b"no picture", filename="a.png")

    assert not list(wechatpay_gateway.uploads)


def test_a_file_that_is_too_large_is_not_sent(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(InvalidArgument, match="larger than 5 MB"):
        client.call(IMAGE, file=bytes(5 * 1024 * 1024 + 1), filename="a.png")

    assert not wechatpay_gateway.requests


def test_an_upload_can_be_called_by_name(client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    client.call_by_name(IMAGE, {"file": str(sample_file(tmp_path, "a.jpg"))})

    assert wechatpay_gateway.requests.last.verdict.is_accepted


def test_an_upload_by_name_needs_its_file(client: Both) -> None:
    with pytest.raises(InvalidArgument, match="requires file"):
        client.call_by_name(IMAGE, {})


def test_with_response_returns_the_reply_of_an_upload(client: Both) -> None:
    assert client.respond(IMAGE, file=PNG, filename="a.png").status == 200


def test_a_reset_deletes_uploads(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(IMAGE, file=PNG, filename="a.png")
    wechatpay_gateway.reset()

    assert len(wechatpay_gateway.uploads) == 0


@pytest.mark.parametrize(
    ("operation", "returns"), [(IMAGE, "the sample"), ("risk.complaints.upload_image", "the file")]
)
def test_a_file_is_kept_only_if_a_call_can_download_it(client: Both, operation: str, returns: str) -> None:
    image, downloaded = client.call(operation, file=PNG, filename="a.png").media_id, BytesIO()
    client.call("risk.complaints.download_image", media_id=image, to=downloaded)

    assert returns == ("the file" if downloaded.getvalue() == PNG else "the sample")
