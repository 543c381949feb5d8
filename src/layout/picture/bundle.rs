#![expect(clippy::indexing_slicing, reason = "a bundle has at least one relation")]

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{EntityId, Graph, Relation, RelationId, Source, Standing, Tone};
use crate::text::symbol::{
    DASHED, DISPUTED, DOTTED, HEAVY, HEAVY_DASHED, HEAVY_DOTTED, MORE, NTH, Symbol,
};
use crate::text::{Palette, entity_name, fit, width};

/// One or more relations between the same two entities, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bundle {
    pub(crate) from: EntityId,
    pub(crate) to: EntityId,
    pub(crate) relations: Vec<RelationId>,
    pub(crate) direction: BundleDirection,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BundleDirection {
    Forward,
    Mutual,
    Mixed,
    Loop,
}

/// Whether labels show a positive tone with a sign. Colour makes the sign unnecessary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToneSign {
    /// Without colour.
    #[default]
    Shown,
    /// In colour.
    Hidden,
}

impl From<Palette> for ToneSign {
    fn from(palette: Palette) -> Self {
        if palette == Palette::Plain { Self::Shown } else { Self::Hidden }
    }
}

impl Bundle {
    /// Groups relations into one bundle per pair of entities, in the order of their first relations.
    pub(crate) fn group_by_pair(graph: &Graph, relations: &[RelationId]) -> Vec<Self> {
        Self::group_by(graph, relations, |relation| {
            let (from, to) = (relation.from().id(), relation.to().id());
            (from.min(to), from.max(to))
        })
    }

    /// Groups relations by a key into bundles, in the order of their first relations. Relations with the same key must
    /// have the same two ends.
    pub(crate) fn group_by<'g, K: Ord>(
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
        groups.into_iter().map(|group| Self::new(graph, group)).collect()
    }

    /// A bundle of one or more relations between the same two entities.
    pub(crate) fn new(graph: &Graph, relations: Vec<RelationId>) -> Self {
        let first = graph.relation(relations[0]);
        let (from, to) = (first.from().id(), first.to().id());
        let has_same_direction = |relation: Relation<'_>| {
            relation.kind().mutual == first.kind().mutual
                && (relation.kind().mutual || relation.from().id() == from)
        };
        let direction = if from == to {
            BundleDirection::Loop
        } else if !relations.iter().all(|id| has_same_direction(graph.relation(*id))) {
            BundleDirection::Mixed
        } else if first.kind().mutual {
            BundleDirection::Mutual
        } else {
            BundleDirection::Forward
        };
        Self { from, to, relations, direction }
    }

    pub(crate) fn witnesses(&self, graph: &Graph) -> usize {
        let relations = self.relations.iter().map(|id| graph.relation(*id));
        let mut cites = relations.clone().flat_map(Relation::cites);
        // A single citation is common, and this runs for every neighbour of a hub.
        if cites.next().is_some() && cites.next().is_none() {
            return 1;
        }
        let sources = relations.flat_map(Relation::cites).map(|cite| graph.source(cite.source));
        sources.map(Source::witness).collect::<BTreeSet<_>>().len()
    }

    pub(crate) fn other(&self, end: EntityId) -> EntityId {
        if self.from == end { self.to } else { self.from }
    }

    pub(crate) fn standing(&self, graph: &Graph) -> Standing {
        strongest_standing(graph, &self.relations)
    }

    /// The label of the line, which names the first relation: `?copied`, `rivals +2`.
    pub(crate) fn label(&self, graph: &Graph, tone_sign: ToneSign, max_width: usize) -> String {
        let first = graph.relation(self.relations[0]);
        let count = self.more_count().map_or_else(String::new, |count| format!(" {count}"));
        relation_label(first, tone_sign, max_width, &count)
    }

    /// The label of the line with a second kind of relation, `leads, founded +4`; `None` if it is wider than `max_width`, or if
    /// no other kind has the sign, the stroke and the arrowheads of the first relation.
    pub(crate) fn label_of_two(
        &self,
        graph: &Graph,
        tone_sign: ToneSign,
        max_width: usize,
    ) -> Option<String> {
        let appearance = |relation: Relation<'_>| {
            let heads = (!relation.kind().mutual).then(|| relation.to().id());
            (sign(relation, tone_sign), relation.tone(), relation.standing(), heads)
        };
        let first = graph.relation(self.relations[0]);
        let others = self.relations[1..].iter().map(|id| graph.relation(*id));
        let second = others
            .filter(|other| {
                other.kind_id() != first.kind_id() && appearance(*other) == appearance(first)
            })
            .max_by_key(|other| (other.cites().len(), Reverse(other.id())))?;
        let more = self.relations.len() - 2;
        let count = if more > 0 { format!(" {}{more}", MORE.glyph) } else { String::new() };
        let (one, other) = (&first.kind().says, &second.kind().says);
        let label = format!("{}{one}, {other}{count}", sign(first, tone_sign));
        (width(&label) <= max_width).then_some(label)
    }

    /// The line in words, without the entity at which it starts: `rivals Xiaomi (+3)`. The first relation comes after the
    /// stroke of its line, unless that is solid: `╌leads Huawei`.
    pub(crate) fn in_words(&self, graph: &Graph) -> String {
        let first = graph.relation(self.relations[0]);
        let line = line_symbol(first).map_or("", |symbol| symbol.glyph);
        let (sign, says, to) = (sign(first, ToneSign::Shown), &first.kind().says, self.to);
        let count = self.more_count().map_or_else(String::new, |count| format!(" ({count})"));
        format!("{line}{sign}{says} {}{count}", entity_name(graph, to))
    }

    /// The number of relations after the first one, such as `+2`; `None` if there are none.
    pub(crate) fn more_count(&self) -> Option<String> {
        let more = self.relations.len() - 1;
        (more > 0).then(|| format!("{}{more}", MORE.glyph))
    }

    /// One label for each relation, shown while the relation is selected: `leads 2/3`.
    pub(crate) fn labels(
        &self,
        graph: &Graph,
        tone_sign: ToneSign,
        max_width: usize,
    ) -> Vec<String> {
        let all = self.relations.len();
        let numbered = (1..).zip(&self.relations).map(|(nth, id)| {
            let count = if all > 1 { format!(" {nth}{}{all}", NTH.glyph) } else { String::new() };
            relation_label(graph.relation(*id), tone_sign, max_width, &count)
        });
        numbered.collect()
    }

    /// The width of the widest label, including those that are shown while a relation is selected.
    pub(crate) fn natural_width(&self, graph: &Graph, tone_sign: ToneSign, limit: usize) -> usize {
        let all = self.labels(graph, tone_sign, limit);
        let widths = all.iter().map(|label| width(label));
        widths.max().unwrap_or(0).max(width(&self.label(graph, tone_sign, limit)))
    }
}

