"""claimgraph.Graph: the C++ graph with its filters and views, and its ways into tables, networks and pictures."""

from __future__ import annotations

import io

import networkx
import pandas
import pyarrow
import pytest

import claimgraph


def test_a_graph_holds_every_claim(graph, documents):
    claims = [claim for document in documents for claim in document.claims]
    assert list(graph.claims) == list(graph) == claims
    assert graph.claims[-1] == claims[-1]
    assert graph.claims[1:3] == claims[1:3]
    with pytest.raises(IndexError):
        graph.claims[len(claims)]
    for (source, target), claim in zip(graph.ends, claims, strict=True):
        assert graph.actors[source].id == claim.source.actor
        assert graph.actors[target].id == claim.target.actor


def test_documents_claims_and_actors_can_be_added(documents):
    graph = claimgraph.Graph()
    for claim in documents[0].claims:
        graph.add(claim)
    graph.add(documents[0].actors[0])
    assert len(graph.claims) == len(documents[0].claims)
    assert graph.actor(documents[0].actors[0].id).name == documents[0].actors[0].name
    assert graph.actor("nobody") is None
    with pytest.raises(TypeError):
        graph.add("a text")


@pytest.mark.parametrize("merge", ["names", "exact", "none"])
def test_actors_are_merged_as_in_build(documents, command, tmp_path, merge):
    claimgraph.write_claims(documents, tmp_path / "claims.jsonl")
    command("build", str(tmp_path / "claims.jsonl"), "--merge", merge, "-o", str(tmp_path / "command.graphml"))
    claimgraph.Graph(documents, merge=merge).write(tmp_path / "python.graphml")
    assert (tmp_path / "python.graphml").read_bytes() == (tmp_path / "command.graphml").read_bytes()
    read = claimgraph.Graph.read(tmp_path / "claims.jsonl", merge=merge)
    assert list(read.claims) == list(claimgraph.Graph(documents, merge=merge).claims)


def test_a_merger_reports_its_reasons(extractor):
    texts = ["Ana Keller accused Freedonia of breaking the truce.", "Ana Keller thanked Ruritania for its help."]
    merger = claimgraph.ActorMerger()
    graph = claimgraph.Graph(extractor.extract_all(texts), merge=merger)
    sources = [claim.source.actor for claim in graph]
    assert sources[0] == sources[1]
    assert any(row["form"] == "Ana Keller" and row["id"] == sources[0] for row in merger.report())
    with pytest.raises(claimgraph.UsageError, match="exact, names, none"):
        claimgraph.ActorMerger("all")


def test_conditions_are_those_of_the_command(graph, documents, command, tmp_path):
    claimgraph.write_claims(documents, tmp_path / "claims.jsonl")
    for options, conditions in [
        (["--relation", "accuse"], {"relation": "accuse"}),
        (["--source", "pakistan", "--until", "2025"], {"source": "pakistan", "until": "2025"}),
        (["--side", "Pakistan", "--min-confidence", "0.2"], {"side": "Pakistan", "min_confidence": 0.2}),
        (["--actor", "karsovia", "--actor", "Brandt"], {"actor": ["karsovia", "Brandt"]}),
        (["--document", "coalition", "--since", "2023-05"], {"document": "coalition", "since": "2023-05"}),
    ]:
        lines = command("query", str(tmp_path / "claims.jsonl"), *options, "--format", "jsonl").splitlines()
        assert lines, options
        assert [claim.to_json() for claim in graph.filter(**conditions).claims] == lines
    with pytest.raises(claimgraph.UsageError, match="CG502"):
        graph.filter(since="yesterday")


def test_a_condition_may_be_a_function(graph):
    hostile = graph.filter(lambda claim: claim.polarity < 0, min_confidence=0.1)
    assert 0 < len(hostile.claims) < len(graph.claims)
    assert all(claim.polarity < 0 and claim.confidence >= 0.1 for claim in hostile)
    with pytest.raises(ZeroDivisionError):
        graph.filter(lambda claim: 1 / 0 > 0)


