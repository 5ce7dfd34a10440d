"""A line that ends as a sentence does in, whether it is the words below a picture out.

What tells them from a paragraph: they have no verb that tells ("An aerial view of the quay."), or they credit somebody at
the end of a few words ("A lorry on the bridge. AP"). Whoever is not sure of a verb keeps the line: a lost statement costs more.
"""

from __future__ import annotations

import re

from .lines import Line

_AGENCY = r"(?:AP|AFP|EPA|PA|DPA|UPI|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|Facebook|Twitter|YouTube|Instagram|Handout|Supplied)"
# Verbs that tell: auxiliaries, the past of irregular verbs, common ones in the present; others end in -ed.
_PAST = (
    "said says told was were had has have been will would could may might did does do who that which when because after took went came made found shot hit left got gave "
    "began led put set ran saw became held knew kept met sent spoke fell flew wrote won lost built bought brought thought felt stood struck broke is are am be can must shall "
    "should need needs remain remains stay stays continue continues become becomes mean means make makes bring brings seem seems get gets want wants live lives work works say "
    "claim claims believe believes think thinks know knows see sees plan plans face faces show shows go goes come comes take takes give gives keep keeps call calls ask asks "
    "deny denies fear fears suspect suspects suggest suggests warn warns report reports include includes offer offers expect expects hope hopes remember remembers it i we you they he she"
)
_TELLING = re.compile(
    rf"\b(?:{_PAST.replace(' ', '|')})\b|n['’]t\b|['’](?:s|re|ve|ll|d|m) (?:a|an|the|not|been|going)\b|\b(?!undated\b|red\b|need\b)[a-z]{{3,}}ed\b(?! (?:by|from|men|women|people)\b)",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"(?:(?:An?|The|This|One|Another)\s)?(?:(?:[Uu]ndated|[Rr]ecent|[Aa]erial|[Gg]eneral|[Ff]ile|[Ff]amily|[Hh]andout|[Ss]till|[Ss]atellite|[Pp]olice|[Vv]ideo|[Aa]rchive|[Tt]ypical|[Pp]anoramic)\s){0,3}"
    r"(?:[Vv]iew|[Pp]hoto(?:graph)?|[Pp]icture|[Ii]mage|[Ss]creenshot|[Ss]creen ?grab|[Ss]till|[Mm]ap|[Gg]raphic|[Ff]rame)s?\s(?:of|from|showing|taken|released|provided)\b"
)
_THIS = re.compile(
    r"This (?:[\w,.-]+ ){0,5}(?:photo(?:graph)?|image|picture|still|frame|grab|screenshot)\b[^.]{0,60}\bshows?\b|An? (?:general|aerial|panoramic|file) (?:view|picture|photo|image) shows?\b|[A-ZÀ-Þ][^.]{3,60}? poses? (?:for|with) (?:a |an )?(?:photo|picture|photograph|selfie)\b"
)
_LABELLED = re.compile(
    r"\(?(?:Pictured|Above|Below|Inset|Left|Right|Top|Bottom|Clockwise from [\w ]{3,20})(?:\s(?:left|right|above|below|cent(?:re|er)|in \d{4}))?\s?(?:[:)]|,\s(?=[A-Z]))\s?\S"
)
_SIDE = re.compile(
    r"\((?:left|right|cent(?:re|er)|l|r|pictured(?: [\w ]{2,15})?|above|below|top|bottom|seen here)\)|, (?:left|right|pictured(?: [\w ]{2,15})?|cent(?:re|er)|above|below)[,.]"
)
_AT_THE_SCENE = re.compile(
    r"(?:Emergency|Police|Forensic|Fire|Rescue|Medical|Security|Army|Armed|Crime scene)(?: (?:crews?|officers?|workers?|services|vehicles?|cars?|teams?|investigators?|tape|experts?|responders?|personnel|helicopters?|police))* "
    r"(?:at|outside|near|on|in front of) "
)
_WHO = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){1,3}, (?:aged )?\d{1,2},? (?:from|of) [A-ZÀ-Þ][^.,]{2,30}\.?|(?:[A-ZÀ-Þ][\w.'’-]* (?:and |with )?){2,8}(?:in|at the|at|outside) (?:[A-ZÀ-Þ][\w'’-]+ )*(?:in )?(?:19|20)\d\d\.?"
)
_CREDITED = re.compile(
    rf"[.!?)\"”]\s(?:{_AGENCY} (?:[Pp]hotos?|[Ii]mages?|[Ff]ile)|Getty(?: Images)?|Shutterstock|Handout|Supplied|Facebook|YouTube|(?:[Cc]redits?|[Ss]ource|[Pp]hotos?|[Pp]ics?|[Ii]mages?)\s?:\s?\S[^.]{{2,40}}|(?:[Cc]ourtesy|Credit) (?:of )?(?:the )?[A-Z][^.]{{2,40}})$"
    rf"|[(\[](?:{_AGENCY}|(?:[Cc]ourtesy(?: of)?|[Cc]redit:?) [^()]{{2,40}}|(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Vv]ideo|[Ss]creen ?grab|[Ss]creenshot|[Ss]upplied|[Pp]rovided|[Ff]ile)\b[^()]{{0,40}})[)\]]\W*$"
    rf"|\b(?:[Ii]mage|[Pp]hoto|[Pp]icture|[Ss]creen ?grab|[Ss]creenshot)s? (?:via|courtesy of|from|by) [A-Z]\w+(?: [A-Z]\w+)?\.?$|^{_AGENCY} (?=(?:An?|The|[A-Z][a-z]+) [^.]{{8,150}}$)"
)
_SAYS = re.compile(
    r"\b(?:said|says|told|tells|according to|added|claimed|wrote|warned|reports?|reported|denied|asked)\b"
)
_LONGEST_VERBLESS = 22  # words
_LONGEST_CREDITED = 35


def is_below_picture(line: Line) -> bool:
    """True where the line shows by its form that it stood below a picture, whatever stands at its end."""
    text, count = line.text, len(line.words)
    if not text or text[0] in "\"“'‘" or count < 3:
        return False
    if count <= _LONGEST_CREDITED and _CREDITED.search(text) and not _SAYS.search(text):
        return True
    if _LABELLED.match(text) or _THIS.match(text):
        return count <= _LONGEST_CREDITED and not _SAYS.search(text)
    if count > _LONGEST_VERBLESS:
        return False
    if _WHO.fullmatch(text):
        return True
    shown = _VIEW.match(text) or _SIDE.search(text) or _AT_THE_SCENE.match(text)
    return shown is not None and not text.endswith((":", "?")) and not _TELLING.search(_SIDE.sub("", text))
