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
        "docs/sources.json: who2020: stands 2 times. Keep one.",
    ]


@pytest.mark.parametrize(
    ("odd", "fault"),
    [
        ({"issued": {"raw": "June 2020"}}, "issued has no year"),
        ({"issued": {"date-parts": [[]]}}, "issued has no year"),
        ({"issued": "2020"}, "issued has no year"),
        ({"author": [{"given": "Ada"}]}, "an author has no name"),
    ],
)
def test_what_a_page_could_not_show_is_named(tmp_path, odd, fault):
    with pytest.raises(PluginError, match=rf"^docs/sources\.json: who2020: {fault}"):
        read(tmp_path, WHOLE | odd)


def test_a_file_that_is_no_json_is_named_with_the_place(tmp_path):
    (tmp_path / "sources.json").write_text("[{]")
    with pytest.raises(PluginError, match=r"docs/sources\.json: not JSON: .*line 1"):
        sources.read(tmp_path / "sources.json")


def test_a_volume_and_a_page_may_be_numbers_as_some_tools_export_them():
    entry = WHOLE | {"container-title": "Journal", "volume": 57, "issue": 4, "page": 12}
    assert "*Journal*, 57(4), 12." in sources.reference(entry)
