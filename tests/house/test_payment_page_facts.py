"""Facts of the official pages of payments that specs once had wrong, omitted or invented."""

import pytest

from support.catalog import CATALOG
from support.spec_texts import SPECS, at, leaves, spec_of, texts
from wechatpay_clients.payments.transactions import AsyncTransactions, Transactions

DIRECT, PARTNER, COMBINED = (f"payments/{kind}transactions" for kind in ("", "partner_", "combine_"))
NOTIFICATION = f"{DIRECT}/transaction_success"
REFUNDED = "payments/refunds/refund_result"
SHARED = "payments/_models"
WAYS = ("prepay_app", "prepay_h5", "prepay_jsapi", "prepay_native")
PREPAY = [f"{service}/{way}" for service in (DIRECT, PARTNER, COMBINED) for way in WAYS]
UNREAD = [f"{service}/{name}" for service in (DIRECT, PARTNER) for name in ("code_pay", "reverse_order")]
PHRASES_TO_AVOID = (
    "absent:",
    "answer",
    " is no ",
    " is none",
    ", too",
    "hand in",
    "tells",
    " till ",
    "licence",
    "authoris",
    "There once it is paid",
    "place the order",
    "not valid now",
)

ERRORS = {entry["operation"].replace(".", "/"): entry["errors"] for entry in CATALOG}
"""The error rows of each operation, with the texts that specs share."""

FACTS = [
    (SHARED, ("models", "CommonAmountInfo", "total", "type"), "integer(1..)"),
    (SHARED, ("models", "H5Info", "type", "type"), "H5InfoType"),
    (SHARED, ("enums", "TradeState", "USERPAYING"), "The user is paying."),
    ("_shared/models", ("enums", "PromotionDetailScope", "GLOBAL"), "threshold"),
    ("_shared/models", ("enums", "PromotionDetailScope", "SINGLE"), "threshold"),
    (SHARED, ("models", "CommRespAmountInfo", "payer_total", "doc"), "`total` minus coupons"),
    (f"{DIRECT}/_models", ("models", "CouponInfo", "goods_detail", "type"), "list<GoodsDetail>(1..)"),
    (f"{PARTNER}/_models", ("models", "CouponInfo", "goods_detail", "type"), "list<GoodsDetail>(1..)"),
    (f"{PARTNER}/_models", ("models", "PartnerSettleInfo", "subsidy_amount", "type"), "integer(..500000)"),
    (f"{COMBINED}/_models", ("models", "UnionSettleInfo", "subsidy_amount", "type"), "integer(..500000)"),
    (f"{COMBINED}/_models", ("models", "UnionAmountInfo", "total_amount", "doc"), "smallest unit"),
    (f"{COMBINED}/_models", ("models", "UnionSubOrder", "sub_appid", "doc"), "only one order may have it"),
    (f"{COMBINED}/prepay_h5", ("models", "UnionH5Info", "type", "type"), "H5InfoType"),
    (
        f"{COMBINED}/query_order_by_out_trade_no",
        ("doc",),
        "Never query a combined order with the query of another kind",
    ),
    (f"{COMBINED}/close_order", ("doc",), "Only this operation closes a combined order"),
    (f"{PARTNER}/prepay_jsapi", ("body", "sub_appid", "required_when"), "payer.sub_openid"),
    (f"{PARTNER}/prepay_h5", ("body", "sub_appid", "doc"), "a mobile app, an official account or a mini program"),
    (f"{PARTNER}/prepay_native", ("body", "sub_appid", "doc"), "a mobile app, an official account or a mini program"),
    (f"{DIRECT}/_models", ("models", "DirectApiv3QueryResponse", "bank_type", "doc"), "`CREDIT` and `ECNY`"),
    (f"{DIRECT}/_models", ("models", "DirectApiv3QueryResponse", "scene_info", "doc"), "only if the order had one"),
    (f"{DIRECT}/_models", ("models", "DirectApiv3QueryResponse", "attach", "doc"), "if the order had any"),
    (NOTIFICATION, ("models", "Transaction", "bank_type", "doc"), "`CREDIT` and `ECNY`"),
    (NOTIFICATION, ("models", "PartnerTransactionPayer", "sub_openid", "doc"), "only if the order had a `sub_appid`"),
    (NOTIFICATION, ("doc",), "https://pay.weixin.qq.com/doc/v3/merchant/4012075420"),
    (REFUNDED, ("doc",), "https://pay.weixin.qq.com/doc/v3/merchant/4012075420"),
    ("payments/refunds/create_refund", ("doc",), "never the `combine_out_trade_no`"),
    ("payments/refunds/create_refund", ("doc",), "does not take back shares"),
    ("payments/refunds/_models", ("enums", "Status", "ABNORMAL"), "tries the user's WeChat balance first"),
    (f"{PARTNER}/_models", ("models", "PartnerApiv3PartnerQueryResponse", "attach", "doc"), "in the trade bill"),
    (f"{DIRECT}/_models", ("models", "DirectApiv3QueryResponse", "attach", "doc"), "in the trade bill"),
    (f"{COMBINED}/query_order_by_out_trade_no", ("models", "UnionCommRespSubOrder", "attach", "doc"), "trade bill"),
    (SHARED, ("models", "GoodsDetailInPromotion", "goods_remark", "doc"), "on the merchant platform"),
    *((f"{service}/_models", ("models", "StoreInfo", "name", "doc"), "you chose") for service in (DIRECT, PARTNER)),
    *((f"{service}/_models", ("models", "StoreInfo", "address", "doc"), "free text") for service in (DIRECT, PARTNER)),
    *((f"{COMBINED}/{way}", ("body", "combine_mchid", "doc"), "assigned by WeChat Pay") for way in WAYS),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


def test_the_row_for_rule_limits_is_about_the_rate_of_calls() -> None:
    means = {
        row["means"].removesuffix(" Documented for platforms only.")
        for service in (DIRECT, PARTNER, COMBINED)
        for name, rows in ERRORS.items()
        if name.startswith(f"{service}/") and not name.endswith("/code_pay")
        for row in rows
        if row["code"] in {"RULE_LIMIT", "RULELIMIT"}
    }

    assert means == {"A business rule limits how often you may call."}


INVENTED = [
    (f"{DIRECT}/_models", ("models", "DirectApiv3QueryResponse", "trade_state", "doc"), "yours"),
    (f"{DIRECT}/_models", ("models", "DirectApiv3QueryResponse", "trade_type", "doc"), "after payment"),
    (f"{PARTNER}/_models", ("models", "PartnerApiv3PartnerQueryResponse", "trade_type", "doc"), "after payment"),
    (f"{DIRECT}/prepay_h5", ("models", "H5ReqSceneInfo", "h5_info", "doc"), "risk"),
    (f"{DIRECT}/code_pay", ("doc",), "notification"),
    (f"{DIRECT}/reverse_order", ("doc",), "15 seconds"),
]


@pytest.mark.parametrize(("name", "path", "invention"), INVENTED)
def test_an_undocumented_claim_is_not_in_the_spec(name: str, path: tuple[str, ...], invention: str) -> None:
    assert invention not in at(name, *path)


@pytest.mark.parametrize("name", PREPAY)
def test_a_notify_url_is_a_public_http_or_https_url_with_a_path(name: str) -> None:
    text = at(name, "body", "notify_url", "doc")

    assert "a complete public `http://` or `https://` URL with a path and without a query" in text
    assert at(name, "body", "notify_url", "example") == "https://pay.example.com/payments"


@pytest.mark.parametrize(("service", "days"), [(DIRECT, 15), (PARTNER, 15), (COMBINED, 7)])
@pytest.mark.parametrize("way", WAYS)
def test_the_limit_of_the_payment_deadline_is_that_of_the_page(service: str, way: str, days: int) -> None:
    text = at(f"{service}/{way}", "body", "time_expire", "doc")

    assert f"Values under 1 minute or over {days} days after creation are moved to that limit." in text


@pytest.mark.parametrize("name", PREPAY)
def test_an_expired_value_can_be_renewed_with_the_same_call(name: str) -> None:
    ((_, returned),) = at(name, "replies", "200").items()

    assert "after that, call this again with the same arguments for a new one" in returned["doc"]


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        (f"{PARTNER}/prepay_jsapi", ["payer.sp_openid", "payer.sub_openid"]),
        (f"{COMBINED}/prepay_jsapi", ["combine_payer_info.openid", "combine_payer_info.sub_openid"]),
    ],
)
def test_the_spec_requires_an_openid_of_the_payer(name: str, ways: list[str]) -> None:
    assert at(name, "constraints") == [{"any_of": ways}]


