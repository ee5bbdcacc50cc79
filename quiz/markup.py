"""Makes HTML out of text and elements; text is always escaped. What stands where is left to form.py and result.py."""

# The standard library's html.escape would bring a table of all entities into the browser: 38 kB for four characters.
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
VOID = {"input", "link", "hr", "br"}


class Html(str):
    """A string that is already HTML."""

    __slots__ = ()


def el(name, /, *inner, **attributes):
    """One element. A plain string inside is text; True makes a bare attribute, None or False leaves it out.

    Underscores in attribute names become hyphens; a trailing one is dropped (`class_`, `for_`).
    """
    opening = "".join(attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{opening}>" if name in VOID else f"<{name}{opening}>{joined(*inner)}</{name}>")


def attribute(key, value):
    key = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {key}" if value is True else f' {key}="{str(value).translate(ESCAPES)}"'


def joined(*parts):
    """Several pieces in a row; lists are taken apart."""
    return Html("".join(joined(*part) if isinstance(part, list | tuple) else text(part) for part in parts))


def text(part):
    return part if isinstance(part, Html) else Html(part.translate(ESCAPES))


def filled(sentence, **parts):
    """A sentence with its placeholders filled; the parts may be HTML."""
    return Html(text(sentence).format(**{key: text(part) for key, part in parts.items()}))


def paragraphs(sentences, **attributes):
    return joined([el("p", sentence, **attributes) for sentence in sentences])


def bullets(sentences, **attributes):
    return el("ul", [el("li", sentence) for sentence in sentences], **attributes)
