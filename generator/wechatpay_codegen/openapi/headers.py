"""The signature and the headers of all requests and replies, and the body of a refusal."""

from wechatpay_codegen.openapi.components import Schema

MERCHANT, BRAND = "merchant", "brand"
"""The names of the security schemes."""
SECURITY_SCHEMES: dict[str, Schema] = {
    MERCHANT: {
        "type": "http",
        "scheme": "WECHATPAY2-SHA256-RSA2048",
        "description": (
            "The header is `Authorization: WECHATPAY2-SHA256-RSA2048 "
            'mchid="…",nonce_str="…",timestamp="…",serial_no="…",signature="…"`. '
            "The signature is RSA with SHA-256 (PKCS #1 v1.5) of five lines, each ended by a line feed: the method, the path and "
            "query exactly as sent, the timestamp, the nonce, the body exactly as sent. "
            "https://pay.weixin.qq.com/doc/v3/merchant/4012365342"
        ),
    },
    BRAND: {
        "type": "http",
        "scheme": "WECHATPAY-BRAND-SHA256-RSA2048",
        "description": (
            "As for merchants, but signed with the key of the brand, and with `brand_id` in place of `mchid`. "
            "https://pay.weixin.qq.com/doc/brand/4015407582"
        ),
    },
}

SERIAL = "Wechatpay-Serial"
SEALING_SERIAL = "SealingSerial"
"""The name of the parameter of operations that encrypt fields."""
PARAMETERS: dict[str, Schema] = {
    SEALING_SERIAL: {
        "name": SERIAL,
        "in": "header",
        "description": (
            "ID of the WeChat Pay public key, or serial number of the platform certificate, with which the encrypted fields of this "
            "request were encrypted. Required if the request has such a field."
        ),
        "schema": {"type": "string"},
    }
}

_SIGNATURE_HEADERS = {
    "Wechatpay-Signature": "Signature of the timestamp, the nonce and the body, each ended by a line feed: RSA with SHA-256, in Base64.",
    "Wechatpay-Timestamp": "Seconds since 1970. Refuse a difference of more than five minutes.",
    "Wechatpay-Nonce": "Random text.",
    SERIAL: "ID of the WeChat Pay public key, or serial number of the platform certificate, that verifies the signature.",
}
HEADERS: dict[str, Schema] = {
    **{name: {"description": text, "schema": {"type": "string"}} for name, text in _SIGNATURE_HEADERS.items()},
    "Request-ID": {"description": "ID of the request, for questions to WeChat Pay.", "schema": {"type": "string"}},
}


def reply_headers(*, is_signed: bool = True) -> Schema:
    """Return the headers of a reply. Files are not signed."""
    names = HEADERS if is_signed else ("Request-ID",)
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def signature_parameters() -> list[Schema]:
    """Return the headers of a notification, which are those of a reply."""
    return [
        {"name": name, "in": "header", "required": True, "description": text, "schema": {"type": "string"}}
        for name, text in _SIGNATURE_HEADERS.items()
    ]


ERROR = "ErrorBody"
ERROR_SCHEMA: Schema = {
    "type": "object",
    "description": "The body of a refusal.",
    "properties": {
        "code": {"type": "string", "description": "Error code. Decide by it, not by the message."},
        "message": {"type": "string", "description": "What is wrong, in Chinese unless `Accept-Language` is `en`."},
        "detail": {"description": "Details, such as the field with a wrong value. Their form depends on the error."},
    },
}
