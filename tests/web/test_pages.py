"""Every page answers, shows what the record holds, and leads to the sentence."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.errors import InputError
from onrecord.record import Record
from onrecord.reporting.findings import gather
from onrecord.web.app import create_app
from onrecord.web.pages.overview import disputes
from onrecord.web.serving import free, serve
from onrecord.web.spans import Span, segments
from onrecord.web.statements import pairs_of, pairs_where, points_where

from . import story
from .conftest import BASE

PAGES = (
    "/", "/matrix", "/places", "/statuses", "/statuses?kind=asserted+and+denied", "/contested", "/claims", "/claims?status=agreed", "/speakers", "/figures", "/figures?about=killed", "/timeline", "/entities",
    "/entities?type=PER", "/articles", "/article/t1", "/article/t1?show=said&show=figure&show=event&show=name&show=time&show=place&show=reuse",
    "/at?article=t1&start=150", "/compare?a=t1&b=t2", "/ask", "/ask?q=%3F%21", "/search", "/search?q=harbour", "/search?q=harbour&kind=articles",
    "/search?q=harbour&kind=claims", "/search?q=veld&kind=entities", "/review", "/judgements", "/export", "/add", "/claim/k1", "/claim/k2",
    "/contradiction/x1", "/entity/ana", "/why/attribution/a1", "/why/claim/k1", "/why/contradiction/x1", "/why/relay/a1/0", "/why/build/b1",
    "/why/claim_statement/k1/s-a2", "/why/article/t1", "/why/entity/ana", "/why/figure/f1", "/why/event/v1", "/why/origin/o1",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers(client: TestClient, page: str) -> None:
    answer = client.get(BASE + page)
    assert answer.status_code == 200, answer.text[:500]
    assert "<h1>" in answer.text


def test_a_single_record_opens_at_once(client: TestClient) -> None:
    assert str(client.get("/").url).endswith(f"{BASE}/")


def test_names_are_told_in_words_for_people(client: TestClient) -> None:
    page = client.get(f"{BASE}/entities").text
    assert "<td>Place</td>" in page
    assert "countries and towns" in page
    assert "<td>GPE</td>" not in page


def test_contested_claim_leads_to_both_sentences(client: TestClient) -> None:
    page = client.get(f"{BASE}/claim/k1").text
    places = re.findall(r'href="([^"]*/article/[^"]*)#here"', page)
    shown = {client.get(place.replace("&amp;", "&")).text for place in places}
    marked = {"".join(re.findall(r"k-here[^>]*>([^<]*)<", text)) for text in shown}
    assert {"The army did not fire on the harbour", "The army fired on the harbour"} <= marked


def test_card_shows_chain_claim_and_opponent(client: TestClient) -> None:
    start = story.TEXTS["t1"].index("The army did not fire")
    page = client.get(f"{BASE}/at", params={"article": "t1", "start": start}).text
    card = page[page.index('id="card"') :]
    assert "Ivo Dran" in card
    assert "Halvar Wire" in card
    assert "/claim/k1" in card
    assert "Contradicted by" in card
    assert "The army fired on the harbour" in card


def test_switches_choose_what_is_marked(client: TestClient) -> None:
    plain = client.get(f"{BASE}/article/t1?show=none").text
    figures = client.get(f"{BASE}/article/t1?show=figure").text
    assert 'class="seg' not in plain
    assert re.findall(r'class="seg k-figure"[^>]*>([^<]*)<', figures) == ["12 people"]


def test_segments_lose_and_add_nothing() -> None:
    text = "abcdefghij"
    cut = segments(text, [Span(0, 4, "a"), Span(2, 6, "b"), Span(8, 99, "c"), Span(5, 5, "d")])
    assert "".join(each.text for each in cut) == text
    assert [(each.text, each.kinds) for each in cut] == [
        ("ab", ("a",)), ("cd", ("a", "b")), ("ef", ("b",)), ("gh", ()), ("ij", ("c",)),
    ]  # fmt: skip


def test_side_by_side_aligns_the_reused_passage(client: TestClient) -> None:
    page = client.get(f"{BASE}/compare?a=t1&b=t2").text
    shared = re.search(r'<tr class="shared"><td data-[^>]*>(.*?)</td><td[^>]*>(.*?)</td></tr>', page, re.DOTALL)
    assert shared
    assert shared[1].strip() == shared[2].strip() == story.COPIED
    assert "Right took from left" in page


def test_why_shows_rule_score_evidence_and_version(client: TestClient) -> None:
    page = client.get(f"{BASE}/why/attribution/a2").text
    for words in (
        "cue with that-clause",
        "0.93",
        "The army did not fire on the harbour",
        "gazette.txt",
        "onrecord 0.0",
    ):
        assert words in page


@pytest.mark.parametrize(
    "page",
    ["/claim/none", "/entity/none", "/article/none", "/why/claim/none", "/why/judge/x", "/export/none", "/nothing"],
)
def test_what_is_not_there_is_a_page_of_its_own(client: TestClient, page: str) -> None:
    assert client.get(BASE + page).status_code == 404


def test_record_is_opened_again_when_a_build_replaced_it(client: TestClient, record: Path) -> None:
    assert "The Gazette evening edition" not in client.get(f"{BASE}/articles").text
    beside = story.write(record.with_name("beside"), "evening edition")
    beside.replace(record)
    assert "The Gazette evening edition" in client.get(f"{BASE}/articles").text


@pytest.mark.parametrize(
    "format", ["csv", "jsonl", "parquet", "geojson", "webannotation", "prov", "bibtex", "judgements.csv"]
)
def test_exports_are_saved_and_never_shown(client: TestClient, format: str) -> None:
    answer = client.get(f"{BASE}/export/{format}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


def test_a_contradiction_is_headed_by_its_point_and_explained_in_one_sentence(client: TestClient) -> None:
    page = client.get(f"{BASE}/contradiction/x1").text
    assert "<h1>“The army fired on the harbour”</h1>" in page
    assert '<p class="lede">Ivo Dran says the army did not fire; the coast guard says it did.</p>' in page


def test_a_happening_is_told_in_the_words_of_its_statement(client: TestClient) -> None:
    page = client.get(f"{BASE}/timeline").text
    assert "12 people were killed in the shelling of the harbour" in page
    assert "Ana Veld in" in page
    assert "The harbour is shelled." not in page, "the machine's own words give way to the text's"


def test_an_origin_without_support_is_no_support(client: TestClient, record: Path) -> None:
    page = client.get(f"{BASE}/claim/k1").text
    assert page.count('<div class="root"><p><b>') == 1


def test_only_names_that_are_alike_are_offered_for_merging(client: TestClient) -> None:
    page = client.get(f"{BASE}/entity/ana").text
    assert "Veld into Ana Veld" in page
    assert "Ivo Dran into Ana Veld" not in page


def test_one_event_stands_with_both_its_statuses(client: TestClient) -> None:
    page = client.get(f"{BASE}/statuses").text
    card = page[page.index('<article class="card standing">') : page.index("</article>")]
    happened, denied = card.split('<dt class="denied">')
    assert "it happened" in happened
    assert "12 people were killed in the shelling of the harbour" in happened
    assert "Ana Veld → Halvar Wire → The Gazette" in happened
    assert "it is denied" in denied
    assert "<b>Ivo Dran</b>, army spokesman" in denied
    assert "/article/t2?at=" in denied
    assert "No event of this record" in client.get(f"{BASE}/statuses?kind=other").text


def test_one_denial_against_two_reports_is_one_point_here_and_in_the_report(tmp_path: Path) -> None:
    pairs = [
        {"contradiction_id": key, "statement_a": "s-a4", "statement_b": other, "kind": "denial", "why": "He denies it, but others say so.",
         "confidence": 0.8}
        for key, other in (("x1", "s-a2"), ("x2", "s-a1"))
    ]  # fmt: skip
    # No claim joins them: only the denial that both pairs share.
    with Record(story.write(tmp_path / "r.duckdb", claim_statement=[], contradiction=pairs)) as record:
        shown = disputes(record, pairs_where(record, "true", [], 60))
        told = gather(record).disputes
    assert [[pair.contradiction_id for pair in group] for group in shown] == [["x1", "x2"]]
    assert [[pair.contradiction_id for pair in dispute.pairs] for dispute in told] == [["x1", "x2"]]


def test_a_point_is_never_broken_over_two_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.pages.overview.A_PAGE", 1)
    with TestClient(create_app(story.write(tmp_path / "r.duckdb")), base_url="http://127.0.0.1:8765") as client:
        pages = [client.get(f"/r/r/contested?page={number}").text for number in (1, 2)]
    shown = [re.findall(r'id="x-(x\d)"', page) for page in pages]
    assert shown == [["x1", "x2"], ["x3"]]
    assert "2 points." in pages[0]
    assert 'rel="next"' in pages[0]
    assert 'rel="next"' not in pages[1]


def test_points_of_the_pages_are_those_of_the_report(record: Path) -> None:
    with Record(record) as opened:
        told = [[pair.contradiction_id for pair in dispute.pairs] for dispute in gather(opened).disputes]
        assert points_where(opened, "true", []) == told
        assert [[pair.contradiction_id for pair in group] for group in pairs_of(opened, told)] == told


def test_why_says_of_what_it_tells_and_its_ids_lead_on(client: TestClient) -> None:
    page = client.get(f"{BASE}/why/claim/k1").text
    assert "<h1>Why this claim</h1>" in page
    assert f'<a href="{BASE}/claim/k1">Back to the claim</a>' in page
    page = client.get(f"{BASE}/why/attribution/a1").text
    assert "Back to" not in page, "an attribution has no page of its own"
    assert f'<a href="{BASE}/entity/ana">ana</a>' in page
    assert f'<a href="{BASE}/article/t1">t1</a>' in page
    assert f'href="{BASE}/why/attribution/a1">' not in page, "a row does not lead to itself"
    page = client.get(f"{BASE}/why/contradiction/x1").text
    assert f'<a href="{BASE}/why/statement/s-a2">s-a2</a>' in page
    for path in re.findall(rf'href="({BASE}/[^"?#]*)"', page):
        assert client.get(path).status_code == 200, path


def test_kinds_of_claims_are_those_of_the_report_told_in_words(client: TestClient, record: Path) -> None:
    page = client.get(f"{BASE}/claims").text
    counts = {words: int(n) for words, n in re.findall(r'>([a-z ]+) <span class="n">(\d+)<', page)}
    with Record(record) as opened:
        found = gather(opened)
    assert counts == {
        "contested": 1,
        "agreed": len(found.agreed),
        "one origin": len(found.one_origin),
        "one article": 1,
    }
    assert counts["one origin"] == 2, "of which one is contested"
    assert 'class="status single">one article<' in page
    assert ">single<" not in page


def test_a_day_on_which_nothing_was_said_has_no_lane_for_it(client: TestClient) -> None:
    assert "<ul></ul>" not in client.get(f"{BASE}/timeline").text


def test_two_articles_that_share_nothing_are_told_so(client: TestClient) -> None:
    page = client.get(f"{BASE}/compare?a=t2&b=t3").text
    assert "Neither took a passage" in page
    assert "0 shared passages" not in page


def test_an_address_without_a_page_leads_back_to_the_record(client: TestClient) -> None:
    answer = client.get(f"{BASE}/nothing")
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text
    assert f'<a href="{BASE}/">Back to the record</a>' in answer.text
    assert "Nothing of this name was built" in client.get("/build/port%20selin").text


@pytest.mark.parametrize(("name", "way"), [("port selin", f"{BASE}/add"), ("new", "/")])
def test_a_build_that_failed_leads_on(client: TestClient, monkeypatch: pytest.MonkeyPatch, name: str, way: str) -> None:
    from types import SimpleNamespace

    failed = SimpleNamespace(finished=SimpleNamespace(error="no article found"), kept=["a.txt"], refused=[])
    monkeypatch.setattr("onrecord.web.builds.Builds.job", lambda *_: failed)
    page = client.get(f"/build/{name}").text
    assert f'<a class="go" href="{way}">' in page


def test_a_record_of_another_version_is_called_so_and_leads_to_the_others(tmp_path: Path) -> None:
    import duckdb

    story.write(tmp_path / "new.duckdb")
    with duckdb.connect(str(story.write(tmp_path / "old.duckdb"))) as connection:
        connection.execute("ALTER TABLE event DROP COLUMN event_group")
    with TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765") as client:
        page = client.get("/r/old/").text
        assert "<h1>Cannot be opened</h1>" in page
        assert "another version of onrecord wrote it" in page
        assert '<a href="/">Back to the records</a>' in page
        assert "Back to the record<" not in page
        assert "<h1>Not found</h1>" in client.get("/r/none/").text


def test_a_port_that_is_taken_is_said_before_an_address_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} is taken"):
            serve(story.write(tmp_path / "r.duckdb"), port=port)
    assert capsys.readouterr().out == ""
    with pytest.raises(InputError, match=r"cannot listen on 203\.0\.113\.7"):
        free("203.0.113.7", 8765)  # an address that is kept for documents and nobody's


def test_nameless_speakers_of_one_name_are_told_apart_by_outlet(tmp_path: Path) -> None:
    rows = story.rows()
    for each in rows["entity"]:
        if each["entity_id"] in ("veld", "guard"):
            each["name"] = "officials"
    path = story.write(tmp_path / "r.duckdb", entity=rows["entity"])
    with TestClient(create_app(path), base_url="http://127.0.0.1:8765") as client:
        for page in (client.get("/r/r/speakers").text, client.get("/r/r/entities").text):
            told = re.findall(r'entity/(\w+)">officials</a> <span class="soft">in ([^<]*)</span>', page)
            assert dict(told) == {"guard": "Courier", "veld": "Radio Sol"}
            assert page.count('<span class="soft">in ') == 2, "who has a name of their own needs no more"


def test_what_is_done_with_the_words_stands_in_words() -> None:
    """Beside "Colonel Ivo Dran" a reader is told "as an accusation", and of every act but those that need no word."""
    from onrecord.schema.values import ACTS
    from onrecord.web.rendering import DOINGS

    assert set(DOINGS) == set(ACTS) - {"assert", "deny", "other"}


def test_the_place_of_an_event_leads_to_where_the_article_names_it(tmp_path: Path) -> None:
    rows = story.rows()
    events = [{**row, "place_id": 77} if row["event_id"] == "v1" else row for row in rows["event"]]
    events = [{**row, "place_id": 99} if row["event_id"] == "v2" else row for row in events]
    places = [{**row, "geonames_id": 77} for row in rows["place"]]
    path = story.write(tmp_path / "selin.duckdb", event=events, place=places)
    with TestClient(create_app(path), base_url="http://127.0.0.1:8765") as client:
        page = client.get("/r/selin/why/event/v1").text
        link = re.search(r'href="([^"]*/why/place/[^"]*)"', page)
        assert link
        assert "Port Selin" in client.get(link[1]).text
        assert "/why/place/" not in client.get("/r/selin/why/event/v2").text, "a place that the article does not name"
