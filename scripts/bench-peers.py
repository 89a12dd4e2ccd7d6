"""Ours beside power_bdd: see scripts/bench-peers."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from power_bdd.bdd import BDD, WeightedGame

PLACET = os.path.abspath(sys.argv[1])
ANCHORS = os.path.join("..", "shared", "data", "anchors")
OURS, THEIRS = 31, 3

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


def weights(file, column):
    import csv

    with open(os.path.join(ANCHORS, file)) as rows:
        return [int(row[column]) for row in csv.DictReader(rows)]


def median(count, work):
    times = []
    for _ in range(count):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


def ours(arguments):
    command = [PLACET, "power", *arguments, "--format", "json"]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def weighted(quota, weights):
    # It writes into the list it is given.
    return BDD(WeightedGame(quota, list(weights)))


def union(populations):
    heads = [1] * len(populations)
    people = weighted(-(-65 * sum(populations) // 100), populations)
    return people & weighted(15, heads) | weighted(24, heads)


def united_states():
    def game(quota, *sizes):
        return weighted(quota, [w for w, n in zip(sizes, (1, 1, 100, 435)) for _ in range(n)])

    signed = game(218, 0, 0, 0, 1) & game(1, 1, 0, 0, 0)
    senate = game(51, 0, 0, 1, 0) | game(50, 0, 0, 1, 0) & game(1, 0, 1, 0, 0)
    return signed & senate | game(290, 0, 0, 0, 1) & game(67, 0, 0, 1, 0)


def compare(name, arguments, build):
    def theirs():
        diagram = build()
        return [float(v) for v in diagram.calc_banzhaf()], [float(v) for v in diagram.calc_shapley()]

    mine, answer = median(OURS, lambda: ours(arguments))
    peer, (banzhaf, shapley) = median(THEIRS, theirs)
    members = answer["members"]
    worst = 0.0
    # Theirs is in the order of players, absolute or as shares, whichever is nearer.
    for key, other in (("banzhaf", banzhaf), ("shapley_shubik", shapley)):
        own = [member[key] for member in members]
        scale = sum(own) / sum(other) if key == "banzhaf" and abs(sum(other) - 1) < 1e-9 else 1.0
        worst = max(worst, *(abs(a - b * scale) / abs(a) for a, b in zip(own, other) if a))
    print(f"{name:44} {mine * 1e3:9.1f} ms {peer * 1e3:11.1f} ms {peer / mine:7.0f} times   agree to {worst:.0e}")
    return worst


def main():
    print(f"{'Banzhaf and Shapley–Shubik of all members':44} {'placet':>12} {'power_bdd':>14}")
    indices = ["--index", "banzhaf,shapley-shubik,coleman"]
    worst = []
    with tempfile.TemporaryDirectory() as folder:
        if os.path.isdir(ANCHORS):
            people = weights("eu27_population_2023-01-01.csv", "population")
            worst.append(compare("EU-27, qualified majority", ["eu-council/qualified", *indices], lambda: union(people)))
            electors = weights("us_electoral_college_2024.csv", "electors")
            listed = ",".join(map(str, electors))
            college = ["--weights", listed, "--quota", "270", *indices]
            worst.append(compare("Electoral College", college, lambda: weighted(270, electors)))
        else:
            print(f"skipped: no {ANCHORS}", file=sys.stderr)
        worst.append(compare("US federal system, 537 voters", [federal(folder), *indices], united_states))
    if max(worst) > 1e-9:
        sys.exit("values differ by more than 1e-9 of themselves")


main()
