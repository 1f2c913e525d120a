"""The settings of e-invoices: one notification URL for each service provider, the rest for each of its sub-merchants."""

from typing import Any

from attrs import field, frozen

from wechatpay_gateway.base.store import Store

_COLUMNS = "caller, sub_mchid, shows_entry, supports_vat, card_appid, card_id"


def _to_switch(value: int | None) -> bool | None:
    return None if value is None else bool(value)


@frozen
class SubMerchant:
    """The settings of a sub-merchant; `None` for one that was not set. `card_id` is the template of its cards."""

    caller: str
    sub_mchid: str
    shows_entry: bool | None = field(default=None, converter=_to_switch)
    supports_vat: bool | None = field(default=None, converter=_to_switch)
    card_appid: str | None = None
    card_id: str | None = None


class Settings:
    """The settings of all service providers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def url(self, caller: str) -> str:
        """Return the notification URL of a service provider; empty if it has none."""
        rows = self._store.rows("SELECT url FROM fapiao_callbacks WHERE caller = ?", (caller,))
        return str(rows[0][0]) if rows else ""

    def set_url(self, caller: str, url: str) -> None:
        """Set the notification URL of a service provider."""
        self._store.execute("INSERT OR REPLACE INTO fapiao_callbacks VALUES (?, ?)", (caller, url))

    def get(self, caller: str, sub_mchid: str) -> SubMerchant:
        """Return the settings of a sub-merchant."""
        query = f"SELECT {_COLUMNS} FROM fapiao_settings WHERE caller = ? AND sub_mchid = ?"  # noqa: S608 (constants)
        rows = self._store.rows(query, (caller, sub_mchid))
        return SubMerchant(*rows[0]) if rows else SubMerchant(caller, sub_mchid)

    def change(self, caller: str, sub_mchid: str, **columns: Any) -> SubMerchant:
        """Change some settings of a sub-merchant; `None` leaves one as it is."""
        given = {name: value for name, value in columns.items() if value is not None}
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO fapiao_settings (caller, sub_mchid) VALUES (?, ?)", (caller, sub_mchid)
            )
            for name, value in given.items():
                change = f"UPDATE fapiao_settings SET {name} = ? WHERE caller = ? AND sub_mchid = ?"  # noqa: S608 (names of columns)
                connection.execute(change, (value, caller, sub_mchid))
        return self.get(caller, sub_mchid)
