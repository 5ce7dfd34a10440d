"""The lines of a page in, the outlet whose page it is out: each line that shows a name votes for it.

Mastheads, rights notes and lines such as "Follow X on ..." weigh most; what somebody told X, and whom X cites, says
nothing of whose page it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .addresses import PLATFORMS, name_of_site
from .dateline import AGENCIES
from .lines import FUNCTION_WORDS, Line
from .masthead import OUTLET_WORDS, SECTION_WORDS
from .outlet import clean_outlet

_WORD = r"(?:[A-ZÀ-Þ0-9][\w'’&.+-]*)"
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:of |the |and |de |el )?{_WORD}){{0,4}}?)"
_PLAIN_NAME = _NAME.replace("'’", "")  # of which a mark of possession is no part
_DOMAIN = r"(?P<name>[\w-]+\.(?:com|net|org|news|info|tv|(?:com?|org|net)\.[a-z]{2}|[a-z]{2}))"
# Lines that name nobody but an outlet, and lines that name authors as well.
_SURE = (
    rf"(?i:why you can trust|advertise with) {_NAME}$",
    rf"(?i:.*\b(?:get|download|open|try)(?: the| our)?) {_NAME}(?i: (?:mobile )?app)\b.*",
    rf"(?i:welcome to) {_NAME}(?:[.!]|$|\s(?i:network|experience)\b.*)",
    rf"(?i:(?:sign up|register) (?:for|to)(?: the)?|get(?: the)?|want more) {_NAME}(?:[’']s)?(?:\?|(?i: (?:e-?mail|daily|weekly|morning|breaking news|newsletters?|alerts?)\b)).*",
    rf"(?i:.*\b(?:special )?offers (?:for|from)) {_NAME}[’']s(?i: products and services)\b.*",
    rf"(?i:popular on|you are reading|thank you for reading|thanks for reading) {_NAME}[.!]?$",
    rf"(?i:get) {_NAME}(?i: (?:in|to) your inbox)\b.*",
    rf"(?i:want more from|by (?:using|visiting|subscribing to)) {_NAME}(?:\?|,| you)\b.*",
    rf"(?i:this (?:web)?site is (?:operated|owned|published|run) by) {_NAME}\b.*",
    rf"(?!(?:The )?(?:{AGENCIES})\b){_PLAIN_NAME}[’']s? [A-ZÀ-Þ][^.!?]{{3,120}} contributed(?i: to this (?:report|story|article)\.?)",
    rf"\({_NAME},? \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}(?i:,? p(?:age|\.)? ?\d+)?\)",
    rf"{_NAME}(?i: (?:homepage|main menu))\b.*",
)
_OFFERS = re.compile(rf"(?i:\b(?:special )?offers (?:for|from)) {_NAME}[’']s(?i: products and services)\b")
_FOLLOWED = (
    rf"(?i:follow|subscribe to|find|like|support|join|listen to|back to) {_NAME}(?i: newsletters?)?(?i: (?:on|online)\b.*)?:?$",
    rf"\(?(?:[^().?!:]{{3,60}}[:?] )?(?i:read|see|get|watch|follow|check|explore|view|listen|catch|here)\b.*? {_PLAIN_NAME}[’']s (?:\w+ ){{0,2}}(?i:primer|explainer|guide|coverage|live blog|timeline|analysis|profile|interactive|archive)\b.*",
    rf"{_NAME}(?i: on (?:facebook|twitter|youtube|telegram|instagram|whatsapp))\b.*",
    rf"(?i:[\w.’' -]{{4,50}} is an? (?:\w+ ){{0,4}}(?:reporter|editor|correspondent|writer|journalist|columnist|producer) (?:for|at|with)) {_NAME}(?:[.,].*|$)",
)
_WEAK = (
    rf"(?i:about|contact|search|more (?:from|on|at)|from|read more at|keep up (?:to date )?with) {_NAME}$",
    rf"{_NAME}(?i: (?:staff|newsletters?|podcasts?|archives?|shop|store|newsroom|jobs|events|live|video))$",
)
_SEEN = re.compile(rf"\b(?i:seen|obtained|reviewed|verified) by {_NAME.replace('{0,4}?', '{0,4}')}")
_UNVERIFIED = re.compile(
    rf"(?:(?<![\w-]){_DOMAIN}(?i: (?:could not|cannot|was unable to|has been unable to)\b)"
    rf"|\b{_NAME.replace('?P<name>', '?P<holder>').replace('.+-', '+-')} (?i:(?:has |have )?(?:obtained|seen|reviewed|received)\b[^.\n]{{0,60}} (?:but|and) (?:could not|cannot|(?:is|was) unable to) (?:\w+ly ){{0,2}}(?:verify|confirm)\b)"
    rf"|\b{_NAME.replace('?P<name>', '?P<title>')}(?i: (?:could not|cannot|(?:is|was|has been|has not been) (?:\w+ly )?(?:not )?(?:\w+ly )?(?:unable|able) to) (?:\w+ly ){{0,2}}(?:verify|confirm)\b))"
)
_ASKER = [
    _PLAIN_NAME.replace("?P<name>", f"?P<{group}>") for group in ("name", "request", "by", "asks", "friend", "wrote")
]
_ASKED = re.compile(
    rf"\b(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)\b[^.\n]{{0,30}}? {_ASKER[0]}[’']s? (?:\w+ ){{0,3}}(?:requests?|calls?|questions?|inquir\w+|e-?mails?|messages?)\b"
    rf"|\b{_ASKER[1]}[’']s? (?:\w+ )?requests? for (?:\w+ )?comment"
    rf"|\b(?:contacted by|reached by|approached by|declined to (?:speak|talk|comment) to) {_ASKER[2].replace('{0,4}?', '{0,4}')}\b"
    rf"|\b{_ASKER[3]} (?:has |have |had )?(?:also )?(?:reached out to|contacted|approached|e-?mailed|asked) (?:\S+ ){{1,8}}for (?:a )?(?:\w+ )?(?:comment|response|clarification)"
    rf"|\b{_ASKER[5]}[’']s (?:\w+ )?(?:requests?|e-?mails|phone calls|messages) (?:to|seeking|asking|went|were) "
    rf"|\b(?:told|tells|according to|by|from) {_ASKER[4]}(?:[’']s?)? (?:[a-z]+ )?(?:partners?|affiliates?|sister (?:paper|site|station|channel|network))\b"
)
# What somebody told the outlet, gave it or let it see: two such words name whose page it is, one may be another's.
# An interview is named again and again by all who write of it.
_TOLD = re.compile(
    r"\b(?:told|tells|telling|(?:confirmed|denied|explained|revealed|repeated|spoke|speaking|speaks|talked) (?:\w+ly |it |this |so )?(?:to|with)"
    r"|(?P<sent>(?:statement|e-?mail|letter|message|comments?|remarks) to|(?:provided|sent|given|shared|leaked) (?:to|with))|(?P<shown>(?:seen|obtained|reviewed|verified|examined) by)) "
    rf"{_PLAIN_NAME.replace('{0,4}?', '{0,4}')}"
)
_LEARNT = re.compile(
    rf"\b{_PLAIN_NAME}(?: (?:has|have) (?:also |since |independently )?(?:learned|learnt|confirmed|reviewed|obtained|seen|verified|spoken)\b| understands\b)"
)
# What others than the outlet seldom write of it: "tells the Post", "in a statement to the Post".
_HANDED = re.compile(
    rf"\b(?:tells|(?:statement|e-?mail|comments?) (?:sent |provided |given |e-?mailed )?to|(?:statement|comments?)[^.]{{0,20}} (?:sent|provided|e-?mailed) to) {_PLAIN_NAME.replace('{0,4}?', '{0,4}')}"
)
_LEAST_TOLD = 2
_PERSON = r"(?P<who>[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ][\w'’-]+)"
# "The Ustmar Post's Ada Brenn in Selmar says": those who report for the outlet; whom others "told" is theirs.
_REPORTER = re.compile(
    rf"(?<!told )(?<!told the )(?<!to )(?<!to the )(?<!with )(?<!with the ){_PLAIN_NAME}[’']s? {_PERSON}(?:,? (?:in|on|at|near|from|outside|reporting|who)\b[^.!?\n]{{2,50}}?,?)? (?:says|said|reports|reported|reporting|explains|writes)\b"
)
_OUR = re.compile(r"\b[Oo]ur (?:\w+ )?(?:correspondent|reporter)s?\b")
_PRONOUNS = frozenset("he she it they who i we him her them has have had also later and".split())
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_BYLINE = (
    rf".*(?:\s[|–—/-]\s|,\s){_NAME}(?i: (?:correspondents?|reporters?|staff(?: writers?)?|bureau))?$",
    rf".*\({_NAME}\)$",
    rf".*,\s{_DOMAIN}$",
    rf"(?:{_WORD} ){{2,3}}(?:and (?:{_WORD} ){{2,3}})?\s+{_NAME}$",
    rf"(?:[Bb][Yy]:?\s+)?{_NAME}(?i: (?:staff(?: writers?| reporters?)?|bureau|desk|newsroom|correspondents?|reporters?))\b.*",
)
_DATED = (
    rf"(?:.*,\s)?{_NAME} (?i:bureau|news desk|web desk|desk|staff|correspondent|reporter)\b.*\d.*",
    rf".*\d.*\s[/|]\s{_NAME}$",
    rf"{_NAME}\s+[|/]\s.*\d.*",
    rf".*\d.*(?i:source)\s*:\s*{_NAME}$",
)
_OWNER = re.compile(rf"(?:©|[–—-])\s?{_NAME}\.?")
_MAIL = re.compile(r"(?<!\S)\S{1,200}@(?P<name>[\w-]+\.(?:(?:com?|org|net)\.[a-z]{2}|com|net|org|[a-z]{2}))\b")
_PUBLIC_MAIL = frozenset(["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "mail.com", "icloud.com", "aol.com"])
_NO_NAMES = frozenset(
    "us our your my it this that newsletter newsletters article articles author authors page site website app more me him her "
    "them staff here print email video videos photos comments account policy cookies privacy terms advertisement rights reserved "
    "copyright all contact about javascript subscriber subscribers journalism quality free world share menu blog sections policy close live play watch view".split()
)


_BROADCASTERS = frozenset(["CNN", "BBC", "The BBC", "the BBC"])
_HEADS = frozenset(["radio", "tv", "channel", "daily"])
_ONE_OF_MANY = frozenset(
    "daily weekly today news online world press wire magazine newspaper agency mail review record".split()
)
_NO_INITIALS = frozenset(
    "UK US USA UN EU GMT EST EDT BST CET CEST PST PDT UTC TV PM AM ET PT RSS FAQ PDF AD ADS".split()
)

_LONGEST = 800  # characters; no line of a page's frame that names its outlet is longer


def elect(
    lines: Iterable[Line],
    bylines: Iterable[str],
    body: str,
    shown: Iterable[tuple[str | None, float]],
    *,
    signed: bool,
) -> str | None:
    """The outlet with most votes, or None.

    `lines` are the page's furniture, `shown` names with their weights; `signed`: an author signs the text, so that it is
    no copy from whom it names.
    """
    votes: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for name, weight in [
        *shown,
        *_page_votes(lines, body),
        *_byline_votes(bylines, body),
        *_own_votes(body, signed=signed),
    ]:
        tidy = clean_outlet(name)
        if tidy and not _is_generic(tidy):
            key = " ".join(re.findall(r"\w+", tidy.lower().removeprefix("the ")))
            votes[key] += weight  # type: ignore[assignment]
            spelled.setdefault(key, tidy)
    best = max(votes, key=lambda key: (votes[key], key), default=None)
    return spelled[best] if best is not None and votes[best] >= 1 else None


def _page_votes(lines: Iterable[Line], body: str) -> Iterator[tuple[str, float]]:
    weak: Counter[str] = Counter()
    for line in lines:
        # Also by its characters: on a line without a blank (a picture as text, a key) the patterns take quadratic time.
        if len(line.words) > 40 or len(line.text) > _LONGEST:
            offered = _OFFERS.search(line.text)
            if offered:
                yield offered["name"], 2.0
            yield from _mail_vote(line.text, body)
            continue
        found = _named(_SURE, line.text) or _outlet_named(_FOLLOWED, line.text)
        if found:
            yield found, 2.0
            continue
        found = _outlet_named(_DATED, line.text) if len(line.words) <= 14 else None
        if found:
            yield found, 2.5
            continue
        found = _named(_WEAK, line.text)
        if found:
            weak[found] += 1
        owner = _OWNER.fullmatch(line.text)
        if owner and _is_outlet(owner["name"]):
            yield owner["name"], 1.5
        yield from _mail_vote(line.text, body)
    for name, count in sorted(weak.items()):
        if count >= 2 or _is_outlet(name):
            yield name, min(count, 2) * 1.0


def _byline_votes(bylines: Iterable[str], body: str) -> Iterator[tuple[str, float]]:
    for line in bylines:
        found = _named(_BYLINE, line)
        if found and (_is_outlet(found) or found.isupper()):
            yield found, 2.5
        yield from _mail_vote(line, body)


def _mail_vote(text: str, body: str) -> Iterator[tuple[str, float]]:
    """The outlet at whose site the first address of the line receives mail."""
    for mail in _MAIL.finditer(text):
        if mail["name"].lower() not in _PUBLIC_MAIL:
            yield name_of_site(mail["name"], body), 1.0
            return


def _own_votes(body: str, *, signed: bool) -> Iterator[tuple[str, float]]:
    """What an outlet says of itself in its text: "a letter seen by X", "did not answer X's questions"; not where the text cites X as others do."""
    for found in [*_UNVERIFIED.finditer(body), *_ASKED.finditer(body), *(_SEEN.finditer(body) if signed else ())]:
        name = next((words for words in found.groupdict().values() if words), "").rstrip(".,;")
        if _is_outlet(name) and not _is_agency(name) and not _is_cited(name, body):
            yield name, 1.0
            return
    words = {
        (_cut(found["name"]), "sent" if found["sent"] else "shown" if found["shown"] else _teller(body, found.start()))
        for found in _TOLD.finditer(body)
    }
    told = Counter(name for name, teller in words if teller)
    told.update({_cut(found["name"]) for found in _LEARNT.finditer(body)})
    told.update(sorted({_cut(found["name"]) for found in _HANDED.finditer(body)}) * _LEAST_TOLD)
    heard = {
        name: count
        for name, count in sorted(told.items())
        if count >= _LEAST_TOLD and _is_outlet(name) and not _is_agency(name)
    }
    most = [name for name, count in heard.items() if count == max(heard.values())]
    if len(most) == 1 and not _is_cited(most[0], body):  # what two outlets were told is a third one's to tell
        yield most[0], 1.0
    staff: dict[str, set[str]] = {}
    for found in _REPORTER.finditer(body):
        staff.setdefault(re.sub(r"^[Tt]he ", "", found["name"]), set()).add(found["who"])
    for name, people in sorted(staff.items()):
        if _is_outlet(name) and (len(people) > 1 or _OUR.search(body)):
            yield name, 1.0


def _teller(body: str, at: int) -> str:
    """The word before "told", by which two who spoke are told apart; who is only "he" has been named before."""
    before = re.search(r"(\w+)\W*$", body[max(0, at - 30) : at])
    word = before[1].lower() if before else ""
    return "" if word in _PRONOUNS else word


def _cut(name: str) -> str:
    """The outlet's name without the words that follow it: `Ustmar Post` of "told the Ustmar Post Ada Brenn had left"."""
    words = [word for word in re.sub(r"^[Tt]he ", "", name).rstrip(".,;").split() if not _WEEKDAY.fullmatch(word)]
    last = max((n for n, word in enumerate(words) if word.lower() in OUTLET_WORDS or word == "Blog"), default=0)
    last = max(last, 1 if words and words[0].lower() in _HEADS else 0)
    return " ".join(words[: last + 1])


