#!/usr/bin/env python3
"""Recomputes with networkx every figure and network that `claimgraph stats` prints.

views.py CLAIMGRAPH WRITE_FIXTURES FOLDER

Exits 77 (skipped) where networkx is not installed.
"""
import csv
import inspect
import itertools
import json
import math
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

try:
    import networkx as nx
    from networkx.algorithms import community as nx_community
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python  # nx.pagerank without SciPy
except ImportError:
    print("networkx is not installed")
    sys.exit(1 if os.environ.get("CLAIMGRAPH_READERS") == "all" else 77)


def node_link(data):
    """networkx calls the list of edges "links" before 3.4."""
    if "edges" in inspect.signature(nx.node_link_graph).parameters:
        return nx.node_link_graph(data, edges="edges")
    return nx.node_link_graph(data, link="edges")


def close(what, got, want, tolerance=1e-6):
    assert (got is None and want is None) or math.isclose(got, want, rel_tol=1e-6, abs_tol=tolerance), f"{what}: {got} instead of {want}"


def acts(graph):
    """Claims that are acts: neither denied nor only possible."""
    return [(u, v, d) for u, v, d in graph.edges(data=True) if not d["negated"] and not d["hypothetical"]]


def summed(edges, value, directed):
    out = nx.DiGraph() if directed else nx.Graph()
    for u, v, d in edges:
        weight = out.edges[u, v]["weight"] if out.has_edge(u, v) else 0
        out.add_edge(u, v, weight=weight + value(d))
    return out


def undirected(graph, value):
    out = summed(((u, v, d) for u, v, d in acts(graph) if u != v and value(d) != 0), value, False)
    out.add_nodes_from(graph)
    out.remove_edges_from([(u, v) for u, v, w in out.edges(data="weight") if abs(w) < 1e-9])
    return out


def overview(graph, got, actors):
    claims = list(graph.edges(data=True))
    close("claims", got["claims"], len(claims))
    close("mean confidence", got["mean_confidence"], sum(d["confidence"] for *_, d in claims) / len(claims))
    close("documents", got["documents"], len({d["document"] for *_, d in claims}))
    close("outlets", got["outlets"], len({d["outlet"] for *_, d in claims if "outlet" in d}))
    simple = nx.DiGraph((u, v) for u, v in graph.edges() if u != v)
    simple.add_nodes_from(graph)
    close("density", got["density"], nx.density(simple))
    close("reciprocity", got["reciprocity"], nx.overall_reciprocity(simple))
    parts = list(nx.weakly_connected_components(graph))
    close("components", got["components"], len(parts))
    close("largest component", got["largest_component"], max(map(len, parts)) / len(graph))
    contacts = undirected(graph, lambda d: d["confidence"])
    groups = defaultdict(set)
    for node, actor in actors.items():
        groups[actor["community"]].add(node)
    close("modularity", got["modularity"], nx_community.modularity(contacts, groups.values()))
    best = max(nx_community.modularity(contacts, nx_community.louvain_communities(contacts, seed=seed)) for seed in range(10))
    assert got["modularity"] > best - 0.03, f"communities: modularity {got['modularity']}, networkx finds {best}"


