"""Puts into the pages what is written down elsewhere: the numbers of the check, the address of the repository.

A page names a fact in {braces}, as the words of the check do.
"""

import re
from math import comb

from mkdocs.exceptions import PluginError

FACT = re.compile(r"\{(\w+)\}")


def on_config(config):
    """Stop where the check's link to its code leads to another repository than the pages' links."""
    quizzes, home = config.extra["check"]["quizzes"].values(), (config.repo_url or "").rstrip("/")
    if not home:
        raise PluginError("mkdocs.yml: repo_url is missing. Write the address of your repository there.")
    if not all(quiz.pages["code"].startswith(f"{home}/") for quiz in quizzes):
        raise PluginError(
            f"quiz/fit.toml: pages.code does not begin with {home}/, the repo_url of mkdocs.yml. Mend one."
        )
    return config


def on_page_markdown(markdown, page, config, files):
    """Fill in the facts, or stop at one that is not known."""
    known = facts(page.quiz, config.repo_url)
    unknown = [name for name in FACT.findall(markdown) if name not in known]
    if unknown:
        raise PluginError(f"docs/en/{page.file.src_uri}: {{{unknown[0]}}} is no fact. Known are {', '.join(known)}.")
    return FACT.sub(lambda found: known[found[1]], markdown)


def facts(quiz, repository):
    number = quiz.words["numbers"]["words"]
    return {
        "offered": number[len(quiz.questions)],
        "mostly": number[quiz.rule.mostly],
        "mostly_of_100": str(round(100 * at_least(quiz.rule.mostly, len(quiz.questions), 0.8))),
        "repository": repository.rstrip("/"),
    }


def at_least(wanted, tries, chance):
    """The chance of so many hits or more, when each try has the same chance (binomial distribution)."""
    return sum(comb(tries, hits) * chance**hits * (1 - chance) ** (tries - hits) for hits in range(wanted, tries + 1))
