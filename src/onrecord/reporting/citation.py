"""A claim in, a footnote out, ready to paste: quotation, speaker, chain, outlet, headline, date, address."""

from __future__ import annotations

from ..errors import RecordError
from ..record import Record, Row
from .speech import denies


def cite(record: Record, claim_id: str) -> str:
    """The claim in words, then one numbered line a statement; supporting statements first, oldest first.

    Raises RecordError where the record has no such claim; the beginning of an id is enough where it is the only one.
    """
    claims = record.rows("SELECT * FROM claim WHERE starts_with(claim_id, ?) ORDER BY claim_id LIMIT 2", [claim_id])
    if len(claims) != 1:
        some = "several claims begin" if claims else "no claim begins"
        raise RecordError(f"{some} with {claim_id!r}; list them with `onrecord show {record.path}`")
    claim = claims[0]
    lines = [claim["proposition"].rstrip(".") + "."]
    for number, row in enumerate(record.claim_statements(claim["claim_id"]), start=1):
        lines.append(f"  [{number}] {footnote(record, row)}")
    count = claim["independent_origins"]
    numbers = ((claim["articles"], "article"), (claim["outlets"], "outlet"), (count, "independent origin"))
    lines.append(f"  {', '.join(f'{n} {noun}' + ('' if n == 1 else 's') for n, noun in numbers)}.")
    return "\n".join(lines)


def footnote(record: Record, row: Row) -> str:
    """One statement as a footnote; what is not known is left out, nothing is guessed."""
    said = [row["speaker"], row["role"]] if row["attribution_id"] else ["the outlet itself"]
    if row["attribution_id"]:
        chain = record.relays(row["attribution_id"])
        said += [f"through {' to '.join(chain)}" if chain else None, f"on {row['said_on']}" if row["said_on"] else None]
    published = row["published_at"].date().isoformat() if row["published_at"] else "undated"
    headline = f"“{row['headline']}”" if row["headline"] else None
    printed = [row["byline"], row["outlet"], headline, published, row["url"] or row["source"]]
    against = "Against: " if row["stance"] == "opposes" else ""
    against += "denied: " if denies(row["act"], row["cue_text"]) else ""
    who = ", ".join(part for part in said if part)
    where = ", ".join(part for part in printed if part)
    return (
        f"{against}“{row['text'].strip()}”{f' ({who})' if who else ''},"
        f" in: {where}, characters {row['start_char']}-{row['end_char']}."
    )
