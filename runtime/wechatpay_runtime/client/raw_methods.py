"""Methods of a client for what has no method of its own yet, beside `request`: files and encrypted fields."""

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
"""Who signs a call."""


class DirectMethods:
    """Those of a client whose calls wait."""

    if TYPE_CHECKING:
        _driver: Driver

    def download(
        self, target: str, *, to: "FileTarget", progress: "Progress | None" = None, **integrity: "Unpack[FileIntegrity]"
    ) -> "DownloadedFile":
        """Fetch a file that has no method yet, such as a bill, a receipt or the picture of a complaint.

        Nothing signs such a file, so this fetches only from addresses where an official page documents that; they are
        listed in `wechatpay_runtime._downloads.file_places`. Whatever else WeChat Pay sends is verified: use `request`.

        Args:
            target: Path and query, or the whole address as the reply that leads to it gives it.
            to: Where the file goes: a path, or a file opened for writing in binary mode. A file there is replaced.
            progress: Called with the number of bytes that have come, and with that of all or `None`.
            integrity: What the reply that led to the file says about it, under the same names: `hash_value` and `hash_type`; for a sealed file
                `encrypt_key` and `nonce`, and the `algorithm` that was asked for. Without them only TLS protects it.

        Returns:
            The file, which was put into its place once it had come whole and was proved.

        Raises:
            InvalidArgument: The address is not a documented one, or an argument cannot be right; nothing was sent.
            CorruptDownload: The file does not fit its digest or its seal; nothing was put into its place.
            OSError: The file cannot be written whole.
            WeChatPayError: As any call.
        """
        from wechatpay_runtime._downloads.raw_download import raw_download

        return self._driver.fetch(raw_download(self._driver.session, target, integrity), to, progress)

    def seal(self, text: str, *, scheme: "Scheme | None" = None) -> "Sealed":
        """Encrypt a field for WeChat Pay, for a call of `request`; methods encrypt their own fields.

        Args:
            text: At most 214 bytes of UTF-8.
            scheme: Whose call it is for, `"merchant"` or `"brand"`; the client's first identity unless given.

        Returns:
            The sealed value, to be put into `json`. It carries the serial of its key, and `request` names that key.

        Raises:
            InvalidArgument: It is not text, or too long.
            CertificateError: There is no platform certificate to encrypt with, and none could be fetched.
        """
        return self._driver.seal(text, scheme)

    def open(self, text: str, *, scheme: "Scheme | None" = None) -> str:
        """Decrypt a field of a reply of `request`, in base64 as it came; methods decrypt their own fields.

        Raises:
            InvalidArgument: It was not encrypted for the key of this merchant, or brand.
            ConfigurationError: The private key is in a KMS or HSM that does not decrypt.
        """
        return _opened(self._driver.session, text, scheme)


class AsyncDirectMethods:
    """Those of a client whose calls are awaited."""

    if TYPE_CHECKING:
        _driver: AsyncDriver

    async def download(
        self, target: str, *, to: "FileTarget", progress: "Progress | None" = None, **integrity: "Unpack[FileIntegrity]"
    ) -> "DownloadedFile":
        """Fetch a file that has no method yet; arguments, result and errors as `Client.download`."""
        from wechatpay_runtime._downloads.raw_download import raw_download

        return await self._driver.fetch(raw_download(self._driver.session, target, integrity), to, progress)

    async def seal(self, text: str, *, scheme: "Scheme | None" = None) -> "Sealed":
        """Encrypt a field for WeChat Pay; arguments, result and errors as `Client.seal`."""
        return await self._driver.seal(text, scheme)

    def open(self, text: str, *, scheme: "Scheme | None" = None) -> str:
        """Decrypt a field as `Client.open`; that waits for nothing, so there is nothing to await."""
        return _opened(self._driver.session, text, scheme)


def _opened(session: "Session", text: str, scheme: str | None) -> str:
    from wechatpay_runtime._calls.sealed_fields import open_sealed, session_of

    return open_sealed(session_of(session, scheme, "open"), text)
