"""The pipeline of a made-up office: exports open in networkx and igraph and say the same, flows add up, lineages are ways.

`pipeline.py PROGRAM`. Exit status 77 where networkx or igraph is missing.
"""

import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    import igraph
    import networkx
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python
except ImportError:
    if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3", "-B", *sys.argv])
    print("networkx and igraph are not installed")
    sys.exit(77)

PROGRAM = sys.argv[1]


class Office:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.file = self.folder / "o.echelon"
        self.run("demo", "--teachers", "400", "--schools", "12", "--seed", "5")

    def run(self, *words, fails=False):
        done = subprocess.run([PROGRAM, "--office", self.file, *words], capture_output=True, text=True, check=False)
        if fails != (done.returncode != 0):
            raise AssertionError(f"{words}: status {done.returncode}\n{done.stderr}")
        return done.stderr if fails else done.stdout

    def json(self, *words):
        return json.loads(self.run("--format", "json", *words))

    def rows(self, *words):
        return list(csv.DictReader(self.run("--format", "csv", *words).lstrip("\ufeff").splitlines()))


def read_table(file):
    with open(file, encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def check_languages(office):
    """What programs read is the same in both languages."""
    for words in (("pipeline",), ("pipeline", "bottleneck"), ("pipeline", "succession"), ("pipeline", "metrics")):
        for form in ("json", "csv"):
            both = [office.run("--format", form, "--lang", language, *words) for language in ("zh", "en")]
            assert both[0] == both[1], (words, form)
    ids = {tier["tier"] for ladder in office.json("pipeline")["ladders"] for tier in ladder["tiers"]}
    assert {row["tier"] for row in office.json("pipeline", "succession")} <= ids


def check_flows(office):
    for ladder in office.json("pipeline")["ladders"]:
        years = ladder["years"]
        assert len(years) == 10 and years == sorted(years)
        for tier in ladder["tiers"]:
            held = tier["before"]
            for y in range(len(years)):
                held += sum(f["moved"][y] for f in ladder["flows"] if f["to"] == tier["tier"])
                held -= sum(f["moved"][y] for f in ladder["flows"] if f["from"] == tier["tier"])
                assert held == tier["stock"][y], (ladder["ladder"], tier["tier"], years[y])
    # Schools are parts of the whole.
    whole = office.json("pipeline", "--ladder", "teacher")["ladders"][0]
    stock = sum(tier["stock"][-1] for tier in whole["tiers"])
    assert stock > 0
    parts = 0
    for stage in ("kindergarten", "primary", "junior", "senior", "vocational", "special"):
        part = office.json("pipeline", "--ladder", "teacher", "--stage", stage)["ladders"][0]
        parts += sum(tier["stock"][-1] for tier in part["tiers"])
    assert parts <= stock


def check_bottleneck(office):
    for ladder in office.json("pipeline", "bottleneck")["ladders"]:
        graph = networkx.DiGraph()
        flows = office.json("pipeline", "--ladder", ladder["ladder"])["ladders"][0]
        ends = {s["step"]: (s["from"], s["to"]) for s in flows["steps"]}
        steps = [s for s in ladder["steps"] if s["by_places"] or s["capacity"] > 0]
        lower = {ends[s["step"]][1] for s in steps}
        higher = {ends[s["step"]][0] for s in steps}
        for step in steps:
            graph.add_edge(*ends[step["step"]], capacity=step["capacity"])
        for tier in higher - lower:
            graph.add_edge("+in", tier, capacity=ladder["newcomers_a_year"])
        for tier in lower - higher:
            graph.add_edge(tier, "+out")
        value = networkx.maximum_flow_value(graph, "+in", "+out")
        assert value == ladder["reach_top_a_year"], ladder
        for step in steps:
            wider = graph.copy()
            wider.edges[ends[step["step"]]]["capacity"] += 1
            assert networkx.maximum_flow_value(wider, "+in", "+out") - value == step["one_more_place"]


def check_exports(office):
    folder = office.folder / "tables"
    office.run("pipeline", "export", str(folder))
    nodes = {row["id"]: row for row in read_table(folder / "nodes.csv")}
    edges = read_table(folder / "edges.csv")
    temporal = read_table(folder / "temporal.csv")
    bipartite = read_table(folder / "bipartite.csv")
    assert {"person", "tier", "school"} == {row["kind"] for row in nodes.values()}
    assert all(nodes[e["from"]]["kind"] == "person" == nodes[e["to"]]["kind"] for e in temporal)
    assert all(nodes[e["to"]]["kind"] != "person" for e in bipartite)
    assert 0 < len(edges) < len(temporal) + len(bipartite)

    said = office.run("pipeline", "export", str(office.folder / "g.graphml"))
    assert f" {len(nodes)} " in said and f" {len(edges)} " in said, said
    by_networkx = networkx.read_graphml(office.folder / "g.graphml", force_multigraph=True)
    by_igraph = igraph.Graph.Read_GraphML(str(office.folder / "g.graphml"))
    assert by_networkx.number_of_nodes() == by_igraph.vcount() == len(nodes)
    assert by_networkx.number_of_edges() == by_igraph.ecount() == len(edges)
    assert by_igraph.is_directed() and isinstance(by_igraph.vs["influence"][0], float)
    for node, row in nodes.items():
        assert by_networkx.nodes[node]["label"] == row["label"]

    office.run("pipeline", "export", str(office.folder / "g.gexf"))
    gexf = networkx.read_gexf(office.folder / "g.gexf")
    assert gexf.number_of_nodes() == len(nodes)
    assert gexf.number_of_edges() == len(temporal) + len(bipartite)
    assert any("start" in data and "end" in data for _, _, data in gexf.edges(data=True))

    office.run("pipeline", "export", str(office.folder / "g.dot"))
    dot = (office.folder / "g.dot").read_text(encoding="utf-8")
    assert dot.startswith("digraph") and dot.count(" -> ") == len(edges)
    assert "占星" in office.run("pipeline", "--subject", "占星", fails=True)
    assert "no such kind of file" in office.run("pipeline", "export", str(office.folder / "g.xyz"), fails=True)
    return nodes, temporal


def check_research(office, nodes):
    file = office.folder / "r.gexf"
    assert "--key" in office.run("pipeline", "export", str(file), "--research", fails=True)
    office.run("pipeline", "export", str(file), "--research", "--key", "a secret of the bureau")
    text = file.read_text(encoding="utf-8")
    for node, row in nodes.items():
        if row["kind"] == "person":
            assert node not in text and row["label"] not in text
    first = text
    office.run("pipeline", "export", str(file), "--research", "--key", "a secret of the bureau")
    assert file.read_text(encoding="utf-8") == first
    hidden = networkx.read_gexf(file)
    assert hidden.number_of_nodes() == len(nodes)
    assert list(hidden.nodes) == sorted(hidden.nodes), "the order would tell whose pseudonym is whose"


def check_lineages(office, temporal):
    graph = networkx.DiGraph()
    graph.add_edges_from((e["from"], e["to"]) for e in temporal)
    ranks = _pagerank_python(graph.reverse(), alpha=0.85, tol=1e-14, max_iter=1000)
    rows = office.rows("pipeline", "metrics")
    assert {row["id"] for row in rows} == set(graph.nodes)
    for row in rows:
        assert int(row["descendants"]) == len(networkx.descendants(graph, row["id"]))
        assert abs(float(row["influence"]) - ranks[row["id"]]) < 1e-9
    for person in sorted(graph.nodes)[:25]:
        told = office.json("pipeline", "lineage", person)
        apart = networkx.single_source_shortest_path_length(graph, person)
        assert {m["id"]: m["generation"] for m in told["reached"]} == {n: d for n, d in apart.items() if d > 0}
        assert {m["id"] for m in told["ancestors"]} == networkx.ancestors(graph, person)
        line = told["longest_line"]
        assert all(graph.has_edge(a, b) for a, b in zip(line, line[1:]))
    assert "there is no person" in office.run("pipeline", "lineage", "nobody", fails=True)


def check_succession(office):
    rows = office.rows("pipeline", "succession")
    assert rows
    steps = {}
    for row in rows:
        steps.setdefault((row["holder"], row["ladder"]), []).append(row)
    for posts in steps.values():
        days = [row["ready"] or "9999" for row in posts if row["successor"]]
        assert days == sorted(days)
        assert all(not row["missing"] or row["ready"] != "" or row["successor"] for row in posts)


def check_pictures(office):
    for panel, picture in (("pipeline", "ladder-flow"), ("network", "mentors"), ("lineage", "family"), ("lineage", "career")):
        for ending, beginning in ((".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF"), (".csv", b"\xef\xbb\xbf")):
            file = office.folder / f"{picture}{ending}"
            office.run("panel", "master_echelons", panel, "--picture", picture, "--out", str(file))
            assert file.read_bytes().startswith(beginning)
    told = office.run("panel", "master_echelons", "pipeline", "--picture", "none", "--out", "x.svg", fails=True)
    assert "ladder-flow" in told
    for panel in ("pipeline", "network", "lineage", "succession"):
        assert office.json("panel", "master_echelons", panel)
        for language in ("zh", "en"):
            assert office.run("--lang", language, "panel", "master_echelons", panel)


def main():
    with tempfile.TemporaryDirectory() as folder:
        office = Office(folder)
        check_languages(office)
        check_flows(office)
        check_bottleneck(office)
        nodes, temporal = check_exports(office)
        check_research(office, nodes)
        check_lineages(office, temporal)
        check_succession(office)
        check_pictures(office)
        for words in (["pipeline", "nothing"], ["pipeline", "--ladder", "none"], ["pipeline", "--stage", "none"], ["pipeline", "lineage"]):
            assert "echelon:" in office.run(*words, fails=True)
    print("pipeline: exports, flows, bottlenecks, lineages and successors agree")


if __name__ == "__main__":
    main()
