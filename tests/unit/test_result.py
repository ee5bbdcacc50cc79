"""The result as HTML: its order, what each answer brings, what danger leaves out, and the look-up without Python."""

import json
from dataclasses import asdict
from itertools import product
from math import comb

import pytest

from quiz import AnswersError, load
from quiz.result import every_result, result, unsafe_view
from quiz.scoring import Tally, flag, outcome, tally
from tests.html_reader import elements, looked_up, plain, read, text
from tests.sheets import (
    ALL_YES,
    COUNTED,
    DANGER,
    FIRST,
    FIRST_NO,
    FIRST_UNSURE,
    IDS,
    LANGUAGES,
    NUMBER,
    OFFERED,
    OTHER_NO,
    OTHER_UNSURE,
    OTHER_YES,
    OTHERS,
    QUIZ,
    each,
    sheet,
)

WORDS = QUIZ.words["result"]
MIXED = ALL_YES | {OTHER_NO: "no", FIRST_NO: "no", OTHER_UNSURE: "unsure", FIRST_UNSURE: "unsure"}


def tree(answers, stage="now"):
    return read(result(QUIZ, stage, answers))


def names(*ids):
    return [QUIZ.words["questions"][key]["name"] for key in ids]


def of_class(element, name):
    """All elements inside that carry this class."""
    return [inner for inner in elements(element, class_=True) if name in inner[1]["class"].split()]


def said(element):
    """What the reader is told they said, list by list in the order of the page."""
    lists = [part for part in elements(element, class_=True) if part[1]["class"].startswith("said-")]
    return [[text(item) for item in elements(part, "li")] for part in lists]


def outcome_of(example):
    return outcome(QUIZ, example["answers"])


def flag_of(example):
    return flag(QUIZ.rule, tally(QUIZ, example["answers"]))


def headings(element):
    return [text(heading) for heading in elements(element, "h2")]


@each(COUNTED)
def test_the_four_parts_stand_in_their_order(example):
    expected = [WORDS[key] for key in ("said", "may_mean", "say", "ways")]
    assert headings(tree(example["answers"], example["stage"])) == expected


def test_no_comes_first_and_of_these_the_ones_that_are_always_shown_first():
    answers = dict.fromkeys(IDS, "no") | {OTHER_UNSURE: "unsure", OTHER_YES: "yes"}
    first, others, unsure, yes = said(tree(answers))
    assert first == [f"No: {name}" for name in names(*FIRST)]
    assert others == [
        f"No: {name}" for name in names(*(key for key in IDS if key not in (*FIRST, OTHER_UNSURE, OTHER_YES)))
    ]
    assert unsure == [f"Not sure: {name}" for name in names(OTHER_UNSURE)]
    assert yes == [f"Yes: {name}" for name in names(OTHER_YES)]


def test_each_no_has_its_reasons_under_its_own_name_first_nos_before_the_others():
    sections = of_class(tree(MIXED), "reasons")
    assert [text(next(elements(section, "h3"))) for section in sections] == [
        WORDS["no"].format(name=name) for name in names(FIRST_NO, OTHER_NO)
    ]
    for section, key in zip(sections, (FIRST_NO, OTHER_NO), strict=True):
        assert [text(item) for item in elements(section, "li")] == QUIZ.words["questions"][key]["now"]["may_mean"]


def test_each_not_sure_has_one_thing_to_notice_under_its_own_name():
    [notices] = of_class(tree(MIXED), "notices")
    shown = [(text(next(elements(item, "h3"))), text(next(elements(item, "p")))) for item in elements(notices, "li")]
    words = QUIZ.words["questions"]
    wanted = [
        (WORDS["unsure"].format(name=words[key]["name"]), words[key]["now"]["notice"])
        for key in (FIRST_UNSURE, OTHER_UNSURE)
    ]
    assert shown == wanted


def test_each_sentence_to_say_names_the_answer_that_it_belongs_to():
    [listed] = of_class(tree(MIXED), "sentences")
    shown = [
        (text(next(elements(item, class_="because"))), text(next(elements(item, "textarea"))))
        for item in elements(listed, "li")
    ]
    order = [(FIRST_NO, "no"), (OTHER_NO, "no"), (FIRST_UNSURE, "unsure"), (OTHER_UNSURE, "unsure")]
    words = QUIZ.words["questions"]
    because = [
        (WORDS[f"because_{value}"].format(name=words[key]["name"]), words[key]["now"]["say"]) for key, value in order
    ]
    assert shown == because


def test_a_sentence_to_say_is_kept_unless_it_is_unticked_and_has_a_name_for_those_who_listen():
    [listed] = of_class(tree(MIXED), "sentences")
    for item in elements(listed, "li"):
        assert list(elements(item, "input", type="checkbox", checked=True))
        [area] = elements(item, "textarea", data_line=True)
        assert area[1]["aria-label"].startswith(WORDS["edit"].partition("{")[0])


