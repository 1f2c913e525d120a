"""Both clients send every example of every operation to the gateway, which verifies and validates it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from support.both import ADAPTERS, Kept, Opened
from support.catalog import CATALOG
from support.examples import arguments_of, environment_of
from support.files import RETURNING_FILES, with_files
from wechatpay_gateway.core.exchange import Exchange
from wechatpay_gateway.server import RunningGateway, running
from wechatpay_runtime.errors import UnexpectedReply
from wechatpay_runtime.operation.model import Model

ExchangeOf = Callable[[str, str, dict[str, Any]], Exchange]
EXAMPLES = [
    pytest.param(entry["operation"], example, id=f"{entry['operation']}-{number}")
    for entry in CATALOG
    for number, example in enumerate(entry["examples"])
]
WITH_BODY = [
    pytest.param(
        entry["operation"],
        entry["examples"][0],
        entry["replies"][str(entry["examples"][0]["status"])],
        id=entry["operation"],
    )
    for entry in CATALOG
    if entry["examples"]
    and entry["replies"].get(str(entry["examples"][0]["status"]))
    and entry["operation"] not in RETURNING_FILES
]


@pytest.fixture(scope="module")
def server() -> Iterator[RunningGateway]:
    """A gateway with everything that an example needs: its orders, and platform certificates."""
    with running(trust="both", has_published_keys=True) as server:
        yield server


@pytest.fixture
def wechatpay_gateway(server: RunningGateway) -> RunningGateway:
    server.reset()
    return server


@pytest.fixture(scope="module")
def clients() -> Iterator[dict[str, Kept]]:
    """Opens clients of both kinds, which this module shares."""
    with ExitStack() as stack:
        yield {kind: stack.enter_context(Kept(adapter)) for kind, adapter in ADAPTERS.items()}


@pytest.fixture(params=list(ADAPTERS))
def opened(request: pytest.FixtureRequest, clients: dict[str, Kept]) -> Opened:
    """Opens sync clients, then async clients."""
    return clients[request.param]


@pytest.fixture(scope="module")
def exchange_of(
    server: RunningGateway, clients: dict[str, Kept], tmp_path_factory: pytest.TempPathFactory
) -> ExchangeOf:
    """Returns the exchange of a call with the arguments of an example. The first test that needs it makes the call."""
    made: dict[tuple[str, int], Exchange] = {}

    def exchange_of(kind: str, operation: str, example: dict[str, Any]) -> Exchange:
        key = kind, id(example)
        if key not in made:
            server.reset()
            arguments = with_files(operation, arguments_of(example), tmp_path_factory.mktemp("file"))
            clients[kind](environment_of(server, example), strict=True).call_by_name(operation, arguments)
            made[key] = server.requests[-1]
        return made[key]

    return exchange_of


def test_every_operation_has_an_example() -> None:
    assert [entry["operation"] for entry in CATALOG if not entry["examples"]] == []


@pytest.mark.parametrize("kind", ADAPTERS)
@pytest.mark.parametrize(("operation", "example"), EXAMPLES)
def test_the_gateway_accepts_the_example(
    exchange_of: ExchangeOf, kind: str, operation: str, example: dict[str, Any]
) -> None:
    exchange = exchange_of(kind, operation, example)

    assert exchange.reply is not None
    assert (exchange.operation, exchange.verdict.is_accepted, exchange.reply.status) == (
        operation,
        True,
        example["status"],
    )


@pytest.mark.parametrize("kind", ADAPTERS)
@pytest.mark.parametrize(("operation", "example"), EXAMPLES)
def test_the_request_line_matches_the_page(
    exchange_of: ExchangeOf, kind: str, operation: str, example: dict[str, Any]
) -> None:
    request = exchange_of(kind, operation, example).request

    assert f"{request.method} {request.target.decode()}" == example["sends"]


@pytest.mark.parametrize(("operation", "example"), EXAMPLES)
def test_both_clients_send_the_same(exchange_of: ExchangeOf, operation: str, example: dict[str, Any]) -> None:
    requests: list[tuple[Any, ...]] = []
    for kind in ADAPTERS:
        exchange = exchange_of(kind, operation, example)
        own = {b"authorization", b"host"}
        headers = sorted(pair for pair in exchange.request.headers if pair[0] not in own | {b"content-length"})
        requests.append((exchange.request.target, headers, exchange.arguments))

    assert requests[0] == requests[1]


@pytest.mark.parametrize(("operation", "example", "schema"), WITH_BODY)
def test_an_unknown_field_is_kept(
    opened: Opened,
    wechatpay_gateway: RunningGateway,
    tmp_path: Path,
    operation: str,
    example: dict[str, Any],
    schema: dict[str, Any],
) -> None:
    wechatpay_gateway.faults.add("changed_reply", changes={"a_field_of_tomorrow": [1]})

    client = opened(environment_of(wechatpay_gateway, example), strict=True)

    assert client.call_by_name(operation, with_files(operation, arguments_of(example), tmp_path)).to_wire()[
        "a_field_of_tomorrow"
    ] == [1]


@pytest.mark.parametrize(("operation", "example", "schema"), WITH_BODY)
def test_an_unknown_enum_value_is_kept(
    opened: Opened,
    wechatpay_gateway: RunningGateway,
    tmp_path: Path,
    operation: str,
    example: dict[str, Any],
    schema: dict[str, Any],
) -> None:
    enums = [
        name
        for name, described in schema["properties"].items()
        if described.get("type") == "string" and "enum" in described
    ]
    wechatpay_gateway.faults.add("changed_reply", changes=dict.fromkeys(enums, "VALUE_OF_TOMORROW"))

    answer = opened(environment_of(wechatpay_gateway, example), strict=True).call_by_name(
        operation, with_files(operation, arguments_of(example), tmp_path)
    )

    assert [answer.to_wire()[name] for name in enums] == ["VALUE_OF_TOMORROW"] * len(enums)


@pytest.mark.parametrize(("operation", "example", "schema"), WITH_BODY)
def test_a_missing_required_field_raises_only_on_access(
    opened: Opened,
    wechatpay_gateway: RunningGateway,
    tmp_path: Path,
    operation: str,
    example: dict[str, Any],
    schema: dict[str, Any],
) -> None:
    required = schema.get("required", [])
    wechatpay_gateway.faults.add("changed_reply", changes=dict.fromkeys(required))

    answer: Model = opened(environment_of(wechatpay_gateway, example)).call_by_name(
        operation, with_files(operation, arguments_of(example), tmp_path)
    )

    assert {problem.field for problem in answer.problems} == set(required)
    for name in required:
        with pytest.raises(UnexpectedReply):
            getattr(answer, name)
