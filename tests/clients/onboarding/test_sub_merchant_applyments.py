"""Applications of sub-merchants of service providers and of ecommerce platforms, from the submission to the merchant number."""

from typing import Any

import pytest
from attrs import frozen

from support.both import Both
from support.examples import own_example
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError


@frozen
class Product:
    """The calls and the table of steps of one kind of application, and its refusals."""

    submit: str
    query: str
    query_by_id: str
    number: str
    machine: str
    taken: tuple[int, str]
    unknown: tuple[int, str]
    to_finish: tuple[str, ...]
    states: tuple[str, ...]
    with_number: tuple[str, ...]
    rejected: str
    details: object
    days_to_verify: int


SERVICE_PROVIDER = Product(
    submit="onboarding.sub_merchants.submit_applyment",
    query="onboarding.sub_merchants.query_applyment_state",
    query_by_id="onboarding.sub_merchants.query_applyment_state_by_id",
    number="business_code",
    machine="sub_merchant_applyments",
    taken=(400, "PROCESSING"),
    unknown=(400, "APPLYMENT_NOT_EXIST"),
    to_finish=("ask_for_verification", "verify_account", "sign", "finish"),
    states=tuple(
        f"APPLYMENT_STATE_{state}" for state in ("AUDITING", "TO_BE_CONFIRMED", "TO_BE_SIGNED", "SIGNING", "FINISHED")
    ),
    with_number=("APPLYMENT_STATE_TO_BE_SIGNED", "APPLYMENT_STATE_SIGNING", "APPLYMENT_STATE_FINISHED"),
    rejected="APPLYMENT_STATE_REJECTED",
    details=[{"field": "id_card_copy", "field_name": "身份证复印件", "reject_reason": "照片不清晰"}],
    days_to_verify=10,
)
PLATFORM = Product(
    submit="ecommerce.applyments.create_applyment",
    query="ecommerce.applyments.query_applyment_by_out_request_no",
    query_by_id="ecommerce.applyments.query_applyment_by_applyment_id",
    number="out_request_no",
    machine="ecommerce_applyments",
    taken=(400, "RESOURCE_ALREADY_EXISTS"),
    unknown=(404, "RESOURCE_NOT_EXISTS"),
    to_finish=("ask_for_verification", "verify_account", "approve", "sign"),
    states=("CHECKING", "ACCOUNT_NEED_VERIFY", "AUDITING", "NEED_SIGN", "FINISH"),
    with_number=("NEED_SIGN", "FINISH"),
    rejected="REJECTED",
    details={"id_card_copy": "照片不清晰"},
    days_to_verify=30,
)
PRODUCTS = pytest.mark.parametrize("product", [SERVICE_PROVIDER, PLATFORM], ids=lambda each: each.machine)


def submit(client: Both, product: Product, number: str = "A1", **changes: Any) -> int:
    arguments = {**own_example(product.submit), product.number: number, **changes}
    return int(client.call_by_name(product.submit, arguments).applyment_id)


def find(client: Both, product: Product, number: str = "A1") -> Any:
    return client.call(product.query, **{product.number: number})


def do(gateway: RunningGateway, product: Product, step: str, number: int, *values: Any, **fields: Any) -> None:
    getattr(gateway.machines[product.machine], step)(number, *values, **fields)


@PRODUCTS
def test_an_application_passes_each_state_of_the_pages(
    client: Both, wechatpay_gateway: RunningGateway, product: Product
) -> None:
    number = submit(client, product)
    found = [find(client, product)]
    for step in product.to_finish:
        do(wechatpay_gateway, product, step, number)
        found.append(find(client, product))

    assert tuple(each.applyment_state for each in found) == product.states
    assert tuple(each.applyment_state for each in found if each.sub_mchid) == product.with_number
    assert client.call(product.query_by_id, applyment_id=number) == found[-1]


@PRODUCTS
def test_a_rejected_application_is_corrected_under_the_same_number(
    client: Both, wechatpay_gateway: RunningGateway, product: Product
) -> None:
    number = submit(client, product)
    to_correct = dict(own_example(product.submit))
    contact = {**to_correct["contact_info"], "mobile_phone": "13900000001"}
    do(wechatpay_gateway, product, "reject", number, product.details)

    rejected = find(client, product)
    again = submit(client, product, contact_info=contact)
    submitted = find(client, product)
    assert (rejected.applyment_state, rejected.audit_detail[0].reject_reason) == (product.rejected, "照片不清晰")
    assert again == number
    assert (submitted.applyment_state, submitted.audit_detail) == (product.states[0], None)


