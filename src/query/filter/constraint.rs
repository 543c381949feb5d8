//! The values that a filter includes and excludes.

/// Values to include and values to exclude; without any, every value passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraints<T> {
    included: Vec<T>,
    excluded: Vec<T>,
}

impl<T> Default for Constraints<T> {
    fn default() -> Self {
        Self { included: Vec::new(), excluded: Vec::new() }
    }
}

/// What a filter says about one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Constraint {
    /// Nothing.
    #[default]
    Any,
    /// Only this value and the others that are included pass.
    Include,
    /// It does not pass.
    Exclude,
}

impl<T: Copy + Ord> Constraints<T> {
    /// Whether a value passes: not left out, and asked for where anything is asked for.
    #[must_use]
    pub fn allows(&self, value: T) -> bool {
        !self.excluded.contains(&value)
            && (self.included.is_empty() || self.included.contains(&value))
    }

    /// Whether every value passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.included.is_empty() && self.excluded.is_empty()
    }

    /// What it says about a value.
    #[must_use]
    pub fn constraint(&self, value: T) -> Constraint {
        if self.excluded.contains(&value) {
            Constraint::Exclude
        } else if self.included.contains(&value) {
            Constraint::Include
        } else {
            Constraint::Any
        }
    }

    /// Changes what it says about a value.
    pub fn set(&mut self, value: T, constraint: Constraint) {
        self.included.retain(|other| *other != value);
        self.excluded.retain(|other| *other != value);
        let list = match constraint {
            Constraint::Any => return,
            Constraint::Include => &mut self.included,
            Constraint::Exclude => &mut self.excluded,
        };
        let place = list.partition_point(|other| *other < value);
        list.insert(place, value);
    }

    /// Every value with a constraint: those asked for, then those left out, each in order.
    pub fn constraints(&self) -> impl Iterator<Item = (T, Constraint)> + '_ {
        let included = self.included.iter().map(|value| (*value, Constraint::Include));
        included.chain(self.excluded.iter().map(|value| (*value, Constraint::Exclude)))
    }
}
