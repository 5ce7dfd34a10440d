"""A trigger and what the article says of days, places and victims in, when and where it happened and what it cost out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..annotations import Attribution, Figure, Place, Span, Time
from .forms import lemmas_of
from .ranges import last_of_range
from .triggers import Trigger
from .whereabouts import where

_SAYING = frozenset("say tell add announce report state declare write claim note explain quote reply ask".split())
_DEFINITE = frozenset(("the", "this", "these", "that", "those", "its"))
_CARRYING = frozenset(
    "launch conduct hold carry make stage wage mount begin start commence open end happen occur take place do perform run "
    "execute host see leave kill injure wound cause trigger break erupt continue resume".split()
)
_MEASURING = frozenset("toll death casualty victim number count tally aftermath result".split())
_FROM_TODAY = re.compile(r"today|tonight|yesterday|this (?:morning|afternoon|evening)|last night|yesterday \w+")
_APART = frozenset(("after", "before", "since", "until", "till"))
_SHORTLY = frozenset("seconds minutes hours hour moments shortly soon immediately just".split())
_LASTING = frozenset("campaign war siege blockade insurgency conflict uprising".split())
_BEGINNING = frozenset("begin start launch commence".split())
_PEOPLE = 10**10  # more than live: a number that some fault has glued together
_LOWER = ("obl", "nmod", "advcl")
_OVER = frozenset(("over", "about"))
_SPANS = frozenset(  # "in the early hours of Wednesday": the day is that of what was done then
    "hours morning afternoon evening night day dawn start beginning end".split()
)
_ANOTHERS = 6.0  # words by which a time seems farther that hangs on another verb
# words for one happening: a definite one ("the blast") points back to the last one told
FAMILIES = tuple(
    frozenset(words.split())
    for words in (
        "strike airstrike hit bomb bombing bombardment raid shell shelling target attack pound bombard assault",
        "explode explosion blast detonate detonation inferno",
        "protest demonstration rally march riot gather demonstrate",
        "meet meeting talk talks summit visit negotiation consultation negotiate",
        "deploy deployment send move",
        "shoot shooting gunfire",
        "arrest detain detention",
        "invade invasion offensive incursion",
    )
)


@dataclass(frozen=True)
class When:
    """First and last day of an event; `own` is false where an earlier mention lent it."""

    first: dt.date | None = None
    last: dt.date | None = None
    own: bool = True


class Circumstances:
    """Times, places and figures of one Doc, ready to be asked for the trigger that they belong to."""

    def __init__(self, doc: Doc, skipped: Sequence[Span] = ()) -> None:
        self._doc = doc
        self._published = doc._.article.published_on
        self._contents = [span for a in doc._.attributions for span in a.content]
        self.triggers: frozenset[int] = frozenset()
        self._text = doc.text  # spaCy joins the tokens anew at every call
        self._times: Sequence[Time] = [
            t
            for t in doc._.times
            if t.first is not None
            and t.type != "SET"
            and t.value != "PRESENT_REF"
            and not any(a <= t.start < b for a, b in skipped)
            and not (self._text[t.start : t.start + 5].lower() == "that " and self._is_told(t.start))
        ]
        self._places: Sequence[Place] = [p for p in doc._.places if not p.metonymic]
        self._figures: Sequence[Figure] = doc._.figures

    def _is_told(self, at: int) -> bool:
        """Whether somebody says it: "that night" is then the night of the news, not the day on which it is said."""
        return any(a <= at < b for a, b in self._contents)

    def _voice(self, start: int, attribution: Attribution | None) -> tuple[tuple[int, int], ...]:
        """The spans in which the same voice speaks; nothing where it is the outlet's own (then contents are barred)."""
        return attribution.content if attribution is not None else ()

    def _shares_voice(self, at: int, start: int, attribution: Attribution | None) -> bool:
        voice = self._voice(start, attribution)
        if voice:
            return any(a <= at < b for a, b in voice)
        return not any(a <= at < b for a, b in self._contents)

    def when(self, trigger: Trigger, attribution: Attribution | None) -> When:
        """The days of the time that belongs to the trigger: hung on it or its verb, else nearest in its sentence."""
        token = trigger.token
        for other in self._doc._.attributions:
            if other.said_on is not None and any(a <= token.idx < b for a, b in other.cue):
                return When(other.said_on, other.said_on)  # the word that reports is itself the event: "denied"
        first, last = self._opening(token), token.sent.end_char
        best: tuple[float, int, Time] | None = None
        for time in self._times:
            if not first <= time.start < last:
                continue
            if not (self._shares_voice(time.start, token.idx, attribution) or self._opens(time, attribution)):
                continue
            cost = self._distance(time, token)
            if cost is not None and (best is None or (cost, time.start) < best[:2]):
                best = (cost, time.start, time)
        if best is None:
            return When()
        time = best[2]
        before = self._text[max(0, time.start - 8) : time.start].lower()
        if before.endswith("since "):
            return When(time.first, None)
        if before.endswith(("until ", "till ")):
            return When(None, time.last)
        if token.head.i != token.i and _begins_what_lasts(token):
            return When(time.first, None)  # "the air campaign began on August 8": its raids are of many days
        until = last_of_range(self._text, self._times, time)
        if until is not None:
            return When(time.first, until)
        late = self._said_before(time, attribution)
        return When(time.first and time.first - late, time.last and time.last - late)

    def _said_before(self, time: Time, attribution: Attribution | None) -> dt.timedelta:
        """By how much "today" in words that were said before the article came out is an earlier day."""
        said = None if attribution is None else attribution.said_on
        words = self._text[time.start : time.end].lower()
        if attribution is None or said is None or self._published is None or not _FROM_TODAY.fullmatch(words):
            return dt.timedelta()
        quoted = attribution.kind == "direct" and any(a <= time.start < b for a, b in attribution.content)
        return max(self._published - said, dt.timedelta()) if quoted else dt.timedelta()

    def _opens(self, time: Time, attribution: Attribution | None) -> bool:
        """True of a day before a content whose verb it belongs to: "On Monday, it was said, the camp was hit"."""
        if attribution is None or not attribution.content or time.end > min(a for a, _ in attribution.content):
            return False
        span = self._doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None or span.root.head.i == span.root.i:
            return False
        return any(a <= span.root.head.idx < b for a, b in attribution.content)

    def has_time(self, token: Token, until: dt.date | None = None) -> bool:
        """Whether its sentence names a time, up to the day `until`, that could be the token's."""
        first, last = self._opening(token), token.sent.end_char
        return any(
            first <= t.start < last
            and (until is None or t.first is None or t.first <= until)
            and self._distance(t, token) is not None
            for t in self._times
        )

    def day_of(self, verb: Token) -> dt.date | None:
        """The one day that hangs on a verb of the outlet's own account; None where there is none or more than one."""
        first, last = verb.sent.start_char, verb.sent.end_char
        days = {
            (t.first, t.last)
            for t in self._times
            if first <= t.start < last
            and self._shares_voice(t.start, verb.idx, None)
            and self._distance(t, verb) == 0.0
        }
        if len(days) != 1 or any(lemma in _SAYING for lemma in lemmas_of(verb)):
            return None
        ((day, end),) = days
        return day if day == end else None

    def _opening(self, token: Token) -> int:
        """Where the trigger's sentence begins: a parser may cut off the time that it opens with ("Last night angry ...")."""
        sentence = token.sent
        while sentence.start > 0:
            before = self._doc[sentence.start - 1]
            if not before.is_alpha or not any(before.sent.start_char == t.start for t in self._times):
                break
            sentence = before.sent
        return int(sentence.start_char)

    def _distance(self, time: Time, token: Token) -> float | None:
        """How far a time stands from a trigger: 0 on it, 1 on its verb, else by words; None where another has it.

        A day belongs to what it modifies: "the ceasefire of March 20" says nothing of the attack that broke it, a day
        that hangs on speech nothing of what was told, one in a relative clause nothing of what stands outside it.
        """
        span = self._doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None:
            return None
        node, head = span.root, span.root.head
        steps = 0.0
        anothers = False
        while head.i != node.i and head.i != token.i and head.pos_ not in ("VERB", "AUX") and not _predicate(head):
            # "the death toll of the attack of 9 May" is of that day, "the breach of the truce of 9 May" is not
            mine = head.head.i == token.i and token.pos_ == "NOUN" and _tells_of(token)
            if head.i in self.triggers and not mine:
                return None
            anothers = anothers or (_case(node) == "of" and not mine and head.lower_ not in _SPANS)
            node, head = head, head.head
            steps += 0.25
        if head.i == token.i:
            return None if anothers and steps else steps
        if _declares(head, token):
            return 1.0 + steps  # "announced the truce on Friday": it is of that day
        if anothers or (any(lemma in _SAYING for lemma in lemmas_of(head)) or _walled(head, token)):
            return None
        if self._of_another(head, token) or self._of_its_noun(head, token) or _at_another_time(head, token):
            return None
        if token.dep_ == "acl:relcl" and not token.is_ancestor(head) and self._timed(token):
            return None  # "the singer, who was killed in the raid on Monday, was buried yesterday"
        if head.dep_ in ("xcomp", "ccomp") and head.head.i == token.i and _to_come(head):
            return None  # "agreed to meet on Friday": the meeting is then
        if token.dep_ == "cop" and head.i == token.head.i:
            return steps
        if head.dep_ == "acl:relcl" and head.head.i == token.i:
            return 0.5 + steps  # "a truce that both sides signed in March"
        if token.pos_ != "VERB" and _case(token) in _OVER and head.pos_ == "VERB" and not _carries(head):
            return None  # "accused each other on Monday over the raid": when the raid was is not told
        distance = 2.0 + abs(span.root.i - token.i)
        if head.i == token.head.i and token.dep_ != "ccomp":
            # "launched strikes on Friday" dates the strikes, "condemned on Saturday the strikes" does not
            return 1.0 + steps if token.pos_ == "VERB" or _carries(head) else distance + _ANOTHERS
        return distance + (_ANOTHERS if head.pos_ == "VERB" else 0.0)

    def _of_another(self, verb: Token, token: Token) -> bool:
        """True where a participle that is an event itself holds the time: "agreed to free girls abducted in April"."""
        at = verb
        while at.dep_ != "acl":
            if at.head.i == at.i or at.i not in self.triggers:
                return False
            at = at.head
        return at.i in self.triggers and token.i not in (at.i, at.head.i) and not at.is_ancestor(token)

    def _timed(self, verb: Token) -> bool:
        """Whether what hangs on a verb names a time."""
        first, last = verb.left_edge.idx, verb.right_edge.idx
        return any(first <= t.start <= last for t in self._times)

    def _of_its_noun(self, verb: Token, token: Token) -> bool:
        """True of a day outside the relative clause of an event: in "halted work on Friday after a raid that killed six"
        the six died when the raid was.
        """
        if token.dep_ != "acl:relcl" or verb.i == token.i or token.is_ancestor(verb):
            return False
        described = token.head  # or what it stands in: "a raid on a depot that killed six"
        while described.i not in self.triggers and described.dep_ == "nmod":
            described = described.head
        return described.i in self.triggers and described.dep_.split(":")[0] in _LOWER

    def where(self, trigger: Trigger, attribution: Attribution | None) -> tuple[str, Place] | None:
        """The words and the place of the trigger: the nearest of its sentence that a preposition of place leads to."""
        start = trigger.token.idx
        return where(self._doc, trigger, self._places, lambda at: self._shares_voice(at, start, attribution))

    def victims(self, sentence_start: int, sentence_end: int, attribution: int | None) -> tuple[int | None, int | None]:
        """People killed and injured, as figures of the sentence told by the same voice give them."""
        counts: dict[str, int] = {}
        for figure in self._figures:
            if not (sentence_start <= figure.start < sentence_end and figure.attribution == attribution):
                continue
            if figure.value is None or figure.unit is None or figure.value > _PEOPLE:
                continue
            for ending in ("killed", "injured"):
                if figure.unit.endswith(ending):
                    counts[ending] = max(counts.get(ending, 0), int(figure.value))
        return counts.get("killed"), counts.get("injured")


