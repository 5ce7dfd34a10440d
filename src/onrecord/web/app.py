"""A shelf of records in, the web application out: every address, what answers it, and what it says when it cannot."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ..errors import InputError, JudgementError, OnrecordError, RecordError
from ..judgements import Judgements, file_of
from ..version import __version__
from .builds import Builds
from .downloads import download, formats
from .pages import MissingError, Page, articles, asking, drawings, judging, overview, review, searching, things
from .rendering import HERE, environment
from .safety import Guard, checked
from .shelf import Desk, Shelf, built_schema
from .uploads import MOST_BYTES, MOST_FILES, harmless, keep, record_name, shown
from .wording import in_words

LOOK = Path(__file__).parents[1] / "reporting" / "templates" / "report.css"
View = Callable[[Desk, Request], Page]
Deed = Callable[[Desk, Request, FormData], str]

VIEWS: dict[str, View] = {
    "": overview.front,
    "ask": asking.ask,
    "contested": overview.contested,
    "claims": overview.claim_list,
    "matrix": drawings.matrix,
    "places": drawings.places,
    "statuses": drawings.statuses,
    "speakers": overview.speaker_list,
    "figures": overview.figure_list,
    "timeline": overview.day_list,
    "entities": things.entity_list,
    "articles": articles.article_list,
    "at": articles.at,
    "compare": articles.compare,
    "search": searching.search,
    "review": review.queue,
    "judgements": judging.log,
    "export": formats,
    "article/{article_id:path}": articles.reader,
    "claim/{claim_id:path}": things.claim,
    "contradiction/{contradiction_id:path}": things.contradiction,
    "entity/{entity_id:path}": things.entity,
    "why/{table}/{row_id:path}": things.why,
}
"""Address below /r/RECORD/ -> the view that answers it."""

DEEDS: dict[str, Deed] = {"judge": judging.judge, "undo": judging.undo}
"""Address below /r/RECORD/ -> what a posted form does; the answer leads on to another page."""


def create_app(place: Path, token: str | None = None) -> Starlette:
    """The application over a record or a folder of records; `token` is demanded of every request where it is given.

    Raises RecordError where `place` does not exist.
    """
    pages = Pages(Shelf(place))

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        pages.shelf.close()

    routes = [
        Route("/", pages.shelf_page),
        Route("/name", pages.name_deed, methods=["POST"]),
        Route("/new", pages.new_deed, methods=["POST"]),
        *(Route(f"/r/{{name}}/{path}", pages.viewing(view)) for path, view in VIEWS.items()),
        *(Route(f"/r/{{name}}/{path}", pages.doing(deed), methods=["POST"]) for path, deed in DEEDS.items()),
        Route("/r/{name}/export/{format}", pages.download_page),
        Route("/r/{name}/add", pages.add_page),
        Route("/r/{name}/add", pages.add_deed, methods=["POST"]),
        Route("/r/{name}/{rest:path}", pages.nowhere),
        Route("/build/{name}", pages.build_page),
        Route("/look/report.css", look),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
    errors: dict[Any, Any] = {
        HTTPException: pages.http_error,
        OnrecordError: pages.own_error,
        MissingError: pages.missing,
    }
    return Starlette(
        routes=routes, middleware=[Middleware(Guard, token=token)], exception_handlers=errors, lifespan=lifespan
    )


def look(request: Request) -> Response:
    """The stylesheet of the report, which the pages share."""
    return FileResponse(LOOK, media_type="text/css", headers={"cache-control": "max-age=300"})


class Pages:
    """What answers each address, over one shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.builds = Builds()
        self.templates = environment()

    def render(self, request: Request, template: str, values: dict[str, Any], status: int = 200) -> HTMLResponse:
        """The page, with what every page shows."""
        name = request.path_params.get("name", "")
        done = request.query_params.get("done", "")
        paths = self.shelf.paths()
        judged = None
        if done and name in paths:
            standing = Judgements(file_of(paths[name])).standing()
            judged = next((each for each in standing if each.judgement_id == done), None)
        common = {
            "name": name,
            "base": f"/r/{quote(name, safe='')}",
            "single": self.shelf.single,
            "csrf": request.state.csrf,
            "by": judging.judging_as(request),
            "version": __version__,
            "path": request.url.path,
            "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            "done": judged,
            "building": self.builds.running(name),
            "query": request.query_params,
            "wordings": {},
            "accepted": {},
        }
        return HTMLResponse(self.templates.get_template(template).render(**{**common, **values}), status)

    def viewing(self, view: View) -> Callable[[Request], Response]:
        """An endpoint that shows a view of a record."""

        @functools.wraps(view)
        def endpoint(request: Request) -> Response:
            with self.shelf.open(request.path_params["name"]) as desk:
                template, values = view(desk, request)
                wordings = desk.remembered(
                    "wordings", lambda: in_words(desk.record, built_schema(desk.record), desk.judgements.all())
                )
                accepted = desk.remembered(
                    "accepted",
                    lambda: {each.subject: each for each in desk.judgements.standing() if each.verdict == "accept"},
                )
                return self.render(request, template, {**values, "wordings": wordings, "accepted": accepted})

        return endpoint

    def doing(self, deed: Deed) -> Callable[[Request], Any]:
        """An endpoint that does what a form asks, and leads on."""

        async def endpoint(request: Request) -> Response:
            async with request.form(max_files=0, max_fields=20) as form:
                if not checked(request, form.get("csrf") or request.headers.get("x-csrf-token")):
                    raise HTTPException(403, "The form is stale: load the page again.")

                def run() -> str:
                    with self.shelf.open(request.path_params["name"]) as desk:
                        return deed(desk, request, form)

                return RedirectResponse(await run_in_threadpool(run), 303)

        return endpoint

    def shelf_page(self, request: Request) -> Response:
        """The records of the folder; a single record opens at once."""
        names = list(self.shelf.paths())
        if self.shelf.single and len(names) == 1:
            return RedirectResponse(f"/r/{quote(names[0], safe='')}/", 303)
        records: list[tuple[str, dict[str, Any] | None, str]] = []
        for name in names:
            try:
                with self.shelf.open(name) as desk:
                    records.append(
                        (name, desk.remembered("masthead", functools.partial(overview.masthead, desk.record)), "")
                    )
            except OnrecordError as error:
                records.append((name, None, str(error)))
        return self.render(request, "shelf.html", {"records": records})

    async def name_deed(self, request: Request) -> Response:
        """Keep in the browser who judges."""
        async with request.form(max_files=0, max_fields=20) as form:
            if not checked(request, form.get("csrf")):
                raise HTTPException(403, "The form is stale: load the page again.")
            record = str(form.get("record", ""))
            answer = RedirectResponse(judging.onward(str(form.get("next", "")), record), 303)
            name = quote(str(form.get("by", ""))[:60], safe="")
            answer.set_cookie(judging.BY, name, max_age=31_536_000, httponly=True, samesite="strict")
            return answer

    async def add_deed(self, request: Request) -> Response:
        """Keep the uploaded files and build the record anew."""
        name = request.path_params["name"]
        return await self._upload(request, lambda form: (name, self.shelf.path(name)))

    async def new_deed(self, request: Request) -> Response:
        """Begin a record of the uploaded files."""

        def begun(form: FormData) -> tuple[str, Path]:
            if self.shelf.single:
                raise InputError("one record is served; serve a folder to begin others")
            name = record_name(str(form.get("record", "")))
            if name in self.shelf.paths() or self.builds.running(name):
                raise InputError(f"there is a record {name} already; add the files to it")
            return name, self.shelf.folder / f"{name}.duckdb"

        return await self._upload(request, begun)

    async def _upload(self, request: Request, target: Callable[[FormData], tuple[str, Path]]) -> Response:
        length = request.headers.get("content-length", "")
        if not length.isdigit() or int(length) > MOST_BYTES:
            raise HTTPException(413, f"At most {MOST_BYTES // 2**20} MiB at once.")
        async with request.form(max_files=MOST_FILES, max_fields=20) as form:
            if not checked(request, form.get("csrf")):
                raise HTTPException(403, "The form is stale: load the page again.")
            name, path = await run_in_threadpool(target, form)
            kept, refused = [], []
            for each in form.getlist("files"):
                if not isinstance(each, UploadFile) or not each.filename:
                    continue
                try:
                    harmless(each.filename)
                    kept.append((await run_in_threadpool(keep, path, each.filename, await each.read())).name)
                except InputError as error:
                    refused.append(str(error))
        if not kept:
            raise InputError("; ".join(refused) or "no file was chosen")
        self.builds.start(name, path, kept, refused)
        return RedirectResponse(f"/build/{quote(name, safe='')}", 303)

    def add_page(self, request: Request) -> Response:
        """The form for adding articles."""
        self.shelf.path(request.path_params["name"])
        return self.render(request, "add.html", {})

    def nowhere(self, request: Request) -> Response:
        """What is no page of a record: said with the record's own links around it."""
        raise HTTPException(404)

    def build_page(self, request: Request) -> Response:
        """What the build of a record is doing."""
        job = self.builds.job(request.path_params["name"])
        if job is None:
            raise HTTPException(404, "Nothing of this name was built since the pages were opened.")
        known = request.path_params["name"] in self.shelf.paths()
        return self.render(request, "build.html", {"job": job, "known": known})

    def download_page(self, request: Request) -> Response:
        """A record in a format, as people judged it, to be saved."""
        with self.shelf.open(request.path_params["name"]) as desk:
            return download(desk, request.path_params["format"])

    async def http_error(self, request: Request, error: HTTPException) -> Response:
        """A page for an address that does not exist or a request that is refused."""
        words = str(error.detail)
        return await self._error(
            request, error.status_code, "There is no page at this address." if words == "Not Found" else words
        )

    async def missing(self, request: Request, error: MissingError) -> Response:
        """A page for a row that the record does not hold."""
        words = f"The record holds no such {error}, or it was judged away; the judgements list what was decided."
        return await self._error(request, 404, words)

    async def own_error(self, request: Request, error: OnrecordError) -> Response:
        """A page for an error of ours: its message is fit to be shown."""
        status = 409 if isinstance(error, JudgementError) else 400 if isinstance(error, InputError) else 404
        words = shown(str(error)) if len(str(error)) < 80 else str(error)
        return await self._error(request, status, words, closed=isinstance(error, RecordError))

    async def _error(self, request: Request, status: int, words: str, closed: bool = False) -> Response:
        name = request.path_params.get("name", "")
        known = name in await run_in_threadpool(self.shelf.paths)
        values = {"status": status, "words": words, "known": known, "closed": closed and known}
        return await run_in_threadpool(self.render, request, "error.html", values, status)
