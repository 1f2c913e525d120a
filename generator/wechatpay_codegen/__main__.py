"""Generate the clients from the specs, check that they are up to date, and work with specs and official pages."""

import argparse
import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from wechatpay_codegen.output.write import Difference
from wechatpay_codegen.parser import argument_parser
from wechatpay_codegen.settings import Settings, version_beside
from wechatpay_codegen.source.complaint import SpecError

_WATCH_SECONDS = 0.5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 for success, 1 for problems with the files, 2 for bad usage.
    """
    parser = argument_parser(__doc__)
    options = parser.parse_args(arguments)
    if options.command == "draft" and options.page:
        from wechatpay_codegen.pages.commands import draft_page

        return draft_page(options.page, options.docs, options.pages, options.specs)
    specs: Path = options.specs
    if not specs.is_dir():
        parser.error(f"there is no folder {specs}; pass the specs folder with --specs")
    if options.command == "draft":
        return _draft(options, parser)
    if command := _COMMANDS.get(options.command):
        return command(options)
    settings = Settings(specs, options.out, options.cache or specs.absolute().parent / ".cache" / "wechatpay_codegen")
    if options.command == "watch":
        return _watch(settings)
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
    from wechatpay_codegen.progress import counted

    print(generate(settings, counted))
    return 0


def _watch(settings: Settings) -> int:
    from wechatpay_codegen.watching import every, watched

    gc.enable()
    print(f"Watching {settings.specs}; press Ctrl+C to end.", flush=True)
    try:
        for result in watched(settings, every(_WATCH_SECONDS)):
            print(result, flush=True)
    except KeyboardInterrupt:
        pass
    return 0


def _new(options: argparse.Namespace) -> int:
    from wechatpay_codegen.skeleton import NotNew, write_skeleton

    try:
        written = write_skeleton(options.specs, options.operation, options.method, options.path)
    except (NotNew, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    for path in written:
        print(f"{path.as_posix()} written; replace each TODO, then run `make`.")
    return 0


def _fmt(options: argparse.Namespace) -> int:
    from wechatpay_codegen.commands import format_specs

    try:
        changed = format_specs(options.specs, is_check=options.check)
    except (OSError, SpecError) as error:
        print(error, file=sys.stderr)
        return 1
    for path in changed:
        print(f"{path.as_posix()}: {'its keys are not in the usual order' if options.check else 'keys ordered'}")
    if options.check and changed:
        print("Run `python -m wechatpay_codegen fmt`.", file=sys.stderr)
        return 1
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


def _diff(options: argparse.Namespace) -> int:
    from wechatpay_codegen.changes.commands import Options, print_diff

    head = options.head or options.specs.as_posix()
    return print_diff(Options(options.base, head, options.specs, options.form, options.version, options.fail_on))


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
    "diff": _diff,
    "drift": _drift,
    "explain": _explain,
    "fmt": _fmt,
    "migrate": _migrate,
    "new": _new,
    "openapi": _write_openapi,
    "texts": _texts,
}
"""The commands that read specs and do not generate packages."""


if __name__ == "__main__":
    gc.disable()  # a run creates little garbage, and collection would take a tenth of its time
    code = main()
    gc.freeze()  # skip the collection at exit
    sys.exit(code)
