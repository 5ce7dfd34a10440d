"""Judgements take effect at once, can be undone, and reach the next build."""

from __future__ import annotations

import html
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.building import apply_judgements
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.judgements import Judgements, file_of
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC
from onrecord.web.app import create_app
from onrecord.web.pages import review
from onrecord.web.shelf import Shelf

from . import story
from .conftest import BASE, csrf, post


def rows(record: Path, query: str) -> list[tuple[object, ...]]:
    with Shelf(record).open(record.stem) as desk:
        return [tuple(row.values()) for row in desk.record.rows(query)]


def test_rejected_contradiction_is_gone_at_once_and_back_when_undone(client: TestClient) -> None:
    page = post(client, "judge", subject="contradiction:x3", verdict="reject").text
    assert "/contradiction/x3" not in page
    assert "12 people, against at least 15 people." not in client.get(f"{BASE}/").text
    judgement = re.search(r'name="judgement" value="(\w+)"', page)
    assert judgement
    page = post(client, "undo", judgement=judgement[1]).text
    assert "/contradiction/x3" in page


def test_claim_is_no_longer_contested_once_all_that_opposed_it_is_rejected(record: Path) -> None:
    kept = Judgements(file_of(record))
    kept.add("contradiction:x1", "reject", by="Mo")
    assert rows(record, "SELECT status FROM claim WHERE claim_id = 'k1'") == [("contested",)]
    kept.add("contradiction:x2", "reject", by="Mo")
    assert rows(record, "SELECT status, articles FROM claim WHERE claim_id = 'k1'") == [("single", 2)], (
        "one origin is not agreement"
    )


def test_merged_entities_are_one_everywhere(client: TestClient, record: Path) -> None:
    page = post(client, "judge", subject="entity:ana", verdict="merge", detail="veld", next=f"{BASE}/entity/ana").text
    assert "At least 15 people were killed" in page, "what the other said is now said by this one"
    assert client.get(f"{BASE}/entity/veld").status_code == 404
    assert rows(record, "SELECT DISTINCT speaker_id FROM attribution WHERE attribution_id IN ('a1', 'a5')") == [
        ("ana",)
    ]
    assert ("Veld",) in rows(record, "SELECT alias FROM entity_alias WHERE entity_id = 'ana'")


def test_split_takes_a_form_out(record: Path) -> None:
    Judgements(file_of(record)).add("entity:dran", "split", "Ivo Dran, an army spokesman", by="Mo")
    named = rows(
        record,
        "SELECT e.name FROM attribution a JOIN entity e ON e.entity_id = a.speaker_id WHERE attribution_id = 'a3'",
    )
    assert named == [("Ivo Dran, an army spokesman",)]
    assert rows(record, "SELECT speaker_id FROM attribution WHERE attribution_id = 'a2'") == [("dran",)]


def test_rejected_attribution_takes_its_statements_along(record: Path) -> None:
    Judgements(file_of(record)).add("attribution:a4", "reject", by="Mo")
    assert rows(record, "SELECT count(*) FROM statement WHERE attribution_id = 'a4'") == [(0,)]
    assert rows(record, "SELECT contradiction_id FROM contradiction") == [("x3",)]
    assert rows(record, "SELECT status FROM claim WHERE claim_id = 'k1'") == [("single",)]


def test_statement_taken_out_of_a_claim_changes_its_counts(record: Path) -> None:
    kept = Judgements(file_of(record))
    kept.add("claim:k2", "split", "s-a5", by="Mo")
    assert rows(record, "SELECT articles, outlets, status FROM claim WHERE claim_id = 'k2'") == [(1, 1, "single")]


def test_merged_claims_hold_the_statements_of_both(record: Path) -> None:
    Judgements(file_of(record)).add("claim:k2", "merge", "k3", by="Mo")
    assert rows(record, "SELECT claim_id FROM claim ORDER BY 1") == [("k1",), ("k2",)]
    assert rows(record, "SELECT count(*) FROM claim_statement WHERE claim_id = 'k2'") == [(3,)]


