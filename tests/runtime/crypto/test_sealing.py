"""Sensitive fields are encrypted in requests, decrypted in replies, and never shown."""

from base64 import b64decode, b64encode
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.hashes import SHA1

from support import platform
from wechatpay_runtime._base.json_object import parse_object
from wechatpay_runtime._calls.encoding import encode
from wechatpay_runtime._crypto.sealing import DRY_CIPHER, FieldCipher, RsaSealer
from wechatpay_runtime.errors import InvalidArgument, UnexpectedReply
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING, Encrypted
from wechatpay_runtime.signer import RsaSigner

PADDING = OAEP(mgf=MGF1(SHA1()), algorithm=SHA1(), label=None)  # noqa: S303 - the protocol fixes SHA-1 here


@model
class Contact(Model):
    name: str = field(Encrypted())
    phones: list[str] | None = field(ListOf(Encrypted()), default=None)
    kind: str | None = field(STRING, default=None)


APPLY: Operation[Contact] = Operation(
    name="apply",
    method="POST",
    routes=(Route("/v3/apply", query=("mobile",)),),
    parameters=(Parameter("mobile", Encrypted()),),
    body=(Parameter("contact", ModelOf(Contact), is_required=True),),
    replies={200: Contact},
)


def cipher() -> FieldCipher:
    return FieldCipher(RsaSealer(platform.key("wechatpay").public_key()), RsaSigner(platform.key("merchant"), "AB"))


def decrypted_by_wechat_pay(ciphertext: str) -> str:
    return platform.key("wechatpay").decrypt(b64decode(ciphertext, validate=True), PADDING).decode()


def encrypted_by_wechat_pay(text: str) -> str:
    return b64encode(platform.key("merchant").public_key().encrypt(text.encode(), PADDING)).decode()


def body_of(contact: Any) -> dict[str, Any]:
    sent: dict[str, Any] = parse_object(encode(APPLY, {"contact": contact}, cipher()).body)["contact"]
    return sent


@pytest.mark.parametrize(
    "contact",
    [Contact(name="张三", phones=["1", "2"], kind="LEGAL"), {"name": "张三", "phones": ("1", "2"), "kind": "LEGAL"}],
    ids=["a model", "a mapping"],
)
def test_encrypted_fields_can_be_decrypted_with_wechat_pays_key(contact: Any) -> None:
    sent = body_of(contact)

    assert decrypted_by_wechat_pay(sent["name"]) == "张三"
    assert [decrypted_by_wechat_pay(phone) for phone in sent["phones"]] == ["1", "2"]
    assert sent["kind"] == "LEGAL"


def test_a_call_has_the_serial_of_the_key_that_encrypted_its_fields() -> None:
    sealing = cipher().sealing_with(RsaSealer(platform.key("newer").public_key()), "CD")

    call = encode(APPLY, {"contact": {"name": "张三"}}, sealing)

    ciphertext = b64decode(parse_object(call.body)["contact"]["name"])
    assert call.sealed_for == "CD"
    assert platform.key("newer").decrypt(ciphertext, PADDING).decode() == "张三"


def test_encrypting_without_a_key_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="must be encrypted, but no public key or platform certificate"):
        encode(APPLY, {"contact": {"name": "张三"}}, FieldCipher(None, None))


def test_checking_a_call_needs_no_key() -> None:
    encode(APPLY, {"contact": {"name": "张三"}}, DRY_CIPHER)


def test_checking_a_call_refuses_a_field_that_is_too_long_to_encrypt() -> None:
    with pytest.raises(InvalidArgument, match="is 215 bytes long"):
        encode(APPLY, {"contact": {"name": "x" * 215}}, DRY_CIPHER)


def test_an_encrypted_parameter_is_encrypted_in_the_query() -> None:
    call = encode(APPLY, {"contact": {"name": "x"}, "mobile": "13800000000"}, cipher())

    assert call.target.startswith("/v3/apply?mobile=")
    assert "13800000000" not in call.target


def test_the_callers_values_are_not_changed() -> None:
    contact = {"name": "张三", "phones": ["1"]}
    body_of(contact)
    body_of(contact)

    assert contact == {"name": "张三", "phones": ["1"]}


def test_an_empty_string_is_not_encrypted() -> None:
    assert body_of({"name": ""})["name"] == ""


def test_fields_of_a_reply_are_decrypted() -> None:
    received = {"name": encrypted_by_wechat_pay("李四"), "phones": [encrypted_by_wechat_pay("3")]}

    contact = Contact.from_wire(received, cipher=cipher())

    assert (contact.name, contact.phones) == ("李四", ["3"])


@pytest.mark.parametrize(
    "received",
    ["not base64", b64encode(b"x" * 256).decode(), b64encode(b"short").decode()],
    ids=["text", "bytes", "short"],
)
def test_a_field_that_cannot_be_decrypted_is_a_problem_without_its_value(received: str) -> None:
    contact = Contact.from_wire({"name": received}, cipher=cipher())

    assert contact.problems[0].received is None
    with pytest.raises(UnexpectedReply, match=r"^Contact\.name is not encrypted for the private key in use"):
        _ = contact.name


def test_a_signer_that_cannot_decrypt_is_reported() -> None:
    sealing_only = FieldCipher(RsaSealer(platform.key("wechatpay").public_key()), None)

    contact = Contact.from_wire({"name": encrypted_by_wechat_pay("x")}, cipher=sealing_only)

    assert contact.problems[0].complaint == "is encrypted, but the signer in use cannot decrypt"


@pytest.mark.parametrize(
    ("text", "is_short_enough"), [("a" * 214, True), ("a" * 215, False), ("微" * 71, True), ("微" * 72, False)]
)
def test_a_text_longer_than_one_block_is_refused(text: str, is_short_enough: bool) -> None:  # noqa: FBT001 - a table
    if is_short_enough:
        assert decrypted_by_wechat_pay(body_of({"name": text})["name"]) == text
    else:
        with pytest.raises(
            InvalidArgument, match=r"apply: contact\.name is 21\d bytes long, but at most 214 can be encrypted"
        ):
            body_of({"name": text})


def test_a_lone_surrogate_is_refused_without_showing_the_value() -> None:
    with pytest.raises(InvalidArgument) as caught:
        body_of({"name": "11010119900101001\ud800"})

    assert "contains a lone surrogate" in str(caught.value)
    assert "1101" not in repr(caught.value) + repr(caught.value.__context__)


def test_the_repr_of_a_model_hides_encrypted_values() -> None:
    text = repr(Contact(name="张三", phones=["13800000000"], kind="LEGAL"))

    assert text == "Contact(name=<encrypted>, phones=<encrypted>, kind='LEGAL')"


def test_a_refusal_does_not_show_the_value() -> None:
    with pytest.raises(InvalidArgument) as caught:
        body_of({"name": 13800000000})

    assert str(caught.value) == "apply: contact.name must be a string, got int. Nothing was sent."
