"""Prints the request of a call without sending it: `wechatpay call --dry-run`."""

import json
from collections.abc import Mapping
from typing import Any

from wechatpay_cli.entries import Entry, description_of
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._calls.encoding import encode
from wechatpay_runtime._crypto.sealing import DRY_CIPHER, FieldCipher
from wechatpay_runtime.client.calls_by_name import arguments_by_wire_name
from wechatpay_runtime.jsonable import MASK

_OWN_NUMBER = {"merchant": "WECHATPAY_MCHID", "brand": "WECHATPAY_BRAND_ID"}


class _Masking(FieldCipher):
    """Puts a mask where the encrypted value would be."""

    def __init__(self) -> None:
        super().__init__(None, None)

    def seal(self, text: str) -> str:
        """Check one field like the cipher of a call, and return the mask."""
        DRY_CIPHER.seal(text)
        return MASK


def print_request(entry: Entry, arguments: Mapping[str, Any], environ: Mapping[str, str]) -> None:
    """Print the method, the path and the JSON of a call. Values that are encrypted on the way are masked; nothing is signed.

    Raises:
        InvalidArgument: An argument is unknown, missing or of the wrong type.
    """
    operation = description_of(entry)
    own_number = environ.get(_OWN_NUMBER[operation.scheme]) or None
    values = arguments_by_wire_name(operation, {name: value for name, value in arguments.items() if name != "to"})
    call = encode(operation, values, _Masking(), own_number=own_number)
    print(f"{call.method} {call.target}")
    for name, value in call.headers.items():
        if not operation.upload:
            print(f"{name}: {value}")
    body = call.body if call.signed is None else call.signed
    if body:
        print(json.dumps(json.loads(body), ensure_ascii=False, indent=2))
    if operation.upload:
        print(phrase("The file is sent beside this JSON."))