def test_rejected_rows_of_every_table_go(record: Path) -> None:
    kept = Judgements(file_of(record))
    for subject in ("claim:k3", "figure:f1", "event:v1", "mention:m-t1-port", "claim_statement:k2/s-a5"):
        kept.add(subject, "reject", by="Mo")
    for table, row in (("claim", "k3"), ("figure", "f1"), ("event", "v1"), ("mention", "m-t1-port")):
        assert rows(record, f"SELECT * FROM {table} WHERE {table}_id = '{row}'") == []
    assert rows(record, "SELECT statement_id FROM claim_statement WHERE claim_id = 'k2'") == [("s-a1",)]
    assert rows(record, "SELECT * FROM claim_statement WHERE claim_id = 'k3'") == []


def test_the_next_build_holds_what_was_judged(record: Path) -> None:
    kept = Judgements(file_of(record))
    kept.add("attribution:a4", "reject", by="Mo")
    kept.add("claim:k2", "merge", "k3", by="Mo")
    kept.add("contradiction:x3", "reject", by="Mo")
    engine = DuckDBEngine()
    for table in PUBLIC:
        engine.put(table.name, to_arrow(table.name, story.rows().get(table.name, [])))
    apply_judgements(engine, kept.all())
    for table in ("claim", "claim_statement", "contradiction", "statement", "attribution", "relay", "attribution_span"):
        built = sorted(map(repr, engine.fetch(f"SELECT * FROM {table}").to_pylist()))
        with Shelf(record).open(record.stem) as desk:
            assert built == sorted(map(repr, desk.record.rows(f"SELECT * FROM {table}"))), table
    reasons = [row["reason"] for row in engine.fetch("SELECT * FROM rejected WHERE stage = 'judgement'").to_pylist()]
    assert len(reasons) == 2
    assert all(reason.startswith("rejected by Mo on ") for reason in reasons)


@pytest.mark.parametrize("fields", [
    {"subject": "contradiction:none", "verdict": "reject"}, {"subject": "build:b1", "verdict": "reject"}, {"subject": "claim:k1", "verdict": "shout"},
    {"subject": "entity:ana", "verdict": "merge", "detail": "none"}, {"subject": "entity:ana", "verdict": "merge", "detail": "ana"},
    {"subject": "entity:ana", "verdict": "merge"}, {"subject": "claim:k1", "verdict": "note", "detail": " "}, {"subject": "", "verdict": ""},
])  # fmt: skip
def test_judgements_that_cannot_be_are_refused(client: TestClient, record: Path, fields: dict[str, str]) -> None:
    answer = post(client, "judge", **fields)
    assert answer.status_code == 409
    assert not file_of(record).exists()


def test_opposite_judgement_is_refused_until_the_first_is_undone(client: TestClient) -> None:
    assert post(client, "judge", subject="claim:k1", verdict="accept").status_code == 200
    assert post(client, "judge", subject="claim:k1", verdict="reject").status_code == 409


