"""Rows of statements, frames and entities in; sides that can contradict each other, with their frames and parties, out."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from .entities_lists import bodies, country_forms
from .entities_spelling import words as spelled
from .pairs.vectors import words
from .pairs.wording import root, stem

Row = Mapping[str, Any]
Conflict = tuple[str, str, str, float, str]
"""(statement, statement, kind, confidence, the words that part them)."""

PERSON = "person:"
"""Begins the party that a person is, beside the id that every entity with a name has."""
_ALIKE = 0.8  # cosine of single words from which one noun can stand for the other
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_NO_SIDE = ("question", "demand", "request", "threaten", "promise", "praise")
_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday night morning day week month year hour minute yesterday today"
    " tomorrow january february march april june july august september october november december time noon dawn evening"
    " midnight afternoon weekend ago last ever".split()
)  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """A doing or state as `statement_frame` has it, stemmed; `agents` and `patients`: parties of who acts, is acted upon."""

    predicate: str
    kind: str
    main: bool
    negated: bool
    mode: str
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    rest: tuple[tuple[str, tuple[str, ...]], ...]
    origin: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    patients: frozenset[str] = frozenset()

    @property
    def actual(self) -> bool:
        """Whether it is told as fact."""
        return self.mode == "actual"

    @property
    def nouns(self) -> frozenset[str]:
        """The heads of all its phrases."""
        heads = [phrase[0] for phrase in (self.agent, self.patient) if phrase]
        return frozenset([*heads, *(phrase[0] for _, phrase in self.rest if phrase and phrase[0] not in _TIME)])


@dataclass(frozen=True)
class Side:
    """A statement with what it takes to set it against another; `party`: ids, countries and place roots of its speaker."""

    statement: str
    story: str
    article: str
    start: int
    end: int
    own_voice: bool
    speaker: str | None
    party: frozenset[str]
    act: str
    cue: frozenset[str]
    text: str
    holds: dt.date | None
    said: dt.date | None
    published: dt.date | None
    hedged: bool
    past: bool
    refuses: bool
    frames: tuple[Frame, ...]
    named: frozenset[str] = frozenset()
    accused: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(stem(word) for word in re.findall(r"[A-Za-z][\w'’-]*", self.text))

    @property
    def day(self) -> dt.date | None:
        """When it was said, else published."""
        return self.said or self.published


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """`contradictions.json`: classes of verbs and nouns, opposites, closed lists; each word stemmed."""
    raw = json.loads(files(__package__).joinpath("contradictions.json").read_text(encoding="utf-8"))
    out: dict[str, Any] = {}
    for key in ("classes", "nouns", "causes"):
        numbered: dict[str, set[int]] = defaultdict(set)
        for number, line in enumerate(raw[key]):
            for word in line.split():
                numbered[_stem(word)].add(number)
        out[key] = {word: frozenset(found) for word, found in numbered.items()}
    out["spelled"] = {_stem(word): word for line in reversed(raw["causes"]) for word in reversed(line.split())}
    pairs = [[_stem(word) for word in line.split()] for line in raw["antonyms"]]
    out["antonyms"] = frozenset(pair for a, b in pairs for pair in ((a, b), (b, a)))
    for key in (
        "light",
        "vague",
        "presence",
        "harm",
        "anaphors",
        "refuting",
        "baseless",
        "accusing",
        "owners",
        "observing",
        "links",
        "events",
        "offices",
    ):
        out[key] = frozenset(_stem(word) for word in raw[key].split())
    return out


def _stem(word: str) -> str:
    return "_".join(stem(part) for part in word.replace(" ", "_").split("_"))


def same_doing(a: str, b: str) -> bool:
    """Whether two predicates name one doing: one stem, or one class of synonyms."""
    if a == b:
        return True
    classes = lexicon()["classes"]
    return bool(classes.get(a, frozenset()) & classes.get(b, frozenset()))


@lru_cache(maxsize=65536)
def same_thing(a: str, b: str) -> bool:
    """Whether two nouns can stand for one thing: one stem, one class, or near in meaning."""
    if a == b:
        return True
    nouns = lexicon()["nouns"]
    if nouns.get(a, frozenset()) & nouns.get(b, frozenset()):
        return True
    return bool(words().similarity((a,), (b,))[0, 0] >= _ALIKE)


def sides_of(
    statements: Sequence[Row], frames: Sequence[Row], entities: Sequence[Row], named: Sequence[Row]
) -> list[Side]:
    """All statements that can be a side, by story and id; captions, questions, demands and fragments are none.

    `statements`: rows of `side`; `frames`: of `side_frame`; `entities`: entity_id, name, type, role, country_code; `named`:
    statement_id, entity_id, accused (1 where it is whom the cue accuses). What a country is called is learnt from a
    story's own entities, so that no story depends on another.
    """
    of_statement: dict[str, list[Row]] = defaultdict(list)
    names: dict[str, list[Row]] = defaultdict(list)
    for row in frames:
        of_statement[row["statement_id"]].append(row)
    for row in named:
        names[row["statement_id"]].append(row)
    stories: dict[str, list[Row]] = defaultdict(list)
    for row in statements:
        stories[row["story_id"]].append(row)
    out: list[Side] = []
    for _, told in sorted(stories.items()):
        present = {row["entity_id"] for statement in told for row in names[statement["statement_id"]]}
        present |= {statement["speaker_id"] for statement in told}
        present |= {f[key] for s in told for f in of_statement[s["statement_id"]] for key in ("agent_id", "patient_id")}
        known = [row for row in entities if row["entity_id"] in present]
        regions = Regions(known)
        parties = parties_of(known, regions)
        people = People(known)
        for row in told:
            if _is_side(row):
                found = tuple(_frame(f, parties, regions, people) for f in of_statement[row["statement_id"]])
                found = _headlined(row["text"], found)
                out.append(_side(row, found, names[row["statement_id"]], parties, regions))
    return sorted(out, key=lambda side: (side.story, side.statement))


def _is_side(row: Row) -> bool:
    asks = row["text"].rstrip(" ”\"’'").endswith("?")
    return row["act"] not in _NO_SIDE and row["passage"] not in ("caption", "furniture", "byline") and not asks


def _side(
    row: Row, frames: tuple[Frame, ...], named: Sequence[Row], parties: Mapping[str, frozenset[str]], regions: Regions
) -> Side:
    source, cue = row["source_text"] or "", (row["cue_text"] or "").lower().split()
    party = parties.get(row["speaker_id"] or "", frozenset())
    party |= regions.of(source) if _OFFICIAL.search(source) or len(source.split()) == 1 else frozenset()
    nobody: frozenset[str] = frozenset()
    return Side(
        statement=row["statement_id"],
        story=row["story_id"],
        article=row["article_id"],
        start=row["start_char"],
        end=row["end_char"],
        own_voice=row["attribution_id"] is None,
        speaker=row["speaker_id"],
        party=party,
        act=row["act"],
        cue=frozenset(_stem(word) for word in cue),
        text=row["resolved"],
        holds=row["holds_from"],
        said=row["said_on"],
        published=row["published_on"],
        hedged=bool(row["hedged"]),
        past=row["tense"] == "past",
        refuses=_refuses(row, frames),
        frames=frames,
        named=nobody.union(*(parties.get(each["entity_id"], nobody) for each in named)),
        accused=nobody.union(*(parties.get(each["entity_id"], nobody) for each in named if each["accused"])),
        weekdays=frozenset(re.findall(r"[a-z]+day", row["text"].lower())) & _DAYS,
    )


def _frame(row: Row, parties: Mapping[str, frozenset[str]], regions: Regions, people: People) -> Frame:
    phrases = []
    for part in (row["rest"] or "").split(" | "):
        preposition, _, phrase = part.partition(":")
        stems = tuple(stem(word) for word in phrase.split())
        if stems:
            phrases.append((preposition, stems))
    return Frame(
        predicate=_stem(row["predicate"]),
        kind=row["kind"],
        main=row["main"],
        negated=row["negated"],
        mode=row["mode"],
        agent=tuple(stem(word) for word in (row["agent"] or "").split()),
        patient=tuple(stem(word) for word in (row["patient"] or "").split()),
        rest=tuple(phrases),
        origin=regions.of(" ".join(part[5:] for part in (row["rest"] or "").split(" | ") if part.startswith("from:"))),
        agents=parties.get(people.named(row["agent"]) or row["agent_id"] or "", frozenset())
        | regions.of(row["agent"] or ""),
        patients=parties.get(people.named(row["patient"]) or row["patient_id"] or "", frozenset())
        | regions.of(row["patient"] or ""),
    )


def _refuses(row: Row, frames: Sequence[Frame]) -> bool:
    """Whether the words are put forward only to be denied: "denied that troops had crossed"."""
    cue = [_stem(word) for word in (row["cue_text"] or "").lower().split()]
    denying = any(word in lexicon()["refuting"] for word in cue)
    return row["act"] == "deny" and denying and not any(f.main and f.negated for f in frames)


def _headlined(text: str, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Of a headline's "denies there are tanks", whose verb of denying has no subject, that there are none."""
    if _stem(text.split(" ", 1)[0].lower()) not in lexicon()["refuting"]:
        return frames
    return tuple(replace(f, negated=not f.negated) if f.kind == "exists" and f.main else f for f in frames)


