"""Writes the content security policy into every page, 404 included: the browser itself then refuses other hosts.

Changes nothing else. The policy is a meta tag because GitHub Pages sends no headers of our choice.
"""

import base64
import hashlib
import re

INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
DATA = re.compile(r'\bsrc=|type="?application/(?:ld\+)?json')
HEAD = '<meta charset="utf-8">'
NO_REFERRER = '<meta name="referrer" content="no-referrer">'
RULES = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "frame-src": "'none'",
    "media-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
serving = []


def on_startup(command, dirty):
    """Remember whether this is `mkdocs serve`: its live reload writes a script into each page that no hash can name."""
    serving[:] = [command == "serve"]


def on_config(config):
    """Tell the other hooks, too."""
    config.extra["serving"] = any(serving)
    return config


def on_post_page(output, page, config):
    return with_policy(output)


def on_post_template(output, template_name, config):
    return with_policy(output) if template_name.endswith(".html") else output


def with_policy(html):
    """The page with its policy and without a referrer for the sites it links to."""
    rule = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return html.replace(HEAD, f"{HEAD}\n{rule}\n{NO_REFERRER}", 1)


def policy(html):
    inline = "'unsafe-inline'" if any(serving) else " ".join(hashes(html))
    rules = RULES | {"script-src": f"{RULES['script-src']} {inline}".strip()}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def hashes(html):
    """What the policy calls each inline script of a page: the sha256 of its text."""
    codes = [match["code"] for match in INLINE.finditer(html) if not DATA.search(match["attributes"])]
    return [
        f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" for code in dict.fromkeys(codes)
    ]
