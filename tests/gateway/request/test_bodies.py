from collections.abc import Iterator
from typing import Any

import pytest

from gateway.catalogs import SECRET, TEXT, Json, model, operation, parameter, serving
from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.server import RunningGateway

EXTRA_PARAMETER = 270924358
NOT_A_CIPHERTEXT = "请确认待处理的消息是否为加密后的密文"
CONTACT = model(("name", "mobile"), name=SECRET, mobile=SECRET | {"pattern": "^[0-9]{11}$"}, email=TEXT)
BODY = model(
    ("number", "contact"),
    number={"type": "string", "minLength": 1, "maxLength": 8},
    contact={"$ref": "#/$defs/Contact"},
    owners={"type": "array", "minItems": 1, "maxItems": 3, "items": {"$ref": "#/$defs/Contact"}},
    notes={"type": "object", "additionalProperties": TEXT},
    anything={},
) | {"$defs": {"Contact": CONTACT}}
TREE = model(node={"$ref": "#/$defs/Node"}) | {"$defs": {"Node": model(node={"$ref": "#/$defs/Node"})}}
KEY = {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[0-9A-Za-z|_*-]+$"}
REPLY = {"type": "object", "properties": {"name": SECRET, "names": {"type": "array", "items": SECRET}, "open": TEXT}}
SUBMIT, NEST, BUILD, FIND, ASK, CHOOSE = "/v3/submit", "/v3/nest", "/v3/build", "/v3/find", "/v3/ask", "/v3/choose"
INNER = {"type": "object", "properties": {"in": {"type": "object", "properties": {"a": TEXT, "b": TEXT, "c": TEXT}}}}
CHOICES = [{"any_of": ["id", "number"]}, {"one_of": ["a", "b"]}, {"one_of": ["list.in.a", "list.in.b"]}]


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[RunningGateway, Merchant]]:
    example = {"given": {}, "status": 200, "reply": {"name": "张三", "names": ["李四", ""], "open": "plain"}}
    header = parameter("Idempotency-Key", "header", KEY, argument="idempotency_key")
    with serving(
        operation("t.submit", "POST", SUBMIT, body=BODY),
        operation("t.nest", "POST", NEST, body=TREE),
        operation("t.build", "POST", BUILD, parameters=[header]),
        operation("t.find", "POST", FIND, query=["mobile"], parameters=[parameter("mobile", "query", SECRET)]),
        operation(
            "t.choose",
            "POST",
            CHOOSE,
            query=["id"],
            parameters=[parameter("id", "query", TEXT, required=False)],
            body=model(number=TEXT, a=TEXT, b=TEXT, list={"type": "array", "items": INNER}),
            constraints=CHOICES,
        ),
        operation("t.ask", "POST", ASK, replies={"200": REPLY}, examples=[example]),
    ) as both:
        yield both


@pytest.fixture
def gateway(served: tuple[RunningGateway, Merchant]) -> RunningGateway:
    served[0].reset()
    return served[0]


@pytest.fixture
def merchant(gateway: RunningGateway, served: tuple[RunningGateway, Merchant]) -> Merchant:
    return served[1]


def contact(merchant: Merchant, **more: Any) -> Json:
    return {"name": merchant.seal("张三"), "mobile": merchant.seal("13800000000"), **more}


def right(merchant: Merchant, **more: Any) -> Json:
    return {"number": "1", "contact": contact(merchant), **more}


def assert_refused(answer: Answer, field: str, location: str = "body") -> None:
    assert (answer.status, answer.code) == (400, "PARAM_ERROR")
    detail = answer.json()["detail"]
    assert detail.keys() == {"field", "value", "issue", "location"}
    assert (detail["field"], detail["location"]) == (field, location)


def test_a_valid_body_is_accepted(merchant: Merchant) -> None:
    more = {"owners": [contact(merchant)], "notes": {"a": "b"}, "anything": [{"x": None}]}
    assert merchant.call_json(SUBMIT, right(merchant, **more)).status == 204


def test_the_ledger_records_decrypted_values(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call_json(SUBMIT, right(merchant, owners=[contact(merchant, email="a@b")]))
    assert gateway.requests.last.arguments == {
        "number": "1",
        "contact": {"name": "张三", "mobile": "13800000000"},
        "owners": [{"name": "张三", "mobile": "13800000000", "email": "a@b"}],
    }


def test_the_ledger_hides_decrypted_values_in_its_repr(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call_json(SUBMIT, right(merchant))
    shown = repr(gateway.requests.last) + repr(gateway.requests.last.arguments)
    assert [secret for secret in ("张三", "13800000000") if secret in shown] == []


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"number": 1}, "/number"),
    ({"number": ""}, "/number"),
    ({"number": "123456789"}, "/number"),
    ({"contact": None}, "/contact"),
    ({"contact": {}}, "/contact/name"),
    ({"owners": []}, "/owners"),
    ({"owners": [{}]}, "/owners/0/name"),
    ({"owners": {}}, "/owners"),
    ({"notes": {"a": 1}}, "/notes/a"),
]


