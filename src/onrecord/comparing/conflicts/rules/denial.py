"""Sides of a story in; pairs out in which one says that a doing was not and the other that it was, or the opposite of it."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...pairs.vectors import words
from ...pairs.wording import stem
from ..lexicon import lexicon, same_doing, same_thing, stemmed
from ..parties import PERSON, armed
from ..sides import Conflict, Frame, Side, may_oppose, told_before
from .owned import denied_party

_BASE = 0.55
_ARGUMENT = 0.12
_RARE = 4.2  # weight of a noun that few texts hold
_DETAIL = 0.06
_SAME_WORD = 0.08
# "not the only one" and "never thought" deny nothing that others say; "don't build there" tells nothing
_NO_DENIAL = re.compile(
    r"(?:\bnot|n[’']t) (?:even )?(?:the|a|an|his|her|its|their) (?:only|first|last|same|best|kind|sort)\b|(?:^|[.!?;:] )[“\"]?(?:don[’']t|do not|never) [a-z]+\b|\beach other\b",
    re.I,
)
_NUMBERS = frozenset(
    stem(w) for w in "two three four five six seven eight nine ten dozen dozens several many hundreds".split()
)
AT_SOMEBODY = re.compile(
    r"\b(?:any|no|never)\b[^.;,]{0,40}? (?:against|on|at|with) (?:him|her|them|it|specific|particular|individual)\b",
    re.I,
)
_TRUTH = frozenset(stem(w) for w in "truth validity basis foundation substance credence veracity".split())
_UNHEARD = frozenset(stem(w) for w in "ignore disregard debunk".split())  # "ignore the reports that ..."
_CONFIRMING = stemmed("confirm verify corroborate")
_WAITING = ("yet", "so far", "still", "until now", "to date")
_CROWD = 60  # frames of one doing with which a negated one is compared, nearest in the text's order


def denial_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """Denials and opposites between the sides of one story, each pair once."""
    found: dict[tuple[str, str], Conflict] = {}
    told = _asserted(sides)
    for side, frame in _negated(sides):
        for key in _keys(frame):
            for other, doing in told.get(key, ())[:_CROWD]:
                if (
                    not may_oppose(side, other)
                    or _waited(side, other)
                    or _elsewhere(side, other)
                    or told_before(side, other)
                ):
                    continue
                score = denies(frame, doing, side, other)
                if score > 0:
                    _keep(found, (side.statement, other.statement, "denial", score, doing.predicate.replace("_", " ")))
    for one, other, first, second in _opposites(told):
        if may_oppose(one, other) and not _elsewhere(one, other) and not _moved_on(one, other):
            score = _agreement(first, second, one, other)
            if score > 0:
                because = f"{first.predicate} / {second.predicate}".replace("_", " ")
                _keep(found, (one.statement, other.statement, "status", score, because))
    return [found[key] for key in sorted(found)]


def _keep(found: dict[tuple[str, str], Conflict], conflict: Conflict) -> None:
    key = (min(conflict[0], conflict[1]), max(conflict[0], conflict[1]))
    if key not in found or found[key][3] < conflict[3]:
        found[key] = conflict


def _negated(sides: Sequence[Side]) -> Iterator[tuple[Side, Frame]]:
    """What each side says is not so: its negated frames told as fact, and all it asserts where it refuses its words."""
    for side in sides:
        if (side.hedged and not side.refuses) or denied_party(side):
            continue  # of a claim that is only named nothing can be read
        if not side.refuses and called_false(side):
            yield from (
                (side, _unreported(f)) for f in side.frames if f.kind == "verb" and not f.main and not f.negated
            )
        if not side.refuses and (_NO_DENIAL.search(side.text) or AT_SOMEBODY.search(side.text)):
            continue  # "no strikes against him" denies no strikes
        for frame in side.frames:
            if (side.refuses and frame.main and frame.mode in ("actual", "planned")) or (
                frame.negated and frame.actual and (frame.main or frame.kind != "noun")
            ):
                yield side, frame


def called_false(side: Side) -> bool:
    """Whether a side says of reports or claims that they are false: "reports that he had left were untrue", "no truth in them"."""
    lists = lexicon()
    if any(
        f.kind == "exists" and f.main and f.negated and f.patient[:1] and f.patient[0] in _TRUTH for f in side.frames
    ):
        return True
    if any(
        f.predicate in _UNHEARD and f.main and not f.negated and f.patient[:1] and f.patient[0] in lists["anaphors"]
        for f in side.frames
    ):
        return True
    return any(
        f.kind == "state" and f.main and f.actual and f.agent[:1] and f.agent[0] in lists["anaphors"]
        and f.predicate in lists["baseless"] and not f.negated
        for f in side.frames
    )  # fmt: skip


def _unreported(frame: Frame) -> Frame:
    """The frame without the report that it stands in, which parses take for its object."""
    reported = frame.patient[:1] and frame.patient[0] in lexicon()["anaphors"]
    return replace(frame, patient=(), patients=frozenset()) if reported else frame


def _asserted(sides: Sequence[Side]) -> dict[str, list[tuple[Side, Frame]]]:
    """Predicate key -> what sides say is so."""
    out: dict[str, list[tuple[Side, Frame]]] = defaultdict(list)
    for side in sides:
        if side.refuses or called_false(side):
            continue
        for frame in side.frames:
            if not frame.negated and frame.actual and (frame.kind != "noun" or side.act == "blame"):
                for key in _keys(frame):
                    out[key].append((side, frame))
    return out


def _keys(frame: Frame) -> tuple[str, ...]:
    """By what a frame finds its counterpart: the stem and the classes of its predicate, or of what a light verb does."""
    doing = [frame.predicate.split("_")[0], frame.predicate]
    if frame.predicate in lexicon()["light"] or frame.kind == "exists" or frame.predicate.startswith("carry"):
        doing += frame.patient[:1]
    classes = lexicon()["classes"]
    keys = {*doing, *(f"#{number}" for word in doing for number in classes.get(word, ()))}
    if frame.patient[:1] and frame.patient[0] in lexicon()["links"]:
        keys |= {"#behalf", *(f"#party {party}" for party in frame.patients)}
    keys |= {f"#party {party}" for party in frame.agents if _deed(frame)}
    if any(phrase[0] == "behalf" for _, phrase in frame.rest):
        keys.add("#behalf")
    if same_doing(frame.predicate, "violat"):
        keys |= {f"#party {party}" for party in frame.agents}
    if frame.predicate in lexicon()["observing"] and frame.patient:
        keys |= {f"#{number}" for number in classes.get("deploy", ())} | {f"#party {party}" for party in frame.patients}
    if frame.kind == "exists" or frame.predicate in lexicon()["presence"] | lexicon()["harm"] | _placing():
        nouns = lexicon()["nouns"]
        heads = [phrase[0] for phrase in (frame.agent, frame.patient) if phrase]
        keys |= {f"#there {kind}" for head in heads for kind in (head, *sorted(nouns.get(head, ())))}
    return tuple(sorted(keys))


def _deed(frame: Frame) -> bool:
    opened = frame.predicate == "open" and frame.patient[:1] == ("fire",)
    return frame.predicate in lexicon()["harm"] or frame.predicate.startswith("carry") or opened


def _placing() -> frozenset[str]:
    classes = lexicon()["classes"]
    there = classes.get("deploy", frozenset()) | classes.get("cross", frozenset())
    return frozenset(word for word, numbers in classes.items() if numbers & there)


def denies(negated: Frame, told: Frame, side: Side, other: Side) -> float:
    """How surely the negated frame denies the told one; 0 where doing, doer, object or place may differ."""
    special = max(_breach(negated, told), _no_link(negated, told, other), _counted(negated, told, side, other))
    if special > 0:
        return round(special, 6)
    if negated.kind == "exists" or negated.predicate in lexicon()["presence"]:
        score = _no_presence(negated, told, side, other)
        if score > 0:
            return score
    doing, done = _doing(negated), _doing(told)
    if not same_doing(doing, done):
        return 0.0
    if doing in _CONFIRMING and _meet(negated.agent, told.agent, _owners(negated, side), _owners(told, other)) <= 0:
        return 0.0  # one has confirmed it, another has not yet
    return _agreement(negated, told, side, other)


def _doing(frame: Frame) -> str:
    """The predicate; for a light verb with an object ("carry out a strike"), the object."""
    if frame.predicate.startswith("carry") and frame.patient:
        return frame.patient[0]
    return frame.predicate


def _agreement(a: Frame, b: Frame, side: Side, other: Side) -> float:
    """How surely two frames of one doing (or of opposite doings) speak of one case; 0 where arguments part or say nothing."""
    agent = _meet(a.agent, b.agent, _owners(a, side), _owners(b, other))
    patient = _meet(a.patient, b.patient, a.patients, b.patients)
    if agent < 0 or patient < 0:
        return 0.0
    details, parted = _details(a, b)
    if parted:
        return 0.0
    light = a.predicate in lexicon()["light"] or a.kind == "exists"
    if a.patient and patient == 0 and (b.patient or not details):
        return 0.0
    if (
        light
        and not (patient > 0 and (agent > 0 or not (a.agent or b.agent)))
        and not (agent > 0 and details > 0 and not a.patient)
    ):
        return 0.0
    if not light and agent + patient <= 0 and not (details > 0 and side.named & other.named):
        return 0.0
    if a.agent and b.agent and agent == 0 and patient == 0:
        return 0.0
    if _named_apart(side, other):
        return 0.0
    if agent + patient + details < 2 and not _kin(side, other) and side.article != other.article and not _telling(a, b):
        return 0.0
    score = _BASE + _ARGUMENT * (max(0, agent) + max(0, patient)) + _DETAIL * min(2, details)
    return min(0.9, round(score + (_SAME_WORD if a.predicate == b.predicate else 0.0), 6))


def _owners(frame: Frame, side: Side) -> frozenset[str]:
    """Who acts; "my country" is the speaker's."""
    if frame.agent and frame.agent[0] in lexicon()["owners"] and len(frame.agent) == 1:
        return frame.agents | side.party
    return frame.agents


