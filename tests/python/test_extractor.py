"""claimgraph.Extractor: the same results as the command, in order, with bounded memory, and errors with their codes."""

from __future__ import annotations

import datetime
import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time

import pandas
import pytest

import claimgraph

TRUCE = "Ruritania accused Freedonia of breaking the truce."


def edges(document):
    return [(claim.source.name, claim.relation, claim.target.name) for claim in document.claims]


def edges_of(text):
    return edges(claimgraph.Extractor().extract(text))


def test_a_text_gives_its_claims(extractor):
    document = extractor.extract(TRUCE)
    assert edges(document) == [("Ruritania", "accuse", "Freedonia")]
    assert document.text == TRUCE


def test_documents_are_texts_bytes_mappings_and_documents(extractor):
    title, date = "Talks end", "2024-02"
    wanted = extractor.extract(claimgraph.Document(TRUCE, id="7", title=title, date=date))
    assert (wanted.id, wanted.title, wanted.date, wanted.outlet) == ("7", title, date, None)
    assert extractor.extract({"text": TRUCE, "id": 7, "title": title, "date": date, "outlet": None, "other": []}) == wanted
    assert extractor.extract(TRUCE.encode()) == extractor.extract(TRUCE)
    dated = extractor.extract({"text": TRUCE, "date": datetime.date(2024, 2, 29), "url": float("nan")})
    assert (dated.date, dated.url) == ("2024-02-29", None)


def test_rows_of_a_data_frame_are_documents(extractor):
    frame = pandas.DataFrame(
        {"id": [1, 2], "text": [TRUCE, TRUCE], "date": pandas.to_datetime(["2024-02-29", None]), "outlet": "x"}
    )
    frame["outlet"] = frame["outlet"].astype("string").where(frame["id"] == 1)
    found = list(extractor.extract_all(frame.to_dict("records")))
    values = [(document.id, document.date[:10], document.outlet) for document in found]
    assert values == [
        ("1", "2024-02-29", "x"),
        ("2", "", None),
    ]


def test_a_forked_process_can_extract(extractor):
    list(extractor.extract_all([TRUCE] * 100, n_jobs=2))
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply_async(edges_of, [TRUCE]).get(timeout=60) == edges(extractor.extract(TRUCE))


def test_the_lines_are_those_of_the_command(documents, articles, command):
    lines = command("extract", "-", stdin="".join(json.dumps(article) + "\n" for article in articles))
    assert [document.to_json() for document in documents] == lines.splitlines()


@pytest.mark.parametrize("n_jobs", [1, 2, 3, -1])
def test_order_and_results_do_not_depend_on_the_number_of_jobs(extractor, articles, n_jobs):
    many = [dict(article, id=f"{number}") for number in range(40) for article in articles]
    one_by_one = [extractor.extract(article) for article in many[:6]]
    results = list(extractor.extract_all(iter(many), n_jobs=n_jobs))
    assert [result.id for result in results] == [article["id"] for article in many]
    assert results[:6] == one_by_one


def test_ids_of_texts_are_their_places(extractor):
    assert [document.id for document in extractor.extract_all([TRUCE, TRUCE])] == ["0", "1"]


def test_documents_are_taken_only_as_results_are(extractor):
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield TRUCE

    results = extractor.extract_all(endless(), n_jobs=2)
    for _ in range(300):
        next(results)
    results.close()
    assert taken <= 300 + 64 * 6


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b"no \xff text", "CG102"),
        ("no \ud800 text", "CG102"),
        ("a\0b\0c", "CG104"),
        ({"text": None}, "CG113"),
        ({"text": "x", "title": 5}, "CG113"),
        ({"body": "x"}, "CG113"),
    ],
)
def test_a_bad_document_has_an_error_with_code_and_place(extractor, document, code):
    with pytest.raises(claimgraph.InputError) as failure:
        extractor.extract(document)
    assert failure.value.code == code
    good, bad, after = extractor.extract_all([TRUCE, document, TRUCE], errors="return")
    assert isinstance(bad, claimgraph.InputError)
    assert bad.code == code
    assert bad.where.startswith("1")
    assert edges(good) == edges(after) != []
    assert str(pickle.loads(pickle.dumps(bad))) == str(bad)


