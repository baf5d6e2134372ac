"""The engine beside the simulator's own rules, on the same people in one run: `python -m tests.simulator.yardstick`.

It prints, in Markdown, what each rule scores, what holds the engine back and in which scenario, every gate of the aim,
and whether the engine listens: what becomes of it when nobody answers, when everybody says nine, and when each is told
somebody else's pain. With `-n 200` it takes some minutes. With `--page` it stands in docs/rules.md too.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import mean
from typing import Any, TypeAlias

from bandstand.progress.yardstick import Next
from tests.simulator import simulator
from tests.simulator.following import Following, Retold, exchanged, nines, unanswered

SCENARIOS = {path.stem: path for path in sorted((Path(__file__).parent / "scenarios").glob("*.json"))}
LISTENING: Mapping[str, Retold] = {"nobody answers": unanswered, "everybody says 9": nines, "exchanged": exchanged}
# Where each exchange of pain has to cost the engine something.
MUST_LISTEN = ("high_pain", "irritable", "slow_responder")
HARDLY_GAINS = ("irritable", "slow_responder")
FOUR_WEEKS, FROM_WEEK_3 = 28, 14
MOST_SAID = 14
PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
BEGIN, END = "<!-- written by the yardstick: begin -->\n", "<!-- written by the yardstick: end -->\n"
# The aim, as the README beside this has it.
FLARES, POINTS, GAIN, SILENT, LOAD = 1.35, 3.0, 0.05, 0.02, 0.9
ENGINE, FIXED, SEES_ALL = "engine", "fixed", "oracle"

Task: TypeAlias = tuple[str, str, int, int, int]  # rule, scenario, people, seed, weeks
Answers = Sequence[tuple[int, Next]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule came to in one scenario. `load` is the engine's mean load of weeks 3 to 12, the start's being 1.

    `said` counts what the engine said, `held` who kept the same dose for four weeks, by the rule that spoke most then.
    """

    rule: str
    scenario: str
    score: float
    capacity: float
    flares: float
    above_5: float
    quit: float
    sessions: float
    load: float
    said: Mapping[str, int]
    held: Mapping[str, int]
    people: int


def run(task: Task) -> Outcome:
    """One rule in one scenario."""
    rule, name, n, seed, weeks = task
    scenario = json.loads(SCENARIOS[name].read_text())
    following = Following(LISTENING.get(rule)) if rule == ENGINE or rule in LISTENING else None
    done = simulator.simulate(scenario, following or simulator.POLICIES[rule], n, seed, weeks)
    answers = [person.answers for person in following.people] if following else []
    return Outcome(
        rule=rule,
        scenario=name,
        score=simulator.score(done),
        capacity=done["capacity_end"],
        flares=done["flares"],
        above_5=done["sess_over5"],
        quit=done["quit"],
        sessions=done["sessions"],
        load=mean(load_of(scenario, each) for each in answers) if answers else 0.0,
        said=Counter(told["why"] for each in answers for _, told in each),
        held=Counter(filter(None, map(held_by, answers))),
        people=n,
    )


def run_all(tasks: Sequence[Task], processes: int) -> Sequence[Outcome]:
    """All of it, in so many processes at a time."""
    with ProcessPoolExecutor(processes) as pool:
        return [*pool.map(run, tasks)]


def load_of(scenario: dict[str, Any], answers: Answers) -> float:
    """The mean load asked for in weeks 3 to 12, the start's being 1; a day of rest is none."""
    bands, start = scenario["bands"], scenario["start"]
    first = float(bands[start["band"]] * start["sets"] * start["reps"])
    later = [told for on, told in answers if on >= FROM_WEEK_3]
    return (
        mean(0.0 if told.get("rest") else bands[told["band"]] * told["sets"] * told["reps"] for told in later) / first
    )


def held_by(answers: Answers) -> str:
    """What was said most often while the dose stayed the same for four weeks or more; empty where it never did."""
    stretches = (list(stretch) for _, stretch in groupby(answers, key=lambda each: dose_in(each[1])))
    long = [stretch for stretch in stretches if stretch[-1][0] - stretch[0][0] >= FOUR_WEEKS]
    said = Counter(told["why"] for stretch in long for _, told in stretch)
    return said.most_common(1)[0][0] if said else ""


