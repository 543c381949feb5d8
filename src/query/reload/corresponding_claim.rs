use crate::model::{ClaimId, Entity, EntityId, Fact, Graph, Relation};
use crate::text::ClaimText;

/// The claim in the new graph that corresponds to one in the old graph: with the same ends, kind and text; else
/// reworded, with the same citations or id; else a relation with the same explicit id and other ends.
pub(crate) fn corresponding_claim(old: &Graph, claim: ClaimId, new: &Graph) -> Option<ClaimId> {
    let before = ClaimFeatures::new(old, claim);
    let old_texts = candidates(old, claim, old).into_iter().flatten();
    let old_texts: Vec<String> = old_texts.map(|id| ClaimFeatures::new(old, id).text).collect();
    let new_candidates = candidates(old, claim, new).unwrap_or_default();
    let rated = new_candidates.iter().map(|candidate| {
        (before.similarity(&ClaimFeatures::new(new, *candidate), &old_texts), *candidate)
    });
    let similar = rated.filter(|(similarity, _)| *similarity > UNRELATED);
    let best = similar.max_by_key(|(similarity, _)| *similarity).map(|(_, candidate)| candidate);
    // An explicit id still identifies a relation whose ends have changed.
    let with_same_id = || new.find_relation(&before.id).map(ClaimId::Relation);
    best.or_else(|| with_same_id().filter(|found| !new_candidates.contains(found)))
}

/// Finds a saved claim about an entity by its [id](Graph::claim_id_text), if it had one, and by its text and
/// citations. An explicit id is enough. The ordinal of a default id changes when relations are added, so without text
/// and citations, a default id is trusted only if it has no ordinal and only one relation matches it.
pub(crate) fn saved_claim(
    graph: &Graph,
    entity: EntityId,
    id: Option<&str>,
    text_and_citations: Option<(&str, &str)>,
) -> Option<ClaimId> {
    let named = id.and_then(|id| graph.find_claim(id));
    if named.is_some_and(|claim| graph.explicit_id(claim) == id) {
        return named;
    }
    let candidates = saved_candidates(graph, entity, id);
    let Some((text, citations)) = text_and_citations else {
        return named.filter(|claim| candidates == [*claim]);
    };
    let described = candidates.iter().map(|claim| (ClaimFeatures::new(graph, *claim), *claim));
    let same_text = described.filter(|(features, _)| features.text == text);
    let best = same_text
        .max_by_key(|(features, claim)| (features.citations == citations, Some(*claim) == named));
    best.map(|(_, claim)| claim)
}

/// The relations with a default id, regardless of its ordinal, or the role and facts of the entity.
fn saved_candidates(graph: &Graph, entity: EntityId, id: Option<&str>) -> Vec<ClaimId> {
    let Some(id) = id else {
        let facts = graph.entity(entity).facts().map(Fact::claim_id);
        return std::iter::once(ClaimId::Role(entity)).chain(facts).collect();
    };
    let unnumbered = id.split('.').take(3).collect::<Vec<_>>().join(".");
    let first = graph.find_relation(&unnumbered).map(ClaimId::Relation);
    first.and_then(|first| candidates(graph, first, graph)).unwrap_or_default()
}

/// Whether the text, citations and ids of two claims are equal, in order of importance.
type Similarity = (bool, bool, bool);

const UNRELATED: Similarity = (false, false, false);

struct ClaimFeatures {
    text: String,
    citations: String,
    id: String,
}

impl ClaimFeatures {
    fn new(graph: &Graph, claim: ClaimId) -> Self {
        let ClaimText { sentence: text, citations, .. } = ClaimText::new(graph, claim);
        let id = match claim {
            ClaimId::Relation(id) => graph.relation(id).id_text().to_string(),
            ClaimId::Role(_) => "role".to_owned(),
            ClaimId::Fact { index, .. } => index.to_string(),
        };
        Self { text, citations, id }
    }

    /// The similarity to a claim in the new graph. If the text of `other` differs but is among `old_texts`, `other`
    /// corresponds to another old claim.
    fn similarity(&self, other: &Self, old_texts: &[String]) -> Similarity {
        let has_same_text = self.text == other.text;
        if !has_same_text && old_texts.contains(&other.text) {
            return UNRELATED;
        }
        (has_same_text, self.citations == other.citations, self.id == other.id)
    }
}

/// The claims in the new graph with the same ends and kind as a claim in the old one; `None` if the new graph lacks an
/// end.
fn candidates(old: &Graph, claim: ClaimId, new: &Graph) -> Option<Vec<ClaimId>> {
    let find = |entity: Entity<'_>| new.find_entity(entity.slug());
    Some(match claim {
        ClaimId::Role(entity) => {
            let entity = find(old.entity(entity))?;
            new.entity(entity).role().map(|_| ClaimId::Role(entity)).into_iter().collect()
        }
        ClaimId::Fact { entity, .. } => {
            new.entity(find(old.entity(entity))?).facts().map(Fact::claim_id).collect()
        }
        ClaimId::Relation(id) => {
            let relation = old.relation(id);
            let (from, to) = (find(relation.from())?, find(relation.to())?);
            let between = new.outgoing(from).filter(|(_, other)| *other == to);
            let between = between.map(|(id, _)| new.relation(id));
            let same_kind = between.filter(|other| other.kind().slug == relation.kind().slug);
            same_kind.map(Relation::claim_id).collect()
        }
    })
}
