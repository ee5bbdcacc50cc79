"""Mends in each built page what Material's base template writes outside any block that a theme could override."""

import re

# Material 9.8 leaves a page without headings of its own, such as 404, without a link past what repeats.
NO_SKIP = re.compile(r'(<div data-md-component="skip">)\s*(</div>)')
SKIP = r'\1<a href="#not-found" class="md-skip">Skip to content</a>\2'

# Material 9.8 puts autocomplete on its two hidden checkboxes, where HTML does not allow it.
CHECKBOXES = ("__drawer", "__search")


def on_post_page(output, page, config):
    return mended(output)


def on_post_template(output, template_name, config):
    return mended(output) if template_name.endswith(".html") else output


def mended(html):
    for name in CHECKBOXES:
        html = html.replace(f'type="checkbox" id="{name}" autocomplete="off"', f'type="checkbox" id="{name}"')
    return NO_SKIP.sub(SKIP, html)
