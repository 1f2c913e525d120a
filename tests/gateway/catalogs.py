"""Handwritten operations in the format of the catalog, and gateways that serve them."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any

from gateway.merchant_side import Merchant
from wechatpay_gateway.catalog.catalog import Catalog, parse_operation
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.server import RunningGateway, running

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
SECRET: Json = {"type": "string", "maxLength": 1024, "x-encrypted": True}


def operation(name: str, method: str, path: str, **more: Any) -> Json:
    """Return an operation whose path parameters are text; `more` has its other parts."""
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return {
        "operation": name,
        "method": method,
        "routes": [{"path": path, "query": more.pop("query", [])}],
        "parameters": [parameter(each, "path", TEXT) for each in names] + more.pop("parameters", []),
        "body": None,
        "replies": {"204": None},
        "examples": [],
        **more,
    }


def parameter(name: str, location: str, schema: Json, *, required: bool = True, **more: Any) -> Json:
    """Return a parameter of an operation."""
    return {"name": name, "in": location, "required": required, "schema": schema, **more}


def model(required: tuple[str, ...] = (), **properties: Json) -> Json:
    """Return the schema of an object in a request, which allows no other fields."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def catalog_of(*operations: Mapping[str, Any]) -> Catalog:
    """Return a catalog of handwritten operations."""
    return Catalog({each["operation"]: parse_operation(each) for each in operations})


@contextmanager
def serving(*operations: Mapping[str, Any]) -> Generator[tuple[RunningGateway, Merchant]]:
    """Serve handwritten operations, with a merchant that calls them."""
    core = Gateway(catalog=catalog_of(*operations), has_published_keys=True)
    try:
        with running(gateway=core) as gateway:
            yield gateway, Merchant.from_env(gateway.environment)
    finally:
        core.close()
