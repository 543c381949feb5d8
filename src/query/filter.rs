//! Which relations and entities a question looks at.

mod alone;
mod constraint;
mod error;
mod facets;
mod words;

use std::collections::BTreeSet;

use crate::model::{
    Citation, EntityId, EntityKindId, FamilyId, Graph, Relation, RelationId, RelationKindId,
    SourceId, Standing, Tie, Tone, When,
};

pub use constraint::{Constraint, Constraints};
pub use error::FilterError;
pub use facets::{Facet, FacetCount};
pub use words::FilterArgs;

/// What a view is limited to. The default lets everything through.
///
/// Several values of one field are alternatives; several fields must all agree.
///
/// - **Kinds** speak of the entities that are met, never of those that were asked about: the
///   firms around a person are `--kind firm`, and the person stays.
/// - **Sources, witnesses and `known_on`** speak of citations. A citation counts where its source
///   passes; a relation needs one that counts, and `min_sources` of independent witnesses.
/// - **`since` and `until`** are a window of days: a dated relation passes where it may share a day
///   with it ("2021" passes `--since 2021-06`). An undated relation cannot be shown to lie in any
///   window and does not pass; [`Filter::undated`] counts those so that a view can say so.
/// - **`as_of`** shows what had come to hold by a date: what may have begun by then and is not over.
///   A single date is an event and stays true ever after; an interval is over with its last day.
///   Undated relations pass, and are counted.
/// - **`known_on`** shows what could be read on a date: a source counts where it was surely
///   published by then, an undated source does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds of entities.
    pub kinds: Constraints<EntityKindId>,
    /// Kinds of relations.
    pub relations: Constraints<RelationKindId>,
    /// Families of relation kinds.
    pub families: Constraints<FamilyId>,
    /// Tones.
    pub tones: Constraints<Tone>,
    /// Standings.
    pub standings: Constraints<Standing>,
    /// Sources.
    pub sources: Constraints<SourceId>,
    /// The window's first date.
    pub since: Option<When>,
    /// The window's last date.
    pub until: Option<When>,
    /// The date on which things held.
    pub as_of: Option<When>,
    /// The date by which things were published.
    pub known_on: Option<When>,
    /// How many independent witnesses a relation needs; 0 and 1 ask for nothing.
    pub min_sources: usize,
}

/// How the undated relations fared under a filter that looks at dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Undated {
    /// Those left out only because they are undated.
    pub hidden: usize,
    /// Those shown though nobody says when they held.
    pub kept: usize,
}

impl Filter {
    /// Whether everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a relation passes, whatever its ends are.
    #[must_use]
    pub fn allows(&self, graph: &Graph, relation: RelationId) -> bool {
        let relation = graph.relation(relation);
        self.allows_but_dates(graph, relation) && self.allows_dates(relation.when())
    }

    /// Whether an entity may be met.
    #[must_use]
    pub fn allows_entity(&self, graph: &Graph, entity: EntityId) -> bool {
        self.kinds.is_empty() || self.kinds.allows(graph.entity(entity).kind_id())
    }

    /// Whether an entity may be met, and where more is asked for than a kind, a relation or a fact
    /// of it passes.
    #[must_use]
    pub fn concerns(&self, graph: &Graph, entity: EntityId) -> bool {
        let is_only_kinds = Self { kinds: self.kinds.clone(), ..Self::default() } == *self;
        self.allows_entity(graph, entity)
            && (is_only_kinds
                || graph.ties(entity).any(|tie| self.allows(graph, tie.relation))
                || graph.entity(entity).facts().any(|fact| self.allows_fact(graph, fact)))
    }

    /// Whether a relation passes and the entity at its other end may be met.
    #[must_use]
    pub fn allows_tie(&self, graph: &Graph, tie: Tie) -> bool {
        self.allows_entity(graph, tie.other) && self.allows(graph, tie.relation)
    }

    /// The same filter without its window and its as-of date.
    #[must_use]
    pub fn without_dates(&self) -> Self {
        Self { since: None, until: None, as_of: None, ..self.clone() }
    }

    /// How undated relations fare among some; all zero where the filter does not look at dates.
    #[must_use]
    pub fn undated(
        &self,
        graph: &Graph,
        relations: impl IntoIterator<Item = RelationId>,
    ) -> Undated {
        let mut undated = Undated::default();
        if self.since.is_none() && self.until.is_none() && self.as_of.is_none() {
            return undated;
        }
        for relation in relations.into_iter().map(|id| graph.relation(id)) {
            if relation.when().is_some() || !self.allows_but_dates(graph, relation) {
                continue;
            }
            if self.allows_dates(None) {
                undated.kept += 1;
            } else {
                undated.hidden += 1;
            }
        }
        undated
    }

    fn allows_but_dates(&self, graph: &Graph, relation: Relation<'_>) -> bool {
        self.allows_kind(graph, relation.kind_id())
            && self.standings.allows(relation.standing())
            && self.allows_citations(graph, relation.cites())
    }

    fn allows_kind(&self, graph: &Graph, id: RelationKindId) -> bool {
        let kind = graph.relation_kind(id);
        self.relations.allows(id)
            && self.families.allows(kind.family)
            && self.tones.allows(kind.tone)
    }

    fn allows_citations<'g>(
        &self,
        graph: &'g Graph,
        cites: impl Iterator<Item = Citation<'g>>,
    ) -> bool {
        if self.sources.is_empty() && self.known_on.is_none() && self.min_sources < 2 {
            return true;
        }
        let counting = cites.map(|cite| cite.source).filter(|id| self.may_cite(graph, *id));
        let witnesses: BTreeSet<&str> = counting.map(|id| graph.source(id).witness()).collect();
        witnesses.len() >= self.min_sources.max(1)
    }

    fn may_cite(&self, graph: &Graph, source: SourceId) -> bool {
        let published = graph.source(source).published();
        let in_time = self.known_on.is_none_or(|date| {
            published.is_some_and(|published| published.latest() <= date.latest())
        });
        in_time && self.sources.allows(source)
    }

    fn allows_dates(&self, when: Option<When>) -> bool {
        let Some(when) = when else { return self.since.is_none() && self.until.is_none() };
        let since = self.since.is_none_or(|since| since.earliest() <= when.latest());
        let until = self.until.is_none_or(|until| when.earliest() <= until.latest());
        since && until && self.as_of.is_none_or(|date| held(when, date))
    }
}

/// Whether something had come to hold by a date and was not over.
fn held(when: When, date: When) -> bool {
    let over = when.is_interval() && when.latest() < date.earliest();
    when.earliest() <= date.latest() && !over
}
