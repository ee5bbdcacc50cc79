"""What a page looks like to the eye, as the names of the parts in question: faint text, what is cut off, what moves."""


def found(page, looks, *arguments):
    """What this finds on the page, with all folded parts open."""
    page.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true; }")
    return as_it_is(page, looks, *arguments)


def as_it_is(page, looks, *arguments):
    return page.evaluate(LOOK.replace("LOOKS", looks), list(arguments))


LOOK = """(given) => {
  const style = (part, pseudo) => getComputedStyle(part, pseudo);
  const see = { opacityProperty: true, visibilityProperty: true };
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility(see));
  const words = (part) => part.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
  const name = (part) => `${part.localName}.${part.getAttribute("class") ?? ""} "${words(part)}"`;
  const hasText = (part) => [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const isUnseen = (part) => part.closest(".unseen, title, desc") || style(part).clipPath !== "none";
  const texts = () => shown("body *").filter((part) => hasText(part) && !isUnseen(part));

  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const isClear = (colour) => colour === "none" || numbers(colour)[3] === 0;
  const ink = (part) => (part.closest("svg") ? style(part).fill : style(part).color);
  const ground = (part) => {
    const colour = style(part).backgroundColor;
    return isClear(colour) && part !== document.documentElement ? ground(part.parentElement) : colour;
  };
  const linear = (one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [red, green, blue] = numbers(colour).map((one) => linear(one / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (...colours) => {
    const [dark, bright] = colours.map(light).sort((one, other) => one - other);
    return (bright + 0.05) / (dark + 0.05);
  };
  return (LOOKS)(...given);
}"""

# What moves, or would: styles as well as what runs now.
MOVES = """() => {
  const longest = (times) => Math.max(...times.split(",").map(parseFloat));
  const glides = ({ transitionDuration }) => longest(transitionDuration) > 0.01;
  const plays = ({ animationName, animationDuration }) => animationName !== "none" && longest(animationDuration) > 0.01;
  const moves = (found) => glides(found) || plays(found) || found.scrollBehavior === "smooth";
  const parts = [...document.querySelectorAll("*")];
  const moving = parts.filter((part) => [null, "::before", "::after"].some((pseudo) => moves(style(part, pseudo))));
  return [...moving.map(name), ...document.getAnimations().map(String)];
}"""

# What makes the page wider than the window, and text outside it, of pictures too.
WIDE = """() => {
  const reaches = ({ left, right }) => left < -1 || right > innerWidth + 1;
  const scrolls = (part) => part && (["auto", "scroll"].includes(style(part).overflowX) || scrolls(part.parentElement));
  const isOut = (part) => reaches(part.getBoundingClientRect()) && !scrolls(part);
  const width = document.scrollingElement.scrollWidth;
  return [...(width > innerWidth ? [`${width} px`] : []), ...texts().filter(isOut).map(name)];
}"""

# Text that goes on where its box ends and hides what is over.
CUT = """() => {
  const hides = (overflow) => ["hidden", "clip"].includes(overflow);
  const across = (part) => hides(style(part).overflowX) && part.scrollWidth > part.clientWidth + 1;
  const down = (part) => hides(style(part).overflowY) && part.scrollHeight > part.clientHeight + 1;
  const isCut = (part) => part.textContent.trim() && !isUnseen(part) && (across(part) || down(part));
  return shown("body *").filter(isCut).map(name);
}"""

# Words in pictures with less contrast than this to the shape that they stand on.
FAINT_IN_PICTURES = """(least) => shown("main svg text").map((part) => {
  part.scrollIntoView({ block: "center" });
  const { left, top, width, height } = part.getBoundingClientRect();
  const pile = document.elementsFromPoint(left + width / 2, top + height / 2);
  const isShape = (other) => other.closest("svg") === part.closest("svg") && !other.matches("svg, g, text, tspan");
  const under = pile.find((other) => isShape(other) && !isClear(style(other).fill));
  return [part, contrast(ink(part), under ? style(under).fill : ground(part))];
}).filter(([, ratio]) => ratio < least).map(([part, ratio]) => `${name(part)} ${ratio.toFixed(1)}`)"""

