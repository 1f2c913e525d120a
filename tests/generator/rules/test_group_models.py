"""Services of a group can share models, which are nearer than those that all services share."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.api.interface import interfaces
from wechatpay_codegen.commands import generate
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.source.complaint import SpecError

Specs = Callable[[Mapping[str, str]], Path]

HEAD = "title: {en: X}\ndoc: Y.\n"
OPERATION = """\
title: {en: Query a card}
docs: https://pay.example/doc/2
checked: 2026-11-21
roles: [merchant]
method: GET
path: /v3/SERVICE/cards
replies: {200: {card: {type: Card, doc: Card.}}}
"""
FILES = {
    "shop/_models.yaml": "models:\n  Card: {color: {type: string, doc: Color.}}\n",
    "shop/orders/query_card.yaml": OPERATION.replace("SERVICE", "orders"),
    "shop/refunds/_service.yaml": HEAD,
    "shop/refunds/query_card.yaml": OPERATION.replace("SERVICE", "refunds"),
}


def written(out: str) -> dict[Path, bytes]:
    return {path.relative_to(out): path.read_bytes() for path in Path(out).rglob("*.*") if path.is_file()}


@pytest.mark.parametrize("service", ["orders", "refunds"])
def test_operations_import_a_model_from_their_group(service: str, specs: Specs) -> None:
    generate(Settings(specs(FILES), Path("out"), None))
    text = Path(f"out/wechatpay_clients/shop/{service}/query_card.py").read_text("utf-8")
    assert "from wechatpay_clients.shop._models import Card" in text


def test_the_class_is_in_the_module_of_the_group(specs: Specs) -> None:
    generate(Settings(specs(FILES), Path("out"), None))
    assert "class Card(Model):" in Path("out/wechatpay_clients/shop/_models.py").read_text("utf-8")


def test_a_model_of_a_group_hides_one_of_all_services(specs: Specs) -> None:
    shared = "models:\n  Card: {size: {type: string, doc: Size.}}\n"
    with pytest.raises(SpecError, match=r"_shared/models.yaml:2:3: `Card` is not used"):
        load(specs({**FILES, "_shared/models.yaml": shared}))


def test_a_model_of_a_service_hides_one_of_its_group(specs: Specs) -> None:
    files = {**FILES, "shop/refunds/_models.yaml": "models:\n  Card: {size: {type: string, doc: Size.}}\n"}
    model = load(specs(files)).operations[1].scope.model("Card")
    assert [field.wire_name for field in model.fields] == ["size"]


def test_a_model_that_no_service_uses_is_refused(specs: Specs) -> None:
    text = f"{FILES['shop/_models.yaml']}  Wallet: {{size: {{type: string, doc: Size.}}}}\n"
    with pytest.raises(SpecError, match=r"shop/_models.yaml:3:3: `Wallet` is not used"):
        load(specs({**FILES, "shop/_models.yaml": text}))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("shop/_models.yaml", "Color.", "Hue."), ("shop/refunds/query_card.yaml", "/v3/", "/v3/more/")],
)
def test_the_output_after_an_edit_equals_that_of_a_complete_run(name: str, old: str, new: str, specs: Specs) -> None:
    generate(Settings(specs(FILES), Path("out"), Path("cache")))
    generate(Settings(specs({**FILES, name: FILES[name].replace(old, new)}), Path("out"), Path("cache")))
    generate(Settings(Path("specs"), Path("again"), None))
    assert written("out") == written("again")


@pytest.mark.parametrize("service", ["shop/orders", "shop/refunds", "stall/orders"])
def test_the_interface_of_a_service_does_not_depend_on_what_else_is_loaded(service: str, specs: Specs) -> None:
    stall = {name.replace("shop/", "stall/"): text.replace("/v3/", "/v3/stall/") for name, text in FILES.items()}
    folder = specs({**FILES, **stall, "stall/_group.yaml": HEAD, "stall/orders/_service.yaml": HEAD})
    assert interfaces(load(folder, only=[service]))[service] == interfaces(load(folder))[service]
