"""An open record in, charts for a notebook out: figures over time by source, the timeline, the ways of words.

Each gives an Altair chart where Altair is installed (extra `onrecord[plots]`), else a matplotlib figure.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
from collections import Counter
from typing import Any

from .errors import OnrecordError
from .record import Record, Row
from .reporting.figures import figure_groups, printed
from .reporting.relay_graph import relay_graph
from .reporting.speech import outlet_names, shortened, speeches
from .reporting.timeline import days

BACKENDS = ("altair", "matplotlib")
_MOST = 40  # entries of a timeline or flows of a graph that can still be read


def figures(record: Record, subject: str, backend: str | None = None) -> Any:
    """The figures whose unit holds `subject`, as ranges over time by source; undated ones by their day of publication.

    Raises OnrecordError where no figure counts it, or where neither Altair nor matplotlib is installed.
    """
    rows = figure_rows(record, subject)
    if not rows:
        raise OnrecordError(f"no figure of this record counts {subject!r}; `record.figures()` lists what is counted")
    if chosen(backend) == "altair":
        import altair as alt

        base = alt.Chart(alt.InlineData(values=rows)).encode(
            x=alt.X("day:T", title="day"),
            color=alt.Color("source:N", title="source"),
            tooltip=["source:N", "outlet:N", "words:N", "day:T"],
        )
        ranges = base.mark_rule(strokeWidth=3, opacity=0.5).encode(y=alt.Y("low:Q", title=subject), y2="high:Q")
        return (ranges + base.mark_point(filled=True, size=70).encode(y="low:Q")).properties(width=560, height=300)
    figure, axes = _axes()
    for source in dict.fromkeys(row["source"] for row in rows):
        own = [row for row in rows if row["source"] == source]
        at = [dt.date.fromisoformat(row["day"]) for row in own]
        lines = axes.plot(at, [row["low"] for row in own], "o", label=source)
        axes.vlines(
            at, [row["low"] for row in own], [row["high"] for row in own], colors=lines[0].get_color(), alpha=0.5
        )
    axes.set_ylabel(subject)
    axes.legend(fontsize="small", frameon=False)
    figure.autofmt_xdate()
    return figure


def timeline(record: Record, backend: str | None = None) -> Any:
    """What happened and what was said, by day, in two lanes; the entries that most articles report, forty at most."""
    rows = timeline_rows(record)
    if chosen(backend) == "altair":
        import altair as alt

        return (
            alt.Chart(alt.InlineData(values=rows))
            .mark_circle(opacity=0.7)
            .encode(
                x=alt.X("day:O", title="day"),
                y=alt.Y("what:N", title=None, sort=alt.SortField("day"), axis=alt.Axis(labelLimit=420)),
                color=alt.Color("lane:N", title=None),
                size=alt.Size("articles:Q", title="articles"),
                tooltip=["day:N", "what:N", "outlets:N"],
            )
            .properties(width=420)
        )
    figure, axes = _axes(max(3.0, 0.28 * len(rows)))
    when = sorted(
        {row["day"] for row in rows}
    )  # days stand side by side: one event of years ago would press the others together
    for lane, colour in (("happened", "#8d3f77"), ("said", "#1c4a74")):
        own = [(number, row) for number, row in enumerate(rows) if row["lane"] == lane]
        at = [when.index(row["day"]) for _, row in own]
        sizes = [30 * row["articles"] for _, row in own]
        axes.scatter(at, [number for number, _ in own], s=sizes, color=colour, label=lane)
    axes.set_xticks(range(len(when)), when)
    axes.set_yticks(range(len(rows)), [shortened(row["what"], 70) for row in rows], fontsize="small")
    axes.invert_yaxis()
    axes.legend(frameon=False)
    figure.autofmt_xdate()
    return figure


def relays(record: Record, backend: str | None = None) -> Any:
    """How many attributions went from whom to whom: speakers, conduits, outlets; the forty widest ways."""
    rows = [{"from": a, "to": b, "attributions": n} for a, b, n in _graph(record)[:_MOST]]
    if chosen(backend) == "altair":
        import altair as alt

        return (
            alt.Chart(alt.InlineData(values=rows))
            .mark_rect()
            .encode(
                x=alt.X("to:N", title="to"),
                y=alt.Y("from:N", title="from", sort="-color"),
                color=alt.Color("attributions:Q", title="attributions", scale=alt.Scale(scheme="blues")),
                tooltip=["from:N", "to:N", "attributions:Q"],
            )
        )
    figure, axes = _axes(max(3.0, 0.28 * len(rows)))
    axes.barh([f"{row['from']} → {row['to']}" for row in rows], [row["attributions"] for row in rows], color="#7f9dba")
    axes.invert_yaxis()
    axes.set_xlabel("attributions")
    return figure


def figure_rows(record: Record, subject: str) -> list[Row]:
    """The figures behind the chart: day, low, high, source, outlet, words; by day, then by value."""
    rows = []
    for group in figure_groups(record, outlet_names(record)):
        for each in group.figures:
            day = each.day
            if subject.lower() in each.unit.lower() and each.value is not None and day:
                rows.append({"day": day, "low": each.value, "high": each.upper, "source": each.speaker or each.outlet,
                             "outlet": each.outlet, "words": printed(each)})  # fmt: skip
    return sorted(rows, key=lambda row: (row["day"], row["low"], row["source"], row["outlet"]))


def timeline_rows(record: Record) -> list[Row]:
    """The entries behind the chart: day, lane, what, articles, outlets; by day."""
    rows: list[Row] = [
        {"day": f"{day.date}-01-01"[:10] if len(day.date) == 4 else f"{day.date}-01"[:10], "lane": "said" if entry.said else "happened",
         "what": shortened(entry.what, 110), "articles": max(1, len(entry.reports)), "outlets": ", ".join(report[2] for report in entry.reports)}
        for day in days(record, outlet_names(record))
        if day.date
        for entry in (*day.happened, *day.said)
    ]  # fmt: skip
    kept = sorted(rows, key=lambda row: (-row["articles"], row["day"], row["what"]))[:_MOST]
    return sorted(kept, key=lambda row: (row["day"], row["what"]))


def chosen(backend: str | None) -> str:
    """The backend that draws. Raises OnrecordError where it is unknown or not installed."""
    if backend is not None and backend not in BACKENDS:
        raise OnrecordError(f"no backend {backend!r}; choose one of {', '.join(BACKENDS)}")
    for name in (backend,) if backend else BACKENDS:
        if importlib.util.find_spec(name):
            return name
    raise OnrecordError(f"plots need {backend or 'Altair or matplotlib'}: pip install 'onrecord[plots]'")


def _graph(record: Record) -> list[tuple[str, str, int]]:
    ways: Counter[tuple[str, str]] = Counter()
    for a, b, n in relay_graph(speeches(record, outlet_names(record)).values()).rows:
        ways[a, b] += n
    return sorted(((a, b, n) for (a, b), n in ways.items()), key=lambda way: (-way[2], way))


def _axes(height: float = 4.0) -> tuple[Any, Any]:
    """A matplotlib figure of its own, which no pyplot state keeps alive."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.0, height), layout="constrained")
    return figure, figure.subplots()


__all__ = ["BACKENDS", "figures", "relays", "timeline"]
