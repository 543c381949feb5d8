//! The graph as a whole, in answers that can be said in a sentence: who is tied most, who stands
//! between others, who belongs together, and whose friends are each other's rivals.
//!
//! Numbers are means, never answers: each finding carries the entities and relations behind it.

mod brokers;
mod groups;
mod hubs;
mod insight;
mod modularity;
mod triangles;
mod undirected;
mod whole;

pub use brokers::{Broker, brokers};
pub use groups::{Group, groups};
pub use hubs::{Hub, hubs};
pub use insight::{Insight, InsightSection};
pub use triangles::{Triangle, triangles};
pub use whole::{Analysis, analyse};