@PRODUCTS
def test_the_same_application_is_submitted_once(client: Both, product: Product) -> None:
    assert submit(client, product) == submit(client, product)


@PRODUCTS
def test_a_number_that_is_in_use_is_refused(client: Both, product: Product) -> None:
    submit(client, product)
    contact = {**own_example(product.submit)["contact_info"], "mobile_phone": "13900000001"}

    with pytest.raises(ApiError) as refusal:
        submit(client, product, contact_info=contact)
    assert (refusal.value.status, refusal.value.code) == product.taken


@PRODUCTS
def test_an_unknown_application_is_not_found(client: Both, product: Product) -> None:
    with pytest.raises(ApiError) as refusal:
        find(client, product, "unknown")
    assert (refusal.value.status, refusal.value.code) == product.unknown


@PRODUCTS
def test_each_new_sub_merchant_has_its_own_number(
    client: Both, wechatpay_gateway: RunningGateway, product: Product
) -> None:
    numbers = [submit(client, product, each) for each in ("A1", "A2")]
    for step in product.to_finish:
        for number in numbers:
            do(wechatpay_gateway, product, step, number)

    assert find(client, product, "A1").sub_mchid != find(client, product, "A2").sub_mchid


@PRODUCTS
def test_the_description_follows_the_state(client: Both, wechatpay_gateway: RunningGateway, product: Product) -> None:
    number = submit(client, product)
    do(wechatpay_gateway, product, "reject", number, product.details)

    found = find(client, product).to_dict()
    assert found.get("applyment_state_desc", found.get("applyment_state_msg")) == "已驳回"


def test_an_administrator_can_sign_before_the_review_ends(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = submit(client, PLATFORM)
    signing: list[tuple[str, str, bool]] = []
    for step in ("accept", "sign_early", "finish"):
        do(wechatpay_gateway, PLATFORM, step, number)
        found = find(client, PLATFORM)
        signing.append((found.applyment_state, found.sign_state, found.sign_url is not None))

    assert signing == [("AUDITING", "UNSIGNED", True), ("AUDITING", "SIGNED", True), ("FINISH", "SIGNED", False)]


def test_the_account_to_verify_is_that_of_the_application(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = submit(client, PLATFORM)
    do(wechatpay_gateway, PLATFORM, "ask_for_verification", number)

    validation = find(client, PLATFORM).account_validation
    assert validation.account_name == own_example(PLATFORM.submit)["account_info"]["account_name"]


def test_a_frozen_application_cannot_go_on(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = submit(client, PLATFORM)
    do(wechatpay_gateway, PLATFORM, "accept", number)
    do(wechatpay_gateway, PLATFORM, "freeze", number, {"account_info": "存在风险"})

    assert find(client, PLATFORM).sign_state == "NOT_SIGNABLE"
    with pytest.raises(WrongStateError):
        do(wechatpay_gateway, PLATFORM, "approve", number)


@PRODUCTS
def test_an_application_that_nobody_continues_becomes_void(
    client: Both, wechatpay_gateway: RunningGateway, product: Product
) -> None:
    number = submit(client, product)
    do(wechatpay_gateway, product, "reject", number, product.details)
    wechatpay_gateway.clock.advance(days=30)

    assert find(client, product).applyment_state.endswith("CANCELED")
    with pytest.raises(ApiError) as refusal:
        submit(
            client, product, contact_info={**own_example(product.submit)["contact_info"], "mobile_phone": "13900000001"}
        )
    assert (refusal.value.status, refusal.value.code) == product.taken


@PRODUCTS
def test_an_account_that_is_not_verified_in_time_leads_to_a_rejection(
    client: Both, wechatpay_gateway: RunningGateway, product: Product
) -> None:
    do(wechatpay_gateway, product, "ask_for_verification", submit(client, product))
    wechatpay_gateway.clock.advance(days=product.days_to_verify - 1)
    before = find(client, product).applyment_state
    wechatpay_gateway.clock.advance(days=1)

    assert (before, find(client, product).applyment_state) == (product.states[1], product.rejected)
