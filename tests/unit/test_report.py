"""The result as plain text: the same parts in the same order and the same sentences as the page."""

from itertools import pairwise

import pytest

from quiz import AnswersError
from quiz.report import WIDTH, agenda, report, sentences
from quiz.result import result
from quiz.scoring import flag, tally
from tests.html_reader import elements, read, text
from tests.sheets import (
    ALL_YES,
    COUNTED,
    DANGER,
    EXAMPLES,
    FIRST,
    FIRST_NO,
    IDS,
    OTHER_NO,
    OTHER_UNSURE,
    OTHER_YES,
    OTHERS,
    QUIZ,
    each,
    sheet,
)

WORDS = QUIZ.words["result"]
PARTS = [WORDS[key] for key in ("said", "may_mean", "say", "ways")]
ALL_PARTS = [*PARTS, WORDS["calculated"], WORDS["cannot"]]


def headings(plain):
    """The lines that are underlined."""
    lines = plain.splitlines()
    return [line for line, under in pairwise(lines) if under and set(under) == {"-"}]


def part(plain, title):
    """What stands between a heading and the next."""
    after = plain.split(f"{title}\n{'-' * len(title)}\n\n")[1]
    return after.split("\n---")[0].rpartition("\n\n")[0] if "\n---" in after else after


def said_by(plain):
    """Every paragraph and every bullet, each as one line without spaces: lines may break anywhere between words."""
    for block in plain.replace("\n- ", "\n\n- ").split("\n\n"):
        yield bare(block.strip().removeprefix("- "))


def bare(words):
    return "".join(words.split())


def of(example):
    return report(QUIZ, example["stage"], example["answers"])


def flagged(example):
    return flag(QUIZ.rule, tally(QUIZ, example["answers"]))


@each(COUNTED)
def test_the_parts_stand_in_their_order(example):
    assert headings(of(example)) == ALL_PARTS


@each(COUNTED)
def test_the_page_says_every_sentence_of_the_four_parts(example):
    page = read(result(QUIZ, example["stage"], example["answers"]))
    [listed] = elements(page, data_agenda=True)
    shown = bare(text(page)) + bare(listed[1]["data-agenda"])
    said = [line for title in PARTS for line in said_by(part(of(example), title))]
    assert len(said) > 8
    assert [line for line in said if line not in shown] == []


@each(COUNTED)
def test_the_page_says_every_sentence_of_the_rule_and_of_the_limits(example):
    shown = bare(text(read(result(QUIZ, example["stage"], example["answers"]))))
    said = [line for title in ALL_PARTS[4:] for line in said_by(part(of(example), title))]
    assert len(said) > 12
    assert [line for line in said if line not in shown] == []


@pytest.mark.parametrize("stage", QUIZ.stages)
@pytest.mark.parametrize("value", ["no", "unsure", "yes"])
def test_all_lists_of_one_answer_have_one_order_on_page_and_in_text(value, stage):
    """A no to a question marked first comes before the others; not sure and yes keep the order of the form."""
    answers = dict.fromkeys(IDS, value)
    order = [QUIZ.words["questions"][key] for key in ([*FIRST, *OTHERS] if value == "no" else IDS)]
    page, plain = read(result(QUIZ, stage, answers)), report(QUIZ, stage, answers)
    names = [f"{QUIZ.words['answers'][value]}: {words['name']}" for words in order]
    titles = [] if value == "yes" else [WORDS[value].format(name=words["name"]) for words in order]
    say = [] if value == "yes" else [words[stage]["say"] for words in order]
    assert [line for line in map(text, elements(page, "li")) if line in names] == names
    assert [line for line in map(text, elements(page, "h3")) if line in titles] == titles
    assert [line for line in map(text, elements(page, "textarea")) if line in say] == say
    assert [line[2:] for line in part(plain, PARTS[0]).splitlines() if line[2:] in names] == names
    assert [line for line in part(plain, PARTS[1]).split("\n\n") if line in titles] == titles
    assert sentences(QUIZ, stage, answers) == say


@each(COUNTED)
def test_the_sentences_to_say_are_those_of_the_page_in_its_order(example):
    page = read(result(QUIZ, example["stage"], example["answers"]))
    areas = [text(area) for item in elements(page, "li") for area in elements(item, "textarea")]
    assert sentences(QUIZ, example["stage"], example["answers"]) == areas


