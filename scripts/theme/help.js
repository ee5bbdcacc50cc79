// Puts the reader's own country first, by the language setting, on the device: asks, keeps and sends nothing.

const sections = [...document.querySelectorAll("section.country[data-languages]")];

// 0: the very setting, 1: the same country, 2: the same language, 3: neither.
function distance(tags, setting) {
  const { language, region } = new Intl.Locale(setting);
  if (tags.includes(setting)) return 0;
  if (region && tags.some((tag) => tag.endsWith(`-${region}`))) return 1;
  return tags.some((tag) => tag.split("-")[0] === language) ? 2 : 3;
}

// The reader's settings come in order of wish: the first one that fits a country decides.
function place(section) {
  const tags = section.dataset.languages.split(" ");
  const distances = navigator.languages.map((setting) => distance(tags, setting));
  const first = distances.findIndex((found) => found < 3);
  return first < 0 ? 3 * distances.length : 3 * first + distances[first];
}

// Nothing moves under the eyes of someone who reads already, or who asked for a country by its link.
if (sections.length && window.scrollY === 0 && !location.hash) {
  const places = new Map(sections.map((section) => [section, place(section)]));
  sections[0].before(...[...sections].sort((a, b) => places.get(a) - places.get(b)));
}
