#!/usr/bin/env python3
"""Opens exported graphs in their real consumers and compares every claim and attribute with what was written.

readers.py CLAIMGRAPH WRITE_FIXTURES FOLDER [--boost OPEN_IN_BOOST] [--claims FILE.jsonl]... [--size N]

Opened are the fixtures (parallels, loops, markup, odd dates …), the samples, the claims files named where they exist, as they are and
aggregated by side, and with --size a graph of N claims with thousands between the same two actors. Consumers: Boost, networkx, igraph,
xmllint, Graphviz, graphology and cytoscape.js (npm), Gephi (Maven); what is not installed is named and left out, but with
CLAIMGRAPH_READERS=all in the environment that is a failure, and N is 50,000 unless told otherwise. Exits 77 (skipped) where nothing is
there. The libraries of npm and Maven are fetched once, into FOLDER.
"""
import argparse
import csv
import importlib.util
import inspect
import json
import math
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ELEMENT = {"id", "source", "target", "key", "color"}  # of the node or edge itself, in some consumers


def equal(found, want):
    if isinstance(found, (int, float)) and want not in (None, ""):
        return math.isclose(float(found), float(want), rel_tol=1e-7)
    return found == want


class Truth:
    """Actors and claims as the node-link file has them, the one format that needs no consumer to be read."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        self.nodes, self.edges = self.read()
        self.node_names, self.edge_names = ({a for e in elements.values() for a in e} - ELEMENT for elements in (self.nodes, self.edges))

    def read(self):
        with self.file("json").open(encoding="utf-8") as stream:
            data = json.load(stream)
        return {n["id"]: n for n in data["nodes"]}, {e["key"]: e for e in data["edges"]}

    def file(self, extension):
        return self.folder / f"{self.name}.{extension}"

    def compare(self, consumer, extension, nodes, edges, rewrite=lambda text: text):
        """nodes: {id: attributes}, edges: (key, source, target, attributes); every attribute must be there with its value, and no other value."""
        where = f"{consumer} {extension} {self.name}"

        def compare_attributes(key, names, found, wanted):
            for name in names:
                # Tables say "" or NaN for nothing.
                value, want = (None if v == "" or v != v else v for v in (found.get(name), wanted.get(name)))
                assert equal(value, want) or value == rewrite(want), f"{where}: {key} has {name} {value!r} instead of {want!r}"

        seen = set()
        for key, source, target, found in edges:
            want = self.edges[key]
            assert key not in seen, f"{where}: {key} is there twice"
            seen.add(key)
            assert (source, target) == (want["source"], want["target"]), f"{where}: {key} joins {source} and {target}"
            compare_attributes(key, self.edge_names, found, want)
        assert len(seen) == len(self.edges), f"{where}: {len(seen)} claims instead of {len(self.edges)}"
        assert nodes.keys() == self.nodes.keys(), f"{where}: other actors"
        for key, found in nodes.items():
            compare_attributes(key, self.node_names, found, self.nodes[key])
        print(f"ok: {where}: {len(seen)} of {len(self.edges)} claims with {len(self.edge_names)} attributes, "
              f"{len(nodes)} actors with {len(self.node_names)}, unchanged", flush=True)


class TableTruth(Truth):
    """The same as the two CSV files have them, which with_csv compares with the claims; names in lower case, backslashes no longer doubled."""

    def read(self):
        def rows(extension):
            with self.file(extension).open(encoding="utf-8", newline="") as stream:
                return {row["Id"]: {name.lower(): cell.replace("\\\\", "\\") for name, cell in row.items()} for row in csv.DictReader(stream)}

        edges = rows("csv")
        for row in edges.values():
            del row["type"], row["kind"]  # Gephi makes properties of the edge of them
        return rows("nodes.csv"), edges


def with_networkx(truth):
    import networkx as nx

    def compare(extension, graph, key="key"):
        edges = ((d.get("id", k) if key == "id" else k, u, v, d) for u, v, k, d in graph.edges(keys=True, data=True))
        truth.compare("networkx", extension, dict(graph.nodes(data=True)), edges)

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
    truth.compare("igraph", "GraphML", {v["id"]: v.attributes() for v in graph.vs}, edges)
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


def with_boost(truth, command):
    """read_graphml makes runs of white space one blank; docs/exports.md says so."""
    run = subprocess.run([command, truth.file("graphml")], check=True, stdout=subprocess.PIPE)
    compare_dump(truth, "GraphML", json.loads(run.stdout), lambda v: re.sub(r"[ \t\r\n]+", " ", v) if isinstance(v, str) else v)


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


def compare_days(truth, dump):
    """The days of GEXF's edges in Gephi's time line are those that the CSV has in words."""
    days = {key: edge["timeset"] for key, edge in TableTruth(truth.folder, truth.name).edges.items()}
    for edge in dump["edges"]:
        found, want = edge["data"].get("timeset", ""), days[edge["key"]]
        assert found == want, f"Gephi gexf {truth.name}: {edge['key']} has the days {found!r} instead of {want!r}"


def with_gephi(truths, folder):
    """GraphML passes through the Java XML parser, and the two that Gephi may meet lose white space in different places: both are tried."""
    place = fetched(folder, "gephi", ["mvn", "-q", "-B", "-Dout=out", "package"], "pom.xml", "src/main/java/OpenInGephi.java")
    truths = [truth for truth in truths if truth.edges]

    def opened(parser, chosen):
        command = ["java", "-Xmx3g", "-Djava.awt.headless=true", f"-Djavax.xml.stream.XMLInputFactory={parser}",
                   "-cp", f"{place}/out/classes:{place}/out/lib/*", "OpenInGephi", *(t.file(e) for t, e in chosen)]
        with (folder / "gephi.log").open("w", encoding="utf-8") as log:
            run = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=log)
        for (truth, extension), line in zip(chosen, run.stdout.splitlines(), strict=True):
            if extension == "gexf":
                compare_days(truth, json.loads(line))
            # Gephi takes INF in any text of XML for infinity; docs/exports.md says so.
            infinite = lambda v: v.replace("INF", "Infinity") if isinstance(v, str) else v
            compare_dump(truth, extension, json.loads(line), infinite if extension != "csv" else lambda v: v)

    tables = [TableTruth(truth.folder, truth.name) for truth in truths]
    opened("com.ctc.wstx.stax.WstxInputFactory", [(t, e) for t in truths for e in ("graphml", "gexf")] + [(t, "csv") for t in tables])
    opened("com.sun.xml.internal.stream.XMLInputFactoryImpl", [(t, "graphml") for t in truths])


def with_csv(truth):
    """What Gephi would change is written in another way (tests/export has the rules); all else must be the same."""
    table = TableTruth(truth.folder, truth.name)
    for have, want in ((table.nodes, truth.nodes), (table.edges, truth.edges)):
        assert have.keys() == want.keys(), f"csv {truth.name}"
        for key, cells in have.items():
            for name, value in want[key].items():
                cell = cells.get(name, "")
                if name in ELEMENT or name in ("date", "first_date", "last_date", "spans") or str(value) in cell:
                    continue
                if name in ("aliases", "reporters", "reasons", "outlets"):  # JSON, with other escapes
                    assert json.loads(cell.removeprefix("[text] ")) == json.loads(value), f"csv {truth.name}: {key} has {name} {cell!r}"
                    continue
                assert not isinstance(value, str) and math.isclose(float(cell), value), f"csv {truth.name}: {key} has {name} {cell!r}, not {value!r}"
    print(f"ok: csv {truth.name}")


def with_jsonl(truth):
    """Spans count code points, as Python does; only lines that carry their text can show it."""
    for line in truth.file("jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for claim in record["claims"] if "text" in record else ():
            for piece in (claim["cue"], claim["charge"], claim["evidence"]):
                begin, end = piece["span"]
                assert record["text"][begin:end] == piece["text"], claim["id"]


def exported(command, folder, name, source, *view):
    """All formats of a claims file or article; with --aggregate in `view` those that can carry one edge for several claims."""
    claims = folder / f"{name}.jsonl"
    if source != claims:
        subprocess.run([command, "extract", "-q", source, "-o", claims], check=True)
    formats = ("graphml", "gexf", "json", "cyjs", "csv", "net", "svg", *(() if view else ("dot",)))
    outputs = [part for e in formats for part in ("-o", folder / f"{name}.{e}")]
    build = [command, "build", "-q", "--merge", "none", claims, *view]
    subprocess.run([*build, *outputs], check=True)
    subprocess.run([*build, "--gexf", "1.2", "-o", folder / f"{name}.1.2.gexf"], check=True)
    truth = Truth(folder, name)
    truth.is_aggregated = bool(view)
    return truth


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
    parser.add_argument("--boost", help="the program of open_in_boost.cpp")
    parser.add_argument("--claims", type=Path, action="append", default=[], help="extracted claims or documents; left out where it is missing")
    wants_all = os.environ.get("CLAIMGRAPH_READERS") == "all"
    parser.add_argument("--size", type=int, default=50_000 if wants_all else 0)
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()

    present = {m: importlib.util.find_spec(m) is not None for m in ("networkx", "igraph")}
    present |= {t: shutil.which(t) is not None for t in ("xmllint", "dot", "npm", "mvn")}
    missing = [name for name, there in present.items() if not there]
    print("not installed:", ", ".join(missing) or "nothing")
    if missing and wants_all:
        return 1
    if len(missing) == len(present):
        return 77

    sizes = [str(arguments.size)] if arguments.size else []
    subprocess.run([arguments.write_fixtures, folder, *sizes], check=True)
    truths = [exported(arguments.command, folder, name, folder / f"{name}.jsonl")
              for name in ("talks", "adversarial", "lookalikes", "parallels", *(["large"] if arguments.size else []))]
    truths += [exported(arguments.command, folder, path.stem, path) for path in sorted((HERE.parents[1] / "samples").glob("*.txt"))]
    for path in arguments.claims:
        if path.exists():
            name = path.name.split(".")[0]
            truths.append(exported(arguments.command, folder, name, path.resolve()))
            truths.append(exported(arguments.command, folder, f"{name}-sides", path.resolve(), "--level", "side", "--aggregate"))
        else:
            print(f"{path} is missing and left out")
    for truth in truths:
        with_csv(truth)
        if not truth.is_aggregated:
            with_jsonl(truth)
            round_trip(arguments.command, truth)
        if arguments.boost:
            with_boost(truth, arguments.boost)
        for name, open_with in (("networkx", with_networkx), ("igraph", with_igraph), ("xmllint", with_xmllint), ("dot", with_dot)):
            if present[name] and not (name == "dot" and truth.is_aggregated):
                open_with(truth)
    if present["npm"]:
        with_node(truths, folder)
    if present["mvn"]:
        with_gephi(truths, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
