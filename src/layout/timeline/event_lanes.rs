//! Named events below an axis, in lanes: each lane is a row that several events share if they fit side by side.
#![expect(clippy::indexing_slicing, reason = "events and lanes are numbered")]

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::model::{Bound, Certainty, ClaimId, Entity, Graph, Relation, When};
use crate::text::{ClaimText, entity_name, fit, short_date, width};

use super::axis_glyphs::AxisGlyphs;
use super::axis_request::{AxisContent, AxisEvent};
use super::time_scale::{DateColumns, TimeScale};

/// The maximum number of events to try to place.
const MAX_CANDIDATES: usize = 200;
/// The maximum width of a label while events are placed, in cells; whole sentences would leave room for few events.
const MAX_LABEL_WIDTH: usize = 48;
/// The minimum width of a truncated label, in cells.
const MIN_LABEL_WIDTH: usize = 24;
/// The maximum width of a date in a label, in cells.
const MAX_DATE_WIDTH: usize = 16;
/// The minimum number of cells between two events in a lane.
const GAP: usize = 2;

pub(super) struct PlacedEvent {
    /// The index of the event in the content.
    pub(super) event: usize,
    pub(super) lane: usize,
    pub(super) mark_x: usize,
    pub(super) mark: String,
    pub(super) label_x: usize,
    /// The text of the label, possibly truncated.
    pub(super) label: String,
    full_label: String,
}

/// Places events in lanes, those with the most citations first, and omits those without room. Returns the placed events
/// by lane, from left to right.
pub(super) fn place_events(
    graph: &Graph,
    content: &AxisContent,
    scale: &TimeScale,
    [lanes, cells]: [usize; 2],
    glyphs: &AxisGlyphs,
) -> Vec<PlacedEvent> {
    let mut order: Vec<usize> = (0..content.events.len()).collect();
    let citations = |event: &AxisEvent| graph.citations_of(event.claim).len();
    if lanes > 0 {
        order.sort_by_cached_key(|index| Reverse(citations(&content.events[*index])));
    }
    let mut placer =
        LanePlacer { lanes: vec![Vec::new(); lanes], cells, placed: Vec::new(), scale, glyphs };
    for index in order.into_iter().take(MAX_CANDIDATES).filter(|_| lanes > 0) {
        placer.place(graph, index, content.events[index]);
    }
    placer.placed.sort_by_key(|placed| (placed.lane, placed.mark_x));
    placer.extend_labels();
    placer.placed
}

struct LanePlacer<'a> {
    /// The occupied spans of each lane, each as its first cell and the one after its last.
    lanes: Vec<Vec<[usize; 2]>>,
    cells: usize,
    placed: Vec<PlacedEvent>,
    scale: &'a TimeScale,
    glyphs: &'a AxisGlyphs,
}

impl LanePlacer<'_> {
    fn place(&mut self, graph: &Graph, event: usize, content: AxisEvent) {
        let Some(columns) = self.scale.columns_of(content.when) else { return };
        let mark = mark(self.scale, content.when, columns, self.glyphs);
        let (mark_x, label) = (self.scale.x(columns.first), label(graph, content));
        let span = [mark_x, mark_x + width(&mark)];
        let place = (0..self.lanes.len()).find_map(|lane| {
            let room = self.room_around(lane, span)?;
            Some((lane, place_label(room, span, width(&label), self.cells)?))
        });
        let Some((lane, [label_x, label_width])) = place else { return };
        let (full_label, label) = (label.clone(), cut(&label, label_width, self.glyphs));
        let start = mark_x.min(label_x);
        let end = span[1].max(label_x + width(&label));
        self.lanes[lane].push([start, end]);
        self.placed.push(PlacedEvent { event, lane, mark_x, mark, label_x, label, full_label });
    }

    /// Extends truncated labels into the free cells after them.
    fn extend_labels(&mut self) {
        let mut next: Option<(usize, usize)> = None;
        for placed in self.placed.iter_mut().rev() {
            let end = next.filter(|(lane, _)| *lane == placed.lane);
            let end = end.map_or(self.cells, |(_, start)| start - GAP);
            if placed.label_x > placed.mark_x {
                placed.label = cut(&placed.full_label, end - placed.label_x, self.glyphs);
            }
            next = Some((placed.lane, placed.mark_x.min(placed.label_x)));
        }
    }

    /// The free cells around a mark in a lane; `None` if the mark itself has no room.
    fn room_around(&self, lane: usize, [start, end]: [usize; 2]) -> Option<[usize; 2]> {
        let mut room = [0, self.cells];
        for [from, to] in &self.lanes[lane] {
            if to + GAP <= start {
                room[0] = room[0].max(to + GAP);
            } else if end + GAP <= *from {
                room[1] = room[1].min(from - GAP);
            } else {
                return None;
            }
        }
        (end <= room[1]).then_some(room)
    }
}

