"""The words around reported numbers: comparators, currencies, measures, victims, and what makes a number a mere name."""

from __future__ import annotations

# longest first; each tuple of words stands right before the number
COMPARATORS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    sorted(
        (
            (tuple(phrase.split()), comparator)
            for comparator, phrases in {
                "more than": "more than|over|upwards of|in excess of|exceeding|above|greater than|well over|well above",
                "at least": "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum of",
                "nearly": "nearly|almost|close to|just under|just short of|approaching|just shy of",
                "about": "about|around|some|roughly|approximately|an estimated|estimated|circa|approx|an average of|"
                "on average|somewhere around|or so",
                "up to": "up to|within|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of",
                "less than": "less than|fewer than|under|below|lower than",
                "exactly": "exactly|precisely|a total of|total of|just|only|all|altogether|another|a further|a combined",
            }.items()
            for phrase in phrases.split("|")
        ),
        key=lambda row: (-len(row[0]), row[0]),
    )
)
AFTER_COMPARATORS = {
    ("or", "more"): "at least",
    ("or", "so"): "about",
    ("or", "fewer"): "up to",
    ("or", "less"): "up to",
}

CURRENCY_SIGNS = {
    "$": "US dollars",
    "£": "pounds sterling",
    "€": "euros",
    "¥": "yen",
    "₽": "roubles",
    "₹": "Indian rupees",
    "₺": "Turkish lira",
    "₪": "shekels",
    "₴": "hryvnias",
}
CURRENCY_PREFIXES = {"us": "US dollars", "a": "Australian dollars", "c": "Canadian dollars", "hk": "Hong Kong dollars"}
CURRENCY_CODES = {
    "usd": "US dollars",
    "eur": "euros",
    "gbp": "pounds sterling",
    "chf": "Swiss francs",
    "rub": "roubles",
    "jpy": "yen",
    "cny": "yuan",
}
CURRENCY_WORDS = {
    "dollar": "US dollars",
    "dollars": "US dollars",
    "pound": "pounds sterling",
    "pounds": "pounds sterling",
    "euro": "euros",
    "euros": "euros",
    "yen": "yen",
    "yuan": "yuan",
    "rouble": "roubles",
    "roubles": "roubles",
    "ruble": "roubles",
    "rubles": "roubles",
    "rupee": "rupees",
    "rupees": "rupees",
    "franc": "francs",
    "francs": "francs",
    "lira": "lira",
    "liras": "lira",
    "riyal": "riyals",
    "riyals": "riyals",
    "dinar": "dinars",
    "dinars": "dinars",
    "peso": "pesos",
    "pesos": "pesos",
    "shekel": "shekels",
    "shekels": "shekels",
    "hryvnia": "hryvnias",
    "hryvnias": "hryvnias",
    "naira": "naira",
    "crown": "crowns",
    "crowns": "crowns",
    "krona": "kronor",
    "kronor": "kronor",
    "cent": "cents",
    "cents": "cents",
    "pence": "pence",
}
CURRENCY_NATIONS = frozenset(
    "us u.s. american australian canadian new-zealand hong-kong singapore taiwan swiss indian pakistani egyptian "
    "lebanese syrian turkish jordanian iraqi kuwaiti mexican russian ukrainian chinese japanese".split()
)
PERCENT = frozenset(("%", "percent", "pct"))
MEASURES = {
    form: unit
    for unit, forms in {
        "kilometres": "km kms kilometre kilometres kilometer kilometers",
        "metres": "metre metres meter meters m",
        "centimetres": "cm centimetre centimetres centimeter centimeters",
        "millimetres": "mm millimetre millimetres millimeter millimeters",
        "miles": "mile miles",
        "feet": "foot feet ft",
        "inches": "inch inches",
        "yards": "yard yards",
        "nautical miles": "nm",
        "hectares": "hectare hectares ha",
        "acres": "acre acres",
        "square kilometres": "km2 sqkm",
        "tonnes": "tonne tonnes",
        "tons": "ton tons",
        "kilograms": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
        "grams": "gram grams g",
        "milligrams": "mg milligram milligrams",
        "millilitres": "ml millilitre millilitres milliliter milliliters",
        "centilitres": "cl centilitre centilitres",
        "megawatt-hours": "mwh",
        "kilowatt-hours": "kwh",
        "gigawatt-hours": "gwh",
        "ounces": "ounce ounces oz",
        "litres": "litre litres liter liters l",
        "gallons": "gallon gallons",
        "barrels": "barrel barrels bpd",
        "degrees": "degree degrees",
        "kilometres per hour": "kph kmh",
        "miles per hour": "mph",
        "megawatts": "mw megawatt megawatts",
        "gigawatts": "gw gigawatt gigawatts",
        "kilowatts": "kw kilowatt kilowatts",
        "kilotons": "kiloton kilotons",
        "bushels": "bushel bushels",
    }.items()
    for form in forms.split()
}
DURATIONS = {
    form: unit
    for unit, forms in {
        "seconds": "seconds second",
        "minutes": "minute minutes",
        "hours": "hour hours",
        "days": "day days",
        "nights": "night nights",
        "weeks": "week weeks",
        "fortnights": "fortnight fortnights",
        "months": "month months",
        "years": "year years",
        "decades": "decade decades",
        "centuries": "century centuries",
        "generations": "generation generations",
    }.items()
    for form in forms.split()
}
# adjectives made of number, hyphen and noun that still report a number: "a 12-member council"
HYPHENATED = (
    frozenset(
        "member man men person people strong seat nation country party page point storey story bed room truck ship vehicle "
        "car vessel month".split()
    )
    | frozenset(MEASURES)
    | frozenset(DURATIONS)
)

