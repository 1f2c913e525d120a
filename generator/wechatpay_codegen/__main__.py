"""`python -m wechatpay_codegen generate|check`: write the clients from the specs, or prove that they are current."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wechatpay_codegen.output.write import Difference
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.source.complaint import SpecError

_BAD_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit status: 0 done, 1 something is wrong with the files, 2 bad usage."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command == "draft":
        from wechatpay_codegen.pages.commands import draft_page

        return draft_page(options.page, options.docs)
    specs: Path = options.specs
    if not specs.is_dir():
        parser.error(f"there is no folder {specs}; name the specs folder with --specs")
    if options.command == "drift":
        from wechatpay_codegen.pages.commands import print_drift

        return print_drift(specs, options.source)
    if options.command == "migrate":
        return _migrate(specs)
    if options.command == "explain":
        return _explain(specs, options.operation)
    settings = Settings(specs, options.out, options.cache or specs.absolute().parent / ".cache" / "wechatpay_codegen")
    from wechatpay_codegen.output.tidy import FormatterMissing

    try:
        return _generate(settings) if options.command == "generate" else _check(settings)
    except SpecError as error:
        count = len(error.complaints)
        print(error, file=sys.stderr)
        print(f"{count} {'complaint' if count == 1 else 'complaints'}; nothing was written.", file=sys.stderr)
    except (FormatterMissing, OSError) as error:
        print(error, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wechatpay_codegen", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, text in (
        ("generate", "write the generated packages and the editors' schema"),
        ("check", "tell where the generated packages differ from what the specs say"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument(
            "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (default: specs)"
        )
        command.add_argument(
            "--out",
            type=Path,
            default=Path("generated"),
            metavar="DIR",
            help="where the packages stand (default: generated)",
        )
        command.add_argument(
            "--cache",
            type=Path,
            metavar="DIR",
            help="what generate remembers (default: .cache/wechatpay_codegen beside the specs)",
        )
    _add_migrate_command(commands)
    _add_explain_command(commands)
    _add_page_commands(commands)
    return parser


def _add_migrate_command(commands: Any) -> None:
    text = "rewrite keys that were renamed since the specs were written"
    migrate = commands.add_parser("migrate", help=text, description=text)
    migrate.add_argument("--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (default: specs)")


def _add_explain_command(commands: Any) -> None:
    text = "print what was decided of an operation, and from which line of which file"
    explain = commands.add_parser("explain", help=text, description=text)
    explain.add_argument("operation", metavar="OPERATION", help="dotted name, such as payments.refunds.create_refund")
    explain.add_argument("--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (default: specs)")


def _add_page_commands(commands: Any) -> None:
    text = "print the draft of a spec, made from an official page"
    draft = commands.add_parser("draft", help=text, description=text)
    draft.add_argument("page", type=Path, metavar="PAGE.md")
    draft.add_argument(
        "--docs", default="", metavar="ADDRESS", help="the page's address, where the file does not tell it"
    )
    text = "tell where specs differ from their official pages"
    drift = commands.add_parser("drift", help=text, description=text)
    drift.add_argument(
        "source", type=Path, metavar="FACTS|PAGES", help="facts (.jsonl), a page, a folder or git directory"
    )
    drift.add_argument("--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (default: specs)")


def _generate(settings: Settings) -> int:
    from wechatpay_codegen.commands import generate

    print(generate(settings))
    return 0


def _migrate(specs: Path) -> int:
    from wechatpay_codegen.commands import migrate

    count = 0
    try:
        for line in migrate(specs):
            print(line)
            count += 1
    except SpecError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} {'word' if count == 1 else 'words'} rewritten in {specs}.")
    return 0


def _explain(specs: Path, name: str) -> int:
    from wechatpay_codegen.commands import UnknownOperation, explain

    try:
        print(explain(specs, name), end="")
    except (SpecError, UnknownOperation) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _check(settings: Settings) -> int:
    from wechatpay_codegen.commands import check

    found = check(settings)
    for difference in found:
        print(_told(difference), file=sys.stderr)
    if found:
        print("Cure: edit the spec, not the output, then run `make generate`.", file=sys.stderr)
        return 1
    print(f"{settings.out} is what {settings.specs} say.")
    return 0


def _told(difference: Difference) -> str:
    if not difference.is_wanted:
        return f"{difference.path}: orphan: no spec accounts for it"
    if not difference.is_there:
        return f"{difference.path}: missing"
    return f"{difference.path}: edited by hand, or its spec was changed since"


if __name__ == "__main__":
    gc.disable()  # a run makes little garbage and ends; collecting would take a tenth of its time
    code = main()
    gc.freeze()  # nor is there anything to collect at the end
    sys.exit(code)
