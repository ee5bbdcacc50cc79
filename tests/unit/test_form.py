"""The form: native, complete and private before any script runs, with the rule by hand taken from fit.toml."""

import re
from collections import Counter
from dataclasses import asdict, replace
from urllib.parse import urlsplit

import pytest

from quiz import load
from quiz.form import form
from quiz.markup import el
from tests.html_reader import elements, read, text
from tests.sheets import FIRST, IDS, LANGUAGES, OFFERED, QUIZ, asked

LABELS = {study: f"Somebody & others, {study}" for question in QUIZ.questions for study in question.sources}
SCRIPT = {"data_worker": "worker.js", "data_bytes": 5}
ANSWERS = ["yes", "no", "unsure"]

stages = pytest.mark.parametrize("stage", QUIZ.stages)


def tree(stage, quiz=QUIZ, pictures=()):
    return read(form(quiz, stage, LABELS, SCRIPT, dict(pictures)))


def fieldsets(stage):
    return list(elements(tree(stage), "fieldset"))


def name_of(fieldset):
    """The one name that all its answers share: the id of the question."""
    [name] = {radio[1]["name"] for radio in elements(fieldset, "input")}
    return name


@stages
def test_questions_stand_in_the_order_of_the_fit_file_then_the_asides_safety_last(stage):
    assert [name_of(fieldset) for fieldset in fieldsets(stage)] == asked(stage)
    assert asked(stage)[-1] == "safety"


@stages
def test_each_question_is_a_fieldset_whose_legend_is_its_heading(stage):
    words = QUIZ.words["questions"] | QUIZ.words["asides"]
    for fieldset in fieldsets(stage):
        first = fieldset[2][0]
        [heading] = elements(first, "h2")
        assert first[0] == "legend"
        assert text(heading) == words[name_of(fieldset)][stage]["ask"]


@stages
def test_each_question_has_three_answers_and_none_is_chosen_or_must_be(stage):
    for fieldset in fieldsets(stage):
        radios = list(elements(fieldset, "input"))
        assert [radio[1]["value"] for radio in radios] == ANSWERS
        assert {radio[1]["type"] for radio in radios} == {"radio"}
        assert not any({"checked", "required", "disabled"} & radio[1].keys() for radio in radios)


@stages
def test_each_answer_lies_in_its_label_so_that_the_words_can_be_tapped(stage):
    for fieldset in fieldsets(stage):
        labels = list(elements(fieldset, "label"))
        assert [text(label) for label in labels] == [QUIZ.words["answers"][value] for value in ANSWERS]
        assert all(len(list(elements(label, "input"))) == 1 for label in labels)


@stages
def test_the_counted_questions_are_numbered_and_the_others_are_called_uncounted(stage):
    said = [text(next(elements(fieldset, "span", class_="progress"))) for fieldset in fieldsets(stage)]
    page = QUIZ.words["page"]
    numbered = [page["progress"].format(number=number, total=OFFERED) for number in range(1, OFFERED + 1)]
    assert said == numbered + [page["extra"]] * len(QUIZ.asides_of(stage))


@stages
def test_only_yes_and_not_sure_to_the_safety_question_lead_away(stage):
    leading = [(radio[1]["name"], radio[1]["value"]) for radio in elements(tree(stage), "input", data_leads="unsafe")]
    assert leading == [("safety", "yes"), ("safety", "unsure")]


@stages
def test_the_safety_question_says_first_what_is_coming_and_names_every_kind(stage):
    [section] = elements(tree(stage), "section", id="safety")
    words, shown = QUIZ.words["asides"]["safety"], text(section)
    assert shown.startswith(words["prepare"])
    assert all(kind in shown for kind in words[stage]["such_as"])


@stages
def test_each_question_says_why_and_links_to_each_of_its_studies(stage):
    page = tree(stage)
    for question in QUIZ.questions:
        [section] = elements(page, "section", id=question.id)
        [why] = elements(section, "details")
        links = [(link[1]["href"], text(link)) for link in elements(why, "a")]
        assert QUIZ.words["questions"][question.id]["why"] in text(why)
        assert links == [(f"{QUIZ.pages['sources']}#{study}", LABELS[study]) for study in question.sources]


@stages
def test_each_uncounted_question_but_safety_says_why(stage):
    page = tree(stage)
    for aside in QUIZ.asides_of(stage)[:-1]:
        [section] = elements(page, "section", id=aside.id)
        [why] = elements(section, "details")
        assert QUIZ.words["asides"][aside.id][stage]["why"] in text(why)


@stages
def test_no_id_stands_twice_and_every_link_within_the_page_has_its_place(stage):
    page = tree(stage)
    ids = Counter(element[1]["id"] for element in elements(page, id=True))
    links = [link[1]["href"] for link in elements(page, "a", href=True) if link[1]["href"].startswith("#")]
    assert max(ids.values()) == 1
    assert links
    assert [link for link in links if link[1:] not in ids] == []


