"""Facts of the official pages of complaints and of the governance of sub-merchants that are easily remembered wrong."""

from collections.abc import Mapping
from typing import Any

import pytest

from support.catalog import CATALOG
from support.spec_texts import at

ROOT = "risk/complaints"
MODELS, RESPOND, DECIDE = (f"{ROOT}/{name}" for name in ("_models", "respond_complaint", "update_refund_progress"))
FEEDBACK = [RESPOND, f"{ROOT}/respond_immediate_service", DECIDE, f"{ROOT}/complete_complaint"]
VERIFY, VERIFIED = (f"risk/merchant_governance/{verb}_inactive_merchant_verification" for verb in ("create", "query"))

FACTS = [
    (RESPOND, ("body", "response_content", "type"), "string(500)"),
    (RESPOND, ("body", "response_images", "type"), "list<string>(..4)"),
    (RESPOND, ("doc",), "Until the user replies, you can send 20 messages; both sides together can send 2,000"),
    (DECIDE, ("body", "reject_media_list", "type"), "list<string>(..4)"),
    (DECIDE, ("enums", "RefundDecision", "REJECT"), "closes the complaint"),
    (DECIDE, ("doc",), "`APPROVE` refunds nothing: create the refund yourself"),
    (f"{ROOT}/complete_complaint", ("doc",), "It fails for a complaint in `PENDING`"),
    (MODELS, ("enums", "ComplaintState", "PROCESSED"), "it becomes `PENDING` again, under the same `complaint_id`"),
    (f"{ROOT}/list_complaints", ("rate",), "200 calls a minute"),
    *((name, ("rate",), "60 calls a minute") for name in FEEDBACK),
    (f"{ROOT}/upload_image", ("replies", "200", "media_id", "type"), "string(512)"),
    (f"{ROOT}/upload_image", ("upload", "max_size"), "2 MB"),
    (f"{ROOT}/download_image", ("parameters", "media_id", "type"), "string(256)"),
    (f"{ROOT}/complaint_changed", ("retries",), "1m x10 5m x22"),
    (f"{ROOT}/complaint_changed", ("doc",), "each time with the same `id`"),
    ("risk/violation_notifications/violation_changed", ("retries",), "1s 15s 15s 30s 3m 10m 20m 30m x94"),
    ("risk/violation_notifications/violation_changed", ("doc",), "intercepted (more than 10 times)"),
    (VERIFY, ("doc",), "While it goes on, the call returns its number again"),
    (VERIFIED, ("doc",), "once an hour, for 3 days"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


def operation(name: str) -> Mapping[str, Any]:
    """Return an operation of the catalog."""
    return next(each for each in CATALOG if each["operation"] == name.replace("/", "."))


@pytest.mark.parametrize(
    ("model", "value"),
    [
        ("ComplaintNegotiationOperateType", "USER_COMFIRM_COMPLAINT"),
        ("ComplaintNegotiationOperateType", "MERCHANT_REFUSE_RERUND"),
    ],
)
def test_values_have_the_spelling_of_the_wire(model: str, value: str) -> None:
    assert value in at(f"{ROOT}/list_negotiation_history", "enums", model)


@pytest.mark.parametrize("name", [RESPOND, DECIDE, f"{ROOT}/complete_complaint"])
def test_feedback_without_an_id_of_the_message_is_not_sent_again(name: str) -> None:
    """Nobody could tell a repeated message from a new one."""
    assert not operation(name)["repeat"]


def test_a_message_with_its_own_id_can_be_sent_again() -> None:
    assert operation(FEEDBACK[1])["repeat"]["by"] == ["idempotent_id"]
