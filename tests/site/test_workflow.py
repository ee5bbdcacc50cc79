"""The workflow tests before it publishes, calls only our scripts, and asks for no more rights than it needs."""

import re

import yaml

from tests.built import ROOT

WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
JOBS = WORKFLOW["jobs"]


def test_it_publishes_only_what_was_tested_on_main():
    assert JOBS["publish"]["needs"] == "test"
    assert JOBS["publish"]["if"] == "github.ref == 'refs/heads/main'"


def test_it_runs_on_every_change():
    assert set(WORKFLOW[True]) == {"push", "pull_request", "workflow_dispatch"}  # YAML reads the word on as true


def test_it_calls_scripts_and_nothing_else():
    runs = [step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step]
    ours = [run for run in runs if re.match(r"scripts/(test|build)\b", run)]
    assert len(ours) == 2
    assert all(run in ours or run.startswith("sudo apt-get") for run in runs)
    assert all((ROOT / run.split()[0]).is_file() for run in ours)


def test_the_address_is_asked_of_the_host():
    assert any("steps.pages.outputs.base_url" in step.get("run", "") for step in JOBS["publish"]["steps"])


def test_it_may_write_pages_and_nothing_more():
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert JOBS["publish"]["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


def test_every_action_names_its_version():
    used = [step["uses"] for job in JOBS.values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", name) for name in used)
