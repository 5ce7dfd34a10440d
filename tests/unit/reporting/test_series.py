"""Figures over time: what belongs to another happening, what is a part, and the range of each day."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.engines.record_file import write_record
from onrecord.reporting.figures import Figure, FigureGroup, figure_groups
from onrecord.reporting.happened import EARLIER, earlier, in_words
from onrecord.reporting.html import render
from onrecord.reporting.series import HEIGHT, WIDTH, series
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC


@pytest.mark.parametrize(
    ("text", "number", "time"),
    [
        ("A fire killed 9 people on Tuesday.", "9", None),
        ("In October 1991, a fire at Lund killed 40 people.", "40", "1991-10"),
        ("A fire at Lund killed 40 people in 1991.", "40", "1991"),
        ("The June 2016 fire at Orm left 49 dead.", "49", "2016-06"),
        ("A fire at Lund killed 40 people on May 12 last year.", "40", "2030-05"),
        ("Nine were killed. The fire at Orm in 2016 left 49 dead.", "Nine", None),
        ("A fire burnt down Lund in 1991. It left 40 dead.", "40", "1991"),
        ("The war, which started in March 2011, has claimed 200,000 lives.", "200,000", None),
        ("Since 2011 some 200,000 people have been killed.", "200,000", None),
        ("Fires\nLund: 40 dead\nA boy lit a match in October 1991.\nMore", "40", "1991-10"),
        ("The curfew begins at 2000 hours.", "2000", None),
        ("Nine died in May 2031, forty in the fire of 1991.", "Nine", None),
    ],
)
def test_the_year_that_a_number_belongs_to(text: str, number: str, time: str | None) -> None:
    assert earlier(text, text.index(number), 2031) == time


def test_times_in_words() -> None:
    assert [in_words(time) for time in ("1991-10", "1991", EARLIER)] == [
        "October 1991",
        "1991",
        "on an earlier occasion",
    ]


TEXTS = (
    ("Kaldor Post", "2031-05-05", "KALDOR - Nine people were killed when a barge sank at Dorn, the mayor said."),
    ("Halden Wire", "2031-05-06", "DORN - The barge killed 14 people, the ministry said. The hospital counted 17 dead."),
    ("Sund Times", "2031-05-09", "DORN - At least 21 people died on the barge at Dorn. Two firemen were killed. In October 1991, a fire killed 40 people."),
    ("Radio Ebb", "2031-05-09", "DORN - Dozens of people were killed at Dorn, the barge owner said."),
)  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Four articles on a barge, read by hand."""
    units = {
        "Nine people": 9.0,
        "14 people": 14.0,
        "17 dead": 17.0,
        "At least 21 people": 21.0,
        "Two firemen": 2.0,
        "40 people": 40.0,
        "Dozens of people": 12.0,
    }
    figures = []
    for number, (_, _, text) in enumerate(TEXTS):
        for words, value in units.items():
            if words in text:
                start = text.index(words)
                figures.append({
                    "figure_id": f"f{value:.0f}", "article_id": f"t{number}", "start_char": start, "end_char": start + len(words), "text": words,
                    "value": value, "value_high": 99.0 if value == 12 else None, "comparator": "at least" if "least" in words else "exactly",
                    "unit": "bodies" if value == 17 else "people killed", "about": text[start : text.index(".", start)],
                })  # fmt: skip
    rows: dict[str, list[dict[str, Any]]] = {
        "article": [
            {"article_id": f"t{n}", "source": f"{n}.txt", "outlet": outlet, "published_at": f"{day}T08:00:00", "language": "en", "text": text}
            for n, (outlet, day, text) in enumerate(TEXTS)
        ],
        "figure": figures,
        "story": [{"story_id": "y1", "title": "Barge sinks", "first_published": "2031-05-05T08:00:00"}],
        "story_article": [{"story_id": "y1", "article_id": f"t{n}"} for n in range(len(TEXTS))],
        "build": [{"build_id": "b1", "version": "0", "model": "by hand", "settings": "{}", "articles": 4}],
    }  # fmt: skip
    for table, column in (("article", "published_at"), ("story", "first_published")):
        for row in rows[table]:
            row[column] = dt.datetime.fromisoformat(str(row[column]))
    path = tmp_path / "r.duckdb"
    write_record(path, [(table.name, to_arrow(table.name, rows.get(table.name, []))) for table in PUBLIC])
    return path


def test_other_happenings_and_parts_stand_apart_and_each_day_has_its_range(record: Path) -> None:
    with onrecord.open(record) as opened:
        outlets = {f"t{n}": outlet for n, (outlet, _, _) in enumerate(TEXTS)}
        groups = {group.unit: group for group in figure_groups(opened, outlets)}
    assert set(groups) == {"people killed", "people killed: firemen", "people killed, October 1991"}
    drawn = series(groups["people killed"])
    assert drawn is not None
    assert [(each.day, each.words, each.low_by, each.high_by) for each in drawn.ranges] == [
        ("2031-05-05", "9", ("Kaldor Post",), ("Kaldor Post",)),
        ("2031-05-06", "14 to 17", ("Halden Wire",), ("Halden Wire",)),
        ("2031-05-09", "at least 21", ("Sund Times",), ("Sund Times",)),
    ]
    assert drawn.ranges[2].open
    assert all(0 < each.x < WIDTH and 0 < each.y_high <= each.y_low < HEIGHT for each in drawn.ranges)
    assert drawn.summary.startswith("people killed: 9 on 2031-05-05; 14 to 17 on 2031-05-06; ")
    assert series(groups["people killed, October 1991"]) is None


def test_the_report_draws_it_with_a_title_a_description_and_a_table(record: Path) -> None:
    with onrecord.open(record) as opened:
        page = render(opened)
    (drawing,) = re.findall(r'<svg class="series".*?</svg>', page, re.DOTALL)
    title, desc = re.findall(r'aria-labelledby="(\S+) (\S+)"', drawing)[0]
    assert f'<title id="{title}">people killed' in drawing
    assert f'<desc id="{desc}">people killed: 9 on 2031-05-05' in drawing
    assert drawing.count("<circle") == 4  # three days, one of them with a lowest of its own
    assert page.count('<table class="series">') == 1


def test_a_toll_is_of_the_day_on_which_it_was_given_and_a_bound_is_open() -> None:
    told = [
        Figure(day, "t", 0, "9", 9.0, None, comparator, "dead", None, "2031-03-01", None, "Post", None, (), day)
        for day, comparator in (("2031-04-04", "more than"), ("2031-04-05", "at least"), ("2031-04-06", "exactly"))
    ]
    assert [each.day for each in told] == ["2031-04-04", "2031-04-05", "2031-04-06"]
    drawn = series(FigureGroup("dead", tuple(told)))
    assert drawn is not None
    assert [each.open for each in drawn.ranges] == [True, True, False]
