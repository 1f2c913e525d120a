"""A twin has the facts of another operation, under its own path and without some fields."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from wechatpay_codegen.catalog.entries import catalog
from wechatpay_codegen.commands import generate
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.source.complaint import SpecError

Specs = Callable[[Mapping[str, str]], Path]

HEAD = "title: {en: X}\ndoc: Y.\n"
MODELS = """\
models:
  Card:
    card_id: {type: string(32), required: true, doc: Card., from: shop.orders.create_card.card_id}
    brand_id: {type: string(32), required: true, doc: Brand.}
    look: {type: Look, doc: Look.}
  Wallet:
    card: {type: Card, doc: Card.}
    owner: {type: Owner, doc: Owner.}
  Look:
    color: {type: string, doc: Color.}
    shade: {type: string, doc: Shade., required_when: {color: [red]}}
"""
SHARED = """\
models:
  Owner:
    brand_id: {type: string(32), doc: Brand.}
    since: {type: Since, doc: Since.}
  Since: {day: {type: date, doc: Day.}}
"""
CREATE = """\
title: {en: Create a card, zh: 创建}
doc: Creates a card.
docs: https://pay.example/doc/1
checked: 2026-11-21
roles: [service_provider]
method: POST
path: /v3/partner/cards/{shelf}
parameters: {shelf: {type: string, required: true, doc: Shelf.}}
body:
  brand_id: {type: string(32), required: true, doc: Brand.}
  look: {type: Look, doc: Look.}
  card_id: {type: string(32), required: true, roles: [partner], doc: Card.}
repeat: {by: card_id, outcome: {operation: shop.orders.query_card, with: {brand_id: brand_id, card_id: card_id}}}
replies: {200: Card}
rate: 5 calls a second.
examples:
  - given: {shelf: a, brand_id: b, card_id: c}
    sends: POST /v3/partner/cards/a
    status: 200
    reply: {card_id: c, brand_id: b, look: {color: red}}
"""
QUERY = """\
title: {en: Query a card, zh: 查询}
docs: https://pay.example/doc/2
checked: 2026-11-21
roles: [service_provider]
method: GET
path: /v3/partner/cards/by-id/{card_id}
parameters:
  card_id: {type: string(32), required: true, doc: Card.}
  brand_id: {type: string(32), required: true, doc: Brand.}
replies: {200: Wallet}
examples:
  - given: {card_id: c, brand_id: b}
    sends: GET /v3/partner/cards/by-id/c?brand_id=b
    status: 200
    reply: {card: {card_id: c, brand_id: b}}