@pytest.mark.parametrize(("change", "field"), WRONG)
def test_an_invalid_field_is_named_by_its_pointer(merchant: Merchant, change: dict[str, Any], field: str) -> None:
    assert_refused(merchant.call_json(SUBMIT, right(merchant) | change), field)


def test_a_list_longer_than_its_limit_is_refused(merchant: Merchant) -> None:
    assert_refused(merchant.call_json(SUBMIT, right(merchant, owners=[contact(merchant)] * 4)), "/owners")


@pytest.mark.parametrize("field", ["/numbr", "/contact/nmae"])
def test_an_unknown_field_is_an_extra_parameter(merchant: Merchant, field: str) -> None:
    body = right(merchant)
    holder = body["contact"] if field.startswith("/contact") else body
    holder[field.rpartition("/")[2]] = "x"
    answer = merchant.call_json(SUBMIT, body)
    assert_refused(answer, field)
    assert answer.internal_number == EXTRA_PARAMETER


@pytest.mark.parametrize(
    "text", ["张三", "13800000000", "AAAA", "pVd1HJ6zyvPedzGaV+X3qtmrq9bb9tPROvwia4ibL+F6mfjbzQIzfb3="]
)
def test_a_value_that_is_not_a_ciphertext_is_refused_with_the_pages_text(
    gateway: RunningGateway, merchant: Merchant, text: str
) -> None:
    answer = merchant.call_json(SUBMIT, right(merchant, contact={"name": text, "mobile": merchant.seal("1")}))
    assert_refused(answer, "/contact/name")
    assert answer.json()["message"] == NOT_A_CIPHERTEXT
    assert not gateway.requests.last.is_performed


def test_a_value_encrypted_for_another_key_is_refused(merchant: Merchant) -> None:
    sealed = merchant.seal("张三", merchant.key.public_key())
    answer = merchant.call_json(SUBMIT, right(merchant, contact={"name": sealed, "mobile": sealed}))
    assert_refused(answer, "/contact/name")
    assert answer.json()["message"] == "平台私钥解密失败"


def test_an_encrypted_value_requires_the_name_of_its_key(merchant: Merchant) -> None:
    answer = merchant.call_json(SUBMIT, right(merchant), changed={"Wechatpay-Serial": None})
    assert_refused(answer, "Wechatpay-Serial", "header")
    assert answer.json()["message"] == "HTTP header缺少微信支付平台证书序列号(Wechatpay-Serial)"


def test_a_key_that_the_merchant_may_not_use_is_refused(merchant: Merchant) -> None:
    answer = merchant.call_json(SUBMIT, right(merchant), changed={"Wechatpay-Serial": "PUB_KEY_ID_01"})
    assert_refused(answer, "Wechatpay-Serial", "header")
    assert answer.json()["message"] == "平台证书序列号Wechatpay-Serial错误"


def test_a_wrong_key_is_refused_by_every_operation_with_encrypted_values(merchant: Merchant) -> None:
    changed = {"Wechatpay-Serial": "PUB_KEY_ID_01"}
    by_body = merchant.call_json(SUBMIT, right(merchant) | {"contact": {"name": "", "mobile": ""}}, changed=changed)
    by_query = merchant.call(FIND, changed=changed)
    assert (by_body.code, by_query.code) == ("PARAM_ERROR", "PARAM_ERROR")


