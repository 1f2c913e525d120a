"""Conditions in requests about the accounts of ecommerce sub-merchants, checked by the gateway over HTTP.

Each case changes the example of an operation. `ABSENT` removes a field.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import count
from typing import Any

import pytest

from support.examples import own_example
from wechatpay_clients import BadRequest, Client
from wechatpay_gateway.server import running

ABSENT = object()
NUMBERS = count(1)
OWN_NUMBERS = {"out_request_no", "out_order_id"}
"""The numbers that each call has of its own, because an earlier one has other content."""
APPLY = "ecommerce.applyments.create_applyment"
CLOSE = "ecommerce.account_cancellation.create_cancellation_withdrawal"
WITHDRAW = "ecommerce.account_cancellation.create_cancelled_merchant_withdrawal"
REMIT = "ecommerce.oversea_remittance.create_order"
PASSPORT = "IDENTIFICATION_TYPE_OVERSEA_PASSPORT"
OTHER_HOLDER = {"id_holder_type": "SUPER", "id_doc_type": ABSENT, "id_card_info": ABSENT}
DEPOSIT = {"type": "DEPOSIT", "total_amount": 10}
Changes = Mapping[str, Any]

REFUSED: dict[str, tuple[str, Changes, str]] = {
    "an ID card by default": (APPLY, {"id_doc_type": ABSENT, "id_card_info": ABSENT}, "/id_card_info"),
    "a passport without its data": (APPLY, {"id_doc_type": PASSPORT, "id_card_info": ABSENT}, "/id_doc_info"),
    "another holder without a letter": (APPLY, OTHER_HOLDER, "/authorize_letter_copy"),
    "an individual seller": (APPLY, {"organization_type": "2500"}, "/business_addition_desc"),
    "an enterprise without a license": (APPLY, {"business_license_info": ABSENT}, "/business_license_info"),
    "a public institution": (APPLY, {"organization_type": "3"}, "/business_license_info/cert_type"),
    "a bank without a permit": (APPLY, {"finance_institution": True}, "/finance_institution_info"),
    "an authorized person": (APPLY, {"contact_info/contact_type": "66"}, "/contact_info/contact_id_doc_type"),
    "22 Chinese characters": (APPLY, {"merchant_shortname": "店" * 22}, "/merchant_shortname"),
    "a withdrawal without an account": (CLOSE, {"payee_info": ABSENT}, "/payee_info"),
    "a personal account": (
        CLOSE,
        {"payee_info/account_type": "ACCOUNT_TYPE_PERSONAL"},
        "/payee_info/identity_info",
    ),
    "a personal account without a number": (
        CLOSE,
        {
            "payee_info/account_type": "ACCOUNT_TYPE_PERSONAL",
            "payee_info/identity_info": {"id_doc_type": "IDENTIFICATION_TYPE_ID_CARD", "identification_name": "张三"},
        },
        "/payee_info/identity_info/identification_no",
    ),
    "another merchant without its number": (WITHDRAW, {"payee_type": "OTHER_MERCHANT"}, "/payee_mchid"),
    "goods without a shipment": (REMIT, {"presale_info": ABSENT, "express_info": ABSENT}, "/express_info"),
    "a balance without a shipment": (REMIT, {"presale_info/type": "BALANCE", "express_info": ABSENT}, "/express_info"),
    "a balance without its deposit": (
        REMIT,
        {"presale_info/type": "BALANCE", "presale_info/deposit_transaction_id": ABSENT},
        "/presale_info/deposit_transaction_id",
    ),
    "a shipped deposit without its balance": (
        REMIT,
        {"presale_info": DEPOSIT},
        "/presale_info/balance_transaction_id",
    ),
}
ACCEPTED: dict[str, tuple[str, Changes]] = {
    "a micro merchant without a license": (
        APPLY,
        {"organization_type": "2401", "business_license_info": ABSENT, "account_info/bank_account_type": "75"},
    ),
    "another holder with a letter": (APPLY, {**OTHER_HOLDER, "organization_type": "4", "authorize_letter_copy": "ID"}),
    "21 Chinese characters": (APPLY, {"merchant_shortname": "店" * 21}),
    "closing without a withdrawal": (CLOSE, {"withdraw": "NOT_APPLY_WITHDRAW", "payee_info": ABSENT}),
    "a person without a merchant number": (WITHDRAW, {}),
    "a deposit that is remitted on its own": (REMIT, {"presale_info": DEPOSIT, "express_info": ABSENT}),
}


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with running() as gateway, Client.from_env(gateway.environment, strict=True) as client:
        yield client


def call(client: Client, operation: str, changes: Changes) -> Any:
    arguments = deepcopy(own_example(operation))
    arguments |= {name: f"N{next(NUMBERS)}" for name in OWN_NUMBERS & arguments.keys()}
    for path, value in changes.items():
        *ways, last = path.split("/")
        parent = arguments
        for way in ways:
            parent = parent[way]
        if value is ABSENT:
            parent.pop(last, None)
        else:
            parent[last] = value
    group, service, method = operation.split(".")
    return getattr(getattr(getattr(client, group), service), method)(**arguments)


@pytest.mark.parametrize(("operation", "changes", "field"), REFUSED.values(), ids=REFUSED)
def test_a_request_without_a_field_that_it_needs_is_refused(
    client: Client, operation: str, changes: Changes, field: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        call(client, operation, changes)

    assert caught.value.detail["field"] == field


@pytest.mark.parametrize(("operation", "changes"), ACCEPTED.values(), ids=ACCEPTED)
def test_a_request_that_needs_no_more_fields_is_accepted(client: Client, operation: str, changes: Changes) -> None:
    assert call(client, operation, changes) is not None
