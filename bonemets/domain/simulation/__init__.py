"""Models that a learner can move: published equations and figures, each with its source, unit and limit."""
