//! The table of filter dimensions.
//!
//! A dimension is a variant of [`Dimension`] and its row in [`TABLE`]. The command line flags, the filter panel, the
//! parser and printer of filters, the counts and a table in the README are generated from it.
#![expect(clippy::indexing_slicing, reason = "values are numbered below their count")]

use crate::model::{
    Entity, FamilyId, Graph, Relation, RelationKindId, Source, SourceId, Standing, Tone, When,
};

/// A property to filter by, in flag order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// The kind of an entity.
    Kind,
    /// The kind of a relation.
    Relation,
    /// The family of a relation's kind.
    Family,
    /// The tone of a relation's kind.
    Tone,
    /// The standing of a relation.
    Standing,
    /// The cited sources.
    Source,
    /// The first date of a window.
    Since,
    /// The last date of a window.
    Until,
    /// The date on which relations and facts held.
    AsOf,
    /// The date by which sources had been published.
    KnownOn,
    /// The minimum number of witnesses of a relation or fact.
    MinSources,
}

pub(super) struct DimensionRow {
    pub(super) dimension: Dimension,
    pub(super) flag: &'static str,
    /// The description of the flag in `--help` and the README.
    pub(super) help: &'static str,
    pub(super) values: ValueKind,
    pub(super) applies_to: AppliesTo,
}

