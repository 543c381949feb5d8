//! A value and where it is written.

use crate::load::location::LineColumn;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::load::yaml) struct YamlNode {
    pub(in crate::load::yaml) place: LineColumn,
    pub(in crate::load::yaml) value: YamlValue,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::load::yaml) enum YamlValue {
    /// A scalar as written; `plain` where it is not in quotes or a block of text.
    Scalar { text: String, plain: bool },
    /// A value with a YAML tag, which is not read.
    Tagged,
    /// A list.
    List(Vec<YamlNode>),
    /// A map, in the order in which it is written, doubles included.
    Map(Vec<(YamlNode, YamlNode)>),
}

impl YamlNode {
    /// Whether it is `~`, `null` or nothing at all.
    pub(in crate::load::yaml) fn is_null(&self) -> bool {
        matches!(&self.value, YamlValue::Scalar { text, plain: true }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The same place with another value.
    pub(in crate::load::yaml) fn with(&self, value: YamlValue) -> Self {
        Self { place: self.place, value }
    }

    /// The same with all lines counted from further up.
    pub(in crate::load::yaml) fn moved_down(mut self, lines: u32) -> Self {
        if lines > 0 {
            self.move_down(lines);
        }
        self
    }

    fn move_down(&mut self, lines: u32) {
        self.place.0 = self.place.0.saturating_add(lines);
        match &mut self.value {
            YamlValue::Scalar { .. } | YamlValue::Tagged => {}
            YamlValue::List(items) => items.iter_mut().for_each(|item| item.move_down(lines)),
            YamlValue::Map(entries) => {
                for (key, value) in entries {
                    key.move_down(lines);
                    value.move_down(lines);
                }
            }
        }
    }

    /// The text of a scalar.
    pub(in crate::load::yaml) fn scalar(&self) -> Option<&str> {
        match &self.value {
            YamlValue::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// What it is, for "expected …, found …".
    pub(in crate::load::yaml) fn describe(&self) -> String {
        match &self.value {
            YamlValue::Scalar { .. } if self.is_null() => "nothing".to_owned(),
            YamlValue::Scalar { text, .. } => {
                format!("`{}`", text.chars().take(40).collect::<String>())
            }
            YamlValue::Tagged => "a YAML tag".to_owned(),
            YamlValue::List(_) => "a list".to_owned(),
            YamlValue::Map(_) => "a map".to_owned(),
        }
    }

    /// How deep it is nested.
    pub(super) fn depth(&self) -> usize {
        let deepest = match &self.value {
            YamlValue::Scalar { .. } | YamlValue::Tagged => return 0,
            YamlValue::List(items) => items.iter().map(Self::depth).max(),
            YamlValue::Map(entries) => {
                entries.iter().map(|(key, value)| key.depth().max(value.depth())).max()
            }
        };
        1 + deepest.unwrap_or(0)
    }

    /// How many nodes and letters it takes.
    pub(super) fn weight(&self) -> usize {
        match &self.value {
            YamlValue::Scalar { text, .. } => 1 + text.len(),
            YamlValue::Tagged => 1,
            YamlValue::List(items) => 1 + items.iter().map(Self::weight).sum::<usize>(),
            YamlValue::Map(entries) => {
                1 + entries.iter().map(|(key, value)| key.weight() + value.weight()).sum::<usize>()
            }
        }
    }
}
