"""Drafts the rules that descriptions state in the usual words: defaults, characters, bounds, conditions and choices.

A rule in other words is left to the person who writes the text: the list of texts names it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from wechatpay_codegen.pages.draft.yaml_text import Flow, FlowList, Quoted, yaml_text
from wechatpay_codegen.pages.read.facts import Field, Page
from wechatpay_codegen.pages.read.kinds import Kind, page_kind
from wechatpay_codegen.pages.read.prose import rules

_PLACES = ("path", "query", "body")
_TOKEN = re.compile(r"[A-Za-z0-9_]+(?=时|必|的|方|接|或|和|及|[、\s，。、”\"」）)]|$)")
_WORD = re.compile(r"[A-Za-z0-9_]+")
_DEFAULT = re.compile(r"默认(?:值)?(?:设置)?(?:为|是|填写|将填写)?\s*[:：]?\s*([A-Za-z0-9_]+)(?![A-Za-z0-9_%.])")
_TRUE_FALSE = re.compile(r"默认[^，。]{0,8}?(true|false)")
_CHARACTERS = re.compile(
    r"(?:只能(?:是|由|为)?|仅支持|仅允许包含|必须仅包含|可使用|只支持|(?<![自])由)\s*(?:英文半角的)?(?=数字|大小写|大写|小写|字母|英文字母)"
)
_CLASSES = (
    ("大小写英文字母", "A-Za-z"),
    ("大小写字母", "A-Za-z"),
    ("大写英文字母", "A-Z"),
    ("大写字母", "A-Z"),
    ("小写字母", "a-z"),
    ("英文字母", "A-Za-z"),
    ("字母", "A-Za-z"),
    ("数字", "0-9"),
    *((word, "_") for word in ("下划线 _", "下划线_", "下划线")),
    *((word, "-") for word in ("短横线 -", "短横线-", "短横线", "连接线-", "中划线-", "连字符")),
    *((word, "|") for word in ("竖线|", "竖线")),
    *((word, "*") for word in ("星号*", "星号")),
)
_SEPARATOR = re.compile(r"[、\s]|，(?=以及|大|小|字|数|下|_|-)|以及|特殊符号|和|与|或")
_LITERAL = re.compile(r"[_|*@.#-]")
_END = re.compile(r"$|[，。；,;（(\s]|组成|的任意组合|这些|且")
_CLASS = re.compile(r"取值范围[:：]\s*(\[[0-9A-Za-z_*@|.#-]+\])")
_ITEMS = r"\s*(?:个(?!汉字|字|中文|英文)|张|条|组|份|项|行|笔)"
_LIST_RANGE = re.compile(rf"([0-9]+)\s*[-~～]\s*([0-9]+){_ITEMS}|个数限制为【([0-9]+),([0-9]+)】")
_LIST_MOST = re.compile(rf"(?:最多|不(?:能)?超过|最大)[^0-9，。；]{{0,10}}([0-9]+){_ITEMS}")
_LIST_LEAST = re.compile(rf"至少[^0-9，。；]{{0,6}}([0-9]+){_ITEMS}")
_NUMBER = r"([0-9]+(?:,[0-9]{3})*)(?![0-9.,]*[0-9]*\s*[万亿元%])"
_RANGE = re.compile(rf"(?:范围[为是]?\s*[:：]?\s*)[\[【(]?\s*{_NUMBER}\s*[,，~～-]\s*{_NUMBER}\s*[\]】)]?")
_MOST = re.compile(rf"(?:最大(?:值|不超过)?(?:为)?|不大于|最多)\s*{_NUMBER}")
_LENGTH = re.compile(r"([0-9]+)\s*[-~～]\s*([0-9]+)\s*个?字符|最短\s*([0-9]+)\s*个?字符，最长\s*([0-9]+)\s*个?字符")
_NEGATION = re.compile(r"非|除|不为|不是|不等于|以外|以外|不填|无需")
_MUST = re.compile(
    r"(?:为|是|填|选择|选|含|包含|有)\s*[“\"「]?\s*[^，。]*(?:必填|必传)|时[，,]?(?:该字段|此字段|本字段)?必[填传]"
)
_ONE_OF_TWO = re.compile(r"至少|[二两2]\s*选\s*[一1]|二者择一|必填一个")
_ONLY_ONE = re.compile(
    r"不允许都填|(?:二选一|必填一个|择一)[^。]*(?:不能|不可|不允许)(?:都|同时)|只能(?:填|传)[^，。]{0,4}其中一个"
)


@frozen
class Stated:
    """The rules of a field: keys of the draft, and bounds of its type."""

    keys: Mapping[str, Any]
    bounds: tuple[int | None, int | None] | None

    def __str__(self) -> str:
        found = [f"`{yaml_text(Flow({key: value})).strip()[1:-1]}`" for key, value in self.keys.items()]
        return ", ".join([*found, *([f"bounds `{_written(self.bounds)}`"] if self.bounds else [])])


def stated_rules(page: Page) -> dict[str, Stated]:
    """Return the rules of the fields of a request, by the place of their row."""
    found: dict[str, Stated] = {}
    for place in _PLACES:
        rows = page.request.get(place, ())
        for row in rows:
            stated = _Reading(row, _near(row, rows)).stated()
            if stated.keys or stated.bounds:
                found[row.where] = stated
    return found


def stated_choices(page: Page) -> tuple[Flow, ...]:
    """Return the choices between arguments that the descriptions state: at least one of two, or only one.

    Official samples often send both where a page says 二选一, so that is at least one unless the page forbids both.
    """
    found: dict[tuple[str, str], str] = {}
    rows = [row for place in _PLACES for row in page.request.get(place, ()) if "." not in row.name]
    for row in rows:
        sentence = next((rule.sentence for rule in rules(row) if rule.kind == "choice"), "")
        others = [one for one in rows if one is not row and _is_named(one, sentence)]
        kind = "one_of" if _ONLY_ONE.search(sentence) else "any_of" if _ONE_OF_TWO.search(sentence) else ""
        if kind and len(others) == 1 and not row.is_required and not others[0].is_required:
            first, second = sorted((row, others[0]), key=rows.index)
            found[first.name, second.name] = "one_of" if found.get((first.name, second.name)) == "one_of" else kind
    return tuple(Flow({kind: FlowList(names)}) for names, kind in found.items())


def _near(row: Field, rows: Sequence[Field]) -> tuple[Field, ...]:
    """Return the fields beside a field, then the arguments of the call."""
    parent = row.name.rpartition(".")[0]
    beside = [one for one in rows if one is not row and one.name.rpartition(".")[0] == parent]
    return (*beside, *(one for one in rows if parent and "." not in one.name))


def _is_named(row: Field, sentence: str) -> bool:
    name = row.name.rpartition(".")[2]
    return re.search(rf"(?<![A-Za-z_]){name}(?![A-Za-z_])", sentence) is not None or (
        len(row.term) > 1 and row.term in sentence
    )


@define(eq=False)
class _Reading:
    row: Field
    near: tuple[Field, ...]
    keys: dict[str, Any] = field(factory=dict[str, Any])

    def stated(self) -> Stated:
        kind = page_kind(self.row.type) or Kind("any")
        bounds: tuple[int | None, int | None] | None = None
        for rule in rules(self.row):
            sentence = rule.sentence
            match rule.kind:
                case "default":
                    self._add("default", self._default(sentence, kind))
                case "characters":
                    self._add("pattern", _pattern(sentence))
                case "required_when":
                    self._add("required_when", self._condition(sentence))
                case "list_length" if kind.base == "list":
                    bounds = bounds or _list_bounds(sentence)
                case "range" if kind.base == "integer" and not self.row.values:
                    bounds = bounds or _integer_bounds(sentence)
                case "length" if not self.row.is_encrypted:
                    bounds = bounds or _length(sentence, kind)
                case _:
                    pass
        return Stated(self.keys, bounds)

    def _add(self, key: str, value: object) -> None:
        if value is not None:
            self.keys[key] = value

    def _default(self, sentence: str, kind: Kind) -> object:
        """Return the default if the sentence names a value of the field's type."""
        if kind.base == "boolean":
            found = _TRUE_FALSE.search(sentence)
            return found[1] == "true" if found else None
        match = _DEFAULT.search(sentence)
        if match is None:
            return None
        if kind.base == "integer":
            return int(match[1]) if match[1].isdigit() and not self.row.values else None
        if kind.base != "text" or self.row.is_encrypted:
            return None
        if self.row.listed:
            return match[1] if match[1] in self.row.listed else None
        return match[1] if not match[1].isdigit() else None

    def _condition(self, sentence: str) -> object:
        """Return the condition if the sentence has values of exactly one field nearby."""
        if _NEGATION.search(sentence.partition("必填")[0].partition("必传")[0]) or not _MUST.search(sentence):
            return None
        tokens, words = set(_TOKEN.findall(sentence)), set(_WORD.findall(sentence))
        fitting = [(one, values) for one in self.near if (values := [value for value in one.listed if value in tokens])]
        fitting = [(one, values) for one, values in fitting if _base(one) != "list" and len(values) < len(one.listed)]
        known = {value for _, values in fitting for value in values}
        codes = {token for token in tokens if re.fullmatch(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{4,}", token)}
        if len(fitting) != 1 or codes - known or "且" in sentence:
            return None
        one, values = fitting[0]
        if words.intersection(one.listed) - set(values):
            return None  # a value is named, but not as one that decides
        return Flow({one.name.rpartition(".")[2]: FlowList(values)})


def _base(row: Field) -> str:
    kind = page_kind(row.type)
    return kind.base if kind else ""


def _pattern(sentence: str) -> str | None:
    """Return the pattern of a sentence that lists all characters in the usual words."""
    if match := _CLASS.search(sentence):
        return Quoted(f"{match[1]}+")
    start = _CHARACTERS.search(sentence)
    if start is None:
        return None
    at, classes = start.end(), dict[str, None]()
    while True:
        if word := next(((word, one) for word, one in _CLASSES if sentence.startswith(word, at)), None):
            at, classes = at + len(word[0]), {**classes, word[1]: None}
        elif literal := _LITERAL.match(sentence, at):
            at, classes = literal.end(), {**classes, literal[0]: None}
        elif separator := _SEPARATOR.match(sentence, at):
            at = separator.end()
        else:
            break
    if not classes or not _END.match(sentence, at):
        return None
    ordered = ["0-9", "A-Za-z", "A-Z", "a-z", "_", "|", "*", "@", ".", "#", "-"]
    return Quoted(f"[{''.join(one for one in ordered if one in classes)}]+")


def _list_bounds(sentence: str) -> tuple[int | None, int | None] | None:
    if match := _LIST_RANGE.search(sentence):
        first, second = (int(number) for number in match.groups() if number)
        return first, second
    least, most = _LIST_LEAST.search(sentence), _LIST_MOST.search(sentence)
    return (int(least[1]) if least else None, int(most[1]) if most else None) if least or most else None


def _integer_bounds(sentence: str) -> tuple[int | None, int | None] | None:
    if match := _RANGE.search(sentence):
        return _int(match[1]), _int(match[2])
    match = _MOST.search(sentence)
    return (None, _int(match[1])) if match else None


def _length(sentence: str, kind: Kind) -> tuple[int | None, int | None] | None:
    """Return the length if the type has the same maximum, but no minimum."""
    match = _LENGTH.search(sentence)
    if match is None or kind.base != "text" or kind.minimum:
        return None
    least, most = (int(number) for number in match.groups() if number)
    return (least, most) if most == kind.maximum and least > 1 else None


def _int(text: str) -> int:
    return int(text.replace(",", ""))


def _written(bounds: tuple[int | None, int | None]) -> str:
    return "..".join("" if bound is None else str(bound) for bound in bounds)


def with_bounds(type_text: str, bounds: tuple[int | None, int | None] | None) -> str:
    """Return a type with bounds: of a text, an integer or a list. Other types are returned unchanged."""
    if bounds is None:
        return type_text
    if re.fullmatch(r"list<.*>|integer", type_text):
        return f"{type_text}({_written(bounds)})"
    return f"string({_written(bounds)})" if re.fullmatch(r"string\([0-9]+\)", type_text) else type_text
