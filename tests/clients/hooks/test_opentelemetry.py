"""The spans and metrics of calls, recorded by the real SDK: names, attributes and parents by the semantic conventions."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from opentelemetry import context, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import HistogramDataPoint, InMemoryMetricReader, NumberDataPoint
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from support import sample_notifications
from support.both import Both, Opened
from support.platform import NOW
from support.sample_notifications import delivered, envelope
from support.time import FakeClock
from wechatpay_clients import Client
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.adapters.opentelemetry import OpenTelemetryHook
from wechatpay_runtime.errors import BadRequest, NotFound, StaleTimestamp
from wechatpay_runtime.transport import OpenReply, Options, Reply, Request, Transport, default_transport

pytestmark = pytest.mark.usefixtures("example_orders")

QUERY, BILL = "payments.refunds.query_refund", "payments.bills.get_trade_bill"
TEMPLATE = "/v3/refund/domestic/refunds/{out_refund_no}"
DAY = {"bill_date": "2019-06-11"}
SEALED = {**DAY, "sub_mchid": "1900000109", "account_type": "BASIC", "algorithm": "AEAD_AES_256_GCM"}


class Telemetry:
    """A hook with an SDK of its own, and what that recorded."""

    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self._reader = InMemoryMetricReader()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self._exporter))
        self._meters = MeterProvider([self._reader])
        self.hook = OpenTelemetryHook(self.tracers, self._meters)

    @property
    def spans(self) -> list[ReadableSpan]:
        """Return the ended spans in the order of their start."""
        return sorted(self._exporter.get_finished_spans(), key=lambda span: span.start_time or 0)

    def points(self, name: str) -> list[HistogramDataPoint | NumberDataPoint]:
        """Return the data of a metric."""
        data = self._reader.get_metrics_data()
        return [
            point
            for resource in (data.resource_metrics if data else ())
            for scope in resource.scope_metrics
            for metric in scope.metrics
            if metric.name == name
            for point in metric.data.data_points
            if isinstance(point, HistogramDataPoint | NumberDataPoint)
        ]

    def close(self) -> None:
        self.tracers.shutdown()
        self._meters.shutdown()


@pytest.fixture
def telemetry() -> Iterator[Telemetry]:
    telemetry = Telemetry()
    yield telemetry
    telemetry.close()


@pytest.fixture
def client(opened: Opened, wechatpay_gateway: RunningGateway, telemetry: Telemetry) -> Both:
    return opened(wechatpay_gateway.environment, hooks=telemetry.hook)


def attributes(span: ReadableSpan) -> dict[str, Any]:
    return dict(span.attributes or {})


def parents(spans: list[ReadableSpan]) -> list[str | None]:
    """Return the name of the parent of each span."""
    names = {span.context.span_id: span.name for span in spans if span.context}
    return [names.get(span.parent.span_id) if span.parent else None for span in spans]


def server(gateway: RunningGateway) -> dict[str, Any]:
    address = urlsplit(gateway.environment["WECHATPAY_BASE_URL"])
    return {"server.address": address.hostname, "server.port": address.port}


def test_a_call_has_a_span_with_a_client_span_for_each_attempt(
    client: Both, wechatpay_gateway: RunningGateway, telemetry: Telemetry
) -> None:
    wechatpay_gateway.faults.add("system_error")
    client.call(BILL, **DAY)

    call, first, second = telemetry.spans
    name = "GET /v3/bill/tradebill"
    assert [span.name for span in telemetry.spans] == [BILL, name, name]
    assert parents(telemetry.spans) == [None, BILL, BILL]
    assert [span.kind for span in (call, first, second)] == [
        trace.SpanKind.INTERNAL,
        trace.SpanKind.CLIENT,
        trace.SpanKind.CLIENT,
    ]
    assert attributes(call) == {"wechatpay.operation": BILL, "wechatpay.attempts": 2}
    request = {
        "http.request.method": "GET",
        "url.template": "/v3/bill/tradebill",
        **server(wechatpay_gateway),
    }
    failed, succeeded = attributes(first), attributes(second)
    assert failed.pop("wechatpay.request_id")
    assert succeeded.pop("wechatpay.request_id")
    assert failed == {
        **request,
        "http.response.status_code": 500,
        "error.type": "500",
        "wechatpay.error_code": "SYSTEM_ERROR",
    }
    assert succeeded == {**request, "http.response.status_code": 200, "http.request.resend_count": 1}
    assert [span.status.status_code.name for span in (call, first, second)] == ["UNSET", "ERROR", "UNSET"]


@pytest.mark.parametrize(
    ("fault", "attempt", "call"),
    [
        ("cut_after", "ConnectionBroken", "OutcomeUnknown"),
        ("bad_signature", "BadSignature", "BadSignature"),
        ("system_error", "500", "ServerError"),
    ],
)
def test_an_error_has_its_type(
    client: Both, wechatpay_gateway: RunningGateway, telemetry: Telemetry, fault: str, attempt: str, call: str
) -> None:
    wechatpay_gateway.faults.add(fault)
    with pytest.raises(Exception, match=r"."):
        client.request("POST", "/v3/security/echo", json={"echo_message": "hello"})

    outer, inner = telemetry.spans
    assert (attributes(outer)["error.type"], attributes(inner)["error.type"]) == (call, attempt)
    assert {span.status.status_code for span in telemetry.spans} == {trace.StatusCode.ERROR}


def test_a_path_of_your_own_is_in_no_attribute(client: Both, telemetry: Telemetry) -> None:
    with pytest.raises(BadRequest):
        client.request("GET", "/v3/refund/domestic/refunds/refund-404?token=SECRET")

    assert [span.name for span in telemetry.spans] == ["client.request", "GET"]
    texts = "".join(span.to_json() for span in telemetry.spans)
    assert "refund" not in texts
    assert "SECRET" not in texts


def test_encrypted_values_are_in_no_attribute(client: Both, telemetry: Telemetry) -> None:
    client.call("common.platform_security.echo", echo_message="hello-in-clear", encrypted_echo_message="13800138000")

    texts = "".join(span.to_json() for span in telemetry.spans)
    assert "hello-in-clear" not in texts
    assert "13800138000" not in texts


def test_the_duration_of_each_attempt_is_measured(
    client: Both, wechatpay_gateway: RunningGateway, telemetry: Telemetry
) -> None:
    for number in ("refund-404", "refund-405"):
        with pytest.raises(NotFound):
            client.call(QUERY, out_refund_no=number)

    (point,) = telemetry.points("http.client.request.duration")
    assert isinstance(point, HistogramDataPoint)
    assert point.count == 2
    assert point.explicit_bounds[:2] == (0.005, 0.01)
    assert dict(point.attributes or {}) == {
        "http.request.method": "GET",
        "url.template": TEMPLATE,
        "http.response.status_code": 404,
        "error.type": "404",
        "wechatpay.operation": QUERY,
        **server(wechatpay_gateway),
    }


def test_a_call_is_inside_the_current_span(
    opened: Opened, wechatpay_gateway: RunningGateway, telemetry: Telemetry
) -> None:
    client = opened(wechatpay_gateway.environment, hooks=telemetry.hook)
    with telemetry.tracers.get_tracer("shop").start_as_current_span("POST /orders"):
        client.call(BILL, **DAY)

    assert parents(telemetry.spans) == [None, "POST /orders", BILL]


def test_no_span_stays_current(client: Both, telemetry: Telemetry) -> None:
    client.call(BILL, **DAY)
    with pytest.raises(NotFound):
        client.call(QUERY, out_refund_no="refund-404")

    assert not trace.get_current_span().get_span_context().is_valid


def test_the_parts_of_a_file_are_inside_the_span_of_the_caller(
    client: Both, wechatpay_gateway: RunningGateway, telemetry: Telemetry, tmp_path: Path
) -> None:
    wechatpay_gateway.bills.largest_part_bytes = 100
    try:
        with telemetry.tracers.get_tracer("shop").start_as_current_span("nightly"):
            client.call("payments.bills.download_sub_merchant_fund_flow_bill", **SEALED, to=tmp_path / "bill.csv")
    finally:
        wechatpay_gateway.bills.largest_part_bytes = 1 << 34

    found = [
        parent
        for span, parent in zip(telemetry.spans, parents(telemetry.spans), strict=True)
        if span.name.startswith("payments.")
    ]
    assert found == ["nightly"] * 7


def test_concurrent_calls_have_separate_spans(wechatpay_gateway: RunningGateway, telemetry: Telemetry) -> None:
    with Client.from_env(wechatpay_gateway.environment, hooks=telemetry.hook) as client:

        def call(day: str) -> object:
            return client.payments.bills.get_trade_bill(bill_date=day)

        with ThreadPoolExecutor(4) as threads:
            list(threads.map(call, [DAY["bill_date"]] * 8))

    attempts = [span for span in telemetry.spans if span.kind is trace.SpanKind.CLIENT]
    assert len({span.parent.span_id for span in attempts if span.parent}) == 8


class Watching:
    """Passes requests on, and records whether HTTP libraries are told not to record them."""

    is_closed = False

    def __init__(self, inner: Transport) -> None:
        self._inner = inner
        self.found: list[tuple[object, bool]] = []

    def send(self, request: Request, options: Options) -> Reply:
        key = context._SUPPRESS_HTTP_INSTRUMENTATION_KEY  # pyright: ignore[reportPrivateUsage]  # used by all instrumentations
        self.found.append((context.get_value(key), trace.get_current_span().get_span_context().is_valid))
        return self._inner.send(request, options)

    def open(self, request: Request, options: Options) -> OpenReply:
        return self._inner.open(request, options)

    def close(self) -> None:
        self._inner.close()


def test_http_libraries_do_not_record_the_url(wechatpay_gateway: RunningGateway, telemetry: Telemetry) -> None:
    transport = Watching(default_transport())
    with Client.from_env(wechatpay_gateway.environment, hooks=telemetry.hook, transport=transport) as client:
        client.payments.bills.get_trade_bill(**DAY)
    transport.close()

    assert transport.found == [(True, True)]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, {"wechatpay.notification": "payments.transactions.transaction_success"}),
        ({"wechatpay-timestamp": "1"}, {"error.type": "StaleTimestamp"}),
    ],
    ids=["accepted", "refused"],
)
def test_notifications_are_counted(telemetry: Telemetry, changes: Mapping[str, str], found: dict[str, str]) -> None:
    headers, body = delivered(envelope())
    client = Client(**sample_notifications.settings(clock=FakeClock(NOW), hooks=telemetry.hook))
    try:
        client.notifications.parse({**headers, **changes}, body)
    except StaleTimestamp:
        assert changes

    (point,) = telemetry.points("wechatpay.notifications")
    assert isinstance(point, NumberDataPoint)
    assert (point.value, dict(point.attributes or {})) == (1, found)


def test_without_an_sdk_calls_work(wechatpay_gateway: RunningGateway) -> None:
    with Client.from_env(wechatpay_gateway.environment, hooks=OpenTelemetryHook()) as client:
        assert client.payments.bills.get_trade_bill(**DAY).download_url


def test_without_the_extra_the_error_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['opentelemetry'] = None\n"
        "try:\n    import wechatpay_runtime.adapters.opentelemetry\n"
        "except ImportError as error: print(error)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=30, check=True)

    assert (
        result.stdout.strip()
        == "OpenTelemetryHook requires opentelemetry-api. Run: pip install 'wechatpay-clients[opentelemetry]'"
    )
