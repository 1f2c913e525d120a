"""The sync and the async client with one interface, so that every test runs with both."""

import asyncio
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Protocol, Self

from support.time import FakeClock
from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.sealed_fields import Sealed
from wechatpay_runtime._certificates.renewal import renewal_of
from wechatpay_runtime._crypto.verification import verify
from wechatpay_runtime.errors import CertificateError
from wechatpay_runtime.notifications import Notification
from wechatpay_runtime.operation.description import Operation
from wechatpay_runtime.operation.files import DownloadedFile


class Both(Protocol):
    """The methods that tests call on either client."""

    clock: FakeClock

    def call(self, operation: str, **arguments: Any) -> Any: ...
    def call_by_name(self, operation: str, arguments: Mapping[str, Any]) -> Any: ...
    def call_sync_method(self, method: str, *positional: Any, **arguments: Any) -> Any: ...
    def respond(self, operation: str, **arguments: Any) -> Response[Any]: ...
    def request(self, method: str, target: str, **more: Any) -> Response[Any]: ...
    def download(self, operation: Operation[Any], arguments: Mapping[str, Any], to: Any) -> DownloadedFile: ...
    def fetch(self, target: str, **options: Any) -> DownloadedFile: ...
    def seal(self, text: Any, **options: Any) -> Sealed: ...
    def refresh_certificates(self) -> None: ...
    def learn_key(self, serial: str) -> CertificateError | None: ...
    def verify(self, headers: Mapping[str, str], body: bytes) -> None: ...
    def parse(self, headers: Mapping[str, str], body: bytes) -> Notification[Any]: ...
    def wait_for_background(self) -> None: ...
    def settle(self, error: Any) -> Any: ...
    def close(self) -> None: ...


def _method(client: Client | AsyncClient, operation: str) -> Callable[..., Any]:
    place: Any = client
    for part in operation.split("."):
        place = getattr(place, part)
    method: Callable[..., Any] = place
    return method


def _verify(client: Client | AsyncClient, headers: Mapping[str, str], body: bytes) -> None:
    session = client._driver.session  # pyright: ignore[reportPrivateUsage]  # as notifications do
    verify(headers, body, session.key_ring, now=session.clock.now())


class SyncAdapter:
    def __init__(self, environment: Mapping[str, str], **settings: Any) -> None:
        self.clock = FakeClock(time.time())
        self._client = Client.from_env(environment, **{"clock": self.clock, **settings})

    def call(self, operation: str, **arguments: Any) -> Any:
        return _method(self._client, operation)(**arguments)

    def call_by_name(self, operation: str, arguments: Mapping[str, Any]) -> Any:
        return self._client.call(operation, arguments)

    def call_sync_method(self, method: str, *positional: Any, **arguments: Any) -> Any:
        return _method(self._client, method)(*positional, **arguments)

    def respond(self, operation: str, **arguments: Any) -> Response[Any]:
        return self._client.with_response(_method(self._client, operation))(**arguments)

    def request(self, method: str, target: str, **more: Any) -> Response[Any]:
        return self._client.request(method, target, **more)

    def download(self, operation: Operation[Any], arguments: Mapping[str, Any], to: Any) -> DownloadedFile:
        file: DownloadedFile = vars(self._client)["_driver"].download(operation, arguments, to)
        return file

    def fetch(self, target: str, **options: Any) -> DownloadedFile:
        return self._client.download(target, **options)

    def seal(self, text: Any, **options: Any) -> Sealed:
        return self._client.seal(text, **options)

    def refresh_certificates(self) -> None:
        self._client.refresh_certificates()

    def learn_key(self, serial: str) -> CertificateError | None:
        return self._client._driver.learn_key_at_once(serial)  # pyright: ignore[reportPrivateUsage]  # as notifications do

    def verify(self, headers: Mapping[str, str], body: bytes) -> None:
        _verify(self._client, headers, body)

    def parse(self, headers: Mapping[str, str], body: bytes) -> Notification[Any]:
        return self._client.notifications.parse(headers, body)

    def wait_for_background(self) -> None:
        """Do nothing: a sync client has no background tasks."""

    def settle(self, error: Any) -> Any:
        return self._client.settle(error)

    def close(self) -> None:
        self._client.close()


