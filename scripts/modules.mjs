// Lists the files of the standard library that the check really imports: starts the browser's Python under Node,
// does what a reader's browser does (a result, and an error), and prints what was loaded. Writes nothing.
//
// Usage: node scripts/modules.mjs FOLDER, where FOLDER holds pyodide-lock.json and the quiz's wheel.

import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const folder = process.argv[2];
const python = await loadPyodide({
  lockFileContents: readFileSync(`${folder}/pyodide-lock.json`, "utf8"),
  packageBaseUrl: `${folder}/`,
  packages: ["quiz"],
});
const names = python.runPython(`
import json, sys
from quiz import load
from quiz.browser import respond
quiz = load()
first = quiz.questions[0].id
respond(json.dumps({"language": quiz.words["language"], "stage": quiz.stages[0], "answers": {first: "yes"}}))
try:
    respond("{}")
except KeyError as error:
    import traceback
    traceback.format_exception(error)
stdlib = "/lib/python313.zip/"
frozen = ("frozen", "built-in")  # inside the interpreter itself, wherever their file would be
read = [module for module in sys.modules.values() if getattr(module.__spec__, "origin", "") not in frozen]
files = [getattr(module, "__file__", None) or "" for module in read]
json.dumps(sorted(file.removeprefix(stdlib) for file in files if file.startswith(stdlib)))
`);
console.log(names);
