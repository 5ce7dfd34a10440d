"""In: a draft of an attribution. Out: why nothing was said in it, where that is so: a standard, a wish to stay unnamed, a thing shown."""

from __future__ import annotations

import re

from spacy.tokens import Token

from .clauses import children, dep, is_negated, is_passive
from .drafts import Draft
from .labels import RULE as LABEL
from .layout import Layout
from .quoting import QUOTING
from .sources import can_speak, kind, mention_type, was_seen
from .verbs import head_of, unconfirmed

_CALLING = frozenset(("recall", "declare"))
_NAMED = frozenset(("name", "identify"))
_CONVENED = frozenset(
    "meeting session summit election referendum vote strike conference rally hearing halt truce timeout inquiry".split()
)
_PUT_OUT = frozenset(("post", "disclose", "reveal", "share", "detail", "outline", "declare"))
_SHOWN = frozenset(
    "photo photograph picture image video footage clip comment message selfie link content material document state".split()
)
_PICTURES = frozenset("grab photo photograph picture image screenshot screengrab frame still handout".split())
_TAKEN = frozenset("taken from released provided showing made uploaded posted shows obtained".split())
_SHOWING = frozenset(("suggest", "indicate", "mean", "imply", "show", "confirm"))
_SHARING = frozenset(("tweet", "post", "upload", "share", "publish", "retweet"))
_REFERRING = frozenset(("refer", "allude"))
_PRONOUNS = frozenset(
    ("it", "them", "him", "her", "us", "me", "you", "this", "that", "these", "those", "which", "what", "so")
)
_NAMELESS = re.compile(
    r"(?:that )?(?:his|her|its|their|the) (?:\w+ )?names? (?:not |would not |should not |must not )?be\b"
)
_STANDARDS = frozenset(
    (
        "rule",
        "plan",
        "schedule",
        "law",
        "custom",
        "tradition",
        "standard",
        "need",
        "ability",
        "size",
        "age",
        "type",
        "principle",
        "formula",
        "scheme",
        "list",
        "timetable",
    )
)


def no_speech(layout: Layout, draft: Draft) -> str:
    """Why a cue says nothing here: "according to the rules", "television showed a column of smoke"; empty where it does."""
    doc = layout.tokens
    word = doc[draft.anchor].lower_ if draft.anchor >= 0 else ""
    if draft.source and layout.quote_of[draft.source[0][0]] < 0 and doc[draft.source[0][0]].lower_ == "you":
        return "the reader is addressed, nobody is quoted"
    if draft.anchor >= 0 and _is_asked(layout, doc[draft.anchor]):
        return "whether somebody said it is asked"
    if draft.anchor >= 0 and doc[draft.anchor].lemma_.lower() in _CALLING and not _has_clause(layout, draft):
        return "somebody is called back or called something, nothing is said"
    told = head_of(layout, draft.source[0]).lemma_.lower() if draft.source else ""
    if word in ("indicating", "suggesting", "showing") and told in ("sign", "evidence", "indication", "trace"):
        return "a sign of something, nobody says it"
    if draft.anchor >= 0 and doc[draft.anchor].lemma_.lower() in _NAMED and not _as_what(layout, draft):
        return "somebody is named, nothing is said"
    if draft.anchor >= 0 and doc[draft.anchor].lemma_.lower() == "offer" and doc[draft.start].lower_ != "to":
        return "something is offered, nothing is said"
    why = _no_words(layout, draft)
    if why:
        return why
    if word == ":" and len(draft.tokens()) < 5 and doc[draft.start].like_num and not _has_clause(layout, draft):
        return "a number in a list"  # "Sandmouth: 26 killed"
    if draft.anchor >= 0 and _convenes(layout, draft):
        return "something is called or put out, nothing is said"
    if draft.anchor >= 0 and doc[draft.anchor].lower_ in QUOTING and not _has_clause(layout, draft):
        return "who is quoted is named, not what was said"
    if draft.learned and draft.anchor >= 0 and not draft.source and _found_so(layout, draft):
        return "something was found to be so, by nobody who says it"
    if draft.anchor >= 0 and doc[draft.anchor].lemma_.lower() in _REFERRING and not _quoted(layout, draft):
        return "something is referred to, nothing is said"
    if draft.learned and draft.anchor >= 0 and draft.act != "deny" and _unsaid(layout, doc[draft.anchor]):
        return "the cue is negated: nothing was said"
    bare = draft.source and {t.lower_ for t in layout.tokens[slice(*draft.source[0])]} <= {"the", "a", "an", ","}
    if bare and LABEL not in draft.rules:  # "A:" answers
        return "an article without its noun is no source"
    if draft.content[-1][1] <= draft.anchor and doc[draft.content[-1][1] - 1].lower_ == "what":
        return "what was said stands elsewhere"  # "That is not what the minister says."
    if draft.learned and draft.anchor >= 0 and _of_noun(doc[draft.anchor]) and not _quoted(layout, draft):
        return "nothing was said yet"  # "a treaty to notify each other of flights"
    if _writer_recalls(layout, draft):
        return "the outlet itself recalls"
    if len(draft.tokens()) == 1 and doc[draft.start].lower_ in ("the", "a", "an"):
        return "an article without its noun is no content"
    if len(draft.tokens()) == 1 and draft.act != "deny" and doc[draft.start].lower_ in _PRONOUNS:
        return "a pronoun is all that was said"
    standard = word == "according" and draft.source and told in _STANDARDS
    if standard and not was_seen(head_of(layout, draft.source[0])):
        return "a standard, not a speaker"
    shown = draft.anchor >= 0 and doc[draft.anchor].lemma_.lower() in ("show", "find", "see")
    if shown and "shown" not in draft.rules and not _seen(layout, draft):
        words = [doc[i] for i in sorted(draft.tokens())]
        if not any(t.pos_ in ("VERB", "AUX") and t.morph.get("VerbForm", []) == ["Fin"] for t in words):
            return "something is shown, nothing is said"
    return ""


