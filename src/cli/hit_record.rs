#![expect(clippy::indexing_slicing, reason = "a record is an object")]

use serde_json::{Value, json};

use crate::model::{Citation, ClaimId, ClaimLink, Fact, Graph};
use crate::search::{self, Hit, SearchScope, Target};
use crate::text::{
    ClaimText, Palette, Role, clusters, distinct_references, ends_and_label, entity_name,
    name_suffix,
};

use super::print::Format;

#[derive(Clone, Copy)]
pub(super) struct HitRecord<'g> {
    graph: &'g Graph,
    hit: &'g Hit,
}

impl<'g> HitRecord<'g> {
    pub(super) fn new(graph: &'g Graph, hit: &'g Hit) -> Self {
        Self { graph, hit }
    }

    /// Aligned tables have fewer columns than TSV, and different columns if only entities are searched.
    pub(super) fn columns(format: Format, scope: SearchScope) -> Vec<&'static str> {
        match (format, scope) {
            (Format::Table, SearchScope::Entities) => {
                vec!["id", "name", "kind", "relations", "field", "matched"]
            }
            (Format::Table, _) => vec!["type", "id", "matched", "cites"],
            _ => vec![
                "type", "id", "name", "kind", "fit", "field", "matched", "missing", "cites",
                "disputes",
            ],
        }
    }

    pub(super) fn to_json(self) -> Value {
        let hit = self.hit;
        let mut record = json!({
            "type": hit.target.as_str(),
            "id": self.id(),
            "name": self.name(),
            "kind": self.kind(),
            "score": hit.score,
            "fit": hit.fit.as_str(),
            "field": hit.field.as_str(),
            "matched": hit.matched,
            "missing": hit.missing,
            "cites": self.cites(),
            "disputes": self.disputes(),
        });
        if let Target::Entity(entity) = hit.target {
            record["relations"] = self.graph.degree(entity).into();
        }
        record
    }

    pub(super) fn to_row(self) -> Value {
        let mut row = self.to_json();
        row["missing"] = self.hit.missing.join(", ").into();
        row["cites"] = self.cites().join(", ").into();
        row["disputes"] = self.disputes().join(", ").into();
        row
    }

    /// The row of an aligned table: the highlighted match, after the main text unless the match is part of that text.
    pub(super) fn to_painted_row(self, palette: Palette, scope: SearchScope) -> Value {
        let mut row = self.to_row();
        let mut matched = self.highlighted(palette);
        match self.hit.target {
            Target::Entity(entity) if scope == SearchScope::Entities => {
                row["name"] = entity_name(self.graph, entity).into();
            }
            Target::Entity(entity) if self.is_in_main_text() => {
                matched.push_str(&name_suffix(self.graph, entity).unwrap_or_default());
            }
            _ if self.is_in_main_text() => {}
            _ => matched = format!("{} · {}: {matched}", self.main_text(), self.hit.field.as_str()),
        }
        matched.push_str(&self.hit.target.disputed_suffix(self.graph));
        row["matched"] = matched.into();
        row
    }

    /// The explicit id of a fact; otherwise the reference that commands accept: a slug, the id of a relation, or
    /// `courage-speech#4`.
    fn id(self) -> String {
        let id = self.fact().and_then(Fact::id);
        id.map_or_else(|| self.hit.target.reference(self.graph), str::to_owned)
    }

    fn name(self) -> String {
        let graph = self.graph;
        match self.hit.target {
            Target::Entity(entity) => graph.entity(entity).name().to_owned(),
            Target::Fact(entity, _) => entity_name(graph, entity).into_owned(),
            Target::Relation(relation) => ends_and_label(graph, graph.relation(relation)),
            Target::Paragraph(source, _) | Target::Source(source) => {
                graph.source(source).title().to_owned()
            }
        }
    }

    fn kind(self) -> Option<&'g str> {
        match self.hit.target {
            Target::Entity(entity) => Some(&self.graph.entity(entity).kind().slug),
            Target::Relation(relation) => Some(&self.graph.relation(relation).kind().slug),
            Target::Fact(..) => self.fact().map(Fact::label),
            Target::Paragraph(..) | Target::Source(_) => None,
        }
    }

    fn cites(self) -> Vec<String> {
        let (graph, target) = (self.graph, self.hit.target);
        let cites = match target {
            Target::Entity(entity) => graph.citations_of(ClaimId::Role(entity)),
            Target::Paragraph(source, paragraph) => {
                vec![Citation { source, part: paragraph.into(), words: None }]
            }
            Target::Relation(_) | Target::Fact(..) | Target::Source(_) => {
                target.claim().map_or_else(Vec::new, |claim| graph.citations_of(claim))
            }
        };
        distinct_references(graph, cites.into_iter())
    }

    fn disputes(self) -> Vec<String> {
        let ids = self.hit.target.claim().map(|claim| {
            let others = self.graph.linked_claims(claim, ClaimLink::Disputes);
            others.filter_map(|other| self.graph.claim_id_text(other)).collect()
        });
        ids.unwrap_or_default()
    }

    fn fact(self) -> Option<Fact<'g>> {
        let Target::Fact(entity, index) = self.hit.target else { return None };
        self.graph.fact(entity, index)
    }

    fn is_in_main_text(self) -> bool {
        use search::Field::{Article, Claim, Fact, Gist, Name, Title};
        matches!(self.hit.field, Name | Claim | Fact | Article | Gist | Title)
    }

    fn main_text(self) -> String {
        match self.hit.target.claim() {
            Some(claim) => ClaimText::new(self.graph, claim).sentence,
            None => self.name(),
        }
    }

    fn highlighted(self, palette: Palette) -> String {
        let clusters = clusters(&self.hit.matched).enumerate().map(|(index, (cluster, _))| {
            let is_match = self.hit.highlights.binary_search(&index).is_ok();
            palette.paint(if is_match { Role::Match } else { Role::Text }, cluster)
        });
        clusters.collect()
    }
}
