"""An operation that returns a file saves it to a path; tested with an operation that exists only here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.both import Opened
from wechatpay_gateway.catalog.catalog import Catalog, parse_operation
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.server import RunningGateway, running
from wechatpay_runtime.errors import NotFound
from wechatpay_runtime.operation.description import FILE_REPLY, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING

NAME, PATH = "risk.complaints.get_image", "/v3/merchant-service/images/{media_id}"
OPERATION: Operation[None] = Operation(
    name=NAME,
    method="GET",
    routes=(Route(PATH),),
    parameters=(Parameter("media_id", STRING, is_required=True),),
    replies={200: FILE_REPLY},
)
SERVED = parse_operation(
    {
        "operation": NAME,
        "method": "GET",
        "routes": [{"path": PATH, "query": []}],
        "parameters": [{"name": "media_id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "body": None,
        "replies": {"200": {"type": "string", "format": "binary"}},
        "examples": [],
    }
)


@pytest.fixture
def images() -> Iterator[RunningGateway]:
    """A gateway that also serves images."""
    gateway = Gateway(catalog=Catalog({**load_catalog().operations, NAME: SERVED}), has_published_keys=True)
    with running(gateway=gateway) as served:
        yield served
    gateway.close()


def test_an_unsigned_file_is_saved(opened: Opened, images: RunningGateway, tmp_path: Path) -> None:
    file = opened(images.environment).download(OPERATION, {"media_id": "a/b"}, tmp_path / "image.png")

    reply = images.requests.last.reply
    assert reply is not None
    assert reply.header("Wechatpay-Signature") is None
    assert (tmp_path / "image.png").read_bytes() == reply.body
    assert (file.size, images.requests.last.request.target) == (len(reply.body), b"/v3/merchant-service/images/a%2Fb")


def test_a_file_of_any_type_is_accepted(opened: Opened, images: RunningGateway, tmp_path: Path) -> None:
    opened(images.environment).download(OPERATION, {"media_id": "1"}, tmp_path / "image.png")

    assert images.requests.last.request.header_values(b"accept") == [b"*/*, application/json"]


def test_a_truncated_file_is_fetched_again(opened: Opened, images: RunningGateway, tmp_path: Path) -> None:
    images.faults.add("cut_midway", times=2)

    assert opened(images.environment).download(OPERATION, {"media_id": "1"}, tmp_path / "image.png").size == 8


def test_a_refusal_is_an_api_error(opened: Opened, wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="RESOURCE_NOT_EXISTS"):
        opened(wechatpay_gateway.environment).download(OPERATION, {"media_id": "1"}, tmp_path / "image.png")

    assert list(tmp_path.iterdir()) == []
