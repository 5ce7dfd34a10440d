"""Paths in a report: what a reader elsewhere needs, and nobody's folders."""

from __future__ import annotations

from onrecord.reporting.sources import Sources


def test_the_folder_that_all_articles_share_is_left_out() -> None:
    sources = Sources(["/home/ana/story/north/a.txt", "/home/ana/story/b.jsonl#7", "https://gazette.invalid/1"])
    assert sources.printed("/home/ana/story/north/a.txt") == "north/a.txt"
    assert sources.printed("/home/ana/story/b.jsonl#7") == "b.jsonl#7"
    assert sources.printed("/srv/other/c.txt") == "c.txt"
    assert sources.printed("https://gazette.invalid/1") == "https://gazette.invalid/1"
    assert sources.without("/home/ana/story/b.jsonl, line 3: no JSON") == "b.jsonl, line 3: no JSON"


def test_folders_are_compared_by_whole_names_and_on_any_system() -> None:
    assert Sources(["/a/north/1.txt", "/a/norway/2.txt"]).printed("/a/norway/2.txt") == "norway/2.txt"
    assert Sources(["C:\\Users\\ana\\1.txt"]).printed("C:\\Users\\ana\\1.txt") == "1.txt"
    assert Sources(["/a/1.txt", "/b/2.txt"]).printed("/b/2.txt") == "b/2.txt"


def test_paths_as_they_were_given_stay() -> None:
    assert Sources(["story/a.txt", "story/b.txt"]).printed("story/a.txt") == "story/a.txt"
