"""The documents of our specs, written once."""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any, cast

import jsonschema_rs
import pytest
from jsonschema.exceptions import SchemaError
from openapi_schema_validator import OAS31Validator
from openapi_schema_validator._specifications import REGISTRY
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.validation.keywords import OpenAPIV31SchemaValidator

from wechatpay_codegen.load.folder import load
from wechatpay_codegen.openapi.document import api_document, webhooks_document

ROOT = Path(__file__).parents[3]
VOCABULARIES: list[Any] = [(address, REGISTRY.contents(address)) for address in REGISTRY]
METASCHEMA = jsonschema_rs.Draft202012Validator(
    OAS31Validator.META_SCHEMA, registry=jsonschema_rs.Registry(VOCABULARIES), validate_formats=True
)
"""The metaschema of schemas in OpenAPI 3.1, which jsonschema-rs checks ten times as fast as jsonschema does."""


class SchemaValidator(OpenAPIV31SchemaValidator):
    """Checks the schemas of a document against their metaschema."""

    def _get_schema_checker(self, schema: Any, schema_value: Any) -> Any:  # noqa: ARG002 - all have the same metaschema
        return check_schema


def check_schema(schema: Any) -> None:
    for error in METASCHEMA.iter_errors(schema):
        raise SchemaError(error.message)


class DocumentValidator(OpenAPIV31SpecValidator):
    """The public validator of OpenAPI documents, with another engine for the metaschema."""

    keyword_validators = {**OpenAPIV31SpecValidator.keyword_validators, "schema": SchemaValidator}  # noqa: RUF012 - as in its base


def problems_of_document(document: dict[str, Any]) -> list[str]:
    """Return what the public validator finds wrong in an OpenAPI document."""
    return [error.message for error in DocumentValidator(document).iter_errors()]


@pytest.fixture(scope="module")
def documents() -> tuple[dict[str, Any], dict[str, Any]]:
    """The document of the operations and that of the notifications."""
    api = load(ROOT / "specs")
    return api_document(api, "1.2.3"), webhooks_document(api, "1.2.3")


@pytest.fixture(scope="module")
def document(documents: tuple[dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
    """The document of all operations."""
    return documents[0]


@pytest.fixture(scope="module")
def webhooks(documents: tuple[dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
    """The document of all notifications."""
    return documents[1]


def operations_of(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the operations of a document, or its webhooks."""
    for path in (document.get("paths") or document["webhooks"]).values():
        yield from path.values()


def parts_of(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the values directly in an object or list, each with its key; an item of a list has the key of the list."""
    if isinstance(value, dict):
        yield from cast("dict[str, Any]", value).items()
    elif isinstance(value, list):
        items: list[Any] = value  # pyright: ignore[reportUnknownVariableType] - JSON
        yield from ((key, each) for each in items)


def values_in(value: Any, key: str = "", *, without: Container[str] = ()) -> Iterator[tuple[str, Any]]:
    """Yield every value of a document, each with its key, except those below some keys."""
    yield key, value
    for name, each in parts_of(value, key):
        if name not in without:
            yield from values_in(each, name, without=without)


def schemas_reached(document: dict[str, Any], start: Any) -> dict[str, Any]:
    """Return the named schemas that a part of a document refers to, directly or through others."""
    found: dict[str, Any] = {}
    open_ends = [start]
    while open_ends:
        for key, value in values_in(open_ends.pop()):
            name = value.rpartition("/")[2] if key == "$ref" and "/schemas/" in value else None
            if name and name not in found:
                found[name] = document["components"]["schemas"][name]
                open_ends.append(found[name])
    return found


def schemas_in(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema inside it. Examples contain none."""
    yield schema
    inner: list[dict[str, Any]] = [*schema.get("properties", {}).values(), *schema.get("anyOf", [])]
    inner += [schema[key] for key in ("additionalProperties", "contentSchema", "items") if key in schema]
    for each in inner:
        yield from schemas_in(each)
