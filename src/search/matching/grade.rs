use super::class::MatchClass;

/// How well a name matches, best first: its class and, within the class, a penalty. Names with the same penalty are
/// ranked by their number of relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade {
    pub(super) class: MatchClass,
    pub(super) penalty: u8,
}

impl Grade {
    /// The penalty of a worse word order or position, in unmatched words.
    pub(super) const ORDER_PENALTY: usize = 64;

    /// A grade with a penalty of at most 255.
    pub(super) fn new(class: MatchClass, penalty: usize) -> Self {
        Self { class, penalty: u8::try_from(penalty).unwrap_or(u8::MAX) }
    }

    /// The score within the class: higher is better.
    pub(super) fn detail(self) -> i64 {
        i64::from(u8::MAX - self.penalty)
    }

    pub(super) fn with_rare_reading(self) -> Self {
        Self { class: self.class.with_rare_reading(), ..self }
    }
}

impl From<MatchClass> for Grade {
    fn from(class: MatchClass) -> Self {
        Self { class, penalty: 0 }
    }
}
