"""The figures as HXL-tagged CSV (Humanitarian Exchange Language 1.1): a header row, a row of hashtags, then the data."""

from __future__ import annotations

from pathlib import Path

from ..record import Record
from .files import single, write_csv

TAGS = {
    "what": "#indicator+name",
    "value": "#indicator+value+num",
    "value_high": "#indicator+value+max+num",
    "comparator": "#indicator+qualifier",
    "about": "#description",
    "as_of": "#date+reported",
    "speaker": "#org+source",
    "outlet": "#meta+source+name",
    "published": "#date+published",
    "url": "#meta+url",
    "words": "#description+quote",
}


def export(record: Record, target: Path) -> list[Path]:
    """Write the tagged table to `target` (or figures.hxl.csv in it); gives the path."""
    rows = record.rows(
        """
        SELECT f.unit AS what, f.value, f.value_high, f.comparator, f.about, f.as_of, e.name AS speaker, t.outlet,
               published_day(t.published_at, t.extra) AS published, coalesce(t.url, t.source) AS url, f.text AS words
        FROM figure f JOIN article t USING (article_id)
        LEFT JOIN attribution a ON a.attribution_id = f.attribution_id
        LEFT JOIN entity e ON e.entity_id = a.speaker_id
        WHERE f.value IS NOT NULL ORDER BY f.unit NULLS LAST, f.as_of NULLS LAST, f.value, f.figure_id
        """
    )
    return [write_csv(single(target, "figures.hxl.csv"), list(TAGS), [TAGS, *rows])]
