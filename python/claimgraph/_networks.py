"""The graph for the network libraries of Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import igraph
    import networkx

    from ._core import Actor, Claim
    from ._graph import Graph


def _actor_attributes(actor: Actor) -> dict[str, Any]:
    return {
        "label": actor.name,
        "type": actor.type,
        "role": actor.role,
        "side": actor.side,
        "wikidata": actor.wikidata,
        "aliases": "; ".join(actor.aliases) or None,
    }


def _claim_attributes(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "relation": claim.relation,
        "negated": claim.negated,
        "hypothetical": claim.hypothetical,
        "modality": claim.modality,
        "tense": claim.tense,
        "polarity": claim.polarity,
        "score": claim.score,
        "reporters": "; ".join(reporter.name for reporter in claim.reporters) or None,
        "quote": claim.quote,
        "cue": claim.cue.text or None,
        "charge": claim.charge.text or None,
        "evidence": claim.evidence.text or None,
        "document": claim.document,
        "title": claim.title or None,
        "date": claim.date or None,
        "outlet": claim.outlet,
        "extractor": claim.extractor,
        "confidence": claim.confidence,
        "weight": claim.confidence,
    }


def _known(attributes: dict[str, Any]) -> dict[str, Any]:
    """Leave out None, which writers of networkx refuse."""
    return {name: value for name, value in attributes.items() if value is not None}


def to_networkx(graph: Graph) -> networkx.MultiDiGraph[str]:
    import networkx

    actors = list(graph.actors)
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    network.add_nodes_from((actor.id, _known(_actor_attributes(actor))) for actor in actors)
    network.add_edges_from(
        (actors[source].id, actors[target].id, _known(_claim_attributes(claim)))
        for (source, target), claim in zip(graph.ends, graph.claims, strict=True)
    )
    return network


def to_igraph(graph: Graph) -> igraph.Graph:
    import igraph

    vertices: dict[str, list[Any]] = {"name": []}
    for actor in graph.actors:
        vertices["name"].append(actor.id)
        for name, value in _actor_attributes(actor).items():
            vertices.setdefault(name, []).append(value)
    edges: dict[str, list[Any]] = {}
    for claim in graph.claims:
        for name, value in _claim_attributes(claim).items():
            edges.setdefault(name, []).append(value)
    return igraph.Graph(n=len(graph.actors), edges=graph.ends, directed=True, vertex_attrs=vertices, edge_attrs=edges)
