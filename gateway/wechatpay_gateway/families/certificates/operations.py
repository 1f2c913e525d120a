"""`GET /v3/certificates`: returns the platform certificates of the merchant, encrypted with its APIv3 key.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012551764.
"""

import secrets
from base64 import b64encode
from datetime import datetime, timedelta, timezone
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wechatpay_gateway.base.errors import Message, Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.family.behavior import Call, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.parties.keys import Merchant
from wechatpay_gateway.parties.platform_certificates import PlatformCertificate

_ASSOCIATED_DATA = "certificate"
_BEIJING = timezone(timedelta(hours=8))


PLACE: Place = ("GET", "/v3/certificates")


class CertificateList(Family):
    """The operation that returns the platform certificates."""

    name = "certificates"
    signed_as_named = (PLACE,)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.behaviors = {PLACE: self._list}

    def _list(self, call: Call) -> Outcome:
        merchant = self._context.merchants.get(call.mchid)
        if merchant is None or merchant.certificates is None:
            raise _no_certificates()
        return Outcome(200, {"data": [_entry(each, merchant) for each in merchant.certificates.listed]})


def _no_certificates() -> Refusal:
    zh = (
        "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。"
        "可查看指引https://pay.weixin.qq.com/doc/v3/merchant/4012153196"
    )
    en = "There is no platform certificate. Use the WeChat Pay public key."
    return Refusal(404, "RESOURCE_NOT_EXISTS", Message(zh, en))


def _entry(platform_certificate: PlatformCertificate, merchant: Merchant) -> dict[str, Any]:
    nonce = secrets.token_hex(6)
    ciphertext = AESGCM(merchant.apiv3_key.encode()).encrypt(
        nonce.encode(), platform_certificate.pem.encode(), _ASSOCIATED_DATA.encode()
    )
    return {
        "serial_no": platform_certificate.serial_no,
        "effective_time": _time(platform_certificate.certificate.not_valid_before_utc),
        "expire_time": _time(platform_certificate.certificate.not_valid_after_utc),
        "encrypt_certificate": {
            "algorithm": "AEAD_AES_256_GCM",
            "nonce": nonce,
            "associated_data": _ASSOCIATED_DATA,
            "ciphertext": b64encode(ciphertext).decode("ascii"),
        },
    }


def _time(moment: datetime) -> str:
    return moment.astimezone(_BEIJING).isoformat(timespec="seconds")
