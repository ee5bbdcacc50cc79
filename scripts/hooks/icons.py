"""Renders the drawings of the mark as PNG files, for platforms that take no SVG; draws nothing itself."""

from pathlib import Path

import resvg_py
from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[2]
ICON, SOCIAL = ROOT / "scripts/theme/icon.svg", ROOT / "docs/en/images/social.svg"
PICTURES = {
    "icon-180.png": (ICON, 180),
    "icon-192.png": (ICON, 192),
    "icon-512.png": (ICON, 512),
    "social.png": (SOCIAL, 1200),
}


def on_files(files, config):
    """Add each picture to the site without writing it into the tree."""
    for name, (drawing, width) in PICTURES.items():
        content = resvg_py.svg_to_bytes(svg_string=drawing.read_text("utf-8"), width=width, skip_system_fonts=True)
        files.append(File.generated(config, name, content=bytes(content)))
    return files
