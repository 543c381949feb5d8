//! Accessors for the table of filter dimensions.

use crate::model::{Graph, Relation};

use super::allowed::FilterItem;
use super::dimension::{AppliesTo, Dimension, DimensionRow, TABLE, ValueKind, Values};

impl Dimension {
    /// Every dimension, in flag order.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.dimension)
    }

    /// The dimension of a flag, without its dashes.
    pub fn from_flag(flag: &str) -> Option<Self> {
        Self::all().find(|dimension| dimension.flag() == flag)
    }

    /// Its flag, without dashes.
    pub fn flag(self) -> &'static str {
        self.row().flag
    }

    /// The placeholder for its value in help: `KIND`, `DATE`.
    pub fn placeholder(self) -> &'static str {
        match self.value_kind() {
            ValueKind::Named(values) => values.placeholder,
            ValueKind::Date(_) => "DATE",
            ValueKind::Number(_) => "N",
        }
    }

    /// The help text of its flag.
    pub fn help(self) -> &'static str {
        self.row().help
    }

    pub(crate) fn value_kind(self) -> &'static ValueKind {
        &self.row().values
    }

    #[cfg(feature = "tui")]
    pub(crate) fn empty_hint(self) -> &'static str {
        match self.value_kind() {
            ValueKind::Named(_) => "",
            ValueKind::Date(hint) | ValueKind::Number(hint) => hint,
        }
    }

    /// Whether it limits the entities that a query reaches.
    pub(crate) fn limits_entities(self) -> bool {
        matches!(self.applies_to(), AppliesTo::Entity(_))
    }

    /// Whether it limits which sources count, and so which paragraphs can be found.
    pub(crate) fn limits_sources(self) -> bool {
        matches!(self.applies_to(), AppliesTo::Source(_) | AppliesTo::PublicationDate(_))
    }

    pub(crate) fn value_names(self, graph: &Graph) -> impl Iterator<Item = &str> {
        self.values().into_iter().flat_map(|values| values.names(graph))
    }

    pub(super) fn applies_to(self) -> &'static AppliesTo {
        &self.row().applies_to
    }

    pub(super) fn values(self) -> Option<&'static Values> {
        if let ValueKind::Named(values) = self.value_kind() { Some(values) } else { None }
    }

    #[expect(clippy::indexing_slicing, reason = "the discriminant is the index of the row")]
    fn row(self) -> &'static DimensionRow {
        &TABLE[self as usize]
    }
}

impl AppliesTo {
    pub(super) fn is_relation_property(&self) -> bool {
        matches!(self, Self::RelationKind(..) | Self::Relation(..))
    }

    /// The value of an item, if the dimension applies to it.
    pub(super) fn value(&self, graph: &Graph, item: FilterItem<'_>) -> Option<usize> {
        match (self, item) {
            (Self::Entity(value_of), FilterItem::Entity(entity)) => Some(value_of(entity)),
            (Self::RelationKind(value_of), FilterItem::RelationKind(kind)) => {
                Some(value_of(graph, kind))
            }
            (applies_to, FilterItem::Relation(relation)) => {
                applies_to.relation_value(graph, relation)
            }
            (Self::Source(value_of), FilterItem::Source(source)) => Some(value_of(source)),
            _ => None,
        }
    }

    /// The value of a relation, if the dimension is a property of relations. A fast path, because it is called very
    /// often.
    pub(super) fn relation_value(&self, graph: &Graph, relation: Relation<'_>) -> Option<usize> {
        match self {
            Self::RelationKind(value_of) => Some(value_of(graph, relation.kind_id())),
            Self::Relation(value_of) => Some(value_of(relation)),
            _ => None,
        }
    }
}

impl Values {
    pub(super) fn names<'g>(&self, graph: &'g Graph) -> impl Iterator<Item = &'g str> {
        (0..(self.count)(graph)).map(|value| (self.name)(graph, value))
    }

    pub(super) fn display_names<'g>(&self, graph: &'g Graph) -> impl Iterator<Item = &'g str> {
        (0..(self.count)(graph)).flat_map(|value| (self.display_names)(graph, value))
    }

    /// Every name of a value, the one in flags first.
    pub(super) fn all_names<'g>(
        &self,
        graph: &'g Graph,
        value: usize,
    ) -> impl Iterator<Item = &'g str> {
        std::iter::once((self.name)(graph, value)).chain((self.display_names)(graph, value))
    }
}
