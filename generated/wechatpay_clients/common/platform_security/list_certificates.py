# Written by `make generate` from specs/common/platform_security/list_certificates.yaml: edit that file.
"""List platform certificates (下载平台证书)."""

from enum import StrEnum

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp
from wechatpay_runtime.wire import DATETIME, STRING, OpenEnum


class AlgorithmType(StrEnum):
    """Documented values of `algorithm_type` (证书算法版本). Any other value stays a plain `str`."""

    RSA = "RSA"
    """Those for RSA with SHA-256."""

    SM2 = "SM2"
    """Those for SM2 with SM3."""

    ALL = "ALL"
    """All of them."""


@model
class EncryptCertificate(Model):
    """Fields of `encrypt_certificate` (证书信息)."""

    algorithm: str = field(STRING)
    """How it is sealed; always `AEAD_AES_256_GCM` (加密证书的算法, at most 32 characters)."""

    nonce: str = field(STRING)
    """Nonce of the cipher, as text of 12 characters (加密证书的随机串, at most 16 characters)."""

    associated_data: str | None = field(STRING, default=None)
    """What was authenticated besides; always `certificate` (加密证书的附加数据, at most 16 characters)."""

    ciphertext: str = field(STRING)
    """The certificate as PEM text, sealed with your APIv3 key, in Base64 with the tag at its end (加密后的证书内容, at most 1048576 characters)."""


@model
class Certificate(Model):
    """Fields of `data` (平台证书列表)."""

    serial_no: str = field(STRING)
    """Serial number in hexadecimal, the one that `Wechatpay-Serial` names (证书序列号, at most 40 characters)."""

    effective_time: Timestamp | str | None = field(DATETIME, default=None)
    """When it came or comes into use (证书启用时间, RFC 3339)."""

    expire_time: Timestamp | str | None = field(DATETIME, default=None)
    """When it goes out of use; can be earlier than the end of validity in the certificate itself (证书弃用时间, RFC 3339)."""

    encrypt_certificate: EncryptCertificate = field(ModelOf(EncryptCertificate))
    """The certificate itself, sealed (证书信息)."""


@model
class DownloadCertificatesResponse(Model):
    """Reply of `list_certificates`."""

    data: list[Certificate] = field(ListOf(ModelOf(Certificate)))
    """The certificates; two while one takes over from the other (平台证书列表)."""


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
            means="You have no platform certificates.",
            fix="Use WeChat Pay's public key, which the merchant platform shows.",
        ),
        *COMMON_ERRORS,
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/merchant/4012551764",
        "https://pay.weixin.qq.com/doc/v3/partner/4012715700",
    ),
)


class ListCertificates(Service):
    """Adds method `list_certificates` to a service."""

    def list_certificates(self, *, algorithm_type: AlgorithmType | str | None = None) -> DownloadCertificatesResponse:
        """List platform certificates (下载平台证书).

        Answers the platform certificates that are valid for you now, each sealed with your APIv3 key. Ask at least
        every 12 hours: a new certificate is listed 24 hours before the old one is given up. Seal what you send with the
        one whose `effective_time` is the latest. A merchant that has only WeChat Pay's public key has no such
        certificates and gets a 404.

        Args:
            algorithm_type: 证书算法版本. Which certificates to list; absent: those for RSA.

        Returns:
            `DownloadCertificatesResponse` with `data`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 RESOURCE_NOT_EXISTS: You have no platform certificates. Use WeChat Pay's public key, which the
                    merchant platform shows.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Rate limit: 1,000 calls a second for each merchant number.

        May be called by: merchant (普通商户), service provider (普通服务商).

        Official page, 2024-09-13: https://pay.weixin.qq.com/doc/v3/merchant/4012551764
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012715700
        """
        return self._call(OPERATION, {"algorithm_type": algorithm_type})


class AsyncListCertificates(AsyncService):
    """Adds method `list_certificates` to an async service."""

    async def list_certificates(
        self, *, algorithm_type: AlgorithmType | str | None = None
    ) -> DownloadCertificatesResponse:
        """List platform certificates (下载平台证书).

        Answers the platform certificates that are valid for you now, each sealed with your APIv3 key. Ask at least
        every 12 hours: a new certificate is listed 24 hours before the old one is given up. Seal what you send with the
        one whose `effective_time` is the latest. A merchant that has only WeChat Pay's public key has no such
        certificates and gets a 404.

        Args:
            algorithm_type: 证书算法版本. Which certificates to list; absent: those for RSA.

        Returns:
            `DownloadCertificatesResponse` with `data`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 RESOURCE_NOT_EXISTS: You have no platform certificates. Use WeChat Pay's public key, which the
                    merchant platform shows.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Rate limit: 1,000 calls a second for each merchant number.

        May be called by: merchant (普通商户), service provider (普通服务商).

        Official page, 2024-09-13: https://pay.weixin.qq.com/doc/v3/merchant/4012551764
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012715700
        """
        return await self._call(OPERATION, {"algorithm_type": algorithm_type})
