"""Golden figures, times and pairs in plain text in, typed cases out; what does not fit is named with its line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from quality.cases import CaseError, parse
from quality.goldens import figure_case, pair_case, read_figures, read_pairs, read_times, time_case

GOLD = Path(__file__).parents[2] / "quality" / "gold"
PAIR = """# t
a: Norda, 2025-01-02 | speaker: Rea | text: It rained.
b: Orran, 2025-01-02 | text: It was dry.
relation: contradiction | kind: status | origins: 2 | why: rain and no rain
"""
FIGURE = "text: 4 to 5 men | value: 4 | high: 5 | comparator: about | unit: men"
TIME = "text: Monday | type: date | value: 2025-01-06"


def test_a_figure_is_read_whole() -> None:
    (block,) = parse(f"# t\n> About 4 to 5 men came.\n{FIGURE}".splitlines())
    (figure,) = figure_case(block).figures
    assert (figure.value, figure.high, figure.comparator, figure.unit, figure.span) == (4, 5, "about", "men", (6, 16))


def test_equal_words_are_taken_in_order() -> None:
    row = "text: two | value: 2 | comparator: exactly | unit: men"
    (block,) = parse(f"# t\n> two or two\n{row}\n{row}".splitlines())
    assert [figure.span for figure in figure_case(block).figures] == [(0, 3), (7, 10)]


def test_a_time_is_read_whole() -> None:
    (block,) = parse(f"# t\nanchor: 2025-01-08\n> It fell on Monday.\n{TIME}".splitlines())
    case = time_case(block)
    assert (case.anchor, case.times[0].value, case.times[0].span) == ("2025-01-08", "2025-01-06", (11, 17))


def test_a_pair_is_read_whole() -> None:
    (block,) = parse(PAIR.splitlines())
    case = pair_case(block)
    assert (case.a.outlet, case.a.published, case.a.speaker, case.a.text) == (
        "Norda",
        "2025-01-02",
        "Rea",
        "It rained.",
    )
    assert (case.b.speaker, case.relation, case.kind, case.origins) == (None, "contradiction", "status", 2)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (f"# t\n> Men came.\n{FIGURE}", 3, "does not stand"),
        (f"# t\n> About 4 to 5 men came.\n{FIGURE.replace('about', 'circa')}", 3, "none of"),
        (f"# t\n> About 4 to 5 men came.\n{FIGURE.replace('value: 4', 'value: four')}", 3, "no number"),
        (f"# t\n> About 4 to 5 men came.\n{FIGURE.replace(' | unit: men', '')}", 3, "'unit' is missing"),
        (f"# t\n> About 4 to 5 men came.\n{FIGURE} | mood: bad", 3, "unknown key"),
    ],
)
def test_slips_in_figures(text: str, line: int, message: str) -> None:
    with pytest.raises(CaseError, match=message) as caught:
        figure_case(parse(text.splitlines())[0])
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (f"# t\n> It fell on Monday.\n{TIME}", 1, "anchor"),
        (f"# t\nanchor: 2025-01-08\n> It fell on Monday.\n{TIME.replace('2025-01-06', '6 Jan')}", 4, "TIMEX3"),
        (f"# t\nanchor: 2025-01-08\n> It fell on Monday.\n{TIME.replace('date', 'day')}", 4, "none of"),
    ],
)
def test_slips_in_times(text: str, line: int, message: str) -> None:
    with pytest.raises(CaseError, match=message) as caught:
        time_case(parse(text.splitlines())[0])
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("Norda, 2025-01-02", "Norda", 2, "outlet, YYYY"),
        (" | kind: status", "", 4, "a kind belongs"),
        ("relation: contradiction", "relation: supports", 4, "a kind belongs"),
        ("kind: status", "kind: mood", 4, "none of"),
        ("b: Orran", "c: Orran", 3, "unknown key"),
        ("relation: contradiction | kind: status | origins: 2 | why: rain and no rain\n", "", 1, "three rows"),
    ],
)
def test_slips_in_pairs(old: str, new: str, line: int, message: str) -> None:
    with pytest.raises(CaseError, match=message) as caught:
        pair_case(parse(PAIR.replace(old, new).splitlines())[0])
    assert caught.value.line == line


def test_our_files_are_well_formed_and_large_enough() -> None:
    figures, times, pairs = (
        read_figures(GOLD / "figures.txt"),
        read_times(GOLD / "times.txt"),
        read_pairs(GOLD / "pairs.txt"),
    )
    assert len(figures) >= 80
    assert len(times) >= 60
    assert len(pairs) >= 60
    assert len({figure.comparator for case in figures for figure in case.figures}) == 7
    assert {time.type for case in times for time in case.times} == {"date", "time", "duration", "set"}
    kinds = Counter(case.kind for case in pairs if case.relation == "contradiction")
    assert set(kinds) == {"denial", "figure", "status", "attribution"}
    assert sum(case.relation in ("unrelated", "development") for case in pairs) >= 15


def test_the_days_of_weekdays_are_those_of_the_calendar() -> None:
    from datetime import date

    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    seen = 0
    for case in read_times(GOLD / "times.txt"):
        for time in case.times:
            for number, name in enumerate(names):
                if name in time.text and time.type in ("date", "time") and time.value is not None:
                    assert date.fromisoformat(time.value[:10]).weekday() == number, case.title
                    seen += 1
    assert seen >= 12
