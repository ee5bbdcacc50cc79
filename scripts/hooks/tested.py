"""Lists for readers what the tests hold, in the first sentence of each test file; writes no sentence of its own."""

import ast
import re
from pathlib import Path

from mkdocs.exceptions import PluginError

ROOT = Path(__file__).resolve().parents[2]
MARKER = "<!-- tested -->"
TESTS = (
    "tests/browser/test_barriers.py",
    "tests/browser/test_keyboard.py",
    "tests/browser/test_tree.py",
    "tests/browser/test_settings.py",
    "tests/browser/test_engines.py",
    "tests/browser/test_small_machines.py",
    "tests/site/test_html.py",
)
SENTENCE = re.compile(r"\S.*?[.](?=\s|$)", re.DOTALL)


def on_page_markdown(markdown, page, config, files):
    """Put the list where a page asks for it."""
    return markdown.replace(MARKER, listing()) if MARKER in markdown else markdown


def listing():
    return "\n".join(f"- {sentence(ROOT / name)}" for name in TESTS)


def sentence(path):
    """The first sentence of a test file; without it the build stops, because the page would promise what none holds."""
    found = SENTENCE.match(opening(path))
    if not found:
        raise PluginError(
            f"{path.relative_to(ROOT)} is gone or opens with no sentence, which readers get under {MARKER}. Write one "
            "there that says in plain words what its tests hold, or take the file out of scripts/hooks/tested.py."
        )
    return " ".join(found[0].split())


def opening(path):
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "") if path.is_file() else ""
