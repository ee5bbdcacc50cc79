"""The quiz from its two files: the shipped ones load, and whatever is wrong in others is named in one sentence."""

import re
import tomllib
from dataclasses import FrozenInstanceError, asdict

import pytest

from quiz import QuizError, load
from quiz.faults import FACTS, FORM, VIEWS
from quiz.model import build
from quiz.parts import facts_of
from quiz.result import result
from tests import ROOT
from tests.sheets import FIRST, IDS, LANGUAGES, OFFERED, OTHERS, QUIZ

FIT = (ROOT / "quiz/fit.toml").read_text("utf-8")


def words_of(language):
    """The text of a language's words file."""
    return (ROOT / f"quiz/words/{language}.toml").read_text("utf-8")


WORDS = words_of("en")

# What the edits below change, cut out of the two files, so that a question, a number or a sentence may be another.
AREAS = FIT[FIT.index("[[area]]") : FIT.index("[[aside]]")]
ASIDES = FIT[FIT.index("[[aside]]") : FIT.index("[pages]")]
RULE = FIT[FIT.index("[rule]") : FIT.index("[[area]]")]
LEAST_ANSWERED, LEAST_DECIDED, MOSTLY, TALK_IT_OVER = re.findall(r"^\w+ = \d+", RULE, re.MULTILINE)
AREA, *_, LAST_AREA = QUIZ.areas
# A question that may be left out: not marked first, and not alone in its area.
ONE = next(key for area in QUIZ.areas for key in OTHERS if {key} < {question.id for question in QUIZ.of_area(area)})
ANOTHER = next(key for key in IDS if key != ONE)
ID = f'id = "{ONE}"'
QUESTION = re.search(rf"\[\[area\.question\]\]\n{ID}\nsources = .*\n", FIT)[0]
SOURCES = re.search(r"sources = .*", QUESTION)[0]
QUESTION_WORDS = re.compile(rf"^\[questions\.{ONE}\].*?(?=^\[(?!questions\.{ONE}\.))", re.MULTILINE | re.DOTALL)
HELP = re.search(r"^help = .*", FIT, re.MULTILINE)[0]
LANGUAGE = re.search(r"^language = .*", WORDS, re.MULTILINE)[0]
BACK = re.search(r"^back = .*", WORDS, re.MULTILINE)[0]
PROGRESS = re.search(r"^progress = .*", WORDS, re.MULTILINE)[0]
NUMBERS = re.search(r"^\[numbers\]\nwords = \[.*?\]", WORDS, re.MULTILINE | re.DOTALL)[0]
TOO_FEW_NUMBERS = f"numbers.words: has {OFFERED} of {OFFERED + 1} words. Write one for each number from 0 to {OFFERED}."


def with_sources(line):
    """The one question with another line in place of its sources."""
    return QUESTION.replace(SOURCES, line)


def rule(least_answered=1, least_decided=1, mostly=OFFERED, talk_it_over=1):
    """The table of the rule with these numbers; those that are not named are out of the way."""
    return (
        f"[rule]\nleast_answered = {least_answered}\nleast_decided = {least_decided}\n"
        f"mostly = {mostly}\ntalk_it_over = {talk_it_over}\n"
    )


def number_words(count):
    """The table of number words with so many of them."""
    return f"[numbers]\nwords = {['word'] * count}"


def edited(text, old, new):
    """The text with one place changed; an edit that does not fit exactly once is a mistake of the test."""
    assert text.count(old) == 1, f"stands {text.count(old)} times: {old}"
    return text.replace(old, new)


def faults(fit=FIT, words=WORDS, language="en"):
    """What is wrong with two files, sentence by sentence; none when they make a quiz."""
    try:
        build(fit, words, language)
    except QuizError as error:
        return str(error).splitlines()
    return []


# The shipped files


def test_the_shipped_files_make_a_quiz_and_english_is_the_language():
    assert load() == load("en") == build(FIT, WORDS)
    assert load().words["language"] == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_quiz_in_its_own_words(language):
    quiz = load(language)
    assert (quiz.stages, quiz.questions, quiz.asides, quiz.rule) == (
        QUIZ.stages,
        QUIZ.questions,
        QUIZ.asides,
        QUIZ.rule,
    )
    assert quiz.pages.keys() == QUIZ.pages.keys()


