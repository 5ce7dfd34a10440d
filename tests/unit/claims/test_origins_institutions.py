"""Origins of one institution: bodies told by a bare noun, several of an office, spokespeople, papers, films, agencies."""

from __future__ import annotations

import pytest

from onrecord.comparing.collapse.voices import Told

from .test_origins import described, said, voice
from .test_origins_likely import likely, medium


@pytest.mark.parametrize(
    ("body", "role", "other"),
    [
        ("the ministry", "transport minister", "harbour master"),
        ("the embassy", "Norwegian ambassador", "transport minister"),
        ("the union", "union leader", "transport minister"),
    ],
)
def test_a_body_told_by_a_bare_noun_is_that_of_the_only_one_who_holds_its_office(
    body: str, role: str, other: str
) -> None:
    bare = said("1", body, speaker_type="ORG", by_name=False)
    holder = said("2", "Ole Brack", speaker_role=role)
    assert likely(bare, holder) == ((1, 1, 2), ["likely the body and who holds its office"])
    assert likely(bare, said("2", "Ole Brack", speaker_role=other))[0][0] == 2
    assert likely(bare, said("2", "Ole Brack", speaker_role=f"former {role}"))[0][0] == 2


def test_a_ministry_of_one_thing_is_not_that_of_the_minister_of_another() -> None:
    ministry = said("1", "the interior ministry", speaker_type="ORG", by_name=False)
    assert likely(ministry, said("2", "Una Feld", speaker_role="finance minister"))[0][0] == 2


def test_prosecutors_are_the_only_prosecutor_who_is_named() -> None:
    several = described("1", "Norwegian prosecutors")
    named = said("2", "Ole Brack", speaker_role="prosecutor")
    assert likely(several, named) == ((1, 1, 2), ["likely the one who holds the office"])
    assert likely(several, named, said("3", "Una Feld", speaker_role="prosecutor"))[0][0] == 3


def test_two_who_speak_for_one_listed_body_are_its_one_voice() -> None:
    one = said("1", "Lio Peck", speaker_role="Pentagon spokesman")
    two = said("2", "Una Feld", speaker_role="Pentagon press secretary")
    assert likely(one, two) == ((1, 1, 2), ["likely two who speak for one body"])
    assert likely(one, said("2", "Una Feld", speaker_role="White House press secretary"))[0] == (2, 2, 2)


def test_the_armed_forces_and_the_ministry_of_one_country_are_one_two_countries_two() -> None:
    army = said("1", "Norwegian army", speaker_type="ORG", country_code="NO")
    ministry = said("2", "Norwegian Defence Ministry", speaker_type="ORG", country_code="NO")
    other = said("2", "Danish Defence Ministry", speaker_type="ORG", country_code="DK")
    minister = said("2", "Ole Brack", speaker_role="Norwegian defence minister", country_code="NO")
    assert likely(army, ministry) == ((1, 1, 2), ["likely one military"])
    assert likely(army, other)[0][0] == 2
    assert likely(army, minister)[0][0] == 2, "a minister speaks for himself"


def test_a_paper_of_a_body_or_person_on_the_claim_is_theirs() -> None:
    institute = said("1", "Halden Institute", speaker_type="ORG")
    release = medium("2", "a Halden Institute release", speaker_type=None)
    assert likely(institute, release) == ((1, 1, 2), ["likely the paper of who says the same"])
    assert likely(said("1", "Ina Torv"), medium("2", "a post on Torv's page", speaker_type="FAC"))[0][0] == 1
    assert likely(institute, medium("2", "a Sund Port release", speaker_type=None))[0][0] == 2


def test_unnamed_people_of_one_named_group_are_one_those_of_two_groups_two() -> None:
    fighters = described("1", "Tarn Front fighters who know the valley")
    assert likely(fighters, described("2", "fighters of the Tarn Front"))[1] == ["likely unnamed people of one group"]
    assert likely(fighters, described("2", "Halden League fighters"))[0][0] == 2
    assert likely(described("1", "sources"), described("2", "some sources"))[0][0] == 2


def test_a_film_that_articles_describe_themselves_is_one() -> None:
    film = medium("1", "a video posted by the group", speaker_type=None)
    shown = voice("2", text="The footage shows men who open a crate")
    assert likely(film, shown) == ((1, 1, 2), ["likely the same video"])
    assert likely(film, voice("2", text="Men opened a crate"))[0][0] == 2


def test_own_voices_that_name_one_agency_or_have_other_things_through_it_are_likely_its() -> None:
    told = Told(agencies={"t-1": {"Reuters"}, "t-2": {"Reuters"}, "t-3": {"Kyodo News"}})
    assert likely(voice("1"), voice("2"), told=told) == ((1, 1, 2), ["likely what Reuters reported"])
    assert likely(voice("1"), voice("3"), told=told)[0][0] == 2
    agency = said("4", "Reuters", speaker_type="MEDIA")
    assert likely(agency, voice("1"), told=told)[0][0] == 1
    assert likely(agency, voice("5", text="The talks go on, the Reuters report says"))[1] == [
        "names the source elsewhere"
    ]


def test_four_quoted_words_that_a_medium_hands_on_are_those_of_who_said_them() -> None:
    named = said("1", "Ina Torv", text="We are looking at every possible road out of here")
    handed = said("2", "Radio Sund", speaker_type="MEDIA", text="The mayor is looking at “every possible road out”")
    assert likely(named, handed) == ((1, 1, 1), ["same quotation"])
    other = said("2", "Dag Frost", text="He looks at “every possible road out”")
    assert likely(named, other)[0] == (2, 2, 2), "two named persons may share a phrase"


def test_a_description_that_names_another_body_is_not_of_the_person_named_next() -> None:
    head = described("1", "the head of the Dockers' Union", article_id="t")
    named = said("2", "Ole Brack", article_id="t", speaker_role="Norwegian ambassador", start_char=20)
    assert likely(head, named)[0][0] == 2
    assert likely(described("1", "the head of the union", article_id="t"), named)[0][0] == 1


def test_reports_beside_nothing_but_one_own_voice_are_likely_what_it_knows() -> None:
    reports = medium("1", "reports")
    assert likely(reports, voice("2")) == ((1, 1, 2), ["likely reports of the only source"])
    assert likely(reports, voice("2"), voice("3"))[0][0] == 3
