"""`echelon pipeline metrics --edges` against networkx and igraph on random graphs: graph_oracle.py PROGRAM [ROUNDS [FIRST SEED]].

Ids of several kinds, parallel edges, edges from a vertex to itself, cycles, isolated vertices, weights, dates, shuffled
rows and columns. Ranks within 1e-9, all else exactly (betweenness within 1e-9 of itself). Skipped without networkx and igraph."""

import csv
import json
import math
import os
import random
import subprocess
import sys
import tempfile

try:
    import igraph
    import networkx
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python
except ImportError:
    # Debian's packages are the system's Python's, which need not be the first on the path.
    if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3", "-B", *sys.argv])
    print("networkx or igraph is not there: apt-get install python3-networkx python3-igraph")
    sys.exit(77)

DAY = "2020-06-15"
ALL = ["pagerank", "in_degree", "out_degree", "component", "descendants", "depth", "betweenness"]


class Drawn:
    def __init__(self, chance):
        self.count = chance.choice([1, 2, 5, 20, 60, 150])
        kind = chance.choice(["digits", "mixed", "chinese"])
        self.ids = [{"digits": f"T{i:05d}", "mixed": f"{chance.choice('abT')}-{i}", "chinese": f"教师{i}"}[kind] for i in range(self.count)]
        chance.shuffle(self.ids)
        self.acyclic = chance.random() < 0.6
        self.weighted = chance.random() < 0.4
        self.dated = chance.random() < 0.4
        self.rows = []
        for _ in range(chance.randint(0, 3 * self.count)):
            a, b = chance.randrange(self.count), chance.randrange(self.count)
            if self.acyclic and a == b:
                continue
            if self.acyclic and a > b:
                a, b = b, a
            for _ in range(1 if chance.random() < 0.85 else 2):
                self.rows.append(self.row(chance, self.ids[a], self.ids[b]))
        for name in self.ids:
            if chance.random() < 0.3 or not self.rows:
                self.rows.append(self.row(chance, name, ""))
        chance.shuffle(self.rows)

    @staticmethod
    def row(chance, a, b):
        return {"from": a, "to": b, "weight": chance.choice(["1", "0.25", "2.5e0", "0", "7"]),
                "start": chance.choice(["", "2019-01-01", DAY, "2021-01-01"]), "end": chance.choice(["", DAY, "2022-12-31"])}

    def columns(self):
        return ["from", "to"] + (["weight"] if self.weighted else []) + (["start", "end"] if self.dated else [])

    def write(self, path, chance):
        rows, columns = list(self.rows), self.columns()
        for row in rows:
            if row["start"] and row["end"] and row["start"] > row["end"]:
                row["end"] = ""
        chance.shuffle(rows)
        chance.shuffle(columns)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)

    def in_force(self):
        if not self.dated:
            return self.rows
        return [row for row in self.rows if (not row["start"] or row["start"] <= DAY) and (not row["end"] or DAY <= row["end"])]


class Expected:
    """What the other libraries find."""

    def __init__(self, drawn):
        rows = drawn.in_force()
        self.names = sorted({row["from"] for row in rows} | {row["to"] for row in rows if row["to"]}, key=lambda name: name.encode())
        place = {name: i for i, name in enumerate(self.names)}
        edges = [(place[row["from"]], place[row["to"]], float(row["weight"]) if drawn.weighted else 1.0) for row in rows if row["to"]]
        self.graph = networkx.DiGraph()
        self.graph.add_nodes_from(range(len(self.names)))
        self.graph.add_edges_from((a, b) for a, b, _ in edges)
        self.pairs = [(a, b) for a, b, _ in edges]
        self.igraph = igraph.Graph(n=len(self.names), edges=self.pairs, directed=True)
        self.simple = self.igraph.copy()
        self.simple.simplify()
        self.edges = edges
        self.is_acyclic = self.igraph.is_dag()

    def pagerank(self):
        """networkx with summed weights; igraph's exact solver where every vertex with edges can be left."""
        summed = networkx.DiGraph()
        summed.add_nodes_from(self.graph)
        for a, b, weight in self.edges:
            if weight > 0:
                before = summed.get_edge_data(a, b, {"weight": 0})["weight"]
                summed.add_edge(a, b, weight=before + weight)
        theirs = _pagerank_python(summed, alpha=0.85, tol=1e-15 / max(len(self.names), 1), max_iter=2000) if self.names else {}
        return [theirs[i] for i in range(len(self.names))]

    def columns(self):
        count = range(len(self.names))
        component = {}
        for members in networkx.weakly_connected_components(self.graph):
            for member in members:
                component[member] = self.names[min(members)]
        found = {
            "in_degree": self.igraph.degree(mode="in"), "out_degree": self.igraph.degree(mode="out"),
            "component": [component[i] for i in count],
            "descendants": [len(networkx.descendants(self.graph, i)) for i in count],
        }
        if self.is_acyclic:
            depth = [0] * len(self.names)
            for v in networkx.topological_sort(self.graph):
                depth[v] = max((depth[u] + 1 for u in self.graph.predecessors(v)), default=0)
            found["depth"] = depth
        return found

    def betweenness(self):
        theirs = networkx.betweenness_centrality(self.graph, normalized=False)
        return [theirs[i] for i in range(len(self.names))], self.simple.betweenness(directed=True)


