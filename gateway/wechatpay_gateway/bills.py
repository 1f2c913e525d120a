"""Bills: applications for them, and the address where their files are fetched.

The address holds a token, works for five minutes and for the merchant that applied; its answer is not signed
(https://pay.weixin.qq.com/doc/v3/merchant/4013071238). A sealed bill comes in parts where it is large
(https://pay.weixin.qq.com/doc/v3/partner/4014314390).
"""

import gzip
import secrets
from collections.abc import Callable, Mapping
from hashlib import sha1
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256, SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

from wechatpay_gateway.behaviour import Behaviour, Call, Outcome, Place
from wechatpay_gateway.bill_files import fund_flow_bill, to_bytes, trade_bill
from wechatpay_gateway.catalog import Operation, Parameter, Route
from wechatpay_gateway.errors import invalid_request, no_auth
from wechatpay_gateway.merchants import Merchants
from wechatpay_gateway.sealing import seal_text
from wechatpay_gateway.store import Store

LIFETIME_SECONDS = 300
LARGEST_PART_BYTES = 16 * 1024**3
"""A sealed bill that is larger comes in parts."""

_TARGET = "/v3/billdownload/file"
_KEY_LENGTHS = {"AEAD_AES_256_GCM": 32, "SM4_GCM": 16}
_NONCE_LENGTH = 16

BILL_FILE = Operation(
    name="billdownload.file",
    method="GET",
    routes=(Route(_TARGET, ("token", "tartype")),),
    parameters={
        "token": Parameter("token", "query", is_required=True, schema={"type": "string"}, argument="token"),
        "tartype": Parameter("tartype", "query", is_required=False, schema={"type": "string"}, argument="tartype"),
    },
    body=None,
    replies={200: {"type": "string", "format": "binary"}},
    examples=(),
)
"""The address of files; no page describes it as an operation of its own, and the catalog has none for it."""


class Bills:
    """The files that can be fetched; a file is made when its merchant applies for it.

    `largest_part_bytes` may be made smaller, to see a sealed bill in parts.
    """

    def __init__(self, store: Store, merchants: Merchants) -> None:
        self.largest_part_bytes = LARGEST_PART_BYTES
        self._store = store
        self._merchants = merchants

    @property
    def behaviours(self) -> Mapping[Place, Behaviour]:
        """What the applications do, by their places."""
        return {
            ("GET", "/v3/bill/tradebill"): self._whole(_trade_bill),
            ("GET", "/v3/bill/fundflowbill"): self._whole(_fund_flow_bill),
            ("GET", "/v3/bill/sub-merchant-fundflowbill"): self._sealed,
        }

    def fetch(self, call: Call) -> Outcome:
        """The file at an address; raises `Refusal` where the token is unknown, too old or another merchant's."""
        token = call.arguments["token"]
        rows = self._store.rows("SELECT mchid, content, expires_at FROM bill_files WHERE token = ?", (token,))
        if not rows or call.now > rows[0][2]:
            raise invalid_request("下载地址已失效", "The token is unknown, or older than five minutes; apply again.")
        mchid, content, _ = rows[0]
        if mchid != call.mchid:
            raise no_auth()
        return Outcome(200, file=bytes(content))

    def _whole(self, make: Callable[[Call], bytes]) -> Behaviour:
        def apply(call: Call) -> Outcome:
            content = make(call)
            packed = _packed(content, call)
            suffix = "&tartype=gzip" if packed != content else ""
            reply = {
                "hash_type": "SHA1",
                "hash_value": _sha1(content),
                "download_url": self._address(call, packed) + suffix,
            }
            return Outcome(200, reply)

        return apply

    def _sealed(self, call: Call) -> Outcome:
        content = _fund_flow_bill(call)
        size = self.largest_part_bytes
        pieces = [content[begin : begin + size] for begin in range(0, len(content), size)]
        listed = [self._part(call, number, piece) for number, piece in enumerate(pieces, 1)]
        return Outcome(200, {"download_bill_count": len(listed), "download_bill_list": listed})

    def _part(self, call: Call, number: int, content: bytes) -> dict[str, Any]:
        merchant = self._merchants.get(call.mchid)
        if merchant is None:
            raise AssertionError("a behaviour meets only requests of merchants that are known")
        algorithm = call.arguments["algorithm"]
        key, nonce = secrets.token_hex(_KEY_LENGTHS[algorithm] // 2), secrets.token_hex(_NONCE_LENGTH // 2)
        block = SM4(key.encode()) if algorithm == "SM4_GCM" else AES256(key.encode())
        encryptor = Cipher(block, GCM(nonce.encode())).encryptor()
        sealed = encryptor.update(_packed(content, call)) + encryptor.finalize() + encryptor.tag
        return {
            "bill_sequence": number,
            "hash_type": "SHA1",
            "hash_value": _sha1(content),
            "download_url": self._address(call, sealed),
            "encrypt_key": seal_text(merchant.public_key, key),
            "nonce": nonce,
        }

    def _address(self, call: Call, content: bytes) -> str:
        token = secrets.token_urlsafe(48)
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM bill_files WHERE expires_at < ?", (call.now,))
            row = (token, call.mchid, content, call.now + LIFETIME_SECONDS)
            connection.execute("INSERT INTO bill_files VALUES (?, ?, ?, ?)", row)
        return f"{self._merchants.base_url}{_TARGET}?token={token}"


def _trade_bill(call: Call) -> bytes:
    given = call.arguments
    return to_bytes(trade_bill(given["bill_date"], call.mchid, given.get("sub_mchid"), given.get("bill_type", "ALL")))


def _fund_flow_bill(call: Call) -> bytes:
    return to_bytes(fund_flow_bill(call.arguments["bill_date"]))


def _packed(content: bytes, call: Call) -> bytes:
    return gzip.compress(content, mtime=0) if call.arguments.get("tar_type") == "GZIP" else content


def _sha1(content: bytes) -> str:
    return sha1(content).hexdigest()  # noqa: S324 (the digest that the pages prescribe)
