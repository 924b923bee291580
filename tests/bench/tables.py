#!/usr/bin/env python3
"""Measures how long Graph.to_pandas() takes: tests/bench/tables.py [CLAIMS], 1,000,000 unless said otherwise.

The claims are those of the samples under new document ids and dates. Run it with the Python that has the package.
"""

import resource
import sys
import time
from pathlib import Path

import claimgraph

ROOT = Path(__file__).parents[2]


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    found = [document.to_dict(text=False) for document in claimgraph.Extractor().extract_all(texts)]
    graph = claimgraph.Graph()
    number = 0
    while len(graph.claims) < wanted:
        for line in found:
            line |= {"id": f"article-{number}", "title": f"Article {number}", "date": f"2024-{number % 12 + 1:02}-01"}
            graph.add(claimgraph.ExtractedDocument.from_dict(line))
            number += 1
    for table in ("claims", "actors", "ties"):
        wall, cpu = time.perf_counter(), time.process_time()
        frame = graph.to_pandas(table)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(f"to_pandas({table!r}): {len(frame):,} rows of {len(frame.columns)} columns in {wall:.1f} s ({cpu:.1f} s CPU)", flush=True)
        del frame
    print(f"peak memory with the graph: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GiB")


if __name__ == "__main__":
    main()