class Regions:
    """Words in, the countries that they name out: ISO codes by the gazetteer, else roots of places that the pile names."""

    def __init__(self, entities: Sequence[Row]) -> None:
        self._forms = country_forms()
        self._codes = {
            spelled(row["name"])[0]: str(row["country_code"])
            for row in entities
            if row["type"] == "GPE" and row["country_code"] and len(spelled(row["name"])) == 1
        }
        self._unlisted = {
            root(word)
            for row in entities
            if row["type"] == "GPE" and not row["country_code"] and row["name"][:1].isupper()
            for word in spelled(row["name"])
            if len(word) > 3 and stem(word) not in words().rows  # "Territory" and "Drones" are no country's name
        }

    def of(self, text: str) -> frozenset[str]:
        """Of "Dorsish troops near Selmar": what names a country, by name or adjective."""
        tokens = spelled(text)
        found = {
            code for size in (1, 2) for k in range(len(tokens)) if (code := _seats().get(tuple(tokens[k : k + size])))
        }
        for word in tokens:
            bare = word.removesuffix("s") if (word,) not in self._forms else word
            code = self._forms.get((word,)) or self._forms.get((bare,)) or self._codes.get(word)
            if code:
                found.add(code)
            elif len(word) > 3 and root(word) in self._unlisted:
                found.add(f"place:{root(word)}")
        return frozenset(found)


