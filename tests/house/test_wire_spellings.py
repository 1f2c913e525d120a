"""Names and values keep the spelling of the wire, even where it looks like a mistake."""

import json

import pytest

from support.catalog import CATALOG

OPERATIONS = {entry["operation"]: entry for entry in CATALOG}
SPELLINGS = (
    ("onboarding.sub_merchants.update_settlement", "FREQENCY_LIMIT", "FREQUENCY_LIMIT"),
    ("onboarding.sub_merchants.submit_applyment", "APPLYMENT_NOTEXIST", "APPLYMENT_NOT_EXIST"),
    ("fapiao.applications.upload_fapiao_file", "digest_alogrithm", "digest_algorithm"),
    ("brand.member_activities.create_activity", "MECHANT_APP_COMPONENT", "MERCHANT_APP_COMPONENT"),
    ("brand.member_activities.query_activity", "MECHANT_APP_COMPONENT", "MERCHANT_APP_COMPONENT"),
    ("marketing.cash_coupons.query_stock", "stoped", "stopped"),
    ("marketing.cash_coupons.list_user_coupons", "SENDED", "SENT"),
    ("payments.combine_transactions.query_order_by_out_trade_no", "SYSTEMERROR", "SYSTEM_ERROR"),
    ("payments.combine_transactions.query_order_by_out_trade_no", "ORDERNOTEXIST", "ORDER_NOT_EXIST"),
    ("payments.combine_transactions.prepay_h5", "RULELIMIT", "RULE_LIMIT"),
    ("payments.combine_transactions.prepay_h5", "NOAUTH", "NO_AUTH"),
    ("ecommerce.account_cancellation.create_cancelled_merchant_withdrawal", "NOTENOUGH", "NOT_ENOUGH"),
    ("transfers.merchant_transfer.query_transfer_by_out_bill_no", "TRANSFERING", "TRANSFERRING"),
    ("transfers.merchant_transfer.query_transfer_by_out_bill_no", "CANCELING", "CANCELLING"),
    ("transfers.merchant_transfer.query_transfer_by_out_bill_no", "CANCELLED", "CANCELED"),
)


@pytest.mark.parametrize(("operation", "wire", "corrected"), SPELLINGS)
def test_an_operation_has_the_spelling_of_the_wire(operation: str, wire: str, corrected: str) -> None:
    entry = json.dumps(OPERATIONS[operation])  # texts do not have names and values in quotation marks
    assert (f'"{wire}"' in entry, f'"{corrected}"' in entry) == (True, False)
