"""The check as one static form: readable, answerable and printable before any script runs. Counts nothing itself.

Sections carry `data-view`; the page's script shows one at a time and never looks at what they say.
"""

from dataclasses import asdict

from quiz.markup import bullets, el, joined
from quiz.result import change_answers, every_result, unsafe_view
from quiz.scoring import ANSWERS, OUTCOMES, UNSURE, YES


def form(quiz, stage, labels, script, pictures):
    """The whole form of a stage as HTML.

    labels: how each study is named, by its id. script: addresses for the page's script, as data attributes.
    pictures: an SVG for each question that shall have one, by its id.
    """
    return joined(
        leave(quiz),
        el(
            "form",
            [
                question_view(quiz, stage, question, number, labels, pictures)
                for number, question in enumerate(quiz.questions, 1)
            ],
            [aside_view(quiz, stage, aside, pictures) for aside in quiz.asides_of(stage) if aside.id != "safety"],
            safety_view(quiz, stage, pictures),
            by_hand(quiz, stage),
            review_view(quiz, stage),
            status(quiz),
            class_="check",
            id="check",
            autocomplete="off",
            data_stage=stage,
            data_language=quiz.words["language"],
            **script,
        ),
        unsafe_view(quiz),
        result_view(quiz),
        el("template", every_result(quiz, stage), id="every-result"),
    )


def leave(quiz):
    """The way out, for the check, its result and the safety page."""
    words = quiz.words["page"]
    return el(
        "aside",
        el("button", words["leave"], type="button", data_leave=quiz.pages["leave"]),
        el("p", el("span", words["leave_keys"], " ", class_="leave-keys"), words["leave_note"]),
        class_="leave",
        aria_label=words["leave_title"],
        hidden=True,
    )


def status(quiz):
    words = quiz.words["state"]
    return joined(
        el(
            "p",
            [el("span", words[key], data_state=key, hidden=True) for key in ("loading", "ready", "failed")],
            class_="state",
            role="status",
        ),
        el(
            "p",
            el("progress", max="1", value="0", aria_label=words["loading"]),
            el("span", data_amount=words["amount"], aria_hidden="true"),
            class_="amount",
            hidden=True,
        ),
    )


def question_view(quiz, stage, question, number, labels, pictures):
    words, page = quiz.words["questions"][question.id], quiz.words["page"]
    progress = page["progress"].format(number=number, total=len(quiz.questions))
    details = el(
        "details",
        el("summary", page["why"]),
        el("p", words["why"]),
        el("p", page["sources"], " ", studies(quiz, question, labels)),
        class_="why",
    )
    asked = fieldset(quiz, question.id, progress, words[stage]["ask"], picture=pictures.get(question.id, ""))
    return view(quiz, question.id, progress, asked, details)


def studies(quiz, question, labels):
    links = [el("a", labels[key], href=f"{quiz.pages['sources']}#{key}") for key in question.sources]
    return joined([joined(", ", link) if index else link for index, link in enumerate(links)])


def aside_view(quiz, stage, aside, pictures):
    words, page = quiz.words["asides"][aside.id][stage], quiz.words["page"]
    details = el("details", el("summary", page["why"]), el("p", words["why"]), class_="why")
    asked = fieldset(quiz, aside.id, page["extra"], words["ask"], picture=pictures.get(aside.id, ""))
    return view(quiz, aside.id, page["extra"], asked, details)


def safety_view(quiz, stage, pictures):
    words, page = quiz.words["asides"]["safety"], quiz.words["page"]
    kinds = joined(el("p", page["such_as"]), bullets(words[stage]["such_as"]))
    prepare = el("p", words["prepare"], id="prepare", class_="prepare")
    more = {"after": kinds, "leads": (YES, UNSURE), "picture": pictures.get("safety", "")}
    asked = fieldset(quiz, "safety", page["extra"], words[stage]["ask"], aria_describedby="prepare", **more)
    skip = el("button", page["skip"], type="button", data_clear=True, data_go="next", class_="quiet")
    return view(quiz, "safety", page["extra"], prepare, el("p", skip, class_="moves", hidden=True), asked, steady=False)


def view(quiz, key, title, *inner, steady=True):
    """One step of the check, with the ways on that the script brings to life."""
    page = quiz.words["page"]
    safety = (
        el("p", el("a", page["safety_link"], href="#safety", data_show="safety", data_return=key), class_="steady")
        if steady
        else ""
    )
    return el("section", *inner, moves(page, key), safety, class_="step", id=key, data_view=key, data_title=title)


def moves(page, key):
    return el(
        "div",
        el("button", page["back"], type="button", data_go="back", class_="md-button"),
        el("button", page["next"], type="button", data_go="next", class_="md-button md-button--primary"),
        el("button", page["clear"], type="button", data_clear=True, class_="quiet", aria_describedby=f"{key}-asked"),
        el("button", page["all"], type="button", data_all=True, class_="quiet"),
        class_="moves",
        hidden=True,
    )


