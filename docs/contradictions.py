"""Writes the tables in docs/contradictions.md from `_contradictions.yaml` of each group: `python docs/contradictions.py`."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from wechatpay_codegen.api.service import Decided
from wechatpay_codegen.load.decided import read_decided
from wechatpay_codegen.source.yaml_reader import read

SPECS = Path(__file__).parents[1] / "specs"
PAGE = Path(__file__).with_name("contradictions.md")
BEGIN = "<!-- The rest of this page is written by docs/contradictions.py -->\n"


def decided_by_title() -> dict[str, Decided]:
    """Return the contradictions and decisions of each group, by its title. Those of several groups come first."""
    found = {"All products": decided(SPECS / "_shared/contradictions.yaml")}
    for file in sorted(SPECS.glob("*/_group.yaml")):
        title = yaml.safe_load(file.read_text("utf-8"))["title"]["en"]
        found[title] = decided(file.with_name("_contradictions.yaml"))
    return found


def decided(file: Path) -> Decided:
    """Return the content of a file, which may be missing."""
    return read_decided(read(str(file), file.read_bytes()).top) if file.exists() else Decided()


def sections(found: Iterable[tuple[str, Decided]]) -> Iterator[str]:
    """Yield a section for each group that has rows."""
    for title, each in found:
        if each.contradictions or each.decisions:
            yield f"\n## {title}\n"
        if each.contradictions:
            rows = [(row.what, "<br>".join(row.statements), row.choice, row.why) for row in each.contradictions]
            yield from table(("what", "the pages say", "our choice", "why"), rows)
        if each.decisions:
            yield ("\n" if each.contradictions else "") + "No page says what happens:\n"
            cases = [(row.what, row.gateway, row.why) for row in each.decisions]
            yield from table(("what", "what the gateway does", "why"), cases)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table. A vertical bar in a cell is escaped."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def render() -> str:
    """Return the generated part of the page."""
    return "\n".join(sections(decided_by_title().items())) + "\n"


def main() -> None:
    """Write the page."""
    head, _, _ = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}{render()}", "utf-8", newline="\n")
    sys.stdout.write(f"docs/{PAGE.name} is up to date\n")


if __name__ == "__main__":
    main()
