"""Puts the rows of the starting state back."""

from collections.abc import Callable

from wechatpay_gateway.base.store import Store

_LARGEST_AGE_SECONDS = 1
"""Records of the starting state have the time of the reset, and most times have a resolution of one second."""


class StartingRows:
    """The rows of a gateway's starting state.

    Tests reset a gateway many times in a second, and adding the records of the examples takes longer than most tests.
    So a reset that follows another one within a second puts the rows of that one back. A state file keeps no rows.

    Args:
        store: the database.
        add: adds the rows to the empty database.
    """

    def __init__(self, store: Store, add: Callable[[], object]) -> None:
        self._store = store
        self._add = add
        self._kept: tuple[float, object] | None = None

    def put_back(self, now: float, basis: object) -> None:
        """Replace every row of the database by those of the starting state.

        Args:
            now: the Unix time.
            basis: what else the rows depend on; after it has changed, they are added anew.
        """
        if self._store.has_kept_rows and self._are_new(now, basis):
            self._store.restore()
            return
        with self._store.transaction():
            self._store.clear()
            self._add()
        if self._store.path is None:
            self._store.keep()
            self._kept = (now, basis)

    def _are_new(self, now: float, basis: object) -> bool:
        """Return whether the kept rows are those that `add` would add now."""
        return self._kept is not None and self._kept[1] == basis and 0 <= now - self._kept[0] < _LARGEST_AGE_SECONDS
