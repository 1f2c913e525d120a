"""Stores for several machines, in Redis: platform certificates and handled notifications.

Keys begin with `wechatpay:`. Leases and handled notifications expire by the clock of Redis. Use a Redis that evicts nothing
(`maxmemory-policy noeviction`): a handled notification that is evicted can be handled again.
"""

from typing import Any, TypeAlias

from wechatpay_runtime.adapters.framework import missing_framework
from wechatpay_runtime.adapters.stores import (
    HANDLED,
    KEEP_DAYS,
    keep_seconds,
    lease_of_certificates,
    lease_of_notification,
    refuse_large,
)
from wechatpay_runtime.certificates_store import LARGEST_BYTES

try:
    import redis
    import redis.asyncio
    from redis.backoff import NoBackoff
    from redis.retry import Retry
except ModuleNotFoundError as error:
    raise missing_framework(__name__, "'wechatpay-clients[redis]'", error) from None

__all__ = ["AsyncRedisReplayGuard", "RedisCertificates", "RedisReplayGuard"]

Server: TypeAlias = "redis.Redis | str"
"""A client of Redis, or an address such as `redis://localhost/0`."""
TIMEOUT_SECONDS = 2.0
"""For connecting and for each reply, if an address is passed. One retry more is less than WeChat Pay's five seconds."""
_PREFIX = "wechatpay:"
_MILLISECONDS = 1000
_ACQUIRE = """
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""
_RELEASE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 0
"""


def _client(server: Server) -> Any:
    if not isinstance(server, str):
        return server
    factory: Any = redis.Redis  # its types are incomplete
    return factory.from_url(
        server,
        socket_timeout=TIMEOUT_SECONDS,
        socket_connect_timeout=TIMEOUT_SECONDS,
        retry=Retry(NoBackoff(), 1),
    )


def _milliseconds(seconds: float) -> int:
    return round(seconds * _MILLISECONDS)


class RedisCertificates:
    """Stores the platform certificates of a merchant; one process at a time downloads them.

    Args:
        server: A client of Redis, with timeouts of a few seconds, or the address of a server.
        mchid: The merchant number.
    """

    def __init__(self, server: Server, mchid: str) -> None:
        self._mchid = mchid
        self._redis = _client(server)
        self._acquire = self._redis.register_script(_ACQUIRE)
        self._release = self._redis.register_script(_RELEASE)

    def load(self) -> bytes | None:
        """Return the content that was saved last, or `None` if nothing was saved.

        Raises:
            OSError: It is larger than 1 MiB.
            redis.RedisError: Redis fails.
        """
        content: bytes | str = self._redis.getrange(self._key(), 0, LARGEST_BYTES)
        as_bytes = content.encode() if isinstance(content, str) else content  # some clients decode
        return refuse_large(as_bytes) if as_bytes else None

    def save(self, content: bytes) -> None:
        """Save the content.

        Raises:
            redis.RedisError: Redis fails; the old content is unchanged.
        """
        self._redis.set(self._key(), content)

    def acquire(self, lease: str, holder: str, seconds: float) -> bool:
        """Take or prolong a lease; return `False` if another holder has it."""
        return bool(self._acquire(keys=[self._lease(lease)], args=[holder, _milliseconds(seconds)]))

    def release(self, lease: str, holder: str) -> None:
        """End a lease, if `holder` still has it."""
        self._release(keys=[self._lease(lease)], args=[holder])

    def _key(self) -> str:
        return f"{_PREFIX}certificates:{self._mchid}"

    def _lease(self, lease: str) -> str:
        return _PREFIX + lease_of_certificates(self._mchid, lease)

    def __repr__(self) -> str:
        return f"RedisCertificates(mchid={self._mchid!r})"


class RedisReplayGuard:
    """A replay guard that all machines share: `Router(client, replay_guard=RedisReplayGuard("redis://localhost/0"))`.

    Args:
        server: A client of Redis, with timeouts of a few seconds, or the address of a server.
        keep_days: How long a handled notification is remembered; WeChat Pay sends one for two days at most.
    """

    def __init__(self, server: Server, *, keep_days: float = KEEP_DAYS) -> None:
        self._keep_milliseconds = _milliseconds(keep_seconds(keep_days))
        self._redis = _client(server)
        self._acquire = self._redis.register_script(_ACQUIRE)
        self._release = self._redis.register_script(_RELEASE)

    def is_new(self, notification_id: str) -> bool:
        """Return whether this notification has not been handled yet."""
        return not _is_handled(self._redis.get(_key_of(notification_id)))

    def note_handled(self, notification_id: str) -> None:
        """Store that this notification was handled."""
        self._redis.set(_key_of(notification_id), HANDLED, px=self._keep_milliseconds)

    def claim(self, notification_id: str, *, holder: str, seconds: float) -> bool:
        """Claim a notification, unless it was handled or another delivery has claimed it."""
        return bool(self._acquire(keys=[_key_of(notification_id)], args=[holder, _milliseconds(seconds)]))

    def release(self, notification_id: str, *, holder: str) -> None:
        """End a claim, if `holder` still has it."""
        self._release(keys=[_key_of(notification_id)], args=[holder])


class AsyncRedisReplayGuard:
    """The same for `Router.handle_async`.

    Args:
        client: A client of `redis.asyncio` with timeouts of a few seconds. It belongs to one event loop, and you close it.
        keep_days: As for `RedisReplayGuard`.
    """

    def __init__(self, client: "redis.asyncio.Redis", *, keep_days: float = KEEP_DAYS) -> None:
        self._keep_milliseconds = _milliseconds(keep_seconds(keep_days))
        self._redis: Any = client
        self._acquire = self._redis.register_script(_ACQUIRE)
        self._release = self._redis.register_script(_RELEASE)

    async def is_new(self, notification_id: str) -> bool:
        """Return whether this notification has not been handled yet."""
        return not _is_handled(await self._redis.get(_key_of(notification_id)))

    async def note_handled(self, notification_id: str) -> None:
        """Store that this notification was handled."""
        await self._redis.set(_key_of(notification_id), HANDLED, px=self._keep_milliseconds)

    async def claim(self, notification_id: str, *, holder: str, seconds: float) -> bool:
        """Claim a notification, unless it was handled or another delivery has claimed it."""
        return bool(await self._acquire(keys=[_key_of(notification_id)], args=[holder, _milliseconds(seconds)]))

    async def release(self, notification_id: str, *, holder: str) -> None:
        """End a claim, if `holder` still has it."""
        await self._release(keys=[_key_of(notification_id)], args=[holder])


def _key_of(notification_id: str) -> str:
    return _PREFIX + lease_of_notification(notification_id)


def _is_handled(holder: bytes | str | None) -> bool:
    return holder in {HANDLED, HANDLED.encode()}
