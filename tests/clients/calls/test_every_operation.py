"""Both clients send every example of every operation to the gateway, which verifies and validates it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.both import AsyncAdapter, Opened, SyncAdapter
from support.catalog import CATALOG
from support.examples import arguments_of, environment_of
from support.files import with_file
from wechatpay_gateway.server import RunningGateway, running
from wechatpay_runtime.errors import UnexpectedReply
from wechatpay_runtime.operation.model import Model

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
    if entry["examples"] and entry["replies"].get(str(entry["examples"][0]["status"]))
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


def test_every_operation_has_an_example() -> None:
    assert [entry["operation"] for entry in CATALOG if not entry["examples"]] == []


@pytest.mark.parametrize(("operation", "example"), EXAMPLES)
def test_the_gateway_accepts_the_example(
    opened: Opened, wechatpay_gateway: RunningGateway, tmp_path: Path, operation: str, example: dict[str, Any]
) -> None:
    opened(environment_of(wechatpay_gateway, example), strict=True).call_by_name(
        operation, with_file(arguments_of(example), tmp_path)
    )

    exchange = wechatpay_gateway.requests[-1]
    assert exchange.reply is not None
    assert (exchange.operation, exchange.verdict.is_accepted, exchange.reply.status) == (
        operation,
        True,
        example["status"],
    )


@pytest.mark.parametrize(("operation", "example"), EXAMPLES)
def test_the_request_line_matches_the_page(
    opened: Opened, wechatpay_gateway: RunningGateway, tmp_path: Path, operation: str, example: dict[str, Any]
) -> None:
    opened(environment_of(wechatpay_gateway, example), strict=True).call_by_name(
        operation, with_file(arguments_of(example), tmp_path)
    )

    request = wechatpay_gateway.requests[-1].request
    assert f"{request.method} {request.target.decode()}" == example["sends"]


@pytest.mark.parametrize(("operation", "example"), EXAMPLES)
def test_both_clients_send_the_same(
    wechatpay_gateway: RunningGateway, tmp_path: Path, operation: str, example: dict[str, Any]
) -> None:
    requests: list[tuple[Any, ...]] = []
    for adapter in (SyncAdapter, AsyncAdapter):
        wechatpay_gateway.reset()
        with Opened(adapter) as opened:
            opened(environment_of(wechatpay_gateway, example)).call_by_name(
                operation, with_file(arguments_of(example), tmp_path)
            )
        exchange = wechatpay_gateway.requests[-1]
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

    assert client.call_by_name(operation, with_file(arguments_of(example), tmp_path)).to_wire()[
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
        operation, with_file(arguments_of(example), tmp_path)
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
        operation, with_file(arguments_of(example), tmp_path)
    )

    assert {problem.field for problem in answer.problems} == set(required)
    for name in required:
        with pytest.raises(UnexpectedReply):
            getattr(answer, name)
