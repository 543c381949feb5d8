//! The legend below a picture: the kinds, tones and standings that occur in it.

use crate::layout::map::MapPoint;
use crate::model::{EntityKindId, Graph, Relation, Selection, Standing, Tone};
use crate::text::symbol::DISPUTED;

use super::text_width::text_width;

/// The font size of the legend, in pixels.
pub(crate) const LEGEND_FONT_SIZE: u16 = 12;
/// The height of a row, in pixels.
const ROW_HEIGHT: f64 = 22.0;
/// The space between two entries, in pixels.
const ENTRY_GAP: f64 = 22.0;
/// The width of a symbol and the space after it, in pixels.
const SYMBOL_WIDTH: f64 = 16.0;
/// The width of a sample line and the space after it, in pixels.
const LINE_WIDTH: f64 = 40.0;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LegendEntry {
    pub(crate) sample: LegendSample,
    pub(crate) text: String,
    /// The left end of the sample, at half the height of the row.
    pub(crate) at: MapPoint,
}

/// What an entry of the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LegendSample {
    Kind(EntityKindId),
    Line(Tone, Standing),
    /// The text explains a symbol itself.
    Text,
}

impl LegendEntry {
    fn new(sample: LegendSample, text: &str) -> Self {
        Self { sample, text: text.to_owned(), at: MapPoint::default() }
    }

    pub(crate) fn text_left(&self) -> f64 {
        self.at.x
            + match self.sample {
                LegendSample::Kind(_) => SYMBOL_WIDTH,
                LegendSample::Text => 0.0,
                LegendSample::Line(..) => LINE_WIDTH,
            }
    }

    pub(crate) fn text_width(&self) -> f64 {
        text_width(&self.text, LEGEND_FONT_SIZE)
    }

    pub(super) fn right(&self) -> f64 {
        self.text_left() + self.text_width()
    }
}

/// The entries for a selection, in rows of at most `width` pixels, and their total height. The first row starts at `at`.
pub(super) fn legend(
    graph: &Graph,
    selection: &Selection,
    at: MapPoint,
    width: f64,
) -> (Vec<LegendEntry>, f64) {
    let mut entries = entries(graph, selection);
    let mut next = at + MapPoint { x: 0.0, y: ROW_HEIGHT / 2.0 };
    for entry in &mut entries {
        entry.at = next;
        if entry.right() > at.x + width && next.x > at.x {
            entry.at = MapPoint { x: at.x, y: next.y + ROW_HEIGHT };
        }
        next = MapPoint { x: entry.right() + ENTRY_GAP, y: entry.at.y };
    }
    let height = if entries.is_empty() { 0.0 } else { next.y + ROW_HEIGHT / 2.0 - at.y };
    (entries, height)
}

fn entries(graph: &Graph, selection: &Selection) -> Vec<LegendEntry> {
    let mut kinds: Vec<EntityKindId> =
        selection.entities.iter().map(|id| graph.entity(*id).kind_id()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let kinds = kinds
        .into_iter()
        .map(|kind| LegendEntry::new(LegendSample::Kind(kind), &graph.entity_kind(kind).plural));
    let relations: Vec<Relation<'_>> =
        selection.relations.iter().map(|id| graph.relation(*id)).collect();
    let has_tone = |tone| relations.iter().any(|relation| relation.tone() == tone);
    let tones =
        [(Tone::Positive, "positive"), (Tone::Neutral, "neutral"), (Tone::Negative, "negative")];
    let tones = tones
        .into_iter()
        .filter(|(tone, _)| has_tone(*tone))
        .map(|(tone, text)| LegendEntry::new(LegendSample::Line(tone, Standing::Stated), text));
    let has_standing =
        |standing: Standing| relations.iter().any(|relation| relation.standing() == standing);
    let standings = [
        ([Standing::Implied, Standing::Opinion], "implied, or an opinion"),
        ([Standing::Alleged, Standing::Denied], "alleged (?), or denied (≠)"),
    ];
    let standings = standings
        .into_iter()
        .filter(|(pair, _)| pair.iter().any(|standing| has_standing(*standing)));
    let standings = standings
        .map(|(pair, text)| LegendEntry::new(LegendSample::Line(Tone::Neutral, pair[0]), text));
    let is_disputed = relations.iter().any(|relation| relation.is_disputed());
    let dispute = is_disputed.then(|| LegendEntry::new(LegendSample::Text, DISPUTED.example));
    kinds.chain(tones).chain(standings).chain(dispute).collect()
}
