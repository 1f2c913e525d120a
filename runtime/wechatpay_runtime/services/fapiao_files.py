"""Methods that download the file of an e-invoice, whose URL needs parameters that no single reply has.

`extensions` in `_service.yaml` adds the methods to a service.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._session.identities import MERCHANT
from wechatpay_runtime.errors import InvalidArgument, NoFile
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.services.payment_signing import check_line

if TYPE_CHECKING:
    from wechatpay_runtime._downloads.fetches import Fetch
    from wechatpay_runtime._session.session import Session
    from wechatpay_runtime.operation.files import DownloadedFile, FileTarget, Progress

_NAME = "download_fapiao_file"


class FapiaoFiles(Protocol):
    """The reply of an operation that returns the URLs of files."""

    @property
    def fapiao_download_info_list(self) -> Sequence[Any] | None:
        """The files, each with `fapiao_id`, `download_url` and `status`."""
        ...


FilesT = TypeVar("FilesT", bound=FapiaoFiles)


def _fetch(session: "Session", files: object, numbers: dict[str, str | None]) -> "Fetch":
    """Return the request for the file; `numbers` are the parameters of the page in its order, without the merchant number."""
    from wechatpay_runtime._downloads.fapiao_file import fapiao_fetch

    query = {name: check_line(name, value) for name, value in numbers.items() if value is not None}
    url = _url_of(files, query["fapiao_id"])
    merchant = session.signing_as(MERCHANT, _NAME).identity
    return fapiao_fetch(_NAME, url, {"mchid": merchant.value, **query}, session)


def _url_of(files: object, fapiao_id: str) -> str:
    if not hasattr(files, "fapiao_download_info_list"):
        raise InvalidArgument(
            phrase("files must be the reply of query_fapiao_files, got {type}.", type=type(files).__name__)
        )
    entries: Sequence[Any] = getattr(files, "fapiao_download_info_list", None) or ()
    entry = next((each for each in entries if each.fapiao_id == fapiao_id), None)
    if entry is None:
        known = ", ".join(str(each.fapiao_id) for each in entries) or "none"
        raise InvalidArgument(
            phrase(
                "The reply has no invoice with fapiao_id {fapiao_id!r}; it has {known}.",
                fapiao_id=fapiao_id,
                known=known,
            )
        )
    url: str | None = entry.download_url
    if url:
        return url
    raise NoFile(
        phrase(
            "{operation}: the invoice {fapiao_id} is {status}, and the reply has no download_url; nothing was downloaded. Only invoices in ISSUED and REVERSED have a file.",
            operation=_NAME,
            fapiao_id=fapiao_id,
            status=entry.status,
        ),
        last=files,
    )


class DownloadFapiao(Service, Generic[FilesT]):
    """Downloads the files of e-invoices."""

    def download_fapiao_file(
        self,
        files: FilesT,
        *,
        fapiao_id: str,
        sub_mchid: str,
        openid: str,
        invoice_no: str,
        invoice_code: str | None = None,
        file_format: str | None = None,
        to: "FileTarget",
        progress: "Progress | None" = None,
    ) -> "DownloadedFile":
        """Download the file of an e-invoice (下载发票文件), and verify it by its SM3 digest.

        The URL in `files` is valid for 30 seconds. The request is not signed. The other numbers come from `query_fapiao`.

        Args:
            files: The reply of `query_fapiao_files`.
            fapiao_id: Your number of the invoice, which is one of those in `files`.
            sub_mchid: Sub-merchant number of the seller.
            openid: `card_information.card_openid` of the invoice.
            invoice_no: `fapiao_number` of `blue_fapiao`, or of `red_fapiao` once the invoice is `REVERSED`.
            invoice_code: `fapiao_code` of the same. Fully digital invoices (数电发票) have none.
            file_format: `PDF` (the default), `XML` or `OFD`.
            to: Where to save the file: a path, or a file opened for writing in binary mode. An existing file is replaced.
            progress: Called with the number of bytes received, and the total number or `None`.

        Returns:
            The file. It is saved only after it is complete and verified.

        Raises:
            InvalidArgument: An argument is wrong. Nothing was sent.
            NoFile: The invoice has no file because of its state. Nothing was sent.
            CorruptDownload: The file does not match its digest, or the reply has none; it was not saved.
            OSError: The file could not be written.
            WeChatPayError: As for any call.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4015792569
        """
        numbers = _numbers(sub_mchid, openid, invoice_code, invoice_no, fapiao_id, file_format)
        return self._driver.fetch(_fetch(self._driver.session, files, numbers), to, progress)


class AsyncDownloadFapiao(AsyncService, Generic[FilesT]):
    """Downloads the files of e-invoices."""

    async def download_fapiao_file(
        self,
        files: FilesT,
        *,
        fapiao_id: str,
        sub_mchid: str,
        openid: str,
        invoice_no: str,
        invoice_code: str | None = None,
        file_format: str | None = None,
        to: "FileTarget",
        progress: "Progress | None" = None,
    ) -> "DownloadedFile":
        """Download the file of an e-invoice; see `DownloadFapiao.download_fapiao_file`."""
        numbers = _numbers(sub_mchid, openid, invoice_code, invoice_no, fapiao_id, file_format)
        return await self._driver.fetch(_fetch(self._driver.session, files, numbers), to, progress)


def _numbers(
    sub_mchid: str,
    openid: str,
    invoice_code: str | None,
    invoice_no: str,
    fapiao_id: str,
    file_format: str | None,
) -> dict[str, str | None]:
    """Return the parameters of the request in the order of the page."""
    return {
        "sub_mchid": sub_mchid,
        "openid": openid,
        "invoice_code": invoice_code,
        "invoice_no": invoice_no,
        "fapiao_id": fapiao_id,
        "file_format": file_format,
    }
