"""Makes the sites that are compared: ours as built, and two copies whose page asks another scorer. Measures nothing."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.built import ROOT, build

HERE = Path(__file__).parent
PYODIDE = ROOT / "node_modules" / "pyodide"
STOCK = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
OURS, PLAIN, STOCK_PYODIDE = "a: ours", "b: no Python", "c: stock Pyodide"


def make(folder):
    """The folder of each variant by its name."""
    sites = {name: folder / name[0] for name in (OURS, PLAIN, STOCK_PYODIDE)}
    build(sites[OURS], "http://127.0.0.1/repo/")
    for name, scorer in {PLAIN: "plain.js", STOCK_PYODIDE: "stock.js"}.items():
        shutil.copytree(sites[OURS], sites[name])
        shutil.copy(HERE / scorer, next(sites[name].glob("assets/check-*/scorer.js")))
    add_stock(sites[STOCK_PYODIDE] / "stock")
    make_patient(next(sites[STOCK_PYODIDE].glob("assets/check-*/page.js")))
    return sites


def make_patient(script):
    """Let the page wait for Python as long as it takes: stock Pyodide has no table to fall back on."""
    text, changed = re.subn(r"(const PATIENCE = )[\d_]+;", r"\g<1>600_000;", script.read_text("utf-8"))
    if not changed:
        raise RuntimeError(f"{script.name}: there is no PATIENCE any more. Mend make_patient in {Path(__file__).name}.")
    script.write_text(text, "utf-8")


def add_stock(folder):
    """Pyodide as it comes, the quiz as its build makes it, and the worker that loads both."""
    folder.mkdir()
    for name in STOCK:
        shutil.copy(PYODIDE / name, folder)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    wheel = next(folder.glob("*.whl")).name
    (folder / "worker.mjs").write_text((HERE / "stock-worker.mjs").read_text("utf-8").replace("WHEEL", wheel), "utf-8")
