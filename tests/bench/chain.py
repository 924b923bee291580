#!/usr/bin/env python3
"""Measures the whole command on one core: words per second, time to the first result, peak memory.

    tests/bench/chain.py INPUT... [--command build/release/cli/claimgraph] [--documents 5000] [--runs 3]

INPUT: .jsonl (also .gz) with a "text" per line. Nothing but the standard library of Python is needed.
"""
import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def read_documents(paths: list[Path], limit: int) -> list[dict]:
    documents = []
    for path in paths:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if len(documents) == limit:
                    return documents
                document = json.loads(line)
                documents.append({"id": str(len(documents)), "title": document.get("title") or "", "text": document["text"]})
    return documents


def run(command: list[str], pin: bool) -> tuple[float, float, int]:
    """Wall and CPU seconds and peak resident KiB of one run; its output goes to nowhere."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=(lambda: os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})) if pin else None)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} failed with status {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def first_result(command: str, folder: Path) -> float:
    """Seconds from the start of the process to its first line, for one short document."""
    document = folder / "one.txt"
    document.write_text("Ruritania on Monday accused Freedonia of breaking the truce.\n", encoding="utf-8")
    start = time.perf_counter()
    with subprocess.Popen([command, "extract", "--jobs", "1", str(document)], stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--command", default="build/release/cli/claimgraph")
    parser.add_argument("--documents", type=int, default=5000, help="read at most so many")
    parser.add_argument("--jobs", type=int, default=1, help="workers; with 1 the process is bound to one core")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()

    documents = read_documents(arguments.inputs, arguments.documents)
    words = sum(len((d["title"] + " " + d["text"]).split()) for d in documents)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "documents.jsonl"
        archive.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
        starts = [first_result(arguments.command, folder) for _ in range(5)]
        command = [arguments.command, "extract", "--jobs", str(arguments.jobs), str(archive)]
        runs = [run(command, arguments.jobs == 1) for _ in range(arguments.runs)]
    wall = statistics.median(r[0] for r in runs)
    cpu = statistics.median(r[1] for r in runs)
    print(f"documents            {len(documents):>12,}")
    print(f"words                {words:>12,}   (separated by white space)")
    print(f"words/s              {words / wall:>12,.0f}   wall, median of {arguments.runs}, {arguments.jobs} job(s)")
    print(f"words/CPU s          {words / cpu:>12,.0f}")
    print(f"first result         {statistics.median(starts):>12.3f} s  (one sentence, median of 5)")
    print(f"peak memory          {max(r[2] for r in runs) / 1024:>12.0f} MiB")


if __name__ == "__main__":
    main()