def _kin(a: Side, b: Side) -> bool:
    """Whether two statements name or speak for one party."""
    return bool((a.named | a.party) & (b.named | b.party))


def _telling(a: Frame, b: Frame) -> bool:
    """Whether what acts, or is acted upon, is one rare noun: "the engines" of one story are one."""
    return any(
        x and y and x[0] == y[0] and words().weight(x[0]) >= _RARE
        for x, y in ((a.agent, b.agent), (a.patient, b.patient))
    )


def _breach(negated: Frame, told: Frame) -> float:
    """Of "has not violated the truce" against fire that the same party opened, or violations of its own that are counted."""
    doing, what = negated.predicate, negated.patient[:1]
    if not what or not negated.agents:
        return 0.0
    counted = told.patient[:1]
    if (
        counted
        and told.predicate in lexicon()["observing"]
        and same_doing(doing, counted[0])
        and what[0] in told.patient
    ):
        return _BASE + 2 * _ARGUMENT if told.patients & negated.agents else 0.0
    truce = lexicon()["nouns"].get("ceasefir", frozenset()) & lexicon()["nouns"].get(what[0], frozenset())
    armed = told.predicate in lexicon()["harm"] or (told.predicate == "open" and counted == ("fire",))
    if truce and same_doing(doing, "violat") and armed and told.agents & negated.agents:
        return _BASE + _ARGUMENT
    return 0.0


