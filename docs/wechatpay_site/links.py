"""Links of handwritten pages: those that leave the site's folder become pages of the site as well."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from posixpath import relpath

from attrs import define, field

from wechatpay_site import control, readme, tables
from wechatpay_site.catalog import ROOT
from wechatpay_site.markdown import code

_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_NOT_RUN = re.compile(r"^<!-- Not run: .*? -->\n", re.MULTILINE)
"""The line before a block of code that no test runs. The site does not show it."""
_KINDS = {".py": "python", ".yaml": "yaml", ".toml": "toml"}


@define
class Repository:
    """The files of the repository that pages link to. They are in `project/` of both languages."""

    linked: set[str] = field(factory=set[str])

    def pages_of(self, sources: Mapping[str, Path], language: str) -> dict[str, str]:
        """Return the pages that people write, with their links pointing into the site."""
        texts = {path: source.read_text("utf-8") for path, source in sources.items()}
        places = readme.included(texts, language)
        return {path: self._page(path, sources[path], texts, language, places) for path in texts}

    def _page(self, path: str, source: Path, texts: Mapping[str, str], language: str, places: Mapping[str, str]) -> str:
        def followed(base: Path) -> Callable[[re.Match[str]], str]:
            def link(found: re.Match[str]) -> str:
                target = self._target(found[2], base, language, places)
                if target is None:
                    return found[1]
                return f"[{found[1]}]({target if '://' in target else _relative(target, path)})"

            return link

        own = outside_code(texts[path], lambda part: _LINK.sub(followed(source), part))
        base = ROOT / readme.FILES[language]
        page = readme.fill(
            own, texts, language, lambda body: outside_code(body, lambda part: _LINK.sub(followed(base), part))
        )
        return tables.fill(_NOT_RUN.sub("", page), language)

    def _target(self, link: str, base: Path, language: str, places: Mapping[str, str]) -> str | None:
        """Return the path in the site that a link leads to, its address, or `None` if it leads nowhere."""
        name, hash_, fragment = link.partition("#")
        docs = ROOT / "docs" / language
        if "://" in link:
            return link
        path = (base.parent / name).resolve() if name else base
        if path.name in readme.FILES.values() and path.parent == ROOT:
            return places.get(fragment) if fragment else "index.md"
        if path.is_relative_to(docs):
            return path.relative_to(docs).as_posix() + hash_ + fragment
        if path == control.SOURCE.with_suffix(".md"):
            return control.PATH + hash_ + fragment
        self.linked.add(_name(path))
        return place_of(_name(path)) + (hash_ + fragment if path.suffix == ".md" else "")

    def pages(self) -> Mapping[str, str]:
        """Return the linked files as pages, by their paths in the site. Their own links to other files are removed."""
        return {place_of(name): _as_page(name, self.linked) for name in sorted(self.linked)}


def _name(path: Path) -> str:
    name = path.relative_to(ROOT).as_posix()
    return f"{name}/README.md" if path.is_dir() else name


def _relative(target: str, page: str) -> str:
    name, hash_, fragment = target.partition("#")
    return relpath(name, PurePosixPath(page).parent.as_posix() or ".") + hash_ + fragment


def place_of(name: str) -> str:
    """Return the path in the site of a file of the repository. `README.md` gets another name, because it would become `index.html`."""
    name = name.replace("README.md", "about.md")
    return f"project/{name}" if name.endswith(".md") else f"project/{name}.md"


def _as_page(name: str, linked: set[str]) -> str:
    path = ROOT / name
    text = path.read_text("utf-8")
    if path.suffix != ".md":
        return "\n".join([f"# {name}", "", *code(_KINDS.get(path.suffix, "text"), text)])

    def followed(found: re.Match[str]) -> str:
        target, hash_, fragment = found[2].partition("#")
        if "://" in found[2]:
            return found[0]
        other = (path.parent / target).resolve().relative_to(ROOT).as_posix() if target else name
        if other not in linked:
            return found[1]
        link = place_of(other) + (hash_ + fragment if other.endswith(".md") else "")
        return f"[{found[1]}]({_relative(link, place_of(name))})"

    return outside_code(text, lambda part: _LINK.sub(followed, part))


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Change a text except its fenced code."""
    parts: list[str] = []
    last = 0
    for block in _FENCED.finditer(text):
        parts += [change(text[last : block.start()]), block[0]]
        last = block.end()
    return "".join([*parts, change(text[last:])])