@stages
def test_every_answer_can_be_changed_from_the_review(stage):
    [review] = elements(tree(stage), "ul", class_="review")
    assert [row[1]["data-row"] for row in elements(review, "li")] == asked(stage)
    assert [link[1]["href"] for link in elements(review, "a")] == [f"#{key}" for key in asked(stage)]


@stages
def test_nothing_is_styled_scripted_or_sent_from_inside_the_form(stage):
    page = tree(stage)
    for element in elements(page):
        assert element[0] not in ("script", "style", "link", "img", "iframe", "object")
        assert not [key for key in element[1] if key == "style" or key.startswith("on")]
        assert not {"action", "method", "formaction", "target", "ping"} & element[1].keys()
    [check] = elements(page, "form")
    assert check[1]["autocomplete"] == "off"


@stages
def test_the_only_addresses_elsewhere_are_the_way_to_leave_and_the_code(stage):
    values = [value for element in elements(tree(stage)) for value in element[1].values()]
    elsewhere = {value for value in values if value and (urlsplit(value).netloc or "://" in value)}
    assert elsewhere == {QUIZ.pages["leave"], QUIZ.pages["code"]}


@stages
def test_the_scripts_addresses_stand_on_the_form(stage):
    [check] = elements(tree(stage), "form")
    assert (check[1]["data-worker"], check[1]["data-bytes"]) == ("worker.js", "5")
    assert (check[1]["data-stage"], check[1]["data-language"]) == (stage, "en")


@stages
def test_a_picture_stands_in_the_legend_of_its_question_alone(stage):
    drawing = el("svg", el("title", "A drawing"))
    page = tree(stage, pictures={IDS[0]: drawing, "safety": drawing})
    drawn = [name_of(fieldset) for fieldset in elements(page, "fieldset") if any(elements(fieldset[2][0], "svg"))]
    assert drawn == [IDS[0], "safety"]
    assert len(list(elements(page, "svg"))) == 2


def test_words_can_not_become_html():
    odd = "<b>&lt;\"'"
    words = QUIZ.words | {"page": QUIZ.words["page"] | {"why": odd, "leave_title": odd}}
    page = tree("now", replace(QUIZ, words=words))
    assert not list(elements(page, "b"))
    assert text(next(elements(page, "summary"))) == odd
    assert next(elements(page, "aside"))[1]["aria-label"] == odd


# The key by hand


def key(quiz, stage="now"):
    [section] = elements(tree(stage, quiz), "section", class_="by-hand")
    return text(section)


def in_key(sentence, quiz):
    """A sentence of the key as it must read with the numbers of this quiz."""
    return quiz.words["key"][sentence].format(offered=len(quiz.questions), **asdict(quiz.rule))


@stages
def test_the_key_states_the_numbers_of_the_fit_file(stage):
    for sentence in ("lead", "too_little", "mostly_yes", "mostly_no", "several"):
        assert in_key(sentence, QUIZ) in key(QUIZ, stage)


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("least_answered", "too_little"),
        ("least_decided", "too_little"),
        ("mostly", "mostly_yes"),
        ("mostly", "mostly_no"),
        ("talk_it_over", "several"),
    ],
)
def test_another_number_in_the_fit_file_gives_another_key(field, sentence):
    number = getattr(QUIZ.rule, field) % OFFERED + 1
    other = replace(QUIZ, rule=replace(QUIZ.rule, **{field: number}))
    assert str(number) in in_key(sentence, other)
    assert in_key(sentence, other) in key(other)
    assert in_key(sentence, other) not in key(QUIZ)


def test_fewer_questions_give_another_key():
    fewer = replace(QUIZ, questions=QUIZ.questions[:-1])
    assert str(OFFERED - 1) in in_key("lead", fewer)
    assert in_key("lead", fewer) in key(fewer)


@stages
def test_the_key_names_each_outcome_but_danger_in_the_order_of_the_rule(stage):
    [section] = elements(tree(stage), "section", class_="by-hand")
    titles = [
        QUIZ.words["outcomes"][kind][stage]["title"] for kind in ("too_little", "mostly_yes", "mostly_no", "open")
    ]
    assert [text(title) for title in elements(section, "em")] == titles


def test_the_key_names_the_questions_whose_no_comes_first():
    names = "; ".join(QUIZ.words["questions"][question]["name"] for question in FIRST)
    assert QUIZ.words["key"]["first"].format(names=names) in key(QUIZ)
    assert QUIZ.words["key"]["uncounted"] in key(QUIZ)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("sentence", "answer", "other"), [("mostly_yes", "yes", "no"), ("mostly_no", "no", "yes")])
def test_the_lines_of_the_key_name_the_answer_that_they_count(language, sentence, answer, other):
    """Without script the key is the whole rule, so it must not say the opposite."""
    words = load(language).words
    named = re.findall(r"\w+", words["key"][sentence].casefold())
    assert words["answers"][answer].casefold() in named
    assert words["answers"][other].casefold() not in named
