"""`python -m bench.questions` measures how fast the law answers, against goals, and prints a table.

A goal that is missed is told, and is no failure; a wrong answer is one. With `--tiny` it goes through it all quickly.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from platform import python_implementation, python_version
from statistics import median
from time import process_time

from awsnet import Topology, quota
from bench.hubs import Hub, Question, flat, on_transit_gateway, peered
from bench.peers import forwarding, graph

Asked = list[tuple[Question, bool]]  # questions, each with whether it must be refused

GOAL, AIM = 5_000, 10_000  # questions a second
MATRIX_GOAL = 2.0  # seconds
GROWTH_GOAL = 1.3  # times the smaller network's
WARM = 12  # questions for each VPC, after which hardly one was in none


@dataclass(frozen=True)
class Sizes:
    """How much is measured: runs, questions in each, VPCs in the hub, in the matrix, in the small and large network."""

    runs: int
    questions: int
    hub: int
    matrix: int
    small: int
    large: int


FULL = Sizes(runs=5, questions=3_000, hub=10, matrix=100, small=100, large=1_000)
TINY = Sizes(runs=2, questions=12, hub=4, matrix=3, small=4, large=8)


@dataclass(frozen=True)
class Timing:
    """Questions a second in each run, and how many of all the answers are as they must be."""

    rates: list[float]
    right: int

    @property
    def rate(self) -> float:
        """The median of the runs."""
        return median(self.rates)

    @property
    def microseconds(self) -> float:
        """What one question takes, in the median run."""
        return 1e6 / self.rate


def drawn(hub: Hub, sizes: Sizes) -> list[Asked]:
    """Return the questions of each run: no two alike in all of them."""
    lot = hub.questions()
    return [list(islice(lot, sizes.questions)) for _ in range(sizes.runs)]


def law(net: Topology) -> Callable[[Question], str]:
    """Return how awsnet is asked: it writes out the answer, the path and the reason."""
    return lambda question: str(net.reach(*question))


def timing(ask: Callable[[Question], object], says_no: Callable[[object], bool], runs: list[Asked]) -> Timing:
    """Ask the questions of each run one by one."""
    rates, right = [], 0
    for asked in runs:
        questions = [question for question, _ in asked]
        start = process_time()
        answers = [ask(question) for question in questions]
        rates.append(len(asked) / (process_time() - start))
        right += sum(says_no(answer) is refused for answer, (_, refused) in zip(answers, asked, strict=True))
    return Timing(rates, right)


def law_timing(hub: Hub, sizes: Sizes) -> Timing:
    """Ask awsnet about a hub."""
    runs = drawn(hub, sizes)
    return faultless("awsnet", timing(law(hub.network()), written_no, runs), runs)


def written_no(text: object) -> bool:
    """Tell whether a verdict, written out, is a no."""
    return " cannot reach " in str(text).splitlines()[0]


def faultless(name: str, one: Timing, runs: list[Asked]) -> Timing:
    """Return the timing of what gave no wrong answer; ends the program if it did."""
    if wrong := sum(map(len, runs)) - one.right:
        raise SystemExit(f"{name} gives {wrong:,} wrong answers, so its speed is worth nothing")
    return one


def line(what: str, measured: str, judged: str = "") -> str:
    """Return a line of the table."""
    return f"  {what:<42}{measured:<38}{judged}".rstrip()


def held(name: str, goal: str, met: bool) -> str:
    """Say whether a goal is met."""
    return f"{name} {goal}: {'met' if met else 'missed'}"


def spread(values: list[float], form: str) -> str:
    """Return the lowest and the highest of some runs."""
    return f"({min(values):{form}} to {max(values):{form}})"


def right_of(one: Timing, sizes: Sizes) -> str:
    """Say how many answers are as they must be."""
    return f"{one.right:,} of {sizes.runs * sizes.questions:,} answers right"


def rates(sizes: Sizes) -> Iterator[str]:
    """Measure questions a second, and each peer beside awsnet on the same questions."""
    hubs = [peered(sizes.hub), on_transit_gateway(sizes.hub)]
    timings = [law_timing(hub, sizes) for hub in hubs]
    yield "\nquestions a second: answer, path and reason written out, no question asked twice, every third refused"
    for hub, ours in zip(hubs, timings, strict=True):
        goals = f"{held('goal', f'{GOAL:,}', ours.rate >= GOAL)}; {held('aim', f'{AIM:,}', ours.rate >= AIM)}"
        yield line(hub.name, f"{ours.rate:,.0f} {spread(ours.rates, ',.0f')}", goals)
        yield line("", right_of(ours, sizes))
    for title, peer, knows_tables in PEERS:
        yield f"\n{title}"
        for hub, ours in zip(hubs, timings, strict=True):
            runs = drawn(hub, sizes)
            theirs = timing(peer(hub), operator.not_, runs)
            if knows_tables:
                faultless("the peer", theirs, runs)
            figures = f"{theirs.rate:,.0f}, {theirs.rate / ours.rate:.1f} times awsnet's"
            yield line(hub.name, figures, right_of(theirs, sizes))


PEERS = [
    (
        "beside it, longest-prefix forwarding in 20 lines: each table by plain integers, there and back;\n"
        "  yes or no for two addresses, no reason, path, code, filter or range",
        forwarding,
        True,
    ),
    (
        "beside it, networkx.has_path: a search for any path; it knows no route table, so it refuses nothing",
        graph,
        False,
    ),
]


def matrix(sizes: Sizes) -> Iterator[str]:
    """Measure all pairs."""
    net, seconds = flat(sizes.matrix), []
    for _ in range(sizes.runs):
        start = process_time()
        str(net.matrix())
        seconds.append(process_time() - start)
    pairs = sizes.matrix * (sizes.matrix - 1)
    yield f"\nall pairs of {sizes.matrix:,} VPCs on a transit gateway, each VPC's whole range"
    met = held("goal", f"{MATRIX_GOAL:g} s", median(seconds) <= MATRIX_GOAL)
    yield line(f"{pairs:,} verdicts", f"{median(seconds):.2f} s {spread(seconds, '.2f')}", met)


def growth(sizes: Sizes) -> Iterator[str]:
    """Measure what one question costs in a large network against a small one."""
    yield f"\none question among {sizes.large:,} VPCs against one among {sizes.small:,}"
    for hub in (peered, on_transit_gateway):
        small, large = (law_timing(hub(size), sizes) for size in (sizes.small, sizes.large))
        ratio = large.microseconds / small.microseconds
        figures = f"{ratio:.2f} times ({large.microseconds:,.0f} against {small.microseconds:,.0f} us)"
        yield line(hub(sizes.large).name, figures, held("goal", f"{GROWTH_GOAL:g}", ratio < GROWTH_GOAL))
        few, many = (calls(hub(size), sizes) for size in (sizes.small, sizes.large))
        yield line(
            "  counted in calls, not by the clock",
            f"{many / few:.2f} times ({many:.0f} against {few:.0f} calls)",
        )
    yield f"  (AWS stops at {quota('peerings-per-vpc').maximum} peerings of one VPC; the law is asked all the same)"


def calls(hub: Hub, sizes: Sizes) -> float:
    """Return how many functions a question calls, once each table has been asked: no other load changes it."""
    ask, lot = law(hub.network()), hub.questions()
    for question, _ in islice(lot, WARM * hub.size):
        ask(question)
    asked, count = [question for question, _ in islice(lot, sizes.questions)], 0

    def heard(frame: object, event: str, what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(heard)
    for question in asked:
        ask(question)
    sys.setprofile(None)
    return count / len(asked)


def main(arguments: list[str]) -> int:
    """Print the table."""
    sizes = TINY if arguments == ["--tiny"] else FULL
    print(f"{python_implementation()} {python_version()}, one core; medians of {sizes.runs} runs (lowest to highest)")
    print("seconds are of processor time: what else the machine does in them is left out")
    for part in (rates, matrix, growth):
        for text in part(sizes):
            print(text, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
