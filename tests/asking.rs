//! Questions asked of graphs that fit on a page, and of random ones beside petgraph.

mod between;
mod contradictions;
mod difference;
mod every_filter;
mod filters;
mod lint;
mod names;
mod paths;
mod story;
mod whole;
