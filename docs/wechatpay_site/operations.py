"""The reference page of an operation."""

from collections.abc import Iterator
from typing import Any

from wechatpay_cli.examples import command_line, returns_file
from wechatpay_codegen.language.parts import ROLES
from wechatpay_site import samples, schemas, shell
from wechatpay_site.catalog import common_errors, notifications, title_of
from wechatpay_site.chinese import in_language
from wechatpay_site.markdown import code, json_text, markdown, raw_table
from wechatpay_site.signatures import Method, methods_of
from wechatpay_site.words import ROLES_IN_CHINESE, WORDS, choice

_PARTS = ("request", "reply", "errors")
_TEXTS = ("means", "fix")


def page(entry: dict[str, Any], language: str) -> str:
    """Return the page of one operation."""
    own, *others = methods_of(entry["operation"])
    sections = (
        head(entry, language),
        _signatures(entry, own, others, language),
        _samples(entry, own, others, language),
        _reply(entry, language),
        schemas.parameters(entry["parameters"], language),
        schemas.section(WORDS[language]["body"], entry["body"], language),
        schemas.upload(entry["upload"], language),
        _replies(entry, language),
        _errors(entry, language),
        _retries(entry, language),
        _facts(entry, language),
        all_official(entry["docs"], language),
    )
    return "\n".join(line for section in sections for line in section)


def names_of(entry: dict[str, Any], language: str) -> str:
    """Return the roles of an operation or a notification."""
    names = ROLES_IN_CHINESE if language == "zh" else ROLES
    return WORDS[language]["between"].join(names[role] for role in entry["roles"])


def head(entry: dict[str, Any], language: str) -> list[str]:
    """Return the title, the official page, the text and the address."""
    words = WORDS[language]
    name = entry["operation"].rpartition(".")[2]
    lines = [f"# {markdown(title_of(entry['title'], language))} {name}", "", official(entry, language), ""]
    if entry["deprecated"]:
        use = entry["deprecated"]["use"]
        lines += [f"**{words['deprecated'].format(use=use) if use else words['deprecated_alone']}**", ""]
    other = f" · {markdown(entry['title']['zh'])}" if language == "en" else ""
    lines += [f"`client.{entry['operation']}`{other}", ""]
    for paragraph in filter(None, entry["doc"].split("\n")):
        lines += [markdown(paragraph), ""]
    lines += code("text", "\n".join(f"{entry['method']} {route['path']}" for route in entry["routes"]))
    return [*lines, words["roles"].format(roles=names_of(entry, language)), ""]


def official(entry: dict[str, Any], language: str) -> str:
    """Return a line with the first official page and its date."""
    words = WORDS[language]
    dated = f" · {words['dated'].format(date=entry['updated'])}" if entry["updated"] else ""
    return f"{words['official']}{words['colon']}<{entry['docs'][0]}>{dated}"


def all_official(addresses: list[str], language: str) -> list[str]:
    """Return the section with all official pages, if there are several."""
    if len(addresses) == 1:
        return []
    return [f"## {WORDS[language]['all_official']}", "", *(f"- <{address}>" for address in addresses), ""]


def _signatures(entry: dict[str, Any], own: Method, others: list[Method], language: str) -> list[str]:
    words = WORDS[language]
    lines = [f"## {words['signature']}", "", *code("python", own.signature)]
    for method in others:
        lines += [f"- {_purpose(entry, method, language)}"]
    for name in entry["feeds"]:
        lines += [f"- {words['feeds'].format(name=name)}"]
    if others:
        lines += ["", *code("python", "\n\n".join(method.signature for method in others))]
    return [*lines, ""]


def _purpose(entry: dict[str, Any], method: Method, language: str) -> str:
    words = WORDS[language]
    wait = entry.get("wait")
    if wait and method.name == wait["method"]:
        final = choice(wait["final"], language)
        return words["wait"].format(name=method.name, field=wait["field"], final=final)
    key = "iter" if method.name.startswith("iter_") else "download" if method.name.startswith("download_") else ""
    return words[key].format(name=method.name) if key else f"`{method.name}`"


