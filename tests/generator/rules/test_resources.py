"""Resource files are checked and become part of the catalog. They do not affect the clients."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from support.repair_specs import repair_specs
from wechatpay_codegen.commands import check, generate
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.source.complaint import SpecError

BROKEN = sorted(Path(__file__).with_name("broken_resources").glob("*.txt"))
RESOURCE = "shop/repairs/repairs.yaml"
QUERY = "shop/repairs/query_repair.yaml"
Specs = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def shop(specs: Specs) -> Settings:
    """The settings of the invented API, without `shop/orders` of the other tests."""
    specs(repair_specs())
    folder = Path("specs/shop/orders")
    (folder / "_service.yaml").unlink()
    folder.rmdir()
    return Settings(Path("specs"), Path("out"), Path("cache"))


def complaints(settings: Settings) -> str:
    with pytest.raises(SpecError) as caught:
        load(settings.specs)
    return str(caught.value)


def replace(settings: Settings, file: str, valid: str, broken: str) -> None:
    path = settings.specs / file
    text = path.read_text("utf-8")
    assert valid in text
    path.write_text(text.replace(valid, broken, 1), "utf-8")


def entry() -> dict[str, Any]:
    resource: dict[str, Any] = json.loads(
        Path("out/wechatpay_catalog/resources/shop/repairs/repairs.json").read_bytes()
    )
    return resource


@pytest.mark.parametrize("case", BROKEN, ids=lambda path: path.stem)
def test_a_broken_resource_gets_this_complaint(case: Path, shop: Settings) -> None:
    valid, rest = case.read_text("utf-8").split("\n=== becomes ===\n")
    broken, expected = rest.split("\n=== complaint ===\n")
    replace(shop, RESOURCE, valid, broken)
    assert complaints(shop) == expected.removesuffix("\n")


def test_two_resources_with_the_same_name_are_refused(shop: Settings) -> None:
    other = shop.specs / "shop/others"
    other.mkdir()
    for name in ("_service.yaml", "_models.yaml", "query_repair.yaml"):
        text = (shop.specs / "shop/repairs" / name).read_text("utf-8")
        (other / name).write_text(text.replace("/v3/repairs", "/v3/others"), "utf-8")
    (other / "repairs.yaml").write_text(
        "resource: {en: other, zh: 其他}\ntitle: {en: Others}\ndoc: Another thing.\nnumbers: {repair_id: {made_by: wechat_pay}}\nread: [query_repair]\n"
    )
    assert "specs/shop/others/repairs.yaml is also a resource `repairs`" in complaints(shop)


def test_a_resource_without_the_notification_url_is_refused(shop: Settings) -> None:
    replace(shop, RESOURCE, "state: {field", "notify_url_of: repairs\nstate: {field")
    replace(shop, "shop/repairs/create_repair.yaml", "notifications:\n", "")
    replace(
        shop,
        "shop/repairs/create_repair.yaml",
        "  - {notification: shop.repairs.repair_changed, url: notify_url}\n",
        "",
    )
    assert (
        "no operation of the resource `repairs` has an argument with the URL for shop.repairs.repair_changed"
        in complaints(shop)
    )


def test_the_catalog_has_the_types_and_errors_of_the_operations(shop: Settings) -> None:
    generate(shop)
    resource = entry()
    assert [(number["name"], number["type"]) for number in resource["numbers"]] == [
        ("out_repair_no", "string"),
        ("repair_id", "integer"),
    ]
    assert resource["state"]["states"] == ["TAKEN", "REPAIRED", "HOPELESS", "RETURNED"]
    assert resource["kinds"][0]["create"][0]["errors"] == {"number_taken": {"status": 409, "code": "ALREADY_EXISTS"}}
    assert resource["steps"][0]["notification"]["address"] == "notify_url"
    assert resource["examples"] == [{"kind": "", "fields": {"repair_id": 1001, "out_repair_no": "R0"}, "state": None}]


def test_a_reply_can_contain_the_record_in_one_of_its_fields(shop: Settings) -> None:
    replace(shop, QUERY, "  200: Repair\n", "  200:\n    found: {type: Repair, required: true, doc: The repair.}\n")
    replace(shop, QUERY, "    reply: {repair_id: 1001,", "    reply:\n      found: {repair_id: 1002,")
    replace(shop, RESOURCE, "title: {en", "inside: found\ntitle: {en")
    generate(shop)
    assert entry()["inside"] == "found"
    assert entry()["examples"][0]["fields"] == {"repair_id": 1001, "out_repair_no": "R0"}


def test_a_resource_does_not_change_the_clients(shop: Settings) -> None:
    (shop.specs / RESOURCE).unlink()
    generate(shop)
    before = {path: path.read_bytes() for path in Path("out/wechatpay_clients").rglob("*") if path.is_file()}
    (shop.specs / RESOURCE).write_text(repair_specs()[RESOURCE], "utf-8")
    generate(shop)
    assert before == {path: path.read_bytes() for path in before}
    assert {path for path in Path("out/wechatpay_clients").rglob("*") if path.is_file()} == set(before)


def test_the_next_run_updates_a_resource_after_a_change_of_its_operation(shop: Settings) -> None:
    generate(shop)
    replace(shop, QUERY, "{status: 404, code: NOT_FOUND", "{status: 400, code: NOT_FOUND")
    generate(shop)
    assert entry()["kinds"][0]["read"][0]["errors"]["unknown"] == {"status": 400, "code": "NOT_FOUND"}
    assert check(shop) == ()


def test_the_next_run_updates_a_resource_after_a_change_in_another_service(shop: Settings) -> None:
    desk = shop.specs / "shop/desk"
    desk.mkdir()
    (desk / "_service.yaml").write_text("title: {en: Desk}\ndoc: Where things are taken in.\n", "utf-8")
    (desk / "desk.yaml").write_text(
        repair_specs()[RESOURCE].replace("_repair\n", "_repair\n").replace("operation: ", "operation: shop.repairs."),
        "utf-8",
    )
    text = (desk / "desk.yaml").read_text("utf-8").replace("notification: repair", "notification: shop.repairs.repair")
    (desk / "desk.yaml").write_text(text, "utf-8")
    (shop.specs / RESOURCE).unlink()
    generate(shop)
    replace(shop, QUERY, "{status: 404, code: NOT_FOUND", "{status: 400, code: NOT_FOUND")
    generate(shop)
    resource = json.loads(Path("out/wechatpay_catalog/resources/shop/desk/desk.json").read_bytes())
    assert resource["kinds"][0]["read"][0]["errors"]["unknown"]["status"] == 400
    assert check(shop) == ()
