//! Floor 2, pictures: where things go, in whole cells of a terminal.
