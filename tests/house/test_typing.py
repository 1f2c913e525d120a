"""Both type checkers report a wrong call before it runs, and know the type of a result."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.render.test_any_name import module_with_all_names

ROOT = Path(__file__).parents[2]
STATEMENTS, NAMES = "statements.py", "names.py"
"""The two programs."""
NOT_ABOUT_TYPES = ("[reportUnusedExpression]", "[reportUnusedVariable]")
HEAD = """\
from wechatpay_clients import AsyncClient, Client, Timestamp
from wechatpay_clients.brand_own.product_coupon_stocks import StoreInfo
from wechatpay_clients.onboarding.merchant_alteration import (
    RevokeApplymentState,
    RevokeMerchantNameAlterApplymentResponse,
)
from wechatpay_clients.industry.parking_reminders import query_trans_info as question
from wechatpay_clients.payments.transactions import CommonAmountInfo, DirectApiv3QueryResponse, JsapiPrepayResponse
from wechatpay_clients.payments.refunds import Refund
from wechatpay_clients.payments.transactions import transaction_success as payment
from wechatpay_runtime.types import JsapiInvocation, Response, TransferInvocation
from wechatpay_runtime.notifications import Notification, Router

client = Client.from_env()
stores = client.brand_own.product_coupon_stocks.iter_associated_stores
router = Router(client)
parse = client.notifications.parse

def owed(notification: question.QueryTransInfoNotification) -> question.ParkingFeeAnswer:
    return question.ParkingFeeAnswer(code="SUCCESS", message=notification.resource.out_serial_number)

async def owed_later(notification: question.QueryTransInfoNotification) -> question.ParkingFeeAnswer:
    return owed(notification)

def paid(notification: payment.TransactionSuccessNotification) -> None:
    assert notification.resource.problems == ()

async def paid_later(notification: payment.TransactionSuccessNotification) -> None:
    paid(notification)

def anything(notification: Notification[object]) -> None:
    assert notification.id

cancel = client.onboarding.subject_confirmation.cancel_applyment
revoke = client.onboarding.merchant_alteration.revoke_name_alteration
invoke = client.payments.transactions.invoke_jsapi
transfers = client.transfers.merchant_transfer
applied = transfers.create_authorization(
    appid='', openid='', out_authorization_no='', transfer_scene_id='', user_display_name='', authorization_notify_url=''
)
amount = CommonAmountInfo(total=1)
paid_order = client.payments.transactions.query_order_by_id(transaction_id='1')

def use_order(order: JsapiPrepayResponse) -> None:
    signed: JsapiInvocation = invoke(order, appid='wx1')

async def use(client: AsyncClient) -> None:
    stores = client.brand_own.product_coupon_stocks.iter_associated_stores
    cancel = client.onboarding.subject_confirmation.cancel_applyment
    revoke = client.onboarding.merchant_alteration.revoke_name_alteration
    invoke = client.payments.transactions.invoke_jsapi
