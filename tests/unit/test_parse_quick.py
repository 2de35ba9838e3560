"""The converter that passes over what a text has no marks for gives what the plain one gives, byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

from generator.parse.direct import direct_html_of
from generator.parse.markdown import html_of, plain_converter, quick_html_of
from generator.parse.quick import Quick
from generator.parse.sanitize import as_sanitized, sanitized

PLAIN = plain_converter()

WORDS = st.sampled_from([
    "bread", "Rolls", "\xe9clair", "\u732b", "5+ years", "12", "$120,000", "3.5", "a_b", "2014", "\u0130", "\u017f",
    "www.a.example", "WWW.a.example", "https://a.example/x_y", "HTTP://A.EXAMPLE", "ftps://a.example).", "me@a.example",
    "<me@a.example>", "<https://a.example>", "**bold**", "__bold__", "*it*", "_it_", "***both***", "~~out~~",
    "~one~", "`code`", "``a ` b``", "[words](b.md)", "[words][r]", "[r]", "![pic](c.png)", "![pic][r]", "![r]",
    '[a *b*](c "d")', "&", "&amp;", "<b>", "</b>", "<br>", "<!-- c -->",
    "\\*", "\\\\", "\\`", "\\|", "\\", "*", "**", "_", "`", "~", "[", "]",
    "](", ")", "(", "!", ":", "|", '"q"', "'", "<", ">", "#", "\x02", "\x03", "\x0242\x03", "wzxhzdk:0", "klzzwxh:0000",
    "\xa0", "\u3000", "\u212a",
])  # fmt: skip
STARTS = st.sampled_from([
    "", "", "", "- ", "* ", "+ ", "  - ", "    - ", "\u2022 ", "1. ", "2) ", "10. ", "   1. ", "# ", "## ", "#", "> ",
    "> > ", "    ", "  ", " ", "\t", "-\t", "| ", "- [ ] ", "- [x] ", "- [X] ", "* [\t] ", "[r]: ", "**", "- **",
    "- # ", "- > ", "- - ",
])  # fmt: skip
WHOLE = st.sampled_from([
    "", "", "", "   ", "---", "===", "***", "___", "- - -", "```", "~~~", "```python", "    code", "| a | b |",
    "|---|:-:|", "a | b", "--- | ---", "[r]: https://a.example 'T'", "<div>", "</div>", "<pre>", "</pre>", "<script>",
    "-->", "> ", "-", "1.", "\x02", "\x0c",
])  # fmt: skip
ENDS = st.sampled_from(["", "", "", "  ", "\\", " ", "\r", "\t", " |", ":"])
SENTENCES = st.builds(
    "{}{}{}".format, STARTS, st.lists(WORDS, min_size=1, max_size=5).flatmap(lambda words: st.sampled_from(
        [" ".join(words), "".join(words)])), ENDS,
)  # fmt: skip
BODIES = st.lists(st.one_of(SENTENCES, SENTENCES, WHOLE), max_size=14).map("\n".join)


@settings(max_examples=1_500, deadline=None)
@given(BODIES)
@example("- [\t] a\n- [\x02 ] b\n\n`\x02``\nc\n```")
@example("a \\* b\n\n<https://a.example/\\*>")
def test_quick_is_as_plain(body):
    """Whatever marks a text holds, and holds not, the same HTML comes out."""
    assert quick_html_of(body).html == PLAIN.reset().convert(body)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab1.)-*+_`~#>|[]()!<&\\:/w@ \t\n\r\x02\x03\u2022", max_size=60))
def test_any_characters(body):
    """The same holds of characters in any order."""
    assert quick_html_of(body).html == PLAIN.reset().convert(body)


PLAIN_WORDS = st.sampled_from([
    "bread", "Rolls", "\xe9clair", "5+ years", "12", "R&D", "a > b", "salt & flour;", "**bold**", "*it*", "`code`",
    "`a & b`", "[words](https://a.example/x-y)", "[words](b.md)", "**a *b* c**", "a**b**", "**R&D**", "Join us!", "!",
    "me@a.example", "https://a.example", "a_b", "**", "'q'", '"q"', "(so)", "#", "1. e4", "- no", "| a |", "\xa0",
])  # fmt: skip
OWN_WORDS = st.sampled_from([
    "bread", "\xe9clair", "5+ years", "R&D", "a > b", "salt & flour;", "**bold**", "*it*", "`a & b`", "\xa0", "'q'",
    '"q"', "(so)", "[words](https://a.example/x-y)", "[words](http://www.a-b.example)", 'id="', "\x0c", "\u2028", "]]>",
    "[odd](https://1.2.3.4.5)", "[odd](https://-)", "[odd](https://xn--.example)",
])  # fmt: skip
OWN_LINES = st.builds("{} {}".format, st.sampled_from(["Rolls", "Rolls", "## Rolls", "- Rolls", "1. Rolls", "> Rolls"]),
                      st.lists(OWN_WORDS, max_size=3).map(" ".join))  # fmt: skip
OWN_BODIES = st.lists(
    st.one_of(OWN_LINES, st.builds("| a | {} |\n| --- | --- |\n| {} | b |".format, OWN_WORDS, OWN_WORDS)), max_size=5
).map("\n\n".join)
PLAIN_LINES = st.builds(
    "{}{}{}".format,
    st.sampled_from(
        ["", "", "- ", "- ", "* ", "1. ", "2. ", "1) ", "## ", "# ", "> ", ">", "  - ", "    ", "-  ", "\u2013 "]
    ),
    st.lists(PLAIN_WORDS, min_size=1, max_size=3).map(" ".join),
    st.sampled_from(["", "", "", "", " ", "  ", "#", "."]),
)
PLAIN_BLOCKS = st.one_of(
    st.lists(PLAIN_LINES, min_size=1, max_size=4).map("\n".join),
    st.builds("- {}\n- {}".format, PLAIN_WORDS, PLAIN_WORDS),
    st.builds("| {} | {} |\n| --- | {} |\n| {} | {} |".format, PLAIN_WORDS, PLAIN_WORDS,
              st.sampled_from(["---", "--", ":-:"]), PLAIN_WORDS, PLAIN_WORDS),
    st.sampled_from(["---", "***", "===", "- - -", "| a |\n| --- |", "[ ] a", "- [ ] a"]),
)  # fmt: skip
PLAIN_BODIES = st.lists(
    st.tuples(PLAIN_BLOCKS, st.sampled_from(["\n", "\n\n", "\n\n", "\n\n", "\n\n\n", "\n \n"])), max_size=6
).map(lambda pairs: "".join(block + gap for block, gap in pairs))


@settings(max_examples=1_500, deadline=None)
@given(PLAIN_BODIES)
def test_what_is_written_straight_down_is_as_the_library_writes_it(body):
    """Plain blocks, and blocks that are nearly plain, come out as those of the library, whatever stands beside them."""
    assert quick_html_of(body).html == PLAIN.reset().convert(body)


@settings(max_examples=1_500, deadline=None)
@given(st.one_of(OWN_BODIES, PLAIN_BODIES))
def test_what_we_wrote_ourselves_is_as_the_sanitizer_leaves_it(body):
    """Of HTML that is all our own the sanitizer would take nothing away, and change nothing that we do not."""
    formatted = html_of(body, "python-markdown")

    if formatted.own:
        assert as_sanitized(formatted.html) == sanitized(formatted.html, lambda _tag, _name, url: url)


def test_a_plain_posting_is_written_without_the_library():
    """Headings, paragraphs, lists, quotes and tables of a common posting need no library at all."""

    def convert(text):
        message = f"asked for {text!r}"
        raise AssertionError(message)

    body = (
        "## Your days\n\nYou bake **rye bread** & rolls.\nWith [us](https://a.example/us).\n\n- Knead\n- *Shape*\n\n"
        "How:\n\n1. Apply\n2. Start\n\n> A quote\n\n---\n\n| Dough | A day |\n| --- | --- |\n| rye | `90 kg` |\n"
    )

    assert direct_html_of(body, convert).own


def test_a_text_that_breaks_off_leaves_no_trace():
    """What is nested too deeply to be formatted changes nothing in the text that is read next."""
    with pytest.raises(RecursionError):
        quick_html_of("1. " * 2_000 + "a")

    assert quick_html_of("a").html == "<p>a</p>"


@pytest.mark.parametrize("word", ["plain", "*marked*"])
def test_unknown_patterns_are_always_tried(word):
    """A pattern of another extension is tried on every text, since nobody can tell what it looks for."""

    class Percents(Extension):
        def extendMarkdown(self, md):  # noqa: N802 - the library's name
            md.inlinePatterns.register(SimpleTagInlineProcessor("()%(.*?)%", "kbd"), "percents", 75)

    text = f"- a %b% c\n- {word}\n"

    assert "<kbd>b</kbd>" in plain_converter(Percents(), Quick()).convert(text)
