"""Forms of a cluster in, keys out: under which name, body, country, institution or office others may meet it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .lists import bodies, country_forms, institutions, office_words, peoples, plain_words, with_countries
from .spelling import folded, formal, person_words, rough_skeleton, skeleton, word_lists, words

if TYPE_CHECKING:
    import pyarrow as pa

CLASSES = {"PER": "person", "GPE": "place", "LOC": "place", "WEAPON": "weapon"}
"""Types that can be one thing under another reader's eyes fall in one class; all others are `body`."""

_TOKEN = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*\.?")
_NUMERAL = re.compile(r"(?:X?(?:II|III|IV|V|VI|VII|VIII|IX)|X|XI)$")
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
NOUN_LIMIT = re.compile(r"\b(?:of|in|on|at|against|for|from|to|with|by|that|which|who|trying|under|near)\b|[,;(]")
_HELPED = re.compile(
    r"\b[^\W\d_]+[-\u2010\u2011](?:backed|supported|recogni[sz]ed|trained|armed|sponsored|funded|appointed)\b",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:against|that|which|who|trying|fighting|battling)\b")


_SAID_ANYWAY = {"coalition": frozenset({"military"})}
"""Words that a body of the kind may always have: "the US-led military coalition" is the US-led coalition."""


@dataclass(frozen=True)
class Key:
    """One way to meet a cluster: `kind` says how far it carries, `key` is compared, `block` brings spellings together."""

    kind: str
    key: str
    block: str | None = None


def class_of(type_: str | None) -> str:
    """person, place, weapon or body."""
    return CLASSES.get(type_ or "", "body")


def person_name(text: str) -> tuple[str, ...]:
    """The words of a person's name in a form with titles ("Syria's foreign minister, Walid al-Moualem"); () without one."""
    kept: list[str] = []
    plain = _PARENTHESIS.sub(" ", text)
    for token in _TOKEN.findall(plain):
        word = words(token)
        is_title = bool(word) and (word[-1] in office_words() or tuple(word) in country_forms())
        particle = folded(token).strip("'") in ("al", "el", "bin", "ibn", "von", "van", "de", "der", "da", "dos", "du")
        if is_title or (not token[0].isupper() and not particle and not re.match(r"(?:al|el|ul)-", token)):
            kept = []
        elif not (particle and not kept):
            kept.append(token)
    if len(kept) > 1 and _NUMERAL.match(kept[-1]):
        kept.pop()  # "Olav II" is Olav wherever he is named without
    return person_words(" ".join(kept)) if kept else ()


def shortenings(tokens: list[str]) -> list[list[str]]:
    """A body's words without article, then ever shorter by the generic words at its end, the longest first.

    "the Islamic State terrorist group" -> islamic state terrorist group, ..., islamic state, islamic.
    """
    found = [word for i, word in enumerate(tokens) if i or word not in ("the", "a", "an")]
    tries = [found]
    while len(found) > 1 and found[-1] in word_lists()["generic"]:
        if len(found) == 2 and found[0] in word_lists()["generic"] | word_lists()["ignored"]:
            break  # "Global News" is not everything that is global
        found = found[:-1]
        tries.append(found)
    return tries


def _shortest(tokens: list[str]) -> list[str]:
    """The shortest form by which a body is met; never a bare nationality: "the Tavran News Agency" is no Tavran."""
    tries = shortenings(tokens)
    nationality = len(tries[-1]) == 1 and tries[-1][0].endswith(("ian", "ish", "ese", "ean"))
    return tries[0] if nationality else tries[-1]


def known_body(text: str) -> str | None:
    """The listed name of a body, outlet or group that the form names; short ones only in capitals ("IS", never "is")."""
    bare = _PARENTHESIS.sub(" ", text)
    tries = shortenings(words(bare))
    if not set(tries[0]) <= word_lists()["masthead"]:
        tries.insert(0, words(bare))  # "The Guardian" with its article; "The Times" may be any
    if len(tries[-1]) > 1 and (tries[-1][0],) in country_forms():
        tries.append(tries[-1][1:])
    for attempt in tries:
        body = bodies().get(tuple(attempt))
        if body is not None:
            letters = "".join(attempt)
            if len(letters) > 3 or letters.upper() in re.sub(r"[^A-Z]", "", bare):
                return body.name
    return None


_OF_ITS_OWN = re.compile(r"(?:its|their|whose)\b", re.IGNORECASE)  # "its president" is a company's, not the country's
_NAMED_AIR_FORCE = re.compile(r"\b(?:air|aerospace) ?forces?\b", re.IGNORECASE)
_LANDS_FORCES = re.compile(r"(?:[Tt]he )?(?:([A-Z]\w+(?:ian|ish|ese|ean|an|i))|[A-Z]\w+['\u2019]s) forces\b")


def _of_a_land(text: str) -> bool:
    """Whether the forces are told by a word built like a nationality, or by their owner: "Tavran forces", "Tavra's forces"."""
    match = _LANDS_FORCES.match(text)
    return match is not None and (match[1] is None or match[1].lower() not in office_words())  # "Civilian forces"


