"""What sentences say of where one works, as expressions: its names are what `place_sentences` reads."""

import re

# The words in small letters that names of places hold; at another one, a name ends.
SMALL = (
    "de|la|le|les|du|des|am|an|of|sur|do|da|dos|das|del|upon|und|oder|et|ou|y|e|o|bei|ob|im|the|den|der|van|aan|di|il|el"
    "|los|las"
)
_SUBJECT = (
    r"\b(?:this|the|our)\s{1,9}"
    r"(?:is\s{1,9}an?\s{1,9}"
    r"|(?:(?<=this )(?:[\w-]{1,20}\s(?!is\b)){1,2})?"  # "this senior level position"
    r"(?:position|role|job|vacancy|opportunity|opening)\s{1,9}(?:is|will be)\s{1,9}(?:an?\s{1,9})?)"
)
_OFFICE = r"(?:offices?|headquarters|HQ)\b"
_NEXT = r"; (?:or |and )?(?=(?-i:[A-ZÀ-Þ])[\w. ]{1,20}, (?-i:[A-Z]{2})\b)"  # "Reno, NV; or Moab, UT"
_CAN = r"\b(?:this|the)\s(?:position|role|job|vacancy|opportunity)\s(?:can|could|may|must)\sbe\s"
PROSE = re.compile(
    rf"{_SUBJECT}(?P<mode>(?:100\s?%|fully|completely|entirely)?\s{{0,9}}"
    r"(?:remote|hybrid|(?:on-?site|in-office|in-person|office[- ]based)"
    r"(?:\sin\s(?-i:[A-ZÀ-Þ])[\w ,]{1,30}(?=[.;(]|$))?))"
    r"(?![\w-]|\s{1,9}(?:friendly|first|possible|option|team|cloud|sensing|work|of|between))"
    rf"|{_SUBJECT}(?:based|located)\s{{1,9}}(?:in|at|out of)\s{{1,9}}(?:our\s{{1,9}})?"
    rf"(?P<place>(?-i:[A-ZÀ-Þ])[^.;:()\n]{{1,60}}?)"
    rf"(?:\s{{1,9}}{_OFFICE}(?!\sin\s(?-i:[A-Z]))|[.;(]|$|\s{{1,9}}(?:and|with|but)\s)"
    rf"|{_CAN}(?:based|located)\s(?:in|at|out of)\s(?:our\s|either\s)?"
    rf"(?P<can>(?-i:[A-ZÀ-Þ])(?:[^.;:()\n]|(?<=St)\.|{_NEXT}){{1,80}}?)"
    rf"(?:\s{_OFFICE}|(?<!St)[.(]|;(?! (?:or |and )?[\w. ]{{2,20}}, (?-i:[A-Z]{{2}})\b)|$|,?\s(?:and\s(?-i:[^A-Z])"
    rf"|(?:with|but|as|depending|whichever)\s))"
    r"|\bhiring (?:an?|two|three|four|\d) (?:[\w/+#-]{1,20} ){1,4}?in (?P<hiring>(?-i:[A-ZÀ-Þ])[^.;:()\n]{1,40}?"
    r"(?:\s\((?:hybrid|remote|on-?site)\b[^()\n]{0,40}\))?)"
    r"(?=[.;(]|\s\(|$|\s(?:to|who|with)\s)"
    rf"|\b(?:you will|you'll|you’ll)\sbe\sbased\s(?:in|at|out of)\s(?P<you>(?-i:[A-ZÀ-Þ])[^.;:()\n]{{1,50}}?)"
    r"(?=[.;(]|$|,?\s(?:and\s(?-i:[a-z])|(?:with|but|where|as)\s))"
    r"|\b(?:you will|you'll|you’ll)\s{1,9}(?:be based|work)\s{1,9}(?:in|at|from)\s{1,9}our\s{1,9}"
    rf"(?P<office>(?-i:[A-ZÀ-Þ])[^.;:()\n]{{1,40}}?)\s{{1,9}}{_OFFICE}"
    rf"|\b(?:based|work|role|position|job|days?\s{{1,9}}(?:a|per|each)\s{{1,9}}week)\s{{1,9}}(?:in|at"
    rf"|from)\s{{1,9}}our\s{{1,9}}"
    rf"(?P<our>(?-i:[A-ZÀ-Þ])[^.;:()\n]{{1,40}}?)\s{{1,9}}(?:{_OFFICE}|site\b)",
    re.IGNORECASE,
)
_WHERE = r"(?-i:[A-ZÀ-Þ])(?:[^.;:()\n!?]|\([^().;:\n]{1,50}\)){1,90}?"
_ENDS = (
    r"(?=[.;:)!?]|$|\s\((?![^()\n]{1,50}\),)|\sand\s(?!the\s(?-i:[A-Z])|(?-i:[A-Z]))"
    r"|,?\s(?:with|but|as|at|for|para|who|including|only|uniquement|erforderlich|to(?!\s(?:UTC|GMT)))\b)"
)
_WHO = r"(?:remote\s)?(?:candidates|applicants|applications|people|residents)"
# Without a small word in front of a name, such a sentence tells no place.
LEADS = re.compile(
    r"\b(?:in|within|from|across|aus|ganz|en|aux?|n[oa]|em|desde|in:) (?:[A-ZÀ-Þ(]|the |anywhere |one of |all )"
)
LIVE = re.compile(
    r"\b(?:(?:must|need to|have to|should) (?:be |currently )?(?:based|located|resid(?:e|ing|ent)|live|living|be)"
    r"|residents?|residing|based (?:anywhere|remotely)|(?:fully|100%|work|hiring) remote(?:ly)?(?: from)?"
    r"|work(?:ing)? from"
    rf"|(?:role|position|job) is (?:fully |100% )?remote|^remote"
    rf"|remote(?:ly)? for {_WHO}(?: who are)?(?: based| located| residing| living)?"
    r"|(?:role|position|job) can (?:also )?be (?:performed|done|carried out) from(?: any location| any place)?"
    rf"|open (?:only )?to {_WHO}(?: based| located| residing)?)"
    r"\s(?:anywhere\s)?(?:(?:with)?in|across)\s"
    r"(?:one of (?:the )?following \w{5,9}: ?|the following \w{5,9}: ?|the \w{6,9} of )?(?:the\s)?"
    rf"(?:(?:United States|USA?|Canada): )?(?P<where>{_WHERE}){_ENDS}"
    rf"|\b(?:(?:welcome|accept|consider)(?:ing)? {_WHO} from|(?:work|working|done|performed) remotely from|(?:can|may"
    rf"|able to) work from|hiring in:"
    r"|(?:can |we )only (?:currently )?(?:employ|hire)(?: people| candidates)? in"
    r"|(?:^|[.!]\s)we (?:currently |can )?hire in"
    r"|(?:residentes?|(?:trabalho|trabajo|vaga|puesto|100%|totalmente) remot[oa]) (?:n[oa]|em|en|desde)"
    r"|wohnsitz in|remote aus(?: ganz)?|devez (?:résider|habiter|être basée?) (?:en|au|aux)|partout en)"
    rf"\s(?:anywhere in\s)?(?:the following: (?:US |U\.S\. )?\w{{5,9}}: )?(?:the\s)?(?P<from>{_WHERE}){_ENDS}"
    r"|\bcandidates (?:from|in) (?:the\s)?(?P<only>(?-i:[A-Z])[^.;:()\n]{1,40}?) only\b",
    re.IGNORECASE,
)
# ... where the place stands in front, or in brackets: "US-based only", "fully remote (Italy)".
BASED = re.compile(
    r"(?<![\w-])(?P<based>(?-i:[A-Z])[\w.]{1,14}(?:\s(?-i:[A-Z])\w{1,14})?)[- ]based"
    r" (?:candidates |applicants )?only\b"
    r"|(?<![\w-])(?P<seat>(?-i:[A-Z])[\w.]{1,14})-based (?:remote )?(?:role|position|job)\b"
    r"|\b(?:full(?:y)?|100%)[ -]remote \((?P<inside>[^()\n]{2,40})\)",
    re.IGNORECASE,
)
# What is said around the word "remote" or "hybrid" itself.
SAID = re.compile(
    r"(?P<said>(?:(?:fully|100%)\s)?(?:remote|hybrid)|on-?site|in-office|in-person)"
    r" (?:position|role|job|opportunity)(?!s|\w| model)"
    r"|^(?P<start>remote) (?:within|across) (?:the )?(?-i:[A-Z])"
    r"|\b(?:hiring|looking|searching|recruiting|seeking)(?: for)? an? (?:[\w-]{1,20} ){0,2}?(?P<hired>remote)\b"
    r"(?!\s(?:sensing|desktop|access|control|monitoring|diagnos|first|friendly|support))"
    r"|\b(?:we are|we['’]re|as) an? (?:[\w-]{1,20} ){0,3}?(?P<first>remote)-first"
    r" (?:company|team|organi[sz]ation|start-?up|business)"
    r"|\b(?P<week>(?:once|twice|one|two|three|four|[1-4])(?:[- ](?:times|days))?[- ](?:(?:a|per)[- ]week|weekly)"
    r"[- ](?:in[- ](?:person|the[- ]office|office)|on-?site|at the office))\b"
    r"|\b(?:all of us|everyone|we all)\b(?: (?:is|are))? work(?:ing|s)? (?P<everyone>remote)ly\b"
    r"|(?<!or )(?<!/)\b(?P<model>hybrid)"
    r" (?:work(?:place|ing)?(?: model| policy| setup| schedule| pattern)?|model|set-?up"
    r"|schedule|arrangement|policy)\b(?! of| group)"
    r"|(?P<whole>(?:100\s?%|fully|entirely|completely)\s{1,3}remote)\b"
    r"(?!\s(?:friendly|option|possible|colleague|employee|customer|client|student))"
    r"|\b(?:100\s?%|totalmente|completamente|enteramente)\s(?:en\s|em\s|da\s)?(?P<fully>remot[oa])\b"
    r"|\b(?P<full>full[- ]remot[eo]|plně vzdáleně)\b(?!\s(?:possible|friendly|option|op))"
    r"|\b(?:work(?:ing)?|can be (?:performed|done)) (?:remotely )?from (?:<b>|\*\*)?(?P<any>anywhere)\b"
    r"(?P<world> (?:in|on|around) the (?:world|globe|planet)\b)?"
    r"|\bwork(?:ing)? from (?:the|a|any) (?P<choice>(?:location|place) of your (?:own )?choice)\b"
    r"|\bwork (?P<afar>remotely) (?:from )?(?:anywhere|within|across)\b"
    r"|\b(?:vaga|posição|vacante|puesto|posición|poste|stage|stelle|posizione|functie|trabalho|trabajo)"
    r" (?:é|es|est|ist|è|is|será|sera)(?: \w{2,10}){0,2}? (?P<abroad>presencial|présentiel|sur (?:site|place)|vor ort"
    r"|hybrid\w?|híbrid[oa]|ibrid[oa]|remot[eoa]|in presenza)\b"
    r"|\b(?:trabalho|trabajo|vaga|puesto|modelo|formato|regime|modalidade?|posição|posición)(?: de trabal?h?jo?)?"
    r"(?: 100% | totalmente | em | de | )(?P<modo>remot[oa]|híbrid[oa]|presencial)\b"
    r"(?! (?:ocasional|eventual|parcial|opcional|poss[ií]vel|posible))"
    r"|#LI[-_ ]?(?P<tag>remote|hybrid|on-?site)\b"
    r"|\bhiring (?P<hires>remote)ly\b|\bis (?P<telework>telework eligible)\b"
    r"|\b(?P<ok>remote) OK\b"
    r"|\bcan (?:also )?be (?:done |performed |fully |100% ){0,2}(?P<can>remote)(?:ly)?\b(?! (?:at|up|some|part))"
    r"|\b(?:is|are|we['’]re) an? (?:fully |100% |small |young )?(?P<house>remote)"
    r" (?:[\w-]{1,20} ){0,3}(?:company|team|organi[sz]ation|agency|studio|consultancy)\b"
    r"|\b[Ww]e (?:all )?work (?P<we>remote)ly\b(?! (?:on|for|\d|one|two|three|some|at times|most))"
    r"|\b(?:we are|we['’]re)\s(?:all|fully)\s(?P<us>remote)\b(?![- ](?:friendly|first))"
    r"|\b(?:we are|we['’]re)\s(?:an?\s)?\[?(?:all|fully|100%)[- ](?P<all>remote)\s(?:company|team|organi[sz]ation)",
    re.IGNORECASE,
)
# ... or with a condition that says from where.
ONLY_IF = re.compile(
    r" ?,? ?(?:as long as|provided|so long as|within|between|except|excluding|but|with (?:a|some|at least))\b"
)
_BAND = (
    r"(?:(?:UTC|GMT) ?[+-]\d{1,2}(?:and|to|[ –-]){1,5}(?:UTC|GMT)? ?[+-]\d{1,2}"
    r"|[+-]\d{1,2} to [+-]?\d{1,2} (?:UTC|GMT))"
)
ZONES = re.compile(
    rf"\btime\s?zones?\b[^.;:\n]{{0,20}}?(?P<where>{_BAND})"
    rf"|\b(?:hir(?:e|ing)|recruit\w*|located|based|live|work(?:ing)?|within|between)\b[^.;:\n]{{0,20}}?"
    rf"(?<![\d+-])(?P<band>{_BAND})"
    r"|\b(?:located|based|live|be|work) in (?:the )?"
    r"(?P<around>(?-i:UTC|GMT|CET|CEST|EET|EST|PST|CST)(?: time ?zone)? \((?:\+/-|±) ?\d{1,2} hours\))"
    r"|\b(?:located|based|live|be|work|hire|are) (?P<hours>within (?:\+/- ?|± ?)?\d{1,2} hours (?:of|from) (?:the )?"
    r"(?-i:(?:UTC|GMT|CET|CEST|EST|EDT|PST|PDT|CST|ET|PT|[A-Z]\w{6,8} (?:[A-Z]\w{6,8} )?Time))\b)",
    re.IGNORECASE,
)
# Behind "work from anywhere": for some weeks a year, a perk.
AT_TIMES = re.compile(
    r"[^.;\n]{0,40}\b(?:weeks|months|(?:each|per|a) (?:year|quarter)|days (?:a|per|each) (?:year|month))"
)
NOT = re.compile(
    r"\b(?:not|no|never|isn['’]t|aren['’]t|don['’]t|unable to)(?: an?| yet| currently)?"
    r"(?: offer| have| allow| provide| support)?\s$",
    re.IGNORECASE,
)
# ... for those who live nearby: "if you live within 50 miles of Leeds, you will work a hybrid schedule".
NEARBY = re.compile(
    r"\b(?:(?:if|when|where) you(?:['’]re| are| live| reside)|those who (?:are|live|reside)"
    r"|if (?:based|located|living))\b"
    r"[^.;\n]{0,80}\b(?:miles|kilomet(?:er|re)s|km|distance|near|close)\b[^.;\n]{0,120}$",
    re.IGNORECASE,
)
# ... and behind such a word: "hybrid work is unavailable".
NOT_BEHIND = re.compile(
    r"[\w\s]{0,20}\b(?:(?:is|are)(?: currently)? (?:not|un\w+|no longer)|isn['’]t|aren['’]t)\b", re.IGNORECASE
)
# There is no remote work, wherever one lives.
DENIED = re.compile(
    r"\b(?P<denied>offers? no remote(?: work\w*)?(?: options?)?"
    r"|(?:is|are) not (?:an? )?remote\b(?![- ](?:yet|only|first))|isn['’]t remote\b"
    r"|not eligible for remote(?: work)?"
    r"|(?:do(?:es)? not|don['’]t|cannot|can['’]t|unable to) (?:offer|provide|allow|support|accommodate) remote"
    r"(?: work\w*| arrangements)?"
    r"|remote work(?:ing)? is (?:not (?:an option|available|possible|offered|permitted|allowed)|unavailable)"
    r"|^no remote(?: work| or hybrid options)?)\b"
    r"(?!(?: work\w*| arrangements)?"
    r" (?:outside|from|in|until|during|before|abroad|for (?:the first|residents|those|candidates)))",
    re.IGNORECASE,
)
