//! Analysis of the whole graph, with results that fit in a sentence: the most connected entities, brokers between
//! others, groups, and friends of rivals. Each result includes the entities and relations that it is based on.

mod analyse;
mod brandes;
mod brokers;
mod communities;
mod grouping;
mod groups;
mod hubs;
mod insight;
mod louvain;
mod triangles;
mod undirected;

pub use analyse::{Analysis, AnalysisLimits, analyse};
pub use brokers::{Broker, BrokerBasis, MAX_BROKER_ENTITIES};
pub use grouping::Grouping;
pub use groups::Group;
pub use hubs::Hub;
pub use insight::{Insight, InsightSection};
pub use triangles::Triangle;
