//! The sentences about a graph, and the progress of the analysis.

use std::rc::Rc;

use crate::query::{Filter, Insight, InsightSection, Progress};

/// The insights of a graph, once someone asked for them.
#[derive(Clone, Debug, Default)]
pub struct Insights {
    filter: Option<Filter>,
    sections: Rc<Vec<InsightSection>>,
    /// The filter that is to be analysed on another thread.
    pub awaited: Option<Filter>,
    /// The progress of the analysis.
    pub progress: Option<Progress>,
}

impl Insights {
    /// The sections under a filter.
    pub(crate) fn new(filter: Filter, sections: Vec<InsightSection>) -> Self {
        Self { filter: Some(filter), sections: Rc::new(sections), ..Self::default() }
    }

    /// Asks for the insights under a filter, or no longer.
    pub fn ask(&mut self, filter: Option<&Filter>) {
        self.awaited = filter.filter(|_| self.filter.as_ref() != filter).cloned();
        self.progress = self.progress.filter(|_| self.awaited.is_some());
    }

    pub(crate) fn is_running(&self) -> bool {
        self.awaited.is_some()
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.sections().iter().map(|section| section.insights.len()).sum()
    }

    /// One of them, counted through all sections.
    pub(crate) fn get(&self, index: usize) -> Option<&Insight> {
        self.sections().iter().flat_map(|section| &section.insights).nth(index)
    }

    /// The insights by section; none while the analysis is running.
    pub(super) fn sections(&self) -> &[InsightSection] {
        if self.is_running() { &[] } else { &self.sections }
    }
}
