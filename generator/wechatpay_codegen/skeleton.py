"""Writes the skeleton of a new operation: a spec with a comment for each key, and a marker for each text to write."""

import re
from collections.abc import Iterator
from pathlib import Path

from wechatpay_codegen.api import names
from wechatpay_codegen.api.operation import PLACEHOLDER
from wechatpay_codegen.language.check import TO_DO
from wechatpay_codegen.language.parts import DOTTED, METHODS, PATH
from wechatpay_codegen.load.files import problems_of_name
from wechatpay_codegen.source.complaint import did_you_mean, sentences

_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})


class NotNew(Exception):
    """The operation cannot be written. The message says why, and what to do."""


def write_skeleton(specs: Path, name: str, method: str, path: str) -> list[Path]:
    """Write the spec of a new operation, and the heads of its service and its group if they are missing.

    Args:
        specs: The specs folder.
        name: Dotted name of the operation, such as `shop.orders.query_order`.
        method: Its HTTP method.
        path: Its path, with `{parameter}` for each path parameter.

    Returns:
        The files that were written.

    Raises:
        NotNew: The name, the method or the path is not valid, or the file exists. Nothing was written.
    """
    _check(name, method, path)
    group, service, operation = name.split(".")
    folder = specs / group / service
    files = {folder / f"{operation}.yaml": skeleton(operation, method, path)}
    for head, what in ((specs / group / "_group.yaml", "services"), (folder / "_service.yaml", "operations")):
        if not head.exists():
            files[head] = (
                f"title: {{en: {TO_DO}, zh: {TO_DO}}}\n# Purpose of its {what}, in full sentences.\ndoc: {TO_DO}\n"
            )
    if next(iter(files)).exists():
        raise NotNew(f"{next(iter(files)).as_posix()} exists. Choose another name, or edit that file.")
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return list(files)


def skeleton(operation: str, method: str, path: str) -> str:
    """Return the text of a spec with `TODO` wherever the author must write something."""
    return "".join(
        f"{line}\n" for part in (_head(operation), _request(method, path), _rest(method, path)) for line in part
    )


def _check(name: str, method: str, path: str) -> None:
    if not re.fullmatch(DOTTED.pattern, name):
        raise NotNew(f"`{name}` is not a name such as `shop.orders.query_order`: a group, a service and an operation.")
    words = (
        ("a group", names.PACKAGE_WORDS, names.CLIENT_ATTRIBUTES),
        ("a service", names.PACKAGE_WORDS, frozenset[str]()),
        ("an operation", names.OPERATION_WORDS, frozenset[str]()),
    )
    for part, (what, taken, attributes) in zip(name.split("."), words, strict=True):
        for problem, remedy in problems_of_name(part, what, taken, attributes):
            raise NotNew(f"{problem}. {remedy}")
    if method not in METHODS:
        raise NotNew(
            sentences(f"`{method}` is not a method.", did_you_mean(method, METHODS), f"Known: {', '.join(METHODS)}.")
        )
    if not re.fullmatch(PATH.pattern, path):
        raise NotNew(f"`{path}` is not a path. Expected {PATH.what}.")


def _head(operation: str) -> Iterator[str]:
    yield "# specs/README.md explains every key. Replace each marker, and remove what the page does not have, and these comments."
    yield f"title: {{en: {TO_DO}, zh: {TO_DO}}}"
    yield "# When to call it, and what to know before. In your own words, never a sentence of the page."
    yield f"doc: {TO_DO}"
    yield "# Address of the official page, or a list of addresses."
    yield f"docs: {TO_DO}"
    yield "# The date on that page, and the day on which you compared the finished file with it."
    yield "# updated: 2026-01-31"
    yield "# checked: 2026-01-31"
    yield "# Who may call it, as in the line 支持商户 of the page."
    yield "roles: [merchant]"
    yield "# The class name in the official sample code; the reply becomes its name with `Response`."
    yield f"sample_class: {names.class_name(operation)}"
    yield "# rate: 100 calls a second."
    yield ""


def _request(method: str, path: str) -> Iterator[str]:
    yield f"method: {method}"
    yield f"path: {path}"
    yield ""
    parameters = dict.fromkeys(PLACEHOLDER.findall(path))
    if parameters or method not in _WITH_BODY:
        yield "# Parameters of the path and the query, in the order of the page. One that is in no path is sent in the query."
        yield "parameters:" if parameters else "# parameters:"
        for name in parameters:
            yield f"  {name}:"
            yield "    # Such as string(32); every type: specs/README.md#types."
            yield from (
                f"    {key}: {value}"
                for key, value in (("type", TO_DO), ("required", "true"), ("zh", TO_DO), ("doc", TO_DO))
            )
        yield "#   limit: {type: integer(1..20), zh: 最大条数, doc: Maximum number of items to return.}"
        yield ""
    if method in _WITH_BODY:
        yield "# Fields of the JSON body, in the order of the page."
        yield "# body:"
        yield "#   out_trade_no: {type: string(6..32), required: true, zh: 商户订单号, doc: Merchant order number.}"
        yield ""
        yield "# Whether a call without a reply may be sent again: the number that makes it safe, or the reason why it is not."
        yield "# repeat: {by: out_trade_no}"
        yield ""


def _rest(method: str, path: str) -> Iterator[str]:
    status = 204 if method == "DELETE" else 200
    yield "# Each status of success, with the fields of its body, `none` or `file`."
    if status == 204:  # noqa: PLR2004 - the status of a reply without a body
        yield "replies:"
        yield "  204: none"
    else:
        yield "#   200:"
        yield "#     state: {type: OrderState, required: true, zh: 订单状态, doc: State of the order.}"
        yield "replies:"
        yield f"  200: {TO_DO}"
    yield ""
    yield "# The rows of the page's own error table. Without a text, a row has that of _shared/error_texts.yaml."
    yield "# errors:"
    yield "#   - {status: 404, code: ORDER_NOT_EXIST, means: The order does not exist., fix: Check the number.}"
    yield ""
    yield "# Fields of nested objects, and values of enums, by the class names of the official sample code."
    yield "# models:"
    yield "#   Amount:"
    yield "#     total: {type: integer, required: true, zh: 总金额, doc: In fen.}"
    yield "# enums:"
    yield "#   OrderState:"
    yield "#     PAID: The order is paid."
    yield ""
    target = PLACEHOLDER.sub("1", path)
    given = ", ".join(f'{name}: "1"' for name in dict.fromkeys(PLACEHOLDER.findall(path)))
    yield "# The example of the page. It is checked against everything above, and the gateway returns it."
    yield "# examples:"
    yield f"#   - given: {{{given}}}"
    yield f"#     sends: {method} {target}"
    yield f"#     status: {status}"
    yield from () if status == 204 else ("#     reply: {state: PAID}",)  # noqa: PLR2004 - as above