def _is_agency(name: str) -> bool:
    """True where the name is an agency's, whose words all print; broadcasters are none, though datelines name them."""
    return re.fullmatch(AGENCIES, re.sub(r"^[Tt]he ", "", name)) is not None and name not in _BROADCASTERS


def _is_cited(name: str, body: str) -> bool:
    """True where the text cites the outlet as others do: "the Post reported", "according to the Post"."""
    bare = re.escape(re.sub(r"^[Tt]he ", "", name))
    cited = rf"\b{bare}\b[’']?s?,? (?:report|said|say|wrote|quot|cit|publish)|(?:according to|citing|reported by) (?:the )?{bare}\b(?!(?:[’']s?)? (?:\w+ )?(?:partner|affiliate|sister))"
    return (
        re.search(cited, body) is not None
        or re.search(rf"(?i:\b{bare}) (?i:reports|reported):?(?=[\s.,]*(?:\n|$))", body) is not None
    )


def _named(patterns: Iterable[str], text: str) -> str | None:
    for pattern in patterns:
        found = re.fullmatch(pattern, text)
        if found:
            name = found["name"]
            words = name.lower().split()
            if not _is_generic(name) and words[0] not in PLATFORMS | _NO_NAMES and "us" not in words:
                return name
    return None


def _outlet_named(patterns: Iterable[str], text: str) -> str | None:
    name = _named(patterns, text)
    return name if name and _is_outlet(name) else None


def _is_generic(name: str) -> bool:
    """True where the name is made of words that stand on every page: "Breaking News", "Our Newsletter"."""
    words = [word.lower() for word in re.findall(r"[^\W_]+", name)]
    return all(word in _NO_NAMES or word in SECTION_WORDS or word in FUNCTION_WORDS for word in words)


def _is_outlet(name: str) -> bool:
    """True where the name is built as outlets' names are: an outlet's word, a capital inside, a domain, a known agency."""
    words = name.split()
    if name in _NO_INITIALS or (len(words) == 1 and name.lower() in _ONE_OF_MANY):
        return False
    return (
        any(word.lower().strip(".,") in OUTLET_WORDS for word in words[-2:])
        or (len(words) > 1 and words[-1] == "Blog")
        or re.fullmatch(AGENCIES, name) is not None
        or re.fullmatch(_DOMAIN, name) is not None
        or (len(words) == 1 and re.fullmatch(r"[A-Z]\w*[a-z]\w*[A-Z]\w*|[A-Z]{2,6}", name) is not None)
        or re.sub(r"^[Tt]he ", "", name).split()[0].lower() in _HEADS
    )
