"""What changed between two records: by hand, so that each change is one edit."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import cli
from onrecord.changes import Change, diff, summary
from onrecord.engines.record_file import write_record
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC
from tests.handmade import rows

Tables = dict[str, list[dict[str, Any]]]


def put(path: Path, made: Tables) -> Path:
    write_record(path, [(table.name, to_arrow(table.name, made.get(table.name, []))) for table in PUBLIC])
    return path


def changes(tmp_path: Path, edit: Callable[[Tables], object]) -> list[Change]:
    before = rows()
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
