"""Spans and metrics of OpenTelemetry for the calls of a client; needs the extra `[opentelemetry]`.

    client = Client.from_env(hooks=OpenTelemetryHook())

Each call has a span, named after its operation, with a client span for each attempt inside it. Names and attributes follow the
semantic conventions for HTTP clients: https://opentelemetry.io/docs/specs/semconv/http/http-spans/. `url.full` is left out,
because a URL can contain business numbers and tokens; `url.template` has the path with placeholders.
"""

import time
from typing import TYPE_CHECKING

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime.hooks import AttemptEnded, AttemptStarted, CallEnded, CallStarted, Event, NotificationReceived
from wechatpay_runtime.version import VERSION

try:
    from opentelemetry import context, metrics, trace
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        phrase("OpenTelemetryHook requires opentelemetry-api. Run: pip install 'wechatpay-clients[opentelemetry]'"),
        name=error.name,
    ) from None

if TYPE_CHECKING:
    from contextvars import Token

    from opentelemetry.context import Context
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import Span, TracerProvider
    from opentelemetry.util.types import AttributeValue

    Attributes = dict[str, AttributeValue]

__all__ = ["OpenTelemetryHook"]

_NAME = "wechatpay_runtime"
_FIRST_ERROR_STATUS = 400
_NANOSECONDS = 1_000_000_000
_DURATION = "http.client.request.duration"
_BUCKETS_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0)
"""The boundaries that the semantic conventions name for the metric."""
_NOTIFICATIONS = "wechatpay.notifications"
_SUPPRESS = getattr(context, "_SUPPRESS_HTTP_INSTRUMENTATION_KEY", "suppress_http_instrumentation")
"""The key with which instrumentations of HTTP libraries are told that a request already has a span."""


@frozen
class _Open:
    """A span that is the current one until it ends."""

    span: "Span"
    context: "Context"
    token: "Token[Context]" = field(repr=False)
    started_at: int
    """Nanoseconds since 1970."""

    def end(self, seconds: float) -> None:
        context.detach(self.token)
        self.span.end(self.started_at + int(seconds * _NANOSECONDS))


class OpenTelemetryHook:
    """A hook that records spans and metrics.

    Args:
        tracer_provider: Creates the spans. Default: the global one.
        meter_provider: Creates the metrics. Default: the global one.
    """

    def __init__(
        self, tracer_provider: "TracerProvider | None" = None, meter_provider: "MeterProvider | None" = None
    ) -> None:
        self._tracer = trace.get_tracer(_NAME, VERSION, tracer_provider)
        meter = metrics.get_meter(_NAME, VERSION, meter_provider)
        self._duration = meter.create_histogram(
            _DURATION,
            unit="s",
            description="Duration of HTTP client requests.",
            explicit_bucket_boundaries_advisory=_BUCKETS_SECONDS,
        )
        self._notifications = meter.create_counter(
            _NOTIFICATIONS, unit="{notification}", description="Notifications that were accepted or refused."
        )
        self._calls: dict[int, _Open] = {}
        self._attempts: dict[int, _Open] = {}

    def __call__(self, event: Event) -> None:
        """Record an event."""
        match event:
            case CallStarted():
                self._calls[event.call] = self._begin_call(event)
            case AttemptStarted():
                self._attempts[event.call] = self._begin_attempt(event)
            case AttemptEnded():
                self._end_attempt(event, self._attempts.pop(event.call, None))
            case CallEnded():
                _end_call(event, self._calls.pop(event.call, None))
            case NotificationReceived():
                self._notifications.add(1, _of_notification(event))

    def _begin_call(self, event: CallStarted) -> _Open:
        started_at = time.time_ns()
        span = self._tracer.start_span(
            event.operation, attributes={"wechatpay.operation": event.operation}, start_time=started_at
        )
        inside = trace.set_span_in_context(span)
        return _Open(span, inside, context.attach(inside), started_at)

    def _begin_attempt(self, event: AttemptStarted) -> _Open:
        started_at = time.time_ns()
        attributes = _of_request(event)
        if event.attempt > 1:
            attributes["http.request.resend_count"] = event.attempt - 1
        span = self._tracer.start_span(
            f"{event.method} {event.template}" if event.template else event.method,
            kind=trace.SpanKind.CLIENT,
            attributes=attributes,
            start_time=started_at,
        )
        inside = context.set_value(_SUPPRESS, True, trace.set_span_in_context(span))
        return _Open(span, inside, context.attach(inside), started_at)

    def _end_attempt(self, event: AttemptEnded, attempt: _Open | None) -> None:
        result: Attributes = {}
        if event.status is not None:
            result["http.response.status_code"] = event.status
        if event.error is not None:
            is_by_status = event.status is not None and event.status >= _FIRST_ERROR_STATUS
            result["error.type"] = str(event.status) if is_by_status else event.error
        self._duration.record(
            event.seconds,
            {**_of_request(event), "wechatpay.operation": event.operation, **result},
            context=attempt.context if attempt else None,
        )
        if attempt is None:
            return
        attempt.span.set_attributes(result)
        for name, value in (("wechatpay.request_id", event.request_id), ("wechatpay.error_code", event.code)):
            if value is not None:
                attempt.span.set_attribute(name, value)
        if event.error is not None:
            attempt.span.set_status(trace.Status(trace.StatusCode.ERROR))
        attempt.end(event.seconds)


def _end_call(event: CallEnded, call: _Open | None) -> None:
    if call is None:
        return
    call.span.set_attribute("wechatpay.attempts", event.attempts)
    if event.error is not None:
        call.span.set_attribute("error.type", event.error)
        call.span.set_status(trace.Status(trace.StatusCode.ERROR))
    call.end(event.seconds)


def _of_request(event: AttemptStarted | AttemptEnded) -> "Attributes":
    attributes: Attributes = {
        "http.request.method": event.method,
        "server.address": event.host,
        "server.port": event.port,
    }
    if event.template:
        attributes["url.template"] = event.template
    return attributes


def _of_notification(event: NotificationReceived) -> "Attributes":
    attributes: Attributes = {}
    if event.notification is not None:
        attributes["wechatpay.notification"] = event.notification
    if event.error is not None:
        attributes["error.type"] = event.error
    return attributes
