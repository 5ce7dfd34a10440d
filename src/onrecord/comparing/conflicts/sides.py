"""Rows of statements, frames and entities in; sides that can contradict each other, with their frames and parties, out."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from typing import Any

from ..linking.spelling import words as spelled
from ..pairs.wording import stem
from .lexicon import lexicon, refutes, stems
from .parties import OFFICIAL, Groups, People, Regions, parties_of
from .seats import seated

Row = Mapping[str, Any]
Conflict = tuple[str, str, str, float, str]
"""(statement, statement, kind, confidence, the words that part them)."""

_DOWN = ("down",)
_FIRING = (("open", ("fire",)), ("fire", ("shot",)), ("fire", ("round",)))
"""Verbs with an object that say no more than to fire."""
_HARMLESS = frozenset(("tear", "gas", "flare", "salut", "firework", "teargas"))
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_NO_SIDE = ("question", "demand", "request", "threaten", "promise", "praise")
TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday night morning day week month year hour minute yesterday today"
    " tomorrow january february march april june july august september october november december time noon dawn evening"
    " midnight afternoon weekend ago last ever".split()
)  # fmt: skip
_PLACES = frozenset("city town village province region district area part capital country state suburb".split())


@dataclass(frozen=True)
class Frame:
    """A doing or state as `statement_frame` has it, stemmed; `agents` and `patients`: parties of who acts, is acted upon; `at`: countries of where."""

    predicate: str
    kind: str
    main: bool
    negated: bool
    mode: str
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    rest: tuple[tuple[str, tuple[str, ...]], ...]
    origin: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    patients: frozenset[str] = frozenset()
    at: frozenset[str] = frozenset()

    @property
    def actual(self) -> bool:
        """Whether it is told as fact."""
        return self.mode == "actual"

    @property
    def to(self) -> tuple[str, ...]:
        """The phrase to whom or what it is done."""
        return next((phrase for preposition, phrase in self.rest if preposition == "to"), ())

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The heads of all its phrases."""
        heads = [phrase[0] for phrase in (self.agent, self.patient) if phrase]
        return frozenset([*heads, *(phrase[0] for _, phrase in self.rest if phrase and phrase[0] not in TIME)])


@dataclass(frozen=True)
class Side:
    """A statement with what it takes to set it against another.

    `party`: ids, countries and place roots of its speaker; `source`: stems of how the speaker is called, with the office.
    """

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
    source: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(stem(word) for word in re.findall(r"[A-Za-z][\w'’-]*", self.text))

    @property
    def day(self) -> dt.date | None:
        """When it was said, else published."""
        return self.said or self.published