@pytest.mark.parametrize("serial", ["PUB_KEY_ID_01", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"])
def test_a_wrong_key_is_ignored_by_an_operation_without_encrypted_values(merchant: Merchant, serial: str) -> None:
    answer = merchant.call(ASK, changed={"Wechatpay-Serial": serial})
    assert merchant.is_signed(answer)


def test_a_plain_text_that_breaks_a_rule_is_refused_and_not_shown(merchant: Merchant) -> None:
    body = right(merchant, contact={"name": merchant.seal("张三"), "mobile": merchant.seal("138x")})
    answer = merchant.call_json(SUBMIT, body)
    assert_refused(answer, "/contact/mobile")
    assert "138x" not in answer.body.decode()


def test_a_value_sent_instead_of_a_ciphertext_is_not_shown(merchant: Merchant) -> None:
    body = right(merchant, contact={"name": "张三", "mobile": 13800000000})
    answer = merchant.call_json(SUBMIT, body)
    assert [secret for secret in ("张三", "13800000000") if secret in answer.body.decode()] == []


def test_empty_text_needs_no_encryption(gateway: RunningGateway, merchant: Merchant) -> None:
    body = right(merchant, contact=contact(merchant) | {"name": ""})
    assert merchant.call_json(SUBMIT, body).status == 204
    arguments = gateway.requests.last.arguments
    assert arguments is not None
    assert arguments["contact"]["name"] == ""


def test_an_encrypted_query_parameter_is_decrypted(gateway: RunningGateway, merchant: Merchant) -> None:
    from urllib.parse import quote

    assert merchant.call(f"{FIND}?mobile={quote(merchant.seal('13800000000'), safe='')}").status == 204
    assert gateway.requests.last.arguments == {"mobile": "13800000000"}


def test_an_encrypted_query_parameter_sent_as_plain_text_is_refused(merchant: Merchant) -> None:
    answer = merchant.call(f"{FIND}?mobile=13800000000")
    assert_refused(answer, "mobile", "query")
    assert "13800000000" not in answer.body.decode()


def test_encrypted_values_of_a_reply_are_encrypted_for_the_merchant(merchant: Merchant) -> None:
    reply = merchant.call(ASK).json()
    assert (merchant.open(reply["name"]), reply["open"]) == ("张三", "plain")
    assert (merchant.open(reply["names"][0]), reply["names"][1]) == ("李四", "")


def test_a_fault_can_replace_a_ciphertext_with_any_value(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.faults.add("changed_reply", changes={"name": "no ciphertext"})
    assert merchant.call(ASK).json()["name"] == "no ciphertext"


def test_a_header_argument_has_the_name_of_the_methods_argument(gateway: RunningGateway, merchant: Merchant) -> None:
    assert merchant.call(BUILD, changed={"Idempotency-Key": "a-1"}).status == 204
    assert gateway.requests.last.arguments == {"idempotency_key": "a-1"}


@pytest.mark.parametrize("value", [None, "", "a b", "x" * 65])
def test_a_header_argument_is_checked(merchant: Merchant, value: str | None) -> None:
    assert_refused(merchant.call(BUILD, changed={"Idempotency-Key": value}), "Idempotency-Key", "header")


def test_a_duplicate_header_argument_is_refused(merchant: Merchant) -> None:
    answer = merchant.send(merchant.raw(BUILD, extra=b"Idempotency-Key: a\r\nIdempotency-Key: b\r\n"))
    assert answer is not None
    assert_refused(answer, "Idempotency-Key", "header")


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ("", {"number": "1", "a": "1"}),
        ("?id=1", {"b": "1"}),
        ("?id=1", {"number": "1", "a": "1"}),
        ("?id=1", {"a": "1", "list": []}),
        ("?id=1", {"a": "1", "list": [{}, {"in": {"b": "1"}}]}),
    ],
)
def test_a_request_that_satisfies_a_choice_is_accepted(merchant: Merchant, query: str, body: Json) -> None:
    assert merchant.call_json(CHOOSE + query, body).status == 204


@pytest.mark.parametrize(
    ("query", "body", "field", "location"),
    [
        ("", {"a": "1"}, "id", "query"),
        ("?id=1", {}, "/a", "body"),
        ("?id=1", {"a": "1", "b": "1"}, "/b", "body"),
        ("?id=1", {"a": "1", "list": [{}, {"in": {"c": "1"}}]}, "/list/1/in/a", "body"),
        ("?id=1", {"a": "1", "list": [{"in": {"a": "1", "b": "1"}}]}, "/list/0/in/b", "body"),
    ],
)
def test_a_request_that_violates_a_choice_is_refused(
    merchant: Merchant, query: str, body: Json, field: str, location: str
) -> None:
    assert_refused(merchant.call_json(CHOOSE + query, body), field, location)


def nested(depth: int) -> bytes:
    return b'{"node":' * depth + b"{}" + b"}" * depth


def test_a_recursive_model_is_checked_to_a_reasonable_depth(merchant: Merchant) -> None:
    assert merchant.call(NEST, nested(50)).status == 204


@pytest.mark.parametrize("depth", [200, 400, 900, 10_000])
def test_a_deeply_nested_body_never_crashes_the_gateway(merchant: Merchant, depth: int) -> None:
    assert merchant.call(NEST, nested(depth)).status in {204, 400}
