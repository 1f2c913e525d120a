"""Pays many users with merchant transfers, each of them once, whatever fails.

The rules that keep money safe:

- Store each transfer, with its number, before sending it to WeChat Pay.
- Never change the number because of an error: query the transfer, then send the same request again.
- Use a new number only after WeChat Pay has reported `FAIL` or `CANCELLED`; the database refuses anything else.
- Notifications can be late, repeated or lost. So the result of a query counts as well, and `settle` queries all that is open.
- A program that dies at any moment is started again and goes on.
"""

import csv
import logging
import os
import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

from payout.records import Payee, Records, Transfer
from sqlite_replay_guard import SqliteReplayGuard
from wechatpay_clients import ApiError, Client, NotFound, OutcomeUnknown, RateLimited, VerificationError, WeChatPayError
from wechatpay_clients.transfers.merchant_transfer import TransferBillEntity, TransferSceneReportInfo, transfer_result
from wechatpay_runtime.money import fen
from wechatpay_runtime.notifications import Router, require_same

logger = logging.getLogger("payout")

NOTIFICATIONS_PATH = "/wechatpay/notifications"
SCENE = "1005"
"""Commissions and wages. Each scene requires its own entries in `REASONS`."""
REASONS = (
    TransferSceneReportInfo(info_type="岗位类型", info_content="骑手"),
    TransferSceneReportInfo(info_type="报酬说明", info_content="配送费"),
)
LEAST_FEN_WITH_NAME = 30
"""Below this amount, WeChat Pay does not accept a name."""
PAUSE_SECONDS = 1.0
"""How long to wait after WeChat Pay reports too many calls."""


class OutOfMoney(Exception):
    """The balance is too low. Top up the operation account and run again: the same transfers go on."""


@frozen
class Settings:
    """Settings of the payout, in addition to the client's."""

    appid: str
    url: str
    """The address at which WeChat Pay reaches this program: `https://pay.example`, without a trailing slash."""

    @classmethod
    def from_env(cls) -> "Settings":
        """Read `PAYOUT_APPID` and `PAYOUT_URL`."""
        return cls(os.environ["PAYOUT_APPID"], os.environ["PAYOUT_URL"])


def read_payees(file: Path) -> Iterator[Payee]:
    """Read a CSV file in UTF-8 with the columns `payee_id`, `openid`, `real_name`, `amount_yuan` and `remark`."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            amount_fen = fen(row["amount_yuan"])
            yield Payee(row["payee_id"], row["openid"], row["real_name"], amount_fen, row["remark"])


class Payouts:
    """Sends transfers and follows them to their end. Several processes can run at once."""

    def __init__(
        self,
        client: Client,
        records: Records,
        settings: Settings,
        *,
        guard: SqliteReplayGuard | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client = client
        self._settings = settings
        self._pause = pause
        self.records = records
        self.router = Router(client, replay_guard=guard)
        self.router.on(transfer_result.NOTIFICATION)(self._take_result)

    @classmethod
    def from_env(cls) -> "Payouts":
        """Read the client's variables, those of `Settings`, and `PAYOUT_DATABASE`, the database file."""
        guard = SqliteReplayGuard(os.environ["PAYOUT_DATABASE"])
        return cls(Client.from_env(), Records.from_env(), Settings.from_env(), guard=guard)

    def plan(self) -> None:
        """Plan a transfer for each payee who has none."""
        self.records.plan({secrets.token_hex(16): payee_id for payee_id in self.records.without_transfer()})

    def plan_again(self) -> None:
        """Plan a new transfer for each payee whose transfers have all failed or were canceled."""
        self.records.plan({secrets.token_hex(16): payee_id for payee_id in self.records.unpaid()})

    def send(self) -> None:
        """Send all planned transfers, and again those that wait for money or whose reply was lost.

        Raises:
            OutOfMoney: The balance is too low for the rest.
        """
        for transfer in self.records.to_send():
            try:
                self._send(transfer)
            except (ApiError, OutcomeUnknown, VerificationError) as error:
                self._find_out(transfer, error)
            except WeChatPayError:  # not sent: for example, WeChat Pay could not be reached
                logger.exception("transfer %s is still planned", transfer.out_bill_no)

    def settle(self) -> None:
        """Query everything that is still open. Run it every few minutes, whether notifications arrive or not."""
        for transfer in self.records.open():
            try:
                number = transfer.out_bill_no
                self._note(self._client.transfers.merchant_transfer.query_transfer_by_out_bill_no(out_bill_no=number))
            except NotFound:
                logger.info("transfer %s has not been received", transfer.out_bill_no)
            except WeChatPayError:
                logger.exception("transfer %s is still open", transfer.out_bill_no)

    def confirmation_page(self, out_bill_no: str) -> dict[str, str] | None:
        """The parameters of `wx.requestMerchantTransfer`, with which the payee confirms; `None` in all other states."""
        transfer = self.records.transfer(out_bill_no)
        if transfer.state != "WAIT_USER_CONFIRM" or transfer.package_info is None:
            return None
        transfers = self._client.transfers.merchant_transfer
        return transfers.invoke_transfer(transfer.package_info, appid=self._settings.appid).to_dict()

    def _send(self, transfer: Transfer) -> None:
        payee = self.records.payee(transfer.payee_id)
        result = self._client.transfers.merchant_transfer.create_transfer(
            appid=self._settings.appid,
            out_bill_no=transfer.out_bill_no,
            transfer_scene_id=SCENE,
            openid=payee.openid,
            user_name=payee.real_name if payee.amount_fen >= LEAST_FEN_WITH_NAME else None,
            transfer_amount=payee.amount_fen,
            transfer_remark=payee.remark,
            notify_url=self._settings.url + NOTIFICATIONS_PATH,
            transfer_scene_report_infos=REASONS,
        )
        number = result.out_bill_no
        self.records.note_state(number, result.state, result.transfer_bill_no, package_info=result.package_info)
        logger.info("transfer %s is %s", number, result.state)

    def _find_out(self, transfer: Transfer, error: ApiError | OutcomeUnknown | VerificationError) -> None:
        """Find out what became of a transfer after an error. If WeChat Pay does not have it, it stays planned.

        Raises:
            OutOfMoney: The balance is too low.
        """
        code = error.code if isinstance(error, ApiError) else None
        if code is not None:
            self.records.note_refusal(transfer.out_bill_no, code)
        if isinstance(error, ApiError) and not error.is_outcome_open:
            logger.error("transfer %s was refused: %s", transfer.out_bill_no, error)
            return
        if isinstance(error, RateLimited):
            self._pause(PAUSE_SECONDS)
        try:
            self._note(self._client.settle(error))
        except NotFound:
            logger.info("transfer %s has not been received", transfer.out_bill_no)
        except WeChatPayError:
            logger.exception("transfer %s is still open", transfer.out_bill_no)
        if code == "NOT_ENOUGH":
            raise OutOfMoney("top up the operation account, then run again") from error

    def _take_result(self, notification: transfer_result.TransferResultNotification) -> None:
        self._note(notification.resource)

    def _note(self, found: TransferBillEntity | transfer_result.TransferResult) -> None:
        """Store the state of a transfer, after checking that it is the one that we sent."""
        number = found.out_bill_no
        payee = self.records.payee(self.records.transfer(number).payee_id)
        require_same(found, openid=payee.openid, transfer_amount=payee.amount_fen)
        self.records.note_state(number, found.state, found.transfer_bill_no, fail_reason=found.fail_reason)
        logger.info("transfer %s is %s", number, found.state)
