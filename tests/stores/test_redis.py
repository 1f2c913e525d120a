"""Stores in a real Redis."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import redis.asyncio

from support.store_contracts import MCHID, CertificatesContract, ReplayGuardContract
from support.store_servers import RedisServer
from wechatpay_runtime.adapters.redis import AsyncRedisReplayGuard, RedisCertificates, RedisReplayGuard


class TestCertificates(CertificatesContract):
    @pytest.fixture
    def opens(self, redis_server: RedisServer) -> Callable[[str], Any]:
        return lambda mchid: RedisCertificates(redis_server.url, mchid)


class TestReplayGuard(ReplayGuardContract):
    @pytest.fixture
    def opens_guard(self, redis_server: RedisServer) -> Callable[..., Any]:
        return partial(RedisReplayGuard, redis_server.url)


def test_a_client_that_decodes_loads_the_same_content(redis_server: RedisServer) -> None:
    with redis_server.client(decode_responses=True) as client:
        store = RedisCertificates(client, MCHID)
        store.save(b'{"mchid":"1900000001"}')

        assert store.load() == b'{"mchid":"1900000001"}'


def test_keys_of_handled_notifications_expire_after_seven_days(redis_server: RedisServer) -> None:
    RedisReplayGuard(redis_server.url).note_handled("n-1")
    with redis_server.client() as client:
        seconds = client.ttl("wechatpay:notification:n-1")

    assert 7 * 86400 - 60 < seconds <= 7 * 86400


def test_the_async_guard_agrees_with_the_sync_one(redis_server: RedisServer) -> None:
    async def use() -> list[bool]:
        client = redis.asyncio.Redis(port=redis_server.port)
        guard = AsyncRedisReplayGuard(client)
        seen = [await guard.claim("n-1", holder="a", seconds=60), await guard.claim("n-1", holder="b", seconds=60)]
        await guard.release("n-1", holder="a")
        seen += [await guard.claim("n-1", holder="b", seconds=60), await guard.is_new("n-1")]
        await guard.note_handled("n-1")
        seen.append(await guard.is_new("n-1"))
        await client.aclose()
        return seen

    assert asyncio.run(use()) == [True, False, True, True, False]
    assert not RedisReplayGuard(redis_server.url).is_new("n-1")


def test_an_address_with_a_password_is_not_in_the_repr() -> None:
    assert "secret" not in repr(RedisCertificates("redis://user:secret@127.0.0.1:1/0", MCHID))
