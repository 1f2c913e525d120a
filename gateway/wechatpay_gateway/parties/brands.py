"""The brands whose requests the gateway accepts."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import define, field

from wechatpay_gateway.base.signatures import BRAND
from wechatpay_gateway.parties.key_files import (
    KeyFileError,
    load_key,
    make_folder,
    private_pem,
    public_pem,
    write_owner_only,
)
from wechatpay_gateway.parties.keys import (
    IDENTITY_FILE,
    MERCHANT_KEY_FILE,
    PUBLIC_KEY_FILE,
    WECHATPAY_KEY_FILE,
    Merchant,
    Party,
    new_public_key_id,
    new_serial_no,
    published_key,
    unreadable_identity,
)
from wechatpay_gateway.parties.merchants import DEFAULT_MCHID
from wechatpay_gateway.parties.private_keys import SpareKeys

DEFAULT_BRAND_ID = "120344"
"""The number of the default brand, taken from the official samples."""
BRANDS_FOLDER = "brands"
"""The folder of the brands' keys, inside the folder of the merchants' keys."""

_MAX_BRAND_ID_LENGTH = 32
_PUBLISHED_SERIAL_NO = "5A0E7C1D9B3F4E6287D1C0A9B8E7F6D5C4B3A291"


@define(eq=False, kw_only=True)
class Brand(Party):
    """A brand of the gateway; `has_own_key` means that its WeChat Pay key differs from the default merchant's."""

    scheme = BRAND
    has_own_key: bool = field(default=True)

    def environment(self, *, names_public_key: bool = False) -> dict[str, str]:
        """Return the brand's environment variables for `Client.from_env`, with keys as PEM text.

        They include WeChat Pay's public key if the brand has its own, or with `names_public_key`.
        """
        return self._variables(
            private_pem(self.private_key), public_pem(self.wechatpay_key), names_public_key=names_public_key
        )

    def environment_of_files(self, folder: Path, *, names_public_key: bool = False) -> dict[str, str]:
        """Return the same variables with keys as paths; `folder` is the one that this brand and the default merchant were saved to."""
        own = self._folder(folder)
        of_public_key = own if self.has_own_key else folder / DEFAULT_MCHID
        return self._variables(
            str(own / MERCHANT_KEY_FILE), str(of_public_key / PUBLIC_KEY_FILE), names_public_key=names_public_key
        )

    def _variables(self, private_key: str, public_key: str, *, names_public_key: bool) -> dict[str, str]:
        variables = {
            "WECHATPAY_BRAND_ID": self.brand_id,
            "WECHATPAY_BRAND_SERIAL_NO": self.serial_no,
            "WECHATPAY_BRAND_PRIVATE_KEY": private_key,
        }
        if self.has_own_key or names_public_key:
            variables["WECHATPAY_BRAND_PUBLIC_KEY"] = public_key
            variables["WECHATPAY_BRAND_PUBLIC_KEY_ID"] = self.public_key_id
        return variables

    def _folder(self, folder: Path) -> Path:
        return folder / BRANDS_FOLDER / self.brand_id

    def save(self, folder: Path) -> None:
        """Write the brand's files to `folder/brands/<brand_id>`, readable only by their owner."""
        own = make_folder(self._folder(folder))
        identity = {"brand_id": self.brand_id, "serial_no": self.serial_no}
        write_owner_only(own / MERCHANT_KEY_FILE, private_pem(self.private_key))
        if self.has_own_key:
            identity["public_key_id"] = self.public_key_id
            write_owner_only(own / PUBLIC_KEY_FILE, public_pem(self.wechatpay_key))
            write_owner_only(own / WECHATPAY_KEY_FILE, private_pem(self.wechatpay_key))
        write_owner_only(own / IDENTITY_FILE, json.dumps(identity, indent=2) + "\n")


