"""A state file of a release before the resource engine keeps its applications, requests and authorized merchants."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gateway.merchant_side import Merchant
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.server import running

TABLES = """
CREATE TABLE applyments (
    mchid TEXT NOT NULL,
    business_code TEXT NOT NULL,
    applyment_id INTEGER NOT NULL UNIQUE,
    state TEXT NOT NULL,
    content TEXT,
    reject_param TEXT,
    reject_reason TEXT,
    PRIMARY KEY (mchid, business_code)
);
CREATE TABLE authorized_merchants (sub_mchid TEXT PRIMARY KEY);
CREATE TABLE alterations (
    kind TEXT NOT NULL,
    apply_id TEXT NOT NULL,
    mchid TEXT NOT NULL,
    merchant_code TEXT NOT NULL,
    out_request_no TEXT NOT NULL,
    state TEXT NOT NULL,
    content TEXT,
    reject_reason TEXT,
    reject_details TEXT,
    PRIMARY KEY (kind, apply_id)
);
INSERT INTO applyments VALUES ('M1', 'code', 7, 'APPLYMENT_STATE_REJECTED', '{"business_code":"code"}', 'name', 'blurred');
INSERT INTO applyments VALUES ('1900000001', '1900013511_10000', 20000011111, 'APPLYMENT_STATE_CANCELED', NULL, NULL, NULL);
INSERT INTO authorized_merchants VALUES ('1900009999');
INSERT INTO alterations VALUES
    ('contact', 'A1', 'M1', 'M2', 'own', 'APPLYMENT_STATE_REJECTED', NULL, 'blurred', '{"card_front":"dark"}');
PRAGMA user_version = 5;
"""


@pytest.fixture
def state(tmp_path: Path) -> Path:
    path = tmp_path / "state.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(TABLES)
    return path


@pytest.fixture
def gateway(state: Path) -> Iterator[Gateway]:
    with closing(Gateway(state=state, has_published_keys=True)) as gateway:
        yield gateway


def test_an_application_keeps_its_numbers_state_and_reasons(gateway: Gateway) -> None:
    found = gateway.applyments.get(7)
    assert (found.mchid, found.business_code, found.state) == ("M1", "code", "APPLYMENT_STATE_REJECTED")
    assert (found.content, found.reject_param, found.reject_reason) == ('{"business_code":"code"}', "name", "blurred")


def test_an_application_of_the_examples_keeps_its_state(gateway: Gateway) -> None:
    assert gateway.applyments.get(20000011111).state == "APPLYMENT_STATE_CANCELED"


def test_a_request_keeps_its_kind_and_the_reasons_of_its_rejection(gateway: Gateway) -> None:
    found = gateway.alterations.get("A1")
    assert (found.kind, found.merchant_code, found.out_request_no) == ("contact", "M2", "own")
    assert (found.reject_reason, found.reject_details) == ("blurred", {"card_front": "dark"})


def test_an_authorized_merchant_stays_authorized(state: Path) -> None:
    with running(state=state, has_published_keys=True) as served:
        merchant = Merchant.from_env(served.environment)
        reply = merchant.call("/v3/apply4subject/applyment/merchants/1900009999/state", method="GET")
    assert reply.json() == {"authorize_state": "AUTHORIZE_STATE_AUTHORIZED"}


def test_the_file_opens_again(gateway: Gateway, state: Path) -> None:
    gateway.close()
    with closing(Gateway(state=state, has_published_keys=True)) as again:
        assert [each.applyment_id for each in again.applyments] == [7, 20000011111]
