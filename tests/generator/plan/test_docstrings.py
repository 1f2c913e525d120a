"""The docstring of a method, apart from the texts of its spec."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.api.operation import reply_models
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.method_docstrings import method_doc

Specs = Callable[[Mapping[str, str]], Path]
Doc = Callable[[str], str]
NAMES = [f"number_{number}" for number in range(8)]
PARAMETERS = "".join(f"  {name}: string\n" for name in NAMES)
FIELDS = "".join(f"    {name}: string\n" for name in NAMES)


@pytest.fixture
def doc(specs: Specs) -> Doc:
    """Returns the docstring of the method of a spec, with one block per line."""

    def of(text: str) -> str:
        (operation,) = load(specs({"shop/orders/query_order.yaml": text})).operations
        return "\n".join(block.text for block in method_doc(operation, tuple(reply_models(operation).values()), ()))

    return of


def test_every_argument_of_a_constraint_is_listed(doc: Doc, base: str) -> None:
    constraints = f"constraints:\n  - any_of: [{', '.join(NAMES)}]\n"
    text = (
        base.replace("replies:\n", f"{PARAMETERS}{constraints}replies:\n", 1)
        .replace("limit: 20}", "number_0: a}")
        .replace("?limit=20", "?number_0=a")
    )

    assert "Pass at least one of `number_0`, `number_1`, `number_2`" in doc(text)
    assert "`number_6` and `number_7`." in doc(text)


def test_a_reply_with_few_fields_lists_them(doc: Doc, base: str) -> None:
    assert "`QueryOrderResponse` with `order_id`, `total`, `rate`, `is_paid` and `state`." in doc(base)


def test_the_fields_of_a_large_reply_are_not_listed(doc: Doc, base: str) -> None:
    assert "\n`QueryOrderResponse`. `None` if WeChat Pay replies with status 204.\n" in doc(
        base.replace("    total: integer\n", f"    total: integer\n{FIELDS}", 1)
    )


def test_a_field_that_is_required_for_partners_is_not_allowed_for_others(doc: Doc, base: str) -> None:
    field = "  sub_mchid: {type: string, required: true, roles: [partner], doc: Its merchant.}\nreplies:\n"
    text = base.replace("roles: [merchant]", "roles: [merchant, service_provider]").replace("replies:\n", field, 1)

    assert "sub_mchid: required for partners (" in doc(text)
    assert "), not allowed for others. Its merchant." in doc(text)


@pytest.mark.parametrize(
    ("conditions", "sentence"),
    [
        ("{limit: 5..}", "`limit` is at least 5"),
        ("{limit: ..5}", "`limit` is at most 5"),
        ("{limit: 1..5}", "`limit` is 1 to 5"),
        ("{limit: [1]}", "`limit` is `1`"),
        ("{state: [PAID, CLOSED], limit: absent}", "`state` is `PAID` or `CLOSED` and `limit` is not set"),
        ("{marks: [a, b]}", "`marks` contains `a` or `b`"),
        ("[{state: present}, {limit: present}]", "`state` is set, or when `limit` is set"),
    ],
)
def test_an_argument_states_when_it_is_required(doc: Doc, base: str, conditions: str, sentence: str) -> None:
    note = f"  marks: list<string>\n  note: {{type: string, required_when: {conditions}, doc: Note.}}\n"
    text = base.replace("replies:\n", f"{note}replies:\n", 1).partition("examples:")[0]

    assert f"note: Note. Required when {sentence}." in doc(text)


@pytest.mark.parametrize(
    ("type_", "limits"),
    [
        ("string(1)", "at most 1 character."),
        ("string(20)", "at most 20 characters."),
        ("string(0..1)", "0 to 1 characters."),
        ("list<string>(1..)", "at least 1 item."),
    ],
)
def test_a_limit_of_one_has_a_singular_noun(doc: Doc, base: str, type_: str, limits: str) -> None:
    text = base.replace("replies:\n", f"  note: {type_}\nreplies:\n", 1)

    assert f"note: {limits}" in doc(text)


def test_a_constraint_inside_a_model_has_the_name_of_the_model(doc: Doc, base: str) -> None:
    body = (
        "body:\n  payer: {type: Payer, required: true}\nconstraints:\n  - one_of: [payer.openid, payer.phone]\n"
        "models:\n  Payer: {openid: string, phone: string}\nreplies:\n"
    )
    text = (
        base.replace("method: GET", "method: POST")
        .replace("replies:\n", body, 1)
        .replace("sends: GET", "sends: POST")
        .replace("limit: 20}", "limit: 20, payer: {openid: o}}")
    )

    assert "In `payer`, pass exactly one of `openid` and `phone`." in doc(text)


def test_retries_refer_to_the_argument_instead_of_the_header(doc: Doc, rich: str) -> None:
    text = rich.replace("method: POST", "repeat: {by: Idempotency-Key}\nmethod: POST", 1)

    assert "Safe to retry with the same `idempotency_key`." in doc(text)