def test_ties_join_claims(documents):
    graph = claimgraph.Graph([*documents, *documents], merge="none")
    ties = graph.ties()
    assert sum(tie.count for tie in ties) == len(graph.claims)
    for tie in ties:
        joined = [graph.claims[place] for place in tie.claims]
        assert {claim.relation for claim in joined} == {tie.relation}
        assert tie.strength == pytest.approx(sum(claim.confidence for claim in joined))
        assert tie.count % 2 == 0
    assert len(graph.ties(by_assertion=True)) >= len(ties)
    strongest = graph.strongest(2)
    assert len(strongest.ties()) == 2
    assert {tie.source.id for tie in strongest.ties()} <= {tie.source.id for tie in ties}


def test_conditions_on_families_outlets_and_assertion(extractor):
    texts = [
        "Ruritania accused Freedonia of fraud.",
        "Ruritania thanked Freedonia.",
        "Ruritania denied that it accused Freedonia.",
    ]
    graph = claimgraph.Graph(extractor.extract_all({"text": text, "outlet": f"Paper {n}"} for n, text in enumerate(texts)))
    assert {claim.relation for claim in graph.filter(family="friendly")} == {"thank"}
    assert {claim.outlet for claim in graph.filter(outlet="paper 1")} == {"Paper 1"}
    assert not any(claim.negated or claim.hypothetical for claim in graph.filter(asserted=True))
    with pytest.raises(claimgraph.UsageError, match="CG507"):
        graph.filter(family="sad")


def test_parts_of_the_graph(graph):
    ego = graph.ego_network("Karsovia")
    assert "karsovia" in [actor.id for actor in ego.actors]
    assert len(ego.claims) < len(graph.claims)
    assert len(graph.busiest(3).actors) <= 3
    assert 0 < len(graph.largest_component().actors) < len(graph.actors)
    with pytest.raises(claimgraph.UsageError, match="CG506"):
        graph.ego_network("Nobody at all")


@pytest.mark.parametrize("level", ["side", "state"])
def test_actors_are_folded_as_in_build(documents, command, tmp_path, level):
    claimgraph.write_claims(documents, tmp_path / "claims.jsonl")
    command("build", str(tmp_path / "claims.jsonl"), "--level", level, "-o", str(tmp_path / "command.graphml"))
    claimgraph.Graph(documents).fold(level).write(tmp_path / "python.graphml")
    assert (tmp_path / "python.graphml").read_bytes() == (tmp_path / "command.graphml").read_bytes()


def test_windows_hold_the_claims_of_their_days(graph):
    windows = graph.windows("year")
    assert [(window.name, window.first, window.last) for window in windows] == [
        (f"{year}", f"{year}-01-01", f"{year}-12-31") for year in (2023, 2024, 2025)
    ]
    assert sum(len(window.graph.claims) for window in windows) == len(graph.claims)
    assert {claim.document for claim in windows[1].graph} == {"river-dam"}
    with pytest.raises(claimgraph.UsageError, match="CG504"):
        graph.windows("moon")


def test_networks_and_figures_are_by_actor_id(graph):
    ids = {actor.id for actor in graph.actors}
    for kind in ("targets", "congruence", "conflict", "contacts", "signed"):
        network = networkx.Graph()
        network.add_weighted_edges_from(graph.network(kind))
        assert set(network) <= ids
    for figures in (graph.weighted_degree(), graph.page_rank(), graph.betweenness(), graph.components(), graph.communities()):
        assert set(figures) == ids
    assert sum(graph.page_rank().values()) == pytest.approx(1)
    assert graph.summary()["claims"] == len(graph.claims)
    assert set(graph.balance()["camps"]) == ids
    with pytest.raises(claimgraph.UsageError, match="CG505"):
        graph.network("friends")


