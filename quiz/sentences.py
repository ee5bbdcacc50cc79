"""What a language's words must have beside fit.toml, and every fault of a words file in one sentence with its key.

Reads nothing and raises nothing; model.py puts the file's name before each sentence.
"""

import re

from quiz.faults import is_texts, page_faults, questions_of

STAGED = ("ask", "may_mean", "say", "notice")
TEXTS, WAYS, PLAIN = "texts", "ways", frozenset()
KINDS = dict.fromkeys(("may_mean", "such_as", "ask_list", "lead", "steps", "means", "cannot", "words"), TEXTS) | {
    "ways": WAYS
}
OUTCOMES_IN_WORDS = ("too_little", "mostly_yes", "mostly_no", "open")

# The page's own sentences, table by table.
SENTENCES = {
    "answers": "no skipped unsure yes",
    "page": """
        all back change change_answer change_answers clear complain extra first_question forget help leave
        leave_keys leave_note leave_title next nothing nothing_title one progress review review_lead safety
        safety_link skip sources start_again submit such_as why
    """,
    "state": "again amount failed late loading ready without working wrong_memory wrong_network wrong_python",
    "key": "first lead mostly_no mostly_yes open several title too_little uncounted",
    "result": """
        add_own again agenda_lead because_no because_unsure calculated calculated_lead cannot code copied
        copy copy_by_hand counts edit keep may_mean no no_reasons nothing_to_say practical print read_area
        said save saved say so step_answered step_decided step_no step_unsure step_yes unsure ways yes
    """,
    "report": "agenda_foot agenda_title ask_stage file press title unknown",
}
# What some of them must hold for the page to fill in.
PLACEHOLDERS = {
    "page.change_answer": "name",
    "page.progress": "number total",
    "state.amount": "loaded total",
    "key.first": "names",
    "key.lead": "offered",
    "key.mostly_no": "mostly offered",
    "key.mostly_yes": "mostly offered",
    "key.several": "talk_it_over",
    "key.too_little": "least_answered least_decided",
    "result.because_no": "name",
    "result.because_unsure": "name",
    "result.counts": "yes no unsure skipped offered",
    "result.edit": "name",
    "result.no": "name",
    "result.read_area": "area",
    "result.step_answered": "answered least_answered offered",
    "result.step_decided": "decided least_decided",
    "result.step_no": "no mostly",
    "result.step_unsure": "unsure",
    "result.step_yes": "yes mostly offered",
    "result.unsure": "name",
    "result.yes": "area",
}


def wrong_in_words(fit, words, language):
    """Every fault of a language's words beside fit.toml: missing, left over, wrong kind, or wrong placeholders."""
    expected = expected_words(fit)
    found = dict(leaves({table: held for table, held in words.items() if table != "pages"}))
    faults = [f"{path}: missing. Write this sentence." for path in expected if path not in found]
    faults += [
        f"{path}: left over, nothing uses it. Remove it, or mend its name."
        for path in found
        if path not in expected and not is_begun(path, found[path], expected)
    ]
    shared = [path for path in expected if path in found]
    faults += [fault for path in shared for fault in word_faults(path, found[path], expected[path])]
    # A language may name pages of its own; what it does not name is taken from fit.toml.
    faults += page_faults(fit, words.get("pages", {}))
    faults += other_language(words.get("language"), language)
    return faults + too_few_numbers(len(questions_of(fit)), found.get("numbers.words"))


def other_language(found, language):
    """The page asks Python for a result in the language that its words name: another name gives another language."""
    other = is_texts([found]) and found != language
    return [f"language: is {found!r}. Make it {language!r}, as the file is named."] if other else []


def is_begun(path, value, expected):
    """Whether this is a table that still lacks all its sentences; each of them is named as missing."""
    return value == {} and any(wanted.startswith(f"{path}.") for wanted in expected)


def too_few_numbers(offered, numbers):
    if not is_texts(numbers) or len(numbers) > offered:
        return []
    return [f"numbers.words: has {len(numbers)} of {offered + 1} words. Write one for each number from 0 to {offered}."]


def word_faults(path, value, kind):
    if kind == WAYS:
        return [] if is_ways(value) else [f"{path}: must be a list of {{title, text}}."]
    if kind == TEXTS:
        return [] if is_texts(value) else [f"{path}: must be a list of sentences."]
    if not isinstance(value, str) or not value.strip():
        return [f"{path}: must be a sentence in quotation marks."]
    return placeholder_faults(path, value, kind)


def is_ways(value):
    return isinstance(value, list) and bool(value) and all(is_way(way) for way in value)


def is_way(value):
    return isinstance(value, dict) and set(value) == {"title", "text"} and is_texts([*value.values()])


def placeholder_faults(path, value, placeholders):
    """Placeholders are names in braces and no more: the page's script fills in some of them, and knows no formats."""
    wanted = ", ".join(f"{{{name}}}" for name in sorted(placeholders)) or "none"
    if re.search("[{}]", re.sub(PLACEHOLDER, "", value)):
        return [f"{path}: has other braces than those around a placeholder's name. It needs {wanted}."]
    right = set(re.findall(PLACEHOLDER, value)) == placeholders
    return [] if right else [f"{path}: wrong placeholders. It needs {wanted}."]


PLACEHOLDER = r"\{(\w+)\}"


def leaves(table, path=""):
    """Every sentence or list in nested tables, and every empty table, with its dotted path."""
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def expected_words(fit):
    """Every path a language's words must have, and what stands there: texts, ways, or a sentence's placeholders."""
    paths = [f"{table}.{name}" for table, names in SENTENCES.items() for name in names.split()]
    page = {path: frozenset(PLACEHOLDERS.get(path, "").split()) for path in paths}
    return page | {path: KINDS.get(path.rpartition(".")[2], PLAIN) for path in content_paths(fit)}


def content_paths(fit):
    stages = fit["stages"]
    for area in fit["area"]:
        yield from (f"areas.{area['id']}.{key}" for key in ("name", "about"))
    for question in questions_of(fit):
        yield from (f"questions.{question['id']}.{key}" for key in ("name", "why"))
        yield from (f"questions.{question['id']}.{stage}.{key}" for stage in stages for key in STAGED)
    for aside in fit["aside"]:
        yield from aside_paths(aside["id"], aside.get("stages", stages))
    for name in OUTCOMES_IN_WORDS:
        yield from (f"outcomes.{name}.{stage}.{key}" for stage in stages for key in ("title", "means", "ways"))
    yield from ("safety.title", "safety.lead", "safety.steps_title", "safety.steps", "safety.after")
    yield from (
        *(f"flags.{key}" for key in ("one", "several", "weigh", "way_title", "way_text")),
        "limits.cannot",
        *(f"limits.again.{stage}" for stage in stages),
    )
    yield from ("language", "numbers.words", *(f"{table}.{stage}" for table in ("stages", "more") for stage in stages))


def aside_paths(key, stages):
    if key == "safety":
        yield from (
            "asides.safety.prepare",
            *(f"asides.safety.{stage}.{part}" for stage in stages for part in ("ask", "such_as")),
        )
        return
    yield from (f"asides.{key}.{stage}.{part}" for stage in stages for part in ("ask", "why", "yes", "no", "unsure"))
    if key == "practical":
        yield "asides.practical.ask_list"
