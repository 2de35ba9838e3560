"""Understands the level of a position: from words behind labels and in titles to one of ten."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import labelled, written
from generator.enrich.data import read_table
from generator.enrich.faults import UNKNOWN_VALUE
from generator.enrich.settle import settle
from generator.enrich.words import Phrases
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import Seniority

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.entry import Entry

_ORDER = {level: place for place, level in enumerate(Seniority)}
_FIELD = (
    r"engineer|developer|software|designer|data|machine|product|site|security|research|scientist|back ?-?end|front ?-?end|full ?-?stack|devops|sre|"
    r"architect|platform|infrastructure|ml|ai|ux|technical|technologist|program|mobile|ios|android|qa|reliability|cloud|systems?|applied"
)
_LEADS = (
    r"engineering|development|store|shop|restaurant|general|operations|operational|sales|hotel|kitchen|branch|regional|area|district|department|team|people|hr|human resources|finance|"
    r"qa|quality|support|service|it|warehouse|plant|production|data|nurse|nursing|ward|ux|design|product design|security|infrastructure|platform|devops|research|maintenance|"
    r"clinic|clinical|care|home|facility|facilities|logistics|shift|duty|floor|bar|assistant|country|hiring|recruiting|recruitment|recruitment|talent|talent acquisition|marketing|software|technical|laboratory|lab"
)
# What a title says, tried in this order: the first pattern that fits is the level.
_TITLE: tuple[tuple[Seniority, str], ...] = (
    (Seniority.INTERN, r"\binterns?\b|\binternship\b|\bpraktik(?:um|ant|antin)\b|pflichtpraktikum|\bstagiaire\b|\bbecari[oa]\b|^pr[aá]cticas\b|\best[aá]gi(?:o|[aá]ri[oa])\b|\btirocin|^stage\b(?! manager| hand| technician| director)|インターン|实习"),
    (Seniority.MID, r"\bmid(?:[- ]level)?(?= ?[/-] ?senior| to senior| or senior)"),
    (Seniority.EXECUTIVE, r"\bc[tefomi]o\b(?! office)|\bciso\b|\bcpo\b|\bchief (?!of staff|engineer|architect)\w+(?: \w+)? officer\b|\b[se]?vp\b|\bvice[- ]president\b|\bmanaging director\b|\bgeschäftsführ(?:er|erin|ung)\b|\bexecutive director\b"),
    (Seniority.DIRECTOR, r"\bdirector\b|\bhead of\b|\bhead(?= (?:chef|coach|teacher))$|\bdirecteur\b|\bdirectrice\b|\bdirectora\b|\bdiretora?\b|\bdirett(?:ore|rice)\b|总监"),
    (Seniority.PRINCIPAL, rf"\bprincipal (?:{_FIELD}|\w+ (?:{_FIELD})|consultant|solutions?)\b"),
    (Seniority.STAFF, rf"\bstaff\+? (?:[\w/]+ )?(?:{_FIELD})\b"),
    (Seniority.MANAGER, rf"\b(?:{_LEADS}) manager(?:in)?\b|^manager\b|\bmanager, (?:{_LEADS})\b|\bmanager of\b|\b(?:abteilungs|bereichs|filial|markt|stations|küchen|werks|pflegedienst|schicht|betriebs)leit(?:er|erin|ung)\b|\bleit(?:er|erin|ung)\b(?! (?:elektro))|\bgerente\b|\bsupervisor\b|\bjef[ea] de\b|\bresponsable (?:d'équipe|de magasin)\b|\bstore lead\b|店長|マネージャー|经理"),
    (Seniority.LEAD, r"\blead(?! (?:generation|gen|qualification|management|free|nurtur|time|developer relations generation))\b|\bteam ?lead(?:er)?\b|\bteamleit(?:er|erin|ung)\b|\bl[ií]der\b|リード|\bchef d'équipe\b"),
    (Seniority.SENIOR, r"\bsenior\b(?! (?:living|care|citizens?|center|centre|housing|services|home|high))|\bsr\b|\bsnr\b|\bsénior\b|\bsênior\b|シニア|高级|资深|\b(?:engineer|developer|programmer|analyst|designer) iii\b"),
    (Seniority.ENTRY, r"\bjunior\b(?! (?:high|school|college|football|achievement|league))|\bjr\b|\bjnr\b|\bjúnior\b|\bentry[- ]level\b|\bgraduate\b(?! (?:school|program director|studies|admissions|faculty))|\bnew grad\b|\btrainee\b|\bapprentice\b|\bauszubildende[rn]?\b|\bazubi\b|\bausbildung\b|\bberufseinsteiger|\bdébutant|\balternant|ジュニア|新卒|初级|\bneolaureat|\b(?:engineer|developer|programmer|analyst|designer) i\b"),
    (Seniority.MID, r"\bmid[- ]?(?:level|senior|weight)\b|\bintermediate\b|\bmedior\b|^mid\b(?![- ]?market)|\bconfirmée?\b|\bpleno\b|\b(?:engineer|developer|programmer|analyst|designer) ii\b|中级"),
)  # fmt: skip
_PATTERNS = tuple((level, re.compile(pattern)) for level, pattern in _TITLE)
_NO_LEVEL = re.compile(r"\bexecutive (?:assistant|secretary|chef|support|search|recruiter|producer)|\bassistant to\b|\bpersonal assistant\b|\bdirector'?s assistant\b|\bassistant (?:principal|director of nursing)")
_GATE = re.compile(
    r"intern|prak|stag|beca|práct|pract|estág|tiroc|ceo|cto|cfo|coo|cmo|cio|cpo|ciso|chief|vp|vice|direc|diret|diret|head|princip|staff|manag|leit|geren|superv|jef|respons|lead|líder|lider|"
    r"chef|senior|sénior|sênior|sr|snr|jr|jnr|junior|júnior|entry|grad|trainee|appren|auszub|azubi|ausbild|beruf|début|alter|neolaur|mid|intermed|medior|confirm|pleno|geschäft| ii| i\b|[\u3040-\u9fff]"
)


@functools.cache
def _phrases() -> Phrases[Seniority]:
    return Phrases({Seniority(level): words for level, words in read_table("levels.toml")["seniority_words"].items()})


def seniority_of(entry: Entry, title: Fact[str]) -> Outcome[Fact[Seniority] | None]:
    """Return the level of a position; of several that are named, the lowest that is asked for."""
    faults: list[Diagnostic] = []
    facts: list[Fact[Seniority]] = []
    for candidate in written(entry, "seniority"):
        level = level_in(candidate.text)
        if level is not None:
            facts.append(Fact(level, candidate.origin, candidate.span))
        elif not any(letter.isdigit() for letter in candidate.text):
            faults.append(UNKNOWN_VALUE.at(
                candidate.span, f"`{candidate.text}` is not a level we know, so it is left out",
                f"write one of: {', '.join(known.value for known in Seniority)}",
            ))  # fmt: skip
    facts = [min(facts, key=lambda fact: _ORDER[fact.value])] if facts else list(_of_experience(entry))
    for candidate in labelled(entry, "seniority"):
        level = level_in(candidate.text)
        if level is not None:
            facts.append(Fact(level, candidate.origin, candidate.span))
    outcome = settle("seniority", facts, told=lambda level: level.value)
    if outcome.value is None:
        level = level_of_title(title.value)
        return Outcome(Fact(level, Origin.TITLE, title.span) if level else None, tuple(faults))
    return Outcome(outcome.value, (*faults, *outcome.diagnostics))


def _of_experience(entry: Entry) -> Iterator[Fact[Seniority]]:
    """Find a level in `experience_level: Senior (6+ years)`."""
    for candidate in written(entry, "experience"):
        level = level_in(candidate.text)
        if level is not None:
            yield Fact(level, candidate.origin, candidate.span)
            return


def level_in(text: str) -> Seniority | None:
    """Return the level that a value names; the lowest of several, as it is the one that is asked for."""
    hits = list(_phrases().hits(text))
    return min((hit.value for hit in hits), key=_ORDER.__getitem__, default=None)


def level_of_title(title: str) -> Seniority | None:
    """Return the level in a title; "Executive Assistant", "Account Manager" and "Lead Generation" name none."""
    low = " ".join(title.lower().replace(".", " ").replace("(", " ").replace(")", " ").split())
    if not _GATE.search(low) or _NO_LEVEL.search(low):
        return None
    return next((level for level, pattern in _PATTERNS if pattern.search(low)), None)

