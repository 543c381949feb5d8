//! One entry of a section: an entity, a relation, a source, a kind.

use super::path::Path;

/// The keys a file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Every section, in the order in which a reader meets them.
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
}

/// The text of one entry. It begins at the start of a line, so columns are those of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'t> {
    pub(super) section: Section,
    /// The position of its file in the list of files.
    pub(super) file: u32,
    /// Its first line in the file, counted from 1.
    pub(super) line: u32,
    pub(super) text: &'t str,
}

impl Item<'_> {
    /// The line and column of a value inside it.
    pub(super) fn place(&self, _path: &Path<'_>) -> (u32, u32) {
        (self.line, 1)
    }
}
