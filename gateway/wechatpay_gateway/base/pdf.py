"""PDF files of one page, with a standard Chinese font that every reader has."""

from collections.abc import Sequence

_FIRST_LINE, _LINE_HEIGHT = 780, 24


def pdf_of(lines: Sequence[str]) -> bytes:
    """Return a PDF with one page of lines. Its text is in UTF-16, which the encoding `UniGB-UCS2-H` of the font reads."""
    shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj T* " for line in lines)
    content = f"BT /F1 14 Tf {_LINE_HEIGHT} TL 60 {_FIRST_LINE} Td {shown}ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 6 0 R >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>",
        (
            b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    file = bytearray(b"%PDF-1.4\n")
    offsets: list[int] = []
    for number, each in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(file)
