"""Sessions, forms and tokens: what one page, one server or one machine holds is no use to another."""

from __future__ import annotations

from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from onrecord.judgements import file_of
from onrecord.web import serving
from onrecord.web.app import create_app
from onrecord.web.shelf import Shelf

from . import story
from .conftest import BASE, csrf

HERE = "http://127.0.0.1:8765"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "https://127.0.0.1:8765.evil.invalid"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_another_port_is_another_page(client: TestClient, record: Path, headers: dict[str, str]) -> None:
    fields = {"subject": "contradiction:x1", "verdict": "reject", "csrf": csrf(client)}
    assert client.post(f"{BASE}/judge", data=fields, headers=headers).status_code == 403
    assert not file_of(record).exists()
    assert (
        client.post(f"{BASE}/judge", data=fields, headers={"origin": HERE, "sec-fetch-site": "same-origin"}).status_code
        == 200
    )


def test_a_session_is_made_here_and_never_taken_from_elsewhere(record: Path) -> None:
    with TestClient(create_app(record), base_url=HERE, cookies={"onrecord_session": "chosen"}) as client:
        name, _, attributes = client.get(f"{BASE}/").headers["set-cookie"].partition("; ")
    assert name.startswith("onrecord_session=")
    assert name != "onrecord_session=chosen"
    assert attributes == "Path=/; HttpOnly; SameSite=Strict"


def test_forms_of_one_server_are_no_use_on_another(record: Path) -> None:
    found = []
    for _ in range(2):
        with TestClient(create_app(record), base_url=HERE, cookies={"onrecord_session": "s" * 43}) as client:
            found.append(csrf(client))
    assert found[0] != found[1]


def test_pages_are_kept_by_no_browser_and_the_stylesheet_is(client: TestClient) -> None:
    for path in (f"{BASE}/", f"{BASE}/claim/k1", f"{BASE}/export/csv", "/nothing"):
        assert client.get(path).headers["cache-control"] == "no-store"
    assert client.get("/look/report.css").headers["cache-control"].startswith("max-age=")


def test_the_token_opens_pages_and_posts_nothing(record: Path) -> None:
    with TestClient(create_app(record, "s3cret"), base_url="http://newsroom.invalid", follow_redirects=False) as client:
        answer = client.post(f"{BASE}/judge?token=s3cret", data={"subject": "claim:k1", "verdict": "accept"})
        assert answer.status_code == 401
        assert "onrecord_token" not in answer.headers.get("set-cookie", "")
        assert client.get(f"{BASE}/", headers={"authorization": "Basic s3cret"}).status_code == 401
        assert client.get(f"{BASE}/", headers={"authorization": "bearer s3cret"}).status_code == 200


def test_cookies_of_a_secure_server_are_sent_to_it_alone(record: Path) -> None:
    with TestClient(
        create_app(record, "s3cret"), base_url="https://newsroom.invalid", follow_redirects=False
    ) as client:
        cookies = client.get(f"{BASE}/?token=s3cret").headers.get_list("set-cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} == {"onrecord_session", "onrecord_token"}
    assert all(cookie.endswith("; Secure") for cookie in cookies)


@pytest.mark.parametrize(
    ("host", "given", "demanded"), [("0.0.0.0", None, True), ("127.0.0.1", None, False), ("127.0.0.1", "t", True)]
)
def test_whoever_is_not_on_this_machine_needs_a_token(
    record: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    host: str,
    given: str | None,
    demanded: bool,
) -> None:
    tokens: list[str | None] = []
    monkeypatch.setattr(serving, "create_app", lambda place, token: tokens.append(token))
    monkeypatch.setattr(serving, "free", lambda host, port: None)
    monkeypatch.setattr(uvicorn, "run", lambda *_, **__: None)
    serving.serve(record, host, 8765, given)
    assert bool(tokens[0]) is demanded
    assert given is None or tokens == [given]
    assert ("?token=" in capsys.readouterr().out) is demanded


def test_hidden_records_are_not_served(record: Path) -> None:
    story.write(record.with_name(".kept.duckdb"))
    assert list(Shelf(record.parent).paths()) == ["port selin"]
