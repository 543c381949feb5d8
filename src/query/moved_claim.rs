//! Finds a claim of a graph in a later version of the graph.

use crate::model::{ClaimId, Entity, Graph, Relation};
use crate::text::ClaimText;

/// What has become of a claim in a reloaded graph: the claim with the same ends, kind and text, else one whose text is
/// new and whose name or citations are the same.
pub(crate) fn moved_claim(old: &Graph, claim: ClaimId, new: &Graph) -> Option<ClaimId> {
    let before = Description::new(old, claim);
    let known = comparable(old, claim, old).into_iter().map(|own| Description::new(old, own).text);
    let known: Vec<_> = known.collect();
    let candidates = comparable(old, claim, new);
    let rated =
        candidates.iter().map(|own| (before.likeness(&Description::new(new, *own), &known), *own));
    let best = rated.filter(|(likeness, _)| *likeness > NONE).max_by_key(|(likeness, _)| *likeness);
    // An id of its own names a relation even if its ends have changed.
    let found = || new.find_relation(&before.name).map(ClaimId::Relation);
    best.map(|(_, own)| own).or_else(|| found().filter(|own| !candidates.contains(own)))
}

/// Whether text, citations and name of two claims are the same; the more, the better.
type Likeness = (bool, bool, bool);

const NONE: Likeness = (false, false, false);

/// By what a claim is found again.
struct Description {
    text: String,
    citations: String,
    name: String,
}

impl Description {
    fn new(graph: &Graph, claim: ClaimId) -> Self {
        let ClaimText { sentence: text, citations, .. } = ClaimText::new(graph, claim);
        let name = match claim {
            ClaimId::Relation(id) => graph.relation(id).name().to_string(),
            ClaimId::Role(_) => "role".to_owned(),
            ClaimId::Fact { index, .. } => index.to_string(),
        };
        Self { text, citations, name }
    }

    /// How alike a claim of the new graph is; a known text belongs to another claim.
    fn likeness(&self, other: &Self, known: &[String]) -> Likeness {
        let has_text = self.text == other.text;
        if !has_text && known.contains(&other.text) {
            return NONE;
        }
        (has_text, self.citations == other.citations, self.name == other.name)
    }
}

/// The claims of a graph with the ends and the kind of a claim of another.
fn comparable(old: &Graph, claim: ClaimId, new: &Graph) -> Vec<ClaimId> {
    let moved = |entity: Entity<'_>| new.find_entity(entity.slug());
    let found = match claim {
        ClaimId::Role(entity) => moved(old.entity(entity))
            .map(|entity| new.entity(entity).role().map(|_| ClaimId::Role(entity)))
            .map(|role| role.into_iter().collect()),
        ClaimId::Fact { entity, .. } => moved(old.entity(entity)).map(|entity| {
            let facts = new.entity(entity).facts().enumerate();
            facts.map(|(index, _)| ClaimId::Fact { entity, index }).collect()
        }),
        ClaimId::Relation(id) => {
            let relation = old.relation(id);
            moved(relation.from()).zip(moved(relation.to())).map(|(from, to)| {
                let between = new.outgoing(from).filter(|(_, other)| *other == to);
                let between = between.map(|(id, _)| new.relation(id));
                let alike = between.filter(|own| own.kind().slug == relation.kind().slug);
                alike.map(Relation::claim_id).collect()
            })
        }
    };
    found.unwrap_or_default()
}
