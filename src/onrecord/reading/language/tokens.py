"""In: a text. Out: a spaCy Doc whose tokens follow the Universal Dependencies habits for English, offsets untouched.

Built on spaCy's English rules. Added: runs of one mark stay whole ("!!!", "----"), word/word splits, clock times let go
of AM and PM, telephone numbers and prefixed words the treebanks keep ("e-mail", "co-op") stay whole, and common
abbreviations of news keep their period. The mark of a footnote ("said.[2]", "said.²") is a token of its own.
"""

from __future__ import annotations

import re
from typing import Any

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Token
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_RUNS = (r"[!?]{2,}", r"\*{2,}", r"_{2,}", r"={2,}", r"~{2,}", r"\+{2,}", r"#{2,}", r"-{2,}", r"<{2,}", r">{2,}")
_WHOLE = re.compile(
    r"(?:\+?\d{1,3}[-.])?\(?\d{3}\)?[-.]\d{3}[-.]\d{4}"  # telephone numbers
    r"|(?:[Ee]|[Cc]o|[Nn]on|[Rr]e|[Aa]nti|[Pp]re|[Uu]n)-[a-z]{2,}"  # prefixes the treebanks never cut off
    r"|\d{1,2}:\d{2}"
)
_NOTE = r"(?:(?<=\w)\[\d{1,3}\]|(?<=[.,;:!?”\"’)\]])(?:\[(?:\d{1,3}|[a-z])\]|[¹²³⁰⁴-⁹]{1,3}))"
_NOTED = re.compile(r"\[(?:\d{1,3}|[a-z])\]|[¹²³⁰⁴-⁹]{1,3}")
_NUMBERED = re.compile(r"\d{1,3}/")
_ABBREVIATIONS = (
    "etc.", "Ft.", "No.", "Nos.", "al.", "ca.", "approx.", "Maj.", "Brig.", "Col.", "Cmdr.", "Capt.", "Sgt.", "Cpl.",
    "Lt.", "Adm.", "Gen.", "Gov.", "Sen.", "Rep.", "Reps.", "Sens.", "Rev.", "Hon.", "Supt.", "Det.", "Insp.", "Amb.",
    "Dept.", "Univ.", "Assn.", "Bros.", "Corp.", "Inc.", "Ltd.", "Co.", "Jr.", "Sr.", "Mt.", "St.", "vs.", "Sept.",
    "Messrs.", "Mses.", "Pvt.", "Atty.", "Spc.", "Pfc.",
)  # fmt: skip


def tokenizer(language: Language) -> Tokenizer:
    """A tokenizer for `language` (any English pipeline): every character of the text lies in a token or in a space."""
    rules: Any = language.Defaults
    prefixes = [*_RUNS, *rules.prefixes]
    suffixes = [*_RUNS, _NOTE, r"(?<=[0-9])(?:[AaPp][Mm])", *rules.suffixes]
    infixes = [*_RUNS, r"(?<=[A-Z]\.)-(?=[A-Za-z])", r"(?<=[A-Za-z])/(?=[A-Za-z])", *rules.infixes]
    made = Tokenizer(
        language.vocab,
        rules={k: v for k, v in rules.tokenizer_exceptions.items() if k != "and/or"},
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=_WHOLE.fullmatch,
        url_match=rules.url_match,
    )
    for abbreviation in _ABBREVIATIONS:
        made.add_special_case(abbreviation, [{ORTH: abbreviation}])
    return made


def is_note(token: Token) -> bool:
    """Whether the token is no word of its sentence: the mark of a footnote behind a word, the number of a post in a thread ("3/ Two ...")."""
    if token.i and not token.nbor(-1).whitespace_ and _NOTED.fullmatch(token.text):
        return token.nbor(-1).is_punct or token.text[1:2].isdigit()  # "want[s]" is no note
    line = token.i == 0 or "\n" in token.nbor(-1).text
    return line and bool(token.whitespace_) and _NUMBERED.fullmatch(token.text) is not None


def blank() -> Language:
    """An English pipeline with our tokenizer and nothing else."""
    language = spacy.blank("en")
    language.tokenizer = tokenizer(language)
    return language
