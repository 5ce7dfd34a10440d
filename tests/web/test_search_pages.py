"""What is searched for or asked: words, phrases and filters, whole sentences, and what the record is silent on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import create_app

from . import story
from .conftest import BASE


def count(client: TestClient, **asked: str) -> dict[str, int]:
    page = client.get(f"{BASE}/search", params=asked).text
    return {kind: int(n) for kind, n in re.findall(r'>(statements|claims|articles|names) <span class="n">(\d+)<', page)}


def test_a_sentence_asked_shows_who_takes_which_side(client: TestClient) -> None:
    page = client.get(f"{BASE}/ask", params={"q": "The army fired on the harbour"}).text
    supports, opposes = page[page.index('id="h-supports"') :].split('id="h-opposes"')
    assert "The army fired on the harbour</blockquote>" in supports
    assert "The army did not fire on the harbour</blockquote>" in opposes
    assert "/claim/k1" in supports
    assert "1 origin" in supports


def test_the_same_words_of_one_speaker_are_shown_once(client: TestClient) -> None:
    from onrecord.checking import Found
    from onrecord.web.pages.asking import sides

    def found(key: str, text: str, speaker: str, denied: bool = False) -> Found:
        return Found("opposes", 0.8, key, f"t{key}", f"{key}.txt", key, None, None, 0, 1, text, speaker, None, None, (), None, "Ana", denied)  # fmt: skip

    supports, opposes, _ = sides(
        [
            found("a", "No shell fell.", "Ana"),
            found("b", "no shell fell", "Ana"),
            found("c", "no shell fell", "Ivo"),
            found("d", "No shell fell.", "Ana", denied=True),
        ]
    )
    assert supports.told == ()
    assert [(first.statement_id, [each.statement_id for each in others]) for first, others in opposes.told] == [
        ("a", ["b"]),
        ("c", []),
        ("d", []),
    ]
    assert (opposes.statements, opposes.origins) == (4, 1)


def test_a_sentence_without_a_word_is_no_question(client: TestClient) -> None:
    page = client.get(f"{BASE}/ask", params={"q": "?!"}).text
    assert "holds no word" in page
    assert 'id="h-supports"' not in page


def test_search_words_phrases_and_filters(client: TestClient) -> None:
    assert count(client, q="harbour")["articles"] == 3
    assert count(client, q='"fired on the harbour"')["statements"] == 1
    assert count(client, q='"on harbour fired"') == {"statements": 0, "claims": 0, "articles": 0, "names": 0}
    assert count(client, q="harbour", outlet="Courier")["articles"] == 1
    assert count(client, q="harbour", since="2031-04-06", until="2031-04-06")["articles"] == 1
    assert count(client, speaker="dran")["statements"] == 2
    assert count(client, relay="Halvar Wire")["statements"] == 2
    assert count(client, act="deny")["statements"] == 2
    assert count(client, status="contested")["claims"] == 1
    assert count(client, q="VÉLD")["names"] == 2
    assert count(client, q="arbour")["articles"] == 0, "a word is found from its beginning on"


def test_where_the_record_is_silent_no_accuracy_is_told_but_what_to_do(client: TestClient) -> None:
    silent = client.get(f"{BASE}/ask", params={"q": "Bananas are yellow"}).text
    assert "No statement of this record supports, opposes or speaks of it" in silent
    assert f'href="{BASE}/search?q=Bananas+are+yellow"' in silent
    assert "eight cases of ten" not in silent
    told = client.get(f"{BASE}/ask", params={"q": "The army fired on the harbour"}).text
    assert "eight cases of ten" in told


def test_a_search_that_finds_nothing_says_what_to_try(client: TestClient) -> None:
    page = client.get(f"{BASE}/search", params={"q": "bananas", "outlet": "Courier"}).text
    assert "try fewer of them" in page
    assert re.search(rf'<a href="{BASE}/search[?][^"]*q=bananas[^"]*">Search without filters</a>', page), page[
        page.index("Nothing was") :
    ][:400]
    assert "Search without filters" not in client.get(f"{BASE}/search", params={"q": "bananas"}).text


@pytest.mark.parametrize("printed", ["O\u2019Veld", "O'Veld"])
@pytest.mark.parametrize("typed", ["O\u2019Veld", "O'Veld", '"ana o\u2019veld"'])
def test_either_apostrophe_finds_the_other(tmp_path: Path, printed: str, typed: str) -> None:
    rows = story.rows()
    people = [{**row, "name": f"Ana {printed}"} if row["entity_id"] == "ana" else row for row in rows["entity"]]
    claims = [
        {**row, "proposition": f"Ana {printed} spoke."} if row["claim_id"] == "k3" else row for row in rows["claim"]
    ]
    path = story.write(tmp_path / "selin.duckdb", entity=people, claim=claims)
    with TestClient(create_app(path), base_url="http://127.0.0.1:8765") as client:
        page = client.get("/r/selin/search", params={"q": typed}).text
        counts = dict(re.findall(r">(\w+) <span class=\"n\">(\d+)</span>", page))
        assert (counts["statements"], counts["names"], counts["claims"]) == ("1", "1", "2")
        page = client.get("/r/selin/search", params={"speaker": typed.strip('"'), "kind": "statements"}).text
        assert "12 people were killed" in page


def test_a_search_for_contested_claims_finds_what_stands_on_them(client: TestClient) -> None:
    contested = count(client, q="harbour", status="contested")
    assert (contested["statements"], contested["claims"]) == (3, 1)
    assert count(client, q="harbour")["statements"] > 3


def test_names_are_found_where_only_words_are_asked_for(client: TestClient) -> None:
    assert count(client, q="veld")["names"] == 2
    assert count(client, q="veld", outlet="Radio Sol")["names"] == 0
