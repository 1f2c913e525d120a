"""The numbers of reports of points and of news, and the exchanges of points, in the state file."""

import json
import secrets
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from wechatpay_gateway.base.store import Store


@frozen
class Exchange:
    """An exchange of points for a coupon, of the card with the serial `card`. `result` and `reply` are set once the merchant has decided."""

    record_id: str
    owner: str
    card: int
    content: Mapping[str, Any]
    result: str | None
    reply: Mapping[str, Any]


def new_record_id() -> str:
    """Return a new number of an exchange."""
    return secrets.token_urlsafe(20)


class Requests:
    """The requests of all merchants and brands that can be made once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def content(self, owner: str, kind: str, number: str) -> str | None:
        """Return the content of the request with this number, or `None`."""
        query = "SELECT content FROM member_card_requests WHERE owner = ? AND kind = ? AND number = ?"
        rows = self._store.rows(query, (owner, kind, number))
        return str(rows[0][0]) if rows else None

    def add(self, owner: str, kind: str, number: str, content: str) -> None:
        """Keep a request."""
        self._store.execute("INSERT INTO member_card_requests VALUES (?, ?, ?, ?)", (owner, kind, number, content))

    def add_exchange(self, record_id: str, owner: str, card: int, content: Mapping[str, Any]) -> None:
        """Keep an exchange that the merchant must decide about."""
        row = (record_id, owner, card, json.dumps(content, ensure_ascii=False))
        self._store.execute("INSERT INTO point_exchanges VALUES (?, ?, ?, ?, NULL, NULL)", row)

    def exchange(self, record_id: str) -> Exchange | None:
        """Return the exchange with this number, or `None`."""
        query = "SELECT record_id, owner, card, content, result, reply FROM point_exchanges WHERE record_id = ?"
        for number, owner, card, content, result, reply in self._store.rows(query, (record_id,)):
            return Exchange(number, owner, card, json.loads(content), result, json.loads(reply) if reply else {})
        return None

    def decide(self, exchange: Exchange, result: str, reply: Mapping[str, Any]) -> None:
        """Keep the decision about an exchange, and its reply."""
        change = "UPDATE point_exchanges SET result = ?, reply = ? WHERE record_id = ?"
        self._store.execute(change, (result, json.dumps(reply, ensure_ascii=False), exchange.record_id))
