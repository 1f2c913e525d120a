"""Docstrings of uploads and downloads."""

from collections.abc import Iterable, Iterator, Sequence

from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.traits import Download, Upload
from wechatpay_codegen.plan.blocks import BLANK, Block, Docstring, span_in_words
from wechatpay_codegen.plan.docstrings import argument, source, summary
from wechatpay_codegen.plan.error_docstrings import raises

TARGETS = (
    Block(
        "to: Destination of the file: a path, or a file opened for writing in binary mode. An existing file is replaced.",
        4,
        4,
    ),
    Block(
        "progress: Called with the number of bytes received so far and the total, which is `None` if it is unknown.",
        4,
        4,
    ),
)
NOT_WRITTEN = Block("OSError: The file could not be written completely, for example because the disk is full.", 4, 4)
DOWNLOADED = "`DownloadedFile` with `path`, `size` and `sha256`."


def file_arguments(upload: Upload | None) -> Iterable[Block]:
    """Yield the arguments for the file of an upload, with the accepted types and sizes."""
    if upload is None:
        return
    every, by_size = upload.max_size.get(""), dict[str, list[str]]()
    for ending in upload.endings:
        size = every or upload.max_size.get(ending)
        by_size.setdefault(size.text if size else "", []).append(ending)
    if every and not upload.endings:
        by_size[every.text] = ["files"]
    kinds = [f"{', '.join(found)}{f' of at most {size}' if size else ''}" for size, found in by_size.items()]
    accepted = f" Accepted: {'; '.join(kinds)}." if kinds else ""
    yield Block(f"file: A path, `bytes`, or a file opened in binary mode.{accepted}", 4, 4)
    yield Block("filename: File name with its extension. Defaults to the name in the path.", 4, 4)


def download_doc(operation: Operation, common_errors: Sequence[ErrorRow]) -> Docstring:
    """Return the docstring of the method that downloads the file whose address is in the reply of an operation."""
    download = operation.traits.download
    assert download is not None  # noqa: S101 - only operations with `download` have this method
    blocks = [
        Block(summary(operation.title, ", and download the file.")),
        BLANK,
        Block(_download_steps(operation.name, download)),
        BLANK,
        Block("Args:"),
        *(argument(field) for field in operation.arguments),
        *TARGETS,
        BLANK,
        Block("Returns:"),
        Block(DOWNLOADED, 4),
        BLANK,
        Block("Raises:"),
        *raises(operation, common_errors),
        *_no_file(operation),
        Block("CorruptDownload: The file failed its integrity check. The destination is unchanged.", 4, 4),
        NOT_WRITTEN,
        BLANK,
        source(operation.docs[0]),
    ]
    return tuple(blocks)


def _no_file(operation: Operation) -> Iterator[Block]:
    """Yield the error for a state without a file, if the reply of an operation has a state."""
    if operation.traits.wait:
        yield Block(f"NoFile: The {operation.traits.wait.noun} is not ready yet, or could not be made.", 4, 4)


def _download_steps(name: str, download: Download) -> str:
    """Return the description of the steps that follow the call which returns the address of the file."""
    if not download.parts:
        check = _check(download, "The file", " before it is written to its destination")
        return f"Calls `{name}` and downloads the file. {check}."
    expiry = (
        f" The addresses of all parts expire {span_in_words(download.expires_in)} after that call."
        if download.expires_in
        else ""
    )
    check = _check(download, "Each part", ", and the parts are joined in order")
    return f"Calls `{name}` and downloads all parts of the file.{expiry} {check}."


def _check(download: Download, what: str, ending: str) -> str:
    is_unpacked = "covers" in download.digest and download.digest["covers"].text == "unpacked"
    if download.encryption:
        return (
            f"{what} is decrypted and authenticated{', then decompressed if necessary' if is_unpacked else ''}{ending}"
        )
    if "unavailable" in download.digest:
        return f"{what} cannot be verified, because it has no digest{ending if download.parts else ''}"
    return f"{what} is {'decompressed if necessary and ' if is_unpacked else ''}verified against its digest{ending}"
