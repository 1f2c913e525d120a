"""Writes notifications as webhooks."""

from wechatpay_codegen.api.names import class_name, notification_name
from wechatpay_codegen.api.notification import Answer, Notification
from wechatpay_codegen.api.service import Api
from wechatpay_codegen.openapi.components import Components, Schema
from wechatpay_codegen.openapi.directions import Directions
from wechatpay_codegen.openapi.headers import signature_parameters
from wechatpay_codegen.openapi.names import scope_of, tag
from wechatpay_codegen.openapi.schemas import Schemas
from wechatpay_codegen.openapi.texts import notification_text
from wechatpay_codegen.plan.blocks import span_in_words

_TEXT: Schema = {"type": "string"}
_FAILURE: Schema = {
    "type": "object",
    "properties": {
        "code": {"type": "string", "examples": ["FAIL"]},
        "message": {"type": "string", "description": "Why, for the log of WeChat Pay."},
    },
}


def webhooks(api: Api, components: Components, known: Directions) -> Schema:
    """Return the notifications by name."""
    return {each.dotted_name: {"post": _webhook(each, components, known)} for each in api.notifications}


def _webhook(notification: Notification, components: Components, known: Directions) -> Schema:
    received = Schemas(components, known, notification, notification.scope)
    name = f"{scope_of(notification)}{notification_name(notification.name)}"
    envelope = components.reference(name, notification, lambda: _envelope(notification, received))
    return {
        "operationId": notification.dotted_name,
        "tags": [tag(notification)],
        "summary": notification.title.en,
        "description": notification_text(notification),
        "externalDocs": {"url": notification.docs[0]},
        "parameters": signature_parameters(),
        "requestBody": {"required": True, "content": {"application/json": {"schema": envelope}}},
        "responses": _responses(notification, components, known),
    }


def _envelope(notification: Notification, received: Schemas) -> Schema:
    name = f"{scope_of(notification)}{class_name(notification.name)}EventType"
    events = {"type": "string", "enum": [each.text for each in notification.event_types]}
    open_events = {"anyOf": [events, _TEXT], "description": "What happened."}
    return {
        "type": "object",
        "properties": {
            "id": {**_TEXT, "description": "ID of the notification, the same when it is sent again."},
            "create_time": {**_TEXT, "description": "When it was created: RFC 3339."},
            "event_type": received.components.reference(name, notification, lambda: open_events),
            "resource_type": {**_TEXT, "description": "Always `encrypt-resource`."},
            "summary": {**_TEXT, "description": "What happened, in Chinese."},
            "resource": _resource(notification, received),
        },
        "required": ["id", "event_type", "resource"],
    }


def _resource(notification: Notification, received: Schemas) -> Schema:
    components = received.components
    reference = components.reference("EncryptedResource", _ENCRYPTED, lambda: _ENCRYPTED)
    shapes = [
        {"schema": received.model(shape.model), **({"when": shape.when.text} if shape.when else {})}
        for shape in notification.shapes
        if shape.model
    ]
    return {
        **reference,
        "x-decrypted": shapes,
        "x-decrypted-examples": [dict(notice.resource) for notice in notification.examples],
    }


_ENCRYPTED: Schema = {
    "type": "object",
    "description": "The content of the notification, encrypted with the APIv3 key.",
    "properties": {
        "algorithm": {**_TEXT, "description": "Always `AEAD_AES_256_GCM`."},
        "ciphertext": {**_TEXT, "contentEncoding": "base64", "description": "The encrypted JSON and its tag."},
        "associated_data": {**_TEXT, "description": "Data that the tag covers as well. May be empty."},
        "nonce": {**_TEXT, "description": "Nonce of the encryption, 12 bytes."},
        "original_type": {**_TEXT, "description": "Type of the content."},
    },
    "required": ["algorithm", "ciphertext", "nonce"],
}


def _responses(notification: Notification, components: Components, known: Directions) -> Schema:
    failure = components.reference("Failure", _FAILURE, lambda: _FAILURE)
    is_sent_again = bool(notification.retries) or (notification.retries is None and notification.answer is None)
    refused = {
        "description": f"Not processed{': WeChat Pay sends it again' if is_sent_again else ''}.",
        "content": {"application/json": {"schema": failure}},
    }
    if notification.answer:
        sent = Schemas(components, known, notification, notification.scope, is_request=True)
        done = _answer(notification.answer, sent)
        return {"200": done, "default": refused}
    return {"200": {"description": "Received."}, "204": {"description": "Received."}, "default": refused}


def _answer(answer: Answer, sent: Schemas) -> Schema:
    signed = ", signed by the merchant" if answer.is_signed else ""
    text = f"The requested data{signed}, within {span_in_words(answer.within)}."
    content: Schema = {"content": {"application/json": {"schema": sent.model(answer.model)}}} if answer.model else {}
    return {"description": text, **content}