@lru_cache(maxsize=65536)
def institution(text: str, country: str | None) -> tuple[str, tuple[str, ...], tuple[str, ...]] | None:
    """Head, countries with portfolios, and unexplained words of "the Syrian army"; None where it is no institution.

    "the Russian Defense Ministry" -> (ministry, (@RU, defence), ()); "Assad's regime" -> (government, (), (assad,)).
    """
    bare = _HELPED.sub(" ", _PARENTHESIS.sub(" ", text))  # a government is not its friends'
    front = plain_words(NOUN_LIMIT.split(folded(bare), maxsplit=1)[0])
    if not front:
        return None
    own_forces = len(front) == 2 and front[1] == "forces" and (front[0][0] == "@" or _of_a_land(bare))
    head = "army" if own_forces else institutions().get(front[-1])
    if head == "warplanes":
        head = "airforce"  # "Tavran jets" fly for the Tavran air force
    if head is None:
        return None
    rest = set(plain_words(_AIM.split(bare, maxsplit=1)[0])) - {front[-1]} - word_lists()["ignored"]
    whose = {word for word in rest if word.startswith("@") or word in word_lists()["portfolio"]}
    others = tuple(
        sorted(rest - whose - office_words() - word_lists()["particle"] - _SAID_ANYWAY.get(head, frozenset()))
    )
    if country and not any(word.startswith("@") for word in whose) and not others:
        whose.add(f"@{country}")
    return head, tuple(sorted(whose)), others


@lru_cache(maxsize=65536)
def office(text: str, country: str | None) -> tuple[str, ...] | None:
    """The words of an office that one person holds at a time, countries as codes; None for "a military source"."""
    if re.match(r"(?:a|an|one|some|another|his|her|their|its)\b", folded(text)):
        return None
    found = set(plain_words(text)) - word_lists()["ignored"] - word_lists()["incoming"]
    heads = found & word_lists()["office"]
    if not heads or found & word_lists()["past"]:
        return None
    if country and not any(word.startswith("@") for word in found):
        found.add(f"@{country}")
    if heads <= word_lists()["single"] and found <= heads | word_lists()["pointing"]:
        return tuple(sorted(heads))  # "the captain": a story seldom has two
    others = found - heads - word_lists()["pointing"]
    return tuple(sorted(heads | others)) if others else None


def capital_tail(text: str) -> list[str]:
    """The words of the name that ends a description, generic words aside; [] where it ends in common nouns or adjectives."""
    tokens = _TOKEN.findall(NOUN_LIMIT.split(text, maxsplit=1)[0])
    while tokens and tokens[-1].lower() in word_lists()["generic"] and tokens[-1].islower():
        tokens.pop()
    tail: list[str] = []
    while tokens and (tokens[-1][0].isupper() or re.match(r"(?:al|el|ul)-[A-Z]", tokens[-1])):
        tail.insert(0, tokens.pop())
    found = [word for word in words(" ".join(tail)) if word not in word_lists()["empty"]]
    adjective = len(found) == 1 and found[0].endswith(("ian", "ish", "ese", "an", "ic"))
    if set(found) <= word_lists()["generic"]:
        return []  # "State television" where a sentence begins names nobody
    if adjective or any(word.startswith("@") for word in with_countries(found)):
        return []
    return shortenings(found)[-1]