/// The tone that relations share; `None` if there are none or their tones differ.
pub(super) fn common_tone(graph: &Graph, relations: &[RelationId]) -> Option<Tone> {
    let tone = graph.relation(*relations.first()?).tone();
    relations.iter().all(|id| graph.relation(*id).tone() == tone).then_some(tone)
}

pub(super) fn strongest_standing(graph: &Graph, relations: &[RelationId]) -> Standing {
    let standings = relations.iter().map(|id| graph.relation(*id).standing());
    standings.min().unwrap_or_default()
}

/// The stroke of a relation's line, as in pictures; `None` if it is solid.
fn line_symbol(relation: Relation<'_>) -> Option<Symbol> {
    let is_negative = relation.tone() == Tone::Negative;
    match relation.standing() {
        Standing::Stated => is_negative.then_some(HEAVY),
        Standing::Implied | Standing::Opinion => {
            Some(if is_negative { HEAVY_DASHED } else { DASHED })
        }
        Standing::Alleged | Standing::Denied => {
            Some(if is_negative { HEAVY_DOTTED } else { DOTTED })
        }
    }
}

/// The label of one relation, truncated so that the count fits after it.
fn relation_label(
    relation: Relation<'_>,
    tone_sign: ToneSign,
    max_width: usize,
    count: &str,
) -> String {
    let sign = sign(relation, tone_sign);
    let label = fit(&relation.kind().says, max_width.saturating_sub(width(sign) + width(count)));
    fit(&format!("{sign}{label}{count}"), max_width).into_owned()
}

/// The symbol before a label, at most one: denied or alleged, else disputed, else an opinion, else a positive
/// tone. The style of the line shows the rest.
fn sign(relation: Relation<'_>, tone_sign: ToneSign) -> &'static str {
    let standing = Symbol::for_standing(relation.standing());
    let disputed = Some(&DISPUTED).filter(|_| relation.is_disputed());
    let tone = Symbol::for_tone(relation.tone())
        .filter(|_| tone_sign == ToneSign::Shown && relation.tone() == Tone::Positive);
    let symbol = match relation.standing() {
        Standing::Denied | Standing::Alleged => standing,
        _ => disputed.or(standing).or(tone),
    };
    symbol.map_or("", |symbol| symbol.glyph)
}
