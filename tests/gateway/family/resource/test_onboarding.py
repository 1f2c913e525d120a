import pytest

from gateway.application_states import AlterationState, ApplymentState
from gateway.merchant_side import CANCEL, REVOKE, Merchant
from wechatpay_gateway.family.steps import UnknownApplicationError
from wechatpay_gateway.server import RunningGateway

APPLYMENT_ID = 20000011111
BUSINESS_CODE = "1900013511_10000"
APPLY_ID = "20220617143306000013906025001"
PATH = "/v3/apply4subject/applyment/{}/cancel"
OPEN_STATES = sorted(set(ApplymentState) - {ApplymentState.PASSED, ApplymentState.FREEZED, ApplymentState.CANCELED})


def test_the_cancel_example_of_the_page_succeeds_without_a_body(merchant: Merchant) -> None:
    reply = merchant.call(CANCEL)
    assert (reply.status, reply.body, reply.internal_number) == (204, b"", 0)


def test_the_revoke_example_of_the_page_returns_its_reply(merchant: Merchant) -> None:
    reply = merchant.call(REVOKE)
    assert reply.status == 200
    assert reply.json() == {"apply_id": APPLY_ID, "state": "APPLYMENT_STATE_CANCELED"}


@pytest.mark.parametrize("target", [CANCEL, REVOKE])
def test_a_success_is_signed(merchant: Merchant, target: str) -> None:
    assert merchant.is_signed(merchant.call(target))


@pytest.mark.parametrize(
    "target",
    [
        PATH.format(BUSINESS_CODE),
        PATH.format(APPLYMENT_ID),
        PATH.format(f"{BUSINESS_CODE}") + f"?applyment_id={APPLYMENT_ID}",
        PATH.format(f"{APPLYMENT_ID}") + f"?applyment_id={APPLYMENT_ID}",
        PATH.format("1900013511%5F10000"),
    ],
)
def test_an_application_can_be_cancelled_by_either_number(
    gateway: RunningGateway, merchant: Merchant, target: str
) -> None:
    assert merchant.call(target).status == 204
    assert gateway.applyments.get(APPLYMENT_ID).state == ApplymentState.CANCELED


def test_a_business_code_of_digits_takes_precedence_over_an_applyment_id(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    gateway.applyments.add(str(APPLYMENT_ID), 7)
    assert merchant.call(PATH.format(APPLYMENT_ID)).status == 204
    assert gateway.applyments.get(7).state == ApplymentState.CANCELED
    assert gateway.applyments.get(APPLYMENT_ID).state == ApplymentState.WAITTING_FOR_AUDIT


@pytest.mark.parametrize("state", OPEN_STATES)
def test_an_open_application_can_be_cancelled(gateway: RunningGateway, merchant: Merchant, state: str) -> None:
    gateway.applyments.set_state(APPLYMENT_ID, state)
    assert merchant.call(CANCEL).status == 204


@pytest.mark.parametrize("state", [ApplymentState.PASSED, ApplymentState.FREEZED])
def test_a_passed_or_frozen_application_cannot_be_cancelled(
    gateway: RunningGateway, merchant: Merchant, state: ApplymentState
) -> None:
    gateway.applyments.set_state(APPLYMENT_ID, state)
    reply = merchant.call(CANCEL)
    assert (reply.status, reply.code) == (400, "INVALID_REQUEST")
    assert gateway.applyments.get(APPLYMENT_ID).state == state


def test_cancelling_again_succeeds_again(merchant: Merchant) -> None:
    assert [merchant.call(CANCEL).status for _ in range(2)] == [204, 204]


@pytest.mark.parametrize("number", ["unknown", "20000011112", "9" * 40, "٣"])
def test_an_unknown_application_is_refused_as_invalid(merchant: Merchant, number: str) -> None:
    quoted = "".join(f"%{byte:02X}" for byte in number.encode())
    reply = merchant.call(PATH.format(quoted))
    assert (reply.status, reply.code) == (400, "INVALID_REQUEST")


def test_two_numbers_of_different_applications_are_refused(gateway: RunningGateway, merchant: Merchant) -> None:
    other = gateway.applyments.add("other")
    reply = merchant.call(PATH.format(BUSINESS_CODE) + f"?applyment_id={other.applyment_id}")
    assert (reply.status, reply.code) == (400, "PARAM_ERROR")
    assert reply.json()["detail"]["field"] == "applyment_id"
    assert gateway.applyments.get(APPLYMENT_ID).state == ApplymentState.WAITTING_FOR_AUDIT


@pytest.mark.parametrize("target", [CANCEL, REVOKE])
def test_another_merchants_application_is_refused(gateway: RunningGateway, merchant: Merchant, target: str) -> None:
    other = Merchant.from_env(gateway.merchants.add("1900000002"))
    reply = other.call(target)
    assert (reply.status, reply.code) == (403, "NO_AUTH")
    assert other.is_signed(reply)


def test_merchants_can_use_the_same_business_code(gateway: RunningGateway, merchant: Merchant) -> None:
    other = Merchant.from_env(gateway.merchants.add("1900000002"))
    own = gateway.applyments.add(BUSINESS_CODE, mchid=other.mchid)
    assert other.call(PATH.format(BUSINESS_CODE)).status == 204
    assert gateway.applyments.get(own.applyment_id).state == ApplymentState.CANCELED
    assert gateway.applyments.get(APPLYMENT_ID).state == ApplymentState.WAITTING_FOR_AUDIT


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (AlterationState.AUDITING, 200),
        (AlterationState.REJECTED, 200),
        (AlterationState.CANCELED, 200),
        (AlterationState.MODIFING, 400),
        (AlterationState.FINISHED, 400),
    ],
)
def test_a_request_can_be_revoked_only_under_review_or_rejected(
    gateway: RunningGateway, merchant: Merchant, state: AlterationState, status: int
) -> None:
    gateway.alterations.set_state(APPLY_ID, state, "name")
    assert merchant.call(REVOKE).status == status
    assert gateway.alterations.get(APPLY_ID, "name").state == (AlterationState.CANCELED if status == 200 else state)


