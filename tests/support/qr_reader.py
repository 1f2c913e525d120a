"""Decodes QR codes according to ISO/IEC 18004: versions 1 to 5, level M, one segment of bytes, no damage."""

import struct
import zlib
from collections.abc import Callable, Iterator

Matrix = list[list[bool]]
_BLOCKS_AND_DATA_BYTES = {1: (1, 16), 2: (1, 28), 3: (1, 44), 4: (2, 64), 5: (2, 86)}
_FORMAT_MASK = 0b101010000010010
_MASKS: list[Callable[[int, int], bool]] = [
    lambda row, column: (row + column) % 2 == 0,
    lambda row, _column: row % 2 == 0,
    lambda _row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
]


def text_of(matrix: Matrix) -> str:
    """Return the text of a code. The matrix is without its quiet zone; dark modules are true."""
    size = len(matrix)
    version = (size - 17) // 4
    places = [*((8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)), *((row, 8) for row in (7, 5, 4, 3, 2, 1, 0))]
    form = int("".join("01"[matrix[row][column]] for row, column in places), 2) ^ _FORMAT_MASK
    assert form >> 13 == 0, "level M"
    mask = _MASKS[form >> 10 & 7]
    bits = "".join("01"[matrix[row][column] ^ mask(row, column)] for row, column in _data_places(size, version))
    blocks, count = _BLOCKS_AND_DATA_BYTES[version]
    mixed = [int(bits[start : start + 8], 2) for start in range(0, count * 8, 8)]
    data = bytes(byte for block in range(blocks) for byte in mixed[block::blocks])
    stream = "".join(f"{byte:08b}" for byte in data)
    assert stream[:4] == "0100", "bytes"
    length = int(stream[4:12], 2)
    return bytes(int(stream[12 + 8 * index : 20 + 8 * index], 2) for index in range(length)).decode()


def _data_places(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Yield the data modules in order: pairs of columns from the right, up and down."""
    centre = size - 7
    for number, right in enumerate([column for column in range(size - 1, 0, -2) if column > 6] + [5, 3, 1]):
        for step in range(size):
            row = step if number % 2 else size - 1 - step
            for column in (right, right - 1):
                is_finder = (row < 9 and (column < 9 or column > size - 9)) or (row > size - 9 and column < 9)
                is_alignment = version > 1 and abs(row - centre) < 3 and abs(column - centre) < 3
                if not (is_finder or is_alignment or row == 6):
                    yield row, column


def modules_of_png(image: bytes, module_pixels: int) -> Matrix:
    """Return the modules of a black and white image with one bit per pixel, with its quiet zone."""
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, colors = struct.unpack(">IIBB", image[16:26])
    assert (depth, colors, width) == (1, 0, height), "grey, one bit"
    packed, start = b"", 8
    while start < len(image):
        (length,) = struct.unpack(">I", image[start : start + 4])
        if image[start + 4 : start + 8] == b"IDAT":
            packed += image[start + 8 : start + 8 + length]
        start += length + 12
    raw, stride = zlib.decompress(packed), (width + 7) // 8 + 1
    above, lines = bytes(stride), list[bytes]()
    for number in range(height):
        line = raw[number * stride : (number + 1) * stride]
        assert line[0] in {0, 2}, "no filter, or the one of the line above"
        above = bytes((byte + other) % 256 for byte, other in zip(line, above, strict=True)) if line[0] else line
        lines.append(above)
    pixels = [[not line[1 + x // 8] >> (7 - x % 8) & 1 for x in range(width)] for line in lines]
    return [line[::module_pixels] for line in pixels[::module_pixels]]


def modules_of_blocks(text: str) -> Matrix:
    """Return the modules of text in half blocks, in which light ones are drawn, with the quiet zone."""
    lit = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
    rows: Matrix = []
    for line in text.splitlines():
        rows += [[not lit[character][half] for character in line] for half in (0, 1)]
    return rows[: len(rows[0])]


def without_quiet_zone(matrix: Matrix) -> Matrix:
    """Return the code without the quiet zone, which must be four light modules wide."""
    inner = [row[4:-4] for row in matrix[4:-4]]
    assert sum(map(sum, matrix)) == sum(map(sum, inner)), "the quiet zone is light"
    return inner