def keys_of(text: str, form: str, class_: str, country: str | None, type_: str | None = None) -> list[Key]:
    """The keys under which a form of a cluster of this class may be met, the most telling first; one plane is no air fleet."""
    if form == "pronoun":
        return []
    text = text.replace("\u00ad", "").replace("\u200b", "")  # soft hyphens of the page
    tokens = words(text)
    if not tokens:
        return []
    found: list[Key] = []
    if class_ == "person":
        name = person_name(text) if form == "name" else ()
        if len(name) > 1:
            found.append(Key("person", " ".join(name), f"{skeleton(formal(name[0]))[:1]}:{skeleton(name[-1])}"))
            found.append(Key("joined", " ".join(name), "=" + "".join(name)))  # brings Sung-ho and Sung Ho together
            rough = f"~{rough_skeleton(formal(name[0]))[:1]}:{_SILENT.sub('', rough_skeleton(name[-1]))}"
            found.append(
                Key("rough", " ".join(name), rough)
            )  # brings Zivko Zaric and Zhivko Zharich together, and Valmont and Valmon
        elif name:
            found.append(Key("part", name[0]))
        held = office(text, country) if len(name) < 2 or form != "name" else None
        if held and form != "name":
            found.append(Key("office", " ".join(held)))
        lone = plain_words(text)
        if not found and len(lone) == 1 and lone[0] in word_lists()["office"] and not _OF_ITS_OWN.match(text):
            found.append(Key("lone", lone[0]))  # "Minister:" is whoever holds such an office in the article
        if form == "nominal" and tokens[0] in ("his", "her", "my", "their"):
            found.append(Key("someones", " ".join(tokens)))  # meets nobody: "his relatives" are not the next man's
        elif form == "nominal" and not found:
            found.append(Key("said", " ".join(tokens)))  # meets nobody by itself; see crowds.py
        return found
    code = country_forms().get(tuple(word for word in tokens if word != "the"))
    if code is None and tokens[-1] == "side":  # "the Tavran side" at the table is Tavra
        led = with_countries([word for word in tokens[:-1] if word != "the"])
        code = led[0][1:] if len(led) == 1 and led[0].startswith("@") else None
    if code and class_ == "body" and tuple(tokens) in peoples():
        return [Key("people", code)]  # "Syrians" are people; "the Syrians" may be their government
    if code and any(c.isupper() for c in text):
        return [Key("country", code)]
    body = known_body(text) if form == "name" or any(c.isupper() for c in text) else None
    if body and class_ != "place":
        return [Key("known", body)]
    housed = housed_body(text, country) if class_ == "body" else None
    if housed:
        return [housed]
    if class_ in ("body", "weapon") or (class_ == "place" and tokens[-1] in institutions() and len(tokens) == 1):
        parts = institution(text, country if class_ != "place" else None)
        if parts and not (type_ == "FAC" and parts[0] == "airforce" and not _NAMED_AIR_FORCE.search(text)):
            head, whose, others = parts
            if any(word.startswith("@") for word in whose) and not others:
                return [Key("institution", " ".join((head, *whose)))]
            return [Key("bare", " ".join((head, *whose, "/", *others)))]
    bare = _PARENTHESIS.sub(" ", text)
    cut = [word for word in words(bare) if word not in word_lists()["empty"]] if class_ == "body" else words(bare)
    cut = _shortest(cut) if class_ != "place" else [word for word in cut if word != "the"]
    if not cut:
        return found
    kind = {"place": "place", "weapon": "thing"}.get(class_, "thing")
    if form != "name":
        tail = capital_tail(bare) if class_ == "body" else []
        if tail:  # "the broadcaster Halden TV", "the Halden Wire agency": the name is in it
            cut = tail
        else:
            kind = "phrase"
    block = "".join(skeleton(word) for word in cut)
    found.append(Key(kind, " ".join(cut), block if kind == "thing" and len(block) > 2 else None))
    for inner in _PARENTHESIS.findall(text):
        listed = known_body(inner)
        found.append(Key("known", listed) if listed else Key("thing", " ".join(words(inner))))
    return [key for key in found if key.key]


_SILENT = re.compile(r"(?<=.[lmnr])[stvk]$")  # the end of "Valmont", as it is heard
_HOUSE = re.compile(r"(?!an? )(?:the )?(?:main )?(.+?)(?:['\u2019]s?)? (?:headquarters|buildings?)$", re.IGNORECASE)
_STAFF = re.compile(r"(?:an? |the )?(.+?)(?:['\u2019]s?)? (?:staff|staffers|team)$", re.IGNORECASE)
_HOUSED = frozenset({"ministry", "parliament"})


def housed_body(text: str, country: str | None) -> Key | None:
    """The key of the body whose house or people a text names: "the defence ministry's headquarters", "Red Cross staff".

    A house only of bodies of which a country has one: police and armies have headquarters everywhere, and "a UN building"
    is not the UN. A crew of reporters is not its outlet.
    """
    staff, house = _STAFF.match(text), _HOUSE.match(text)
    if staff:
        listed = known_body(staff[1])
        return Key("known", listed) if listed and _type_of(listed) != "MEDIA" else None
    parts = institution(house[1], country) if house else None
    if parts is None or parts[0] not in _HOUSED or parts[2]:
        return None
    head, whose, _ = parts
    if any(word.startswith("@") for word in whose):
        return Key("institution", " ".join((head, *whose)))
    return Key("bare", " ".join((head, *whose, "/")))


def _type_of(listed: str) -> str | None:
    return next((body.type for body in bodies().values() if body.name == listed), None)


def score_forms(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Rows (article_id, cluster_id, type, country_code, alias, form, uses) in, rows (…, class, kind, key, block) out."""
    import pyarrow as pa

    rows: dict[str, list[object]] = {name: [] for name in KEY_COLUMNS}
    for row in batch.to_pylist():
        class_ = class_of(row["type"])
        for rank, key in enumerate(keys_of(row["alias"], row["form"], class_, row["country_code"], row["type"])):
            for name, value in (
                ("article_id", row["article_id"]),
                ("cluster_id", row["cluster_id"]),
                ("class", class_),
                ("kind", key.kind),
                ("key", key.key),
                ("block", key.block),
                ("alias", row["alias"]),
                ("form", row["form"]),
                ("uses", row["uses"]),
                ("rank", rank),
            ):
                rows[name].append(value)
    return pa.record_batch(rows, schema=key_schema())


KEY_COLUMNS = ("article_id", "cluster_id", "class", "kind", "key", "block", "alias", "form", "uses", "rank")


def key_schema() -> pa.Schema:
    """The columns of `entities__key`."""
    import pyarrow as pa

    return pa.schema([(name, pa.int64() if name in ("uses", "rank") else pa.string()) for name in KEY_COLUMNS])
