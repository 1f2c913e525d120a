"""`wechatpay gateway do` and its neighbors: commands that control a running gateway over HTTP."""

import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from gateway import transfers
from support.command import run_command
from wechatpay_clients import Client
from wechatpay_gateway.family.controls import controls_of
from wechatpay_gateway.server import RunningGateway, running

Run = Callable[..., CompletedProcess[str]]

PAGE = (Path(__file__).parents[2] / "docs/gateway.md").read_text("utf-8")
DOCUMENTED = next(re.finditer(r"```sh\n(wechatpay gateway do\n.*?)```", PAGE, re.DOTALL)).group(1).splitlines()


def transfer(client: Client, number: str = "a1") -> str:
    client.transfers.merchant_transfer.create_transfer(**transfers.transfer(number))
    return number


@pytest.fixture
def do(run: Run) -> Run:
    """Runs `wechatpay gateway` with the gateway's variables."""
    return lambda *words, **changes: run("gateway", *words, **changes)


def test_a_step_changes_the_record_and_prints_it(do: Run, wechatpay_client: Client) -> None:
    done = do("do", "transfers", "confirm", f"out_bill_no={transfer(wechatpay_client)}")
    assert (done.returncode, json.loads(done.stdout)["state"]) == (0, "SUCCESS")
    assert (
        wechatpay_client.transfers.merchant_transfer.query_transfer_by_out_bill_no(out_bill_no="a1").state == "SUCCESS"
    )


@pytest.mark.parametrize("line", DOCUMENTED)
def test_a_documented_command_works(do: Run, wechatpay_client: Client, line: str) -> None:
    transfer(wechatpay_client)
    done = do(*shlex.split(line)[2:])
    assert (done.returncode, done.stderr) == (0, "")


def test_a_step_may_be_written_with_hyphens(do: Run, wechatpay_client: Client) -> None:
    done = do("do", "transfers", "confirm-only", f"out_bill_no={transfer(wechatpay_client)}")
    assert json.loads(done.stdout)["state"] == "SUCCESS"