def test_pictures_and_files_are_drawn_and_written(graph, tmp_path):
    svg = graph.render(tmp_path / "x.svg", top=5, title="Who accuses whom")
    assert svg == (tmp_path / "x.svg").read_bytes()
    assert b"Who accuses whom" in svg
    assert graph.render(theme="dark") != graph.render()
    assert graph._repr_svg_().rstrip().endswith("</svg>")
    assert graph.render(format="png").startswith(b"\x89PNG")
    assert graph.render(format="pdf").startswith(b"%PDF")
    for name in ("x.graphml", "x.gexf", "x.json", "x.cyjs", "x.csv", "x.dot", "x.html", "x.net", "x.jsonl", "x.timeline.svg"):
        graph.write(tmp_path / name, aggregate=True)
        assert (tmp_path / name).stat().st_size > 300
    for wrong, error in [({"layout": "heart"}, "CG511"), ({"dpi": 1}, "CG511")]:
        with pytest.raises(claimgraph.UsageError, match=error):
            graph.render(tmp_path / "y.png", **wrong)
    with pytest.raises(claimgraph.OutputError, match="CG403"):
        graph.write(tmp_path / "x.docx")
    with pytest.raises(claimgraph.OutputError, match="CG401"):
        graph.write(tmp_path / "no" / "x.svg")


def test_a_page_shows_whole_sentences(graph, documents, tmp_path):
    graph.write(tmp_path / "page.html", texts={document.id: document.text for document in documents})
    assert graph.claims[0].evidence.text[:20] in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_tables_are_those_of_the_command(graph, documents, command, tmp_path):
    claimgraph.write_claims(documents, tmp_path / "claims.jsonl")
    text = command("query", str(tmp_path / "claims.jsonl"), "--format", "csv")
    wanted = pandas.read_csv(io.StringIO(text), dtype={"cameo": str, "id": str}, keep_default_na=False)
    frame = graph.to_pandas()
    assert list(frame.columns) == list(wanted.columns)
    frame["negated"] = frame["negated"].astype(int)
    frame["hypothetical"] = frame["hypothetical"].astype(int)
    for column in frame.columns:
        assert list(frame[column].fillna("") if frame[column].dtype != float else frame[column]) == list(wanted[column]), column


def test_what_is_not_known_is_null_in_tables(graph):
    table = graph.to_pyarrow()
    assert isinstance(table, pyarrow.Table)
    table.validate(full=True)
    assert table.column("outlet").null_count == table.num_rows
    assert table.column("source").null_count == 0
    assert pyarrow.table(graph).equals(table)


def test_a_table_outlives_its_graph(documents):
    table = claimgraph.Graph(documents).to_pyarrow()
    assert table.column("document")[0].as_py() == documents[0].id


def test_an_empty_graph_has_empty_tables_and_a_picture():
    graph = claimgraph.Graph()
    for name in ("claims", "actors", "ties"):
        assert len(graph.to_pandas(name)) == 0
    assert "<svg" in graph._repr_svg_()
    assert graph.to_networkx().number_of_nodes() == graph.to_igraph().vcount() == 0


def test_actors_and_ties_are_tables_too(graph):
    assert list(graph.to_pandas("actors")["id"]) == [actor.id for actor in graph.actors]
    assert list(graph.to_pandas("ties")["count"]) == [tie.count for tie in graph.ties()]
    with pytest.raises(claimgraph.UsageError):
        graph.to_pandas("sentences")


def test_networks_have_every_claim_and_attribute(graph, tmp_path):
    network = graph.to_networkx()
    assert isinstance(network, networkx.MultiDiGraph)
    assert network.number_of_nodes() == len(graph.actors)
    assert [data["id"] for _, _, data in sorted(network.edges(data=True), key=lambda edge: edge[2]["id"])] == sorted(
        claim.id for claim in graph
    )
    networkx.write_graphml(network, tmp_path / "network.graphml")
    igraph = graph.to_igraph()
    assert igraph.is_directed()
    assert igraph.es["id"] == [claim.id for claim in graph]
    assert [(edge.source, edge.target) for edge in igraph.es] == graph.ends
    assert igraph.vs["name"] == [actor.id for actor in graph.actors]


def test_large_graphs_come_in_batches():
    claim = {"source": {"name": "Ana"}, "relation": "accuse", "target": {"name": "Ben"}, "confidence": 0.5}
    graph = claimgraph.Graph(
        [claimgraph.ExtractedDocument.from_dict({"id": str(number), "claims": [claim] * 1000}) for number in range(140)],
        merge="none",
    )
    table = graph.to_pyarrow()
    assert table.num_rows == 140_000
    assert table.column("document").num_chunks == 3
    table.validate(full=True)
    assert table.column("document")[139_999].as_py() == "139"
    assert set(table.column("negated").to_pylist()) == {False}
