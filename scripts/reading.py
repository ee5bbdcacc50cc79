"""Measures how hard the built pages are to read: grade, words, sources and dates per page; changes nothing.

Usage: python scripts/reading.py SITE
The grade is Flesch-Kincaid. "Therapist", "therapy", "alliance" and the names below count as easy words (one syllable),
because the reader meets them on every page.
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import textstat

EASY = re.compile(
    r"\b(therap(?:ist|y|ies)(?:s|'s)?|alliances?|confidential(?:ity)?|samaritans|california|australia|ireland|germany|canada)\b",
    re.I,
)
BLOCKS = {
    "p",
    "li",
    "td",
    "th",
    "dt",
    "dd",
    "summary",
    "figcaption",
    "legend",
    "label",
    "blockquote",
    "div",
    "ul",
    "ol",
    "section",
}
SKIPPED = {"svg", "script", "style", "sup", "pre", "template", "nav", "button", "h1", "h2", "h3", "h4", "summary"}
SKIPPED_CLASSES = {"footnote", "reviewed", "not-counted", "headerlink", "md-button", "admonition-title"}
VOID = {"img", "br", "hr", "input", "meta", "link", "wbr", "source", "col"}


class Body(HTMLParser):
    """The running text of a page's <article>, one entry a block."""

    def __init__(self):
        super().__init__()
        self.stack, self.blocks = [], [""]

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        attrs = dict(attrs)
        classes = set((attrs.get("class") or "").split())
        skipped = tag in SKIPPED or classes & SKIPPED_CLASSES or "data-not-counted" in attrs
        self.stack.append((tag, bool(skipped)))
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_data(self, data):
        if any(tag == "article" for tag, _ in self.stack) and not any(skipped for _, skipped in self.stack):
            self.blocks[-1] += data


def body(html):
    """The running text of a page. Headings, buttons and bare labels are left out: as sentences of two or three words
    they would make the page look easier than it is."""
    parser = Body()
    parser.feed(html)
    blocks = (" ".join(block.split()) for block in parser.blocks)
    return " ".join(
        block if block[-1] in ".?!:" else f"{block}." for block in blocks if len(block.split()) > 3
    ).replace(":", ",")


def grade(text):
    """The Flesch-Kincaid grade of a text, with the easy words counted as one syllable."""
    return round(textstat.flesch_kincaid_grade(EASY.sub("word", text)), 1)


def measure(path):
    """One page: its grade, number of words, number of sources, and the dates it carries."""
    html = path.read_text("utf-8")
    text = body(html)
    return {
        "grade": grade(text),
        "words": len(text.split()),
        "sources": len(re.findall(r'<li id="fn:', html)),
        "dates": " to ".join(re.findall(r'<time datetime="([\d-]+)"', html)[-2:]),
    }


def pages(site):
    return sorted(path for path in Path(site).rglob("index.html"))


def main(site):
    for path in pages(site):
        row = measure(path)
        numbers = f"{row['grade']:5} {row['words']:6} words {row['sources']:3} sources"
        print(f"{numbers}  {row['dates'] or 'no dates':24}  {path.parent.relative_to(site)}/")
    print(f"{whole(site):5} the whole site")


def whole(site):
    """The grade of all pages as one text."""
    return grade(" ".join(body(path.read_text("utf-8")) for path in pages(site)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
