"""Files whose columns no page shows are downloaded from the gateway itself and verified; nothing leaves for the official host."""

from pathlib import Path
from typing import Any

import pytest

from support.both import Kept
from support.catalog import CATALOG
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import BadRequest

DOWNLOADS: list[tuple[str, dict[str, Any]]] = [
    ("marketing.cash_coupons.download_use_flow", {"stock_id": "9856000"}),
    ("marketing.cash_coupons.download_refund_flow", {"stock_id": "9856000"}),
    ("ecommerce.oversea_remittance.download_bill", {"bill_date": "2021-01-01", "sub_mchid": "19000000001"}),
]


@pytest.mark.parametrize(("name", "arguments"), DOWNLOADS, ids=[name for name, _ in DOWNLOADS])
def test_a_sample_file_is_downloaded_and_verified(
    name: str, arguments: dict[str, Any], kept: Kept, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    kept(wechatpay_gateway.environment).call(name, **arguments, to=tmp_path / "file.csv")

    header, row = (tmp_path / "file.csv").read_text("utf-8-sig").splitlines()
    assert dict(zip(header.split(","), row.replace("`", "").split(","), strict=True)) == arguments


def test_the_address_of_a_sample_file_expires_after_30_seconds(
    kept: Kept, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    client = kept(wechatpay_gateway.environment)
    address = client.call("marketing.cash_coupons.get_use_flow", stock_id="9856000").url
    wechatpay_gateway.clock.advance(seconds=31)

    with pytest.raises(BadRequest, match="下载地址已失效"):
        client.fetch(address, to=tmp_path / "file.csv")


LINKING = [entry for entry in CATALOG if entry["download"]]


@pytest.mark.usefixtures("example_orders")
@pytest.mark.parametrize("entry", LINKING, ids=[entry["operation"] for entry in LINKING])
def test_no_address_of_a_file_leads_to_the_official_host(
    entry: dict[str, Any], kept: Kept, wechatpay_gateway: RunningGateway
) -> None:
    kept(wechatpay_gateway.environment).call_by_name(entry["operation"], entry["examples"][0]["given"])

    reply = wechatpay_gateway.requests.last.reply
    assert reply is not None
    assert b"api.mch.weixin.qq.com" not in reply.body
