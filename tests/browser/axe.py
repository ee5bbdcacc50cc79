"""Runs axe-core on a page: all WCAG 2.2 A and AA rules and its best practices. Knows nothing of what is on a page."""

from pathlib import Path

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What axe cannot decide, each kind with what was looked at instead. Any other kind counts as a violation.
UNDECIDED = {
    ("color-contrast", "imgNode"): "words in a picture: test_settings.py measures them against the shape beneath",
    ("color-contrast", "bgOverlap"): "the same, where shapes of a picture overlap; and the search above the page",
    ("color-contrast", "elmPartiallyObscured"): "links at the edge of the list of pages, which scrolls by itself",
    ("color-contrast", "elmPartiallyObscuring"): "the same: a link half under the edge",
    ("color-contrast", "outsideViewport"): "the same: a link scrolled out of the list",
    ("color-contrast", "shortTextContent"): "the number of a footnote in a search result, in the colour of its links",
}


def violations(page):
    """What axe holds against the page as it is shown now: one line for each rule and place."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "(rules) => axe.run(document, { runOnly: rules, resultTypes: ['violations', 'incomplete'] })",
        RULES,
    )
    undecided = [(rule, node) for rule, node in places(found["incomplete"]) if kind(rule, node) not in UNDECIDED]
    return [said(rule, node) for rule, node in [*places(found["violations"]), *undecided]]


def places(rules):
    return [(rule, node) for rule in rules for node in rule["nodes"]]


def kind(rule, node):
    """A rule, and why axe could not decide: the message that it chose."""
    return rule["id"], next((check["data"]["messageKey"] for check in node["any"] if check["data"]), None)


def said(rule, node):
    return f"{rule['id']}: {node['target']} {node['failureSummary']}"
