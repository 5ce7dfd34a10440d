"""A line or an address in, what a page's own address tells out: the outlet's name and the day that its path holds."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlsplit

from .dateline import AGENCIES
from .lines import Line
from .masthead import OUTLET_WORDS
from .published import PartialDate, parse_moment

_SEE = r"(?:\W*(?:see more at|(?:read )?(?:the )?(?:original|full) (?:article|story|source|post)|source|link|permalink|url)\s*:?\s*(?=http))"
_URL = re.compile(
    rf"(?P<see>{_SEE})?(?:https?://)?(?:www\.)?(?P<name>[\w-]+\.(?:\w{{2,3}}\.)?[a-z]{{2,6}})(?P<path>/\S*)?",
    re.IGNORECASE,
)
_PATH_DAY = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)", re.IGNORECASE
)
PLATFORMS = frozenset(
    "facebook twitter youtube instagram whatsapp telegram linkedin reddit pinterest google apple amazon pic bit t youtu".split()
)
_NO_OUTLETS = PLATFORMS | frozenset(
    "x fb vk tiktok weibo medium substack wordpress blogspot blogger tumblr livejournal github archive webcitation perma outline "
    "yahoo msn aol bing duckduckgo feedly flipboard pocket newsbreak smartnews googleusercontent ampproject cdn proquest nexis "
    "lexisnexis factiva pressreader newspapers dropbox localhost".split()
)
"""Sites that show what others publish, or on which everybody does."""
_SECOND_LEVELS = frozenset("co com org net gov edu ac or ne gob gouv".split())
# Labels of sites that no rule spells out: initials, and words run together without one that outlets are called by.
_SPELLED_TEXT = (
    "ft=Financial Times; wsj=Wall Street Journal; nyt=New York Times; nytimes=New York Times; latimes=Los Angeles Times; csmonitor=Christian Science Monitor; "
    "usatoday=USA Today; npr=NPR; pbs=PBS; cnn=CNN; bbc=BBC; cbc=CBC; abc=ABC; rte=RTE; rfi=RFI; dw=Deutsche Welle; scmp=South China Morning Post; "
    "smh=Sydney Morning Herald; nbcnews=NBC News; cbsnews=CBS News; abcnews=ABC News; foxnews=Fox News; ctvnews=CTV News; globalnews=Global News; "
    "nypost=New York Post; nydailynews=New York Daily News; huffingtonpost=Huffington Post; huffpost=HuffPost; buzzfeed=BuzzFeed; businessinsider=Business Insider; "
    "aljazeera=Al Jazeera; alarabiya=Al Arabiya; thedailybeast=The Daily Beast; theatlantic=The Atlantic; economist=The Economist; politico=Politico; "
    "apnews=Associated Press; afp=AFP; france24=France 24; rferl=RFE/RL; voanews=VOA; euronews=Euronews; lemonde=Le Monde; lefigaro=Le Figaro; spiegel=Der Spiegel; elpais=El País; rt=RT; ndtv=NDTV; hindustantimes=Hindustan Times; ibtimes=International Business Times; "
    "thehill=The Hill; washingtonpost=Washington Post; mcclatchydc=McClatchy; newsweek=Newsweek; time=Time; vox=Vox; vice=Vice; sky=Sky News"
)
_SPELLED = dict(pair.split("=") for pair in _SPELLED_TEXT.split("; "))
_LEADS = frozenset(["the", "new", "all"])
_SHORTEST = 3  # letters of a word in a site's name


def site_of_address(line: Line, *, below: bool) -> str | None:
    """The site of the page's own address where the line is one and nothing else: `https://www.ustmarpost.com/bridge`.

    Below the head of the page (`below`) only an address counts that is said to be the page's: `See more at: http://...`.
    """
    address = _own_address(line, below=below)
    return address["name"] if address else None


def day_of_address(line: Line, *, below: bool) -> PartialDate | None:
    """The day in the path of the page's own address: `See more at: http://www.ustmarpost.com/2031/Feb-26/bridge`."""
    address = _own_address(line, below=below)
    moment = day_in_path(address["path"]) if address else None
    return PartialDate(moment.month, moment.day, moment.year) if moment else None


def day_in_path(address: str | None) -> dt.datetime | None:
    """The day, with its year, that the address holds (`/2031/02/26/`, `/2031/Feb-26/`), at midnight; None without one."""
    day = _PATH_DAY.search(address or "")
    if day is None:
        return None
    return parse_moment(f"{day[3]} {day[2]} {day[1]}" if day[2].isalpha() else f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}")


def name_of_site(site: str, text: str) -> str:
    """The outlet's name that the site spells together, `dailyecho.com` -> `Daily Echo`; the site where it spells none.

    `ustmarpost.com` is the `Ustmar Post` where the text has the word Ustmar.
    """
    label = site.split(".")[0].lower()
    agency = re.fullmatch(AGENCIES, label, re.IGNORECASE)
    if agency:
        return next(name for name in AGENCIES.split("|") if name.lower() == label)
    if label in _SPELLED:
        return _SPELLED[label]
    for at in range(_SHORTEST, len(label) - _SHORTEST + 1):
        first, last = label[:at], label[at:]
        if last not in OUTLET_WORDS:
            continue
        known = first in OUTLET_WORDS or first in _LEADS
        if known or (len(last) > _SHORTEST and re.search(rf"\b{re.escape(first.title())}\b", text)):
            return f"{first.title()} {last.title()}"
    return site


def outlet_of_url(url: str | None, text: str) -> str | None:
    """The outlet whose site the address is of, by its name or else as the site, `dailyecho.com`; None for platforms and archives."""
    try:
        host = (urlsplit(url).hostname or "") if url and url.startswith(("http://", "https://")) else ""
    except ValueError:  # half an address of numbers
        return None
    parts = host.split(".")
    if len(parts) < 2 or not parts[-1].isalpha() or host.startswith("web.archive."):
        return None
    longer = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVELS
    site = ".".join(parts[-3:] if longer else parts[-2:])
    return None if site.split(".")[0] in _NO_OUTLETS else name_of_site(site, text)


def _own_address(line: Line, *, below: bool) -> re.Match[str] | None:
    address = _URL.fullmatch(line.text)
    if address is None or (below and not address["see"]):
        return None
    return None if address["name"].split(".")[0].lower() in PLATFORMS else address
