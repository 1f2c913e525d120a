"""Clients share one TLS context for each set of certificate authorities, and no library can change it."""

import asyncio
import os
import ssl
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import urllib3.util.ssl_

from support import authority
from support.server import answer, scripted
from support.transports import SENDERS, Sender
from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.aiohttp_transport import AiohttpTransport
from wechatpay_runtime._transport.tls import fixed, system_context_made, tls_context
from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport
from wechatpay_runtime.errors import ConfigurationError, ConnectionFailed


@pytest.fixture
def ca_file(tmp_path: Path) -> Path:
    return authority.write_certificate(tmp_path)


def get(origin: str) -> Request:
    return Request(origin, "GET", "/v3/x", {"Accept": "application/json"}, b"")


def test_a_ca_file_has_one_context(ca_file: Path) -> None:
    assert tls_context(str(ca_file)) is tls_context(str(ca_file))


def test_ca_files_with_the_same_content_share_a_context(ca_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.pem"
    copy.write_bytes(ca_file.read_bytes())

    assert tls_context(str(copy)) is tls_context(str(ca_file))


def test_a_changed_ca_file_gets_a_new_context(ca_file: Path, tmp_path: Path) -> None:
    before = tls_context(str(ca_file))
    authority.write_certificate(tmp_path, key_name="another authority")

    assert tls_context(str(ca_file)) is not before


def test_a_ca_file_does_not_share_the_context_of_the_system(ca_file: Path) -> None:
    assert tls_context(str(ca_file)) is not tls_context(None)


def test_the_authorities_of_the_system_have_one_context() -> None:
    assert tls_context(None) is tls_context(None) is system_context_made()


def test_changed_authorities_of_the_system_get_a_new_context(ca_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tls_context(None)
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))

    assert (system_context_made(), tls_context(None) is before) == (None, False)


def test_simultaneous_threads_get_the_same_context(ca_file: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        contexts = set(pool.map(tls_context, [str(ca_file)] * 64))

    assert len(contexts) == 1


def test_the_number_of_cached_contexts_is_bounded(tmp_path: Path) -> None:
    certificate = authority.write_certificate(tmp_path).read_bytes()
    paths = [tmp_path / f"{number}.pem" for number in range(9)]
    for number, path in enumerate(paths):
        path.write_bytes(b"# %d\n" % number + certificate)
    first = tls_context(str(paths[0]))
    for path in paths[1:]:
        tls_context(str(path))

    assert tls_context(str(paths[0])) is not first


def test_an_invalid_path_raises_a_configuration_error() -> None:
    with pytest.raises(ConfigurationError, match="ca_file"):
        tls_context("a\0b")


@pytest.mark.parametrize("content", [None, b"", b"not PEM"])
def test_a_file_without_certificates_raises_a_configuration_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "authorities.pem"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ConfigurationError, match="ca_file"):
        tls_context(str(path))


def test_a_context_verifies_certificates_and_requires_tls_1_2(ca_file: Path) -> None:
    context = tls_context(str(ca_file))

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_a_library_cannot_change_the_shared_context(ca_file: Path) -> None:
    context = tls_context(str(ca_file))
    read_only = fixed(context)
    read_only.check_hostname = False
    read_only.verify_mode = ssl.CERT_NONE
    read_only.set_alpn_protocols(["h2"])

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert (read_only.verify_mode, read_only.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_host_names_are_checked_even_if_urllib3_uses_pyopenssl(ca_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some applications call `urllib3.contrib.pyopenssl.inject_into_urllib3()`, which sets this flag."""
    monkeypatch.setattr(urllib3.util.ssl_, "IS_PYOPENSSL", True)
    sync_transport = Urllib3Transport(ca_file=str(ca_file))
    async_transport = AiohttpTransport(ca_file=str(ca_file))

    async def send(origin: str) -> None:
        try:
            await async_transport.send(get(origin), Options())
        finally:
            await async_transport.close()

    with scripted(lambda _: answer(), context=authority.server_context(ca_file)) as server:
        assert sync_transport.send(get(server.origin), Options()).status == 200
        sync_transport.close()
        with pytest.raises(ConnectionFailed):
            asyncio.run(send(server.origin.replace("127.0.0.1", "localhost")))


@pytest.mark.parametrize("kind", SENDERS.values(), ids=SENDERS)
def test_a_client_created_after_its_ca_file_changed_trusts_the_new_authority(
    kind: Callable[..., Sender], ca_file: Path, tmp_path: Path
) -> None:
    before = kind(ca_file=str(ca_file))
    authority.write_certificate(tmp_path, key_name="another authority")
    after = kind(ca_file=str(ca_file))

    with scripted(lambda _: answer(), context=authority.server_context(ca_file)) as server:
        with pytest.raises(ConnectionFailed):
            before.send(get(server.origin))
        assert after.send(get(server.origin)).status == 200
        before.close()
        after.close()


@pytest.mark.parametrize("kind", SENDERS.values(), ids=SENDERS)
@pytest.mark.parametrize(
    ("version", "error"),
    [(ssl.TLSVersion.TLSv1_3, None), (ssl.TLSVersion.TLSv1_2, None), (ssl.TLSVersion.TLSv1_1, ConnectionFailed)],
)
def test_a_server_needs_tls_1_2_or_newer(
    kind: Callable[..., Sender], ca_file: Path, version: ssl.TLSVersion, error: type[Exception] | None
) -> None:
    context = authority.server_context(ca_file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # about TLS 1.1
        context.minimum_version = context.maximum_version = version
    sender = kind(ca_file=str(ca_file))
    with scripted(lambda _: answer(b"x" * 100_000), context=context) as server:
        if error is None:
            assert len(sender.send(get(server.origin)).body) == 100_000
        else:
            with pytest.raises(error):
                sender.send(get(server.origin))
        sender.close()


def test_a_ca_file_that_changes_long_after_it_was_read_gets_a_new_context(ca_file: Path, tmp_path: Path) -> None:
    os.utime(ca_file, (1_600_000_000, 1_600_000_000))
    before = tls_context(str(ca_file))
    authority.write_certificate(tmp_path, key_name="another authority")
    os.utime(ca_file, (1_700_000_000, 1_700_000_000))

    assert tls_context(str(ca_file)) is not before


def test_an_unchanged_ca_file_is_read_once(ca_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.utime(ca_file, (1_600_000_000, 1_600_000_000))
    before = tls_context(str(ca_file))
    monkeypatch.setattr(Path, "read_bytes", None)

    assert tls_context(str(ca_file)) is before
