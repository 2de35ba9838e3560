"""Knows the sentences and headings that say who hires: from "Acme is hiring" to a name, in several languages."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.enrich.patterns import section

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"(?:[a-z]{1,3}(?=[A-Z]))?[A-ZÄÖÜÅÆØÉÈÁÍÓÚÑÇ0-9][\w&.'’+-]*"
_FORM = r"(?:,?\s+(?:Inc|LLC|Ltd|GmbH|AG|KG|SE|Corp|Co|PLC|plc|Pty|BV|B\.V|S\.A|SA|SAS|SARL|Srl|e\.\s?V)\b\.?)"
_JOINT = r"(?:of|and|the|for|de|du|des|la|le|und|für|der|von|&|y|e|do|da|per|il|dell[ao]|op|voor|van)\s+"
NAME = rf"{_WORD}(?:\s+(?:{_JOINT}){{0,2}}{_WORD}){{0,4}}{_FORM}?"
_THE = r"(?:The\s+|Die\s+|Das\s+|Der\s+|La\s+|Le\s+|Il\s+|El\s+|L['’]|the\s+|die\s+|la\s+)?"
EQUAL = re.compile(
    rf"(?:^|[.!?]\s{{1,3}})(?P<name>{_THE}{NAME}) is (?:proud to be )?an? (?i:equal[- ]opportunity|affirmative)"
)
# "what we are all about at Acme", of a site's own name
OURS = re.compile(rf"\b(?:[Ww]e|[Oo]ur|us)\b[^.!?:;]{{1,80}}\sat\s(?P<name>{NAME})(?=[.,!?]|$)")
# "the best work of your life here at Acme"
HERE = re.compile(rf"\b[Hh]ere at (?P<name>{NAME})(?=[.,!?]|$|\s(?:we|you)\b)")
# "being a baker at Acme involves ..."
BEING = re.compile(
    rf"\b[Bb]eing (?:an?|our) [^.!?,:;]{{2,60}}? at (?P<name>{NAME})"
    r"(?=\s(?:involves|means|requires|entails|is|comes|will|isn['’]t|gives)\b)"
)
# "why you want to join Acme", asked of those who apply
WANTED = re.compile(
    r"\b(?:excited|excites you|want|wanting|like|love|interest(?:ed)?|motivat\w+|reasons?|why|keen|eager)\b"
    r"[^.!?:;]{0,40}?"
    r"\b(?:to join|in joining|about joining|joining|to work (?:at|for|with)|(?:in|about|for)? ?working (?:at|for|with))"
    rf" (?P<name>{NAME})(?=[.,!?;:)]|\s(?:and|as|because|in)\b|$)"
)
ABOUT = re.compile(
    r"^(?:About|Über(?: die)?|À propos d(?:e |['’])|Sobre(?: [ao])?|Acerca de|Over|Who (?:is|are)|Qui est|Wer ist"
    r"|Quem é(?: [ao])?|Quién es|Chi è|Wie is|Why|(?:Why )?(?:[Jj]oin|[Ww]ork (?:at|for|with))|Working at|Life at"
    r"|Careers at|Jobs at|Pourquoi(?: rejoindre)?|Rejoindre|Conheça(?: [ao])?|Présentation d(?:e |['’])|Die Firma"
    r"|L['’]entreprise|La société|Das Unternehmen|A empresa|L['’]azienda|Welcome to|Willkommen bei|Bienvenue chez)"
    rf"(?:\s+|(?<=['’]))(?P<name>{_THE}{NAME})\s*[?!:]?$"
)
# A heading of the house and its own word, as in "Acme: About us".
ABOUT_US = re.compile(
    rf"^(?P<name>{NAME})\s?[:–—|-]\s(?:Über [Uu]ns|Wer [Ww]ir [Ss]ind|About(?: [Uu]s)?|Who [Ww]e [Aa]re"
    r"|À [Pp]ropos|Qui sommes-nous|Sobre [Nn]ós|Sobre [Nn]osotros|Chi [Ss]iamo|Over [Oo]ns)$"
)
ABOUT_BEGINS = frozenset((
    "About", "Über", "À", "Sobre", "Acerca", "Over", "Who", "Qui", "Wer", "Quem", "Quién", "Chi", "Wie", "Why", "Join",
    "Work", "join", "work", "Working", "Life", "Careers", "Jobs", "Pourquoi", "Rejoindre", "Conheça", "Présentation",
    "Die", "L'entreprise", "La", "Das", "A", "L'azienda", "Welcome", "Willkommen", "Bienvenue",
))  # fmt: skip
_SEEK_ALONE = "sucht|recherche|cherche|recrute|embauche|busca|contrata|seleciona|selecciona|cerca|assume|zoekt|procura"
_LOOKS = r"hiring|looking for|looking to (?:add|hire|recruit|bring on)|seeking|searching for|recruiting"
_SOUGHT = (
    rf"{_SEEK_ALONE}|seeks|hires|est (?:actuellement )?(?:à|en) (?:la )?recherche|è alla ricerca|sta cercando"
    r"|est[áã]o? (?:buscando|procurando|contratando|selecionando|em busca|en búsqueda|à procura|com vagas?)"
    r"|ist auf der Suche|is op zoek|invites applications|welcomes applications|has an (?:opening|open position)"
)
# "The Acme lab is hiring"
_LAB = (
    r"(?:\s+(?:lab|laboratory|research group|project|foundation|institute|collective|co-?op|fund|association"
    r"|initiative)\b)?"
)
_ASIDE = r"(?:,[^,]{3,120},|\s[–—]\s[^.!?–—]{3,120}?(?:\s[–—])?|\s(?:an?|the)\s[^.!?]{3,120},)?"
_HIRES = re.compile(
    rf"^(?:At\s+|Bei\s+(?:der\s+)?|Chez\s+)?(?P<name>{_THE}{NAME}{_LAB})"
    rf"{_ASIDE}\s+(?:is|are|{_SOUGHT})\s*(?:currently |now |also )?"
    rf"(?:{_LOOKS}|an?\b|zum|ab|für|einen?|un|une|una|um|uma|een|\b)"
)
_SEEKS = re.compile(rf"\b(?:{_LOOKS}|{_SOUGHT})(?!\w)")
_LATE = re.compile(rf"\bsucht\s+(?:die|der|das)\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}}{_FORM})")
_OPENS = re.compile(
    rf"^(?:At\s+(?!Christmas|Easter|Night|Work|Home|First|Last|Present)(?P<at>{NAME})(?:,\s+(?:we|you|our)|\s+we)\b|About\s+(?P<about>{NAME})[:.]|(?:Come\s+)?[Jj]oin\s+"
    rf"(?P<join>{NAME})(?:\s+(?:and|as|to|in|for)\b|[,.!])"
    rf"|Chez\s+(?P<chez>{NAME}),?\s+(?:nous|on|vous|tu|notre|nos|votre|c['’]est)\b"
    rf"|Wir,\s+(?:der|die|das|ein|eine)\s+(?P<wirdie>{NAME})(?=,|\s+(?:suchen|sind)\b)"
    rf"|Wir\s+sind\s+(?:der\s+|die\s+|das\s+)?(?P<wirsind>{_WORD}(?:\s+{_WORD}){{0,3}}{_FORM})"
    rf"|We\s+at\s+(?P<weat>{NAME})(?=,?\s+(?:are|seek|want|need|believe|build|develop|have|offer)\b)"
    rf"|As\s+(?:an?|the|our)\s+[^,.;:]{{2,60}}?\s+at\s+(?!Christmas|Easter|Night|Work|Home)(?P<asat>{NAME}),\s+(?:you|your)\b"
    rf"|Wir\s+bei\s+(?:der\s+)?(?P<wir>{NAME})\b|(?:Aqui\s+|Nós,?\s+)(?:d[ao]|n[ao])\s+(?P<nos>{NAME})\b)"
)
# These are said of towns, things and occasions, too: the name must stand elsewhere as well.
_PERHAPS = re.compile(
    rf"^(?:At\s+(?P<atyou>{NAME}),?\s+you(?:['’]ll|\s(?:will|can|get|are|have|join|work))\b|(?:H(?:i|ello|ey)\b[,!.]?\s+)?[Ww]e(?:\s+are|['’]re)\s+(?P<we>{NAME})(?=\s*[,.(!:]|\s+[-–—]|$)"
    rf"|(?:Nous\s+sommes|Somos|Nós\s+somos|Siamo|Wij\s+zijn)\s+(?:[ao]\s+)?(?P<nous>{NAME})(?=\s*[,.(!:]|\s+[-–—]|$)"
    rf"|(?:Dann\s+)?[Ww]erden?\s+(?:Sie\s+)?Teil\s+(?:von|der|des)\s+(?P<teil>{NAME})"
    rf"|(?:Venha|Vem)\s+(?:fazer parte|trabalhar)\s+(?:d[ao]|n[ao]|com [ao])\s+(?P<venha>{NAME})"
    rf"|Bei\s+(?:der\s+)?(?P<bei>{NAME})\s+(?:suchen|entwickeln|arbeiten|bieten|bauen|gestalten|glauben|wirst)\b"
    rf"|Bij\s+(?P<bij>{NAME})\s+(?:zijn|werken|zoeken|bouwen|maken|geloven|werk|draait|krijg)\b"
    rf"|En\s+(?P<en>{NAME}),?\s+(?:buscamos|estamos|somos|queremos|creemos|necesitamos|trabajamos|tenemos|nos)\b"
    rf"|N[ao]\s+(?P<na>{NAME}),?\s+(?:nós|somos|estamos|buscamos|acreditamos|a gente|você|queremos|procuramos|temos)\b"
    rf"|In\s+(?P<in>{NAME}),?\s+(?:cerchiamo|stiamo|siamo|crediamo)\b"
    rf"|Rejoign?(?:ez|s|dre)\s+(?P<rejoins>{NAME})(?:\s+(?:et|en|comme|pour|dans|c['’]est)\b|[,.!])"
    rf"|(?:La société|L['’]entreprise|L['’]agence|Die Firma|A empresa|La empresa|L['’]azienda|Het bedrijf)\s+"
    rf"(?P<house>{NAME})(?:,|\s+(?:est|ist|é|es|è|is|sucht|bietet|conçoit|développe|propose|édite|{_SEEK_ALONE})\b))"
)
# "Join our growing team at Acme, and ..."
_TEAM_AT = re.compile(
    r"\b(?:join(?:ing)?|part of)\s(?:us|our|the)\b(?:\s[\w'’&/-]{1,30}){0,6}?\s(?:at|@)\s"
    r"(?!(?:Building|Booth|Room|Gate|Hall|Stand|Floor|Christmas|Easter|Thanksgiving|Halloween|Work|Home|Night)\b)"
    rf"(?P<name>{NAME})(?=[.,!;:?]|\s(?:and|as|to|in|for|where|who|you|we)\b|$)"
)
# "a postdoc at the Department of Maps, University of Ouse": universities, and what else has its kind in its name
_POST_AT = re.compile(
    r"\b(?:position|post|postdoc|post-doc|fellowship|studentship|opening|vacancy|job|PhD|researcher)s? "
    r"(?:[\w-]{1,20} ){0,6}?(?:at|in) (?:the )?(?:[^.;:()\n]{1,80}?(?:,| at) (?:the )?)?"
    r"(?P<name>(?:University|Institute|College) of"
    r" [A-ZÀ-Þ][\w-]{1,30}(?: (?:and |of )?[A-ZÀ-Þ][\w-]{1,30}){0,4}"
    r"|(?:Université|Universität|Universidade?|Universiteit|Università)"
    r"(?: (?:d[eiu] |d['’]|van )?[A-ZÀ-Þ][\w-]{1,30}){1,4}(?: \d)?"
    r"|(?:[A-ZÀ-Þ][\w.-]{1,30} ){1,4}(?:University|Institute|College)"
    r"(?: (?:of |for )?[A-ZÀ-Þ][\w-]{1,30}){0,4})"
)
# How a posting, or its section on the company, begins: "Acme builds maps"; a thing may begin a story, too.
_DOES = (
    r"builds|makes|develops|helps|provides|operates|runs|offers|creates|designs|delivers|produces|specialises|specializes"
    r"|was founded|was born|has been|(?P<german>entwickelt|bietet|baut|betreibt|hilft|wurde|ist)|conçoit"
    r"|développe|propose|édite|aide|accompagne|desarrolla|ofrece|ayuda|nació|desenvolve|oferece|ajuda|nasceu|sviluppa|offre|aiuta|nasce|ontwikkelt"
    r"|biedt|bouwt|helpt|levert"
)
STORY = re.compile(
    rf"^(?P<name>{_THE}{NAME})(?:\s\((?:[A-Z][\w&. -]{{1,20}}|(?:https?://)?[\w.-]{{3,40}}/?)\))?\s+"
    rf"(?:{_DOES}|(?:is|are) (?:an?|the|one of|on a|at the forefront|building|making|developing|transforming|creating"
    r"|changing)"
    r"|est (?:une?|la|le|l['’])|es (?:una?|la|el)|è (?:una?|un|la|il|l['’])"
    r"|é (?:uma?|a|o)|is (?:een|de|het))(?:\b|(?<=['’]))"
)
_EASTERN = re.compile(
    r"^(?:(?P<japanese>株式会社[\u30a0-\u30ff\u4e00-\u9fffA-Za-z0-9]{1,20}?|[\u30a0-\u30ff\u4e00-\u9fffA-Za-z0-9]{1,20}?株式会社)"
    r"(?=では|は|が|で|の)"
    r"|(?P<chinese>[A-Z][A-Za-z0-9.]{1,30}(?: [A-Z][A-Za-z0-9.]{1,30}){0,2})\s?"
    r"(?=是[一全国]|作为|起源于|成立于|致力于|公司|科技))"
)
_LEAD = re.compile(r"^(?::[a-z0-9_+-]{1,40}:|[^\w\[(\"“„«])+")
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ)][.!?])\s+(?=[A-ZÀ-Þ]|[a-z][A-Z])")
_MOST_SENTENCES = 4


def names_in(line: str) -> Iterator[tuple[str, bool]]:
    """Go through the names that the first sentences of a line give who hires, and whether each is sure to be one."""
    for sentence in _SENTENCE.split(line, _MOST_SENTENCES)[:_MOST_SENTENCES]:
        text = _LEAD.sub("", sentence)
        name = _said(text)
        if name:
            yield name, True
        for pattern in (_PERHAPS, _TEAM_AT):
            match = pattern.search(text)
            if match:
                yield match[match.lastgroup or 0], pattern is _TEAM_AT
        match = _POST_AT.search(text) if "niversit" in text or "nstitut" in text or "olleg" in text else None
        if match:
            yield match["name"], True


def _said(text: str) -> str:
    """Return the name that a sentence gives who hires; "" if it gives none."""
    match = _HIRES.match(text) if _SEEKS.search(text) else None
    if match and _SEEKS.search(match[0]):
        return match["name"]
    match = _LATE.search(text) if "sucht" in text else None
    if match:
        return match["name"]
    match = _OPENS.match(text) or _is_a().match(text) or (_EASTERN.match(text) if not text.isascii() else None)
    return match[match.lastgroup or 0] if match else ""


@functools.cache
def _is_a() -> re.Pattern[str]:
    """Return the pattern of "Acme is a small maker of maps"."""
    kinds = "|".join(section("company")["kinds"])
    return re.compile(
        rf"^(?P<name>{_THE}{NAME})\s+(?:is|ist|est|es|è|é)\s+(?:an?|the|eine?|une?|una?|uno|uma?)\s+"
        rf"(?:[\w'’-]+,? ){{0,5}}?(?i:{kinds})\b"
    )