def _counted(negated: Frame, told: Frame, side: Side, other: Side) -> float:
    """Of "denied that troops were moved to the border" against soldiers counted there."""
    if told.predicate not in lexicon()["observing"] or not same_doing(negated.predicate, "deploy"):
        return 0.0
    met = _meet(negated.patient, told.patient, negated.patients, told.patients) > 0
    return _BASE + _ARGUMENT if met and told.patients & (side.party | negated.agents) else 0.0


def _no_link(negated: Frame, told: Frame, other: Side) -> float:
    """Of "had no connection to the group" against a deed that is laid on the group, or done on its behalf."""
    if not negated.patient or negated.patient[0] not in lexicon()["links"] or not negated.patients:
        return 0.0
    party = {name for name in negated.patients if len(name) > 2 and not name.startswith("place:")}
    behalf = any(phrase[0] == "behalf" for _, phrase in told.rest) and party & other.named
    deed = told.predicate in lexicon()["harm"] or told.predicate.startswith("carry")
    return _BASE + _ARGUMENT if behalf or (deed and told.agents & party) else 0.0


def _no_presence(negated: Frame, told: Frame, side: Side, other: Side) -> float:
    """Of "there are no troops", "none of our drones flew" against a report that these were sent, crossed or struck."""
    what = negated.patient if negated.kind == "exists" else negated.agent or negated.patient
    if not what or what[0] in lexicon()["vague"]:
        return 0.0
    mine = (negated.agents | negated.patients) or side.party
    for phrase, parties in ((told.agent, told.agents), (told.patient, told.patients)):
        if not phrase or not same_thing(what[0], phrase[0]) or phrase[0] in lexicon()["vague"]:
            continue
        harmful = told.predicate in lexicon()["harm"] and phrase is told.agent
        sent = told.predicate in _placing() or told.predicate == "launch"
        if not harmful and not sent and told.kind != "exists":
            continue
        theirs = told.agents or told.origin or parties
        if mine & theirs:
            return round(_BASE + 2 * _ARGUMENT, 6)
    return 0.0


