"""Both seed calls over real HTTP: starts a gateway, calls it, shows what went over the wire.

Run it with `make demo`. Nothing leaves this machine: the gateway serves a free port of 127.0.0.1 and makes its keys
when it starts.
"""

import logging
import re
from collections.abc import Iterable, Iterator

from wechatpay_clients import Client
from wechatpay_gateway.exchange import Exchange, Headers
from wechatpay_gateway.server import RunningGateway, running
from wechatpay_runtime.errors import ApiError

_COLUMNS = 100
_SHOWN_CHARACTERS = 12
_SIGNATURE = re.compile(rb'(?<=signature=")([^"]*)')
_INTRODUCTION = """\
A local WeChat Pay answers at {base_url}.
Below is what it received and what it sent back. Signatures are cut to their first {shown} characters;
header names are in lower case; lines of more than {columns} columns are folded."""


def main() -> None:
    """Serve, call, show."""
    # The client warns of every address that is not WeChat Pay's own; here it is meant to be another.
    logging.getLogger("wechatpay_runtime").setLevel(logging.ERROR)
    with running() as gateway, Client.from_env(gateway.environment) as client:
        print(_INTRODUCTION.format(base_url=gateway.base_url, shown=_SHOWN_CHARACTERS, columns=_COLUMNS))
        _cancel(client, gateway)
        _revoke(client, gateway)
        _refused(client, gateway)


def _cancel(client: Client, gateway: RunningGateway) -> None:
    _headline("1. Cancel an application (撤销申请单)")
    result = client.onboarding.subject_confirmation.cancel_applyment(
        business_code="1900013511_10000", applyment_id=20000011111
    )
    _show(gateway.requests.last)
    _print_folded(f"The client verified the signature of the reply, then returned {result!r}.")


def _revoke(client: Client, gateway: RunningGateway) -> None:
    _headline("2. Revoke a change of the merchant short name (撤销申请)")
    result = client.onboarding.merchant_alteration.revoke_name_alteration(apply_id="20220617143306000013906025001")
    _show(gateway.requests.last)
    _print_folded(f"The client verified the signature of the reply, then returned {result!r}.")


def _refused(client: Client, gateway: RunningGateway) -> None:
    _headline("3. A call that is refused: there is no such application")
    try:
        client.onboarding.subject_confirmation.cancel_applyment(business_code="no_such_application")
    except ApiError as error:
        _show(gateway.requests.last)
        did = "verified" if error.is_verified else "did not verify"
        _print_folded(f"The client {did} the signature of the refusal, then raised {type(error).__name__}:")
        _print_folded(f"    {error}")
    else:
        raise AssertionError("the gateway cancelled an application that it does not have")


def _headline(text: str) -> None:
    print(f"\n{text}\n")


def _show(exchange: Exchange) -> None:
    request, reply = exchange.request, exchange.reply
    assert reply is not None  # no fault was asked for, so no connection was cut
    _print_folded(f"> {request.method} {request.target.decode()} HTTP/{request.http_version}")
    _show_rest("> ", request.headers, request.body)
    print()
    print(f"< {reply.status}")
    _show_rest("< ", reply.headers, reply.body)
    print()
    # A merchant stands in the ledger only once the signature has proved who called.
    print(f"The gateway {'did not verify' if exchange.mchid is None else 'verified'} the signature of the request.")


def _show_rest(mark: str, headers: Headers, body: bytes) -> None:
    for line in _header_lines(headers):
        _print_folded(mark + line)
    _print_folded(f"{mark}{body.decode()}" if body else f"{mark}(no body)")


def _header_lines(headers: Headers) -> Iterator[str]:
    for name, value in headers:
        if name == b"authorization":
            shown = _SIGNATURE.sub(lambda match: _cut(match[1]), value)
        else:
            shown = _cut(value) if name == b"wechatpay-signature" else value
        yield f"{name.decode()}: {shown.decode()}"


def _cut(signature: bytes) -> bytes:
    return signature[:_SHOWN_CHARACTERS] + "…".encode()


def _print_folded(text: str) -> None:
    for line in _folded(text):
        print(line)


def _folded(text: str) -> Iterable[str]:
    """Break behind blanks and commas; what has neither stays whole."""
    line = ""
    for piece in re.split(r"(?<=[ ,])", text):
        if line.strip() and len(line) + len(piece.rstrip()) > _COLUMNS:
            yield line.rstrip()
            line = "    "
        line += piece
    yield line


if __name__ == "__main__":
    main()
