"""The list of sources: an entry that a page could not show stops the build, and every fault is named at once."""

import json

import pytest
from hooks import sources
from mkdocs.exceptions import PluginError

WHOLE = {"id": "who2020", "title": "A study", "checked": "seen"}


def read(tmp_path, *entries):
    path = tmp_path / "sources.json"
    path.write_text(json.dumps(entries), "utf-8")
    return sources.read(path)


def test_an_entry_with_an_id_a_title_and_how_far_it_was_looked_at_is_enough(tmp_path):
    assert read(tmp_path, WHOLE) == {"who2020": WHOLE}


def test_every_entry_that_lacks_something_is_named_with_its_remedy(tmp_path):
    exported = {key: value for key, value in WHOLE.items() if key != "checked"}
    with pytest.raises(PluginError) as stopped:
        read(tmp_path, exported, {"title": "No id", "checked": "seen"}, WHOLE | {"title": ""})
    assert str(stopped.value).splitlines() == [
        "docs/sources.json: who2020: checked must be one of seen, partly, memory: how far someone has looked at it.",
        "docs/sources.json: entry 2: id is missing. Add it.",
        "docs/sources.json: who2020: title is missing. Add it.",
    ]
