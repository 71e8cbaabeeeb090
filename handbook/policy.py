"""The content security policy of the built site: each page says what it may load, and allows no script but its own."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

# What a policy in a page cannot hold (frame-ancestors) belongs to the headers of a host: headers.py.
RULES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "style-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
CHARSET = re.compile(r'<meta charset="utf-8">', re.I)
WRITTEN = re.compile(r"(<pre\b.*?</pre>)", re.S)
BLANK = re.compile(r"\n[ \t]*(?=\n)")
SCRIPT = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.S | re.I)
STYLED = {' style="text-align: right;"': ' class="right"', ' style="text-align: center;"': ' class="centre"'}


class Unsafe(Exception):
    """A page needs what the policy forbids."""


def guard(site: Path) -> int:
    """Put the policy into every page of a built site and return how many there are.

    Raises Unsafe, with the page, for what no hash can allow: styles and handlers within elements.
    """
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        try:
            page.write_text(guarded(page.read_text(encoding="utf-8")), encoding="utf-8")
        except Unsafe as error:
            raise Unsafe(f"{page}: {error}") from None
    return len(pages)


def guarded(text: str) -> str:
    """Return a page with its policy, in which each script that stands in it is named by its hash."""
    if '<meta http-equiv="Content-Security-Policy"' in text:  # written so: a page may speak of the header
        return text
    for style, name in STYLED.items():
        text = text.replace(style, name)
    text = "".join(part if part.startswith("<pre") else BLANK.sub("", part) for part in WRITTEN.split(text))
    if wrong := re.search(r"<(?!meta)[a-z][\w-]*\s(?:[^<>]*\s)?((?:style|on[a-z]+)=\"[^\"]*\")|(<style)", text):
        raise Unsafe(f"the policy forbids {wrong[1] or wrong[2]}: use a class, or a script of its own")
    hashes = dict.fromkeys(f"'sha256-{_digest(code)}'" for code in SCRIPT.findall(text))
    rules = RULES | {"script-src": " ".join([RULES["script-src"], *hashes])}
    policy = "; ".join(f"{rule} {values}" for rule, values in rules.items())
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    guarded, places = CHARSET.subn(lambda charset: charset[0] + head, text, count=1)
    if not places:
        raise Unsafe("the page names no charset, before which no policy can stand")
    return guarded


def _digest(code: str) -> str:
    return b64encode(sha256(code.encode()).digest()).decode()