def _samples(entry: dict[str, Any], own: Method, others: list[Method], language: str) -> list[str]:
    words = WORDS[language]
    lines = [f"## {words['example']}", "", *code("python", samples.python(entry, own))]
    lines += [f"### {words['async']}", "", *code("python", samples.python(entry, own, is_async=True))]
    for method in others:
        lines += [
            f"### `{method.name}`",
            "",
            *code("python", samples.python(entry, method)),
            f"{words['async']}{words['colon']}",
            "",
        ]
        lines += code("python", samples.python(entry, method, is_async=True))
    sealed = [words["curl_sealed"]] if shell.seals(entry) else []
    lines += [f"### {words['curl']}", "", *code("sh", shell.curl(entry)), words["curl_note"], *sealed, ""]
    return [*lines, f"### {words['cli']}", "", *code("sh", command_line(entry)), words["runs"], ""]


def _reply(entry: dict[str, Any], language: str) -> list[str]:
    example = entry["examples"][0]
    words = WORDS[language]
    lines = [f"## {words['reply']}", ""]
    if isinstance(example["reply"], dict):
        return [*lines, *code("json", json_text(example["reply"]))]
    return [] if returns_file(entry) else [*lines, f"{example['status']}. {words['no_body']}", ""]


def _replies(entry: dict[str, Any], language: str) -> Iterator[str]:
    for status, schema in entry["replies"].items():
        yield from schemas.section(WORDS[language]["fields_of_reply"].format(status=status), schema, language)


def _errors(entry: dict[str, Any], language: str) -> list[str]:
    words = WORDS[language]
    rows = [
        (str(row["status"]), code_link(row["code"]), *(markdown(in_language(row[part], language)) for part in _TEXTS))
        for row in [*entry["errors"], *common_errors()]
    ]
    unchecked = [] if entry["checked"]["errors"] else [words["errors_unchecked"], ""]
    heads = (words["status"], words["code"], words["meaning"], words["remedy"])
    return [f"## {words['errors']}{schemas.HIDDEN_FROM_SEARCH}", "", *unchecked, *raw_table(heads, rows), ""]


def code_link(name: str) -> str:
    """Return a link from a reference page to the page of an error code."""
    return f"[`{name}`](../../../errors/{name}.md)"


def _retries(entry: dict[str, Any], language: str) -> list[str]:
    facts = "".join(f"- {fact}\n" for fact in open_outcome(entry, language))
    return [f"## {WORDS[language]['retries']}", "", facts]


def open_outcome(entry: dict[str, Any], language: str) -> Iterator[str]:
    """Yield whether a call is retried, which query returns its outcome, and which replies are rejected."""
    words = WORDS[language]
    repeat: dict[str, Any] = entry["repeat"] or {"by": [], "never": None, "outcome": None}
    if entry["method"] == "GET":
        yield words["retry_get"]
    elif repeat["by"]:
        yield words["retry_numbers"].format(numbers=choice(repeat["by"], language))
    else:
        yield words["retry_never"].format(reason=markdown(in_language(repeat["never"] or "", language))).rstrip()
    if repeat["outcome"]:
        yield words["outcome"].format(operation=repeat["outcome"]["operation"])
    if entry["numbers"]:
        yield words["mismatch"].format(names=choice(entry["numbers"], language))
    if entry["rate"]:
        yield words["rate"].format(rate=markdown(in_language(entry["rate"], language)))


def _facts(entry: dict[str, Any], language: str) -> list[str]:
    words = WORDS[language]
    lines: list[str] = []
    if entry["notifications"]:
        lines += [f"## {words['announces']}", ""]
        for each in entry["notifications"]:
            target = notifications()[each["notification"]]
            path = "../../" + each["notification"].replace(".", "/") + ".md"
            lines += [f"- [{markdown(title_of(target['title'], language))}]({path})"]
        lines += [""]
    return [*lines, f"## {words['facts']}", "", *coverage(entry, language), ""]


def coverage(entry: dict[str, Any], language: str) -> Iterator[str]:
    """Yield lines about what was compared with the official page, and when."""
    words = WORDS[language]
    names = {part: words[f"{part}_part"] for part in _PARTS}
    done = [words["on_day"].format(part=names[part], day=day) for part, day in entry["checked"].items() if day]
    missing = [names[part] for part, day in entry["checked"].items() if not day]
    if done:
        yield words["compared"].format(parts=words["between"].join(done))
    if missing:
        yield words["not_compared"].format(parts=words["between"].join(missing))
    if "twin_of" in entry:
        yield words["twin"].format(operation=entry["twin_of"])
