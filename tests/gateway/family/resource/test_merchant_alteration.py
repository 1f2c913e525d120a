from typing import Any

import pytest
from attrs import frozen

from gateway.application_states import AlterationKind, AlterationState
from gateway.catalogs import Json
from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.family.steps import UnknownApplicationError, WrongStateError
from wechatpay_gateway.request.validation import validate
from wechatpay_gateway.server import RunningGateway

SERVICE = "onboarding.merchant_alteration"
EXAMPLE_ID = "20220617143306000013906025001"
SUB_MCHID = "1900009999"
NUMBER = "1900000001_7"
CHANGED_PARAMETERS = 268498688


@frozen
class Family:
    """The four operations for one kind of request."""

    kind: str
    folder: str
    merchant_name: str
    query_operation: str

    def body(self, merchant: Merchant, number: str = NUMBER, *, is_changed: bool = False) -> Json:
        """Return a request, encrypted with new random values each time."""
        named = {self.merchant_name: SUB_MCHID, "out_request_no": number}
        match self.kind:
            case "contact":
                return named | {
                    "contact_info": {
                        "contact_name": merchant.seal("李四" if is_changed else "张三"),
                        "contact_id_doc_type": "IDENTIFICATION_TYPE_IDCARD",
                        "contact_id_card_number": merchant.seal("11010119900101001X"),
                        "contact_id_doc_copy": "media",
                        "contact_id_doc_period_begin": "2019-06-06",
                        "contact_id_doc_period_end": "长期",
                        "mobile_phone": merchant.seal("13800000000"),
                    }
                }
            case "subject":
                scope = "ALTER_SCOPE_UBO" if is_changed else "ALTER_SCOPE_FULL"
                return named | {"organization_type": "SUBJECT_TYPE_MICRO", "alter_scope": scope}
            case _:
                return named | {"merchant_shortname": "烧饼" if is_changed else "大枣"}

    def create(self, merchant: Merchant, number: str = NUMBER, *, is_changed: bool = False) -> str:
        reply = merchant.call_json(self.folder, self.body(merchant, number, is_changed=is_changed))
        assert reply.status == 200, reply.body
        return str(reply.json()["apply_id"])

    def query(self, merchant: Merchant, apply_id: str) -> Answer:
        return merchant.call(f"{self.folder}/{apply_id}", method="GET")

    def query_by_own_number(self, merchant: Merchant, number: str = NUMBER) -> Answer:
        return merchant.call(f"{self.folder}/merchant/{SUB_MCHID}/out-request-no/{number}", method="GET")

    def revoke(self, merchant: Merchant, apply_id: str) -> Answer:
        return merchant.call(f"{self.folder}/{apply_id}/revoke")


FAMILIES = [
    Family("contact", "/v3/mchalterapply/mchcontactalterapplyment", "merchant_code", "get_contact_alteration"),
    Family("subject", "/v3/mchalterapply/mchsubjectalterapplyment", "merchant_code", "get_subject_alteration"),
    Family("name", "/v3/mchalterapply/merchantnamealterapplyment", "sub_mchid", "get_name_alteration"),
]


@pytest.fixture(params=FAMILIES, ids=lambda family: family.kind)
def family(request: pytest.FixtureRequest) -> Family:
    found: Family = request.param
    return found


def state_of(gateway: RunningGateway, apply_id: str) -> AlterationState:
    return AlterationState(gateway.alterations.get(apply_id).state)


def test_a_new_request_is_under_review_and_can_be_queried_by_both_numbers(merchant: Merchant, family: Family) -> None:
    apply_id = family.create(merchant)
    expected = {
        "apply_id": apply_id,
        "out_request_no": NUMBER,
        family.merchant_name: SUB_MCHID,
        "state": "APPLYMENT_STATE_AUDITING",
    }
    assert family.query(merchant, apply_id).json() == expected
    assert family.query_by_own_number(merchant).json() == expected


def test_an_apply_id_has_the_form_of_the_examples(merchant: Merchant, family: Family) -> None:
    apply_id = family.create(merchant)
    assert apply_id.isdigit()
    assert len(apply_id) == len(EXAMPLE_ID)


def test_the_same_content_returns_the_same_number(merchant: Merchant, family: Family) -> None:
    assert family.create(merchant) == family.create(merchant)


