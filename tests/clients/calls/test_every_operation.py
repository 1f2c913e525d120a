"""Both clients send every example of every operation to the gateway, which verifies and validates it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from support.both import ADAPTERS, Both, Kept
from support.catalog import CATALOG
from support.examples import arguments_of, environment_of
from support.files import RETURNING_FILES, with_files
from support.rows import check_rows
from wechatpay_gateway.core.exchange import Exchange
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import UnexpectedReply
from wechatpay_runtime.operation.model import Model

pytestmark = pytest.mark.usefixtures("example_orders")

NEW_FIELD = "a_field_of_tomorrow"
NEW_VALUE = "VALUE_OF_TOMORROW"
KINDS = pytest.mark.parametrize("kind", ADAPTERS)


@frozen
class Row:
    """An example of an operation, with the schema of its reply."""

    name: str
    entry: dict[str, Any]
    example: dict[str, Any]

    @property
    def operation(self) -> str:
        name: str = self.entry["operation"]
        return name

    @property
    def schema(self) -> dict[str, Any]:
        return self.entry["replies"].get(str(self.example["status"])) or {}

    @property
    def required(self) -> list[str]:
        return list(self.schema.get("required", []))

    @property
    def enums(self) -> list[str]:
        fields = self.schema["properties"].items()
        return [name for name, field in fields if field.get("type") == "string" and "enum" in field]


ROWS = [
    Row(f"{entry['operation']}-{number}", entry, example)
    for entry in CATALOG
    for number, example in enumerate(entry["examples"])
]
EXAMPLES = {row.name: row for row in ROWS}
WITH_BODY = {
    row.name: row
    for row in ROWS
    if row.example is row.entry["examples"][0] and row.schema and row.operation not in RETURNING_FILES
}
"""The first example of each operation whose reply is JSON."""

Opens = Callable[[str, Row], Both]
ExchangeOf = Callable[[str, Row], Exchange]
AnswerOf = Callable[[str, Row], Model]


@pytest.fixture(scope="module")
def made() -> dict[tuple[str, str], Any]:
    """Results of calls. Several claims are about the same calls."""
    return {}


@pytest.fixture
def send(
    kept_clients: dict[str, Kept],
    wechatpay_gateway: RunningGateway,
    ready_for: Callable[[dict[str, Any]], None],
    tmp_path: Path,
) -> Callable[..., Any]:
    """Makes the call of an example, with a changed reply if there are changes, and returns its answer."""

    def send(kind: str, row: Row, changes: dict[str, Any] | None = None, *, strict: bool = True) -> Any:
        ready_for(row.entry)
        own = {} if changes is None else {"transport": "fast"}  # both transports see all operations
        client = kept_clients[kind](environment_of(wechatpay_gateway, row.example), strict=strict, **own)
        if changes is not None:
            wechatpay_gateway.faults.add("changed_reply", changes=changes)
        return client.call_by_name(row.operation, with_files(row.operation, arguments_of(row.example), tmp_path))

    return send


@pytest.fixture
def exchange_of(
    made: dict[tuple[str, str], Any], send: Callable[..., Any], wechatpay_gateway: RunningGateway
) -> ExchangeOf:
    """Returns the exchange of an example. The first test that needs it makes the call."""

    def exchange_of(kind: str, row: Row) -> Exchange:
        if (kind, row.name) not in made:
            send(kind, row)
            made[kind, row.name] = wechatpay_gateway.requests[-1]
        exchange: Exchange = made[kind, row.name]
        return exchange

    return exchange_of


@pytest.fixture
def answer_of_tomorrow(made: dict[tuple[str, str], Any], send: Callable[..., Any]) -> AnswerOf:
    """Returns the answer with a new field and new values of all enums. The first test that needs it makes the call."""

    def answer_of(kind: str, row: Row) -> Model:
        key = f"tomorrow's {kind}", row.name
        if key not in made:
            made[key] = send(kind, row, {NEW_FIELD: [1], **dict.fromkeys(row.enums, NEW_VALUE)})
        answer: Model = made[key]
        return answer

    return answer_of


def test_every_operation_has_an_example() -> None:
    assert [entry["operation"] for entry in CATALOG if not entry["examples"]] == []


@KINDS
def test_the_gateway_accepts_every_example(exchange_of: ExchangeOf, kind: str) -> None:
    def accepts(row: Row) -> None:
        exchange = exchange_of(kind, row)

        assert exchange.reply is not None
        assert (exchange.operation, exchange.verdict.is_accepted, exchange.reply.status) == (
            row.operation,
            True,
            row.example["status"],
        )

    check_rows(EXAMPLES, accepts)


@KINDS
def test_every_request_line_matches_the_page(exchange_of: ExchangeOf, kind: str) -> None:
    def matches(row: Row) -> None:
        request = exchange_of(kind, row).request

        assert f"{request.method} {request.target.decode()}" == row.example["sends"]

    check_rows(EXAMPLES, matches)


def test_both_clients_send_the_same(exchange_of: ExchangeOf) -> None:
    def is_same(row: Row) -> None:
        requests: list[tuple[Any, ...]] = []
        for kind in ADAPTERS:
            exchange = exchange_of(kind, row)
            own = {b"authorization", b"host"}
            headers = sorted(pair for pair in exchange.request.headers if pair[0] not in own | {b"content-length"})
            requests.append((exchange.request.target, headers, exchange.arguments))

        assert requests[0] == requests[1]

    check_rows(EXAMPLES, is_same)


@KINDS
def test_an_unknown_field_of_every_reply_is_kept(answer_of_tomorrow: AnswerOf, kind: str) -> None:
    def is_kept(row: Row) -> None:
        assert answer_of_tomorrow(kind, row).to_wire()[NEW_FIELD] == [1]

    check_rows(WITH_BODY, is_kept)


@KINDS
def test_an_unknown_value_of_every_enum_is_kept(answer_of_tomorrow: AnswerOf, kind: str) -> None:
    def is_kept(row: Row) -> None:
        received = answer_of_tomorrow(kind, row).to_wire()

        assert {name: received[name] for name in row.enums} == dict.fromkeys(row.enums, NEW_VALUE)

    check_rows(WITH_BODY, is_kept)


@KINDS
def test_a_missing_required_field_raises_only_on_access(send: Callable[..., Any], kind: str) -> None:
    def raises_only_on_access(row: Row) -> None:
        answer: Model = send(kind, row, dict.fromkeys(row.required), strict=False)

        assert {problem.field for problem in answer.problems} == set(row.required)
        for name in row.required:
            with pytest.raises(UnexpectedReply):
                getattr(answer, name)

    check_rows(WITH_BODY, raises_only_on_access)
