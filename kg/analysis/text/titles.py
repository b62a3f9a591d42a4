"""Scores of IPC subclasses for a text, from counts of grams: BM25 over the titles of the classification, and log-odds
learned from titles of patents whose subclasses are known.

The two err differently: BM25 knows every class and few words, log-odds know the words of applicants and only the classes
that they file in. Their sum was better than either in ten folds of the labelled titles (`benchmarks/title_classes.py`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from kg.analysis.metrics.inputs import Floats
from kg.analysis.text.grams import grams

# BM25 as usual: Robertson & Zaragoza 2009, Foundations and Trends in Information Retrieval 3:333.
K1, B = 1.2, 0.75
# Grams by which the share of all titles is believed before a class's own: of 300, 1,000 and 3,000 the best in ten folds.
PRIOR = 1000.0
# Parts of the BM25 score in the sum, both on the scale of their spread over classes: of .1, .2 and .4 the best in ten folds.
BM25_PART = 0.2


@dataclass(frozen=True)
class Counts:
    """In how many titles each gram occurs by class: `found` (C, G) over `classes` and `vocabulary`; `titles` (C,) of each class."""

    classes: tuple[str, ...]
    vocabulary: dict[str, int]
    found: sparse.csr_matrix
    titles: Floats


def counted(
    titled: Iterable[tuple[str, Sequence[str]]], classes: Sequence[str], vocabulary: dict[str, int]
) -> Counts:
    """Counts of (title, its classes); grams outside `vocabulary` and classes outside `classes` are left out."""
    row = {symbol: number for number, symbol in enumerate(classes)}
    total = np.zeros(len(classes))
    at: list[tuple[int, int]] = []
    for title, symbols in titled:
        columns = [vocabulary[gram] for gram in grams(title) if gram in vocabulary]
        for symbol in symbols:
            if symbol in row:
                total[row[symbol]] += 1
                at += [(row[symbol], column) for column in columns]
    where = np.array(at, dtype=np.intp).reshape(-1, 2)
    shape = (len(classes), len(vocabulary))
    found = sparse.coo_matrix((np.ones(len(where)), (where[:, 0], where[:, 1])), shape=shape).tocsr()
    return Counts(tuple(classes), vocabulary, found, total)


@dataclass(frozen=True)
class TitleModel:
    """`named`: counts of the titles of the classification; `labelled`: of titles of patents. Both over the same classes and vocabulary."""

    named: Counts
    labelled: Counts

    @property
    def classes(self) -> tuple[str, ...]:
        """The IPC subclasses that are told apart."""
        return self.named.classes

    def scores(self, text: str) -> Floats:
        """A score by class (C,), in spreads over the classes; all 0 where no gram of `text` is known."""
        columns = [self.named.vocabulary[g] for g in sorted(grams(text)) if g in self.named.vocabulary]
        if not columns:
            return np.zeros(len(self.classes))
        chosen = np.zeros(len(self.named.vocabulary))
        chosen[columns] = 1
        odds = self._odds @ chosen + self._empty * len(columns) + self._often
        return _spread(np.asarray(odds)) + BM25_PART * _spread(np.asarray(self._bm25 @ chosen))

    def rarity(self, gram: str) -> float:
        """How rare a gram is in all titles: the log of one over its share; 0 for one that is unknown."""
        at = self.named.vocabulary.get(gram)
        return 0.0 if at is None else float(self._rarity[at])

    def evidence(self, text: str, symbol: str) -> list[tuple[str, float]]:
        """The grams of `text` of two characters or more that speak for a class, each with its log-odds, the strongest first."""
        row = self.classes.index(symbol)
        found = []
        for gram in grams(text):
            at = self.named.vocabulary.get(gram)
            if (
                at is not None
                and len(gram) > 1
                and (odds := float(self._odds[row, at] + self._empty[row])) > 0
            ):
                found.append((gram, odds))
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    @cached_property
    def _all(self) -> sparse.csr_matrix:
        return (self.named.found + self.labelled.found).tocsr()

    @cached_property
    def _share(self) -> Floats:
        """The share of each gram among all (G,)."""
        total = np.asarray(self._all.sum(axis=0)).ravel() + 1
        return np.asarray(total / total.sum())

    @cached_property
    def _odds(self) -> sparse.csr_matrix:
        """Log-odds of a gram in a class over what the class would have of it with none (C, G); 0 where it has none."""
        cells = self._all.tocoo()
        prior = PRIOR * self._share[cells.col]
        return sparse.csr_matrix(
            (np.log((cells.data + prior) / prior), (cells.row, cells.col)), shape=cells.shape
        )

    @cached_property
    def _empty(self) -> Floats:
        """Log-odds of a gram that a class does not have (C,): the more grams a class has, the more that says."""
        return np.asarray(np.log(PRIOR / (np.asarray(self._all.sum(axis=1)).ravel() + PRIOR)))

    @cached_property
    def _often(self) -> Floats:
        """The log of how many titles a class has (C,)."""
        return np.asarray(np.log1p(self.named.titles + self.labelled.titles))

    @cached_property
    def _rarity(self) -> Floats:
        held = np.asarray(self._all.sum(axis=0)).ravel()
        return np.asarray(np.log((self.named.titles.sum() + self.labelled.titles.sum() + 1) / (held + 1)))

    @cached_property
    def _bm25(self) -> sparse.csr_matrix:
        """BM25 of a text of one gram against all titles of a class (C, G)."""
        tf = self.named.found
        held = np.asarray((tf > 0).sum(axis=0)).ravel()
        idf = np.log(1 + (tf.shape[0] - held + 0.5) / (held + 0.5))
        length = np.asarray(tf.sum(axis=1)).ravel()
        cells = tf.tocoo()
        norm = K1 * (1 - B + B * length[cells.row] / max(length.mean(), 1))
        value = cells.data * (K1 + 1) / (cells.data + norm) * idf[cells.col]
        return sparse.csr_matrix((value, (cells.row, cells.col)), shape=tf.shape)


def _spread(values: Floats) -> Floats:
    """`values` less their mean, in standard deviations; all 0 where they do not differ."""
    size = values.std()
    return np.asarray((values - values.mean()) / size) if size > 0 else np.zeros_like(values)