def test_integers_booleans_and_objects_are_converted(do: Run) -> None:
    assert json.loads(do("do", "transfers", "hold", "times=2").stdout) == {"times": 2}
    added = do(
        "do", "complaints", "add", "refund_amount=5", "is_urgent=true", 'images=[{"media_type": "A", "media_url": []}]'
    )
    assert added.returncode == 0, added.stderr


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("transfer",), 2, "'transfer' is not a family; did you mean transfers"),
        (("transfers", "confrm"), 2, "'confrm' is not a step of transfers; did you mean confirm"),
        (("transfers", "confirm"), 2, "out_bill_no=… is missing: The merchant's number for the transfer."),
        (("transfers", "confirm", "out_bil_no=a1"), 2, "'out_bil_no' is not a field; did you mean out_bill_no"),
        (("transfers", "confirm", "a1"), 2, "'a1' is not NAME=VALUE"),
        (("transfers", "confirm", "out_bill_no=a1", "out_bill_no=a2"), 2, "out_bill_no is given twice"),
        (("transfers", "hold", "times=two"), 2, "times must be integer, such as 12; got 'two'"),
        (("transfers", "become_sole_trader", "a=1"), 2, "'a' is not expected: there are no fields"),
        (("transfers", "confirm", "out_bill_no=unknown"), 1, "refused: "),
    ],
)
def test_a_mistake_is_named(do: Run, words: tuple[str, ...], code: int, message: str) -> None:
    done = do("do", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr


def test_a_step_from_another_state_is_refused(do: Run, wechatpay_client: Client) -> None:
    number = transfer(wechatpay_client)
    do("do", "transfers", "confirm", f"out_bill_no={number}")
    done = do("do", "transfers", "confirm", f"out_bill_no={number}")
    assert done.returncode == 1
    assert done.stderr == "refused: transfer a1 is in state SUCCESS; confirm requires WAIT_USER_CONFIRM\n"


def test_all_families_are_listed(do: Run, wechatpay_gateway: RunningGateway) -> None:
    listed = [line.split()[0] for line in do("do").stdout.splitlines()]
    assert listed == list(wechatpay_gateway.machines)


def test_every_step_of_every_family_is_listed_with_its_fields(do: Run, wechatpay_gateway: RunningGateway) -> None:
    for name, machine in wechatpay_gateway.machines.items():
        lines = do("do", name).stdout.splitlines()
        for control in controls_of(machine):
            words = [f"{each.name}=…" if each.is_required else f"[{each.name}=…]" for each in control.fields]
            assert " ".join([control.name, *words]) in lines


def test_a_listed_step_names_its_states_and_its_actor(do: Run) -> None:
    assert "  from WAIT_USER_CONFIRM to SUCCESS, by user" in do("do", "transfers").stdout.splitlines()


def test_the_records_of_a_family_are_listed(do: Run, wechatpay_client: Client) -> None:
    for number in ("a1", "a2"):
        transfer(wechatpay_client, number)
    do("do", "transfers", "confirm", "out_bill_no=a1")
    states = [json.loads(line)["state"] for line in do("list", "transfers").stdout.splitlines()]
    assert states == ["SUCCESS", "WAIT_USER_CONFIRM"]
    assert [
        json.loads(line)["out_bill_no"] for line in do("list", "transfers", "state=SUCCESS").stdout.splitlines()
    ] == ["a1"]


def test_records_are_found_by_a_value_that_is_not_text(do: Run, wechatpay_client: Client) -> None:
    transfer(wechatpay_client)
    found = do("list", "transfers", "is_authorized=false", "fail_reason=null").stdout.splitlines()
    assert [json.loads(line)["out_bill_no"] for line in found] == ["a1"]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("state=SUCCES", "'SUCCES' is not a state of transfers; did you mean SUCCESS"),
        ("out_bil_no=a1", "'out_bil_no' is not a field of transfers; did you mean out_bill_no"),
    ],
)
def test_a_mistake_about_a_list_is_named(do: Run, wechatpay_client: Client, word: str, message: str) -> None:
    transfer(wechatpay_client)
    done = do("list", "transfers", word)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_the_clock_is_advanced(do: Run, wechatpay_gateway: RunningGateway, wechatpay_client: Client) -> None:
    before = wechatpay_gateway.clock.now()
    transfer(wechatpay_client)
    assert do("clock", "advance", "1d1h").returncode == 0
    assert wechatpay_gateway.clock.now() - before >= 25 * 3600
    assert (
        wechatpay_client.transfers.merchant_transfer.query_transfer_by_out_bill_no(out_bill_no="a1").fail_reason
        == "OVERDUE_CLOSE"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("advance",), "the duration is missing"),
        (("advance", "25"), "'25' is not a duration"),
        (("advance", "1h2"), "'1h2' is not a duration"),
        (("back", "1h"), "invalid choice: 'back'"),
    ],
)
def test_a_mistake_about_the_clock_is_named(do: Run, words: tuple[str, ...], message: str) -> None:
    done = do("clock", *words)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_fault_affects_the_next_requests(do: Run, wechatpay_gateway: RunningGateway) -> None:
    done = do("fault", "rate_limit", "code=FREQUENCY_LIMIT", "times=2", "operation=payments.refunds.create_refund")
    assert done.returncode == 0, done.stderr
    (pending,) = wechatpay_gateway.faults.pending
    assert (pending.kind, pending.times, pending.operation, pending.options) == (
        *("rate_limit", 2, "payments.refunds.create_refund"),
        {"code": "FREQUENCY_LIMIT"},
    )
    assert [each["kind"] for each in json.loads(do("fault", "--pending").stdout)] == ["rate_limit"]
    do("fault", "--clear")
    assert wechatpay_gateway.faults.pending == ()


def test_a_fault_takes_a_step_after_a_call(do: Run, wechatpay_client: Client) -> None:
    step = (
        "family=transfers",
        "step=fail",
        'fields={"fail_reason": "PAYEE_ACCOUNT_ABNORMAL"}',
        "notification_first=true",
    )
    done = do("fault", "then_step", *step)
    assert done.returncode == 0, done.stderr
    transfer(wechatpay_client)
    assert wechatpay_client.transfers.merchant_transfer.query_transfer_by_out_bill_no(out_bill_no="a1").state == "FAIL"