def sides_of(
    statements: Sequence[Row],
    frames: Sequence[Row],
    entities: Sequence[Row],
    named: Sequence[Row],
    aliases: Sequence[Row] = (),
) -> list[Side]:
    """All statements that can be a side, by story and id; captions, questions, demands and fragments are none.

    `statements`: rows of `side`; `frames`: of `side_frame`; `entities`: entity_id, name, type, role, country_code; `named`:
    statement_id, entity_id, accused (1 where it is whom the cue accuses); `aliases`: entity_id, alias. What a country is called is learnt from a
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
        also = [row for row in aliases if row["entity_id"] in present]
        regions = Regions(known, also)
        parties = parties_of(known, regions, also)
        groups = Groups(known, also)
        people = People(known)
        roles = {row["entity_id"]: row["role"] or "" for row in known}
        doings = [frame for statement in told for frame in of_statement[statement["statement_id"]]]
        parties = seated(told, doings, parties, regions, roles)
        for row in told:
            if _is_side(row):
                read = (_frame(f, parties, regions, people) for f in of_statement[row["statement_id"]])
                found = tuple(_fighting(frame, groups) for frame in read)
                found = with_ties(_headlined(row["text"], found))
                office = roles.get(row["speaker_id"], "")
                out.append(_side(row, found, names[row["statement_id"]], parties, regions, office))
    return sorted(out, key=lambda side: (side.story, side.statement))


def _is_side(row: Row) -> bool:
    asks = row["text"].rstrip(" ”\"’'").endswith("?")
    return row["act"] not in _NO_SIDE and row["passage"] not in ("caption", "furniture", "byline") and not asks


def _side(
    row: Row,
    frames: tuple[Frame, ...],
    named: Sequence[Row],
    parties: Mapping[str, frozenset[str]],
    regions: Regions,
    office: str,
) -> Side:
    source, cue = row["source_text"] or "", (row["cue_text"] or "").lower().split()
    refuses = _refuses(row, frames)
    if _CLAIM.search(row["text"]):
        frames, refuses = claimed(frames, refuses)
    party = parties.get(row["speaker_id"] or "", frozenset())
    party |= regions.of(source) if OFFICIAL.search(source) or len(source.split()) == 1 else frozenset()
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
        cue=frozenset(stems(word) for word in cue),
        text=row["resolved"],
        holds=row["holds_from"],
        said=row["said_on"],
        published=row["published_on"],
        hedged=bool(row["hedged"]),
        past=row["tense"] == "past",
        refuses=refuses,
        frames=frames,
        named=nobody.union(*(parties.get(each["entity_id"], nobody) for each in named)),
        accused=nobody.union(*(parties.get(each["entity_id"], nobody) for each in named if each["accused"])),
        weekdays=frozenset(re.findall(r"\b[a-z]+day", row["text"].lower())) & _DAYS,
        source=frozenset(stem(word) for word in spelled(f"{source} {office}")),
    )


def _frame(row: Row, parties: Mapping[str, frozenset[str]], regions: Regions, people: People) -> Frame:
    phrases = []
    for part in (row["rest"] or "").split(" | "):
        preposition, _, phrase = part.partition(":")
        told = tuple(stem(word) for word in phrase.split())
        if told:
            phrases.append((preposition, told))
    predicate = stems(row["predicate"])
    if ("", _DOWN) in phrases:  # "brought the plane down", wherever the parse hangs the particle
        phrases.remove(("", _DOWN))
        predicate = f"{predicate}_{_DOWN[0]}"
    patient = tuple(stem(word) for word in (row["patient"] or "").split())
    if (predicate, patient[:1]) in _FIRING:
        predicate, patient = "fire", ()
    elif predicate == "fire" and _HARMLESS.intersection(patient):
        predicate = "fire_gas"
    return Frame(
        predicate=predicate,
        kind=row["kind"],
        main=row["main"],
        negated=row["negated"],
        mode=row["mode"],
        agent=tuple(stem(word) for word in (row["agent"] or "").split()),
        patient=patient,
        rest=tuple(phrases),
        whose=parties.get(
            people.within([stem(word) for word in spelled(row["patient"] or row["agent"] or "")]) or "", frozenset()
        ),
        origin=regions.of(" ".join(part[5:] for part in (row["rest"] or "").split(" | ") if part.startswith("from:"))),
        at=frozenset[str]().union(*(_placed(phrase, regions) for phrase in (row["rest"] or "").split(" | "))),
        agents=parties.get(people.named(row["agent"]) or row["agent_id"] or "", frozenset())
        | regions.of(row["agent"] or ""),
        patients=parties.get(people.named(row["patient"]) or row["patient_id"] or "", frozenset())
        | regions.of(row["patient"] or ""),
    )


def _fighting(frame: Frame, groups: Groups) -> Frame:
    """The frame with the group whose fighters act or are acted upon, where no entity says it."""
    return replace(
        frame,
        agents=frame.agents or groups.fought_for(frame.agent),
        patients=frame.patients or groups.fought_for(frame.patient),
    )


def _placed(told: str, regions: Regions) -> frozenset[str]:
    """The countries of a phrase that says where: "in:town selmar orland", not "in:airstrike orland"."""
    preposition, _, phrase = told.partition(":")
    head = phrase.partition(" ")[0]
    place = preposition in ("in", "at", "near", "inside") and (head in _PLACES or regions.of(head))
    return regions.of(phrase) if place else frozenset()


_CLAIM = re.compile(
    r"\b(?:claims?|assertions?|allegations?|suggestions?|rumou?rs?|reports?|accusations?|insinuations?|stor(?:y|ies)|notions?|ideas?"
    r"|speculation|statements?|versions?|accounts?|charges?)\b[^.;]{0,90}?\bthat\b",
    re.I,
)
_PROPOSED = re.compile(
    r"^\W*(?:the|an?|any|all|his|her|its|their|such|this|that)? ?(?:[\w’'-]+ ){0,3}?"
    r"(?:ultimatums?|demands?|offers?|proposals?|calls?|requests?|invitations?|appeals?|plans?|bids?|motions?|terms|conditions|talks|return)\b",
    re.I,
)


def is_offer(text: str) -> bool:
    """Whether what is rejected is an offer or a demand, so that nothing is denied: "rejected a Tavran ultimatum over the ships that it had seized"."""
    return _PROPOSED.match(text) is not None


def _refuses(row: Row, frames: Sequence[Frame]) -> bool:
    """Whether the words are put forward only to be denied: "denied that troops had crossed"."""
    if is_offer(row["text"]):
        return False
    return row["act"] == "deny" and refutes(row["cue_text"] or "") and not any(f.main and f.negated for f in frames)


def claimed(frames: tuple[Frame, ...], refuses: bool) -> tuple[tuple[Frame, ...], bool]:
    """The frames and whether they are denied, where a claim is rejected that is told within: "rejected the claim that S".

    What S tells is then the main thing; of "rejected the claim that nobody had come" it is asserted that somebody had.
    """
    first = next((at for at, frame in enumerate(frames) if frame.kind != "noun"), None)
    if not refuses or first is None or any(frame.main for frame in frames):
        return frames, refuses
    told = frames[first]
    inner = replace(told, main=True, negated=False)
    return (*frames[:first], inner, *frames[first + 1 :]), not told.negated


def _headlined(text: str, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Of a headline's "denies there are tanks", whose verb of denying has no subject, that there are none."""
    if stems(text.split(" ", 1)[0].lower()) not in lexicon()["refuting"]:
        return frames
    return tuple(replace(f, negated=not f.negated) if f.kind == "exists" and f.main else f for f in frames)


