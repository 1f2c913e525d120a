"""The page of a family: its records, the forms of their steps, and what a refused form says."""

import json

import pytest

from gateway.merchant_side import Merchant
from gateway.orders import NUMBER, direct
from gateway.pages import Element, opened, page, parsed
from gateway.transfers import BILLS, transfer
from wechatpay_gateway.console.page import ROWS_OF_A_PAGE
from wechatpay_gateway.console.views.families import groups
from wechatpay_gateway.server import RunningGateway

FAMILIES = "/_gateway/console/families"
ORDERS = f"{FAMILIES}/orders"


def place(merchant: Merchant, number: str = NUMBER) -> None:
    assert merchant.call_json(*direct(merchant, out_trade_no=number)).status == 200


def rows(document: Element) -> list[list[str]]:
    """Return the texts of the first table's rows, without their buttons."""
    (body, *_) = document.all("tbody")
    return [[cell.text for cell in row.all("td")][:-1] for row in body.all("tr")]


def problem(document: Element) -> str:
    (alert,) = document.all("div", role="alert")
    return alert.text


def test_the_families_that_most_merchants_use_come_first(gateway: RunningGateway) -> None:
    shown = [each["name"] for group in groups(gateway.gateway) for each in group["families"]]
    assert shown[:4] == ["orders", "refunds", "medical_orders", "sharings"]


def test_settings_come_after_the_records_of_a_group(gateway: RunningGateway) -> None:
    (risk,) = (each["families"] for each in groups(gateway.gateway) if each["name"] == "risk")
    names = [each["name"] for each in risk]
    assert names.index("complaints") < names.index("complaint_notification_urls")


def test_a_family_shows_its_records(merchant: Merchant) -> None:
    place(merchant)
    assert rows(opened(merchant, ORDERS)) == [[NUMBER, merchant.mchid, "A book", "10.00", "NATIVE", "NOTPAY"]]


def test_every_step_that_is_possible_has_a_button(merchant: Merchant) -> None:
    merchant.call_json(BILLS, transfer())
    (row,) = opened(merchant, f"{FAMILIES}/transfers").all("tbody")[0].all("tr")
    buttons = [each.text for each in row.all("button")]
    assert buttons == ["Confirm", "Confirm only", "Start", "Decline", "Fail", "Expire"]


def test_a_step_with_arguments_has_a_form_with_a_field_for_each(merchant: Merchant) -> None:
    merchant.call_json(BILLS, transfer())
    (row,) = opened(merchant, f"{FAMILIES}/transfers").all("tbody")[0].all("tr")
    (field,) = [each for each in row.all("input") if each.attributes.get("type") != "hidden"]
    assert (field.attributes["name"], "required" in field.attributes) == ("fail_reason", True)


