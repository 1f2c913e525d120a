"""The money, the closed accounts and the restrictions of sub-merchants in a state file."""

from contextlib import closing
from pathlib import Path

from wechatpay_gateway import Gateway
from wechatpay_gateway.base.store import Store

SUB_MERCHANT = "1900009109"
TABLES = ("closed_accounts", "example_sub_merchants", "merchant_restrictions")


def closed(gateway: Gateway) -> str:
    """Close the account of a sub-merchant that has 10 yuan, up to the payment; return the number."""
    content = f'{{"sub_mchid":"{SUB_MERCHANT}","withdraw":"APPLY_WITHDRAW"}}'
    number = str(gateway.cancellation_withdrawals.add("C1", content=content).applyment_id)
    for step in ("accept", "confirm", "close", "pay"):
        gateway.cancellation_withdrawals.take(step, number)
    return number


def test_a_payment_that_began_before_a_restart_is_returned_after_it(tmp_path: Path) -> None:
    state = tmp_path / "gateway.db"
    with closing(Gateway(state=state, has_published_keys=True)) as first:
        first.balances.deposit(SUB_MERCHANT, 1_000)
        number = closed(first)
        restriction = first.merchant_restrictions.add(SUB_MERCHANT, ["NO_PAYMENT"]).case_id
    with closing(Gateway(state=state, has_published_keys=True)) as again:
        before = again.balances.get(SUB_MERCHANT)
        again.cancellation_withdrawals.fail(number)
        after = again.balances.get(SUB_MERCHANT)

        assert again.merchant_restrictions.get(restriction).state == "ACTIVE"
    assert ((before.available, before.frozen), (after.available, after.frozen)) == ((0, 1_000), (1_000, 0))


def test_a_state_file_of_an_earlier_release_opens(tmp_path: Path) -> None:
    state = tmp_path / "gateway.db"
    with closing(Gateway(state=state, has_published_keys=True)) as first:
        number = first.withdrawals.add("W1", sub_mchid=SUB_MERCHANT).withdraw_id
    with closing(Store(state)) as store:
        for table in TABLES:
            store.execute(f"DROP TABLE {table}")
        store.execute("DELETE FROM schema_versions WHERE owner IN ('sub_merchant_funds', 'governance')")
    with closing(Gateway(state=state, has_published_keys=True)) as again:
        again.withdrawals.succeed(number)

        assert again.withdrawals.get(number).state == "SUCCESS"
        assert again.balances.get(SUB_MERCHANT).available == 0
