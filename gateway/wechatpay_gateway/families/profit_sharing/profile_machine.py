"""The settings of profit sharing, which merchants make on the merchant platform, and the permission, which WeChat Pay grants."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict, evolve

from wechatpay_gateway.families.payments.funds import DAY_SECONDS
from wechatpay_gateway.families.profit_sharing.products import LONG_DAYS, NORMAL_DAYS
from wechatpay_gateway.families.profit_sharing.profiles import Profile
from wechatpay_gateway.families.profit_sharing.state import Records
from wechatpay_gateway.families.profit_sharing.steps import PROFILE_STEPS, Permission
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step
from wechatpay_gateway.notifications.address import NotificationAddressError, read_address
from wechatpay_gateway.notifications.changes import Announce

NORMAL, BRANDS, PLATFORMS = "normal", "brand", "ecommerce"
_KINDS = (NORMAL, BRANDS, PLATFORMS)
_SMALLEST_RATIO, _LARGEST_RATIO = 100, 10_000
_ACCOUNT = Field("account", "A merchant number, or the OpenID of a user.")


class ProfileMachine(Machine[Profile]):
    """The settings of merchants and users. Everyone without settings has the defaults."""

    name = "sharing_profiles"
    title = "Profit sharing settings"
    states = Permission
    initial = (Permission.GRANTED,)
    key = (_ACCOUNT,)
    steps = PROFILE_STEPS
    actions = (
        Action(
            "set_max_ratio",
            "Sets the maximum ratio of an order that can be shared; 3000, which is 30 %, is the default.",
            (_ACCOUNT, Field("ratio", "In 1/10,000: 100 to 10,000.", int)),
        ),
        Action(
            "set_kind",
            "Sets the API that can share a merchant's money. With `brand` or `ecommerce`, money is frozen for 180 days, otherwise for 30.",
            (_ACCOUNT, Field("kind", "One of normal, brand, ecommerce.")),
        ),
        Action("accept_returns", "A merchant pays shares back, which is the default.", (_ACCOUNT,)),
        Action("refuse_returns", "A merchant does not pay shares back.", (_ACCOUNT,)),
        Action(
            "set_notify_url",
            "Sets the notification URL for shares that a merchant receives. Not set by default.",
            (_ACCOUNT, Field("url", "An http or https URL. Empty for none.")),
        ),
        Action(
            "set_name",
            "Sets the name that requests must use for a merchant or user. By default, every name is accepted.",
            (_ACCOUNT, Field("name", "The full name. Empty to accept every name.")),
        ),
    )
    is_in_state_reply = False
    columns = ("Account", "Ratio", "Returns", "Kind", "Notifications", "Permission")

    def __init__(self, context: Context, records: Records) -> None:
        super().__init__(context)
        self._profiles = records.profiles
        self._table = records.funds.table

    def get(self, account: str) -> Profile:
        """Return the settings of a merchant or user."""
        return self._profiles.get(account)

    def set_max_ratio(self, account: str, ratio: int) -> None:
        """Set the maximum ratio of an order that can be shared, in 1/10,000.

        Raises:
            ValueError: the ratio is less than 1 % or more than 100 %.
        """
        if not _SMALLEST_RATIO <= ratio <= _LARGEST_RATIO:
            raise ValueError(f"ratio must be between {_SMALLEST_RATIO} and {_LARGEST_RATIO}, got {ratio}")
        self._change(account, lambda profile: evolve(profile, max_ratio=ratio))

    def set_kind(self, account: str, kind: str) -> None:
        """Set the API that can share a merchant's money; this also moves the end of the freezes of its orders.

        Raises:
            ValueError: the kind does not exist.
        """
        if kind not in _KINDS:
            raise ValueError(f"kind must be one of {', '.join(_KINDS)}, got {kind!r}")
        with self._context.changes.commit():
            before = self.freeze_days(account)
            self._change(account, lambda profile: evolve(profile, product=kind))
            self._table.move_ends(account, (self.freeze_days(account) - before) * DAY_SECONDS)

    def accept_returns(self, account: str) -> None:
        """Let a merchant pay shares back."""
        self._change(account, lambda profile: evolve(profile, accepts_returns=True))

    def refuse_returns(self, account: str) -> None:
        """Let a merchant not pay shares back."""
        self._change(account, lambda profile: evolve(profile, accepts_returns=False))

    def set_notify_url(self, account: str, url: str) -> None:
        """Set the address for notifications about shares that a merchant receives; empty for none.

        Raises:
            ValueError: the gateway does not have the merchant, so that it could not encrypt the notification, or the URL is invalid.
        """
        if url:
            _check_url(url)
        if url and self._context.merchants.get(account) is None:
            raise ValueError(f"the gateway has no merchant {account}. Add it first")
        self._change(account, lambda profile: evolve(profile, notify_url=url or None))

    def set_name(self, account: str, name: str) -> None:
        """Set the name that requests must use for a merchant or user; empty to accept every name."""
        self._change(account, lambda profile: evolve(profile, name=name or None))

    def freeze_days(self, account: str) -> int:
        """Return the days for which the money of a merchant's orders is frozen."""
        return LONG_DAYS if self.get(account).product in (BRANDS, PLATFORMS) else NORMAL_DAYS

    def _change(self, account: str, change: Callable[[Profile], Profile]) -> None:
        with self._context.changes.commit():
            self._profiles.put(change(self.get(account)))

    def __iter__(self) -> Iterator[Profile]:
        return iter(self._profiles)

    def lookup(self, key: Mapping[str, Any]) -> Profile:
        """Return the settings of a merchant or user."""
        return self.get(key["account"])

    def key_of(self, record: Profile) -> dict[str, str]:
        """Return the account."""
        return {"account": record.account}

    def state_of(self, record: Profile) -> Permission:
        """Return the permission."""
        return record.permission

    def describe(self, record: Profile) -> str:
        """Return `profit sharing of` and the account."""
        return f"profit sharing of {record.account}"

    def put(self, record: Profile, state: StrEnum) -> Profile:
        """Grant or revoke the permission."""
        return self._profiles.set_permission(record, Permission(state))

    def move(self, record: Profile, step: Step, fields: Mapping[str, Any], announce: Announce) -> Profile:
        """Grant or revoke the permission."""
        del fields, announce
        return self.put(record, step.after(self.state_of(record)))

    def to_json(self, record: Profile) -> dict[str, Any]:
        """Return the settings."""
        return asdict(record)

    def cells(self, record: Profile) -> tuple[str, ...]:
        """Return the account, ratio, kind and other settings."""
        return (
            *(record.account, f"{record.max_ratio / 100:g} %", "accepted" if record.accepts_returns else "refused"),
            *(record.product or "any", record.notify_url or "", record.permission.value),
        )


def _check_url(url: str) -> None:
    """Check that a URL is absolute, and has a path and no query: https://pay.weixin.qq.com/doc/v3/merchant/4014547102.

    Raises:
        ValueError: it is not.
    """
    try:
        address = read_address(url)
        is_valid = address.has_path and not address.has_query
    except NotificationAddressError:
        is_valid = False
    if not is_valid:
        raise ValueError(f"url must be an absolute http or https URL with a path and without a query, got {url!r}")
