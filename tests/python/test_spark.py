"""claimgraph.spark on real Spark: row for row what the command gives, whatever happens to documents and workers."""

from __future__ import annotations

import datetime
import json
import os
import signal
import sys
import threading
from pathlib import Path

import pyarrow
import pytest
from conftest import blocks

import claimgraph
from claimgraph._tables import without_none

pyspark = pytest.importorskip("pyspark")
from pyspark.sql import SparkSession, functions  # noqa: E402

from claimgraph import spark as claims_on_spark  # noqa: E402 - needs pyspark


@pytest.fixture(scope="module")
def session():
    os.environ.pop("SPARK_HOME", None)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    made = (
        SparkSession.builder.master("local[2,4]")  # a task may fail three times
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.memory", "512m")
        .getOrCreate()
    )
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def news(articles) -> list[dict[str, str]]:
    return [dict(article, id=f"{article['id']}-{number}") for number in range(20) for article in articles]


@pytest.fixture(scope="module")
def frame(session, news):
    return session.createDataFrame(news).repartition(4)


def as_lines(rows) -> dict[str, object]:
    """Rows as the JSON lines that say the same."""
    found = [without_none(row.asDict(recursive=True)) for row in rows]
    return {line["id"]: line for line in found}


def numbers_as_read(value):
    """JSON has one kind of number: -2 and -2.0 are the same."""
    return json.loads(json.dumps(value), parse_int=float)


@pytest.fixture(scope="module")
def extracted(frame):
    return claims_on_spark.extract(frame, title="title", keep_text=True).cache()


def test_rows_are_those_of_the_command(extracted, news, command):
    lines = command("extract", "-", stdin="".join(json.dumps(article) + "\n" for article in news)).splitlines()
    wanted = {line["id"]: without_none(line) for line in map(json.loads, lines)}
    found = as_lines(extracted.collect())
    assert found.keys() == wanted.keys()
    for name, line in wanted.items():
        assert numbers_as_read(found[name]) == numbers_as_read(line)


def test_actors_are_merged_as_by_the_command(frame, news, command):
    lines = command(
        "extract", "-", "--merge", "exact", stdin="".join(json.dumps(article) + "\n" for article in news)
    ).splitlines()
    wanted = {line["id"]: line["actors"] for line in map(json.loads, lines)}
    found = as_lines(claims_on_spark.extract(frame, title="title", merge="exact").collect())
    assert {name: line["actors"] for name, line in found.items()} == wanted


def worker_times() -> dict[int, int]:
    """CPU time, in clock ticks, of each Python worker that has loaded the extension module."""
    times = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_worker = b"pyspark" in (process / "cmdline").read_bytes() and "claimgraph/_core" in (process / "maps").read_text()
            if is_worker and int(process.name) != os.getpid():
                fields = (process / "stat").read_text().rpartition(")")[2].split()
                times[int(process.name)] = int(fields[11]) + int(fields[12])
        except OSError:  # it has ended meanwhile, or is somebody else's
            continue
    return times


def test_a_worker_that_is_killed_changes_nothing(frame, extracted):
    killed = []
    done = threading.Event()

    def kill_a_worker() -> None:
        """Kills a worker as soon as it has worked for a fifth of a second."""
        at_first: dict[int, int] = {}
        while not done.wait(0.02):
            for process, ticks in worker_times().items():
                if ticks - at_first.setdefault(process, ticks) >= os.sysconf("SC_CLK_TCK") / 5:
                    os.kill(process, signal.SIGKILL)
                    killed.append(process)
                    return

    wanted = as_lines(extracted.collect())
    more = frame
    for copy in range(5):
        more = more.unionByName(frame.withColumn("id", functions.concat("id", functions.lit(f"-{copy}"))))
    killer = threading.Thread(target=kill_a_worker)
    killer.start()
    rows = as_lines(claims_on_spark.extract(more.repartition(4), title="title", keep_text=True).collect())
    done.set()
    killer.join()
    assert len(killed) == 1
    assert len(rows) == 6 * len(wanted)
    for name, line in wanted.items():
        assert rows[name] == line


def test_bad_documents_have_their_error_and_fail_no_job(session):
    rows = [("good", "Ruritania thanked Freedonia."), ("binary", "a\0b\0c"), ("nothing", None), (None, "")]
    found = claims_on_spark.extract(session.createDataFrame(rows, "id string, text string"), date=None).collect()
    errors = {row.id: row.error for row in found}
    assert errors["good"] is None
    assert errors["binary"].startswith("CG104 binary")
    assert errors["nothing"].startswith("CG113 nothing")
    assert [row.claims is None for row in found] == [row.error is not None for row in found]
    assert len(found) == 4


