"""A noun that takes a person up ("the diplomat") and a phrase about a person in, whether the phrase's office allows the noun out."""

from __future__ import annotations

from .candidates import Candidate

_ALLOWED: dict[str, frozenset[str]] = {
    "diplomat": frozenset({"ambassador", "envoy", "minister foreign", "consul", "attache", "negotiator", "diplomat", "representative"}),
    "envoy": frozenset({"ambassador", "envoy", "diplomat", "representative", "mediator"}),
    "ambassador": frozenset({"ambassador"}),
    "minister": frozenset({"minister"}),
    "premier": frozenset({"premier", "minister prime"}),
    "president": frozenset({"president"}),
    "leader": frozenset({"leader", "president", "premier", "minister prime", "chancellor", "head", "king", "emir", "chairman", "commander"}),
    "politician": frozenset({"minister", "senator", "lawmaker", "congressman", "congresswoman", "mp", "president", "mayor", "governor", "leader", "candidate"}),
    "lawmaker": frozenset({"lawmaker", "senator", "congressman", "congresswoman", "mp", "legislator", "deputy", "parliamentarian"}),
    "senator": frozenset({"senator", "sen"}),
    "official": frozenset({"official", "spokesman", "spokeswoman", "spokesperson", "minister", "secretary", "chief", "director", "deputy", "adviser", "commissioner", "governor", "envoy"}),
    "spokesman": frozenset({"spokesman", "spokesperson"}),
    "spokeswoman": frozenset({"spokeswoman", "spokesperson"}),
    "spokesperson": frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    "officer": frozenset({"officer", "colonel", "general", "major", "captain", "lieutenant", "sergeant", "col", "gen", "maj", "capt", "lt"}),
    "general": frozenset({"general", "gen", "maj gen", "lt gen"}),
    "commander": frozenset({"commander", "general", "colonel", "chief", "col", "gen"}),
    "colonel": frozenset({"colonel", "col", "lt col"}),
    "source": frozenset({"source"}),
    "governor": frozenset({"governor", "gov"}),
    "mayor": frozenset({"mayor"}),
    "secretary": frozenset({"secretary"}),
    "chancellor": frozenset({"chancellor"}),
    "analyst": frozenset({"analyst", "expert", "researcher", "economist"}),
    "expert": frozenset({"expert", "analyst", "researcher", "professor"}),
    "scientist": frozenset({"scientist", "researcher", "professor"}),
    "cleric": frozenset({"cleric", "ayatollah", "imam", "sheikh", "mufti", "bishop", "priest"}),
    "chief": frozenset({"chief", "head", "director", "commander"}),
    "witness": frozenset({"witness", "eyewitness", "resident"}),
}  # fmt: skip
"""For each noun the offices of those it can take up; "minister foreign" asks for both words."""


def fits(noun: str, about: Candidate) -> bool:
    """Whether the phrase `about` gives an office that `noun` can take up; a noun without a list fits its own kind only."""
    if about.form == "pronoun":
        return False
    words = about.words | {about.noun}
    return any(all(w in words for w in office.split()) for office in sorted(_ALLOWED.get(noun, frozenset({noun}))))
