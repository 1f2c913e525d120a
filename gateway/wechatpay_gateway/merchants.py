"""The merchants whose requests the gateway accepts."""

from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from wechatpay_gateway.keys import Merchant, generate_merchant, load_merchants

DEFAULT_MCHID = "1900000001"
"""The merchant that every gateway starts with; the official samples' number."""

_MAX_MCHID_LENGTH = 32


class Merchants:
    """The gateway's merchants by number; the first is the default one.

    With a `folder` their keys are kept there and found again at the next start.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.base_url = ""
        self._folder = folder
        self._by_mchid = {} if folder is None else {merchant.mchid: merchant for merchant in load_merchants(folder)}
        if DEFAULT_MCHID not in self._by_mchid:
            self.add(DEFAULT_MCHID)
        self._starting = dict(self._by_mchid)

    @property
    def default(self) -> Merchant:
        """The merchant that every gateway starts with."""
        return self._by_mchid[DEFAULT_MCHID]

    def add(self, mchid: str, *, like: str | None = None) -> dict[str, str]:
        """Add a merchant; the result is its client's environment, keys as PEM text.

        It gets fresh keys, or those of the merchant `like`, which takes no time.

        Raises:
            ValueError: the number is taken, or is not made of 1 to 32 digits.
            KeyError: there is no merchant `like`.
        """
        if not (mchid.isascii() and mchid.isdigit() and len(mchid) <= _MAX_MCHID_LENGTH):
            raise ValueError(f"a mchid is made of 1 to {_MAX_MCHID_LENGTH} digits, not {mchid!r}")
        if mchid in self._by_mchid:
            raise ValueError(f"the gateway already has the merchant {mchid}")
        merchant = generate_merchant(mchid) if like is None else evolve(self._by_mchid[like], mchid=mchid)
        if self._folder is not None:
            merchant.save(self._folder)
        self._by_mchid[mchid] = merchant
        return merchant.environment(self.base_url)

    def get(self, mchid: str) -> Merchant | None:
        """The merchant with this number, or `None`."""
        return self._by_mchid.get(mchid)

    def environment(self, mchid: str = DEFAULT_MCHID) -> dict[str, str]:
        """The environment of a merchant's client, keys as PEM text.

        Raises:
            KeyError: there is no such merchant.
        """
        return self._by_mchid[mchid].environment(self.base_url)

    def reset(self) -> None:
        """Forget the merchants that were added since the start."""
        self._by_mchid = dict(self._starting)

    def __iter__(self) -> Iterator[Merchant]:
        return iter(list(self._by_mchid.values()))

    def __len__(self) -> int:
        return len(self._by_mchid)
