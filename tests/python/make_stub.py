"""Write python/claimgraph/_core.pyi anew from the built module: python tests/python/make_stub.py [--check].

Run it with the package installed (tests/python checks that the file is up to date), after the bindings have changed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from nanobind.stubgen import StubGen

import claimgraph
from claimgraph import _core

STUB = Path(__file__).parents[2] / "python" / "claimgraph" / "_core.pyi"


def stub() -> str:
    """Return the stub of the module."""
    for name in claimgraph.__all__:
        record = getattr(claimgraph, name)
        if isinstance(record, type) and getattr(_core, name, None) is record:
            record.__module__ = _core.__name__  # the generator writes classes where they say that they are
    generator = StubGen(module=_core)
    generator.put(_core)
    lines = generator.get().replace("\n\n\n", "\n\n__version__: str\n\n", 1).splitlines()
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        STUB.write_text(stub(), encoding="utf-8")
    elif STUB.read_text(encoding="utf-8") != stub():
        sys.exit(f"{STUB} is not what the module says: run {sys.argv[0]}")
