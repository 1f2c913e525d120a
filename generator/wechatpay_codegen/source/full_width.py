"""Full-width punctuation, which an input method leaves where YAML and the types of a spec need ASCII."""

_ASCII = {
    "：": ":",
    "，": ",",
    "、": ",",
    "；": ";",
    "（": "(",
    "）": ")",
    "【": "[",
    "】": "]",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "＜": "<",
    "＞": ">",
    "《": "<",
    "》": ">",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "＃": "#",
    "－": "-",
    "．": ".",
    "。": ".",
}


def position(text: str, wanted: str = "".join(_ASCII)) -> int:
    """Where the first of some full-width characters is in a text, counted from 0, or -1 if it has none."""
    return next((index for index, character in enumerate(text) if character in wanted and character in _ASCII), -1)


def hint(text: str) -> str:
    """A sentence that names the first full-width character of a text and what to write, or an empty text."""
    index = position(text)
    return f"`{text[index]}` is a full-width character; write `{_ASCII[text[index]]}`." if index >= 0 else ""
