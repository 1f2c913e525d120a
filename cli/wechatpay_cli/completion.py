"""Print the script that lets a shell complete the command: `eval "$(wechatpay completion bash)"`."""

import argparse
from collections.abc import Callable, Iterable
from typing import Any

from wechatpay_cli.exits import DONE, BadUsage
from wechatpay_runtime._base.messages import fragment, phrase

NAME = "completion"
SUMMARY = fragment("Print the script with which bash, zsh or fish completes commands, operations and arguments.")
ASKED = "_ARGCOMPLETE"
"""The variable by which a shell asks the command for completions."""
_SHELLS = ("bash", "zsh", "fish")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument(
        "shell",
        choices=_SHELLS,
        help=phrase(
            'in ~/.bashrc or ~/.zshrc: eval "$(wechatpay completion bash)"; in fish: wechatpay completion fish | source'
        ),
    )


def run(options: argparse.Namespace) -> int:
    """Print the script.

    Raises:
        BadUsage: The extra `[cli]` is not installed.
    """
    try:
        from argcomplete.shell_integration import shellcode
    except ModuleNotFoundError:
        raise BadUsage(
            phrase(
                "completion needs the extra [cli]. Run: pip install 'wechatpay-clients[cli]', or in a checkout: pip install '.[cli]'"
            )
        ) from None
    print(shellcode(["wechatpay"], shell=options.shell))
    return DONE


def complete(parser: argparse.ArgumentParser) -> None:
    """Print the completions that a shell asks for, and exit; return if the extra `[cli]` is not installed."""
    try:
        from argcomplete import autocomplete
    except ModuleNotFoundError:
        return
    autocomplete(parser)


def completed_by(action: argparse.Action, names: Callable[[argparse.Namespace], Iterable[str]]) -> None:
    """Let a shell complete an argument with names, which may depend on the arguments before it."""

    def completer(*, parsed_args: argparse.Namespace, **_: Any) -> Iterable[str]:
        return names(parsed_args)

    vars(action)["completer"] = completer
