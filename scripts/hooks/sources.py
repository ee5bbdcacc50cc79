"""Turns [@id] in a page into a footnote and lists every source; leaves the words of the page alone."""

import json
import re
from collections import Counter
from html import escape
from pathlib import Path

from mkdocs.exceptions import PluginError

# With the space before it: a note's number never stands alone on a line.
CITATION = re.compile(r"[ \n]?\[(@[\w-]+(?:;\s*@[\w-]+)*)\]")
LIST_MARKER = "<!-- sources -->"
UNCHECKED = {
    "seen": "",
    "partly": "(Some details of this reference are still to be checked.)",
    "memory": "(The details of this reference are still to be checked.)",
}


def on_config(config):
    """Read docs/sources.json once for a build and note which page cites what."""
    folder = Path(config["docs_dir"])
    file = folder.parent / "sources.json"
    config.watch.append(str(file))
    config.extra["sources"] = read(file)
    config.extra["studies"] = {key: label(entry) for key, entry in config.extra["sources"].items()}
    config.extra["cited"] = {page: cited(page.read_text("utf-8")) for page in sorted(folder.rglob("*.md"))}
    return config


def on_page_markdown(markdown, page, config, files):
    """Give each citation its footnote, and the sources page its list."""
    sources = config.extra["sources"]
    unknown = [key for key in cited(markdown) if key not in sources]
    if unknown:
        raise PluginError(
            f"docs/en/{page.file.src_uri}: no {', '.join(unknown)} in docs/sources.json. Add it, or mend the id."
        )
    notes = "\n".join(f"[^{key}]: {reference(sources[key])}" for key in cited(markdown))
    text = CITATION.sub(lambda match: "".join(f"[^{key}]" for key in keys(match)), markdown)
    if LIST_MARKER in text:
        text = text.replace(LIST_MARKER, listing(sources))
    return f"{text}\n\n{notes}\n" if notes else text


def read(path):
    """Every source by its id, from a CSL-JSON file. Raises PluginError that names every entry with a fault."""
    entries = parsed(path.read_text("utf-8"))
    wrong = [fault for number, entry in enumerate(entries, 1) for fault in entry_faults(entry, number)]
    wrong += [f"{key}: stands {count} times. Keep one." for key, count in ids(entries).items() if count > 1]
    if wrong:
        raise PluginError("\n".join(f"docs/sources.json: {fault}" for fault in wrong))
    return {entry["id"]: entry for entry in entries}


def parsed(text):
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise PluginError(f"docs/sources.json: not JSON: {error}. Mend that place.") from None


def ids(entries):
    return Counter(entry["id"] for entry in entries if entry.get("id"))


def entry_faults(entry, number):
    """What stands in the way of showing one reference."""
    name = entry.get("id") or f"entry {number}"
    missing = [f"{name}: {key} is missing. Add it." for key in ("id", "title") if not entry.get(key)]
    wrong = [f"{name}: {remedy}" for key, (fits, remedy) in FIELDS.items() if not fits(entry.get(key))]
    return missing + wrong


def is_date(value):
    return value is None or (isinstance(value, dict) and any(value.get("date-parts", ())))


def are_names(value):
    return all("family" in name or "literal" in name for name in value or [])


# What reference tools write in more than one way, and our own field, which they do not know.
FIELDS = {
    "issued": (is_date, 'issued has no year. Write {"date-parts": [[2020]]}, or remove it.'),
    "author": (are_names, "an author has no name. Write family, or literal for an organisation."),
    "checked": (
        tuple(UNCHECKED).__contains__,
        f"checked must be one of {', '.join(UNCHECKED)}: how far someone has looked at it.",
    ),
}


def keys(match):
    return re.findall(r"@([\w-]+)", match[1])


def cited(markdown):
    """The ids a page cites, once each, in order."""
    return list(dict.fromkeys(key for match in CITATION.finditer(markdown) for key in keys(match)))


def reference(entry):
    """One full reference in Markdown: who, when, what, where, and its DOI or address."""
    parts = [
        f"{people(entry)} ({year(entry)}). {entry['title']}.",
        place(entry),
        link(entry),
        UNCHECKED[entry["checked"]],
    ]
    return " ".join(part for part in parts if part)


def label(entry):
    """How the check names a study in a line: first author and year."""
    names = [name.get("family") or name["literal"] for name in entry.get("author", [])] or [people(entry)]
    first = names[0] if len(names) == 1 else f"{names[0]} and {'others' if len(names) > 2 else names[1]}"
    return f"{first}, {year(entry)}"


def people(entry):
    names = [name.get("literal") or f"{name['family']} {initials(name)}".strip() for name in entry.get("author", [])]
    if len(names) > 6:
        names = [*names[:3], "and others"]
    return ", ".join(names) or entry.get("publisher") or entry.get("container-title", "")


def initials(name):
    return "".join(f"{part[0]}." for part in name.get("given", "").replace("-", " ").split())


def year(entry):
    return str(entry["issued"]["date-parts"][0][0]) if entry.get("issued") else "no date"


def place(entry):
    if "container-title" not in entry:
        return ""
    volume = f"{entry.get('volume', '')}" + (f"({entry['issue']})" if "issue" in entry else "")  # also as a number
    details = ", ".join(str(part) for part in (f"*{entry['container-title']}*", volume, entry.get("page")) if part)
    return f"{details}."


def link(entry):
    if "DOI" in entry:
        return f"[doi:{entry['DOI']}](https://doi.org/{entry['DOI']})"
    return f"[{place_of(entry['URL'])}]({entry['URL']})" if "URL" in entry else ""


def place_of(address):
    """The host and the last part of the path, so that two pages of one host have two names."""
    host, *parts = address.rstrip("/").split("/")[2:]
    return "/…/".join([host, parts[-1]]) if len(parts) > 1 else "/".join([host, *parts])


def listing(sources):
    """The whole list, by first name in the reference, each with an anchor to link to."""
    ordered = sorted(sources.values(), key=lambda entry: (people(entry).lower(), year(entry)))
    return "\n\n".join(f'<span id="{escape(entry["id"])}"></span>{reference(entry)}' for entry in ordered)
