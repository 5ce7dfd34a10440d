"""Origins: what collapses, by which rule, and how many remain at least and at most."""

from __future__ import annotations

from typing import Any

from onrecord.comparing.collapse.roots import roots
from onrecord.comparing.origins import count, says_it


def said(key: str, speaker: str | None = None, **columns: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "statement_id": key, "article_id": f"t-{key}", "outlet": f"Outlet {key}", "text": f"words of {key}",
        "attribution_id": f"a-{key}", "speaker_id": speaker, "speaker": speaker, "speaker_type": "PER" if speaker else None,
        "speaker_role": None, "country_code": None, "by_name": speaker is not None, "source_text": speaker, "speech": "indirect", "occasion_id": None, "start_char": 0, "end_char": 9,
    }  # fmt: skip
    return row | columns


def voice(key: str, **columns: Any) -> dict[str, Any]:
    return said(key, attribution_id=None, **columns)


def test_one_speaker_in_two_outlets_is_one_origin_that_names_its_relay() -> None:
    found = roots([said("1", "Ina Torv"), said("2", "Ina Torv")], {"a-2": ["Radio Sund", "Halden Wire"]}, [])
    assert count(found) == (1, 1, 1)
    assert found[0].rule == "same speaker"
    assert "Radio Sund > Halden Wire" in found[0].label


def test_two_speakers_are_two_origins() -> None:
    assert count(roots([said("1", "Ina Torv"), said("2", "Dag Frost")], {}, [])) == (2, 2, 2)


def test_the_own_voice_of_one_outlet_is_one_origin_of_two_perhaps_two() -> None:
    found = roots([voice("1", article_id="t"), voice("2", article_id="t"), voice("3")], {}, [])
    assert count(found) == (1, 1, 2)
    assert found[0].rule == "no source given"


def test_own_voice_beside_a_source_in_one_article_goes_back_to_the_source() -> None:
    found = roots([said("1", "Ina Torv", article_id="t"), voice("2", article_id="t")], {}, [])
    assert [root.rule for root in found] == ["same article"]


def test_copied_passages_collapse_and_the_credit_is_named() -> None:
    found = roots([said("1", "Ina Torv"), said("2", "Dag Frost")], {}, [("1", "2", "Halden Wire")])
    assert found[0].rule == "copied passage, Halden Wire credited"


def test_one_quotation_under_two_names_is_one_origin() -> None:
    words = "we shall open the gates before the river rises again"
    found = roots(
        [said("1", "Ina Torv", text=words, speech="direct"), said("2", "the mayor", text=words, speech="direct")],
        {},
        [],
    )
    assert [root.rule for root in found] == ["same quotation"]


def test_unnamed_sources_of_two_outlets_may_be_one_or_two() -> None:
    rows = [said("1", source_text="a military source"), said("2", source_text="a military source")]
    assert count(roots(rows, {}, [])) == (1, 1, 2)


def test_a_spokesman_and_his_ministry_are_one_origin() -> None:
    man = said("1", "Lio Peck", speaker_role="Osmarian defence ministry spokesman")
    body = said("2", "Osmarian Defence Ministry", speaker_type="ORG")
    assert [root.rule for root in roots([man, body], {}, [])] == ["spokesperson and body"]


def test_a_country_and_its_ministry_are_one_origin_another_country_is_not() -> None:
    country = said("1", "Tavra", speaker_type="GPE")
    ministry = said("2", "Tavran Foreign Ministry", speaker_type="ORG")
    other = said("3", "Osmarian Foreign Ministry", speaker_type="ORG")
    assert len(roots([country, ministry, other], {}, [])) == 2


def test_no_statement_gives_no_origin() -> None:
    assert count(roots([], {}, [])) == (0, 0, 0)


def test_a_country_makes_no_two_of_its_ministers_one_origin() -> None:
    country = said("1", "Tavra", speaker_type="GPE", article_id="t-2")
    minister = said("2", "Ole Brack", speaker_role="Tavran foreign minister")
    deputy = said("3", "Una Feld", speaker_role="Tavran deputy foreign minister")
    found = roots([country, minister, deputy], {}, [])
    assert [root.statements for root in found] == [("1", "2"), ("3",)]
    assert found[0].rule == "country and its government"