class AsyncAdapter:
    def __init__(self, environment: Mapping[str, str], **settings: Any) -> None:
        self.clock = FakeClock(time.time())
        self._client = AsyncClient.from_env(environment, **{"clock": self.clock, **settings})
        self._runner = asyncio.Runner()

    def call(self, operation: str, **arguments: Any) -> Any:
        return self._runner.run(_method(self._client, operation)(**arguments))

    def call_by_name(self, operation: str, arguments: Mapping[str, Any]) -> Any:
        return self._runner.run(self._client.call(operation, arguments))

    def call_sync_method(self, method: str, *positional: Any, **arguments: Any) -> Any:
        return _method(self._client, method)(*positional, **arguments)

    def respond(self, operation: str, **arguments: Any) -> Response[Any]:
        return self._runner.run(self._client.with_response(_method(self._client, operation))(**arguments))

    def request(self, method: str, target: str, **more: Any) -> Response[Any]:
        return self._runner.run(self._client.request(method, target, **more))

    def download(self, operation: Operation[Any], arguments: Mapping[str, Any], to: Any) -> DownloadedFile:
        file: DownloadedFile = self._runner.run(vars(self._client)["_driver"].download(operation, arguments, to))
        return file

    def fetch(self, target: str, **options: Any) -> DownloadedFile:
        return self._runner.run(self._client.download(target, **options))

    def seal(self, text: Any, **options: Any) -> Sealed:
        return self._runner.run(self._client.seal(text, **options))

    def refresh_certificates(self) -> None:
        self._runner.run(self._client.refresh_certificates())

    def learn_key(self, serial: str) -> CertificateError | None:
        return self._runner.run(self._client._driver.learn_key_at_once(serial))  # pyright: ignore[reportPrivateUsage]  # as notifications do

    def verify(self, headers: Mapping[str, str], body: bytes) -> None:
        _verify(self._client, headers, body)

    def parse(self, headers: Mapping[str, str], body: bytes) -> Notification[Any]:
        return self._runner.run(self._client.notifications.parse_async(headers, body))

    def wait_for_background(self) -> None:
        """Wait for background tasks."""
        renewal = renewal_of(self._client._driver.session)  # pyright: ignore[reportPrivateUsage]  # not visible elsewhere
        if renewal is not None and renewal.task is not None:
            self._runner.run(asyncio.wait_for(renewal.task, 10))

    def settle(self, error: Any) -> Any:
        return self._runner.run(self._client.settle(error))

    def close(self) -> None:
        self._runner.run(self._client.close())
        self._runner.close()


class Opened:
    """Opens clients of one kind and closes them at the end."""

    def __init__(self, kind: Callable[..., Both]) -> None:
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


class Kept(Opened):
    """Opens one client for each environment and settings, because loading keys and connecting take longer than a call.

    A client that is used again has a clock that starts again a day later, so that nothing which it postponed is still to come.
    """

    def __init__(self, kind: Callable[..., Both]) -> None:
        super().__init__(kind)
        self._kept: dict[tuple[tuple[str, Any], ...], Both] = {}

    def __call__(self, environment: Mapping[str, str], **settings: Any) -> Both:
        key = (*sorted(environment.items()), *sorted(settings.items()))
        if key not in self._kept:
            self._kept[key] = super().__call__(environment, **settings)
        client = self._kept[key]
        client.clock.restart(time.time())
        return client


ADAPTERS: dict[str, type[SyncAdapter] | type[AsyncAdapter]] = {"sync": SyncAdapter, "async": AsyncAdapter}
