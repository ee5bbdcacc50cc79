"""A page tells the numbers of the check and the repository as they are; a fact that is not known stops the build."""

from types import SimpleNamespace

import pytest
from hooks import facts
from mkdocs.exceptions import PluginError

from quiz import model

HOME = "https://example.org/ours/"
QUIZ = model.load()
PAGE = SimpleNamespace(quiz=QUIZ, file=SimpleNamespace(src_uri="guide/x.md"))


def config(**changed):
    return SimpleNamespace(**{"repo_url": HOME, "extra": {"check": {"quizzes": {"cy": QUIZ}}}, **changed})


def filled(markdown):
    return facts.on_page_markdown(markdown, PAGE, config(), None)


def test_a_page_says_how_many_questions_there_are_and_how_many_are_mostly():
    number = QUIZ.words["numbers"]["words"]
    assert filled("{mostly} of {offered}") == f"{number[QUIZ.rule.mostly]} of {number[len(QUIZ.questions)]}"


def test_a_link_to_the_repository_goes_where_mkdocs_says():
    assert filled("[us]({repository}/issues){ .md-button }") == "[us](https://example.org/ours/issues){ .md-button }"


@pytest.mark.parametrize(("wanted", "tries", "expected"), [(0, 3, 1), (3, 3, 0.125), (2, 3, 0.5), (4, 3, 0)])
def test_the_chance_of_so_many_heads_is_known(wanted, tries, expected):
    assert facts.at_least(wanted, tries, 0.5) == expected


def test_a_fact_that_is_not_known_stops_the_build_with_place_and_remedy():
    with pytest.raises(
        PluginError, match=r"docs/en/guide/x\.md: \{offred\} is no fact\. Known are offered, .*repository"
    ):
        filled("{offred} questions")


def test_links_to_two_repositories_stop_the_build():
    code = QUIZ.pages["code"]
    assert facts.on_config(config(repo_url=code.partition("/blob")[0]))
    with pytest.raises(PluginError, match=r"quiz/fit\.toml: pages\.code .* https://example\.org/ours/, .*mkdocs\.yml"):
        facts.on_config(config())


def test_a_missing_address_of_the_repository_stops_the_build():
    with pytest.raises(PluginError, match=r"mkdocs\.yml: repo_url is missing"):
        facts.on_config(config(repo_url=None))


def test_another_repository_whose_name_only_begins_alike_stops_the_build():
    code = QUIZ.pages["code"]
    with pytest.raises(PluginError, match=r"pages\.code does not begin"):
        facts.on_config(config(repo_url=code.partition("/blob")[0][:-1]))
