"""What may be wrong in fit.toml: every fault in one sentence with its key and remedy.

Reads nothing and raises nothing; model.py puts the file's name before each sentence.
"""

import re

RULE = ("least_answered", "least_decided", "mostly", "talk_it_over")
PAGES = (
    "areas",
    "safety",
    "help",
    "complain",
    "sources",
    "code",
    "leave",
)
TABLES = {
    "stages": list,
    "rule": dict,
    "area": list,
    "aside": list,
    "pages": dict,
}


def wrong_in_fit(fit):
    """Every fault of fit.toml, as a list of sentences; empty when there is none."""
    return (
        shape_faults(fit)
        or [*stage_faults(fit["stages"]), *entry_faults(fit)]
        or [*question_faults(fit), *rule_faults(fit), *asking_faults(fit), *fit_page_faults(fit)]
    )


def shape_faults(fit):
    faults = [f"{key}: missing. Add it." for key in TABLES if key not in fit]
    faults += [f"{key}: not known here. Remove it, or mend its name." for key in fit if key not in TABLES]
    faults += [
        f"{key}: must be a {kind.__name__}."
        for key, kind in TABLES.items()
        if key in fit and not isinstance(fit[key], kind)
    ]
    return faults


def stage_faults(stages):
    right = is_texts(stages) and len(set(stages)) == len(stages)
    return [] if right else ["stages: must name at least one stage, each once."]


def entry_faults(fit):
    """What is no table where one must stand, and values of another kind; the faults after these lean on both."""
    faults = [f"{key}: write each one as [[{key}]]." for key in ("area", "aside") if not are_tables(fit[key])]
    faults = faults or [
        f"area.{area.get('id')}.question: write each one as [[area.question]]."
        for area in fit["area"]
        if not are_tables(area.get("question", []))
    ]
    return faults or [
        f"{entry.get('id')}.{key}: must be {kind}."
        for entry in [*fit["area"], *questions_of(fit), *fit["aside"]]
        for key, (fits, kind) in ENTRY.items()
        if key in entry and not fits(entry[key])
    ]


def are_tables(value):
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def questions_of(fit):
    return [question for area in fit["area"] for question in area.get("question", [])]


def question_faults(fit):
    named = [*fit["area"], *questions_of(fit), *fit["aside"]]
    ids = [entry.get("id") for entry in named]
    faults = [
        f"area.{area.get('id')}: has no question. Add one, or remove it."
        for area in fit["area"]
        if not area.get("question")
    ]
    faults += ["area: there are no questions. Add at least one."] if not questions_of(fit) else []
    faults += ["an entry has no id. Give it one."] if None in ids else []
    faults += [
        f"{key}: this id stands {ids.count(key)} times. Make it unique."
        for key in sorted(set(ids) - {None})
        if ids.count(key) > 1
    ]
    for allowed, entries in ((AREA_KEYS, fit["area"]), (QUESTION_KEYS, questions_of(fit)), (ASIDE_KEYS, fit["aside"])):
        faults += [fault for entry in entries for fault in key_faults(entry, allowed)]
    faults += [
        f"{question.get('id')}.sources: name at least one study."
        for question in questions_of(fit)
        if not is_texts(question.get("sources"))
    ]
    asides = [aside.get("id") for aside in fit["aside"]]
    faults += [f"aside.{key}: missing. The check is never made without it." for key in ASIDES if key not in asides]
    return faults + [f"{key}: the check uses this name itself. Choose another." for key in ids if key in RESERVED]


ASIDES = ("practical", "safety")
# What parts.py calls its facts, what the page calls its other views and parts, and what page.js asks of the form, where
# an answer's name would stand in the place of the form's own.
FACTS = ("yes", "no", "unsure", "skipped", "answered", "decided", "to_say", "offered", "outcome", "flag")
VIEWS = ("check", "prepare", "review", "all", "end", "result", "unsafe", "own", "pages", "search")
FORM = ("addEventListener", "contains", "dataset", "hidden", "querySelector", "querySelectorAll", "toggleAttribute")
RESERVED = FACTS + VIEWS + FORM
AREA_KEYS, QUESTION_KEYS, ASIDE_KEYS = {"id", "question"}, {"id", "sources", "first"}, {"id", "stages"}


