"""The views that are drawn: claims by outlet, the ways of words, the places; the drawing itself is the report's."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from ...record import CONDUITS, Record, Row
from ...reporting.map import PlaceMap, place_map
from ...reporting.relay_graph import RelayGraph, relay_graph
from ...reporting.speech import Speech, outlet_names
from ...reporting.standings import MEANINGS, Standing, standings
from ..shelf import Desk
from ..statements import OUTLET
from . import A_PAGE, Page, page_number

MOST_OUTLETS = 14
CLAIMS_A_PAGE = 40


def matrix(desk: Desk, request: Request) -> Page:
    """Who says, who denies, who is silent: claims of several articles, or that somebody opposes, by outlet."""
    number = page_number(request.query_params.get("page"))
    rows = desk.record.rows(
        f"""
        SELECT k.* FROM claim k WHERE k.articles > 1 OR k.status = 'contested'
        ORDER BY k.status <> 'contested', k.outlets DESC, k.articles DESC, k.proposition, k.claim_id
        LIMIT {CLAIMS_A_PAGE + 1} OFFSET {(number - 1) * CLAIMS_A_PAGE}
        """
    )
    shown = rows[:CLAIMS_A_PAGE]
    cells = desk.record.rows(
        f"""
        SELECT cs.claim_id, cs.stance, {OUTLET.format("t")} AS outlet, s.article_id, s.start_char, s.end_char, s.statement_id
        FROM claim_statement cs JOIN statement s USING (statement_id) JOIN article t USING (article_id)
        WHERE cs.claim_id IN (SELECT unnest(?)) ORDER BY t.published_at NULLS LAST, s.article_id, s.start_char
        """,
        [[row["claim_id"] for row in shown]],
    )
    weight: dict[str, int] = {}
    found: dict[tuple[str, str, str], list[Row]] = {}
    for cell in cells:
        weight[cell["outlet"]] = weight.get(cell["outlet"], 0) + 1
        found.setdefault((cell["claim_id"], cell["outlet"], cell["stance"]), []).append(cell)
    outlets = sorted(weight, key=lambda name: (-weight[name], name))
    return "matrix.html", {
        "outlets": sorted(outlets[:MOST_OUTLETS], key=str.casefold),
        "outlets_left_out": max(0, len(outlets) - MOST_OUTLETS),
        "claims": shown,
        "cells": found,
        "more": len(rows) > CLAIMS_A_PAGE,
        "page": number,
    }


def places(desk: Desk, request: Request) -> Page:
    """The places that are named and what happened there, on the report's map."""
    drawn: PlaceMap | None = desk.remembered("map", lambda: place_map(desk.record))
    return "places.html", {"map": drawn}


def ways(record: Record) -> RelayGraph:
    """Speakers -> conduits -> outlets, each attribution once."""
    rows = record.rows(
        f"""
        SELECT a.attribution_id, a.article_id, e.name AS speaker, {OUTLET.format("t")} AS outlet, r.chain
        FROM attribution a JOIN entity e ON e.entity_id = a.speaker_id JOIN article t ON t.article_id = a.article_id
        LEFT JOIN (SELECT attribution_id, list(name ORDER BY hop) AS chain FROM {CONDUITS} GROUP BY attribution_id) r
            ON r.attribution_id = a.attribution_id
        WHERE a.attitude = 'reporting' ORDER BY a.attribution_id
        """
    )
    return relay_graph(_speech(row) for row in rows)


def _speech(row: dict[str, Any]) -> Speech:
    return Speech(
        statement_id=row["attribution_id"],
        article_id=row["article_id"],
        start=0,
        end=0,
        text="",
        outlet=row["outlet"],
        attribution_id=row["attribution_id"],
        speaker=row["speaker"],
        chain=tuple(row["chain"] or ()),
    )


def statuses(desk: Desk, request: Request) -> Page:
    """Events that happened for one source and are denied or planned for another, side by side; `kind` narrows them."""
    number = page_number(request.query_params.get("page"))
    kind = request.query_params.get("kind", "")
    found: tuple[Standing, ...] = desk.remembered(
        "standings", lambda: standings(desk.record, outlet_names(desk.record))
    )
    kinds = {"asserted and denied": [each for each in found if each.disputed]}
    kinds["other"] = [each for each in found if not each.disputed]
    chosen = kinds.get(kind, found)
    first = (number - 1) * A_PAGE
    return "statuses.html", {
        "events": chosen[first : first + A_PAGE],
        "more": len(chosen) > first + A_PAGE,
        "page": number,
        "kind": kind,
        "kinds": [(name, len(events)) for name, events in kinds.items()],
        "meanings": MEANINGS,
    }
