"""Triggers in, those out that stand where work, sport and courts use words of violence: strikes of workers, teams that beat others.

A strike of workers is a protest, "pleaded not guilty" denies, and what happens on a pitch is no event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from ..following import token_after, word_after
from .forms import lemmas_of
from .lexicon import lexicon
from .matching import Trigger

_WORKERS = frozenset(
    "union unions unionist unionists worker workers workers' teacher teachers nurse nurses miner miners driver drivers docker "
    "dockers employee employees staff labour labor pilots crews postal railwaymen doctors lecturers"
    " walkout wage wages pay picket pickets picketing pensions employer employers ballot".split()
)
_OF_WORK = frozenset(
    "wildcat general labour labor hunger sit-down teacher teachers nurse nurses doctor doctors miner miners worker workers "
    "union pay 24-hour 48-hour solidarity".split()
)
_MAYBE_OF_WORK = frozenset(
    "lawful unlawful rail railway train tube metro underground bus tram transport dock port mine postal indefinite "
    "three-day two-day one-day driver drivers pilot pilots".split()
)
_LAWS = frozenset("illegal unlawful lawful legal".split())
_CALLS = frozenset(("call", "break", "join", "ballot"))
_OVER = frozenset(
    "pay wage wages salary salaries job jobs pension pensions condition conditions hour hours cut cuts".split()
)
_ARMS = frozenset(
    "airstrike airstrikes missile missiles bomb bombs bombed bombing rocket rockets drone drones shell shells shelling army "
    "military troops soldiers militants rebels warplane warplanes jets artillery killed wounded dead gunmen".split()
)
_FEWEST_OF_WORK = 3

_SCORE = re.compile(r"(?<![\d.,:/–-])\d{1,2}[-–]\d{1,2}(?![\d–/-]|\.\d)")
_SPORT = frozenset(
    "match goal goals goalless striker strikers goalkeeper keeper midfielder defender winger referee half-time halftime "
    "penalty league cup coach stadium scored scoring equaliser equalizer substitute kick-off tournament semi-final "
    "quarter-final final playoff football soccer rugby cricket tennis hockey basketball handball baseball wicket wickets "
    "innings batsman bowler quarterback touchdown try tries teammate fixture relegation champions championship seeded set".split()
)
# players come to blows, too: to attack, to fight and to clash stay
_CONTESTS = frozenset(
    "beat defeat shoot fire hit strike thrash crush batter hammer thump stun down rout destroy pull overcome sink".split()
)
_SIDES = frozenset("beat defeat thrash crush batter hammer thump rout overcome down destroy".split())
_FEWEST_OF_SPORT = 3
_HURT = frozenset(
    "kill killed wounded injured dead police officer officers soldier soldiers gun pistol rifle knife hospital arrested "
    "bullet bullets gunman gunmen troops stabbed militants rebels".split()
)


def without_peaceful(doc: Doc, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers, where strikes of workers protest and contests of sport are none."""
    if not triggers:
        return []
    strikes = [t for t in triggers if t.entry.type == "ASSAULT" and "strike" in lemmas_of(t.token)]
    armed = any(t.lower_ in _ARMS for t in doc) if strikes else False
    by_word = {t.token.i for t in strikes if _is_of_work(t.token, armed)}
    all_of_work = bool(strikes) and not armed and _tells_of_work(doc, bool(by_word))
    contests = [t for t in triggers if _CONTESTS.intersection(lemmas_of(t.token))]
    sport = bool(contests) and _tells_of_sport(doc)
    kept = []
    for trigger in triggers:
        token = trigger.token
        if token.i in by_word or (all_of_work and trigger in strikes and not _strikes_something(token)):
            kept.append(replace(trigger, entry=replace(trigger.entry, type="PROTEST", mode=None)))
        elif "plead" in lemmas_of(token) and _denies_guilt(token):
            kept.append(replace(trigger, entry=replace(trigger.entry, type="REJECT", mode=None)))
        elif trigger not in contests or not _is_contest(token, sport):
            kept.append(trigger)
    return kept


def _is_of_work(token: Token, armed: bool) -> bool:
    """True of a "lawful strike", "called a strike", "declared the strike illegal", a "strike over pay"; workers "will strike"."""
    if token.pos_ == "VERB":
        subjects = [c for c in token.children if c.dep_ == "nsubj"]
        return not _strikes_something(token) and any(k.lower_ in _WORKERS for c in subjects for k in (c, *c.children))
    if _strikes_something(token):
        return False
    beside = {c.lower_ for c in token.children if c.dep_ in ("amod", "compound", "nmod:poss", "nmod")}
    over = any(c.lower_ in _OVER and any(k.lower_ == "over" for k in c.children) for c in token.children)
    if beside & _OF_WORK or over:
        return True
    called = token.dep_ == "obj" and _CALLS.intersection(lemmas_of(token.head)) and word_after(token.head) != "in"
    named = any(c.lower_ in ("the", "this", "that", "these", "those") for c in token.children)
    judged = word_after(token) in _LAWS and token.dep_ in ("obj", "nsubj", "nsubj:pass")
    return not armed and (bool(beside & _MAYBE_OF_WORK) or judged or (bool(called) and not named))


def _strikes_something(token: Token) -> bool:
    """True of a strike on a place, and of the verb with what it struck; "a strike on 20 September" is of that day."""
    if token.pos_ == "VERB" and any(c.dep_ in ("obj", "nsubj:pass") for c in token.children):
        return True
    return any(
        c.dep_.startswith(("nmod", "obl"))
        and any(k.lower_ in ("on", "against", "at") for k in c.children)
        and not any(t.start <= c.idx < t.end for t in token.doc._.times)
        for c in token.children
    )


def _tells_of_work(doc: Doc, shown: bool) -> bool:
    words = sum(t.lower_ in _WORKERS for t in doc)
    return words >= (1 if shown else _FEWEST_OF_WORK)


def _denies_guilt(token: Token) -> bool:
    following = token_after(token)
    if following is None:
        return False
    return following.lower_ == "innocent" or (following.lower_ == "not" and word_after(following) == "guilty")


def _tells_of_sport(doc: Doc) -> bool:
    """True of an article with scores and the words of a game, and with fewer of violence."""
    words = len({t.lower_ for t in doc if t.lower_ in _SPORT}) + len(_SCORE.findall(doc.text))
    violent = len({t.lower_ for t in doc if t.lower_ in _HURT or t.lower_ in lexicon().classes["VIOLENT"]})
    return words >= _FEWEST_OF_SPORT and words > 2 * violent


def _is_contest(token: Token, sport: bool) -> bool:
    """True of "beat Ulm 3-2" anywhere, and of the other words for it in an article of sport, where nobody is hurt."""
    words = {t.lower_ for t in token.sent}
    if words & _HURT:
        return False
    lemmas = set(lemmas_of(token))
    if lemmas & _SIDES and _SCORE.search(token.sent.text):
        return True
    return sport
