"""What judgements make of the relations that the pages and exports read: what goes, what stays, what is counted anew."""

from __future__ import annotations

from pathlib import Path

from onrecord.comparing.propositions.judging import claim_id_of
from onrecord.judgements import Judgement, Judgements, file_of
from onrecord.judging import changed, decided
from onrecord.web.shelf import Shelf
from tests.handmade import put

from . import story


def asked(record: Path, query: str) -> list[tuple[object, ...]]:
    """The rows of a query on the record as people judged it."""
    with Shelf(record).open(record.stem) as desk:
        return [tuple(row.values()) for row in desk.record.rows(query)]


def judged(record: Path, *judgements: tuple[str, ...]) -> None:
    for subject, verdict, *detail in judgements:
        Judgements(file_of(record)).add(subject, verdict, *detail, by="Mo")


def test_what_outlets_say_themselves_stays_when_an_attribution_is_rejected(record: Path) -> None:
    judged(record, ("attribution:a4", "reject"))
    assert asked(record, "SELECT statement_id FROM statement WHERE attribution_id IS NULL") == [("s-own",)]
    assert asked(record, "SELECT claim_id FROM claim WHERE claim_id = 'k3'") == [("k3",)]


def test_an_entity_that_is_another_one_stays_in_the_record(record: Path) -> None:
    judged(record, ("entity:ana", "reject", "veld"), ("claim:k1", "reject", "k2"))
    assert len(asked(record, "SELECT * FROM entity")) == len(story.ENTITIES)
    assert len(asked(record, "SELECT * FROM claim")) == 3


def test_a_form_taken_out_of_an_entity_takes_its_mentions_along(record: Path) -> None:
    judged(record, ("entity:dran", "split", "Ivo Dran"))
    query = "SELECT DISTINCT e.name, m.entity_id <> 'dran' FROM mention m JOIN entity e USING (entity_id) WHERE m.text = 'Ivo Dran'"
    assert asked(record, query) == [("Ivo Dran", True)]


def test_two_names_of_one_are_listed_once(tmp_path: Path) -> None:
    aliases = [{"entity_id": key, "alias": "Veld"} for key in ("ana", "veld")]
    record = story.write(tmp_path / "r.duckdb", entity_alias=aliases)
    judged(record, ("entity:ana", "merge", "veld"))
    assert asked(record, "SELECT * FROM entity_alias") == [("ana", "Veld")]


def test_merges_of_merges_end_in_one_and_never_in_a_circle() -> None:
    def merged(*pairs: tuple[str, str]) -> dict[str, str]:
        return decided(
            Judgement(f"j{n}", "", "Mo", f"entity:{kept}", "merge", other) for n, (kept, other) in enumerate(pairs)
        ).into["entity"]

    assert merged(("a", "b"), ("b", "a")) == {"b": "a"}
    assert merged(("a", "b"), ("c", "b")) == {"b": "a", "a": "c"}


def test_a_statement_on_both_sides_of_merged_claims_supports_the_one(tmp_path: Path) -> None:
    members = story.rows()["claim_statement"]
    record = story.write(
        tmp_path / "r.duckdb", claim_statement=[*members, {**members[2], "claim_id": "k2", "stance": "supports"}]
    )
    judged(record, ("claim:k1", "merge", "k2"))
    assert asked(record, "SELECT claim_id, stance FROM claim_statement WHERE statement_id = 's-a4'") == [
        ("k1", "supports")
    ]


def test_origins_are_bounded_by_what_is_left_of_a_claim(tmp_path: Path) -> None:
    rows = story.rows()
    rows["claim"][1] |= {"independent_origins": 2, "independent_origins_low": 2, "independent_origins_high": 2}
    record = put(tmp_path / "r.duckdb", rows)
    judged(record, ("claim:k2", "split", "s-a5"))
    query = (
        "SELECT independent_origins, independent_origins_low, independent_origins_high FROM claim WHERE claim_id = 'k2'"
    )
    assert asked(record, query) == [(1, 1, 1)]


def test_an_article_of_no_known_outlet_is_an_outlet_of_its_own(tmp_path: Path) -> None:
    rows = story.rows()
    rows["article"][2]["outlet"] = None
    record = put(tmp_path / "r.duckdb", rows)
    judged(record, ("claim:k2", "merge", "k3"))
    assert asked(record, "SELECT articles, outlets FROM claim WHERE claim_id = 'k2'") == [(2, 2)]


def test_who_opposes_a_claim_does_not_carry_it(record: Path) -> None:
    judged(record, ("claim:k1", "split", "s-a3"))
    assert asked(record, "SELECT articles, outlets, status FROM claim WHERE claim_id = 'k1'") == [(1, 1, "contested")]


def test_the_first_statement_split_off_by_a_build_keeps_its_claim() -> None:
    first = claim_id_of("s-a1")
    split = Judgement("j1", "", "Mo", f"claim:{first}", "split", "s-a1")
    assert list(changed([split], lambda _: [], "main", entities=False)) == []
    assert [table for table, _ in changed([split], lambda _: [], "main")] == ["claim_statement", "claim"]


def test_a_handle_from_before_a_judgement_is_not_used_again(record: Path) -> None:
    shelf = Shelf(record)
    query = "SELECT count(*) AS n FROM contradiction"
    with shelf.open(record.stem) as before:
        Judgements(file_of(record)).add("contradiction:x3", "reject", by="Mo")
        with shelf.open(record.stem) as after:
            assert [desk.record.rows(query)[0]["n"] for desk in (before, after)] == [3, 2]
    with shelf.open(record.stem) as one, shelf.open(record.stem) as other:
        assert [desk.record.rows(query)[0]["n"] for desk in (one, other)] == [2, 2]
    shelf.close()
