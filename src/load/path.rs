//! The way to a value inside an item: `cites`, then the second, then `para`.

/// A way from an item's top to a value, kept as a chain on the stack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    step: Step<'p>,
}

/// One step of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'p> {
    /// The entry itself: the record under a slug, or the item of a list.
    Top,
    /// The slug the entry stands under.
    Slug,
    /// The value under a key.
    Key(&'p str),
    /// An item of a list, counted from 0.
    At(usize),
}

impl<'p> Path<'p> {
    /// The entry itself.
    pub(super) const TOP: Path<'static> = Path { parent: None, step: Step::Top };
    /// The slug the entry stands under.
    pub(super) const SLUG: Path<'static> = Path { parent: None, step: Step::Slug };

    /// On to the value under a key.
    pub(super) fn key(&'p self, key: &'p str) -> Self {
        Self { parent: Some(self), step: Step::Key(key) }
    }

    /// On to an item of a list, counted from 0.
    pub(super) fn at(&'p self, index: usize) -> Self {
        Self { parent: Some(self), step: Step::At(index) }
    }

    /// The key that the way ends with.
    pub(super) fn last_key(&self) -> Option<&'p str> {
        match self.step {
            Step::Key(key) => Some(key),
            _ => None,
        }
    }

    /// The steps, from the top on.
    pub(super) fn steps(&self) -> Vec<Step<'p>> {
        let mut steps = self.parent.map_or_else(Vec::new, Path::steps);
        steps.push(self.step);
        steps
    }
}