def test_the_quiz_holds_what_the_fit_file_says():
    quiz, fit = load(), tomllib.loads(FIT)
    assert quiz.stages == tuple(fit["stages"])
    assert quiz.areas == tuple(area["id"] for area in fit["area"])
    assert asdict(quiz.rule) == fit["rule"]
    assert quiz.pages == fit["pages"]
    assert [asdict(question) for question in quiz.questions] == [
        {"first": False} | question | {"area": area["id"], "sources": tuple(question["sources"])}
        for area in fit["area"]
        for question in area["question"]
    ]
    assert [asdict(aside) for aside in quiz.asides] == [
        aside | {"stages": tuple(aside.get("stages", fit["stages"]))} for aside in fit["aside"]
    ]


def test_asides_belong_to_stages_and_questions_to_areas():
    quiz = load()
    for stage in quiz.stages:
        assert list(quiz.asides_of(stage)) == [aside for aside in quiz.asides if {stage} & set(aside.stages)]
    assert {question.area for question in quiz.of_area(AREA)} == {AREA}
    assert [question for area in quiz.areas for question in quiz.of_area(area)] == list(quiz.questions)


def test_questions_whose_no_is_shown_first_come_before_the_others_each_in_their_order():
    assert [question.id for question in load().first_before_others()] == [*FIRST, *OTHERS]


@pytest.mark.parametrize(
    ("thing", "field"),
    [(QUIZ, "rule"), (QUIZ.rule, "mostly"), (QUIZ.questions[0], "first"), (QUIZ.asides[0], "stages")],
)
def test_a_quiz_can_not_be_changed(thing, field):
    with pytest.raises(FrozenInstanceError):
        setattr(thing, field, None)


def test_a_language_that_is_not_there_names_its_file():
    with pytest.raises(QuizError) as caught:
        load("xx")
    assert caught.value.problems == (
        "quiz/words/xx.toml: there is no such file. Add it, or ask for a language that is there.",
    )


def test_a_file_in_another_encoding_is_named(monkeypatch):
    monkeypatch.setattr("pkgutil.get_data", lambda package, name: 'stages = ["später"]'.encode("latin-1"))
    with pytest.raises(QuizError) as caught:
        load()
    assert caught.value.problems == ("quiz/fit.toml: not in UTF-8. Save it in that encoding.",)


def test_faults_name_the_file_of_the_language_that_was_asked_for(monkeypatch):
    files = {"fit.toml": FIT, "words/cy.toml": edited(edited(WORDS, BACK, "back = 1"), LANGUAGE, 'language = "cy"')}
    monkeypatch.setattr("quiz.model.read_own", files.get)
    with pytest.raises(QuizError) as caught:
        load("cy")
    assert caught.value.problems == ("quiz/words/cy.toml: page.back: must be a sentence in quotation marks.",)


def test_a_language_may_have_pages_of_its_own_and_takes_the_others_from_the_fit_file():
    quiz = build(FIT, f'{WORDS}\n[pages]\nhelp = "../../aide/"\n')
    assert quiz.pages == load().pages | {"help": "../../aide/"}


# fit.toml: an edit, and the one fault it makes

