"""The operations of the codes and the stores of stocks.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015781302, 4015781537, 4015781546 and 4015781572; of bundles
https://pay.weixin.qq.com/doc/v3/partner/4016280620 and 4016280629.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.product_coupon.callers import ROOTS, Finder
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.stock_rules import check_single, check_specific, check_valid
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.brand_replies import brand_of, reply_of
from wechatpay_gateway.family.paging import put_page, window_of
from wechatpay_gateway.family.refusals import refuse

IsStore = Callable[[str, str], bool]
"""Returns whether a brand has a store, by brand and ID."""


class PartOperations:
    """Uploads codes to stocks, and associates stores with them.

    Args:
        records: the records.
        is_store: returns whether a store belongs to a brand.
    """

    def __init__(self, records: Records, is_store: IsStore) -> None:
        self._records = records
        self._finder = Finder(records)
        self._is_store = is_store
        self.behaviors: Mapping[Place, Behavior] = {
            (method, f"{root}/product-coupons/{{}}/{path}"): behavior
            for root in ROOTS
            for (method, path), behavior in {
                ("POST", "stocks/{}/upload-coupon-codes"): self._upload,
                ("POST", "stocks/{}/associate-stores"): self._associate,
                ("POST", "stock-bundles/{}/associate-stores"): self._associate_bundle,
                ("POST", "stocks/{}/disassociate-stores"): self._disassociate,
                ("POST", "stock-bundles/{}/disassociate-stores"): self._disassociate_bundle,
                ("GET", "stocks/{}/associated-stores"): self._list,
            }.items()
        }

    def _upload(self, call: Call) -> Outcome:
        stock, given = self._finder.stock(call), call.fields["code_list"]
        if not stock.is_example:
            check_valid(call, [stock])
        if stock.code_mode != "UPLOAD":
            en = f"The coupon_code_mode of the stock is {stock.code_mode}; codes can only be uploaded for UPLOAD."
            raise refuse(call, "INVALID_REQUEST", "只有coupon_code_mode为UPLOAD的批次可以预上传券Code", en)
        codes: list[str] = list(dict.fromkeys(given))
        known = self._records.codes.known(stock.stock_id, codes)
        new = [each for each in codes if each not in known]
        room: int = max(0, stock.limits["max_count"] - stock.codes)
        added, refused = new[:room], new[room:]
        self._records.codes.add(stock.stock_id, added)
        counts = {"codes": stock.codes + len(added), "codes_left": stock.codes_left + len(added)}
        self._records.stocks.update(stock, **counts)
        failed = [
            {"coupon_code": each, "code": "INVALID_REQUEST", "message": "上传的自定义code已达上限"} for each in refused
        ]
        lists: dict[str, list[Any]] = {
            "success_code_list": added,
            "failed_code_list": failed,
            "already_exist_code_list": [each for each in codes if each in known],
            "duplicate_code_list": [each for each in codes if given.count(each) > 1],
        }
        return reply_of(call, {"total_count": len(codes), **{name: each for name, each in lists.items() if each}})

    def _associate(self, call: Call) -> Outcome:
        return self._change_stores(call, self._single(call), self._records.stores.add)

    def _associate_bundle(self, call: Call) -> Outcome:
        return self._change_stores(call, self._finder.bundle(call), self._records.stores.add)

    def _disassociate(self, call: Call) -> Outcome:
        return self._change_stores(call, self._single(call), self._records.stores.remove)

    def _disassociate_bundle(self, call: Call) -> Outcome:
        return self._change_stores(call, self._finder.bundle(call), self._records.stores.remove)

    def _single(self, call: Call) -> list[Stock]:
        stock = self._finder.stock(call)
        check_single(call, stock)
        return [stock]

    def _change_stores(
        self, call: Call, stocks: Sequence[Stock], change: Callable[[int, Sequence[str]], None]
    ) -> Outcome:
        """Add stores to stocks or remove them; stores that the brand does not have fail."""
        if not stocks[0].is_example:
            check_valid(call, stocks)
        check_specific(call, stocks)
        brand_id = brand_of(call)
        stores = list(dict.fromkeys(str(each["store_id"]) for each in call.fields["store_list"]))
        valid = [each for each in stores if self._is_store(brand_id, each)]
        for stock in stocks:
            change(stock.stock_id, valid)
        failed = [
            {"store_id": each, "code": "INVALID_REQUEST", "message": "门店ID非法或不属于当前品牌"}
            for each in stores
            if each not in valid
        ]
        succeeded = [{"store_id": each} for each in valid]
        reply: dict[str, Any] = {"total_count": len(stores)}
        if succeeded:
            reply["success_store_list"] = succeeded
        if failed:
            reply["failed_store_list"] = failed
        return reply_of(call, reply)

    def _list(self, call: Call) -> Outcome:
        stock, pages = self._finder.stock(call), call.operation.pages
        if pages is None:
            raise AssertionError("unreachable: the operation has pages")
        if not stock.is_example:
            check_valid(call, [stock])
        check_specific(call, [stock])
        window = window_of(call.operation, pages, call.arguments)
        stores = self._records.stores.page(stock.stock_id, window.start, window.size)
        rows: list[Any] = [{"store_id": each} for each in stores]
        body: dict[str, Any] = {}
        put_page(body, pages, rows, window, self._records.stores.count(stock.stock_id))
        return Outcome(200, body)
