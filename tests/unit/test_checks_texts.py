"""Rules over a posting's own words: what is found, where, and what is let be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import TEXT_RULES, check_posting
from generator.checks.data import read_rules
from generator.checks.fair_wording import title_words, wording
from generator.checks.trust import payment
from generator.model.config import Board, Config, Reading
from generator.model.diagnostic import Outcome, Severity
from generator.model.source import Source, quote
from generator.reading import understand_source

CONFIG = Config(root="/b", output="/b/site", board=Board())
FIELDS = "company: Harbour Clinic\nlocation: Cork, Ireland\ndate: 2026-11-02\napply: jobs@harbour.ie\n"
FILLER = {
    "en": "You look after the patients on the second floor, with two colleagues, from ten in the evening until dawn.",
    "de": "Sie kümmern sich mit zwei Kollegen um die Kranken im zweiten Stock, von zehn Uhr abends bis zum Morgen.",
    "fr": "Vous vous occupez des malades du deuxième étage, avec deux collègues, de dix heures du soir jusqu'au matin.",
    "es": "Te ocupas de los enfermos de la segunda planta, con dos colegas, desde las diez de la noche hasta el día.",
}


def found(body: str, title: str = "Night work", language: str = "en", fields: str = FIELDS):
    """What the rules say of a posting with this text: pairs of code and quoted passage."""
    text = f"---\ntitle: {title}\nlanguage: {language}\n{fields}---\n{body}\n"
    source = Source("content/postings/a.md", "d", text)
    understood = understand_source(Outcome(source), Reading()).value
    return [(one.code, quote(text, one.span)) for one in check_posting(understood.posting, CONFIG)]


@pytest.mark.parametrize("language", FILLER)
def test_an_ordinary_text_is_not_remarked_on(language):
    """A text that speaks to all, asks for nothing and hides nothing has no remark."""
    assert found(FILLER[language], language=language) == []


@pytest.mark.parametrize(
    ("language", "passage"),
    [
        ("en", "salesman"), ("en", "Cleaning lady"), ("en", "female candidates preferred"),
        ("en", "only men may apply"), ("de", "Putzfrau"), ("de", "nur männliche Bewerber"), ("fr", "femme de ménage"),
        ("fr", "hommes uniquement"), ("es", "señoritas"), ("es", "se buscan chicas"), ("es", "sexo femenino"),
    ],
)  # fmt: skip
def test_wording_for_one_sex_is_remarked_on(language, passage):
    """Words that name one sex are quoted where they stand, also over the end of a line."""
    body = f"{FILLER[language]}\n\n- Hier, ici, aqui: {passage}."

    assert found(body, language=language) == [("J108", passage)]


@pytest.mark.parametrize(
    ("language", "passage"),
    [
        ("en", "waiter or waitress"), ("en", "waiter/waitress"), ("en", "craftsmanship"), ("en", "a women's shelter"),
        ("en", "Journeyman"), ("en", "Ansible, Postman and Foreman"),
        ("fr", "un hôte ou une hôtesse"), ("fr", "les femmes et les hommes"), ("de", "Frau Kamm"),
        ("en", "Putzfrau"), ("es", "hombres y mujeres"),
    ],
)  # fmt: skip
def test_wording_for_all_is_let_be(language, passage):
    """Both forms, other words that hold these, and words of other languages are no fault."""
    assert found(f"{FILLER[language]} {passage}.", language=language) == []


@pytest.mark.parametrize(
    "title", ["Softwareentwickler", "Verkäuferin", "Koch", "Kaufmann im Einzelhandel", "Krankenpfleger Nachtdienst"]
)
def test_german_titles_of_one_sex_are_remarked_on(title):
    """A German job title of one sex alone lacks what says that all are meant."""
    assert [code for code, _ in found(FILLER["de"], title=title, language="de")] == ["J108"]


@pytest.mark.parametrize(
    "title",
    [
        "Softwareentwickler (m/w/d)", "Softwareentwickler:in", "Verkäufer*innen", "Koch / Köchin", "VerkäuferIn",
        "Tischlerin / Tischler", "Kaufmann/-frau", "Verkäufer (w/m/x)", "Pflegefachperson", "Fahrer (M/W/D)",
        "Kellner/in", "Kauffrau oder Kaufmann", "Senior Data Engineer", "Bäcker (all genders)", "Ärztin oder Arzt",
    ],
)  # fmt: skip
def test_german_titles_for_all_are_let_be(title):
    """Any of the usual marks, both forms, and words without a sex will do."""
    assert found(FILLER["de"], title=title, language="de") == []


@pytest.mark.parametrize(
    ("language", "passage"),
    [
        ("en", "young and dynamic"), ("en", "young team"), ("en", "Digital natives"), ("en", "age limit"),
        ("en", "you must be between 20 and 30 years"), ("en", "Applicants aged 20 to 30"), ("de", "junge, dynamische"),
        ("de", "junges Team"), ("de", "Sie sollten nicht älter als 35"),
        ("fr", "jeune et dynamique"), ("fr", "limite d'âge"),
        ("es", "joven y dinámica"), ("es", "edad máxima"),
    ],
)  # fmt: skip
def test_asking_for_an_age_is_remarked_on(language, passage):
    """Words for an age of applicants are quoted where they stand."""
    assert found(f"{FILLER[language]}\n{passage} 20", language=language) == [("J109", passage)]


@pytest.mark.parametrize(
    ("language", "passage"),
    [
        ("en", "You teach children aged 10 to 12."), ("en", "You must be over 18."), ("en", "young people in care"),
        ("en", "You must be under 20 minutes away."), ("de", "Kinder zwischen 3 und 6 Jahren"), ("de", "ab 18 Jahren"),
        ("de", "Bewerbungen, die nicht älter als 14 Tage sind"),
        ("en", "There is no age limit"), ("en", "Applicants must be aged 18 or over"),
        ("de", "Es gibt kein Höchstalter"),
        ("de", "Fahrzeuge, nicht älter als 10 Jahre"), ("fr", "Sans limite d'âge"), ("es", "Sin límite de edad"),
        ("fr", "des personnes âgées de plus de 80 ans"),
        ("es", "niños menores de 12 años"), ("en", "10 to 15 years of experience"),
    ],
)  # fmt: skip
def test_ages_of_others_are_let_be(language, passage):
    """Children, patients, a lawful least age and years of experience are no fault."""
    assert found(f"{FILLER[language]} {passage}.", language=language) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "You have to pay a registration fee of $50 first."),
        ("en", "Applicants must purchase the training kit."),
        ("en", "Please pay a refundable deposit."),
        ("en", "Processing fee: $20."),
        ("en", "Candidates will have to send nothing. You must first transfer a\nsmall security deposit."),
        ("de", "Bewerber müssen vorab eine Kaution hinterlegen."),
        ("de", "Es ist eine Bearbeitungsgebühr von 40 Euro zu zahlen."),
        ("fr", "Les frais de dossier de 40 € sont à payer avant l'entretien."),
        ("fr", "Vous devez verser un acompte."),
        ("es", "Hay que pagar una cuota de 30 €."),
        ("es", "Gastos de formación: 50 euros por adelantado."),
    ],
)
def test_asking_for_money_is_remarked_on(language, sentence):
    """A sentence that asks applicants for money is told of once."""
    assert [code for code, _ in found(f"{FILLER[language]} {sentence}", language=language)] == ["J110"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "There is no application fee of $50 or any other."),
        ("en", "You will never have to pay a registration fee of $50."),
        ("en", "We pay your registration fee of £120 with the nursing council."),
        ("en", "You collect membership fees and deposit them at the bank."),
        ("en", "You must pay close attention to fees; you have to buy flour for $500 a week."),
        ("en", "You should pay attention to detail; customers pay a $20 deposit."),
        ("de", "Bei uns müssen Bewerber keine Kaution hinterlegen."),
        ("de", "Die Bearbeitungsgebühr von 40 Euro übernehmen wir."),
        ("fr", "Les frais de formation de 400 € sont pris en charge."),
        ("es", "No hay que pagar ninguna cuota de 30 €."),
    ],
)
def test_money_that_nobody_asks_for_is_let_be(language, sentence):
    """That nothing is to be paid, that the employer pays, or that customers do, is no fault."""
    assert found(f"{FILLER[language]} {sentence}", language=language) == []


def test_shorteners_are_told_where_they_stand():
    """A link that hides where it leads is quoted; one that names its host is let be."""
    body = f"{FILLER['en']}\nRead [more](https://bit.ly/3x) or https://www.tinyurl.com/abc.\nSee https://habit.ly/x."

    assert found(body) == [("K201", "https://bit.ly/3x"), ("K201", "https://www.tinyurl.com/abc.")]


def test_code_is_not_read():
    """What stands in a block of code is no wording of the posting."""
    assert found(f"{FILLER['en']}\n\n```\nsalesman = young_team\nsalesman\n```") == []


@pytest.mark.parametrize(
    ("body", "code"),
    [("", "J106"), ("**Night work**", "J106"), ("Nights, sometimes.", "J105"), ("夜" * 30, "J105"), ("夜" * 50, None)],
)
def test_a_text_says_enough(body, code):
    """An empty text, or one that repeats the title, is a warning; a thin one a note; signs for words count twice."""
    assert [one for one, _ in found(body)] == ([code] if code else [])


def test_only_withheld_data_is_a_warning():
    """Advice on wording and trust is a note, whatever it says."""
    codes = {"J104", "J105", "J108", "J109", "J110", "J111", "J112", "K201", "S202", "D203"}
    from generator.checks.faults import CODES  # noqa: PLC0415 - beside its only use

    assert {code.id for code in CODES if code.severity is Severity.NOTE} == codes


def test_every_language_has_its_words():
    """English, German, French and Spanish have words for each rule, and every pattern can be read."""
    for language in ("en", "de", "fr", "es"):
        assert wording("gendered", language)
        assert wording("age", language)
        assert payment(language)
    assert title_words("de")
    assert set(read_rules("wording")) == {"gendered", "age", "payment"}


@given(st.text(max_size=300))
def test_no_text_breaks_a_rule(text):
    """Whatever is written, the rules come to an end, and quote what stands there."""
    words = "young team salesman pay a fee https://bit.ly/"
    remarks = found(f"{text} {words}\n{text}")

    assert all(passage is None or passage for _, passage in remarks)
    assert len(TEXT_RULES) == 6