def _no_words(layout: Layout, draft: Draft) -> str:
    """Why a verb that may tell of words tells of none: somebody is questioned by police, a death is "reported"; else empty."""
    if draft.anchor < 0:
        return ""
    cue = next(
        (layout.tokens[i] for a, b in draft.cue for i in range(a, b) if layout.tokens[i].pos_ == "VERB"),
        layout.tokens[draft.anchor],
    )
    lemma = cue.lemma_.lower()
    subjects = [c.lower_ for c in cue.lefts if dep(c) == "nsubj"]
    if lemma == "question" and not _has_clause(layout, draft) and _somebody(layout, draft.content[0]):
        return "somebody is questioned, nothing is said"
    if lemma in _SHOWING and subjects[-1:] in (["it"], ["this"], ["that"]) and _to_come(cue):
        return "what would be a sign of something, nobody says it"
    if draft.learned and dep(cue) == "amod" and cue.tag_ == "VBN" and draft.source and draft.start > cue.i:
        return "a thing is described, nothing is said"  # "Brenn's reported death"
    owner = layout.tokens[draft.source[0][1] - 1] if draft.source else cue
    if owner.tag_ == "POS" and owner.i == cue.i - 1 and cue.pos_ == "VERB" and draft.start > cue.i:
        return "a thing of somebody's is described, nothing is said"
    if (
        lemma in _SHARING
        and not _has_clause(layout, draft)
        and head_of(layout, draft.content[0]).lemma_.lower() in _PICTURES | _SHOWN
    ):
        return "a picture is shared, nothing is said"
    before = [t.lower_ for t in layout.tokens[max(0, cue.i - 2) : cue.i]]
    if before == ["yet", "to"] and lemma in ("confirm", "verify", "comment", "announce", "respond", "say"):
        return "nothing was said yet"
    if _captioned(layout, draft):
        return "the caption of a picture"
    if lemma == "take" and cue.i + 2 < len(layout.tokens) and layout.tokens[cue.i + 1].lower_ == "charge":
        return "somebody takes over, nothing is said"
    return ""


def _captioned(layout: Layout, draft: Draft) -> bool:
    """Whether the paragraph is a caption: "A grab taken from a film shows Brenn at the quay", and no stop at its end."""
    start, end = layout.paragraph(draft.anchor)
    if layout.tokens[end - 1].text in (".", "!", "?", ":", "”", '"', "…") or layout.kinds[start] == "headline":
        return False
    head = [t.lemma_.lower() for t in layout.tokens[start : min(start + 4, end)]]
    words = {t.lower_ for t in layout.tokens[start : min(start + 9, end)]}
    return not _PICTURES.isdisjoint(head) and not _TAKEN.isdisjoint(words) and end - start > 6


def _somebody(layout: Layout, span: tuple[int, int]) -> bool:
    """Whether the range is a person or people: a pronoun, a name, a noun for people."""
    head = head_of(layout, span)
    people = kind(head) is not None and kind(head) not in ("document", "organisation", "media")
    return head.pos_ == "PRON" or mention_type(layout.doc, head.i) == "PER" or people


def _to_come(cue: Token) -> bool:
    return any(c.lower_ in ("will", "would", "could", "may", "might", "'ll", "’ll") for c in cue.lefts)


def _seen(layout: Layout, draft: Draft) -> bool:
    """Whether somebody sees a thing as something: "Asten sees the talks as a trap"; that is kept as what is believed."""
    if "seen as" in draft.rules:
        return True
    seen = draft.learned and layout.tokens[draft.anchor].lemma_ in ("see", "view", "regard") and _as_what(layout, draft)
    if seen and draft.source and can_speak(head_of(layout, draft.source[0])):
        draft.attitude = "reporting"
        return True
    return False


