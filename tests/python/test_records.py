"""Records: the fields of the JSON lines under the same names, spans in code points."""

from __future__ import annotations

import json
import pickle

import pytest

import claimgraph


def test_spans_count_code_points(extractor):
    document = extractor.extract({"title": "Ein Streit 😀", "text": "Türkiye 😀 accused Zoë Müller of breaking the law."})
    (claim,) = document.claims
    for words in (claim.cue, claim.charge, claim.evidence):
        assert document.text[words.span.begin : words.span.end] == words.text
        assert words.span.of(document.text) == words.text
    assert claim.target.span.of(document.text) == claim.target.mention
    assert claim.evidence.text in claim.sentence.of(document.text)


def test_fields_have_the_names_and_values_of_the_json(documents):
    for document in documents:
        line = json.loads(document.to_json())
        assert line == document.to_dict()
        for name in line:
            assert hasattr(document, name)
        assert [actor.to_dict() for actor in document.actors] == line["actors"]
        assert [attribution.to_dict() for attribution in document.attributions] == line["attributions"]
        for claim, fields in zip(document.claims, line["claims"], strict=True):
            for name, value in fields.items():
                if name in ("source", "target"):
                    end = getattr(claim, name)
                    assert {field: getattr(end, field) for field in value} == value | {"span": tuple(value["span"])}
                elif name in ("cue", "charge", "evidence"):
                    assert getattr(claim, name).text == value["text"]
                    assert getattr(claim, name).span == tuple(value["span"])
                elif name == "reporters":
                    assert [{"actor": r.actor, "name": r.name} for r in claim.reporters] == value
                elif name == "sentence":
                    assert claim.sentence == tuple(value)
                else:
                    assert getattr(claim, name) == value
            assert claim.document == document.id


def test_what_a_line_leaves_out_is_none(documents):
    document = documents[0]
    assert document.outlet is None
    assert document.url is None
    assert claimgraph.ExtractedDocument.from_json(document.to_json(text=False)).text is None
    assert any(actor.wikidata for actor in document.actors)
    assert any(actor.side is None for actor in document.actors)


def test_records_can_be_read_back_copied_and_pickled(documents):
    for document in documents:
        assert claimgraph.ExtractedDocument.from_json(document.to_json()) == document
        assert claimgraph.ExtractedDocument.from_dict(document.to_dict()) == document
        assert pickle.loads(pickle.dumps(document)) == document
        for claim in document.claims:
            assert claimgraph.Claim.from_dict(claim.to_dict()) == claim
            for record in (claim, claim.source, claim.evidence, *claim.reporters):
                assert pickle.loads(pickle.dumps(record)) == record
        assert [pickle.loads(pickle.dumps(actor)) for actor in document.actors] == list(document.actors)


def test_records_outlive_their_document(extractor):
    evidence = extractor.extract("Ruritania accused Freedonia of breaking the truce.").claims[0].evidence
    assert evidence.text.startswith("Ruritania accused")


def test_records_are_read_only_and_hashable(documents):
    claim = documents[0].claims[0]
    with pytest.raises(AttributeError):
        claim.relation = "thank"
    assert len({claim, documents[0].claims[0]}) == 1


def test_an_edited_claim_needs_only_ends_and_relation():
    claim = claimgraph.Claim.from_dict({"source": {"name": "Ana"}, "relation": "salute", "target": {"name": "Ben"}})
    assert (claim.source.actor, claim.relation, claim.plover, claim.score) == ("ana", "salute", None, None)
    with pytest.raises(claimgraph.InputError, match="CG111"):
        claimgraph.Claim.from_dict({"source": {"name": "Ana"}})


def test_lines_are_read_and_written(documents, tmp_path):
    path = tmp_path / "claims.jsonl"
    assert claimgraph.write_claims(documents, path) == len(documents)
    assert list(claimgraph.read_claims(path)) == documents
    path.write_text('\n{"claims": 1}\n', encoding="utf-8")
    with pytest.raises(claimgraph.InputError, match=r"claims\.jsonl:2"):
        list(claimgraph.read_claims(path))
    with pytest.raises(claimgraph.InputError, match="CG101"):
        list(claimgraph.read_claims([tmp_path / "nowhere.jsonl"]))


def test_a_file_is_complete_or_absent(documents, tmp_path):
    def broken():
        yield documents[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        claimgraph.write_claims(broken(), tmp_path / "claims.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_every_public_name_is_documented():
    for name in claimgraph.__all__:
        assert getattr(claimgraph, name).__doc__
