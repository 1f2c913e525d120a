"""Each example shop in a separate process, with a customer in a browser and the gateway as WeChat Pay."""

import secrets
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import urllib3

from examples.conftest import APPID, MCHID, STAFF_PASSWORD, ServedShop
from shop.goods import GOODS
from shop.orders import Orders
from shop.payments import Payments, Settings
from support.browsing import Browser, Form, Page
from wechatpay_clients import Client
from wechatpay_gateway.notifications.queue import Notification
from wechatpay_gateway.server import RunningGateway

BOOK_FEN = 5900


def states_on(page: Page) -> list[str]:
    """Return the states of the order and of each refund that a page shows."""
    return [part.partition("</b>")[0] for part in page.text.split("<b>")[1:]]


def placed_before(shop: ServedShop) -> str:
    """Place an order as the shop does, while it is down; return its number."""
    with Client.from_env(shop.environment) as client:
        payments = Payments(client, Orders(shop.database), Settings(APPID, MCHID, shop.url))
        order = payments.place(GOODS["book"])
        assert payments.code_url(order) is not None
    return order.out_trade_no


class Customer:
    """Orders a book when created. Every property and method loads the page again."""

    def __init__(self, shop: ServedShop) -> None:
        self.browser = Browser()
        goods = self.browser.open(f"{shop.url}/")
        self.first_page = self.browser.submit(goods, goods.forms[0])
        self.number = self.first_page.url.rpartition("/")[2]
        self._shop = shop

    @property
    def page(self) -> Page:
        """The page of the order."""
        return self.browser.open(self.first_page.url)

    @property
    def states(self) -> list[str]:
        """Return the states of the order and of each refund, as the page shows them."""
        return states_on(self.page)

    @property
    def parcels(self) -> int:
        """Return the number of parcels packed."""
        return self._shop.parcels(self.number)

    def log_in(self, password: str = STAFF_PASSWORD) -> Page:
        """Log in as staff; return the page shown next."""
        page = self.browser.open(f"{self._shop.url}/login")
        return self.browser.submit(page, page.forms[0].filled_in(password=password))

    def with_own_token(self, form: Form) -> Form:
        """Return a form of another session with the token of this one."""
        own = self.browser.open(f"{self._shop.url}/login").forms[0].fields
        return form.filled_in(**{name: value for name, value in own.items() if "token" in name})

    def refund(self, amount_fen: int = BOOK_FEN) -> tuple[str, Page]:
        """Request a refund; return its number and the page shown next."""
        page = self.page
        form = page.forms[-1].filled_in(amount_fen=amount_fen)
        return form.fields["out_refund_no"], self.browser.submit(page, form)


@pytest.fixture
def customer(shop: ServedShop) -> Customer:
    return Customer(shop)


@pytest.fixture
def payer(customer: Customer, wechatpay_gateway: RunningGateway) -> Customer:
    """A customer who has paid, and is logged in as staff."""
    wechatpay_gateway.pay(customer.number)
    wechatpay_gateway.deliver()
    assert customer.states == ["PAID"]
    customer.log_in()
    return customer


def statuses(gateway: RunningGateway) -> list[int | None]:
    """Return the status of the shop's response to each delivery."""
    return [delivery.status for delivery in gateway.notifications.deliveries()]


def test_a_shop_that_was_down_receives_every_payment(
    served_shop: ServedShop, wechatpay_gateway: RunningGateway
) -> None:
    """This is the first test of this module, because the shop has not been started yet, and starting one takes long."""
    served_shop.stop()
    number = placed_before(served_shop)
    wechatpay_gateway.pay(number)
    wechatpay_gateway.deliver()
    served_shop.start()
    wechatpay_gateway.clock.advance(hours=2)

    assert statuses(wechatpay_gateway) == [None, 200]
    page = Browser().open(f"{served_shop.url}/orders/{number}")
    assert (states_on(page), served_shop.parcels(number)) == (["PAID"], 1)


