"""A desk for complaints: what the staff sees and does, and the notifications that arrive.

The rules that keep a complaint from getting lost:

- A notification only notes that there is news, so it is acknowledged at once, however often it arrives.
- Notifications can be lost, so the worker also lists the complaints of the last 30 days.
- A reply has no number of its own. After a lost reply, read the history before sending it again.
- An approval refunds nothing. The refund follows with a number of its own, which is stored together with the approval.
"""

import os
import secrets

from complaint_desk.records import Complaint, NotPossible, Records, Refund
from sqlite_replay_guard import SqliteReplayGuard
from wechatpay_clients import Client
from wechatpay_clients.risk.complaints import complaint_changed
from wechatpay_runtime.notifications import Router

NOTIFICATIONS_PATH = "/wechatpay/notifications"


class Desk:
    """Stores what the staff does; the worker sends it. Safe to share between threads."""

    def __init__(self, client: Client, records: Records, *, guard: SqliteReplayGuard | None = None) -> None:
        self.records = records
        self.router = Router(client, replay_guard=guard)
        self.router.on(complaint_changed.NOTIFICATION)(self._take_news)

    @classmethod
    def from_env(cls) -> "Desk":
        """Read the client's variables, and `DESK_DATABASE`, the database file."""
        return cls(Client.from_env(), Records.from_env(), guard=SqliteReplayGuard(os.environ["DESK_DATABASE"]))

    def waiting(self) -> list[Complaint]:
        """The complaints that somebody must look at: open, with a last message from the user. Urgent ones come first."""
        waiting = self.records.complaints("state <> 'PROCESSED' AND is_waiting")
        return sorted(waiting, key=lambda complaint: not complaint.is_urgent)

    def reply(self, complaint_id: str, text: str) -> None:
        """Send a message to the user."""
        self.records.plan(self.records.complaint(complaint_id).complaint_id, "REPLY", text)

    def complete(self, complaint_id: str) -> None:
        """Report that the problem is solved. Reply first."""
        self.records.plan(self.records.complaint(complaint_id).complaint_id, "COMPLETE")

    def reject_refund(self, complaint_id: str, reason: str) -> None:
        """Refuse the refund that the user asks for, which ends the complaint.

        Raises:
            NotPossible: The user does not ask for a refund, or it is decided.
        """
        self._require_refundable(self.records.complaint(complaint_id))
        self.records.plan(complaint_id, "REJECT", reason)

    def approve_refund(self, complaint_id: str) -> None:
        """Agree to the refund that the user asks for, and refund it. The complaint ends when the refund arrives.

        Raises:
            NotPossible: The user does not ask for a refund, or it is decided.
        """
        complaint = self.records.complaint(complaint_id)
        self._require_refundable(complaint)
        if complaint.transaction_id is None or complaint.total_fen is None:
            raise NotPossible(f"complaint {complaint_id} names no order")
        amount_fen = min(complaint.asked_fen or complaint.total_fen, complaint.total_fen)
        refund = Refund(f"C{secrets.token_hex(12)}", complaint.transaction_id, complaint.total_fen, amount_fen)
        self.records.plan(complaint_id, "APPROVE", refund=refund)

    @staticmethod
    def _require_refundable(complaint: Complaint) -> None:
        if complaint.problem_type != "REFUND" or complaint.is_refunded:
            raise NotPossible(f"complaint {complaint.complaint_id} does not ask for a refund")

    def _take_news(self, notification: complaint_changed.ComplaintChangedNotification) -> None:
        self.records.note_news(notification.resource.complaint_id)
