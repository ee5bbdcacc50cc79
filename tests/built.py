"""Builds the site into a folder outside the tree, for any address. Reads nothing of what it built."""

import os
import subprocess
import sys

from tests import ROOT


def build(folder, address, source=ROOT, check=True):
    """Run the build of `source` as scripts/build does, without its set-up; gives the finished process."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    settings = os.environ | {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=source, env=settings, capture_output=True, text=True)
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done
