"""The tokenizer: what is read from a folder is what was written, whatever its words are."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import AddedToken, Tokenizer
from tokenizers.models import WordLevel, WordPiece

from index.vectors.embedder import DEFAULT_REVISION, export_folder, find_model, open_embedder
from index.vectors.tokenizer import FILE, WORDS, read_tokenizer, write_tokenizer

TEXT = "What did [CLS] Zoë O’Brien say [MASK] about naïve ferries in 会談? ##ing"


def word_piece(*words: str, first: int = 0) -> Tokenizer:
    return Tokenizer(WordPiece({word: first + at for at, word in enumerate(words)}, unk_token="[UNK]"))


def test_the_words_of_the_model_are_a_list_and_cut_texts_as_the_model_does(tmp_path: Path) -> None:
    open_embedder(DEFAULT_REVISION)
    model = Tokenizer.from_file(str(next(find_model().folder.rglob("tokenizer.json"))))
    kept = read_tokenizer(export_folder(DEFAULT_REVISION))
    model.no_padding(), kept.no_padding(), model.no_truncation(), kept.no_truncation()
    assert kept.to_str() == model.to_str()
    assert (kept.encode(TEXT).ids, kept.encode(TEXT).offsets) == (model.encode(TEXT).ids, model.encode(TEXT).offsets)
    assert len((export_folder(DEFAULT_REVISION) / WORDS).read_text("utf-8").splitlines()) == kept.get_vocab_size()


def test_a_special_token_keeps_its_number(tmp_path: Path) -> None:
    tokenizer = word_piece("salt", "[UNK]", "tide", "[SEP]")
    tokenizer.add_special_tokens(["[UNK]", "[SEP]"])
    write_tokenizer(tokenizer, tmp_path)
    assert (tmp_path / WORDS).read_text("utf-8").split() == ["salt", "[UNK]", "tide", "[SEP]"]
    assert read_tokenizer(tmp_path).get_vocab() == tokenizer.get_vocab()
    assert read_tokenizer(tmp_path).encode("tide[SEP]salt").ids == [2, 3, 0]


def with_another(tokenizer: Tokenizer) -> Tokenizer:
    tokenizer.add_tokens([AddedToken("harbour-master")])
    return tokenizer


@pytest.mark.parametrize(
    "tokenizer",
    [
        word_piece("[UNK]", "salt", first=3),
        word_piece("[UNK]", "salt ", "salt"),
        word_piece("[UNK]", "salt\ntide"),
        with_another(word_piece("[UNK]", "salt")),
        Tokenizer(WordLevel({"[UNK]": 0, "salt": 1}, unk_token="[UNK]")),
    ],
    ids=["numbers left out", "a blank at the end", "two lines", "one that is added", "no word piece"],
)
def test_what_no_list_can_hold_stays_in_the_json(tokenizer: Tokenizer, tmp_path: Path) -> None:
    write_tokenizer(tokenizer, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert read_tokenizer(tmp_path).to_str() == tokenizer.to_str()
