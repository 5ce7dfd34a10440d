"""What changed between two records: by hand, so that each change is one edit."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import cli
from onrecord.changes import Change, diff, followed, summary
from tests.handmade import put, rows

Tables = dict[str, list[dict[str, Any]]]


def changes(tmp_path: Path, edit: Callable[[Tables], object], first: Callable[[Tables], object] = len) -> list[Change]:
    """What `edit` changes in the hand-made record, of which `first` makes another before."""
    tmp_path.mkdir(exist_ok=True)
    before = rows()
    first(before)
    after = copy.deepcopy(before)
    edit(after)
    with (
        onrecord.open(put(tmp_path / "a.duckdb", before)) as old,
        onrecord.open(put(tmp_path / "b.duckdb", after)) as new,
    ):
        return list(diff(old, new))


def test_nothing_changed(tmp_path: Path) -> None:
    found = changes(tmp_path, lambda made: None)
    assert (found, summary(found)) == ([], "nothing changed")


def test_a_claim_whose_id_changed_with_a_statement_is_changed_not_gone_and_new(tmp_path: Path) -> None:
    def edit(made: Tables) -> None:
        made["claim"][0] |= {"claim_id": "k9", "articles": 1, "outlets": 1, "status": "single"}
        made["claim_statement"] = [
            row | {"claim_id": "k9"} if row["claim_id"] == "k1" else row
            for row in made["claim_statement"]
            if (row["claim_id"], row["statement_id"]) not in (("k1", "s2"), ("k1", "s3"))
        ]
        made["origin"][0]["claim_id"] = "k9"

    (found,) = changes(tmp_path, edit)
    assert str(found) == (
        "changed claim: The dam holds.\n"
        "    status contested -> single, articles 2 -> 1, outlets 2 -> 1\n"
        "    left by Ines Torvald in Sund Times; Dagny Frost in in/blog.txt (opposing)"
    )


def test_a_statement_that_changed_sides_is_told_though_no_count_changed(tmp_path: Path) -> None:
    (found,) = changes(tmp_path, lambda made: made["claim_statement"][2].update(stance="supports"))
    assert found.details == ("other side now Dagny Frost in in/blog.txt",)


def test_of_two_claims_that_became_one_the_smaller_is_gone_into_it(tmp_path: Path) -> None:
    def edit(made: Tables) -> None:
        made["claim"].pop()
        made["claim_statement"] = made["claim_statement"][:3]

    (found,) = changes(tmp_path, edit)
    assert str(found) == "gone claim: People were moved.\n    its statements are now in: The dam holds."


def test_a_claim_split_off_says_from_which(tmp_path: Path) -> None:
    def edit(made: Tables) -> None:
        made["claim"].append(
            {**made["claim"][0], "claim_id": "k3", "proposition": "The dam leaks.", "articles": 1, "status": "single"}
        )
        made["claim_statement"][2]["claim_id"] = "k3"

    left, new = changes(tmp_path, edit)
    assert left.details == ("left by Dagny Frost in in/blog.txt (opposing)",)
    assert str(new) == "new claim: The dam leaks.\n    split off from: The dam holds."


def test_an_article_rewritten_at_its_address_is_changed(tmp_path: Path) -> None:
    def edit(made: Tables) -> None:
        for table in made.values():
            for row in table:
                row.update({key: "t9" for key, value in row.items() if value == "t3"})

    (found,) = changes(tmp_path, edit)
    assert (found.relation, found.what, found.row) == ("article", "changed", "in/blog.txt")


def test_the_command_leads_with_counts_and_hides_what_one_person_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    after = rows()
    after["contradiction"] = []
    after["attribution"][1]["speaker_id"] = "e2"
    old, new = put(tmp_path / "a.duckdb", rows()), put(tmp_path / "b.duckdb", after)
    cli.diff(old, new)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "contradictions: 1 gone; attributions: 1 changed"
    assert lines[1] == "gone contradiction: denial: Torvald says it holds, Frost that it does not."
    assert lines[-1].startswith("and attributions: 1 changed")
    cli.diff(old, new, every=True)
    assert "speaker Ines Torvald -> Dagny Frost" in capsys.readouterr().out


def test_an_article_that_is_gone_is_told(tmp_path: Path) -> None:
    def edit(made: Tables) -> None:
        of_it = {"t3", "a3", "s3"}
        for name, told in made.items():
            made[name] = [row for row in told if not of_it & {str(value) for value in row.values()}]

    found = [change for change in changes(tmp_path, edit) if change.relation == "article"]
    assert [(change.what, change.row) for change in found] == [("gone", "in/blog.txt")]


def test_a_contradiction_that_is_new_is_told(tmp_path: Path) -> None:
    (found,) = changes(
        tmp_path,
        lambda made: made["contradiction"].append(
            made["contradiction"][0] | {"contradiction_id": "x2", "why": "Again."}
        ),
    )
    assert str(found) == "new contradiction: denial: Again."


def test_an_article_is_the_same_one_by_its_address_wherever_its_file_lies(tmp_path: Path) -> None:
    def renamed(made: Tables) -> None:
        for table in made.values():
            for row in table:
                row.update({key: "t9" for key, value in row.items() if value == "t3"})
        made["article"][2]["source"] = "tuesday/blog.txt"

    (found,) = changes(tmp_path, renamed, lambda made: made["article"][2].update(url="https://blog.example/dam"))
    assert (found.relation, found.what) == ("article", "changed")


def lone(made: Tables) -> None:
    """A third claim, of one article and disputed by nobody."""
    made["claim"].append(
        {
            **made["claim"][1],
            "claim_id": "k3",
            "proposition": "It rained.",
            "articles": 1,
            "outlets": 1,
            "status": "single",
        }
    )
    made["statement"].append({**made["statement"][2], "statement_id": "s4", "text": "nobody has said so"})
    made["claim_statement"].append({"claim_id": "k3", "statement_id": "s4", "stance": "supports"})


def test_a_claim_of_one_article_that_comes_or_goes_is_told_only_to_who_asks_for_all(tmp_path: Path) -> None:
    (came,) = changes(tmp_path / "1", lone)
    assert (came.what, came.alone, came.details) == ("new", True, ())

    def gone(made: Tables) -> None:
        made["claim"].pop()
        made["claim_statement"].pop()

    (went,) = changes(tmp_path / "2", gone, lone)
    assert (went.what, went.alone) == ("gone", True)


def test_a_new_claim_that_somebody_disputes_is_no_small_matter(tmp_path: Path) -> None:
    def edit(made: Tables) -> None:
        lone(made)
        made["claim"][-1]["status"] = "contested"

    (found,) = changes(tmp_path, edit)
    assert (found.alone, found.details) == (False, ("contested, articles 1, outlets 1, origins 2",))


def test_a_claim_split_off_is_told_though_one_article_makes_it(tmp_path: Path) -> None:
    def edit(made: Tables) -> None:
        made["claim"].append(
            {**made["claim"][0], "claim_id": "k3", "proposition": "The dam leaks.", "articles": 1, "status": "single"}
        )
        made["claim_statement"][2]["claim_id"] = "k3"

    assert [change.alone for change in changes(tmp_path, edit)] == [False, False]


def test_of_many_who_join_a_claim_three_are_named_and_the_others_counted(tmp_path: Path) -> None:
    def edit(made: Tables) -> None:
        for number in range(5):
            made["article"].append(
                {
                    "article_id": f"u{number}",
                    "source": f"{number}.txt",
                    "language": "en",
                    "text": "The dam holds",
                    "outlet": f"Paper {number}",
                }
            )
            made["statement"].append(
                {
                    "statement_id": f"z{number}",
                    "article_id": f"u{number}",
                    "start_char": 0,
                    "end_char": 13,
                    "text": "The dam holds",
                }
            )
            made["claim_statement"].append({"claim_id": "k2", "statement_id": f"z{number}", "stance": "supports"})

    found = next(change for change in changes(tmp_path, edit) if change.relation == "claim")
    assert found.details == ("joined by own voice in Paper 0; own voice in Paper 1; own voice in Paper 2 and 2 more",)


def test_an_old_claim_goes_on_in_the_new_one_that_holds_most_of_it() -> None:
    before: dict[str, Any] = {"old": {"s1": {}, "s2": {}, "s3": {}}}
    after: dict[str, Any] = {"few": {"s1": {}}, "most": {"s2": {}, "s3": {}}}
    assert followed(before, after) == {"old": "most"}
