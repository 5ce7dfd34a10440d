"""A line in, whether it captions a picture out; and of an article's lines those that are set apart from its running text.

In copied text a caption stands between paragraphs as if it were one. What tells it: a credit, words that point at a
picture ("pictured", "a grab taken from ..."), people who stand, hold or march in the present tense while a day or an
agency closes the line, and, most of all, that it lacks the full stop with which every paragraph around it ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .article import Article, Part
from .lines import Line
from .picture_lines import is_below_picture
from .published import DATE

_CREDITED = re.compile(
    r"(?:^(?:image|media) ?(?:copyright|caption|source)|^(?:ap|afp|epa|dpa|reuters|getty) ?(?:photo|image)s?\s?[/|:]|^(?:(?:photo|image|picture|video|footage|screen ?grab|screenshot)s? )?(?:courtesy(?: of)?|provided by|supplied by|credit) (?-i:(?:the )?[A-Z])[^.]{2,50}$|^(?:video|screen ?grab|screenshot|image|still) (?:by|via|from) (?-i:[A-Z])[^.]{2,40}$|^[\w.'’ -]{3,40}\s?/\s?(?:ap|afp|epa|dpa|reuters|getty(?: images)?|facebook|twitter|youtube|instagram|handout|file|handout via \w+)$|^enlarge (?:this )?image\b|\s(?:via|/|\|)\s?(?:AP|AFP|Reuters|EPA|Getty(?: Images)?)(?: (?:file|photo|images))?\)?$|^©\s*[^\d|]{3,60}$|^.{0,200}\bREUTERS/[A-Z][\w .-]{2,40}$|^(?:photo|image|picture|pic|file photo|illustration|caption|video)(?:\s*(?:credit|by|courtesy))?\s*[:/©|]|^(?:file|handout)\s*[-–—]+\s|^in this \w+,? (?:\w+\.? )?\d{1,2},? \d{4},? (?:file |aerial |satellite )?(?:photo|photograph|image|frame)\b"
    r"|\b(?:photo|photograph|image|picture|pic)s?\s*(?:credit)?\s*(?:by|:|/|©|courtesy)\s*\S.{0,60}$"
    r"|\((?:[\w.'’ -]{1,30}/\s*|file |library |handout |\w+(?: \w+)? )?(?:(?:photo|image|picture|getty)\b|(?:afp|epa|reuters|ap)(?:/| photo| file))[^().!?]{0,40}\)\W*$"
    r"|\([\w.'’ -]{2,30}(?:/| for )\s?(?:afp|epa|reuters|ap)\)\W*$|©\s*(?:reuters|afp|ap|epa|getty)\b[^©]{0,50}$"
    r"|(?:\||/|©|\()\s*(?:getty images|shutterstock|ap photo|afp photo|reuters photo|epa|wikimedia)[^()]{0,30}\)?$|\[(?:photo|image|file|getty|reuters|ap|afp)[^\]]*\]$"
    r"|^(?:top|lead|cover|header|main|featured?|thumbnail) (?:photo|image|picture)\b|\((?:european pressphoto agency|getty images)[^()]{0,30}\)\W*$)",
    re.IGNORECASE,
)
# How an agency opens a caption, which then tells what happened since: "FILE - In this May 3, 2031 file photo, ..."
_FILED = re.compile(r"(?:FILE|File|HANDOUT)\s*[-–—]+\s*[Ii]n (?:this|a|an) .{0,60}?\b(?:photo|image|frame|picture)")
_LONGEST_FILED = 150  # words
_PERSON = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3}"
_PHOTOGRAPHER = re.compile(
    rf"(?:\({_PERSON}\s?(?:/|,? for )\s?(?:[Tt]he )?[A-ZÀ-Þ][\w .&-]{{1,30}}\)|\bCredit:? {_PERSON}(?:\s?/|,? for )\s?(?:[Tt]he )?[A-ZÀ-Þ][\w .&-]{{1,40}})$"
)
_CREDITING = frozenset(
    "photo photos photograph image images picture pictures pic credit courtesy by via of file handout source copyright enlarge "
    "this toggle hide show caption screengrab screenshot grab getty all rights reserved for and".split()
)
_RIGHTS = re.compile(r"\ball rights reserved\b", re.IGNORECASE)
_LONGEST_CREDIT = 10  # names of a photographer and an agency, twice

_POINTS = re.compile(
    r"\b(?:pictured|file (?:photo|picture|image)|(?:seen|shown|pictured) (?:here|above|below)|can be seen|in this (?:photo|picture|image|file|undated|screen ?grab|still)"
    r"|in (?:a|an) (?:file|undated|handout) (?:photo|picture|image)(?:graph)?)\b|\((?:left|right|cent(?:re|er)|above|top|bottom|below|file|l|r)\b[^()]{0,30}\)"
    r"|, (?:(?:far|second from(?: the)?|third from(?: the)?) )?(?:left|right|cent(?:re|er)|above)[,.]",
    re.IGNORECASE,
)
_GRABBED = re.compile(
    r"(?:an? |the |this |in (?:this|an?) )?(?:(?:undated|file|handout|video|television|tv|frame|still|combination|propaganda|archive|\w+) )?"
    r"(?:grab|(?:video |film )?still(?= (?:image|frame|photo|from|taken|of|shows?|released|captured|grab))|screen ?grab|screenshot|freeze[- ]frame|file (?:photo|image|picture)|(?:undated|handout) (?:photo|image|picture)\w*)\b"
    r"(?=.{0,160}\b(?:shows?|showing|purport(?:s|edly)|depicts?|taken|seen)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|\s{2,})[A-ZÀ-Þ'‘\"“][^:.!]{2,45}[:?!] ?(?=[A-ZÀ-Þ'‘\"“])")
_ACTS = (
    "stands? sits? poses? holds? carr(?:y|ies) walks? march(?:es)? waves? shouts? chants? prays? watch(?:es)? looks? gazes? gathers? queues? waits? arrives? leaves? "
    "enters? exits? boards? guards? patrols? escorts? inspects? examines? search(?:es)? works? unloads? loads? speaks? address(?:es)? attends? greets? hugs? "
    "embraces? shakes? kiss(?:es)? smiles? cr(?:y|ies) weeps? mourns? lays? lights? releases? throws? fires? aims? points? runs? drives? rides? fl(?:y|ies) burns? "
    "rises? pass(?:es)? cross(?:es)? protests? demonstrates? rall(?:y|ies) displays? reacts? claps? sings? dances? plays? celebrates? prepares? fields? comforts? "
    "rescues? removes? clears? cleans? sweeps? digs? takes? delivers? introduces? lines? shows?"
).replace(" ", "|")
_PAST = (
    "said says told was were had has have been will would could may might did does who that which when because after took went came made found shot hit left got gave began led "
    "put set ran saw became held knew kept met sent spoke fell flew wrote won lost built bought brought thought felt stood struck broke"
).replace(" ", "|")
_WITH = (
    "in at on near outside inside during as with for to through past into by over under next the a an his her its their this up out off past behind beside "
    "before from along around against guard hands part watch questions candles flowers placards banners flags signs portraits"
).replace(" ", "|")
_POSED = re.compile(
    rf"^(?:[A-ZÀ-Þ][^:.]{{2,40}}: |\([LR]\) )?(?=[A-ZÀ-Þ])(?:(?!(?<!-)\b(?:{_PAST})\b|(?<!^)\b[a-z]{{3,}}ed\b)[^.!?:;]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\.){{3,120}}?(?<!\bto)\s"
    rf"(?:(?:{_ACTS})\s(?:\w+ly )?(?:{_WITH})\b|(?:is|are) (?:seen|pictured|shown|carried|escorted|surrounded|parked|introduced|greeted|taken)\b)"
)
_CLOSES_WITH_DAY = re.compile(rf"\b{DATE}(?<=\d\d\d\d)\W*$", re.IGNORECASE)
_CLOSES_WITH_NAME = re.compile(r"[.!?”\"]\s*\((?:[Tt]he )?[A-ZÀ-Þ][\w.'’ /&-]{1,50}\)\W*$")
_CLOSES_WITH_PICTURE = re.compile(
    r"\b(?:in the (?:background|foreground)|in (?:an? |this )?(?:\w+ )?(?:undated|handout|file|family|courtesy) (?:family |police |handout |file )?(?:photo|picture|image)(?:graph)?)\W*$"
)
# A paragraph of one name and what it is doing, without a verb that tells: "Rebels marching through Selmar."
_DOING = re.compile(
    r"(?=[A-ZÀ-Þ])(?:[A-ZÀ-Þ][\w’'-]*\s|(?:the|of|a|an|and|in|from)\s){0,6}(?:(?!(?:report|see|saw|fear|start|say|den[yi]|deny|like|keep|stop|began|begin)\w*\s)[a-z][a-z-]+\s){0,1}"
    r"(?:(?:seen|pictured|shown) (?:here|above|below)\b|(?:standing|sitting|posing|holding|carrying|walking|marching|waving|shouting|chanting|praying|watching|looking|queuing|waiting|arriving|leaving|"
    rf"guarding|patrolling|inspecting|unloading|loading|attending|greeting|mourning|laying|lighting|firing|riding|celebrating|gathering|running|driving)\s(?:{_WITH}|flags|weapons|rifles)\b)"
)
_TELLING_VERB = re.compile(
    rf"\b(?:{_PAST}|is|are|am|be|do|can|must|shall|should|need|remains?|continues?|becomes?|means?|makes?|brings?|seems?|gets?)\b|\b(?!need\b|undated\b)[a-z]{{3,}}ed\b(?! (?:men|women|people|soldiers|fighters|police|cars?|buildings?))"
)
_BESIDE = re.compile(r", (?:left|right|cent(?:re|er)),")
_LONGEST_DOING = 30  # words
_TELLS = re.compile(
    r"\b(?:said|says|told|tells|according to|added|adds|claimed|wrote|tweeted|asked|insisted|warned|explained|continued|concluded|reports?|reported)\b|[\"”][^\w]*$"
)
_GOES_ON = re.compile(r"(?:but|and|so|however|meanwhile|moreover|instead|then|also|yet|although)\b", re.IGNORECASE)
_BESIDE_CREDIT = re.compile(
    r"(?:[A-ZÀ-Þ][\w./’' -]{1,30}(?:\[\w+\])?\s{2,}[A-ZÀ-Þ][\w'’ -]{2,30}[:?!] [A-ZÀ-Þ'‘\"“].*|[A-ZÀ-Þ].*[\w)] \[[A-Z]{2,}[\w /-]{0,20}\])"
)
_FILE_NAME = re.compile(r"\w+(?:[-_]\w+)+(?:\.(?:jpe?g|png|gif|webp))?|[\w -]+\.(?:jpe?g|png|gif|webp)", re.IGNORECASE)
_PLAIN = re.compile(r"[a-zà-þ0-9]+(?:[ _-][a-zà-þ0-9]+){1,6}")
_LONGEST_NAME = 6  # words
_LONGEST_LABEL = 6  # words
_SHORTEST = 8  # words of a line that a paragraph could be
_ENDED = 0.5  # share of an article's paragraphs that end as sentences do, where the lack of it tells anything
_MOST_APART = 60  # words
_LONGER_THAN_TITLES = 14  # words: "Video still shows mayor at the quay" may head an article


def is_caption(line: Line) -> bool:
    """True where the line credits a picture, or by its own words describes one: `A grab taken from a video shows ...`."""
    if _FILED.match(line.text) and len(line.words) <= _LONGEST_FILED:
        return True
    if len(line.words) > 60:
        return False
    if _CREDITED.search(line.text) or _PHOTOGRAPHER.search(line.text) or is_below_picture(line):
        return True
    if len(line.words) <= _LONGEST_DOING and _DOING.match(line.text) and not _TELLING_VERB.search(line.text):
        return True
    return _shows_picture(line)


def captions_of(article: Article) -> list[Part]:
    """The passages of the article that caption pictures, whatever their kind: their day and names tell of the article's."""
    parts = [part for part in article.passages if part.kind in {"caption", "furniture"}]
    return [
        p for p in parts if p.kind == "caption" or is_caption(Line(p.start, p.end, article.running[p.start : p.end]))
    ]


