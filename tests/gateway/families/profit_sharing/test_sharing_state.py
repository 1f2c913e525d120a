"""Profit sharing in a state file."""

from pathlib import Path

from gateway.merchant_side import Merchant
from gateway.sharing import DIRECT, NET, SHARING, STORE, Sharer
from wechatpay_gateway.server import RunningGateway, running


def sharer_of(gateway: RunningGateway) -> Sharer:
    return Sharer(gateway, Merchant.from_env(gateway.environment), DIRECT)


def test_a_pending_share_is_carried_out_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    with running(state=path, has_published_keys=True, has_example_orders=False) as gateway:
        before = sharer_of(gateway)
        transaction_id = before.pay()
        before.add()
        assert before.share(transaction_id, last=True).status == 200
    with running(state=path, has_published_keys=True, has_example_orders=False) as gateway:
        after = sharer_of(gateway)
        gateway.sharings.finish(SHARING)
        assert (after.balances(), after.balances(STORE)) == ((NET - 100, 0), (100, 0))
        assert after.query(transaction_id).json()["receivers"][0]["result"] == "SUCCESS"
