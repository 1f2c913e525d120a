"""Read news, send what the staff did, and refund: run `python -m complaint_desk.work` every minute, from cron.

Prints the complaints that wait for the staff. Images are stored in the folder that `DESK_IMAGES` names.
"""

import logging
import os
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from complaint_desk.desk import Desk
from complaint_desk.records import Action, Complaint, Entry, Records, Refund
from wechatpay_clients import ApiError, Client, NotFound, OutcomeUnknown, VerificationError, WeChatPayError
from wechatpay_clients.payments.refunds import AmountReq
from wechatpay_clients.payments.refunds import Refund as FoundRefund
from wechatpay_clients.risk.complaints import Complaint as FoundComplaint
from wechatpay_clients.risk.complaints import ComplaintMedia, NegotiationRecord, NormalMessage
from wechatpay_runtime.notifications import require_same

logger = logging.getLogger("complaint_desk")

LISTED_DAYS = 30
"""How far back complaints are listed: at most 30 days in one list."""
_BEIJING_OFFSET = timedelta(hours=8)
OPERATE_TYPES = {
    "REPLY": "MERCHANT_RESPONSE",
    "COMPLETE": "MERCHANT_CONFIRM_COMPLETE",
    "APPROVE": "MERCHANT_APPROVE_REFUND",
    "REJECT": "MERCHANT_REFUSE_RERUND",
}
"""The entry of the history that each action leaves, as WeChat Pay spells it."""
T = TypeVar("T")


class Worker:
    """Reads and sends. Run one at a time: a reply that two send at once is sent twice."""

    def __init__(self, client: Client, records: Records, images: Path, *, now: Callable[[], float] = time.time) -> None:
        self._client = client
        self._complaints = client.risk.complaints
        self._images = images
        self._now = now
        self.records = records

    def run(self) -> None:
        """Do everything that is to be done. What fails is logged, and tried again in the next run."""
        self._each([self._today()], self._list)
        self._each(self.records.with_news(), self._read)
        self._each(self.records.missing_images(), self._download)
        self._each(self.records.next_actions(), self._act)
        self._each(self.records.with_news(), self._read)
        self._each(self.records.refunds("state NOT IN ('SUCCESS', 'CLOSED', 'DROPPED')"), self._refund)

    @staticmethod
    def _each(rows: Iterable[T], act: Callable[[T], None]) -> None:
        for row in rows:
            try:
                act(row)
            except WeChatPayError:
                logger.exception("%s is tried again in the next run", row)

    def _today(self) -> date:
        return (datetime.fromtimestamp(self._now(), UTC) + _BEIJING_OFFSET).date()

    def _list(self, today: date) -> None:
        """List the complaints of the last days, and note news of those that are new, open or changed."""
        first = today - timedelta(days=LISTED_DAYS - 1)
        known = {each.complaint_id: each for each in self.records.complaints()}
        for found in self._complaints.iter_complaints(begin_date=first, end_date=today, limit=50):
            complaint = known.get(found.complaint_id)
            if complaint is None or found.complaint_state != "PROCESSED" or complaint != as_row(found):
                self.records.note_news(found.complaint_id)

    def _read(self, news: tuple[str, int]) -> None:
        """Read a complaint and its history. The number of its news is read before, so that later ones are not lost."""
        complaint_id, count = news
        found = self._complaints.query_complaint(complaint_id=complaint_id)
        history = list(self._complaints.iter_negotiation_history(complaint_id=complaint_id, limit=50))
        media = [*(found.complaint_media_list or ()), *(each.complaint_media_list for each in history)]
        entries = [as_entry(complaint_id, each) for each in history]
        self.records.note_read(as_row(found), entries, media_ids(media), count)

    def _download(self, media_id: str) -> None:
        # The id comes from outside, so it must not become a part of a path.
        file = self._images / f"{sha256(media_id.encode()).hexdigest()}.image"
        self._complaints.download_image(media_id=media_id, to=file)
        self.records.note_image(media_id, file)

    def _act(self, action: Action) -> None:
        complaint = self.records.complaint(action.complaint_id)
        if action.state == "SENDING" and self._has_arrived(action):
            self.records.note_action(action.number, "DONE")
            return
        self.records.note_action(action.number, "SENDING")
        try:
            self._send(action, complaint)
        except ApiError as error:
            if error.is_outcome_open:
                raise
            logger.error("action %s was refused: %s", action.number, error)  # noqa: TRY400 (the error explains itself)
            self.records.note_action(action.number, "REFUSED", error.message)
        else:
            self.records.note_action(action.number, "DONE")
            self.records.note_news(complaint.complaint_id)

    def _send(self, action: Action, complaint: Complaint) -> None:
        number, accused, text = complaint.complaint_id, complaint.mchid, action.text or ""
        calls = self._complaints
        if action.kind == "REPLY" and complaint.is_urgent:
            message = NormalMessage(blocks=[{"type": "TEXT", "text": {"text": text}}])
            once = f"action-{action.number}"
            calls.respond_immediate_service(
                complaint_id=number, complainted_mchid=accused, message=message, idempotent_id=once
            )
        elif action.kind == "REPLY":
            calls.respond_complaint(complaint_id=number, complainted_mchid=accused, response_content=text)
        elif action.kind == "COMPLETE":
            calls.complete_complaint(complaint_id=number, complainted_mchid=accused)
        elif action.kind == "APPROVE":
            calls.update_refund_progress(complaint_id=number, action="APPROVE", launch_refund_day=0)
        else:
            calls.update_refund_progress(complaint_id=number, action="REJECT", reject_reason=text)

    def _has_arrived(self, action: Action) -> bool:
        """Whether the history has one more of these entries than there are finished actions."""
        history = self._complaints.iter_negotiation_history(complaint_id=action.complaint_id, limit=50)
        entries = [as_entry(action.complaint_id, each) for each in history]
        sent = [(each.operate_type, each.text) for each in entries].count((OPERATE_TYPES[action.kind], action.text))
        done = self.records.actions(
            "complaint_id = ? AND kind = ? AND state = 'DONE'", action.complaint_id, action.kind
        )
        return sent > [each.text for each in done].count(action.text)

    def _refund(self, refund: Refund) -> None:
        (approval,) = self.records.actions("number = ?", str(refund.action))
        if approval.state == "REFUSED":
            self.records.note_refund(refund.out_refund_no, "DROPPED")
        if approval.state != "DONE":
            return
        refunds = self._client.payments.refunds
        found: FoundRefund
        try:
            if refund.state == "PLANNED":
                found = refunds.create_refund(
                    transaction_id=refund.transaction_id,
                    out_refund_no=refund.out_refund_no,
                    amount=AmountReq(refund=refund.amount_fen, total=refund.total_fen, currency="CNY"),
                )
            else:
                found = refunds.query_refund(out_refund_no=refund.out_refund_no)
        except (ApiError, OutcomeUnknown, VerificationError) as error:
            if isinstance(error, ApiError) and not error.is_outcome_open:
                raise
            try:
                found = self._client.settle(error)
            except NotFound:
                return
        require_same(found, transaction_id=refund.transaction_id, amount={"refund": refund.amount_fen})
        self.records.note_refund(refund.out_refund_no, found.status)


