import json
from pathlib import Path
from typing import Any

import pytest

from gateway.application_states import ApplymentState
from gateway.applications import MICRO, NAME, STORE, SUBMIT, plain_form, sealed
from gateway.catalogs import Json
from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.steps import UnknownApplicationError, WrongStateError
from wechatpay_gateway.request.validation import validate
from wechatpay_gateway.server import RunningGateway, running

CANCEL = "/v3/apply4subject/applyment/{}/cancel"
MERCHANT_STATE = "/v3/apply4subject/applyment/merchants/{}/state"
CODE = "1900000001_7"
OTHER_STORE = STORE | {"store_name": "二郎烧饼"}
EXAMPLE_ID = 20000011111
CHANGED_PARAMETERS = 268498688
QUERY_REPLY = load_catalog().operations["onboarding.subject_confirmation.get_audit_result"].replies[200]


def applyment(merchant: Merchant, business_code: str = CODE, **more: Any) -> Json:
    """Return the required fields of an application, encrypted with new random values each time."""
    form: Json = sealed(merchant, plain_form(MICRO, business_code))
    return form | more


def submit(merchant: Merchant, business_code: str = CODE, **more: Any) -> int:
    reply = merchant.call_json(SUBMIT, applyment(merchant, business_code, **more))
    assert reply.status == 200, reply.body
    return int(reply.json()["applyment_id"])


def query(merchant: Merchant, applyment_id: int) -> Json:
    reply = merchant.call(f"{SUBMIT}?applyment_id={applyment_id}", method="GET")
    assert reply.status == 200, reply.body
    return dict(reply.json())


def assert_refused(reply: Answer, status: int, code: str) -> None:
    assert (reply.status, reply.code) == (status, code)


def test_a_new_application_is_under_review(gateway: RunningGateway, merchant: Merchant) -> None:
    applyment_id = submit(merchant)
    assert query(merchant, applyment_id) == {"applyment_state": "APPLYMENT_STATE_WAITTING_FOR_AUDIT"}
    assert gateway.applyments.get(CODE).mchid == merchant.mchid


def test_the_state_contains_the_submission_as_plain_text(gateway: RunningGateway, merchant: Merchant) -> None:
    content = gateway.applyments.get(submit(merchant)).content
    assert content is not None
    assert json.loads(content)["contact_info"] == {"name": NAME, "mobile": "13800000000", "contact_type": "LEGAL"}


def test_the_control_api_does_not_show_the_submission(gateway: RunningGateway, merchant: Merchant) -> None:
    submit(merchant)
    assert NAME not in repr(list(gateway.applyments))


def test_the_same_content_returns_the_same_number_despite_different_ciphertext(merchant: Merchant) -> None:
    assert submit(merchant) == submit(merchant)


def test_the_order_of_fields_makes_no_difference(merchant: Merchant) -> None:
    first = submit(merchant)
    turned = dict(reversed(applyment(merchant).items()))
    assert merchant.call_json(SUBMIT, turned).json() == {"applyment_id": first}


@pytest.mark.parametrize(
    "change",
    [{"channel_id": "20001111"}, {"subject_info": {"subject_type": MICRO, "assist_prove_info": OTHER_STORE}}],
)
def test_different_content_with_the_same_number_is_refused(merchant: Merchant, change: Json) -> None:
    submit(merchant)
    reply = merchant.call_json(SUBMIT, applyment(merchant, **change))
    assert_refused(reply, 400, "INVALID_REQUEST")
    assert reply.internal_number == CHANGED_PARAMETERS


def test_a_different_plaintext_is_different_content(merchant: Merchant) -> None:
    submit(merchant)
    body = applyment(merchant)
    body["contact_info"]["mobile"] = merchant.seal("13900000000")
    assert merchant.call_json(SUBMIT, body).status == 400


def test_a_draft_accepts_different_content(gateway: RunningGateway, merchant: Merchant) -> None:
    applyment_id = submit(merchant)
    gateway.applyments.set_state(applyment_id, ApplymentState.EDITTING)
    assert submit(merchant, channel_id="20001111") == applyment_id
    assert gateway.applyments.get(applyment_id).state == ApplymentState.WAITTING_FOR_AUDIT


