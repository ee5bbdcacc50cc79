"""Every page is written in correct HTML, which browsers and screen readers rely on.

html-validate looks at the built pages; what Material leaves is mended in scripts/hooks/mends.py.
"""

import subprocess

from tests.built import ROOT

VALIDATE = [ROOT / "node_modules/.bin/html-validate", "-p", "standard"]


def validated(*files):
    return subprocess.run([*VALIDATE, *files], capture_output=True, text=True, cwd=ROOT)


def test_every_page_is_valid_html(built):
    done = validated(*sorted(built.folder.rglob("*.html")))
    assert done.returncode == 0, done.stdout + done.stderr


def test_invalid_html_would_be_found(tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>x</title><p><div>a</div></p></html>")
    assert validated(tmp_path / "bad.html").returncode != 0