def balance(graph, got, actors):
    signed = undirected(graph, lambda d: d.get("polarity", 0) * d["confidence"])
    close("signed bonds", got["signed_bonds"], signed.number_of_edges())
    sign = {frozenset(e[:2]): math.copysign(1, e[2]) for e in signed.edges(data="weight")}
    triangles = [c for c in nx.enumerate_all_cliques(signed) if len(c) == 3]
    close("triangles", got["triangles"], len(triangles))
    even = sum(math.prod(sign[frozenset(p)] for p in itertools.combinations(c, 2)) > 0 for c in triangles)
    close("balanced", got["balanced_triangles"], even / len(triangles) if triangles else 1)
    camp = {node: actor["camp"] for node, actor in actors.items()}
    frustrated = sum((camp[u] == camp[v]) != (w > 0) for u, v, w in signed.edges(data="weight"))
    close("frustrated", got["frustrated_bonds"], frustrated)
    if len(signed) <= 16:  # small enough to try all partitions
        nodes = list(signed)
        least = min(sum((s[u] == s[v]) != (w > 0) for u, v, w in signed.edges(data="weight"))
                    for s in (dict(zip(nodes, (0, *bits))) for bits in itertools.product((0, 1), repeat=len(nodes) - 1)))
        assert got["frustration_is_exact"] == 1
        close("least frustration", frustrated, least)
    groups = [{n for n in camp if camp[n] == c} for c in (0, 1)]
    quality, total = 0, 0
    for direction in (1, -1):
        part = nx.Graph()
        part.add_nodes_from(graph)
        part.add_weighted_edges_from((u, v, abs(w)) for u, v, w in signed.edges(data="weight") if w * direction > 0)
        weight = part.size("weight")
        total += weight
        if weight:
            quality += direction * weight * nx_community.modularity(part, groups)
    close("polarization", got["polarization"], quality / total if total else 0)


def centralities(graph, actors):
    weighted = summed(graph.edges(data=True), lambda d: d["confidence"], True)
    weighted.add_nodes_from(graph)
    rank = _pagerank_python(weighted, tol=1e-12, max_iter=500)
    simple = nx.DiGraph((u, v) for u, v in graph.edges() if u != v)
    simple.add_nodes_from(graph)
    between = nx.betweenness_centrality(simple)
    for node, actor in actors.items():
        close(f"PageRank of {node}", actor["page_rank"], rank[node])
        close(f"betweenness of {node}", actor["betweenness"], between[node])
        close(f"made by {node}", actor["made"], graph.out_degree(node))
        close(f"received by {node}", actor["received"], graph.in_degree(node))
        close(f"strength of {node}", actor["strength"],
              sum(d["confidence"] for *_, d in graph.out_edges(node, data=True)) + sum(d["confidence"] for *_, d in graph.in_edges(node, data=True)))


def check_network(name, graph, names, rows, want):
    got = {frozenset((names[r["first"]], names[r["second"]])): r["weight"] for r in rows}
    want = {frozenset(pair): weight for *pair, weight in want if abs(weight) > 1e-9}
    assert got.keys() == want.keys(), f"{name}: other pairs: {got.keys() ^ want.keys()}"
    for pair, weight in want.items():
        close(f"{name} of {set(pair)}", got[pair], weight)


def networks(graph, names, stats):
    def things(by_polarity):
        out = defaultdict(set)
        for u, v, d in acts(graph):
            if not by_polarity or d.get("polarity", 0):
                out[u].add((v, d.get("polarity", 0) if by_polarity else 0))
        return out

    two_mode = nx.Graph((("source", u), ("target", v)) for u, ts in things(False).items() for v, _ in ts)
    sources = [n for n in two_mode if n[0] == "source"]
    for kind, projection in (("none", nx.bipartite.weighted_projected_graph(two_mode, sources)),
                             ("jaccard", nx.bipartite.overlap_weighted_projected_graph(two_mode, sources, jaccard=True))):
        check_network(f"targets, {kind}", graph, names, stats(["targets"], "--normalise", kind)["targets"],
                      [(u[1], v[1], w) for u, v, w in projection.edges(data="weight")])
    stances = things(True)
    norms = {"none": lambda a, b: 1, "average": lambda a, b: (len(a) + len(b)) / 2, "cosine": lambda a, b: math.sqrt(len(a) * len(b))}
    for kind, norm in norms.items():
        pairs = list(itertools.combinations(stances, 2))
        found = stats(["congruence", "conflict"], "--normalise", kind)
        check_network(f"congruence, {kind}", graph, names, found["congruence"],
                      [(a, b, len(stances[a] & stances[b]) / norm(stances[a], stances[b])) for a, b in pairs])
        opposite = {a: {(t, -p) for t, p in s} for a, s in stances.items()}
        check_network(f"conflict, {kind}", graph, names, found["conflict"],
                      [(a, b, len(stances[a] & opposite[b]) / norm(stances[a], stances[b])) for a, b in pairs])
    found = stats(["signed", "contacts"])
    for name, value in (("signed", lambda d: d.get("polarity", 0) * d["confidence"]), ("contacts", lambda d: d["confidence"])):
        check_network(name, graph, names, found[name], undirected(graph, value).edges(data="weight"))