@pytest.mark.parametrize("state", [ApplymentState.REJECTED, ApplymentState.CANCELED, ApplymentState.PASSED])
def test_an_application_in_a_final_state_requires_a_new_business_code(
    gateway: RunningGateway, merchant: Merchant, state: ApplymentState
) -> None:
    applyment_id = submit(merchant)
    gateway.applyments.set_state(applyment_id, state)
    reply = merchant.call_json(SUBMIT, applyment(merchant, channel_id="20001111"))
    assert_refused(reply, 400, "INVALID_REQUEST")
    assert submit(merchant, f"{CODE}_2", channel_id="20001111") != applyment_id


def test_an_application_of_the_examples_accepts_the_first_content(gateway: RunningGateway, merchant: Merchant) -> None:
    assert submit(merchant, "1900013511_10000") == EXAMPLE_ID
    reply = merchant.call_json(SUBMIT, applyment(merchant, "1900013511_10000", channel_id="20001111"))
    assert_refused(reply, 400, "INVALID_REQUEST")


def test_merchants_can_use_the_same_business_code(gateway: RunningGateway, merchant: Merchant) -> None:
    other = Merchant.from_env(gateway.merchants.add("1900000002"))
    assert submit(merchant) != submit(other, channel_id="20001111")


@pytest.mark.parametrize("business_code", ["a-b", "业务", "a b", ""])
def test_a_business_code_consists_of_digits_letters_and_underscores(merchant: Merchant, business_code: str) -> None:
    reply = merchant.call_json(SUBMIT, applyment(merchant, business_code))
    assert_refused(reply, 400, "PARAM_ERROR")
    assert reply.json()["detail"]["field"] == "/business_code"


STEPS = [
    ("approve", ApplymentState.WAITTING_FOR_AUDIT, ApplymentState.WAITTING_FOR_CONFIRM_CONTACT),
    ("confirm_contact", ApplymentState.WAITTING_FOR_CONFIRM_CONTACT, ApplymentState.WAITTING_FOR_CONFIRM_LEGALPERSON),
    ("verify_account", ApplymentState.WAITTING_FOR_CONFIRM_LEGALPERSON, ApplymentState.PASSED),
]


@pytest.mark.parametrize(("step", "before", "after"), STEPS)
def test_an_application_passes_through_the_states_of_the_guide(
    gateway: RunningGateway, merchant: Merchant, step: str, before: ApplymentState, after: ApplymentState
) -> None:
    applyment_id = submit(merchant)
    gateway.applyments.set_state(applyment_id, before)
    getattr(gateway.applyments, step)(applyment_id)
    reply = query(merchant, applyment_id)
    assert reply["applyment_state"] == after
    assert reply["qrcode_data"]


@pytest.mark.parametrize(("step", "before"), [(step, before) for step, before, _ in STEPS])
def test_a_step_from_another_state_is_refused(
    gateway: RunningGateway, merchant: Merchant, step: str, before: ApplymentState
) -> None:
    applyment_id = submit(merchant)
    gateway.applyments.set_state(applyment_id, ApplymentState.CANCELED)
    with pytest.raises(WrongStateError, match=f"is in state {ApplymentState.CANCELED}; {step} requires {before}"):
        getattr(gateway.applyments, step)(applyment_id)


@pytest.mark.parametrize(("step", "state"), [("reject", ApplymentState.REJECTED), ("freeze", ApplymentState.FREEZED)])
def test_a_rejected_application_has_the_reason(
    gateway: RunningGateway, merchant: Merchant, step: str, state: ApplymentState
) -> None:
    applyment_id = submit(merchant)
    getattr(gateway.applyments, step)(applyment_id, "公司名称与工商局登记不一致", "merchant_name")
    reply = query(merchant, applyment_id)
    assert (reply["applyment_state"], reply["reject_param"]) == (state, "merchant_name")
    assert reply["reject_reason"] == "公司名称与工商局登记不一致"