def as_row(found: FoundComplaint) -> Complaint:
    """Return a complaint as the records have it. It names one order in practice, although the reply has a list."""
    order = next(iter(found.complaint_order_info or ()), None)
    return Complaint(
        found.complaint_id,
        found.complainted_mchid or "",
        found.complaint_state,
        found.complaint_detail,
        found.problem_type,
        None if order is None else order.transaction_id,
        None if order is None else order.amount,
        found.apply_refund_amount,
        found.complaint_full_refunded,
        found.incoming_user_response,
        found.user_complaint_times,
        found.need_immediate_service or False,
    )


def as_entry(complaint_id: str, found: NegotiationRecord) -> Entry:
    """Return an entry of the history as the records have it."""
    text = found.operate_details
    if text is None and found.normal_message is not None:
        blocks = found.normal_message.to_dict().get("blocks", ())
        text = "\n".join(block["text"]["text"] for block in blocks if "text" in block)
    return Entry(found.log_id, complaint_id, found.operate_type, found.operator, text, str(found.operate_time))


def media_ids(media: Iterable[ComplaintMedia | None]) -> list[str]:
    """Return the ids of images: the last segment of each address."""
    return [url.rpartition("/")[2] for each in media if each is not None for url in each.media_url]


def main() -> None:
    """Run once, and print the complaints that wait."""
    logging.basicConfig(level=logging.INFO)
    with Client.from_env() as client:
        desk = Desk(client, Records.from_env())
        Worker(client, desk.records, Path(os.environ["DESK_IMAGES"])).run()
    for complaint in desk.waiting():
        print(f"{complaint.complaint_id} {complaint.state} {complaint.detail}")


if __name__ == "__main__":
    main()
