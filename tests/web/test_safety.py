"""Who may ask, from which page, and what hostile articles can do: nothing."""

from __future__ import annotations

import dataclasses
import html.parser
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from onrecord.engines.record_file import write_record
from onrecord.errors import InputError
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC
from onrecord.settings import Settings
from onrecord.web import uploads
from onrecord.web.app import create_app
from onrecord.web.pages.judging import onward
from onrecord.web.rebuild import known, settings_of
from onrecord.web.safety import loopback
from onrecord.web.serving import address
from onrecord.web.shelf import Shelf

from . import story
from .conftest import BASE, csrf, post
from .test_pages import PAGES

HERE = "http://127.0.0.1:8765"


@pytest.fixture(scope="module", params=range(len(story.HOSTILE)), ids=lambda n: story.HOSTILE[n][:12])
def hostile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TestClient, str]]:
    payload = story.HOSTILE[request.param]
    path = story.write(tmp_path_factory.mktemp("hostile") / "port selin.duckdb", payload)
    with TestClient(create_app(path), base_url=HERE) as client:
        yield client, payload


class Seen(html.parser.HTMLParser):
    """What a browser would make of a page: its elements, its attributes, its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.words = ""
        self.scripts = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.scripts += tag == "script"

    def handle_data(self, data: str) -> None:
        self.words += data


def test_hostile_text_stays_text_on_every_page(hostile: tuple[TestClient, str]) -> None:
    client, payload = hostile
    shown = 0
    for page in PAGES:
        answer = client.get(BASE + page)
        assert answer.status_code == 200, page
        seen = Seen(answer.text)
        assert seen.scripts == 2, f"{page}: a script that is not ours"
        assert not any(name.startswith("on") or name == "style" for _, name, _ in seen.attributes), page
        assert not any(
            value.lower().startswith(("javascript:", "data:"))
            for _, name, value in seen.attributes
            if name in ("href", "src", "action")
        ), page
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", answer.text), f"{page}: a control that reorders text"
        assert "49" not in re.findall(r"\b\d+\b", seen.words) or "7*7" not in payload or "{{7*7}}" in seen.words, page
        shown += re.sub("[\u202a-\u202e\u2066-\u2069]", lambda c: f"[U+{ord(c[0]):04X}]", payload) in seen.words
    assert shown > len(PAGES) // 2, "the payload is not on the pages, so that this test proves nothing"


def test_hostile_query_is_escaped(client: TestClient) -> None:
    for payload in story.HOSTILE:
        for name in ("q", "speaker", "outlet", "relay", "page", "status", "kind", "act", "since"):
            answer = client.get(f"{BASE}/search", params={name: payload})
            assert answer.status_code == 200
            assert Seen(answer.text).scripts == 2
        assert client.get(f"{BASE}/article/t1", params={"at": payload, "show": payload}).status_code == 200
        assert client.get(f"{BASE}/at", params={"article": "t1", "start": payload}).status_code == 200
        assert Seen(client.get(f"{BASE}/why/claim/{payload}").text).scripts == 2


def test_every_answer_is_guarded(client: TestClient) -> None:
    for path in (
        f"{BASE}/",
        "/nothing",
        "/static/web.css",
        "/look/report.css",
        f"{BASE}/claim/none",
        f"{BASE}/export/csv",
    ):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_our_own_pages_need_no_inline_script_or_style(client: TestClient) -> None:
    for page in PAGES:
        text = client.get(BASE + page).text
        assert "<style" not in text
        assert " style=" not in text
        assert not re.search(r"<script(?![^>]* src=)", text)


def test_a_name_that_points_at_this_machine_is_refused(record: Path) -> None:
    with TestClient(create_app(record), base_url="http://evil.invalid") as client:
        assert client.get(f"{BASE}/").status_code == 421


@pytest.mark.parametrize(("host", "local"), [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.8.9.1", True),
                                             ("0.0.0.0", False), ("192.168.1.4", False), ("::", False), ("localhost.evil.invalid", False)])  # fmt: skip
def test_loopback(host: str, local: bool) -> None:
    assert loopback(host) is local


def test_token_is_demanded_and_taken_from_address_header_or_cookie(record: Path) -> None:
    with TestClient(create_app(record, "s3cret"), base_url="http://newsroom.invalid", follow_redirects=False) as client:
        assert client.get(f"{BASE}/").status_code == 401
        assert client.get("/static/web.js").status_code == 401
        assert client.get(f"{BASE}/?token=wrong").status_code == 401
        assert client.get(f"{BASE}/", headers={"authorization": "Bearer wrong"}).status_code == 401
        assert client.get(f"{BASE}/", headers={"authorization": "Bearer s3cret"}).status_code == 200
        answer = client.get(f"{BASE}/search?q=x&token=s3cret")
        assert answer.status_code == 303
        assert "token" not in answer.headers["location"]
        assert "q=x" in answer.headers["location"]
        cookie = answer.headers["set-cookie"]
        assert "s3cret" not in cookie
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert client.get(f"{BASE}/").status_code == 200, "the cookie is enough from now on"


def test_token_redirect_never_leads_elsewhere(record: Path) -> None:
    with TestClient(create_app(record, "s3cret"), base_url="http://newsroom.invalid", follow_redirects=False) as client:
        assert client.get("http://newsroom.invalid//evil.invalid/?token=s3cret").headers["location"] == "/evil.invalid/"


def test_address_carries_the_token() -> None:
    assert address("192.0.2.7", 80, "t") == "http://192.0.2.7:80/?token=t"
    assert address("::1", 80, None) == "http://[::1]:80/"


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_forms_need_the_csrf_token_of_the_session(client: TestClient, record: Path, token: str) -> None:
    csrf(client)
    fields = {"subject": "contradiction:x1", "verdict": "reject", "csrf": token}
    assert client.post(f"{BASE}/judge", data=fields).status_code == 403
    assert client.post(f"{BASE}/undo", data=fields).status_code == 403
    assert client.post("/name", data=fields).status_code == 403
    assert client.post(f"{BASE}/add", data=fields, files={"files": ("a.txt", b"words")}).status_code == 403
    assert not record.with_suffix(".judgements.csv").exists()
    assert not record.with_suffix(".articles").exists()


def test_csrf_token_of_another_session_is_no_use(client: TestClient, record: Path) -> None:
    with TestClient(client.app, base_url=HERE) as other:
        foreign = csrf(other)
    csrf(client)
    fields = {"subject": "contradiction:x1", "verdict": "reject", "csrf": foreign}
    assert client.post(f"{BASE}/judge", data=fields).status_code == 403


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.invalid"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_forms_of_other_pages_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    fields = {"subject": "contradiction:x1", "verdict": "reject", "csrf": csrf(client)}
    assert client.post(f"{BASE}/judge", data=fields, headers=headers).status_code == 403


@pytest.mark.parametrize("path", [
    "/r/..%2Fsecret/", "/r/../secret/", "/r/%2e%2e%2fsecret/", "/static/../shelf.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py",
    "/r/secret/", "/r/%2Fetc%2Fpasswd/", "/build/..%2fsecret", f"{BASE}/export/..%2f..%2fsecret", f"{BASE}/article/..%2f..%2f..%2fetc%2fpasswd",
    f"{BASE}/why/..%2f/x", f"{BASE}/why/sqlite_master/x", f"{BASE}/why/duckdb_settings/x",
])  # fmt: skip
def test_nothing_outside_the_folder_is_read(tmp_path: Path, path: str) -> None:
    story.write(tmp_path / "secret.duckdb", "TOPSECRET")
    inside = tmp_path / "served"
    inside.mkdir()
    story.write(inside / "port selin.duckdb")
    (inside / "secret.duckdb").symlink_to(tmp_path / "secret.duckdb")
    with TestClient(create_app(inside), base_url=HERE) as client:
        answer = client.get(path)
        assert answer.status_code == 404
        assert "TOPSECRET" not in answer.text
        assert "root:" not in answer.text
        assert "TOPSECRET" not in client.get("/").text


def test_shelf_names_what_stands_in_its_folder_alone(tmp_path: Path, record: Path) -> None:
    assert list(Shelf(record.parent).paths()) == ["port selin"]
    assert list(Shelf(record).paths()) == ["port selin"]


@pytest.mark.parametrize(("given", "kept"), [
    ("../../etc/cron.d/x.txt", "x.txt"), ("..\\..\\boot.txt", "boot.txt"), ("/etc/passwd.txt", "passwd.txt"), (".hidden.html", "hidden.html"),
    ("a\x00b.txt", "a-b.txt"), ("con.txt", "file-con.txt"), ("Bericht über Selin.TXT", "Bericht-über-Selin.txt"), ("x" * 300 + ".txt", "x" * 80 + ".txt"),
    ("evil.php.html", "evil-php.html"), ("‮gpj.txt", "gpj.txt"), ("....txt", "article.txt"),
])  # fmt: skip
def test_upload_names_are_made_harmless(given: str, kept: str) -> None:
    assert uploads.harmless(given) == kept


@pytest.mark.parametrize("name", ["run.sh", "x.duckdb", "story.judgements.csv", "noending", "a.txt/..", ""])
def test_other_kinds_of_file_are_refused(name: str) -> None:
    with pytest.raises(InputError):
        uploads.harmless(name)


def test_uploads_stay_beside_the_record(record: Path, tmp_path: Path) -> None:
    first = uploads.keep(record, "../../a.txt", b"one")
    second = uploads.keep(record, "a.txt", b"two")
    again = uploads.keep(record, "a.txt", b"one")
    assert first == again == record.with_suffix(".articles") / "a.txt"
    assert second.parent == first.parent
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")


def test_a_link_in_place_of_the_folder_is_refused(record: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    record.with_suffix(".articles").symlink_to(elsewhere)
    with pytest.raises(InputError):
        uploads.keep(record, "a.txt", b"one")
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.invalid/",
        "//evil.invalid/",
        "/r/other/",
        "/\\evil.invalid",
        "javascript:alert(1)",
        f"{BASE}/../../x\r\nX: y",
        "",
    ],
)
def test_forms_lead_on_to_pages_of_the_record_alone(path: str) -> None:
    assert onward(path, "port selin") == f"{BASE}/"


def test_judging_as_takes_no_control_characters(client: TestClient) -> None:
    client.post(
        "/name",
        data={"csrf": csrf(client), "by": "Eve\r\nSet-Cookie: x=<b>", "record": "port selin", "next": f"{BASE}/review"},
    )
    assert "EveSet-Cookie xb" in client.get(f"{BASE}/").text
    assert post(client, "judge", subject="claim:k3", verdict="accept").status_code == 200


def test_a_record_from_elsewhere_does_not_choose_the_model(tmp_path: Path) -> None:
    rows = story.rows()
    rows["build"][0]["settings"] = (
        '{"model": "/tmp/evil", "shingle_words": 7, "strict": true, "min_claim_score": "x", "unknown": 1}'
    )
    path = tmp_path / "r.duckdb"
    write_record(path, ((table.name, to_arrow(table.name, rows.get(table.name, []))) for table in PUBLIC))
    assert settings_of(path) == dataclasses.replace(Settings(), shingle_words=7)


def test_a_rebuild_knows_the_articles_and_what_was_left_out(record: Path) -> None:
    pile = known(record)
    assert sorted(article.text for article in pile.articles) == sorted(story.TEXTS.values())
    assert [(rejection.source, rejection.reason) for rejection in pile.rejections] == [
        ("empty.txt", "empty: no text in it")
    ]
    assert known(record.with_name("none.duckdb")).articles == []


def test_a_rebuild_takes_a_record_of_another_version(record: Path) -> None:
    before = known(record)
    with duckdb.connect(str(record)) as connection:
        connection.execute("ALTER TABLE article ADD COLUMN tone VARCHAR")
        connection.execute("ALTER TABLE claim DROP COLUMN status")
    assert known(record) == before
    assert settings_of(record) == Settings()


def test_a_rebuild_infers_days_anew(record: Path) -> None:
    """What other articles told of an article's day is no evidence of its own: the next article may tell another."""
    with duckdb.connect(str(record)) as connection:
        connection.execute("UPDATE article SET published_basis = 'inferred' WHERE article_id = 't1'")
    inferred = [article for article in known(record).articles if article.text == story.TEXTS["t1"]]
    assert [(article.published_at, article.published_basis) for article in inferred] == [(None, None)]
    assert all(article.published_at for article in known(record).articles if article.text != story.TEXTS["t1"])


def test_a_host_that_is_none_and_a_token_that_is_empty_open_nothing(record: Path) -> None:
    with TestClient(create_app(record, ""), base_url="http://127.0.0.1:8765") as client:
        assert client.get("/", headers={"host": "["}).status_code == 400
        assert client.get("/?token=", headers={"host": "elsewhere.invalid"}, follow_redirects=False).status_code == 421
        assert client.get("/").status_code == 200


def test_the_address_that_is_printed_can_be_opened() -> None:
    assert address("127.0.0.1", 8765, "a b&c") == "http://127.0.0.1:8765/?token=a%20b%26c"
    assert address("::1", 8765, None) == "http://[::1]:8765/"
    assert "0.0.0.0" not in address("0.0.0.0", 8765, "x")


def test_files_that_cannot_be_kept_are_named_with_the_reason(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(InputError, match=r"a\.txt: cannot be kept beside the record \(No space left on device\)"):
        uploads.keep(record, "a.txt", b"x")
