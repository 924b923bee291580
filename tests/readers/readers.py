#!/usr/bin/env python3
"""Opens every exported fixture in its real consumers and compares each claim with what was written.

readers.py WRITE_FIXTURES FOLDER

Uses what is installed of networkx, igraph, xmllint and dot; exits 77 (skipped) where none of them is there.
"""
import csv
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

TEXTS = ("evidence", "charge", "cue", "relation", "reporters", "spans", "document", "date", "confidence")


def expected(folder, name):
    """Claims as the node-link file has them, the one format that needs no consumer to be read."""
    data = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return data["nodes"], data["edges"]


def compare(what, want, got):
    """want: edges of the node-link file; got: attribute dictionaries in the same order."""
    got = list(got)
    assert len(got) == len(want), f"{what}: {len(got)} claims instead of {len(want)}"
    for wanted, found in zip(want, got):
        for name in TEXTS:
            value = found.get(name)
            value = None if value == "" or value != value else value
            assert value == wanted.get(name), f"{what}: {wanted['key']} has {name} {value!r} instead of {wanted.get(name)!r}"
    print(f"ok: {what}: {len(want)} claims")


def by_key(graph, attribute=None):
    edges = {d.get(attribute, k) if attribute else k: d for _, _, k, d in graph.edges(keys=True, data=True)}
    return [edges[key] for key in sorted(edges, key=lambda key: int(key[1:]))]


def with_networkx(folder, name, nodes, edges):
    import networkx as nx

    graph = nx.read_graphml(folder / f"{name}.graphml", force_multigraph=True)
    compare(f"networkx GraphML {name}", edges, by_key(graph))
    assert [graph.nodes[n["id"]].get("label") for n in nodes] == [n.get("label") for n in nodes]
    graph = nx.MultiDiGraph(nx.read_gexf(folder / f"{name}.gexf"))
    compare(f"networkx GEXF {name}", edges, by_key(graph, "id"))
    with (folder / f"{name}.json").open(encoding="utf-8") as file:
        graph = nx.node_link_graph(json.load(file), edges="edges")
    assert graph.is_multigraph() and graph.is_directed()
    compare(f"networkx node-link {name}", edges, by_key(graph))
    with (folder / f"{name}.cyjs").open(encoding="utf-8") as file:
        graph = nx.cytoscape_graph(json.load(file))
    compare(f"networkx cytoscape {name}", edges, by_key(graph))
    nx.write_graphml(graph, folder / f"{name}.rewritten.graphml")


def with_igraph(folder, name, nodes, edges):
    import igraph

    graph = igraph.Graph.Read_GraphML(str(folder / f"{name}.graphml"))
    assert graph.vcount() == len(nodes)
    compare(f"igraph GraphML {name}", edges, (edge.attributes() for edge in graph.es))


def with_csv(folder, name, nodes, edges):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(edges) and all(r["evidence"] == e.get("evidence", "") for r, e in zip(rows, edges))
    with (folder / f"{name}.nodes.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(nodes)
    print(f"ok: csv {name}")


def with_xmllint(folder, name):
    for extension in ("graphml", "gexf", "svg"):
        subprocess.run(["xmllint", "--noout", "--nonet", folder / f"{name}.{extension}"], check=True)
    print(f"ok: xmllint {name}")


def with_dot(folder, name, edges):
    if len(edges) > 100:
        return
    svg = subprocess.run(["dot", "-Tsvg", folder / f"{name}.dot"], check=True, capture_output=True, text=True)
    assert not svg.stderr, svg.stderr
    assert svg.stdout.count('class="edge claim ') == len(edges)
    print(f"ok: dot {name}")


def with_jsonl(folder, name, edges):
    path = folder / f"{name}.jsonl"
    if not path.exists():
        return
    record = json.loads(path.read_text(encoding="utf-8"))
    assert len(record["claims"]) == len(edges)
    for claim in record["claims"]:
        for piece in (claim["cue"], claim["charge"], claim["evidence"]):
            begin, end = piece["span"]
            assert record["text"][begin:end] == piece["text"]
    print(f"ok: spans of {name}.jsonl are code points")


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    subprocess.run([program, folder], check=True)
    modules = [m for m in ("networkx", "igraph") if importlib.util.find_spec(m)]
    tools = [t for t in ("xmllint", "dot") if shutil.which(t)]
    if not modules and not tools:
        print("none of networkx, igraph, xmllint and dot is installed")
        return 77
    for name in ("talks", "adversarial", "parallels"):
        nodes, edges = expected(folder, name)
        with_csv(folder, name, nodes, edges)
        with_jsonl(folder, name, edges)
        if "networkx" in modules:
            with_networkx(folder, name, nodes, edges)
        if "igraph" in modules:
            with_igraph(folder, name, nodes, edges)
        if "xmllint" in tools:
            with_xmllint(folder, name)
        if "dot" in tools:
            with_dot(folder, name, edges)
    print("not installed:", ", ".join({"networkx", "igraph", "xmllint", "dot"} - {*modules, *tools}) or "nothing")
    return 0


if __name__ == "__main__":
    sys.exit(main())