"""
REFUSED = [
    "cancel()",
    "cancel(applyment_id='1')",
    "cancel(business_code=1)",
    "cancel('1900013511_10000')",
    "cancel(business_code='1', applymentid=2)",
    "revoke()",
    "revoke(apply_id=1)",
    "revoke(apply_id='1').stat",
    "Client(mchid='1')",
    "Client(mchid='1', merchant_private_key='', public_key='', public_key_id='', tiemout=1)",
    "client.with_options(strict='yes')",
    "Client(brand_id='1', public_key='', public_key_id='')",
    "client.request('GET', '/brand/x', scheme='brands')",
    "client.download('/v3/billdownload/file', to='bill.csv', verify=False)",
    "client.download('/v3/billdownload/file')",
    "client.seal(1)",
    "text: str = client.seal('1')",
    "stores()",
    "stores(product_coupon_id='1', stock_id='2', page_token='3')",
    "number: int = next(stores(product_coupon_id='1', stock_id='2'))",
    "parse({}, {})",
    "parse({}, b'', expect=payment)",
    "parse({}, b'', expect=question.NOTIFICATION).resource.out_serial",
    "parse({}, b'', expect=payment.NOTIFICATION).resource.out_trade_no",
    "router.on(question.NOTIFICATION)(paid)",
    "router.on(question.NOTIFICATION)(anything)",
    "router.on(payment.NOTIFICATION)(owed)",
    "router.on(payment.NOTIFICATION)(owed_later)",
    "invoke(revoke(apply_id='1'), appid='wx1')",
    "invoke('wx1')",
    "from wechatpay_clients.payments.transactions import CommonAmount",
    "paid_order.success_time.year",
    "client.payments.transactions.wait_until_final(out_trade_no='1')",
    "client.payments.partner_transactions.wait_until_final(out_trade_no='1', timeout=5)",
    "client.payments.refunds.wait_until_final(out_refund_no='1', timeout='5')",
    "transfers.invoke_transfer(transfers.cancel_transfer(out_bill_no='1'), appid='wx1')",
]
ACCEPTED = [
    "cancel(business_code='1')",
    "cancel(applyment_id=1)",
    "cancel(business_code='1', applyment_id=1)",
    "answer: RevokeMerchantNameAlterApplymentResponse = revoke(apply_id='1')",
    "state: RevokeApplymentState | str | None = revoke(apply_id='1').state",
    "response: Response[RevokeMerchantNameAlterApplymentResponse] = client.with_response(revoke)(apply_id='1')",
    "keys: dict[str, str] = invoke('wx1', appid='wx1').to_dict()",
    "other: Client = client.with_options(timeout=1, strict=True)",
    "brand = Client(brand_id='1', brand_private_key='', brand_serial_no='', public_key='', public_key_id='')",
    "client.request('GET', '/brand/x', scheme='merchant')",
    "path: object = client.download('/v3/billdownload/file', to='bill.csv', hash_value='a', hash_type='SHA1').path",
    "client.request('POST', '/v3/x', json={'name': client.seal('1')})",
    "serial: str = client.seal('1', scheme='brand').serial",
    "name: str = client.open('1')",
    "store: StoreInfo = next(stores(product_coupon_id='1', stock_id='2', page_size=3))",
    "parking_number: str = parse({}, b'', expect=question.NOTIFICATION).resource.out_serial_number",
    "which: payment.TransactionSuccessNotification = parse([(b'a', b'b')], b'', expect=payment.NOTIFICATION)",
    "some: Notification[object] = parse({'HTTP_A': 'b'}, b'')",
    "router.on(question.NOTIFICATION)(owed)",
    "router.on(question.NOTIFICATION)(owed_later)",
    "router.on(payment.NOTIFICATION)(paid)",
    "router.on(payment.NOTIFICATION)(paid_later)",
    "router.on(payment.NOTIFICATION)(anything)",
    "router.fallback(anything)",
    "final: DirectApiv3QueryResponse = client.payments.transactions.wait_until_final(out_trade_no='1', timeout=5)",
    "refund: Refund = client.payments.refunds.wait_until_final(out_refund_no='1', timeout=5)",
    "moment: Timestamp | str | None = paid_order.success_time",
    "assert isinstance(paid_order.success_time, Timestamp)",
    "query: dict[str, str] = transfers.invoke_transfer('abc==', appid='wx1').to_app_dict()",
    "page: TransferInvocation = transfers.invoke_transfer(applied, appid='wx1')",
    "hours: float = (paid_order.success_time - paid_order.success_time).total_seconds()",
]
ASYNC_REFUSED = [
    "await cancel()",
    "await revoke(apply_id=1)",
    "revoke(apply_id='1').state",
    "await stores(product_coupon_id='1', stock_id='2')",
    "client.with_response(stores)",
    "await invoke('wx1', appid='wx1')",
]
ASYNC_ACCEPTED = [
    "last: Refund = await client.payments.refunds.wait_until_final(out_refund_no='1', timeout=5)",
    "found: list[StoreInfo] = [store async for store in stores(product_coupon_id='1', stock_id='2')]",
    "await cancel(business_code='1')",
    "signed: JsapiInvocation = invoke('wx1', appid='wx1')",
    "state: RevokeApplymentState | str | None = (await revoke(apply_id='1')).state",
    "response: Response[RevokeMerchantNameAlterApplymentResponse] = await client.with_response(revoke)(apply_id='1')",
]


def program() -> tuple[str, set[int]]:
    """Return all statements in one program, and the numbers of the lines to report."""
    inside = [f"    {statement}" for statement in (*ASYNC_REFUSED, *ASYNC_ACCEPTED)]
    lines = [*HEAD.splitlines(), *inside, *REFUSED, *ACCEPTED]
    wrong = {*REFUSED, *(f"    {statement}" for statement in ASYNC_REFUSED)}
    return "\n".join(lines) + "\n", {number for number, line in enumerate(lines, 1) if line in wrong}


Errors = dict[str, list[tuple[int, str]]]
"""The line and the text of each error, by the name of the file."""


def mypy_errors(*paths: Path) -> Errors:
    found: Errors = {}
    for name, line, text in re.findall(r"(\w+\.py):(\d+): error: (.*)", run("mypy", *map(str, paths))):
        found.setdefault(name, []).append((int(line), text))
    return found


def pyright_errors(*paths: Path) -> Errors:
    found: Errors = {}
    for entry in json.loads(run("pyright", "--outputjson", *map(str, paths)))["generalDiagnostics"]:
        if entry["severity"] == "error":
            place = entry["range"]["start"]["line"] + 1
            found.setdefault(Path(entry["file"]).name, []).append((place, f"{entry['message']} [{entry.get('rule')}]"))
    return found


def run(tool: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", tool, *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout


@pytest.fixture(scope="module", params=[mypy_errors, pyright_errors], ids=["mypy", "pyright"])
def errors(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Errors:
    """The errors of a type checker, which reads both programs in one run: what both import takes half of its time."""
    folder = tmp_path_factory.mktemp("typed")
    (folder / STATEMENTS).write_text(program()[0], encoding="utf-8")
    (folder / NAMES).write_text(module_with_all_names(folder), encoding="utf-8")
    checker: Callable[..., Errors] = request.param
    return checker(folder / STATEMENTS, folder / NAMES)


@pytest.mark.timeout(240)
def test_wrong_statements_are_the_only_type_errors(errors: Errors) -> None:
    lines = {line for line, text in errors[STATEMENTS] if not text.endswith(NOT_ABOUT_TYPES)}

    assert lines == program()[1]


@pytest.mark.timeout(240)
def test_code_with_names_that_have_a_meaning_in_python_has_no_type_errors(errors: Errors) -> None:
    assert {name: found for name, found in errors.items() if name != STATEMENTS} == {}
