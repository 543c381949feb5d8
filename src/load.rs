//! Floor 1, reading: texts in, a graph and its problems out. Serde lives here only.
