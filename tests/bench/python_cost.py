#!/usr/bin/env python3
"""Measures what Python costs over C++: the command and the package read the same documents and write the same lines, by turns.

    tests/bench/python_cost.py INPUT... [--command build/release/cli/claimgraph] [--documents 5000] [--runs 3]

INPUT: .jsonl (also .gz) with a "text" per line. Run it with the Python that has the package. Both are bound to one core; what
counts is the CPU time, which other work on the machine hardly changes.
"""

import argparse
import gzip
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = """
import json, sys, claimgraph
with open(sys.argv[1], encoding="utf-8") as lines, open(sys.argv[2], "w", encoding="utf-8") as out:
    documents = (json.loads(line) for line in lines)
    for document in claimgraph.Extractor(sys.argv[3]).extract_all(documents):
        out.write(document.to_json() + "\\n")
"""


def read_documents(paths: list[Path]) -> list[dict]:
    documents = []
    for path in paths:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            documents += [json.loads(line) for line in lines]
    return documents


def write_documents(paths: list[Path], count: int, output: Path) -> int:
    """Writes `count` documents, again from the first under new ids where there are fewer; returns how many words they have."""
    words = 0
    with output.open("w", encoding="utf-8") as out:
        for number, document in zip(range(count), itertools.cycle(read_documents(paths)), strict=False):
            out.write(json.dumps({"id": str(number), "title": document.get("title") or "", "text": document["text"]}) + "\n")
            words += len(document["text"].split())
    return words


def run(command: list[str]) -> tuple[float, float]:
    """CPU and wall seconds."""
    begin = time.perf_counter()
    core = max(os.sched_getaffinity(0))
    process = subprocess.Popen(command, preexec_fn=lambda: os.sched_setaffinity(0, {core}))
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed with status {status}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--command", default="build/release/cli/claimgraph")
    parser.add_argument("--model", default="extract/model/claimgraph.cgm")
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        news, lines, same = folder / "news.jsonl", folder / "command.jsonl", folder / "python.jsonl"
        words = write_documents(options.inputs, options.documents, news)
        commands = {
            "command": [options.command, "extract", str(news), "-o", str(lines), "--jobs", "1", "--quiet", "--model", options.model],
            "python": [sys.executable, "-c", PROGRAM, str(news), str(same), options.model],
        }
        seconds: dict[str, list[float]] = {"command": [], "python": []}
        for number in range(options.runs):
            for who in sorted(commands, reverse=number % 2 == 1):
                cpu, wall = run(commands[who])
                seconds[who].append(cpu)
                print(f"{who:8} {cpu:7.1f} s CPU, {wall:7.1f} s, {words / cpu:8,.0f} words per CPU second", flush=True)
        if lines.read_bytes() != same.read_bytes():
            sys.exit("the lines differ")
        command, python = (statistics.median(seconds[who]) for who in ("command", "python"))
        print(f"{options.documents} documents, {words:,} words: Python takes {100 * (python / command - 1):+.1f} % CPU time; same lines")


if __name__ == "__main__":
    main()
