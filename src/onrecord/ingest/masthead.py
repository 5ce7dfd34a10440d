"""A line in, the outlet whose masthead it is out: `THE USTMAR DAILY`, `Radio Ilda 95.2 FM`, `NewsHub – all in one place`."""

from __future__ import annotations

import re

from .lines import Line

# Words that outlets call themselves by, at the end of a name ("Ustmar Post") or at its head ("Radio Ilda").
OUTLET_WORDS = frozenset(
    (
        "advertiser advocate agency argus broadcasting bulletin chronicle clarion courier daily democrat dispatch echo examiner express gazette globe guardian herald independent "
        "inquirer informer insider intelligencer journal ledger magazine mail messenger mirror monitor network newswire newsroom nation news newspaper observer online post pioneer press radio record register "
        "recorder reporter review sentinel spectator standard star statesman sun telegram telegraph television times today tribune tv voice wire weekly world"
    ).split()
)
_HEAD_WORDS = frozenset(["radio", "tv", "news", "daily", "channel", "voice"])
# Words of which the names of sections consist: "Main news", "Latest world headlines".
SECTION_WORDS = frozenset(
    (
        "news latest main top all more world national international local regional home front page headlines stories story "
        "updates politics business economy society culture sport sports opinion analysis archive feed breaking today "
        "articles press releases media centre center publications"
    ).split()
)
_COMPANY_WORDS = frozenset(["corporation", "service", "services", "company", "group", "online", "international"])
# Words that name outlets with a place after them: "The Times of Norda".
_OF_A_PLACE = frozenset(
    "chronicle courier echo gazette guardian herald journal mirror post radio times tribune voice".split()
)
_SMALL = frozenset(["of", "the", "and", "de", "el", "la", "le"])
_FREQUENCY = re.compile(r"\s+\d{2,4}(?:\.\d)?\s*(?:FM|AM|MHz|kHz)\b\.?", re.IGNORECASE)
_PARTS = re.compile(
    r"\s*[|•·»›]\s*|\s+[>/]\s+|\s+[–—-]{1,2}\s+|\s*:\s+|\s+(?=\([A-Z]{2,6}\)$)|,\s+(?=\d{1,2}\s[A-Z][a-z]{2}|[A-Z][a-z]{2,8}\s\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_INNER_CAPITAL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|news|info|tv|co\.[a-z]{2}|[a-z]{2})", re.IGNORECASE)
_SERIES = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’&-]*(?: (?:of|the|and|for|[A-ZÀ-Þ][\w'’&-]*)){1,5})\s+[|–—-]\s+"
    r"(?:(?:weekly|daily|monthly|bi-?weekly|situation|media|press|news|conflict|security|field)\s+)*"
    r"(?:bulletin|update|digest|newsletter|briefing|dispatch|roundup|round-up|report|sitrep)\b(?:\s+(?:no|nr|#|issue|for|of)\b|\s*[#\d(]|$)",
    re.IGNORECASE,
)
_LONE = re.compile(r"[A-Z]{3,12}|[A-Z][A-Za-z]{2,12}\d{1,3}|[A-Z]{2,6} ?\d{1,2}")
_LABELS = frozenset(
    "share menu search exclusive breaking flash snap newsflash advisory update updated urgent alert live video photo photos analysis opinion print login subscribe "
    "advertisement print africa asia europe america features feature column watch listen skip close war crime health culture".split()
)
_LONGEST = 5  # words of an outlet's name


def masthead(line: Line) -> str | None:
    """The outlet's name where the line is the head of its pages and no headline; None otherwise.

    A name in capitals or title case counts with an outlet's word at its end or head ("Post", "Radio"), with a capital
    inside ("NewsHub") or as a domain; a slogan or section may follow after a bar or a dash.
    """
    parts = [part.strip() for part in _PARTS.split(line.text) if part.strip()] if line.words else []
    if line.ends_sentence or re.search(r"\S\s{2,}\S", line.text):
        return None  # a sentence, a row of sections
    for number, part in enumerate(parts):
        others = [other for other in parts if other != part]
        found = outlet_name(part) if sum(len(other.split()) for other in others) <= 8 else None  # else it is a headline
        sections = all(word.lower() in SECTION_WORDS for other in others for word in other.split())
        if found and (number == 0 or (number == 1 and len(parts[0].split()) <= 2) or sections):
            return found
    return None


def outlet_name(name: str) -> str | None:
    """The words as an outlet's name where they are built as one, else None."""
    bare = _FREQUENCY.sub("", name).strip()
    words = bare.split()
    if not 1 <= len(words) <= _LONGEST or not all(word[0].isupper() or word in _SMALL for word in words):
        return bare if len(words) == 1 and _DOMAIN.fullmatch(bare) else None
    if all(word.lower() in SECTION_WORDS for word in words):
        return None
    if len(words) > 2 and words[-1].lower() in _COMPANY_WORDS and words[-1].lower() not in OUTLET_WORDS:
        words = words[:-1]
    named = (
        bare != name
        or (len(words) >= 2 and (words[-1].lower() in OUTLET_WORDS or words[0].lower() in _HEAD_WORDS))
        or (len(words) >= 3 and words[-2] == "of" and words[-3].lower() in _OF_A_PLACE)
        or (len(words) == 1 and (_INNER_CAPITAL.fullmatch(bare) or _DOMAIN.fullmatch(bare)))
        or (len(words) == 1 and "-" in bare and bare.lower().rpartition("-")[2] in OUTLET_WORDS)  # "Tavra-Press"
    )
    if not named:
        return None
    return bare.title() if bare.isupper() and len(words) > 1 else bare


def lone_name(line: Line, text: str) -> str | None:
    """The name in capitals or with a number ("KTV", "Ustmar24") that is all of a page's first line; None for places and labels."""
    found = _LONE.fullmatch(line.text)
    if not found or line.text.lower() in SECTION_WORDS or line.text.lower() in _LABELS:
        return None
    return None if re.search(rf"\b(?:in|near|from) {re.escape(line.text)}\b", text, re.IGNORECASE) else line.text


def is_section(line: Line) -> bool:
    """True where the line is the name of a section or list and nothing else: "Main news"."""
    return 1 <= len(line.words) <= 4 and all(word.lower() in SECTION_WORDS for word in line.words)


def outlet_of_series(headline: str | None) -> str | None:
    """The outlet that heads a numbered series: `Ilda Valley Watch – Weekly bulletin no. 7` -> `Ilda Valley Watch`."""
    found = _SERIES.match(headline or "")
    return found["name"] if found else None
