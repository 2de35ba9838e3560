"""Understands the education a posting asks for: from degrees in several languages to Google's credential words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, labelled, written
from generator.enrich.faults import UNKNOWN_VALUE
from generator.enrich.settle import settle
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import Education, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.sections import Outline
    from generator.model.entry import Entry

_DEGREES: tuple[tuple[Education, str], ...] = (
    (Education.HIGH_SCHOOL, r"high[- ]school|\bged\b|secondary (?:school|education)|\bgcses?\b|a[- ]levels?\b|school leaving|abitur\b|fachabitur|(?<!hoch)schulabschluss|realschulabschluss|mittlere reife|hauptschulabschluss|matura\b|"
     r"baccalauréat|\bbac\b(?! ?\+)|niveau bac\b(?! ?\+)|bachillerato|educación secundaria|secundaria|ensino médio|ensino secundário|12\.?º ano|diploma di (?:maturità|scuola)|scuola superiore|middelbare school|\bvmbo\b|\bhavo\b|\bvwo\b|高卒|高中"),
    (Education.PROFESSIONAL_CERTIFICATE, r"professional certificat|vocational|trade (?:school|certificat)|berufsausbildung|abgeschlossene (?:\w+ )?ausbildung|ausbildung (?:als|zum|zur|im|in)\b|lehrabschluss|gesellenbrief|meisterbrief|fachausweis|\bcap\b(?! theorem)|\bbep\b|"
     r"formación profesional|ciclo formativo|\bfp\b|curso técnico|ensino técnico|qualifica professionale|\bmbo\b|apprenticeship certificat|journeyman|\bnvq\b|certificate (?:iii|iv)|専門学校|专科证书|examinierte|staatlich anerkannte|certified nurs|licensed practical"),
    (Education.ASSOCIATE_DEGREE, r"associate(?:'?s|’s)?(?: |-)(?:degree|or (?:a )?bachelor)|associate of|\b(?:bac ?\+ ?2|bts|dut|deug)\b|foundation degree|\bhnd\b|community college|短大|大专|专科|tecnólogo"),
    (Education.BACHELOR_DEGREE, r"bachelor|\bb\.?sc?\.?\b(?! ?-)|\bb\.?a\.?\b(?=[ ,/.)]|$)|\bb\.?eng\b|\bb\.?tech\b|\bbs/|\bba/|undergraduate degree|college degree|university degree|four[- ]year degree|4[- ]year degree|\bdegree in\b|\bdegree\b|"
     r"hochschulabschluss|hochschulstudium|universitätsabschluss|abgeschlossenes (?:\w+ )?studium|studium (?:der|im|in|mit|oder)|\bstudium\b|fachhochschul|bac ?\+ ?[34]|\blicence (?:en|de|pro|professionnelle|ou)\b|^licence$|\bgrado\b|licenciatura|titulación universitaria|estudios universitarios|ingenier[oí]a? (?:técnic|superior)|"
     r"graduação|ensino superior|formação superior|laurea(?! magistrale)|\bhbo\b|大卒|学士|本科|diplôme universitaire"),
    (Education.POSTGRADUATE_DEGREE, r"master(?:'?s|’s)?(?: |-)?(?:degree|of|in|studium|abschluss)|\bmaster'?s\b|\bmaster’s\b|\bmasters\b|\bm\.?sc\.?\b|\bmba\b|\bm\.?eng\b|\bm\.?ed\b|\bms/|ph\.? ?d\b|doctora|doctoral|promotion\b(?= in)|promoviert|advanced degree|graduate degree|post-?graduate|"
     r"\bjd\b|\bmd degree|bac ?\+ ?[58]|école d'ingénieur|diplôme d'ingénieur|máster|posgrado|mestrado|pós-graduação|doutorado|laurea magistrale|dottorato|\bwo\b|修士|博士|硕士|研究生|staatsexamen|^masters?$"),
)  # fmt: skip
_PATTERNS = tuple((degree, re.compile(pattern, re.IGNORECASE)) for degree, pattern in _DEGREES)
# No degree is named in a line without one of these.
_CUES = (
    "degree", "school", "bachelor", "master", "phd", "ph.d", "ph. d", " mba", "diplom", "studium", "abitur", "ausbildung", "abschluss", " ged", " bac", "licenc", "licens", " grado", "titulac", "gradua", "ensino", "laurea", " hbo",
    " mbo", "associate", "certific", "vocational", "formación prof", "formação sup", "école d", "máster", "mestrado", "doctor", "doutor", "universi", "gcse", "a-level", "a level", "学", "卒", "本科", "专", "硕士", "博士", "高中", "短大", "b.eng", "beng",
    "b.tech", "btech", "examiniert", "staatlich an", "staatsexam", " bts", " cap ", " bep", " dut", " deug", "ingenier", "estudios univ", "secund", "bachiller", "gesellen", "meisterb", "promov", "m.eng", "meng", "bsc", "b.sc", "msc", "m.sc", "b.a.", " ba/", " bs/", " ba ", " ba,", " bs ",
    " ms/", "m.ed", " jd", " md ", "técnic", "tecnólogo", "qualifica prof", "fachausweis", "mittlere reife", "matura", "middelbare", " vwo", " havo", " vmbo", " hnd", " nvq", "journeyman", "posgrado", "dottorato", "scuola", " wo ", "ciclo form", " fp ", "licensed", "certified",
)  # fmt: skip
_OPTIONAL = re.compile(r"a plus\b|preferred|nice to have|is a bonus|von vorteil|wünschenswert|est un plus|souhaité|deseable|desejável|preferibile|is een pré|advantage|desirable|ideally|尚可|優遇|优先", re.IGNORECASE)
_INSTEAD = re.compile(
    r"equivalent (?:\w+ ){0,3}?(?:experience|work|practical|professional|combination|industry)|experience (?:\w+ ){0,2}(?:equivalent|in lieu|instead)|in lieu of (?:a |the )?degree|or (?:equivalent|similar|comparable|relevant|related)(?: (?:\w+ ){0,3}?experience|\b(?=[.,;)]|$))|"
    r"degree or (?:\w+ ){0,3}experience|no degree (?:required|needed)|or (?:\w+ ){0,2}years of (?:\w+ )?experience|oder (?:eine |einer |entsprechende |gleichwertige |vergleichbare |mehrjährige |einschlägige )+(?:\w+ )?(?:berufs)?(?:erfahrung|qualifikation|praxis)|vergleichbare (?:berufs)?(?:erfahrung|qualifikation)|quereinsteiger|"
    r"expérience équivalente|ou (?:une )?expérience|experiencia equivalente|o experiencia|experiência equivalente|ou experiência|esperienza equivalente|o esperienza|gelijkwaardige (?:werk)?ervaring|of (?:gelijkwaardige )?(?:werk)?ervaring|同等の(?:経験|実務経験)|同等经验",
    re.IGNORECASE,
)
_INSTEAD_CUES = (
    "equivalent", "experience", "in lieu", "or similar", "or comparable", "or relevant", "or related", "no degree", "erfahrung", "qualifikation", "praxis", "quereinsteiger",
    "expérience", "experiencia", "experiência", "esperienza", "ervaring", "同等",
)
_ORDER = {degree: place for place, degree in enumerate(Education)}
_GENERAL_DEGREE = re.compile(r"\b(?:professional certificat|degree)\b", re.IGNORECASE)
Degrees = tuple[Education, ...]


def education_of(entry: Entry, parts: Outline) -> Outcome[Fact[Degrees] | None]:
    """Return the least education that is accepted, as a tuple of one; what is only "a plus" is not asked for."""
    faults: list[Diagnostic] = []
    facts: list[Fact[Degrees]] = []
    for candidate in written(entry, "education"):
        degrees = degrees_in(candidate.text)
        if degrees:
            facts.append(Fact(degrees, candidate.origin, candidate.span))
        elif not _INSTEAD.search(candidate.text) and len(candidate.text) < 30 and not re.search(r"^(?:none|no|any|keine)", candidate.text, re.IGNORECASE):  # noqa: PLR2004
            faults.append(UNKNOWN_VALUE.at(
                candidate.span, f"`{candidate.text}` is not an education we know, so it is left out",
                f"write one of: {', '.join(degree.value for degree in Education)}",
            ))  # fmt: skip
    if facts:
        lowest = min(facts, key=lambda fact: _ORDER[fact.value[0]])
        facts = [Fact(lowest.value, lowest.origin, facts[0].span)]
    for candidate in labelled(entry, "education"):
        degrees = degrees_in(candidate.text)
        if degrees:
            facts.append(Fact(degrees, candidate.origin, candidate.span))
    outcome = settle("education", facts, told=lambda degrees: degrees[0].value)
    if outcome.value is None:
        found = list(_of_sections(parts))
        lowest_found = min(found, key=lambda fact: _ORDER[fact.value[0]], default=None)
        return Outcome(lowest_found, tuple(faults))
    return Outcome(outcome.value, (*faults, *outcome.diagnostics))


def experience_stands_in(entry: Entry, parts: Outline) -> bool:
    """Whether experience is accepted in place of the education that is asked for."""
    told = [candidate.text for candidate in (*written(entry, "education"), *labelled(entry, "education"))]
    kinds = (SectionKind.EDUCATION, SectionKind.QUALIFICATIONS, None)
    told.extend(line.text for _, line in parts.about(_INSTEAD_CUES, *kinds))
    given = entry.field("experience_in_place")
    if given is not None:
        return any(candidate.text.lower() in {"true", "yes"} for candidate in written(entry, "experience_in_place"))
    return any(_INSTEAD.search(text) for text in told)


def degrees_in(text: str) -> Degrees:
    """Return the lowest degree that a text names, as a tuple of one; none if it names none."""
    low = f" {text.lower()} "
    if not any(cue in low for cue in _CUES):
        return ()
    for degree, pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        general = degree is Education.BACHELOR_DEGREE and match[0].lower() in {"degree", "degree in", "b.a", "ba", "studium"}
        if general and _PATTERNS[-1][1].search(text) and not re.search(r"\bor\b.*\bdegree|bachelor", text, re.IGNORECASE):
            return (Education.POSTGRADUATE_DEGREE,)
        return (degree,)
    return ()


def _of_sections(parts: Outline) -> Iterator[Fact[Degrees]]:
    for _, line in parts.about(_CUES, SectionKind.EDUCATION, SectionKind.QUALIFICATIONS):
        degrees = degrees_in(line.text)
        if degrees and not _OPTIONAL.search(line.text):
            yield Fact(degrees, Origin.SECTION, Candidate(line.text, Origin.SECTION, line.span).span)
