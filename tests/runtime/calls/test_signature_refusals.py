"""Each message with which WeChat Pay refuses a signature has a cause and a remedy."""

import pickle

import pytest

from wechatpay_runtime._base.exchange import Reply
from wechatpay_runtime._calls.replies import read_error
from wechatpay_runtime._calls.signature_refusals import find_refusal
from wechatpay_runtime._crypto.verification import KeyRing
from wechatpay_runtime.errors import ApiError, SignatureRefused
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route

PAGE = "https://pay.weixin.qq.com/doc/v3/merchant/4012072670"
OWN_PAGE = "https://pay.weixin.qq.com/doc/1"
MESSAGES = [
    # from the table of the page
    ("商户未设置APIv3密钥。", "apiv3_key_not_set"),
    ("商户未申请过证书。", "no_certificate"),
    ("商户证书序列号有误。", "wrong_serial"),
    ("商户证书已过期。", "certificate_expired"),
    ("商户证书已作废。", "certificate_revoked"),
    ("错误的签名，导致验签失败。", "wrong_signature"),
    ("HTTP头Authorization值格式错误", "wrong_form"),
    ("HTTP头Authorization认证类型不正确", "wrong_scheme"),
    ("HTTP头Authorization中的timestamp与发起请求的时间不得超过5分钟", "wrong_time"),
    ("已更换证书，请使用新证书", "certificate_replaced"),
    # as merchant/4012365344, 4012365345, 4012365347 and partner/4013334850 show them
    ("Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》", "wrong_form"),
    ("Authorization不合法", "wrong_form"),
    ("商户证书序列号有误。请使用签名私钥匹配的证书序列号", "wrong_serial"),
    ("错误的签名，验签失败", "wrong_signature"),
    ("签名错误，请检查后再试", "wrong_signature"),
    ("签名信息错误，验签失败", "wrong_signature"),
    ("商户未申请过证书。请到商户平台上申请证书授权机构颁发的证书。", "no_certificate"),
]
UNKNOWN = ["", "验证不通过", "Unauthorized", "商户号异常"]
ASK: Operation[object] = Operation(
    name="a.b.ask",
    method="POST",
    routes=(Route("/v3/ask"),),
    errors=(ErrorRow(401, "SIGN_ERROR", means="Refused.", fix="Sign again."),),
    docs=(OWN_PAGE,),
)


def refusal(message: str, status: int = 401) -> ApiError:
    body = f'{{"code":"SIGN_ERROR","message":"{message}"}}'.encode()
    reply = Reply(status, {}, body)
    return read_error(ASK, reply, KeyRing({}), now=0, signed_message=b"POST\n/v3/ask\n1\nn\n\n", attempts=1)


@pytest.mark.parametrize(("message", "cause"), MESSAGES)
def test_a_documented_message_has_its_cause(message: str, cause: str) -> None:
    error = refusal(message)

    assert isinstance(error, SignatureRefused)
    assert (error.cause, error.docs) == (cause, PAGE)


def test_every_cause_has_its_own_meaning_and_remedy() -> None:
    causes = {cause for _, cause in MESSAGES}
    rows = {(error.means, error.fix) for error in map(refusal, dict(MESSAGES))}

    assert len(rows) == len(causes) == 10
    assert all(means and fix for means, fix in rows)


@pytest.mark.parametrize(("message", "_cause"), MESSAGES)
def test_the_error_contains_meaning_remedy_and_page(message: str, _cause: str) -> None:
    error = refusal(message)

    assert f"Meaning: {error.means} What to do: {error.fix}".rstrip(".") in str(error)
    assert str(error).endswith(f"See {PAGE}")
    assert OWN_PAGE not in str(error)


@pytest.mark.parametrize("message", UNKNOWN)
def test_an_unknown_message_uses_the_error_row_of_the_operation(message: str) -> None:
    error = refusal(message)

    assert isinstance(error, SignatureRefused)
    assert (error.cause, error.means, error.fix, error.docs) == (None, "Refused.", "Sign again.", OWN_PAGE)


def test_a_message_has_no_cause_with_another_status() -> None:
    error = refusal("商户证书已过期。", status=403)

    assert (error.means, error.docs) == (None, OWN_PAGE)


def test_the_cause_survives_pickling() -> None:
    copy = pickle.loads(pickle.dumps(refusal("商户证书已过期。")))  # noqa: S301 - bytes of this test

    assert copy.cause == "certificate_expired"


@pytest.mark.parametrize("message", ["x" * 100_000, "AUTHORIZATION中的TIMESTAMP" + "y" * 100_000])
def test_a_message_of_any_length_is_searched(message: str) -> None:
    assert (find_refusal(message) is None) is message.startswith("x")
