"""Base of the generated sync client: what it can do beside calling operations."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar, Unpack, overload

from wechatpay_runtime.client.construction import ConfiguredClient, construct, copy_with, shown_client
from wechatpay_runtime.client.raw_methods import DirectMethods
from wechatpay_runtime.errors import ApiError, ConfigurationError, OutcomeUnknown, VerificationError
from wechatpay_runtime.services.base import Service, service_of

if TYPE_CHECKING:
    from types import TracebackType

    from wechatpay_runtime._calls.response import Response
    from wechatpay_runtime._drivers.driver import Driver
    from wechatpay_runtime._session.option_arguments import OptionArguments
    from wechatpay_runtime._settings.setting_names import BrandSettings, MerchantSettings
    from wechatpay_runtime.client.raw_methods import Scheme
    from wechatpay_runtime.notifications.reader import Notifications


P = ParamSpec("P")
T = TypeVar("T")


class BaseClient(ConfiguredClient, DirectMethods):
    """A client whose calls wait; safe to share between threads."""

    @overload
    def __init__(self, **settings: "Unpack[MerchantSettings]") -> None: ...
    @overload
    def __init__(self, **settings: "Unpack[BrandSettings]") -> None: ...
    def __init__(self, **settings: Any) -> None:
        """Make a client; loads the keys, does no network I/O and starts no thread.

        Raises:
            ConfigurationError: A setting is missing or wrong.
        """
        driver = construct(_make_driver, settings)
        settings.clear()
        if isinstance(driver, ConfigurationError):
            raise driver
        self._driver = driver

    @cached_property
    def notifications(self) -> "Notifications":
        """Opens the notifications (callbacks) that WeChat Pay sends to this merchant."""
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
        scheme: "Scheme | None" = None,
        sealed_for: str | None = None,
    ) -> "Response[Any]":
        """Sign, send and verify what has no method yet.

        Args:
            method: GET, POST, PUT, PATCH or DELETE.
            target: Path and query, such as `/v3/certificates?algorithm_type=RSA`.
            json: Body to serialise, which may hold what `seal` returned; leave it out for none.
            body: Body as bytes, in place of `json`.
            headers: More headers; those of the signature cannot be given.
            scheme: Who signs, `"merchant"` or `"brand"`; unless given, a brand signs paths below `/brand/` and the
                merchant all others.
            sealed_for: Serial of the key that a `body` was sealed with; sealed values in `json` tell theirs themselves.

        Returns:
            The verified response; its `model` is the parsed JSON, or `None` without a body.

        Raises:
            InvalidArgument: The call cannot be right; nothing was sent.
            ConfigurationError: The client does not hold the identity that is to sign; nothing was sent.
            WeChatPayError: As any call.
        """
        from wechatpay_runtime._calls.raw_request import raw_request

        return self._driver.send(
            *raw_request(method, target, json=json, body=body, headers=headers, scheme=scheme, sealed_for=sealed_for)
        )

    def call(self, operation: str, arguments: Mapping[str, Any] | None = None) -> Any:
        """Call an operation by its name.

        Args:
            operation: Dotted path, such as `onboarding.subject_confirmation.cancel_applyment`.
            arguments: Keyed by wire names; path and query values may be given as text.

        Raises:
            InvalidArgument: There is no such operation or argument; the nearest is named.
        """
        from wechatpay_runtime.client.calls_by_name import resolve_call

        method, keywords = resolve_call(self, BaseClient, operation, arguments or {})
        return method(**keywords)

    def refresh_certificates(self) -> None:
        """Fetch WeChat Pay's platform certificates now; a client does that by itself when it is time.

        Raises:
            CertificateError: That failed; those held stay in use.
            ConfigurationError: The client has no APIv3 key to open them with.
        """
        self._driver.refresh_certificates()

    def settle(self, error: ApiError | OutcomeUnknown | VerificationError) -> Any:
        """Ask what became of a call whose outcome is open, with its own numbers.

        Args:
            error: What the call raised: an `OutcomeUnknown`, a `VerificationError`, or a `ServerError` or `RateLimited`
                whose `settled_by` names a query.

        Returns:
            What the query answers that `error.settled_by` names, as `query_refund` for `create_refund`.

        Raises:
            NotFound: WeChat Pay knows of no such thing, so the call has not taken effect; make it again with the same
                numbers.
            InvalidArgument: The error names no query, and its page tells how to find out; or it leaves nothing open.
            WeChatPayError: As any call; then it is still open.
        """
        from wechatpay_runtime._calls.settlement import settlement

        return self.call(*settlement(error))

    def with_options(self, **options: "Unpack[OptionArguments]") -> Self:
        """The same client, with the same connections, and other options.

        Raises:
            ConfigurationError: An option is unknown or wrong.
        """
        try:
            other: Self = copy_with(self, self._driver.with_options(options))
        except ConfigurationError as error:
            from wechatpay_runtime._settings.settings import without_frames

            options = {}  # an option may have been given a key
            raise without_frames(error) from None
        return other

    def with_response(self, method: Callable[P, T]) -> "Callable[P, Response[T]]":
        """The same method, giving status, headers, Request-ID and attempts around its model.

        Args:
            method: A method of one of this client's services; an `iter_…` method has no one response.
        """
        twin = type(service_of(method, Service, self._driver))(self._driver.giving_responses())
        bound: Callable[P, Response[T]] = getattr(twin, method.__name__)
        return bound

    def close(self) -> None:
        """Close all connections; the client and its copies then refuse every call with `InvalidArgument`.

        On a client made by `with_options`, which shares the connections of another, this does nothing.
        """
        if self._owns_connections:
            self._driver.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: "TracebackType | None"
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return shown_client(self)


def _make_driver(settings: Mapping[str, Any]) -> "Driver":
    from wechatpay_runtime._drivers.driver import Driver
    from wechatpay_runtime._settings.settings import make_session
    from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport

    session = make_session(settings)
    return Driver(session, Urllib3Transport(proxy=settings.get("proxy"), ca_file=settings.get("ca_file")))