class Brands:
    """The gateway's brands by number. The default brand shares WeChat Pay's key with the default merchant.

    With a `folder`, keys are saved there and loaded at the next start. With `has_published_keys`, the default brand has the published
    test key, unless the folder contains another. `spare_keys` gives new brands their keys, and `reset` gives back those of the brands that
    it removes.
    """

    def __init__(
        self,
        merchant: Merchant,
        folder: Path | None = None,
        *,
        has_published_keys: bool = False,
        spare_keys: SpareKeys | None = None,
    ) -> None:
        self._folder = folder
        self._spare_keys = spare_keys or SpareKeys()
        self._by_id = {} if folder is None else {brand.brand_id: brand for brand in _load_brands(folder, merchant)}
        if DEFAULT_BRAND_ID not in self._by_id:
            self._keep(
                Brand(
                    brand_id=DEFAULT_BRAND_ID,
                    serial_no=_PUBLISHED_SERIAL_NO if has_published_keys else new_serial_no(),
                    public_key_id=merchant.public_key_id,
                    private_key=published_key("brand") if has_published_keys else self._spare_keys.take(),
                    wechatpay_key=merchant.wechatpay_key,
                    has_own_key=False,
                )
            )
        self._starting = dict(self._by_id)

    @property
    def default(self) -> Brand:
        """The brand that every gateway has."""
        return self._by_id[DEFAULT_BRAND_ID]

    def add(self, brand_id: str) -> dict[str, str]:
        """Add a brand with its own WeChat Pay key, and return the brand's environment variables for a client.

        Raises:
            ValueError: the number is in use, or does not consist of 1 to 32 digits.
        """
        if not (brand_id.isascii() and brand_id.isdigit() and len(brand_id) <= _MAX_BRAND_ID_LENGTH):
            raise ValueError(f"brand_id must consist of 1 to {_MAX_BRAND_ID_LENGTH} digits, got {brand_id!r}")
        if brand_id in self._by_id:
            raise ValueError(f"the gateway already has the brand {brand_id}")
        brand = Brand(
            brand_id=brand_id,
            serial_no=new_serial_no(),
            public_key_id=new_public_key_id(brand_id),
            private_key=self._spare_keys.take(),
            wechatpay_key=self._spare_keys.take(),
        )
        self._keep(brand)
        return brand.environment()

    def _keep(self, brand: Brand) -> None:
        if self._folder is not None:
            brand.save(self._folder)
        self._by_id[brand.brand_id] = brand

    def get(self, brand_id: str) -> Brand | None:
        """Return the brand with this number, or `None`."""
        return self._by_id.get(brand_id)

    def reset(self) -> None:
        """Remove the brands that were added since the start."""
        for brand_id in self._by_id.keys() - self._starting.keys():
            if self._folder is None:
                brand = self._by_id[brand_id]
                self._spare_keys.give_back((brand.private_key, brand.wechatpay_key))
        self._by_id = dict(self._starting)

    def __iter__(self) -> Iterator[Brand]:
        return iter(list(self._by_id.values()))

    def __len__(self) -> int:
        return len(self._by_id)


def _load_brands(folder: Path, merchant: Merchant) -> Iterator[Brand]:
    for path in sorted(folder.glob(f"{BRANDS_FOLDER}/*/{IDENTITY_FILE}")):
        yield _load_brand(path.parent, merchant)


def _load_brand(own: Path, merchant: Merchant) -> Brand:
    try:
        identity: Mapping[str, str] = json.loads((own / IDENTITY_FILE).read_text("utf-8"))
        has_own_key = "public_key_id" in identity
        return Brand(
            brand_id=identity["brand_id"],
            serial_no=identity["serial_no"],
            public_key_id=identity["public_key_id"] if has_own_key else merchant.public_key_id,
            private_key=load_key(own / MERCHANT_KEY_FILE),
            wechatpay_key=load_key(own / WECHATPAY_KEY_FILE) if has_own_key else merchant.wechatpay_key,
            has_own_key=has_own_key,
        )
    except KeyFileError:
        raise
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise unreadable_identity(own, error) from None