NOT_KNOWN = "not known here. Remove it, or mend its name."
FIT_EDITS = {
    "a table is missing": (RULE, "", "rule: missing. Add it."),
    "a table is not known": ("[rule]", "[ruler]\nlong = 1\n[rule]", f"ruler: {NOT_KNOWN}"),
    "a table is of another kind": (
        RULE,
        "",
        "rule: must be a dict.",
        'stages = ["first", "now"]',
        'stages = ["first", "now"]\nrule = 7',
    ),
    "an area is no table": (
        AREAS,
        "",
        "area: write each one as [[area]].",
        'stages = ["first"',
        'area = ["bond"]\nstages = ["first"',
    ),
    "an aside is no table": (
        ASIDES,
        "",
        "aside: write each one as [[aside]].",
        'stages = ["first"',
        'aside = ["safety"]\nstages = ["first"',
    ),
    "a question is no table": (
        AREAS,
        '[[area]]\nid = "bond"\nquestion = ["pace"]\n',
        "area.bond.question: write each one as [[area.question]].",
    ),
    "an id is a number": (ID, "id = 5", "5.id: must be one word of letters, digits and _."),
    "an id is empty": (ID, 'id = ""', ".id: must be one word of letters, digits and _."),
    "an id is two words": (ID, 'id = "a question"', "a question.id: must be one word of letters, digits and _."),
    "first is a word": (
        QUESTION,
        with_sources(f'{SOURCES}\nfirst = "yes"'),
        f"{ONE}.first: must be true or false.",
    ),
    "an aside's stages are one word": (
        'stages = ["now"]',
        'stages = "now"',
        "change.stages: must be a list of stages.",
    ),
    "an aside has no stage": ('stages = ["now"]', "stages = []", "change.stages: must be a list of stages."),
    "stages are one word": ('stages = ["first", "now"]', 'stages = "first"', "stages: must be a list."),
    "there are no stages": (
        'stages = ["first", "now"]',
        "stages = []",
        "stages: must name at least one stage, each once.",
    ),
    "a stage stands twice": ('["first", "now"]', '["now", "now"]', "stages: must name at least one stage, each once."),
    "a stage is no word": ('["first", "now"]', '["first", 2]', "stages: must name at least one stage, each once."),
    "a stage is blank": ('["first", "now"]', '["first", " "]', "stages: must name at least one stage, each once."),
    "an aside has an unknown stage": (
        'stages = ["now"]',
        'stages = ["now", "later"]',
        "aside.change.stages: no stage 'later'. Use one of first, now.",
    ),
    "a number is missing": (
        MOSTLY,
        "",
        "rule.mostly: must be a whole number from 1.",
    ),
    "a number is nought": (MOSTLY, "mostly = 0", "rule.mostly: must be a whole number from 1."),
    "a number is a half": (MOSTLY, "mostly = 6.5", "rule.mostly: must be a whole number from 1."),
    "a number is a word": (MOSTLY, 'mostly = "7"', "rule.mostly: must be a whole number from 1."),
    "a number is true": (MOSTLY, "mostly = true", "rule.mostly: must be a whole number from 1."),
    "a number is not known": (MOSTLY, f"{MOSTLY}\nmostlier = 9", f"rule.mostlier: {NOT_KNOWN}"),
    "more answers are needed than there are questions": (
        LEAST_ANSWERED,
        f"least_answered = {OFFERED + 1}",
        f"rule.least_answered: {OFFERED + 1} cannot hold. Make it at most {OFFERED}, the number of questions.",
    ),
    "more must decide than must answer": (
        LEAST_DECIDED,
        f"least_decided = {QUIZ.rule.least_answered + 1}",
        f"rule.least_decided: {QUIZ.rule.least_answered + 1} cannot hold. Make it at most least_answered.",
    ),
    "half are called mostly": (
        MOSTLY,
        f"mostly = {OFFERED // 2}",
        f"rule.mostly: {OFFERED // 2} cannot hold. Make it more than half of {OFFERED} and at most {OFFERED}.",
    ),
    "more than all are called mostly": (
        MOSTLY,
        f"mostly = {OFFERED + 1}",
        f"rule.mostly: {OFFERED + 1} cannot hold. Make it more than half of {OFFERED} and at most {OFFERED}.",
    ),
    "more first nos are needed than there are": (
        TALK_IT_OVER,
        f"talk_it_over = {len(FIRST) + 1}",
        f"rule.talk_it_over: {len(FIRST) + 1} cannot hold. "
        f"Make it at most {len(FIRST)}, the number of questions marked first.",
    ),
    "an area has no question": (
        f'[[area]]\nid = "{LAST_AREA}"\n',
        f'[[area]]\nid = "empty"\n[[area]]\nid = "{LAST_AREA}"\n',
        "area.empty: has no question. Add one, or remove it.",
    ),
    "an id stands twice": (ID, f'id = "{ANOTHER}"', f"{ANOTHER}: this id stands 2 times. Make it unique."),
    "an area is called like a question": (
        f'id = "{AREA}"',
        ID,
        f"{ONE}: this id stands 2 times. Make it unique.",
    ),
    "an aside is called like a question": (
        'id = "change"',
        ID,
        f"{ONE}: this id stands 2 times. Make it unique.",
    ),
    "a question has no id": (f"{ID}\n", "", "an entry has no id. Give it one."),
    "a question has no source": (QUESTION, with_sources(""), f"{ONE}.sources: name at least one study."),
    "a list of sources is empty": (
        QUESTION,
        with_sources("sources = []"),
        f"{ONE}.sources: name at least one study.",
    ),
    "a source is not in a list": (
        QUESTION,
        with_sources('sources = "cooper2021"'),
        f"{ONE}.sources: name at least one study.",
    ),
    "a question says something unknown": (
        QUESTION,
        with_sources(f"{SOURCES}\nweight = 2"),
        f"{ONE}.weight: {NOT_KNOWN}",
    ),
    "an area says something unknown": (f'id = "{AREA}"', f'id = "{AREA}"\nweight = 2', f"{AREA}.weight: {NOT_KNOWN}"),
    "an aside says something unknown": (
        '[[aside]]\nid = "practical"',
        '[[aside]]\nid = "practical"\nweight = 2',
        f"practical.weight: {NOT_KNOWN}",
    ),
    "safety is not asked": (
        '[[aside]]\nid = "safety"\n',
        "",
        "aside.safety: missing. The check is never made without it.",
    ),
    "safety is asked in one stage alone": (
        'id = "safety"',
        'id = "safety"\nstages = ["now"]',
        "aside.safety.stages: safety is asked in every stage. Remove it.",
    ),
    "safety is asked in every stage by name": (
        'id = "safety"',
        'id = "safety"\nstages = ["first", "now"]',
        "aside.safety.stages: safety is asked in every stage. Remove it.",
    ),
    "the practical question is not asked": (
        '[[aside]]\nid = "practical"\n',
        "",
        "aside.practical: missing. The check is never made without it.",
    ),
    "a question is named like a count": (
        ID,
        'id = "skipped"',
        "skipped: the check uses this name itself. Choose another.",
    ),
    "safety is a counted question": (
        ID,
        'id = "safety"',
        "aside.safety: missing. The check is never made without it.",
        '[[aside]]\nid = "safety"\n',
        "",
    ),
    "a page is missing": (
        re.search("more_now = .*", FIT)[0],
        "",
        "pages.more_now: missing. Give its address.",
    ),
    "a page has no address": (
        re.search("more_now = .*", FIT)[0],
        "more_now = 1",
        "pages.more_now: must be an address in quotation marks.",
    ),
    "an address is blank": (HELP, 'help = " "', "pages.help: must be an address in quotation marks."),
    "a page is not known": ("[pages]", '[pages]\nblog = "../blog/"', f"pages.blog: {NOT_KNOWN}"),
}
# What would not lead away from the check, or not to its code.
NO_WAY_OUT = [
    "",
    " ",
    "../..",
    "javascript:alert(1)",
    "http://example.org/",
    "https://",
    "https:///",
    "https://a b.org",
]
IN_QUOTES = "must be an address in quotation marks."
WHOLE = "must be a whole web address. Begin it with https://."


