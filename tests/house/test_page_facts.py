"""Facts of the official pages of refunds, bills and account-opening confirmation that specs once had wrong, omitted or invented."""

import pytest

from support.spec_texts import SPECS, at, spec_of, texts
from wechatpay_clients.payments.bills import AsyncBills, Bills

REFUNDS, BILLS, SUBJECT = "payments/refunds", "payments/bills", "onboarding/subject_confirmation"
CREATE, ABNORMAL = f"{REFUNDS}/create_refund", f"{REFUNDS}/create_abnormal_refund"
SUBMIT = f"{SUBJECT}/submit_applyment"
RECEIVING_ACCOUNTS = (
    "{bank}{card type}{last digits of the card}",
    "支付用户零钱",
    "商户基本账户",
    "商户结算银行账户",
    "支付用户零钱通",
    "支付用户银行电子账户",
    "支付用户零花钱",
    "用户经营账户",
    "支付用户来华零钱包",
    "企业支付商户",
    "支付用户小金罐",
    "支付用户分付",
    "{bank}微银通",
)
PHRASES_TO_AVOID = (
    "absent:",
    "answer",
    " is no ",
    " is none",
    ", too",
    "cannot be had",
    "in the clear",
    "hand in",
    "Hands in",
    "tells",
    "there when",
    "identity document",
    "licence",
    "authoris",
    "organis",
)


@pytest.mark.parametrize("account", RECEIVING_ACCOUNTS)
def test_every_account_that_can_receive_a_refund_is_listed(account: str) -> None:
    assert f"`{account}`" in at("_shared/terms", "user_received_account", "退款入账账户")


@pytest.mark.parametrize(
    ("name", "model"),
    [
        (f"{REFUNDS}/_models", "Refund"),
        (f"{REFUNDS}/refund_result", "RefundResult"),
        (f"{REFUNDS}/refund_result", "PartnerRefundResult"),
        ("ecommerce/refunds/_models", "Refund"),
    ],
)
def test_every_refund_has_the_text_with_these_accounts(name: str, model: str) -> None:
    field = at(name, "models", model, "user_received_account")

    assert (field["zh"], "doc" in field) == ("退款入账账户", False)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        (CREATE, ("body",)),
        (f"{REFUNDS}/query_refund", ("parameters",)),
        (ABNORMAL, ("body",)),
    ],
    ids=["create", "query", "abnormal"],
)
def test_partners_must_send_the_sub_merchant_in_every_refund_call(name: str, path: tuple[str, ...]) -> None:
    field = at(name, *path, "sub_mchid")

    assert (field["roles"], field["required"]) == (["partner"], "true")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        (f"{REFUNDS}/_models", ("models", "Refund", "funds_account")),
        (CREATE, ("models", "AmountReq", "currency")),
    ],
    ids=["funds_account", "currency"],
)
def test_a_field_that_is_optional_for_pay_score_orders_is_not_required(name: str, path: tuple[str, ...]) -> None:
    assert "required" not in at(name, *path)


@pytest.mark.parametrize("name", [f"{BILLS}/get_{whose}_fund_flow_bill" for whose in ("sub_merchant", "ecommerce")])
def test_each_cause_of_a_code_has_its_own_text(name: str) -> None:
    rows = at(name, "errors")
    causes = [(row["means"], row["fix"]) for row in rows if row["code"] == "NO_AUTH"]

    assert len(causes) == len(set(causes)) == 2


def test_a_missing_refund_authorization_has_an_error_row() -> None:
    assert ("403", "NO_AUTH") in [(row["status"], row["code"]) for row in at(CREATE, "errors")]


@pytest.mark.parametrize("name", [CREATE, ABNORMAL])
def test_the_row_for_too_many_calls_says_to_keep_the_refund_number(name: str) -> None:
    (row,) = (row for row in at(name, "errors") if row["code"] == "FREQUENCY_LIMITED")

    assert row["means"] == "Too many calls. This refund is being processed."
    assert "the same `out_refund_no`" in row["fix"]


