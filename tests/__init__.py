"""The tests: unit (also in the browser's Python), properties, the built site, real browsers. Examples are data."""
