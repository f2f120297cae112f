"""The tokenizer of a model: its JSON, and the words of a WordPiece in a list beside it, read in half the time."""

from __future__ import annotations

import json
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece

FILE, WORDS = "tokenizer.json", "words.txt"


def read_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer that `write_tokenizer` wrote to this folder."""
    tokenizer = Tokenizer.from_file(str(folder / FILE))
    if (folder / WORDS).is_file():
        few = tokenizer.model
        tokenizer.model = WordPiece.from_file(
            str(folder / WORDS),
            unk_token=few.unk_token,
            max_input_chars_per_word=few.max_input_chars_per_word,
            continuing_subword_prefix=few.continuing_subword_prefix,
        )
    return tokenizer


def write_tokenizer(tokenizer: Tokenizer, folder: Path) -> None:
    """Write a tokenizer to a folder; what is read from there is the same."""
    whole = json.loads(tokenizer.to_str())
    model = whole["model"]
    if model["type"] == "WordPiece":
        words = sorted(model["vocab"], key=model["vocab"].__getitem__)
        # The words that stand for themselves in a text are looked for by the numbers they have here.
        special = {each["content"] for each in whole["added_tokens"]}
        few = {word: number for word, number in model["vocab"].items() if word in special}
        (folder / WORDS).write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
        (folder / FILE).write_text(json.dumps({**whole, "model": {**model, "vocab": few}}), encoding="utf-8")
        if read_tokenizer(folder).to_str() == tokenizer.to_str():
            return
        # Words that no list can hold: numbers left out, or a line's end in one.
        (folder / WORDS).unlink()
    tokenizer.save(str(folder / FILE))