def dose_in(told: Next) -> tuple[int, ...]:
    """The dose alone; every day of rest is alike."""
    return () if told.get("rest") else (told["band"], told["sets"], told["reps"])


# What is printed


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Everything there is to say, in Markdown."""
    by_rule = grouped(outcomes)
    yield from standing_table(by_rule)
    yield from scenario_table(by_rule)
    yield from why_table(by_rule[ENGINE])
    yield from gates(by_rule)


def grouped(outcomes: Sequence[Outcome]) -> Mapping[str, Sequence[Outcome]]:
    """The outcomes of each rule, scenario after scenario."""
    return {rule: [*of] for rule, of in groupby(sorted(outcomes, key=lambda each: each.rule), lambda each: each.rule)}


def standing_table(by_rule: Mapping[str, Sequence[Outcome]]) -> Iterator[str]:
    """Each rule over every scenario, as the simulator's README has it."""
    yield from head(
        "rule", "score", "capacity over the fixed dose", "most flares against it", "most above 5, points over it"
    )
    rules = [rule for rule in by_rule if rule not in LISTENING]
    for rule in sorted(rules, key=lambda each: -mean_score(by_rule[each])):
        pairs = [*zip(by_rule[rule], by_rule[FIXED], strict=True)]
        capacity = mean(each.capacity - fixed.capacity for each, fixed in pairs)
        flares = max((flares_ratio(each, fixed), each.scenario) for each, fixed in pairs)
        above = max((points(each, fixed), each.scenario) for each, fixed in pairs)
        ends = (f"{flares[0]:.2f}x ({flares[1]})", f"{above[0]:+.1f} ({above[1]})")
        yield row(f"`{rule}`", f"{mean_score(by_rule[rule]):.1f}", f"{capacity:+.3f}", *ends)


def scenario_table(by_rule: Mapping[str, Sequence[Outcome]]) -> Iterator[str]:
    """Each scenario by itself: the scores, and the engine against the fixed dose."""
    rules = (FIXED, "relative_own_baseline", "weekly_plus10", SEES_ALL)
    yield ""
    yield from head("scenario", "engine", *rules, "capacity", "over fixed", "flares", "above 5", "sessions", "load")
    for number, (each, fixed) in enumerate(zip(by_rule[ENGINE], by_rule[FIXED], strict=True)):
        scores = [each.score, *(by_rule[rule][number].score for rule in rules)]
        told = [f"{score:.1f}" for score in scores]
        told += [f"{each.capacity:.3f}", f"{each.capacity - fixed.capacity:+.3f}", f"{flares_ratio(each, fixed):.2f}x"]
        told += [f"{points(each, fixed):+.1f}", f"{each.sessions - fixed.sessions:+.1f}", f"{each.load:.2f}"]
        yield row(each.scenario, *told)


def why_table(engine: Sequence[Outcome]) -> Iterator[str]:
    """What the engine said, in percent of its answers, and who stood still for four weeks and under what."""
    whys = [why for why, _ in sum((Counter(each.said) for each in engine), Counter[str]()).most_common(MOST_SAID)]
    yield ""
    yield from head("scenario, % of answers", *whys, "no change for four weeks, % of people")
    for each in engine:
        answers, people = sum(each.said.values()), sum(each.held.values())
        shares = [f"{100 * each.said.get(why, 0) / answers:.0f}" for why in whys]
        by_rule = Counter(each.held).most_common(4)
        held = ", ".join(f"{why} {100 * number / each.people:.1f}" for why, number in by_rule)
        yield row(each.scenario, *shares, f"{100 * people / each.people:.0f} ({held})")


def gates(by_rule: Mapping[str, Sequence[Outcome]]) -> Iterator[str]:
    """Each aim by itself, met or not."""
    yield ""
    yield from (f"- {'met' if aim.met else 'NOT met'}: {aim.what}: {aim.found} ({aim.limit})" for aim in aims(by_rule))


@dataclass(frozen=True, slots=True)
class Aim:
    """One thing to reach, what was found, and whether it is met."""

    what: str
    found: str
    limit: str
    met: bool


