"""The headers of a host hold what the pages' own policies hold, and what no page can say of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.__main__ import main
from handbook.headers import Unguarded, lines, policy
from handbook.policy import RULES, guarded

PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body><script>{}</script></body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, script in {"a.html": "one()", "b.html": "two()", "c.html": "one()"}.items():
        (tmp_path / name).write_text(guarded(PAGE.format(script)), encoding="utf-8")
    return tmp_path


def test_the_policy_of_a_site_names_the_scripts_of_all_its_pages_once(site: Path) -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(site).split("; "))
    assert rules["script-src"].count("'sha256-") == 2
    assert rules.pop("frame-ancestors") == "'none'"
    assert rules | {"script-src": ""} == RULES | {"script-src": ""}
    assert "unsafe-inline" not in policy(site)
    assert "'unsafe-eval'" not in policy(site)


def test_the_headers_isolate_the_site_and_keep_for_ever_what_has_a_name_of_its_own(site: Path) -> None:
    told = list(lines(site))
    assert "Cross-Origin-Opener-Policy: same-origin" in told
    assert "Cross-Origin-Embedder-Policy: require-corp" in told
    kept = told.index("Cache-Control: public, max-age=31536000, immutable")
    assert told[kept - 1].startswith("# files whose path matches")
    assert told[-1] == "Cache-Control: no-cache"


def test_a_site_that_is_not_built_or_not_guarded_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["headers", str(tmp_path)]) == 2
    assert "there is no built site" in capsys.readouterr().err
    (tmp_path / "a.html").write_text(PAGE.format("one()"), encoding="utf-8")
    with pytest.raises(Unguarded, match=r"a\.html has no policy"):
        policy(tmp_path)


def test_an_option_that_there_is_not_is_no_folder_to_build_into(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "-q"]) == 2
    assert "usage:" in capsys.readouterr().err
