"""Finds the rules that the description of a field states in prose, such as when it is required, and its default.

It finds the sentence of a rule and the numbers in it, not its meaning: a person must read the sentence and write the rule
into the spec.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from wechatpay_codegen.pages.read.facts import Field
from wechatpay_codegen.pages.read.kinds import Kind, page_kind
from wechatpay_codegen.pages.read.numbers import numbers_of

KINDS = ("required_when", "choice", "characters", "default", "list_length", "range", "length")
"""The kinds of rules, in the order in which they are found."""

IN_NUMBERS = frozenset({"list_length", "range", "length"})
"""The kinds of rules that are stated if their numbers are."""

_END = re.compile(r"[\n。；;]")
_EXAMPLE = re.compile(r"(?:例如|比如|举例|示例值?|例子?[:：]|如[:：“\"‘]).*")
_ENCODING = re.compile(r"utf-?8(?:编码的?)?", re.IGNORECASE)

_MUST = re.compile(
    r"(?<!非)必(?:填|传)(?!字段|项)|必填项|必传项|(?:必须|须)(?:填写?|传入?|上传|提供|输入)"
    r"|(?<!无)(?<!不)(?<!否)需(?:要)?(?:填写|传入|传递|提供|上传)|不能为空|不可为空|时，请?(?:上传|填写)"
)
_NO_MUST = re.compile(r"按需|希望|是否必须|需要提供的|^[^，]*根据|都必须|开通[^，]*必须填写|会向[^，]*发送通知")
_IF = re.compile(r"时|若|如|行必|仅当|当|则|模式|情况|场景|行业|主体|除|订单[，,]|[包含]含|：|其他|选择|有|[A-Z]{2,}")
_CHOICE = re.compile(
    r"[二三四2-4]\s*选\s*[一1]|必填一个|(?:二者|两者)(?:择|必)|不能同时|不可同时|同时填写?|不可与|互斥|至少(?:填|传|选|上传)[^0-9]{0,6}[一1]个"
    r"|必须传递其中|至少传入[^，。]*之一|必须包含[^，。]*之一|缺一不可"
)
_CHARACTERS = re.compile(
    r"(?:只能|仅能?|可以?|必须|由|要求|支持|包含|允许|使用|满足)[^，。；\n]{0,16}(?:数字|字母|英文|汉字|中文(?!分号)|半角)"
    r"|[0-9]位\s*(?:阿拉伯)?数字|(?:特殊|空格|制表)(?:字符|符号|符)|取值范围[:：]\s*\[|以[^，。]{1,24}(?:开头|为后缀|结尾)|十六进制|^(?:[0-9]+、)?数字[，,]",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"彩色|复印件|示例图|格式要求")
_DEFAULT = re.compile(
    r"默认|缺省(?!\))|若不(?:填|传)"
    r"|(?:不|未)(?:填写?|传入?|传递|设置|指定)(?:该(?:字段|参数)|或填空)?(?:时|则|的话|表示|为(?!空)|：|，(?:则|将|按|系统|不))"
)
_NO_DEFAULT = re.compile(
    r"不支持|即未|默认处理|商品默认|默认(?:页|路径|首页|文本|内容(?!.*不))|默认为“|不启动|不允许|不更新"
)
_COUNT_WORD = r"(?:个|张|条|组|份|项|家|笔|名|人|次|枚|轮|行|种)"
_LIST = re.compile(
    rf"(?:最多|至多|不超过|不能超过|上限|最大|至少|最少|限制|可上传|支持|共|仅|长度|【|\[|数量|个数)[^，。；\n]{{0,14}}?[0-9]+\s*(?:{_COUNT_WORD}|[】\]])"
    rf"|[0-9]+\s*[-~～—]\s*[0-9]+\s*{_COUNT_WORD}|单张"
    rf"|(?:最多|至多|至少|最少)[^，。]{{0,4}}[一二两三四五六七八九十]\s*{_COUNT_WORD}|[【\[][0-9]+\s*[，,]\s*[0-9]+[】\]]"
)
_SEVERAL = re.compile(
    r"(?:最多|至多)[^，。；\n]{0,8}?(?:[2-9]|[1-9][0-9]+)\s*(?:个(?!中文|英文|汉字|字|UTF|小数)|张|条|份|项|组)"
)
_CHARACTER_COUNT = r"个?(?:英文|中文|汉字)?(?:编码的?)?(?:字符|字节|汉字|字(?!节|段|母))"
_LENGTH = re.compile(
    rf"[0-9]+\s*(?:[-~～—至到]\s*[0-9]+\s*)?{_CHARACTER_COUNT}|长度[^，。；\n]{{0,8}}?[0-9]+",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?:大于|小于|不超过|不能超过|不得超过|不少于|不低于|最大值?为?|最小值?为?|最多|上限为?|至少|>=?|<=?|≥|≤)(?:等于)?\s*[:：]?\s*[0-9]"
    r"|取值范围|范围[为是在]?[:：]?\s*[\[【(（]?[0-9]|[\[【(（]\s*-?[0-9]+\s*[,，~-]\s*-?[0-9,]+\s*[\]】)）]|[0-9]\s*[~～]\s*[0-9]+|(?:单位|金额)[^。]*非负|正整数"
)


@frozen
class Rule:
    """A rule: its kind, the sentence that states it, and the numbers in the sentence."""

    kind: str
    sentence: str
    numbers: tuple[str, ...]


def rules(field: Field) -> tuple[Rule, ...]:
    """Return the rules in the description of a field of a request, a rule for each kind."""
    kind = page_kind(field.type) or Kind("any")
    found: dict[str, Rule] = {}
    is_going = "即将下线" in field.text
    for sentence in sentences(field):
        for name in _kinds_of(sentence, field, kind):
            if not (is_going and name == "required_when"):
                found.setdefault(name, Rule(name, sentence, tuple(numbers_of(sentence))))
    return tuple(found[name] for name in KINDS if name in found)


def sentences(field: Field) -> Iterator[str]:
    """Yield the sentences of a description, without examples and without the listed values."""
    listed = set(field.listed)
    for sentence in _END.split(field.text):
        text = _EXAMPLE.sub("", sentence).strip()
        word = re.match(r"(?:[-•]\s*|[0-9]+[、.]\s*)?([A-Za-z0-9_]+)\s*(?:[:：—–=-]|$)", text)
        if text and not (word and word[1] in listed):
            yield text


def _kinds_of(sentence: str, field: Field, kind: Kind) -> Iterator[str]:
    sentence = _ENCODING.sub("", sentence)
    is_choice = bool(_CHOICE.search(sentence))
    if is_choice:
        yield "choice"
    if not field.is_required and not is_choice and _is_required_when(sentence):
        yield "required_when"
    if kind.base == "text" and _CHARACTERS.search(sentence) and not _PICTURE.search(sentence):
        yield "characters"
    if not field.is_required and _DEFAULT.search(sentence) and not _NO_DEFAULT.search(sentence):
        yield "default"
    if (kind.base == "list" and _LIST.search(sentence)) or (kind.base == "text" and _SEVERAL.search(sentence)):
        yield "list_length"
    if kind.base in {"integer", "number"} and _RANGE.search(sentence):
        yield "range"
    if kind.base == "text" and _says_length(sentence, kind):
        yield "length"


def _is_required_when(sentence: str) -> bool:
    return bool(_MUST.search(sentence) and _IF.search(sentence)) and not _NO_MUST.search(sentence)


def _says_length(sentence: str, kind: Kind) -> bool:
    """Return whether a sentence has a length that the type does not have."""
    known = {str(bound) for bound in (kind.minimum, kind.maximum) if bound}
    said = {number for match in _LENGTH.finditer(sentence) for number in re.findall("[0-9]+", match[0])}
    return bool(said - known - {"1"})