def test_wrong_columns_and_options_are_refused_at_once(frame):
    with pytest.raises(claimgraph.UsageError, match="no column 'body'"):
        claims_on_spark.extract(frame, text="body")
    with pytest.raises(TypeError):
        claims_on_spark.extract(frame, confidence=0.5)
    with pytest.raises(claimgraph.UsageError):
        claims_on_spark.aggregate(frame, period="decade")


def test_dates_of_spark_are_iso_dates(session):
    rows = [("a", "Ruritania thanked Freedonia.", datetime.date(2024, 2, 29))]
    frame = session.createDataFrame(rows, "id string, text string, date date")
    assert claims_on_spark.extract(frame).first().date == "2024-02-29"
    as_time = frame.withColumn("date", frame.date.cast("timestamp"))
    assert claims_on_spark.extract(as_time).first().date == "2024-02-29"


def test_aggregation_counts_what_the_graph_counts(extracted):
    documents = [claimgraph.ExtractedDocument.from_dict(line) for line in as_lines(extracted.collect()).values()]
    ties = claimgraph.Graph(documents, merge="none").ties()
    rows = claims_on_spark.aggregate(extracted, "year").collect()
    found = {(row.source_id, row.relation, row.target_id): row for row in rows}
    assert len(found) == len(rows) == len(ties)
    for tie in ties:
        row = found[tie.source.id, tie.relation, tie.target.id]
        assert (row["count"], row.documents, row.first_date, row.last_date) == (
            tie.count,
            tie.documents,
            tie.first_date,
            tie.last_date,
        )
        assert row.strength == pytest.approx(tie.strength)
        assert row.period.isoformat()[:4] == row.first_date[:4]
    months = claims_on_spark.aggregate(claims_on_spark.claims(extracted), "month").collect()
    assert [row["count"] for row in months] == [row["count"] for row in claims_on_spark.aggregate(extracted).collect()]


def test_periods_of_partial_and_wrong_dates(session):
    dates = ["2024-05-17", "2024-05", "2024", "", "2024-02-30", "once", "2024-05-17T10:00:00Z"]
    line = {"actor": "a", "name": "A", "mention": "", "span": [0, 0]}
    claim = {"source": line, "relation": "thank", "target": line, "confidence": 0.5}
    rows = [(f"{number}", "", date, None, [claim]) for number, date in enumerate(dates)]
    end = "struct<actor:string,name:string>"
    schema = (
        "id string, title string, date string, outlet string, "
        f"claims array<struct<source:{end},relation:string,target:{end},confidence:double>>"
    )
    frame = session.createDataFrame(rows, schema)

    def counts(period):
        found = claims_on_spark.aggregate(frame, period).collect()
        return {row.period and row.period.isoformat(): row["count"] for row in found}

    assert counts("day") == {"2024-05-17": 2, None: 5}
    assert counts("week") == {"2024-05-13": 2, None: 5}
    assert counts("month") == {"2024-05-01": 3, None: 4}
    assert counts("quarter") == {"2024-04-01": 3, None: 4}
    assert counts("year") == {"2024-01-01": 4, None: 3}


def test_the_program_of_the_manual_runs(frame, tmp_path, capsys):
    (program,) = blocks("docs/scale.md")
    program = program.replace('"found"', repr(str(tmp_path / "found")))  # Spark has a working folder of its own
    names = {"articles": frame.limit(6)}
    exec(compile(program, "docs/scale.md", "exec"), names)
    assert "period" in capsys.readouterr().out
    assert len(names["graph"].claims) > 6


def test_parquet_gives_the_graph(extracted, tmp_path):
    lines = as_lines(extracted.collect()).values()
    wanted = claimgraph.Graph(map(claimgraph.ExtractedDocument.from_dict, lines), merge="none")
    extracted.write.parquet(str(tmp_path / "documents"))
    claims_on_spark.claims(extracted).write.parquet(str(tmp_path / "claims"))
    by_id = sorted(claim.to_json() for claim in wanted)
    documents = claimgraph.Graph.from_parquet(tmp_path / "documents", merge="none")
    assert sorted(claim.to_json() for claim in documents) == by_id
    assert {actor.id for actor in documents.actors} == {actor.id for actor in wanted.actors}
    claims = claimgraph.Graph.from_parquet(tmp_path / "claims")
    assert sorted(claim.to_json() for claim in claims) == by_id
    with pytest.raises(claimgraph.UsageError):
        claimgraph.Graph.from_arrow(pyarrow.table({"text": ["x"]}))
