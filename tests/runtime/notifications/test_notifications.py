"""A notification is verified, decrypted and parsed; each kind of failure has its own error."""

import json
import pickle
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import platform, sample_notifications
from support.platform import NOW
from support.sample_notifications import PAID, delivered, envelope, event, sealed
from support.time import FakeClock
from wechatpay_clients import AsyncClient, Client
from wechatpay_clients.ecommerce.funds import SubMerchantWithdraw, WithdrawEntity
from wechatpay_clients.fapiao.applications import fapiao_reversed
from wechatpay_clients.industry.parking_reminders.query_trans_info import ParkingFeeQuery
from wechatpay_clients.industry.vehicle_parking import deduction_result
from wechatpay_clients.merchant_funds.accounts import Withdraw
from wechatpay_clients.payments._models import TradeState
from wechatpay_clients.payments.refunds.refund_result import PartnerRefundResult
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_clients.payscore.service_orders import user_confirm, user_paid
from wechatpay_runtime.errors import (
    BadSignature,
    ConfigurationError,
    DecryptionFailed,
    InvalidArgument,
    MalformedNotification,
    MissingSignature,
    NotificationError,
    NotificationTooLarge,
    SignatureProbe,
    StaleTimestamp,
    UnexpectedNotification,
    UnexpectedReply,
    UnknownSerial,
    VerificationError,
)
from wechatpay_runtime.notifications.notification import UnknownNotification
from wechatpay_runtime.notifications.reader import Notifications

FACTS = Path(__file__).parents[2] / "facts"


def notifications(**changes: Any) -> Notifications:
    return Client(**sample_notifications.settings(**{"clock": FakeClock(NOW), **changes})).notifications


NOTIFICATIONS = notifications()


def test_a_payment_is_decrypted_and_typed() -> None:
    notification = NOTIFICATIONS.parse(*delivered(envelope()))

    assert isinstance(notification.resource, transaction_success.Transaction)
    assert notification.resource.amount.total == 100
    assert notification.resource.trade_state is TradeState.SUCCESS


def test_the_fields_of_the_envelope_are_kept() -> None:
    notification = NOTIFICATIONS.parse(*delivered(envelope()))

    assert (notification.id, notification.event_type, notification.original_type, notification.resource_type) == (
        sample_notifications.ID,
        "TRANSACTION.SUCCESS",
        "transaction",
        "encrypt-resource",
    )
    assert (str(notification.create_time), notification.summary, notification.mchid, notification.request_id) == (
        "2018-06-08T10:34:56+08:00",
        "支付成功",
        platform.MCHID,
        "08F7A1-0",
    )
    assert json.loads(notification.plaintext) == PAID


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_both_clients_read_notifications(kind: type[Client | AsyncClient]) -> None:
    client = kind(**sample_notifications.settings(clock=FakeClock(NOW)))

    assert client.notifications.parse(*delivered(envelope())).id == sample_notifications.ID


PARTNER = {"sp_appid": "wx8", "sp_mchid": "1", "sub_mchid": "2", "out_trade_no": "3", "mchid": "4"}
COMBINED = {"combine_out_trade_no": "1", "combine_mchid": "2", "sp_appid": "3"}


PAYMENT = ("TRANSACTION.SUCCESS", "transaction")
WITHDRAWAL = ("MCHWITHDRAW.CHANGE", "mch_withdraw")
REFUND = ("REFUND.SUCCESS", "refund")


@pytest.mark.parametrize(
    ("kind", "inside", "model"),
    [
        (PAYMENT, PAID, transaction_success.Transaction),
        (PAYMENT, PARTNER, transaction_success.PartnerTransaction),
        (PAYMENT, COMBINED, transaction_success.CombineTransaction),
        (WITHDRAWAL, {"sub_mchid": "2", "total_amount": 3}, WithdrawEntity),
        (WITHDRAWAL, {"sub_mchid": "2", "amount": 3}, SubMerchantWithdraw),
        (WITHDRAWAL, {"amount": 3, "solution": ""}, Withdraw),
        (REFUND, {"sp_mchid": "1", "refund_account": "REFUND_SOURCE_SUB_MERCHANT"}, PartnerRefundResult),
    ],
    ids=["direct", "partner", "combined", "day-end-balance", "sub-merchant", "platform", "refund-of-a-platform"],
)
def test_the_first_shape_that_applies_is_used(kind: tuple[str, str], inside: dict[str, Any], model: type) -> None:
    notification = NOTIFICATIONS.parse(*delivered(event(*kind, inside)))

    assert type(notification.resource) is model


