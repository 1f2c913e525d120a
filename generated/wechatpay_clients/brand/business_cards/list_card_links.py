# Written by `make generate` from specs/brand/business_cards/list_card_links.yaml: edit that file.
"""List the rules in effect (查询已生效交易连接名片规则)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.business_cards._models import PaymentScene
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ActiveLink", "ListCardLinksResponse"]


@model
class ActiveLink(Model):
    """Fields of `active_link_list` (已生效连接列表)."""

    payment_scene: PaymentScene | str = field(OpenEnum(PaymentScene))
    """交易场景类型. How users pay. Decides which account is returned."""
    appid_list: list[str] | None = field(ListOf(STRING), default=None)
    """公众账号ID列表, each at most 20 characters. AppIDs of the mini program or app. There can be several if brands share the mini program. Empty in other scenes."""
    card_link_mchid: str | None = field(STRING, default=None)
    """商户号, at most 20 characters. Merchant number that gets the payments. Returned for payment codes and for mini programs that several brands share. Empty otherwise."""
    service_id: str | None = field(STRING, default=None)
    """服务ID, at most 50 characters. Service ID of PayScore, 32 digits. Empty in other scenes."""


@model
class ListCardLinksResponse(Model):
    """Reply of `list_card_links`."""

    brand_id: str = field(STRING)
    """品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay. Digits. Brands of banks are not supported."""
    total_num: int = field(INTEGER)
    """Number of matching rules across all pages (总个数)."""
    active_link_list: list[ActiveLink] | None = field(ListOf(ModelOf(ActiveLink)), default=None)
    """Rules on this page (已生效连接列表)."""
    page_index: int | None = field(INTEGER, default=None)
    """查询页码. Page number, as requested. Defaults to 1."""
    page_size: int | None = field(INTEGER, default=None)
    """查询页大小. Maximum number of rules on a page, as requested. Defaults to 20."""


OPERATION: Operation[ListCardLinksResponse] = Operation(
    name="brand.business_cards.list_card_links",
    method="GET",
    routes=(Route("/v3/brand/card/card-links", query=("brand_id", "payment_scene", "page_index", "page_size")),),
    parameters=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("payment_scene", OpenEnum(PaymentScene)),
        Parameter("page_index", INTEGER),
        Parameter("page_size", INTEGER),
    ),
    pages=Pages(
        next="page_index",
        items="active_link_list",
        counts="pages",
        first=1,
        size="page_size",
        total="total_num",
    ),
    replies={200: ListCardLinksResponse},
    errors=(
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016366785",),
)


class _ListCardLinksDocs:
    def list_card_links(self, *_: Any, **__: Any) -> Any:
        """List the rules in effect (查询已生效交易连接名片规则).

        Returns the rules of a brand by which payments lead to its business card, page by page. Applications that are
        not in effect yet are not listed.

        Args:
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.
                Digits. Brands of banks are not supported.
            payment_scene: 交易场景类型. Returns only rules of this scene. Defaults to all scenes.
            page_index: 查询页码, at least 1. Page number, from 1. Defaults to `1`.
            page_size: 查询页大小, 1 to 50. Maximum number of rules on a page. Defaults to `20`.

        Returns:
            `ListCardLinksResponse` with `brand_id`, `total_num`, `active_link_list`, `page_index` and `page_size`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `active_link_list` contains the items of one page and `page_index` selects the page.
        `iter_card_links` iterates over the items of all pages.
        Rate limit: 1 call a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-10-30: https://pay.weixin.qq.com/doc/v3/partner/4016366785
        """

    def iter_card_links(self, *_: Any, **__: Any) -> Any:
        """List the rules in effect (查询已生效交易连接名片规则), one item at a time.

        Calls `list_card_links` once per page, when the first item of the page is needed.

        Args:
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.
                Digits. Brands of banks are not supported.
            payment_scene: 交易场景类型. Returns only rules of this scene. Defaults to all scenes.
            page_size: 查询页大小, 1 to 50. Maximum number of rules on a page. Defaults to `20`.

        Returns:
            An iterator over the items of all pages, each an `ActiveLink`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4016366785
        """


class ListCardLinks(_ListCardLinksDocs, Service):
    def list_card_links(
        self,
        *,
        brand_id: str,
        payment_scene: PaymentScene | str | None = None,
        page_index: int | None = None,
        page_size: int | None = None,
    ) -> ListCardLinksResponse:
        return self._call(
            OPERATION,
            {"brand_id": brand_id, "payment_scene": payment_scene, "page_index": page_index, "page_size": page_size},
        )

    def iter_card_links(
        self, *, brand_id: str, payment_scene: PaymentScene | str | None = None, page_size: int | None = None
    ) -> Iterator[ActiveLink]:
        return self._iterate(OPERATION, {"brand_id": brand_id, "payment_scene": payment_scene, "page_size": page_size})


class AsyncListCardLinks(_ListCardLinksDocs, AsyncService):
    async def list_card_links(
        self,
        *,
        brand_id: str,
        payment_scene: PaymentScene | str | None = None,
        page_index: int | None = None,
        page_size: int | None = None,
    ) -> ListCardLinksResponse:
        return await self._call(
            OPERATION,
            {"brand_id": brand_id, "payment_scene": payment_scene, "page_index": page_index, "page_size": page_size},
        )

    def iter_card_links(
        self, *, brand_id: str, payment_scene: PaymentScene | str | None = None, page_size: int | None = None
    ) -> AsyncIterator[ActiveLink]:
        return self._iterate(OPERATION, {"brand_id": brand_id, "payment_scene": payment_scene, "page_size": page_size})
