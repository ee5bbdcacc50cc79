// Runs tests/unit, unchanged, inside the very Python that readers get, under Node. Exits with pytest's own status.
// Nothing is fetched: Python comes from node_modules, pytest from .venv, the rest from this folder.
//
// Usage: node scripts/in-pyodide.mjs [pytest arguments]

import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LIBRARY = `${ROOT}/.venv/lib`;
const SETTINGS = { PYTHONDONTWRITEBYTECODE: "1", PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1" };
const WITHOUT = ["-p", "no:cacheprovider", "-p", "no:faulthandler"]; // one writes into this folder, one needs signals

const wanted = process.argv.slice(2);
const python = await loadPyodide({ env: SETTINGS });
mount(ROOT, "/repository");
mount(`${LIBRARY}/${readdirSync(LIBRARY).find((name) => name.startsWith("python3"))}/site-packages`, "/packages");
python.globals.set("arguments", [...WITHOUT, ...(wanted.length ? wanted : ["-q", "tests/unit"])]);
process.exitCode = python.runPython(`
import os, sys
os.chdir("/repository")
sys.path.append("/packages")
import pytest
print(f"Python {sys.version.split()[0]} on {sys.platform}")
int(pytest.main(list(arguments)))
`);

function mount(folder, place) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, place);
}
