"""Keep the catalog of messages complete: write its new entries, drop the ones that nothing uses, and compile it.

    python docs/messages.py

It reads the messages of the library, the command and the Django application from their source, and updates `wechatpay.po`, in which people write the
Chinese texts, and `wechatpay.mo`, which is installed. Entries marked `argparse` are texts of Python's argparse.

It does the same with `specs.po`, which has the texts of the specs that people read in errors: the meanings and remedies of error
codes, and the nouns of waits, each once.

It prints the entries that have no Chinese text. They stay English; in this repository, `tests/house/test_messages.py` refuses them.
"""

import ast
import json
import re
import struct
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ("runtime/wechatpay_runtime", "cli/wechatpay_cli", "apps/wechatpay_django")
SPECS = ROOT / "runtime/wechatpay_runtime/locale/zh/LC_MESSAGES/specs.po"
CATALOG = ROOT / "runtime/wechatpay_runtime/locale/zh/LC_MESSAGES/wechatpay.po"
FUNCTIONS = {"phrase", "fragment"}
ARGPARSE = "argparse"
_HEADER = (
    "Language: zh_CN\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
)
PLACEHOLDERS = re.compile(r"\{[^{}]*\}|%(?:\(\w+\))?[a-z]")
NAMES = re.compile(r"`[^`]*`")
"""Names of fields, operations and values in a text of the specs, which are the same in Chinese."""
_MAGIC = 0x950412DE


def used_messages() -> dict[str, str]:
    """Return every message of the sources, with the file that uses it first."""
    found: dict[str, str] = {}
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*.py")):
            for template in templates_in(ast.parse(path.read_text("utf-8"))):
                found.setdefault(template, path.relative_to(ROOT).as_posix())
    return found


def texts_of_specs() -> Counter[str]:
    """Return the meanings and remedies of error codes, with the number of their rows, and the nouns of waits."""
    found: Counter[str] = Counter()
    catalog = ROOT / "generated/wechatpay_catalog"
    files = [json.loads(path.read_text("utf-8")) for path in (catalog / "operations").rglob("*.json")]
    for row in (
        *json.loads((catalog / "errors.json").read_text("utf-8")),
        *(row for file in files for row in file["errors"]),
    ):
        found.update((row["means"], row["fix"]))
    for path in (ROOT / "generated/wechatpay_clients").rglob("*.py"):
        found.update(re.findall(r'\bnoun="([^"]+)"', path.read_text("utf-8")))
    return found


def templates_in(tree: ast.AST) -> Iterator[str]:
    """Yield the English texts of the messages in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def read_catalog(path: Path = CATALOG) -> dict[str, tuple[str, str]]:
    """Return the entries of a catalog: the file that uses a message, and its Chinese text, by the English text."""
    entries: dict[str, tuple[str, str]] = {}
    for block in path.read_text("utf-8").split("\n\n"):
        place = next((line[3:] for line in block.splitlines() if line.startswith("#: ")), "")
        texts = re.findall(r'^msg(?:id|str) ("(?:[^"\\]|\\.)*")$', block, re.MULTILINE)
        if place and texts:
            english, chinese = map(json.loads, texts)
            entries[english] = (place, chinese)
    return entries


def write_catalog(entries: Mapping[str, tuple[str, str]], path: Path = CATALOG) -> None:
    """Write a catalog, sorted by file."""
    blocks = [f'# Chinese texts of the messages; written by docs/messages.py.\nmsgid ""\nmsgstr {json.dumps(_HEADER)}']
    for english, (place, chinese) in sorted(entries.items(), key=lambda entry: entry[1][0]):
        quoted = (json.dumps(text, ensure_ascii=False) for text in (english, chinese))
        blocks.append("#: {}\nmsgid {}\nmsgstr {}".format(place, *quoted))
    path.write_text("\n\n".join(blocks) + "\n", "utf-8")


def compiled(entries: Mapping[str, tuple[str, str]]) -> bytes:
    """Return the catalog in the binary form that `gettext` reads."""
    texts = {"": _HEADER, **{english: chinese for english, (_, chinese) in entries.items() if chinese}}
    ids = sorted(text.encode() for text in texts)
    values = [texts[text.decode()].encode() for text in ids]
    start = 28 + 16 * len(ids)
    tables: list[int] = []
    data = b""
    for text in [*ids, *values]:
        tables += len(text), start + len(data)
        data += text + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, len(ids), 28, 28 + 8 * len(ids), 0, start)
    return head + struct.pack(f"<{len(tables)}I", *tables) + data


def updated(entries: Mapping[str, tuple[str, str]], used: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the entries for the messages in use, with the Chinese texts that exist, and those of argparse."""
    kept = [english for english in entries if english in used]
    own = {english: (used[english], entries.get(english, ("", ""))[1]) for english in dict.fromkeys([*kept, *used])}
    return {**{english: entry for english, entry in entries.items() if entry[0] == ARGPARSE}, **own}


def mistakes(
    entries: Mapping[str, tuple[str, str]], used: Iterable[str], kept: re.Pattern[str] = PLACEHOLDERS
) -> list[str]:
    """Return what is wrong with a catalog: missing and unused entries, missing texts, and parts that must be the same but differ."""
    wanted = set(used)
    found = [f"not in the catalog: {text!r}" for text in wanted - entries.keys()]
    for english, (place, chinese) in entries.items():
        if english not in wanted and place != ARGPARSE:
            found.append(f"not used: {english!r}")
        if not chinese:
            found.append(f"has no Chinese text: {english!r}")
        elif Counter(kept.findall(english)) != Counter(kept.findall(chinese)):
            found.append(f"has other {'placeholders' if kept is PLACEHOLDERS else 'names'} in Chinese: {english!r}")
    return sorted(found)


def main() -> int:
    """Update and compile both catalogs; print what is left to do."""
    for path, used, kept in (
        (CATALOG, used_messages(), PLACEHOLDERS),
        (SPECS, dict.fromkeys(texts_of_specs(), "specs"), NAMES),
    ):
        written = read_catalog(path)
        entries = updated(written, used)
        write_catalog(entries, path)
        path.with_suffix(".mo").write_bytes(compiled(entries))
        for english, (_, chinese) in written.items():
            if chinese and english not in entries:
                sys.stderr.write(f"dropped, because nothing uses it any more: {english!r} ({chinese})\n")
        for each in mistakes(entries, used, kept):
            sys.stderr.write(f"{path.name}: {each}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
