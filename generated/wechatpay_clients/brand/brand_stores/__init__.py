# Written by `make generate` from specs/brand/brand_stores: edit the files there.
"""Brand stores (品牌门店).

Manage the physical stores of a brand, and the merchant numbers that collect payments in them. Stores appear on the
brand's business card, and product coupons and campaigns can refer to them. The brand must have authorized you; see
`brand.applyments.list_product_authorities`.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import (
        AuditState,
        RecipientState,
        Store,
        StoreAddress,
        StoreBasics,
        StoreBusiness,
        StoreRecipient,
        StoreState,
        StoreStateChange,
    )
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
            "._models": (
                "AuditState",
                "RecipientState",
                "Store",
                "StoreAddress",
                "StoreBasics",
                "StoreBusiness",
                "StoreRecipient",
                "StoreState",
                "StoreStateChange",
            ),
            ".bind_recipient": ("BindRecipientResponse",),
            ".list_stores": ("ListStoresResponse",),
            ".unbind_recipient": ("UnbindRecipientResponse",),
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
    """Brand stores (品牌门店)."""


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
    """Brand stores (品牌门店), for `AsyncClient`."""