def test_an_open_order_shows_a_qr_code(customer: Customer) -> None:
    assert (customer.first_page.status, "svg" in customer.first_page.tags) == (200, True)
    assert customer.states == ["OPEN"]


def test_an_order_can_be_paid_on_the_page_of_the_gateway(customer: Customer, wechatpay_gateway: RunningGateway) -> None:
    paying = customer.browser.open(customer.page.links[0])
    pay = next(form for form in paying.forms if form.action.startswith("/_gateway/pay/"))
    customer.browser.submit(paying, pay)
    wechatpay_gateway.deliver()

    assert (statuses(wechatpay_gateway), customer.states, customer.parcels) == ([200], ["PAID"], 1)


def test_reloading_the_page_places_no_second_order(customer: Customer, wechatpay_gateway: RunningGateway) -> None:
    assert customer.page.status == 200
    assert [order.out_trade_no for order in wechatpay_gateway.orders if not order.is_example] == [customer.number]


def test_a_refund_is_requested_and_its_result_notified(payer: Customer, wechatpay_gateway: RunningGateway) -> None:
    number, _ = payer.refund()
    before = payer.states
    wechatpay_gateway.refunds.succeed(number)
    wechatpay_gateway.deliver()

    assert (before, payer.states) == (["PAID", "PROCESSING"], ["PAID", "SUCCESS"])


def test_a_refund_sent_twice_is_one_refund(payer: Customer, wechatpay_gateway: RunningGateway) -> None:
    page = payer.page
    form = page.forms[0].filled_in(amount_fen=100)
    answers = [payer.browser.submit(page, form).status for _ in range(2)]

    refunded = [refund.amount for refund in wechatpay_gateway.refunds if not refund.is_example]
    assert (answers, refunded, payer.states) == ([200, 200], [100], ["PAID", "PROCESSING"])


def test_no_more_is_refunded_than_was_paid(payer: Customer, wechatpay_gateway: RunningGateway) -> None:
    page = payer.page
    payer.refund(BOOK_FEN - 1)
    form = page.forms[0].filled_in(amount_fen=2)

    assert payer.browser.submit(page, form).status == 409
    assert len([refund for refund in wechatpay_gateway.refunds if not refund.is_example]) == 1


def test_only_the_staff_can_refund(shop: ServedShop, payer: Customer, wechatpay_gateway: RunningGateway) -> None:
    stranger = Customer(shop)
    page = stranger.browser.open(payer.first_page.url)
    form = stranger.with_own_token(payer.page.forms[0].filled_in(amount_fen=100))

    assert (page.forms, stranger.browser.submit(page, form).status) == ([], 403)
    assert [refund for refund in wechatpay_gateway.refunds if not refund.is_example] == []


def test_a_form_of_another_session_is_refused(
    shop: ServedShop, payer: Customer, wechatpay_gateway: RunningGateway
) -> None:
    page = payer.page
    forged = Customer(shop).with_own_token(page.forms[0].filled_in(amount_fen=100))
    without = Form(forged.action, {name: value for name, value in forged.fields.items() if "token" not in name})

    assert [payer.browser.submit(page, form).status for form in (forged, without)] == [403, 403]
    assert [refund for refund in wechatpay_gateway.refunds if not refund.is_example] == []


def test_a_wrong_password_does_not_log_in(payer: Customer) -> None:
    logging_out = payer.browser.open(payer.first_page.url.partition("/orders")[0])
    payer.browser.submit(logging_out, logging_out.forms[-1])
    status = payer.log_in("wrong").status

    assert (status, payer.page.forms) == (403, [])


