"""The count of generated files: on a terminal, if it takes more than a moment."""

from io import StringIO

import pytest

from wechatpay_codegen.progress import counted


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("output", [Terminal(), StringIO()], ids=["terminal", "file"])
def test_every_file_is_passed_on(output: StringIO) -> None:
    assert list(counted(["a", "b"], output)) == ["a", "b"]
    assert output.getvalue() == ""  # it took less than a moment


def test_a_terminal_shows_the_count() -> None:
    terminal = Terminal()

    list(counted(["a", "b"], terminal, after_seconds=0))

    assert "Generating:   0%|" in terminal.getvalue()
