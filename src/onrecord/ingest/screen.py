"""Text in, the reason why it is no English article out (or nothing)."""

from __future__ import annotations

import re

from .lines import FUNCTION_WORDS, Line

MIN_WORDS = 8  # a one-sentence flash has about ten
MOST_CHARACTERS = 300_000
"""A longer text is a book, or a pile in one file: reading takes quadratic time in it (100,000 characters half a minute),
and the parser refuses a million, which would end the whole build."""
_WALL_WORDS = 60  # below this a page that asks its reader to log in holds nothing else
_WALL = re.compile(
    r"(?:^|[.!?:]\s|\n)\s*((?:please |you must |to continue reading,? |to read on,? )?(?:"
    r"(?:log|sign) ?in (?:or \w+ )?to (?:continue|read|view)|(?:subscribe|register) (?:now )?to (?:continue|read|keep)"
    r"|to (?:continue|keep) reading,? (?:please )?(?:log ?in|sign ?in|subscribe|register)"
    r"|(?:enable|turn on|allow) (?:javascript|cookies)|(?:accept|allow) (?:all )?cookies"
    r"|(?:verify|confirm|check)(?:ing)? (?:that |if )?you(?: are|'re) (?:a )?(?:human|not a robot)"
    r"|page not found|(?:error )?404\b|403 forbidden|access denied)\b)",
    re.IGNORECASE,
)
_ENOUGH_WORDS = 40  # below this, language detection on names and headlines is a guess


def reason_against(text: str, lines: list[Line]) -> str | None:
    """Why the text is no article that onrecord reads, in words for a person; None where it is one."""
    if not text.strip():
        return "empty: no text in it"
    if len(text) > MOST_CHARACTERS:
        return f"too long for one article: {len(text):,} characters, at most {MOST_CHARACTERS:,}; give it in parts"
    words = [word for line in lines for word in line.words]
    letters = [character for character in text if character.isalpha()]
    latin = sum(character < "\u0250" for character in letters)
    if letters and latin < 0.5 * len(letters):
        return "not English: most letters are of another script"
    if len(words) < MIN_WORDS:
        return f"too short to be an article: {len(words)} word{'' if len(words) == 1 else 's'}"
    if len(words) < _WALL_WORDS and (wall := _WALL.search(text)):
        return f'no article but a page that stands before it ("{" ".join(wall[1].split())}"); save the article itself'
    english = sum(word.lower() in FUNCTION_WORDS for word in words) / len(words)
    if english >= 0.2 or len(words) < _ENOUGH_WORDS:
        return None  # English beyond doubt, or too little text to doubt it
    if english >= 0.12:
        return None  # names, lists and quotations in other languages; two witnesses are needed for a refusal
    language = _language(" ".join(words))
    return None if language == "en" else f"not English: reads as language {language!r}"


def _language(text: str) -> str:
    """ISO 639-1 code of the likeliest language; the classifier takes seconds to load, so only doubtful texts meet it."""
    from py3langid import classify

    return str(classify(text)[0])