def test_yes_answers_are_folded_by_area_and_only_areas_that_have_one_are_there():
    areas = QUIZ.areas[:2]
    whole, part = map(QUIZ.of_area, areas)
    answers = {question.id: "yes" for question in (*whole, part[0])}
    folded = of_class(tree(answers), "said-yes")
    assert [text(next(elements(part, "summary"))) for part in folded] == [
        WORDS["yes"].format(area=QUIZ.words["areas"][key]["name"]) for key in areas
    ]
    assert [len(list(elements(part, "li"))) for part in folded] == [len(whole), 1]
    assert not any("open" in part[1] for part in folded)


def test_the_counts_are_in_words_and_add_up_to_the_questions_offered():
    answers = sheet(yes=5, no=3, unsure=1) | {"safety": "no"}
    [counts] = of_class(tree(answers), "counts")
    assert text(counts) == WORDS["counts"].format(
        yes=NUMBER[5], no=NUMBER[3], unsure=NUMBER[1], offered=NUMBER[OFFERED], skipped=NUMBER[OFFERED - 9]
    )


def test_the_reader_finds_the_own_numbers_in_the_rule():
    answers = sheet(yes=5, no=3, unsure=1)
    steps = [text(item) for item in elements(next(part for part in elements(tree(answers), "ol")), "li")]
    own = {"answered": 9, "decided": 8, "yes": 5, "no": 3, "unsure": 1, "offered": OFFERED}
    numbers = {key: NUMBER[number] for key, number in (own | asdict(QUIZ.rule)).items()}
    keys = ("step_answered", "step_decided", "step_yes", "step_no", "step_unsure")
    assert steps == [WORDS[key].format(**numbers) for key in keys]


@each(COUNTED)
def test_the_whole_is_named_by_one_outcome_and_again_at_the_end_of_the_rule(example):
    shown = tree(example["answers"], example["stage"])
    title = QUIZ.words["outcomes"][outcome_of(example)][example["stage"]]["title"]
    [whole] = of_class(shown, "outcome")
    others = {words[example["stage"]]["title"] for words in QUIZ.words["outcomes"].values()} - {title}
    assert text(next(elements(whole, "h3"))) == title
    assert title in [text(strong) for strong in elements(shown, "strong")]
    assert not any(other in text(shown) for other in others)


@each(COUNTED)
def test_the_outcome_says_what_it_may_mean_and_leaves_three_ways_on(example):
    """Several first nos add a sentence of their own to the meaning, and a way on before the others."""
    shown, flags = tree(example["answers"], example["stage"]), QUIZ.words["flags"]
    words = QUIZ.words["outcomes"][outcome_of(example)][example["stage"]]
    several = flag_of(example) == "several"
    [whole], [ways] = of_class(shown, "outcome"), of_class(shown, "ways")
    on = [f"{way['title']}. {way['text']}" for way in words["ways"]]
    talk = f"{flags['way_title']}. {flags['way_text']}"
    assert [text(line) for line in elements(whole, "p")] == words["means"] + [flags["weigh"]] * several
    assert [text(way) for way in elements(ways, "li")] == [talk] * several + on


@each(COUNTED)
def test_the_note_on_first_nos_follows_the_flag(example):
    notes = [text(note) for note in of_class(tree(example["answers"], example["stage"]), "first-note")]
    assert notes == ([QUIZ.words["flags"][flag_of(example)]] if flag_of(example) != "none" else [])


def test_an_uncounted_answer_brings_its_own_note_and_no_count():
    shown = tree({"change": "unsure", "practical": "no"})
    asides = QUIZ.words["asides"]
    assert [text(note) for note in of_class(shown, "aside-note")] == [
        asides["change"]["now"]["unsure"],
        asides["practical"]["now"]["no"],
    ]
    none, all_ = NUMBER[0], NUMBER[OFFERED]
    counts = WORDS["counts"].format(yes=none, no=none, unsure=none, offered=all_, skipped=all_)
    assert text(of_class(shown, "counts")[0]) == counts


@pytest.mark.parametrize(("value", "listed"), [("yes", False), ("no", True), ("unsure", True), (None, False)])
def test_questions_to_ask_are_listed_for_those_who_do_not_know_enough(value, listed):
    shown = text(tree({"practical": value} if value else {}))
    assert (QUIZ.words["asides"]["practical"]["ask_list"][0] in shown) == listed


def test_who_said_yes_to_all_is_told_that_there_is_nothing_to_raise():
    shown = tree(ALL_YES)
    assert WORDS["nothing_to_say"] in text(shown)
    assert WORDS["agenda_lead"] not in text(shown)
    assert not of_class(shown, "sentences")


