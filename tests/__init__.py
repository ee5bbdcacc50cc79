"""The tests: unit (also in the browser's Python), properties, the built site, real browsers. Examples are data."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
