use crate::model::When;

use super::timeline::{Timeline, TimelineEvent};

/// The dated events of a timeline that fall within or overlap a date, in date order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EventsAtDate {
    /// Events within the date; those with exactly this date come first.
    pub(crate) within: Vec<TimelineEvent>,
    /// Events whose date or interval overlaps the date but is not within it.
    pub(crate) overlapping: Vec<TimelineEvent>,
}

impl Timeline {
    pub(crate) fn events_at(&self, date: When) -> EventsAtDate {
        let days = |when: When| (when.earliest(), when.latest());
        let (first, last) = days(date);
        let mut events = EventsAtDate::default();
        for event in &self.dated {
            let Some((start, end)) = event.when.map(days) else { continue };
            if start >= first && end <= last {
                events.within.push(*event);
            } else if start <= last && end >= first {
                events.overlapping.push(*event);
            }
        }
        events.within.sort_by_key(|event| event.when.map(days) != Some(days(date)));
        events
    }

    /// The last event date before `date`, and the first one after it.
    pub(crate) fn nearest_dates(&self, date: When) -> impl Iterator<Item = When> {
        let dates = || self.dated.iter().filter_map(|event| event.when);
        let before = dates().filter(|when| when.latest() < date.earliest());
        let after = dates().filter(|when| when.earliest() > date.latest());
        before.max_by_key(|when| when.latest()).into_iter().chain(after.min())
    }
}
