"""Puts the check into its pages and the browser's Python into the site; knows neither the rule nor the words."""

import sys
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import runtime  # noqa: E402

# The quiz is imported where it is used, because on_config reads its code anew: while serving, an edit of it shows.

CHECK_MARKER, LEAVE_MARKER = "<!-- the check -->", "<!-- leave quickly -->"


def on_config(config):
    """Read the quiz and make its files, or stop the build with every problem named."""
    config.watch.append(str(ROOT / "quiz"))
    forget_code()
    try:
        config.extra["check"] = {"quizzes": quizzes(config.extra["studies"]), "assets": assets()}
    except runtime.RuntimeProblem as problem:
        raise PluginError(f"\n{problem}") from None
    return config


def forget_code():
    """The next import of the quiz reads its files again. MkDocs takes back the path after it has loaded a hook."""
    sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]
    for name in [name for name in sys.modules if name.partition(".")[0] == "quiz"]:
        del sys.modules[name]


def quizzes(studies):
    """The check in every language that has words, by the name of its file; stops with the problems of all of them."""
    from quiz import model

    found, problems = {}, []
    for path in sorted((ROOT / "quiz" / "words").glob("*.toml")):
        try:
            found[path.stem] = model.load(path.stem)
        except model.QuizError as error:
            problems += error.problems
    stop_at(problems + [problem for quiz in found.values() for problem in unknown_studies(quiz, studies)])
    return found


def unknown_studies(quiz, studies):
    return [
        f"quiz/fit.toml: {question.id}.sources: no {key} in docs/sources.json. Add it there, or mend the id."
        for question in quiz.questions
        for key in question.sources
        if key not in studies
    ]


def stop_at(problems):
    """Stop the build when there are problems, each named once: the languages share fit.toml and all that is in it."""
    if problems:
        raise PluginError("\n" + "\n".join(dict.fromkeys(problems)))


def assets():
    """All the check needs beside its page, as {address in the site: bytes}; each folder is named by its content."""
    web = {
        path.name: path.read_bytes() for path in sorted((ROOT / "quiz" / "web").glob("*")) if path.name != "offline.js"
    }
    return {**folder("python", runtime.engine()), **folder("check", {**runtime.check(), **web})}


def folder(name, files):
    mark = runtime.fingerprint(*(part for item in sorted(files.items()) for part in item))
    return {f"assets/{name}-{mark}/{file}": content for file, content in files.items()}


def on_files(files, config):
    """Add the check's files to the site without writing them into the tree."""
    for address, content in config.extra["check"]["assets"].items():
        files.append(File.generated(config, address, content=content))
    return files


def on_page_markdown(markdown, page, config, files):
    """Give the page the check in its words, for facts.py too."""
    page.quiz = quiz_of(page, config)


def on_page_content(html, page, config, files):
    """Fill the markers of a page with the form, or with the way to leave quickly."""
    from quiz import form

    parts = config.extra["check"]["assets"]
    if CHECK_MARKER in html:
        html = html.replace(CHECK_MARKER, check_form(page.quiz, page, config, parts))
    return html.replace(LEAVE_MARKER, form.leave(page.quiz))


def on_post_page(output, page, config):
    """Name style and script in the head of the pages that need them, so that nothing moves when they come."""
    script = "page.js" if 'id="check"' in output else "leave.js" if "data-leave" in output else ""
    tags = links(page, config.extra["check"]["assets"], script) if script else ""
    return output.replace("</head>", f"{tags}</head>", 1)


def quiz_of(page, config):
    """The check in the words that the page's front matter asks for, or else in the site's language."""
    words = page.meta.get("words", config.theme["language"])
    found = config.extra["check"]["quizzes"].get(words)
    if not found:
        raise PluginError(
            f"docs/en/{page.file.src_uri}: there is no quiz/words/{words}.toml. Add it, or mend words: above."
        )
    return found


def check_form(quiz, page, config, parts):
    from quiz import form

    stage = page.meta.get("check")
    if stage not in quiz.stages:
        raise PluginError(f"docs/en/{page.file.src_uri}: front matter needs check: {' or '.join(quiz.stages)}.")
    addresses = {
        "data_worker": address(page, parts, "check-", "worker.js"),
        "data_python": address(page, parts, "python-", "pyodide.mjs"),
        "data_lock": address(page, parts, "check-", "pyodide-lock.json"),
        "data_offline": get_relative_url("offline.js", page.url),
        "data_bytes": sum(len(content) for name, content in parts.items() if name.endswith((".wasm", ".zip", ".whl"))),
    }
    asked = [entry.id for entry in (*quiz.questions, *quiz.asides_of(stage))]
    return form.form(quiz, stage, config.extra["studies"], addresses, pictures(asked, page, config))


def pictures(asked, page, config):
    """The drawings that the page's front matter wants beside its questions, by the question's id: for all or none."""
    from quiz.markup import Html

    if "pictures" not in page.meta:
        return {}
    wanted, folder = page.meta["pictures"] or {}, Path(config["docs_dir"]) / "images"
    faults = picture_faults(asked, wanted, {name for name in wanted.values() if (folder / f"{name}.svg").is_file()})
    stop_at([f"docs/en/{page.file.src_uri}: pictures.{fault}" for fault in faults])
    return {key: Html((folder / f"{name}.svg").read_text("utf-8")) for key, name in wanted.items()}


def picture_faults(asked, wanted, drawn):
    return [
        *(f"{key}: missing. Name a picture for this question." for key in asked if key not in wanted),
        *(f"{key}: not asked on this page. Remove it, or mend the id." for key in wanted if key not in asked),
        *(
            f"{key}: there is no docs/en/images/{name}.svg. Add it, or mend the name."
            for key, name in wanted.items()
            if name not in drawn
        ),
    ]


MODULES = ("agenda.js", "leave.js", "lookup.js", "scorer.js")  # what page.js imports, so that they come beside it


def links(page, parts, script):
    style, code = address(page, parts, "check-", "style.css"), address(page, parts, "check-", script)
    beside = [address(page, parts, "check-", name) for name in MODULES if script == "page.js"]
    early = "".join(f'<link rel="modulepreload" href="{module}">' for module in beside)
    return f'<link rel="stylesheet" href="{style}">{early}<script type="module" src="{code}"></script>'


def address(page, parts, folder_name, file):
    """The address of one of the check's files, as seen from a page."""
    found = next(name for name in parts if name.startswith(f"assets/{folder_name}") and name.endswith(f"/{file}"))
    return get_relative_url(found, page.url)