def test_no_comes_first_and_of_these_the_ones_that_are_always_shown_first():
    answers = dict.fromkeys(IDS, "no") | {OTHER_UNSURE: "unsure", OTHER_YES: "yes"}
    lines = [line for line in part(report(QUIZ, "now", answers), PARTS[0]).splitlines() if line.startswith("- ")]
    name = {key: QUIZ.words["questions"][key]["name"] for key in IDS}
    others = [key for key in IDS if key not in (*FIRST, OTHER_UNSURE, OTHER_YES)]
    assert lines == [
        *(f"- No: {name[key]}" for key in (*FIRST, *others)),
        f"- Not sure: {name[OTHER_UNSURE]}",
        f"- Yes: {name[OTHER_YES]}",
    ]


def test_each_reason_stands_under_the_answer_that_it_belongs_to():
    answers = ALL_YES | {FIRST_NO: "no", OTHER_NO: "no", OTHER_UNSURE: "unsure"}
    words, meaning = QUIZ.words["questions"], bare(part(report(QUIZ, "first", answers), PARTS[1]))
    wanted = [
        WORDS["no"].format(name=words[FIRST_NO]["name"]),
        *(f"- {reason}" for reason in words[FIRST_NO]["first"]["may_mean"]),
        WORDS["no"].format(name=words[OTHER_NO]["name"]),
        *(f"- {reason}" for reason in words[OTHER_NO]["first"]["may_mean"]),
        WORDS["unsure"].format(name=words[OTHER_UNSURE]["name"]),
        f"- {words[OTHER_UNSURE]['first']['notice']}",
    ]
    assert meaning.endswith(bare("".join(wanted)))


@each(COUNTED)
def test_the_note_on_first_nos_follows_the_flag(example):
    said, flags = bare(part(of(example), PARTS[0])), QUIZ.words["flags"]
    notes = [name for name in ("one", "several") if bare(flags[name]) in said]
    assert notes == ([flagged(example)] if flagged(example) != "none" else [])


@each(COUNTED)
def test_several_first_nos_weigh_in_the_meaning_and_lead_the_ways_on(example):
    flags, several = QUIZ.words["flags"], flagged(example) == "several"
    ways = bare(part(of(example), WORDS["ways"]))
    assert (bare(flags["weigh"]) in bare(part(of(example), WORDS["may_mean"]))) == several
    assert ways.startswith(bare(f"- {flags['way_title']}. {flags['way_text']}")) == several


@pytest.mark.parametrize(("value", "listed"), [("yes", False), ("no", True), ("unsure", True), (None, False)])
def test_questions_to_ask_are_listed_for_those_who_do_not_know_enough(value, listed):
    shown = report(QUIZ, "now", {"practical": value} if value else {})
    assert (QUIZ.words["asides"]["practical"]["ask_list"][0] in shown) == listed


def test_an_answer_on_safety_that_is_no_is_not_mentioned():
    assert report(QUIZ, "now", sheet(yes=9) | {"safety": "no"}) == report(QUIZ, "now", sheet(yes=9))


def test_who_said_yes_to_all_is_told_that_there_is_nothing_to_raise():
    said = part(report(QUIZ, "now", ALL_YES), WORDS["say"])
    assert bare(said) == bare(WORDS["nothing_to_say"])


@each(DANGER)
def test_danger_gives_the_safety_text_alone(example):
    words = QUIZ.words["safety"]
    steps = [f"{number}. {step}" for number, step in enumerate(words["steps"], 1)]
    assert bare(of(example)) == bare(
        "".join([words["title"], *words["lead"], words["steps_title"], *steps, words["after"]])
    )


@each(EXAMPLES)
def test_lines_fit_a_narrow_window_but_for_the_sentences_to_say(example):
    own = {*sentences(QUIZ, example["stage"], example["answers"]), QUIZ.words["report"]["agenda_title"]}
    assert [line for line in of(example).splitlines() if len(line) > WIDTH and line not in own] == []


@each(EXAMPLES)
def test_a_report_ends_with_one_line_break_and_leaves_no_placeholder(example):
    plain = of(example)
    assert plain.rstrip("\n") + "\n" == plain
    assert "{" not in plain
    assert "}" not in plain


def test_the_list_to_take_along_holds_the_sentences_and_nothing_of_the_answers():
    words = QUIZ.words["report"]
    assert agenda(QUIZ, ["One.", "Two."]) == f"{words['agenda_title']}\n\nOne.\n\nTwo.\n\n{words['agenda_foot']}\n"


def test_answers_of_another_check_give_no_report():
    with pytest.raises(AnswersError, match="punctual: 'yes'"):
        report(QUIZ, "now", {"punctual": "yes"})
