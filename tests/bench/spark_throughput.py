#!/usr/bin/env python3
"""Measures claimgraph.spark.extract beside the command: the same documents, the same number of cores.

    tests/bench/spark_throughput.py INPUT... [--command build/release/cli/claimgraph] [--documents 20000] [--cores 2]

INPUT: .jsonl (also .gz) with a "text" per line. Run it with the Python that has the package and pyspark. Starting Spark and its
workers is counted apart: the job runs twice, the first time on few documents.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import claimgraph.spark
from pyspark.sql import SparkSession
from python_cost import write_documents


def spark_seconds(session: SparkSession, frame, output: Path) -> float:
    begin = time.perf_counter()
    claimgraph.spark.extract(frame, date=None, title="title").write.mode("overwrite").parquet(str(output))
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--command", default="build/release/cli/claimgraph")
    parser.add_argument("--documents", type=int, default=20000)
    parser.add_argument("--cores", type=int, default=2)
    options = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        news = folder / "news.jsonl"
        words = write_documents(options.inputs, options.documents, news)
        command = [options.command, "extract", str(news), "-o", str(folder / "lines.jsonl"), "--quiet", "--jobs", str(options.cores)]
        begin = time.perf_counter()
        subprocess.run(command, check=True)
        by_command = time.perf_counter() - begin
        begin = time.perf_counter()
        session = SparkSession.builder.master(f"local[{options.cores}]").config("spark.ui.enabled", "false").getOrCreate()
        frame = session.read.schema("id string, title string, text string").json(str(news)).repartition(4 * options.cores)
        spark_seconds(session, frame.limit(10), folder / "few")
        start = time.perf_counter() - begin
        by_spark = spark_seconds(session, frame, folder / "all")
        session.stop()
        for who, seconds in (("command", by_command), ("Spark", by_spark)):
            print(f"{who:8} {seconds:7.1f} s, {words / seconds / options.cores:8,.0f} words per second and core")
        print(f"{options.documents} documents, {words:,} words, {options.cores} cores; Spark and its workers start in {start:.1f} s")


if __name__ == "__main__":
    main()
