"""The settings of clients, by name and type."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Required

from wechatpay_runtime._crypto.key_files import KeySource
from wechatpay_runtime._session.option_arguments import OptionArguments
from wechatpay_runtime.clock import Clock
from wechatpay_runtime.signer import Signer

if TYPE_CHECKING:
    from wechatpay_runtime.certificates_store import CertificatesStore


class Settings(OptionArguments, total=False):
    """What every client is made of."""

    merchant_serial_no: str
    """Serial number of the merchant API certificate. It may be left out where a `Signer` brings its own, where
    `apiclient_cert.pem` lies beside the file of the private key, and where the PEM text of the key holds the certificate."""
    brand_serial_no: str
    """Serial number of the brand API certificate; may be left out as that of the merchant."""
    brand_public_key: KeySource
    """WeChat Pay's public key for the brand, where it is another than `public_key`."""
    brand_public_key_id: str
    """Id of that key."""
    other_public_keys: Mapping[str, KeySource] | None
    """More public keys of WeChat Pay by their ids, whose signatures for the merchant are accepted, too."""
    apiv3_key: str | bytes | Sequence[str | bytes] | None
    """APIv3 key of the merchant, 32 bytes, which opens notifications and platform certificates; a list of them while the
    key is being changed: what either opens is taken."""
    certificates_store: "CertificatesStore | None"
    """Keeps platform certificates between runs, such as `CertificatesFile(path)`; without it each process fetches them again."""
    base_url: str | Sequence[str] | None
    """Another address than WeChat Pay's, or several: the first is called, the next ones back it up."""
    allow_plain_http: bool
    """Allow `http` to another machine; never in production."""
    proxy: str | None
    """Address of an HTTP proxy."""
    ca_file: str | None
    """PEM file of the authorities to trust instead of the system's."""
    clock: Clock
    """Time, for tests."""


class MerchantSettings(Settings, total=False):
    """What a client is made of that calls as a merchant, and perhaps as a brand, too."""

    mchid: Required[str]
    """Merchant number."""
    merchant_private_key: Required[KeySource | Signer]
    """Private key of the merchant: PEM text, bytes, a path, or a `Signer` that asks a KMS or HSM."""
    public_key: KeySource | None
    """WeChat Pay's public key: PEM text, bytes or a path. Without it platform certificates are used."""
    public_key_id: str | None
    """Id of that key, `PUB_KEY_ID_…`."""
    brand_id: str
    """Number of the brand."""
    brand_private_key: KeySource | Signer
    """Private key of the brand, as that of the merchant."""


class BrandSettings(Settings, total=False):
    """What a client is made of that calls as a brand alone; `public_key` is then the brand's."""

    brand_id: Required[str]
    """Number of the brand."""
    brand_private_key: Required[KeySource | Signer]
    """Private key of the brand: PEM text, bytes, a path, or a `Signer` that asks a KMS or HSM."""
    public_key: Required[KeySource]
    """WeChat Pay's public key: PEM text, bytes or a path."""
    public_key_id: Required[str]
    """Id of that key, `PUB_KEY_ID_…`."""


KNOWN_SETTINGS = {**MerchantSettings.__annotations__, **BrandSettings.__annotations__}
"""Every setting."""
