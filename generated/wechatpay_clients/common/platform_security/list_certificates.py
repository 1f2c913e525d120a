# Written by `make generate` from specs/common/platform_security/list_certificates.yaml: edit that file.
"""List platform certificates (下载平台证书)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "AlgorithmType", "Certificate", "DownloadCertificatesResponse", "EncryptCertificate"]


class AlgorithmType(StrEnum):
    """Documented values of `algorithm_type` (证书算法版本). Any other value is a plain `str`."""

    RSA = "RSA"
    """RSA certificates, used with SHA-256."""
    SM2 = "SM2"
    """SM2 certificates, used with SM3."""
    ALL = "ALL"
    """All certificates."""


@model
class EncryptCertificate(Model):
    """Fields of `encrypt_certificate` (证书信息)."""

    algorithm: str = field(STRING)
    """加密证书的算法, at most 32 characters. Encryption algorithm. Always `AEAD_AES_256_GCM`."""
    nonce: str = field(STRING)
    """Nonce of the encryption, 12 characters (加密证书的随机串, at most 16 characters)."""
    associated_data: str | None = field(STRING, default=None)
    """加密证书的附加数据, at most 16 characters. Additional authenticated data. Always `certificate`."""
    ciphertext: str = field(STRING)
    """PEM certificate, encrypted with your APIv3 key, in Base64 with the authentication tag at the end (加密后的证书内容, at most 1048576 characters)."""


@model
class Certificate(Model):
    """Fields of `data` (平台证书列表)."""

    serial_no: str = field(STRING)
    """Serial number in hexadecimal, as in the `Wechatpay-Serial` header (证书序列号, at most 40 characters)."""
    effective_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the certificate takes effect (证书启用时间, RFC 3339)."""
    expire_time: Timestamp | str | None = field(DATETIME, default=None)
    """证书弃用时间, RFC 3339. Time when the certificate is retired. Can be earlier than the expiry date in the certificate itself."""
    encrypt_certificate: EncryptCertificate = field(ModelOf(EncryptCertificate))
    """The certificate, encrypted with your APIv3 key (证书信息)."""


@model
class DownloadCertificatesResponse(Model):
    """Reply of `list_certificates`."""

    data: list[Certificate] = field(ListOf(ModelOf(Certificate)))
    """平台证书列表. Valid certificates. There are two while a new one is replacing an old one."""


OPERATION: Operation[DownloadCertificatesResponse] = Operation(
    name="common.platform_security.list_certificates",
    method="GET",
    routes=(Route("/v3/certificates", query=("algorithm_type",)),),
    parameters=(Parameter("algorithm_type", OpenEnum(AlgorithmType)),),
    replies={200: DownloadCertificatesResponse},
    errors=(
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "You do not have platform certificates.",
            "Use WeChat Pay's public key, shown on the merchant platform.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012551764",),
)


class _ListCertificatesDocs:
    def list_certificates(self, *_: Any, **__: Any) -> Any:
        """List platform certificates (下载平台证书).

        Returns the platform certificates that are currently valid for you, each encrypted with your APIv3 key. Call it
        at least every 12 hours: a new certificate is listed 24 hours before the old one is retired. Encrypt request
        fields with the certificate that has the latest `effective_time`. A merchant that has only WeChat Pay's public
        key has no platform certificates and gets a 404.

        Args:
            algorithm_type: 证书算法版本. Kind of certificates to list. Defaults to `RSA`.

        Returns:
            `DownloadCertificatesResponse` with `data`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 RESOURCE_NOT_EXISTS: You do not have platform certificates. Use WeChat Pay's public key, shown on
                    the merchant platform.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 1,000 calls a second for each merchant number.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2024-09-13: https://pay.weixin.qq.com/doc/v3/merchant/4012551764
        """


class ListCertificates(_ListCertificatesDocs, Service):
    def list_certificates(self, *, algorithm_type: AlgorithmType | str | None = None) -> DownloadCertificatesResponse:
        return self._call(OPERATION, {"algorithm_type": algorithm_type})


class AsyncListCertificates(_ListCertificatesDocs, AsyncService):
    async def list_certificates(
        self, *, algorithm_type: AlgorithmType | str | None = None
    ) -> DownloadCertificatesResponse:
        return await self._call(OPERATION, {"algorithm_type": algorithm_type})
