"""The merchants whose requests the gateway accepts."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import evolve

from wechatpay_gateway.parties.key_files import write_owner_only
from wechatpay_gateway.parties.keys import Merchant, TrustMode, generate_merchant, load_merchants, published_merchant
from wechatpay_gateway.parties.platform_certificates import PlatformCertificates, load_certificates
from wechatpay_gateway.parties.private_keys import SpareKeys

DEFAULT_MCHID = "1900000001"
"""The number of the default merchant, taken from the official samples."""

_MAX_MCHID_LENGTH = 32


class Merchants:
    """The gateway's merchants by number.

    With a `folder`, keys are saved there and loaded at the next start. With `has_published_keys`, the default merchant has the published
    test keys, unless the folder contains others. `trust` selects the keys of WeChat Pay that the default merchant uses, regardless of
    earlier starts.

    Attributes:
        spare_keys: the keys of merchants and certificates that a reset removed, for later ones. Without a `folder` only, because keys of
            removed merchants stay in it.
    """

    def __init__(
        self,
        folder: Path | None = None,
        clock: Callable[[], float] = time.time,
        *,
        has_published_keys: bool = False,
        trust: TrustMode | str = TrustMode.PUBLIC_KEY,
    ) -> None:
        mode = TrustMode(trust)
        self.base_url = ""
        self._folder = folder
        self._clock = clock
        self.spare_keys = SpareKeys()
        self._by_mchid = {} if folder is None else {merchant.mchid: merchant for merchant in load_merchants(folder)}
        for merchant in self._by_mchid.values():
            self._add_certificates(merchant)
        existing = self._by_mchid.get(DEFAULT_MCHID)
        if existing is None:
            make = published_merchant if has_published_keys else generate_merchant
            self._keep(make(DEFAULT_MCHID, mode))
        elif existing.mode is not mode:
            self._keep(evolve(existing, mode=mode, certificates=None))
        self._starting = dict(self._by_mchid)

    @property
    def default(self) -> Merchant:
        """The merchant that every gateway has."""
        return self._by_mchid[DEFAULT_MCHID]

    def add(
        self, mchid: str, mode: TrustMode | str = TrustMode.PUBLIC_KEY, *, like: str | None = None
    ) -> dict[str, str]:
        """Add a merchant and return the environment variables for its client, with keys as PEM text.

        It gets new keys, or those of the merchant `like`, which is faster.

        `mode` selects the keys of WeChat Pay that it uses: `public-key`, `certificates` or `both`.

        Raises:
            ValueError: the number is in use or does not consist of 1 to 32 digits, or the mode does not exist.
            KeyError: the merchant `like` does not exist.
        """
        if not (mchid.isascii() and mchid.isdigit() and len(mchid) <= _MAX_MCHID_LENGTH):
            raise ValueError(f"mchid must consist of 1 to {_MAX_MCHID_LENGTH} digits, got {mchid!r}")
        if mchid in self._by_mchid:
            raise ValueError(f"the gateway already has the merchant {mchid}")
        if like is None:
            merchant = generate_merchant(mchid, TrustMode(mode), self.spare_keys.take)
        else:
            merchant = evolve(self._by_mchid[like], mchid=mchid, mode=TrustMode(mode), certificates=None)
        self._keep(merchant)
        return merchant.environment(self.base_url)

    def _keep(self, merchant: Merchant) -> None:
        if self._folder is not None:
            merchant.save(self._folder)
        self._add_certificates(merchant)
        self._by_mchid[merchant.mchid] = merchant

    def _add_certificates(self, merchant: Merchant) -> None:
        if merchant.mode is TrustMode.PUBLIC_KEY:
            return
        if self._folder is None:
            merchant.certificates = PlatformCertificates(self._clock, spare_keys=self.spare_keys)
            return
        own = self._folder / merchant.mchid
        saved = load_certificates(own)
        merchant.certificates = PlatformCertificates(
            self._clock,
            keep=lambda name, text: write_owner_only(own / name, text),
            forget=lambda name: (own / name).unlink(missing_ok=True),
            listed=saved,
            spare_keys=self.spare_keys,
        )

    def certificates(self, mchid: str = DEFAULT_MCHID) -> PlatformCertificates:
        """Return the platform certificates of a merchant.

        Raises:
            ValueError: the merchant does not exist, or uses only the public key.
        """
        merchant = self._by_mchid.get(mchid)
        if merchant is None or merchant.certificates is None:
            raise ValueError(
                f"there is no merchant {mchid!r} with platform certificates; start the gateway with trust='both' or 'certificates' "
                "(wechatpay gateway --trust), or add a merchant with one of these modes"
            )
        return merchant.certificates

    def get(self, mchid: str) -> Merchant | None:
        """Return the merchant with this number, or `None`."""
        return self._by_mchid.get(mchid)

    def environment(self, mchid: str = DEFAULT_MCHID, *, names_public_key: bool = True) -> dict[str, str]:
        """Return the environment variables for a merchant's client, with keys as PEM text.

        Without `names_public_key`, the client uses platform certificates.

        Raises:
            KeyError: the merchant does not exist.
        """
        return self._by_mchid[mchid].environment(self.base_url, names_public_key=names_public_key)

    def reset(self) -> None:
        """Remove the merchants and platform certificates that were added since the start."""
        removed = [merchant for mchid, merchant in self._by_mchid.items() if mchid not in self._starting]
        self._by_mchid = dict(self._starting)
        for merchant in self._by_mchid.values():
            merchant.last_named = ""
            if merchant.certificates is not None:
                merchant.certificates.reset()
        if self._folder is None:
            kept = {id(key) for merchant in self._by_mchid.values() for key in merchant.private_keys}
            self.spare_keys.give_back(
                key for merchant in removed for key in merchant.private_keys if id(key) not in kept
            )

    def __iter__(self) -> Iterator[Merchant]:
        return iter(list(self._by_mchid.values()))

    def __len__(self) -> int:
        return len(self._by_mchid)
