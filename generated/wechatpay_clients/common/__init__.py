# Written by `make generate` from specs/common: edit the files there.
"""General (通用接口).

Operations that many products need, such as uploads and platform certificates.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from .media import AsyncMedia, Media
    from .platform_security import AsyncPlatformSecurity, PlatformSecurity


class Common(Group):
    """General (通用接口)."""

    @cached_property
    def media(self) -> "Media":
        """Media (文件上传)."""
        from .media import Media

        return Media(self._driver)

    @cached_property
    def platform_security(self) -> "PlatformSecurity":
        """Platform security (平台安全)."""
        from .platform_security import PlatformSecurity

        return PlatformSecurity(self._driver)


class AsyncCommon(AsyncGroup):
    """General (通用接口), for `AsyncClient`."""

    @cached_property
    def media(self) -> "AsyncMedia":
        """Media (文件上传)."""
        from .media import AsyncMedia

        return AsyncMedia(self._driver)

    @cached_property
    def platform_security(self) -> "AsyncPlatformSecurity":
        """Platform security (平台安全)."""
        from .platform_security import AsyncPlatformSecurity

        return AsyncPlatformSecurity(self._driver)