def test_a_bad_document_raises_in_its_turn(extractor):
    results = extractor.extract_all([TRUCE, b"\xff", TRUCE])
    assert edges(next(results))
    with pytest.raises(claimgraph.InputError, match="CG102"):
        next(results)


def test_what_the_iterable_raises_comes_after_what_it_gave(extractor):
    def broken():
        yield TRUCE
        raise OSError("the line is dead")

    results = extractor.extract_all(broken(), n_jobs=2)
    assert edges(next(results))
    with pytest.raises(OSError, match="the line is dead"):
        next(results)


def test_repaired_text_is_taken(extractor):
    document = claimgraph.Document(TRUCE.encode() + b" \xff", repair=True)
    assert extractor.extract(document).text.endswith("\ufffd")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"model": "nowhere.cgm"}, claimgraph.ModelError),
        ({"lexicons": ["nowhere.json"]}, claimgraph.LexiconError),
        ({"actors": ["nowhere.csv"]}, claimgraph.LexiconError),
        ({"method": "guess"}, claimgraph.UsageError),
    ],
)
def test_wrong_arguments_are_refused(arguments, error):
    with pytest.raises(error) as failure:
        claimgraph.Extractor(**arguments)
    assert isinstance(failure.value, claimgraph.Error)
    assert str(failure.value).startswith(failure.value.code)


def test_wrong_arguments_of_extract_all_are_refused_at_once(extractor):
    for arguments in ({"n_jobs": 0}, {"n_jobs": -2}, {"errors": "ignore"}):
        with pytest.raises(claimgraph.UsageError):
            extractor.extract_all([], **arguments)
    with pytest.raises(TypeError):
        extractor.extract(5)


def test_other_ways_to_extract(articles):
    for method in ("lexicon", "model"):
        claims = claimgraph.Extractor(method=method).extract(articles[0]).claims
        assert all((claim.extractor == "model") == (method == "model") for claim in claims)
    sure = claimgraph.Extractor(min_confidence=0.8).extract(articles[1]).claims
    assert all(claim.confidence >= 0.8 for claim in sure)


def test_an_extractor_can_be_pickled():
    extractor = pickle.loads(pickle.dumps(claimgraph.Extractor(min_confidence=1.0)))
    assert edges(extractor.extract(TRUCE)) == []


def test_other_threads_run_while_text_is_read(extractor, articles):
    text = "\n\n".join(article["text"] for article in articles) * 20
    ticks = 0
    done = threading.Event()

    def work():
        extractor.extract(text)
        done.set()

    worker = threading.Thread(target=work)
    worker.start()
    while not done.wait(0.005):
        ticks += 1
    worker.join()
    assert ticks > 3


def test_ctrl_c_ends_a_long_run():
    program = (
        "import claimgraph, itertools, signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell in the background starts us with it ignored\n"
        f"texts = itertools.repeat({TRUCE * 20!r})\n"
        "for number, _ in enumerate(claimgraph.Extractor().extract_all(texts, n_jobs=2)):\n"
        "    if number == 10: print('running', flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"running\n"
        os.kill(process.pid, signal.SIGINT)
        begin = time.monotonic()
        try:
            _, messages = process.communicate(timeout=60)
        finally:
            process.kill()
    assert b"KeyboardInterrupt" in messages
    assert process.returncode != 0
    assert time.monotonic() - begin < 30


def test_progress_bars_count_documents(extractor):
    tqdm = pytest.importorskip("tqdm")
    texts = [TRUCE] * 5
    with tqdm.tqdm(extractor.extract_all(texts), total=len(texts), disable=None) as bar:
        assert len(list(bar)) == bar.total
