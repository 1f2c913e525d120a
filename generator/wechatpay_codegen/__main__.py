"""Generate the clients from the specs, check that they are up to date, and work with specs and official pages."""

import argparse
import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from wechatpay_codegen.output.write import Difference
from wechatpay_codegen.settings import Settings, version_beside
from wechatpay_codegen.source.complaint import SpecError

_TEXTS = Path("tests", "facts", "texts.jsonl")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 for success, 1 for problems with the files, 2 for bad usage.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command == "draft" and options.page:
        from wechatpay_codegen.pages.commands import draft_page

        return draft_page(options.page, options.docs)
    specs: Path = options.specs
    if not specs.is_dir():
        parser.error(f"there is no folder {specs}; pass the specs folder with --specs")
    if options.command == "draft":
        return _draft(options, parser)
    if command := _COMMANDS.get(options.command):
        return command(options)
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
        ("generate", "write the generated packages and the JSON Schema for editors"),
        ("check", "report where the generated packages differ from the specs"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        _add_specs_option(command)
        command.add_argument(
            "--out",
            type=Path,
            default=Path("generated"),
            metavar="DIR",
            help="the folder of the generated packages (default: generated)",
        )
        command.add_argument(
            "--cache",
            type=Path,
            metavar="DIR",
            help="the folder of the cache (default: .cache/wechatpay_codegen next to the specs)",
        )
    _add_migrate_command(commands)
    _add_explain_command(commands)
    _add_openapi_command(commands)
    _add_page_commands(commands)
    return parser


def _add_migrate_command(commands: Any) -> None:
    text = "rename keys of specs that were written for an earlier version"
    migrate = commands.add_parser("migrate", help=text, description=text)
    _add_specs_option(migrate)


def _add_explain_command(commands: Any) -> None:
    text = "print the plan of an operation, with the line of the spec behind each decision"
    explain = commands.add_parser("explain", help=text, description=text)
    explain.add_argument("operation", metavar="OPERATION", help="dotted name, such as payments.refunds.create_refund")
    _add_specs_option(explain)


def _add_openapi_command(commands: Any) -> None:
    text = "write the API as OpenAPI 3.1: a file of the operations, and one of the notifications"
    openapi = commands.add_parser("openapi", help=text, description=text)
    _add_specs_option(openapi)
    openapi.add_argument(
        "--output",
        type=Path,
        default=Path("openapi.json"),
        metavar="FILE",
        help="the file of the operations (default: openapi.json)",
    )
    openapi.add_argument(
        "--webhooks",
        type=Path,
        metavar="FILE",
        help="the file of the notifications (default: beside the other, with `-webhooks` in its name)",
    )
    openapi.add_argument(
        "--api-version", metavar="VERSION", help="the version that both files state (default: that of this repository)"
    )


def _add_page_commands(commands: Any) -> None:
    text = "print a draft of a spec for an official page"
    draft = commands.add_parser("draft", help=text, description=text)
    draft.add_argument("page", nargs="?", type=Path, metavar="PAGE.md")
    draft.add_argument(
        "--docs", default="", metavar="ADDRESS", help="the address of the page, if the file does not contain it"
    )
    _add_list_options(draft)
    text = "report where specs differ from their official pages"
    drift = commands.add_parser("drift", help=text, description=text)
    drift.add_argument(
        "source", type=Path, metavar="FACTS|PAGES", help="facts (.jsonl), a page, a folder or git directory"
    )
    _add_specs_option(drift)
    drift.add_argument(
        "--texts",
        type=Path,
        default=_TEXTS,
        metavar="FILE",
        help=f"a file of the command `texts`, compared with the pages if it exists (default: {_TEXTS.as_posix()})",
    )
    text = "write the numbers and rules in the texts of official pages to a file, without the texts"
    texts = commands.add_parser("texts", help=text, description=text)
    texts.add_argument("source", type=Path, metavar="PAGES", help="a folder or git directory of pages")
    _add_specs_option(texts)
    texts.add_argument(
        "--file", type=Path, default=_TEXTS, metavar="FILE", help=f"the file (default: {_TEXTS.as_posix()})"
    )


def _add_specs_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs folder (default: specs)"
    )


