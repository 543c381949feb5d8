//! Layer 5, queries: pure functions of the graph.
//!
//! Every query takes a [`Graph`](crate::model::Graph) and ids, and returns plain data in a defined order, so the
//! explorer, the commands and the exported files all show the same results.

mod analysis;
mod at_date;
mod claims;
mod common_neighbours;
mod contradictions;
mod coverage;
mod diff;
mod dossier;
mod filter;
mod inventory;
mod lint;
mod names;
mod neighbourhood;
mod opening;
mod order;
mod pair;
mod path;
mod progress;
mod reload;
mod timeline;

pub use analysis::{
    Analysis, AnalysisLimits, Broker, BrokerBasis, Group, Grouping, Hub, Insight, InsightSection,
    MAX_BROKER_ENTITIES, Triangle, analyse,
};
pub(crate) use at_date::EventsAtDate;
pub(crate) use claims::sources_with_cited_paragraphs;
pub use claims::{CitingClaim, claims_citing, distinct_claim_count};
pub(crate) use common_neighbours::common_to_all_or_all_but_one;
pub use common_neighbours::{CommonNeighbour, common_neighbours};
pub use contradictions::{Contradiction, contradictions};
pub(crate) use contradictions::{count_by_link, describe_contradictions};
pub use coverage::{Coverage, coverage, witness_count};
pub use diff::{Changes, Diff, FieldChange, Revision, diff};
pub(crate) use dossier::{Chapter, dossier_chapters, path_chapter, profiles};
pub(crate) use filter::TargetFilter;
pub use filter::{
    Constraint, Dimension, Facet, FacetCount, Filter, FilterArgs, FilterError, FilterRow, ValueKind,
};
pub(crate) use inventory::{Inventory, cited_sources, inventory};
pub use lint::{LintRule, LintWarning, duplicates, lint};
pub use names::{EntityMention, NameIndex};
pub use neighbourhood::{Neighbourhood, everything, expanded_neighbourhood, neighbourhood};
pub use opening::opening_entity;
pub use order::ties_in_reading_order;
pub(crate) use pair::pairs_of;
pub use pair::{Pair, RelationTally, pair};
pub(crate) use path::Shortfall;
pub use path::{
    Hop, MAX_PATHS, Path, PathDirection, PathEnds, PathError, PathQuery, Paths, Strength, Weakness,
    paths, shortest_path,
};
pub use progress::{OnProgress, Progress};
pub(crate) use reload::{Reload, saved_claim};
pub(crate) use timeline::earliest_publication;
pub use timeline::{Scope, Timeline, TimelineEvent, timeline};
