"""The result as HTML, in the order: what you said, what it may mean, what you can say, where this leaves you.

Written once and used twice. `result` shows the parts that one person's answers call for. `every_result` holds them
all, each marked with the answers that it needs, for the day when Python cannot run in a reader's browser: the page
then only looks up, it never decides. How parts are chosen or marked is left to parts.py.
"""

import json

from quiz import report, scoring
from quiz.markup import bullets, el, filled, joined, paragraphs
from quiz.parts import all_marked, called_for, table
from quiz.scoring import NO, ONE, SAFETY, SEVERAL, UNSURE, YES


def result(quiz, stage, answers):
    """The result for the answers {id: "yes" | "no" | "unsure"}. Raises scoring.AnswersError.

    Answers that speak of danger give no result: the safety text stands in its place.
    """
    if scoring.outcome(quiz, answers) == SAFETY:
        return unsafe_view(quiz)
    return document(quiz, stage, called_for(quiz, answers))


def unsafe_view(quiz):
    """What stands in place of a result when something was wrong or unsafe: no count, no fit."""
    words, page = quiz.words["safety"], quiz.words["page"]
    return el(
        "section",
        el("h2", words["title"], tabindex="-1"),
        paragraphs(words["lead"]),
        el("p", el("a", page["help"], href=quiz.pages["help"], class_="md-button md-button--primary")),
        el("h3", words["steps_title"]),
        el("ol", [el("li", step) for step in words["steps"]]),
        el("p", words["after"]),
        links(quiz, "safety", "complain"),
        el("p", change_answers(page, "quiet"), class_="moves", hidden=True),
        class_="step unsafe",
        id="unsafe",
        data_view="unsafe",
        data_title=page["review"],
    )


def change_answers(page, class_):
    """The way back to all answers."""
    return el("button", page["change_answers"], type="button", data_show="review", class_=class_)


def links(quiz, *pages):
    """A list of links to pages, each by its name."""
    return el(
        "ul", [el("li", el("a", quiz.words["page"][key], href=quiz.pages[key])) for key in pages], class_="ways-on"
    )


def every_result(quiz, stage):
    """All that any result can hold, with conditions as attributes and the table to look the outcome up in."""
    rule = json.dumps(table(quiz), separators=(",", ":"))
    return document(quiz, stage, all_marked(), data_table=rule)


def document(quiz, stage, parts, **attributes):
    words = quiz.words["result"]
    return el(
        "div",
        el("h2", words["said"], tabindex="-1"),
        said(quiz, parts),
        el("h2", words["may_mean"]),
        may_mean(quiz, stage, parts),
        el("h2", words["say"]),
        agenda(quiz, stage, parts),
        el("h2", words["ways"]),
        ways(quiz, stage, parts),
        calculated(quiz, stage, parts),
        folded(words["cannot"], bullets(quiz.words["limits"]["cannot"])),
        **attributes,
    )


def folded(title, *inner):
    return el("details", el("summary", title), *inner)


def said(quiz, parts):
    """Counts in words, then no and not sure, then yes folded by area."""
    words, flags = quiz.words["result"], quiz.words["flags"]
    numbers = {key: parts.count(key) for key in ("yes", "no", "unsure", "skipped")}
    first = [q for q in quiz.questions if q.first]
    others = [q for q in quiz.questions if not q.first]
    return joined(
        el(
            "p",
            filled(words["counts"], offered=quiz.words["numbers"]["words"][len(quiz.questions)], **numbers),
            class_="counts",
        ),
        parts.group("ul", items=[item(quiz, parts, q, NO) for q in first], class_="said-no"),
        [parts.show("flag", [flag], "p", flags[flag], class_="first-note") for flag in (ONE, SEVERAL)],
        parts.group("ul", items=[item(quiz, parts, q, NO) for q in others], class_="said-no"),
        parts.group("ul", items=[item(quiz, parts, q, UNSURE) for q in quiz.questions], class_="said-unsure"),
        [yes_of_area(quiz, parts, area) for area in quiz.areas],
    )


def item(quiz, parts, question, value):
    name = quiz.words["questions"][question.id]["name"]
    return parts.show(question.id, [value], "li", el("strong", quiz.words["answers"][value]), ": ", name)


def yes_of_area(quiz, parts, area):
    title = filled(quiz.words["result"]["yes"], area=quiz.words["areas"][area]["name"])
    items = [item(quiz, parts, question, YES) for question in quiz.of_area(area)]
    return parts.group("details", el("summary", title), items=items, class_="said-yes")


def may_mean(quiz, stage, parts):
    """The whole in one of four outcomes; then each no with its reasons, each not sure with what to notice."""
    whole = [
        parts.show(
            "outcome",
            [kind],
            "div",
            el("h3", words[stage]["title"]),
            paragraphs(words[stage]["means"]),
            parts.show("flag", [SEVERAL], "p", quiz.words["flags"]["weigh"]),
            class_="outcome",
        )
        for kind, words in quiz.words["outcomes"].items()
    ]
    return joined(
        whole,
        [reasons(quiz, stage, parts, question) for question in quiz.first_before_others()],
        parts.group(
            "ul", items=[notice(quiz, stage, parts, question) for question in quiz.questions], class_="notices"
        ),
    )


