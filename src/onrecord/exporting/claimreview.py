"""The claims as schema.org ClaimReview; the rating is left empty: onrecord reports what was reported and rates nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..record import Record
from .files import single, write_json


def export(record: Record, target: Path) -> list[Path]:
    """Write a JSON-LD list to `target` (or claimreview.json in it), contested claims first; gives the path."""
    reviews = [review(record, claim) for claim in record.claims]
    return [write_json(single(target, "claimreview.json"), reviews)]


def review(record: Record, claim: dict[str, Any]) -> dict[str, Any]:
    """One ClaimReview with every appearance of the claim; `reviewRating` is null for a person to fill in."""
    appearances, speakers = [], []
    for row in record.claim_statements(claim["claim_id"]):
        appearances.append(
            {
                "@type": "CreativeWork",
                "url": row["url"] or row["source"],
                "headline": row["headline"],
                "datePublished": row["published_at"],
                "publisher": {"@type": "Organization", "name": row["outlet"]} if row["outlet"] else None,
                "text": row["text"],
                "position": f"{row['start_char']}-{row['end_char']}",
                "interactionType": row["stance"],
            }
        )
        if row["speaker"] and row["stance"] == "supports" and row["speaker"] not in speakers:
            speakers.append(row["speaker"])
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": claim["proposition"],
        "reviewRating": None,
        "itemReviewed": {
            "@type": "Claim",
            "identifier": claim["claim_id"],
            "author": [{"@type": "Person", "name": name} for name in speakers],
            "firstAppearance": appearances[0] if appearances else None,
            "appearance": appearances,
        },
    }