def _as_what(layout: Layout, draft: Draft) -> bool:
    """Whether the content says as what somebody or something is named or seen: "the seller as Tulp", "it as a threat"."""
    inside = sorted(draft.tokens())
    return any(layout.tokens[i].lower_ == "as" for i in inside[1:-1])


def _convenes(layout: Layout, draft: Draft) -> bool:
    """Whether it is "called an emergency meeting", "posted a video", "disclosed photos": a thing, no words."""
    verb, (start, _) = layout.tokens[draft.anchor], draft.content[0]
    if verb.pos_ != "VERB" or start != verb.i + 1 or _quoted(layout, draft) or _has_clause(layout, draft):
        return False
    thing = next((c for c in children(verb, "obj") if c.i >= start), None)
    if thing is None:
        return False
    lemma = verb.lemma_.lower()
    return (lemma == "call" and thing.lemma_.lower() in _CONVENED) or (
        lemma in _PUT_OUT and thing.lemma_.lower() in _SHOWN
    )


def _found_so(layout: Layout, draft: Draft) -> bool:
    """Whether a passive without an agent has no clause: "19 people had been confirmed dead"."""
    done = any(layout.tokens[i].pos_ == "VERB" for i in draft.tokens())  # "accused of buying votes", "told to wait"
    return is_passive(layout.tokens[draft.anchor]) and not done and not _quoted(layout, draft)


def _of_noun(cue: Token) -> bool:
    """Whether the cue is the infinitive that tells what a noun is for: "an agreement to notify"."""
    return dep(cue) == "acl" and cue.morph.get("VerbForm", []) == ["Inf"] and cue.head.pos_ == "NOUN"


def _writer_recalls(layout: Layout, draft: Draft) -> bool:
    """Whether it is the outlet that says "we recall that ..." or "we remind", outside quotations."""
    if draft.anchor < 0 or not draft.source or layout.quote_of[draft.anchor] >= 0:
        return False
    speaker = layout.tokens[draft.source[0][0]].lower_
    return speaker == "we" and layout.tokens[draft.anchor].lemma_.lower() in ("recall", "remind", "note", "remember")


def _quoted(layout: Layout, draft: Draft) -> bool:
    """Whether words of the content stand in quotation marks."""
    return any(layout.quote_of[i] >= 0 for i in draft.tokens())


def _unsaid(layout: Layout, cue: Token) -> bool:
    """Whether the cue itself is negated outside quotations: "did not say why", "would not answer", "never replied"."""
    if layout.quote_of[cue.i] >= 0 or cue.lemma_.lower() in ("rule", "exclude", "doubt", "deny") or unconfirmed(cue):
        return False
    return is_negated(cue) and cue.pos_ == "VERB"


def _has_clause(layout: Layout, draft: Draft) -> bool:
    """Whether the content has a finite verb or words in quotation marks."""
    return any(
        layout.quote_of[i] >= 0
        or (layout.tokens[i].pos_ in ("VERB", "AUX") and layout.tokens[i].morph.get("VerbForm", []) == ["Fin"])
        for i in draft.tokens()
    )


def hides_name(layout: Layout, draft: Draft) -> bool:
    """Whether the content is the wish of an unnamed source to stay unnamed."""
    text = layout.text[layout.starts[draft.content[0][0]] : layout.ends[draft.content[-1][1] - 1]].lower()
    return text.startswith(
        (
            "not to be named",
            "to be named",
            "to be identified",
            "not to be identified",
            "not to print",
            "anonymity",
            "to remain anonymous",
            "not to be quoted",
        )
    ) or bool(_NAMELESS.match(text))


def _is_asked(layout: Layout, verb: Token) -> bool:
    """Whether a question is whether the verb was done: "Has the army denied it?"; "why did Vesk claim it?" takes that he did."""
    start, end = layout.sentence(verb.i)
    if not any(token.text == "?" for token in layout.tokens[max(start, end - 3) : end]):
        return False
    subject = next((each for each in verb.lefts if dep(each).startswith("nsubj")), None)
    if subject is None or not any(dep(each).startswith("aux") and each.i < subject.i for each in verb.lefts):
        return False
    return not any(token.tag_ in ("WDT", "WP", "WP$", "WRB") for token in layout.tokens[start : verb.i])


def asks_nobody(layout: Layout, draft: Draft) -> bool:
    """Whether the cue is the "Asked" of "Asked about the files, the ministry ..." without a "by"."""
    if draft.anchor < 0 or layout.tokens[draft.anchor].lower_ not in ("asked", "questioned", "pressed"):
        return False
    verb = layout.tokens[draft.anchor]
    start, end = layout.sentence(verb.i)
    opening = verb.i == start or layout.tokens[verb.i - 1].text in (",", "When", "when")
    if not opening or any(dep(c).startswith("nsubj") for c in verb.lefts):
        return False
    return all(layout.tokens[i].lower_ != "by" for i in range(verb.i + 1, min(end, verb.i + 3)))
