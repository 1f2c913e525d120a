"""The settings of profit sharing in the state file: those that merchants make on the merchant platform, and what WeChat Pay knows of them."""

from collections.abc import Iterator

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.profit_sharing.steps import Permission

DEFAULT_RATIO = 3000
"""The maximum ratio of an order that can be shared, in 1/10,000: https://pay.weixin.qq.com/doc/v3/merchant/4012067962."""
_COLUMNS = "account, permission, max_ratio, accepts_returns, product, notify_url, name"


@frozen
class Profile:
    """The settings of a merchant, or of a user by OpenID.

    Attributes:
        permission: whether the money of its orders may be shared.
        max_ratio: the maximum ratio of an order that can be shared, in 1/10,000.
        accepts_returns: whether it pays shares back.
        product: the only API that can share its money: `normal`, `brand` or `ecommerce`; `None` for all.
        notify_url: the address for notifications about shares that it receives; `None` for none.
        name: its full name; `None` if every name is accepted.
    """

    account: str
    permission: Permission = field(default=Permission.GRANTED, converter=Permission)
    max_ratio: int = DEFAULT_RATIO
    accepts_returns: bool = field(default=True, converter=bool)
    product: str | None = None
    notify_url: str | None = None
    name: str | None = field(default=None, repr=False)


class Profiles:
    """The settings by account; everyone without settings has the defaults."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, account: str) -> Profile:
        """Return the settings of an account."""
        query = f"SELECT {_COLUMNS} FROM sharing_profiles WHERE account = ?"  # noqa: S608 (constants)
        return next((Profile(*row) for row in self._store.rows(query, (account,))), Profile(account))

    def put(self, profile: Profile) -> Profile:
        """Set the settings of an account."""
        row = (
            *(profile.account, profile.permission.value, profile.max_ratio, int(profile.accepts_returns)),
            *(profile.product, profile.notify_url, profile.name),
        )
        self._store.execute("INSERT OR REPLACE INTO sharing_profiles VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        return profile

    def set_permission(self, profile: Profile, permission: Permission) -> Profile:
        """Grant or revoke the permission."""
        return self.put(evolve(profile, permission=permission))

    def __iter__(self) -> Iterator[Profile]:
        query = f"SELECT {_COLUMNS} FROM sharing_profiles ORDER BY rowid"  # noqa: S608 (constants)
        return (Profile(*row) for row in self._store.rows(query))
