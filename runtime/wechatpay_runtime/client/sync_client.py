"""Base of the generated sync client: everything except its services."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar, Unpack, overload

from wechatpay_runtime.client.construction import ConfiguredClient, client_repr, construct, copy_with
from wechatpay_runtime.client.raw_methods import DirectMethods

if TYPE_CHECKING:
    from types import TracebackType

    from wechatpay_runtime._calls.response import Response
    from wechatpay_runtime._drivers.driver import Driver
    from wechatpay_runtime._session.option_arguments import OptionArguments
    from wechatpay_runtime._settings.setting_names import BrandSettings, MerchantSettings
    from wechatpay_runtime.client.raw_methods import Scheme
    from wechatpay_runtime.errors import ApiError, OutcomeUnknown, VerificationError
    from wechatpay_runtime.notifications.reader import Notifications


P = ParamSpec("P")
T = TypeVar("T")


class BaseClient(ConfiguredClient, DirectMethods):
    """A synchronous client. It can be shared between threads."""

    @overload
    def __init__(self, **settings: Unpack[MerchantSettings]) -> None: ...
    @overload
    def __init__(self, **settings: Unpack[BrandSettings]) -> None: ...
    def __init__(self, **settings: Any) -> None:
        """Create a client. Loads the keys; does no network I/O and starts no thread. `help(Client)` lists the settings.

        Raises:
            ConfigurationError: A setting is missing or wrong.
        """
        driver = construct(_make_driver, settings)
        settings.clear()
        if isinstance(driver, Exception):
            raise driver
        self._driver = driver

    @cached_property
    def notifications(self) -> Notifications:
        """Verifies and decrypts the notifications (回调通知) that WeChat Pay sends to this merchant."""
        from wechatpay_runtime.notifications.reader import Notifications

        return Notifications(self._driver.session, self._notifications_module, self._driver.learn_key_at_once)

    def request(
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
        """Call an API that has no method yet: sign and send a request, and verify the reply.

        Args:
            method: GET, POST, PUT, PATCH or DELETE.
            target: Path and query, such as `/v3/certificates?algorithm_type=RSA`.
            json: Body to serialise as JSON; it can contain values that `seal` returned. Omit it if there is no body.
            body: Body as bytes, instead of `json`.
            headers: Additional headers. Headers of the signature are refused.
            scheme: The identity that signs, `"merchant"` or `"brand"`. Default: the brand for paths below `/brand/`, else the
                merchant.
            sealed_for: Serial number of the key that encrypted values in `body`. Not needed for values in `json`.

        Returns:
            The verified response. Its `model` is the parsed JSON, or `None` if there is no body.

        Raises:
            InvalidArgument: An argument is wrong; nothing was sent.
            ConfigurationError: The client does not have the identity that must sign; nothing was sent.
            WeChatPayError: As for any call.
        """
        from wechatpay_runtime._calls.raw_request import raw_request

        with self._driver.session.translating:
            operation, encoded = raw_request(
                method, target, json=json, body=body, headers=headers, scheme=scheme, sealed_for=sealed_for
            )
        return self._driver.send(operation, encoded)

    def call(self, operation: str, arguments: Mapping[str, Any] | None = None) -> Any:
        """Call an operation by its name.

        Args:
            operation: Dotted name, such as `onboarding.subject_confirmation.cancel_applyment`.
            arguments: Keyed by wire name. Values in the path and the query can be strings.

        Raises:
            InvalidArgument: The operation or an argument does not exist; the message suggests the closest name.
            WeChatPayError: As for the method.
        """
        from wechatpay_runtime.client.calls_by_name import resolve_call

        with self._driver.session.translating:
            method, keywords = resolve_call(self, BaseClient, operation, arguments or {})
        return method(**keywords)

    def refresh_certificates(self) -> None:
        """Fetch WeChat Pay's platform certificates now. Clients also do this automatically when it is necessary.

        Raises:
            CertificateError: They could not be fetched or verified; the current certificates remain in use.
            ConfigurationError: The client has no APIv3 key to decrypt them.
        """
        self._driver.refresh_certificates()

    def settle(self, error: ApiError | OutcomeUnknown | VerificationError) -> Any:
        """Find out whether a call with an open outcome has taken effect, by a query with the same business numbers.

        Args:
            error: The error that the call raised: an `OutcomeUnknown`, or a `VerificationError`, `ServerError` or `RateLimited`
                with `settled_by`.

        Returns:
            The result of the query that `error.settled_by` names, such as `query_refund` for `create_refund`.

        Raises:
            NotFound: WeChat Pay does not know the number. Make the call again with the same business numbers: the first one can
                still be on its way.
            InvalidArgument: The error names no query (its official page explains how to find out), or its outcome is not open.
            WeChatPayError: As for any call; the outcome is still open.
        """
        from wechatpay_runtime._calls.settlement import settlement

        with self._driver.session.translating:
            query, arguments = settlement(error)
        return self.call(query, arguments)

    def with_options(self, **options: Unpack[OptionArguments]) -> Self:
        """Return a copy of this client with other options and the same connections.

        Raises:
            ConfigurationError: An option is unknown or wrong.
        """
        from wechatpay_runtime.errors import ConfigurationError

        try:
            with self._driver.session.translating:
                other: Self = copy_with(self, self._driver.with_options(options))
        except ConfigurationError as error:
            from wechatpay_runtime._settings.settings import without_frames

            options = {}  # a key may have been passed as an option by mistake
            raise without_frames(error) from None
        return other

    def with_response(self, method: Callable[P, T]) -> Callable[P, Response[T]]:
        """Return the method in a form that returns a `Response`: status, headers, Request-ID, attempts and the model.

        Args:
            method: A method of one of this client's services. An `iter_…` method is refused, because it has several responses.
        """
        from wechatpay_runtime.services.base import Service, service_of

        twin = type(service_of(method, Service, self._driver))(self._driver.giving_responses())
        bound: Callable[P, Response[T]] = getattr(twin, method.__name__)
        return bound

    def close(self) -> None:
        """Close all connections that no other client shares. Calls on the client and its copies raise `InvalidArgument` afterwards.

        Does nothing on a client that `with_options` returned, because it shares the connections of another client. Leaves a
        `transport` open that was passed to the client.
        """
        if self._owns_connections:
            self._driver.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return client_repr(self)


def _make_driver(settings: Mapping[str, Any]) -> Driver:
    from wechatpay_runtime._drivers.driver import Driver
    from wechatpay_runtime._settings.settings import make_session
    from wechatpay_runtime._settings.transports import sync_transport

    session = make_session(settings)
    return Driver(session, sync_transport(settings))