def test_different_content_with_the_same_number_is_refused(merchant: Merchant, family: Family) -> None:
    family.create(merchant)
    reply = merchant.call_json(family.folder, family.body(merchant, is_changed=True))
    assert (reply.status, reply.code, reply.internal_number) == (400, "INVALID_REQUEST", CHANGED_PARAMETERS)


@pytest.mark.parametrize("is_changed", [False, True])
@pytest.mark.parametrize("state", [AlterationState.REJECTED, AlterationState.EDITTING])
def test_a_rejected_request_can_be_submitted_again_with_its_number(
    gateway: RunningGateway, merchant: Merchant, family: Family, state: AlterationState, *, is_changed: bool
) -> None:
    apply_id = family.create(merchant)
    gateway.alterations.set_state(apply_id, state)
    assert family.create(merchant, is_changed=is_changed) == apply_id
    assert state_of(gateway, apply_id) == AlterationState.AUDITING


def test_a_second_submission_replaces_the_first(gateway: RunningGateway, merchant: Merchant, family: Family) -> None:
    apply_id = family.create(merchant)
    gateway.alterations.reject(apply_id, "reason")
    family.create(merchant, is_changed=True)
    assert family.create(merchant, is_changed=True) == apply_id
    assert merchant.call_json(family.folder, family.body(merchant)).internal_number == CHANGED_PARAMETERS


def test_a_second_submission_clears_the_reasons_of_the_rejection(
    gateway: RunningGateway, merchant: Merchant, family: Family
) -> None:
    apply_id = family.create(merchant)
    gateway.alterations.reject(apply_id, "reason", {"field": "wrong"})
    family.create(merchant, is_changed=True)
    assert "audit_reject_reason" not in family.query(merchant, apply_id).json()


@pytest.mark.parametrize("state", list(AlterationState))
def test_a_merchant_can_have_one_open_request_of_a_kind(
    gateway: RunningGateway, merchant: Merchant, family: Family, state: AlterationState
) -> None:
    gateway.alterations.set_state(family.create(merchant), state)
    reply = merchant.call_json(family.folder, family.body(merchant, "another"))
    is_closed = state in {AlterationState.FINISHED, AlterationState.CANCELED}
    assert reply.status == (200 if is_closed else 400)


def test_after_a_request_is_revoked_another_can_be_submitted(merchant: Merchant, family: Family) -> None:
    first = family.create(merchant)
    family.revoke(merchant, first)
    assert family.create(merchant, "another") != first


def test_an_approved_request_is_being_modified_and_then_finished(
    gateway: RunningGateway, merchant: Merchant, family: Family
) -> None:
    apply_id = family.create(merchant)
    gateway.alterations.approve(apply_id)
    assert family.query(merchant, apply_id).json()["state"] == "APPLYMENT_STATE_MODIFING"
    gateway.alterations.finish(apply_id)
    assert family.query(merchant, apply_id).json()["state"] == "APPLYMENT_STATE_FINISHED"


def test_a_rejected_request_has_the_reasons(gateway: RunningGateway, merchant: Merchant, family: Family) -> None:
    apply_id = family.create(merchant)
    gateway.alterations.reject(apply_id, "身份证背面识别失败", {"contact_id_doc_copy_back": "不清晰"})
    reply = family.query(merchant, apply_id).json()
    assert (reply["state"], reply["audit_reject_reason"]) == ("APPLYMENT_STATE_REJECTED", "身份证背面识别失败")
    if family.kind != "name":
        assert reply["audit_reject_detail"] == [{"param_name": "contact_id_doc_copy_back", "reject_reason": "不清晰"}]


@pytest.mark.parametrize("step", ["approve", "reject", "finish"])
def test_a_step_from_another_state_is_refused(
    gateway: RunningGateway, merchant: Merchant, family: Family, step: str
) -> None:
    apply_id = family.create(merchant)
    gateway.alterations.set_state(apply_id, AlterationState.CANCELED)
    reasons = ("reason",) if step == "reject" else ()
    with pytest.raises(
        WrongStateError, match=f"request {apply_id} is in state APPLYMENT_STATE_CANCELED; {step} requires"
    ):
        getattr(gateway.alterations, step)(apply_id, *reasons)