@pytest.mark.parametrize(
    ("event_type", "inside", "model"),
    [
        ("PAYSCORE.USER_CONFIRM", {"mchid": "1"}, user_confirm.ConfirmedOrder),
        ("PAYSCORE.USER_CONFIRM", {"mchid": "1", "sub_mchid": "2"}, user_confirm.ConfirmedPartnerOrder),
        ("PAYSCORE.USER_PAID", {"mchid": "1"}, user_paid.PaidOrder),
        ("PAYSCORE.USER_PAID", {"mchid": "1", "sub_mchid": "2"}, user_paid.PaidPartnerOrder),
    ],
)
def test_a_pay_score_order_of_a_sub_merchant_has_a_shape_of_its_own(
    event_type: str, inside: dict[str, Any], model: type
) -> None:
    assert type(NOTIFICATIONS.parse(*delivered(event(event_type, "payscore", inside))).resource) is model


# A field that is encrypted itself has its plain text in an example.
EXAMPLES = [
    pytest.param(written["notification"], (written["original_types"] or [None])[0], example, id=f"{path.stem}-{number}")
    for path in sorted((FACTS.parents[1] / "generated/wechatpay_catalog/notifications").rglob("*.json"))
    for text in [path.read_text(encoding="utf-8")]
    for written in [json.loads(text)]
    if '"x-encrypted": true' not in text
    for number, example in enumerate(written["examples"])
]


@pytest.mark.parametrize(("name", "original_type", "example"), EXAMPLES)
def test_the_examples_of_the_pages_are_read_without_a_difference(
    name: str, original_type: str | None, example: dict[str, Any]
) -> None:
    written = event(example["event_type"], original_type, example["resource"])

    notification: Any = notifications(strict=True).parse(*delivered(written))

    assert (notification.kind.name, notification.resource.to_wire()) == (name, example["resource"])


@pytest.mark.parametrize("original_type", [None, "", "fapiao"])
def test_a_description_without_original_types_matches_all(original_type: str | None) -> None:
    written = event("FAPIAO.REVERSED", original_type, {"mchid": "1"})

    assert NOTIFICATIONS.parse(*delivered(written)).kind is fapiao_reversed.NOTIFICATION


@pytest.mark.parametrize("original_type", [None, "", "transaction", "vehicle"])
def test_the_fields_decide_between_descriptions_of_one_event(original_type: str | None) -> None:
    written = event("TRANSACTION.SUCCESS", original_type, {"sp_mchid": "1", "sub_mchid": "2", "trade_scene": "PARKING"})

    assert NOTIFICATIONS.parse(*delivered(written)).kind is deduction_result.NOTIFICATION


@pytest.mark.parametrize("original_type", [None, ""])
def test_the_event_type_decides_without_an_original_type(original_type: str | None) -> None:
    written = event("PARKING_FEE.QUERY_TRANS_INFO", original_type, {"out_serial_number": "1"})

    assert isinstance(NOTIFICATIONS.parse(*delivered(written)).resource, ParkingFeeQuery)


@pytest.mark.parametrize(
    ("event_type", "original_type", "inside"),
    [
        ("UNHEARD_OF.HAPPENED", "coupon", {"stock_id": "1"}),
        ("TRANSACTION.SUCCESS", "unheard_of", PAID),
        ("TRANSACTION.SUCCESS", "transaction", {"vehicle": "粤B12345"}),
    ],
    ids=["event type", "original type", "shape"],
)
def test_an_unknown_notification_is_decrypted(event_type: str, original_type: str, inside: dict[str, Any]) -> None:
    notification = NOTIFICATIONS.parse(*delivered(event(event_type, original_type, inside)))

    assert isinstance(notification, UnknownNotification)
    assert notification.resource == inside


def test_the_expected_notification_is_returned() -> None:
    notification = NOTIFICATIONS.parse(*delivered(envelope()), expect=transaction_success.NOTIFICATION)

    assert notification.resource.to_wire() == PAID