def test_the_rates_of_the_pages_are_enforced_and_ignored(do: Run, wechatpay_gateway: RunningGateway) -> None:
    shown = [do("rates", *words).stdout.strip() for words in ((), ("enforce",), (), ("ignore",))]
    assert shown == ["ignored", "enforced", "enforced", "ignored"]
    assert not wechatpay_gateway.rates.is_enforced


def test_a_fault_affects_the_next_deliveries(do: Run, wechatpay_gateway: RunningGateway) -> None:
    done = do("fault", "--notifications", "late", "seconds=90", "event_type=REFUND.SUCCESS")
    assert done.returncode == 0, done.stderr
    (pending,) = wechatpay_gateway.notifications.faults.pending
    assert (pending.kind, pending.seconds, pending.event_type) == ("late", 90, "REFUND.SUCCESS")
    do("fault", "--notifications", "--clear")
    assert wechatpay_gateway.notifications.faults.pending == ()


def test_all_kinds_of_faults_are_listed(do: Run) -> None:
    assert "changed_reply changes=… status=…" in do("fault").stdout.splitlines()
    assert "late seconds=…" in do("fault", "--notifications").stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("rate_limits",), 2, "'rate_limits' is not a kind of fault; did you mean rate_limit"),
        (("slow_reply", "second=1"), 2, "'second' is not a field; did you mean seconds"),
        (("slow_reply", "seconds=soon"), 2, "seconds must be number"),
        (("slow_reply", "seconds=-1"), 1, "refused: option seconds of slow_reply must be a finite number"),
        (("no_auth", "operation=x"), 1, "refused: 'x' is not an operation of the catalog"),
    ],
)
def test_a_mistake_about_a_fault_is_named(do: Run, words: tuple[str, ...], code: int, message: str) -> None:
    done = do("fault", *words)
    assert (done.returncode, message in done.stderr) == (code, True), done.stderr


@pytest.fixture(scope="module")
def open_gateway() -> Iterator[RunningGateway]:
    """A gateway whose control addresses contain a secret."""
    with running(host="0.0.0.0", has_published_keys=True) as gateway:  # noqa: S104 (to get a secret)
        yield gateway


@pytest.mark.parametrize("last", ["", "/", "/console"])
def test_the_url_that_the_gateway_prints_is_accepted(open_gateway: RunningGateway, last: str) -> None:
    url = open_gateway.control_url + last
    assert run_command("gateway", "clock", "--url", url, environment={}).returncode == 0
    assert run_command("gateway", "clock", environment={"WECHATPAY_GATEWAY_URL": url}).returncode == 0


def test_a_missing_secret_is_named_and_no_secret_is_printed(open_gateway: RunningGateway) -> None:
    done = run_command("gateway", "clock", "--url", open_gateway.control_url[:-3], environment={})
    assert done.returncode == 2
    assert "its URL needs the secret that it printed at the start" in done.stderr
    assert open_gateway.control_url.rpartition("/")[2][:-3] not in done.stderr


def test_a_gateway_is_found_by_its_port(wechatpay_gateway: RunningGateway) -> None:
    port = wechatpay_gateway.base_url.rpartition(":")[2]
    for words in (("--port", port, "clock"), ("clock", "--port", port)):
        assert run_command("gateway", *words, environment={"WECHATPAY_BASE_URL": ""}).returncode == 0


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1:9", "no gateway listens at http://127.0.0.1:9; start one with `wechatpay gateway`"),
        ("https://api.mch.weixin.qq.com", "api.mch.weixin.qq.com is WeChat Pay, not a gateway"),
        ("127.0.0.1:8123", "the URL of the gateway must be like http://127.0.0.1:8123"),
        ("http://[127", "the URL of the gateway must be like http://127.0.0.1:8123"),
    ],
)
def test_a_wrong_url_is_a_usage_error(url: str, message: str) -> None:
    done = run_command("gateway", "clock", environment={"WECHATPAY_BASE_URL": url})
    assert done.returncode == 2
    assert message in done.stderr
