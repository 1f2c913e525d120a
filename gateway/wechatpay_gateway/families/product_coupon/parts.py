"""The uploaded codes and the stores of stocks, the numbers of uses, and the tokens of the mini program component."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.base.rows import read_json
from wechatpay_gateway.base.store import Store

TOKEN_SECONDS = 300
"""How long a token can be used."""


class Codes:
    """The uploaded codes of stocks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self, stock_id: int, codes: Iterable[str]) -> set[str]:
        """Return those of the codes that a stock has already."""
        query = "SELECT code FROM product_coupon_codes WHERE stock_id = ? AND code = ?"
        return {code for each in codes for (code,) in self._store.rows(query, (stock_id, each))}

    def add(self, stock_id: int, codes: Iterable[str]) -> None:
        """Add new codes to a stock."""
        with self._store.transaction() as connection:
            connection.executemany(
                "INSERT INTO product_coupon_codes VALUES (?, ?, 0)", [(stock_id, each) for each in codes]
            )

    def take(self, stock_id: int) -> str | None:
        """Take one of the codes that are left; `None` if none is left."""
        query = "SELECT code FROM product_coupon_codes WHERE stock_id = ? AND NOT is_taken LIMIT 1"
        found = self._store.rows(query, (stock_id,))
        if not found:
            return None
        code: str = found[0][0]
        self._store.execute(
            "UPDATE product_coupon_codes SET is_taken = 1 WHERE stock_id = ? AND code = ?", (stock_id, code)
        )
        return code


class Stores:
    """The stores of stocks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, stock_id: int, stores: Iterable[str]) -> None:
        """Associate stores with a stock; those that it has already stay."""
        with self._store.transaction() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO product_coupon_stores VALUES (?, ?)", [(stock_id, each) for each in stores]
            )

    def remove(self, stock_id: int, stores: Iterable[str]) -> None:
        """Disassociate stores from a stock."""
        with self._store.transaction() as connection:
            connection.executemany(
                "DELETE FROM product_coupon_stores WHERE stock_id = ? AND store_id = ?",
                [(stock_id, each) for each in stores],
            )

    def count(self, stock_id: int) -> int:
        """Count the stores of a stock."""
        query = "SELECT count(*) FROM product_coupon_stores WHERE stock_id = ?"
        number: int = self._store.rows(query, (stock_id,))[0][0]
        return number

    def page(self, stock_id: int, start: int, size: int) -> list[str]:
        """Return some of the stores of a stock, by ID."""
        query = "SELECT store_id FROM product_coupon_stores WHERE stock_id = ? ORDER BY store_id LIMIT ? OFFSET ?"
        return [store_id for (store_id,) in self._store.rows(query, (stock_id, size, start))]


class Uses:
    """The numbers of the uses that merchants reported."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def is_used(self, owner: str, brand_id: str, out_request_no: str) -> bool:
        """Return whether a use has this number."""
        query = "SELECT 1 FROM product_coupon_uses WHERE owner = ? AND brand_id = ? AND out_request_no = ?"
        return bool(self._store.rows(query, (owner, brand_id, out_request_no)))

    def add(self, owner: str, brand_id: str, out_request_no: str) -> None:
        """Add the number of a use."""
        self._store.execute("INSERT INTO product_coupon_uses VALUES (?, ?, ?)", (owner, brand_id, out_request_no))


@frozen
class Token:
    """A token: the user that it is for, the first or only stock, the request of the merchant, and its end in seconds since 1970."""

    token: str = field(repr=False)
    openid: str
    stock_id: int
    content: Mapping[str, Any] = field(converter=read_json, repr=False)
    expires: float


class Tokens:
    """The tokens with which the mini program component gives coupons to users."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, openid: str, stock_id: int, content: str, now: float) -> str:
        """Return a new token."""
        token = secrets.token_urlsafe(96)
        row = (token, openid, stock_id, content, now + TOKEN_SECONDS)
        self._store.execute("INSERT INTO product_coupon_tokens VALUES (?, ?, ?, ?, ?)", row)
        return token

    def find(self, token: str) -> Token | None:
        """Return the token with this text, or `None`."""
        query = "SELECT token, openid, stock_id, content, expires FROM product_coupon_tokens WHERE token = ?"
        return next((Token(*row) for row in self._store.rows(query, (token,))), None)