def test_two_browsers_at_once_lose_nothing(client: TestClient, record: Path) -> None:
    clients = [TestClient(client.app, base_url=str(client.base_url)) for _ in range(4)]
    tokens = [csrf(each) for each in clients]

    def note(number: int) -> None:
        each = clients[number]
        for turn in range(3):
            fields = {"csrf": tokens[number], "subject": "claim:k1", "verdict": "note", "detail": f"{number}-{turn}"}
            assert each.post(f"{BASE}/judge", data=fields, follow_redirects=False).status_code == 303

    threads = [threading.Thread(target=note, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    notes = {each.detail for each in Judgements(file_of(record)).all()}
    assert notes == {f"{number}-{turn}" for number in range(4) for turn in range(3)}


def test_queue_asks_doubtful_rows_first_and_each_once(client: TestClient) -> None:
    page = client.get(f"{BASE}/review").text
    assert page.index("12 people, against at least 15 people.") < page.index("Ivo Dran says the army did not fire")
    assert "One and the same? Ana Veld / Veld" in page or "One and the same? Veld / Ana Veld" in page
    assert 'value="contradiction:x3"' in page
    page = post(client, "judge", subject="contradiction:x3", verdict="accept", next=f"{BASE}/review").text
    assert 'value="contradiction:x3"' not in page.split("data-queue")[1]
    assert "Kept:" in page


def test_log_says_who_and_what(client: TestClient) -> None:
    client.post("/name", data={"csrf": csrf(client), "by": "Mo Tarn", "record": "port selin", "next": f"{BASE}/review"})
    post(client, "judge", subject="claim:k1", verdict="note", detail="call the coast guard")
    page = client.get(f"{BASE}/judgements").text
    assert "Mo Tarn" in page
    assert "call the coast guard" in page
    assert "call the coast guard" in client.get(f"{BASE}/claim/k1").text


@pytest.mark.parametrize("words", ["x' OR '1'='1", "'); DROP TABLE entity; --", "\\", "‮", "a/b:c"])
def test_words_of_a_judgement_are_never_a_query(client: TestClient, record: Path, words: str) -> None:
    kept = Judgements(file_of(record))
    kept.add("entity:ana", "split", words, by="Mo")
    kept.add(f"claim:{words}", "reject", by="Mo")
    kept.add(f"claim:{words}", "merge", "k1", by="Mo")
    kept.add(f"contradiction:{words}", "reject", by="Mo")
    kept.add(f"claim_statement:{words}", "reject", by="Mo")
    for page in ("", "claims", "entities", "judgements", "review", "claim/k1"):
        assert client.get(f"{BASE}/{page}").status_code == 200
    assert len(rows(record, "SELECT * FROM claim")) == 3
    assert len(rows(record, "SELECT * FROM contradiction")) == 3
    assert len(rows(record, "SELECT * FROM entity")) == len(story.ENTITIES) + 1


def test_judgements_are_told_in_words(client: TestClient, record: Path) -> None:
    kept = Judgements(file_of(record))
    kept.add("entity:ana", "merge", "veld", by="Mo")
    kept.add("claim:k2", "split", "s-a5", by="Mo")
    gone = kept.add("contradiction:x3", "reject", by="Mo")
    kept.add("entity:none", "split", "Vela", by="Mo")
    kept.undo(gone.judgement_id, "Mo")
    page = html.unescape(client.get(f"{BASE}/judgements").text)
    cells = [re.sub(r"<[^>]*>", " ", row).split() for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL)[1:]]
    told = {" ".join(row[3:]) for row in cells}
    assert "merge Ana Veld entity:ana Veld Undo" in told
    assert any(
        row.startswith("split People were killed in the shelling of the harbour. claim:k2") and "s-a5" not in row
        for row in told
    ), told
    assert any(row.endswith("contradiction:x3 undoes reject") for row in told), told
    assert "split entity:none Vela Undo" in told
    page = post(client, "judge", subject="claim:k1", verdict="accept").text
    flash = page[page.index('class="flash"') :]
    assert "The army did not fire on the harbour" in flash[: flash.index("</p>")]


def test_what_was_rejected_can_still_be_read(client: TestClient) -> None:
    for subject in ("contradiction:x3", "attribution:a4", "claim:k3", "entity:guard", "claim_statement:k2/s-a5"):
        post(client, "judge", subject=subject, verdict="reject")
    log = client.get(f"{BASE}/judgements").text
    links = re.findall(r'href="([^"]*/why/[^"]*)"', log)
    assert len(links) == 5
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200, link
        assert "This row was judged away" in answer.text
        assert 'value="accept"' not in answer.text, "it is undone, not judged again"
    page = client.get(f"{BASE}/why/attribution/a4").text
    assert "The army fired on the harbour" in page[page.index("Evidence") :]
    assert client.get(f"{BASE}/why/contradiction/none").status_code == 404


def test_a_kept_note_is_shown_as_it_was_written(client: TestClient) -> None:
    page = post(client, "judge", subject="claim:k1", verdict="note", detail="It's what O'Brien & co said").text
    flash = page[page.index('class="flash"') :]
    flash = flash[: flash.index("</p>")]
    assert "&amp;#39;" not in flash
    assert "It's what O'Brien & co said" in html.unescape(flash)


def test_an_accepted_row_says_so_and_is_kept_once(client: TestClient, record: Path) -> None:
    page = post(client, "judge", subject="contradiction:x3", verdict="accept").text
    assert "accepted by" in page[page.index('id="x-x3"') :]
    post(client, "judge", subject="contradiction:x3", verdict="accept")
    assert len(Judgements(file_of(record)).all()) == 1
    post(client, "judge", subject="attribution:a1", verdict="accept")
    assert "accepted by" in client.get(f"{BASE}/at?article=t1&start=130").text


def test_a_card_in_the_text_leads_back_to_the_text_with_its_switches(client: TestClient) -> None:
    place = story.TEXTS["t1"].index("12 people were")
    asked = {
        "hx-request": "true",
        "hx-current-url": f"http://127.0.0.1:8765{BASE}/article/t1?show=said&show=name&at=1-2",
    }
    card = client.get(f"{BASE}/at?article=t1&start={place}", headers=asked).text
    led = re.search(r'name="next" value="([^"]*)"', card[card.index("deeds") :])
    assert led
    fields = {"csrf": csrf(client), "subject": "attribution:a1", "verdict": "accept", "next": html.unescape(led[1])}
    answer = client.post(f"{BASE}/judge", data=fields, follow_redirects=False)
    to = answer.headers["location"]
    assert to.startswith(f"{BASE}/article/t1?show=said&show=name&at={place}-")
    assert to.endswith("#here")


def test_a_split_of_what_cannot_be_split_is_refused(client: TestClient, record: Path) -> None:
    assert post(client, "judge", subject="contradiction:x1", verdict="split", detail="s-a2").status_code == 409
    assert post(client, "judge", subject="claim:k2", verdict="split", detail="s-a4").status_code == 409
    assert not file_of(record).exists()


def test_the_queue_goes_on_behind_rows_that_nobody_can_decide(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "A_QUEUE", 2)

    def shown(page: int) -> list[str]:
        found = re.findall(r'name="subject" value="([^"]*)"', client.get(f"{BASE}/review?page={page}").text)
        return list(dict.fromkeys(found))

    assert len(shown(1)) == 2
    assert not set(shown(1)) & set(shown(2))
    assert 'rel="next"' in client.get(f"{BASE}/review").text
    assert shown(99), "a page that emptied meanwhile becomes the last one"


def test_question_and_answers_of_the_queue_fit(client: TestClient) -> None:
    page = " ".join(client.get(f"{BASE}/review?kind=contradiction").text.split())
    assert "Do they contradict?" in page
    assert "Accept: they do contradict" in page
    assert "Reject: they do not" in page


def test_whom_a_token_lets_in_does_not_judge_as_the_user_of_the_server(record: Path) -> None:
    with TestClient(create_app(record, "secret"), base_url="http://192.0.2.7:8765") as one:
        one.get("/?token=secret")
        post(one, "judge", subject="claim:k1", verdict="accept")
        (made,) = Judgements(file_of(record)).all()
        assert re.fullmatch(r"visitor [0-9a-f]{4}", made.by)
        one.post("/name", data={"csrf": csrf(one), "by": "Mo Tarn", "record": "port selin", "next": f"{BASE}/"})
        post(one, "judge", subject="claim:k2", verdict="accept")
        assert Judgements(file_of(record)).all()[1].by == "Mo Tarn"


def sent(client: TestClient, deed: str, **fields: str) -> Any:
    return client.post(
        f"{BASE}/{deed}", data={"csrf": csrf(client), "next": f"{BASE}/contested", **fields}, follow_redirects=False
    )


def test_who_rejects_a_row_on_its_own_page_is_led_to_the_list(client: TestClient) -> None:
    answer = sent(client, "judge", subject="claim:k3", verdict="reject", next=f"{BASE}/claim/k3")
    assert answer.headers["location"].startswith(f"{BASE}/claims?done=")
    answer = sent(client, "judge", subject="claim:k2", verdict="accept", next=f"{BASE}/claim/k2")
    assert answer.headers["location"].startswith(f"{BASE}/claim/k2?done=")


def test_a_note_decides_nothing_and_a_pair_is_judged_either_way_round(client: TestClient, record: Path) -> None:
    kept = Judgements(file_of(record))
    kept.add("contradiction:x3", "note", "asked her", by="Mo")
    page = client.get(f"{BASE}/review").text
    assert 'value="contradiction:x3"' in page
    first, other = re.findall(r"One and the same\? ([\w ]+) / ([\w ]+)", page)[0]
    ids = {"Ana Veld": "ana", "Veld": "veld"}
    kept.add(f"entity:{ids[other]}", "reject", ids[first], by="Mo")
    assert "One and the same?" not in client.get(f"{BASE}/review").text