def is_credit(line: Line) -> bool:
    """True where the line credits a picture and tells nothing of it: `Photo: Ada Brenn/Halden Wire`, `[Image via AP]`."""
    if not is_caption(line) or (line.ends_sentence and not _RIGHTS.search(line.text)):
        return False
    told = [word for word in line.words if word.lower() not in _CREDITING]
    return len(told) <= _LONGEST_CREDIT and not any(word[0].islower() for word in told)


def _shows_picture(line: Line) -> bool:
    """True where the line points at a picture and at nothing else, or acts in the present tense on a day of a certain year."""
    if _GRABBED.match(line.text):
        return len(line.words) >= _LONGER_THAN_TITLES
    told = _BESIDE.sub("", line.text)
    if _CLOSES_WITH_PICTURE.search(told) and not _TELLING_VERB.search(told) and not _TELLS.search(told):
        return True
    if "@" in line.text or not _POSED.match(told):
        return False
    return any(sign.search(line.text) for sign in (_CLOSES_WITH_DAY, _CLOSES_WITH_NAME, _CLOSES_WITH_PICTURE))


def set_apart(lines: Sequence[Line], among: Sequence[int], pictures: Sequence[int]) -> list[int]:
    """The numbers of those of the lines `among` that stand between paragraphs and lack the full stop that these have.

    `pictures` are the numbers of lines that are captions beyond doubt: one without a full stop shows how this page has them.

    They are captions, pull quotes or summaries, which copied text does not tell apart. An article that leaves out full
    stops as a habit, a list below a colon, and a quotation or a statement that lacks one by mistake are none.
    """
    long = [number for number in among if len(lines[number].words) >= _SHORTEST]
    ended = [number for number in long if _is_ended(lines[number])]
    if len(ended) < _ENDED * len(long) or len(ended) < 3:
        return []
    open_ended = [number for number in long if _can_stand_apart(lines, number, ended)]
    marked = [number for number in open_ended if is_marked(lines[number])]
    labelled = [number for number in open_ended if number not in marked and is_labelled(lines[number])]
    sure = {*marked, *(number for number in open_ended if _repeats(lines, number, ended))}
    shown = [n for n in pictures if len(lines[n].words) >= _SHORTEST and not _is_ended(lines[n])]
    if ((marked or shown) and len(open_ended) >= 2) or len(labelled) >= max(2, 0.5 * len(open_ended)):
        several = len(marked) + len(labelled) + len(shown) >= 3
        sure |= {*labelled, *(n for n in open_ended if several or not _TELLS.search(lines[n].text))}
    return sorted(sure)


