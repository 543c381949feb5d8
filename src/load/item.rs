//! One entry of a section: an entity, a relation, a source, a kind.

use super::path::Path;
use super::tree::{Node, TreeFault, Value, parse};

/// The keys a file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Section {
    Title,
    About,
    EntityKinds,
    RelationKinds,
    Sources,
    Entities,
    Relations,
    Extra,
}

impl Section {
    /// Every section, in the order in which they are read.
    pub(super) const ALL: [(Self, &'static str); 8] = [
        (Self::Title, "title"),
        (Self::About, "about"),
        (Self::EntityKinds, "entity_kinds"),
        (Self::RelationKinds, "relation_kinds"),
        (Self::Sources, "sources"),
        (Self::Entities, "entities"),
        (Self::Relations, "relations"),
        (Self::Extra, "extra"),
    ];

    /// The section that a key opens.
    pub(super) fn named(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == key).map(|(section, _)| *section)
    }

    /// Whether it is one value, not a map or list of entries.
    pub(super) fn is_single(self) -> bool {
        matches!(self, Self::Title | Self::About | Self::Extra)
    }
}

/// One entry, not read yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'t> {
    pub(super) section: Section,
    /// The position of its file in the list of files.
    pub(super) file: u32,
    /// Its first line in the file, counted from 1.
    pub(super) line: u32,
    pub(super) form: Form<'t>,
}

/// Where an entry starts: no two start at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Start {
    pub(super) file: u32,
    /// Line and column, counted from 1.
    pub(super) place: (u32, u32),
}

/// What an entry is read from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form<'t> {
    /// Its text, from the start of a line, so that columns are those of the file.
    Text(&'t str),
    /// Its key and value in the tree of the whole file.
    Named(&'t Node, &'t Node),
    /// Its value in the tree of the whole file.
    Listed(&'t Node),
}

impl Item<'_> {
    /// The entry as a tree: a map or list of one, with lines counted in the file.
    pub(super) fn tree(&self) -> Result<Option<Node>, TreeFault> {
        match self.form {
            Form::Text(text) => match parse(text) {
                Ok(node) => Ok(node.map(|node| node.moved_down(self.line - 1))),
                Err(fault) => Err(TreeFault { line: fault.line + self.line - 1, ..fault }),
            },
            Form::Named(key, value) => {
                Ok(Some(key.with(Value::Map(vec![(key.clone(), value.clone())]))))
            }
            Form::Listed(value) => Ok(Some(value.with(Value::List(vec![value.clone()])))),
        }
    }

    /// The line and column of a value inside it.
    pub(super) fn place(&self, path: &Path<'_>) -> (u32, u32) {
        match self.tree() {
            Ok(Some(node)) => node.place(path),
            _ => self.start().place,
        }
    }

    /// Where its first letter stands.
    pub(super) fn start(&self) -> Start {
        let place = match self.form {
            Form::Text(text) => {
                let indent = text.bytes().take_while(|byte| *byte == b' ').count();
                (self.line, u32::try_from(indent).unwrap_or(u32::MAX).saturating_add(1))
            }
            Form::Named(node, _) | Form::Listed(node) => (node.line, node.column),
        };
        Start { file: self.file, place }
    }

    /// The slug it stands under, as far as that can be told without reading it.
    pub(super) fn slug(&self) -> Option<&str> {
        match self.form {
            Form::Text(text) => text.split_once(':').map(|(slug, _)| slug.trim()),
            Form::Named(key, _) => key.scalar(),
            Form::Listed(_) => None,
        }
    }
}
