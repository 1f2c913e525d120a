"""Generate or load the secrets of merchants and of WeChat Pay: key pairs, serial numbers, the APIv3 key."""

import json
import secrets
import string
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import ClassVar

from attrs import define, field
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from wechatpay_gateway.base.signatures import MERCHANT, Scheme
from wechatpay_gateway.parties.key_files import (
    KeyFileError,
    load_key,
    make_folder,
    parse_key,
    private_pem,
    public_pem,
    write_owner_only,
)
from wechatpay_gateway.parties.platform_certificates import PlatformCertificate, PlatformCertificates, new_serial_number
from wechatpay_gateway.parties.private_keys import MakeKey, new_key
from wechatpay_gateway.parties.signing import ReplySigner

MERCHANT_KEY_FILE = "apiclient_key.pem"
PUBLIC_KEY_FILE = "pub_key.pem"
WECHATPAY_KEY_FILE = "wechatpay_key.pem"
IDENTITY_FILE = "identity.json"
"""The files of one merchant; the first two have the names that the merchant platform uses."""

_PUBLISHED_SERIAL_NO = "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB"
_PUBLISHED_KEY_ID = "PUB_KEY_ID_0119000000010000000000000000000001"
_PUBLISHED_APIV3_KEY = "publishedTestKeyOfTheGateway0001"


class TrustMode(StrEnum):
    """The keys of WeChat Pay that a merchant uses. `TrustMode("public-key")`, as on the command line, is accepted as well."""

    PUBLIC_KEY = "public_key"
    """The WeChat Pay public key, as for every new merchant."""
    CERTIFICATES = "certificates"
    """Platform certificates, as for merchants that joined before the public key was introduced."""
    BOTH = "both"
    """Both, as during the switch from certificates to the public key: each request selects one with `Wechatpay-Serial`."""

    @classmethod
    def _missing_(cls, value: object) -> "TrustMode | None":
        return next((mode for mode in cls if mode.replace("_", "-") == value), None)


@define(eq=False, kw_only=True)
class Party:
    """A party that may call the gateway, with its secrets and WeChat Pay's.

    `serial_no` is the serial number of the party's API certificate; `public_key_id` identifies its WeChat Pay public key.
    Either `mchid` or `brand_id` is empty.
    """

    scheme: ClassVar[Scheme]
    mchid: str = ""
    brand_id: str = ""
    serial_no: str
    public_key_id: str
    private_key: RSAPrivateKey = field(repr=False)
    wechatpay_key: RSAPrivateKey = field(repr=False)
    public_key: RSAPublicKey = field(init=False, repr=False)
    _public_key_signer: ReplySigner = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self.public_key = self.private_key.public_key()
        self._public_key_signer = ReplySigner(self.public_key_id, self.wechatpay_key, self.scheme)

    @property
    def signer(self) -> ReplySigner:
        """The signer to use if there is no request to select one."""
        return self._public_key_signer

    def signer_for(self, named: str | None, *, is_named_kept: bool = False) -> ReplySigner:  # noqa: ARG002 (a brand has one key)
        """Return the signer of the reply to a request with this `Wechatpay-Serial`."""
        return self._public_key_signer

    def key_named(self, named: str) -> RSAPrivateKey | None:
        """Return the key that decrypts values encrypted for this serial, or `None` if the party has no such key."""
        return self.wechatpay_key if named == self.public_key_id else None