def test_only_an_application_under_review_can_be_rejected(gateway: RunningGateway, merchant: Merchant) -> None:
    applyment_id = submit(merchant)
    gateway.applyments.approve(applyment_id)
    with pytest.raises(WrongStateError):
        gateway.applyments.reject(applyment_id, "late")


def test_steps_of_an_unknown_application_are_refused(gateway: RunningGateway) -> None:
    with pytest.raises(UnknownApplicationError):
        gateway.applyments.approve(1)


@pytest.mark.parametrize("state", list(ApplymentState))
def test_the_reply_to_a_query_in_every_state_matches_the_page(
    gateway: RunningGateway, merchant: Merchant, state: ApplymentState
) -> None:
    gateway.applyments.set_state(EXAMPLE_ID, state)
    assert QUERY_REPLY is not None
    assert validate(QUERY_REPLY, query(merchant, EXAMPLE_ID), "", "body") is None


@pytest.mark.parametrize(
    "numbers",
    [
        "applyment_id=20000011111",
        "business_code=1900013511_10000",
        "business_code=1900013511_10000&applyment_id=20000011111",
    ],
)
def test_an_application_can_be_queried_by_either_number(merchant: Merchant, numbers: str) -> None:
    assert merchant.call(f"{SUBMIT}?{numbers}", method="GET").status == 200


def test_a_query_without_a_number_is_refused(merchant: Merchant) -> None:
    assert_refused(merchant.call(SUBMIT, method="GET"), 400, "PARAM_ERROR")


@pytest.mark.parametrize("numbers", ["applyment_id=1", "business_code=unknown"])
def test_an_unknown_application_is_refused_as_invalid(merchant: Merchant, numbers: str) -> None:
    reply = merchant.call(f"{SUBMIT}?{numbers}", method="GET")
    assert_refused(reply, 400, "INVALID_REQUEST")
    assert reply.json()["message"] == "申请单不存在"


def test_two_numbers_of_different_applications_are_refused(merchant: Merchant) -> None:
    submit(merchant)
    reply = merchant.call(f"{SUBMIT}?applyment_id={EXAMPLE_ID}&business_code={CODE}", method="GET")
    assert_refused(reply, 400, "PARAM_ERROR")


def test_another_merchants_application_cannot_be_queried(gateway: RunningGateway) -> None:
    other = Merchant.from_env(gateway.merchants.add("1900000002"))
    assert_refused(other.call(f"{SUBMIT}?applyment_id={EXAMPLE_ID}", method="GET"), 403, "NO_AUTH")


def test_a_cancelled_application_has_the_state_canceled(merchant: Merchant) -> None:
    applyment_id = submit(merchant)
    assert merchant.call(CANCEL.format(CODE)).status == 204
    assert query(merchant, applyment_id) == {"applyment_state": "APPLYMENT_STATE_CANCELED"}


def test_a_merchant_number_is_authorized_after_its_owner_confirms(gateway: RunningGateway, merchant: Merchant) -> None:
    def state() -> Any:
        return merchant.call(MERCHANT_STATE.format("1900009999"), method="GET").json()

    assert state() == {"authorize_state": "AUTHORIZE_STATE_UNAUTHORIZED"}
    gateway.applyments.authorize("1900009999")
    assert state() == {"authorize_state": "AUTHORIZE_STATE_AUTHORIZED"}


def test_the_merchant_of_the_example_is_authorized(merchant: Merchant) -> None:
    reply = merchant.call(MERCHANT_STATE.format("20001111"), method="GET").json()
    assert reply == {"authorize_state": "AUTHORIZE_STATE_AUTHORIZED"}


def test_a_state_file_keeps_the_submission(tmp_path: Path) -> None:
    state = tmp_path / "gateway.db"
    with running(state=state, has_published_keys=True) as first:
        merchant = Merchant.from_env(first.environment)
        applyment_id = submit(merchant)
        first.applyments.reject(applyment_id, "reason", "param")
    again = Gateway(state=state, has_published_keys=True)
    found = again.applyments.get(applyment_id)
    again.close()
    assert (found.state, found.reject_reason, found.reject_param) == (ApplymentState.REJECTED, "reason", "param")
    assert found.content is not None
