"""A small reader of HTML for the tests, independent of quiz/markup.py: elements as nested tuples, text as strings."""

from html.parser import HTMLParser

VOID = {"input", "link", "br", "hr"}


class Builder(HTMLParser):
    """Builds the tree and refuses what does not nest."""

    def __init__(self):
        super().__init__()
        self.open = [("", {}, [])]

    def handle_starttag(self, name, attributes):
        assert len(dict(attributes)) == len(attributes), f"an attribute stands twice in <{name}>"
        element = (name, dict(attributes), [])
        self.open[-1][2].append(element)
        if name not in VOID:
            self.open.append(element)

    def handle_endtag(self, name):
        assert self.open.pop()[0] == name, f"</{name}> does not close what is open"

    def handle_data(self, text):
        self.open[-1][2].append(text)


def read(html):
    """The tree of a piece of HTML, under one root without a name."""
    builder = Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, "an element is left open"
    return builder.open[0]


def elements(element, name=None, **attributes):
    """Every element inside, in order, of this name and with these attributes (True: whatever the value)."""
    for child in element[2]:
        if isinstance(child, tuple):
            if name in (None, child[0]) and all(has(child, key, value) for key, value in attributes.items()):
                yield child
            yield from elements(child, name, **attributes)


def has(element, key, value):
    key = key.rstrip("_").replace("_", "-")
    return key in element[1] and value in (True, element[1][key])


def text(element):
    """All text inside, with single spaces."""
    return " ".join("".join(strings(element)).split())


def strings(element):
    for child in element[2]:
        if isinstance(child, str):
            yield child
        else:
            yield from strings(child)


def looked_up(html, table, answers):
    """What the page makes of every result when Python cannot run: parts that do not apply taken out, counts put in."""
    return ("", {}, kept(read(html), facts(table, answers)))


def facts(table, answers):
    number = {value: sum(answers.get(key) == value for key in table["questions"]) for value in ("yes", "no", "unsure")}
    yes, no, unsure = number.values()
    first_no = sum(answers.get(key) == "no" for key in table["first"])
    counts = {
        "skipped": len(table["questions"]) - yes - no - unsure,
        "answered": yes + no + unsure,
        "decided": yes + no,
    }
    looked = {"outcome": table["outcomes"][f"{yes},{no},{unsure}"], "flag": table["flags"][first_no]}
    return {**answers, **number, **counts, **looked, "to_say": no + unsure, "numbers": table["numbers"]}


def kept(element, known):
    children = []
    for child in element[2]:
        if isinstance(child, str):
            children.append(child)
        elif applies(child[1].get("data-if"), known):
            held = (child[0], child[1], counted(child, known) or kept(child, known))
            children += [held] if "data-group" not in child[1] or any(elements(held, "li")) else []
    return children


def applies(condition, known):
    key, _, allowed = (condition or "").partition(":")
    return condition is None or str(known.get(key)) in allowed.split()


def counted(element, known):
    return [known["numbers"][known[element[1]["data-count"]]]] if "data-count" in element[1] else []


MARKS = {"data-if", "data-table", "data-group"}


def plain(element):
    """The same tree without the marks of the look-up, and with neighbouring texts as one."""
    children = []
    for child in element[2]:
        if isinstance(child, str) and children and isinstance(children[-1], str):
            children[-1] += child
        else:
            children.append(child if isinstance(child, str) else plain(child))
    return (element[0], {key: value for key, value in element[1].items() if key not in MARKS}, children)
