/// What the cells of a column mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnMeaning {
    Name,
    Id,
    Kind,
    Aliases,
    Role,
    Link,
    From,
    To,
    FromKind,
    ToKind,
    /// Whether a relation is directed.
    Direction,
    Start,
    End,
    When,
    Weight,
    Claim,
    /// The address or title of a document to cite.
    Document,
    DocumentTitle,
    DocumentPublisher,
    DocumentDate,
    /// A fact of an entity, or free-form data of a relation.
    Value,
    Skip,
}

impl ColumnMeaning {
    /// Every meaning, with its name in a mapping file.
    pub(super) const ALL: [(Self, &'static str); 22] = [
        (Self::Name, "name"),
        (Self::Id, "id"),
        (Self::Kind, "kind"),
        (Self::Aliases, "aliases"),
        (Self::Role, "role"),
        (Self::Link, "link"),
        (Self::From, "from"),
        (Self::To, "to"),
        (Self::FromKind, "from_kind"),
        (Self::ToKind, "to_kind"),
        (Self::Direction, "direction"),
        (Self::Start, "start"),
        (Self::End, "end"),
        (Self::When, "when"),
        (Self::Weight, "weight"),
        (Self::Claim, "claim"),
        (Self::Document, "document"),
        (Self::DocumentTitle, "document_title"),
        (Self::DocumentPublisher, "document_publisher"),
        (Self::DocumentDate, "document_date"),
        (Self::Value, "value"),
        (Self::Skip, "skip"),
    ];

    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(column, _)| *column == self).map_or("value", |(_, name)| name)
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, other)| *other == name).map(|(column, _)| *column)
    }

    /// Whether an entity table can have such a column.
    pub(super) fn applies_to_entities(self) -> bool {
        use ColumnMeaning::{Aliases, Id, Kind, Link, Name, Role, Skip, Value};
        matches!(self, Name | Id | Kind | Aliases | Role | Link | Value | Skip)
            || self.concerns_document()
    }

    /// Whether a relation table can have such a column.
    pub(super) fn applies_to_relations(self) -> bool {
        !matches!(self, Self::Name | Self::Id | Self::Aliases | Self::Role | Self::Link)
    }

    /// Whether the cells name a document or describe it.
    fn concerns_document(self) -> bool {
        self == Self::Document || self.describes_document()
    }

    /// Whether the cells describe a document without naming it.
    pub(super) fn describes_document(self) -> bool {
        matches!(self, Self::DocumentTitle | Self::DocumentPublisher | Self::DocumentDate)
    }

    /// Whether a table can have several such columns.
    pub(super) fn is_repeatable(self) -> bool {
        matches!(self, Self::Aliases | Self::Link | Self::Document | Self::Value | Self::Skip)
    }
}
