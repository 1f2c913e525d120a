"""How parts of the spec format appear in the OpenAPI documents, shown with an invented API."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.openapi.conftest import problems_of_document
from wechatpay_codegen.__main__ import main
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.openapi.components import NameTaken
from wechatpay_codegen.openapi.document import api_document, webhooks_document

Document = dict[str, Any]
Specs = Callable[[Mapping[str, str]], Path]
INVENTED = Path(__file__).parents[1] / "invented"
OPERATION = "shop/orders/query_order.yaml"


@pytest.fixture(scope="module")
def library() -> Document:
    return api_document(load(INVENTED), "1.2.3")


@pytest.fixture(scope="module")
def library_webhooks() -> Document:
    return webhooks_document(load(INVENTED), "1.2.3")


def operation(document: Document, name: str) -> Document:
    found: list[Document] = [each for path in document["paths"].values() for each in path.values()]
    return next(each for each in found if each["operationId"] == name)


def parameter(document: Document, name: str, wire_name: str) -> Document:
    return next(each for each in operation(document, name)["parameters"] if each.get("name") == wire_name)


def schema(document: Document, name: str) -> Document:
    named: Document = document["components"]["schemas"][name]
    return named


def test_the_invented_documents_are_valid(library: Document, library_webhooks: Document) -> None:
    for document in (library, library_webhooks):
        assert problems_of_document(document) == []


def test_the_version_is_stated(library: Document) -> None:
    assert (library["info"]["version"], library["openapi"]) == ("1.2.3", "3.1.0")


def test_an_operation_of_brands_is_signed_as_a_brand(library: Document) -> None:
    assert operation(library, "library.reports.request_report")["security"] == [{"brand": []}]
    assert library["security"] == [{"merchant": []}]


def test_an_operation_of_another_host_has_its_own_server(library: Document) -> None:
    [server] = operation(library, "library.reports.request_report")["servers"]
    assert server["url"] == "https://apihk.mch.weixin.qq.com"


def test_a_deprecated_operation_is_marked_and_names_its_replacement(library: Document) -> None:
    report = operation(library, "library.reports.request_report")
    assert report["deprecated"] is True
    assert "Deprecated. Since 2026-06-01. Use library.loans.list_loans." in report["description"]


def test_the_fields_of_an_upload_come_before_the_file(library: Document) -> None:
    """WeChat Pay reads `meta` first, and some generators send the parts in the order of the properties."""
    content = operation(library, "library.files.upload_cover")["requestBody"]["content"]["multipart/form-data"]
    form = schema(library, "LibraryFilesUploadCoverForm")
    assert list(form["properties"])[:2] == ["meta", "file"]
    assert form["properties"]["file"]["format"] == "binary"
    assert form["required"] == ["meta", "file"]
    assert content["encoding"] == {"meta": {"contentType": "application/json"}}


def test_a_reply_that_is_a_file_is_binary(library: Document) -> None:
    reply = operation(library, "library.files.fetch_cover")["responses"]["200"]
    assert reply["content"] == {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


def test_a_download_says_where_the_file_is(library: Document) -> None:
    text = operation(library, "library.reports.request_report")["description"]
    assert "`parts.url` is the address of the file, valid for 5 minutes." in text


def test_a_list_in_the_query_is_a_parameter_for_each_item(library: Document) -> None:
    shelves = parameter(library, "library.loans.list_loans", "shelves")
    assert (shelves["style"], shelves["explode"], shelves["schema"]["type"]) == ("form", True, "array")


def test_json_in_a_string_is_a_string_with_a_schema_inside(library: Document) -> None:
    remarks = schema(library, "LibraryLoansCreateLoanRequest")["properties"]["remarks"]
    assert (remarks["type"], remarks["contentMediaType"]) == ("string", "application/json")
    assert remarks["contentSchema"] == {"$ref": "#/components/schemas/LibraryLoansRemarks"}


def test_an_example_has_json_as_text_where_it_travels_as_text(library: Document) -> None:
    content = operation(library, "library.loans.create_loan")["requestBody"]["content"]["application/json"]
    assert json.loads(content["example"]["remarks"]) == {"text": "gift", "weight": 1.5, "desk_no": "D1"}


def test_an_encrypted_field_has_no_limits(library: Document) -> None:
    """The limits on the page are those of the plain text; what is sent is longer."""
    phones = schema(library, "LibraryLoansReaderInput")["properties"]["phones"]
    assert phones["items"] == {"type": "string", "x-encrypted": True}
    assert "each at most 20 characters, encrypted in transit" in phones["description"]


def test_a_model_in_requests_and_replies_has_two_schemas(library: Document) -> None:
    assert schema(library, "LibraryLoansReader")["properties"]["shelf"] == {"$ref": "#/components/schemas/ShelfOrOther"}
    assert schema(library, "LibraryLoansReaderInput")["properties"]["shelf"] == {"$ref": "#/components/schemas/Shelf"}


def test_a_model_that_contains_itself_is_written_once(library: Document) -> None:
    volumes = schema(library, "BookInput")["properties"]["volumes"]
    assert volumes == {"type": "array", "items": {"$ref": "#/components/schemas/BookInput"}}


def test_an_enum_has_its_meanings_and_the_names_of_its_members(library: Document) -> None:
    assert schema(library, "Shelf") == {
        "type": "integer",
        "enum": [1, 2],
        "x-enum-varnames": ["value_1", "value_2"],
        "description": "- `1`: On the ground floor.\n- `2`: Upstairs.",
    }


def test_an_enum_of_a_reply_accepts_other_values(library: Document) -> None:
    shelf = schema(library, "ShelfOrOther")
    assert shelf["anyOf"] == [{"$ref": "#/components/schemas/Shelf"}, {"type": "integer"}]


def test_a_field_has_its_chinese_term_and_facts_before_its_text(library: Document) -> None:
    number = schema(library, "LibraryLoansCreateLoanRequest")["properties"]["loan_no"]
    assert number == {"type": "string", "maxLength": 32, "description": "借阅编号. Your loan number."}


def test_the_rules_of_an_operation_are_in_its_description(library: Document) -> None:
    text = operation(library, "library.loans.create_loan")["description"]
    for rule in (
        "Pass exactly one of `books` and `box`.",
        "Safe to retry with the same `loan_no`. `library.loans.query_loan` returns the outcome.",
        "Followed by the notification `library.loans.loan_changed`.",
        "Rate limit: 10 calls a second.",
    ):
        assert rule in text


def test_a_field_of_a_request_says_when_it_is_required(library: Document) -> None:
    desk = schema(library, "LibraryLoansCreateLoanRequest")["properties"]["desk"]
    assert desk["description"].endswith(
        "Required when `type` is `HALL` and `reader.name` is set, or when `due` is not set and `box` is set."
    )


def test_the_causes_of_an_error_code_are_all_listed(library: Document) -> None:
    refusal = operation(library, "library.loans.create_loan")["responses"]["400"]
    assert refusal["x-error-codes"] == ["LENT"]
    assert refusal["description"].splitlines() == [
        "- `LENT`: You have the book. Return it first.",
        "- `LENT`: Somebody else has the book. Wait for its return.",
    ]


def test_a_refusal_that_every_operation_has_is_written_once(library: Document) -> None:
    refusal = operation(library, "library.loans.query_loan")["responses"]["401"]
    assert refusal == {"$ref": "#/components/responses/Refused401"}
    assert library["components"]["responses"]["Refused401"]["x-error-codes"] == ["SIGN_ERROR"]


def test_a_notification_that_needs_data_describes_the_data(library_webhooks: Document) -> None:
    reply = library_webhooks["webhooks"]["library.loans.loan_changed"]["post"]["responses"]["200"]
    assert reply["description"] == "The requested data, signed by the merchant, within 3 seconds."
    assert reply["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/LibraryLoansReceipt"}


def test_each_content_of_a_notification_is_described(library_webhooks: Document) -> None:
    envelope = schema(library_webhooks, "LibraryLoansLoanChangedNotification")
    assert envelope["properties"]["resource"]["x-decrypted"] == [
        {"schema": {"$ref": "#/components/schemas/LibraryLoansBoxLoan"}, "when": "box"},
        {"schema": {"$ref": "#/components/schemas/LibraryLoansLoan"}},
    ]


def test_a_second_route_has_its_own_name(specs: Specs, base: str) -> None:
    routes = "routes: [{path: '/v3/orders/{order_id}'}, {path: '/v3/orders/by-state/{state}'}]"
    text = base.replace("path: /v3/orders/{order_id}", routes).replace("    required: true\n", "", 1)
    api = load(specs({OPERATION: text}))
    named = {path: item["get"]["operationId"] for path, item in api_document(api, "1")["paths"].items()}
    assert named == {
        "/v3/orders/{order_id}": "shop.orders.query_order",
        "/v3/orders/by-state/{state}": "shop.orders.query_order_by_state",
    }


def test_two_schemas_with_one_name_are_refused(specs: Specs, rich: str) -> None:
    clashing = rich.replace("models:", "models:\n  CreateOrderRequest:\n    clash: {type: string, doc: A clash.}", 1)
    field = "body:\n  clashing: {type: CreateOrderRequest, doc: A clash.}"
    folder = specs({"shop/orders/create_order.yaml": clashing.replace("body:", field, 1)})
    with pytest.raises(NameTaken, match="`ShopOrdersCreateOrderRequest`"):
        api_document(load(folder), "1")


def test_the_command_writes_both_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "new" / "api.json"
    assert main(["openapi", "--specs", str(INVENTED), "--output", str(output), "--api-version", "9.8"]) == 0
    assert (
        capsys.readouterr().out
        == f"9 operations in {output}; the notifications are in {tmp_path}/new/api-webhooks.json.\n"
    )
    files = [json.loads((tmp_path / "new" / name).read_text("utf-8")) for name in ("api.json", "api-webhooks.json")]
    assert [each["info"]["version"] for each in files] == ["9.8", "9.8"]


def test_the_version_of_this_repository_is_the_default(
    specs: Specs, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    version = Path("runtime", "wechatpay_runtime", "version.py")
    folder = specs({OPERATION: base})
    version.parent.mkdir(parents=True)
    version.write_text('VERSION = "4.5.6"\n', encoding="utf-8")
    assert main(["openapi", "--specs", str(folder)]) == 0
    assert json.loads(Path("openapi.json").read_text("utf-8"))["info"]["version"] == "4.5.6"


def test_specs_that_are_wrong_write_nothing(specs: Specs, base: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = specs({OPERATION: base.replace("GET\n", "FETCH\n", 1)})
    assert main(["openapi", "--specs", str(folder)]) == 1
    assert "query_order.yaml:9" in capsys.readouterr().err
    assert not Path("openapi.json").exists()
