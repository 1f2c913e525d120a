"""`watch` generates whenever a spec differs from the moment before."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from wechatpay_codegen.settings import Settings
from wechatpay_codegen.watching import every, watched

OPERATION = "shop/orders/query_order.yaml"


def moments(*actions: Callable[[], object]) -> Iterator[None]:
    """Yield a moment, and one after each action."""
    yield
    for action in actions:
        action()
        yield


def write(shop: Settings, text: str) -> Callable[[], object]:
    return lambda: (shop.specs / OPERATION).write_text(text, encoding="utf-8")


def test_it_generates_at_first(shop: Settings) -> None:
    (result,) = watched(shop, moments())

    assert result.startswith("1 operation in 1 service: ")
    assert Path("out/wechatpay_clients/shop/orders/query_order.py").is_file()


def test_it_generates_after_a_change(shop: Settings, base: str) -> None:
    results = list(watched(shop, moments(write(shop, base.replace("is_paid", "has_paid")))))

    assert len(results) == 2
    assert "has_paid" in Path("out/wechatpay_clients/shop/orders/query_order.py").read_text(encoding="utf-8")


def test_it_does_nothing_while_nothing_changes(shop: Settings) -> None:
    assert len(list(watched(shop, moments(bool, bool)))) == 1


def test_it_prints_complaints_and_goes_on(shop: Settings, base: str) -> None:
    broken = write(shop, base.replace("type: string(6..32)", "type: strin"))
    _, complaint, repaired = watched(shop, moments(broken, write(shop, base)))

    assert complaint.startswith(f"specs/{OPERATION}:14:11: ")
    assert complaint.endswith("\n1 complaint; nothing was written.")
    assert repaired.startswith("1 operation in 1 service: ")


def test_it_notices_new_and_removed_files(shop: Settings, base: str) -> None:
    new = shop.specs / "shop/orders/find_order.yaml"
    text = base.replace("/v3/orders/", "/v3/found/").replace("QueryOrder", "FindOrder")

    _, added, removed = watched(
        shop,
        moments(
            lambda: new.write_text(text.partition("enums:")[0].replace("OrderState", "string"), encoding="utf-8"),
            new.unlink,
        ),
    )

    assert (added[:12], removed[:12]) == ("2 operations", "1 operation ")


def test_moments_come_at_once_and_without_end() -> None:
    assert list(islice(every(0), 3)) == [None, None, None]
