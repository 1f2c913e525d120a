"""The links in effect, in the state file."""

from collections.abc import Mapping
from typing import Any

from attrs import astuple, field, fields, frozen

from wechatpay_gateway.base.store import Store

ACCOUNT = ("payment_scene", "appid", "card_link_mchid", "service_id")
"""The fields of a request that name an account; those that a scene does not need are empty."""
_OF_ACCOUNT = " AND ".join(f"{name} = ?" for name in ACCOUNT)


@frozen
class Link:
    """A link from the payments of an account to the business card of a brand; `owner` is the service provider."""

    owner: str
    brand_id: str
    payment_scene: str
    appid: str
    card_link_mchid: str
    service_id: str
    is_example: bool = field(default=False, converter=bool)


_COLUMNS = ", ".join(each.name for each in fields(Link))


def account_of(request: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the account that a request names."""
    return tuple(request.get(name, "") for name in ACCOUNT)


class Links:
    """The links of all brands."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, link: Link) -> None:
        """Add a link, replacing an example of the same account."""
        row = (*astuple(link)[:-1], int(link.is_example))
        with self._store.transaction() as connection:
            account = (link.payment_scene, link.appid, link.card_link_mchid, link.service_id)
            connection.execute(f"DELETE FROM card_links WHERE is_example AND {_OF_ACCOUNT}", account)  # noqa: S608 (constants)
            connection.execute(f"INSERT INTO card_links VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 (a constant)

    def is_linked(self, account: tuple[str, ...]) -> bool:
        """Return whether an account is linked to any brand; examples do not count."""
        query = f"SELECT 1 FROM card_links WHERE {_OF_ACCOUNT} AND NOT is_example LIMIT 1"  # noqa: S608 (constants)
        return bool(self._store.rows(query, account))

    def delete(self, owner: str, brand_id: str, account: tuple[str, ...]) -> bool:
        """Delete a link of a brand, and return whether it existed."""
        where = f"owner = ? AND brand_id = ? AND {_OF_ACCOUNT}"
        values = (owner, brand_id, *account)
        is_known = bool(self._store.rows(f"SELECT 1 FROM card_links WHERE {where}", values))  # noqa: S608 (constants)
        self._store.execute(f"DELETE FROM card_links WHERE {where}", values)  # noqa: S608 (constants)
        return is_known

    def page(self, owner: str, brand_id: str, scene: str | None, start: int, size: int) -> tuple[int, list[Link]]:
        """Return the number of links of a brand, of one scene if there is one, and a page of them, newest first."""
        where, values = "owner = ? AND brand_id = ?", [owner, brand_id]
        if scene is not None:
            where, values = f"{where} AND payment_scene = ?", [*values, scene]
        total: int = self._store.rows(f"SELECT count(*) FROM card_links WHERE {where}", values)[0][0]  # noqa: S608 (constants)
        query = f"SELECT {_COLUMNS} FROM card_links WHERE {where} ORDER BY rowid DESC LIMIT ? OFFSET ?"  # noqa: S608 (constants)
        return total, [Link(*row) for row in self._store.rows(query, (*values, size, start))]
