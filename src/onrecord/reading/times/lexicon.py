"""The words of time: months, weekdays, units, seasons, parts of the day, and the letter by which the grammar knows each."""

from __future__ import annotations


def _numbered(rows: str, first: int) -> dict[str, int]:
    """The words of row n (rows are parted by semicolons) with the number n."""
    return {word: n for n, row in enumerate(rows.split(";"), start=first) for word in row.split()}


MONTHS = _numbered(
    "january jan;february feb;march mar;april apr;may;june jun;july jul;august aug;september sept sep;october oct;"
    "november nov;december dec",
    first=1,
)
SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
WEEKDAYS = _numbered(
    "monday mon;tuesday tue tues;wednesday wed;thursday thu thur thurs;friday fri;saturday sat;sunday sun", first=0
)
SHORT_WEEKDAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
WEEKDAY_PLURALS = {name + "s": number for name, number in WEEKDAYS.items() if name not in SHORT_WEEKDAYS}

# TimeML letters; TM and TH are the minute and hour of "PT5M", WE is the week-end
UNITS = {
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
PLURAL_UNITS = {
    "seconds": "TS",
    "minutes": "TM",
    "hours": "TH",
    "days": "D",
    "weeks": "W",
    "months": "M",
    "quarters": "Q",
    "years": "Y",
    "decades": "E",
    "centuries": "C",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO",
    "dawn": "MO",
    "noon": "MI",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "night": "NI",
    "overnight": "NI",
    "midnight": "NI",
}
SETS = {
    "annually": "P1Y",
    "yearly": "P1Y",
    "monthly": "P1M",
    "weekly": "P1W",
    "daily": "P1D",
    "nightly": "P1D",
    "hourly": "PT1H",
}
REFERENCES = {
    "now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "current": "PRESENT_REF",
    "recently": "PAST_REF",
    "recent": "PAST_REF",
    "lately": "PAST_REF",
    "formerly": "PAST_REF",
    "past": "PAST_REF",
    "soon": "FUTURE_REF",
    "shortly": "FUTURE_REF",
    "future": "FUTURE_REF",
}

# The grammar is regular expressions over a string with one letter a word. Letters given by rule, not by this list:
# n number, d whole number from 1 to 31 in digits, Y year, O ordinal, M month, W weekday, w weekdays, u v unit(s),
# Z season, P part of the day, J how often, z any other word; marks stand for themselves.
LETTERS = {
    word: letter
    for letter, words in {
        "a": "a an",
        "t": "the",
        "h": "this these",
        "i": "that",
        "l": "last past previous preceding prior",
        "x": "next coming upcoming following",
        "L": "latest",
        "c": "current",
        "r": "recent",
        "q": "few several many couple numerous",
        "o": "of",
        "&": "and",
        "R": "or to",
        "g": "ago",
        "e": "earlier",
        "k": "later",
        "b": "before",
        "f": "after",
        "F": "from",
        "N": "now",
        "m": "early late mid beginning start end middle",
        "H": "half",
        "K": "fiscal",
        "T": "today",
        "y": "yesterday",
        "E": "tomorrow",
        "V": "tonight",
        "j": "every each per",
        "p": "in since until till by during over for within on at through throughout",
        "S": "period",
        "D": "about around nearly almost some roughly approximately",
        "I": "same",
        "Q": "currently presently nowadays recently lately formerly soon shortly",
        "U": "ahead",
        "B": "quarter",
        "G": "weekend",
        "s": "s",
        "0": "old",
        "C": "future",
    }.items()
    for word in words.split()
}
MARKS = {"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-", "\u2013": "~", "\u2014": "~"}

FUTURE_CUES = frozenset(
    "will would shall ll plans plan planned expects expect expected scheduled due next upcoming tomorrow slated "
    "going intends hopes may might".split()
)
PAST_CUES = frozenset(
    "was were had said told did has have since after came went took made began says rose fell left met sent".split()
)
IRREGULAR_PASTS = frozenset(
    "blew bled bought broke brought built burst caught chose drew drove fed fled flew fought found froze gave got grew held hid kept"
    " knew laid lay lost paid ran sank sang saw shook shot shut sold spent spoke sprang stole stood struck stuck swam swept"
    " swore thought threw tore understood withdrew woke won wore wrote".split()
)
PERSONS = frozenset(
    "boy girl man woman child kid baby toddler teenager youth son daughter mother father brother sister grandson "
    "granddaughter grandmother grandfather nephew niece cousin husband wife widow student pupil teacher driver officer "
    "soldier resident native victim suspect king queen prince princess leader president politician player actor singer "
    "pilot farmer worker lawyer doctor nurse businessman businesswoman journalist prisoner inmate patient refugee migrant "
    "citizen national fisherman engineer carpenter veteran senator founder founding owner passenger retired former".split()
)
FUNCTION_WORDS = frozenset(
    "who whom which that and or but was is are were has have had be in into to on at from with of for as while when".split()
)
AGENTS = ("er", "or", "ist", "ian", "man", "woman", "ee", "eer", "ess", "ant")