def test_who_has_a_sentence_to_say_is_not_told_that_there_is_none():
    shown = text(tree(MIXED))
    assert WORDS["nothing_to_say"] not in shown
    assert WORDS["agenda_lead"] in shown


def test_every_result_says_what_the_check_cannot_tell_and_when_to_look_again():
    for stage in QUIZ.stages:
        shown = text(tree(ALL_YES, stage))
        assert all(limit in shown for limit in QUIZ.words["limits"]["cannot"])
        assert QUIZ.words["limits"]["again"][stage] in shown


@each(DANGER)
def test_danger_gives_the_safety_text_and_nothing_of_a_result(example):
    html = result(QUIZ, example["stage"], example["answers"])
    assert html == unsafe_view(QUIZ)
    shown = text(read(html))
    assert all(sentence in shown for sentence in (*QUIZ.words["safety"]["lead"], *QUIZ.words["safety"]["steps"]))
    for absent in (WORDS["counts"].partition("{")[0], WORDS["said"], WORDS["ways"], "data-count"):
        assert absent not in html


def test_the_safety_text_links_to_help_to_its_page_and_to_where_to_complain():
    links = [link[1]["href"] for link in elements(read(unsafe_view(QUIZ)), "a")]
    assert links == [QUIZ.pages["help"], QUIZ.pages["safety"], QUIZ.pages["complain"]]


@pytest.mark.parametrize("stage", QUIZ.stages)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_leads_on_to_the_page_of_its_stage(language, stage):
    quiz = load(language)
    links = [(text(link), link[1]["href"]) for link in elements(read(result(quiz, stage, ALL_YES)), "a")]
    on = {other: (quiz.words["more"][other], quiz.pages[f"more_{other}"]) for other in quiz.stages}
    assert [link for link in links if link in on.values()] == [on[stage]]


def test_each_no_and_each_not_sure_leads_to_the_part_of_the_guide_on_its_area():
    names, areas = QUIZ.words["areas"], {question.id: question.area for question in QUIZ.questions}
    for value, class_ in (("no", "reasons"), ("unsure", "notices")):
        parts = of_class(tree(dict.fromkeys(IDS, value)), class_)
        links = [(text(link), link[1]["href"]) for part in parts for link in elements(part, "a")]
        order = [*FIRST, *OTHERS] if value == "no" else IDS
        assert links == [
            (WORDS["read_area"].format(area=names[areas[key]]["name"]), f"{QUIZ.pages['areas']}#{areas[key]}")
            for key in order
        ]


def test_answers_of_another_check_give_no_result():
    with pytest.raises(AnswersError, match="punctual: 'yes'"):
        result(QUIZ, "now", {"punctual": "yes"})


@each(COUNTED)
def test_the_result_that_is_looked_up_without_python_is_the_same(example):
    html = every_result(QUIZ, example["stage"])
    [whole] = elements(read(html), "div", data_table=True)
    found = looked_up(html, json.loads(whole[1]["data-table"]), example["answers"])
    assert plain(found) == plain(tree(example["answers"], example["stage"]))


@each(COUNTED)
def test_the_table_of_the_page_holds_what_the_rule_says(example):
    [whole] = elements(read(every_result(QUIZ, "first")), "div", data_table=True)
    table, count = json.loads(whole[1]["data-table"]), tally(QUIZ, example["answers"])
    assert table["outcomes"][f"{count.yes},{count.no},{count.unsure}"] == outcome(QUIZ, example["answers"])
    assert table["flags"][count.first_no] == flag(QUIZ.rule, count)


def test_the_table_of_the_page_has_an_outcome_for_every_tally_and_a_flag_for_every_number_of_first_nos():
    [whole] = elements(read(every_result(QUIZ, "first")), "div", data_table=True)
    table = json.loads(whole[1]["data-table"])
    tallies = [counts for counts in product(range(OFFERED + 1), repeat=3) if sum(counts) <= OFFERED]
    assert set(table["outcomes"]) == {f"{yes},{no},{unsure}" for yes, no, unsure in tallies}
    assert len(tallies) == comb(OFFERED + 3, 3)
    assert table["flags"] == [flag(QUIZ.rule, Tally(0, no, 0, first_no=no)) for no in range(len(FIRST) + 1)]
    assert (table["questions"], table["first"]) == (IDS, FIRST)


def test_a_list_item_always_stands_in_a_list():
    for stage in QUIZ.stages:
        every = read(every_result(QUIZ, stage))
        outside = [element for element in [every, *elements(every)] if element[0] not in ("ul", "ol")]
        assert not [child for element in outside for child in element[2] if child[0] == "li"]


def test_no_list_is_empty():
    for example in COUNTED:
        lists = list(elements(tree(example["answers"], example["stage"]), "ul"))
        assert all(any(elements(listed, "li")) for listed in lists), example["name"]