def _add_list_options(draft: Any) -> None:
    for name, metavar, text in (
        ("--all", "LIST", "write all specs of a list (JSON Lines) that do not exist yet, instead of printing one"),
        ("--pages", "PAGES", "with --all: the folder or git directory of the pages"),
        ("--work", "DIR", "with --all: a folder outside the repository for the list of texts to write"),
        ("--apply", "DIR", "write the texts of a working folder into the specs"),
    ):
        draft.add_argument(name, type=Path, metavar=metavar, help=text)
    draft.add_argument(
        "--only", action="append", default=[], metavar="GROUP/SERVICE", help="with --all: only this service; repeatable"
    )
    draft.add_argument(
        "--try",
        action="store_true",
        dest="is_trial",
        help="with --all: generate the drafts in a temporary folder instead",
    )
    draft.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs folder (default: specs)"
    )


def _draft(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from wechatpay_codegen.pages.commands import ListOptions, draft_list, write_texts

    if options.apply:
        return write_texts(options.specs, options.apply)
    if not options.all:
        parser.error("draft: pass a page, or a list with --all, or a working folder with --apply")
    if not (options.pages and options.work):
        parser.error("draft --all: pass the official pages with --pages, and a working folder with --work")
    only = tuple(options.only)
    return draft_list(ListOptions(options.all, options.pages, options.specs, options.work, only, options.is_trial))


def _generate(settings: Settings) -> int:
    from wechatpay_codegen.commands import generate

    print(generate(settings))
    return 0


def _drift(options: argparse.Namespace) -> int:
    from wechatpay_codegen.pages.commands import print_drift
    from wechatpay_codegen.pages.texts.commands import check_texts

    status = print_drift(options.specs, options.source)
    if not options.texts.is_file():
        return status
    return max(status, check_texts(options.specs, options.source, options.texts))


def _texts(options: argparse.Namespace) -> int:
    from wechatpay_codegen.pages.texts.commands import write_texts

    return write_texts(options.specs, options.source, options.file)


def _migrate(options: argparse.Namespace) -> int:
    from wechatpay_codegen.commands import migrate

    count = 0
    try:
        for line in migrate(options.specs):
            print(line)
            count += 1
    except SpecError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} {'edit' if count == 1 else 'edits'} made in {options.specs}.")
    return 0


def _explain(options: argparse.Namespace) -> int:
    from wechatpay_codegen.commands import UnknownOperation, explain

    try:
        print(explain(options.specs, options.operation), end="")
    except (SpecError, UnknownOperation) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _write_openapi(options: argparse.Namespace) -> int:
    from wechatpay_codegen.commands import write_openapi
    from wechatpay_codegen.openapi.components import NameTaken

    output: Path = options.output
    webhooks: Path = options.webhooks or output.with_stem(f"{output.stem}-webhooks")
    try:
        count = write_openapi(options.specs, output, webhooks, options.api_version or version_beside(options.specs))
    except (NameTaken, OSError, SpecError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} operations in {output}; the notifications are in {webhooks}.")
    return 0


def _check(settings: Settings) -> int:
    from wechatpay_codegen.commands import check

    differences = check(settings)
    for difference in differences:
        print(_description(difference), file=sys.stderr)
    if differences:
        print("Edit the specs instead of the output, then run `make generate`.", file=sys.stderr)
        return 1
    print(f"{settings.out} is up to date with {settings.specs}.")
    return 0


def _description(difference: Difference) -> str:
    if not difference.is_wanted:
        return f"{difference.path}: orphan: not generated from any spec"
    if not difference.is_there:
        return f"{difference.path}: missing"
    return f"{difference.path}: edited by hand, or out of date with its spec"


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "drift": _drift,
    "explain": _explain,
    "migrate": _migrate,
    "openapi": _write_openapi,
    "texts": _texts,
}
"""The commands that read specs and do not generate packages."""


if __name__ == "__main__":
    gc.disable()  # a run creates little garbage, and collection would take a tenth of its time
    code = main()
    gc.freeze()  # skip the collection at exit
    sys.exit(code)
