"""Base of the generated async client: everything except its services."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar, Unpack, overload

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.client.construction import ConfiguredClient, client_repr, construct, copy_with
from wechatpay_runtime.client.raw_methods import AsyncDirectMethods
from wechatpay_runtime.errors import ApiError, ConfigurationError, OutcomeUnknown, VerificationError

if TYPE_CHECKING:
    from types import TracebackType

    from wechatpay_runtime._calls.response import Response
    from wechatpay_runtime._drivers.async_driver import AsyncDriver
    from wechatpay_runtime._session.option_arguments import OptionArguments
    from wechatpay_runtime._settings.setting_names import BrandSettings, MerchantSettings
    from wechatpay_runtime.client.raw_methods import Scheme
    from wechatpay_runtime.notifications.reader import AsyncNotifications


P = ParamSpec("P")
T = TypeVar("T")


class BaseAsyncClient(ConfiguredClient, AsyncDirectMethods):
    """An asynchronous client. Use it in one event loop at a time."""

    @overload
    def __init__(self, **settings: Unpack[MerchantSettings]) -> None: ...
    @overload
    def __init__(self, **settings: Unpack[BrandSettings]) -> None: ...
    def __init__(self, **settings: Any) -> None:
        """Create a client. Loads the keys; does no network I/O and starts no thread. `help(AsyncClient)` lists the settings.

        Raises:
            ConfigurationError: A setting is missing or wrong, or the extra `[async]` is not installed.
        """
        driver = construct(_make_async_driver, settings)
        settings.clear()
        if isinstance(driver, ConfigurationError):
            raise driver
        self._driver = driver

    @cached_property
    def notifications(self) -> AsyncNotifications:
        """Verifies and decrypts the notifications (回调通知) that WeChat Pay sends to this merchant."""
        from wechatpay_runtime.notifications.reader import AsyncNotifications

        return AsyncNotifications(self._driver.session, self._notifications_module, self._driver.learn_key_at_once)

    async def request(
        self,
        method: str,
        target: str,
        *,
        json: Any = None,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        scheme: Scheme | None = None,
        sealed_for: str | None = None,
    ) -> Response[Any]:
        """Call an API that has no method yet; arguments, result and errors as for `Client.request`."""
        from wechatpay_runtime._calls.raw_request import raw_request

        with self._driver.session.translating:
            operation, encoded = raw_request(
                method, target, json=json, body=body, headers=headers, scheme=scheme, sealed_for=sealed_for
            )
        return await self._driver.send(operation, encoded)

    async def call(self, operation: str, arguments: Mapping[str, Any] | None = None) -> Any:
        """Call an operation by its name; arguments, result and errors as for `Client.call`."""
        from wechatpay_runtime.client.calls_by_name import resolve_call

        with self._driver.session.translating:
            method, keywords = resolve_call(self, BaseAsyncClient, operation, arguments or {})
        return await method(**keywords)

    async def refresh_certificates(self) -> None:
        """Fetch WeChat Pay's platform certificates now; errors as for `Client.refresh_certificates`."""
        await self._driver.refresh_certificates()

    async def settle(self, error: ApiError | OutcomeUnknown | VerificationError) -> Any:
        """Find out whether a call has taken effect; argument, result and errors as for `Client.settle`."""
        from wechatpay_runtime._calls.settlement import settlement

        with self._driver.session.translating:
            query, arguments = settlement(error)
        return await self.call(query, arguments)

    def with_options(self, **options: Unpack[OptionArguments]) -> Self:
        """Return a copy of this client with other options and the same connections; errors as for `Client.with_options`."""
        try:
            with self._driver.session.translating:
                other: Self = copy_with(self, self._driver.with_options(options))
        except ConfigurationError as error:
            from wechatpay_runtime._settings.settings import without_frames

            options = {}  # a key may have been passed as an option by mistake
            raise without_frames(error) from None
        return other

    def with_response(self, method: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, Response[T]]]:
        """Return the method in a form that returns a `Response`: status, headers, Request-ID, attempts and the model.

        Args:
            method: A method of one of this client's services. An `iter_…` method is refused, because it has several responses.
        """
        from wechatpay_runtime.services.base import AsyncService, service_of

        twin = type(service_of(method, AsyncService, self._driver))(self._driver.giving_responses())
        bound: Callable[P, Coroutine[Any, Any, Response[T]]] = getattr(twin, method.__name__)
        return bound

    async def close(self) -> None:
        """Close all connections that no other client shares. Calls on the client and its copies raise `InvalidArgument` afterwards.

        Does nothing on a client that `with_options` returned, because it shares the connections of another client. Leaves a
        `transport` open that was passed to the client.
        """
        if self._owns_connections:
            await self._driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return client_repr(self)


def _make_async_driver(settings: Mapping[str, Any]) -> AsyncDriver:
    from wechatpay_runtime._drivers.async_driver import AsyncDriver
    from wechatpay_runtime._settings.settings import make_session
    from wechatpay_runtime._settings.transports import async_transport

    if settings.get("transport") is None:
        _require_aiohttp()
    return AsyncDriver(make_session(settings), async_transport(settings))


def _require_aiohttp() -> None:
    try:
        import_module("wechatpay_runtime._transport.aiohttp_transport")
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            phrase(
                "AsyncClient requires {module}, which is not installed. Run: pip install 'wechatpay-clients[async]'",
                module=error.name,
            )
        ) from None