def _declares(verb: Token, token: Token) -> bool:
    """True of a verb by whose words the thing is done: "announced a ceasefire", "the deal was announced"."""
    done = token.pos_ == "NOUN" and token.head.i == verb.i and token.dep_ in ("obj", "nsubj:pass")
    return done and any(lemma in ("announce", "declare", "proclaim") for lemma in lemmas_of(verb))


def _predicate(token: Token) -> bool:
    """True of a noun or adjective that is said to be so: "were in the air last night"."""
    return any(child.dep_ == "cop" for child in token.children)


def _begins_what_lasts(token: Token) -> bool:
    """True of the noun of a long undertaking whose beginning alone is told."""
    lasting = token.pos_ == "NOUN" and any(lemma in _LASTING for lemma in lemmas_of(token))
    return lasting and any(lemma in _BEGINNING for lemma in lemmas_of(token.head))


def _to_come(verb: Token) -> bool:
    """True of an infinitive and of what shall or would happen."""
    return any(c.lower_ in ("to", "will", "shall", "would") for c in verb.children if c.dep_ in ("mark", "aux"))


def _at_another_time(verb: Token, token: Token) -> bool:
    """True of a verb in a clause that the trigger does not share and that is of a time of its own.

    "Charged after he vanished in 2009", "killed since the siege began on May 8", "held until he appears in court on Friday".
    """
    at = verb
    while True:
        if at.i == token.i or at.is_ancestor(token):
            return False
        marks = {c.lower_ for c in at.children if c.dep_ in ("mark", "case")}
        if at.dep_ in ("advcl", "acl") and marks & _APART:
            inside = (
                next(c.i for c in at.children if c.lower_ in _APART) < token.i < at.i
            )  # whatever the parser hangs it on
            return not (inside or _soon(at) or _goes_back_to(at, token, marks))
        if "to" in marks and at.dep_ in ("advcl", "acl", "xcomp") and token.pos_ == "VERB":
            return True
        if at.head.i == at.i:
            return False
        at = at.head


