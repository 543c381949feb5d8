//! The way through a tree to a value.

use super::node::{Node, Value};
use crate::load::location::Step;

impl Node {
    /// The node at the end of a way, or the last one there is on it: the key where its value is
    /// missing, the list or map where the step leads nowhere.
    pub(in crate::load::yaml) fn walk(&self, steps: &[Step<'_>]) -> &Self {
        let mut here = self;
        let mut shown = self;
        for step in steps {
            let Some((place, value)) = here.step(*step) else { return shown };
            (shown, here) = (place, value);
        }
        shown
    }

    /// The node to point at for a step, and the one to go on from.
    fn step(&self, step: Step<'_>) -> Option<(&Self, &Self)> {
        match (step, &self.value) {
            (Step::Slug, Value::Map(entries)) => entries.first().map(|(key, _)| (key, key)),
            (Step::Top, Value::Map(entries)) => entries.first().map(|(key, value)| (key, value)),
            (Step::Top, Value::List(items)) => items.first().map(|item| (item, item)),
            (Step::Key(name), Value::Map(entries)) => {
                let (key, value) = entries.iter().find(|(key, _)| key.scalar() == Some(name))?;
                Some((if value.is_null() { key } else { value }, value))
            }
            (Step::At(index), Value::List(items)) => items.get(index).map(|item| (item, item)),
            _ => None,
        }
    }
}
