"""Events with the days that their own sentences give in, the same with the days that the rest of the article settles out.

What is told around an event dates it where the text leaves no choice: the one happening that a noun points back to, the
sentence before in the same account, the lead under its headline, the one day on which all of the news took place.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from ..annotations import ArticleContext, Event
from .background import looks_back, time_before_when
from .circumstances import Circumstances, family_of, points_back
from .same_deed import same_deeds
from .status import DENIED, HAPPENED, PLANNED

Told = Sequence[tuple[int, Event]]

_STARTS = frozenset(("launch", "start", "beginning", "onset", "outbreak"))
_DEATHS = frozenset("die perish kill drown wound injure".split())
_CONSEQUENCES = frozenset(("AID", "COERCE"))
_NTH_DAY = re.compile(
    r"\bfor (?:a|the) (?:second|third|fourth|fifth|sixth|seventh|\w+th) (?:straight |consecutive |successive )?day\b",
    re.I,
)
_DAYS_BEFORE = re.compile(
    r"\b(?:a|one|two|three|four|five|several) (?:days?|weeks?) (?:after|earlier|before)\b|\bday (?:after|before)\b",
    re.I,
)
_RESCUES = frozenset("rescue recover evacuate save pull take treat admit bring".split())
_DEEDS = frozenset(("ASSAULT", "PROTEST", "COERCE", "AID", "CONCEDE", "RETREAT", "MOBILIZE", "SANCTION"))
_SPELL = 31  # days
_RECENT = 14  # days: what lies farther back is background
_LEAST_LEAD = 60  # code points: shorter lines are titles, bylines and labels
_AGAINST = frozenset(("ASSAULT", "COERCE"))  # "fired at Wednesday's march"
_IN = frozenset(("in", "during"))
_PERFECT = frozenset("had has have 'd 've will would could may might should 'll".split())


def settled_days(doc: Doc, events: Sequence[Event], told: Told, circumstances: Circumstances) -> list[Event]:
    """The events, with the days that only the whole article settles; `told` are those with a day, by family of words."""
    account = _Account(doc, events, circumstances)
    events = [_of_its_when(doc, event, account.token(event)) for event in events]
    days: dict[int, list[Event]] = {}
    for family, event in told:
        days.setdefault(family, []).append(_of_its_when(doc, event, account.token(event)))
    out: list[Event] = []
    dated = {token.i: e for e in events if e.happened_from is not None and (token := account.token(e)) is not None}
    for event in events:
        token = account.token(event)
        if token is not None and event.happened_from is None and event.happened_to is None:
            if event.status in (HAPPENED, DENIED):
                event = _of_what_holds_it(event, token, dated)
            if event.status in (HAPPENED, DENIED) and event.happened_from is None:
                event = _of_the_one_told(event, token, days, out, account)
            if event.happened_from is None:
                event = account.carried_on(event, token, out)
        out.append(event)
    return account.headlines(same_deeds(doc, out))


def _of_the_one_told(
    event: Event, token: Token, days: dict[int, list[Event]], before: Sequence[Event], account: _Account
) -> Event:
    """The event on the only day that the article tells for what it can be.

    A single noun ("the explosion", also in the headline) takes the only day told for its family, "the blast" that of the
    one attack, a death the only day told for any violence, "the launch of the strikes" the first day of its family.
    """
    family = family_of(token)
    others = [] if family is None else days.get(family, [])
    violent = [e for found in days.values() for e in found if e.type == "ASSAULT"]
    if token.dep_.startswith("nmod") and token.head.lemma_.lower() in _STARTS and others:
        return _on_the_day_of(event, [min(others, key=lambda e: (str(e.happened_from), e.start))])
    if token.pos_ in ("NOUN", "PROPN") and not token.lower_.endswith("s") and _not_new(token):
        if points_back(token) is not None and any(e.happened_from == e.happened_to for e in others):
            others = [e for e in others if e.happened_from == e.happened_to]  # a year is background
        if not others and event.type == "ASSAULT" and points_back(token) is not None:
            others = [e for e in before if e.type == "ASSAULT" and e.happened_from is not None and e.status == HAPPENED]
        return _on_the_day_of(event, others)
    of_the_news = not account.names_time(token) and not looks_back(token.doc, token)
    if event.type == "ASSAULT" and event.lemma in _DEATHS and of_the_news:
        return _on_the_day_of(event, violent)
    return event


def _of_what_holds_it(event: Event, token: Token, dated: dict[int, Event]) -> Event:
    """The event on the day of the one that its own clause puts it in: "killed in the attack on May 9", "hurt when it hit"."""
    if token.pos_ != "VERB":
        return event
    joined = [
        c for c in token.children if c.dep_ == "conj" and c.pos_ == "VERB"
    ]  # "were killed and 23 hurt in the attack"
    for child in [c for verb in (token, *joined) for c in verb.children]:
        other = dated.get(child.i)
        if other is None or other.status != event.status:
            continue
        words = {c.lower_ for c in child.children}
        broken_up = (
            other.type == "PROTEST" and event.type in _AGAINST and child.dep_.startswith(("obj", "obl", "nsubj"))
        )
        if (child.dep_.startswith("obl") and words & _IN) or (child.dep_ == "advcl" and "when" in words) or broken_up:
            return _on_the_day_of(event, [other])
    return event


def _of_its_when(doc: Doc, event: Event, token: Token | None) -> Event:
    """The event at the time that "when" follows, whatever the main clause is dated by."""
    time = None if token is None or event.status not in (HAPPENED, DENIED) else time_before_when(doc, token)
    return event if time is None else replace(event, happened_from=time.first, happened_to=time.last)


def _not_new(token: Token) -> bool:
    return not any(c.lower_ in ("a", "an", "another") for c in token.children)


def _on_the_day_of(event: Event, others: Sequence[Event]) -> Event:
    """The event on the one day that the others share; unchanged where they share none."""
    if len({(e.happened_from, e.happened_to) for e in others}) != 1:
        return event
    return replace(event, happened_from=others[0].happened_from, happened_to=others[0].happened_to)


def _on(event: Event, day: dt.date) -> Event:
    return replace(event, happened_from=day, happened_to=day)


class _Account:
    """One Doc as an account: its sentences, paragraphs and times, and the day of its news."""

    def __init__(self, doc: Doc, events: Sequence[Event], circumstances: Circumstances) -> None:
        self._doc = doc
        self._text = doc.text
        self._circumstances = circumstances
        article: ArticleContext = doc._.article
        self._published = article.published_on
        self._headline = next(((p.start, p.end) for p in article.passages if p.kind == "headline"), None)
        first, last = self._lead = _lead(article, self._text)
        days = {t.first for t in doc._.times if first <= t.start < last and t.first == t.last}
        self._dated_today = self._published is not None and self._published in days
        # where the lead tells of a happening of that day and of nothing shortly before it, the news is of that one day
        cues = [span for a in doc._.attributions for span in a.cue]
        happened = any(
            first <= e.start < last
            and e.status == HAPPENED
            and e.type in _DEEDS
            and e.happened_from == e.happened_to == self._published
            and not any(a <= e.start < b for a, b in cues)
            for e in events
        )
        recent = [d for d in days if d and self._published and 0 < (self._published - d).days <= _RECENT]
        recent += [self._published] if _DAYS_BEFORE.search(self._text, first, last) else []
        self._one_day = self._published if happened and not recent else None

    def token(self, event: Event) -> Token | None:
        """The word that names the event."""
        span = self._doc.char_span(event.start, event.end, alignment_mode="expand")
        return None if span is None else span.root

    def has_time(self, token: Token) -> bool:
        """Whether the word's sentence names a time that could be its own."""
        return self._circumstances.has_time(token, self._published)

    def names_time(self, token: Token) -> bool:
        """Whether the word's sentence names any time: then what it does not date may be background."""
        first, last = token.sent.start_char, token.sent.end_char
        return any(first <= t.start < last for t in self._doc._.times)

    def carried_on(self, event: Event, token: Token, before: Sequence[Event]) -> Event:
        """The event on the day on which the account stands: of its sentence, of the sentence before, of the news."""
        if event.status not in (HAPPENED, PLANNED) or token.pos_ not in ("VERB", "AUX"):
            return event
        sentence = token.sent
        if event.status == HAPPENED and self._published and self._dated_today and _NTH_DAY.search(sentence.text):
            return _on(event, self._published)
        if self.has_time(token):
            return event
        here = [e for e in before if e.start >= sentence.start_char]
        past = token.tag_ in ("VBD", "VBN") and event.status == HAPPENED
        if event.type in _CONSEQUENCES and past and not _perfect(token) and not self.names_time(token):
            found = _one_day([e for e in here if e.status == HAPPENED])
            if found is not None:
                return _on(event, found)  # "the protest was peaceful but two people were detained"
        found = self._of_the_sentence_before(event, token, before) if past or event.status == PLANNED else None
        if found is not None:
            return _on(event, found)
        told_now = past and not self._in_headline(event) and not self.names_time(token)
        told_now = told_now and not looks_back(self._doc, token)
        follows = event.lemma in _DEATHS | _RESCUES or (event.type == "COERCE" and not _perfect(token))
        return _on(event, self._one_day) if self._one_day is not None and told_now and follows else event

    def _of_the_sentence_before(self, event: Event, token: Token, before: Sequence[Event]) -> dt.date | None:
        """The day of what the sentence before tells in the same paragraph, where the account simply goes on.

        Across paragraphs it goes on in words said on that very day, and where something happens "again".
        """
        if (event.status == HAPPENED and _perfect(token)) or not self._main(token, event):
            return None
        first = token.sent.start
        while first > 0 and self._doc[first - 1].is_space:
            first -= 1
        if first == 0:
            return None
        other = self._doc[first - 1].sent
        told = [e for e in before if other.start_char <= e.start < other.end_char and e.status == event.status]
        told = [e for e in told if self._same_voice(e, event)]
        again = any(c.lower_ in ("again", "also") for c in token.children)
        apart = "\n" in self._between(other, token)
        if event.status == PLANNED or again or (apart and event.type == "ASSAULT"):
            told = [e for e in told if e.type == event.type]  # "halted its runs on Friday": not the day of the raid
        if apart and not (again or self._said_on(event) in {e.happened_from for e in told if e.happened_from}):
            return None
        if told or event.status != HAPPENED or event.attribution is not None or apart:
            return _one_day(told)
        return self._circumstances.day_of(other.root)  # "The ferry sank on Saturday. Nine people died."

    def _between(self, other: Span, token: Token) -> str:
        return self._text[other.start_char : int(token.sent.start_char)]

    def _said_on(self, event: Event) -> dt.date | None:
        said: dt.date | None = None
        if event.attribution is not None:
            said = self._doc._.attributions[event.attribution].said_on
        return said

    def _same_voice(self, one: Event, other: Event) -> bool:
        """Whether the outlet tells both, or one speaker does, or it tells of a day on which the speaker speaks."""
        if one.attribution == other.attribution:
            return True
        if other.attribution is None:
            return False
        if one.happened_from is not None and self._said_on(other) == one.happened_from:
            return True
        attribution = self._doc._.attributions[other.attribution]
        return one.attribution is not None and (
            attribution.speaker is not None and self._doc._.attributions[one.attribution].speaker == attribution.speaker
        )

    def _main(self, token: Token, event: Event) -> bool:
        """Whether the event stands in a main clause, of the outlet or of what somebody says."""
        at = token
        while at.dep_ in ("conj", "cop", "xcomp", "parataxis"):
            at = at.head
        if at.head.i == at.i or event.attribution is None:
            return at.head.i == at.i
        content = self._doc._.attributions[event.attribution].content
        return not any(a <= at.head.idx < b for a, b in content)

    def _alike(self, one: Event, other: Event) -> bool:
        return (one.type, one.status, one.mode) == (other.type, other.status, other.mode)

    def _same_deed(self, one: Event, other: Event) -> bool:
        """Whether two events of one type are of the same word or done by the same one."""
        return one.lemma == other.lemma or (one.actor is not None and one.actor == other.actor)

    def _in_headline(self, event: Event) -> bool:
        return self._headline is not None and self._headline[0] <= event.start < self._headline[1]

    def headlines(self, events: Sequence[Event]) -> list[Event]:
        """The events, those of the headline on the day of the one that the body tells of the same deed or the lead of their type."""
        out = []
        leading = [e for e in events if self._lead[0] <= e.start < self._lead[1] and e.type in _DEEDS]
        news = _one_day([e for e in leading if e.status == HAPPENED])
        for event in events:
            if event.happened_from is None and self._in_headline(event) and event.status in (HAPPENED, DENIED):
                alike = [e for e in events if self._alike(event, e) and not self._in_headline(e) and not _long_ago(e)]
                lead = [e for e in alike if self._lead[0] <= e.start < self._lead[1]]
                same = [e for e in alike if self._same_deed(event, e)]
                first = same[0] if same else (lead[0] if len(lead) == 1 else None)
                if first is not None and first.happened_from is not None:
                    event = replace(event, happened_from=first.happened_from, happened_to=first.happened_to)
                elif first is None and news is not None and event.type in _DEEDS:
                    event = _on(event, news)
            out.append(event)
        return out


