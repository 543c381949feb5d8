//! The program: reads arguments, loads the graph, hands over.

fn main() {}
