"""A Doc with mentions, places, times, attributions and figures in, `doc._.events` out: the component `onrecord_events`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from .. import extensions
from ..annotations import ArticleContext, Attribution, Event
from ..figures.component import innermost
from .circumstances import Circumstances, When, family_of, points_back
from .days import settled_days
from .forms import lemmas_of
from .one_happening import on_the_only_day
from .peaceful import without_peaceful
from .roles import PEOPLE, Cast, roles_of, subject_of
from .same_deed import by_distance
from .status import DENIED, HAPPENED, HYPOTHETICAL, ONGOING, PLANNED, status_of
from .trigger_learnt import all_triggers
from .triggers import Trigger

extensions.register()
_RELATIONAL = frozenset(("CONSULT", "REQUEST", "SUPPORT", "AGREE", "COOPERATE"))  # what things do, too
_OVER = frozenset(("over", "for", "after", "following", "with", "about"))
_SKIPPED = frozenset(("furniture", "byline", "dateline"))


@Language.component(
    "onrecord_events",
    requires=["doc._.times", "doc._.places", "doc._.mentions", "doc._.clusters", "doc._.attributions", "doc._.figures"],
    assigns=["doc._.events"],
)
def read_events(doc: Doc) -> Doc:
    """The Doc with its event mentions in text order; furniture, bylines and datelines hold none."""
    if len(doc) and not doc.has_annotation("DEP"):
        doc.user_data.setdefault("rejected", []).append(("events", "0", "the text has no parse", None))
        doc._.events = ()
        return doc
    article: ArticleContext = doc._.article
    skipped = [(p.start, p.end) for p in article.passages if p.kind in _SKIPPED]
    attributions: Sequence[Attribution] = doc._.attributions
    cast, circumstances = Cast(doc), Circumstances(doc, skipped)
    found: list[Event] = []
    told: list[tuple[int, Event]] = []  # family of words and event, of those that have a day
    triggers = without_peaceful(doc, all_triggers(doc))
    cast.triggers = circumstances.triggers = frozenset(trigger.token.i for trigger in triggers)
    for trigger in triggers:
        start = doc[trigger.first].idx
        if any(a <= start < b for a, b in skipped):
            continue
        index = innermost(attributions, start)
        attribution = None if index is None else attributions[index]
        event = _event(doc, trigger, index, attribution, cast, circumstances)
        if _lacks_parties(event, trigger):
            reason = f"is said of a thing and names nobody, which {event.type} needs"
            doc.user_data.setdefault("rejected", []).append(("events", f"{event.start}-{event.end}", reason, None))
            continue
        event = _remembered(by_distance(doc, event, found), trigger, told)
        family = family_of(trigger.token)
        if family is not None and event.happened_from is not None and event.status in (HAPPENED, DENIED):
            told.append((family, event))
        found.append(event)
    dated = on_the_only_day(doc, settled_days(doc, found, told, circumstances))
    doc._.events = tuple(_with_victims(doc, dated, circumstances))
    return doc


def _lacks_parties(event: Event, trigger: Trigger) -> bool:
    """True of a verb of dealings between parties that is said of a thing: "lucky chances helped"."""
    helps = event.type == "AID" and event.lemma == "help"
    relational = (event.type in _RELATIONAL or helps) and trigger.token.pos_ == "VERB"
    if event.type == "AGREE" and any(c.dep_ == "xcomp" for c in trigger.token.children):
        return False  # whoever agrees to do something is somebody
    if not relational or event.actor is not None or event.recipient is not None:
        return False
    subject = subject_of(trigger.token)
    return subject is not None and not _is_somebody(subject)


def _is_somebody(subject: Token) -> bool:
    """True of people without a name: "both", "many", "survivors", "a spokesman"."""
    return subject.pos_ in ("PRON", "DET", "NUM") or any(lemma in PEOPLE for lemma in lemmas_of(subject))


def _event(
    doc: Doc,
    trigger: Trigger,
    index: int | None,
    attribution: Attribution | None,
    cast: Cast,
    circumstances: Circumstances,
) -> Event:
    when = circumstances.when(trigger, attribution)
    dated = when.first is not None and when.first == when.last
    status = status_of(trigger, attribution, dated)
    if status == ONGOING and when.last is not None:
        when = When()  # what goes on is not of the day that its sentence names
    published = doc._.article.published_on
    ahead = published is not None and when.first is not None and when.first >= published
    if ahead and status == HYPOTHETICAL and when.own and _futures(trigger.token):
        status = PLANNED  # "said that envoys would meet on Friday"
    if status == HAPPENED and published is not None and when.first is not None and when.first > published:
        when = When()  # the day of something to come, in the same sentence
    actor, recipient = roles_of(trigger, cast)
    place = circumstances.where(trigger, attribution)
    last = doc[trigger.last - 1]
    return Event(
        start=doc[trigger.first].idx,
        end=last.idx + len(last),
        lemma=trigger.token.lemma_.lower() or trigger.token.lower_,
        type=trigger.entry.type,
        status=status,
        mode=None if trigger.entry.mode == "deaths" else trigger.entry.mode,
        actor=actor,
        recipient=recipient,
        place=place[0] if place else None,
        place_id=place[1].geonames_id if place else None,
        place_precision=place[1].precision if place else None,
        happened_from=when.first,
        happened_to=when.last,
        attribution=index,
    )


def _futures(token: Token) -> bool:
    """True where "would" tells of a day to come rather than of a condition."""
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    above = [verb, verb.head]
    marks = {c.lower_ for v in above for c in v.subtree if c.dep_ == "mark"}
    return any(c.lower_ in ("would", "'d") for v in above for c in v.children) and not marks & {
        "if",
        "unless",
        "whether",
    }


def _remembered(event: Event, trigger: Trigger, told: Sequence[tuple[int, Event]]) -> Event:
    """The event with day and place of the one that it points back to: "the blast" after "a depot exploded on Tuesday"."""
    family, back = family_of(trigger.token), points_back(trigger.token)
    own_day = event.happened_from is not None and event.happened_from == event.happened_to
    if family is None or back is None or own_day:
        return event
    if event.status == ONGOING and back in ("these", "this"):
        event = replace(event, status=HAPPENED)  # "these strikes are the third round of bombings"
    first, last = event.happened_from, event.happened_to
    spell = first is not None and last is not None  # "the attack was the third this month" is of a day of that month
    if event.status not in (HAPPENED, DENIED) or (first is not None and not spell and back not in ("these", "this")):
        return event
    for other_family, other in reversed(told):
        if other_family != family or other.type != event.type:
            continue
        if (
            first
            and last
            and back not in ("these", "this")
            and not (
                other.happened_from and other.happened_to and first <= other.happened_from <= other.happened_to <= last
            )
        ):
            continue
        if None not in (event.actor, other.actor) and event.actor != other.actor:
            continue
        same_place = event.place is None or event.place == other.place
        return replace(
            event,
            happened_from=other.happened_from,
            happened_to=other.happened_to,
            place=other.place if same_place else event.place,
            place_id=other.place_id if same_place else event.place_id,
            place_precision=other.place_precision if same_place else event.place_precision,
        )
    return event


def _with_victims(doc: Doc, events: Sequence[Event], circumstances: Circumstances) -> list[Event]:
    """The events, with killed and injured at the first violent one that happened in each sentence."""
    out: list[Event] = []
    given: set[tuple[int, int | None]] = set()
    for event in events:
        span = doc.char_span(event.start, event.end, alignment_mode="expand")
        if (
            span is None
            or event.type not in ("ASSAULT", "COERCE")
            or event.status != HAPPENED
            or (event.type == "COERCE" and _over_a_deed(span.root, circumstances.triggers))
        ):
            out.append(event)
            continue
        sentence = span.sent
        key = (sentence.start, event.attribution)
        killed, injured = circumstances.victims(sentence.start_char, sentence.end_char, event.attribution)
        if key not in given and (killed is not None or injured is not None):
            given.add(key)
            event = replace(event, killed=killed, injured=injured)
        out.append(event)
    return out


def _over_a_deed(token: Token, triggers: frozenset[int]) -> bool:
    """True of an arrest or a charge "over the bombing that killed nine": the nine are the bombing's."""
    return any(
        word.i in triggers and any(c.lower_ in _OVER and c.dep_ == "case" for c in word.children)
        for word in token.subtree
        if word.i > token.i and word.pos_ in ("NOUN", "PROPN")
    )