def test_an_unknown_request_is_refused_as_invalid(merchant: Merchant) -> None:
    reply = merchant.call("/v3/mchalterapply/merchantnamealterapplyment/1/revoke")
    assert (reply.status, reply.code) == (400, "INVALID_REQUEST")


def test_reset_restores_the_starting_state(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call(CANCEL)
    gateway.applyments.add("more")
    gateway.reset()
    assert [(each.business_code, each.state) for each in gateway.applyments] == [
        (BUSINESS_CODE, ApplymentState.WAITTING_FOR_AUDIT)
    ]


def test_numbers_in_use_are_refused(gateway: RunningGateway) -> None:
    with pytest.raises(ValueError, match="already exists"):
        gateway.applyments.add("new", APPLYMENT_ID)
    with pytest.raises(ValueError, match="already exists"):
        gateway.alterations.add(APPLY_ID)


def test_unknown_states_are_refused(gateway: RunningGateway) -> None:
    with pytest.raises(ValueError, match="APPLYMENT_STATE_MISSPELT"):
        gateway.applyments.add("new", state="APPLYMENT_STATE_MISSPELT")
    with pytest.raises(ValueError, match="APPLYMENT_STATE_MISSPELT"):
        gateway.alterations.set_state(APPLY_ID, "APPLYMENT_STATE_MISSPELT")


def test_unknown_records_cannot_be_read_or_changed(gateway: RunningGateway) -> None:
    with pytest.raises(UnknownApplicationError):
        gateway.applyments.get("unknown")
    with pytest.raises(UnknownApplicationError):
        gateway.applyments.set_state(1, ApplymentState.PASSED)
    with pytest.raises(UnknownApplicationError):
        gateway.alterations.set_state("1", AlterationState.FINISHED)


def test_every_exchange_is_in_the_ledger(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call(CANCEL)
    merchant.call("/v3/unknown")
    done, unknown = gateway.requests
    assert (done.operation, done.mchid) == ("onboarding.subject_confirmation.cancel_applyment", merchant.mchid)
    assert done.verdict.is_accepted
    assert done.is_performed
    assert done.arguments == {"business_code": BUSINESS_CODE, "applyment_id": APPLYMENT_ID}
    assert done.request.target == CANCEL.encode()
    assert done.reply is not None
    assert done.reply.status == 204
    assert (unknown.operation, unknown.verdict.is_accepted, unknown.is_performed) == (None, False, False)


def test_the_ledger_contains_the_message_to_sign(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call(CANCEL)
    message = gateway.requests.last.message_to_sign
    assert message is not None
    method, target, _, nonce, body, end = message.decode().split("\n")
    assert (method, target, len(nonce), body, end) == ("POST", CANCEL, 32, "", "")