@pytest.mark.parametrize("address", NO_WAY_OUT)
@pytest.mark.parametrize("key", ["leave", "code"])
def test_a_page_elsewhere_needs_a_whole_web_address(key, address):
    fault = f"pages.{key}: {WHOLE if address.strip() else IN_QUOTES}"
    assert faults(fit=re.sub(f"(?m)^{key} = .*", f'{key} = "{address}"', FIT)) == [f"quiz/fit.toml: {fault}"]
    words = f'{WORDS}\n[pages]\n{key} = "{address}"\n'
    assert faults(words=words) == [f"quiz/words/en.toml: {fault}"]


@pytest.mark.parametrize("edit", FIT_EDITS.values(), ids=FIT_EDITS)
def test_a_fault_in_the_fit_file_is_named_with_its_remedy(edit):
    old, new, fault, *more = edit
    fit = edited(FIT, old, new)
    assert faults(fit=edited(fit, *more) if more else fit) == [f"quiz/fit.toml: {fault}"]


def test_a_stage_that_no_aside_names_is_asked_all_that_name_none():
    fit = edited(FIT, 'stages = ["now"]\n', "")
    assert f"quiz/words/en.toml: asides.change.first.ask: {MISSING}" in faults(fit=fit)


def test_a_stage_may_have_another_name_and_brings_its_own_page_to_read_on():
    stage = QUIZ.stages[-1]
    fit = FIT.replace(f'"{stage}"', '"later"')
    words = re.sub(rf"(?m)^{stage} = ", "later = ", re.sub(rf"(?m)\.{stage}\]$", ".later]", WORDS))
    assert faults(fit, words) == [
        "quiz/fit.toml: pages.more_later: missing. Give its address.",
        f"quiz/fit.toml: pages.more_{stage}: {NOT_KNOWN}",
    ]
    quiz = build(edited(fit, f"more_{stage} = ", "more_later = "), words)
    assert f'href="{QUIZ.pages[f"more_{stage}"]}"' in result(quiz, "later", {})