@pytest.mark.parametrize(
    ("event_type", "words"),
    [
        (
            "TRANSACTION.SUCCESS",
            "Expected the notification .*, got payments.transactions.transaction_success",
        ),
        ("NEW.EVENT", "unknown event 'NEW.E"),
    ],
)
def test_an_unexpected_notification_raises_and_is_kept(event_type: str, words: str) -> None:
    with pytest.raises(UnexpectedNotification, match=words) as caught:
        NOTIFICATIONS.parse(*delivered(event(event_type, "transaction", PAID)), expect=fapiao_reversed.NOTIFICATION)

    assert json.loads(caught.value.notification.plaintext) == PAID


def test_a_repr_does_not_contain_the_plaintext() -> None:
    known, unknown = (
        NOTIFICATIONS.parse(*delivered(event(name, "transaction", {**PAID, "secret": "sesame"})))
        for name in ("TRANSACTION.SUCCESS", "NEW.EVENT")
    )

    assert "sesame" not in repr(known) + repr(unknown)


def message(headers: dict[str, str]) -> Message:
    result = Message()
    for name, value in headers.items():
        result[name] = value
    return result


# The forms in which frameworks pass headers.
FORMS: dict[str, Callable[[dict[str, str]], Any]] = {
    "a mapping in lower case": dict,
    "a mapping in title case": lambda headers: {name.title(): value for name, value in headers.items()},
    "a mapping in upper case": lambda headers: {name.upper(): value for name, value in headers.items()},
    "a mapping in swapped case": lambda headers: {name.title().swapcase(): value for name, value in headers.items()},
    "a WSGI environ in lower case": lambda headers: {
        f"http_{name.lower().replace('-', '_')}": value for name, value in headers.items()
    },
    "a mapping of bytes in upper case": lambda headers: {
        name.upper().encode(): value.encode() for name, value in headers.items()
    },
    "pairs of text": lambda headers: list(headers.items()),
    "pairs of bytes, as in an ASGI scope": lambda headers: [
        (name.encode(), value.encode()) for name, value in headers.items()
    ],
    "an iterator of pairs": lambda headers: iter(headers.items()),
    "a WSGI environ": lambda headers: {
        "REQUEST_METHOD": "POST",
        "wsgi.input": object(),
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
    },
    "an object with items": message,
}


@pytest.mark.parametrize("form", FORMS)
def test_headers_are_accepted_in_every_form(form: str) -> None:
    headers, body = delivered(envelope())

    assert NOTIFICATIONS.parse(FORMS[form](headers), body).request_id == "08F7A1-0"


@pytest.mark.parametrize("headers", [None, 1, "wechatpay-nonce: 1", ["a", "bcd"], {"wechatpay-nonce": ["1"]}])
def test_the_error_for_wrong_headers_explains_what_to_pass(headers: Any) -> None:
    with pytest.raises(InvalidArgument, match=r"Pass all headers of the request: in FastAPI.* `request\.headers`"):
        NOTIFICATIONS.parse(headers, b"")


@pytest.mark.parametrize("form", [bytes, bytearray, memoryview])
def test_a_body_can_be_any_type_of_bytes(form: Callable[[bytes], Any]) -> None:
    headers, body = delivered(envelope())

    assert NOTIFICATIONS.parse(headers, form(body)).id == sample_notifications.ID


def test_a_body_can_be_a_string() -> None:
    headers, body = delivered(envelope())

    assert NOTIFICATIONS.parse(headers, body.decode()).id == sample_notifications.ID


@pytest.mark.parametrize(("old", "new"), [("支", "\ufffd"), ("{", "{ "), ("付", "\udc80")])
def test_changed_text_does_not_verify(old: str, new: str) -> None:
    headers, body = delivered(envelope())

    with pytest.raises(BadSignature):
        NOTIFICATIONS.parse(headers, body.decode().replace(old, new))


@pytest.mark.parametrize("body", [{"id": "1"}, 1, None, []])
def test_the_error_for_a_wrong_body_explains_what_to_pass(body: Any) -> None:
    headers, _ = delivered(envelope())

    with pytest.raises(InvalidArgument, match=r"Django `request\.body`, in Flask `request\.get_data\(\)`"):
        NOTIFICATIONS.parse(headers, body)


def without(name: str) -> Callable[[dict[str, str]], None]:
    return lambda headers: headers.update({name: ""})