def test_a_duplicate_notification_packs_one_parcel(customer: Customer, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.notifications.faults.add("duplicate")
    wechatpay_gateway.pay(customer.number)
    wechatpay_gateway.deliver()

    assert (statuses(wechatpay_gateway), customer.parcels) == ([200, 200], 1)


def deliver_now(gateway: RunningGateway, notification: Notification) -> int:
    """Deliver a notification from the test, with a new signature."""
    parcel = gateway.notifications.pack(notification, timestamp=int(time.time()), nonce=secrets.token_hex(16))
    headers = {name.decode().lower(): value.decode() for name, value in parcel.headers}
    with urllib3.PoolManager() as pool:
        return pool.request("POST", notification.url, body=notification.body, headers=headers).status


def test_simultaneous_deliveries_pack_one_parcel(customer: Customer, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.pay(customer.number)
    (notification,) = wechatpay_gateway.notifications
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(deliver_now, [wechatpay_gateway] * 16, [notification] * 16))

    assert (answers, customer.parcels) == ([200] * 16, 1)


def test_a_late_delivery_is_accepted(customer: Customer, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.notifications.faults.add("late", seconds=600)
    wechatpay_gateway.pay(customer.number)
    wechatpay_gateway.deliver()
    before = customer.states
    wechatpay_gateway.clock.advance(seconds=600)

    assert (before, customer.states) == (["OPEN"], ["PAID"])


def test_an_outdated_refund_notification_changes_nothing(payer: Customer, wechatpay_gateway: RunningGateway) -> None:
    number, _ = payer.refund()
    wechatpay_gateway.notifications.faults.add("late", seconds=600)
    wechatpay_gateway.refunds.fail(number)
    wechatpay_gateway.refunds.close(number)
    wechatpay_gateway.clock.advance(seconds=600)

    assert statuses(wechatpay_gateway)[-2:] == [200, 200]
    assert payer.states == ["PAID", "CLOSED"]


def test_a_forged_delivery_is_refused_with_401(customer: Customer, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.notifications.faults.add("bad_signature")
    wechatpay_gateway.pay(customer.number)
    wechatpay_gateway.deliver()
    refused, before = statuses(wechatpay_gateway), customer.states
    wechatpay_gateway.clock.advance(minutes=1)

    assert (refused, before, customer.states) == ([401], ["OPEN"], ["PAID"])


def test_a_modified_body_is_refused_with_401(customer: Customer, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.pay(customer.number)
    (notification,) = wechatpay_gateway.notifications
    parcel = wechatpay_gateway.notifications.pack(notification, timestamp=int(time.time()), nonce=secrets.token_hex(16))
    headers = {name.decode().lower(): value.decode() for name, value in parcel.headers}
    body = notification.body.replace(notification.id.encode(), b"EV-other")
    with urllib3.PoolManager() as pool:
        assert pool.request("POST", notification.url, body=body, headers=headers).status == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": {"total": 1, "payer_total": 1, "currency": "CNY", "payer_currency": "CNY"}},
        {"appid": "wx0000000000000000"},
        {"mchid": "1900000002"},
        {"out_trade_no": "not-ours"},
        {"trade_state": "CLOSED"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_genuine_payment_of_another_order_is_refused(
    shop: ServedShop, customer: Customer, wechatpay_gateway: RunningGateway, changes: dict[str, object]
) -> None:
    payment: dict[str, object] = {
        "appid": APPID,
        "mchid": MCHID,
        "out_trade_no": customer.number,
        "transaction_id": "4200000000000000000000000001",
        "trade_state": "SUCCESS",
        "amount": {"total": BOOK_FEN, "payer_total": BOOK_FEN, "currency": "CNY", "payer_currency": "CNY"},
    }
    url = f"{shop.url}/wechatpay/notifications"
    wechatpay_gateway.notify("TRANSACTION.SUCCESS", payment | changes, url, original_type="transaction")
    wechatpay_gateway.deliver()

    assert (statuses(wechatpay_gateway), customer.states, customer.parcels) == ([500], ["OPEN"], 0)


def test_an_unknown_order_is_not_found(shop: ServedShop, wechatpay_gateway: RunningGateway) -> None:
    assert Browser().open(f"{shop.url}/orders/20260101").status == 404
