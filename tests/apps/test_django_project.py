"""A Django project with `wechatpay_django`: settings, checks, commands, notifications, and work after the acknowledgement."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.base import BaseHandler
from django.core.management import call_command
from django.db import connection, transaction
from django.test import RequestFactory, override_settings
from django.utils.timezone import now

from support.django_project import django_adapter
from wechatpay_clients import InvalidArgument
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_django import async_client, async_view, client, view
from wechatpay_django.models import Task
from wechatpay_django.outbox import AsyncDatabaseReplayGuard, DatabaseReplayGuard, add_task, run_tasks
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.notifications import Handlers, Router

DRIVER = Path(__file__).parent / "drivers" / "django_tasks.py"
SHOP = "https://shop.example"
NUMBER = "book-1"


@pytest.fixture(scope="module")
def tables() -> None:
    call_command("migrate", verbosity=0)


@pytest.fixture
def database(tables: None) -> Iterator[None]:
    """A database whose changes are undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def project(wechatpay_gateway: RunningGateway) -> Iterator[None]:
    """The settings of a project for the gateway."""
    with override_settings(WECHATPAY={"environ": wechatpay_gateway.environment}):
        yield


def test_a_client_is_shared_until_the_setting_changes(project: None, wechatpay_gateway: RunningGateway) -> None:
    first = client()
    is_shared = client() is first
    with override_settings(WECHATPAY={"environ": wechatpay_gateway.environment, "language": "zh"}):
        other = client()

    assert (is_shared, other is first, type(async_client()).__name__) == (True, False, "AsyncClient")
    with pytest.raises(InvalidArgument, match="closed"):
        first.payments.refunds.query_refund(out_refund_no="refund-1")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"environ": {}}, "merchant_private_key"),
        ({"mchid": 1900000001, "environ": {}}, "mchid"),
        ({"environ": {}, "mch_id": "1900000001"}, "mch_id"),
        (["1900000001"], "WECHATPAY must be a dictionary of settings, got list"),
    ],
    ids=["missing", "wrong type", "unknown", "no dictionary"],
)
def test_wrong_settings_are_an_error_of_django_that_names_them(wrong: object, said: str) -> None:
    with override_settings(WECHATPAY=wrong), pytest.raises(ImproperlyConfigured, match=said):
        client()


def found(**settings: object) -> list[tuple[str | None, str]]:
    with override_settings(**settings):
        return [(message.id, message.msg) for message in checks.run_checks(tags=["wechatpay"])]


def test_the_check_finds_nothing_in_a_valid_project(project: None) -> None:
    assert checks.run_checks(tags=["wechatpay"]) == []


def test_the_check_names_each_wrong_setting_with_its_remedy(wechatpay_gateway: RunningGateway) -> None:
    given = {"environ": wechatpay_gateway.environment, "apiv3_key": "short", "mchid": "abc"}
    with override_settings(WECHATPAY=given):
        messages = checks.run_checks(tags=["wechatpay"])

    assert [(message.id, message.msg.partition(":")[0]) for message in messages] == [
        ("wechatpay.E002", "WECHATPAY_MCHID"),
        ("wechatpay.E002", "WECHATPAY_APIV3_KEY"),
    ]
    assert all(message.hint for message in messages)
    assert not any("short" in message.msg for message in messages)


def test_the_check_only_warns_if_nothing_is_configured() -> None:
    assert [each for each, _ in found(WECHATPAY={"environ": {"HOME": "/"}})] == ["wechatpay.W001"]


def test_the_check_reads_an_empty_environment_as_the_client_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WECHATPAY_MCHID", "1900000001")

    assert [each for each, _ in found(WECHATPAY={"environ": {}})] == ["wechatpay.W001"]


def test_the_check_refuses_a_setting_that_is_no_dictionary() -> None:
    assert [each for each, _ in found(WECHATPAY="1900000001")] == ["wechatpay.E001"]


@pytest.mark.parametrize(
    "chinese",
    [
        {"WECHATPAY": {"environ": {"HOME": "/"}, "language": "zh"}},
        {"WECHATPAY": {"environ": {"HOME": "/"}}, "LANGUAGE_CODE": "zh-hans"},
    ],
    ids=["WECHATPAY", "LANGUAGE_CODE"],
)
def test_the_check_is_in_the_language_of_the_project(chinese: dict[str, object]) -> None:
    texts = [text for _, text in found(**chinese)]

    assert texts
    assert [text for text in texts if not re.search("[\u4e00-\u9fff]", text)] == []


