"""Every coded value of the record, as tuples that columns, rows checks and docs share."""

PASSAGE_KINDS = ("headline", "dateline", "byline", "body", "caption", "furniture")
PUBLISHED_BASES = ("metadata", "dateline", "inferred")
ENTITY_TYPES = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "WEAPON", "MEDIA")
MENTION_FORMS = ("name", "nominal", "pronoun")
SPEECH_KINDS = ("direct", "indirect", "mixed")
ACTS = (
    "assert",
    "deny",
    "demand",
    "threaten",
    "promise",
    "request",
    "conjecture",
    "praise",
    "blame",
    "question",
    "other",
)
ATTITUDES = ("reporting", "belief", "intention", "emotion", "perception")
POLARITIES = ("positive", "negative")
SPAN_ROLES = ("content", "cue", "source")
OCCASION_KINDS = ("interview", "press conference", "statement", "speech", "broadcast", "post", "document")
HOP_TYPES = ("agency", "broadcaster", "paper", "platform", "official", "media")
COMPARATORS = ("exactly", "about", "more than", "at least", "nearly", "up to", "less than")
EVENT_TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
EVENT_STATUSES = ("happened", "ongoing", "denied", "planned", "hypothetical")
PLACE_PRECISIONS = ("exact", "city", "region", "country", "near")
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
CLAIM_KINDS = ("fact", "figure", "intent", "judgement")
CLAIM_STATUSES = ("single", "agreed", "contested")
STANCES = ("supports", "opposes")
CONTRADICTION_KINDS = ("denial", "figure", "status", "attribution")
VERDICTS = ("accept", "reject", "merge", "split", "note")
