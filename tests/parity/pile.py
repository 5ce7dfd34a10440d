"""Rows of reading made by hand: a small invented pile that every comparing stage can run on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from onrecord.schema.checks import to_arrow
from onrecord.schema.engine import Engine
from onrecord.schema.handover import INTERNAL
from onrecord.schema.ids import content_id
from onrecord.schema.tables import TABLES

Form = tuple[str, str]
"""A mention's text and form."""


class Pile:
    """Rows by table, and short ways to add what tests need."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}

    def article(self, article_id: str, text: str = "", **columns: Any) -> str:
        """Add an article whose whole text is body."""
        day = columns.pop("day", None)
        at = dt.datetime(2031, 5, day, 12) if day else None
        self.rows["article"].append(
            {"article_id": article_id, "source": f"{article_id}.txt", "language": "en", "text": text}
            | {"published_at": at}
            | columns
        )
        if text:
            self.rows["passage"].append(
                {"article_id": article_id, "start_char": 0, "end_char": len(text), "kind": "body"}
            )
        return article_id

    def cluster(self, article_id: str, type_: str, forms: Sequence[str | Form], **columns: Any) -> str:
        """Add a cluster with one mention a form; a form that is a string is a name, the first is the cluster's name."""
        listed = [form if isinstance(form, tuple) else (form, "name") for form in forms]
        cluster_id = content_id("c", article_id, listed[0][0], type_)
        self.rows["cluster"].append(
            {"cluster_id": cluster_id, "article_id": article_id, "name": listed[0][0], "type": type_} | columns
        )
        for text, form in listed:
            at = 100 * len(self.rows["cluster_mention"])
            self.rows["cluster_mention"].append(
                {
                    "mention_id": content_id("m", article_id, at),
                    "article_id": article_id,
                    "start_char": at,
                    "end_char": at + len(text),
                    "text": text,
                    "form": form,
                    "type": type_,
                    "cluster_id": cluster_id,
                }
            )
        return cluster_id

    def story(self, story_id: str, *articles: str) -> None:
        """Say which articles are one story."""
        self.rows["story_article"] += [{"story_id": story_id, "article_id": article} for article in articles]

    def attribution(self, article_id: str, speaker: str | None, content: str, **columns: Any) -> str:
        """Add an attribution to a cluster of its article."""
        attribution_id = content_id("a", article_id, speaker, content)
        self.rows["attribution_reading"].append(
            {
                "attribution_id": attribution_id,
                "article_id": article_id,
                "position": len(self.rows["attribution_reading"]),
                "content_text": content,
                "speaker_cluster": speaker,
                "kind": "direct",
                "act": "assert",
                "attitude": "reporting",
            }
            | columns
        )
        return attribution_id

    def event(self, article_id: str, lemma: str, type_: str = "ASSAULT", **columns: Any) -> str:
        """Add an event mention."""
        at = 10 * len(self.rows["event_reading"])
        event_id = content_id("v", article_id, at)
        self.rows["event_reading"].append(
            {
                "event_id": event_id,
                "article_id": article_id,
                "start_char": at,
                "end_char": at + len(lemma),
                "trigger": lemma,
                "lemma": lemma,
                "type": type_,
                "status": "happened",
            }
            | columns
        )
        return event_id

    def statement(
        self,
        article_id: str,
        text: str,
        attribution_id: str | None = None,
        frames: Sequence[dict[str, Any]] = (),
        **columns: Any,
    ) -> str:
        """Add a statement with its features, terms and frames; it stands in the article's text."""
        start = next(a["text"] for a in self.rows["article"] if a["article_id"] == article_id).index(text)
        statement_id = content_id("s", article_id, start, attribution_id)
        base = {"statement_id": statement_id, "article_id": article_id}
        self.rows["statement"].append(
            base | {"start_char": start, "end_char": start + len(text), "attribution_id": attribution_id, "text": text}
        )
        feature = {"resolved": text, "polarity": "positive", "status": "happened", "hedged": False}
        self.rows["statement_feature"].append(base | feature | columns)
        told = {"kind": "verb", "main": True, "negated": False, "mode": "actual"}
        self.rows["statement_frame"] += [
            {"statement_id": statement_id, "place": place, "start_char": start} | told | frame
            for place, frame in enumerate(frames)
        ]
        for word, count in sorted(Counter(text.lower().replace(",", "").rstrip(".").split()).items()):
            kind = "number" if word.isdigit() else "word"
            self.rows["statement_term"].append(
                {"statement_id": statement_id, "term": word, "kind": kind, "count": count}
            )
        return statement_id

    def load(self, engine: Engine) -> None:
        """Put every table that is not a result of comparing; story_article too, where the test gave it rows."""
        internal = {table.name for table in INTERNAL}
        for name, rows in self.rows.items():
            if rows or TABLES[name].phase != "comparing" or name in internal:
                engine.put(name, to_arrow(name, rows))
        if not self.rows["story_article"]:
            engine.put("story_article", to_arrow("story_article", []))
