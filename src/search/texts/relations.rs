//! Relations by label, both ends, date and claim.

use super::text_search::{SearchedText, TextSet, search_texts};
use crate::model::{Entity, Graph, RelationId};
use crate::search::bounds::Bounds;
use crate::search::hit::{Hits, TextHit};
use crate::search::language::Condition;

/// Relations by label, both ends, date and claim, best first.
///
/// The text of a hit is the relation in one line: both ends with the label between them, the
/// date, the claim. Other names of the ends are searched as well.
#[must_use]
pub fn search_relations(
    graph: &Graph,
    query: &str,
    bounds: &Bounds<'_, RelationId>,
) -> Hits<TextHit<RelationId>> {
    search_texts(&RelationTexts { graph }, graph, query, bounds)
}

struct RelationTexts<'a> {
    graph: &'a Graph,
}

impl TextSet for RelationTexts<'_> {
    type Id = RelationId;

    fn count(&self) -> usize {
        self.graph.relation_count()
    }

    fn id(&self, at: usize) -> RelationId {
        RelationId::new(at)
    }

    fn fulfils(&self, id: RelationId, condition: Condition) -> bool {
        condition.allows_relation(self.graph, id)
    }

    fn text(&self, at: usize) -> SearchedText<'_> {
        let relation = self.graph.relation(RelationId::new(at));
        let head = [relation.from().name(), &relation.kind().says, relation.to().name()];
        let when = relation.when().map(|when| when.to_string());
        SearchedText::new(head.join(" "), [when.as_deref(), Some(relation.claim())])
    }

    fn hidden(&self, at: usize) -> String {
        let relation = self.graph.relation(RelationId::new(at));
        let other_names = |entity: Entity<'_>| -> String {
            let names: Vec<&str> = entity.aliases().map(|alias| alias.name).collect();
            format!("{} {}", entity.slug(), names.join(" "))
        };
        let (kind, from, to) = (relation.kind(), relation.from(), relation.to());
        format!("{} {} {} {}", kind.slug, kind.back, other_names(from), other_names(to))
    }
}
