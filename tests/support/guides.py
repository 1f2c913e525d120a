"""Runs the blocks of a guide: Python in one namespace, files that are written, commands, and what all of them print."""

import re
import shlex
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from inspect import iscoroutinefunction
from itertools import pairwise
from pathlib import Path
from typing import Any

from attrs import define, field

from support.blocks import Block
from support.command import run_command
from support.guide_shell import LOCALES, Shell, shell_of
from support.notification_servers import asgi_on_uvicorn, listen, on_wsgiref

_SECONDS = 60


@define
class GuideRunner:
    """Runs blocks one after another, with ports of the tests instead of 8000, the shop's, and 8123, the gateway's.

    Attributes:
        folder: the current folder of the commands; files are written to it.
        output: returns what the code has printed since the last call.
        deliver: waits for the notifications that are due.
    """

    folder: Path
    language: str
    gateway_port: str
    output: Callable[[], str]
    deliver: Callable[[], None]
    names: dict[str, Any] = field(factory=dict[str, Any])
    _shell: Shell | None = None
    _by_commands: str = ""
    _served: object = None
    _listener: socket.socket = field(factory=listen)
    _server: ExitStack = field(factory=ExitStack)
    _stack: ExitStack = field(factory=ExitStack)

    @property
    def shop_port(self) -> str:
        """The port of the guide's application."""
        return str(self._listener.getsockname()[1])

    def run(self, blocks: Sequence[Block]) -> None:
        """Run the blocks in their order, and compare what they print with each block of text."""
        for block, after in pairwise([*blocks, None]):
            if block is not None and block.language == "text":
                assert self._printed(block.code) == block.code
            elif block is not None and block.language != "js":
                self._run(block, after.code if after and after.language == "text" else None)

    def _printed(self, shown: str) -> str:
        """Return what the application has printed, and the commands as well if the page shows that."""
        self.deliver()
        output, printed, self._by_commands = self.output(), self._by_commands, ""
        return output if output == shown else printed + output

    def _run(self, block: Block, shown: str | None) -> None:
        code = block.code.replace("127.0.0.1:8000", f"127.0.0.1:{self.shop_port}")
        code = code.replace("127.0.0.1:8123", f"127.0.0.1:{self.gateway_port}")
        if block.title:
            file = self.folder / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(code, encoding="utf-8")
        elif block.language == "python":
            self._run_python(code)
        else:
            self._by_commands = self._run_commands(code, shown or "")

    def close(self) -> None:
        """Stop the server of the guide's application."""
        self._server.close()
        self._stack.close()
        self._listener.close()

    def _run_python(self, code: str) -> None:
        exec(compile(code, str(self.names["__name__"]), "exec"), self.names)  # noqa: S102 - the code of our own guide
        app = self.names.get("app")
        if app is not None and app is not self._served:
            self._server.close()
            is_async = iscoroutinefunction(app) or iscoroutinefunction(type(app).__call__)
            listener = self._listener.dup()
            self._server.enter_context(
                asgi_on_uvicorn(app, listener, lifespan="auto") if is_async else on_wsgiref(app, listener)
            )
            self._served = app

    def _run_commands(self, code: str, shown: str) -> str:
        """Run each line of a block with its command, or any other block in the shell; return what it printed."""
        if code.startswith("curl "):
            for line in code.splitlines():
                subprocess.run(
                    [*shlex.split(line), "--silent", "--show-error", "--fail-with-body"],
                    check=True,
                    capture_output=True,
                    timeout=_SECONDS,
                )
            return ""
        if code.startswith("wechatpay gateway "):
            return "".join(self._wechatpay(line) for line in code.splitlines())
        if code.startswith("pytest "):
            return self._pytest(shlex.split(code)[1:], shown)
        self._shell = self._shell or self._stack.enter_context(shell_of(self.language))
        return self._shell.run(code)

    def _wechatpay(self, line: str) -> str:
        done = run_command(*shlex.split(line)[1:], environment={"LANG": LOCALES[self.language]})
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _pytest(self, arguments: list[str], shown: str) -> str:
        """Run pytest, for the English page only, because the files of the other are the same but for comments.

        The page shows some lines of its output, in their order. Returns what the page shows.
        """
        if self.language != "en":
            return shown
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
            check=False,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            cwd=self.folder,
        )
        assert done.returncode == (1 if " failed" in shown else 0), done.stdout + done.stderr
        lines = iter(re.sub(r" in [0-9.]+s", "", done.stdout).splitlines())
        for line in shown.splitlines():
            assert line == "..." or line in lines, f"not printed: {line}\n{done.stdout}"
        return shown
