# Written by `make generate` from specs/onboarding/merchant_alteration: edit the files there.
"""Changes of merchant data (商户资料变更).

Ask for a change of what WeChat Pay knows of a merchant, follow the request, take it back.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .revoke_name_alteration import AsyncRevokeNameAlteration, RevokeNameAlteration
else:
    RevokeNameAlteration, AsyncRevokeNameAlteration = deferred(__name__, "revoke_name_alteration")


class MerchantAlteration(
    RevokeNameAlteration,
    Service,
):
    """Changes of merchant data (商户资料变更)."""


class AsyncMerchantAlteration(
    AsyncRevokeNameAlteration,
    AsyncService,
):
    """Changes of merchant data (商户资料变更), async."""
