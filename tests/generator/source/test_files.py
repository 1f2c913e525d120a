"""A specs folder may contain folders and ordinary files up to a limit. Other entries are refused before they are opened."""

import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.__main__ import main
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.source.complaint import SpecError
from wechatpay_codegen.source.files import LARGEST_BYTES

Specs = Callable[[Mapping[str, str]], Path]
FILE = "shop/orders/query_order.yaml"


def complaint(folder: Path) -> str:
    with pytest.raises(SpecError) as caught:
        load(folder)
    return str(caught.value)


def link_to_file(path: Path) -> None:
    path.with_name("elsewhere").write_text("title: {en: x}\n")
    path.symlink_to(path.with_name("elsewhere"))


def broken_link(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def link_to_its_own_folder(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


REFUSED: dict[Callable[[Path], None], str] = {
    link_to_file: "`stray.yaml` is a symbolic link",
    broken_link: "`stray.yaml` is a symbolic link",
    link_to_its_own_folder: "`stray.yaml` is a symbolic link",
    pipe: "`stray.yaml` is neither a file nor a folder",
    bound_socket: "`stray.yaml` is neither a file nor a folder",
}


@pytest.mark.parametrize("place", ["", "shop/", "shop/orders/", "_shared/"])
@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_an_entry_that_is_not_an_ordinary_file_is_refused(
    make: Callable[[Path], None], place: str, specs: Specs, base: str
) -> None:
    folder = specs({FILE: base, "_shared/terms.yaml": "limit: {上限: Most rows.}\n"})
    make(folder / place / "stray.yaml")
    assert complaint(folder).partition("\n")[0].endswith(REFUSED[make])


@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_an_entry_added_after_a_run_is_refused(
    make: Callable[[Path], None], specs: Specs, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = specs({FILE: base})
    assert main(["generate", "--out", "out"]) == 0
    make(folder / "shop/orders/stray.yaml")
    assert main(["generate", "--out", "out"]) == 1
    assert REFUSED[make] in capsys.readouterr().err


def test_a_file_above_the_limit_is_refused(specs: Specs, base: str) -> None:
    folder = specs({FILE: base + "#" * LARGEST_BYTES})
    size = len(base.encode()) + LARGEST_BYTES
    assert complaint(folder) == (
        f"specs/{FILE}:1:1: `query_order.yaml` is too large: {size} bytes\n  Split it; the limit is 1048576 bytes."
    )


def repeated(line: str) -> str:
    """Repeat a line, numbered, until the file is almost as large as the limit."""
    return "".join(line.replace("#", str(number)) for number in range(LARGEST_BYTES // (len(line) + 6) // 2))


# Something that a file has too much of: its place in a valid file, the text, and a part of the complaint.
LARGE = {
    "unknown keys": ("title:", repeated("k#: x\n") + "title:", "unknown key `k0` in an operation"),
    "routes": ("path: /v3/orders/{order_id}\n", "routes:\n" + repeated("  - {path: /v3/x#}\n"), "routes"),
    "names of a query": (
        "path: /v3/orders/{order_id}\n",
        "routes:\n  - path: /v3/orders/{order_id}\n    query: [" + repeated("q#, ") + "limit]\n",
        "`q0` in `query` is not a parameter",
    ),
    "unknown types": ("    total: integer\n", repeated("    f#: strnig\n"), "unknown type `strnig`"),
    "rows": ("errors:\n", "errors:\n" + repeated("  - {status: 400, code: C, means: M, fix: F}\n"), "duplicate row"),
    "a long word": ("total: integer", "total: " + "x" * (LARGEST_BYTES // 2), "unknown type"),
    "a long key": ("total:", "x" * (LARGEST_BYTES // 2) + ":", "a key without `:`"),
    "brackets": ("total: integer", "total: " + "[" * (LARGEST_BYTES // 2), "nested more than 32 levels deep"),
    "models inside each other": (
        "enums:\n",
        "models:\n  M: {a: string}\n" + "".join(f"  M{n}: {{a: M{n + 1}}}\n" for n in range(20_000)) + "enums:\n",
        "unknown type `M20000`",
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_huge_spec_gets_complaints(name: str, specs: Specs, base: str) -> None:
    valid, large, expected = LARGE[name]
    assert expected in complaint(specs({FILE: base.replace(valid, large, 1)}))


def test_deeply_nested_models_are_refused(specs: Specs, base: str) -> None:
    chain = "".join(f"  M{n}: {{a: M{n + 1}}}\n" for n in range(2_000)) + "  M2000: {a: string}\n"
    spec = (
        base.replace("total: integer", "total: M0")
        .replace("total: 100, ", "")
        .replace("enums:", f"models:\n{chain}enums:")
    )
    assert "models are nested more than 64 levels deep" in complaint(specs({FILE: spec}))


def test_a_complaint_about_a_long_line_shows_the_part_around_its_place(specs: Specs, base: str) -> None:
    text = complaint(specs({FILE: base.replace("roles: [merchant]", f"roles: [{'merchant, ' * 500}nobody]")}))
    line, mark = text.splitlines()[1:3]
    assert (line[4], line[mark.index("^") :][:6], len(line) < 200) == ("…", "nobody", True)
