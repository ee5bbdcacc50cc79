"""The law of the house: each outside thing is known by one file, read from the imports and names in the code itself."""

import ast
import json
import re
import sys
import tomllib

import pytest

from tests import ROOT

CODE = sorted(path for folder in ("quiz", "scripts", "tests") for path in (ROOT / folder).rglob("*.py"))
OWN_CODE = [path for path in CODE if path.relative_to(ROOT).parts[0] != "tests"]
QUIZ_CODE = sorted((ROOT / "quiz").glob("*.py"))
HOOKS = sorted((ROOT / "scripts/hooks").glob("*.py"))

# Every module of the quiz and all that it imports. Standard library and quiz, so that it runs in a reader's browser.
ROOMS = {
    "__init__.py": "quiz.model quiz.scoring",
    "__main__.py": "quiz.model quiz.report quiz.scoring",  # the terminal
    "browser.py": "functools json quiz.model quiz.result",  # the wire
    "faults.py": "re",  # what may be wrong in fit.toml
    "form.py": "dataclasses quiz.markup quiz.result quiz.scoring",
    "markup.py": "",  # HTML
    "model.py": "dataclasses pkgutil tomllib quiz.faults quiz.sentences",  # TOML
    "report.py": "textwrap quiz.scoring",
    "parts.py": "collections.abc dataclasses functools quiz.markup quiz.scoring",
    "result.py": "json quiz.markup quiz.parts quiz.report quiz.scoring",  # json: the table that the page looks up in
    "scoring.py": "dataclasses",  # the rule
    "sentences.py": "re quiz.faults",  # what may be wrong in the words
}


def tree(path):
    return ast.parse(path.read_text("utf-8"))


def imports(path):
    """The full name of every module that a file imports, wherever in the file it does."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" if node.module == "quiz" else node.module for alias in node.names}
    return found


def packages(path):
    return {name.partition(".")[0] for name in imports(path)}


def names(path):
    """Every name and attribute that a file uses."""
    nodes = list(ast.walk(tree(path)))
    return {node.id for node in nodes if isinstance(node, ast.Name)} | {
        node.attr for node in nodes if isinstance(node, ast.Attribute)
    }


def strings(path):
    """Every string in a file but its docstrings."""
    nodes = list(ast.walk(tree(path)))
    said = {id(node.body[0].value) for node in nodes if isinstance(node, ast.Module | ast.FunctionDef) and says(node)}
    return {str(node.value) for node in nodes if isinstance(node, ast.Constant) and id(node) not in said}


def says(node):
    return ast.get_docstring(node) is not None


def relative(paths):
    return {path.relative_to(ROOT).as_posix() for path in paths}


def test_every_module_of_the_quiz_has_its_row():
    assert {path.name for path in QUIZ_CODE} == set(ROOMS)


@pytest.mark.parametrize("name", ROOMS)
def test_a_module_of_the_quiz_imports_what_its_row_says(name):
    assert imports(ROOT / "quiz" / name) == set(ROOMS[name].split())


def test_the_quiz_needs_nothing_but_the_standard_library():
    assert [path.name for path in QUIZ_CODE if packages(path) - sys.stdlib_module_names - {"quiz"}] == []


def test_the_quiz_does_not_know_that_it_runs_in_a_browser():
    assert [path.name for path in QUIZ_CODE if packages(path) & {"js", "pyodide", "pyodide_js", "micropip"}] == []


def test_no_module_of_the_quiz_imports_itself_in_a_round():
    left = {name.removesuffix(".py"): set(ROOMS[name].split()) for name in ROOMS if name != "__init__.py"}
    while free := [name for name in left if not any(f"quiz.{other}" in left[name] for other in left)]:
        for name in free:
            del left[name]
    assert left == {}


@pytest.mark.parametrize(
    ("thing", "rooms"),
    [
        ({"print", "input"}, {"__main__.py"}),
        ({"open", "read_text", "get_data", "Path"}, {"model.py"}),
        ({"eval", "exec", "compile", "__import__", "import_module"}, set()),
        ({"now", "today", "time", "random", "environ", "getenv", "argv"}, set()),
        ({"el", "Html"}, {"form.py", "markup.py", "parts.py", "result.py"}),
        ({"loads"}, {"browser.py", "model.py"}),
    ],
    ids=lambda value: " ".join(sorted(value)) or "nowhere",
)
def test_an_outside_thing_is_named_only_in_its_room(thing, rooms):
    assert {path.name for path in QUIZ_CODE if thing & names(path)} <= rooms


def test_only_hooks_import_mkdocs():
    knowing = relative(path for path in OWN_CODE if "mkdocs" in packages(path))
    assert knowing
    assert knowing <= relative(HOOKS)


# What knows the Python of the browser: one file makes it, one names two of its files for the page's script, and the
# benchmark compares it with the stock one.
KNOW_PYODIDE = {
    "scripts/runtime.py",
    "scripts/hooks/check.py",
    "scripts/benchmark/table.py",
    "scripts/benchmark/variants.py",
}


def test_only_a_few_files_know_whose_python_runs_in_the_browser():
    knowing = [path for path in OWN_CODE if any("pyodide" in name.lower() for name in names(path) | strings(path))]
    assert "scripts/runtime.py" in relative(knowing)
    assert relative(knowing) - KNOW_PYODIDE == set()


def test_only_the_worker_loads_python_in_the_page():
    scripts = sorted((ROOT / "quiz/web").glob("*.js"))
    assert [path.name for path in scripts if "pyodide" in path.read_text("utf-8").lower()] == ["worker.js"]
    assert "loadPyodide" in (ROOT / "quiz/web/worker.js").read_text("utf-8")


def test_only_a_few_scripts_of_the_page_know_the_document():
    scripts = sorted((ROOT / "quiz/web").glob("*.js"))
    knowing = [path.name for path in scripts if re.search(r"\b(document|window)\.", path.read_text("utf-8"))]
    assert knowing == ["agenda.js", "leave.js", "page.js"]


def test_no_hook_takes_the_name_of_something_else_that_can_be_imported():
    """MkDocs puts a hook's folder first on the path while it loads the hook."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    tools = {re.match(r"[\w-]+", entry)[0].replace("-", "_") for entries in groups.values() for entry in entries}
    ours = {"quiz", "tests"} | {path.stem for path in (ROOT / "scripts").glob("*.py")}
    assert {"mkdocs", "runtime"} <= tools | ours
    assert {path.stem for path in HOOKS} & (sys.stdlib_module_names | tools | ours) == set()


def test_unit_tests_need_nothing_that_the_browsers_python_lacks():
    allowed = sys.stdlib_module_names | {"pytest", "quiz", "tests"}
    needed = {path.name: packages(path) - allowed for path in CODE if "unit" in path.parts}
    assert {name: missing for name, missing in needed.items() if missing} == {}
    assert [name for name in needed if "subprocess" in packages(ROOT / "tests/unit" / name)] == []


def test_the_version_of_the_browsers_python_stands_in_one_place():
    version = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    files = [
        path for folder in ("docs", "quiz", "scripts", "tests", ".github", ".ci") for path in (ROOT / folder).rglob("*")
    ]
    files += ROOT.glob("*")
    stands = {path.name for path in files if path.is_file() and version.encode() in path.read_bytes()}
    assert stands == {"package.json", "package-lock.json"}


def test_every_file_of_code_and_of_tests_opens_with_a_sentence_about_itself():
    silent = [path for path in CODE if not (ast.get_docstring(tree(path)) or "").partition("\n\n")[0].endswith(".")]
    assert relative(silent) == set()
