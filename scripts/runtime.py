"""Makes the Python that the browser runs: standard library trimmed and compiled, the quiz as a compiled wheel.

Knows Pyodide's files at build time; what the browser does with them is in quiz/web/worker.js. Everything made is kept
in .cache/ under a name made from what it was made of, so a second build makes nothing anew and two builds agree to
the byte.
"""

import base64
import hashlib
import importlib.util
import io
import json
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
PYODIDE = ROOT / "node_modules" / "pyodide"
QUIZ = ROOT / "quiz"
MOMENT = (2020, 2, 2, 0, 0, 0)  # of every file in our archives, so that their bytes depend on content alone
ENGINE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")


class RuntimeProblem(Exception):
    """The browser's Python cannot be made here; the message says what to do."""


def engine():
    """The files of Python itself: {name: bytes}. Depends on the Pyodide version and on what the quiz imports."""
    check_machine()
    files = {name: (PYODIDE / name).read_bytes() for name in ENGINE}
    library = kept("stdlib.zip", fingerprint(version(), *makers(), *code().values()), trimmed_library)
    return files | {"python_stdlib.zip": library}


def check():
    """The files of the quiz: the wheel, and the lock that names it with its hash: {name: bytes}."""
    check_machine()
    wheel = kept("wheel.zip", fingerprint(version(), *makers(), *code().values(), *data().values()), compiled_wheel)
    return {wheel_name(): wheel, "pyodide-lock.json": lock(wheel)}


def fingerprint(*parts):
    """A short name for content: the first 16 hex digits of its sha256."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else str(part).encode())
        digest.update(b"\0")
    return digest.hexdigest()[:16]


def version():
    return json.loads((PYODIDE / "package.json").read_text())["version"]


def stock_lock():
    return json.loads((PYODIDE / "pyodide-lock.json").read_text())


def check_machine():
    """Stop unless this Python writes the bytecode that the browser's Python reads."""
    if not PYODIDE.exists():
        raise RuntimeProblem("The browser's Python is not here. Run scripts/bootstrap once with a network connection.")
    here, there = "{}.{}".format(*sys.version_info), stock_lock()["info"]["python"]
    if not there.startswith(f"{here}."):
        raise RuntimeProblem(
            f"This is Python {here}, the browser's is {there}. Use the same minor version (see .python-version)."
        )


def code():
    return read(QUIZ.glob("*.py"))


def data():
    return read([*QUIZ.glob("*.toml"), *QUIZ.glob("words/*.toml"), ROOT / "pyproject.toml"])


def makers():
    """What decides how the archives are made, beside their content."""
    return read([Path(__file__), ROOT / "scripts" / "modules.mjs"]).values()


def read(paths):
    return {path.name: path.read_bytes() for path in sorted(paths)}


def kept(name, key, make):
    """What `make` gives, kept in the cache under name and key."""
    path = CACHE / f"{key}-{name}"
    if not path.exists():
        CACHE.mkdir(exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(make())
        part.replace(path)
    return path.read_bytes()


def trimmed_library():
    """The standard library with only the modules that the check imports, compiled without docstrings and places."""
    wanted = set(imported_modules())
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as stock:
        return archive(
            {compiled_name(name): compiled(stock.read(name), name, bare) for name in stock.namelist() if name in wanted}
        )


def imported_modules():
    with tempfile.TemporaryDirectory() as folder:
        for name, content in check().items():
            (Path(folder) / name).write_bytes(content)
        command = ["node", ROOT / "scripts" / "modules.mjs", folder]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        raise RuntimeProblem(f"Node could not start the browser's Python:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def compiled_name(name):
    return f"{name}c" if name.endswith(".py") else name


def compiled(source, name, finish=lambda code: code):
    """A module as an unchecked, hash-based .pyc; other files as they are. `finish` has the last word on its code."""
    if not name.endswith(".py"):
        return source
    code = finish(compile(source, name, "exec", dont_inherit=True, optimize=2))
    return bytes(importlib._bootstrap_external._code_to_hash_pyc(code, importlib.util.source_hash(source), False))


def bare(code):
    """Code that no longer knows its lines and columns, which only a traceback shows: a third of the library's bytes.

    Source: the location table as CPython's Objects/locations.md describes it; 15 stands for "no location".
    """
    inner = (bare(part) if isinstance(part, CodeType) else part for part in code.co_consts)
    return code.replace(co_linetable=b"".join(nowhere(len(code.co_code) // 2)), co_consts=tuple(inner))


def nowhere(units):
    """One byte for every eight code units or less: the highest bit, then 15, then how many less one."""
    return (bytes([0x80 | 15 << 3 | min(8, units - at) - 1]) for at in range(0, units, 8))


def archive(files):
    """A zip of {name: bytes} whose bytes depend on nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name in sorted(files):
            made.writestr(zipfile.ZipInfo(name, MOMENT), files[name], zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def wheel_name():
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    return f"{project['name']}-{project['version']}-cp313-none-any.whl"


def compiled_wheel():
    """The wheel that the standard tool builds, with its modules compiled and its record brought up to that."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeProblem(f"The quiz could not be built as a wheel:\n{done.stdout}{done.stderr}")
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as plain:
            files = {name: plain.read(name) for name in plain.namelist() if not name.startswith("quiz/web/")}
    files = {compiled_name(name): compiled(content, name) for name, content in files.items()}
    record = next(name for name in files if name.endswith(".dist-info/RECORD"))
    return archive(files | {record: recorded(files, record)})


def recorded(files, record):
    """RECORD as the wheel format wants it: path, hash and size of every file but itself."""
    lines = [f"{name},{record_hash(content)},{len(content)}" for name, content in files.items() if name != record]
    return "\n".join([*lines, f"{record},,", ""]).encode()


def record_hash(content):
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def lock(wheel):
    """The lock file Pyodide reads: its own facts, and our one package with its hash."""
    entry = {
        "name": "quiz",
        "version": wheel_name().split("-")[1],
        "file_name": wheel_name(),
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel).hexdigest(),
        "package_type": "package",
        "imports": ["quiz"],
        "depends": [],
        "unvendored_tests": False,
    }
    return json.dumps({"info": stock_lock()["info"], "packages": {"quiz": entry}}).encode()
