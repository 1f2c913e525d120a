"""Full-width punctuation, typed with a Chinese input method where YAML and the types of specs need ASCII."""

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
    """Return the index of the first of these full-width characters in a text, or -1."""
    return next((index for index, character in enumerate(text) if character in wanted and character in _ASCII), -1)


def hint(text: str) -> str:
    """Return a sentence with the first full-width character of a text and its replacement, or an empty string."""
    index = position(text)
    return f"`{text[index]}` is a full-width character; write `{_ASCII[text[index]]}`." if index >= 0 else ""
