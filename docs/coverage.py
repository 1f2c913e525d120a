"""Writes docs/coverage.md from the catalog and `_contradictions.yaml` of each group: `python docs/coverage.py`."""

import json
import runpy
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
PAGE = Path(__file__).with_name("coverage.md")
PARTS = ("request", "reply", "errors")
HEAD = ("product", "service", "operations", "all parts compared", "some parts", "no part", "twins", "notifications")
NOTICE = """\
Each operation and each notification has a file in `specs/`, which states the day on which its request, its reply and its errors were
last compared with its official page. Docstrings and reference pages say what was not compared.

- *All parts compared*: request, reply and errors.
- *Some parts*, *no part*: the rest comes from other sources, which the file names. Fields of such replies are optional.
- *Twins*: operations of brands (`/brand/…`) without a page that could be read. They have the facts of the operation for service
  providers with the same name, without `brand_id`, and no date.
"""


def described(kind: str) -> list[dict[str, Any]]:
    """Return every operation or notification of the catalog, sorted by name."""
    folder = Path(str(files("wechatpay_catalog"))) / f"{kind}s"
    found = [json.loads(path.read_bytes()) for path in folder.glob("*/*/*.json")]
    return sorted(found, key=lambda each: each[kind])


def state(operation: dict[str, Any]) -> str:
    """Return the column in which an operation counts."""
    count = sum(bool(operation["checked"][part]) for part in PARTS)
    if "twin_of" in operation:
        return "twins"
    return {0: "no part", len(PARTS): "all parts compared"}.get(count, "some parts")


def titles(group: str, service: str = "") -> str:
    """Return the title of a group or a service, in English and Chinese."""
    file = ROOT / "specs" / group / (f"{service}/_service.yaml" if service else "_group.yaml")
    title: dict[str, str] = yaml.safe_load(file.read_text("utf-8"))["title"]
    return f"{title['en']} ({title['zh']})" if "zh" in title else title["en"]


def summary() -> str:
    """Return the totals as a sentence."""
    counts = Counter(state(each) for each in described("operation"))
    return (
        f"{sum(counts.values())} operations: {counts['all parts compared']} compared with their official pages in all parts, "
        f"{counts['some parts']} in some, {counts['no part']} in none, and {counts['twins']} twins for brands, "
        f"whose own pages could not be read; {len(described('notification'))} notifications."
    )


def counted() -> dict[str, Counter[str]]:
    """Return how many operations each service has in each state, and how many notifications. The site uses it as well."""
    counts: dict[str, Counter[str]] = {}
    for operation in described("operation"):
        counts.setdefault(operation["operation"].rpartition(".")[0], Counter())[state(operation)] += 1
    for notification in described("notification"):
        counts.setdefault(notification["notification"].rpartition(".")[0], Counter())["notifications"] += 1
    return dict(sorted(counts.items()))


def rows() -> Iterator[str]:
    """Yield the lines of a table with a row for each service."""
    yield f"| {' | '.join(HEAD)} |"
    yield f"|{'---|' * len(HEAD)}"
    product = ""
    for name, count in counted().items():
        group, _, service = name.partition(".")
        shown = "" if group == product else titles(group)
        product = group
        operations = count.total() - count["notifications"]
        cells = (shown, f"`{name}` {titles(group, service)}", operations, *(count[column] for column in HEAD[3:]))
        yield f"| {' | '.join(str(cell or '') for cell in cells)} |"


def disagreements() -> Iterator[str]:
    """Yield a line for each product whose pages contradict each other."""
    found = runpy.run_path(str(PAGE.with_name("contradictions.py")), run_name="contradictions")["decided_by_title"]()
    for title, decided in found.items():
        if decided.contradictions or decided.decisions:
            yield f"- {title}: {len(decided.contradictions)} contradictions, {len(decided.decisions)} gaps."


def render() -> str:
    """Return the page."""
    lines = [
        "# Coverage",
        f"\n{summary()}\n",
        NOTICE,
        *rows(),
        "\n## Contradictions\n",
        "Places where official pages contradict each other, and cases that no page covers, with our choice in",
        "[contradictions and gaps](contradictions.md):\n",
        *disagreements(),
        "\n[Open work](left.md) lists what is missing.",
        "\nThis page is written by docs/coverage.py.",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(render(), "utf-8", newline="\n")
    sys.stdout.write(f"docs/{PAGE.name} is up to date\n")


if __name__ == "__main__":
    main()
