//! The graph as a whole, in answers that fit in a sentence: the most connected entities, brokers
//! between others, groups, and friends of rivals.
//!
//! Numbers are means, never answers: each finding has the entities and relations it is based on.

mod brokers;
mod groups;
mod hubs;
mod insight;
mod modularity;
mod triangles;
mod undirected;
mod whole;

pub use brokers::Broker;
pub use groups::Group;
pub use hubs::Hub;
pub use insight::{Insight, InsightSection};
pub use triangles::Triangle;
pub use whole::{Analysis, analyse};
