"""The arguments of the commands."""

import argparse
from pathlib import Path
from typing import Any

_TEXTS = Path("tests", "facts", "texts.jsonl")


def argument_parser(description: str | None) -> argparse.ArgumentParser:
    """Return the parser of the arguments of all commands."""
    parser = argparse.ArgumentParser(prog="python -m wechatpay_codegen", description=description)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, text in (
        ("generate", "write the generated packages and the JSON Schema for editors"),
        ("check", "report where the generated packages differ from the specs"),
        ("watch", "generate again whenever a spec changes, until interrupted"),
    ):
        _add_generating_command(commands, name, text)
    _add_migrate_command(commands)
    _add_explain_command(commands)
    _add_openapi_command(commands)
    _add_authoring_commands(commands)
    _add_diff_command(commands)
    _add_page_commands(commands)
    return parser


def _add_generating_command(commands: Any, name: str, text: str) -> None:
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


def _add_authoring_commands(commands: Any) -> None:
    text = "write the skeleton of a spec, with a comment for each key and a marker for each text"
    new = commands.add_parser("new", help=text, description=text)
    new.add_argument("operation", metavar="GROUP.SERVICE.OPERATION", help="such as payments.refunds.create_refund")
    new.add_argument("method", metavar="METHOD", help="GET, POST, PUT, PATCH or DELETE")
    new.add_argument("path", metavar="PATH", help="the path, with {parameter} for each path parameter")
    _add_specs_option(new)
    text = "put the keys of all specs into the usual order; comments, quotes and everything else stay"
    fmt = commands.add_parser("fmt", help=text, description=text)
    fmt.add_argument("--check", action="store_true", help="write nothing, and exit with status 1 if an order differs")
    _add_specs_option(fmt)


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


def _add_diff_command(commands: Any) -> None:
    text = "report what changed for users between two states of the specs, and which version number follows"
    diff = commands.add_parser("diff", help=text, description=text)
    diff.add_argument("base", metavar="BASE", help="a specs folder, or a git revision such as `main`")
    diff.add_argument(
        "head",
        nargs="?",
        default="",
        metavar="HEAD",
        help="a specs folder, or a git revision (default: the specs folder)",
    )
    _add_specs_option(diff)
    forms = diff.add_mutually_exclusive_group()
    for name, what in (("json", "print JSON"), ("changelog", "print a section for CHANGELOG.md")):
        forms.add_argument(f"--{name}", action="store_const", const=name, dest="form", default="text", help=what)
    diff.add_argument(
        "--version", default="", metavar="VERSION", help="the version of BASE (default: that of its library)"
    )
    diff.add_argument(
        "--fail-on",
        choices=("breaking", "additive", "text"),
        default="",
        help="exit with status 1 if there are changes of this kind or a worse one",
    )


def _add_page_commands(commands: Any) -> None:
    text = "print a draft of a spec for an official page"
    draft = commands.add_parser("draft", help=text, description=text)
    draft.add_argument(
        "page",
        nargs="?",
        metavar="PAGE",
        help="a Markdown file, the address of a page, or with --pages the number of a page, such as merchant/4012791862",
    )
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
        ("--pages", "PAGES", "the folder or git directory of the pages"),
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
