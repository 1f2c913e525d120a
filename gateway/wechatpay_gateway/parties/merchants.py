"""The merchants whose requests the gateway accepts."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import evolve

from wechatpay_gateway.parties.key_files import write_owner_only
from wechatpay_gateway.parties.keys import Merchant, TrustMode, generate_merchant, load_merchants, published_merchant
from wechatpay_gateway.parties.platform_certificates import PlatformCertificates, load_certificates

DEFAULT_MCHID = "1900000001"
"""The merchant that every gateway starts with; the official samples' number."""

_MAX_MCHID_LENGTH = 32


class Merchants:
    """The gateway's merchants by number; the first is the default one.

    With a `folder` their keys are kept there and found again at the next start. With `has_published_keys` the default merchant has the
    keys that everybody knows, unless the folder holds others. `trust` says which keys of WeChat Pay the default merchant uses, whatever it
    used at an earlier start.
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
        self._by_mchid = {} if folder is None else {merchant.mchid: merchant for merchant in load_merchants(folder)}
        for merchant in self._by_mchid.values():
            self._add_certificates(merchant)
        kept = self._by_mchid.get(DEFAULT_MCHID)
        if kept is None:
            make = published_merchant if has_published_keys else generate_merchant
            self._keep(make(DEFAULT_MCHID, mode))
        elif kept.mode is not mode:
            self._keep(evolve(kept, mode=mode, certificates=None))
        self._starting = dict(self._by_mchid)

    @property
    def default(self) -> Merchant:
        """The merchant that every gateway starts with."""
        return self._by_mchid[DEFAULT_MCHID]

    def add(
        self, mchid: str, mode: TrustMode | str = TrustMode.PUBLIC_KEY, *, like: str | None = None
    ) -> dict[str, str]:
        """Add a merchant; the result is its client's environment, keys as PEM text.

        It gets fresh keys, or those of the merchant `like`, which takes no time.

        `mode` says which keys of WeChat Pay it uses: `public-key`, `certificates` or `both`.

        Raises:
            ValueError: the number is taken, or is not made of 1 to 32 digits, or there is no such mode.
            KeyError: there is no merchant `like`.
        """
        if not (mchid.isascii() and mchid.isdigit() and len(mchid) <= _MAX_MCHID_LENGTH):
            raise ValueError(f"a mchid is made of 1 to {_MAX_MCHID_LENGTH} digits, not {mchid!r}")
        if mchid in self._by_mchid:
            raise ValueError(f"the gateway already has the merchant {mchid}")
        if like is None:
            merchant = generate_merchant(mchid, TrustMode(mode))
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
            merchant.certificates = PlatformCertificates(self._clock)
            return
        own = self._folder / merchant.mchid
        kept = load_certificates(own)
        merchant.certificates = PlatformCertificates(
            self._clock,
            keep=lambda name, text: write_owner_only(own / name, text),
            forget=lambda name: (own / name).unlink(missing_ok=True),
            listed=kept,
        )

    def certificates(self, mchid: str = DEFAULT_MCHID) -> PlatformCertificates:
        """WeChat Pay's platform certificates of a merchant.

        Raises:
            ValueError: there is no such merchant, or it uses the public key only.
        """
        merchant = self._by_mchid.get(mchid)
        if merchant is None or merchant.certificates is None:
            raise ValueError(
                f"there is no merchant {mchid!r} with platform certificates: start the gateway with trust='both' or 'certificates' "
                "(wechatpay gateway --trust), or add a merchant that has them"
            )
        return merchant.certificates

    def get(self, mchid: str) -> Merchant | None:
        """The merchant with this number, or `None`."""
        return self._by_mchid.get(mchid)

    def environment(self, mchid: str = DEFAULT_MCHID, *, names_public_key: bool = True) -> dict[str, str]:
        """The environment of a merchant's client, keys as PEM text; without the public key it uses platform certificates.

        Raises:
            KeyError: there is no such merchant.
        """
        return self._by_mchid[mchid].environment(self.base_url, names_public_key=names_public_key)

    def reset(self) -> None:
        """Forget the merchants that were added since the start, and the certificates of later days."""
        self._by_mchid = dict(self._starting)
        for merchant in self._by_mchid.values():
            merchant.last_named = ""
            if merchant.certificates is not None:
                merchant.certificates.reset()

    def __iter__(self) -> Iterator[Merchant]:
        return iter(list(self._by_mchid.values()))

    def __len__(self) -> int:
        return len(self._by_mchid)