@pytest.mark.parametrize(
    ("name", "model"),
    [
        (f"{COMBINED}/_models", "UnionSubOrder"),
        (f"{COMBINED}/_models", "UnionCommonSubOrder"),
        (f"{COMBINED}/close_order", "UnionCloseSubOrder"),
    ],
)
def test_partners_must_send_the_sub_merchant_of_each_combined_order(name: str, model: str) -> None:
    field = at(name, "models", model, "sub_mchid")

    assert (field["roles"], field["required"]) == (["partner"], "true")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("code", ["ACCOUNT_ERROR", "BANK_ERROR", "INVALID_TRANSACTIONID", "OPENID_MISMATCH"])
def test_an_error_row_documented_only_for_platforms_says_so(way: str, code: str) -> None:
    (row,) = (row for row in ERRORS[f"{PARTNER}/{way}"] if row["code"] == code)

    assert row["means"].endswith(" Documented for platforms only.")


@pytest.mark.parametrize("name", UNREAD)
def test_a_spec_whose_page_could_not_be_read_is_not_marked_as_checked(name: str) -> None:
    assert "checked" not in spec_of(name)


def test_no_error_row_suggests_that_waiting_makes_a_request_valid() -> None:
    rows = [(entry["operation"], row["means"]) for entry in CATALOG for row in entry["errors"]]

    assert [row for row in rows if "not valid now" in row[1]] == []


FOLDERS = [*(SPECS / service for service in (DIRECT, PARTNER, COMBINED)), SPECS / "_shared"]
PLAIN = [path.relative_to(SPECS).with_suffix("").as_posix() for folder in FOLDERS for path in folder.glob("*.yaml")]


@pytest.mark.parametrize("name", sorted(PLAIN))
def test_texts_follow_the_style_of_specs(name: str) -> None:
    assert [text for text in texts(spec_of(name)) if any(sign in text for sign in PHRASES_TO_AVOID)] == []


def test_shared_texts_follow_the_style_of_specs() -> None:
    shared = [spec_of(f"_shared/{name}") for name in ("terms", "values") if (SPECS / f"_shared/{name}.yaml").exists()]

    assert [text for text in leaves(shared) if any(sign in text for sign in PHRASES_TO_AVOID)] == []


@pytest.mark.parametrize("service", [Transactions, AsyncTransactions])
def test_a_reply_with_two_statuses_is_described_once(service: type[Transactions | AsyncTransactions]) -> None:
    assert (service.code_pay.__doc__ or "").count("`CodePayResponse`") == 1
