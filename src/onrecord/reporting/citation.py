"""A claim in, a footnote out, ready to paste: quotation, speaker, chain, outlet, headline, date, address."""

from __future__ import annotations

from ..comparing.telling import cue_before, role_beside
from ..errors import RecordError
from ..listing import Rows
from ..quoting import quoted
from ..record import Record, Row

_LISTED = 12
_WHERE = "ids stand in claim.csv of `onrecord export RECORD` and in the addresses of `onrecord serve RECORD`"


def cite(record: Record, claim_id: str) -> str:
    """The claim in words, then one numbered line a statement; supporting statements first, oldest first.

    `claim_id` is an id or the beginning of one, else words of the claim. Raises RecordError as `claim_of` does.
    """
    claim = claim_of(record, claim_id)
    lines = [claim["proposition"].rstrip(".") + "."]
    for number, row in enumerate(record.claim_statements(claim["claim_id"]), start=1):
        lines.append(f"  [{number}] {footnote(record, row)}")
    count = claim["independent_origins"]
    numbers = ((claim["articles"], "article"), (claim["outlets"], "outlet"), (count, "independent origin"))
    lines.append(f"  {', '.join(f'{n} {noun}' + ('' if n == 1 else 's') for n, noun in numbers)}.")
    return "\n".join(lines)


def claim_of(record: Record, claim_id: str) -> Row:
    """The row of the claim with this id, or the only one whose id begins so or that holds all these words.

    Raises RecordError, with the claims that come into question, where there is not exactly one.
    """
    claims = record.rows(
        "SELECT * FROM claim WHERE starts_with(claim_id, ?) ORDER BY claim_id <> ?, claim_id", [claim_id, claim_id]
    )
    if not claims:  # whoever has no id has words
        words = claim_id.casefold().split()
        claims = Rows(
            row for row in record.claims if words and all(word in row["proposition"].casefold() for word in words)
        )
        if not claims:
            raise RecordError(f"no claim begins with {claim_id!r} or holds these words; {_WHERE}")
    if len(claims) != 1 and claims[0]["claim_id"] != claim_id:
        found = "".join(f"\n  {row['claim_id']}  {row['proposition']}" for row in claims[:_LISTED])
        more = f"\n  and {len(claims) - _LISTED} more; {_WHERE}" if len(claims) > _LISTED else ""
        raise RecordError(f"{len(claims)} claims for {claim_id!r}; give more words, or the id of one:{found}{more}")
    return claims[0]


def footnote(record: Record, row: Row) -> str:
    """One statement as a footnote; what is not known is left out, nothing is guessed."""
    said = (
        [row["speaker"], role_beside(row["role"], row["speaker"])] if row["attribution_id"] else ["the outlet itself"]
    )
    if row["attribution_id"]:
        chain = record.relays(row["attribution_id"])
        said += [f"through {' to '.join(chain)}" if chain else None, f"on {row['said_on']}" if row["said_on"] else None]
    published = str(row["published_on"] or "undated")
    headline = f"“{row['headline']}”" if row["headline"] else None
    printed = [row["byline"], row["outlet"], headline, published, row["url"] or row["source"]]
    against = "Against: " if row["stance"] == "opposes" else ""
    lead = cue_before(row["act"], row["cue_text"])
    against += f"{lead}: " if lead else ""
    who = ", ".join(part for part in said if part)
    where = ", ".join(part for part in printed if part)
    return (
        f"{against}{quoted(row['text'])}{f' ({who})' if who else ''},"
        f" in: {where}, characters {row['start_char']}-{row['end_char']}."
    )
