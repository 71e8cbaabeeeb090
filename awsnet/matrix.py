"""Who reaches whom: every ordered pair of places, asked one by one."""

from __future__ import annotations

from dataclasses import dataclass

from awsnet.verdict import Answer, Verdict

SIGN = {Answer.YES: "yes", Answer.WARNING: "yes!", Answer.NO: "no", Answer.UNKNOWN: "?"}


@dataclass(frozen=True)
class Matrix:
    """The verdicts between some places, by the names of the one who asks and the one asked. It prints as a table."""

    names: tuple[str, ...]
    verdicts: dict[tuple[str, str], Verdict]

    def __str__(self) -> str:
        width = max(map(len, (*self.names, *SIGN.values()))) + 2
        head = " " * width + "".join(name.ljust(width) for name in self.names)
        return "\n".join(line.rstrip() for line in (head, *(self._row(name, width) for name in self.names)))

    def _row(self, asker: str, width: int) -> str:
        return asker.ljust(width) + "".join(self.sign(asker, asked).ljust(width) for asked in self.names)

    def sign(self, asker: str, asked: str) -> str:
        """Return yes, yes! (with a catch), no or ? for a pair; a dot for a place and itself."""
        return "." if asker == asked else SIGN[self.verdicts[asker, asked].answer]
