"""A site may stand in a folder of its host: what its 404 page names is there, whatever address was asked for."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from handbook.publishing.build import build
from handbook.publishing.hosts import built_at
from tests.planting import ROOT

pytestmark = pytest.mark.slow
# The theme of the handbook with one page: what the pages say is no matter here.
CONFIG = """
INHERIT: {root}/mkdocs.yml
docs_dir: {folder}/docs
plugins: [search]
hooks: []
nav: []
watch: []
theme: {{custom_dir: {root}/theme}}
"""


@pytest.mark.parametrize("at", ["/", "/handbook/", "/two/deep/"])
def test_what_the_404_page_names_is_there(at: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(root=ROOT, folder=tmp_path), encoding="utf-8")
    monkeypatch.setenv("SITE_URL", f"https://handbook.example{at}")
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(tmp_path / "mkdocs.yml"))
    monkeypatch.chdir(ROOT)
    build(tmp_path / "site", (*mkdocs, "--site-dir"))
    text = (tmp_path / "site" / "404.html").read_text(encoding="utf-8")
    named = re.findall(r'(?:href|src)="(/[^"#?]*)', text)
    files = [path for path in named if "/assets/" in path]
    assert len(files) >= 4
    assert [path for path in named if not path.startswith(at)] == []
    assert [path for path in files if not (tmp_path / "site" / path.removeprefix(at)).is_file()] == []
    assert built_at(tmp_path / "site") == at
