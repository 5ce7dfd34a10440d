"""A record and a rich console in, a summary printed: articles, who speaks through whom, contested claims, figures, timeline."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..controls import disarmed
from ..quoting import quoted
from ..record import Record
from ..schema.ids import judged_as
from .figures import figure_groups, given
from .findings import Claim, Findings, gather
from .speech import Speech, shortened
from .timeline import days

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_A_DAY = 4  # entries that a day of the timeline shows
_MOST = 8  # rows a section shows; the report has the rest


def show(record: Record, console: Console) -> None:
    """Print the record; texts are printed as they are, never read as markup."""
    found = gather(record)
    head = found.masthead
    console.print(_text(head.title, style="bold"))
    span = " to ".join(dict.fromkeys(day for day in (head.first_day, head.last_day) if day))
    counts = ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for n, what in head.counts)
    console.print(_text(f"{span + '  ' if span else ''}{counts}"))
    for subject, reason in head.left_out:
        console.print(_text(f"left out: {subject}: {reason}", style="dim"))
    _articles(record, found, console)
    _speakers(record, found, console)
    _contested(record, found, console)
    _claims(record, "Many outlets, one origin", found.one_origin, console)
    _claims(record, "Agreed", found.agreed, console)
    _figures(record, found, console)
    _timeline(record, found, console)


def _text(words: str, style: str = "") -> Text:
    """The words as they are, neither markup nor orders to the terminal."""
    from rich.text import Text

    return Text(disarmed(words), style=style)


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(_text(words, style="bold underline"))


def _table(console: Console, headers: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for header in headers:
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*(_text(cell) for cell in row))
    console.print(table)


def _articles(record: Record, found: Findings, console: Console) -> None:
    _heading(console, "Articles")
    rows = [
        (
            found.outlets[row["article_id"]],
            str(row["published_on"] or "no date"),
            shortened(row["headline"] or "(no headline)", 72),
        )
        for row in record.articles[: 4 * _MOST]
    ]
    _table(console, ("outlet", "published", "headline"), rows)
    _rest(record, console, len(record.articles), 4 * _MOST)


def _speakers(record: Record, found: Findings, console: Console) -> None:
    _heading(console, "Who speaks, and through whom")
    rows = [
        (
            f"{speaker.name}{f', {shortened(speaker.role, 40)}' if speaker.role else ''}",
            str(speaker.attributions),
            str(speaker.articles),
            ", ".join(f"{name} {count}" for name, count in speaker.conduits[:4]) or "directly",
        )
        for speaker in found.speakers[:_MOST]
    ]
    _table(console, ("speaker", "said", "articles", "through"), rows)
    _rest(record, console, len(found.speakers), _MOST)


def _contested(record: Record, found: Findings, console: Console) -> None:
    _heading(console, "Contested")
    if not found.contested:
        console.print(_text("no two statements were found that cannot both hold", style="dim"))
    for dispute in found.disputes[:_MOST]:
        pair = dispute.pairs[0]
        console.print(_text(f"{pair.kind}: {dispute.title}"))
        for speech in (pair.a, pair.b):
            console.print(_text(f"  {f'{speech.lead}: ' if speech.lead else ''}{quoted(shortened(speech.text, 150))}"))
            console.print(_text(f"    {_told(speech)}", style="dim"))
        more = f" and {len(dispute.pairs) - 1} more on this point" if len(dispute.pairs) > 1 else ""
        console.print(_text(f"  {judged_as('contradiction', pair.contradiction_id)}{more}", style="dim"))
    _rest(record, console, len(found.disputes), _MOST)


def _told(speech: Speech) -> str:
    when = f", {speech.said_on}" if speech.said_on else ""
    return f"{' → '.join(speech.way)}{when}"


def _claims(record: Record, title: str, claims: tuple[Claim, ...], console: Console) -> None:
    if not claims:
        return
    _heading(console, title)
    rows = [
        (
            shortened(claim.proposition, 90),
            f"{carried(claim)}, {origins(claim)}",
            judged_as("claim", claim.claim_id),
        )
        for claim in claims[:_MOST]
    ]
    _table(console, ("claim", "carried by", "judged as"), rows)
    _rest(record, console, len(claims), _MOST)


def carried(claim: Claim) -> str:
    """`2 articles, 1 outlet`."""
    counts = ((claim.articles, "article"), (claim.outlets, "outlet"))
    return ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts)


def origins(claim: Claim) -> str:
    """`1 origin`, `2 origins`, `2 origins (1 to 3)` where the texts leave it open."""
    words = f"{claim.origins} origin{'' if claim.origins == 1 else 's'}"
    return (
        words if claim.origins_low == claim.origins_high else f"{words} ({claim.origins_low} to {claim.origins_high})"
    )


def _figures(record: Record, found: Findings, console: Console) -> None:
    groups = [group for group in figure_groups(record, found.outlets) if group.compared]
    if not groups:
        return
    _heading(console, "Figures that more than one source gives")
    rows = [
        (group.unit or "(no unit)" if number == 0 else "", *cells)
        for group in groups[:_MOST]
        for number, cells in enumerate(given(group.figures))
    ]
    _table(console, ("counted", "value", "day", "given by"), rows)
    _rest(record, console, len(groups), _MOST)


def _timeline(record: Record, found: Findings, console: Console) -> None:
    dated = [day for day in days(record, found.outlets) if day.date]
    if not dated:
        return
    _heading(console, "Timeline")
    rows = []
    if len(dated) > 2 * _MOST:
        console.print(_text(f"the last {2 * _MOST} of {len(dated)} days; {_all_of_it(record)}", style="dim"))
    for day in dated[-2 * _MOST :]:
        entries = (*day.happened, *day.said)
        for number, entry in enumerate(entries):
            if number < _A_DAY:
                names = ", ".join(dict.fromkeys(outlet for _, _, outlet in entry.reports))
                names = f"{', '.join(entry.speakers)} in {names}" if entry.speakers and not entry.said else names
                rows.append(((day.date or "") if number == 0 else "", shortened(entry.what, 90), names))
        if len(entries) > _A_DAY:
            rows.append(("", f"and {len(entries) - _A_DAY} more", ""))
    _table(console, ("day", "what", "reported by"), rows)


def _rest(record: Record, console: Console, total: int, shown: int) -> None:
    if total > shown:
        console.print(_text(f"and {total - shown} more: {_all_of_it(record)}", style="dim"))


def _all_of_it(record: Record) -> str:
    """The command that shows all, with this record's name, ready to be copied."""
    return f"onrecord report {shlex.quote(str(record.path))} -o report.html"
