"""The gateway's messages on a terminal: its URL, a line for each request, the console's URL, and hints."""

import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from datetime import datetime
from io import StringIO
from itertools import islice
from pathlib import Path
from threading import Event

import pytest
from attrs import field, frozen

from gateway.console.test_console import NATIVE, order
from gateway.merchant_side import CANCEL, REVOKE, SOCKET_SECONDS, Answer, Merchant, receive
from gateway.pages import page
from gateway.serve.test_server import read_lines
from wechatpay_gateway.core.pipeline import REQUEST_FACTS
from wechatpay_gateway.core.site import Site
from wechatpay_gateway.serve.lines import ForPeople, has_colors, printable
from wechatpay_gateway.serve.terminal import log_lines, opening_lines
from wechatpay_gateway.server import RunningGateway, running
from wechatpay_gateway.texts.texts import texts_in

WITHOUT_STATE = "/v3/combine-transactions/id/1217752501201407033233368018"
LINES = 10
ANYWHERE = "0.0.0.0"  # noqa: S104 - a short-lived gateway with a secret


@frozen
class Served:
    """A gateway in a separate process."""

    merchant: Merchant
    process: "subprocess.Popen[str]" = field(repr=False)

    def line(self) -> str:
        """Return the next line on standard error."""
        assert self.process.stderr is not None
        return self.process.stderr.readline().rstrip("\n")

    def stop(self) -> list[str]:
        """Stop the process and return the lines on standard error that were not read."""
        self.process.send_signal(signal.SIGTERM)
        _, errors = self.process.communicate(timeout=SOCKET_SECONDS)
        return errors.splitlines()


@contextmanager
def served(*arguments: str) -> Generator[Served]:
    """Run `wechatpay gateway` while the block runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "wechatpay_cli", "gateway", "--port", "0", "--published-keys", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    with process:
        try:
            assert process.stdout is not None
            variables = read_lines("".join(islice(process.stdout, LINES)))
            yield Served(Merchant.from_env(with_keys(variables)), process)
        finally:
            process.terminate()  # not `kill`, which would leave the folder of the keys behind
            process.communicate(timeout=SOCKET_SECONDS)


def with_keys(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables with keys as text."""
    return {name: Path(value).read_text() if value.endswith(".pem") else value for name, value in variables.items()}


def test_the_first_line_has_the_urls_of_the_gateway_and_the_console(tmp_path: Path) -> None:
    with served() as gateway:
        address = f"http://{gateway.merchant.host}"
        assert gateway.line() == f"WeChat Pay for tests at {address}, console at {address}/_gateway/console"


def test_each_request_is_printed_with_its_verdict() -> None:
    with served() as gateway:
        gateway.line()
        gateway.merchant.call(CANCEL)
        gateway.merchant.call(CANCEL, changed={"Authorization": None})
        gateway.merchant.call("/v3/unknown")
        lines = [gateway.line() for _ in range(3)]
    place = f"onboarding.subject_confirmation.cancel_applyment  {CANCEL.partition('?')[0]}"
    assert all(re.match(r"[0-9]{2}:[0-9]{2}:[0-9]{2}  POST    ", line) for line in lines)
    assert lines[0][18:] == f"204  accepted      {place}"
    assert lines[1][18:] == f"401  refused       {place}  The header Authorization is missing."
    assert lines[2][18:].startswith(
        "404  refused       unknown  /v3/unknown  No operation of this gateway has the path /v3/unknown."
    )


def test_a_call_without_state_is_printed_as_an_example() -> None:
    with served() as gateway:
        gateway.line()
        gateway.merchant.call(WITHOUT_STATE, method="GET")
        operation = "payments.combine_transactions.query_order_by_id"
        assert gateway.line()[10:] == f"GET     200  example only  {operation}  {WITHOUT_STATE}"


def test_the_lines_can_be_json() -> None:
    with served("--json") as gateway:
        first = json.loads(gateway.line())
        gateway.merchant.call(CANCEL, changed={"Authorization": None})
        line = json.loads(gateway.line())
    address = f"http://{gateway.merchant.host}"
    assert first == {"gateway": address, "console": f"{address}/_gateway/console"}
    assert datetime.fromisoformat(line.pop("at")).tzinfo is not None
    assert line == {
        "method": "POST",
        "path": CANCEL.partition("?")[0],
        "status": 401,
        "operation": "onboarding.subject_confirmation.cancel_applyment",
        "accepted": False,
        "example": False,
        "reason": "The header Authorization is missing.",
    }


