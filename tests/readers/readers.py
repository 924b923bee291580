#!/usr/bin/env python3
"""Opens exported graphs in their real consumers and compares every claim and attribute with what was written.

readers.py CLAIMGRAPH WRITE_FIXTURES FOLDER [--claims FILE.jsonl]... [--size N]

Opened are the fixtures (parallels, loops, markup, odd dates …), the samples, the claims files named, and with --size a graph of N claims with
thousands between the same two actors. Consumers: networkx, igraph, xmllint, Graphviz, graphology and cytoscape.js (npm), Gephi (Maven); what
is not installed is named and left out, but with CLAIMGRAPH_READERS=all in the environment that is a failure. Exits 77 (skipped)
where nothing is there. The libraries of npm and Maven are fetched once, into FOLDER.
"""
import argparse
import csv
import importlib.util
import inspect
import json
import math
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ELEMENT = ("id", "source", "target", "key")  # of the edge itself, in some consumers


class Truth:
    """The claims as the node-link file has them, the one format that needs no consumer to be read."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        with (folder / f"{name}.json").open(encoding="utf-8") as stream:
            data = json.load(stream)
        self.nodes = {n["id"]: n.get("label") for n in data["nodes"]}
        self.edges = {e["key"]: e for e in data["edges"]}

    def file(self, extension):
        return self.folder / f"{self.name}.{extension}"

    def compare(self, consumer, extension, nodes, edges, rewrite=lambda text: text):
        """edges: (key, source, target, attributes); every attribute must be there with its value, and no other value."""
        names = {a for e in self.edges.values() for a in e} - {*ELEMENT}
        seen = set()
        for key, source, target, found in edges:
            want = self.edges[key]
            assert key not in seen, f"{consumer}: {key} is there twice"
            seen.add(key)
            assert (source, target) == (want["source"], want["target"]), f"{consumer}: {key} joins {source} and {target}"
            for name in names:
                value, wanted = found.get(name), want.get(name)
                if value == "" or value != value:  # how tables say "nothing"
                    value = None
                if value != wanted and isinstance(wanted, (int, float)) and value is not None:
                    value = wanted if math.isclose(float(value), wanted, rel_tol=1e-7) else value
                assert value in (wanted, rewrite(wanted)), f"{consumer} {extension} {self.name}: {key} has {name} {value!r} instead of {wanted!r}"
        assert len(seen) == len(self.edges), f"{consumer} {extension} {self.name}: {len(seen)} claims instead of {len(self.edges)}"
        assert nodes == self.nodes, f"{consumer} {extension} {self.name}: other actors"
        print(f"ok: {consumer} {extension} {self.name}: {len(seen)} of {len(self.edges)} claims, {len(names)} attributes unchanged", flush=True)


def with_networkx(truth):
    import networkx as nx

    def compare(extension, graph, key="key"):
        edges = ((d.get("id", k) if key == "id" else k, u, v, d) for u, v, k, d in graph.edges(keys=True, data=True))
        truth.compare("networkx", extension, dict(graph.nodes(data="label")), edges)

    compare("GraphML", nx.read_graphml(truth.file("graphml"), force_multigraph=True))
    old = nx.__version__ < "3"  # these read GEXF 1.2 alone
    compare("GEXF", nx.MultiDiGraph(nx.read_gexf(truth.file("1.2.gexf" if old else "gexf"))), "id")
    data = json.loads(truth.file("json").read_text(encoding="utf-8"))
    edges = "edges" if "edges" in inspect.signature(nx.node_link_graph).parameters else "link"
    compare("node-link", nx.node_link_graph(data, **{edges: "edges"}))
    compare("cyjs", nx.cytoscape_graph(json.loads(truth.file("cyjs").read_text(encoding="utf-8"))))
    graph = nx.read_pajek(truth.file("net"))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(truth.nodes), len(truth.edges)), "networkx Pajek"


def with_igraph(truth):
    import igraph

    graph = igraph.Graph.Read_GraphML(str(truth.file("graphml")))
    ids = graph.vs["id"]
    edges = ((f"e{e.index}", ids[e.source], ids[e.target], e.attributes()) for e in graph.es)
    truth.compare("igraph", "GraphML", dict(zip(ids, graph.vs["label"])), edges)
    graph = igraph.Graph.Read_Pajek(str(truth.file("net")))
    assert (graph.vcount(), graph.ecount()) == (len(truth.nodes), len(truth.edges)), "igraph Pajek"


def with_xmllint(truth):
    for extension in ("graphml", "gexf", "svg"):
        subprocess.run(["xmllint", "--huge", "--noout", "--nonet", truth.file(extension)], check=True)
    print(f"ok: xmllint {truth.name}")


def with_dot(truth):
    if len(truth.edges) > 100:  # laying it out would take minutes
        subprocess.run(["gvpr", "E { }", truth.file("dot")], check=True)
        return
    run = subprocess.run(["dot", "-Tsvg", truth.file("dot")], check=True, capture_output=True, text=True)
    assert not run.stderr, run.stderr
    assert run.stdout.count('class="edge claim ') == len(truth.edges)
    print(f"ok: dot {truth.name}: {len(truth.edges)} claims")


def fetched(folder, name, command, *inputs):
    """Runs `command` once for these inputs, in a copy of tests/readers/NAME."""
    place = folder / f"{name}-libraries"
    stamp = "".join((HERE / name / i).read_text(encoding="utf-8") for i in inputs)
    if not (place / "done").exists() or (place / "done").read_text(encoding="utf-8") != stamp:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(HERE / name, place)
        for wait in (10, 30, None):  # a package server may be out of reach for a moment
            if subprocess.run(command, cwd=place, stdout=subprocess.DEVNULL).returncode == 0:
                break
            if wait is None:
                sys.exit(f"{' '.join(command)} failed three times in {place}")
            time.sleep(wait)
        (place / "done").write_text(stamp, encoding="utf-8")
    return place


def compare_dump(truth, extension, dump, rewrite=lambda text: text):
    assert "error" not in dump, f"{dump['consumer']} {dump['file']}: {dump['error']}"
    edges = ((e["key"], e["source"], e["target"], e["data"]) for e in dump["edges"])
    truth.compare(dump["consumer"], extension, dump["nodes"], edges, rewrite)


def with_node(truths, folder):
    place = fetched(folder, "node", ["npm", "install", "--no-audit", "--no-fund", "--silent"], "package.json", "open.js")
    for truth in truths:
        if len(truth.edges) > 10_000:  # their XML parser holds the whole document, many times its size
            print(f"graphology and cytoscape.js do not open {truth.name}")
            continue
        files = [truth.file(extension) for extension in ("graphml", "gexf", "cyjs")]
        run = subprocess.run(["node", "--max-old-space-size=4096", place / "open.js", *files], check=True, stdout=subprocess.PIPE)
        for extension, dump in zip(("GraphML", "GEXF", "cyjs"), json.loads(run.stdout)):
            compare_dump(truth, extension, dump)


def with_gephi(truths, folder):
    """GraphML passes through the Java XML parser, and the two that Gephi may meet lose white space in different places: both are tried."""
    place = fetched(folder, "gephi", ["mvn", "-q", "-B", "-Dout=out", "package"], "pom.xml", "src/main/java/OpenInGephi.java")
    files = [(truth, extension) for truth in truths for extension in ("graphml", "gexf")]

    def opened(parser, chosen):
        command = ["java", "-Xmx3g", "-Djava.awt.headless=true", f"-Djavax.xml.stream.XMLInputFactory={parser}",
                   "-cp", f"{place}/out/classes:{place}/out/lib/*", "OpenInGephi", *(t.file(e) for t, e in chosen)]
        with (folder / "gephi.log").open("w", encoding="utf-8") as log:
            run = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=log)
        for (truth, extension), line in zip(chosen, run.stdout.splitlines(), strict=True):
            # Gephi takes INF in any text for infinity; docs/exports.md says so.
            compare_dump(truth, extension, json.loads(line), lambda v: v.replace("INF", "Infinity") if isinstance(v, str) else v)

    opened("com.ctc.wstx.stax.WstxInputFactory", files)
    opened("com.sun.xml.internal.stream.XMLInputFactoryImpl", [f for f in files if f[1] == "graphml"])


def with_csv(truth):
    """What Gephi would change is written in another way (dates as ranges, letters before numbers); the words must be the same."""
    with truth.file("csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["Id"]: row for row in csv.DictReader(stream)}
    assert rows.keys() == truth.edges.keys(), f"csv {truth.name}"
    for key, want in truth.edges.items():
        for name in ("evidence", "cue", "charge", "relation", "reporters", "outlet", "title", "source_mention", "target_mention"):
            assert rows[key][name] == want.get(name, ""), f"csv {truth.name}: {key} has another {name}"
    with truth.file("nodes.csv").open(encoding="utf-8", newline="") as stream:
        assert {row["Id"]: row["Label"] or None for row in csv.DictReader(stream)} == truth.nodes
    print(f"ok: csv {truth.name}")


def with_jsonl(truth):
    """Spans count code points, as Python does; only lines that carry their text can show it."""
    for line in truth.file("jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for claim in record["claims"] if "text" in record else ():
            for piece in (claim["cue"], claim["charge"], claim["evidence"]):
                begin, end = piece["span"]
                assert record["text"][begin:end] == piece["text"], claim["id"]


def exported(command, folder, name, source):
    """All formats of a claims file or article."""
    claims = folder / f"{name}.jsonl"
    if source != claims:
        subprocess.run([command, "extract", "-q", source, "-o", claims], check=True)
    outputs = [part for e in ("graphml", "gexf", "json", "cyjs", "csv", "net", "dot", "svg") for part in ("-o", folder / f"{name}.{e}")]
    subprocess.run([command, "build", "-q", "--merge", "none", claims, *outputs], check=True)
    subprocess.run([command, "build", "-q", "--merge", "none", claims, "--gexf", "1.2", "-o", folder / f"{name}.1.2.gexf"], check=True)
    return Truth(folder, name)


def round_trip(command, truth):
    """Claims as JSON lines, read back: the same graph, byte for byte."""
    one, two = truth.file("again.jsonl"), truth.file("twice.jsonl")
    for source, target in ((truth.file("jsonl"), one), (one, two)):
        subprocess.run([command, "build", "-q", "--merge", "none", source, "-o", target, "-o", target.with_suffix(".graphml")], check=True)
    assert one.read_bytes() == two.read_bytes(), f"{truth.name}: JSON lines change on their way"
    assert one.with_suffix(".graphml").read_bytes() == two.with_suffix(".graphml").read_bytes()
    print(f"ok: JSON lines of {truth.name} give the same graph")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("write_fixtures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=Path, action="append", default=[], help="extracted claims or documents")
    parser.add_argument("--size", type=int, default=0)
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()

    present = {m: importlib.util.find_spec(m) is not None for m in ("networkx", "igraph")}
    present |= {t: shutil.which(t) is not None for t in ("xmllint", "dot", "npm", "mvn")}
    missing = [name for name, there in present.items() if not there]
    print("not installed:", ", ".join(missing) or "nothing")
    if missing and os.environ.get("CLAIMGRAPH_READERS") == "all":
        return 1
    if len(missing) == len(present):
        return 77

    sizes = [str(arguments.size)] if arguments.size else []
    subprocess.run([arguments.write_fixtures, folder, *sizes], check=True)
    truths = [exported(arguments.command, folder, name, folder / f"{name}.jsonl")
              for name in ("talks", "adversarial", "parallels", *(["large"] if arguments.size else []))]
    truths += [exported(arguments.command, folder, path.stem, path) for path in sorted((HERE.parents[1] / "samples").glob("*.txt"))]
    truths += [exported(arguments.command, folder, path.name.split(".")[0], path.resolve()) for path in arguments.claims]
    for truth in truths:
        with_csv(truth)
        with_jsonl(truth)
        round_trip(arguments.command, truth)
        for name, open_with in (("networkx", with_networkx), ("igraph", with_igraph), ("xmllint", with_xmllint), ("dot", with_dot)):
            if present[name]:
                open_with(truth)
    if present["npm"]:
        with_node(truths, folder)
    if present["mvn"]:
        with_gephi(truths, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
