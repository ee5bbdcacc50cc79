"""The check in a terminal: `python -m quiz` asks what the page asks and tells the same report."""

import io
import runpy
import sys
from dataclasses import replace

import pytest

from quiz.__main__ import main
from quiz.report import report
from tests.sheets import EXAMPLES, IDS, OFFERED, QUIZ, asked, each

LETTERS = {"yes": "y", "no": "n", "unsure": "u", None: ""}
WORDS = QUIZ.words["report"]


def typed(example):
    """What somebody types who answers like this."""
    stage = str(QUIZ.stages.index(example["stage"]) + 1)
    return [stage, *(LETTERS[example["answers"].get(key)] for key in asked(example["stage"]))]


def nothing_to(questions):
    """What somebody types who leaves these questions out."""
    return [LETTERS[None] for _ in questions]


def run(replies):
    """Everything that is asked and told, and what is left of the replies."""
    left, prompts, told = iter(replies), [], []

    def ask(prompt):
        prompts.append(prompt)
        return next(left)

    main(ask, told.append)
    return prompts, told, list(left)


@each(EXAMPLES)
def test_it_tells_the_report(example):
    _, told, left = run(typed(example))
    assert told[-1].strip() == report(QUIZ, example["stage"], example["answers"]).strip()
    assert left == []


@pytest.mark.parametrize("stage", QUIZ.stages)
def test_it_asks_the_questions_of_the_page_in_their_order(stage):
    prompts, _, _ = run(typed({"stage": stage, "answers": {}}))
    questions = [QUIZ.words["questions"][key][stage]["ask"] for key in IDS]
    asides = [QUIZ.words["asides"][aside.id][stage]["ask"] for aside in QUIZ.asides_of(stage)]
    assert all(question in prompt for question, prompt in zip(questions + asides, prompts[1:], strict=True))


def test_before_the_last_question_it_says_what_is_coming_and_after_it_what_is_meant():
    prompts, _, _ = run(typed({"stage": "now", "answers": {}}))
    words = QUIZ.words["asides"]["safety"]
    assert prompts[-1].startswith(f"{words['prepare']}\n{words['now']['ask']}\n")
    assert all(f"\n  - {kind}" in prompts[-1] for kind in words["now"]["such_as"])


def test_it_says_first_that_answers_stay_here_and_then_how_to_answer():
    _, told, _ = run(typed({"stage": "now", "answers": {}}))
    assert told[0].strip() == WORDS["title"]
    assert WORDS["press"] in "".join(told)
    assert [line for line in told if line.startswith("  ")] == [
        f"  {number}  {QUIZ.words['stages'][stage]}" for number, stage in enumerate(QUIZ.stages, 1)
    ]


@pytest.mark.parametrize("wrong", ["x", "yes", "1", "ja", "?"])
def test_a_key_that_is_no_answer_is_asked_again(wrong):
    prompts, told, _ = run(["2", wrong, "y", *nothing_to(asked("now")[1:])])
    assert prompts[1] == prompts[2] != prompts[3]
    assert told.count(WORDS["unknown"]) == 1
    assert told[-1].strip() == report(QUIZ, "now", {IDS[0]: "yes"}).strip()


@pytest.mark.parametrize("wrong", ["", "0", "3", "first", "y"])
def test_a_stage_that_is_not_there_is_asked_again(wrong):
    prompts, told, _ = run([wrong, "1", *nothing_to(asked("first"))])
    assert prompts[0] == prompts[1] != prompts[2]
    assert told.count("1  2") == 1


@pytest.mark.parametrize("reply", ["Y", " y", "y ", " Y\t"])
def test_capitals_and_spaces_do_not_matter(reply):
    _, told, _ = run(["2", reply, *nothing_to(asked("now")[1:])])
    assert told[-1].strip() == report(QUIZ, "now", {IDS[0]: "yes"}).strip()


@pytest.mark.parametrize(("letter", "answer"), [("y", "yes"), ("u", "unsure")])
def test_danger_stops_the_questions_at_once_wherever_it_is_asked(monkeypatch, letter, answer):
    quiz = replace(QUIZ, asides=QUIZ.asides[::-1])
    monkeypatch.setattr("quiz.model.load", lambda: quiz)
    _, told, left = run(["1", *["y"] * OFFERED, letter, "not asked for"])
    assert left == ["not asked for"]
    assert told[-1].strip() == report(QUIZ, "first", {"safety": answer}).strip()


@pytest.mark.parametrize("typed_so_far", ["", "1\n", "1\ny\nn\n"])
def test_who_stops_early_is_told_that_nothing_was_kept(monkeypatch, capsys, typed_so_far):
    monkeypatch.delitem(sys.modules, "quiz.__main__")
    monkeypatch.setattr("sys.stdin", io.StringIO(typed_so_far))
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("quiz", run_name="__main__")
    assert stopped.value.code == "\nStopped. Nothing was kept."
    assert QUIZ.words["result"]["said"] not in capsys.readouterr().out


def test_files_that_make_no_quiz_are_told_by_their_faults_alone(monkeypatch):
    monkeypatch.delitem(sys.modules, "quiz.__main__")
    monkeypatch.setattr("quiz.model.read_own", lambda name: "stages = [")
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("quiz", run_name="__main__")
    told = stopped.value.code.splitlines()
    assert [line.partition(": ")[0] for line in told] == ["quiz/fit.toml", "quiz/words/en.toml"]
    assert stopped.value.__suppress_context__


def test_a_whole_run_as_a_module_ends_without_an_error(monkeypatch, capsys):
    example = EXAMPLES[-1]
    monkeypatch.delitem(sys.modules, "quiz.__main__")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(typed(example)) + "\n"))
    runpy.run_module("quiz", run_name="__main__")
    assert capsys.readouterr().out.endswith(report(QUIZ, example["stage"], example["answers"]) + "\n")