def test_the_doctor_is_in_the_language_of_the_project(wechatpay_gateway: RunningGateway) -> None:
    out = StringIO()
    with override_settings(WECHATPAY={"environ": wechatpay_gateway.environment, "language": "zh"}):
        call_command("wechatpay_doctor", stdout=out)

    assert "通过" in out.getvalue()


def test_the_doctor_prints_the_checks_of_the_project(project: None) -> None:
    out = StringIO()
    call_command("wechatpay_doctor", "--json", stdout=out)

    states = {check["check"]: check["state"] for check in json.loads(out.getvalue())}
    assert (states["WECHATPAY_MCHID"], states["settings together"]) == ("ok", "ok")


def test_the_doctor_exits_with_1_if_a_check_failed() -> None:
    out = StringIO()
    with override_settings(WECHATPAY={"environ": {}}), pytest.raises(SystemExit) as stop:
        call_command("wechatpay_doctor", stdout=out)

    assert (stop.value.code, "FAILED" in out.getvalue()) == (1, True)


def test_the_view_is_exempt_from_the_csrf_check() -> None:
    views: list[Any] = [view(Handlers()), django_adapter.view(Router)]

    assert [each.csrf_exempt for each in views] == [True, True]


def test_the_migrations_are_those_of_the_models() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_a_notification_becomes_one_task(project: None, database: None, wechatpay_gateway: RunningGateway) -> None:
    handlers = Handlers()
    receive = view(handlers, replay_guard=DatabaseReplayGuard())
    handled: list[str] = []

    @handlers.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        handled.append(notification.id)
        add_task("ship", notification.resource.received["out_trade_no"])

    def send(path: str, headers: Mapping[str, str], body: bytes) -> int:
        request = RequestFactory().post(path, body, content_type="application/json", headers=dict(headers))
        return receive(request).status_code

    client().payments.transactions.prepay_native(
        appid="wxd678efh567hg6787",
        description="A book",
        out_trade_no=NUMBER,
        notify_url=f"{SHOP}/wechatpay/notifications",
        amount={"total": 5900},
    )
    wechatpay_gateway.notifications.faults.add("duplicate")
    with wechatpay_gateway.receiving(SHOP, send):
        wechatpay_gateway.pay(NUMBER)
        wechatpay_gateway.deliver()

    assert [delivery.status for delivery in wechatpay_gateway.notifications.deliveries()] == [200, 200]
    assert (len(handled), list(Task.objects.values_list("name", "key"))) == (1, [("ship", NUMBER)])


def test_an_async_view_remembers_a_notification(
    project: None, database: None, wechatpay_gateway: RunningGateway
) -> None:
    handlers, handled = Handlers(), list[str]()
    receive = async_view(handlers, replay_guard=AsyncDatabaseReplayGuard())

    @handlers.on(transaction_success.NOTIFICATION)
    async def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        handled.append(notification.id)

    def send(path: str, headers: Mapping[str, str], body: bytes) -> int:
        request = RequestFactory().post(path, body, content_type="application/json", headers=dict(headers))
        return async_to_sync(receive)(request).status_code

    wechatpay_gateway.notifications.faults.add("duplicate")
    with wechatpay_gateway.receiving(SHOP, send):
        wechatpay_gateway.notify("TRANSACTION.SUCCESS", url=f"{SHOP}/wechatpay/notifications")
        wechatpay_gateway.deliver()

    assert [delivery.status for delivery in wechatpay_gateway.notifications.deliveries()] == [200, 200]
    assert len(handled) == 1