@define(eq=False, kw_only=True)
class Merchant(Party):
    """A merchant of the gateway.

    `certificates` are WeChat Pay's platform certificates, `None` for a merchant that uses only the public key. `last_named` is the
    `Wechatpay-Serial` of its latest request that had one.
    """

    scheme = MERCHANT
    apiv3_key: str = field(repr=False)
    mode: TrustMode = TrustMode.PUBLIC_KEY
    certificates: PlatformCertificates | None = field(default=None, repr=False)
    last_named: str = field(default="", init=False)

    @property
    def private_keys(self) -> tuple[RSAPrivateKey, ...]:
        """All keys of the merchant and of WeChat Pay for it; other merchants may share them."""
        of_certificates = () if self.certificates is None else self.certificates.private_keys
        return (self.private_key, self.wechatpay_key, *of_certificates)

    @property
    def signer(self) -> ReplySigner:
        """The signer to use if there is no request to select one, as for notifications.

        If the merchant uses both kinds of key, this is the kind that its latest request named; the real WeChat Pay switches notifications gradually.
        """
        return self.signer_for(self.last_named or None)

    def signer_for(self, named: str | None, *, is_named_kept: bool = False) -> ReplySigner:
        """Return the signer of the reply to a request with this `Wechatpay-Serial`.

        If the merchant uses both kinds of key, a request that names none selects the certificate: https://pay.weixin.qq.com/doc/v3/merchant/4012154180.
        A request that names a certificate, even an older one, selects the signing certificate; with `is_named_kept`, it selects the
        certificate that it names.
        """
        names_public_key = self.mode is TrustMode.BOTH and named == self.public_key_id
        if self.certificates is None or names_public_key:
            return self._public_key_signer
        found = self.certificates.find(named) if is_named_kept and named is not None else None
        return _signer_of(found or self.certificates.signing)

    def key_named(self, named: str) -> RSAPrivateKey | None:
        """Return the key that decrypts values encrypted for this serial, or `None` if the merchant may not use such a key."""
        if named == self.public_key_id and self.mode is not TrustMode.CERTIFICATES:
            return self.wechatpay_key
        found = None if self.certificates is None else self.certificates.find(named)
        return None if found is None else found.private_key

    def environment(self, base_url: str, *, names_public_key: bool = True) -> dict[str, str]:
        """Return the environment variables for `Client.from_env`, with keys as PEM text.

        Without `names_public_key`, and always if the merchant uses only certificates, the public key is omitted and the client uses
        platform certificates.
        """
        return self._variables(
            base_url, private_pem(self.private_key), public_pem(self.wechatpay_key), names_public_key=names_public_key
        )

    def environment_of_files(self, base_url: str, folder: Path, *, names_public_key: bool = True) -> dict[str, str]:
        """Return the same variables with keys as paths; `folder` is the one that this merchant was saved to."""
        own = folder / self.mchid
        return self._variables(
            base_url, str(own / MERCHANT_KEY_FILE), str(own / PUBLIC_KEY_FILE), names_public_key=names_public_key
        )

    def _variables(self, base_url: str, private_key: str, public_key: str, *, names_public_key: bool) -> dict[str, str]:
        variables = {
            "WECHATPAY_MCHID": self.mchid,
            "WECHATPAY_MERCHANT_SERIAL_NO": self.serial_no,
            "WECHATPAY_MERCHANT_PRIVATE_KEY": private_key,
            "WECHATPAY_APIV3_KEY": self.apiv3_key,
            "WECHATPAY_PUBLIC_KEY": public_key,
            "WECHATPAY_PUBLIC_KEY_ID": self.public_key_id,
            "WECHATPAY_BASE_URL": base_url,
        }
        if not names_public_key or self.mode is TrustMode.CERTIFICATES:
            del variables["WECHATPAY_PUBLIC_KEY"], variables["WECHATPAY_PUBLIC_KEY_ID"]
        return variables

    def save(self, folder: Path) -> None:
        """Write the merchant's files to `folder/<mchid>`, readable only by their owner."""
        own = make_folder(folder / self.mchid)
        identity = {
            "mchid": self.mchid,
            "serial_no": self.serial_no,
            "public_key_id": self.public_key_id,
            "apiv3_key": self.apiv3_key,
            "mode": str(self.mode),
        }
        write_owner_only(own / MERCHANT_KEY_FILE, private_pem(self.private_key))
        write_owner_only(own / PUBLIC_KEY_FILE, public_pem(self.wechatpay_key))
        write_owner_only(own / WECHATPAY_KEY_FILE, private_pem(self.wechatpay_key))
        write_owner_only(own / IDENTITY_FILE, json.dumps(identity, indent=2) + "\n")


def _signer_of(certificate: PlatformCertificate) -> ReplySigner:
    return ReplySigner(certificate.serial_no, certificate.private_key)


def generate_merchant(mchid: str, mode: TrustMode = TrustMode.PUBLIC_KEY, make_key: MakeKey = new_key) -> Merchant:
    """Create a merchant with new keys; the party must add platform certificates if the mode requires them."""
    alphabet = string.ascii_letters + string.digits
    return Merchant(
        mchid=mchid,
        serial_no=new_serial_no(),
        public_key_id=new_public_key_id(mchid),
        private_key=make_key(),
        wechatpay_key=make_key(),
        apiv3_key="".join(secrets.choice(alphabet) for _ in range(32)),
        mode=mode,
    )


def published_merchant(mchid: str, mode: TrustMode = TrustMode.PUBLIC_KEY) -> Merchant:
    """Create a merchant with the published test keys, which are the same in every run and not secret."""
    return Merchant(
        mchid=mchid,
        serial_no=_PUBLISHED_SERIAL_NO,
        public_key_id=_PUBLISHED_KEY_ID,
        private_key=published_key("merchant"),
        wechatpay_key=published_key("wechatpay"),
        apiv3_key=_PUBLISHED_APIV3_KEY,
        mode=mode,
    )


@cache
def published_key(owner: str) -> RSAPrivateKey:
    """Return a published test key."""
    return parse_key(files("wechatpay_gateway.parties.published_keys").joinpath(f"{owner}.pem").read_bytes())


def new_serial_no() -> str:
    """Generate the serial number of an API certificate: 40 upper-case hex digits."""
    return f"{new_serial_number():040X}"


def new_public_key_id(number: str) -> str:
    """Generate the ID of a WeChat Pay public key for the merchant or brand with this number."""
    return f"PUB_KEY_ID_01{number:0>10.10}{secrets.randbelow(10**22):022d}"


def load_merchants(folder: Path) -> list[Merchant]:
    """Load the merchants that `Merchant.save` wrote to `folder`, sorted by number; an empty list if the folder does not exist.

    Raises:
        KeyFileError: a file is missing or damaged.
    """
    return [_load_merchant(path.parent) for path in sorted(folder.glob(f"*/{IDENTITY_FILE}"))]


def _load_merchant(own: Path) -> Merchant:
    try:
        identity: Mapping[str, str] = json.loads((own / IDENTITY_FILE).read_text("utf-8"))
        return Merchant(
            mchid=identity["mchid"],
            serial_no=identity["serial_no"],
            public_key_id=identity["public_key_id"],
            private_key=load_key(own / MERCHANT_KEY_FILE),
            wechatpay_key=load_key(own / WECHATPAY_KEY_FILE),
            apiv3_key=identity["apiv3_key"],
            mode=TrustMode(identity.get("mode", TrustMode.BOTH)),
        )
    except KeyFileError:
        raise
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise unreadable_identity(own, error) from None


def unreadable_identity(own: Path, error: Exception) -> KeyFileError:
    """Return the error for a folder whose identity file is damaged."""
    return KeyFileError(
        f"{own / IDENTITY_FILE} cannot be read ({type(error).__name__}); "
        f"delete the folder {own} to have the gateway generate new keys"
    )
