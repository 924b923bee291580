#!/usr/bin/env python3
"""Kills `claimgraph extract --resume` (SIGKILL) at random moments, calls it again each time, and compares the file with
that of a run that nobody disturbed: byte for byte, so that no document is lost, doubled or out of place.

    tests/stream/kill_and_resume.py [INPUT...] [--command build/release/cli/claimgraph] [--documents 5000] [--kills 10]

INPUT: .jsonl (also .gz) with a "text" per line, taken in turns under new ids; without any, sentences of its own. Nothing
but the standard library of Python is needed.
"""
import argparse
import gzip
import itertools
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def texts(paths: list[Path]) -> list[str]:
    if not paths:
        return ["Ruritania accused Freedonia of breaking the truce. " * n for n in range(1, 9)]
    found = []
    for path in paths:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=Path)
    parser.add_argument("--command", default="build/release/cli/claimgraph")
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--bytes", type=int, default=100_000, help="of each text, at most")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()

    moments = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as name:
        archive, whole, resumed = (Path(name) / file for file in ("documents.jsonl", "whole.jsonl", "resumed.jsonl"))
        with archive.open("w", encoding="utf-8") as lines:
            for number, text in zip(range(arguments.documents), itertools.cycle(texts(arguments.inputs))):
                lines.write(json.dumps({"id": f"d{number}", "text": text[: arguments.bytes]}) + "\n")
        extract = [arguments.command, "extract", str(archive), "--jobs", str(arguments.jobs)]
        start = time.monotonic()
        subprocess.run([*extract, "-o", str(whole)], check=True)
        seconds = time.monotonic() - start

        cut = 0
        for kill in range(arguments.kills):
            process = subprocess.Popen([*extract, "--resume", str(resumed)])
            # Somewhere in what is left of an undisturbed run, the start of the program included.
            left = 1 - (resumed.stat().st_size if resumed.exists() else 0) / whole.stat().st_size
            time.sleep(moments.random() * 2 * seconds * left / (arguments.kills - kill))
            process.kill()
            process.wait()
            content = resumed.read_bytes() if resumed.exists() else b""
            cut += not content.endswith(b"\n") and content != b""
            print(f"killed with {content.count(10)} lines written", flush=True)
        subprocess.run([*extract, "--resume", str(resumed)], check=True)
        if whole.read_bytes() != resumed.read_bytes():
            sys.exit("the file of the killed runs differs from that of an undisturbed run")
        print(f"{arguments.documents} documents, {arguments.kills} kills ({cut} in the middle of a line): each document once")


if __name__ == "__main__":
    main()