def test_a_ministry_that_no_text_gives_an_owner_belongs_to_the_only_country_that_speaks() -> None:
    ministry = said("2", "foreign ministry", speaker_type="ORG")
    assert len(roots([said("1", "Tavra", speaker_type="GPE"), ministry], {}, [])) == 1
    assert (
        len(roots([said("1", "Tavra", speaker_type="GPE"), said("3", "Osmar", speaker_type="GPE"), ministry], {}, []))
        == 3
    )


def described(key: str, words: str, **columns: Any) -> dict[str, Any]:
    """A source that is described only: a person in the record, but without a name."""
    return said(key, words, **({"speaker_id": f"e-{key}", "by_name": False} | columns))


def test_the_official_of_the_lead_is_the_one_named_next_for_the_same() -> None:
    lead = described("1", "a Tavran official", article_id="t", start_char=0)
    named = said("2", "Lio Peck", article_id="t", start_char=90)
    assert [root.rule for root in roots([lead, named], {}, [])] == ["described, then named in one article"]


def test_a_source_that_stays_unnamed_is_not_the_one_named_beside_it() -> None:
    lead = described("1", "a Tavran military source", article_id="t", start_char=0)
    several = described("3", "Tavran officials", article_id="t", start_char=20)
    named = said("2", "Lio Peck", article_id="t", start_char=90)
    assert len(roots([lead, named, several], {}, [])) == 3


def test_an_unnamed_source_through_one_agency_is_one_through_two_perhaps_two() -> None:
    rows = [described("1", "a military source"), described("2", "a military source")]
    assert count(roots(rows, {"a-1": ["Halden Wire"], "a-2": ["Halden Wire"]}, [])) == (1, 1, 1)
    assert count(roots(rows, {"a-1": ["Halden Wire"], "a-2": ["Sund Press"]}, [])) == (1, 1, 2)


def test_what_an_agency_reported_is_the_report_of_that_agency() -> None:
    told = said("1", "Ina Torv", outlet="Halden Wire")
    reprint = said("2", "Halden Wire", speaker_type="MEDIA")
    assert [root.rule for root in roots([told, reprint], {}, [])] == ["Halden Wire's report"]


def test_a_patchwork_that_rewords_a_sourced_statement_is_no_second_origin() -> None:
    told = said("1", "Ina Torv", text="no more than 40 barrels of oil had been kept in the shed")
    spun = said("2", source_text="he", text="Not more than 40 barrels of the stuff were stored in the shed")
    other = said("3", source_text="he", text="40 barrels of oil burnt")
    second = said("4", "Dag Frost")
    assert [root.statements for root in roots([told, spun, other, second], {}, [])] == [("1", "2"), ("3",), ("4",)]


def test_the_order_of_statements_changes_nothing() -> None:
    rows = [
        said("1", "Tavra", speaker_type="GPE"),
        said("2", "Tavran Foreign Ministry", speaker_type="ORG"),
        described("3", "a Tavran official", article_id="t", start_char=1),
        said("4", "Lio Peck", article_id="t", start_char=9, speaker_role="Tavran foreign ministry spokesman"),
        voice("5"),
        voice("6"),
    ]
    assert roots(rows, {}, []) == roots(rows[::-1], {}, [])


def test_a_minister_and_the_ministry_are_one_origin_a_deputy_or_another_country_is_not() -> None:
    ministry = said("1", "Norwegian Foreign Ministry", speaker_type="ORG")
    minister = said("2", "Ole Brack", speaker_role="Norway's foreign minister")
    assert [root.rule for root in roots([ministry, minister], {}, [])] == ["minister and ministry"]
    for role in ("Denmark's foreign minister", "Norway's deputy foreign minister", "Norway's transport minister"):
        assert len(roots([ministry, said("2", "Ole Brack", speaker_role=role)], {}, [])) == 2


