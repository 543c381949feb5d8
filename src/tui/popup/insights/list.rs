use std::rc::Rc;

use crate::query::{Filter, Insight, InsightSection, Progress};

/// The insights into a graph, computed on request.
#[derive(Clone, Debug, Default)]
pub struct Insights {
    filter: Option<Filter>,
    sections: Rc<Vec<InsightSection>>,
    /// The filter to analyse on another thread.
    pub(crate) pending: Option<Filter>,
    pub(crate) progress: Option<Progress>,
}

impl Insights {
    pub(crate) fn new(filter: Filter, sections: Vec<InsightSection>) -> Self {
        Self { filter: Some(filter), sections: Rc::new(sections), ..Self::default() }
    }

    /// Requests the insights under a filter, unless they are already computed; `None` cancels the request.
    pub(crate) fn request(&mut self, filter: Option<&Filter>) {
        self.pending = filter.filter(|_| self.filter.as_ref() != filter).cloned();
        self.progress = self.progress.filter(|_| self.pending.is_some());
    }

    pub(crate) fn is_running(&self) -> bool {
        self.pending.is_some()
    }

    pub(crate) fn count(&self) -> usize {
        self.insights().count()
    }

    /// An insight, by index across all sections.
    pub(crate) fn get(&self, index: usize) -> Option<&Insight> {
        self.insights().nth(index)
    }

    /// Groups of insights; none while the analysis is running.
    pub(super) fn sections(&self) -> impl Iterator<Item = &InsightSection> {
        self.sections.iter().filter(|_| !self.is_running())
    }

    fn insights(&self) -> impl Iterator<Item = &Insight> {
        self.sections().flat_map(|section| &section.insights)
    }
}
