/// A top-level key of a file. The sections are read in this order.
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

    pub(super) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == key).map(|(section, _)| *section)
    }

    /// Whether the section is a single value rather than a map or list of entries.
    pub(super) fn is_single(self) -> bool {
        matches!(self, Self::Title | Self::About | Self::Extra)
    }
}
