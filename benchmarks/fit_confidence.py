"""Fit the weights of film/heard/confidence.py on made takes for tuning, and print them.

Plain logistic regression by Newton's method, with a little ridge so that no weight runs away. Nothing here looks at a seed
that is not for tuning.
"""

import numpy as np
import numpy.typing as npt
from lining_cases import TUNED, cases, judged

TAKES_A_SEED = 350
_RIDGE = 1.0
_ROUNDS = 40


def fitted(features: npt.NDArray[np.float64], said: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Give the bias and the weights that make what was said likeliest."""
    rows = np.hstack([np.ones((len(features), 1)), features])
    weights = np.zeros(rows.shape[1])
    ridge = np.diag([0.0, *[_RIDGE] * features.shape[1]])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (said - chance) - ridge @ weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        weights += np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    """Fit and print."""
    lines = [line for seed in TUNED for case in cases(seed, TAKES_A_SEED) for line in judged(case)]
    features = np.array([line.candidate.features for line in lines])
    said = np.array([float(line.said) for line in lines])
    bias, *weights = fitted(features, said).round(2).tolist()
    print(f"# {len(lines)} lines, {said.mean():.3f} of them said")
    print(f"BIAS: Final = {bias}")
    print(f"WEIGHTS: Final = ({', '.join(map(str, weights))})")


if __name__ == "__main__":
    main()
