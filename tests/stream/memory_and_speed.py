#!/usr/bin/env python3
"""Measures the stream: peak memory for few and for many documents, speed of one and of two workers, equal output.

    tests/stream/memory_and_speed.py INPUT... [--command build/release/cli/claimgraph] [--documents 50000]

INPUT: .jsonl (also .gz) with a "text" per line, taken in turns under new ids. The documents come through a pipe, one by
one. Ends with 1 where memory grows by more than a fifth, two workers on two cores are less than 1.8 times as fast as
one on one core, or the outputs differ. For a quiet machine. Nothing but the standard library of Python is needed.
"""
import argparse
import hashlib
import itertools
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from kill_and_resume import texts


def run(command: list[str], lines: list[bytes], count: int, cores: int) -> tuple[float, float, str]:
    """Wall seconds, peak resident MiB and hash of the output for `count` documents, on so many cores."""
    allowed = set(sorted(os.sched_getaffinity(0))[-cores:])
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               preexec_fn=lambda: os.sched_setaffinity(0, allowed))

    def feed() -> None:
        for number, line in zip(range(count), itertools.cycle(lines)):
            process.stdin.write(b'{"id": "d%d", %s\n' % (number, line))
        process.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    digest = hashlib.sha256()
    while chunk := process.stdout.read(1 << 20):
        digest.update(chunk)
    feeder.join()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed with status {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024, digest.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--command", default="build/release/cli/claimgraph")
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--bytes", type=int, default=100_000, help="of each text, at most")
    arguments = parser.parse_args()

    lines = [json.dumps({"text": text[: arguments.bytes]})[1:].encode() for text in texts(arguments.inputs)]
    extract = [arguments.command, "extract", "-", "--jobs"]
    failures = []

    few = run([*extract, "2"], lines, arguments.few, 2)
    many = run([*extract, "2"], lines, arguments.documents, 2)
    growth = many[1] / few[1]
    print(f"peak memory: {few[1]:.1f} MiB for {arguments.few:,} documents, {many[1]:.1f} MiB for {arguments.documents:,} "
          f"({growth:.2f} times; {many[0]:.0f} s)")
    if growth > 1.2:
        failures.append("memory grows with the number of documents")

    sample = max(arguments.few, arguments.documents // 10)
    one, two, four = (run([*extract, str(jobs)], lines, sample, cores) for jobs, cores in ((1, 1), (2, 2), (4, 2)))
    print(f"{sample:,} documents: {one[0]:.2f} s with one job on one core, {two[0]:.2f} s with two on two ({one[0] / two[0]:.2f} "
          f"times as fast), {four[0]:.2f} s with four on two")
    if one[0] / two[0] < 1.8:
        failures.append("two workers are not 1.8 times as fast as one")
    if not one[2] == two[2] == four[2]:
        failures.append("the outputs of 1, 2 and 4 jobs differ")
    sys.exit("\n".join(failures) or 0)


if __name__ == "__main__":
    main()