/// The start and the width of a label: after the mark, or before a mark close to the right edge.
fn place_label(
    room: [usize; 2],
    mark: [usize; 2],
    max_width: usize,
    cells: usize,
) -> Option<[usize; 2]> {
    let max_width = max_width.min(MAX_LABEL_WIDTH);
    let min_width = max_width.min(MIN_LABEL_WIDTH);
    let after = room[1].saturating_sub(mark[1] + 1).min(max_width);
    if after >= min_width {
        return Some([mark[1] + 1, after]);
    }
    // Elsewhere, a label before its mark could be mistaken for that of the previous mark.
    let is_at_edge = cells.saturating_sub(mark[1] + 1) < min_width;
    let before = mark[0].saturating_sub(room[0] + 1).min(max_width);
    (is_at_edge && before >= min_width).then(|| [mark[0] - 1 - before, before])
}

/// The date of an event and what happened, after the reasons to doubt it, such as its standing: `2021? opinion, Bo: Ann leads Q`.
fn label(graph: &Graph, event: AxisEvent) -> String {
    let text = ClaimText::new(graph, event.claim);
    let doubts = text.doubts();
    let (speaker, what) = match event.claim {
        ClaimId::Relation(id) => in_words(graph, graph.relation(id)),
        ClaimId::Role(_) | ClaimId::Fact { .. } => (None, text.sentence),
    };
    let date = short_date(event.when, MAX_DATE_WIDTH).unwrap_or_default();
    let reasons = match speaker {
        _ if doubts.is_empty() => String::new(),
        None => format!("{doubts}: "),
        Some(speaker) => format!("{doubts}, {speaker}: "),
    };
    format!("{date} {reasons}{what}")
}

/// The speaker of a relation, unless the relation starts from them, and the relation in the few words of its kind; its claim
/// is a whole sentence.
fn in_words<'g>(graph: &'g Graph, relation: Relation<'g>) -> (Option<Cow<'g, str>>, String) {
    let name = |entity: Entity<'g>| entity_name(graph, entity.id());
    let (from, to) = (name(relation.from()), name(relation.to()));
    let speaker = relation.said_by().filter(|speaker| speaker.id() != relation.from().id());
    (speaker.map(name), format!("{from} {} {to}", relation.kind().says))
}

fn cut(label: &str, cells: usize, glyphs: &AxisGlyphs) -> String {
    let cut = fit(label, cells);
    if width(label) > cells { cut.replace('…', glyphs.ellipsis) } else { cut.into_owned() }
}

fn mark(scale: &TimeScale, when: When, columns: DateColumns, glyphs: &AxisGlyphs) -> String {
    let is_certain = when.certainty() == Certainty::Certain && !when.is_partly_unknown();
    let continues = columns.continues_left || columns.continues_right;
    if columns.first == columns.last && !continues {
        return if is_certain { glyphs.certain } else { glyphs.uncertain }.to_owned();
    }
    // An unknown end is not an open one: the claim may no longer hold.
    let continues_left = columns.continues_left && when.start() != Bound::Unknown;
    let continues_right = columns.continues_right && when.end() != Some(Bound::Unknown);
    let cells = scale.x(columns.last - columns.first + 1);
    let fill = match (when.end(), is_certain) {
        (None, _) => glyphs.vague,
        (Some(_), true) => glyphs.interval,
        (Some(_), false) => glyphs.vague_interval,
    };
    let left = if continues_left { glyphs.left } else { "" };
    // An interval that continues on both sides of a single cell has only an arrow to the right.
    let right = if continues_right { glyphs.right } else { "" };
    let arrows = width(left) + width(right);
    if arrows > cells {
        return right.to_owned();
    }
    format!("{left}{}{right}", fill.repeat(cells - arrows))
}