DIMENSIONS = frozenset("wide deep long tall high thick across".split())

ORDINAL_NOUNS = frozenset(
    "round day wave night week month year phase time attempt batch consecutive straight successive anniversary stage "
    "try explosion detonation blast bombing beheading execution attack strike raid meeting session shipment convoy operation offensive summit visit protest arrest test launch "
    "hostage captive suspect victim recruit grave floor".split()
)
# nouns that an ordinal names or dates and does not count: "the fourteenth century"
NAMED_NOUNS = frozenset(
    "century grade grader birthday hour amendment division parallel district street avenue precinct world term "
    "degree language person party minute place time half quarter".split()
)
FIRST_NOUNS = frozenset("round wave phase batch stage anniversary".split())

PAIRS = frozenset(
    "sides countries nations neighbours neighbors parties states governments leaders men women presidents ministers "
    "companies peoples rivals allies".split()
)

VAGUE = {
    "dozens": (12.0, 99.0),
    "scores": (20.0, 99.0),
    "hundreds": (100.0, 999.0),
    "thousands": (1_000.0, 9_999.0),
    "millions": (1_000_000.0, 9_999_999.0),
    "billions": (1_000_000_000.0, 9_999_999_999.0),
}
VAGUE_OF = {
    ("tens", "thousands"): (20_000.0, 99_999.0),
    ("dozens", "thousands"): (20_000.0, 99_999.0),
    ("hundreds", "thousands"): (200_000.0, 999_999.0),
    ("tens", "millions"): (20_000_000.0, 99_999_999.0),
    ("hundreds", "millions"): (200_000_000.0, 999_999_999.0),
    ("tens", "billions"): (20_000_000_000.0, 99_999_999_999.0),
    ("hundreds", "billions"): (200_000_000_000.0, 999_999_999_999.0),
    ("thousands", "millions"): (1_000_000_000.0, 9_999_999_999.0),
}
# what these nouns count stands behind "of": "two rounds of talks"
CONTAINERS = frozenset(
    "round rounds series wave waves set sets pair pairs group groups batch batches kind kinds type types piece pieces".split()
)
# nouns that a bare number may give the size of: "a magnitude of 6.4"
SIZES = frozenset(
    "magnitude total population temperature speed depth height length score index rating average maximum minimum peak crew".split()
)
# sizes that need an "of": "tens of lorries"
VAGUE_PARTS = {"tens": (20.0, 99.0), "couple": (2.0, 3.0)}
INDEFINITE = frozenset(("several",))
FRACTIONS = {
    "half": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
    "fifth": 0.2,
    "fifths": 0.2,
    "eighth": 0.125,
    "eighths": 0.125,
    "tenth": 0.1,
    "tenths": 0.1,
}
# verbs after which a bare number at the end of its clause is a report: "the bulletin listed nine"
COUNTING = frozenset("listed counted recorded registered logged totalled totaled numbered tallied reported".split())
# adverbs that widen a number to a range: "350, perhaps 400"
WIDENING = frozenset("maybe perhaps possibly even".split())
MULTIPLES = {"twice": 2.0, "double": 2.0, "triple": 3.0, "thrice": 3.0}

# nouns after which a number is a name: "Article 5", "Flight 370"
NAMERS = frozenset(
    "article articles resolution section chapter paragraph page pages flight channel route highway motorway interstate "
    "number no nos group phase level grade class category type model mark mk version room gate pier line lane unit "
    "appendix annex figure table radio protocol convention directive rule law bill act order decree exhibit season "
    "episode volume part apollo boeing airbus windows psalm verse world formula studio building block district ward "
    "sector zone platform terminal division brigade battalion regiment battery camp covid top".split()
)
IDIOM_ONE = frozenset(
    "another day thing way point side hand reason example more such who that time which can could must should would "
    "is was has of 's and or to but ' in for with on at as from by step where kind type may might will".split()
)

KILLED = frozenset("kill die slay murder execute massacre behead assassinate perish drown".split())
KILLED_NOUNS = frozenset("dead deaths death fatalities fatality lives killed toll".split())
DETAINED = frozenset("arrest detain jail imprison".split())
MISSING_NOUNS = frozenset("missing unaccounted".split())
INJURED = frozenset("injure wound hurt maim hospitalise hospitalize".split())
INJURED_NOUNS = frozenset("injured wounded injuries casualties hurt".split())
DISPLACED = frozenset("displace flee evacuate uproot expel".split())
DISPLACED_NOUNS = frozenset("refugees refugee displaced evacuees migrants".split())

# what follows a number whose noun is left out: "up from 27 earlier", "19 nationwide", "180 million expected"
ASIDES = frozenset(
    "earlier previously overnight nationwide countrywide worldwide globally yesterday today tomorrow tonight again later "
    "respectively compared expected forecast predicted together altogether apiece meanwhile".split()
)

STOP = frozenset(
    "a an the this that these those of in on at by for from to into onto with without within during since until till "
    "and or nor but as if while when where who whom whose which what than then is are was were be been being am has have "
    "had having do does did will would shall should can could may might must not no never he she it they we i you his her "
    "its their our my your him them us per after before over under about around between against among amid near across "
    "along behind beyond through throughout toward towards up down off out via because although though so yet there here "
    "said says told also already still just even only remain remains died fled left came went took made gave were said "
    "killed wounded injured missing".split()
)
