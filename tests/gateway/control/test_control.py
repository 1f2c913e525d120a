import json
from typing import Any

import pytest

from gateway.application_states import AlterationState, ApplymentState
from gateway.merchant_side import CANCEL, REVOKE, Answer, Merchant
from wechatpay_gateway.control.machines import machine_addresses
from wechatpay_gateway.server import RunningGateway


def control(merchant: Merchant, method: str, path: str, fields: Any = None, **headers: str) -> Answer:
    body = b"" if fields is None else json.dumps(fields).encode()
    lines = {"Host": merchant.host, "Content-Length": str(len(body))}
    if method == "POST":
        lines["Content-Type"] = "application/json"
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = f"{method} /_gateway{path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    answer = merchant.send(head.encode() + b"\r\n" + body)
    assert answer is not None
    return answer


def test_the_state_can_be_read(merchant: Merchant) -> None:
    state = control(merchant, "GET", "/state").json()
    assert state["merchants"][0]["mchid"] == merchant.mchid
    assert state["applyments"] == [
        {
            "mchid": merchant.mchid,
            "business_code": "1900013511_10000",
            "applyment_id": 20000011111,
            "state": "APPLYMENT_STATE_WAITTING_FOR_AUDIT",
            "reject_param": None,
            "reject_reason": None,
        }
    ]
    assert state["alterations"][0]["state"] == "APPLYMENT_STATE_AUDITING"


def test_the_state_shows_no_secret(merchant: Merchant) -> None:
    shown = control(merchant, "GET", "/state").body.decode()
    assert merchant.environment["WECHATPAY_APIV3_KEY"] not in shown
    assert "PRIVATE" not in shown


def test_applications_can_be_added(gateway: RunningGateway, merchant: Merchant) -> None:
    added = control(merchant, "POST", "/applyments", {"business_code": "more", "state": "APPLYMENT_STATE_PASSED"})
    assert (added.status, added.json()["applyment_id"]) == (200, 20000011112)
    assert gateway.applyments.get("more").state == ApplymentState.PASSED


def test_short_name_requests_can_be_added(gateway: RunningGateway, merchant: Merchant) -> None:
    assert control(merchant, "POST", "/alterations", {"apply_id": "7"}).status == 200
    assert gateway.alterations.get("7").state == AlterationState.AUDITING


def test_faults_can_be_added_listed_and_cleared(gateway: RunningGateway, merchant: Merchant) -> None:
    fields = {"kind": "slow_reply", "times": 2, "options": {"seconds": 0}}
    assert control(merchant, "POST", "/faults", fields).status == 200
    assert [(each["kind"], each["times"]) for each in control(merchant, "GET", "/faults").json()] == [("slow_reply", 2)]
    assert control(merchant, "DELETE", "/faults").json() == []
    assert gateway.faults.pending == ()


