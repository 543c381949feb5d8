//! Queries on small sample graphs, and on random graphs in comparison with petgraph.

mod analysis;
mod between;
mod contradictions;
mod diff;
mod every_filter;
mod filters;
mod lint;
mod names;
mod paths;
mod properties;
mod sample_graph;
