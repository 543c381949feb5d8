use super::id::EntityId;

/// Entities that belong together: the result of a query, and a box on the map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityGroup {
    /// The name, such as that of a kind; `None` for a group that is named after its members.
    pub name: Option<String>,
    /// The members, without duplicates.
    pub members: Vec<EntityId>,
}
