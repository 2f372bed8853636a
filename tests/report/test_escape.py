from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from provenance.errors import ProvenanceError
from provenance.report.element import element, fragment
from provenance.report.escape import for_markdown, visible, visible_again

TEXTS = st.text(st.characters() | st.sampled_from("\\xuU|*_<>&\x1b\u202e\u200c0123abc "))


@given(TEXTS)
def test_what_is_made_visible_can_be_read_back(text):
    shown = visible(text)
    assert visible_again(shown) == text
    assert visible(text) == shown


@given(TEXTS)
def test_nothing_is_left_that_hides_or_is_obeyed(text):
    kept = {char for char in visible(text) if not char.isprintable()}
    assert all(char in "\u200c\u200d" or char.isspace() for char in kept)
    assert not kept & set(
        "\n\r\t\x1b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u2028"
    )


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cشود",  # a Persian word is spelled with it
        "👩\u200d🚀",  # and this is one emoji
        "12\u202f000 et 3\u00a0000",  # figures as French writes them
        r"C:\temp",
    ],
)
def test_what_people_write_stays_as_it_is(text):
    assert visible(text) == text


def test_a_joiner_between_latin_letters_hides_and_is_shown():
    assert visible("NA\u200dTO") == r"NA\u200dTO"


@given(TEXTS)
def test_markdown_shows_the_text_and_nothing_else(text):
    shown = (
        MarkdownIt("commonmark", {"html": True}).enable("table").parse(for_markdown(text.strip()))
    )
    inline = [token for token in shown if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children}
    assert {token.type for token in shown} <= {"paragraph_open", "inline", "paragraph_close"}
    assert kinds <= {"text", "text_special"}
    content = "".join(child.content for token in inline for child in token.children)
    assert content.strip() == visible(text.strip()).strip()


class Reader(HTMLParser):
    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.text = [], ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))

    def handle_data(self, data):
        self.text += data


@given(TEXTS, TEXTS)
def test_an_element_holds_text_and_attributes_as_text(text, value):
    read = Reader(element("p", text, title=value))
    assert read.tags[0] == ("p", [("title", visible(value))])
    assert {tag for tag, _ in read.tags[1:]} <= {"bdi"}
    assert read.text == visible(text)


def test_names_written_from_the_right_stand_apart():
    made = element("p", "said by שירות הניטור, 10 Oct 2024")
    assert made == "<p>said by <bdi>שירות הניטור</bdi>, 10 Oct 2024</p>"
    assert "bdi" not in element("option", "שירות")


def test_elements_nest_and_are_not_escaped_twice():
    assert element("b", element("i", "a & b")) == "<b><i>a &amp; b</i></b>"
    assert fragment(["a<b", None, [element("br")]]) == "a&lt;b<br>"


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("a", {"href": "javascript:alert(1)"}),
        ("a", {"href": " https://example.org"}),
        ("img", {"src": "data:text/html,x"}),
        ("p", {"onclick": "x"}),
        ("p", {"style": "x"}),
        ("p", {"a b": "x"}),
        ("p><script", {}),
    ],
)
def test_what_could_run_code_is_refused(tag, attributes):
    with pytest.raises(ProvenanceError):
        element(tag, "x", **attributes)
