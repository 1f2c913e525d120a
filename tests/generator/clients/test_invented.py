"""The specs of an invented API become a working client, so the generator does not depend on ours."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from wechatpay_codegen.__main__ import main

HERE = Path(__file__).parent
SPECS = HERE.parent / "invented"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder with the clients and the catalog of the invented API."""
    folder = tmp_path_factory.mktemp("invented")
    specs = folder / "specs"
    for path in SPECS.rglob("*.yaml"):
        copy = specs / path.relative_to(SPECS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    assert main(["generate", "--specs", str(specs), "--out", str(folder / "out")]) == 0
    return folder / "out"


def entry(out: Path, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((out / f"wechatpay_catalog/operations/library/{name}.json").read_bytes())
    return data


def printed_by(script: str, out: Path) -> Any:
    """Run a script with the invented clients, and return the JSON that it prints."""
    paths = os.pathsep.join([str(out), str(HERE.parents[1])])
    process = subprocess.run(
        [sys.executable, str(HERE / script)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )
    assert process.stderr == ""
    return json.loads(process.stdout)


@pytest.fixture(scope="module")
def lent(out: Path) -> Any:
    """What `lend_books.py` prints."""
    return printed_by("lend_books.py", out)


def test_a_call_encrypts_the_body_and_reads_the_reply(lent: Any) -> None:
    method, target, key, body, result, *_ = lent
    assert (method, target, key) == ("POST", "/v1/loans", "k1")
    assert body == {
        "library_no": "1900000001",
        "loan_no": "L1",
        "type": "HOME",
        "reader": {"name": "张三", "phones": ["1", "2"], "shelf": 2},
        "books": [{"isbn": "1", "title": "红楼梦"}, {"isbn": "2", "title": "下", "volumes": []}],
        "remarks": '{"text":"gift","desk_no":"1900000001"}',
        "secret": "sesame",
    }
    assert result == ["L1", "LOST", "张三", 2, True]


def test_files_are_uploaded_and_downloaded(lent: Any) -> None:
    assert lent[5:9] == ["C1", 3, "\x89PNG a cover", 12]


def test_a_service_can_have_the_name_of_its_group(lent: Any) -> None:
    assert lent[9] == 7


@pytest.fixture(scope="module")
def iterations(out: Path) -> Any:
    """The items and the queries of each iteration: sync, then async."""
    return printed_by("iterate_lists.py", out)


ITERATIONS = {
    "iter_loans": (["L0", "L1", "L2", "L3", "L4"], ["limit=2 offset=0", "limit=2 offset=2", "limit=2 offset=4"]),
    "iter_returns": (
        ["L0", "L1", "L2", "L3", "L4"],
        ["page=1 page_size=2", "page=2 page_size=2", "page=3 page_size=2"],
    ),
    "iter_reminders": (["a", "b", "c"], ["", "from=x", "from=y"]),
}


@pytest.mark.parametrize("kind", [0, 1], ids=["sync", "async"])
@pytest.mark.parametrize("name", ITERATIONS)
def test_an_iteration_requests_one_page_after_the_other(name: str, kind: int, iterations: Any) -> None:
    items, queries = iterations[kind][name]
    assert (items, [" ".join(sorted(each.split())) for each in queries]) == ITERATIONS[name]


def test_the_schema_of_a_body_has_the_definitions_of_its_models(out: Path) -> None:
    body = entry(out, "loans/create_loan")["body"]
    assert body["title"] == "CreateLoanRequest"
    assert body["required"] == ["library_no", "loan_no", "reader"]
    assert body["additionalProperties"] is False
    assert body["properties"]["books"] == {
        "type": "array",
        "description": "Borrowed books.",
        "items": {"$ref": "#/$defs/Book"},
        "minItems": 1,
        "maxItems": 5,
    }
    assert body["$defs"]["Book"]["properties"]["volumes"] == {"type": "array", "items": {"$ref": "#/$defs/Book"}}
    assert body["$defs"]["Reader"]["additionalProperties"] is False


def test_the_schema_of_a_parameter_has_the_definitions_of_its_models(out: Path) -> None:
    parameters = {parameter["name"]: parameter for parameter in entry(out, "loans/list_loans")["parameters"]}
    schema = parameters["like"]["schema"]
    assert schema["contentSchema"] == {"$ref": "#/$defs/Reader"}
    assert schema["$defs"].keys() == {"Reader"}


TYPES = {
    "type": {"type": "string", "enum": ["HOME", "HALL"]},
    "due": {"type": "string", "format": "date-time"},
    "opened": {"type": "string", "format": "date"},
    "labels": {"type": "object", "additionalProperties": {"type": "string"}},
    "remarks": {
        "type": "string",
        "contentMediaType": "application/json",
        "contentSchema": {"$ref": "#/$defs/Remarks"},
    },
    "extra": {},
    "secret": {"type": "string", "x-encrypted": True},
}


@pytest.mark.parametrize("name", TYPES)
def test_a_type_is_converted_to_json_schema(name: str, out: Path) -> None:
    schema = entry(out, "loans/create_loan")["body"]["properties"][name]
    assert {key: value for key, value in schema.items() if key not in {"description", "x-meanings"}} == TYPES[name]


def test_the_conditions_of_a_field_are_in_the_catalog(out: Path) -> None:
    assert entry(out, "loans/create_loan")["body"]["x-required-when"] == {
        "desk": [{"type": ["HALL"], "reader.name": "present"}, {"due": "absent", "box": "present"}]
    }


def test_the_conditions_of_a_parameter_are_in_the_catalog(out: Path) -> None:
    parameters = {parameter["name"]: parameter for parameter in entry(out, "loans/list_loans")["parameters"]}
    assert parameters["like"]["x-required-when"] == [{"limit": [49, 50], "offset": {"minimum": 1000}}]


def test_the_description_of_a_field_has_its_conditions(out: Path) -> None:
    assert entry(out, "loans/create_loan")["body"]["properties"]["desk"]["description"] == (
        "Desk at which the books are read. "
        "Required when `type` is `HALL` and `reader.name` is set, or when `due` is not set and `box` is set."
    )


@pytest.mark.parametrize(("name", "value"), [("rate", 0.5), ("is_gift", False), ("count", 1), ("origin", "client")])
def test_a_default_is_in_the_catalog(name: str, value: object, out: Path) -> None:
    assert entry(out, "loans/create_loan")["body"]["$defs"]["Remarks"]["properties"][name]["default"] == value


def test_the_description_of_a_field_has_its_default(out: Path) -> None:
    rate = entry(out, "loans/create_loan")["body"]["$defs"]["Remarks"]["properties"]["rate"]
    assert rate["description"] == "Fine for a day. Defaults to `0.5`."


def test_a_default_is_not_filled_in(lent: Any) -> None:
    assert json.loads(lent[3]["remarks"]) == {"text": "gift", "desk_no": "1900000001"}


def test_a_field_that_defaults_to_the_clients_own_number_is_marked(out: Path) -> None:
    body = entry(out, "loans/create_loan")["body"]
    assert [name for name, schema in body["properties"].items() if schema.get("x-caller")] == ["library_no"]
    assert body["$defs"]["Remarks"]["properties"]["desk_no"]["x-caller"] is True


def test_shared_texts_are_in_the_catalog(out: Path) -> None:
    loan = entry(out, "loans/create_loan")
    assert loan["body"]["properties"]["type"]["x-meanings"] == {
        "HOME": "To take home.",
        "HALL": "For the reading hall.",
    }
    assert [row["means"] for row in loan["errors"]] == [
        "There is no such book.",
        "You have the book.",
        "Somebody else has the book.",
        "The signature is invalid.",
    ]


def test_each_item_of_an_encrypted_list_is_marked(out: Path) -> None:
    phones = entry(out, "loans/create_loan")["body"]["$defs"]["Reader"]["properties"]["phones"]
    assert phones["items"] == {"type": "string", "maxLength": 20, "x-encrypted": True}


def test_the_schema_of_an_integer_enum_has_numbers(out: Path) -> None:
    shelf = entry(out, "loans/create_loan")["body"]["$defs"]["Reader"]["properties"]["shelf"]
    assert (shelf["type"], shelf["enum"]) == ("integer", [1, 2])


def test_a_date_in_another_format_has_its_pattern(out: Path) -> None:
    year = entry(out, "reports/request_report")["parameters"][0]
    assert year["schema"] == {"type": "string", "x-date-pattern": "yyyyMMdd"}


def test_a_header_has_the_name_of_its_argument(out: Path) -> None:
    header = entry(out, "loans/create_loan")["parameters"][0]
    assert (header["name"], header["in"], header["argument"]) == ("Idempotency-Key", "header", "idempotency_key")


@pytest.mark.parametrize("name", ["loans/create_loan", "loans/query_loan", "loans/list_loans"])
def test_an_example_is_valid_against_its_schemas(name: str, out: Path) -> None:
    operation = entry(out, name)
    for example in operation["examples"]:
        reply: Any = Draft202012Validator(operation["replies"][str(example["status"])])
        assert list(reply.iter_errors(example["reply"])) == []


def test_the_body_of_an_example_is_valid_against_its_schema(out: Path) -> None:
    operation = entry(out, "loans/create_loan")
    body = {key: value for key, value in operation["examples"][0]["given"].items() if key != "Idempotency-Key"}
    body["remarks"] = json.dumps(body["remarks"])
    schema: Any = Draft202012Validator(operation["body"])
    assert list(schema.iter_errors(body)) == []


def test_traits_are_in_the_catalog(out: Path) -> None:
    operation = entry(out, "loans/create_loan")
    assert operation["constraints"] == [{"one_of": ["books", "box"]}]
    assert operation["repeat"] == {
        "by": ["loan_no"],
        "never": None,
        "outcome": {"operation": "library.loans.query_loan", "with": {"loan_no": "loan_no"}},
    }
    assert operation["notifications"] == [{"notification": "library.loans.loan_changed", "url": None}]
    assert operation["accepted"] == [202]
    assert entry(out, "loans/list_loans")["pages"] == {
        "next": "offset",
        "items": "data",
        "counts": "items",
        "first": 0,
        "token": None,
        "size": "limit",
        "total": "total_count",
    }


def test_a_download_is_in_the_catalog(out: Path) -> None:
    download = entry(out, "reports/request_report")["download"]
    assert download["encryption"] == {"key": "parts.key", "nonce": "parts.nonce", "algorithm": "cipher"}
    assert download["hosts"] == ["library.example"]


def test_an_upload_is_in_the_catalog(out: Path) -> None:
    upload = entry(out, "files/upload_cover")["upload"]
    assert (upload["part"], upload["filename"], upload["digest"]) == ("file", "filename", "sha256")
    assert upload["form"]["properties"]["shelf"]["enum"] == [1, 2]
    assert upload["max_size"] == {"jpg": 200 * 1024, "png": 1536 * 1024}


def test_a_download_is_in_the_constant_with_names_relative_to_a_part(out: Path) -> None:
    download = constant(out, "reports/request_report")["download"]
    for text in (
        "method='download_report'",
        "url='url'",
        "parts='parts'",
        "order='number'",
        "key='key'",
        "cipher='cipher'",
    ):
        assert text in download


def test_an_operation_with_a_download_has_a_second_method(out: Path) -> None:
    tree = ast.parse((out / "wechatpay_clients/library/reports/request_report.py").read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name.endswith("RequestReport")]
    methods = [
        [part.name for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
        for node in classes
    ]
    assert methods == [["request_report", "download_report"]] * 2


def test_a_service_defers_both_methods_of_a_download(out: Path) -> None:
    service = (out / "wechatpay_clients/library/reports/__init__.py").read_text(encoding="utf-8")
    assert 'deferred(__name__, "request_report", "download_report")' in service


def test_a_file_reply_is_in_the_constant(out: Path) -> None:
    assert constant(out, "files/fetch_cover")["replies"] == "{200: FILE_REPLY}"


def test_a_file_reply_is_binary_in_the_catalog(out: Path) -> None:
    assert entry(out, "files/fetch_cover")["replies"] == {"200": {"type": "string", "format": "binary"}}


def test_a_notification_is_in_the_catalog(out: Path) -> None:
    path = out / "wechatpay_catalog/notifications/library/loans/loan_changed.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert [shape["when"] for shape in data["shapes"]] == ["box", None]
    assert data["reply"]["signed"] is True
    assert data["retries"] == ["15s", "1m"]
    assert data["examples"][1]["resource"] == {"loan_no": "L2", "box": "B1"}


def test_unusual_times_between_deliveries_are_listed_by_event_type(out: Path) -> None:
    listed = json.loads((out / "wechatpay_catalog/retries.json").read_text(encoding="utf-8"))
    assert listed == {"LOAN.CLOSED": ["15s", "1m"], "LOAN.OPENED": ["15s", "1m"]}


def test_a_notification_becomes_a_module(out: Path) -> None:
    assert constant(out, "loans/loan_changed") == {
        "name": "'library.loans.loan_changed'",
        "event_types": "('LOAN.CLOSED', 'LOAN.OPENED')",
        "original_types": "('loan',)",
        "shapes": "(NotificationShape(BoxLoan, when='box'), NotificationShape(Loan))",
        "answer": "NotificationAnswer(Receipt, within_seconds=3, is_signed=True)",
        "docs": "('https://library.example/doc/4',)",
    }


def test_every_event_type_has_the_module_of_its_notification(out: Path) -> None:
    text = (out / "wechatpay_clients/_notifications.py").read_text(encoding="utf-8")
    (events,) = (node.value for node in ast.parse(text).body if isinstance(node, ast.AnnAssign))
    assert events is not None
    assert ast.literal_eval(events) == {
        "LOAN.CLOSED": {"loan": "wechatpay_clients.library.loans.loan_changed"},
        "LOAN.OPENED": {"loan": "wechatpay_clients.library.loans.loan_changed"},
    }


def constant(out: Path, name: str) -> dict[str, str]:
    tree = ast.parse((out / f"wechatpay_clients/library/{name}.py").read_text(encoding="utf-8"))
    values = [node.value for node in tree.body if isinstance(node, ast.AnnAssign)]
    call = values[-1]
    assert isinstance(call, ast.Call)
    return {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords if keyword.arg}


def test_traits_are_in_the_constant(out: Path) -> None:
    traits = constant(out, "loans/create_loan")
    assert traits["choose"] == "(OneOf('books', 'box'),)"
    assert (
        traits["repeat"]
        == "Repeat(by=('loan_no',), settled_by='library.loans.query_loan', settled_with={'loan_no': 'loan_no'})"
    )


def test_scheme_host_and_deprecation_are_in_the_constant(out: Path) -> None:
    traits = constant(out, "reports/request_report")
    assert (traits["scheme"], traits["host"]) == ("'brand'", "'global'")
    assert traits["deprecated"] == "'Since 2026-06-01. Use library.loans.list_loans.'"


def test_an_upload_is_in_the_constant(out: Path) -> None:
    upload = constant(out, "files/upload_cover")["upload"]
    assert "form=(Parameter('shelf', OpenIntegerEnum(Shelf)),)" in upload
    assert "largest=(('jpg', 204800), ('png', 1572864))" in upload
