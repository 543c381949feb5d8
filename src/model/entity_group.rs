use super::id::EntityId;

/// A group of entities, found by a query and drawn as a box on the map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityGroup {
    /// A name such as the plural of a kind; `None` if the group is named after its members.
    pub name: Option<String>,
    /// The members, without duplicates.
    pub members: Vec<EntityId>,
}
