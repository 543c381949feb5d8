//! Floor 3, the explorer: a terminal, keys, panes.

pub mod terminal;
