# Written by `make generate` from specs/payments/bills/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER, STRING


class HashType(StrEnum):
    """Documented values of `hash_type` (哈希类型). Any other value is a plain `str`."""

    SHA1 = "SHA1"
    """SHA-1."""


class TarType(StrEnum):
    """Documented values of `tar_type` (压缩类型). Any other value is a plain `str`."""

    GZIP = "GZIP"
    """The file is downloaded as a gzip stream (`.gzip`)."""


class BillAlgorithm(StrEnum):
    """Documented values of `algorithm` (账单文件加密算法). Any other value is a plain `str`."""

    AEAD_AES_256_GCM = "AEAD_AES_256_GCM"
    """AES-256-GCM."""
    SM4_GCM = "SM4_GCM"
    """SM4-GCM, with a 128-bit key."""


@model
class QueryBillEntity(Model):
    """Reply of `get_fund_flow_bill`."""

    hash_type: HashType | str = field(OpenEnum(HashType))
    """哈希类型. Algorithm of `hash_value`. Always `SHA1`."""
    hash_value: str = field(STRING)
    """SHA-1 digest of the bill file, to check its integrity (哈希值, at most 1024 characters)."""
    download_url: str = field(STRING)
    """下载地址, at most 2048 characters. Download address of the bill file. Expires after 5 minutes."""


@model
class EncryptBillEntity(Model):
    """Fields of `download_bill_list` (下载信息明细)."""

    bill_sequence: int = field(INTEGER)
    """账单文件序号. Position of the part in the file, starting from 1. Join the parts in this order."""
    hash_type: HashType | str = field(OpenEnum(HashType))
    """Algorithm of `hash_value` (哈希类型)."""
    hash_value: str = field(STRING)
    """哈希值, at most 1024 characters. Digest of the original bill after decompression, to check its integrity. Decryption checks the integrity as well."""
    download_url: str = field(STRING)
    """下载地址, at most 2048 characters. Download address of the part. Expires after 5 minutes."""
    encrypt_key: str = field(STRING)
    """Key that decrypts the part, encrypted with the public key of your merchant API certificate, in Base64 (加密密钥, at most 512 characters)."""
    nonce: str = field(STRING)
    """Nonce for decrypting the part (随机字符串, at most 16 characters)."""


@model
class QueryEncryptBillEntity(Model):
    """Reply of `get_ecommerce_fund_flow_bill`."""

    download_bill_count: int = field(INTEGER)
    """Number of parts that the file is split into (下载信息总数)."""
    download_bill_list: list[EncryptBillEntity] | None = field(ListOf(ModelOf(EncryptBillEntity)), default=None)
    """Parts of the file, each with its own address and key (下载信息明细)."""
