"""Facts that only the frequent questions, guides and introductions of the official pages state."""

import pytest

from support.spec_texts import at

FACTS = [
    ("payments/transactions/prepay_native", ("replies", "200", "code_url", "doc"), "Only one WeChat user"),
    ("payments/transactions/prepay_h5", ("doc",), "must send a `Referer`"),
    ("payments/transactions/query_order_by_out_trade_no", ("doc",), "close the order before you treat it as failed"),
    ("payments/_models", ("enums", "TradeState", "CLOSED"), "not paid for 7 days"),
    ("payments/combine_transactions/_service", ("doc",), "The user pays all orders of a combined order or none"),
    ("payments/combine_transactions/_models", ("models", "UnionAmountInfo", "total_amount", "doc"), "10 million yuan"),
    ("payments/combine_transactions/close_order", ("doc",), "at least 5 minutes after the order was created"),
    ("payments/bills/get_trade_bill", ("doc",), "retry every 30 minutes"),
    ("payments/refunds/create_refund", ("doc",), "first release the rest"),
    ("payments/refunds/create_refund", ("models", "AmountReq", "refund", "doc"), "6.30 yuan"),
    ("ecommerce/oversea_remittance/_service", ("doc",), "600,000 yuan"),
    ("ecommerce/funds/query_balance", ("enums", "BalanceAccountType", "FEES"), "not settled"),
    ("ecommerce/account_cancellation/create_cancel_application", ("body", "application_info", "type"), "(2..)"),
    ("risk/merchant_governance/query_merchant_limitations", ("doc",), "`DELAYPUNISHMENT`"),
    (
        "risk/merchant_governance/query_merchant_limitations",
        ("enums", "LimitedFunction", "NO_PAYMENT"),
        "except by withdrawals",
    ),
    ("risk/complaints/complete_complaint", ("doc",), "5 to 10 seconds"),
    ("payscore/service_orders/_service", ("doc",), "`wxzff|{order_id}|{out_order_no}`"),
    ("_shared/terms", ("post_payments", "后付费项目", "payscore_completion"), "`本次无扣款`"),
    ("payscore/service_orders/complete_order", ("doc",), "only those for the whole order"),
    ("onboarding/sub_merchants/submit_applyment", ("rate",), "15 requests a second"),
    (
        "onboarding/sub_merchants/_models",
        ("enums", "ApplymentState", "APPLYMENT_STATE_TO_BE_CONFIRMED"),
        "within 10 days",
    ),
    ("onboarding/subject_confirmation/get_audit_result", ("replies", "200", "qrcode_data", "doc"), "Valid for 30 days"),
    ("onboarding/subject_confirmation/submit_applyment", ("doc",), "`AUTHORIZE_STATE_AUTHORIZED`"),
    ("marketing/cash_coupons/create_stock", ("doc",), "Not available to micro merchants"),
    ("marketing/cash_coupons/_service", ("doc",), "the one with the highest value"),
    ("transfers/merchant_transfer/_service", ("doc",), "operation account"),
    ("payments/partner_transactions/prepay_jsapi", ("doc",), "gold plan"),
    ("payments/transactions/prepay_h5", ("doc",), "Not available to sole traders"),
    ("payments/refunds/refund_result", ("doc",), "in the XML of APIv2"),
    ("payments/refunds/create_refund", ("doc",), "退款IP白名单"),
    ("payments/transactions/prepay_h5", ("models", "H5ReqSceneInfo", "payer_client_ip", "doc"), "`127.0.0.1`"),
    ("ecommerce/subsidies/create_subsidy", ("doc",), "too old to be repeated"),
    ("marketing/cash_coupons/set_callback", ("doc",), "营销事件推送"),
    ("profit_sharing/profit_sharing/create_order", ("doc",), "less than 100 yuan"),
    ("ecommerce/profit_sharing/_service", ("doc",), "refunds only its own order"),
    ("ecommerce/funds/_service", ("doc",), "then top up the operation account"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_guides_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)
