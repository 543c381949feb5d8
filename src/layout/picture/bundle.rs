use std::collections::{BTreeMap, BTreeSet};

use crate::model::{EntityId, Graph, Relation, RelationId, Source, Standing, Tone};
use crate::text::symbol::{DISPUTED, LEFTWARDS, MORE, NTH, RIGHTWARDS, SAME_KIND, Symbol};
use crate::text::{fit, width};

/// Relations between two entities, at least one, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bundle {
    pub(crate) from: EntityId,
    pub(crate) to: EntityId,
    pub(crate) relations: Vec<RelationId>,
    pub(crate) flow: BundleDirection,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BundleDirection {
    /// All from the first end to the second.
    Forward,
    Mutual,
    Mixed,
    Loop,
}

impl Bundle {
    /// One bundle per pair, in the order of their first relations.
    pub(crate) fn by_pair(graph: &Graph, relations: &[RelationId]) -> Vec<Self> {
        Self::by(graph, relations, |relation| {
            let (from, to) = (relation.from().id(), relation.to().id());
            (from.min(to), from.max(to))
        })
    }

    /// One bundle per key, each of relations of one pair, in the order of their first relations.
    pub(crate) fn by<'g, K: Ord>(
        graph: &'g Graph,
        relations: &[RelationId],
        key: impl Fn(Relation<'g>) -> K,
    ) -> Vec<Self> {
        let mut indices: BTreeMap<K, usize> = BTreeMap::new();
        let mut groups: Vec<Vec<RelationId>> = Vec::new();
        for &id in relations {
            let index = *indices.entry(key(graph.relation(id))).or_insert(groups.len());
            match groups.get_mut(index) {
                Some(group) => group.push(id),
                None => groups.push(vec![id]),
            }
        }
        groups.into_iter().map(|group| Self::of(graph, group)).collect()
    }

    /// A bundle of at least one relation of one pair.
    pub(crate) fn of(graph: &Graph, relations: Vec<RelationId>) -> Self {
        let first = graph.relation(relations[0]);
        let (from, to) = (first.from().id(), first.to().id());
        let is_alike = |relation: Relation<'_>| {
            relation.kind().mutual == first.kind().mutual
                && (relation.kind().mutual || relation.from().id() == from)
        };
        let flow = if from == to {
            BundleDirection::Loop
        } else if !relations.iter().all(|id| is_alike(graph.relation(*id))) {
            BundleDirection::Mixed
        } else if first.kind().mutual {
            BundleDirection::Mutual
        } else {
            BundleDirection::Forward
        };
        Self { from, to, relations, flow }
    }

    /// The number of independent witnesses of its relations.
    pub(crate) fn witnesses(&self, graph: &Graph) -> usize {
        let relations = self.relations.iter().map(|id| graph.relation(*id));
        let sources = relations.flat_map(Relation::cites).map(|cite| graph.source(cite.source));
        sources.map(Source::witness).collect::<BTreeSet<_>>().len()
    }

    /// The end that is not `end`; the same one for a relation of an entity to itself.
    pub(crate) fn other(&self, end: EntityId) -> EntityId {
        if self.from == end { self.to } else { self.from }
    }

    /// The tone of its relations; `None` if they differ.
    pub(crate) fn tone(&self, graph: &Graph) -> Option<Tone> {
        let tone = graph.relation(self.relations[0]).tone();
        self.relations.iter().all(|id| graph.relation(*id).tone() == tone).then_some(tone)
    }

    /// The strongest standing of its relations.
    pub(crate) fn standing(&self, graph: &Graph) -> Standing {
        let standings = self.relations.iter().map(|id| graph.relation(*id).standing());
        standings.min().unwrap_or_default()
    }

    /// The label of the line, in no more than `columns`: `+advised`, `leads·3`, `rivals +2`.
    ///
    /// `right_end` is the end on the right, for bundles with both directions.
    pub(crate) fn label(&self, graph: &Graph, right_end: EntityId, columns: usize) -> String {
        let first = graph.relation(self.relations[0]);
        let count = self.count(graph);
        let space = if count.starts_with(MORE.glyph) { " " } else { "" };
        self.relation_label(first, right_end, columns, &format!("{space}{count}"))
    }

    /// The number of relations, if there are several: `·3` of one kind, or `+2` others besides the first.
    pub(crate) fn count(&self, graph: &Graph) -> String {
        let more = self.relations.len() - 1;
        let kind = |id: &RelationId| graph.relation(*id).kind_id();
        let same = self.relations.iter().all(|id| kind(id) == kind(&self.relations[0]));
        match (more, same) {
            (0, _) => String::new(),
            (_, true) => format!("{}{}", SAME_KIND.glyph, more + 1),
            (_, false) => format!("{}{more}", MORE.glyph),
        }
    }

    /// The label of the line while each of its relations is selected: `leads 2/3`.
    pub(crate) fn labels(&self, graph: &Graph, right_end: EntityId, columns: usize) -> Vec<String> {
        let all = self.relations.len();
        let numbered = (1..).zip(&self.relations).map(|(nth, id)| {
            let count = if all > 1 { format!(" {nth}{}{all}", NTH.glyph) } else { String::new() };
            self.relation_label(graph.relation(*id), right_end, columns, &count)
        });
        numbered.collect()
    }

    /// The width of its widest label, at most `limit` columns.
    pub(crate) fn natural_width(&self, graph: &Graph, limit: usize) -> usize {
        let all = self.labels(graph, self.to, limit);
        let widths = all.iter().map(|label| width(label));
        widths.max().unwrap_or(0).max(width(&self.label(graph, self.to, limit)))
    }

    /// The label of one relation with its symbols, cut so that the count after it fits.
    fn relation_label(
        &self,
        relation: Relation<'_>,
        right_end: EntityId,
        columns: usize,
        count: &str,
    ) -> String {
        let is_mixed = self.flow == BundleDirection::Mixed && !relation.kind().mutual;
        let (before, after) = match (is_mixed, relation.to().id() == right_end) {
            (true, true) => ("", RIGHTWARDS.glyph),
            (true, false) => (LEFTWARDS.glyph, ""),
            (false, _) => ("", ""),
        };
        let before = format!("{before}{}", symbols(relation));
        let fixed = width(&before) + width(after) + width(count);
        let word = fit(&relation.kind().says, columns.saturating_sub(fixed));
        fit(&format!("{before}{word}{after}{count}"), columns).into_owned()
    }
}

/// The symbols of tone, standing and dispute, readable without colour.
fn symbols(relation: Relation<'_>) -> String {
    let tone = Symbol::of_tone(relation.tone());
    let standing = Symbol::of_standing(relation.standing());
    let symbols = [tone, standing, relation.is_disputed().then_some(&DISPUTED)];
    symbols.into_iter().flatten().map(|symbol| symbol.glyph).collect()
}
