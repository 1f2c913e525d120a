# Written by `make generate` from specs: edit the files there.
"""The clients, with one attribute for each group of services."""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.client import BaseAsyncClient, BaseClient

if TYPE_CHECKING:
    from .onboarding import AsyncOnboarding, Onboarding


class Client(BaseClient):
    """WeChat Pay APIv3 for one merchant; every call waits for its answer."""

    @cached_property
    def onboarding(self) -> "Onboarding":
        """Onboarding (商户进件)."""
        from .onboarding import Onboarding

        return Onboarding(self._caller)


class AsyncClient(BaseAsyncClient):
    """WeChat Pay APIv3 for one merchant; every call is awaited."""

    @cached_property
    def onboarding(self) -> "AsyncOnboarding":
        """Onboarding (商户进件)."""
        from .onboarding import AsyncOnboarding

        return AsyncOnboarding(self._caller)
