"""A Doc with mentions and clusters in; statements' words with names in place of pronouns and descriptions out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..annotations import Mention, Span
from ..gazetteer.tables import roles
from ..nearby import Nearby
from .agreement import third_person

_POSSESSIVE = frozenset(("his", "its", "their", "my", "our", "whose", "your"))
_FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself"))
_OF_PERSONS = frozenset(("he", "she", "him", "her", "his", "hers"))
_FIRST_PLURAL = frozenset(("we", "us", "our", "ours", "ourselves"))
_REPLACED_NOMINALS = frozenset(("PER", "ORG", "GPE", "MEDIA"))
_POINTING = frozenset(("the", "this", "that", "both"))
_BESIDE = 24  # code points around a mention in which its name would be said twice
_LONGEST_POINTER = 4  # words of a description that says nothing but whom it points to; "his country" may be another's
_RELATIVE = frozenset(
    ("who", "which", "that", "whom", "whose", "itself", "himself", "herself", "themselves", "each", "all")
)


@dataclass(frozen=True)
class Speaker:
    """The cluster of whoever says the words; `named`: whether the article says the name where it says so; `indirect`: in its own words."""

    cluster: int
    named: bool
    indirect: bool = False

    def of_first_person(self, meant: int | None) -> int:
        """Whom "I" means: the speaker, unless the article takes it for another and says only "he said", or no more than a post did."""
        return self.cluster if self.named or meant is None else meant


class Resolver:
    """What the mentions of one Doc stand for."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._whole = doc.text  # spaCy puts it together anew at each look
        self._clusters = doc._.clusters
        self._mentions: list[Mention] = sorted(doc._.mentions, key=lambda m: (m.start, -m.end))
        self._near = Nearby(self._mentions, lambda m: (m.start, m.end))
        self._named = {m.cluster for m in self._mentions if m.form == "name" and m.cluster is not None}

    def cluster_of(self, token: Token | None, within: Sequence[Token]) -> int | None:
        """The cluster that a subject or object names: by a mention at the token, else by the first name that modifies it.

        So "Dorsish troops" acts as Dorsland where the country is what the text names.
        """
        if token is None:
            return None
        holding = [m for m in self._near.holding(token.idx) if m.cluster is not None]
        if holding:
            return min(holding, key=lambda m: (m.end - m.start, m.start)).cluster
        inside = {t.i for t in within}
        for part in sorted(token.subtree, key=lambda t: t.i):
            relation = part.dep_.split(":")[0]
            if (
                part.i in inside
                and relation in ("compound", "amod", "nmod", "flat", "appos")
                and part.head.i == token.i
            ):
                for mention in self._near.holding(part.idx):
                    if mention.cluster is not None:
                        return mention.cluster
        return None

    def name_of(self, token: Token) -> str | None:
        """The name for a pronoun or description that is a mention by itself and that the text settles, else None."""
        for mention in self._near.holding(token.idx):
            if mention.form == "pronoun":
                return self._name_for(mention, None) if mention.cluster in self._named else None
        return None

    def called(self, cluster: int | None) -> str | None:
        """The name of a cluster that has one."""
        return str(self._clusters[cluster].name) if cluster is not None and cluster in self._named else None

    def clusters_within(self, tokens: Sequence[Token]) -> list[int]:
        """The cluster of each mention that lies in the tokens, in order."""
        if not tokens:
            return []
        starts = {token.idx for token in tokens}
        near = self._near.touching(min(starts), max(starts) + 1)
        return [m.cluster for m in near if m.cluster is not None and m.start in starts]

    def text(self, spans: Sequence[Span], speaker: Speaker | None, said: set[int] | None = None) -> str:
        """The words of the spans, joined by a space, with the cluster's name for each pronoun and known description.

        "I" is the speaker; a pronoun that the text does not settle stays as it is. With `said`, a set of the clusters that
        have been named, which is added to, so do descriptions, and a pronoun whose name stands before it: "Varno lost his
        passport". Words that are compared have the name at every place: "Varno lost Varno's passport".
        """
        return " ".join(self._span_text(start, end, speaker, said) for start, end in spans)

    def _span_text(self, start: int, end: int, speaker: Speaker | None, said: set[int] | None) -> str:
        text = self._whole
        out: list[str] = []
        at = start
        for mention in self._near.touching(start, end):
            if mention.start < at or mention.end > end:
                continue
            if said is not None and mention.form in ("name", "nominal") and mention.cluster is not None:
                said.add(mention.cluster)  # by either a pronoun behind it is clear: "the man lost his passport"
            if (mention.start, mention.end) == (start, end):
                continue
            name = None if said is not None and self._clear(mention, said) else self._name_for(mention, speaker)
            if name is not None and not self._doubled(mention, name, start, end):
                verb, after = third_person(self._doc, mention, end) if said is not None else ("", mention.end)
                told = f"{name}{verb}"
                out += [text[at : mention.start], f"[{told}]" if self._quoted(mention.start) else told]
                at = after
                if said is not None and mention.cluster is not None:
                    said.add(mention.cluster)
        out.append(text[at:end])
        return "".join(out)

    def _clear(self, mention: Mention, said: set[int]) -> bool:
        """Whether a reader needs no name: a description tells by itself, a pronoun by the name before it; "I" never does.

        One description in five is given the wrong name (85 in twelve real piles read by eye): "the prisoner" is never wrong.
        """
        if mention.form == "nominal":
            return True
        word = self._whole[mention.start : mention.end].lower()
        return (mention.cluster in said and word not in _FIRST_PERSON) or self._of_its_clause(mention, word)

    def _of_its_clause(self, mention: Mention, word: str) -> bool:
        """Whether "his" may be of the person who is subject of its own clause: "a fireman died of his burns"."""
        if word not in ("his", "her", "its", "their"):
            return False
        span = self._doc.char_span(mention.start, mention.end)
        if span is None or not span[0].dep_.startswith("nmod:poss"):
            return False
        verb = span[0].head
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        subjects = (
            c for c in verb.lefts if c.dep_.startswith("nsubj") and c.i < span[0].i and c.pos_ in ("NOUN", "PROPN")
        )
        subject = next(subjects, None)
        if subject is None:
            return False
        if word == "their":
            return subject.tag_ in ("NNS", "NNPS")
        found = [m for m in self._near.holding(subject.idx) if m.cluster is not None]
        closest = min(found, key=lambda m: m.end - m.start, default=None)
        person = self._clusters[closest.cluster or 0].type == "PER" if closest else subject.lower_ in roles()
        return person == (word != "its")

    def _doubled(self, mention: Mention, name: str, start: int, end: int) -> bool:
        """Whether the name already stands beside the mention: "Kim, the leader," would become "Kim, Kim Jong Un,"."""
        text = self._whole
        around = (
            text[max(start, mention.start - _BESIDE) : mention.start]
            + " "
            + text[mention.end : min(end, mention.end + _BESIDE)]
        )
        said = {word.strip(",.;:'’\"”").removesuffix("'s").removesuffix("’s") for word in around.split()}
        return any(word in said for word in name.split() if len(word) > 2 and word[0].isupper())

    def _quoted(self, at: int) -> bool:
        """Whether a place of the text lies within quotation marks that its paragraph opened."""
        before = self._whole[self._whole.rfind("\n", 0, at) + 1 : at]
        return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")

    def _name_for(self, mention: Mention, speaker: Speaker | None) -> str | None:
        words = self._whole[mention.start : mention.end]
        lower = words.lower()
        cluster = mention.cluster
        if mention.form == "pronoun" and lower in _FIRST_PERSON and speaker is not None:
            cluster = speaker.of_first_person(cluster)
        if mention.form == "name" or cluster is None or cluster not in self._named or lower in _RELATIVE:
            return None
        if lower in _FIRST_PLURAL and (speaker is None or cluster != speaker.cluster):
            return None  # whoever speaks may mean a body, a country or the people in a room
        found = self._clusters[cluster]
        if lower in _OF_PERSONS and (found.type not in ("PER", None) or self._maybe_speaker(mention, speaker)):
            return None
        if mention.form == "nominal" and (
            found.type not in _REPLACED_NOMINALS or found.name.lower() in lower or not self._only_points(mention)
        ):
            return None
        possessive = mention.form == "pronoun" and (
            lower in _POSSESSIVE or (lower == "her" and self._before_noun(mention))
        )
        possessive = possessive or (mention.form == "nominal" and lower.endswith(("'s", "’s")))
        if not possessive:
            return str(found.name)
        return f"{found.name}'" if found.name.endswith("s") else f"{found.name}'s"

    def _maybe_speaker(self, mention: Mention, speaker: Speaker | None) -> bool:
        """Whether a subject in indirect speech may be whoever says it and has no name: "a witness said he had seen the pilot"."""
        if speaker is None or not speaker.indirect or speaker.cluster in (mention.cluster, *self._named):
            return False
        said_by = self._clusters[speaker.cluster]
        span = self._doc.char_span(mention.start, mention.end)
        subject = span is not None and span[0].dep_.startswith("nsubj")
        return subject and said_by.type in ("PER", None) and said_by.number != "plural"

    def _only_points(self, mention: Mention) -> bool:
        """Whether a description merely points back ("the minister"); what a sentence predicates is never replaced."""
        span = self._doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or len(span) > _LONGEST_POINTER or span[0].lower_ not in _POINTING:
            return False
        return not any(child.dep_.split(":")[0] == "cop" for child in span.root.children)

    def _before_noun(self, mention: Mention) -> bool:
        span = self._doc.char_span(mention.start, mention.end, alignment_mode="expand")
        return span is not None and span[-1].dep_.startswith("nmod")
