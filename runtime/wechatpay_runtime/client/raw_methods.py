"""Methods of a client for APIs that have no method yet, in addition to `request`: downloads and encrypted fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from typing import Unpack

    from wechatpay_runtime._calls.sealed_fields import Sealed
    from wechatpay_runtime._downloads.raw_download import FileIntegrity
    from wechatpay_runtime._drivers.async_driver import AsyncDriver
    from wechatpay_runtime._drivers.driver import Driver
    from wechatpay_runtime._session.session import Session
    from wechatpay_runtime.operation.files import DownloadedFile, FileTarget, Progress

Scheme: TypeAlias = Literal["merchant", "brand"]
"""The identity that signs a call."""


class DirectMethods:
    """These methods for the sync client."""

    if TYPE_CHECKING:
        _driver: Driver

    def download(
        self, target: str, *, to: FileTarget, progress: Progress | None = None, **integrity: Unpack[FileIntegrity]
    ) -> DownloadedFile:
        """Download a file for which there is no method yet, such as a bill, a receipt or a picture in a complaint.

        WeChat Pay does not sign files, so this accepts only URLs that an official page documents as downloads; they are listed
        in `wechatpay_runtime._downloads.file_places`. All other replies are signed: use `request` for them.

        Args:
            target: Path and query, or the complete URL from the reply that links to the file.
            to: Where to save the file: a path, or a file opened for writing in binary mode. An existing file is replaced.
            progress: Called with the number of bytes received, and the total number or `None`.
            integrity: Fields from the reply that links to the file, under the same names: `hash_value` and
                `hash_type`; for an encrypted file `encrypt_key` and `nonce`, and the requested `algorithm`. Without them the
                file is protected only by TLS.

        Returns:
            The file. It is saved only after it is complete and verified.

        Raises:
            InvalidArgument: The URL is not documented as a download, or an argument is wrong; nothing was sent.
            CorruptDownload: The file does not match its digest, or could not be decrypted; it was not saved.
            OSError: The file could not be written.
            WeChatPayError: As for any call.
        """
        from wechatpay_runtime._downloads.raw_download import raw_download

        with self._driver.session.translating:
            fetch = raw_download(self._driver.session, target, integrity)
        return self._driver.fetch(fetch, to, progress)

    def seal(self, text: str, *, scheme: Scheme | None = None) -> Sealed:
        """Encrypt a field for WeChat Pay, for use with `request`. Other methods encrypt their fields themselves.

        Args:
            text: At most 214 bytes of UTF-8.
            scheme: The identity that makes the call, `"merchant"` or `"brand"`. Default: the client's first identity.

        Returns:
            The encrypted value, for `json`. It contains the serial number of its key, which `request` sends in a header.

        Raises:
            InvalidArgument: `text` is not a string, or is too long.
            CertificateError: There is no platform certificate to encrypt with, and none could be fetched.
        """
        return self._driver.seal(text, scheme)

    def open(self, text: str, *, scheme: Scheme | None = None) -> str:
        """Decrypt a field in a reply of `request`. Other methods decrypt their fields themselves.

        Args:
            text: The field as received, in base64.
            scheme: The identity that made the call, `"merchant"` or `"brand"`. Default: the client's first identity.

        Raises:
            InvalidArgument: `text` was not encrypted for the key of this merchant or brand.
            ConfigurationError: The private key is in a KMS or HSM that does not decrypt.
        """
        return _opened(self._driver.session, text, scheme)


class AsyncDirectMethods:
    """These methods for the async client."""

    if TYPE_CHECKING:
        _driver: AsyncDriver

    async def download(
        self, target: str, *, to: FileTarget, progress: Progress | None = None, **integrity: Unpack[FileIntegrity]
    ) -> DownloadedFile:
        """Download a file for which there is no method yet; arguments, result and errors as for `Client.download`."""
        from wechatpay_runtime._downloads.raw_download import raw_download

        with self._driver.session.translating:
            fetch = raw_download(self._driver.session, target, integrity)
        return await self._driver.fetch(fetch, to, progress)

    async def seal(self, text: str, *, scheme: Scheme | None = None) -> Sealed:
        """Encrypt a field for WeChat Pay; arguments, result and errors as for `Client.seal`."""
        return await self._driver.seal(text, scheme)

    def open(self, text: str, *, scheme: Scheme | None = None) -> str:
        """Decrypt a field; arguments, result and errors as for `Client.open`. Not a coroutine, because it does no I/O."""
        return _opened(self._driver.session, text, scheme)


def _opened(session: Session, text: str, scheme: str | None) -> str:
    from wechatpay_runtime._calls.sealed_fields import open_sealed, session_of

    with session.translating:
        return open_sealed(session_of(session, scheme, "open"), text)
