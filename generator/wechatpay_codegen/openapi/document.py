"""Writes the two documents: the operations as paths, and the notifications as webhooks."""

from collections import defaultdict
from collections.abc import Iterator

from wechatpay_codegen.api.operation import PLACEHOLDER, Operation, Route
from wechatpay_codegen.api.service import Api
from wechatpay_codegen.openapi.components import Components, Schema
from wechatpay_codegen.openapi.directions import Directions, directions
from wechatpay_codegen.openapi.headers import (
    BRAND,
    ERROR,
    ERROR_SCHEMA,
    HEADERS,
    MERCHANT,
    PARAMETERS,
    SECURITY_SCHEMES,
)
from wechatpay_codegen.openapi.names import route_id, tag
from wechatpay_codegen.openapi.replies import common_refusals, refusals, successes
from wechatpay_codegen.openapi.requests import body, parameters
from wechatpay_codegen.openapi.schemas import Schemas
from wechatpay_codegen.openapi.texts import operation_text, titled
from wechatpay_codegen.openapi.webhooks import webhooks

_OPENAPI = "3.1.0"
_LICENSE = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
_API_TEXT = """\
Every operation of WeChat Pay APIv3 that `wechatpay-clients` has, written by its generator. Unofficial: the official pages take precedence.

Each request is signed, and so is each reply with a 2xx status: verify it before you use it. Send `Accept: application/json`, a `User-Agent`, and in `Wechatpay-Serial` the key with which you verify replies.

Encrypt values marked `x-encrypted` in requests with the key that `Wechatpay-Serial` names, and decrypt those in replies with the key of the merchant: RSAES-OAEP with SHA-1, in Base64.

Amounts are integers, in fen, unless their text says otherwise. A reply may have a value that its enum does not list, fields that its schema does not have, and empty text in place of a time."""
_WEBHOOKS_TEXT = """\
Every notification that WeChat Pay sends for APIv3, written by the generator of `wechatpay-clients`. Unofficial: the official pages take precedence.

Verify the signature, then decrypt `resource` with the APIv3 key: AEAD_AES_256_GCM with `nonce` and `associated_data`. `x-decrypted` describes the content."""
_SERVERS = [
    {"url": "https://api.mch.weixin.qq.com", "description": "China"},
    {"url": "https://api2.mch.weixin.qq.com", "description": "China, second address"},
]
_GLOBAL_SERVERS = [{"url": "https://apihk.mch.weixin.qq.com", "description": "Outside the mainland of China"}]


def api_document(api: Api, version: str) -> Schema:
    """Return the document of all operations.

    Raises:
        NameTaken: Two different schemas would have the same name.
    """
    components = Components()
    components.reference(ERROR, ERROR_SCHEMA, lambda: ERROR_SCHEMA)
    known = directions(api)
    paths: defaultdict[str, Schema] = defaultdict(dict)
    for operation in api.operations:
        for path, method, written in _operations(operation, api, components, known):
            paths[path][method] = written
    schemes = {operation.traits.scheme or MERCHANT for operation in api.operations}
    return {
        "openapi": _OPENAPI,
        "info": {"title": "WeChat Pay APIv3", "version": version, "description": _API_TEXT, "license": _LICENSE},
        "servers": _SERVERS,
        "security": [{MERCHANT: []}],
        "tags": [
            {"name": tag(service.operations[0]), "description": titled(service.title, service.doc)}
            for group in api.groups
            for service in group.services
            if service.operations
        ],
        "paths": dict(paths),
        "components": {
            "securitySchemes": {name: scheme for name, scheme in SECURITY_SCHEMES.items() if name in schemes},
            "parameters": PARAMETERS,
            "headers": HEADERS,
            "responses": common_refusals(api.common_errors),
            "schemas": components.written(),
        },
    }


def webhooks_document(api: Api, version: str) -> Schema:
    """Return the document of all notifications.

    Raises:
        NameTaken: Two different schemas would have the same name.
    """
    components = Components()
    written = webhooks(api, components, directions(api))
    return {
        "openapi": _OPENAPI,
        "info": {
            "title": "WeChat Pay APIv3 notifications",
            "version": version,
            "description": _WEBHOOKS_TEXT,
            "license": _LICENSE,
        },
        "tags": [
            {"name": tag(service.notifications[0]), "description": titled(service.title, service.doc)}
            for group in api.groups
            for service in group.services
            if service.notifications
        ],
        "security": [],
        "webhooks": written,
        "components": {"schemas": components.written()},
    }


def _operations(
    operation: Operation, api: Api, components: Components, known: Directions
) -> Iterator[tuple[str, str, Schema]]:
    """Yield each path of an operation with its method. Routes that differ in the names of their parameters only are one path."""
    routes: dict[str, list[Route]] = {}
    for route in operation.routes:
        routes.setdefault(PLACEHOLDER.sub("{}", route.path.text), []).append(route)
    for position, same in enumerate(routes.values()):
        name = route_id(operation, same[0].path_names) if position else operation.dotted_name
        yield same[0].path.text, operation.method.lower(), _operation(operation, name, same, api, components, known)


def _operation(
    operation: Operation, name: str, routes: list[Route], api: Api, components: Components, known: Directions
) -> Schema:
    sent = Schemas(components, known, operation, operation.scope, is_request=True)
    received = Schemas(components, known, operation, operation.scope)
    parameters_ = parameters(operation, routes, sent)
    body_ = body(operation, sent)
    return {
        "operationId": name,
        "tags": [tag(operation)],
        "summary": operation.title.en,
        "description": operation_text(operation),
        "externalDocs": {"url": operation.docs[0]},
        **({"deprecated": True} if operation.traits.deprecated else {}),
        **({"security": [{BRAND: []}]} if operation.traits.scheme == BRAND else {}),
        **({"servers": _GLOBAL_SERVERS} if operation.traits.host else {}),
        **({"parameters": parameters_} if parameters_ else {}),
        **({"requestBody": body_} if body_ else {}),
        "responses": {**successes(operation, received), **refusals(operation, api.common_errors)},
    }