# Text with less contrast to its ground than this.
FAINT = """(least) => texts()
  .map((part) => [part, contrast(ink(part), ground(part))])
  .filter(([, ratio]) => ratio < least)
  .map(([part, ratio]) => `${name(part)} ${ratio.toFixed(1)}`)"""

# Boxes whose border has less contrast to what is around them than this.
BORDERLESS = """(least, boxes) => shown(boxes).filter((part) => {
  const { borderTopStyle, borderTopWidth, borderTopColor } = style(part);
  if (borderTopStyle === "none" || parseFloat(borderTopWidth) < 1 || isClear(borderTopColor)) return true;
  return contrast(borderTopColor, ground(part.parentElement)) < least;
}).map(name)"""

# Pictures in which no line and no area has this contrast to the ground.
BLANK = """(least) => shown(".pic, .mark").filter((picture) => {
  const shapes = [...picture.querySelectorAll("path, rect, circle, line, polyline, polygon, ellipse, use")];
  const colours = shapes.flatMap((shape) => [style(shape).fill, style(shape).stroke]);
  return !colours.some((colour) => !isClear(colour) && contrast(colour, ground(picture)) >= least);
}).map((picture) => name(picture.parentElement))"""

# With forced colours the browser lays a plate of its own under each text, which on another ground is a patch.
PATCHED = """() => texts()
  .filter((part) => style(part).forcedColorAdjust === "auto" && ground(part) !== ground(document.body))
  .map(name)"""

LIGHT_GROUNDS = """(most, but) => shown("body, body *")
  .filter((part) => !isClear(style(part).backgroundColor) && light(style(part).backgroundColor) > most)
  .filter((part) => !part.matches(but))
  .map(name)"""

TEXT_SIZES = """() => texts()
  .filter((part) => !part.closest("svg, h1, .md-search"))
  .map((part) => [name(part), parseFloat(style(part).fontSize)])"""

COVERED = """(selector) => shown(selector).filter((part) => {
  const { left, top } = part.getBoundingClientRect();
  return !part.contains(document.elementFromPoint(left + 2, top + 8));
}).map(name)"""

PAPER = """() => {
  const inside = (part) => [...part.children].filter((child) => !child.checkVisibility() || !child.offsetHeight);
  const links = shown("article a[href^=http]").filter(({ host }) => host !== location.host);
  const lacksAddress = (link) => !style(link, "::after").content.includes(link.getAttribute("href"));
  const grounds = shown("body *").map((part) => [part, style(part).backgroundColor]);
  return {
    keys: shown("header, nav, footer, button, .md-button, .easy-edition").map(name),
    links: links.length,
    unaddressed: links.filter((link) => !link.closest(".footnote") && lacksAddress(link)).map(name),
    folded: shown("details").flatMap(inside).map(name),
    ink: style(shown("article p")[0]).color,
    grounds: grounds.filter(([, colour]) => !isClear(colour) && light(colour) < 1).map(([part]) => name(part)),
  };
}"""

# Pictures that say nothing to who does not see them: neither a title and a text, nor words in the same row.
UNTOLD = """() => [...document.querySelectorAll("article :is(svg, img)")].filter((picture) => {
  const text = (id) => document.getElementById(id)?.textContent.trim();
  if (picture.ariaHidden === "true") return !picture.closest(".easy, legend, button, a, summary")?.textContent.trim();
  return !(picture.alt || picture.getAttribute("aria-labelledby")?.split(" ").every(text));
}).map((picture) => picture.outerHTML.slice(0, 120))"""

# Each picture with the words in it that stand nowhere else on the page, and how many words it has in all.
WORDS = """() => {
  const words = (part) => part.textContent.toLowerCase().match(/[a-z]+/g) ?? [];
  const page = document.querySelector("article").cloneNode(true);
  for (const picture of page.querySelectorAll("svg")) picture.remove();
  const said = new Set(words(page));
  return [...document.querySelectorAll("figure svg")].map((picture) => {
    const inside = [...picture.querySelectorAll("text")].flatMap(words);
    return [inside.filter((word) => !said.has(word)), inside.length];
  });
}"""
