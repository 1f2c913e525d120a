"""The language in which the command prints: WECHATPAY_LANGUAGE, else the locale of the shell, else English."""

import gettext
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager

from wechatpay_runtime._base.messages import CATALOG, CHINESE, ENGLISH, LANGUAGE_VARIABLE, read_language, speaking

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables of POSIX that name the language of messages; the first one that is set decides."""
_ARGPARSE_VARIABLE = "LANGUAGE"
"""The variable by which gettext, and so argparse, chooses its languages."""


def language_of(environ: Mapping[str, str]) -> str:
    """Return the language that environment variables ask for."""
    locale = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), "")
    return read_language(environ.get(LANGUAGE_VARIABLE, "")) or read_language(locale) or ENGLISH


@contextmanager
def speaking_as_the_shell() -> Generator[None]:
    """Print in the language of the environment inside the `with` statement, the texts of argparse included."""
    language = language_of(os.environ)
    with speaking(language), _argparse_in_chinese() if language == CHINESE else speaking(language):
        yield


@contextmanager
def _argparse_in_chinese() -> Generator[None]:
    """Let argparse, which uses the current domain of gettext, find its texts in the library's catalog."""
    from importlib.resources import files

    domain, languages = gettext.textdomain(), os.environ.get(_ARGPARSE_VARIABLE)
    gettext.bindtextdomain(CATALOG, str(files("wechatpay_runtime") / "locale"))
    gettext.textdomain(CATALOG)
    os.environ[_ARGPARSE_VARIABLE] = CHINESE
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop(_ARGPARSE_VARIABLE)
        if languages is not None:
            os.environ[_ARGPARSE_VARIABLE] = languages
