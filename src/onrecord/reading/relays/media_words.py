"""The words of which names and descriptions of news media are made, and those that speak against a medium."""

from __future__ import annotations

AGENCY = frozenset(("agency", "agencies", "wire", "wires", "newswire"))
BROADCASTER = frozenset(
    ("television", "tv", "radio", "channel", "channels", "broadcaster", "broadcasters", "broadcasting", "network", "networks", "station", "stations")
)  # fmt: skip
PAPER = frozenset(
    ("newspaper", "newspapers", "paper", "daily", "dailies", "weekly", "magazine", "magazines", "tabloid", "tabloids", "times", "post",
     "herald", "tribune", "gazette", "journal", "chronicle", "courier", "telegraph", "press", "bulletin", "mail", "inquirer", "observer",
     "dispatch", "examiner", "sentinel", "echo", "monitor", "globe", "canal", "kanal", "radio", "diario", "gazeta", "zeitung",
     "jornal", "novosti", "pravda", "shimbun", "televisión", "agencia", "agence", "izvestia", "presse", "express", "record", "ledger",
     "register", "argus", "advertiser", "mercury", "messenger", "enquirer", "guardian",
     "spectator", "statesman")
)  # fmt: skip
OTHER = frozenset(
    "media outlet outlets portal portals website websites site news blog podcast publication publications".split()
)
PLATFORM = frozenset(("platform", "app", "messenger"))
# Words of which a bare description of a medium is made: "the news agency", "the television channel", "the paper".
KIND_WORDS = AGENCY | BROADCASTER | OTHER | frozenset(
    ("newspaper", "newspapers", "paper", "daily", "weekly", "magazine", "tabloid", "state", "press", "online", "local")
)  # fmt: skip
# Nouns that name a medium by themselves; names like "Times" or "Post" need a name before them.
MEDIA_WORDS = AGENCY | BROADCASTER | OTHER | frozenset(
    ("newspaper", "newspapers", "daily", "dailies", "weekly", "magazine", "magazines", "tabloid", "tabloids", "press", "paper", "reuters", "journalists", "reporters")
)  # fmt: skip
NOT_MEDIA_BEFORE = {
    "agency": ("news", "press", "information", "telegraph"),
    "agencies": ("news", "press", "information"),
    "network": ("television", "tv", "radio", "news", "broadcast", "cable", "social"),
    "networks": ("television", "tv", "radio", "news", "broadcast", "cable", "social"),
    "station": ("television", "tv", "radio"),
    "stations": ("television", "tv", "radio"),
    "channel": ("television", "tv", "news", "telegram", "youtube", "state"),
    "channels": ("television", "tv", "news", "telegram", "youtube", "state"),
    "site": ("news", "web"),
    "service": ("news",),
    "paper": ("news", "local", "the", "sunday", "state"),
    "wire": ("news",),
}
NOMINAL = frozenset(("media", "television", "tv", "radio", "newspaper", "newspapers", "broadcaster", "broadcasters", "daily", "dailies", "weekly",
                      "portal", "portals", "website", "tabloid", "tabloids", "magazine", "magazines", "outlet", "outlets"))  # fmt: skip
AIRED = frozenset(("radio", "canal", "kanal", "channel", "télé", "rádio", "telewizja", "tele", "tv"))
OPENING = AIRED | frozenset(("gazeta", "diario", "jornal", "agence", "agencia"))
CALLED = frozenset(
    ("agency", "newspaper", "paper", "daily", "weekly", "magazine", "tabloid", "broadcaster", "channel", "station", "network",
     "portal", "website", "site", "outlet", "blog", "radio", "television")
)  # fmt: skip
DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
WORDS_OF_MEDIA = MEDIA_WORDS | PLATFORM | PAPER
MANY = frozenset(
    ("agencies", "channels", "stations", "networks", "newspapers", "papers", "dailies", "magazines", "tabloids", "portals", "websites",
     "outlets", "broadcasters", "media")
)  # fmt: skip
NEVER = frozenset(("reporters", "journalists", "press", "media", "reporter", "journalist"))
# What is told things without passing them on.
BODIES = frozenset(
    ("parliament", "congress", "senate", "council", "court", "committee", "ministry", "assembly", "police", "union", "commission",
     "conference", "nations", "house", "government", "cabinet", "nato", "un", "eu", "fbi", "cia", "party", "bank", "university", "church",
     "army", "department", "duma", "knesset", "bundestag", "forum", "summit", "inquiry", "tribunal", "institute", "school", "club")
)  # fmt: skip
# What a conduit is called, the last ones only behind "the", where it has been named before: "told the network", "the site".
BARE = frozenset(("paper", "newspaper", "tv", "television", "radio", "daily", "magazine", "broadcaster", "agency"))
BARE_AGAIN = frozenset(("website", "site", "portal", "network", "station", "channel", "outlet", "weekly", "tabloid"))
HEARD_BY = frozenset(("told", "tells", "telling"))
PROGRAMMES = frozenset(("programme", "program", "show", "newscast", "bulletin"))