def test_a_form_with_an_argument_takes_the_step(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call_json(BILLS, transfer())
    key = {"out_bill_no": "transfer1", "mchid": merchant.mchid}
    form = {**key, "fail_reason": "PAYEE_ACCOUNT_ABNORMAL"}
    answer = page(merchant, f"{FAMILIES}/transfers/steps/fail", form)
    assert (answer.status, gateway.transfers.lookup(key).state) == (303, "FAIL")


def test_a_step_that_was_taken_is_confirmed(merchant: Merchant) -> None:
    place(merchant)
    target = page(merchant, f"{ORDERS}/steps/pay", {"number": NUMBER, "mchid": merchant.mchid}).headers["location"]
    assert opened(merchant, target).all("p", role="status")[-1].text == "Done: Pay."


def test_a_text_that_is_not_the_name_of_a_step_is_never_confirmed(merchant: Merchant) -> None:
    assert "Done" not in opened(merchant, f"{ORDERS}?done=Give+me+your+key").text


def test_a_step_in_the_wrong_state_says_what_is_possible(merchant: Merchant) -> None:
    merchant.call_json(BILLS, transfer())
    key = {"out_bill_no": "transfer1", "mchid": merchant.mchid}
    answer = page(merchant, f"{FAMILIES}/transfers/steps/succeed", key)
    text = problem(parsed(answer.body.decode()))
    assert answer.status == 400
    assert "“Succeed” was refused" in text
    assert "is in state WAIT_USER_CONFIRM" in text
    assert "“Succeed” is possible in: TRANSFERING." in text
    assert "Possible now: Confirm, Confirm only, Start, Decline, Fail, Expire." in text


def test_a_refused_step_is_explained_in_chinese(merchant: Merchant) -> None:
    merchant.call_json(BILLS, transfer())
    key = {"out_bill_no": "transfer1", "mchid": merchant.mchid}
    text = problem(opened(merchant, f"{FAMILIES}/transfers/steps/succeed", key, Accept_Language="zh"))
    assert "“成功”未能执行 单据 transfer1 当前状态为 WAIT_USER_CONFIRM。" in text
    assert "当前可以执行：确认、只确认收款" in text


@pytest.mark.parametrize(
    ("path", "form", "reason"),
    [
        ("orders/steps/pay", {"number": "no-such-order"}, "no order no-such-order"),
        ("orders/steps/pay", {}, "the field 'number' is missing"),
        ("balances/steps/deposit", {"owner": "o", "fen": "many"}, "the field 'fen' must be an integer"),
        ("balances/steps/withdraw", {"owner": "o", "fen": "1"}, "deposit money first"),
        ("orders/actions/ask-password", {"times": "-"}, "the field 'times' must be an integer"),
        ("alterations/state", {"apply_id": "x", "state": "NEW"}, "'NEW'"),
        ("applyments/records", {}, "the field 'business_code' is missing"),
        ("alterations/steps/reject", {"apply_id": "20220617143306000013906025001", "details": "{"}, "must be"),
    ],
)
def test_a_form_that_is_refused_says_why(merchant: Merchant, path: str, form: dict[str, str], reason: str) -> None:
    answer = page(merchant, f"{FAMILIES}/{path}", form)
    assert answer.status == 400
    assert reason in problem(parsed(answer.body.decode()))


@pytest.mark.parametrize(
    "path",
    [
        "nothing",
        "nothing/steps/pay",
        "orders/steps/close",
        "orders/steps/nothing",
        "orders/actions/nothing",
        "orders/actions/reset",
        "orders/records",
        "orders/state",
    ],
)
def test_what_a_family_does_not_have_is_not_found(merchant: Merchant, path: str) -> None:
    form = None if path == "nothing" else {"number": NUMBER}
    assert page(merchant, f"{FAMILIES}/{path}", form).status == 404


def test_an_action_is_performed(gateway: RunningGateway, merchant: Merchant) -> None:
    page(merchant, f"{FAMILIES}/transfers/actions/hold", {"times": "1"})
    merchant.call_json(BILLS, transfer())
    assert [each.state for each in gateway.transfers] == ["ACCEPTED"]


def test_a_record_is_added(gateway: RunningGateway, merchant: Merchant) -> None:
    page(merchant, f"{FAMILIES}/applyments/records", {"business_code": "b-1"})
    assert gateway.applyments.newest(1)[0].business_code == "b-1"


def test_a_state_is_set(gateway: RunningGateway, merchant: Merchant) -> None:
    record = gateway.alterations.newest(1)[0]
    form = {"apply_id": record.apply_id, "kind": record.kind, "state": "APPLYMENT_STATE_FINISHED"}
    assert page(merchant, f"{FAMILIES}/alterations/state", form).status == 303
    assert gateway.alterations.get(record.apply_id, record.kind).state == "APPLYMENT_STATE_FINISHED"


def test_money_is_deposited_to_someone_new(gateway: RunningGateway, merchant: Merchant) -> None:
    page(merchant, f"{FAMILIES}/balances/steps/deposit", {"owner": "oNew", "fen": "250"})
    assert gateway.balances.get("oNew").available == 250


def test_a_record_is_found_by_its_number(merchant: Merchant) -> None:
    place(merchant)
    place(merchant, "order-20260101-2")
    assert [row[0] for row in rows(opened(merchant, f"{ORDERS}?number={NUMBER}"))] == [NUMBER]


def test_a_record_has_a_page_with_everything_that_the_control_api_shows(merchant: Merchant) -> None:
    place(merchant)
    (link,) = opened(merchant, ORDERS).all("tbody")[0].all("a", href=f"{ORDERS}?number={NUMBER}&mchid=1900000001")
    (shown,) = opened(merchant, link.attributes["href"]).all("pre")
    assert json.loads(shown.text)["out_trade_no"] == NUMBER


def test_a_number_that_no_record_has_is_a_problem_with_a_cure(merchant: Merchant) -> None:
    assert "Check the number" in problem(opened(merchant, f"{ORDERS}?number=nothing"))


def test_many_records_are_shown_page_by_page(gateway: RunningGateway, merchant: Merchant) -> None:
    for number in range(ROWS_OF_A_PAGE + 1):
        gateway.balances.deposit(f"o{number}", 1)
    first, second = (opened(merchant, f"{FAMILIES}/balances?page={number}") for number in (1, 2))
    assert [len(rows(each)) for each in (first, second)] == [ROWS_OF_A_PAGE, 2]
    assert [each.text for each in first.all("a", rel="next")] == ["Older"]
    assert [each.text for each in second.all("a")[-2:] if "rel" in each.attributes] == ["Newer"]


@pytest.mark.parametrize("number", ["0", "-1", "x", "1e9", "99999999999", "%C2%B2"])
def test_a_page_number_that_makes_no_sense_shows_some_page(merchant: Merchant, number: str) -> None:
    assert page(merchant, f"{ORDERS}?page={number}").status == 200


@pytest.mark.parametrize("name", ["orders", "complaints", "service_orders", "guides"])
def test_every_family_has_its_diagram_as_text(gateway: RunningGateway, merchant: Merchant, name: str) -> None:
    tables = opened(merchant, f"{FAMILIES}/{name}").all("table", id="steps-table")
    shown = [row.all("td")[0].text for table in tables for row in table.all("tbody")[0].all("tr")]
    assert len(shown) == len(gateway.machines[name].steps)


def test_the_page_is_in_chinese(merchant: Merchant) -> None:
    place(merchant)
    document = opened(merchant, ORDERS, Accept_Language="zh")
    assert document.all("h1")[0].text == "支付订单"
    assert "支付" in [each.text for each in document.all("tbody")[0].all("button")]
