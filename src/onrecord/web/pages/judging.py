"""Forms in, judgements kept beside the record: made, undone, listed; who judges is a cookie of the browser."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.datastructures import FormData
from starlette.requests import Request

from ...errors import JudgementError
from ...judgements import detail_in_full, this_user
from ..shelf import Desk
from . import MissingError, Page
from .things import row_of

BY = "onrecord_by"
_LISTS = {
    "contradiction": "contested",
    "claim": "claims",
    "entity": "entities",
    "attribution": "",
    "claim_statement": "",
}


def judging_as(request: Request) -> str:
    """Who judges: the name that the browser keeps, else the user of this machine; of a shared server `visitor 3f2a`."""
    name = re.sub(r"[^\w .,'@-]", "", unquote(request.cookies.get(BY, ""))).strip()[:60]
    visitor: str = request.state.visitor
    return name or visitor or this_user()


def log(desk: Desk, request: Request) -> Page:
    """Every judgement on the record, newest first, undone ones too."""
    return "judgements.html", {"judgements": list(reversed(desk.judgements.all()))}


def judge(desk: Desk, request: Request, form: FormData) -> str:
    """Keep the judgement of a form; gives the path to go on to.

    Raises JudgementError where the row does not exist or a standing judgement says the opposite.
    """
    subject, verdict = _word(form, "subject"), _word(form, "verdict")
    detail = _word(form, "detail")[:2000]
    table, _, row = subject.partition(":")
    try:
        row_of(desk.record, table, row)
        if verdict == "merge":
            row_of(desk.record, table, detail.rpartition(":")[2])
    except MissingError as error:
        raise JudgementError("the record holds no such row; it may have been judged away meanwhile") from error
    if verdict in ("merge", "split"):
        detail_in_full(desk.record.rows, subject, verdict, detail)
    made = desk.judgements.add(subject, verdict, detail, judging_as(request))
    back = onward(_word(form, "next"), desk.name)
    if verdict == "reject" and row in unquote(urlsplit(back).path):
        back = f"/r/{quote(desk.name, safe='')}/{_LISTS.get(table, '')}"
    return with_done(back, made.judgement_id)


def undo(desk: Desk, request: Request, form: FormData) -> str:
    """Undo a judgement; gives the path to go on to."""
    desk.judgements.undo(_word(form, "judgement"), judging_as(request))
    return with_done(onward(_word(form, "next"), desk.name), "")


def _word(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def onward(path: str, name: str) -> str:
    """The path of a page of this record to go on to; anything else becomes the front page."""
    home = f"/r/{quote(name, safe='')}/"
    parts = urlsplit(path)
    fine = not parts.scheme and not parts.netloc and parts.path.startswith(home) and "\\" not in path
    return path if fine and path.isprintable() else home


def with_done(path: str, judgement: str) -> str:
    """The path with `done=` set to a judgement, so that the next page can offer to undo it."""
    parts = urlsplit(path)
    pairs = [pair for pair in parse_qsl(parts.query) if pair[0] != "done"]
    query = urlencode([*pairs, ("done", judgement)] if judgement else pairs)
    return parts._replace(query=query).geturl()