def test_numbers_at_the_very_edge_of_what_can_hold_are_fine():
    high = rule(least_answered=OFFERED, least_decided=OFFERED, mostly=OFFERED, talk_it_over=len(FIRST))
    assert faults(fit=edited(FIT, RULE, high)) == []
    low = rule(least_answered=1, least_decided=1, mostly=OFFERED // 2 + 1, talk_it_over=1)
    assert faults(fit=edited(FIT, RULE, low)) == []


def test_more_than_half_is_the_next_whole_number_whether_the_number_of_questions_is_odd_or_even():
    fewer = edited(FIT, QUESTION, "")
    words = QUESTION_WORDS.sub("", WORDS)
    for fit, sentences, offered in ((FIT, WORDS, OFFERED), (fewer, words, OFFERED - 1)):
        half = offered // 2
        assert faults(edited(fit, RULE, rule(mostly=half + 1)), sentences) == []
        [fault] = faults(edited(fit, RULE, rule(mostly=half)), sentences)
        assert fault.startswith(f"quiz/fit.toml: rule.mostly: {half} cannot hold. Make it more than half of {offered} ")


def test_without_questions_there_is_no_check():
    fit = edited(FIT, AREAS, '[[area]]\nid = "bond"\n')
    found = [fault.removeprefix("quiz/fit.toml: ") for fault in faults(fit=fit)]
    assert found[:2] == [
        "area.bond: has no question. Add one, or remove it.",
        "area: there are no questions. Add at least one.",
    ]
    assert f"rule.mostly: {QUIZ.rule.mostly} cannot hold. Make it more than half of 0 and at most 0." in found


# The words: an edit, and the one fault it makes

MISSING = "missing. Write this sentence."
LEFT_OVER = "left over, nothing uses it. Remove it, or mend its name."
WORDS_EDITS = {
    "a sentence is missing": (f"{BACK}\n", "", f"page.back: {MISSING}"),
    "a sentence is left over": (f"{BACK}\n", 'back = "Back"\nforth = "Forth"\n', f"page.forth: {LEFT_OVER}"),
    "a language is called otherwise than its file": (
        LANGUAGE,
        'language = "de"',
        "language: is 'de'. Make it 'en', as the file is named.",
    ),
    "a page of the language is not known": (
        "[limits.again]",
        '[pages]\nblog = "../blog/"\n[limits.again]',
        f"pages.blog: {NOT_KNOWN}",
    ),
    "the pages of the language are no table": (
        LANGUAGE,
        f"{LANGUAGE}\npages = 5",
        "pages: must be a table. Write it as [pages].",
    ),
    "a page of the language is a number": ("[stages]", "[pages]\nhelp = 5\n[stages]", f"pages.help: {IN_QUOTES}"),
    "a page of the language is a table": (
        "[stages]",
        '[pages.help]\nx = "a"\n[stages]',
        f"pages.help: {IN_QUOTES}",
    ),
    "a page of the language is blank": ("[stages]", '[pages]\nhelp = ""\n[stages]', f"pages.help: {IN_QUOTES}"),
    "an empty table is left over": ("[stages]", "[colours]\n[stages]", f"colours: {LEFT_OVER}"),
    "an empty table stands for a sentence": (
        BACK,
        "back = {}",
        "page.back: must be a sentence in quotation marks.",
    ),
    "a whole table is left over": (
        "[limits.again]",
        '[colours]\nblue = "Blue"\n[limits.again]',
        f"colours.blue: {LEFT_OVER}",
    ),
    "a sentence is a number": (BACK, "back = 1", "page.back: must be a sentence in quotation marks."),
    "a sentence is blank": (BACK, 'back = " "', "page.back: must be a sentence in quotation marks."),
    "a sentence is a list": (BACK, 'back = ["Back"]', "page.back: must be a sentence in quotation marks."),
    "a placeholder is missing": (
        PROGRESS,
        'progress = "Question {number}"',
        "page.progress: wrong placeholders. It needs {number}, {total}.",
    ),
    "a placeholder has another name": (
        PROGRESS,
        'progress = "Question {number} of {all}"',
        "page.progress: wrong placeholders. It needs {number}, {total}.",
    ),
    "a placeholder is not called for": (
        BACK,
        'back = "Back to {name}"',
        "page.back: wrong placeholders. It needs none.",
    ),
    "a list is a sentence": (
        WORDS[WORDS.index("steps = [") : WORDS.index("after = ")],
        'steps = "Call."\n',
        "safety.steps: must be a list of sentences.",
    ),
    "a list is empty": (
        WORDS[WORDS.index("steps = [") : WORDS.index("after = ")],
        "steps = []\n",
        "safety.steps: must be a list of sentences.",
    ),
    "a list holds a number": (
        WORDS[WORDS.index("steps = [") : WORDS.index("after = ")],
        'steps = ["Call.", 2]\n',
        "safety.steps: must be a list of sentences.",
    ),
    "a list holds a blank": (
        WORDS[WORDS.index("steps = [") : WORDS.index("after = ")],
        'steps = ["Call.", ""]\n',
        "safety.steps: must be a list of sentences.",
    ),
    "a number word is missing": (
        NUMBERS,
        number_words(OFFERED),
        TOO_FEW_NUMBERS,
    ),
    "the number words are no words": (
        NUMBERS,
        "[numbers]\nwords = ['none', 1]",
        "numbers.words: must be a list of sentences.",
    ),
    "a stage has no name": (
        re.search(r"\[stages\]\nfirst = .*\n", WORDS)[0],
        "[stages]\n",
        f"stages.first: {MISSING}",
    ),
    "the questions about the practical side are missing": (
        WORDS[WORDS.index("ask_list = [") : WORDS.index("[asides.practical.first]")],
        "",
        f"asides.practical.ask_list: {MISSING}",
    ),
    "what is coming is not said": (re.search("prepare = .*\n", WORDS)[0], "", f"asides.safety.prepare: {MISSING}"),
}
# Braces that Python would fill in otherwise, or not at all, and that the page's script leaves as they are.
ODD_BRACES = [
    "{}",
    "{0} {}",
    "{number} }",
    "{ {number}",
    "{{number}}",
    "{number:>zz}",
    "{number:d}",
    "{number:}",
    "{number:.1f}",
    "{number!r}",
    "{number!z}",
    "{number:{total}}",
    "{number.real}",
    "{number[0]}",
    "{ number }",
]
WAYS = WORDS[WORDS.index("ways = [") : WORDS.index("[outcomes.too_little.now]")]
ODD_WAYS = {
    "a list of sentences": 'ways = ["Wait."]',
    "nothing": "ways = []",
    "a sentence": 'ways = "Wait."',
    "numbers": "ways = [1]",
    "a way without a text": 'ways = [{title = "Wait"}]',
    "a way with something else": 'ways = [{title = "Wait", text = "Wait.", link = "x"}]',
    "a way with a blank": 'ways = [{title = "Wait", text = " "}]',
    "a way that is a number": 'ways = [{title = "Wait", text = 1}]',
    "one right and one wrong way": 'ways = [{title = "Wait", text = "Wait."}, {title = "Ask"}]',
}


@pytest.mark.parametrize("edit", WORDS_EDITS.values(), ids=WORDS_EDITS)
def test_a_fault_in_the_words_is_named_with_its_remedy(edit):
    old, new, fault = edit
    assert faults(words=edited(WORDS, old, new)) == [f"quiz/words/en.toml: {fault}"]


@pytest.mark.parametrize("odd", ODD_BRACES)
def test_braces_hold_the_name_of_a_placeholder_and_nothing_else(odd):
    remedy = "has other braces than those around a placeholder's name. It needs"
    assert faults(words=edited(WORDS, PROGRESS, f'progress = "{odd} of {{total}}"')) == [
        f"quiz/words/en.toml: page.progress: {remedy} {{number}}, {{total}}."
    ]
    assert faults(words=edited(WORDS, BACK, f'back = "{odd}"')) == [f"quiz/words/en.toml: page.back: {remedy} none."]


@pytest.mark.parametrize("odd", ODD_WAYS.values(), ids=ODD_WAYS)
def test_ways_on_need_a_title_and_a_text_each(odd):
    found = faults(words=edited(WORDS, WAYS, f"{odd}\n"))
    assert found == ["quiz/words/en.toml: outcomes.too_little.first.ways: must be a list of {title, text}."]


def test_every_sentence_of_the_shipped_words_is_needed():
    """Without its words a quiz asks for each of them by its path, and for nothing else."""
    wanted = {fault.removeprefix("quiz/words/en.toml: ").removesuffix(f": {MISSING}") for fault in faults(words="")}
    assert wanted == {path for path, _ in paths(load().words)}


def paths(table, before=""):
    for key, value in table.items():
        yield from paths(value, f"{before}{key}.") if isinstance(value, dict) else [(f"{before}{key}", value)]


def test_no_question_may_be_called_what_a_result_calls_its_own_facts():
    assert set(FACTS) == set(facts_of(QUIZ, {}))


def test_no_question_may_be_called_what_the_page_asks_of_its_form():
    script = (ROOT / "quiz/web/page.js").read_text("utf-8")
    assert set(re.findall(r"\bform\.(\w+)", script)) == set(FORM)


@pytest.mark.parametrize("name", VIEWS + FORM)
def test_no_question_may_be_called_what_the_page_calls_its_own(name):
    assert f"quiz/fit.toml: {name}: the check uses this name itself. Choose another." in faults(
        fit=edited(FIT, ID, f'id = "{name}"')
    )


def test_a_table_without_any_of_its_sentences_misses_each_of_them_and_is_not_left_over():
    table = re.search(r"(?ms)^\[more\].*?(?=^\[)", WORDS)[0]
    missing = [f"quiz/words/en.toml: more.{stage}: {MISSING}" for stage in QUIZ.stages]
    assert faults(words=edited(WORDS, table, "[more]\n")) == missing


def test_more_number_words_than_questions_are_fine():
    assert faults(words=edited(WORDS, NUMBERS, number_words(OFFERED + 2))) == []


def test_a_check_may_do_without_an_aside_that_is_not_safety():
    fit = edited(FIT, '[[aside]]\nid = "change"\nstages = ["now"]\n', "")
    words = re.sub(r"\[asides\.change\.now\].*?(?=\[asides\.practical\])", "", WORDS, flags=re.DOTALL)
    assert faults(fit, words) == []


def test_an_aside_needs_words_only_for_its_own_stages():
    fit = edited(FIT, '[[aside]]\nid = "practical"\n', '[[aside]]\nid = "practical"\nstages = ["now"]\n')
    left = [
        f"quiz/words/en.toml: asides.practical.first.{key}: {LEFT_OVER}"
        for key in ("ask", "why", "yes", "no", "unsure")
    ]
    assert faults(fit=fit) == left


# Several at once, and files that can not be read at all


def test_all_faults_of_the_fit_file_are_reported_at_once():
    fit = edited(
        edited(edited(FIT, MOSTLY, "mostly = 99"), ID, f'id = "{ANOTHER}"'),
        'stages = ["now"]',
        'stages = ["no"]',
    )
    found = "\n".join(faults(fit=edited(fit, "[pages]", '[pages]\nblog = "x"')))
    for part in (f"{ANOTHER}: this id", "rule.mostly: 99", "no stage 'no'", "pages.blog: not known"):
        assert part in found


def test_all_faults_of_the_words_are_reported_at_once():
    words = edited(edited(WORDS, BACK, 'forth = "Forth"'), NUMBERS, number_words(OFFERED))
    words = edited(words, PROGRESS, 'progress = "Question {number}"')
    assert faults(words=words) == [
        f"quiz/words/en.toml: page.back: {MISSING}",
        f"quiz/words/en.toml: page.forth: {LEFT_OVER}",
        "quiz/words/en.toml: page.progress: wrong placeholders. It needs {number}, {total}.",
        f"quiz/words/en.toml: {TOO_FEW_NUMBERS}",
    ]


def test_several_shapes_that_are_wrong_are_reported_together():
    fit = edited(FIT, RULE, "")
    assert faults(fit=edited(fit, 'stages = ["first", "now"]', 'stages = "now"\nstage = "now"')) == [
        "quiz/fit.toml: rule: missing. Add it.",
        f"quiz/fit.toml: stage: {NOT_KNOWN}",
        "quiz/fit.toml: stages: must be a list.",
    ]


def test_files_that_are_not_toml_are_both_named_with_the_place():
    found = faults(fit="stages = [\n", words="language = en\n")
    assert [fault.split(": not TOML: ")[0] for fault in found] == ["quiz/fit.toml", "quiz/words/en.toml"]
    assert "line 1, column" in found[1]
    assert all(fault.endswith(". Mend that line.") for fault in found)


def test_words_that_are_not_toml_do_not_hide_what_is_wrong_in_the_fit_file():
    found = faults(fit=edited(FIT, MOSTLY, "mostly = 99"), words="=")
    assert found[0].startswith("quiz/fit.toml: rule.mostly")
    assert found[1].startswith("quiz/words/en.toml: not TOML")
    assert len(found) == 2


def test_a_fit_file_that_is_wrong_is_mended_before_the_words_are_looked_at():
    fit, words = edited(FIT, MOSTLY, "mostly = 99"), edited(WORDS, f"{BACK}\n", "")
    assert [fault.split(": ")[0] for fault in faults(fit, words)] == ["quiz/fit.toml"]


@pytest.mark.parametrize("fit", ["", "[area]", "stages = 1", "pages = []"])
def test_a_file_of_another_shape_is_a_fault_and_not_a_crash(fit):
    assert "quiz/fit.toml: rule: missing. Add it." in faults(fit=fit)


# Whatever one value is changed into, there is a quiz or a sentence about it, never a crash.

ODD = [1, "odd", [], [1], {"odd": 1}, [{"id": "odd"}]]


def places(table):
    """Every place in nested tables and lists, as the container and the key or index in it."""
    for key, value in list(table.items() if isinstance(table, dict) else enumerate(table)):
        yield table, key
        if isinstance(value, dict | list):
            yield from places(value)


@pytest.mark.parametrize("odd", ODD, ids=repr)
@pytest.mark.parametrize("which", ["fit", *LANGUAGES])
def test_an_odd_value_anywhere_is_a_fault_and_not_a_crash(odd, which, monkeypatch):
    language = which if which in LANGUAGES else "en"
    tables = {"fit": tomllib.loads(FIT), "words": tomllib.loads(words_of(language))}
    changed = tables["fit" if which == "fit" else "words"]
    monkeypatch.setattr("quiz.model.parsed", lambda text, name: (tables[text], []))
    for container, key in list(places(changed)):
        held, container[key] = container[key], odd
        faults("fit", "words", language)
        container[key] = held
    assert faults("fit", "words", language) == []
