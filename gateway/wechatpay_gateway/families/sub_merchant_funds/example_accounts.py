"""The sub-merchants that the examples name."""

from wechatpay_gateway.base.store import Store


class ExampleSubMerchants:
    """The sub-merchants of the examples, whose accounts are opened by their first call."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, sub_mchid: str) -> None:
        """Remember a sub-merchant."""
        self._store.execute("INSERT OR IGNORE INTO example_sub_merchants VALUES (?)", (sub_mchid,))

    def has(self, sub_mchid: str) -> bool:
        """Return whether an example names a sub-merchant."""
        return bool(self._store.rows("SELECT 1 FROM example_sub_merchants WHERE sub_mchid = ?", (sub_mchid,)))
