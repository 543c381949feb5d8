//! Floor 2, questions: pure functions of the graph.
