"""The OpenAPI documents of our specs: valid, complete, and readable by generators in other languages."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from enum import EnumType
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from generator.openapi.conftest import operations_of, problems_of_document, schemas_in, schemas_reached, values_in

Document = dict[str, Any]
CATALOG = Path(__file__).parents[3] / "generated" / "wechatpay_catalog"
ADDRESSES: dict[str, list[str]] = json.loads((CATALOG / "addresses.json").read_text(encoding="utf-8"))
TEXTS = frozenset({"description", "summary", "title", "examples", "example", "x-decrypted-examples"})
"""The keys of texts for people and of example values."""
LIMITS = frozenset({"maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "pattern"})


def catalog_entry(operation: str) -> Document:
    entry: Document = json.loads((CATALOG / "operations" / f"{operation.replace('.', '/')}.json").read_text("utf-8"))
    return entry


@pytest.mark.parametrize("which", [0, 1], ids=["operations", "notifications"])
def test_a_public_validator_accepts_the_document(documents: tuple[Document, Document], which: int) -> None:
    assert problems_of_document(documents[which]) == []


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "strin"},
        {"properties": {"number": {"type": ["strin"]}}},
        {"items": {"pattern": "("}},
        {"discriminator": "kind"},
        {"xml": {"named": "number"}},
        {"enum": "ONE"},
        {"minLength": -1},
    ],
    ids=str,
)
def test_the_validator_refuses_a_wrong_schema(schema: Document, document: Document) -> None:
    components = {**document["components"], "schemas": {"Wrong": schema}}
    assert len(problems_of_document({**document, "paths": {}, "components": components})) == 1


def test_every_operation_is_there_once(document: Document) -> None:
    assert sorted(each["operationId"] for each in operations_of(document)) == sorted(ADDRESSES)


def test_every_address_is_there_with_its_method(document: Document) -> None:
    def template(path: str) -> str:
        return re.sub(r"\{[^}]*\}", "{}", path)

    written = {f"{method.upper()} {template(path)}" for path, item in document["paths"].items() for method in item}
    assert written == {template(address) for addresses in ADDRESSES.values() for address in addresses}


def test_paths_that_differ_in_the_name_of_a_parameter_only_are_one_path(document: Document) -> None:
    """OpenAPI forbids two such paths. WeChat Pay accepts either number at this place."""
    [path] = [path for path in document["paths"] if path.startswith("/v3/apply4subject/") and path.endswith("/cancel")]
    number, further = document["paths"][path]["post"]["parameters"]
    assert path == "/v3/apply4subject/applyment/{business_code}/cancel"
    assert "Or the `applyment_id`" in number["description"]
    assert (further["name"], further["in"], further["required"]) == ("applyment_id", "query", False)


def test_the_tags_are_the_services(document: Document) -> None:
    tags = [tag["name"] for tag in document["tags"]]
    assert tags == list(dict.fromkeys(name.rpartition(".")[0] for name in ADDRESSES))
    assert all(each["tags"] == [each["operationId"].rpartition(".")[0]] for each in operations_of(document))


def names_in(document: Document) -> Iterator[str]:
    """Yield every name of which a generator makes an identifier."""
    for key, value in values_in(document, without=TEXTS):
        if key in {"properties", "schemas", "responses", "headers", "webhooks"}:
            yield from value
        elif key in {"name", "operationId", "tags", "x-enum-varnames"} and isinstance(value, str):
            yield value


def test_no_name_has_chinese_letters(documents: tuple[Document, Document]) -> None:
    names = [name for document in documents for name in names_in(document)]
    assert len(names) > len(ADDRESSES)
    assert [name for name in names if not name.isascii()] == []


def test_names_of_schemas_differ_in_more_than_letter_case(documents: tuple[Document, Document]) -> None:
    for document in documents:
        folded = Counter(re.sub("[^a-z0-9]", "", name.lower()) for name in document["components"]["schemas"])
        assert [name for name, count in folded.items() if count > 1] == []


def enums_in(document: Document) -> dict[str, Document]:
    return {name: schema for name, schema in document["components"]["schemas"].items() if "enum" in schema}


def test_the_members_of_an_enum_have_different_names(documents: tuple[Document, Document]) -> None:
    for document in documents:
        for name, schema in enums_in(document).items():
            members = {member.upper() for member in schema["x-enum-varnames"]}
            assert len(members) == len(schema["enum"]), name


def test_the_members_of_enums_have_the_names_of_our_classes(document: Document) -> None:
    ours: dict[str, list[str]] = {}
    for service in dict.fromkeys(name.rpartition(".")[0] for name in ADDRESSES):
        start = "".join(part.title().replace("_", "") for part in service.split("."))
        package = import_module(f"wechatpay_clients.{service}")
        classes: dict[str, Any] = {name: getattr(package, name) for name in package.__all__}
        enums = {name: each for name, each in classes.items() if isinstance(each, EnumType)}
        ours |= {f"{start}{name}": list(enum.__members__) for name, enum in enums.items()}
    written = {name: schema["x-enum-varnames"] for name, schema in enums_in(document).items() if name in ours}
    assert len(written) > 150
    assert written == {name: ours[name] for name in written}


def replies_of(operation: Document) -> dict[str, Document]:
    """Return the replies of success, by status."""
    return {status: reply for status, reply in operation["responses"].items() if status.startswith("2")}


def received(document: Document) -> dict[str, Document]:
    """Return the schemas that replies contain."""
    return schemas_reached(document, [replies_of(each) for each in operations_of(document)])


def test_a_reply_may_have_a_value_that_an_enum_does_not_list(document: Document) -> None:
    enums = {f"#/components/schemas/{name}" for name in enums_in(document)}
    names = received(document)
    opened = {name: schema["anyOf"] for name, schema in names.items() if "anyOf" in schema}
    assert len(opened) > 100
    assert all(other in ({"type": "string"}, {"type": "integer"}) for _, other in opened.values())
    closed = {
        name
        for name, schema in names.items()
        if name not in opened
        for each in schemas_in(schema)
        if each.get("$ref") in enums
    }
    assert closed == set()


def test_only_named_schemas_are_unions(documents: tuple[Document, Document]) -> None:
    """Generators name other unions after the model and the field, and openapi-generator does so even if the name is taken."""
    for document in documents:
        named = document["components"]["schemas"]
        inner = [each for schema in named.values() for each in schemas_in(schema) if each is not schema]
        assert [each for each in inner if "anyOf" in each] == []


def test_times_are_plain_text(documents: tuple[Document, Document]) -> None:
    """A generated client that converts times loses the whole reply if one of them is empty."""
    formats = {value for document in documents for key, value in values_in(document) if key == "format"}
    assert formats == {"binary"}


def test_a_reply_that_exceeds_a_limit_is_valid(document: Document) -> None:
    limited = [
        name for name, schema in received(document).items() for each in schemas_in(schema) if LIMITS & each.keys()
    ]
    assert limited == []


def test_requests_keep_their_limits(document: Document) -> None:
    properties = document["components"]["schemas"]["PaymentsRefundsCreateRefundRequest"]["properties"]
    assert (properties["out_refund_no"]["type"], properties["out_refund_no"]["maxLength"]) == ("string", 64)


def test_defaults_are_stated_in_texts_only(document: Document) -> None:
    """Generated clients send a `default` even if the caller sets nothing."""
    named = document["components"]["schemas"].values()
    parameters = [
        each["schema"] for one in operations_of(document) for each in one.get("parameters", []) if "schema" in each
    ]
    assert [each for schema in (*named, *parameters) for each in schemas_in(schema) if "default" in each] == []


def bodies_of(operation: Document) -> Iterator[Document]:
    """Yield the JSON contents of an operation: of the request and of the replies."""
    for part in (operation.get("requestBody", {}), *replies_of(operation).values()):
        yield from part.get("content", {}).values()


def problems_of(document: Document, schema: Document, value: Any) -> list[str]:
    """Return why a value does not have a schema of a document."""
    named = {"schemas": schemas_reached(document, schema)}
    return [
        error.message
        for error in jsonschema_rs.Draft202012Validator({**schema, "components": named}).iter_errors(value)
    ]


def test_the_examples_are_valid(document: Document) -> None:
    contents = [content for each in operations_of(document) for content in bodies_of(each) if "example" in content]
    assert len(contents) > 500
    problems = [
        (content["schema"], problems_of(document, content["schema"], content["example"])) for content in contents
    ]
    assert [(schema, found) for schema, found in problems if found] == []


def test_replies_describe_their_signature(document: Document) -> None:
    for operation in operations_of(document):
        for reply in replies_of(operation).values():
            is_file = "application/octet-stream" in reply.get("content", {})
            assert ("Wechatpay-Signature" in reply["headers"]) != is_file, operation["operationId"]


def test_every_error_code_is_with_its_status(document: Document) -> None:
    common = json.loads((CATALOG / "errors.json").read_text(encoding="utf-8"))
    for operation in operations_of(document):
        rows = [*catalog_entry(operation["operationId"])["errors"], *common]
        expected = {
            str(row["status"]): {each["code"] for each in rows if each["status"] == row["status"]} for row in rows
        }
        refused = {status: reply for status, reply in operation["responses"].items() if not status.startswith("2")}
        shared = document["components"]["responses"]
        codes = {
            status: set((shared[reply["$ref"].rpartition("/")[2]] if "$ref" in reply else reply)["x-error-codes"])
            for status, reply in refused.items()
        }
        assert codes == expected, operation["operationId"]


def test_requests_with_encrypted_fields_name_the_key(document: Document) -> None:
    named = {"$ref": "#/components/parameters/SealingSerial"}
    for operation in operations_of(document):
        request = [operation.get("parameters", []), operation.get("requestBody", {})]
        parts = [*request, *schemas_reached(document, request).values()]
        is_encrypted = any(key == "x-encrypted" for part in parts for key, _ in values_in(part))
        assert (named in operation.get("parameters", [])) == is_encrypted, operation["operationId"]


def test_texts_of_specs_are_in_descriptions_only(documents: tuple[Document, Document]) -> None:
    """Generators put anything else into code. A text with spaces or Chinese letters elsewhere would come from a text of a spec."""

    for document in documents:
        others = [value for _, value in values_in(document, without=TEXTS | {"pattern"}) if isinstance(value, str)]
        assert len(others) > len(ADDRESSES) / 2
        assert [text for text in others if " " in text or not text.isascii()] == []


def test_every_notification_is_a_webhook(webhooks: Document) -> None:
    files = CATALOG / "notifications"
    names = {".".join(path.relative_to(files).with_suffix("").parts) for path in files.rglob("*.json")}
    assert set(webhooks["webhooks"]) == names
    assert {each["operationId"] for each in operations_of(webhooks)} == names


def test_a_webhook_describes_its_decrypted_content(webhooks: Document) -> None:
    schemas = webhooks["components"]["schemas"]
    for name in webhooks["webhooks"]:
        content = webhooks["webhooks"][name]["post"]["requestBody"]["content"]["application/json"]
        resource = schemas[content["schema"]["$ref"].rpartition("/")[2]]["properties"]["resource"]
        for example in resource["x-decrypted-examples"]:
            shape = next(
                each for each in resource["x-decrypted"] if each.get("when") is None or each["when"] in example
            )
            assert problems_of(webhooks, shape["schema"], example) == [], name


def test_a_webhook_says_whether_a_failure_is_repeated(webhooks: Document) -> None:
    found: dict[str, bool] = {}
    for path in (CATALOG / "notifications").rglob("*.json"):
        entry = json.loads(path.read_text(encoding="utf-8"))
        found[entry["notification"]] = bool(entry["retries"]) or (entry["retries"] is None and entry["reply"] is None)
    texts = {name: each["post"]["responses"]["default"]["description"] for name, each in webhooks["webhooks"].items()}
    assert {name: "sends it again" in text for name, text in texts.items()} == found
    assert set(found.values()) == {True, False}