def changed(**changes: str) -> Callable[[dict[str, str]], None]:
    return lambda headers: headers.update({f"wechatpay-{name}": value for name, value in changes.items()})


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (without("wechatpay-signature"), MissingSignature),
        (without("wechatpay-timestamp"), MissingSignature),
        (without("wechatpay-nonce"), MissingSignature),
        (without("wechatpay-serial"), MissingSignature),
        (changed(timestamp=str(NOW - 301)), StaleTimestamp),
        (changed(timestamp=str(NOW + 301)), StaleTimestamp),
        (changed(serial="PUB_KEY_ID_0"), UnknownSerial),
        (changed(timestamp=str(NOW - 1)), BadSignature),
        (changed(nonce="0"), BadSignature),
        (changed(signature="AAAA"), BadSignature),
        (changed(signature="WECHATPAY/SIGNTEST/AAAA"), SignatureProbe),
    ],
)
def test_an_unverified_notification_is_not_parsed(
    change: Callable[[dict[str, str]], None], error: type[VerificationError]
) -> None:
    headers, _ = delivered(b"not JSON")
    change(headers)

    with pytest.raises(error) as caught:
        NOTIFICATIONS.parse(headers, b"not JSON")

    assert type(caught.value) is error
    assert caught.value.request_id == "08F7A1-0"


def test_a_repeated_header_does_not_verify() -> None:
    headers, body = delivered(envelope())

    with pytest.raises(BadSignature):
        NOTIFICATIONS.parse([*headers.items(), ("Wechatpay-Nonce", "x")], body)


def test_a_changed_byte_does_not_verify() -> None:
    headers, body = delivered(envelope())

    with pytest.raises(BadSignature):
        NOTIFICATIONS.parse(headers, body.replace(b"TRANSACTION", b"TRANSACTIOM"))


RESOURCE = sealed(b"{}")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (b"", "The body is not JSON"),
        (b"\xff", "The body is not JSON"),
        (b"[" * 100_000, "The body is JSON nested more than 100 levels deep"),
        (b"[]", "The body is JSON, but not an object"),
        (envelope(id=None), "must contain `id`"),
        (envelope(id=1), "must contain `id`"),
        (envelope(event_type=None), "must contain `event_type`"),
        (envelope(resource=None), "must contain `resource`"),
        (envelope(resource="x"), "must contain `resource`"),
        (envelope({**RESOURCE, "ciphertext": ""}), "must contain `resource.ciphertext`"),
        (envelope({**RESOURCE, "algorithm": None}), "must contain `resource.algorithm`"),
        (envelope({**RESOURCE, "nonce": None}), "must contain `resource.nonce`"),
        (envelope({**RESOURCE, "nonce": "1"}), "`resource.nonce` is 1 bytes long"),
        (envelope({**RESOURCE, "nonce": "1" * 129}), "`resource.nonce` is 129 bytes long"),
        (envelope({**RESOURCE, "ciphertext": "不"}), "`resource.ciphertext` is not base64"),
        (envelope(sealed(b"no JSON")), "The decrypted resource is not JSON"),
        (envelope(sealed(b'"text"')), "The decrypted resource is JSON, but not an object"),
    ],
)
def test_a_malformed_notification_is_refused(written: dict[str, Any] | bytes, words: str) -> None:
    with pytest.raises(MalformedNotification, match=words) as caught:
        NOTIFICATIONS.parse(*delivered(written))

    assert caught.value.request_id == "08F7A1-0"


@pytest.mark.parametrize("name", ["create_time", "resource_type", "summary"])
def test_optional_fields_can_be_missing(name: str) -> None:
    assert getattr(NOTIFICATIONS.parse(*delivered(envelope(**{name: None}))), name) is None


@pytest.mark.parametrize("associated_data", ["", None])
def test_the_associated_data_can_be_empty_or_missing(associated_data: str | None) -> None:
    resource = {**sealed(json.dumps(PAID).encode(), associated_data=""), "associated_data": associated_data}

    assert NOTIFICATIONS.parse(*delivered(envelope(resource))).id == sample_notifications.ID


@pytest.mark.parametrize(
    "resource",
    [
        sealed(b"{}", key="0123456789abcdef0123456789abcdef"),
        {**RESOURCE, "associated_data": "refund"},
        {**RESOURCE, "nonce": "abcdefghijkl"},
        {**RESOURCE, "ciphertext": b64encode(bytes(40)).decode()},
        {**RESOURCE, "ciphertext": b64encode(bytes(3)).decode()},
    ],
    ids=["another key", "other associated data", "another nonce", "another ciphertext", "shorter than a tag"],
)
def test_a_decryption_error_names_the_setting(resource: dict[str, Any]) -> None:
    with pytest.raises(DecryptionFailed, match=r"WECHATPAY_APIV3_KEY"):
        NOTIFICATIONS.parse(*delivered(envelope(resource)))


