"""Words that readers type where the pages say others: synonyms.toml lists them, the search and the glossary read it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from handbook.fault import Fault, toml

FILE = Path(__file__).parent / "synonyms.toml"


@dataclass(frozen=True)
class Synonyms:
    """What a typed word means on the pages, and the groups of words that mean nearly the same."""

    means: dict[str, list[str]]
    near: dict[str, list[str]]

    def published(self) -> str:
        """Return the list as the search reads it."""
        told = {"means": [[typed, said] for said, typed in self.means.items()], "near": list(self.near.values())}
        return json.dumps(told, separators=(",", ":")) + "\n"

    def rows(self) -> list[tuple[str, str]]:
        """Return each word that the pages do not use with what they say instead, in order."""
        return sorted((typed, said) for said, words in self.means.items() for typed in words)


def read(file: Path) -> Synonyms:
    """Return the list in a file. Raises a Fault that names the line to mend."""
    written = toml(file)
    if sorted(written) != ["means", "near"]:
        raise Fault(file, 1, f"the tables are {', '.join(written)}", "write [means] and [near]")
    for table in written.values():
        for word in _wrong(table):
            what = f"'{word}' stands twice in a table, or has capitals"
            raise Fault(file, _last_line(file, word), what, "write it once, in small letters")
    return Synonyms(**written)


def _wrong(table: dict[str, list[str]]) -> list[str]:
    count = Counter(word for words in table.values() for word in words)
    return [word for word, times in count.items() if times > 1 or word != word.lower()]


def _last_line(file: Path, word: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return max(number for number, line in enumerate(lines, 1) if f'"{word}"' in line)
