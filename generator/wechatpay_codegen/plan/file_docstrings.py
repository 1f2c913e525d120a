"""What docstrings say of files that are uploaded and downloaded."""

from collections.abc import Iterable, Sequence

from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.traits import Upload
from wechatpay_codegen.plan.blocks import BLANK, Block, Docstring, span_in_words
from wechatpay_codegen.plan.docstrings import argument, summary
from wechatpay_codegen.plan.error_docstrings import raises

TARGETS = (
    Block(
        "to: Destination of the file: a path, or a file opened for writing in binary mode. An existing file is replaced.",
        4,
        4,
    ),
    Block(
        "progress: Called with the number of bytes received so far and the total, or `None` if the total is unknown.",
        4,
        4,
    ),
)
NOT_WRITTEN = Block("OSError: The file could not be written completely, for example because the disk is full.", 4, 4)
DOWNLOADED = "`DownloadedFile` with `path`, `size` and `sha256`."


def file_arguments(upload: Upload | None) -> Iterable[Block]:
    """What to give as the file, and what is taken."""
    if upload is None:
        return
    every, by_size = upload.largest.get(""), dict[str, list[str]]()
    for ending in upload.endings:
        size = every or upload.largest.get(ending)
        by_size.setdefault(size.text if size else "", []).append(ending)
    if every and not upload.endings:
        by_size[every.text] = ["files"]
    kinds = [f"{', '.join(found)}{f' of at most {size}' if size else ''}" for size, found in by_size.items()]
    taken = f" Accepted: {'; '.join(kinds)}." if kinds else ""
    yield Block(f"file: Path of the file, its bytes, or the file itself, opened in binary mode.{taken}", 4, 4)
    yield Block("filename: File name with its extension. Defaults to the name in the path.", 4, 4)


def download_doc(operation: Operation, common_errors: Sequence[ErrorRow]) -> Docstring:
    """The docstring of the method that fetches the file to which the reply of an operation leads."""
    download = operation.traits.download
    assert download is not None  # noqa: S101 - only such operations have the method
    proof = "decrypted and authenticated" if download.sealed else "checked against its digest"
    if "unavailable" in download.digest and not download.sealed:
        proof = "not checked, because there is no digest"
    parts = ", its parts joined in order" if download.parts else ""
    expiry = (
        f" The addresses of all parts expire {span_in_words(download.lives)} after that call."
        if parts and download.lives
        else ""
    )
    blocks = [
        Block(summary(operation.title, ", and fetch the file.")),
        BLANK,
        Block(
            f"Calls `{operation.name}`, then fetches the file: {'unpacked, ' if 'covers' in download.digest and download.digest['covers'].text == 'unpacked' else ''}{proof}{parts}, and only then moved to its destination.{expiry}"
        ),
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
        Block("CorruptDownload: The file failed its integrity check; the destination is unchanged.", 4, 4),
        NOT_WRITTEN,
        BLANK,
        Block(f"Official page: {operation.docs[0]}"),
    ]
    return tuple(blocks)