FACTS = [
    (CREATE, ("doc",), "give each further part a new `out_refund_no`"),
    (CREATE, ("doc",), "365 days"),
    (CREATE, ("body", "out_refund_no", "doc"), "Use a new value for each further partial refund."),
    (CREATE, ("models", "AmountReq", "from", "doc"), "退款支出分离"),
    (CREATE, ("models", "AmountReq", "from", "doc"), "pending or in progress"),
    (CREATE, ("enums", "ReqFundsAccount", "UNSETTLED"), "mobility services"),
    (CREATE, ("body", "transaction_id", "from"), "query_order_by_out_trade_no.transaction_id"),
    (ABNORMAL, ("doc",), "Refunds to the user support debit cards of 15 banks only"),
    (f"{REFUNDS}/_models", ("models", "Amount", "payer_refund", "doc"), "银行立减金"),
    (f"{REFUNDS}/_models", ("models", "Amount", "payer_refund", "doc"), "has not expired"),
    (f"{REFUNDS}/_models", ("enums", "PromotionScope", "GLOBAL"), "threshold"),
    (f"{REFUNDS}/_models", ("enums", "PromotionScope", "SINGLE"), "threshold"),
    ("_shared/values", ("RefundAccount", "REFUND_SOURCE_SUB_MERCHANT"), "The default."),
    ("_shared/values", ("RefundAccount", "REFUND_SOURCE_PARTNER_ADVANCE"), "enable this first"),
    (f"{REFUNDS}/_models", ("enums", "Status", "CLOSED"), "a new `out_refund_no`"),
    (f"{BILLS}/get_trade_bill", ("doc",), "from 10:00 on for the day before"),
    (f"{BILLS}/get_trade_bill", ("enums", "BillType", "SUCCESS"), "except refund orders of top-ups"),
    (f"{BILLS}/get_fund_flow_bill", ("doc",), "from 9:00 on the next day; download it after 10:00"),
    (f"{BILLS}/get_fund_flow_bill", ("doc",), "starts with a backtick"),
    *(
        (f"{BILLS}/get_{whose}_fund_flow_bill", ("doc",), fact)
        for whose in ("sub_merchant", "ecommerce")
        for fact in ("16 GB before compression", "All addresses expire after 5")
    ),
    (f"{SUBJECT}/get_audit_result", ("enums", "ApplymentState", "APPLYMENT_STATE_REJECTED"), "Cancel the application"),
    (f"{SUBJECT}/get_audit_result", ("docs", "1"), "4012064832"),
    (SUBMIT, ("models", "AdditionInfo", "confirm_mchid_list", "doc"), "by this punctuation"),
    (SUBMIT, ("models", "AdditionInfo", "confirm_mchid_list", "doc"), "settlement rule ID must match the permit"),
    (SUBMIT, ("models", "ContactInfo", "id_card_number", "doc"), "`H` or `h` and 8 or 10 digits or letters"),
    (SUBMIT, ("models", "IdentificationInfo", "authorize_letter_copy", "doc"), "must be printed"),
    (SUBMIT, ("models", "BusinessLicenceInfo", "merchant_name", "doc"), "must not end in 企业, 公司 or 农民专业合作社"),
    (SUBMIT, ("models", "BusinessLicenceInfo", "licence_valid_date", "doc"), "not before 1900-01-01"),
    (SUBMIT, ("body", "contact_info", "doc"), "业务办理授权函"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


@pytest.mark.parametrize(
    "field",
    [
        "identification_type",
        "identification_name",
        "identification_number",
        "identification_front_copy",
        "identification_back_copy",
    ],
)
def test_fields_required_of_a_legal_representative_say_so(field: str) -> None:
    conditions = at(SUBMIT, "models", "IdentificationInfo", field, "required_when")

    assert conditions["id_holder_type"] == ["LEGAL"]


@pytest.mark.parametrize("model", ["ContactInfo", "IdentificationInfo", "UBOInfoList"])
def test_images_of_documents_have_all_their_rules(model: str) -> None:
    pictures = [
        field["doc"]
        for name, field in at(SUBMIT, "models", model).items()
        if "_copy" in name and name != "authorize_letter_copy"
    ]

    assert len(pictures) == 2
    assert all("all four corners visible" in text and "fresh company seal" in text for text in pictures)


def test_texts_follow_the_style_of_specs() -> None:
    names = [path.relative_to(SPECS).with_suffix("").as_posix() for path in SPECS.glob("*/**/*.yaml")]
    found = [(name, text) for name in names for text in texts(spec_of(name)) if has_phrase_to_avoid(text)]

    assert len(names) > 400
    assert found == []


def has_phrase_to_avoid(text: str) -> bool:
    return any(phrase in text for phrase in PHRASES_TO_AVOID)


@pytest.mark.parametrize("service", [Bills, AsyncBills])
def test_the_download_in_parts_says_when_its_addresses_expire(service: type[Bills | AsyncBills]) -> None:
    docstring = " ".join((service.download_sub_merchant_fund_flow_bill.__doc__ or "").split())

    assert "The addresses of all parts expire 5 minutes after that call." in docstring