def _soon(clause: Token) -> bool:
    """True of a clause that follows within hours: "40 minutes after", "shortly after"."""
    mark = next(c for c in clause.children if c.lower_ in _APART)
    return any(t.lower_ in _SHORTLY for t in mark.doc[max(mark.sent.start, mark.i - 2) : mark.i])


def _goes_back_to(clause: Token, token: Token, marks: set[str]) -> bool:
    """True of a clause on what the noun names: "the truce since it was signed", "investigate the assaults after a mob ..."."""
    if token.pos_ == "VERB":
        return False
    return "since" not in marks or any(
        c.lower_ in ("it", "they") for c in clause.children if c.dep_.startswith("nsubj")
    )


def _tells_of(noun: Token) -> bool:
    """True of the nouns that only measure another happening: "the death toll of", "the number of victims in"."""
    return any(lemma in _MEASURING for lemma in lemmas_of(noun))


def _walled(verb: Token, token: Token) -> bool:
    """True where a relative clause holds the verb and neither the trigger nor the noun that it describes."""
    at = verb
    while at.dep_ != "acl:relcl":
        if at.head.i == at.i:
            return False
        at = at.head
    described = at.head
    named = described.i == token.i or (described.head.i == token.i and family_of(described) is not None)
    return not (named or at.i == token.i or at.is_ancestor(token))


