import pytest

from gateway.merchant_side import CANCEL, REVOKE, Merchant
from wechatpay_gateway.server import RunningGateway

EXTRA_PARAMETER = 270924358
WRONG_PARAMETER = 268435461


@pytest.mark.parametrize("name", ["Accept", "User-Agent"])
def test_accept_and_user_agent_are_required(merchant: Merchant, name: str) -> None:
    answer = merchant.call(changed={name: None})
    assert (answer.status, answer.code) == (400, "INVALID_REQUEST")
    assert answer.json()["message"] == "Http头缺少Accept或User-Agent"


@pytest.mark.parametrize(
    "changed",
    [
        {"Host": "shop.example"},
        {"Host": None},
        {"Accept": "text/html"},
        {"Accept": "image/png"},
        {"Accept": "application"},
        {"Accept": "application/json; */*"},
        {"Accept": ""},
        {"User-Agent": ""},
        {"Accept-Encoding": "gzhp"},
        {"Connection": "keep-alivd"},
        {"Content-Type": None},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/json; charset=gbk"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Wechatqay-Serial": "x", "Wechatpay-Serial": None},
    ],
)
def test_a_wrong_header_is_an_invalid_request(merchant: Merchant, changed: dict[str, str | None]) -> None:
    answer = merchant.call(changed=changed)
    assert (answer.status, answer.code) == (400, "INVALID_REQUEST")


