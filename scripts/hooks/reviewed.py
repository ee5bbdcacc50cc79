"""Writes under each page when it was published and last read, and when it is due again; knows nothing of its words."""

from datetime import date
from html import escape

from mkdocs.exceptions import PluginError

DATES = ("published", "reviewed", "next_review")
FIELDS = ("title", "description", *DATES)


def on_page_content(html, page, config, files):
    """Add the review line, or stop the build where the front matter lacks what it needs."""
    missing = [field for field in FIELDS if not page.meta.get(field)]
    wrong = [field for field in DATES if field not in missing and not isinstance(page.meta[field], date)]
    if missing or wrong:
        raise PluginError(
            f"docs/en/{page.file.src_uri}: front matter needs {', '.join(missing + wrong)} (dates as 2026-11-25)."
        )
    return html + line(page.meta)


def line(meta):
    published, reviewed, due = (when(meta[field]) for field in DATES)
    reviewer = meta.get("clinician")
    by = f"Reviewed by a clinician: {escape(reviewer)}." if reviewer else "Not yet reviewed by a clinician."
    return (
        f'\n<p class="reviewed">First published {published}. Last read through and changed {reviewed}. '
        f"Due again {due}. {by}</p>\n"
    )


def when(day):
    return f'<time datetime="{day.isoformat()}">{day.day} {day:%B %Y}</time>'
