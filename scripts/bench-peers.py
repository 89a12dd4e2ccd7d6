"""Ours beside power_bdd, powerindices and powerindex: see scripts/bench-peers."""

import csv
import importlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

PLACET, SLOW = os.path.abspath(sys.argv[1]), "slow" in sys.argv[2:]
ANCHORS = os.path.join("..", "shared", "data", "anchors")
OURS, THEIRS, LONG = 31, 3, 5.0
BANZHAF, SHAPLEY = "banzhaf", "shapley_shubik"

FEDERAL = """format = 1
name = "Federal system of the United States"
basis = "Constitution, articles I and II"
seats = "federal.csv"
options = ["yes", "no"]
default_rule = "enacted"

[[rule]]
id = "enacted"
when = "(yes(president) == 1 and yes(house) >= 218 and yes(senate) + yes(vice_president) >= 51 and yes(senate) >= 50) or (yes(senate) >= 67 and yes(house) >= 290)"
"""


def federal(folder):
    """The federal system as a body file."""
    groups = [("president", 1), ("vice_president", 1), ("senate", 100), ("house", 435)]
    rows = [f"{group}-{number},{group}" for group, size in groups for number in range(size)]
    with open(os.path.join(folder, "federal.csv"), "w") as file:
        file.write("actor,groups\n" + "\n".join(rows) + "\n")
    path = os.path.join(folder, "federal.toml")
    with open(path, "w") as file:
        file.write(FEDERAL)
    return path


def column(file, name):
    with open(os.path.join(ANCHORS, file)) as rows:
        return [int(row[name]) for row in csv.DictReader(rows)]


def median(count, work):
    times = []
    for _ in range(count):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
        if times[-1] > LONG:
            break
    return statistics.median(times), result


def peer(module):
    """A peer's module; none, and said so, where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        print(f"skipped: {module} is not installed", file=sys.stderr)
        return None


def game(quota, weights):
    return ["--weights", ",".join(map(str, weights)), "--quota", str(quota)]


def by_diagram(module):
    """power_bdd: any rule that is made of weighted games."""

    def weighted(quota, weights):
        # It writes into the list it is given.
        return module.BDD(module.WeightedGame(quota, list(weights)))

    def indices(build, *wanted):
        def run():
            diagram = build(weighted)
            of = {BANZHAF: diagram.calc_banzhaf, SHAPLEY: diagram.calc_shapley}
            return {index: of[index]() for index in wanted}

        return run

    return indices


def union(populations):
    def build(weighted):
        heads = [1] * len(populations)
        people = weighted(-(-65 * sum(populations) // 100), populations)
        return people & weighted(15, heads) | weighted(24, heads)

    return build


def united_states(weighted):
    """As in its own README, but with the Houses' common parts once: a third faster."""

    def over(quota, *sizes):
        return weighted(quota, [w for w, n in zip(sizes, (1, 1, 100, 435)) for _ in range(n)])

    signed = over(218, 0, 0, 0, 1) & over(1, 1, 0, 0, 0)
    senate = over(51, 0, 0, 1, 0) | over(50, 0, 0, 1, 0) & over(1, 0, 1, 0, 0)
    return signed & senate | over(290, 0, 0, 0, 1) & over(67, 0, 0, 1, 0)


def by_counting(module):
    """powerindices: one weighted game, counts in 64 bits."""
    return lambda quota, weights: lambda: {
        BANZHAF: module.compute_pbi(quota, list(weights)),
        SHAPLEY: module.compute_ssi(quota, list(weights)),
    }


def by_functions(module):
    """powerindex: one weighted game, whole numbers of any size; Banzhaf as shares."""

    def indices(quota, weights, *wanted):
        def run():
            of = module.Game(quota, list(weights))
            if BANZHAF in wanted:
                of.calc_banzhaf()
            if SHAPLEY in wanted:
                of.calc_shapley_shubik()
            return {index: getattr(of, index) for index in wanted}

        return run

    return indices


def main():
    worst = []

    def compare(rule, arguments, name, theirs):
        """Both, and how far apart: ours computes what theirs does."""
        peers, found = median(THEIRS, theirs)
        wanted = ",".join(index.replace("_", "-") for index in found)
        command = [PLACET, "power", *arguments, "--index", wanted, "--format", "json"]
        whole = lambda: subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        mine, answer = median(OURS, whole)
        members = json.loads(answer)["members"]
        apart = 0.0
        for index, other in found.items():
            own = [float(member[index]) for member in members]
            # Banzhaf's index as shares, where theirs is.
            scale = sum(own) / sum(other) if abs(sum(other) - 1) < 1e-9 else 1.0
            apart = max(apart, *(abs(a - float(b) * scale) / abs(a) for a, b in zip(own, other) if a))
        worst.append(apart)
        indices = " + ".join({BANZHAF: "Banzhaf", SHAPLEY: "Shapley–Shubik"}[index] for index in found)
        print(
            f"{rule:36} {indices:25} {mine * 1e3:8.1f} ms   {name:12} {peers * 1e3:10.1f} ms"
            f" {peers / mine:8.0f} times   agree to {apart:.0e}",
            flush=True,
        )

    diagram, counting, functions = peer("power_bdd.bdd"), peer("powerindices"), peer("powerindex.powerindex")
    both = (BANZHAF, SHAPLEY)
    anchors = os.path.isdir(ANCHORS)
    if not anchors:
        print(f"skipped: all but the federal system, for there is no {ANCHORS}", file=sys.stderr)
    if anchors:
        people = column("eu27_population_2023-01-01.csv", "population")
        rounded = [round(number / 10_000) for number in people]
        share = -(-65 * sum(rounded) // 100)
        electors = column("us_electoral_college_2024.csv", "electors")
        fund = column("imf_votes_2022-10-02.csv", "votes")
        college = ("Electoral College", game(270, electors))
        alone = ("EU-27, 65 % of rounded populations", game(share, rounded))
    if diagram and anchors:
        indices = by_diagram(diagram)
        compare("EU-27, qualified majority", ["eu-council/qualified"], "power_bdd", indices(union(people), *both))
        compare(*college, "power_bdd", indices(lambda weighted: weighted(270, electors), *both))
    if diagram:
        with tempfile.TemporaryDirectory() as folder:
            rule = ("US federal system, 537 voters", [federal(folder)])
            compare(*rule, "power_bdd", by_diagram(diagram)(united_states, BANZHAF))
    if counting and anchors:
        indices = by_counting(counting)
        compare(*college, "powerindices", indices(270, electors))
        compare(*alone, "powerindices", indices(share, rounded))
    if functions and anchors:
        indices = by_functions(functions)
        compare(*college, "powerindex", indices(270, electors, *both))
        compare(*alone, "powerindex", indices(share, rounded, *both))
        if SLOW:
            half = sum(fund) // 2 + 1
            compare("IMF governors, half", game(half, fund), "powerindex", indices(half, fund, BANZHAF))
    if worst and max(worst) > 1e-9:
        sys.exit("values differ by more than 1e-9 of themselves")


main()