/// The type of the values of a dimension.
pub enum ValueKind {
    /// Named values, any number of which can be included or excluded.
    Named(Values),
    /// A date; the text is the filter panel's hint for an empty field.
    Date(&'static str),
    /// A number; the text is the filter panel's hint for an empty field.
    Number(&'static str),
}

/// The items that a dimension applies to, with the function that gets or tests their value.
///
/// Facts have no relation kind, family, tone or standing, so a limit on any of these excludes all facts. Limits on
/// dates and citations apply to relations and facts alike.
pub(super) enum AppliesTo {
    /// Entities that a query reaches; entities that the query names always pass.
    Entity(fn(Entity<'_>) -> usize),
    RelationKind(fn(&Graph, RelationKindId) -> usize),
    Relation(fn(Relation<'_>) -> usize),
    /// Sources; citations count only if their source passes.
    Source(fn(Source<'_>) -> usize),
    /// Compares the date of a relation or fact with the date of the filter.
    ClaimDate(fn(Option<When>, When) -> bool),
    /// Compares the publication date of a source with the date of the filter.
    PublicationDate(fn(Option<When>, When) -> bool),
    /// Compares the number of witnesses among the citations that count with the minimum.
    Witnesses,
}

/// The named values of a dimension, numbered from 0.
pub struct Values {
    pub(super) placeholder: &'static str,
    pub(super) count: fn(&Graph) -> usize,
    pub(super) name: fn(&Graph, usize) -> &str,
    /// The names of a value in output, if they differ from its name in flags.
    pub(super) display_names: fn(&Graph, usize) -> Vec<&str>,
}

pub(super) static TABLE: [DimensionRow; 11] = [
    DimensionRow {
        dimension: Dimension::Kind,
        flag: "kind",
        help: "Only entities of this kind: person, firm …",
        values: ValueKind::Named(Values {
            placeholder: "KIND",
            count: |graph| graph.entity_kinds().len(),
            name: |graph, kind| &graph.entity_kinds()[kind].slug,
            display_names: |graph, kind| vec![&graph.entity_kinds()[kind].plural],
        }),
        applies_to: AppliesTo::Entity(|entity| entity.kind_id().index()),
    },
    DimensionRow {
        dimension: Dimension::Relation,
        flag: "relation",
        help: "Only relations of this kind: advised, rivals …",
        values: ValueKind::Named(Values {
            placeholder: "RELATION",
            count: |graph| graph.relation_kinds().len(),
            name: |graph, kind| &graph.relation_kinds()[kind].slug,
            display_names: |graph, kind| {
                let kind = &graph.relation_kinds()[kind];
                vec![&kind.says, &kind.back]
            },
        }),
        applies_to: AppliesTo::RelationKind(|_, kind| kind.index()),
    },
    DimensionRow {
        dimension: Dimension::Family,
        flag: "family",
        help: "Only relations in this family: cooperation, rivalry …",
        values: ValueKind::Named(Values {
            placeholder: "FAMILY",
            count: |graph| graph.families().len(),
            name: |graph, family| graph.family(FamilyId::new(family)),
            display_names: |_, _| Vec::new(),
        }),
        applies_to: AppliesTo::RelationKind(|graph, kind| graph.relation_kind(kind).family.index()),
    },
    DimensionRow {
        dimension: Dimension::Tone,
        flag: "tone",
        help: "Only relations with this tone: positive, neutral, negative",
        values: ValueKind::Named(Values {
            placeholder: "TONE",
            count: |_| Tone::ALL.len(),
            name: |_, tone| Tone::ALL[tone].as_str(),
            display_names: |_, _| Vec::new(),
        }),
        applies_to: AppliesTo::RelationKind(|graph, kind| graph.relation_kind(kind).tone as usize),
    },
    DimensionRow {
        dimension: Dimension::Standing,
        flag: "standing",
        help: "Only claims with this standing: stated, implied, opinion, alleged, denied",
        values: ValueKind::Named(Values {
            placeholder: "STANDING",
            count: |_| Standing::ALL.len(),
            name: |_, standing| Standing::ALL[standing].as_str(),
            display_names: |_, _| Vec::new(),
        }),
        applies_to: AppliesTo::Relation(|relation| relation.standing() as usize),
    },
    DimensionRow {
        dimension: Dimension::Source,
        flag: "source",
        help: "Only claims from this source",
        values: ValueKind::Named(Values {
            placeholder: "SOURCE",
            count: |graph| graph.sources().len(),
            name: |graph, source| graph.source(SourceId::new(source)).slug(),
            display_names: |graph, source| vec![graph.source(SourceId::new(source)).title()],
        }),
        applies_to: AppliesTo::Source(|source| source.id().index()),
    },
    DimensionRow {
        dimension: Dimension::Since,
        flag: "since",
        help: "Only relations and facts that may have held on or after a date, such as 2021 or 2021-03-30",
        values: ValueKind::Date("may have held on or after this date"),
        applies_to: AppliesTo::ClaimDate(|when, since| {
            when.is_some_and(|when| since.earliest() <= when.latest())
        }),
    },
    DimensionRow {
        dimension: Dimension::Until,
        flag: "until",
        help: "Only relations and facts that may have held on or before a date",
        values: ValueKind::Date("may have held on or before this date"),
        applies_to: AppliesTo::ClaimDate(|when, until| {
            when.is_some_and(|when| when.earliest() <= until.latest())
        }),
    },
    DimensionRow {
        dimension: Dimension::AsOf,
        flag: "as-of",
        help: "The graph as it was on a date",
        values: ValueKind::Date("had begun by this date and not ended"),
        applies_to: AppliesTo::ClaimDate(|when, date| {
            when.is_none_or(|when| {
                let is_over = when.end().is_some() && when.latest() < date.earliest();
                when.earliest() <= date.latest() && !is_over
            })
        }),
    },
    DimensionRow {
        dimension: Dimension::KnownOn,
        flag: "known-on",
        help: "The graph as it was known on a date, using only sources published by then",
        values: ValueKind::Date("published by this date"),
        applies_to: AppliesTo::PublicationDate(|published, date| {
            published.is_some_and(|published| published.latest() <= date.latest())
        }),
    },
    DimensionRow {
        dimension: Dimension::MinSources,
        flag: "min-sources",
        help: "Only relations and facts backed by at least N independent sources (witnesses); copies of one text count as one",
        values: ValueKind::Number("backed by at least this many independent sources"),
        applies_to: AppliesTo::Witnesses,
    },
];

/// Long lists of values come last in the filter panel, so that they do not push the others off the screen.
pub(super) const SHORT_LISTS_FIRST: [Dimension; 6] = [
    Dimension::Kind,
    Dimension::Tone,
    Dimension::Standing,
    Dimension::Source,
    Dimension::Family,
    Dimension::Relation,
];

// The discriminant of a dimension is the index of its row.
const _: () = {
    let mut position = 0;
    while position < TABLE.len() {
        assert!(TABLE[position].dimension as usize == position);
        position += 1;
    }
};