def reasons(quiz, stage, parts, question):
    words, page = quiz.words["questions"][question.id], quiz.words["result"]
    return parts.show(
        question.id,
        [NO],
        "section",
        el("h3", filled(page["no"], name=words["name"])),
        el("p", page["no_reasons"]),
        bullets(words[stage]["may_mean"]),
        read_area(quiz, question.area),
        class_="reasons",
    )


def notice(quiz, stage, parts, question):
    words, page = quiz.words["questions"][question.id], quiz.words["result"]
    title = el("h3", filled(page["unsure"], name=words["name"]))
    return parts.show(
        question.id, [UNSURE], "li", title, el("p", words[stage]["notice"]), read_area(quiz, question.area)
    )


def read_area(quiz, area):
    text = filled(quiz.words["result"]["read_area"], area=quiz.words["areas"][area]["name"])
    return el("p", el("a", text, href=f"{quiz.pages['areas']}#{area}"), class_="read")


def agenda(quiz, stage, parts):
    """A sentence for each no and not sure: keep or drop it, change its words, take the list along."""
    words = quiz.words["result"]
    items = [
        sentence(quiz, stage, parts, question, value)
        for value in (NO, UNSURE)
        for question in report.listed(quiz, value)
    ]
    buttons = [
        el("button", words[key], type="button", class_="md-button", **{f"data_{key}": True})
        for key in ("print", "copy", "save")
    ]
    return joined(
        parts.show("to_say", [0], "p", words["nothing_to_say"]),
        el(
            "div",
            parts.show("to_say", range(1, len(quiz.questions) + 1), "p", words["agenda_lead"]),
            parts.group("ul", items=items, class_="sentences"),
            el("p", el("label", words["add_own"], " ", el("textarea", rows="2", data_line="own")), class_="own"),
            el("p", buttons, class_="moves"),
            el("p", [el("span", words[key], data_done=done, hidden=True) for key, done in DONE.items()], role="status"),
            el("pre", data_paper=True, aria_hidden="true"),
            class_="agenda",
            data_agenda=report.agenda(quiz, ["{lines}"]),
            data_file=quiz.words["report"]["file"],
        ),
    )


DONE = {"copied": "copied", "copy_by_hand": "by-hand", "saved": "saved"}


def sentence(quiz, stage, parts, question, value):
    words, page = quiz.words["questions"][question.id], quiz.words["result"]
    because = filled(page[f"because_{value}"], name=words["name"])
    tick = el(
        "label",
        el("input", type="checkbox", checked=True),
        " ",
        page["keep"],
        " ",
        el("span", because, class_="because"),
    )
    edit = el(
        "textarea",
        words[stage]["say"],
        rows="2",
        data_line=question.id,
        aria_label=filled(page["edit"], name=words["name"]),
    )
    return parts.show(question.id, [value], "li", tick, edit)


def ways(quiz, stage, parts):
    """Three honest ways on, what the uncounted questions add, and when to look again."""
    words, outcomes = quiz.words["result"], quiz.words["outcomes"]
    practical, flags = quiz.words["asides"]["practical"], quiz.words["flags"]
    return joined(
        [
            parts.show(
                "outcome",
                [kind],
                "ul",
                parts.show("flag", [SEVERAL], "li", *way_on(flags["way_title"], flags["way_text"])),
                [el("li", *way_on(way["title"], way["text"])) for way in text[stage]["ways"]],
                class_="ways",
            )
            for kind, text in outcomes.items()
        ],
        el("p", el("a", quiz.words["more"][stage], href=quiz.pages[f"more_{stage}"]), class_="read"),
        [
            aside_note(quiz, stage, parts, aside, value)
            for aside in quiz.asides_of(stage)
            for value in (YES, NO, UNSURE)
            if aside.id != "safety"
        ],
        parts.show("practical", [NO, UNSURE], "div", el("h3", words["practical"]), bullets(practical["ask_list"])),
        el("h3", words["again"]),
        el("p", quiz.words["limits"]["again"][stage]),
        links(quiz, "help", "safety"),
    )


def way_on(title, text):
    return el("strong", title, "."), " ", text


def aside_note(quiz, stage, parts, aside, value):
    return parts.show(aside.id, [value], "p", quiz.words["asides"][aside.id][stage][value], class_="aside-note")


def calculated(quiz, stage, parts):
    """The rule with the reader's own numbers put in."""
    words, rule = quiz.words["result"], report.rule(quiz)
    offered = quiz.words["numbers"]["words"][len(quiz.questions)]
    facts = {key: parts.count(key) for key in ("yes", "no", "unsure", "answered", "decided")}
    steps = [filled(words[step], offered=offered, **rule, **facts) for step in report.STEPS]
    so = [
        parts.show("outcome", [kind], "strong", text[stage]["title"]) for kind, text in quiz.words["outcomes"].items()
    ]
    return folded(
        words["calculated"],
        el("p", words["calculated_lead"]),
        el("ol", [el("li", step) for step in steps]),
        el("p", words["so"], " ", so),
        el("p", el("a", words["code"], href=quiz.pages["code"])),
    )
