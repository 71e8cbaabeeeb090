"""A page's policy names its own scripts and nothing else; what no policy can allow is told."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from handbook.policy import Unsafe, guard, guarded

PAGE = '<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def page(head: str = "", body: str = "") -> str:
    return PAGE.format(head=head, body=body)


def test_a_script_in_the_page_is_named_by_its_hash_and_none_is_allowed_by_kind() -> None:
    policy = guarded(page("<script>go()</script>")).split('content="')[1].split('"')[0]
    assert f"'sha256-{b64encode(sha256(b'go()').digest()).decode()}'" in policy
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy
    assert policy.startswith("default-src 'none'; ")


def test_the_policy_stands_before_all_that_it_governs() -> None:
    text = guarded(page('<link rel="stylesheet" href="a.css"><script>go()</script>'))
    assert text.index("Content-Security-Policy") < text.index("a.css")


def test_data_and_files_need_no_hash() -> None:
    text = guarded(page('<script src="a.js"></script><script type="application/json">{}</script>'))
    assert "sha256-" not in text


def test_an_aligned_column_keeps_its_alignment() -> None:
    assert '<td class="right">' in guarded(page(body='<td style="text-align: right;">1</td>'))


def test_blank_lines_go_but_for_those_of_code() -> None:
    text = guarded(page(body="<p>\n  \n\n</p><pre>a\n\nb</pre>\n\n<p>"))
    assert text.endswith("<p>\n</p><pre>a\n\nb</pre>\n<p></body></html>")


UNSAFE = {
    "a style": ('<p style="color: red">a</p>', 'style="color: red"'),
    "a style after another attribute": ('<p id="a" style="color: red">a</p>', 'style="color: red"'),
    "a handler": ('<p onclick="go()">a</p>', 'onclick="go()"'),
    "a sheet": ("<style>p {}</style>", "<style"),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_what_no_policy_allows_is_told(name: str, tmp_path: Path) -> None:
    body, named = UNSAFE[name]
    (tmp_path / "a.html").write_text(page(body=body), encoding="utf-8")
    with pytest.raises(Unsafe, match=r"a\.html: the policy forbids " + named.replace("(", r"\(").replace(")", r"\)")):
        guard(tmp_path)


def test_a_guarded_page_stays_as_it_is() -> None:
    once = guarded(page("<script>go()</script>"))
    assert guarded(once) == once


def test_a_page_that_speaks_of_the_policy_gets_one() -> None:
    text = guarded(page(body="<p>The header <code>Content-Security-Policy</code></p>"))
    assert text.count('http-equiv="Content-Security-Policy"') == 1
