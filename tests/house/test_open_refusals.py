"""Refusals after which the official page says that the record exists or can exist, so that nobody sends it with a new number."""

import pytest

from support.catalog import CATALOG

TRANSFERS, CLOSING = "transfers.merchant_transfer", "ecommerce.account_cancellation"
CREATES = ("create_transfer", "create_transfer_with_authorization", "create_authorized_transfer")
SCORED = ("service_orders", "partner_service_orders")
FAPIAO, FAPIAO_KINDS = "fapiao.applications", ("general", "real_estate_leasing", "refined_oil", "passenger_transport")
OPEN = {
    **{f"{TRANSFERS}.{name}": ["400 INVALID_REQUEST", "403 NOT_ENOUGH", "400 ALREADY_EXISTS"] for name in CREATES},
    f"{TRANSFERS}.create_authorization": ["400 INVALID_REQUEST"],
    "profit_sharing.profit_sharing.create_return_order": ["400 INVALID_REQUEST"],
    "profit_sharing.brand_profit_sharing.create_return_order": ["400 INVALID_REQUEST", "403 NOT_ENOUGH"],
    "ecommerce.profit_sharing.create_return_order": ["400 INVALID_REQUEST", "403 NOT_ENOUGH"],
    "ecommerce.funds.create_withdrawal": ["403 NOT_ENOUGH"],
    "merchant_funds.accounts.create_withdrawal": ["403 NOT_ENOUGH"],
    "ecommerce.funds.create_day_end_balance_withdrawal": ["403 NOT_ENOUGH"],
    "ecommerce.applyments.create_applyment": ["400 RESOURCE_ALREADY_EXISTS"],
    f"{CLOSING}.create_cancel_application": ["409 ALREADY_EXISTS"],
    f"{CLOSING}.create_cancellation_withdrawal": ["400 BIZ_ERR_NEED_RETRY"],
    f"{CLOSING}.create_cancelled_merchant_withdrawal": ["400 RESOURCE_ALREADY_EXISTS"],
    "onboarding.sub_merchants.submit_applyment": ["400 PROCESSING"],
    "payments.transactions.code_pay": ["400 ORDER_PAID"],
    "payments.medical_insurance.create_order": ["400 ALREADY_EXISTS"],
    "payments.partner_transactions.code_pay": ["400 ORDER_PAID"],
    **{f"payscore.{service}.complete_order": ["400 ORDER_DONE"] for service in SCORED},
    **{f"payscore.{service}.cancel_order": ["400 ORDER_CANCELED"] for service in SCORED},
    **{f"brand.applyments.{verb}_applyment": ["400 RESOURCE_ALREADY_EXISTS"] for verb in ("create", "cancel")},
    **{
        f"brand.business_cards.{name}": ["400 RESOURCE_ALREADY_EXISTS"]
        for name in (
            "create_card_config",
            "publish_card_config",
            "cancel_card_config",
            "create_card_link",
            "cancel_card_link",
        )
    },
    "brand.brand_stores.create_store": ["400 ALREADY_EXISTS"],
    "brand.member_users.create_user_feed": ["400 ALREADY_EXISTS"],
    "brand.member_activities.create_activity": ["400 ALREADY_EXISTS"],
    **{f"{FAPIAO}.{name}": ["400 RESOURCE_ALREADY_EXISTS"] for name in ("reverse_fapiao", "insert_cards")},
    **{
        f"{FAPIAO}.issue_{kind}_fapiao": ["400 RESOURCE_ALREADY_EXISTS", "400 INVALID_REQUEST"] for kind in FAPIAO_KINDS
    },
}


@pytest.mark.parametrize(("name", "refusals"), OPEN.items(), ids=OPEN)
def test_the_outcome_of_a_refusal_is_open_as_on_its_page(name: str, refusals: list[str]) -> None:
    (operation,) = (each for each in CATALOG if each["operation"] == name)
    found = {f"{row['status']} {row['code']}" for row in operation["errors"] if row.get("outcome") == "open"}

    assert set(refusals) <= found