@pytest.mark.parametrize(
    "changed",
    [
        {"Accept": "*/*"},
        {"Accept": "application/json, text/plain, application/x-gzip, application/pdf, image/png, image/*;q=0.5"},
        {"Accept": "application/json;q=0.9, */*;q=0.1"},
        {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"},
        {"Accept": "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"},
        {"Accept-Encoding": "gzip, deflate, br;q=0.5"},
        {"Accept-Language": "zh-CN,zh;q=0.9"},
        {"Connection": "keep-alive"},
        {"Connection": "close"},
        {"Content-Type": "application/json; charset=utf-8"},
        {"Content-Length": None},
        {"Wechatpay-Serial": "PUB_KEY_ID_0000000000000024101100397200000006"},
        {"Wechatpay-Serial": None},
        {"Traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"},
    ],
)
def test_a_header_that_real_clients_send_is_accepted(merchant: Merchant, changed: dict[str, str | None]) -> None:
    assert merchant.call(changed=changed).status == 204


@pytest.mark.parametrize(
    "name",
    ["Host", "Content-Type", "Authorization", "Content-Length", "Wechatpay-Serial", "User-Agent"],
)
def test_a_duplicate_header_is_refused(gateway: RunningGateway, merchant: Merchant, name: str) -> None:
    value = merchant.headers("POST", CANCEL)[name]
    answer = merchant.send(merchant.raw(extra=f"{name}: {value}\r\n".encode()))
    assert answer is None or answer.status == 400
    assert not any(exchange.is_performed for exchange in gateway.requests)


def test_the_host_may_be_written_as_localhost(merchant: Merchant) -> None:
    port = merchant.host.rpartition(":")[2]
    assert merchant.call(changed={"Host": f"localhost:{port}"}).status == 204


def test_an_unknown_path_is_not_found(merchant: Merchant) -> None:
    answer = merchant.call("/v3/unknown")
    assert (answer.status, answer.code) == (404, "RESOURCE_NOT_EXISTS")


@pytest.mark.parametrize(
    "target", [CANCEL.replace("/cancel", "/cancel/"), "/", "/v3", "//v3", "/v3/apply4subject/applyment//cancel"]
)
def test_a_path_is_matched_exactly(merchant: Merchant, target: str) -> None:
    assert merchant.call(target).status == 404


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_another_method_is_not_allowed(merchant: Merchant, method: str) -> None:
    assert merchant.call(method=method).status == 405


@pytest.mark.parametrize("version", [b"HTTP/1.0", b"HTTP/0.9", b"HTTP/2.0", b"HTTP/1.2"])
def test_another_version_of_http_is_refused(gateway: RunningGateway, merchant: Merchant, version: bytes) -> None:
    answer = merchant.send(merchant.raw().replace(b"HTTP/1.1", version, 1))
    assert answer is None or answer.status in {400, 505}
    assert not any(exchange.is_performed for exchange in gateway.requests)


def test_http_1_0_is_refused_with_505(merchant: Merchant) -> None:
    answer = merchant.send(merchant.raw().replace(b"HTTP/1.1", b"HTTP/1.0", 1))
    assert answer is not None
    assert answer.status == 505


@pytest.mark.parametrize(
    ("target", "field", "number"),
    [
        (f"/v3/apply4subject/applyment/{'x' * 129}/cancel", "business_code", WRONG_PARAMETER),
        (f"/v3/mchalterapply/merchantnamealterapplyment/{'1' * 65}/revoke", "apply_id", WRONG_PARAMETER),
        (CANCEL.replace("20000011111", "abc"), "applyment_id", WRONG_PARAMETER),
        (CANCEL.replace("20000011111", "01"), "applyment_id", WRONG_PARAMETER),
        (CANCEL.replace("20000011111", "1.0"), "applyment_id", WRONG_PARAMETER),
        (CANCEL.replace("20000011111", "true"), "applyment_id", WRONG_PARAMETER),
        (CANCEL.replace("20000011111", ""), "applyment_id", WRONG_PARAMETER),
        (CANCEL + "&applyment_id=20000011111", "applyment_id", WRONG_PARAMETER),
        (CANCEL.replace("20000011111", "9999999999999999999"), "applyment_id", 268435464),
        (CANCEL + "&mchid=1", "mchid", EXTRA_PARAMETER),
        (REVOKE + "?apply_id=1", "apply_id", EXTRA_PARAMETER),
        ("/v3/mchalterapply/merchantnamealterapplyment/%FF/revoke", "apply_id", WRONG_PARAMETER),
        ("/v3/mchalterapply/merchantnamealterapplyment/%2/revoke", "apply_id", WRONG_PARAMETER),
        ("/v3/mchalterapply/merchantnamealterapplyment/%F0%9F%98%80/revoke", "apply_id", WRONG_PARAMETER),
    ],
)
def test_an_invalid_argument_is_named(merchant: Merchant, target: str, field: str, number: int) -> None:
    answer = merchant.call(target)
    assert (answer.status, answer.code) == (400, "PARAM_ERROR")
    assert answer.json()["detail"]["field"] == field
    assert answer.internal_number == number


@pytest.mark.parametrize("query", ["?&applyment_id=20000011111", "?applyment_id=20000011111&", "?&"])
def test_an_empty_part_of_a_query_is_ignored(merchant: Merchant, query: str) -> None:
    # The package wechatpayv3 sends one when it queries a return of a share.
    assert merchant.call(CANCEL.partition("?")[0] + query).status == 204


@pytest.mark.parametrize("query", ["applyment_id", "=1"])
def test_a_malformed_query_is_an_invalid_request(merchant: Merchant, query: str) -> None:
    answer = merchant.call(CANCEL.partition("?")[0] + "?" + query)
    assert (answer.status, answer.code) == (400, "INVALID_REQUEST")


def test_a_lone_question_mark_is_signed_as_sent(merchant: Merchant) -> None:
    assert merchant.call(CANCEL.partition("?")[0] + "?").status == 204


def test_a_field_of_a_body_that_should_be_empty_is_an_extra_parameter(merchant: Merchant) -> None:
    answer = merchant.call(REVOKE, b'{"apply_id":"1"}')
    assert (answer.status, answer.code, answer.internal_number) == (400, "PARAM_ERROR", EXTRA_PARAMETER)
    assert answer.json()["detail"]["field"] == "/apply_id"
    assert answer.json()["detail"]["location"] == "body"


@pytest.mark.parametrize(
    "body", [b"null", b"[]", b'""', b"1", b"{", b"{}x", b'{"a":NaN}', b'{"a":1,"a":1}', b"\xff", b"[" * 100_000, b" "]
)
def test_a_body_that_is_not_a_json_object_is_an_invalid_request(merchant: Merchant, body: bytes) -> None:
    answer = merchant.call(REVOKE, body)
    assert (answer.status, answer.code) == (400, "INVALID_REQUEST")


def test_an_empty_object_is_accepted_like_no_body(merchant: Merchant) -> None:
    assert merchant.call(REVOKE, b"{}").status == 200


def test_a_body_beyond_the_limit_is_refused(merchant: Merchant) -> None:
    answer = merchant.send(merchant.raw(changed={"Content-Length": str(17 * 1024 * 1024)}) + b" " * 17 * 1024 * 1024)
    assert answer is None or answer.status == 413


def test_a_refusal_after_the_signature_is_signed(merchant: Merchant) -> None:
    assert merchant.is_signed(merchant.call(CANCEL + "&mchid=1"))


@pytest.mark.parametrize(
    ("language", "message", "answered"),
    [
        (None, "Http头缺少Accept或User-Agent", "zh-CN"),
        ("zh-CN", "Http头缺少Accept或User-Agent", "zh-CN"),
        ("en", "The headers Accept and User-Agent are required.", "en"),
    ],
)
def test_messages_are_in_the_requested_language(
    merchant: Merchant, language: str | None, message: str, answered: str
) -> None:
    answer = merchant.call(changed={"Accept": None, "Accept-Language": language})
    assert answer.json()["message"] == message
    assert answer.headers["content-language"] == answered


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("server", "nginx"),
        ("content-type", "application/json; charset=utf-8"),
        ("keep-alive", "timeout=8"),
        ("cache-control", "no-cache, must-revalidate"),
        ("x-content-type-options", "nosniff"),
        ("wechatpay-signature-type", "WECHATPAY2-SHA256-RSA2048"),
    ],
)
def test_a_reply_has_the_headers_of_a_real_one(merchant: Merchant, name: str, value: str) -> None:
    assert merchant.call(REVOKE).headers[name] == value
