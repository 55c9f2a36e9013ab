"""The rank stability of tests/bench/run in numpy: numpy_stability.py [--small].

Prints what is drawn, candidates, draws and CPU milliseconds; ends with 77 where numpy is missing. Points are uniform,
6 criteria, the first 50; the work goes in blocks of 500 draws, which was the fastest of those tried."""

import sys
import time

try:
    import numpy
except ImportError:
    sys.exit(77)

TOP = 50
BLOCK = 500


def count(blocks, candidates):
    times = numpy.zeros(candidates, dtype=numpy.int64)
    for scores in blocks:
        best = numpy.argpartition(scores, candidates - TOP, axis=1)[:, candidates - TOP:]
        times += numpy.bincount(best.ravel(), minlength=candidates)
    return times


def measure(kind, candidates, draws, blocks):
    begin = time.process_time()
    times = count(blocks, candidates)
    assert times.sum() == draws * TOP
    print(kind, candidates, draws, 1000 * (time.process_time() - begin))


def main():
    candidates, draws = (500, 1000) if "--small" in sys.argv else (5000, 10000)
    chance = numpy.random.default_rng(1)
    points = chance.random((6, candidates), dtype=numpy.float32)
    measure("weights", candidates, draws,
            (chance.dirichlet(numpy.ones(6), BLOCK).astype(numpy.float32) @ points for _ in range(draws // BLOCK)))
    scores = points.mean(axis=0)
    measure("noise", candidates, draws,
            (scores + 0.03 * chance.standard_normal((BLOCK, candidates), dtype=numpy.float32)
             for _ in range(draws // BLOCK)))


if __name__ == "__main__":
    main()
