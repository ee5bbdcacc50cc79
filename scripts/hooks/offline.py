"""Writes the service worker with the hash of every file of the built site, and drops theme files that no page loads."""

import hashlib
import json
import shutil
from pathlib import Path

NAME = "offline.js"
SOURCE = Path(__file__).resolve().parents[2] / "quiz" / "web" / NAME
FILES, CHECKS = "const FILES = {};", "const CHECKS = [];"
# What Material 9.8 and MkDocs write and no page loads; and our pictures, which stand in the pages themselves.
UNUSED = (
    "assets/javascripts/lunr",
    "assets/stylesheets/palette.*",
    "images",
    "assets/images/favicon.png",
    "assets/**/*.map",
    "sitemap.xml.gz",
)
NOT_OFFLINE = {NAME, "sitemap.xml", "social.png", "CNAME", ".nojekyll"}


def on_post_build(config):
    """The last step of a build: what is in the folder now is what readers get. Not while serving: a reload must show
    what was just written."""
    site = Path(config["site_dir"])
    drop_unused(site)
    if config.get("extra", {}).get("serving"):  # policy.py says so
        return
    source = written(SOURCE.read_text("utf-8"), FILES, hashes(site))
    (site / NAME).write_text(written(source, CHECKS, checks(site)), "utf-8")


def written(source, place, value):
    """The script with a list of the site's in its place."""
    if place not in source:
        raise RuntimeError(f"{SOURCE.name}: the line {place!r} is gone. The build writes a list there.")
    return source.replace(place, f"{place[:-3]}{json.dumps(value, separators=(',', ':'))};")


def drop_unused(site):
    for path in (found for pattern in UNUSED for found in sorted(site.glob(pattern))):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def hashes(site):
    """Every file of the site by its address, with the sha256 of its bytes."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    return {
        address: hashlib.sha256(path.read_bytes()).hexdigest()
        for address, path in files.items()
        if address not in NOT_OFFLINE
    }


def checks(site):
    """The addresses of the pages that hold a check, in any folder and language: there nothing may be swapped."""
    pages = [path for path in sorted(site.rglob("*.html")) if 'id="check"' in path.read_text("utf-8")]
    return [path.relative_to(site).as_posix() for path in pages]
