#!/usr/bin/env python3
"""Records what the original tokenizer makes of wordpiece_texts.txt.

    python3 record_wordpiece.py FOLDER    (with tokenizer.json and vocab.txt of all-MiniLM-L6-v2; needs `tokenizers`)

Writes wordpiece_ids.txt (the ids of each text, a line each) and wordpiece_vocabulary.txt (id, tab, piece: those pieces and
every part of them that the vocabulary has too, so that the test needs no model file).
"""

import re
import sys
from pathlib import Path

from tokenizers import Tokenizer

here = Path(__file__).parent
folder = Path(sys.argv[1])
tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
tokenizer.no_truncation()
tokenizer.no_padding()
tokenizer.encode_special_tokens = True  # "[MASK]" in a text is plain text

vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
number = {piece: i for i, piece in enumerate(vocabulary) if piece}


def unescaped(line: str) -> str:
    line = line.replace("\\t", "\t")
    return re.sub(r"\\u\{([0-9A-F]+)\}", lambda m: chr(int(m[1], 16)), line)


texts = [unescaped(t) for t in (here / "wordpiece_texts.txt").read_text(encoding="utf-8").split("\n")[1:-1]]
ids = [tokenizer.encode(text, add_special_tokens=False).ids for text in texts]
(here / "wordpiece_ids.txt").write_text("".join(" ".join(map(str, row)) + "\n" for row in ids))

kept = {0, 100, 101, 102, 103}
for row in ids:
    kept.update(row)
for piece in [vocabulary[i] for i in kept]:
    begins = not piece.startswith("##")
    letters = piece if begins else piece[2:]
    for first in range(len(letters)):
        for last in range(first + 1, len(letters) + 1):
            part = letters[first:last]
            kept.update(number[name] for name in (part, "##" + part) if name in number)
rows = "".join(f"{i}\t{vocabulary[i]}\n" for i in sorted(kept))
(here / "wordpiece_vocabulary.txt").write_text(rows, encoding="utf-8")