def with_ties(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames, with the party to which people are tied where they are told by nothing else: "individuals who have ties to the Front"."""
    lists = lexicon()
    ties = {
        frame.agent[0]: frame.patients
        for frame in frames
        if frame.patient[:1]
        and frame.patient[0] in lists["links"]
        and frame.agent[:1]
        and frame.agent[0] in lists["vague"]
    }
    if not ties:
        return frames
    return tuple(
        replace(
            frame,
            agents=frame.agents or ties.get(frame.agent[0] if frame.agent else "", frozenset()),
            patients=frame.patients or ties.get(frame.patient[0] if frame.patient else "", frozenset()),
        )
        for frame in frames
    )


def may_oppose(a: Side, b: Side) -> bool:
    """Whether two statements can be two sides at all: two voices, one time."""
    if a.statement == b.statement or a.story != b.story:
        return False
    if a.own_voice and b.own_voice:
        return False
    if a.speaker is not None and a.speaker == b.speaker and not _turned_round(a, b):
        return False
    if a.article == b.article and (a.start < b.end and b.start < a.end):
        return False  # one lies within the other
    return not a.weekdays or not b.weekdays or bool(a.weekdays & b.weekdays)


_ADMITTING = frozenset(stems(word) for word in "admit concede acknowledge confess".split())


def _turned_round(a: Side, b: Side) -> bool:
    """Whether one speaker takes back what he said: denies at one time what he admits at another."""
    admits, other = (a, b) if a.cue & _ADMITTING else (b, a)
    return bool(admits.cue & _ADMITTING) and not other.cue & _ADMITTING and not admits.refuses


def told_before(side: Side, other: Side) -> bool:
    """Whether one says that there was none since some time, and the other was told two days or more earlier."""
    mine, theirs = side.day, other.holds or other.day
    told = mine is not None and theirs is not None and mine - theirs > dt.timedelta(days=1)
    return told and " since " in f" {side.text.lower()} "


def two_reports(a: Side, b: Side) -> bool:
    """Whether two statements can differ over what happened, when or where: of two articles, or of two speakers within one."""
    if a.statement == b.statement or a.story != b.story or a.refuses or b.refuses:
        return False
    if a.speaker is not None and a.speaker == b.speaker:
        return False
    return a.article != b.article or not (a.own_voice or b.own_voice or (a.start < b.end and b.start < a.end))


def told_apart(a: Side, b: Side, most: dt.timedelta) -> bool:
    """Whether the days of which two statements tell, else on which they were told, lie further apart."""
    mine, theirs = a.holds or a.day, b.holds or b.day
    return mine is not None and theirs is not None and abs(mine - theirs) > most


def by_story(sides: Iterable[Side]) -> dict[str, list[Side]]:
    """The sides of each story, in their order."""
    out: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        out[side.story].append(side)
    return dict(sorted(out.items()))


def in_text_order(sides: Iterable[Side]) -> list[list[Side]]:
    """The sides of each article, as they stand in its text."""
    found: dict[str, list[Side]] = defaultdict(list)
    for side in sorted(sides, key=lambda side: (side.article, side.start, side.end, side.statement)):
        found[side.article].append(side)
    return list(found.values())


def each_once(rule: Callable[[Sequence[Side]], Iterator[Conflict]]) -> Callable[[Sequence[Side]], list[Conflict]]:
    """The rule with each pair of statements once, as it was first found, and the pairs in order."""

    @wraps(rule)
    def pairs(sides: Sequence[Side]) -> list[Conflict]:
        found: dict[tuple[str, str], Conflict] = {}
        for conflict in rule(sides):
            found.setdefault((min(conflict[0], conflict[1]), max(conflict[0], conflict[1])), conflict)
        return [found[key] for key in sorted(found)]

    return pairs
