# Written by `make generate` from specs/common: edit the files there.
"""Common (通用接口).

What every merchant needs beside its products.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncGroup, Group

if TYPE_CHECKING:
    from .platform_security import AsyncPlatformSecurity, PlatformSecurity


class Common(Group):
    """Common (通用接口)."""

    @cached_property
    def platform_security(self) -> "PlatformSecurity":
        """Platform security (平台安全)."""
        from .platform_security import PlatformSecurity

        return PlatformSecurity(self._caller)


class AsyncCommon(AsyncGroup):
    """Common (通用接口), async."""

    @cached_property
    def platform_security(self) -> "AsyncPlatformSecurity":
        """Platform security (平台安全)."""
        from .platform_security import AsyncPlatformSecurity

        return AsyncPlatformSecurity(self._caller)
