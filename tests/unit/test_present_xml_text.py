"""What we write into XML is what a reader gets out of it."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from generator.present.xml_text import FORBIDDEN, cdata, xml_attribute, xml_text

TEXTS = st.text(st.sampled_from("a<>&\"'\n\t\r]\x00\x0b\ufffe\u00e9\U0001f600 "), max_size=12)


@given(TEXTS)
def test_a_reader_gets_out_what_was_written(text):
    """In an attribute each character comes back; in elements ends of lines become one kind, as XML has it."""
    allowed = FORBIDDEN.sub("", text)
    lines = allowed.replace("\r\n", "\n").replace("\r", "\n")

    assert read(f"<a b={xml_attribute(text)}/>").get("b") == allowed
    assert (read(f"<a>{xml_text(text)}</a>").text or "") == lines
    assert (read(f"<a>{cdata(text)}</a>").text or "") == lines


def read(xml):
    return ET.fromstring(xml)  # noqa: S314 - our own
