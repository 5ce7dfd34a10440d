"""Origins that are likely one voice: the middle count has them once, the high count apart, and the rule says why."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.comparing.collapse.roots import roots
from onrecord.comparing.collapse.voices import Told
from onrecord.comparing.origins import count

from .test_origins import described, said, voice


def medium(key: str, words: str, **columns: Any) -> dict[str, Any]:
    """A medium or paper that no text names."""
    return said(key, words, **({"speaker_id": f"e-{key}", "speaker_type": "MEDIA", "by_name": False} | columns))


def likely(*rows: dict[str, Any], hops: Any = None, told: Told | None = None) -> tuple[tuple[int, int, int], list[str]]:
    """(Origins as listed, least, greatest), and the rule of each."""
    found = roots(rows, hops or {}, [], told)
    return (len(found), *count(found)[1:]), [root.rule for root in found]


def test_officials_of_a_country_are_the_ministry_that_says_the_same_but_perhaps_not() -> None:
    ministry = said("1", "Norwegian Defence Ministry", speaker_type="ORG", country_code="NO")
    officials = described("2", "Norwegian military officials", country_code="NO")
    assert likely(ministry, officials) == ((1, 1, 2), ["likely the same officials"])
    assert likely(ministry, described("2", "Danish officials", country_code="DK"))[0] == (2, 1, 2)


def test_a_land_that_no_list_has_is_not_the_minister_of_another() -> None:
    land = said("1", "Velia", speaker_type="GPE")
    minister = said("2", "Ada Brenn", speaker_role="Dorsland's foreign minister", by_name=True)
    own = said("3", "Velian Defence Ministry", speaker_type="ORG")
    assert likely(land, minister)[0] == (2, 2, 2)
    assert likely(land, minister, own)[1] == ["country and its government", "one statement"]


def test_officials_of_no_country_are_of_the_only_state_that_speaks() -> None:
    ministry = said("1", "Norwegian Defence Ministry", speaker_type="ORG", country_code="NO")
    other = said("3", "Danish Defence Ministry", speaker_type="ORG", country_code="DK")
    officials = described("2", "officials")
    assert likely(ministry, officials)[0] == (1, 1, 2)
    assert likely(ministry, officials, other)[0] == (3, 2, 3)


@pytest.mark.parametrize(
    "words", ["an official of the harbour board", "an official who asked not to be named", "a military source"]
)
def test_an_official_of_a_body_or_one_who_stays_unnamed_is_not_the_state(words: str) -> None:
    ministry = said("1", "Norwegian Defence Ministry", speaker_type="ORG", country_code="NO")
    assert likely(ministry, described("2", words))[0] == (2, 1, 2)


def test_a_country_makes_no_two_ministers_one_through_its_officials() -> None:
    ministers = [
        said("1", "Ole Brack", speaker_role="Norway's foreign minister", country_code="NO"),
        said("2", "Una Feld", speaker_role="Norway's finance minister", country_code="NO"),
    ]
    assert likely(*ministers, described("3", "Norwegian officials", country_code="NO"))[0] == (2, 2, 3)


def test_the_press_secretary_and_the_spokesman_of_a_listed_body_are_its_voice() -> None:
    body = said("1", "Pentagon", speaker_type="ORG", country_code="US")
    unnamed = described("2", "Pentagon's press secretary", speaker_role="Pentagon's press secretary")
    named = said("3", "Lio Peck", speaker_role="Defense Department's chief spokesman")
    other = said("4", "Dag Frost", speaker_role="Norway's defence department spokesman")
    assert likely(body, unnamed, named) == ((1, 1, 1), ["spokesperson and body"])
    assert likely(body, other)[0] == (2, 2, 2)


def test_a_spokeswoman_of_whom_no_body_is_told_speaks_for_the_only_one() -> None:
    body = said("1", "Orana Lines", speaker_type="ORG")
    woman = said("2", "Ina Torv", speaker_role="spokeswoman")
    assert likely(body, woman) == ((1, 1, 2), ["likely the spokesperson of the body"])
    assert likely(body, woman, said("3", "Sund Port", speaker_type="ORG"))[0] == (3, 3, 3)


def test_the_shipbuilder_is_the_firm_on_the_claim_and_no_minister() -> None:
    firm = said("1", "Ina Torv", speaker_role="spokesman of Orana Works")
    maker = described("2", "the manufacturer", speaker_type=None)
    minister = said("3", "Ole Brack", speaker_role="transport minister")
    assert [root.statements for root in roots([firm, maker, minister], {}, [])] == [("1", "2"), ("3",)]


def test_the_minister_himself_is_the_only_one_who_holds_the_office() -> None:
    minister = said("1", "Ole Brack", speaker_role="transport minister")
    himself = described("2", "the minister himself")
    assert likely(minister, himself) == ((1, 1, 2), ["likely the one who holds the office"])
    assert likely(minister, himself, said("3", "Una Feld", speaker_role="finance minister"))[0] == (3, 2, 3)


def test_the_office_and_the_minister_whom_no_text_names_are_one() -> None:
    office = said("1", "office", speaker_type="ORG", source_text="his office", by_name=False)
    assert likely(office, described("2", "the minister himself"))[0] == (1, 1, 2)


def test_a_union_boss_is_of_the_only_union() -> None:
    union = said("1", "dockers' union", speaker_type="ORG", by_name=False)
    assert likely(union, described("2", "a union boss")) == ((1, 1, 2), ["likely speaks for the body"])
    assert likely(union, described("2", "a harbour boss"))[0] == (2, 1, 2)


def test_two_names_with_one_portfolio_told_whole_are_one_minister_a_deputy_is_not() -> None:
    one = said("1", "Ole Brack", speaker_role="Industry Minister")
    assert likely(one, said("2", "O. Brakke", speaker_role="Minister of Industry"))[0] == (1, 1, 2)
    for role in ("Minister of Trade", "Deputy Minister of Industry", "minister"):
        assert likely(one, said("2", "Una Feld", speaker_role=role))[0] == (2, 2, 2)


def test_unnamed_sources_of_one_article_are_one_where_no_word_tells_them_apart() -> None:
    experts = [described("1", "experts", article_id="t"), described("2", "one of the experts", article_id="t")]
    assert likely(*experts) == ((1, 1, 2), ["likely one unnamed source of one article"])
    assert likely(experts[0], described("2", "residents", article_id="t"))[0] == (2, 1, 2)
    assert likely(experts[0], described("2", "one of the experts"))[0] == (2, 1, 2)


def test_a_security_source_through_one_agency_is_the_national_security_source() -> None:
    rows = [described("1", "a senior security source"), described("2", "a senior Iraqi security source")]
    assert likely(*rows, hops={"a-1": ["Halden Wire"], "a-2": ["Halden Wire"]})[0] == (1, 1, 2)
    assert likely(*rows, hops={"a-1": ["Halden Wire"], "a-2": ["Sund Press"]})[0] == (2, 1, 2)


def test_reports_of_nobody_are_one_and_go_back_to_the_source_of_their_article() -> None:
    reports = medium("1", "initial reports", article_id="t")
    local = medium("2", "local media")
    named = said("3", "Ina Torv", article_id="t", start_char=20)
    apart = said("4", "Dag Frost")
    assert count(roots([reports, local], {}, [])) == (1, 1, 2)
    assert [root.statements for root in roots([reports, local, named, apart], {}, [])] == [("1", "2", "3"), ("4",)]


def test_what_media_of_a_country_report_is_what_another_has_through_them() -> None:
    reports = medium("1", "later Iraqi reports")
    relayed = described("2", "a source")
    third = said("3", "Ina Torv")
    assert likely(reports, relayed, third, hops={"a-2": ["Iraqi media"]})[0] == (2, 1, 3)
    assert likely(reports, relayed, third, hops={"a-2": ["Danish media"]})[0] == (3, 1, 3)


def test_one_leaked_paper_seen_by_two_outlets_is_one_two_kinds_of_paper_are_two() -> None:
    memo = medium("1", "a memorandum of May 3", speaker_type=None)
    assert likely(memo, medium("2", "a leaked memo", speaker_type=None))[1] == ["likely the same memorandum"]
    assert likely(memo, medium("2", "a letter", speaker_type=None))[0][0] == 2


def test_words_within_the_words_of_another_have_one_root() -> None:
    outer = said("1", "Ina Torv", article_id="t", start_char=0, end_char=80)
    inner = described("2", "engineers", article_id="t", start_char=40, end_char=80)
    beside = described("3", "villagers", article_id="t", start_char=90, end_char=120)
    assert [root.statements for root in roots([outer, inner, beside], {}, [])] == [("1", "2"), ("3",)]


def test_he_whom_no_name_settles_is_the_only_source_and_nobody_where_there_are_two() -> None:
    he = said("1", source_text="he")
    assert likely(he, said("2", "Ina Torv")) == ((1, 1, 2), ["likely the only source"])
    assert likely(he, said("2", "Ina Torv"), said("3", "Dag Frost"))[0] == (3, 2, 3)


def test_the_same_words_of_sources_not_named_are_one_telling() -> None:
    words = "the two ferries share one hull, one engine and most of the crew"
    rows = [described("1", "experts", text=words), described("2", "experts", text=words)]
    assert likely(*rows) == ((1, 1, 1), ["same words"])
    assert likely(said("1", "Ina Torv", text=words), said("2", "Dag Frost", text=words))[0] == (2, 2, 2)


def test_a_short_quotation_is_that_of_the_named_one_two_persons_may_share_a_phrase() -> None:
    named = said("1", "Ina Torv", text="It was dark. They left us there.", speech="direct")
    mother = described("2", "a mother", text="They left us there", speech="direct")
    assert likely(named, mother)[1] == ["same quotation"]
    one = said("1", "Ina Torv", text="It is a great and lasting loss to the whole of Sund", speech="direct")
    two = said(
        "2",
        "Dag Frost",
        text="This is a great and lasting loss to all who had sailed with her for years",
        speech="direct",
    )
    assert likely(one, two)[0] == (2, 2, 2)


def test_the_own_voice_of_an_article_goes_back_to_the_source_that_it_quotes_elsewhere() -> None:
    source = said("1", "Halden Police", speaker_type="ORG")
    told = Told(quoted={"t-2": [source]})
    rule = "likely of the source that the article quotes"
    assert likely(source, voice("2", text="The ferry burnt"), told=told) == ((1, 1, 2), [rule])
    assert likely(source, voice("2", text="Our reporters saw the ferry burn"), told=told)[0] == (2, 1, 2)
    assert likely(source, voice("2", text="The ferry burnt"))[0] == (2, 1, 2)


def test_one_figure_that_nobody_claims_has_one_source_and_joins_none_that_is_named() -> None:
    told = Told(counted={"1": {140.0}, "2": {140.0, 22.0}, "3": {22.0}})
    assert likely(voice("1"), voice("2"), told=told) == ((1, 1, 2), ["likely the same count"])
    assert likely(voice("1"), voice("3"), told=told)[0] == (2, 1, 2)
    assert likely(said("1", "Ina Torv"), voice("2"), told=told)[0] == (2, 1, 2)


def test_a_government_spokesman_is_of_the_only_government_that_speaks() -> None:
    body = said("1", "Norwegian government", speaker_type="ORG", country_code="NO")
    man = said("2", "Lio Peck", speaker_role="Government spokesman")
    other = said("3", "Danish government", speaker_type="ORG", country_code="DK")
    assert likely(body, man) == ((1, 1, 1), ["spokesperson and body"])
    assert likely(body, man, other)[0] == (3, 3, 3)


def test_the_group_is_the_only_one_on_the_claim() -> None:
    group = said("1", "group", speaker_type="ORG", source_text="The militant group", by_name=False)
    front = said("2", "Sund Front", speaker_type="ORG")
    assert likely(group, front)[0] == (1, 1, 2)
    assert likely(group, front, said("3", "Halden Front", speaker_type="ORG"))[0][0] == 3


def test_a_sentence_that_names_the_outlet_or_the_firm_goes_back_to_it() -> None:
    letter = medium("1", "an e-mail", outlet="Radio Sund News", speaker_type=None)
    other = said("3", "Ina Torv", outlet="Halden Wire")
    retold = voice("2", text="The e-mail came on Monday, as Radio Sund has revealed")
    assert [root.statements for root in roots([letter, retold, other], {}, [])] == [("1", "2"), ("3",)]
    firm = said("1", "Orana Lines", speaker_type="ORG")
    assert likely(firm, voice("2", text="the company speaks of an earthquake"))[1] == ["names the source elsewhere"]
    assert likely(firm, voice("2", text="an earthquake it was"))[0] == (2, 1, 2)


def test_the_order_of_likely_voices_changes_nothing() -> None:
    rows = [
        said("1", "Norwegian Defence Ministry", speaker_type="ORG", country_code="NO"),
        described("2", "officials"),
        medium("3", "reports"),
        said("4", source_text="he"),
        voice("5"),
        medium("6", "a memo", speaker_type=None),
        medium("7", "the memorandum", speaker_type=None),
    ]
    assert roots(rows, {}, []) == roots(rows[::-1], {}, [])
