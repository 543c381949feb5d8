use crate::layout::picture::GlyphSet;
use crate::layout::picture::Size;
use crate::model::{ClaimId, Day, Graph, When};

/// A relation or fact with its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AxisEvent {
    /// The relation or fact.
    pub claim: ClaimId,
    /// Its date.
    pub when: When,
}

/// What a time axis shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AxisContent {
    /// The dated events, in date order.
    pub events: Vec<AxisEvent>,
    /// The number of events without a date.
    pub undated: usize,
    /// The publication date of each source that the events cite.
    pub published: Vec<Option<When>>,
    /// The start of the axis; `None` for the first date.
    pub since: Option<When>,
    /// The end of the axis; `None` for the last date.
    pub until: Option<When>,
}

/// The parameters of a time axis.
pub struct AxisRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// What the axis shows.
    pub content: &'a AxisContent,
    /// The size of the picture.
    pub size: Size,
    /// The characters to use.
    pub glyph_set: GlyphSet,
    /// The first and last columns of the [`TimeScale`](super::TimeScale) to highlight, zero-based.
    pub selected: Option<[usize; 2]>,
}

impl AxisContent {
    /// The first and last days of the axis; `None` if no event has a date.
    pub(super) fn days(&self) -> Option<[Day; 2]> {
        self.events.first()?;
        let dates = self.events.iter().map(|event| event.when);
        let dates = dates.chain(self.published.iter().copied().flatten());
        let ends = dates.flat_map(|when| [when.earliest(), when.latest()]);
        let finite_days = || ends.clone().filter(|day| *day != Day::MIN && *day != Day::MAX);
        let since = self.since.map(When::earliest).filter(|day| *day != Day::MIN);
        let until = self.until.map(When::latest).filter(|day| *day != Day::MAX);
        let first = since.or_else(|| finite_days().min()).or(until)?;
        let last = until.or_else(|| finite_days().max()).unwrap_or(first);
        Some([first.min(last), last.max(first)])
    }
}
