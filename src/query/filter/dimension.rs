//! The table of filter dimensions: everything that a filter can look at.
//!
//! A dimension is a variant of [`Dimension`] and its row in [`TABLE`]. Command line, filter panel,
//! parsing, printing, counts and README read the table.

use crate::model::{
    Entity, FamilyId, Graph, Relation, RelationKindId, Source, SourceId, Standing, Tone, When,
};

/// One thing that a filter can look at, in the order in which flags are listed.
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
    /// The sources cited.
    Source,
    /// The first date of a window.
    Since,
    /// The last date of a window.
    Until,
    /// The date on which things held.
    AsOf,
    /// The date by which sources were published.
    KnownOn,
    /// How many independent witnesses a relation needs.
    MinSources,
}

/// What the values of a dimension are.
#[derive(Clone, Copy)]
pub enum ValueKind {
    /// Names, of which any number is included or excluded.
    Named(&'static Values),
    /// One date, and what the filter panel says next to an empty field.
    Date(&'static str),
    /// One number, and what the filter panel says next to an empty field.
    Number(&'static str),
}

/// A row of the table.
struct Row {
    dimension: Dimension,
    /// The flag, without its dashes.
    flag: &'static str,
    /// What the flag does, as `--help` and README say it.
    help: &'static str,
    test: Test,
}

/// What a dimension looks at, with its values or with what the filter panel says next to an empty
/// field.
///
/// Facts have no kind and no standing: a filter on relations lets none of them through. What looks
/// at dates or citations holds for relations and facts alike.
pub(super) enum Test {
    /// An entity that is met; entities that were asked about always pass.
    Entity(Values, fn(Entity<'_>) -> usize),
    /// The kind of a relation.
    RelationKind(Values, fn(&Graph, RelationKindId) -> usize),
    /// A relation itself.
    Relation(Values, fn(Relation<'_>) -> usize),
    /// A source: only citations of sources that pass count.
    Source(Values, fn(Source<'_>) -> usize),
    /// When a relation or fact held, against the date of the filter.
    Held(&'static str, fn(Option<When>, When) -> bool),
    /// When a source was published, against the date of the filter.
    Published(&'static str, fn(Option<When>, When) -> bool),
    /// How many independent witnesses the citations that count have.
    Witnesses(&'static str),
}

/// The named values of a dimension, which are numbered from 0.
pub struct Values {
    /// What stands for one of them in help.
    placeholder: &'static str,
    pub(super) count: fn(&Graph) -> usize,
    pub(super) name: fn(&Graph, usize) -> &str,
}

static TABLE: [Row; 11] = [
    Row {
        dimension: Dimension::Kind,
        flag: "kind",
        help: "Only entities of this kind: person, firm …",
        test: Test::Entity(
            Values {
                placeholder: "KIND",
                count: |graph| graph.entity_kinds().len(),
                name: |graph, kind| &graph.entity_kinds()[kind].slug,
            },
            |entity| entity.kind_id().index(),
        ),
    },
    Row {
        dimension: Dimension::Relation,
        flag: "relation",
        help: "Only relations of this kind: advised, rivals …",
        test: Test::RelationKind(
            Values {
                placeholder: "RELATION",
                count: |graph| graph.relation_kinds().len(),
                name: |graph, kind| &graph.relation_kinds()[kind].slug,
            },
            |_, kind| kind.index(),
        ),
    },
    Row {
        dimension: Dimension::Family,
        flag: "family",
        help: "Only relations of this family: cooperation, rivalry …",
        test: Test::RelationKind(
            Values {
                placeholder: "FAMILY",
                count: |graph| graph.families().len(),
                name: |graph, family| graph.family(FamilyId::new(family)),
            },
            |graph, kind| graph.relation_kind(kind).family.index(),
        ),
    },
    Row {
        dimension: Dimension::Tone,
        flag: "tone",
        help: "Only relations of this tone: positive, neutral, negative",
        test: Test::RelationKind(
            Values {
                placeholder: "TONE",
                count: |_| Tone::ALL.len(),
                name: |_, tone| Tone::ALL[tone].word(),
            },
            |graph, kind| graph.relation_kind(kind).tone as usize,
        ),
    },
    Row {
        dimension: Dimension::Standing,
        flag: "standing",
        help: "Only claims that stand so: stated, implied, opinion, alleged, denied",
        test: Test::Relation(
            Values {
                placeholder: "STANDING",
                count: |_| Standing::ALL.len(),
                name: |_, standing| Standing::ALL[standing].word(),
            },
            |relation| relation.standing() as usize,
        ),
    },
    Row {
        dimension: Dimension::Source,
        flag: "source",
        help: "Only what this source says",
        test: Test::Source(
            Values {
                placeholder: "SOURCE",
                count: |graph| graph.sources().len(),
                name: |graph, source| graph.source(SourceId::new(source)).slug(),
            },
            |source| source.id().index(),
        ),
    },
    Row {
        dimension: Dimension::Since,
        flag: "since",
        help: "Only what may have held on or after a date: 2021, 2021-03, 2021-03-30",
        test: Test::Held("what may have been on that date or later", |when, since| {
            when.is_some_and(|when| since.earliest() <= when.latest())
        }),
    },
    Row {
        dimension: Dimension::Until,
        flag: "until",
        help: "Only what may have held on or before a date",
        test: Test::Held("what may have been by that date", |when, until| {
            when.is_some_and(|when| when.earliest() <= until.latest())
        }),
    },
    Row {
        dimension: Dimension::AsOf,
        flag: "as-of",
        help: "The graph as it stood on a date",
        test: Test::Held("what had come to hold by a date and was not over", |when, date| {
            when.is_none_or(|when| had_come_to_hold(when, date))
        }),
    },
    Row {
        dimension: Dimension::KnownOn,
        flag: "known-on",
        help: "The graph as it could be known from what was published by a date",
        test: Test::Published("what was published by a date", |published, date| {
            published.is_some_and(|published| published.latest() <= date.latest())
        }),
    },
    Row {
        dimension: Dimension::MinSources,
        flag: "min-sources",
        help: "Only relations with so many independent sources",
        test: Test::Witnesses("relations with so many independent sources"),
    },
];

/// Whether something had come to hold by a date and was not over.
fn had_come_to_hold(when: When, date: When) -> bool {
    let over = when.is_interval() && when.latest() < date.earliest();
    when.earliest() <= date.latest() && !over
}

/// Long lists of values come last in the filter panel, so that they do not push others out of sight.
const SHORT_LISTS_FIRST: [Dimension; 6] = [
    Dimension::Kind,
    Dimension::Tone,
    Dimension::Standing,
    Dimension::Source,
    Dimension::Family,
    Dimension::Relation,
];

// A dimension is the position of its row.
const _: () = {
    let mut position = 0;
    while position < TABLE.len() {
        assert!(TABLE[position].dimension as usize == position);
        position += 1;
    }
};

impl Dimension {
    /// Every dimension, in the order in which flags are listed.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.dimension)
    }

    /// The dimension that a flag, without its dashes, names.
    #[must_use]
    pub fn of_flag(flag: &str) -> Option<Self> {
        Self::all().find(|dimension| dimension.flag() == flag)
    }

    /// The flag it is given with, without the dashes.
    #[must_use]
    pub fn flag(self) -> &'static str {
        self.row().flag
    }

    /// What stands for the value in help: `KIND`, `DATE`.
    #[must_use]
    pub fn placeholder(self) -> &'static str {
        match self.value_kind() {
            ValueKind::Named(values) => values.placeholder,
            ValueKind::Date(_) => "DATE",
            ValueKind::Number(_) => "N",
        }
    }

    /// What the flag does.
    #[must_use]
    pub fn help(self) -> &'static str {
        self.row().help
    }

    /// What its values are.
    #[must_use]
    pub fn value_kind(self) -> ValueKind {
        match self.test() {
            Test::Entity(values, _)
            | Test::RelationKind(values, _)
            | Test::Relation(values, _)
            | Test::Source(values, _) => ValueKind::Named(values),
            Test::Held(prompt, _) | Test::Published(prompt, _) => ValueKind::Date(prompt),
            Test::Witnesses(prompt) => ValueKind::Number(prompt),
        }
    }

    /// What the filter panel says next to an empty field.
    #[must_use]
    pub fn prompt(self) -> &'static str {
        match self.value_kind() {
            ValueKind::Named(_) => "",
            ValueKind::Date(prompt) | ValueKind::Number(prompt) => prompt,
        }
    }

    /// Its position in the filter panel: dates and numbers, then short lists before long ones.
    #[must_use]
    pub fn panel_position(self) -> usize {
        let position = SHORT_LISTS_FIRST.iter().position(|other| *other == self);
        match self.value_kind() {
            ValueKind::Named(_) => 1 + position.unwrap_or(SHORT_LISTS_FIRST.len()),
            ValueKind::Date(_) | ValueKind::Number(_) => 0,
        }
    }

    pub(super) fn test(self) -> &'static Test {
        &self.row().test
    }

    /// Its named values, if it has any.
    pub(super) fn values(self) -> Option<&'static Values> {
        if let ValueKind::Named(values) = self.value_kind() { Some(values) } else { None }
    }

    fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }
}

impl Test {
    /// The value that a relation has in a dimension of relations.
    pub(super) fn of_relation(&self, graph: &Graph, relation: Relation<'_>) -> Option<usize> {
        match self {
            Self::RelationKind(_, of) => Some(of(graph, relation.kind_id())),
            Self::Relation(_, of) => Some(of(relation)),
            _ => None,
        }
    }
}

impl Values {
    /// The names of all values.
    pub(super) fn names<'g>(&self, graph: &'g Graph) -> impl Iterator<Item = &'g str> {
        (0..(self.count)(graph)).map(|value| (self.name)(graph, value))
    }
}