def run(program, *words):
    return subprocess.run([program, "--lang", "en", *words], capture_output=True, text=True, encoding="utf-8", check=False)


def near(a, b, relative=0.0):
    return abs(a - b) <= 1e-9 + relative * abs(b)


def check_cycle(ran, expected, seed):
    assert ran.returncode == 2, (seed, ran)
    named = ran.stderr.split("no depth: ")[1].split(" (")[0].split(" → ")
    assert named[0] == named[-1] and len(named) > 1, (seed, named)
    if "…" in named:
        return
    place = {name: i for i, name in enumerate(expected.names)}
    pairs = set(expected.pairs)
    for a, b in zip(named, named[1:]):
        assert (place[a], place[b]) in pairs, (seed, named)
    shortest = min((len(cycle) for cycle in short_cycles(expected.graph)), default=0)
    assert len(named) - 1 == shortest, (seed, named, shortest)


def short_cycles(graph):
    for a, b in graph.edges:
        if a == b:
            yield [a]
        elif networkx.has_path(graph, b, a):
            yield networkx.shortest_path(graph, b, a)


def check_one(program, folder, seed):
    chance = random.Random(seed)
    drawn = Drawn(chance)
    edges, out = os.path.join(folder, "edges.csv"), os.path.join(folder, "out.csv")
    drawn.write(edges, chance)
    expected = Expected(drawn)
    day = ["--as-of", DAY] if drawn.dated else []
    usual = run(program, *day, "pipeline", "metrics", "--edges", edges, "--out", out)
    wanted = list(ALL)
    if not expected.is_acyclic:
        check_cycle(usual, expected, seed)
        wanted.remove("depth")
    else:
        assert usual.returncode == 0, (seed, usual)
    ran = run(program, *day, "--format", "json", "pipeline", "metrics", "--edges", edges, "--out", out, "--metrics", ",".join(wanted))
    assert ran.returncode == 0, (seed, ran)
    answer = json.loads(ran.stdout)
    assert answer["vertices"] == len(expected.names) and answer["edges"] == len(expected.pairs), (seed, answer)
    assert answer["columns"] == ["id", *wanted], (seed, answer)
    with open(out, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == expected.names, seed
    for column, values in expected.columns().items():
        assert [row[column] for row in rows] == [str(value) for value in values], (seed, column)
    for row, value in zip(rows, expected.pagerank()):
        assert near(float(row["pagerank"]), value), (seed, row, value)
    if rows:
        assert math.isclose(math.fsum(float(row["pagerank"]) for row in rows), 1, abs_tol=1e-12), seed
    for theirs in expected.betweenness():
        for row, value in zip(rows, theirs):
            assert near(float(row["betweenness"]), value, 1e-9), (seed, row, value)
    before = open(out, "rb").read()
    drawn.write(edges, chance)
    run(program, *day, "pipeline", "metrics", "--edges", edges, "--out", out, "--metrics", ",".join(wanted))
    assert open(out, "rb").read() == before, (seed, "the order of rows or columns matters")
    return expected.is_acyclic


def main():
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    acyclic = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + rounds):
            acyclic += check_one(program, folder, seed)
    print(f"{rounds} graphs, {acyclic} without a cycle: the same ranks, degrees, components, descendants, depths, betweenness")


if __name__ == "__main__":
    main()
