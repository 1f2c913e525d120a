"""Reads the command line and runs the command's module.

Exit codes: 0 success; 1 a check of the doctor failed, bills and orders differ, WeChat Pay refused the call, its outcome is unknown, a
notification could not be verified or decrypted, or a running gateway refused a step; 2 the command line, a file or a
setting is wrong, or no gateway is running; 70 a bug in this program; 130 interrupted. No command ends in a traceback, because its frames could show keys.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from gettext import gettext
from typing import Any

from wechatpay_cli import call, completion, doctor, gateway, notify, operations, qr, reconcile
from wechatpay_cli.command import Command
from wechatpay_cli.exits import BAD_USAGE, DONE, INTERRUPTED, OUR_MISTAKE, BadUsage
from wechatpay_cli.given import WORDS
from wechatpay_cli.language import speaking_as_the_shell
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.version import VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    output: Any = sys.stdout
    if hasattr(output, "reconfigure"):  # results are JSON in UTF-8 in every locale
        output.reconfigure(encoding="utf-8", errors="backslashreplace")
    with speaking_as_the_shell():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    parser = _parser()
    if completion.ASKED in os.environ:
        completion.complete(parser)
    options, rest = parser.parse_known_args(arguments)
    if not _take_words(options, rest):
        parser.error(gettext("unrecognized arguments: %s") % " ".join(rest))
    try:
        code: int = options.run(options)
    except BadUsage as error:
        _complain(options.command, str(error))
        return BAD_USAGE
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - see above
        from traceback import walk_tb

        *_, (frame, line) = walk_tb(error.__traceback__)
        place = phrase("{file}, line {line}", file=frame.f_code.co_filename, line=line)
        _complain(
            options.command,
            phrase(
                "internal error: {type} in {place}. Please report this bug.", type=type(error).__name__, place=place
            ),
        )
        return OUR_MISTAKE
    return code


def _take_words(options: argparse.Namespace, rest: Sequence[str]) -> bool:
    """Add NAME=VALUE words that follow an option, which argparse leaves over; return whether nothing else is left over."""
    words: Sequence[str] | None = getattr(options, WORDS, None)
    if words is None or any(word.startswith("-") for word in rest):
        return not rest
    setattr(options, WORDS, [*words, *rest])
    return True


def _complain(command: str, text: str) -> None:
    print(
        f"wechatpay {command}: {text.encode(errors='backslashreplace').decode()}",
        file=sys.stderr,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wechatpay",
        description=phrase("WeChat Pay APIv3 from a shell, and a local WeChat Pay to test against. Unofficial."),
    )
    version = f"wechatpay-clients {VERSION}"
    parser.add_argument("--version", action="version", version=version, help=phrase("show the version and exit"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Command)
    for module in (operations, call, notify, qr, reconcile, doctor, gateway, completion):
        summary = module.SUMMARY.translated()
        command = commands.add_parser(module.NAME, help=summary, description=summary, declare=module.add_arguments)
        command.set_defaults(run=module.run)
    return parser