def test_the_error_names_an_unsupported_algorithm() -> None:
    with pytest.raises(DecryptionFailed, match="AEAD_SM4_GCM"):
        NOTIFICATIONS.parse(*delivered(envelope({**RESOURCE, "algorithm": "AEAD_SM4_GCM"})))


def test_the_error_for_a_missing_apiv3_key_names_the_setting() -> None:
    with pytest.raises(ConfigurationError, match=r"apiv3_key \(WECHATPAY_APIV3_KEY\)"):
        notifications(apiv3_key=None).parse(*delivered(envelope()))


OLD_KEY = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize("key", [OLD_KEY, sample_notifications.APIV3_KEY])
def test_the_old_and_the_new_key_both_decrypt(key: str) -> None:
    both = notifications(apiv3_key=[OLD_KEY, sample_notifications.APIV3_KEY.encode()])

    assert both.parse(*delivered(envelope(sealed(json.dumps(PAID).encode(), key=key)))).id == sample_notifications.ID


def test_the_variable_can_contain_several_keys() -> None:
    environment = {**platform.environment(), "WECHATPAY_APIV3_KEY": f"{OLD_KEY}, {sample_notifications.APIV3_KEY}"}
    with Client.from_env(environment, clock=FakeClock(NOW)) as client:
        assert client.notifications.parse(*delivered(envelope())).id == sample_notifications.ID


def test_a_wrong_key_among_several_is_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"apiv3_key \(WECHATPAY_APIV3_KEY\) is 5 bytes long"):
        notifications(apiv3_key=[sample_notifications.APIV3_KEY, "short"])


def test_a_notification_above_the_limit_is_not_read() -> None:
    _, body = delivered(envelope())
    with Client(**sample_notifications.settings()) as client:
        assert client.notifications.session.options.max_notification_bytes == 2 * 1024 * 1024
        bounded = client.with_options(max_notification_bytes=len(body) - 1)

        with pytest.raises(NotificationTooLarge, match=r"\(max_notification_bytes\)"):
            bounded.notifications.parse({}, body)


def test_a_difference_from_the_page_is_a_problem() -> None:
    written = event("TRANSACTION.SUCCESS", "transaction", {**PAID, "amount": "all"})
    notification = NOTIFICATIONS.parse(*delivered(written), expect=transaction_success.NOTIFICATION)

    assert [problem.field for problem in notification.resource.problems] == ["amount"]
    with pytest.raises(UnexpectedReply):
        notifications(strict=True).parse(*delivered(written))


def test_a_notification_survives_pickling() -> None:
    notification = NOTIFICATIONS.parse(*delivered(envelope()))

    copy = pickle.loads(pickle.dumps(notification))  # noqa: S301 - our own bytes
    assert (copy.id, copy.resource, copy.plaintext) == (
        notification.id,
        notification.resource,
        notification.plaintext,
    )


def test_an_error_survives_pickling() -> None:
    with pytest.raises(DecryptionFailed) as caught:
        notifications(apiv3_key=OLD_KEY).parse(*delivered(envelope()))

    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (str(copy), copy.request_id) == (str(caught.value), "08F7A1-0")


def test_no_frame_contains_an_apiv3_key() -> None:
    with pytest.raises(DecryptionFailed) as caught:
        notifications(apiv3_key=OLD_KEY).parse(*delivered(envelope()))

    values: list[str] = []
    traceback = caught.value.__traceback__
    while traceback is not None:
        if "wechatpay_runtime" in traceback.tb_frame.f_code.co_filename:
            values += [repr(value) for value in traceback.tb_frame.f_locals.values()]
        traceback = traceback.tb_next
    assert values
    assert OLD_KEY not in "".join(values)


OWN = (VerificationError, NotificationError)


@given(st.binary(max_size=300))
def test_any_signed_body_raises_only_errors_of_the_library(body: bytes) -> None:
    with pytest.raises(OWN):
        NOTIFICATIONS.parse(*delivered(body))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(["id", "event_type", "summary", "resource"])
INNER = st.sampled_from(["algorithm", "ciphertext", "nonce", "associated_data", "original_type"])


