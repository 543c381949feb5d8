//! Floor 2, files for other programs: DOT, JSON and more, from the same selection the screen shows.
