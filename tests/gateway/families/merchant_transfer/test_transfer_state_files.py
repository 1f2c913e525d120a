"""Transfers, authorizations and receipts survive a restart, and expire while the gateway is not running."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from time import time

import pytest

from gateway.money import HOST, SHOP
from wechatpay_gateway import Gateway
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.families.merchant_transfer.authorizations import Authorization
from wechatpay_gateway.families.merchant_transfer.steps import AuthorizationState, TransferState
from wechatpay_gateway.families.merchant_transfer.transfers import Money, Transfer

DAY_SECONDS = 86400


@contextmanager
def opened(path: Path, later_seconds: float = 0) -> Generator[Gateway]:
    """Open a state file, perhaps at a later time."""
    gateway = Gateway(state=path, has_published_keys=True, clock=lambda: time() + later_seconds)
    gateway.serve_at(f"http://{HOST}", frozenset({HOST}))
    try:
        yield gateway
    finally:
        gateway.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a state file with a transfer and an authorization that wait for the user."""
    path = tmp_path / "gateway.sqlite"
    with opened(path) as gateway, gateway.changes.commit():
        now = gateway.clock.now()
        transfer = Transfer(
            *(SHOP, "t1", "1330000071", False, TransferState.PROCESSING, 500, "oUser", SHOP, "{}", now, now)
        )
        gateway.merchant_transfer.transfers.add(transfer)
        gateway.transfers.lock("t1")
        waiting = AuthorizationState.WAIT_USER_CONFIRM
        gateway.merchant_transfer.authorizations.add(
            Authorization(SHOP, "a1", waiting, "oUser", "1000", "{}", "package", now)
        )
    return path


def test_records_survive_a_restart(path: Path) -> None:
    with opened(path) as gateway:
        transfer = gateway.transfers.get("t1")
        assert (transfer.state, transfer.money) == (TransferState.WAIT_USER_CONFIRM, Money.LOCKED)
        assert gateway.balances.get(SHOP).frozen == 500
        assert gateway.transfer_authorizations.agree("a1").state is AuthorizationState.TAKING_EFFECT
        assert gateway.transfers.confirm("t1").state is TransferState.SUCCESS


def test_records_that_expired_meanwhile_are_closed_first(path: Path) -> None:
    with opened(path, later_seconds=2 * DAY_SECONDS) as gateway:
        gateway.make_due_changes()
        assert gateway.transfers.get("t1").state is TransferState.FAIL
        assert gateway.transfer_authorizations.get("a1").state is AuthorizationState.CLOSED
        assert gateway.balances.get(SHOP).available == INITIAL_FEN
