"""Presses Tab and tells what has the focus and how well it is seen. Knows nothing of what is on the page."""

# Where Tab must come by from here to the end of the page, in the order of the page; of a group of radios one.
AHEAD = """() => {
  const from = document.activeElement;
  const reachable = [...document.querySelectorAll("a[href], button, input, textarea, select, summary, [tabindex]")].filter(
    (part) => part.tabIndex >= 0 && !part.disabled && !part.closest("[inert]") && part.checkVisibility({ visibilityProperty: true }),
  );
  const groups = new Set();
  const isStop = (part) => {
    if (part.type !== "radio") return true;
    const chosen = document.querySelector(`[type=radio][name="${part.name}"]:checked`);
    if (chosen) return chosen === part;
    return !groups.has(part.name) && groups.add(part.name);
  };
  const isAhead = (part) => from === document.body || from.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING;
  return reachable.filter(isStop).filter(isAhead).map(NAME);
}"""

# What has the focus and what is wrong with how it is seen. Tries again for some frames: the page may still be moving.
STOP = """async (inOrder) => {
  const element = document.activeElement;
  if (element === document.body) return { name: "nothing", problems: [] };
  let problems;
  for (let tries = 0; tries < 20; tries += 1) {
    problems = found(element);
    if (!problems.length) break;
    await new Promise(requestAnimationFrame);
  }
  window.lastStop = element;
  return { name: NAME(element), problems };

  function found(element) {
    const ringed = [element, element.closest("label")].find((part) => part && ring(part) >= 2);
    return [...(ringed ? [...faint(ringed), ...away(ringed)] : ["has no ring of 2 px or more"]), ...(inOrder ? unordered(window.lastStop, element) : [])];
  }

  function ring(part) {
    const style = getComputedStyle(part);
    return style.outlineStyle === "solid" ? parseFloat(style.outlineWidth) : 0;
  }

  function faint(part) {
    const style = getComputedStyle(part);
    const around = parseFloat(style.outlineOffset) < 0 ? part : part.parentElement;
    const contrast = ratio(rgb(style.outlineColor), ground(around));
    return contrast >= 3 ? [] : [`has a ring of ${contrast.toFixed(2)}:1`];
  }

  function away(part) {
    return [...part.getClientRects()].flatMap((box) => [...outside(box), ...covered(part, box), ...cutOff(part, box)]);
  }

  function outside({ left, right, top, bottom }) {
    const mayReachOut = bottom - top > innerHeight || element.tagName === "TEXTAREA"; // there the line of the caret is shown
    const isIn = mayReachOut ? bottom > 0 && top < innerHeight : top >= 0 && bottom <= innerHeight + 1;
    return isIn && left >= 0 && right <= innerWidth + 1 ? [] : ["is outside the window"];
  }

  function covered(part, { left, right, top, bottom }) {
    const hit = document.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
    return hit && (part.contains(hit) || hit.contains(part)) ? [] : [`is covered by ${hit ? NAME(hit) : "nothing we know"}`];
  }

  function cutOff(part, box) {
    const room = parseFloat(getComputedStyle(part).outlineOffset) + ring(part);
    return clips(part).filter((clip) => sidesCut(box, clip.getBoundingClientRect(), room) > 1).map((clip) => `has its ring cut off by ${clip.className}`);
  }

  function sidesCut(box, frame, room) {
    return [frame.left - box.left, frame.top - box.top, box.right - frame.right, box.bottom - frame.bottom].filter((side) => side + room > 1).length;
  }

  function clips(part) {
    const boxes = [];
    for (let box = part.parentElement; box !== document.body; box = box.parentElement) boxes.push(box);
    return boxes.filter((box) => getComputedStyle(box).overflow !== "visible");
  }

  function unordered(before, now) {
    if (!before?.isConnected || before === now) return [];
    const region = (part) => part.closest("header, nav, [role=search], main, footer");
    if (!(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING)) return ["comes earlier in the page than the stop before it"];
    if (region(before) !== region(now)) return [];
    const [first, second] = [before.getBoundingClientRect(), now.getBoundingClientRect()];
    const sameLine = second.top < first.bottom && second.bottom > first.top;
    if (second.bottom <= first.top + 1 && second.left < first.right) return ["stands above the stop before it"];
    return sameLine && second.right <= first.left + 1 && second.bottom <= first.bottom ? ["stands left of the stop before it"] : [];
  }

  function ground(part) {
    const colour = rgb(getComputedStyle(part).backgroundColor);
    return colour[3] === 1 || !part.parentElement ? colour : ground(part.parentElement);
  }

  function rgb(colour) {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  }

  function ratio(...colours) {
    const [light, dark] = colours.map(luminance).sort((one, other) => other - one);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance(colour) {
    const [red, green, blue] = colour.slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}"""

NAME = """((part) => `${part.tagName.toLowerCase()} "${(part.ariaLabel || part.closest("label")?.textContent || part.textContent).trim().replace(/\\s+/g, " ").slice(0, 60)}"`)"""


def ahead(page):
    """The names of all that Tab must reach from here to the end of the page."""
    return page.evaluate(AHEAD.replace("NAME", NAME))


def stop(page, in_order=False):
    """What has the focus: its name, and what is wrong with how it is seen, or with its place after the stop before."""
    found = page.evaluate(STOP.replace("NAME", NAME), in_order)
    return found["name"], found["problems"]


def tab(page, key="Tab", in_order=False):
    page.keyboard.press(key)
    return stop(page, in_order)


def walk(page, stops):
    """Press Tab so often; the names of the stops, and those that are not well seen."""
    page.evaluate("() => { window.lastStop = undefined; }")
    found = [tab(page, in_order=True) for _ in range(stops)]
    return [name for name, _ in found], [(name, problems) for name, problems in found if problems]


def tab_to(page, name, key="Tab"):
    """Press Tab until something has the focus whose name holds this one."""
    for _ in range(80):
        found, problems = tab(page, key)
        assert not problems, (found, problems)
        if name in found:
            return found
    raise AssertionError(f"{key} does not reach {name}")