@pytest.mark.parametrize("state", list(AlterationState))
def test_the_reply_to_a_query_in_every_state_matches_the_page(
    gateway: RunningGateway, merchant: Merchant, family: Family, state: AlterationState
) -> None:
    schema = load_catalog().operations[f"{SERVICE}.{family.query_operation}"].replies[200]
    apply_id = family.create(merchant)
    gateway.alterations.set_state(apply_id, state)
    assert schema is not None
    assert validate(schema, family.query(merchant, apply_id).json(), "", "body") is None


REVOCABLE = {AlterationState.AUDITING, AlterationState.REJECTED, AlterationState.CANCELED}


@pytest.mark.parametrize("state", list(AlterationState))
@pytest.mark.parametrize("family", FAMILIES[::2], indirect=True, ids=lambda family: family.kind)
def test_a_request_can_be_revoked_under_review_or_rejected(
    gateway: RunningGateway, merchant: Merchant, family: Family, state: AlterationState
) -> None:
    apply_id = family.create(merchant)
    gateway.alterations.set_state(apply_id, state)
    reply = family.revoke(merchant, apply_id)
    if state in REVOCABLE:
        assert reply.json() == {"apply_id": apply_id, "state": "APPLYMENT_STATE_CANCELED"}
    else:
        assert (reply.status, reply.code) == (400, "INVALID_REQUEST")
    assert state_of(gateway, apply_id) == (AlterationState.CANCELED if state in REVOCABLE else state)


@pytest.mark.parametrize("state", list(AlterationState))
def test_revoking_a_change_of_the_subject_returns_success_or_failure(
    gateway: RunningGateway, merchant: Merchant, state: AlterationState
) -> None:
    subject = FAMILIES[1]
    apply_id = subject.create(merchant)
    gateway.alterations.set_state(apply_id, state)
    is_revocable = state in REVOCABLE | {AlterationState.EDITTING}
    assert subject.revoke(merchant, apply_id).json() == {"result": "SUCCESS" if is_revocable else "FAIL"}
    assert state_of(gateway, apply_id) == (AlterationState.CANCELED if is_revocable else state)


def test_an_unknown_request_is_refused_as_invalid(merchant: Merchant, family: Family) -> None:
    for reply in (
        family.query(merchant, "1"),
        family.query_by_own_number(merchant, "unknown"),
        family.revoke(merchant, "1"),
    ):
        assert (reply.status, reply.code) == (400, "INVALID_REQUEST")


def test_another_merchants_request_cannot_be_queried(
    gateway: RunningGateway, merchant: Merchant, family: Family
) -> None:
    apply_id = family.create(merchant)
    other = Merchant.from_env(gateway.merchants.add("1900000002"))
    assert family.query(other, apply_id).code == "NO_AUTH"
    assert family.revoke(other, apply_id).code == "NO_AUTH"
    assert family.query_by_own_number(other).code == "INVALID_REQUEST"


def test_the_requests_of_the_examples_are_under_review(gateway: RunningGateway) -> None:
    found = [(each.kind, each.apply_id, each.state) for each in gateway.alterations]
    assert found == [(kind, EXAMPLE_ID, AlterationState.AUDITING) for kind in AlterationKind]


def test_a_number_of_several_kinds_requires_the_kind(gateway: RunningGateway) -> None:
    with pytest.raises(ValueError, match="Pass the kind: contact, subject, name"):
        gateway.alterations.approve(EXAMPLE_ID)
    gateway.alterations.approve(EXAMPLE_ID, "subject")
    assert gateway.alterations.get(EXAMPLE_ID, AlterationKind.SUBJECT).state == AlterationState.MODIFING


def test_the_error_for_an_unknown_number_contains_it(gateway: RunningGateway) -> None:
    with pytest.raises(UnknownApplicationError, match="no request 1"):
        gateway.alterations.finish("1")


def test_an_added_request_changes_the_owners_data_by_default(gateway: RunningGateway, merchant: Merchant) -> None:
    added = gateway.alterations.add("7", kind="contact")
    assert (added.kind, added.apply_id, added.mchid, added.merchant_code, added.out_request_no, added.state) == (
        *("contact", "7", merchant.mchid, merchant.mchid, "7"),
        "APPLYMENT_STATE_AUDITING",
    )


def test_numbers_in_use_are_refused(gateway: RunningGateway) -> None:
    numbers: dict[str, Any] = {"kind": "contact", "merchant_code": SUB_MCHID, "out_request_no": NUMBER}
    gateway.alterations.add("7", **numbers)
    with pytest.raises(ValueError, match="already exists"):
        gateway.alterations.add("8", **numbers)
