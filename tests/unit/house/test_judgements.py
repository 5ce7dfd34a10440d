"""Judgements: kept, listed, undone, taken in from a colleague, never in contradiction."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import pytest

from onrecord.errors import JudgementError
from onrecord.judgements import Judgements, detail_in_full, file_of, in_full
from onrecord.record import Record
from tests.handmade import write


@pytest.fixture
def judgements(tmp_path: Path) -> Judgements:
    return Judgements(file_of(tmp_path / "story.duckdb"))


def test_a_judgement_is_kept_with_who_and_when(judgements: Judgements) -> None:
    made = judgements.add("contradiction:x1", "reject", by="Ana")
    again = Judgements(judgements.path).all()
    assert again == [made]
    assert (made.by, made.table, made.row) == ("Ana", "contradiction", "x1")
    assert judgements.table()["subject"].to_pylist() == ["contradiction:x1"]


def test_an_undone_judgement_stays_in_the_log_but_does_not_stand(judgements: Judgements) -> None:
    made = judgements.add("entity:e1", "merge", "e2", by="Ana")
    undoing = judgements.undo(made.judgement_id, by="Bo")
    assert [each.verdict for each in judgements.standing()] == ["note"]
    assert judgements.all()[0].undone_by == undoing.judgement_id
    with pytest.raises(JudgementError, match="no standing judgement"):
        judgements.undo(made.judgement_id)


def test_the_opposite_of_a_standing_judgement_is_refused(judgements: Judgements) -> None:
    made = judgements.add("entity:e1", "split", "e2", by="Ana")
    with pytest.raises(JudgementError, match="Ana judged entity:e1 'split'"):
        judgements.add("entity:e2", "merge", "e1")
    judgements.undo(made.judgement_id)
    judgements.add("entity:e2", "merge", "e1")


@pytest.mark.parametrize(
    ("subject", "verdict", "detail", "message"),
    [
        ("entity:e1", "destroy", "", "no verdict"),
        ("story:s1", "reject", "", "no subject"),
        ("entity:e1", "merge", "", "needs a detail"),
    ],
)
def test_what_cannot_be_is_refused(
    judgements: Judgements, subject: str, verdict: str, detail: str, message: str
) -> None:
    with pytest.raises(JudgementError, match=message):
        judgements.add(subject, verdict, detail)
    assert judgements.all() == []


def test_a_colleagues_file_is_taken_in_once(judgements: Judgements, tmp_path: Path) -> None:
    other = Judgements(tmp_path / "other.csv")
    other.add("claim:c1", "accept", by="Cy")
    judgements.add("claim:c2", "accept")
    assert len(judgements.take_in(other.path).new) == 1
    assert judgements.take_in(other.path).new == ()
    assert len(judgements.all()) == 2


def test_what_a_colleague_undid_is_undone_here(judgements: Judgements, tmp_path: Path) -> None:
    mine, kept = judgements.add("claim:c1", "reject", by="Ana"), judgements.add("claim:c2", "reject", by="Ana")
    other = Judgements(tmp_path / "other.csv")
    other.take_in(judgements.path)
    undoing = other.undo(mine.judgement_id, by="Cy")
    assert judgements.take_in(other.path).new == (undoing,)
    assert [each.undone_by for each in judgements.all()] == [undoing.judgement_id, "", ""]
    judgements.undo(kept.judgement_id, by="Ana")
    judgements.take_in(other.path)
    assert [each.verdict for each in judgements.standing()] == ["note", "note"], "what was undone here stays undone"


def test_the_opposite_of_what_stands_here_is_left_out_and_named_until_one_is_undone(
    judgements: Judgements, tmp_path: Path
) -> None:
    mine = judgements.add("claim:c1", "accept", by="Ana")
    other = Judgements(tmp_path / "other.csv")
    for row in ("c1", "c2"):
        other.add(f"claim:{row}", "reject", by="Cy")
    taken = judgements.take_in(other.path)
    assert [each.row for each in taken.new] == ["c2"]
    assert taken.summary == (
        "1 judgement taken in\n  left out: Cy: reject claim:c1: Ana judged the opposite "
        f"({mine.judgement_id}); undo that first and take the file in again"
    )
    judgements.undo(mine.judgement_id)
    assert [each.row for each in judgements.take_in(other.path).new] == ["c1"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2031-04-05 09:30:00", "2031-04-05T09:30:00.000000"),
        ("2031-04-05T11:30:00+02:00", "2031-04-05T09:30:00.000000"),
        ("2031-04-05", "2031-04-05T00:00:00.000000"),
        ("25/04/2031 09:30", "2031-04-25T09:30:00.000000"),
        ("4/25/2031 2:05:07 PM", "2031-04-25T14:05:07.000000"),
        ("25.04.2031", "2031-04-25T00:00:00.000000"),
    ],
)
def test_moments_are_read_as_spreadsheets_write_them(judgements: Judgements, written: str, read: str) -> None:
    made = judgements.add("claim:c1", "accept", by="Cy")
    judgements.path.write_text(judgements.path.read_text(encoding="utf-8").replace(made.at, written), encoding="utf-8")
    assert [each.at for each in judgements.all()] == [read]
    assert judgements.table()["at"].to_pylist() == [dt.datetime.fromisoformat(read)]


@pytest.mark.parametrize("written", ["04/05/2031 09:30", "######", ""])
def test_a_moment_that_cannot_be_read_is_named_with_its_line(judgements: Judgements, written: str) -> None:
    made = judgements.add("claim:c1", "accept", by="Cy")
    judgements.path.write_text(judgements.path.read_text(encoding="utf-8").replace(made.at, written), encoding="utf-8")
    with pytest.raises(JudgementError, match=r"story\.judgements\.csv, line 2: .* is no moment; write `at` as 2031-"):
        judgements.all()


def test_who_has_no_name_on_this_machine_judges_by_number(
    judgements: Judgements, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nameless)
    monkeypatch.setattr("os.getuid", lambda: 12345)
    assert judgements.add("claim:c1", "accept").by == "user 12345"


@pytest.mark.parametrize(
    ("record", "kept"),
    [
        ("story.duckdb", "story.judgements.csv"),
        ("story.v1", "story.v1.judgements.csv"),
        ("story.v2", "story.v2.judgements.csv"),
        ("story.v2.duckdb", "story.v2.judgements.csv"),
        ("story", "story.judgements.csv"),
    ],
)
def test_two_versions_of_a_story_share_no_judgements(record: str, kept: str) -> None:
    assert file_of(Path("in") / record) == Path("in") / kept


def test_two_at_once_lose_nothing(judgements: Judgements) -> None:
    threads = [
        threading.Thread(target=lambda n=n: [judgements.add(f"claim:{n}-{k}", "accept") for k in range(10)])
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({each.subject for each in judgements.all()}) == 40


def test_a_damaged_line_is_named(judgements: Judgements) -> None:
    judgements.add("claim:c1", "accept")
    judgements.path.write_text(judgements.path.read_text() + "broken,line\n")
    with pytest.raises(JudgementError, match="line 3"):
        judgements.all()


def test_a_row_is_judged_by_the_beginning_of_its_id_and_only_where_it_is_there(tmp_path: Path) -> None:
    with Record(write(tmp_path / "r.duckdb")) as record:
        claim = record.claims[0]["claim_id"]
        assert in_full(record.rows, f"claim:{claim}") == f"claim:{claim}"
        assert in_full(record.rows, "entity:e1") == "entity:e1"
        with pytest.raises(JudgementError, match="has several rows of entity"):
            in_full(record.rows, "entity:e")
        with pytest.raises(JudgementError, match="has no row of contradiction"):
            in_full(record.rows, "contradiction:nothing")
        assert in_full(record.rows, "nonsense") == "nonsense"  # refused, with the tables, where the judgement is made


def test_what_a_judgement_names_is_there_or_the_judgement_is_refused(tmp_path: Path) -> None:
    with Record(write(tmp_path / "r.duckdb")) as record:
        row = record.rows("SELECT claim_id, statement_id FROM claim_statement ORDER BY ALL LIMIT 1")[0]
        claim, statement = f"claim:{row['claim_id']}", row["statement_id"]
        assert detail_in_full(record.rows, claim, "split", statement) == statement
        assert detail_in_full(record.rows, "entity:e1", "split", "Minister Torvald") == "Minister Torvald"
        assert detail_in_full(record.rows, "entity:e1", "merge", "entity:e2") == "e2"
        assert detail_in_full(record.rows, "entity:e1", "reject", "e2") == "e2"
        assert detail_in_full(record.rows, "entity:e1", "reject", "") == ""
        assert detail_in_full(record.rows, claim, "note", "asked her") == "asked her"
        for subject, verdict, detail, message in (
            (claim, "split", "nothing", "has no statement 'nothing'"),
            ("entity:e1", "split", "the minister", "has no form 'the minister'"),
            ("entity:e1", "reject", "wrong person", "no row of entity"),  # words there would only keep two apart
            ("figure:f1", "merge", "f2", "rows of figure cannot be merged"),
            ("contradiction:x1", "split", "s1", "rows of contradiction cannot be split"),
        ):
            with pytest.raises(JudgementError, match=message):
                detail_in_full(record.rows, subject, verdict, detail)


def test_a_colleagues_file_from_a_spreadsheet_is_taken_in_and_what_is_none_is_named(
    judgements: Judgements, tmp_path: Path
) -> None:
    other = Judgements(tmp_path / "other.csv")
    other.add("claim:c1", "accept", by="Cy")
    other.path.write_text("\ufeff" + other.path.read_text(encoding="utf-8"), encoding="utf-8")
    assert len(judgements.take_in(other.path).new) == 1
    with pytest.raises(JudgementError, match="cannot be read"):
        judgements.take_in(tmp_path / "none.csv")
    other.path.write_bytes(
        "judgement_id,at,by,subject,verdict,detail,undone_by\nj1,,Börn,,accept,,\n".encode("latin-1")
    )
    with pytest.raises(JudgementError, match="save it as CSV UTF-8"):
        judgements.take_in(other.path)


def test_the_beginning_of_an_id_is_enough_to_undo(judgements: Judgements) -> None:
    made = judgements.add("contradiction:x1", "reject", by="Ana")
    other = judgements.add("contradiction:x2", "reject", by="Ana")
    with pytest.raises(JudgementError, match="several standing judgements begin with 'j'"):
        judgements.undo("j")
    with pytest.raises(JudgementError, match="no standing judgement ''"):
        judgements.undo("")
    start = next(made.judgement_id[:n] for n in range(2, 20) if made.judgement_id[:n] != other.judgement_id[:n])
    undoing = judgements.undo(start)
    assert undoing.detail == f"undoes {made.judgement_id}"
    assert [each.row for each in judgements.standing() if each.verdict == "reject"] == ["x2"]


def test_what_one_person_says_twice_is_kept_once(judgements: Judgements) -> None:
    made = judgements.add("contradiction:x1", "reject", by="Ana")
    assert judgements.add("contradiction:x1", "reject", by="Ana") == made
    judgements.add("contradiction:x1", "reject", by="Bo")
    assert [each.by for each in judgements.all()] == ["Ana", "Bo"]
    judgements.undo(made.judgement_id)
    judgements.add("contradiction:x1", "reject", by="Ana")
    assert len([each for each in judgements.standing() if each.verdict == "reject"]) == 2


@pytest.mark.parametrize(
    ("verdict", "detail", "message"), [("merge", "claim:k1", "merged with itself"), ("note", "  ", "needs words")]
)
def test_what_says_nothing_is_refused(judgements: Judgements, verdict: str, detail: str, message: str) -> None:
    with pytest.raises(JudgementError, match=message):
        judgements.add("claim:k1", verdict, detail)


def test_a_statement_of_a_claim_is_named_by_both_ids(tmp_path: Path) -> None:
    with Record(write(tmp_path / "r.duckdb")) as record:
        (one, *_) = record.rows("SELECT * FROM claim_statement ORDER BY claim_id, statement_id")
        whole = f"claim_statement:{one['claim_id']}/{one['statement_id']}"
        assert in_full(record.rows, whole) == whole
        for wrong in ("anything", "k1", "k1/", "/s1", "k1/none"):
            with pytest.raises(JudgementError, match="write claim_statement:CLAIM/STATEMENT"):
                in_full(record.rows, f"claim_statement:{wrong}")


def test_a_verdict_that_nobody_knows_is_named_with_its_line(tmp_path: Path) -> None:
    kept = Judgements(tmp_path / "r.judgements.csv")
    kept.add("claim:c1", "accept", by="Ana")
    kept.path.write_text(kept.path.read_text().replace(",accept,", ",destroy,"))
    with pytest.raises(JudgementError, match="line 2"):
        kept.all()


def test_only_a_statement_of_the_claim_can_be_split_off(tmp_path: Path) -> None:
    with Record(write(tmp_path / "r.duckdb")) as record:
        assert detail_in_full(record.rows, "claim:k1", "split", "s3") == "s3"
        with pytest.raises(JudgementError, match="claim:k2 has no statement 's3'"):
            detail_in_full(record.rows, "claim:k2", "split", "s3")


def test_a_judgement_on_one_thing_does_not_forbid_its_opposite_on_another(tmp_path: Path) -> None:
    kept = Judgements(tmp_path / "r.judgements.csv")
    kept.add("claim:x1", "accept", by="Ana")
    kept.add("contradiction:x1", "reject", by="Ana")
    assert len(kept.standing()) == 2