class People:
    """A phrase in, the one person whom it names out: "the group's leader Ilmar Aho", not "an aide of Ilmar Aho"."""

    def __init__(self, entities: Sequence[Row]) -> None:
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._last: dict[str, set[str]] = defaultdict(set)
        for row in entities:
            if row["type"] == "PER" and row["name"][:1].isupper():
                parts = [stem(word) for word in spelled(row["name"])]
                self._last[parts[-1]].add(row["entity_id"])
                for part in parts:
                    self._parts[part].add(row["entity_id"])

    def named(self, phrase: str | None) -> str | None:
        """The entity; None where the head is neither part of the name nor an office, or the name is of two."""
        told = [stem(word) for word in spelled(phrase or "")]
        found = set().union(*(self._last.get(word, set()) for word in told))
        if len(found) > 1 or not told:
            return None
        if not found:  # long phrases are cut: "the leader ... Ilmar Kaarlo" of "Ilmar Kaarlo Aho"
            twice = [self._parts[word] for word in told if len(self._parts.get(word, ())) == 1]
            found = twice[0] if len(twice) > 1 and all(each == twice[0] for each in twice) else set()
        person = next(iter(found), None)
        held = person is not None and (told[0] in lexicon()["offices"] or person in self._parts.get(told[0], ()))
        return person if held else None


@lru_cache(maxsize=1)
def _seats() -> dict[tuple[str, ...], str]:
    """Where governments sit, by which they are called -> country."""
    known = bodies()
    return {key: str(body.country) for key, body in known.items() if body.name in _SEATS and body.country}


def parties_of(entities: Sequence[Row], regions: Regions) -> dict[str, frozenset[str]]:
    """Entity -> its id and the countries for which it speaks or acts: of governments, forces, officials, nationalities.

    A weapon, a place that is no state and a nominal without a country speak for nobody.
    """
    out = {}
    for row in entities:
        if row["type"] in ("WEAPON", "LOC", "FAC"):
            continue
        found = {row["entity_id"]} if row["name"][:1].isupper() else set()
        found |= {f"{PERSON}{each}" for each in found} if row["type"] == "PER" else set()
        told = f"{row['name']} {row['role'] or ''}"
        if row["type"] in ("GPE", "NORP"):
            found |= {str(row["country_code"])} if row["country_code"] else set()
            found |= regions.of(row["name"])
        elif _OFFICIAL.search(told):
            found |= regions.of(" ".join(word for word in told.split() if word[:1].isupper()))
            found |= {str(row["country_code"])} if row["country_code"] else set()
        out[row["entity_id"]] = frozenset(found)
    return out


_SEATS = frozenset(
    ("Kremlin", "White House", "Pentagon", "State Department", "Downing Street", "Whitehall", "Foreign Office", "Elysee Palace",
     "Quai d'Orsay", "Zhongnanhai", "Blue House")
)  # fmt: skip
_OFFICIAL = re.compile(
    r"\b(?:minist\w*|government|president|premier|chancellor|king|army|military|forces?|troops?|soldiers?|navy|air force|"
    r"ambassador|embassy|diplomat|spokes\w+|kremlin|parliament|foreign office|state department|pentagon|white house|general|"
    r"officer|official|guards?|battalion\w*|warplanes|jets|drones?|side|authorities)\b",
    re.I,
)


def may_oppose(a: Side, b: Side) -> bool:
    """Whether two statements can be two sides at all: two voices, one time."""
    if a.statement == b.statement or a.story != b.story:
        return False
    if a.own_voice and b.own_voice:
        return False
    if a.speaker is not None and a.speaker == b.speaker:
        return False
    if a.article == b.article and (a.start < b.end and b.start < a.end):
        return False  # one lies within the other
    return not a.weekdays or not b.weekdays or bool(a.weekdays & b.weekdays)


def by_story(sides: Iterable[Side]) -> dict[str, list[Side]]:
    """The sides of each story, in their order."""
    out: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        out[side.story].append(side)
    return dict(sorted(out.items()))
