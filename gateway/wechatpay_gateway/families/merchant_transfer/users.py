"""Users whom a test described: their real names, and whose account is blocked."""

from wechatpay_gateway.base.store import Store


class Users:
    """The users that a test described. All others are real, and have any name that a merchant sends."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def name(self, openid: str, real_name: str) -> None:
        """Set the real name of a user; an empty one makes every name correct again."""
        self._store.execute(
            "INSERT INTO transfer_users (openid, real_name) VALUES (?, ?) "
            "ON CONFLICT (openid) DO UPDATE SET real_name = excluded.real_name",
            (openid, real_name or None),
        )

    def block(self, openid: str, *, is_blocked: bool) -> None:
        """Set whether the account of a user can receive money after an authorization."""
        self._store.execute(
            "INSERT INTO transfer_users (openid, is_blocked) VALUES (?, ?) "
            "ON CONFLICT (openid) DO UPDATE SET is_blocked = excluded.is_blocked",
            (openid, int(is_blocked)),
        )

    def is_named(self, openid: str, name: str) -> bool:
        """Return whether a user can have this real name."""
        rows = self._store.rows("SELECT real_name FROM transfer_users WHERE openid = ?", (openid,))
        return not rows or rows[0][0] in (None, name)

    def is_blocked(self, openid: str) -> bool:
        """Return whether the account of a user is blocked."""
        return bool(self._store.rows("SELECT 1 FROM transfer_users WHERE openid = ? AND is_blocked", (openid,)))
