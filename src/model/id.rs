//! The ids of rows in the tables of a [`Graph`](super::Graph).

use zerocopy::{FromBytes, Immutable, IntoBytes};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident($raw:ty)) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, FromBytes, Immutable,
            IntoBytes,
        )]
        #[repr(transparent)]
        pub struct $name($raw);

        impl $name {
            /// The id of the row at a zero-based index.
            ///
            /// Saturates at the maximum of the underlying integer.
            pub fn new(index: usize) -> Self {
                Self(<$raw>::try_from(index).unwrap_or(<$raw>::MAX))
            }

            /// The zero-based index of the row.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// The id of an entity. Ids follow slug order, so sorting by id sorts by slug.
    EntityId(u32)
}
impl EntityId {
    /// The id to which [`Self::new`] saturates, so no entity has it.
    pub(super) const MAX: Self = Self(u32::MAX);
}

id! {
    /// The id of a relation. Ids follow `from` entity, kind slug, `to` entity and insertion order.
    RelationId(u32)
}
id! {
    /// The id of a source. Ids follow insertion order.
    SourceId(u32)
}
id! {
    /// The id of an entity kind. Ids follow declaration order.
    EntityKindId(u16)
}
id! {
    /// The id of a relation kind. Ids follow declaration order.
    RelationKindId(u16)
}
id! {
    /// The id of a family of relation kinds. Ids follow the order of first use in the vocabulary.
    FamilyId(u16)
}
