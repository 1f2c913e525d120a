"""A misspelled service or method raises an AttributeError that suggests the nearest name."""

from operator import attrgetter
from typing import Any

import pytest

from support import sample_notifications
from wechatpay_clients import AsyncClient, Client
from wechatpay_clients.payments import AsyncPayments, Payments

CLIENTS: list[Client | AsyncClient] = [
    Client(**sample_notifications.settings()),
    AsyncClient(**sample_notifications.settings()),
]


@pytest.mark.parametrize("client", CLIENTS, ids=["sync", "async"])
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("paymnets", "Client has no attribute 'paymnets' (did you mean 'payments'?)"),
        ("with_option", "Client has no attribute 'with_option' (did you mean 'with_options'?)"),
        ("payments.transaction", "Payments has no attribute 'transaction' (did you mean 'transactions'?)"),
        (
            "payments.transactions.prepay_jsap",
            "Transactions has no attribute 'prepay_jsap' (did you mean 'prepay_jsapi'?)",
        ),
        (
            "payments.transactions.invoke_jsap",
            "Transactions has no attribute 'invoke_jsap' (did you mean 'invoke_jsapi'?)",
        ),
        ("payments.refunds.wait_final", "Refunds has no attribute 'wait_final' (did you mean 'wait_until_final'?)"),
        ("payments.refunds.zzz", "Refunds has no attribute 'zzz'"),
        ("notifications.prase", "Notifications has no attribute 'prase' (did you mean 'parse'?)"),
    ],
)
def test_the_nearest_name_is_suggested(client: Client | AsyncClient, path: str, words: str) -> None:
    with pytest.raises(AttributeError) as caught:
        attrgetter(path)(client)

    prefix = "Async" if isinstance(client, AsyncClient) else ""
    assert str(caught.value) == prefix + words


@pytest.mark.parametrize("client", CLIENTS, ids=["sync", "async"])
def test_private_names_are_not_suggested(client: Any) -> None:
    with pytest.raises(AttributeError, match=r"^_calle$"):
        _ = client._calle


@pytest.mark.parametrize("kind", [Payments, AsyncPayments])
def test_an_error_inside_a_property_is_unchanged(kind: type[Any]) -> None:
    class Broken(kind):  # type: ignore[misc]  # pyright: ignore[reportUntypedBaseClass]  # one of two classes
        @property
        def bills(self) -> Any:
            raise AttributeError("the cause")

    with pytest.raises(AttributeError, match=r"^the cause$"):
        _ = Broken(vars(CLIENTS[0])["_driver"]).bills
