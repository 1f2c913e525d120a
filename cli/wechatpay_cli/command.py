"""A command of the command line, whose arguments are declared when they are needed."""

import argparse
import os
from collections.abc import Callable
from typing import Any

from wechatpay_cli.completion import ASKED

Declare = Callable[[argparse.ArgumentParser], None]


class Command(argparse.ArgumentParser):
    """The parser of a command or an action.

    It declares its arguments before it parses, because a run needs those of one command only. A shell that asks for completions sees all
    of them from the start.
    """

    def __init__(self, *, declare: Declare | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        self._declare = declare
        if ASKED in os.environ:
            self._declare_arguments()

    def parse_known_args(self, *arguments: Any, **named: Any) -> Any:
        """Parse the arguments of this command."""
        self._declare_arguments()
        return super().parse_known_args(*arguments, **named)

    def _declare_arguments(self) -> None:
        declare, self._declare = self._declare, None
        if declare is not None:
            declare(self)
