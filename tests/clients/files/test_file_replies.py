"""An operation that returns a file saves it to a path: the images of complaints."""

from pathlib import Path

import pytest

from support.both import Kept
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import Forbidden

NAME = "risk.complaints.download_image"


def test_an_unsigned_file_is_saved(kept: Kept, wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    file = kept(wechatpay_gateway.environment).call(NAME, media_id="a/b", to=tmp_path / "image.png")

    reply = wechatpay_gateway.requests.last.reply
    assert reply is not None
    assert reply.header("Wechatpay-Signature") is None
    assert (tmp_path / "image.png").read_bytes() == reply.body
    assert file.size == len(reply.body)


def test_the_id_of_an_image_is_one_segment_of_the_path(
    kept: Kept, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    kept(wechatpay_gateway.environment).call(NAME, media_id="a/b", to=tmp_path / "image.png")

    assert wechatpay_gateway.requests.last.request.target == b"/v3/merchant-service/images/a%2Fb"


def test_a_file_of_any_type_is_accepted(kept: Kept, wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    kept(wechatpay_gateway.environment).call(NAME, media_id="1", to=tmp_path / "image.png")

    assert wechatpay_gateway.requests.last.request.header_values(b"accept") == [b"*/*, application/json"]


def test_a_truncated_file_is_fetched_again(kept: Kept, wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    wechatpay_gateway.faults.add("cut_midway", times=2)

    assert kept(wechatpay_gateway.environment).call(NAME, media_id="1", to=tmp_path / "image.png").size == 8


def test_a_refusal_is_an_api_error(kept: Kept, wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    wechatpay_gateway.faults.add("no_auth")

    with pytest.raises(Forbidden, match="NO_AUTH"):
        kept(wechatpay_gateway.environment).call(NAME, media_id="1", to=tmp_path / "image.png")

    assert list(tmp_path.iterdir()) == []
