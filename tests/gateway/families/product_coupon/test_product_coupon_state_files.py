"""Product coupons in a state file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from gateway.merchant_side import Merchant
from gateway.product_coupons import Coupon, Shop, done
from wechatpay_gateway import Gateway
from wechatpay_gateway.server import running


def test_a_state_file_keeps_coupons_stocks_codes_and_stores(tmp_path: Path) -> None:
    state = tmp_path / "gateway.db"
    with running(state=state, has_published_keys=True) as first:
        shop = Shop(first, Merchant.from_env(first.environment))
        coupon = shop.new(coupon_code_mode="UPLOAD", store_scope="SPECIFIC")
        path = f"{coupon.stock_path}/upload-coupon-codes"
        done(shop.post(path, out_request_no="upload-1", code_list=["a", "b"]))
        done(shop.post(f"{coupon.stock_path}/associate-stores", store_list=[{"store_id": "100000001"}]))
        code = coupon.effective()
        before = done(coupon.query(code))
    with running(state=state, has_published_keys=True) as second:
        again = Shop(second, Merchant.from_env(second.environment))
        kept = Coupon(again, coupon.product_coupon_id, coupon.stock_id)
        assert done(kept.query(code)) == before
        assert kept.shown()["coupon_code_count_info"] == {"total_count": 2, "available_count": 1}
        assert done(again.get(f"{kept.stock_path}/associated-stores"))["store_list"] == [{"store_id": "100000001"}]
        assert done(kept.change("use", code))["coupon_state"] == "USED"


def test_a_state_file_without_the_tables_gets_them_with_the_examples(tmp_path: Path) -> None:
    state = tmp_path / "gateway.db"
    Gateway(state=state, has_published_keys=True).close()
    with closing(sqlite3.connect(state)) as old, old:
        names = [name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            if "product_coupon" in name:
                old.execute(f"DROP TABLE {name}")
        old.execute("DELETE FROM schema_versions WHERE owner = 'product_coupon'")
    with closing(Gateway(state=state, has_published_keys=True)) as again:
        assert again.product_coupons.get("1000000013").fields["usage_mode"] == "SINGLE"
        assert again.user_product_coupons.get("Code_123456").state == "EFFECTIVE"
