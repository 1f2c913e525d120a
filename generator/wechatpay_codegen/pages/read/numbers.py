"""Finds the numbers in the description of a field, and decides whether an English text states them.

A number is written as `6`, `>0` or `<100` if the page says more or less than it, and with `yuan`, `hours`, `days` or
`months` if an English text can state it in another unit: 2000 yuan are 200,000 fen, 24 hours are a day.
"""

import re
from collections.abc import Iterator

from wechatpay_codegen.pages.read.facts import Field

_END = re.compile(r"[\n。；;]")
_EXAMPLE = re.compile(
    r"(?:例如|比如|举例|示例|样例|例子?[:：]|假设|如[:：“\"‘']|如\s*[0-9A-Za-z]|传入\s*[0-9]+\s*表示|格式[:：]\s*[0-9]).*"
)
_EXAMPLES_FOLLOW = re.compile(r"(?:例如|示例|举例)[^，。]{0,4}[:：]$|参考如下[。:：]?$")
_NOTE = re.compile(r"注|[0-9]+、|[（(][0-9]")
_FORMAT = re.compile(r"TIMEZONE|UTC|[yY]{4}.?MM|HH.?mm")
_STANDARD = re.compile(r"(?:ISO|RFC|UTF|SHA|MD|IPV|V|AES|RSA|HTML|H|SM|Base)[\s_-]*[0-9]+", re.IGNORECASE)
_IGNORED = re.compile(r"步骤\s*[0-9]+|\[0-9[^\]]*\]|上传\s*1\s*张")
_BOUNDS = re.compile(r"([\[【(（]\s*-?[0-9]+)\s*[,，]\s*([0-9]+)")
_FROM_ONE = re.compile(r"(?<![0-9])1\s*[-~～]\s*(?=[0-9]+\s*个?(?:字符|字节|字))|(?<=长度)1\s*[-~～]")
_ORDINAL = re.compile(
    r"(?<![0-9.])[（(]?[0-9]{1,2}\s*[)）]|(?<![0-9.、])[0-9]{1,2}、(?![0-9])|^\s*[0-9]{1,2}、|^\s*[0-9]{1,2}[.．](?![0-9])"
)
_NUMBER = re.compile(
    r"(?P<sign>大于等于|小于等于|不能?[大小]于|不得[大小]于|>=|<=|≥|≤|大于|小于|高于|低于|[<>])?\s*"
    r"(?<![A-Za-z_.0-9])(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?!\.?[0-9])\s*"
    r"(?P<scale>[万亿])?\s*(?P<unit>元|小时|天|日(?!期)|个月)?"
)
_DIGITS = {"两": 2, **{digit: value for value, digit in enumerate("零一二三四五六七八九十")}}
_CHINESE = re.compile(
    r"(?<![零一二两三四五六七八九十第])([二两三四五六七八九十])(天|个月|年|小时|分钟|次|条|张|位(?!国|字母|数))"
)
_SIGNS = {"大于": ">", "高于": ">", ">": ">", "小于": "<", "低于": "<", "<": "<"}
_SCALES = {"万": 10_000, "亿": 100_000_000}
_UNITS = {"元": "yuan", "小时": "hours", "天": "days", "日": "days", "个月": "months"}
_OTHER_UNITS: dict[str, tuple[float, ...]] = {
    "yuan": (100,),
    "hours": (1 / 24, 60),
    "days": (24, 1 / 7, 1 / 365),
    "months": (1 / 12,),
}

_NUMBER_WORDS = (
    "zero",
    "one single",
    "two twice both",
    "three third",
    "four fourth",
    "five fifth",
    "six sixth",
    "seven seventh",
    "eight eighth",
    "nine ninth",
    "ten tenth",
    "eleven",
    "twelve",
)
_WORDS = {word: str(number) for number, words in enumerate(_NUMBER_WORDS) for word in words.split()}
_ONE = re.compile(
    r"\b(?:an?|each|every|per) (?:\w+ )?(?:second|minute|hour|day|week|month|year|fen|yuan|digit|letter)\b|\bdaily\b"
)
_CLASS = re.compile(r"\[[^\]]*\]")
_ENGLISH_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")


def numbers(field: Field) -> tuple[str, ...]:
    """Return the numbers in a description without duplicates, except those of examples, formats and numbered lists."""
    return tuple(sentences_with_numbers(field))


def sentences_with_numbers(field: Field) -> dict[str, str]:
    """Return the numbers in a description, each with the first sentence that has it."""
    text = field.text
    for link in field.links:
        if link.text:
            text = text.replace(link.text, "")
    codes = set(field.listed)
    found: dict[str, str] = {}
    for sentence in _sentences(text):
        for number in numbers_of(sentence):
            if number not in codes:
                found.setdefault(number, sentence.strip())
    return found


def numbers_of(sentence: str) -> Iterator[str]:
    """Yield the numbers in a sentence."""
    text = _CHINESE.sub(lambda match: f" {_DIGITS[match[1]]}{match[2]}", sentence)
    text = _BOUNDS.sub(r"\1 ~ \2", text)
    for noise in (_IGNORED, _STANDARD, _ORDINAL, _FROM_ONE):
        text = noise.sub(" ", text)
    for match in _NUMBER.finditer(text):
        value = float(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
        yield f"{_SIGNS.get(match['sign'] or '', '')}{_written(value)}{_UNITS.get(match['unit'] or '', '')}"


def is_stated(number: str, stated: frozenset[str]) -> bool:
    """Return whether a number is among the numbers that a spec states, in any unit.

    Args:
        number: A number in the form that `numbers` returns.
        stated: The result of `stated_numbers`.
    """
    match = re.fullmatch(r"([<>]?)([0-9.]+)([a-z]*)", number)
    if match is None:
        return False
    value = float(match[2])
    near = {">": (value, value + 1), "<": (value, value - 1)}.get(match[1], (value,))
    factors = (1, *_OTHER_UNITS.get(match[3], ()))
    return any(_written(one * factor) in stated for one in near for factor in factors)


def stated_numbers(text: str, pattern: str = "") -> frozenset[str]:
    """Return the numbers in an English text, including those written as words, and in a regular expression."""
    found = [float(number.replace(",", "")) for number in _ENGLISH_NUMBER.findall(f"{text} {_CLASS.sub('', pattern)}")]
    words = {_WORDS[word] for word in re.findall("[a-z]+", text.lower()) if word in _WORDS}
    return frozenset({_written(number) for number in found} | words | ({"1"} if _ONE.search(text) else set()))


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences without examples, and without formats of times."""
    is_example = False
    for line in text.split("\n"):
        is_example = is_example and not _NOTE.match(line)
        for sentence in () if is_example else _END.split(line):
            if not _FORMAT.search(sentence):
                yield _EXAMPLE.sub("", sentence)
        is_example = is_example or bool(_EXAMPLES_FOLLOW.search(line))


def _written(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