@pytest.mark.parametrize(("atomic_requests", "stored"), [(True, []), (False, ["half"])])
def test_a_handler_that_fails_changes_nothing_with_atomic_requests(
    project: None,
    tables: None,
    wechatpay_gateway: RunningGateway,
    monkeypatch: pytest.MonkeyPatch,
    atomic_requests: object,
    stored: list[str],
) -> None:
    handlers = Handlers()
    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", atomic_requests)
    receive = BaseHandler().make_view_atomic(view(handlers))

    @handlers.fallback
    def fail(_notification: object) -> None:
        add_task("half", NUMBER)
        raise ConnectionError

    def send(path: str, headers: Mapping[str, str], body: bytes) -> int:
        request = RequestFactory().post(path, body, content_type="application/json", headers=dict(headers))
        return receive(request).status_code

    with wechatpay_gateway.receiving(SHOP, send):
        number = wechatpay_gateway.notify("REFUND.SUCCESS", url=f"{SHOP}/wechatpay").id
        wechatpay_gateway.deliver()
    names = list(Task.objects.values_list("name", flat=True))
    Task.objects.all().delete()

    assert [delivery.status for delivery in wechatpay_gateway.notifications.deliveries(number)] == [500]
    assert names == stored


def test_a_task_is_stored_and_done_once(database: None) -> None:
    stored = [add_task("ship", NUMBER, {"fen": 5900}), add_task("ship", NUMBER)]
    done: list[tuple[str, Any]] = []

    def note(task: Task) -> None:
        done.append((task.key, task.payload))

    assert (stored, run_tasks({"ship": note}), run_tasks({"ship": note})) == ([True, False], 1, 0)
    assert done == [(NUMBER, {"fen": 5900})]


def test_a_task_is_not_lost_in_a_database_that_ignores_case(database: None) -> None:
    table = Task._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table])
        (definition,) = cursor.fetchone()
        cursor.execute(f'DROP TABLE "{table}"')
        cursor.execute(definition.replace("varchar(128)", "varchar(128) COLLATE NOCASE"))
    add_task("ship", "Book-1")

    with pytest.raises(ImproperlyConfigured, match="such as utf8mb4_bin"):
        add_task("ship", "book-1")


def test_a_task_that_fails_changes_nothing_and_is_tried_again_later(
    database: None, caplog: pytest.LogCaptureFixture
) -> None:
    add_task("ship", NUMBER)

    def fail(task: Task) -> None:
        add_task("mail", task.key)
        raise ConnectionError("the courier does not respond")

    before = now()
    first, second = run_tasks({"ship": fail}), run_tasks({"ship": fail})
    after = now()
    (task,) = Task.objects.all()
    wait = timedelta(seconds=15)

    assert (first, second, task.failures, task.done_at) == (0, 0, 1, None)
    assert task.error == "ConnectionError: the courier does not respond"
    assert before + wait <= task.due_at <= after + wait
    assert "is tried again later" in caplog.text


def test_a_task_that_has_just_failed_in_another_process_waits(database: None) -> None:
    add_task("ship", NUMBER)

    def fail(_task: Task) -> None:
        raise ConnectionError

    others = [{"ship": fail}]

    def fail_first(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith("UPDATE") and others:
            run_tasks(others.pop())
        return execute(sql, *rest)

    with connection.execute_wrapper(fail_first):
        done = run_tasks({"ship": ship})

    assert (done, Task.objects.filter(name="shipped").count()) == (0, 0)


def ship(task: Task) -> None:
    add_task("shipped", task.key)


def test_the_command_does_the_tasks_that_the_settings_name(database: None) -> None:
    add_task("ship", NUMBER)
    out = StringIO()
    with override_settings(WECHATPAY_TASKS={"ship": f"{__name__}.ship"}):
        call_command("wechatpay_tasks", stdout=out)

    assert (out.getvalue(), Task.objects.filter(name="shipped").count()) == ("1 done\n", 1)


def test_the_command_without_tasks_in_the_settings_says_what_is_missing() -> None:
    with pytest.raises(ImproperlyConfigured, match="WECHATPAY_TASKS must name"):
        call_command("wechatpay_tasks")


def test_a_process_that_is_killed_in_a_task_loses_and_repeats_nothing(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "DATABASE": str(tmp_path / "shop.sqlite")}
    runs = [
        subprocess.run(
            [sys.executable, str(DRIVER), step], env=environment, capture_output=True, check=False, timeout=60
        )
        for step in ("kill", "run")
    ]

    assert [run.returncode for run in runs] == [9, 0], runs[-1].stderr
    assert runs[1].stdout.decode().split() == ["before:", "0", "done:", "3", "parcels:", "3"]
