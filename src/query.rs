//! Floor 2, questions: pure functions of the graph.

pub mod search;
