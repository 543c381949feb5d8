use std::collections::BTreeSet;

use crate::layout::{AxisContent, AxisEvent};
use crate::model::{Graph, SourceId, When};
use crate::query::{Timeline, TimelineEvent};

/// The content of a time axis for a timeline, between two dates if given.
pub(crate) fn axis_content(
    graph: &Graph,
    timeline: &Timeline,
    [since, until]: [Option<When>; 2],
) -> AxisContent {
    let events = timeline
        .dated
        .iter()
        .filter_map(|event| Some(AxisEvent { claim: event.claim, when: event.when? }));
    let all = timeline.dated.iter().chain(&timeline.undated);
    let cited = |event: &TimelineEvent| graph.citations_of(event.claim);
    let sources: BTreeSet<SourceId> = all.flat_map(cited).map(|cite| cite.source).collect();
    AxisContent {
        events: events.collect(),
        undated: timeline.undated.len(),
        published: sources.into_iter().map(|id| graph.source(id).published()).collect(),
        since,
        until,
    }
}