def test_an_officer_without_a_body_is_of_the_only_body_of_the_article() -> None:
    body = said("1", "commission of inquiry", speaker_type="ORG", article_id="t")
    judge = said("2", "Agna Lund", speaker_role="Judge", article_id="t", start_char=50)
    other = said("3", "Ole Brack", speaker_role="transport minister", article_id="t", start_char=90)
    found = roots([body, judge, other], {}, [])
    assert [root.statements for root in found] == [("1", "2"), ("3",)]
    assert found[0].rule == "body and its officer in one article"


def test_the_report_is_that_of_the_body_that_says_the_same_beside_it() -> None:
    body = said("1", "harbour board", speaker_type="ORG", article_id="t")
    report = said("2", "report", speaker_type="MEDIA", by_name=False, article_id="t", start_char=50)
    assert [root.rule for root in roots([body, report], {}, [])] == ["body and its paper in one article"]


def test_a_sentence_that_names_its_source_elsewhere_is_no_own_finding() -> None:
    told = said("1", "Ole Brack")
    retold = voice("2", text="On Tuesday the governor, Brack, had spoken of six dead")
    plain = voice("3", text="Six people died")
    assert [root.statements for root in roots([told, retold, plain], {}, [])] == [("1", "2"), ("3",)]


def test_officials_of_the_lead_are_the_one_who_is_named_with_an_office() -> None:
    lead = described("1", "officials", article_id="t", start_char=0)
    governor = said("2", "Ole Brack", speaker_role="regional governor", article_id="t", start_char=50)
    villager = said("3", "Una Feld", article_id="t", start_char=20)
    assert len(roots([lead, governor], {}, [])) == 1
    assert len(roots([lead, villager], {}, [])) == 2


def test_one_description_that_tells_a_person_in_two_articles_is_one() -> None:
    doctor = "a doctor at the central hospital in Halden"
    assert len(roots([described("1", doctor), described("2", doctor)], {}, [])) == 1


def test_her_board_is_she() -> None:
    head = said("1", "Agna Lund", article_id="t", start_char=10)
    board = said("2", "harbour board", speaker_type="ORG", source_text="her board", article_id="t", start_char=20)
    other = said("3", "port authority", speaker_type="ORG", article_id="t", start_char=30)
    assert [root.statements for root in roots([head, board, other], {}, [])] == [("1", "2"), ("3",)]


def test_a_ministry_told_by_its_city_is_that_of_the_only_country_that_speaks() -> None:
    ministry = said("2", "foreign ministry in Osk", speaker_type="ORG")
    assert len(roots([said("1", "Tavra", speaker_type="GPE"), ministry], {}, [])) == 1


def test_only_sure_statements_are_counted_and_all_are_in_the_highest() -> None:
    found = roots([said("1", "Ina Torv"), said("2", "Dag Frost")], {}, [])
    assert count(found, {"1"}) == (1, 1, 2)
    assert count(found, {"1", "2"}, {"1"}) == (2, 1, 2)
    assert count(found, set())[0] == 1
    assert not says_it({"similarity": None}, 0.1)
    assert not says_it({"similarity": 0.5}, 0.6)
    assert says_it({"similarity": 1.0}, 1.0)


def test_a_source_without_a_name_beside_a_named_one_may_be_it() -> None:
    rows = [said("1", "Ina Torv"), described("2", "a military source"), voice("3")]
    assert count(roots(rows, {}, [])) == (1, 1, 3)


def test_a_body_is_not_labelled_with_itself_as_its_role() -> None:
    found = roots([said("1", "Sund's ministry", speaker_role="official: Sund's ministry", speaker_type="ORG")], {}, [])
    assert found[0].label == "Sund's ministry"


def test_reprints_of_one_report_are_no_further_origins_at_most() -> None:
    printed = [voice("1"), voice("2"), voice("3")]
    assert count(roots(printed, {}, [])) == (1, 1, 3)
    copies = [("1", "2", "Halden Wire"), ("2", "3", None)]
    assert count(roots(printed, {}, copies)) == (1, 1, 1)
    assert count(roots([*printed, voice("4")], {}, copies)) == (1, 1, 2), "the fourth tells it in its own words"
