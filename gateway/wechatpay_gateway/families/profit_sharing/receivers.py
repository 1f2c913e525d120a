"""The lists of receivers in the state file."""

from collections.abc import Iterator

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.profit_sharing.products import Product, to_product
from wechatpay_gateway.families.profit_sharing.steps import ReceiverState

MOST_RECEIVERS = 20_000
"""The maximum number of receivers in a list."""
_COLUMNS = "caller, product, scope, type, account, state, name, relation_type, custom_relation, is_example"
_LIST = "caller = ? AND product = ? AND scope = ?"
_KEY = f"{_LIST} AND type = ? AND account = ?"


class UnknownReceiverError(LookupError):
    """The gateway has no receiver with this account."""


@frozen
class Receiver:
    """A receiver in the list of the merchant `scope`; `name` is the plain text."""

    caller: str
    product: Product = field(converter=to_product)
    scope: str
    type: str
    account: str
    state: ReceiverState = field(converter=ReceiverState)
    name: str | None = field(repr=False)
    relation_type: str
    custom_relation: str | None = None
    is_example: bool = field(default=False, converter=bool)

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """The columns that identify it."""
        return self.caller, self.product.name, self.scope, self.type, self.account


class Receivers:
    """The receivers, by merchant, API, list and account."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, receiver: Receiver) -> Receiver:
        """Add a receiver, or replace the one with the same account."""
        row = (
            *(*receiver.key, receiver.state.value, receiver.name, receiver.relation_type),
            *(receiver.custom_relation, int(receiver.is_example)),
        )
        self._store.execute(f"INSERT OR REPLACE INTO sharing_receivers VALUES ({', '.join('?' * 10)})", row)  # noqa: S608 (a constant)
        return receiver

    def set_state(self, receiver: Receiver, state: ReceiverState) -> Receiver:
        """Put a receiver into a state."""
        return self.put(evolve(receiver, state=state))

    def find(self, caller: str, product: Product, scope: str, kind: str, account: str) -> Receiver | None:
        """Return a receiver, deleted or not, or `None`."""
        return next(self._select(_KEY, caller, product.name, scope, kind, account), None)

    def count(self, caller: str, product: Product, scope: str) -> int:
        """Return the number of receivers in a list."""
        query = f"SELECT count(*) FROM sharing_receivers WHERE {_LIST} AND state = 'ADDED'"  # noqa: S608 (constants)
        return int(self._store.rows(query, (caller, product.name, scope))[0][0])

    def get(self, account: str, scope: str | None = None) -> Receiver:
        """Return the receiver with this account. If `scope` is `None`, it can be in any list.

        Raises:
            UnknownReceiverError: the receiver does not exist, or is in several lists.
        """
        found = [each for each in self._select("account = ?", account) if scope in (None, each.scope)]
        found = [each for each in found if not each.is_example] or found[:1]
        if len(found) != 1:
            count = f"{len(found)} receivers" if found else "no receiver"
            raise UnknownReceiverError(f"the gateway has {count} {account}{'. Pass scope' if found else ''}")
        return found[0]

    def newest(self, limit: int, skip: int = 0) -> tuple[Receiver, ...]:
        """Return the receivers that were added last, newest first, without the examples and the first `skip`."""
        query = f"SELECT {_COLUMNS} FROM sharing_receivers WHERE NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?"  # noqa: S608 (constants)
        return tuple(Receiver(*row) for row in self._store.rows(query, (limit, skip)))

    def __iter__(self) -> Iterator[Receiver]:
        return self._select("1 ORDER BY rowid")

    def _select(self, where: str, *arguments: str) -> Iterator[Receiver]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM sharing_receivers WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Receiver(*row) for row in rows)