def aims(by_rule: Mapping[str, Sequence[Outcome]]) -> Iterator[Aim]:
    """Every aim of the README beside this, judged on one run."""
    engine, others = by_rule[ENGINE], [rule for rule in by_rule if rule not in (ENGINE, SEES_ALL, *LISTENING)]
    best = max(others, key=lambda rule: mean_score(by_rule[rule]))
    own, most = mean_score(engine), mean_score(by_rule[best])
    yield Aim("mean score", f"{own:.1f}", f"> {most:.1f} of {best}", own > most)
    for each, fixed in zip(engine, by_rule[FIXED], strict=True):
        gained, least = each.capacity - fixed.capacity, 0 if each.scenario in HARDLY_GAINS else GAIN
        met = flares_ratio(each, fixed) <= FLARES and points(each, fixed) <= POINTS and gained >= least
        found = f"flares {flares_ratio(each, fixed):.2f}x, above 5 {points(each, fixed):+.1f} points, "
        limit = f"<= {FLARES}x, <= {POINTS}, >= {least}"
        yield Aim(each.scenario, f"{found}capacity {gained:+.3f}", limit, met)
    if all(rule in by_rule for rule in LISTENING):
        yield from listening(by_rule)


def listening(by_rule: Mapping[str, Sequence[Outcome]]) -> Iterator[Aim]:
    """Whether the engine hears what is answered."""
    pairs = zip(by_rule["nobody answers"], by_rule[FIXED], strict=True)
    silent = max(abs(each.capacity - fixed.capacity) for each, fixed in pairs)
    yield Aim("nobody answers", f"capacity within {silent:.3f} of the fixed dose's", f"<= {SILENT}", silent <= SILENT)
    load = max(each.load for each in by_rule["everybody says 9"])
    yield Aim("everybody says 9", f"mean load of weeks 3-12 is {load:.2f} of the start", f"<= {LOAD}", load <= LOAD)
    own, other = (
        {each.scenario: each.score for each in by_rule[rule] if each.scenario in MUST_LISTEN}
        for rule in (ENGINE, "exchanged")
    )
    if own:
        falls = {name: own[name] - other[name] for name in own}
        each_fall = ", ".join(f"{name} {fall:.1f}" for name, fall in falls.items())
        fall = mean(falls.values())
        yield Aim("pain exchanged", f"the mean score falls by {fall:.1f}: {each_fall}", ">= 1", fall >= 1)


def head(*names: str) -> Iterator[str]:
    """The head of a table."""
    yield row(*names)
    yield "|" + "---|" * len(names)


def row(*cells: str) -> str:
    """One row of a table."""
    return f"| {' | '.join(cells)} |"


def mean_score(outcomes: Sequence[Outcome]) -> float:
    """Over every scenario."""
    return mean(each.score for each in outcomes)


def flares_ratio(each: Outcome, fixed: Outcome) -> float:
    """How many flares for one under the fixed dose."""
    return each.flares / max(fixed.flares, 1e-9)


def points(each: Outcome, fixed: Outcome) -> float:
    """Sessions above 5, in points of percent over the fixed dose."""
    return 100 * (each.above_5 - fixed.above_5)


def write_into(page: Path, told: str) -> None:
    """Put what was found in its place in a page; what stands around it stays."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    page.write_text(f"{before}{BEGIN}\n{told}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Run what is asked, and print it."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("-n", type=int, default=2000, help="people in each scenario")
    asked.add_argument("--seed", type=int, default=11)
    asked.add_argument("--weeks", type=int, default=12)
    asked.add_argument("--processes", type=int, default=1)
    asked.add_argument("--scenarios", nargs="*", default=[*SCENARIOS], choices=[*SCENARIOS], metavar="NAME")
    asked.add_argument("--no-probes", action="store_true", help="leave out whether the engine listens")
    asked.add_argument("--page", action="store_true", help="write it into docs/rules.md as well")
    given = asked.parse_args(arguments)
    rules = [ENGINE, *simulator.POLICIES, *([] if given.no_probes else LISTENING)]
    tasks = [(rule, name, given.n, given.seed, given.weeks) for name in given.scenarios for rule in rules]
    outcomes = run_all(tasks, given.processes)
    told = "\n".join((f"{given.n} people a scenario, seed {given.seed}, {given.weeks} weeks.\n", *report(outcomes)))
    print(told)
    if given.page:
        write_into(PAGE, told)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
