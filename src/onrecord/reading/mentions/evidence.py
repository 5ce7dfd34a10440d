"""The names of an article in, the same out with types that the words around them prove: "in Karvenia" is no person.

A model that has never met a name guesses its type from one sentence. Here all sentences of the article speak: what a
preposition, a possession, a verb of publishing or a title says of one occurrence counts for every occurrence of the form.
A guess is overruled only by clear proof, and what the gazetteer knows for sure is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc

from ..gazetteer.tables import genders, roles
from .found import Found
from .lexicon import known
from .types import is_demonym

PRIOR: Final = 1.5
"""What the model's own guess counts; a personal name of several words counts a point more, each occurrence adds `REPEAT`."""
REPEAT: Final = 0.3
PROOF: Final = 2.5
"""Least sum of signs that overrules the guess: two, as a rule, or one that nothing else explains."""
UNHEARD_PRIOR: Final = 0.5
UNHEARD_PROOF: Final = 1.5
"""The same for one word taken for a person whom the article never introduces: newspapers give people a first name or a title."""

Signs = Mapping[str, tuple[str, float]]


def _table(*rows: tuple[str, str, float]) -> dict[str, tuple[str, float]]:
    return {word: (kind, weight) for words, kind, weight in rows for word in words.split()}


BEFORE: Final[Signs] = _table(
    ("in near across throughout outside inside northern southern eastern western central", "GPE", 1.6),
    ("around within into leave left leaving entered enter reached invaded invade visit visited visiting", "GPE", 1.2),
    ("from via toward towards", "GPE", 0.5),
    ("neighbouring neighboring neighbour neighbor", "GPE", 2.0),
    ("aboard ferry ship vessel tanker trawler freighter frigate destroyer submarine yacht", "FAC", 2.5),
    ("mr mrs ms miss dr", "PER", 4.0),
    ("portal daily weekly tabloid newspaper broadcaster website outlet station", "MEDIA", 3.0),
    ("wrote tells told", "MEDIA", 0.4),
)
"""The word right before a name. Speech verbs say little: people, countries and outlets all speak."""
OF: Final[Signs] = _table(
    (
        "city town village port province region district outskirts suburb suburbs capital north south east west",
        "GPE",
        3.0,
    ),
    ("mayor governor people government republic kingdom coast shores streets citizens residents invasion", "GPE", 2.0),
    ("minister ministers ambassador ambassadors", "GPE", 2.0),
    ("president chief army borders border annexation sovereignty", "GPE", 1.2),
    ("sinking wreck capsizing", "FAC", 3.0),
    ("crew captain skipper deck decks", "FAC", 1.5),
    ("editor readers viewers edition issue correspondent", "MEDIA", 2.5),
    ("chairman owner shareholders employees subsidiary", "ORG", 2.0),
)
"""The noun before "of" or "with" and a name."""
FOR: Final[Signs] = _table(("reporter correspondent columnist editor wrote writes writing", "MEDIA", 2.5))
"""The noun or verb before "for" and a name."""
BY: Final[Signs] = _table(
    ("published aired broadcast carried printed seen obtained reviewed", "MEDIA", 2.0),
    ("quoted cited interviewed asked reported", "MEDIA", 1.2),
)
"""The participle before "by" and a name."""
OWNED: Final[Signs] = _table(
    (
        "capital coast border borders airspace territory parliament population economy neighbour neighbours neighbor",
        "GPE",
        2.0,
    ),
    ("foreign prime defence defense interior finance president embassy ambassador king queen navy", "GPE", 2.0),
    ("north south east west northern southern eastern western centre airport port harbour mayor streets", "GPE", 2.0),
    ("government army forces military people delegation envoy envoys negotiator negotiators", "GPE", 0.8),
    ("correspondent reporter reporters readers newsroom editors editor website", "MEDIA", 2.5),
    ("shares profits shareholders customers headquarters subsidiary factory", "ORG", 1.5),
    ("wife husband son daughter mother father brother sister lawyer lawyers aides widow", "PER", 2.0),
    ("crew captain passengers hull engines lifeboats", "FAC", 1.5),
)
"""The word after a name's possessive mark. Leaders have governments and armies too: those say little."""
AFTER: Final[Signs] = _table(
    ("province region district governorate county city", "GPE", 2.5),
    ("newspaper daily weekly magazine correspondent reporter", "MEDIA", 2.5),
    ("channel television tv radio website agency", "MEDIA", 1.0),
    ("reported published broadcast aired quoted cited wrote carried learned learnt understands", "MEDIA", 0.9),
    ("shares plc inc ltd gmbh", "ORG", 2.5),
    ("sank capsized docked sailed foundered", "FAC", 2.0),
)
"""The word right after a name."""
HYPHENED: Final = frozenset("based born held controlled occupied bound wide".split())
"""What follows a place's name and a hyphen. Leaders back and lead as states do, so "-backed" and "-led" are not here."""
_PLACE_END = re.compile(r"(?:ia|stan|land|burg|ville|grad|abad|pur)$")
_OUTLET = re.compile(
    r"^(?:Radio|Canal|Channel|Agence|Télé|Agencia) |(?:^| )(?:News|Times|Post|Herald|Tribune|Gazette|Courier|Observer|Journal"
    r"|Chronicle|Mail|Telegraph|TV|Radio|Press|Wire|Weekly|Ledger|Bulletin|Sentinel|Dispatch)$"
)
_FIRM: Final = re.compile(
    r" (?:Lines|Mining|Holdings?|Chemicals|Chemie|Airlines|Airways|Motors|Industries|Systems|Shipping|Petroleum|Electronics|Technologies"
    r"|Pharma|Pharmaceuticals|Foods|Logistics|Construction|Engineering|Telecom|Insurance|Company|Corporation|Inc|Ltd|Limited|GmbH)$"
)
_DEMONYM_ENDS: Final = ("n", "an", "ian", "ish", "ese", "i")