def _case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def _carries(head: Token) -> bool:
    """True of verbs that only say that the event took place, and of nouns and copulas."""
    return head.pos_ != "VERB" or any(lemma in _CARRYING for lemma in lemmas_of(head))


def family_of(token: Token) -> int | None:
    """Which family of words for one happening the trigger belongs to; None for none."""
    lemmas = lemmas_of(token)
    return next((n for n, family in enumerate(FAMILIES) if any(lemma in family for lemma in lemmas)), None)


def points_back(token: Token) -> str | None:
    """The determiner by which a word points back to a happening told before, None where it does not.

    "The blast", "these strikes"; also the verb whose subject is such a noun ("the strikes hit two towns") and the noun
    that such a subject is said to be ("these strikes are the third round of bombings").
    """
    if token.pos_ != "VERB":
        own = determiner_of(token)
        predicate = token.head if token.dep_.startswith("nmod") and determiner_of(token) is None else token
        if any(c.dep_ == "cop" for c in predicate.children):
            return _subject_points_back(predicate) or own
        return own
    return _subject_points_back(token)


def _subject_points_back(token: Token) -> str | None:
    for child in token.children:
        if child.dep_ == "nsubj" and child.pos_ == "NOUN" and family_of(child) is not None:
            return determiner_of(child)
    return None


def determiner_of(noun: Token) -> str | None:
    """The definite or demonstrative word before a noun and its modifiers; None for "a", "no" and bare nouns."""
    for at in range(noun.i - 1, max(noun.sent.start, noun.i - 5) - 1, -1):
        token = noun.doc[at]
        if token.lower_ in _DEFINITE:
            return token.lower_
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "PUNCT") or token.text in (",", ".", '"', "\u201d"):
            break
    return None