@given(st.dictionaries(NAMES, JSON), st.dictionaries(INNER, JSON))
def test_any_envelope_raises_only_errors_of_the_library(outer: dict[str, Any], inner: dict[str, Any]) -> None:
    body = json.dumps({**envelope({**sealed(b"{}"), **inner}), **outer}).encode()
    with suppress(*OWN):
        assert isinstance(NOTIFICATIONS.parse(*delivered(body)), UnknownNotification)


@given(st.dictionaries(st.sampled_from([*PAID, "combine_out_trade_no", "sub_orders", "sp_appid"]), JSON))
def test_any_resource_is_read_without_an_error(inside: dict[str, Any]) -> None:
    body = json.dumps(envelope(sealed(json.dumps({**PAID, **inside}).encode()))).encode()

    assert NOTIFICATIONS.parse(*delivered(body)).id == sample_notifications.ID


@given(st.dictionaries(st.text(), st.text()) | st.lists(st.tuples(st.binary(), st.binary())))
def test_any_headers_raise_only_errors_of_the_library(headers: Any) -> None:
    with pytest.raises(MissingSignature):
        NOTIFICATIONS.parse(headers, b"{}")


SIGNED = st.sampled_from(
    ["wechatpay-timestamp", "wechatpay-nonce", "wechatpay-signature", "wechatpay-serial", "wechatpay-signature-type"]
)


@given(st.dictionaries(SIGNED, st.text() | st.binary(), min_size=1), st.binary(max_size=100))
def test_any_signature_headers_raise_only_verification_errors(headers: dict[str, Any], body: bytes) -> None:
    genuine, _ = delivered(b"{}")
    with pytest.raises(VerificationError):
        NOTIFICATIONS.parse({**genuine, "wechatpay-signature": "AAAA", **headers}, body)


# A body that differs from the one sent.

LENGTH_FORMS: dict[str, Callable[[dict[str, str], str], Any]] = {
    "mapping": lambda headers, length: {**headers, "Content-Length": length},
    "pairs of an ASGI scope": lambda headers, length: [
        (name.encode(), value.encode()) for name, value in {**headers, "content-length": length}.items()
    ],
    "WSGI environ in lower case": lambda headers, length: {
        **{f"http_{name.lower().replace('-', '_')}": value for name, value in headers.items()},
        "content_length": length,
    },
    "WSGI environ": lambda headers, length: {
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
        "CONTENT_LENGTH": length,
    },
}


def serialized_again(body: bytes) -> bytes:
    return json.dumps(json.loads(body), indent=1).encode()


def already_read(_: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("form", LENGTH_FORMS)
@pytest.mark.parametrize("change", [serialized_again, already_read])
def test_the_error_for_a_body_of_the_wrong_length_explains_what_to_pass(
    form: str, change: Callable[[bytes], bytes]
) -> None:
    headers, body = delivered(envelope())
    changed = change(body)

    with pytest.raises(BadSignature) as caught:
        NOTIFICATIONS.parse(LENGTH_FORMS[form](headers, str(len(body))), changed)

    words = f"The request's Content-Length is {len(body)}, but {len(changed)} bytes were passed. Pass the raw bytes of"
    assert words in str(caught.value)


@pytest.mark.parametrize("length", ["{length}", "", "x", "5, 5", "-1", "٣", "9" * 13], ids=repr)
def test_an_error_omits_a_correct_or_unusable_content_length(length: str) -> None:
    headers, body = delivered(envelope())
    forged = body.replace(b"EV-2018", b"EV-2019")

    with pytest.raises(BadSignature) as caught:
        NOTIFICATIONS.parse({**headers, "content-length": length.format(length=len(body))}, forged)

    assert "Content-Length" not in str(caught.value)


def test_a_body_that_verifies_is_read_with_any_content_length() -> None:
    headers, body = delivered(envelope())

    assert NOTIFICATIONS.parse({**headers, "content-length": "1"}, body).id == sample_notifications.ID


def test_a_probe_is_recognized_with_any_content_length() -> None:
    headers, body = delivered(envelope())
    probe = {**headers, "wechatpay-signature": "WECHATPAY/SIGNTEST/AAAA", "content-length": "1"}

    with pytest.raises(SignatureProbe) as caught:
        NOTIFICATIONS.parse(probe, body)

    assert "Content-Length" not in str(caught.value)
