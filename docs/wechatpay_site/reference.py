"""All generated pages of a language, and their navigation."""

from collections.abc import Iterator
from typing import Any

from wechatpay_site import codes, notices, operations
from wechatpay_site.catalog import group_titles, title_of
from wechatpay_site.catalog import notifications as all_notifications
from wechatpay_site.catalog import operations as all_operations
from wechatpay_site.markdown import markdown
from wechatpay_site.words import WORDS


def pages(language: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the Markdown of each page."""
    for name, entry in all_operations().items():
        yield path_of(name), operations.page(entry, language)
    for name, entry in all_notifications().items():
        yield path_of(name), notices.page(entry, language)
    for code in codes.codes():
        yield f"errors/{code}.md", codes.page(code, language)
    yield "errors/index.md", codes.index(language)
    yield "reference/index.md", index(language)


def path_of(name: str) -> str:
    """Return the path of the page of an operation or a notification."""
    return f"reference/{name.replace('.', '/')}.md"


def index(language: str) -> str:
    """Return the page that lists all operations and notifications by product."""
    words = WORDS[language]
    counts = {"count": len(all_operations()), "notifications": len(all_notifications())}
    lines = [f"# {words['operations_index']}", "", words["operations_index_text"].format(**counts), ""]
    lines += [words["text_notice"], ""] if words["text_notice"] else []
    for group, services in _tree().items():
        lines += [f"## {markdown(title_of(group_titles()[group], language))}", ""]
        for service, names in services.items():
            lines += [f"### {markdown(title_of(group_titles()[service], language))} `{service}`", ""]
            lines += [*(f"- {_link(name, language)}" for name in names), ""]
    return "\n".join(lines)


def _link(name: str, language: str) -> str:
    path = path_of(name).removeprefix("reference/")
    mark = f" ({WORDS[language]['notifications']})" if name in all_notifications() else ""
    return f"[{markdown(title_in(name, language))}]({path}) `{name.rpartition('.')[2]}`{mark}"


def title_in(name: str, language: str) -> str:
    """Return the title of an operation or a notification."""
    entry: dict[str, Any] = all_operations().get(name) or all_notifications()[name]
    return title_of(entry["title"], language)


def titles(language: str) -> dict[str, str]:
    """Return the titles of operations and notifications, by the addresses of their pages."""
    return {
        path_of(name).replace(".md", ".html"): title_in(name, language)
        for name in (*all_operations(), *all_notifications())
    }


def _tree() -> dict[str, dict[str, list[str]]]:
    """Return the names of operations and then notifications, by group and service."""
    tree: dict[str, dict[str, list[str]]] = {}
    for name in (*all_operations(), *all_notifications()):
        service = name.rpartition(".")[0]
        tree.setdefault(service.partition(".")[0], {}).setdefault(service, []).append(name)
    return {group: dict(sorted(services.items())) for group, services in sorted(tree.items())}


def navigation(language: str) -> list[Any]:
    """Return the navigation of the reference: product, service, operation."""
    words = WORDS[language]
    groups: list[Any] = [{words["operations_index"]: "reference/index.md"}]
    for group, services in _tree().items():
        inner = [
            {title_of(group_titles()[service], language): [_item(name, language) for name in names]}
            for service, names in services.items()
        ]
        groups.append({title_of(group_titles()[group], language): inner})
    return groups


def contents(language: str) -> dict[str, list[str]]:
    """Return the paths of all pages, by product."""
    words = WORDS[language]
    products = {
        f"{words['reference']}{words['colon']}{title_of(group_titles()[group], language)}": [
            path_of(name) for names in services.values() for name in names
        ]
        for group, services in _tree().items()
    }
    errors = ["errors/index.md", *(f"errors/{code}.md" for code in codes.codes())]
    return {words["reference"]: ["reference/index.md"], **products, words["error_codes"]: errors}


def _item(name: str, language: str) -> dict[str, str]:
    return {title_in(name, language): path_of(name)}


def error_navigation() -> list[Any]:
    """Return the navigation of the error codes."""
    return ["errors/index.md", *({code: f"errors/{code}.md"} for code in codes.codes())]
