"""The command `texts`, and the part of `drift` that checks its file. Both return the exit status."""

import sys
from pathlib import Path

from wechatpay_codegen.pages.drift.spec_facts import views_of
from wechatpay_codegen.pages.read.facts import FactsError
from wechatpay_codegen.pages.read.problems import PageError, SourceError
from wechatpay_codegen.pages.read.sources import Pages, pages_of
from wechatpay_codegen.pages.texts.compare import outdated, texts_of_pages
from wechatpay_codegen.pages.texts.facts import read_texts, written
from wechatpay_codegen.source.complaint import SpecError


def write_texts(specs: Path, source: Path, file: Path) -> int:
    """Write the numbers and rules in the texts of the pages that specs name to a file.

    Args:
        specs: The specs folder.
        source: A folder or git directory of pages.
        file: The file.

    Returns:
        0, or 1 if the pages or specs cannot be read.
    """
    try:
        pages = _pages(specs, source)
        texts = texts_of_pages(specs, pages)
        if not pages.is_whole:
            sys.stderr.write(f"{source}: facts contain no texts; pass a folder or git directory of pages\n")
            return 1
        file.write_text(written(texts), encoding="utf-8", newline="\n")
    except (SpecError, SourceError, FactsError, PageError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{file}: {len(texts.texts)} texts with numbers or rules.\n")
    return 0


def check_texts(specs: Path, source: Path, file: Path) -> int:
    """Print where a file of texts differs from the pages. Facts contain no texts, so there is nothing to compare with.

    Args:
        specs: The specs folder.
        source: A facts file, a Markdown page, or a folder or git directory of pages.
        file: The file.

    Returns:
        0, or 1 if they differ or cannot be read.
    """
    try:
        pages = _pages(specs, source)
        lines = outdated(read_texts(file), specs, pages) if pages.is_whole else []
    except (SpecError, SourceError, FactsError, PageError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for line in lines:
        sys.stdout.write(f"{file}: {line}\n")
    if lines:
        sys.stderr.write(f"Read these texts, and write {file} again with the command `texts`.\n")
    return 1 if lines else 0


def _pages(specs: Path, source: Path) -> Pages:
    return pages_of(source, frozenset(address for view in views_of(specs) for address in view.addresses))