def test_the_ledger_can_be_read_and_cleared(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call(CANCEL)
    merchant.call(REVOKE, changed={"Authorization": None})
    done, refused = control(merchant, "GET", "/requests").json()
    assert done["verdict"] == {"is_accepted": True, "reason": ""}
    assert done["message_to_sign"].startswith(f"POST\n{CANCEL}\n")
    assert done["reply"]["status"] == 204
    assert refused["verdict"] == {"is_accepted": False, "reason": "The header Authorization is missing."}
    assert control(merchant, "DELETE", "/requests").json() == []
    assert len(gateway.requests) == 0


def test_the_ledger_shows_no_signature(merchant: Merchant) -> None:
    answer = merchant.call(CANCEL)
    shown = control(merchant, "GET", "/requests").body.decode()
    assert answer.headers["wechatpay-signature"] not in shown
    assert 'signature=\\"' not in shown


def test_reset_restores_the_starting_state(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call(CANCEL)
    gateway.faults.add("no_auth")
    assert control(merchant, "POST", "/reset").status == 200
    assert gateway.applyments.get(20000011111).state == ApplymentState.WAITTING_FOR_AUDIT
    assert (len(gateway.requests), gateway.faults.pending) == (0, ())


@pytest.mark.parametrize(
    ("path", "fields", "message"),
    [
        ("/faults", {"kind": "no_aut"}, "'no_aut' is not a kind of fault"),
        ("/faults", {}, "the field 'kind' is missing"),
        (
            "/faults",
            {"kind": "no_auth", "time": 1},
            "unknown field 'time'; valid fields: kind, times, operation, options",
        ),
        ("/faults", {"kind": "no_auth", "times": "1"}, "the field 'times' must be an integer"),
        ("/faults", {"kind": "no_auth", "options": {"kind": 1}}, "kind"),
        ("/applyments", {"business_code": 5}, "the field 'business_code' must be a string"),
        ("/applyments", {"business_code": "1900013511_10000"}, "already exists"),
        ("/applyments", {"business_code": "x", "state": "x"}, "applyments have no state 'x'; the states are: "),
        ("/clock/advance", {"days": 10**12}, "more than 100 years ahead"),
        ("/clock/advance", {"days": 10**400}, "more than 100 years ahead"),
        ("/orders/ask-password", {"times": -1}, "times must not be negative"),
        ("/reset", {"x": 1}, "unknown field 'x'; valid fields: none"),
        ("/reset", [], "the body must be a JSON object"),
    ],
)
def test_an_invalid_control_request_returns_an_error_that_names_the_problem(
    merchant: Merchant, path: str, fields: Any, message: str
) -> None:
    answer = control(merchant, "POST", path, fields)
    assert answer.status == 400
    assert message in answer.json()["error"]


@pytest.mark.parametrize(("path", "status"), [("/unknown", 404), ("", 404), ("/state", 405), ("/state/", 307)])
def test_an_unknown_control_address_is_not_passed_to_the_api(merchant: Merchant, path: str, status: int) -> None:
    assert control(merchant, "POST", path, {}).status == status


def test_a_page_of_another_site_cannot_control_the_gateway(gateway: RunningGateway, merchant: Merchant) -> None:
    fields = {"kind": "no_auth"}
    assert control(merchant, "POST", "/faults", fields, Content_Type="text/plain").status == 415
    assert control(merchant, "POST", "/faults", fields, Host="rebound.example").status == 403
    assert gateway.faults.pending == ()


def test_control_requests_are_not_in_the_ledger(gateway: RunningGateway, merchant: Merchant) -> None:
    control(merchant, "GET", "/state")
    assert len(gateway.requests) == 0


APPLYMENT_STEPS: list[tuple[str, dict[str, Any], str]] = [
    ("approve", {}, "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT"),
    ("confirm-contact", {}, "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON"),
    ("verify-account", {}, "APPLYMENT_STATE_PASSED"),
    ("state", {"state": "APPLYMENT_STATE_WAITTING_FOR_AUDIT"}, "APPLYMENT_STATE_WAITTING_FOR_AUDIT"),
    ("freeze", {"reason": "known", "param": "name"}, "APPLYMENT_STATE_FREEZED"),
    ("state", {"state": "APPLYMENT_STATE_WAITTING_FOR_AUDIT"}, "APPLYMENT_STATE_WAITTING_FOR_AUDIT"),
    ("reject", {"reason": "wrong"}, "APPLYMENT_STATE_REJECTED"),
]


def test_an_application_can_be_moved_to_its_next_state(merchant: Merchant) -> None:
    states: list[str] = []
    for step, more, _ in APPLYMENT_STEPS:
        answer = control(merchant, "POST", f"/applyments/{step}", {"applyment_id": 20000011111, **more})
        states.append(answer.json()["state"])
    assert states == [state for _, _, state in APPLYMENT_STEPS]


def test_a_merchant_number_can_be_authorized(merchant: Merchant) -> None:
    assert control(merchant, "POST", "/applyments/authorize", {"sub_mchid": "7"}).status == 200
    answer = merchant.call("/v3/apply4subject/applyment/merchants/7/state", method="GET")
    assert answer.json() == {"authorize_state": "AUTHORIZE_STATE_AUTHORIZED"}


ALTERATION_STEPS: list[tuple[str, dict[str, Any], str]] = [
    ("reject", {"reason": "wrong", "details": {"name": "blurred"}}, "APPLYMENT_STATE_REJECTED"),
    ("state", {"state": "APPLYMENT_STATE_AUDITING"}, "APPLYMENT_STATE_AUDITING"),
    ("approve", {}, "APPLYMENT_STATE_MODIFING"),
    ("finish", {}, "APPLYMENT_STATE_FINISHED"),
]


def test_a_short_name_request_can_be_moved_to_its_next_state(merchant: Merchant) -> None:
    control(merchant, "POST", "/alterations", {"apply_id": "7", "kind": "contact", "out_request_no": "own"})
    states: list[str] = []
    for step, more, _ in ALTERATION_STEPS:
        answer = control(merchant, "POST", f"/alterations/{step}", {"apply_id": "7", **more})
        states.append(answer.json()["state"])
    assert states == [state for _, _, state in ALTERATION_STEPS]


@pytest.mark.parametrize(
    ("path", "fields", "message"),
    [
        ("/applyments/approve", {"applyment_id": 1}, "no application 1"),
        ("/applyments/verify-account", {"applyment_id": 20000011111}, "verify_account requires"),
        ("/applyments/reject", {"applyment_id": 20000011111}, "the field 'reason' is missing"),
        ("/alterations/finish", {"apply_id": "20220617143306000013906025001"}, "Pass the kind"),
        (
            "/alterations/approve",
            {"apply_id": "20220617143306000013906025001", "kind": "x"},
            "'x' is not a kind of request; the kinds are: contact, subject, name",
        ),
    ],
)
def test_an_invalid_step_returns_an_error_that_names_the_problem(
    merchant: Merchant, path: str, fields: Any, message: str
) -> None:
    answer = control(merchant, "POST", path, fields)
    assert answer.status == 400
    assert message in answer.json()["error"]


def test_the_state_does_not_show_submitted_data(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.machines["applyments"].add("more", content='{"name":"张三"}')
    assert "张三" not in control(merchant, "GET", "/state").body.decode()


@pytest.mark.parametrize(
    ("name", "listed"), [("service_orders", "PayScore orders"), ("transfer_receipts", "transfer receipts")]
)
def test_an_address_spells_names_as_they_are(gateway: RunningGateway, name: str, listed: str) -> None:
    first = next(iter(machine_addresses([gateway.machines[name]])))
    assert first.means == f"Lists the {listed}, oldest first."


def test_an_action_that_adds_a_record_returns_it(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.product_coupon_stocks.set_state("1000000013001", "SENDING")
    body = {"stock_id": "1000000013001", "openid": "user-9"}
    added = control(merchant, "POST", "/user_product_coupons/receive", body).json()
    assert (added["openid"], added["state"]) == ("user-9", "CONFIRMING")
    assert gateway.user_product_coupons.get(added["coupon_code"]).openid == "user-9"