def fieldset(quiz, name, progress, ask, picture="", after="", leads=(), **attributes):
    """One question with its three answers; none is chosen, and none must be."""
    return el(
        "fieldset",
        el(
            "legend",
            picture,
            el("span", progress, class_="progress"),
            el("h2", ask, id=f"{name}-asked", tabindex="-1", **attributes),
        ),
        after,
        el("div", [answer(quiz, name, value, value in leads) for value in ANSWERS], class_="answers"),
    )


def answer(quiz, name, value, leads):
    radio = el("input", type="radio", name=name, value=value, data_leads="unsafe" if leads else None)
    return el("label", radio, " ", el("span", quiz.words["answers"][value]))


def review_view(quiz, stage):
    """All answers on one view, each with a way to change it."""
    page = quiz.words["page"]
    asked = [(question.id, quiz.words["questions"][question.id][stage]["ask"]) for question in quiz.questions]
    asked += [(aside.id, quiz.words["asides"][aside.id][stage]["ask"]) for aside in quiz.asides_of(stage)]
    return el(
        "section",
        nothing(quiz),
        el("h2", page["review"], tabindex="-1"),
        el("p", page["review_lead"]),
        el("ul", [review_row(quiz, key, ask) for key, ask in asked], class_="review"),
        el(
            "div",
            el("button", page["back"], type="button", data_go="back", class_="md-button"),
            el("button", page["submit"], type="submit", class_="md-button md-button--primary"),
            el("button", page["one"], type="button", data_one=True, class_="quiet"),
            class_="moves",
        ),
        class_="step",
        data_view="review",
        data_title=page["review"],
        hidden=True,
    )


def review_row(quiz, key, ask):
    words = quiz.words["answers"]
    said = [el("strong", words[value], data_is=value, hidden=True) for value in ANSWERS]
    said.append(el("span", words["skipped"], data_is=""))
    page = quiz.words["page"]
    change = el(
        "a",
        page["change"],
        el("span", " ", page["change_answer"].format(name=ask), class_="unseen"),
        href=f"#{key}",
        data_show=key,
        data_return="review",
    )
    return el("li", el("span", ask, class_="asked"), " ", el("span", said, class_="said"), " ", change, data_row=key)


def nothing(quiz):
    """The one error there can be: nothing at all was answered."""
    page = quiz.words["page"]
    link = el("a", page["first_question"], href=f"#{quiz.questions[0].id}", data_show=quiz.questions[0].id)
    return el(
        "div",
        el("h2", page["nothing_title"], tabindex="-1"),
        el("p", page["nothing"]),
        el("p", link),
        class_="nothing",
        role="alert",
        hidden=True,
    )


def result_view(quiz):
    """The empty place for the result, and what is said when it had to be made without Python."""
    words, page = quiz.words["state"], quiz.words["page"]
    reasons = {"network": "wrong_network", "python": "wrong_python", "memory": "wrong_memory", "late": "late"}
    return el(
        "section",
        el("p", el("span", words["working"], data_state="working", hidden=True), role="status"),
        el(
            "div",
            el(
                "p",
                [el("span", words[key], data_why=reason, hidden=True) for reason, key in reasons.items()],
                " ",
                words["without"],
            ),
            el("p", el("button", words["again"], type="button", data_again=True, class_="md-button")),
            class_="without",
            hidden=True,
        ),
        el("div", data_forget=True),
        el(
            "p",
            change_answers(page, "md-button"),
            el("button", page["start_again"], type="button", data_restart=True, class_="quiet"),
            class_="moves",
        ),
        el("p", page["forget"], class_="forget"),
        class_="step result",
        data_view="result",
        data_title=quiz.words["result"]["said"],
        hidden=True,
    )


def by_hand(quiz, stage):
    """How to work the result out on paper: the same rule, for readers without script and for print."""
    words, outcomes = quiz.words["key"], quiz.words["outcomes"]
    first = [quiz.words["questions"][question.id]["name"] for question in quiz.questions if question.first]
    numbers = {"offered": len(quiz.questions), "names": "; ".join(first), **asdict(quiz.rule)}
    steps = [
        joined(words[kind].format(**numbers), " ", el("em", outcomes[kind][stage]["title"])) for kind in OUTCOMES[1:]
    ]
    return el(
        "section",
        el("h2", words["title"]),
        el("p", words["lead"].format(**numbers)),
        el("ol", [el("li", step) for step in steps]),
        el("p", words["first"].format(**numbers), " ", words["several"].format(**numbers)),
        el("p", words["uncounted"]),
        class_="by-hand",
    )