def settled(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """The names in order, one form's type changed where the article's signs say so.

    Only names that the model took for PER, ORG, GPE or LOC are looked at, and only forms unknown to the gazetteer.
    """
    forms: dict[str, list[Found]] = defaultdict(list)
    for name in found:
        text = doc[name[0] : name[1]].text
        if is_demonym(doc, name[0], name[1]):
            continue
        if name[2] in ("PER", "ORG", "GPE", "LOC") and ((entry := known(text)) is None or not entry.sure):
            forms[text.lower()].append(name)
    people = {
        doc[e - 1].lower_ for s, e, label in found if label == "PER" and e - s > 1 and not _OUTLET.search(doc[s:e].text)
    }
    sums = {form: _sums(doc, form, names, people) for form, names in forms.items()}
    firms = {form.split()[0] for form, names in forms.items() if _FIRM.search(doc[names[0][0] : names[0][1]].text)}
    for form in sorted(firms & sums.keys()):
        sums[form]["ORG"] = sums[form].get("ORG", 0.0) + 3.0  # "Velmar" beside "Velmar Mining"
    changed: dict[Found, str] = {}
    unheard = {form for form, names in forms.items() if _unheard(doc, form, names, people)}
    for _ in range(2):  # what the first round settles speaks for what stands beside it in the second
        for form, names in forms.items():
            kind = overruled(names, sums[form], form in unheard)
            if kind is not None:
                changed |= dict.fromkeys(names, kind)
        _share(doc, [(s, e, changed.get((s, e, label), label)) for s, e, label in found], forms, sums)
    return [(s, e, changed.get((s, e, label), label)) for s, e, label in found]


def _sums(doc: Doc, form: str, names: Sequence[Found], people: set[str]) -> dict[str, float]:
    """Type -> what the signs around all occurrences and in the form add up to."""
    sums: dict[str, float] = defaultdict(float)
    for s, e, _ in names:
        best: dict[str, float] = {}
        for kind, weight in signs(doc, s, e):
            best[kind] = max(best.get(kind, 0.0), weight)
        for kind, weight in best.items():
            sums[kind] += weight
    _form_signs(doc, form, names[0], people, sums)
    return sums


def _unheard(doc: Doc, form: str, names: Sequence[Found], people: set[str]) -> bool:
    """Whether a word taken for a person is nobody whom the article introduces: no full name, no first name, no title."""
    if form in people or form in genders() or any(label != "PER" or e - s > 1 for s, e, label in names):
        return False
    seen = [sign for s, e, _ in names for sign in signs(doc, s, e)]
    if any(kind == "PER" for kind, _ in seen):
        return False
    return _has_people(doc, form) or any(weight >= UNHEARD_PROOF for _, weight in seen)  # leaders have armies too


def overruled(names: Sequence[Found], sums: Mapping[str, float], unheard: bool = False) -> str | None:
    """The type that the signs put in place of the model's for one form; None where its guess stands.

    Nothing becomes a person: a model takes unknown names for persons far too often, and the reverse is rare.
    `unheard`: the guess is a person whom the article never introduces; a weaker sign overrules it.
    """
    guess = max(sorted({label for _, _, label in names}), key=lambda g: sum(label == g for _, _, label in names))
    guess = "GPE" if guess == "LOC" else guess
    least = UNHEARD_PROOF if unheard else PROOF
    prior = (
        UNHEARD_PRIOR
        if unheard
        else PRIOR + REPEAT * (len(names) - 1) + (1.0 if guess == "PER" and names[0][1] - names[0][0] > 1 else 0.0)
    )
    kind = max(sorted(sums), key=lambda k: sums[k], default=guess)
    if kind in (guess, "PER") or sums[kind] < least or sums[kind] <= prior + sums.get(guess, 0.0):
        return None
    return kind


def _share(
    doc: Doc, found: Sequence[Found], forms: Mapping[str, Sequence[Found]], sums: Mapping[str, dict[str, float]]
) -> None:
    """Adds to the sums of a form that "and" joins to a place: "Osmar and Tavra" are of one kind."""
    for (s, e, kind), (s2, e2, kind2) in pairwise(found):
        if s2 != e + 1 or doc[e].lower_ != "and" or (kind == "GPE") == (kind2 == "GPE"):
            continue
        other = doc[s:e].text.lower() if kind2 == "GPE" else doc[s2:e2].text.lower()
        if other in forms:
            sums[other]["GPE"] = sums[other].get("GPE", 0.0) + 1.5


def _form_signs(doc: Doc, form: str, name: Found, people: set[str], sums: dict[str, float]) -> None:
    """Adds what the form itself, the article's outlet and dateline, and its other words say."""
    start, end, _ = name
    text = doc[start:end].text
    context = doc._.article
    if context.outlet and form == context.outlet.lower():
        sums["MEDIA"] += 6.0
    if context.dateline_place and form == context.dateline_place.lower():
        sums["GPE"] += 4.0
    if _OUTLET.search(text):
        sums["MEDIA"] += 3.0
    if _FIRM.search(text):
        sums["ORG"] += 3.0
    if end - start > 1:
        return
    if form in people:
        sums["PER"] += 4.0
    if _PLACE_END.search(form) and len(form) > 5:
        sums["GPE"] += 1.0
    if _has_people(doc, form):
        sums["GPE"] += 2.0


def _has_people(doc: Doc, form: str) -> bool:
    """Whether the article has the nationality of the form, or the country whose nationality the form is."""
    capital = (token.lower_ for token in doc if token.text[:1].isupper())
    return len(form) > 3 and any(demonym_of(word, form) or demonym_of(form, word) for word in capital)


def demonym_of(word: str, form: str) -> bool:
    """Whether the word is the form with a nationality's ending, both in small letters: "karvenian" of "karvenia", "dorsish" of "dorsland"."""
    if word == form or len(word) < 5:
        return False
    stem = form.removesuffix("land") if form.endswith("land") else form.removesuffix("a")
    return (len(stem) > 3 and any(word in (stem + end, form + end) for end in _DEMONYM_ENDS)) or (
        form.endswith("land") and word == stem + "ish"
    )


_BANDS: Final = frozenset(
    "group organization organisation gang cartel militia company firm party union charity network agency movement syndicate".split()
)
_CALLED: Final = frozenset({"called", "named", "dubbed"})


def _introduced(doc: Doc, start: int, end: int) -> list[tuple[str, float]]:
    """What a noun before a comma or "known as" says of the name behind it: "the rights group, BEACON,", "a gang called Ilda"."""
    at = start - 1
    while at > 0 and doc[at].lower_ == "the":
        at -= 1
    if at < 1:
        return []
    if doc[at].lower_ in _CALLED or (doc[at].lower_ == "as" and doc[at - 1].lower_ == "known"):
        noun = doc[at].head if doc[at].dep_ == "acl" else doc[at - 1].head if doc[at - 1].dep_ == "acl" else None
    elif doc[at].text == "," and start == at + 1 and doc[at - 1].pos_ == "NOUN" and _closed_off(doc, end):
        noun = doc[at - 1]
    else:
        return []
    if noun is None or noun.lower_ not in _BANDS or genders().get(doc[start].lower_):
        return []
    of = any(child.lower_ == "of" and child.dep_ == "case" for child in noun.children)
    return [] if of and noun.head.lower_ in roles() else [("ORG", 3.0)]  # "the secretary of the union, Sela Moro,"


def relatives(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """The names in order, with one that a comma parts from "his brother" a person's, whatever country bears it too: "his son, Chad,"."""
    out = []
    for start, end, label in found:
        noun = doc[start - 2] if start > 1 and doc[start - 1].text == "," else None
        role = roles().get(noun.lower_) if noun is not None else None
        kin = role is not None and role.kind == "kin" and not role.plural and noun is not None
        owned = kin and noun is not None and any(child.dep_ == "nmod:poss" for child in noun.children)
        person = label in ("GPE", "LOC", "ORG") and end - start == 1 and owned and _closed_off(doc, end)
        out.append((start, end, "PER" if person else label))
    return out


def _closed_off(doc: Doc, end: int) -> bool:
    """Whether a comma, a full stop or the like ends the name: else a new clause may begin with it."""
    return end >= len(doc) or doc[end].is_punct


def signs(doc: Doc, start: int, end: int) -> list[tuple[str, float]]:
    """(type, weight) of what stands around one occurrence."""
    out: list[tuple[str, float]] = []
    first = start - 1
    article = first >= 0 and doc[first].lower_ == "the"
    first -= article
    before = doc[first].lower_ if first >= 0 else ""
    again = doc[first - 1].lower_ if first >= 1 else ""
    if before in BEFORE and not (article and BEFORE[before][0] == "GPE"):
        out.append(BEFORE[before])
    if before == "site" and again == "news":
        out.append(("MEDIA", 3.0))
    for words, table in ((("of", "with"), OF), (("for",), FOR), (("by",), BY)):
        if before in words and again in table and not (article and table[again][0] == "GPE"):
            out.append(table[again])
    out += _introduced(doc, start, end)
    role = roles().get(before.rstrip("."))
    if before in _SIDES:
        out.append(("GPE", 1.5) if again in _POSSESSIVE else ("GPE", 0.5))
    elif role is not None and not role.plural and doc[start - 1].lower_ != "the" and role.kind != "kin":
        out.append(("PER", 3.0))
    after = doc[end].lower_ if end < len(doc) else ""
    then = doc[end + 1] if end + 1 < len(doc) else None
    if after in AFTER:
        out.append(AFTER[after])
    if then is not None:
        if after in ("'s", "’s"):
            if then.lower_ in OWNED:
                out.append(OWNED[then.lower_])
            elif then.is_title and end + 2 < len(doc) and doc[end + 2].is_title:
                out.append(("GPE", 1.2))  # "Karvenia's National Safety Board"
        if after in ("-", "‑") and not doc[end - 1].whitespace_ and then.lower_ in HYPHENED:
            out.append(("GPE", 2.5))
        if after == "," and (then.lower_ == "who" or _age(doc, end + 1)):
            out.append(("PER", 3.0))
        if after == "," and then.lower_ == "which":
            out.append(("GPE", 1.5))
        if after == "," and then.is_digit and _of_month(doc, end + 2):
            out.append(("GPE", 2.0))  # a dateline
    if after == "who":
        out.append(("PER", 2.5))
    return out


_SIDES: Final = frozenset("ally neighbour neighbor rival enemy foe patron".split())
_POSSESSIVE: Final = frozenset("its their 's \u2019s".split())
"""Whose ally stands before a name: a country's is a country, as a rule."""


def _age(doc: Doc, at: int) -> bool:
    """Whether a number of two digits is an age and no day: "Marden, 54, said", not "SELMAR, 13 May"."""
    return doc[at].is_digit and len(doc[at]) == 2 and not _of_month(doc, at + 1)


def _of_month(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].text[:1].isupper() and doc[at].lower_[:3] in _MONTHS


_MONTHS: Final = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
