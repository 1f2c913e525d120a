"""Facts of the official pages of guides of stores that are easily remembered wrong."""

import pytest

from support.spec_texts import at, spec_of

ROOT = "industry/smart_guide"
CREATE, LIST, UPDATE, ASSIGN = (
    f"{ROOT}/{name}" for name in ("create_guide", "list_guides", "update_guide", "assign_guide")
)

FACTS = [
    (CREATE, ("repeat", "never"), "cannot be registered twice"),
    (CREATE, ("body", "avatar", "doc"), "Must be a URL of WeCom"),
    (LIST, ("parameters", "limit", "type"), "integer(..10)"),
    (UPDATE, ("repeat", "by"), "guide_id"),
    (UPDATE, ("body", "qr_code", "doc"), "Only for merchants that use WeCom"),
    (ASSIGN, ("repeat", "by"), "out_trade_no"),
    (ASSIGN, ("doc",), "before the payment is complete"),
    (ASSIGN, ("doc",), "no effect while the automatic assignment"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


@pytest.mark.parametrize("name", [CREATE, LIST, UPDATE, ASSIGN])
def test_service_providers_must_name_the_sub_merchant_of_a_guide(name: str) -> None:
    spec = spec_of(name)
    field = {**spec.get("parameters", {}), **spec.get("body", {})}["sub_mchid"]

    assert (field["roles"], field["required"]) == (["partner"], "true")


def test_an_update_of_a_guide_changes_something() -> None:
    (rule,) = spec_of(UPDATE)["constraints"]
    assert rule == {"any_of": ["name", "mobile", "qr_code", "avatar", "group_qrcode"]}
