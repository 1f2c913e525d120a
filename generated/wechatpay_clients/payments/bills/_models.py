# Written by `make generate` from specs/payments/bills/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


class HashType(StrEnum):
    """Documented values of `hash_type` (哈希类型). Any other value is a plain `str`."""

    SHA1 = "SHA1"
    """SHA-1."""


class TarType(StrEnum):
    """Documented values of `tar_type` (压缩类型). Any other value is a plain `str`."""

    GZIP = "GZIP"
    """The file is downloaded as a gzip stream (`.gzip`)."""


@model
class QueryBillEntity(Model):
    """Reply of `get_fund_flow_bill`."""

    hash_type: HashType | str = field(OpenEnum(HashType))
    """哈希类型. Algorithm of `hash_value`. Always `SHA1`."""
    hash_value: str = field(STRING)
    """SHA-1 digest of the bill file, to check its integrity (哈希值, at most 1024 characters)."""
    download_url: str = field(STRING)
    """下载地址, at most 2048 characters. Download address of the bill file. Expires after 5 minutes."""