def ties(graph, names, rows):
    want = defaultdict(list)
    for u, v, d in graph.edges(data=True):
        want[u, v, d["relation"]].append(d)
    got = {(names[r["source"]], names[r["target"]], r["relation"]): r for r in rows}
    assert got.keys() == want.keys()
    for key, claims in want.items():
        row, dates = got[key], sorted(d["date"] for d in claims if "date" in d)
        close("count", row["claims"], len(claims))
        close("outlets", row["outlets"], len({d["outlet"] for d in claims if "outlet" in d}))
        close("mean confidence", row["mean_confidence"], sum(d["confidence"] for d in claims) / len(claims))
        assert not dates or (row["first_date"], row["last_date"]) == (dates[0], dates[-1])


def parts(command, folder, file, graph):
    """Ego networks and the largest component, as graphs of their own."""
    def built(*options):
        subprocess.run([command, "build", file, "--merge", "none", "-o", folder / "part.json", *options], check=True)
        with (folder / "part.json").open(encoding="utf-8") as stream:
            data = json.load(stream)
        return {n["actor_id"] for n in data["nodes"]}, len(data["edges"])

    ids = nx.get_node_attributes(graph, "actor_id")

    def want(nodes):
        part = graph.subgraph(nodes)
        return {ids[n] for n in nodes if part.degree(n) > 0}, part.number_of_edges()

    for node in list(graph)[:3]:
        for radius in (1, 2):
            ego = nx.ego_graph(graph, node, radius, undirected=True)
            assert built("--ego", ids[node], "--radius", str(radius)) == want(ego.nodes), f"ego network of {node}"
    assert built("--largest-component") == want(max(nx.weakly_connected_components(graph), key=len))
    for family in ("hostile", "talking"):
        edges = [(u, v) for u, v, d in graph.edges(data=True) if d["family"] == family]
        assert built("--family", family) == ({ids[n] for e in edges for n in e}, len(edges))


def main():
    command, program, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    subprocess.run([program, folder], check=True)
    for name in ("talks", "few", "network"):
        file = folder / f"{name}.jsonl"
        subprocess.run([command, "build", file, "--merge", "none", "-o", folder / f"{name}.views.json"], check=True)
        with (folder / f"{name}.views.json").open(encoding="utf-8") as stream:
            graph = node_link(json.load(stream))

        def stats(tables, *options):
            wanted = [part for table in tables for part in ("--table", table)]
            return json.loads(subprocess.run([command, "stats", file, "--merge", "none", "--format", "json", *wanted, *options], check=True, capture_output=True).stdout)

        names = {d["label"]: n for n, d in graph.nodes(data=True)}
        assert len(names) == len(graph)
        found = stats(["overview", "actors", "ties"])
        actors = {names[a["name"]]: a for a in found["actors"]}
        overview(graph, found["overview"], actors)
        balance(graph, found["overview"], actors)
        centralities(graph, actors)
        ties(graph, names, found["ties"])
        networks(graph, names, stats)
        parts(command, folder, file, graph)
        rows = list(csv.DictReader(subprocess.run([command, "stats", file, "--merge", "none", "--format", "csv"], check=True, capture_output=True, text=True).stdout.splitlines()))
        assert [r["name"] for r in rows] == [a["name"] for a in found["actors"]]
        print(f"ok: networkx {nx.__version__} agrees on {name}: {graph.number_of_nodes()} actors, {graph.number_of_edges()} claims")
    return 0


if __name__ == "__main__":
    sys.exit(main())