def names_picture(line: Line) -> bool:
    """True where the line is what a page calls a picture instead of showing it: `mayor-speech-400x300`, `ustmar quay fire`."""
    text = line.text
    if line.ends_sentence or not 1 <= len(line.words) <= _LONGEST_NAME or not text[0].isalnum():
        return False
    return _FILE_NAME.fullmatch(text) is not None or (_PLAIN.fullmatch(text) is not None and line.function_share < 0.3)


def is_marked(line: Line) -> bool:
    """True where a line without a full stop has words of a caption: `(left)`, `Soldiers stand guard at the quay`."""
    if _POINTS.search(line.text) or _BESIDE_CREDIT.fullmatch(line.text):
        return True
    return not _TELLS.search(line.text) and bool(_GRABBED.match(line.text) or _POSED.match(line.text))


def is_labelled(line: Line) -> bool:
    """True where a label opens the line as it does captions of tabloids, and as it may posts and speakers: `Grief: ...`."""
    label = _LABEL.search(line.text)
    return label is not None and len(label[0].split()) <= _LONGEST_LABEL and not _TELLS.search(line.text)


def _is_ended(line: Line) -> bool:
    return line.ends_sentence or line.text.endswith((":", "”", '"', "’", "'"))


def _can_stand_apart(lines: Sequence[Line], number: int, ended: Sequence[int]) -> bool:
    """True where the line has no end, is no item of a list, no post and no link, and paragraphs stand above and below it."""
    line = lines[number]
    if _is_ended(line) or len(line.words) > _MOST_APART or line.text.endswith((",", ";", "-", "–", "—")):
        return False
    if (
        _GOES_ON.match(line.text)
        or not (line.text[0].isupper() or line.text[0] in "'‘\"“")
        or re.search(r"https?://|\bpic\.\w|[@#]\w", line.text)
    ):
        return False
    if not any(other < number for other in ended) or line.function_share < 0.1:
        return False
    above = number - 1
    while above >= 0 and not _is_ended(lines[above]):
        above -= 1
    return above < 0 or not lines[above].text.endswith(":")


def _repeats(lines: Sequence[Line], number: int, ended: Sequence[int]) -> bool:
    """True where a paragraph of the article says the line word by word."""
    key = lines[number].key
    return any(other != number and key in lines[other].key for other in ended)