class Tty(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("output", "environ", "is_colored"),
    [
        (Tty(), {"TERM": "xterm"}, True),
        (Tty(), {"NO_COLOR": "1"}, False),
        (Tty(), {"NO_COLOR": ""}, True),
        (Tty(), {"TERM": "dumb"}, False),
        (StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_only_a_terminal_gets_colors(output: StringIO, environ: dict[str, str], *, is_colored: bool) -> None:
    assert has_colors(output, environ) == is_colored


def record_of(**facts: object) -> logging.LogRecord:
    known = {"method": "GET", "path": "/v3/a", "status": 200, "operation": "a.b.c", "accepted": True, "example": False}
    record = logging.LogRecord("wechatpay_gateway", logging.INFO, "", 0, "", (), None)
    setattr(record, REQUEST_FACTS, {**known, "reason": "", "reason_zh": "", **facts})
    return record


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({}, "\x1b[32m200  通过      \x1b[0m  a.b.c  /v3/a"),
        ({"example": True}, "\x1b[33m200  仅返回示例\x1b[0m  a.b.c  /v3/a"),
        (
            {"accepted": False, "status": 404, "operation": None, "reason": "No.", "reason_zh": "没有。"},
            "\x1b[31m404  已拒绝    \x1b[0m  未知接口  /v3/a  没有。",
        ),
        ({"status": None}, "\x1b[32mcut  通过      \x1b[0m  a.b.c  /v3/a"),
        ({"path": "/v3/\x1b[2J"}, "\x1b[32m200  通过      \x1b[0m  a.b.c  /v3/\\x1b[2J"),
    ],
)
def test_results_are_in_color_and_in_the_language(facts: dict[str, object], text: str) -> None:
    line = ForPeople(texts_in("zh"), is_colored=True)(record_of(**facts))
    assert re.fullmatch(r"\x1b\[2m[0-9:]{8}\x1b\[0m  GET     (.*)", line, re.DOTALL)
    assert line.partition("GET     ")[2] == text


def test_a_quiet_gateway_prints_nothing() -> None:
    with served("--quiet") as gateway:
        gateway.merchant.call(CANCEL)
        gateway.merchant.call(CANCEL, changed={"Authorization": None})
        assert gateway.stop() == []


def test_a_blocked_pipe_does_not_block_the_gateway() -> None:
    with served() as gateway:
        host, _, port = gateway.merchant.host.partition(":")
        raw = gateway.merchant.raw(f"/v3/{'x' * 8000}", changed={"Authorization": None})
        with socket.create_connection((host, int(port)), timeout=SOCKET_SECONDS) as connection:
            for _ in range(400):
                connection.sendall(raw)
                answer = receive(connection)
                assert answer is not None
                assert answer.status == 404
        gateway.process.send_signal(signal.SIGTERM)
        assert gateway.process.wait(SOCKET_SECONDS) == 0


def test_a_long_line_is_truncated() -> None:
    output = StringIO()
    with log_lines(output):
        logging.getLogger("wechatpay_gateway").info("x" * 10_000)
    assert len(output.getvalue()) == len("00:00:00  ") + 500 + 1


def test_control_characters_from_a_client_are_escaped() -> None:
    assert printable("a\x1b[2J\r\nb\x9b张三") == "a\\x1b[2J\\r\\nb\\x9b张三"


class Blocked(StringIO):
    """A terminal that blocks until the test releases it."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go_on = Event()

    def write(self, text: str) -> int:
        self.may_go_on.wait(SOCKET_SECONDS)
        return super().write(text)


def test_lines_are_discarded_if_too_many_are_waiting() -> None:
    output = Blocked()
    site = Site("http://127.0.0.1:1", "http://127.0.0.1:1", frozenset())
    with log_lines(output) as terminal:
        for _ in range(3000):
            terminal.open(site)
        output.may_go_on.set()
    assert 0 < output.getvalue().count("console at") <= 1001


def browse(merchant: Merchant, path: str, accept: str = "text/html,application/xhtml+xml,*/*;q=0.8") -> Answer:
    return page(merchant, path, changed={"Accept": accept})


@pytest.mark.parametrize("path", ["/", "/_gateway", "/_gateway/"])
def test_a_browser_is_redirected_to_the_console(merchant: Merchant, path: str) -> None:
    answer = browse(merchant, path)
    assert (answer.status, answer.headers["location"]) == (307, "/_gateway/console")


@pytest.mark.parametrize("accept", ["application/json", "*/*"])
def test_a_client_of_the_api_is_not_redirected(merchant: Merchant, accept: str) -> None:
    assert browse(merchant, "/", accept).code == "RESOURCE_NOT_EXISTS"


@pytest.mark.parametrize(("method", "target", "status"), [("POST", "/v3/unknown", 404), ("DELETE", REVOKE, 405)])
@pytest.mark.parametrize(("language", "hint"), [("en", "restart the gateway"), ("zh-CN", "请重新启动网关")])
def test_the_error_of_an_unknown_operation_suggests_a_restart(
    merchant: Merchant, method: str, target: str, status: int, language: str, hint: str
) -> None:
    answer = merchant.call(target, method=method, changed={"Accept-Language": language})
    assert answer.status == status
    assert hint in answer.json()["message"]


@pytest.fixture(scope="module")
def shared_opened() -> Generator[RunningGateway]:
    with running(host=ANYWHERE, has_published_keys=True) as gateway:
        yield gateway


@pytest.fixture
def opened(shared_opened: RunningGateway) -> RunningGateway:
    shared_opened.reset()
    return shared_opened


def test_an_open_gateway_has_a_secret_in_its_control_address(opened: RunningGateway) -> None:
    assert re.fullmatch(rf"{re.escape(opened.base_url)}/_gateway/[0-9A-Za-z_-]{{22}}", opened.control_url)


def test_the_secret_is_new_at_each_start(opened: RunningGateway) -> None:
    with running(host=ANYWHERE, has_published_keys=True) as other:
        assert opened.control_url.rpartition("/")[2] != other.control_url.rpartition("/")[2]


def at(gateway: RunningGateway) -> tuple[Merchant, str]:
    """Return the merchant and the path of the control addresses."""
    return Merchant.from_env(gateway.environment), gateway.control_url.removeprefix(gateway.base_url)


@pytest.mark.parametrize("path", ["state", "requests", "faults", "console", "console/requests/1", "console/events"])
def test_an_open_gateway_has_no_control_address_without_the_secret(opened: RunningGateway, path: str) -> None:
    merchant, _ = at(opened)
    assert page(merchant, f"/_gateway/{path}").status == 404
    assert page(merchant, f"/_gateway/{'x' * 22}/{path}").status == 404


@pytest.mark.parametrize("path", ["/", "/_gateway", "/_gateway/"])
def test_an_open_gateway_does_not_redirect_to_its_secret(opened: RunningGateway, path: str) -> None:
    merchant, control = at(opened)
    answer = browse(merchant, path)
    assert answer.status == 404
    assert control not in repr(answer)


@pytest.mark.parametrize("host", ["gateway:8123", "192.168.1.5:8123"])
def test_an_open_gateway_accepts_control_requests_with_the_secret_for_any_host(
    opened: RunningGateway, host: str
) -> None:
    merchant, control = at(opened)
    changed: dict[str, str | None] = {"Host": host}
    assert page(merchant, f"{control}/state", changed=changed).json()["base_url"] == opened.base_url
    assert page(merchant, f"{control}/console", changed=changed).status == 200


@pytest.mark.parametrize("host", ["gateway:8123", "192.168.1.5", "wechatpay.internal"])
def test_an_open_gateway_serves_the_api_for_any_host(opened: RunningGateway, host: str) -> None:
    merchant, _ = at(opened)
    assert merchant.call(CANCEL, changed={"Host": host}).status == 204


def test_the_console_of_an_open_gateway_works_with_the_secret(opened: RunningGateway) -> None:
    merchant, control = at(opened)
    merchant.call_json(NATIVE, order(merchant, out_trade_no="order-1"))
    shown_page = page(merchant, f"{control}/console/families/orders").body.decode()
    assert f'action="{control}/console/families/orders/steps/pay"' in shown_page
    answer = page(
        merchant, f"{control}/console/families/orders/steps/pay", {"number": "order-1", "mchid": merchant.mchid}
    )
    assert (answer.status, answer.headers["location"]) == (303, f"{control}/console/families/orders?done=pay")
    assert opened.orders.get("order-1").state == "SUCCESS"


def test_an_open_gateway_refuses_the_form_of_another_site(opened: RunningGateway) -> None:
    merchant, control = at(opened)
    form = {"number": "x", "mchid": merchant.mchid}
    assert (
        page(merchant, f"{control}/console/families/orders/steps/pay", form, {"Origin": "http://evil.example"}).status
        == 403
    )


def test_a_payer_of_an_open_gateway_neither_needs_nor_sees_the_secret(opened: RunningGateway) -> None:
    merchant, control = at(opened)
    placed = merchant.call_json(NATIVE, order(merchant)).json()["code_url"]
    code = placed.partition("pr=")[2].partition("&")[0]
    phone: dict[str, str | None] = {"Host": "192.168.1.5:8123", "Origin": "http://192.168.1.5:8123"}
    pressed: dict[str, str] = {}
    answers = [page(merchant, f"/_gateway/pay/{code}", form, phone) for form in (None, pressed, pressed)]
    assert [answer.status for answer in answers] == [200, 200, 400]
    assert not any(control in answer.body.decode() for answer in answers)


def test_the_first_lines_of_an_open_gateway_warn_and_contain_the_secret() -> None:
    with served("--host", ANYWHERE) as gateway:
        warning, line = gateway.line(), gateway.line()
        console = line.rpartition(" ")[2]
        shown_page = page(gateway.merchant, console.removeprefix(f"http://{gateway.merchant.host}"))
    assert warning.startswith("Warning: other machines can reach this gateway")
    assert shown_page.status == 200


def test_a_quiet_open_gateway_still_warns() -> None:
    with served("--quiet", "--host", ANYWHERE) as gateway:
        assert len(gateway.stop()) == 2


def test_a_gateway_for_a_phone_prints_a_url_that_the_phone_can_reach() -> None:
    site = Site("http://127.0.0.1:1", "http://192.168.1.5:1", frozenset({"127.0.0.1:1"}), "secret")
    assert opening_lines(site)[1].endswith("console at http://192.168.1.5:1/_gateway/secret/console")
    assert "secret" not in repr(site)


def chinese_lines(log: Callable[[logging.Logger], object]) -> str:
    """Return what the terminal shows in Chinese of what is logged, without the time."""
    output = StringIO()
    with log_lines(output, texts_in("zh")):
        log(logging.getLogger("wechatpay_gateway"))
    return output.getvalue().partition("  ")[2].rstrip("\n")


def test_the_url_and_the_warning_are_printed_in_chinese() -> None:
    site = Site("http://127.0.0.1:1", "http://192.168.1.5:1", frozenset({"127.0.0.1:1"}), "secret")
    warning, line = opening_lines(site, texts_in("zh"))
    assert warning.startswith("警告：其他机器可以访问本网关")
    assert line == "本地微信支付：http://127.0.0.1:1，控制台：http://192.168.1.5:1/_gateway/secret/console"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("notification %s %s -> %s (%s)", "A.B", "1", 200, "accepted"), "通知 A.B 1 -> 200（成功）"),
        (
            (
                "notification %s %s to %s was not delivered: %s; %s",
                *("A.B", "1", "http://127.0.0.1:2/"),
                "no acknowledgement: ConnectionRefusedError",
                "next delivery in 15 s",
            ),
            "通知 A.B 1 投递到 http://127.0.0.1:2/ 失败：没有应答：ConnectionRefusedError；15 秒后重新投递",
        ),
    ],
)
def test_a_line_is_printed_in_chinese(words: tuple[str, object], line: str) -> None:
    assert chinese_lines(lambda logger: logger.info(*words)) == line


def test_a_refused_request_is_printed_in_chinese_with_its_exact_reason(merchant: Merchant) -> None:
    line = chinese_lines(lambda _: merchant.call(CANCEL, changed={"Authorization": None}))

    assert line.endswith("  HTTP头Authorization值格式错误。缺少请求头 Authorization。")


def test_a_refused_request_is_printed_in_chinese_with_the_difference(merchant: Merchant) -> None:
    def send(_logger: logging.Logger) -> None:
        merchant.call(CANCEL, b"null", changed={"Authorization": merchant.authorization("POST", CANCEL, b"")})

    line = chinese_lines(send)

    assert line.startswith("POST    401  已拒绝      onboarding.subject_confirmation.cancel_applyment  /v3/")
    assert line.endswith("  错误的签名，导致验签失败。客户端对空包体签名，但发送的是 'null'。请对实际发送的字节签名。")
