"""Builds the site: `python -m wechatpay_site [FOLDER]`, into `site/` by default.

It writes the Markdown of every page to `.cache/site/`, runs Zensical once for each language, and adds tables and code of the reference, the
plain text of the pages, `llms.txt`, and the API as OpenAPI.
"""

import gc
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import yaml

from wechatpay_codegen.commands import write_openapi
from wechatpay_codegen.settings import version_beside
from wechatpay_site import control, finish, menu, reference
from wechatpay_site.catalog import LANGUAGES, ROOT, notifications, operations
from wechatpay_site.dead_links import follow_links
from wechatpay_site.html_tables import with_html_tables
from wechatpay_site.late_parts import has_late_parts, without_parts
from wechatpay_site.links import Repository, outside_code
from wechatpay_site.words import WORDS

_STAGE = ROOT / ".cache" / "site"
"""Each language has its own folder, because a build removes from Zensical's cache what it did not use."""
_SETTINGS, _PAGES, _BUILT = "zensical.yml", "pages", "built"
_END_OF_CHINESE_LINE = re.compile(r"(?<=[，。；：！？、）”])\n(?![\s#|>*-]|\d+\. )")
_DOCS = ROOT / "docs"
_DEAD = "These links lead to a file, or to a place of a page, that does not exist. Correct each in the source of its page:\n{}\n"
_NAMES = {"en": "wechatpay-clients", "zh": "wechatpay-clients 中文文档"}


def main(arguments: list[str]) -> int:
    """Build the site; return the exit code."""
    output = Path(arguments[0]) if arguments else ROOT / "site"
    pages = all_pages()
    for language in LANGUAGES:
        stage(language, pages[language])
    builds = [_build(language) for language in LANGUAGES]
    printed = [build.communicate()[0] for build in builds]
    failures = [text for build, text in zip(builds, printed, strict=True) if build.returncode]
    if failures:
        sys.stderr.write("".join(text.partition("Traceback")[0] for text in failures))
        return 1
    rmtree(output, ignore_errors=True)
    for language in LANGUAGES:
        copytree(_STAGE / language / _BUILT, output / language)
        finish.finish(output, language, pages[language], menu.contents(language))
    finish.choose_language(output)
    specs = ROOT / "specs"
    write_openapi(specs, output / "openapi.json", output / "openapi-webhooks.json", version_beside(specs))
    count, dead = follow_links(output)
    if dead:
        sys.stderr.write(_DEAD.format("\n".join(dead)))
        return 1
    sys.stdout.write(f"All links of {count} pages lead to a page or a file.\n")
    return 0


def all_pages() -> dict[str, dict[str, str]]:
    """Return the Markdown of all pages, by language and path. Both languages have the same paths."""
    repository = Repository()
    counts = {"operations": len(operations()), "notifications": len(notifications())}
    pages = {language: handwritten(language, repository) for language in LANGUAGES}
    for language in LANGUAGES:
        for name, count in counts.items():
            pages[language]["index.md"] = pages[language]["index.md"].replace(f"{{{name}}}", str(count))
        if language == "zh":
            pages[language] = {path: without_gaps(text) for path, text in pages[language].items()}
        pages[language][control.PATH] = control.page(language)
        pages[language]["index.md"] = menu.with_contents(language, pages[language])
        pages[language] |= {**repository.pages(), **dict(reference.pages(language))}
    return pages


def handwritten(language: str, repository: Repository) -> dict[str, str]:
    """Return the pages that people write, by path. A page without a translation is in English."""
    sources = {path: _DOCS / language / path for path in _written("en")}
    missing = {path for path, source in sources.items() if not source.exists()}
    pages = repository.pages_of({path: source for path, source in sources.items() if path not in missing}, language)
    english = repository.pages_of({path: _DOCS / "en" / path for path in missing}, "en")
    return {**pages, **{path: _in_english(text) for path, text in english.items()}}


def without_gaps(text: str) -> str:
    """Join the lines of Chinese paragraphs: a browser shows the end of a line as a space."""
    return outside_code(text, lambda part: _END_OF_CHINESE_LINE.sub("", part))


def _written(language: str) -> list[str]:
    folder = _DOCS / language
    return [file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*.md"))]


def _in_english(text: str) -> str:
    title, _, rest = text.partition("\n")
    return f"{title}\n\n本页暂时只有英文。\n{rest}"


def stage(language: str, pages: dict[str, str]) -> None:
    """Write the pages and the settings of a language to the folder that Zensical reads."""
    folder = _STAGE / language
    known = {folder / _PAGES / path for path in pages}
    for old in (folder / _PAGES).rglob("*.md"):
        if old not in known:
            old.unlink()
    for path, text in pages.items():
        _write(folder / _PAGES / path, staged(path, text))
    _write(folder / _PAGES / "site.css", (_DOCS / "theme" / "site.css").read_text("utf-8"))
    _write(folder / _SETTINGS, yaml.safe_dump(settings(language, pages), allow_unicode=True, sort_keys=False))


def staged(path: str, text: str) -> str:
    """Return the Markdown of a page for Zensical."""
    if has_late_parts(path):
        return without_parts(text)
    return with_html_tables(text) if path.startswith("errors/") else text


def settings(language: str, pages: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings of Zensical for a language."""
    base: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    words = WORDS[language]
    for scheme in base["theme"]["palette"]:
        scheme["toggle"]["name"] = words[scheme["toggle"]["name"]]
    theme = {**base["theme"], "language": language, "custom_dir": str(ROOT / base["theme"]["custom_dir"])}
    return {
        **base,
        "site_name": _NAMES[language],
        "site_description": words["about"],
        "docs_dir": _PAGES,
        "site_dir": _BUILT,
        "theme": theme,
        "nav": menu.navigation(language, pages),
    }


def _build(language: str) -> subprocess.Popen[str]:
    folder = _STAGE / language
    return subprocess.Popen(
        [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(folder / _SETTINGS)],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _write(path: Path, text: str) -> None:
    """Write a file if its content differs, so that Zensical's cache recognizes it."""
    content = text.encode()
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    gc.disable()  # a build creates little garbage, and collection would take a tenth of its own time
    code = main(sys.argv[1:])
    gc.freeze()  # skip the collection at exit
    sys.exit(code)