def _long_ago(event: Event) -> bool:
    """True of what a year or a longer spell dates: background, never the news of the headline."""
    first, last = event.happened_from, event.happened_to
    return first is not None and (last is None or (last - first).days > _SPELL)


def _lead(article: ArticleContext, text: str) -> tuple[int, int]:
    """The first paragraph of the body that is a sentence, without its dateline."""
    datelines = [p for p in article.passages if p.kind == "dateline"]
    for passage in article.passages:
        if passage.kind == "body":
            for match in re.finditer(r"[^\n]+", text[passage.start : passage.end]):
                first, last = passage.start + match.start(), passage.start + match.end()
                if last - first > _LEAST_LEAD:
                    return max([first, *(p.end for p in datelines if first <= p.start < last)]), last
    return 0, 0


def _perfect(token: Token) -> bool:
    """True of "had been hit", "has hit", "would hit": what is not told as the next thing that happened."""
    verb = token.head if token.dep_ == "cop" else token
    return any(c.lower_ in _PERFECT for c in verb.children if c.dep_.startswith("aux"))


def _one_day(events: Sequence[Event]) -> dt.date | None:
    """The one day on which all of the events that have a day happened, None where there is none or more than one."""
    days = {(e.happened_from, e.happened_to) for e in events if e.happened_from is not None}
    if len(days) != 1:
        return None
    ((first, last),) = days
    return first if first == last else None
