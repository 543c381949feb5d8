//! What is asked for and what is left out, of one thing a filter looks at.

/// Values that are wanted and values that are not; empty means that any will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    only: Vec<T>,
    never: Vec<T>,
}

impl<T> Default for Choice<T> {
    fn default() -> Self {
        Self { only: Vec::new(), never: Vec::new() }
    }
}

/// What a choice says about one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Wish {
    /// Nothing.
    #[default]
    Neither,
    /// It is asked for: others without a wish of their own are then left out.
    Only,
    /// It is left out.
    Never,
}

impl<T: Copy + Ord> Choice<T> {
    /// Whether a value passes: not left out, and asked for where anything is asked for.
    #[must_use]
    pub fn allows(&self, value: T) -> bool {
        !self.never.contains(&value) && (self.only.is_empty() || self.only.contains(&value))
    }

    /// Whether every value passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.only.is_empty() && self.never.is_empty()
    }

    /// What it says about a value.
    #[must_use]
    pub fn wish(&self, value: T) -> Wish {
        if self.never.contains(&value) {
            Wish::Never
        } else if self.only.contains(&value) {
            Wish::Only
        } else {
            Wish::Neither
        }
    }

    /// Changes what it says about a value.
    pub fn set(&mut self, value: T, wish: Wish) {
        self.only.retain(|other| *other != value);
        self.never.retain(|other| *other != value);
        let list = match wish {
            Wish::Neither => return,
            Wish::Only => &mut self.only,
            Wish::Never => &mut self.never,
        };
        let place = list.partition_point(|other| *other < value);
        list.insert(place, value);
    }

    /// Every value with a wish: those asked for, then those left out, each in order.
    pub fn wishes(&self) -> impl Iterator<Item = (T, Wish)> + '_ {
        let only = self.only.iter().map(|value| (*value, Wish::Only));
        only.chain(self.never.iter().map(|value| (*value, Wish::Never)))
    }
}
