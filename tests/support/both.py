"""The sync and the async client behind one face, so that every claim is made of both."""

import asyncio
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Protocol, Self

from support.time import FakeClock
from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime.exchange import Response


class Both(Protocol):
    """What the tests ask of a client, whichever it is."""

    clock: FakeClock

    def call(self, operation: str, **arguments: Any) -> Any: ...
    def named(self, operation: str, arguments: Mapping[str, Any]) -> Any: ...
    def at_once(self, method: str, *given: Any, **arguments: Any) -> Any: ...
    def respond(self, operation: str, **arguments: Any) -> Response[Any]: ...
    def request(self, method: str, target: str, **more: Any) -> Response[Any]: ...
    def settle(self, error: Any) -> Any: ...
    def close(self) -> None: ...


def _method(client: Client | AsyncClient, operation: str) -> Callable[..., Any]:
    place: Any = client
    for part in operation.split("."):
        place = getattr(place, part)
    method: Callable[..., Any] = place
    return method


class SyncFace:
    def __init__(self, environment: Mapping[str, str], **settings: Any) -> None:
        self.clock = FakeClock(time.time())
        self._client = Client.from_env(environment, **{"clock": self.clock, **settings})

    def call(self, operation: str, **arguments: Any) -> Any:
        return _method(self._client, operation)(**arguments)

    def named(self, operation: str, arguments: Mapping[str, Any]) -> Any:
        return self._client.call(operation, arguments)

    def at_once(self, method: str, *given: Any, **arguments: Any) -> Any:
        return _method(self._client, method)(*given, **arguments)

    def respond(self, operation: str, **arguments: Any) -> Response[Any]:
        return self._client.with_response(_method(self._client, operation))(**arguments)

    def request(self, method: str, target: str, **more: Any) -> Response[Any]:
        return self._client.request(method, target, **more)

    def settle(self, error: Any) -> Any:
        return self._client.settle(error)

    def close(self) -> None:
        self._client.close()


class AsyncFace:
    def __init__(self, environment: Mapping[str, str], **settings: Any) -> None:
        self.clock = FakeClock(time.time())
        self._client = AsyncClient.from_env(environment, **{"clock": self.clock, **settings})
        self._runner = asyncio.Runner()

    def call(self, operation: str, **arguments: Any) -> Any:
        return self._runner.run(_method(self._client, operation)(**arguments))

    def named(self, operation: str, arguments: Mapping[str, Any]) -> Any:
        return self._runner.run(self._client.call(operation, arguments))

    def at_once(self, method: str, *given: Any, **arguments: Any) -> Any:
        return _method(self._client, method)(*given, **arguments)

    def respond(self, operation: str, **arguments: Any) -> Response[Any]:
        return self._runner.run(self._client.with_response(_method(self._client, operation))(**arguments))

    def request(self, method: str, target: str, **more: Any) -> Response[Any]:
        return self._runner.run(self._client.request(method, target, **more))

    def settle(self, error: Any) -> Any:
        return self._runner.run(self._client.settle(error))

    def close(self) -> None:
        self._runner.run(self._client.close())
        self._runner.close()


class Opened:
    """Closes at the end whatever was opened."""

    def __init__(self, kind: type[SyncFace] | type[AsyncFace]) -> None:
        self._kind = kind
        self._open: list[Both] = []

    def __call__(self, environment: Mapping[str, str], **settings: Any) -> Both:
        client = self._kind(environment, **settings)
        self._open.append(client)
        return client

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for client in self._open:
            client.close()


FACES: dict[str, type[SyncFace] | type[AsyncFace]] = {"sync": SyncFace, "async": AsyncFace}
