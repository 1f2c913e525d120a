# Written by `make generate` from specs/payments/bills/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.wire import STRING, OpenEnum


class HashType(StrEnum):
    """Values of 哈希类型 that the page lists; any other value stays the text it was."""

    SHA1 = "SHA1"
    """SHA-1."""


class TarType(StrEnum):
    """Values of 压缩类型 that the page lists; any other value stays the text it was."""

    GZIP = "GZIP"
    """Packed with gzip."""


@model
class QueryBillEntity(Model):
    """What `get_fund_flow_bill` answers."""

    hash_type: HashType | str = field(OpenEnum(HashType))
    """How `hash_value` was computed (哈希类型)."""

    hash_value: str = field(STRING)
    """Digest of the file before it was packed, in hexadecimal (哈希值, at most 1024 characters)."""

    download_url: str = field(STRING)
    """下载地址, at most 2048 characters. Address of the file, for five minutes. The request to it is signed as any other; the answer to it is not."""
