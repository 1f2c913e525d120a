"""Base of the generated async client: what it can do beside calling operations."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar, Unpack, overload

from wechatpay_runtime.client.construction import ConfiguredClient, construct, copy_with, shown_client
from wechatpay_runtime.client.raw_methods import AsyncDirectMethods
from wechatpay_runtime.errors import ApiError, ConfigurationError, OutcomeUnknown, VerificationError
from wechatpay_runtime.services.base import AsyncService, service_of

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
    """A client whose calls are awaited; for one event loop at a time."""

    @overload
    def __init__(self, **settings: "Unpack[MerchantSettings]") -> None: ...
    @overload
    def __init__(self, **settings: "Unpack[BrandSettings]") -> None: ...
    def __init__(self, **settings: Any) -> None:
        """Make a client; loads the keys, does no network I/O and starts no thread.

        Raises:
            ConfigurationError: A setting is missing or wrong, or the extra `[async]` is not installed.
        """
        driver = construct(_make_async_driver, settings)
        settings.clear()
        if isinstance(driver, ConfigurationError):
            raise driver
        self._driver = driver

    @cached_property
    def notifications(self) -> "AsyncNotifications":
        """Opens the notifications (callbacks) that WeChat Pay sends to this merchant."""
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
        scheme: "Scheme | None" = None,
        sealed_for: str | None = None,
    ) -> "Response[Any]":
        """Sign, send and verify what has no method yet; arguments, result and errors as `Client.request`."""
        from wechatpay_runtime._calls.raw_request import raw_request

        return await self._driver.send(
            *raw_request(method, target, json=json, body=body, headers=headers, scheme=scheme, sealed_for=sealed_for)
        )

    async def call(self, operation: str, arguments: Mapping[str, Any] | None = None) -> Any:
        """Call an operation by its name; arguments, result and errors as `Client.call`."""
        from wechatpay_runtime.client.calls_by_name import resolve_call

        method, keywords = resolve_call(self, BaseAsyncClient, operation, arguments or {})
        return await method(**keywords)

    async def refresh_certificates(self) -> None:
        """Fetch WeChat Pay's platform certificates now; errors as `Client.refresh_certificates`."""
        await self._driver.refresh_certificates()

    async def settle(self, error: ApiError | OutcomeUnknown | VerificationError) -> Any:
        """Ask what became of a call; argument, result and errors as `Client.settle`."""
        from wechatpay_runtime._calls.settlement import settlement

        return await self.call(*settlement(error))

    def with_options(self, **options: "Unpack[OptionArguments]") -> Self:
        """The same client, with the same connections, and other options; errors as `Client.with_options`."""
        try:
            other: Self = copy_with(self, self._driver.with_options(options))
        except ConfigurationError as error:
            from wechatpay_runtime._settings.settings import without_frames

            options = {}  # an option may have been given a key
            raise without_frames(error) from None
        return other

    def with_response(self, method: Callable[P, Awaitable[T]]) -> "Callable[P, Coroutine[Any, Any, Response[T]]]":
        """The same method, giving status, headers, Request-ID and attempts around its model.

        Args:
            method: A method of one of this client's services; an `iter_…` method has no one response.
        """
        twin = type(service_of(method, AsyncService, self._driver))(self._driver.giving_responses())
        bound: Callable[P, Coroutine[Any, Any, Response[T]]] = getattr(twin, method.__name__)
        return bound

    async def close(self) -> None:
        """Close all connections; the client and its copies then refuse every call with `InvalidArgument`.

        On a client made by `with_options`, which shares the connections of another, this does nothing.
        """
        if self._owns_connections:
            await self._driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: "TracebackType | None"
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return shown_client(self)


def _make_async_driver(settings: Mapping[str, Any]) -> "AsyncDriver":
    from wechatpay_runtime._drivers.async_driver import AsyncDriver
    from wechatpay_runtime._settings.settings import make_session

    try:
        from wechatpay_runtime._transport.aiohttp_transport import AiohttpTransport
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            f"AsyncClient needs {error.name}, which is not installed: pip install 'wechatpay-clients[async]'."
        ) from None
    session = make_session(settings)
    return AsyncDriver(session, AiohttpTransport(proxy=settings.get("proxy"), ca_file=settings.get("ca_file")))
