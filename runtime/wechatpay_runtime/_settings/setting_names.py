"""Names and types of the settings of clients."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Required

from wechatpay_runtime._crypto.key_files import KeySource
from wechatpay_runtime._session.option_arguments import OptionArguments
from wechatpay_runtime.clock import Clock
from wechatpay_runtime.signer import Signer

if TYPE_CHECKING:
    from wechatpay_runtime._transport.base import AsyncTransport, Transport
    from wechatpay_runtime.certificates_store import CertificatesStore
    from wechatpay_runtime.hooks import Hook


class Settings(OptionArguments, total=False):
    """Settings of all clients."""

    merchant_serial_no: str
    """Serial number of the merchant API certificate. Optional if a `Signer` provides it, `apiclient_cert.pem` is in the same
    directory as the private key file, or the PEM text of the key contains the certificate."""
    brand_serial_no: str
    """Serial number of the brand API certificate. Optional in the same cases."""
    brand_public_key: KeySource
    """WeChat Pay's public key for the brand, if it differs from `public_key`."""
    brand_public_key_id: str
    """ID of that key."""
    other_public_keys: Mapping[str, KeySource] | None
    """Further public keys of WeChat Pay, by ID. Their signatures for the merchant are also accepted."""
    apiv3_key: str | bytes | Sequence[str | bytes] | None
    """APIv3 key of the merchant, 32 bytes. It decrypts notifications and platform certificates. While you change the key, pass
    a list of the old and the new one."""
    apiv2_key: str | None
    """APIv2 key of the merchant, 32 bytes. It signs the parameters of the few pages that require it, such as the details of a pay
    score order."""
    certificates_store: "CertificatesStore | None"
    """Stores platform certificates between runs, such as `CertificatesFile(path)`. Without it each process fetches them."""
    base_url: str | Sequence[str] | None
    """URL to call instead of WeChat Pay's, or several: the others are used if the first cannot be reached."""
    allow_plain_http: bool
    """Allow plain HTTP to other machines. Never set this in production."""
    proxy: str | None
    """URL of an HTTP proxy."""
    ca_file: str | None
    """PEM file with the certificate authorities to trust instead of the system's."""
    language: Literal["en", "zh"] | None
    """Language of error messages: English or Chinese. Default: the variable `WECHATPAY_LANGUAGE`, else English."""
    transport: "Literal['fast'] | Transport | AsyncTransport | None"
    """Sends the requests, instead of the usual transport: `"fast"` for the one that needs less CPU, with the extra `fast`, or your
    own: see `wechatpay_runtime.transport`."""
    hooks: "Hook | Sequence[Hook] | None"
    """A function, or several, to call with the events of calls and notifications: see `wechatpay_runtime.hooks`."""
    clock: Clock
    """A clock to use instead of the system's, for tests."""


class MerchantSettings(Settings, total=False):
    """Settings of a client for a merchant, and optionally for a brand as well."""

    mchid: Required[str]
    """Merchant number."""
    merchant_private_key: Required[KeySource | Signer]
    """Private key of the merchant: PEM text, bytes, a path, or a `Signer` that uses a KMS or HSM."""
    public_key: KeySource | None
    """WeChat Pay's public key: PEM text, bytes or a path. Without it platform certificates are used."""
    public_key_id: str | None
    """ID of that key, `PUB_KEY_ID_…`."""
    brand_id: str
    """Number of the brand."""
    brand_private_key: KeySource | Signer
    """Private key of the brand, in the same forms as the merchant's."""


class BrandSettings(Settings, total=False):
    """Settings of a client for a brand only; `public_key` is the key for the brand."""

    brand_id: Required[str]
    """Number of the brand."""
    brand_private_key: Required[KeySource | Signer]
    """Private key of the brand: PEM text, bytes, a path, or a `Signer` that uses a KMS or HSM."""
    public_key: Required[KeySource]
    """WeChat Pay's public key: PEM text, bytes or a path."""
    public_key_id: Required[str]
    """ID of that key, `PUB_KEY_ID_…`."""


KNOWN_SETTINGS = {**MerchantSettings.__annotations__, **BrandSettings.__annotations__}
"""All settings of both kinds of clients."""