"""
NO_NAMES: list[str] = []
TWIN = "docs: https://pay.example/brand/1\nroles: [brand_merchant]\nscheme: brand\nwithout: [brand_id]\n"
CREATE_TWIN = f"twin_of: shop.orders.create_card\npath: /brand/cards/{{shelf}}\n{TWIN}"
QUERY_TWIN = f"twin_of: shop.orders.query_card\npath: /brand/cards/by-id/{{card_id}}\n{TWIN}"
FILES = {
    "_shared/models.yaml": SHARED,
    "shop/orders/_models.yaml": MODELS,
    "shop/orders/create_card.yaml": CREATE,
    "shop/orders/query_card.yaml": QUERY,
    "shop/own/_service.yaml": HEAD,
    "shop/own/create_card.yaml": CREATE_TWIN,
    "shop/own/query_card.yaml": QUERY_TWIN,
}


def entry(folder: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dict(catalog(load(folder)))[f"wechatpay_catalog/operations/shop/{name}.json"])
    return found


def both(specs: Specs, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    folder = specs(FILES)
    return entry(folder, f"orders/{name}"), entry(folder, f"own/{name}")


@pytest.mark.parametrize("key", ["title", "method", "errors", "accepted", "pages"])
def test_a_twin_has_the_facts_of_the_other_operation(key: str, specs: Specs) -> None:
    other, twin = both(specs, "create_card")
    assert twin[key] == other[key]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("routes", [{"path": "/brand/cards/{shelf}", "query": NO_NAMES}]),
        ("scheme", "brand"),
        ("roles", ["brand_merchant"]),
        ("docs", ["https://pay.example/brand/1"]),
        ("checked", {"request": None, "reply": None, "errors": None}),
        ("rate", None),
        ("twin_of", "shop.orders.create_card"),
    ],
)
def test_a_twin_states(key: str, value: object, specs: Specs) -> None:
    assert both(specs, "create_card")[1][key] == value


@pytest.mark.parametrize(
    ("stated", "doc"), [("", "Creates a card."), ("doc: Makes your own card.\n", "Makes your own card.")]
)
def test_a_twin_can_state_its_own_text(stated: str, doc: str, specs: Specs) -> None:
    files = {**FILES, "shop/own/create_card.yaml": CREATE_TWIN + stated}
    assert str(entry(specs(files), "own/create_card")["doc"]).partition("\n")[0] == doc


def test_a_twin_lacks_the_fields_that_it_is_without(specs: Specs) -> None:
    _, twin = both(specs, "create_card")
    assert list(twin["body"]["properties"]) == ["look", "card_id"]


def test_models_of_a_twin_lack_them_too(specs: Specs) -> None:
    _, twin = both(specs, "query_card")
    found = {name: list(each["properties"]) for name, each in twin["replies"]["200"]["$defs"].items()}
    assert (found["Card"], found["Owner"]) == (["card_id", "look"], ["since"])


@pytest.mark.parametrize("service", [0, 1])
def test_a_reply_has_no_conditions_of_requests(service: int, specs: Specs) -> None:
    look = both(specs, "query_card")[service]["replies"]["200"]["$defs"]["Look"]
    assert ("x-required-when" in look, look["properties"]["shade"]["description"]) == (False, "Shade.")


@pytest.mark.parametrize(
    ("name", "sends"), [("create_card", "POST /brand/cards/a"), ("query_card", "GET /brand/cards/by-id/c")]
)
def test_the_example_of_a_twin_sends_its_path_without_them(name: str, sends: str, specs: Specs) -> None:
    assert both(specs, name)[1]["examples"][0]["sends"] == sends


def test_the_outcome_of_a_twin_is_the_twin_of_the_query(specs: Specs) -> None:
    outcome = both(specs, "create_card")[1]["repeat"]["outcome"]
    assert (outcome["operation"], list(outcome["with"])) == ("shop.own.query_card", ["card_id"])


def test_an_outcome_without_a_twin_is_left_out(specs: Specs) -> None:
    files = {name: text for name, text in FILES.items() if name != "shop/own/query_card.yaml"}
    assert entry(specs(files), "own/create_card")["repeat"]["outcome"] is None


def test_the_docstring_of_a_twin_names_the_other_operation(specs: Specs) -> None:
    generate(Settings(specs(FILES), Path("out"), None))
    text = Path("out/wechatpay_clients/shop/own/create_card.py").read_text("utf-8")
    assert "those of\n        `shop.orders.create_card`, without `brand_id`." in text


def test_a_docstring_calls_a_repository_sample_code(specs: Specs) -> None:
    text = CREATE_TWIN.replace("https://pay.example/brand/1", "https://github.com/example/samples")
    generate(Settings(specs({**FILES, "shop/own/create_card.yaml": text}), Path("out"), None))
    written = Path("out/wechatpay_clients/shop/own/create_card.py").read_text("utf-8")
    assert "Official sample code: https://github.com/example/samples" in written


def test_only_models_that_lose_fields_are_declared_anew(specs: Specs) -> None:
    generate(Settings(specs(FILES), Path("out"), None))
    text = Path("out/wechatpay_clients/shop/own/_models.py").read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("class ")] == [
        "class Owner(Model):",
        "class Card(Model):",
        "class Wallet(Model):",
    ]


@pytest.mark.parametrize("name", ["orders/create_card", "orders/_models", "own/create_card"])
def test_a_change_of_either_file_is_generated_for_the_twin(name: str, specs: Specs) -> None:
    settings = Settings(specs(FILES), Path("out"), Path("cache"))
    generate(settings)
    text = FILES[f"shop/{name}.yaml"].replace("Color.", "Hue.").replace("Creates", "Makes").replace("cards/", "card/")
    generate(Settings(specs({**FILES, f"shop/{name}.yaml": text}), Path("out"), Path("cache")))
    written = {path: path.read_bytes() for path in sorted(Path("out").rglob("*.*")) if path.is_file()}
    generate(Settings(Path("specs"), Path("again"), None))
    assert written == {
        Path("out", path.relative_to("again")): path.read_bytes()
        for path in Path("again").rglob("*.*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("valid", "broken", "complaint"),
    [
        (
            "shop.orders.create_card",
            "shop.orders.make_card",
            "specs/shop/own/create_card.yaml:1:10: there is no operation `shop.orders.make_card`",
        ),
        (
            "shop.orders.create_card",
            "shop.own.query_card",
            "specs/shop/own/create_card.yaml:1:10: `shop.own.query_card` is not an operation with a file of its own",
        ),
        (
            "{shelf}",
            "{brand}",
            "specs/shop/own/create_card.yaml:2:7: not the path parameters of `shop.orders.create_card`",
        ),
        (
            "without: [brand_id]",
            "without: [brand_id, brand]",
            "specs/shop/own/create_card.yaml:1:10: `shop.orders.create_card` has no field `brand`",
        ),
    ],
)
def test_a_twin_that_does_not_fit_is_refused(valid: str, broken: str, complaint: str, specs: Specs) -> None:
    files = {**FILES, "shop/own/create_card.yaml": CREATE_TWIN.replace(valid, broken)}
    with pytest.raises(SpecError) as raised:
        load(specs(files))
    assert complaint in str(raised.value)
