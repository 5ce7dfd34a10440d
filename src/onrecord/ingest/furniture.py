"""A line in, whether it is page furniture by its own words out: menus, share lines, counters, notices, link headers."""

from __future__ import annotations

import re
from collections import Counter

from .lines import Line
from .published import is_date_line

# Whole lines. Each is furniture wherever it stands; the cap on words keeps sentences that merely begin so.
_WHOLE = re.compile(
    r"""(?:please\s+)?(?:
    share|tweet|print|e-?mail|save|pin|copy\ link|like|whatsapp|facebook|twitter|telegram|reddit|linkedin|instagram
        |youtube|comment|comments|reply|subscribe|log\ ?in|sign\ ?in|sign\ ?up|register|menu|search(?:\ (?:this|the|our)\ (?:web)?site)?|home|back|next|previous|close
        |skip\ to\b.*|listen(?:\ live|\ to\ this\ article)?|watch\ live|live|play|pause|mute|share\ (?:this|on|via|with)\b.*
        |send\ to\ a\ friend|e-?mail\ (?:this|to)\b.*|print\ (?:this|article|page|version)\b.*|print-friendly.*|text\ size.*|font\ size.*
        |follow\ (?:us|me|@)\b.*|like\ us\ on\b.*|join\ us\ on\b.*|add\ to\ (?:favou?rites|bookmarks).*|get\ short\ url|short\ link.*|permalink.*
        |click\ (?:here|to)\b.*|tap\ (?:here|to)\b.*|view\ (?:comments|gallery|all|more|full)\b.*|load\ more.*|show\ more.*|see\ more.*|see\ all.*
        |read\ (?:more|also|next|full|the\ full|in)\b.*|continue\ reading.*|more\ (?:on|from|about|news|stories|in)\b.*|also\ read\b.*|see\ also\b.*
        |related(?:\ (?:articles?|stor(?:y|ies)|news|content|links?|topics?|posts?|coverage|reading|materials?))?
        |you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in)\b.*|recommended(?:\ (?:for\ you|stories|articles|reading))?
        |most\ (?:read|popular|viewed|shared|commented|watched)\b.*|trending(?:\ now)?|popular(?:\ (?:now|stories|posts))?|top\ stories|latest\ (?:news|stories|updates|posts)
        |all\ news|all\ stories|news\ feed|breaking\ news|editor'?s?[’']?s?\ (?:picks?|choice)|don[’']t\ miss|in\ this\ (?:story|article)|what\ to\ read\ next
        |advertisements?|advert|ads?|sponsored(?:\ (?:content|links?|by\b.*))?|promoted(?:\ content|\ stories)?|paid\ content|story\ continues\ below.*|article\ continues\ below.*
        |ad\ feedback|scroll\ (?:down|for|to)\b.*|back\ to\ (?:top|home|news)\b.*|go\ to\ (?:top|home)\b.*|download\ (?:our|the)\ app\b.*|get\ (?:our|the)\ app\b.*
        |(?:no|\d[\d,.]*|be\ the\ first\ to|post\ a|leave\ a|add\ a|write\ a|view|show|hide|join\ the|all)\ (?:comments?|reply|replies|responses?|discussion|conversation)\b.*
        |comments?\ (?:\(\d+\)|(?:are\ closed|off|section)\b).*|community\ standards\b.*|discussion|discuss(?:\ this)?|report\ (?:an\ error|a\ typo|abuse)\b.*
        |(?:posted|filed|published|archived)\ (?:in|under)\b.*|from\ the\ section\b.*|like\ (?:this|loading)[:.]*|name\ \*|website|this\ entry\ was\ posted\b.*|posted\ by\b.*(?:\s(?:in|under)\s|\||\bcomments?\b).*|bookmark\ the\ permalink.*|media\ playback\ is\b.*|tags?\b\s*:.*|tagged\b.*|topics?\b\s*:.*|keywords?\s*:.*|categor(?:y|ies)\s*:.*|labels\s*:.*
        |\d+\ (?:thoughts?|responses?|comments?|replies)\ (?:on|to)\b.*|like\ (?:this|what\ you\ read)\?.*
        |newsletters?|sign\ up\ (?:for|to|now|today|here)\b.*|on\ this\ topic|in\ this\ section|subscribe\ (?:to|for|now)\b.*|get\ (?:the|our)\ (?:latest|newsletter|daily|best)\b.*|enter\ your\ e-?mail\b.*|your\ e-?mail\b.*
        |(?:copyright|©|\(c\))\s.*|all\ rights\ reserved.*|terms\ (?:of|and)\b.*|privacy(?:\ policy)?|cookies?(?:\ policy|\ settings)?|contact(?:\ us)?|about(?:\ us)?|advertise(?:\ with\ us)?
        |imprint|site\ ?map|accept(?:\ all)?(?:\ cookies)?|reject\ all|manage\ (?:cookies|preferences)|loading\.*|share\ your\ (?:thoughts|opinion)\b.*
        |\d+\ (?:min(?:ute)?s?\ read|shares?|views?|likes?|retweets?|votes?|reactions?)|reading\ time\b.*|estimated\ reading\b.*|views?\s*:\s*\d+.*|\d+\ of\ \d+
        |rss|pocket|flipboard|pinterest|tumblr|digg|stumbleupon|google\+|viber|messenger|snapchat|tiktok|buffer|pin\ it|e-?mail\ me|order\ reprints
        |shares|\d[\d,.]*k?\s?(?:shares?|comments?)|copy\ (?:this\ |the\ )?(?:link|url)|sharing\ is\ caring|close\ share\ panel|download\ (?:pdf|as\ pdf)
        |(?:image|photo|picture|slide)?\s?\d+\ ?(?:of|/)\ ?\d+|(?:hide|show|toggle|view)\ caption.*|caption|enlarge(?:\ (?:this\ )?image)?|open\ image.*|back\ to\ gallery
        |these\ are\ external\ links\b.*|up\ next|now\ playing|currently\ in|breaking\ news\ (?:e-?mails?|alerts?)|news\ alerts?|learn\ more|find\ out\ more|more\ info(?:rmation)?
        |about\ (?:this|the)\ (?:article|author|writer|statement|site|rating|reporter|publisher|partner)s?|view\ in\ (?:browser|app)|open\ in\ app|give\ feedback|invalid\ (?:query|e-?mail.*)
        |please\ wait.*|thank(?:s|\ you)\ for\ (?:signing|subscribing|reading|your\ (?:feedback|interest|subscription))\b.*|you\ are\ (?:here|signed\ in|logged\ in)\b.*|(?:edit|my|your)\ (?:profile|account)\b.*|account\ settings\b.*
        |sign\ out|log\ out|skip\ ad|(?:prev|previous|next|older|newer)\ (?:posts?|articles?|stor(?:y|ies)|pages?)|cancel\ reply|notify\ me\ of\b.*|save\ my\ name\b.*
        |disclaimer|our\ standards\b.*|editorial\ standards\b.*|report\ a\ (?:correction|mistake|problem)\b.*|suggest\ (?:a\ correction|an\ edit)\b.*|submit\ (?:a\ )?(?:tip|correction|news|photos?)\b.*
        |more\ (?:\w+\ ){0,2}(?:news|stories|headlines|coverage|videos?|articles)|recent\ (?:content|posts|news|stories|articles|comments)|around\ the\ web|must\ reads?|hot\ topics|in\ case\ you\ missed\ it|story\ timeline|trending\ (?:news|stories|topics)
        |also\ on\ \S+\.\w{2,4}\b.*|on\ \S+\.(?:com|org|net)\s*:.*|from\ our\ (?:partners|network|sponsors)\b.*|watch\ \w+\ live|filed\ under\b.*|advertise\ with\b.*|contribute|donate(?:\ now)?|support\ us
        |search\ (?:form|for|results|site|\w+\.\w{2,3})|choose\ (?:a\ language|your\ (?:edition|language|country))|select\ (?:language|edition)|edition|switch\ (?:edition|language)\b.*|toggle\ (?:navigation|menu|search)|main\ (?:menu|navigation|content)|close\ navigation
        |with\ (?:(?:news|wire|press|agency|agencies|services?|inputs?|reports?|and|from|afp|reuters|ap|dpa)[\ ,/]*){1,6}|(?:getty\ images|shutterstock|afp|ap|reuters|(?:the\ )?associated\ press|agence\ france[\ -]presse|united\ press\ international|press\ trust\ of\ india|xinhua(?:\ news\ agency)?|press\ association|epa|istock)(?:\s?/\s?[\w\ ]{2,30})?
        |like\ this\ (?:story|article|post)\?.*|(?:want|need)\ more\ [\w\ ]{2,30}\?.*|no\ spam\b.*|\(?click\ for\b.*|source\ link|original\ (?:article|source|story)|via|republish(?:\ this\ (?:article|story))?
        |share\ (?:all\ sharing\ options|to\ (?:facebook|twitter|linkedin|pinterest|reddit|whatsapp|friends))\b.*|why\ you\ can\ trust\b.*|related\ (?:post|story|article|video|roundup|tag)s?\s*:.*
        |[A-Z]{2,3}-[\w-]+--.*|.*\b\d(?:st|nd|rd|th)\ (?:ld|lead)\b.{0,20}|eds:.*
        |\(?(?:soundbite|crosstalk|laughter|applause|cheering|music|begin\ video|end\ video|commercial\ break|off-?mic)\b[^().]*\)?
        |story\ highlights|(?:play|pause|replay|stop)\ (?:video|slideshow|audio)|(?:current|remaining)\ time\b.*|duration(?:\ time)?\ \d.*|full\ ?screen|auto\ ?play|thumbnails|tap\ for\ sound|(?:show|hide|read|view)\ transcript|transcript
        |(?:recommended|powered)\ by\b.{0,25}|promoted\ links|from\ around\ the\ (?:web|world)|skip\ (?:ads?|advertisement)|advertisements?\W+(?:story|article|scroll|continue)\b.*|(?:also|recently|elsewhere|first|new)\ on\ [A-Z][\w’']*(?:\ [A-Z][\w’']*){0,3}
        |view\ this\ (?:post|photo|tweet|video)\b.*|(?:retweet|reply|like|share|comment|report|flag)(?:\s+(?:retweet|reply|like|share|comment|report|flag|delete)){1,4}|buy\ (?:this\ |a\ )?(?:photo|image|print|reprint)s?|(?:last|next|first|previous)\ slide.{0,20}
        |post\ to\ (?:facebook|twitter)|posted!|sent!|copied!|try\ another|audio\ captcha|sent\ from\ my\b.*|story\ from\ [A-Z].{2,25}|updated?|exclusive|breaking|developing|topics?|tags?
        |(?:warning|caution)\W+(?:graphic|disturbing|distressing|explicit|strong|contains|this\ (?:video|story|article|gallery|footage|clip))\b.*|graphic\ (?:content|warning|images?|video)\b.{0,40}|viewer\ discretion\b.*|let\ friends\ in\ your\b.*|to\ find\ out\ more\ about\ (?:facebook\ )?commenting\b.*
        |video\ player\ is\ loading.*|(?:\#\w{2,40}\s*){1,8}|pic\.twitter\.com/\w+|(?:poll|vote|quiz)\s*:.*|watch\ (?:above|below|here|again)\b.*
        |(?:reach|contact|e-?mail|call)\ .{0,50}(?:\S@\S+|\(?\d{3}[)-]\ ?\d{3}-?\d{4}).*|.{4,40},\ \S+@\S+\.\w+
        |for\ immediate\ release|(?:not\ for\ release|embargoed)\b.{0,40}|(?:press|news|media)\ (?:release|statement|advisory)
        |page\ \d+(?:\ of\ \d+)?|slideshow.*|photo\ gallery.*|gallery|video|photos?|watch\b\s*:.*|also\ (?:watch|see)\b\s*:.*|see\b\s*:.*|related\b\s*:.*|more\b\s*:.*|update\ your\ browser.*
    )[\s:.!»›>→]*""",
    re.IGNORECASE | re.VERBOSE,
)
# Sentences in which a page speaks to its reader about itself.
_NOTICE = re.compile(
    r"""^(?:
    (?:©|\(c\)\ |copyright\ (?:©|\(c\)|\d))
    |(?:sorry,?\ )?(?:we\ are|we[’']re)\ (?:not\ (?:currently\ |now\ )?|no\ longer\ )accepting\ (?:comments?|submissions)\b
    |(?:sorry,?\ )?(?:comments?|commenting|(?:this|the)\ comment\ (?:section|thread))\ (?:(?:for|on|to|under)\ this\ \w+\ )?(?:is|are|has\ been|have\ been)\ (?:now\ |currently\ )?(?:closed|disabled|turned\ off|switched\ off|not\ available|unavailable|moderated)\b
    |(?:(?:on|using)\ a\ mobile(?:\ device)?|mobile\ (?:users?|readers?))\b.{0,20}(?:click|tap|see|watch)\b
    |.{3,90}[.!]?\ (?:you\ can\ )?(?:follow|reach|contact|e-?mail)\ (?:him|her|them|me)\ (?:on|at|via)\ (?:twitter|facebook|instagram|@|\S+@)
    |you\ can\ (?:reach|contact|follow|e-?mail)\ (?:this|the)\b.{0,30}\b(?:author|writer|reporter)\b|e-?mail\ the\ (?:author|writer|reporter|editor)
    |(?:to\ reach|reach)\ [A-Z].{2,40},\ (?:call|e-?mail|write|send)\b
    |(?:got|have)\ (?:a|any)\ (?:stor(?:y|ies)|tips?|news|video|photos?)\b.{0,40}\?|(?:sound\ off|tell\ us|let\ us\ know|leave\ us|share\ your|what\ do\ you\ think)\b.{0,90}\bcomments?\b
    |stay\ (?:updated|informed|connected)\b.{0,60}\b(?:with|app|apps|on)\b
    |(?:watch|see|view|check\ out|listen\ to|take\ a\ look\ at|scroll\ down\ for|look\ at)\ (?:the|a|more|his|her|their|some|this)\ (?:\w+\ ){0,6}(?:video|clip|footage|photos?|pictures?|images?|slideshow|gallery|trailer|interview|tweets?|post|report)\b.{0,50}\b(?:below|above|here)\W*$
    |(?:we|this\ (?:web)?site|our\ (?:web)?site|by\ (?:continuing|using|clicking|accessing)).{0,80}\b(?:cookies?|browser|privacy\ policy|terms\ of)\b
    |(?:sign\ up|subscribe|register|log\ in|sign\ in|click|tap|download|follow|join|support)\b.{0,80}\b(?:our|newsletter|inbox|app|facebook|twitter|whatsapp|telegram|channel|account|updates|here|us)\b
    |you\ (?:must|need\ to|have\ to|can)\ (?:be\ )?(?:log|sign|enable|subscribe|register)
    |(?:this\ (?:material|story|article|content)\ may\ not\ be|no\ part\ of\ this|reproduction\ (?:in\ whole|of\ this))
    |this\ entry\ was\ posted\ in\b|(?:please\ )?(?:enable|turn\ on)\ javascript|your\ browser\ (?:does|is)
    |(?:the\ )?views\ (?:and\ opinions\ )?expressed\ (?:in|here|by)\b
    |.{0,60}\ball\ rights\ reserved\b
    |(?:get|receive|stay|keep|never\ miss|don[’']t\ miss|want|let\ our|need|sign\ me\ up|i\ agree|join)\b.{0,140}\b(?:newsletters?|(?:your|our|my)\ inbox|(?:news|e-?mail)\ alerts?|breaking\ news|subscribers?|notifications?|delivered|unsubscribe|latest\ updates)\b
    |(?:you\ can\ )?(?:read|see|watch|view|find)\ (?:the|our|more|his|her|their|it|this)\b[\w\ ’']{0,50}\bhere\.?$
    |to\ contact\ the\ (?:reporters?|editors?|authors?|writers?)\b|(?:e-?mail|write\ to|contact|reach|tweet)\ .{2,60}\s(?:at|on)\ \S*@\S+
    |related\ on\ [^:]{2,30}:\s
    |(?:for\ (?:more|the\ (?:full|latest|original))|to\ (?:read|see|watch|view|donate|subscribe|comment|learn))\b.{0,80}\b(?:click|tap|visit|go\ to|log\ on\ to)\b.{0,40}$
    |(?:editor(?:[’']s|s[’']?|ial)\ note|corrections?|clarifications?|author[’']s\ note)\s*:\s
    |(?:an|the)\ (?:earlier|previous|original)\ version\ of\ this\ (?:article|story|report|post|piece|headline|caption|video)\b
    |\W{0,2}this\ (?:article|story|report|post|piece|page|item)\ (?:was|has\ been|is)\ (?:amended|corrected|edited|changed|modified|republished|revised|adapted)\b
    |(?:warning|caution)\s?[:!]\s?.{0,90}\b(?:viewers?|readers?|graphic|disturbing|distressing|upsetting|offensive)\b
    |also\ on\ [\w.]+\.(?:com|org|net|co\.\w\w|[a-z]{2})\b|[^.?!]{3,60}\?\ (?:subscribe|sign\ up|join|follow|download|check\ out|order|click)\b
    |chat\ with\ us\b|this\ is\ a\ modal\ window\b|an?\ link\ has\ been\ (?:posted|sent|copied)\ to\b|an?\ (?:photo|video|post|story)\ (?:posted|shared)\ by\ .{2,40}\(?@\w
    |like\ [A-Z][\w’']*(?:\ [A-Z][\w’']*){0,3}\ on\ (?:facebook|twitter|instagram)\b
    |.{0,110}[?!.]\ (?:vote|take\ (?:our|the|part\ in\ our))\b.{0,20}(?:now|here|below|poll|survey|quiz)\W*$|sign\ (?:the|our|this)\ petition\b
    |[^.?!]{0,50}\?\ (?:call|text|visit|contact|e-?mail)\ .{0,60}(?:helpline|hotline|\d{3}|\S\.(?:org|com|gov))
    |\W{0,3}this\ (?:post|story|article|report|item|page|piece)\ (?:has\ been|was|will\ be|is\ being)\ (?:last\ |continuously\ )?updated\b
    |this\ (?:news\ )?(?:story|article|post|report)\ is\ (?:still\ |currently\ )?(?:developing|breaking)\b
    |(?:this\ is\ a\ )?(?:breaking|developing)\ (?:news\ )?story\b[^a-z]*(?:$|check|more|please|come|updates?|and\ will)
    |(?:more\ (?:details?|updates?|information)?\ ?|updates?\ )(?:to\ (?:come|follow)|will\ follow)\b
    |(?:the\ )?[A-Z][\w’'&]*(?:\ [A-Z][\w’'&]*){0,3}\ is\ our\ (?:[\w-]+\ ){0,4}(?:newsletter|e-?mail|briefing|podcast|app)\b
    |(?:do\ you\ )?have\ (?:something|anything|a\ (?:tip|story)|information|more\ to)\b.{0,60}\?\ .{0,60}\b(?:share|comments?|e-?mail|contact|let\ us|tell\ us|send)\b
    |follow\ (?:him|her|them|\w+(?:\ \w+){0,3})\ (?:on\ (?:twitter|x|facebook|instagram|threads|bluesky)|(?:at\ )?@\w+)
    |[\w.’' -]{3,60}\ is\ (?:funded|supported)\ by\ (?:its\ |our\ )?(?:readers|audience|donations|grants|members|subscribers)\b
    |(?:like|enjoyed?)\ (?:this|what)\b.{0,40}\?\ .{0,60}\b(?:share|subscribe|follow|support|sign)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# What was wrong before may be told at length below an article, and none of it is what the article says.
_AMENDED = re.compile(
    r"\W{0,3}this (?:article|story|report|post|piece|page) (?:was|has been) (?:amended|corrected|edited|revised|updated)(?: and \w+)? (?:on|to)\b"
    r"|\W{0,3}(?:an|the) (?:earlier|previous|original) version of this (?:article|story|report|post|piece|headline|caption|video)\b",
    re.IGNORECASE,
)
_LONGEST_AMENDED = 200
# Words that only a page says to its reader, anywhere in a line.
_PAGE_TALK = re.compile(
    r"""(?:
    continue\ reading\ the\ main\ story|(?:re-?enter|enter)\ (?:a\ valid|your)\ (?:e-?mail|password)|not\ a\ robot|error\ (?:processing\ your|has\ occurred)
    |\bunsubscribe\b|opt[- ]in\ box|we\ (?:may\ )?(?:earn|receive|make)\ (?:a\ |an\ )?(?:small\ |affiliate\ )*commission|affiliate\ (?:commission|(?:and/or\ referral\ )?links?)\b
    |may\ not\ be\ (?:published|reproduced|republished|rewritten|redistributed|copied)|non-commercial\ use\ only|constitutes\ (?:acceptance|your\ agreement)|community\ (?:rules|guidelines)\ apply
    |opinions\ expressed\ (?:by|in|here|are)\b.{0,80}\b(?:their|author[’']?s?|own|those)\b|thomson\ reuters\ trust\ principles|special\ offers\ for\b.{0,60}\bproducts\ and\ services|purchase\ through\ links
    |\brush\ transcript|transcripts?\ (?:is|are|was|were)\ created\ on\ a\ rush|may\ not\ be\ in\ its\ final\ form
    |\b(?:cut|copy)\ (?:&|and)\ paste\ (?:the|this|our)\ (?:article|story|text)|\bts\ ?(?:&|and)\ ?cs\b|\bbuy\ additional\ rights\b|\bthis\ is\ a\ (?:breaking|developing)\ (?:news\ )?story\b.{0,60}\b(?:updat|check\ back|refresh|more\ (?:as|when|details|information|to\ (?:come|follow)))
    |\bfollow\ (?:him|her|them|us|me)\ (?:on\ \w+\ )?(?:at\ )?@\w
    |compensated\ by\b.{0,60}\badvertiser|\bopens?\ in\ a\ new\ (?:window|tab)|responsible\ for\ the\ content\ of\ external
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# How pages credit what they took over; the words stay in the text, where reuse looks for them.
_ASIDE = re.compile(
    r"[(\[](?:[^()\[\].?!:]{3,60}[:?]\s+)?(?:(?i:read|see|watch|listen|hear|get|catch|check|find|learn|follow|explore|view|take|click|tap|download|subscribe|sign)\b"
    r"[^()\[\]]*\b(?i:more|here|primer|explainer|guide|timeline|coverage|blog|video|photos?|gallery|map|graphic|interactive|analysis|full|story|article|report|profile|podcast|quiz|below|above)\b)"
    r"[^()\[\].]*[)\]]"
)
# A link set off from the text: "[The bridge that nobody saw fall]", ">> The bridge that nobody saw fall".
_POINTED = re.compile(
    r"\[[A-ZÀ-Þ“\"'‘](?:[^\[\].]|\.(?=\w)){12,160}(?<![.!:])\]|(?:>>+|»|›|▶|►|→|➤)\s*[^\n]{6,160}(?<![.:])"
)
_CODE = re.compile(
    r"[\w$]+(?:\.[\w$]+)+\([^()]*\)\s*;?|(?:var|let|const|function)\s[\w$.]+\s*[=({].*|<[a-z!/][^<>]*>|.*\bfunction\s?\([^()]*\)\s*\{.*|[#.][\w-]+\s*\{.*\}|\$\(.*|[{}();\s]+"
)
_MUTE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{1,50}:\s*[(\[](?:(?i:speaking|in|through|foreign|laughter|unintelligible|inaudible|crosstalk))\b[^()\[\]]*[)\]]\.?"
)
_CREDIT = re.compile(
    r"(?:this (?:article|report|story|post) (?:contains|includes|uses|(?:was |first |originally ){0,2}(?:published|appeared))\b.{0,120}"
    r"|(?:with|based on|compiled from) (?:additional )?(?:reports?|reporting|files|inputs?|agenc(?:y|ies)|wires?)\b.{0,100}"
    r"|source\s*:.{2,60}|\(?(?:with )?inputs? from .{2,60})",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"\s*[|•·»›]\s*|\s+[/>]\s+|\s{2,}|\t+")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+(?:com|org|net|info|tv|co\.\w\w)|[\w.+-]+@[\w-]+\.\w+|@\w{2,30}",
    re.IGNORECASE,
)
_GALLERY = re.compile(r"\s(?:hide|show|toggle) caption(?:\s\d+ of \d+)?\W*$", re.IGNORECASE)
_LONGEST_TITLE = 16  # words that a gallery's title has less than
_PICTURE = re.compile(r"(?:image|photo|picture|slide)\s?\d+ ?(?:of|/) ?\d+", re.IGNORECASE)
_GLUED = re.compile(
    r"(?:related(?:\s+(?:stories|articles|coverage))?|view gallery|\[\+\] enlarge|more about \w+)[A-ZÀ-Þ0-9][^\n]{8,}(?<![.!?])"
    r"|(?:(?:comments?|e-?mail|print|share|tweet|save|facebook|twitter|google\+?|pinterest|linkedin|whatsapp)){2,}",
    re.IGNORECASE,
)
_STAMPED = re.compile(r"[a-z](?:JAN|FEB|MARCH|APRIL|MAY|JUNE|JULY|AUG|SEPT|OCT|NOV|DEC)\.? \d{1,2}, (?:19|20)\d\d$")
_LABELLED_LINK = re.compile(
    r"\W{0,2}(?:more|(?:raw|live|breaking|exclusive) (?:video|footage|updates?|blog)|also read|read(?: more| also| next)?|see(?: also| video| photos| more| pics)?|watch|listen|videos?|photos?|pictures|pics|in pictures|in photos|news|analysis|opinion|"
    r"explainer|related(?: stor(?:y|ies)| articles?)?|gallery|live|recommended|view|next|don[’']t miss|must[- ](?:read|see)|you may like|from the archive)\s*[:|]\s+\S.{8,}",
    re.IGNORECASE,
)
_SHOUTED = 8
_COUNTED_TOPIC = re.compile(r"[^.!?]{3,80}\(\d+\)")
_COMMENT_HEAD = re.compile(
    r"(?:\d[\d,]*\s+comments?|\d+\s+(?:thoughts?|responses?|comments?|replies)\s+(?:on|to)\b.*|comments?\s*(?:\(\d+\)|:)?|(?:leave|post|add)\s+a\s+(?:comment|reply)|no comments:?|readers?['’]? comments|"
    r"join the (?:conversation|discussion)|reader responses)\b[\s:.?!\"”’'\])]*",
    re.IGNORECASE,
)
_LINKS_HEAD = re.compile(
    r"(?:related\b.*|(?:more )?on this topic|in this section|read (?:also|more|next)|also read|see also|more (?:on|from|about|news|stories|in)\b.*|most (?:read|popular|viewed|shared)\b.*|"
    r"you (?:may|might) also like|recommended\b.*|trending\b.*|popular\b.*|top stories|latest (?:news|stories)|editor[’']?s picks?|"
    r"more (?:world|u\.?s\.?|uk|local|business|politics|sports?|entertainment|health|technology|science|national|international)|"
    r"trending news|more (?:\w+ ){1,2}(?:news|stories)|recent (?:content|posts|news|stories)|hot topics|must reads?|around the web|"
    r"don[’']t miss|what to read next|in other news|elsewhere)[\s:]*",
    re.IGNORECASE,
)


def is_furniture(line: Line, *, extracted: bool = False) -> bool:
    """True where the words of the line alone show that it is no part of the article, wherever it stands.

    In text cut out of a page already (`extracted`), rows between bars are the article's tables and no menus.
    """
    text, count = line.text, len(line.words)
    if not any(character.isalpha() for character in text):
        return True  # counters, rules, bullets without text
    if count <= 14 and _WHOLE.fullmatch(text) and not _reads_as_sentence(line):
        return True
    if count <= 24 and opens_comments(line):
        return True
    if count <= _LONGEST_AMENDED and _AMENDED.match(text):
        return True
    if (count <= 45 and _NOTICE.match(text)) or (count <= 20 and _CREDIT.fullmatch(text)):
        return True
    if count <= 120 and text[0] not in "\"“'‘" and _PAGE_TALK.search(text):
        return True
    return (
        is_date_line(text)
        or (not extracted and _is_menu(line))
        or _URL.fullmatch(text) is not None
        or _MUTE.fullmatch(text) is not None
        or (count <= 25 and _ASIDE.fullmatch(text) is not None)
        or _CODE.fullmatch(text) is not None
        or (count <= 25 and _POINTED.fullmatch(text) is not None)
        or _is_glued(line)
        or _is_counted(line)
    )


def _reads_as_sentence(line: Line) -> bool:
    """A keyword may begin a sentence ("Share prices fell."); such lines have function words and end as sentences do."""
    ends = line.text.endswith((".", "”", '"')) and not line.text.endswith("..")
    return len(line.words) >= 5 and ends and line.function_share >= 0.25


def _is_menu(line: Line) -> bool:
    """Three or more short items between bars, dots or wide gaps: `News | World | Sport`."""
    items = [item for item in _SEPARATED.split(line.text) if item.strip()]
    if len(items) == 2:
        return _is_pair(items, line)
    if len(items) < 3 or line.is_prose:
        return False
    return all(len(item.split()) <= 5 for item in items) and line.function_share < 0.3


def _is_pair(items: list[str], line: Line) -> bool:
    """A section and its part (`News | Middle East`) or a name and a button (`Radio Ilda | Listen live`)."""
    if line.title_share == 1.0 and line.function_share == 0.0 and all(len(item.split()) <= 2 for item in items):
        return True
    if line.title_share < 0.6 or line.ends_sentence:
        return False
    buttons = [item for item in items if len(item.split()) >= 2 and _WHOLE.fullmatch(item)]
    return len(buttons) == 1 and all(len(item.split()) <= 5 for item in items if item not in buttons)


def _is_counted(line: Line) -> bool:
    """A topic with its number of articles, `Flood in Ustmar (31)`: a link to a list."""
    return len(line.words) <= 10 and _COUNTED_TOPIC.fullmatch(line.text) is not None


def _is_glued(line: Line) -> bool:
    """True where a page's elements stand in one line without a space: `RelatedFlood hits Ustmar`, a caption printed twice."""
    text = line.text
    half = len(text) // 2
    twice = len(line.words) >= 6 and any(
        text[:at] == text[-at:] and at + len(text[-at:]) >= len(text) - 1 for at in (half, half + 1)
    )
    return twice or _GLUED.fullmatch(text) is not None or _STAMPED.search(text) is not None


def is_labelled_link(line: Line) -> bool:
    """True where a page's label stands before the title of another article: `MORE: Ferry line cuts fares`."""
    if line.text.endswith(".") or len(line.words) > 30 or is_framed(line):
        return False
    return _LABELLED_LINK.fullmatch(line.text) is not None


def is_tag_list(line: Line) -> bool:
    """True where the line is names between commas and nothing else, as tags under an article are."""
    items = [item.strip() for item in line.text.split(",")]
    if len(items) < 3 or line.ends_sentence or any(not item for item in items):
        return False
    return all(len(item.split()) <= 4 for item in items) and line.function_share <= 0.1 and line.title_share >= 0.6


def is_shouted_link(line: Line) -> bool:
    """True where a line of eight or more words is all capitals and no sentence: a link to another article."""
    letters = [character for character in line.text if character.isalpha()]
    shouted = sum(character.isupper() for character in letters) >= 0.9 * len(letters)
    return len(line.words) >= _SHOUTED and shouted and not line.text.endswith(".")


def counts_pictures(line: Line) -> bool:
    """True where the line counts a gallery's pictures, `Image 2 of 5`: what follows is a caption."""
    return _PICTURE.fullmatch(line.text) is not None


def opens_comments(line: Line) -> bool:
    """True where readers' comments begin after this line."""
    return len(line.words) <= 24 and _COMMENT_HEAD.fullmatch(line.text) is not None


def opens_links(line: Line) -> bool:
    """True where a list of links to other articles begins after this line."""
    return len(line.words) <= 8 and _LINKS_HEAD.fullmatch(line.text) is not None


def is_framed(line: Line) -> bool:
    """True where a gallery's words for a picture stand before its button: `... Hide Caption 2 of 8`."""
    return _GALLERY.search(line.text) is not None


def gallery_edges(lines: list[Line]) -> dict[int, tuple[int, int]]:
    """Where the words of a picture begin and end in lines that a gallery frames: `Photos: Flood Boats on a road. Hide Caption 2 of 8`.

    By line number, as code points of the text. The title is what most of these lines begin with.
    """
    framed = {number: found for number, line in enumerate(lines) if (found := _GALLERY.search(line.text))}
    titles = Counter(
        title
        for number in framed
        for title in {" ".join(lines[number].text.split()[:count]) for count in range(2, _LONGEST_TITLE)}
    )
    shared = [title for title, count in titles.items() if count >= max(3, 0.6 * len(framed))]
    title = max(shared, key=lambda each: (len(each), each), default="")
    return {
        number: (
            lines[number].start + (len(title) if title and lines[number].text.startswith(title) else 0),
            lines[number].start + found.start(),
        )
        for number, found in framed.items()
    }
