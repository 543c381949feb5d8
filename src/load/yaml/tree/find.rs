use super::node::{YamlNode, YamlValue};
use crate::load::location::ValueStep;

impl YamlNode {
    /// The node that the steps lead to, or the last one that exists: the key if its value is missing, or the list or
    /// map without the next step.
    pub(crate) fn walk(&self, steps: &[ValueStep<'_>]) -> &Self {
        let mut here = self;
        let mut shown = self;
        for step in steps {
            let Some((found, next)) = here.step(*step) else { return shown };
            (shown, here) = (found, next);
        }
        shown
    }

    /// The node that a step leads to for messages, and the one to continue from.
    fn step(&self, step: ValueStep<'_>) -> Option<(&Self, &Self)> {
        let both = |node| (node, node);
        match (step, &self.value) {
            (ValueStep::Slug, YamlValue::Map(entries)) => entries.first().map(|(key, _)| both(key)),
            (ValueStep::Top, YamlValue::Map(entries)) => {
                entries.first().map(|(key, value)| (key, value))
            }
            (ValueStep::Top, YamlValue::List(items)) => items.first().map(both),
            (ValueStep::At(index), YamlValue::List(items)) => items.get(index).map(both),
            (ValueStep::Key(name), YamlValue::Map(entries)) => {
                let (key, value) = entries.iter().find(|(key, _)| key.scalar() == Some(name))?;
                Some((if value.is_null() { key } else { value }, value))
            }
            _ => None,
        }
    }
}
