"""In: an article. Out: the names that the article itself shows to be media, which no list has and no model knows.

A dateline credits its agency, "ORLA reported" ends a sentence, something is "quoted by Tavrinform", "the weekly Horizont" says what it
is, and a page's line of share buttons names the networks of its readers. Once shown, a name is a medium wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

_WORD = r"[A-ZÀ-Þ][\w&’'-]*(?<!['’]s)"
NAME = rf"(?P<name>{_WORD}(?: (?:{_WORD}|\d{{1,2}}\b)){{0,2}})"
_KINDS = {
    "agency": r"(?:news|press|state|information) agency|wire|newswire",
    "broadcaster": r"broadcaster|(?:television|tv|radio|news)? ?(?:channel|station|network)",
    "paper": r"(?:news)?paper|(?:business |local |regional |state )?(?:daily|weekly)|magazine|tabloid",
    "media": r"(?:news |web|internet |local )?(?:portal|site|website|outlet)|(?:web|news)site",
}
_CALLED = {
    kind: re.compile(rf"(?<!police )(?<!power )(?<!petrol )(?<!railway )(?<!bus )(?<!metro )\b(?:{words}) {NAME}(?=[\s,.;:”\"])")
    for kind, words in _KINDS.items()
}  # fmt: skip
_AGENCY = re.compile(rf"\b(?:the|[a-z]+) agency {NAME}(?=[\s,.;:])")
_NO_AGENCY = re.compile(
    r"\b(?:aid|relief|space|security|intelligence|border|refugee|health|rating|emergency|spy|UN|travel|estate|charity) agency$"
)
_OF_KIND = re.compile(
    rf"\bthe {NAME} (?P<kind>news agency|agency|newspaper|broadcaster|channel|news site|website|portal|weekly|daily)\b(?! [A-ZÀ-Þ])"
)
_REPORTED = re.compile(
    rf"(?:(?<=, )|(?<=[.;”\"] )|(?<=\n))(?:the )?{NAME} (?:also )?(?:reported|reports)(?=[.,;]|$| on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| late| earlier)",
    re.M,
)
_AS_TOLD = re.compile(rf"\b[Aa]s {NAME} (?:reported|reports|wrote|writes|put it)\b")
_QUOTED = re.compile(
    rf"\b(?:(?:as |was |were |been )(?:quoted|cited)(?: as saying)? by|as reported by|(?:remarks|comments|statement|interview|report)s? (?:carried|published|aired|broadcast|reported|relayed|quoted|cited) by) (?:the )?{NAME}(?=[\s,.;:])"
)
_MATERIAL = re.compile(
    r"\b(?i:contains|with|includes) (?i:material|reporting|information|content) from (?P<names>[^.\n]{2,120})"
)
_DATED = re.compile(
    rf"^(?:[^\n]{{0,60}}?\({NAME}\)\s*[-–—]|[A-ZÀ-Þ]{{3}}[^\n]{{0,60}}?/{NAME.replace('?P<name>', '?P<slashed>')}/)",
    re.M,
)
_SHARE = re.compile(
    r"^(?:Share|Follow)\b(?: (?:this|us|it|on|via|article|story|page))*\b:?(?P<names>[^.\n]{2,90})$", re.M | re.I
)
_BUTTONS = frozenset(
    "mail e-mail email print copy link comment comments save pdf rss read share follow us this article more in on via text newsletter app tweet contact".split()
)
BODIES = re.compile(
    r"\b(?:ministry|ministries|army|police|government|parliament|council|court|committee|commission|command|staff|force|forces|service|services|office|"
    r"president|minister|party|union|bank|university|front|guard|navy|house|department|party|senate|congress|cross|crescent|nations|watch|group|observatory)\b",
    re.I,
)  # fmt: skip
_PRINTED = re.compile(
    r"\b(?:press|agency|news|wire|radio|television|tv|broadcasting|telegraph|newspaper|post|times|herald|courier|observer|tribune|gazette|today|observatory|watch|monitor)\b",
    re.I,
)
_DAYS = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|January|February|March|April|May\b|June|July|August|September|October|November|December"
)
_GENERAL = frozenset("wire wires agency agencies staff press media news reuters".split())
_KEY = "media shown"


def shown_media(doc: Doc) -> dict[str, str]:
    """Name -> kind (values.HOP_TYPES) of what the article shows to be a medium; found once for each Doc."""
    found = doc.user_data.get(_KEY)
    if found is None:
        found = {}
        for words, kind in _names(doc):
            name = _bare(words)
            if _may_be(doc, name):
                found.setdefault(name, kind)
        doc.user_data[_KEY] = found
    return dict(found)


def _bare(words: str) -> str:
    """The name without what begins a sentence before it, tells whose it is, or is the day after it."""
    short = re.sub(
        r"^(?:(?:As|The|And|But|In|When|While|Also) |[A-Z][a-z]+(?:ian|ean|ish|ese) (?=\S))+| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$",
        "",
        words,
    )
    return words if _PRINTED.fullmatch(short) else short


def _names(doc: Doc) -> Iterator[tuple[str, str]]:
    text = doc.text
    for line in _SHARE.finditer(text):
        for part in re.split(r"\s+[|•·–-]\s+|\s{2,}|, | and | or ", line["names"]):
            if re.fullmatch(_WORD, part.strip()) and part.strip().lower() not in _BUTTONS:
                yield part.strip(), "platform"
    for kind, called in _CALLED.items():
        for match in called.finditer(text):
            yield match["name"], kind
    for match in _AGENCY.finditer(text):
        if not _NO_AGENCY.search(text[match.start() : match.start("name") - 1]):
            yield match["name"], "agency"
    for match in _OF_KIND.finditer(text):
        if _unlike_people(doc, match["name"]):  # nor a town: "the Vienna daily"
            yield match["name"], "agency" if "agency" in match["kind"] else "media"
    for match in _DATED.finditer(text):
        yield match["name"] or match["slashed"], "agency"
    for match in _MATERIAL.finditer(text):
        for part in re.split(r", | and ", match["names"]):
            if re.fullmatch(NAME, part.strip()):
                yield part.strip(), "agency"
    for pattern in (_REPORTED, _QUOTED, _AS_TOLD):
        for match in pattern.finditer(text):
            if _unlike_people(doc, match["name"]):
                yield match["name"], "media"


def _may_be(doc: Doc, name: str) -> bool:
    """Whether nothing speaks against it: no body of state, no day, no place or nation of which the article says "in ..."."""
    if BODIES.search(name) or _DAYS.match(name) or len(name) < 3:
        return False
    demonym = re.fullmatch(r"[A-Z][a-z]+(?:ian|ean|ish|ese|ic|ch)", name)
    if demonym or name.lower() in _GENERAL or name.split()[-1] == "News" or is_body(doc, name):
        return False
    return not any(m.type == "NORP" for m in doc._.mentions if doc.text[m.start : m.end] == name)


def is_body(doc: Doc, name: str) -> bool:
    """Whether the article spells the capitals out as what prints nothing: "the Tavran Defence Force (TDF)"."""
    if not name.isupper():
        return False
    full = rf"((?:\b[A-ZÀ-Þ][\w'’-]+ (?:of |the |for |and |de )*){{2,6}})\({re.escape(name)}\)(?!\s*[-–—])"
    spelled = re.search(full, doc.text)
    return spelled is not None and not _PRINTED.search(spelled[1])


def _unlike_people(doc: Doc, name: str) -> bool:
    """Whether it is no person's name: in capitals, or never behind a title or first name and never taken up by "he"."""
    if name.isupper():
        return True
    if re.search(rf"\b[A-ZÀ-Þ][a-z.]+ {re.escape(name)}\b", doc.text):
        return False
    return not any(
        m.type in ("PER", "GPE") and m.form == "name" and doc.text[m.start : m.end] == name for m in doc._.mentions
    )
