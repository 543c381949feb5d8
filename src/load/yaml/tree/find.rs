use super::node::{YamlNode, YamlValue};
use crate::load::location::ValueStep;

impl YamlNode {
    /// The node at the end of the steps, or the last one that exists: the key of a missing value, or the list or map
    /// that does not contain the next step.
    pub(crate) fn walk(&self, steps: &[ValueStep<'_>]) -> &Self {
        let mut current = self;
        let mut target = self;
        for step in steps {
            let Some((node, next)) = current.step(*step) else { return target };
            (target, current) = (node, next);
        }
        target
    }

    /// The word at the end of the steps that YAML reads as null because it is not quoted: `null`, `Null` or `NULL`.
    pub(crate) fn null_word(&self, steps: &[ValueStep<'_>]) -> Option<&str> {
        let value = steps.iter().try_fold(self, |node, step| Some(node.step(*step)?.1))?;
        value.scalar().filter(|text| value.is_null() && text.len() > 1)
    }

    /// The node to report, and the node at which the next step starts.
    fn step(&self, step: ValueStep<'_>) -> Option<(&Self, &Self)> {
        let both = |node| (node, node);
        match (step, &self.value) {
            (ValueStep::Slug, YamlValue::Map(entries)) => entries.first().map(|(key, _)| both(key)),
            (ValueStep::Entry, YamlValue::Map(entries)) => {
                entries.first().map(|(key, value)| (key, value))
            }
            (ValueStep::Entry, YamlValue::List(items)) => items.first().map(both),
            (ValueStep::Item(index), YamlValue::List(items)) => items.get(index).map(both),
            (ValueStep::Key(name), YamlValue::Map(entries)) => {
                let (key, value) = entries.iter().find(|(key, _)| key.scalar() == Some(name))?;
                Some((if value.is_null() { key } else { value }, value))
            }
            _ => None,
        }
    }
}
