//! Small copyable ids for what a [`Graph`](super::Graph) contains.

/// Defines an id: a row number in one of the graph's tables.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident($raw:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name($raw);

        impl $name {
            /// The id of a row.
            ///
            /// Saturates at the largest number that the id can hold. No graph has that many rows: the builder stops
            /// accepting them long before.
            pub fn new(index: usize) -> Self {
                Self(<$raw>::try_from(index).unwrap_or(<$raw>::MAX))
            }

            /// The row, counted from 0.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// One entity. Ids follow the order of slugs, so sorting by id sorts by slug.
    EntityId(u32)
}
id! {
    /// One relation. Ids follow the order of (`from`, kind's slug, `to`, reading order).
    RelationId(u32)
}
id! {
    /// One source. Ids follow the order in which sources were read.
    SourceId(u32)
}
id! {
    /// One kind of entity, in the order the vocabulary declares them.
    EntityKindId(u16)
}
id! {
    /// One kind of relation, in the order the vocabulary declares them.
    RelationKindId(u16)
}
id! {
    /// One family of relation kinds, in the order in which the kinds first name them.
    FamilyId(u16)
}
