# Written by `make generate` from specs/common/platform_security/list_certificates.yaml: edit that file.
"""Download platform certificates (下载平台证书)."""

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import DATETIME, STRING


@model
class EncryptCertificate(Model):
    """What `encrypt_certificate` (证书信息) holds."""

    algorithm: str = field(STRING)
    """Always AEAD_AES_256_GCM (加密证书的算法, at most 32 characters)."""

    nonce: str = field(STRING)
    """Nonce of the encryption, as text (加密证书的随机串, at most 16 characters)."""

    associated_data: str | None = field(STRING, default=None)
    """What is authenticated beside the certificate (加密证书的附加数据, at most 16 characters)."""

    ciphertext: str = field(STRING)
    """The certificate in PEM form, encrypted with the APIv3 key, as base64 (加密后的证书内容, at most 1048576 characters)."""


@model
class Certificate(Model):
    """What `data` (平台证书) holds."""

    serial_no: str = field(STRING)
    """Serial number of the certificate; `Wechatpay-Serial` names it (证书序列号, at most 40 characters)."""

    effective_time: str | None = field(DATETIME, default=None)
    """From when it is used (证书启用时间, RFC 3339)."""

    expire_time: str | None = field(DATETIME, default=None)
    """Until when it is used; while it is being replaced, that can be before the end written in the certificate (证书弃用时间, RFC 3339)."""

    encrypt_certificate: EncryptCertificate = field(ModelOf(EncryptCertificate))
    """The certificate, encrypted (证书信息)."""


@model
class DownloadCertificatesResponse(Model):
    """What `list_certificates` answers."""

    data: list[Certificate] = field(ListOf(ModelOf(Certificate)))
    """All that are valid; two while the old one is being replaced (平台证书)."""


OPERATION: Operation[DownloadCertificatesResponse] = Operation(
    name="common.platform_security.list_certificates",
    method="GET",
    routes=(Route("/v3/certificates"),),
    replies={200: DownloadCertificatesResponse},
    errors=(
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            means="The merchant has no platform certificates.",
            fix="Use the WeChat Pay public key.",
        ),
        *COMMON_ERRORS,
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/merchant/4012551764",
        "https://pay.weixin.qq.com/doc/v3/partner/4012715700",
    ),
)


class ListCertificates(Service):
    """Gives a service its method `list_certificates`."""

    def list_certificates(self) -> DownloadCertificatesResponse:
        """Download platform certificates (下载平台证书).

        Lists WeChat Pay's platform certificates, encrypted with the APIv3 key. A client without a public key fetches
        them by itself; call this only to look at them. A merchant that uses the WeChat Pay public key has none.

        Returns:
            `DownloadCertificatesResponse` with `data`.

        Raises:
            ApiError: WeChat Pay refused the call. The page names:
                404 RESOURCE_NOT_EXISTS: The merchant has no platform certificates. Use the WeChat Pay public key.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Rate limit: 1000/s

        May be called by: merchant (普通商户), service provider (普通服务商).

        Official page, 2024-09-13: https://pay.weixin.qq.com/doc/v3/merchant/4012551764
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012715700
        """
        return self._call(OPERATION, {})


class AsyncListCertificates(AsyncService):
    """Gives an async service its method `list_certificates`."""

    async def list_certificates(self) -> DownloadCertificatesResponse:
        """Download platform certificates (下载平台证书).

        Lists WeChat Pay's platform certificates, encrypted with the APIv3 key. A client without a public key fetches
        them by itself; call this only to look at them. A merchant that uses the WeChat Pay public key has none.

        Returns:
            `DownloadCertificatesResponse` with `data`.

        Raises:
            ApiError: WeChat Pay refused the call. The page names:
                404 RESOURCE_NOT_EXISTS: The merchant has no platform certificates. Use the WeChat Pay public key.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Rate limit: 1000/s

        May be called by: merchant (普通商户), service provider (普通服务商).

        Official page, 2024-09-13: https://pay.weixin.qq.com/doc/v3/merchant/4012551764
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012715700
        """
        return await self._call(OPERATION, {})
