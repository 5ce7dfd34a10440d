"""Words that tell on what occasion something was said: noun lemma -> kind of occasion (values.OCCASION_KINDS)."""

from __future__ import annotations

OCCASION_NOUNS: dict[str, str] = {
    "interview": "interview",
    "conversation": "interview",
    "q&a": "interview",
    "conference": "press conference",
    "briefing": "press conference",
    "presser": "press conference",
    "statement": "statement",
    "communique": "statement",
    "communiqué": "statement",
    "declaration": "statement",
    "release": "statement",
    "speech": "speech",
    "address": "speech",
    "rally": "speech",
    "sermon": "speech",
    "lecture": "speech",
    "hearing": "speech",
    "testimony": "speech",
    "session": "speech",
    "debate": "speech",
    "broadcast": "broadcast",
    "programme": "broadcast",
    "podcast": "broadcast",
    "show": "broadcast",
    "tweet": "post",
    "post": "post",
    "thread": "post",
    "letter": "document",
    "report": "document",
    "document": "document",
    "memo": "document",
    "memoir": "document",
    "memoirs": "document",
    "filing": "document",
    "article": "document",
    "column": "document",
    "comment": "statement",
    "remark": "statement",
    "call": "interview",
}
# Written words, of which a date tells when they were written ("in a message of February 20"); no occasion by themselves.
WRITINGS = frozenset(
    "memorandum email e-mail note diary minutes transcript affidavit deposition indictment verdict ruling judgment petition "
    "complaint bulletin cable telegram fax dossier audit manifest message entry log".split()
)
# Nouns that open an occasion to which later words of the speaker belong until another one is named.
NAMED = frozenset(
    ("interview", "conversation", "conference", "briefing", "speech", "address", "rally", "hearing", "debate")
)
# What stands before an occasion on which words were said ("in a report", "gave a speech"), and not before one spoken of.
HELD_IN = frozenset(
    (
        "in",
        "at",
        "during",
        "on",
        "through",
        "via",
        "by",
        "from",
        "to",
        "after",
        "following",
        "with",
        "before",
        "into",
        "per",
    )
)
HOLDING = frozenset(
    ("issue", "release", "give", "hold", "post", "publish", "make", "deliver", "send", "address", "tell", "read", "write",
     "share", "tweet", "attend", "conclude", "open", "call", "convene", "put")
)  # fmt: skip
AUDIENCE = frozenset(("reporters", "journalists", "media", "press", "newsmen"))
CROWD = frozenset(
    ("parliament", "congress", "senate", "crowd", "supporters", "rally", "audience", "lawmakers", "delegates")
)
POST_VERBS = frozenset(("tweet", "retweet", "post"))
BROADCAST = frozenset(("television", "tv", "radio", "televised", "air", "live"))
PLATFORMS = frozenset(("twitter", "facebook", "telegram", "instagram", "tiktok", "weibo", "linkedin", "youtube"))