def key_faults(entry, allowed):
    return [
        f"{entry.get('id')}.{key}: not known here. Remove it, or mend its name." for key in entry if key not in allowed
    ]


def is_texts(value):
    return isinstance(value, list) and bool(value) and all(isinstance(text, str) and text.strip() for text in value)


ENTRY = {
    "id": (lambda value: isinstance(value, str) and value.isidentifier(), "one word of letters, digits and _"),
    "first": (lambda value: isinstance(value, bool), "true or false"),
    "stages": (is_texts, "a list of stages"),
}


def rule_faults(fit):
    rule, offered = fit["rule"], len(questions_of(fit))
    faults = [f"rule.{key}: must be a whole number from 1." for key in RULE if not is_count(rule.get(key))]
    faults += [f"rule.{key}: not known here. Remove it, or mend its name." for key in rule if key not in RULE]
    return faults or rule_conflicts(rule, offered, sum(question.get("first", False) for question in questions_of(fit)))


def is_count(value):
    return type(value) is int and value >= 1


def rule_conflicts(rule, offered, first):
    """The numbers that cannot all hold: each must be reachable, and yes and no cannot both be "mostly"."""
    bounds = (
        ("least_answered", rule["least_answered"] <= offered, f"at most {offered}, the number of questions"),
        ("least_decided", rule["least_decided"] <= rule["least_answered"], "at most least_answered"),
        ("mostly", offered / 2 < rule["mostly"] <= offered, f"more than half of {offered} and at most {offered}"),
        ("talk_it_over", rule["talk_it_over"] <= first, f"at most {first}, the number of questions marked first"),
    )
    return [f"rule.{key}: {rule[key]} cannot hold. Make it {remedy}." for key, holds, remedy in bounds if not holds]


def asking_faults(fit):
    """What is wrong with the stages that asides are asked in."""
    safety = [aside for aside in fit["aside"] if aside.get("id") == "safety" and "stages" in aside]
    faults = ["aside.safety.stages: safety is asked in every stage. Remove it."] if safety else []
    asked = [(aside.get("id"), stage) for aside in fit["aside"] for stage in aside.get("stages", [])]
    return faults + [
        f"aside.{key}.stages: no stage {stage!r}. Use one of {', '.join(fit['stages'])}."
        for key, stage in asked
        if stage not in fit["stages"]
    ]


def fit_page_faults(fit):
    missing = [f"pages.{key}: missing. Give its address." for key in pages_of(fit) if key not in fit["pages"]]
    return missing + page_faults(fit, fit["pages"])


def page_faults(fit, pages):
    """What is wrong with the addresses of fit.toml, or with those that a language has of its own."""
    if not isinstance(pages, dict):
        return ["pages: must be a table. Write it as [pages]."]
    known = pages_of(fit)
    return [fault for key, address in pages.items() for fault in address_faults(key, address, known)]


def pages_of(fit):
    """Every page that a result links to: those of the site, and for each stage where to read on."""
    return (*PAGES, *(f"more_{stage}" for stage in fit["stages"]))


def address_faults(key, address, known):
    if key not in known:
        return [f"pages.{key}: not known here. Remove it, or mend its name."]
    if not is_texts([address]):
        return [f"pages.{key}: must be an address in quotation marks."]
    if key in ELSEWHERE and not re.fullmatch(WEB_ADDRESS, address):
        return [f"pages.{key}: must be a whole web address. Begin it with https://."]
    return []


# Pages that are not of this site. The way out must lead out: an empty address would only load the check again.
ELSEWHERE = ("code", "leave")
WEB_ADDRESS = r"https://[^\s/?#]\S*"
