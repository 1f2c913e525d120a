"""`new` writes a skeleton that the loader accepts once its markers are filled in."""

from pathlib import Path

import pytest

from wechatpay_codegen.__main__ import main
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.load.layout import ordered
from wechatpay_codegen.skeleton import skeleton
from wechatpay_codegen.source.complaint import SpecError

NAME = "shop.orders.query_order"
FILE = Path("specs/shop/orders/query_order.yaml")
FILLED = {
    "type: TODO": "type: string(32)",
    "docs: TODO": "docs: https://pay.example/doc/1",
    "200: TODO": "200: {state: {type: string, doc: State.}}",
    "TODO": "Text",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("specs").mkdir()


def run(name: str, method: str, path: str) -> int:
    return main(["new", name, method, path])


def fill() -> None:
    for file in Path("specs").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        for marker, value in FILLED.items():
            text = text.replace(marker, value)
        file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v3/orders/{order_id}"),
        ("GET", "/v3/orders"),
        ("POST", "/v3/orders"),
        ("PUT", "/v3/orders/{order_id}/items/{item_no}"),
        ("PATCH", "/v3/orders/{order_id}"),
        ("DELETE", "/v3/orders/{order_id}"),
    ],
)
def test_a_filled_skeleton_is_a_spec(method: str, path: str) -> None:
    run(NAME, method, path)
    fill()

    (operation,) = load(Path("specs")).operations
    assert (operation.dotted_name, operation.method, operation.routes[0].path.text) == (NAME, method, path)


def test_an_unfilled_skeleton_is_refused_with_the_lines_of_its_markers() -> None:
    run(NAME, "GET", "/v3/orders/{order_id}")

    with pytest.raises(SpecError) as caught:
        load(Path("specs"))
    assert "8 texts are still to be written, at these lines: `en` at 2; `zh` at 2" in str(caught.value)


def test_the_keys_of_a_skeleton_are_in_the_usual_order() -> None:
    assert ordered(FILE, skeleton("query_order", "POST", "/v3/orders/{order_id}").encode()) is None


def test_existing_heads_are_kept() -> None:
    run("shop.orders.create_order", "POST", "/v3/orders")
    head = Path("specs/shop/orders/_service.yaml")
    head.write_text("title: {en: Orders}\ndoc: Take orders.\n", encoding="utf-8")
    run(NAME, "GET", "/v3/orders/{order_id}")

    assert head.read_text(encoding="utf-8") == "title: {en: Orders}\ndoc: Take orders.\n"


def test_an_existing_file_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    run(NAME, "GET", "/v3/orders/{order_id}")
    FILE.write_text("mine", encoding="utf-8")

    assert run(NAME, "GET", "/v3/orders/{order_id}") == 1
    assert FILE.read_text(encoding="utf-8") == "mine"
    assert capsys.readouterr().err == f"{FILE} exists. Choose another name, or edit that file.\n"


@pytest.mark.parametrize(
    ("name", "method", "path", "complaint"),
    [
        ("query_order", "GET", "/a", "`query_order` is not a name such as `shop.orders.query_order`"),
        ("../x.orders.query", "GET", "/a", "`../x.orders.query` is not a name"),
        ("shop.orders.import", "GET", "/a", "`import` is a Python keyword"),
        ("request.orders.query", "GET", "/a", "every client already has an attribute `request`"),
        (NAME, "GTE", "/a", "`GTE` is not a method. Did you mean `GET`? Known: GET, POST"),
        (NAME, "GET", "v3/orders", "`v3/orders` is not a path. Expected a path such as"),
    ],
)
def test_what_cannot_be_written_is_refused(
    name: str, method: str, path: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(name, method, path) == 1
    assert (capsys.readouterr().err.startswith(complaint), list(Path("specs").iterdir())) == (True, [])