def _meet(a: tuple[str, ...], b: tuple[str, ...], mine: frozenset[str], theirs: frozenset[str]) -> int:
    """1 where two phrases can name one thing, -1 where they name two, 0 where one is missing or says nothing."""
    vague = lexicon()["vague"]
    if not a or not b:
        return 0
    if mine and theirs and not mine & theirs:
        return -1
    if bool(mine) != bool(theirs) and _counts(a) != _counts(b) and any(p.startswith(PERSON) for p in mine | theirs):
        return -1  # "the leader", who is known, and "three leaders"
    if a[0] in vague or b[0] in vague:
        return 1 if mine & theirs else 0
    if same_thing(a[0], b[0]):
        return 1
    if mine & theirs and (a[0] in b or b[0] in a or len(a) == 1 or len(b) == 1):
        return 1  # "Dorsland" and "Dorsish troops"
    if mine & theirs and armed(a[0]) and armed(b[0]):
        return 1  # "ISF militants", "members of the ISF"
    return -1


def _counts(phrase: tuple[str, ...]) -> bool:
    """Whether a phrase gives a number of things."""
    return any(word in _NUMBERS or word[:1].isdigit() for word in phrase[1:])


def _details(a: Frame, b: Frame) -> tuple[int, bool]:
    """(how many of the other phrases meet, whether phrases with one preposition name different things)."""
    met, parted = 0, False
    for preposition, phrase in a.rest:
        partners = [other for place, other in b.rest if place == preposition]
        if any(same_thing(phrase[0], other[0]) or set(phrase) & set(other) for _, other in b.rest):
            met += 1
        elif phrase[0] in b.patient[1:] and phrase[0] not in a.patient:
            met += 1  # "a ransom was paid for the sailors", "the sailors' ransom"
        elif preposition in ("for", "about", "as", "of", "with", "by") and a.kind != "state":
            parted = True  # what is denied is then the purpose, the matter or the means
        elif partners and preposition:
            parted = True
    return met, parted


def _named_apart(a: Side, b: Side) -> bool:
    """Whether both name things and none that the other names or speaks for."""
    mine, theirs = a.named | a.party, b.named | b.party
    return bool(a.named) and bool(b.named) and not (a.named & theirs) and not (b.named & mine)


def _opposites(told: dict[str, list[tuple[Side, Frame]]]) -> Iterator[tuple[Side, Side, Frame, Frame]]:
    """Frames with opposite predicates ("stopped", "were running")."""
    for a, b in sorted(lexicon()["antonyms"]):
        if a < b:
            for one, first in told.get(a, ())[:_CROWD]:
                for other, second in told.get(b, ())[:_CROWD]:
                    if first.predicate == a and second.predicate == b and not _otherwise_meant(first, second):
                        yield one, other, first, second


def _otherwise_meant(first: Frame, second: Frame) -> bool:
    """Whether it is somebody who ran, or was stopped, and no engine or work that ran or stopped."""
    doings = {first.predicate, second.predicate}
    if stem("run") in doings and (first.agents or second.agents):
        return True
    return stem("stop") in doings and bool(first.patients or second.patients)


def _waited(side: Side, other: Side) -> bool:
    """Whether one says "not yet" and the other tells of a later day: a development."""
    lower = f" {side.text.lower()} "
    waiting = any(f" {word}" in lower for word in _WAITING)
    mine, theirs = side.day, other.holds or other.said
    return waiting and mine is not None and theirs is not None and theirs > mine


def _moved_on(a: Side, b: Side) -> bool:
    """Whether two states are told of days far apart, so that one may have followed the other."""
    mine, theirs = (a.holds, b.holds) if a.past and b.past else (a.holds or a.day, b.holds or b.day)
    return mine is not None and theirs is not None and abs(mine - theirs) > dt.timedelta(days=2)


def _elsewhere(a: Side, b: Side) -> bool:
    """Whether both give a day and the days differ by more than a night."""
    if a.holds is None or b.holds is None or a.said == a.holds or b.said == b.holds:
        return False
    if " since " in a.text or " since " in b.text:
        return False
    return abs(a.holds - b.holds) > dt.timedelta(days=1)
