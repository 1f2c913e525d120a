# Written by `make generate` from specs/brand_own/brand_stores: edit the files there.
"""Stores (品牌门店).

Register the stores of your brand and manage their state and their recipients.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients.brand.brand_stores._models import (
        AuditState,
        RecipientState,
        StoreAddress,
        StoreBasics,
        StoreBusiness,
        StoreRecipient,
        StoreState,
    )

    from ._models import Store, StoreStateChange
    from .bind_recipient import AsyncBindRecipient, BindRecipient, BindRecipientResponse
    from .close_store import AsyncCloseStore, CloseStore
    from .create_store import AsyncCreateStore, CreateStore
    from .delete_store import AsyncDeleteStore, DeleteStore
    from .list_stores import AsyncListStores, ListStores, ListStoresResponse
    from .query_store import AsyncQueryStore, QueryStore
    from .resume_store import AsyncResumeStore, ResumeStore
    from .unbind_recipient import AsyncUnbindRecipient, UnbindRecipient, UnbindRecipientResponse
    from .update_store import AsyncUpdateStore, UpdateStore
else:
    BindRecipient, AsyncBindRecipient = deferred(__name__, "bind_recipient")
    CloseStore, AsyncCloseStore = deferred(__name__, "close_store")
    CreateStore, AsyncCreateStore = deferred(__name__, "create_store")
    DeleteStore, AsyncDeleteStore = deferred(__name__, "delete_store")
    ListStores, AsyncListStores = deferred(__name__, "list_stores", "iter_stores")
    QueryStore, AsyncQueryStore = deferred(__name__, "query_store", "wait_until_reviewed")
    ResumeStore, AsyncResumeStore = deferred(__name__, "resume_store")
    UnbindRecipient, AsyncUnbindRecipient = deferred(__name__, "unbind_recipient")
    UpdateStore, AsyncUpdateStore = deferred(__name__, "update_store")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("Store", "StoreStateChange"),
            ".bind_recipient": ("BindRecipientResponse",),
            ".list_stores": ("ListStoresResponse",),
            ".unbind_recipient": ("UnbindRecipientResponse",),
            "wechatpay_clients.brand.brand_stores._models": (
                "AuditState",
                "RecipientState",
                "StoreAddress",
                "StoreBasics",
                "StoreBusiness",
                "StoreRecipient",
                "StoreState",
            ),
        },
    )

__all__ = [
    "AsyncBrandStores",
    "AuditState",
    "BindRecipientResponse",
    "BrandStores",
    "ListStoresResponse",
    "RecipientState",
    "Store",
    "StoreAddress",
    "StoreBasics",
    "StoreBusiness",
    "StoreRecipient",
    "StoreState",
    "StoreStateChange",
    "UnbindRecipientResponse",
]


class BrandStores(
    BindRecipient,
    CloseStore,
    CreateStore,
    DeleteStore,
    ListStores,
    QueryStore,
    ResumeStore,
    UnbindRecipient,
    UpdateStore,
    Service,
):
    """Stores (品牌门店)."""


class AsyncBrandStores(
    AsyncBindRecipient,
    AsyncCloseStore,
    AsyncCreateStore,
    AsyncDeleteStore,
    AsyncListStores,
    AsyncQueryStore,
    AsyncResumeStore,
    AsyncUnbindRecipient,
    AsyncUpdateStore,
    AsyncService,
):
    """Stores (品牌门店), for `AsyncClient`."""
