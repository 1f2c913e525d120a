"""The catalog of texts: complete, in both languages, without texts that no page uses."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from wechatpay_gateway import Gateway
from wechatpay_gateway.base.faults import FaultKind
from wechatpay_gateway.console.views.families import groups, titles_of
from wechatpay_gateway.family.steps import Actor, Field
from wechatpay_gateway.notifications.faults import NotificationFaultKind
from wechatpay_gateway.notifications.queue import NotificationState
from wechatpay_gateway.texts.texts import Language, Texts, catalog

CONSOLE = Path(__file__).parents[3] / "gateway" / "wechatpay_gateway" / "console"
CHINESE = Texts(Language.CHINESE)
PAGES = catalog()["pages"]
_KEY = re.compile(r"""(?:\bt|\btexts)\("(\w+)"[,)]""")
_FAMILY = re.compile(r"^[a-z_]+$")


@pytest.fixture(scope="module")
def gateway() -> Iterator[Gateway]:
    gateway = Gateway(has_example_orders=False, has_published_keys=True)
    yield gateway
    gateway.close()


def sources() -> str:
    return "\n".join(path.read_text("utf-8") for path in CONSOLE.rglob("*") if path.suffix in {".py", ".html"})


def composed(gateway: Gateway) -> set[str]:
    """Return the keys that pages compose from a word."""
    units = ("days", "hours", "minutes", "seconds")
    sections = ("overview", "requests", "notifications", "families", "balances", "clock", "faults")
    return {
        *sections,
        *units,
        *(f"{unit}_one" for unit in units),
        *(f"theme_{each}" for each in ("auto", "light", "dark")),
        *(f"notification_{each}" for each in NotificationState),
        *(f"group_{each['name']}" for each in groups(gateway)),
        *("all", "accepted", "refused_request", "times", "options"),
    }


def test_the_catalog_has_every_text_of_the_pages(gateway: Gateway) -> None:
    wanted = {*_KEY.findall(sources()), *composed(gateway)}
    assert sorted(wanted - PAGES.keys()) == []


def test_the_catalog_has_no_text_that_no_page_uses(gateway: Gateway) -> None:
    used = {*_KEY.findall(sources()), *composed(gateway)}
    assert sorted(key for key in PAGES.keys() - used if not key.startswith("group_")) == []


def test_every_text_is_in_both_languages() -> None:
    assert [key for key, text in PAGES.items() if set(text) != {"en", "zh"} or not all(text.values())] == []


def test_both_languages_have_the_same_places_for_values() -> None:
    def places(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text)} - {None}

    assert [key for key, text in PAGES.items() if places(text["en"]) != places(text["zh"])] == []


def sentences(gateway: Gateway) -> set[str]:
    found = {"Sets the state of a record, regardless of its current state."}
    found |= {kind.means for kind in (*FaultKind, *NotificationFaultKind)}
    for machine in gateway.machines.values():
        tables: list[tuple[str, list[Field]]] = [
            (machine.add_means if machine.adds else "Adds a record.", [*machine.adds, *machine.key]),
            *((step.means, list(step.takes)) for step in machine.steps),
            *((action.means, list(action.takes)) for action in machine.actions),
        ]
        found |= {text for means, fields in tables for text in (means, *(each.means for each in fields))}
    return found


def test_every_sentence_about_steps_and_fields_is_translated(gateway: Gateway) -> None:
    missing = sorted(each for each in sentences(gateway) if CHINESE.sentence(each) == each)
    assert missing == [], f"add to [sentences] of texts.toml: {missing}"


def test_every_step_and_action_has_a_chinese_label(gateway: Gateway) -> None:
    names = {each.name for machine in gateway.machines.values() for each in machine.steps if not each.is_call}
    names |= {each.name for machine in gateway.machines.values() for each in machine.actions}
    missing = sorted(names - catalog()["steps"].keys())
    assert missing == [], f"add to [steps] of texts.toml: {missing}"


def test_every_family_has_a_chinese_title(gateway: Gateway) -> None:
    known = titles_of(gateway)
    titles = {each.title for each in gateway.machines.values() if each.name not in known}
    assert sorted(titles - catalog()["titles"].keys()) == []


def test_every_column_that_is_not_a_field_has_a_chinese_heading(gateway: Gateway) -> None:
    columns = {column for machine in gateway.machines.values() for column in machine.columns}
    missing = {each for each in columns - catalog()["columns"].keys() if not _FAMILY.match(each)}
    assert missing == set()


def test_every_actor_has_a_chinese_name() -> None:
    assert {each.value for each in Actor} == catalog()["actors"].keys()


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Sets `reject_reason`.", "设置 `reject_reason`。"),
        ("One of contact, subject; defaults to `subject`.", "可选值：contact, subject；默认为 `subject`。"),
        ("The money arrives at the payer.", "资金退回付款用户。"),
        ("The activity starts. Happens by itself at `begin_time`.", "活动开始。到达 `begin_time` 时自动发生。"),
        ("accepted", "成功"),
        (
            "refused: WeChat Pay treats 201 as a failure and retries the notification; return 200 or 204",
            "失败：微信支付把 201 当作失败并重新发送，请应答 200 或 204",
        ),
        ("no acknowledgement: not complete after 5 s", "没有应答：5 秒内没有收完"),
        ("no acknowledgement: not a complete HTTP response", "没有应答：不是完整的 HTTP 应答"),
        ("no acknowledgement: ConnectionRefusedError", "没有应答：ConnectionRefusedError"),
        ("Nobody translated this.", "Nobody translated this."),
    ],
)
def test_a_sentence_is_translated(english: str, chinese: str) -> None:
    assert CHINESE.sentence(english) == chinese
