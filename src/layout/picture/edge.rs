use crate::model::{EntityId, Graph, RelationId, Standing, Tone};
use crate::text::symbol::LOOP;
use crate::text::width;

use super::bundle::{Bundle, ToneSign, common_tone, strongest_standing};
use super::geometry::{Direction, Point, Rect};
use super::number::to_cells;

/// The relations between two entities, drawn as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The start of the first relation.
    pub from: EntityId,
    /// The other end.
    pub to: EntityId,
    /// One or more relations, in reading order.
    pub relations: Vec<RelationId>,
    /// The corners of the line, from `from` to `to`. Edges of the same entity may share a trunk.
    pub points: Vec<Point>,
    /// The arrowheads of the first relation, or of all of them if the label counts them.
    pub heads: Vec<Arrowhead>,
    /// The arrowheads at the two ends, of which each relation has one or both.
    pub(crate) head_slots: Vec<(EntityId, Arrowhead)>,
    /// The label of the first relation, and a count if there are more.
    pub label: String,
    /// The rows of the label below the first one.
    pub(crate) label_below: Vec<String>,
    /// A label for each relation, shown while the relation is selected; none is wider than `label_width`.
    pub(crate) labels: Vec<String>,
    /// The style of the line for each relation, shown while the relation is selected; empty if the edge is in words.
    pub(crate) styles: Vec<ClaimStyle>,
    /// The cell of the first character of `label`.
    pub(crate) label_at: Point,
    pub(crate) label_width: u16,
    pub(crate) label_anchor: LabelAnchor,
    /// The tone of the relations; `None` if their tones differ.
    pub(crate) tone: Option<Tone>,
    pub(crate) standing: Standing,
    pub(crate) routing: Routing,
    /// Whether the edge is less important than the others, such as a hop of a path other than the chosen one.
    pub(crate) is_secondary: bool,
    /// Whether the label stands for all relations instead of the first one.
    pub(crate) counts: bool,
    pub(crate) ends: EdgeEnds,
}

/// What the ends of an edge represent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum EdgeEnds {
    #[default]
    Entities,
    /// Groups, whose nodes have the ends as their ids.
    Groups,
}

/// How a line shows one relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ClaimStyle {
    /// `None` for relations with different tones.
    pub(crate) tone: Option<Tone>,
    pub(crate) standing: Standing,
    /// `None` for a mutual relation, which has two arrowheads.
    points_to: Option<EntityId>,
}

impl ClaimStyle {
    fn new(graph: &Graph, id: RelationId) -> Self {
        let relation = graph.relation(id);
        let points_to = (!relation.kind().mutual).then(|| relation.to().id());
        Self { tone: Some(relation.tone()), standing: relation.standing(), points_to }
    }
}

/// The end of a label that stays in place when the label changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum LabelAnchor {
    #[default]
    Start,
    End,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Routing {
    /// The line runs along a trunk that edges of the same entity share.
    #[default]
    Trunk,
    Independent,
    /// The line shares cells with the other lines of an entity, and crosses all others.
    Net(EntityId),
}

/// One arrowhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrowhead {
    /// The cell of the arrowhead.
    pub at: Point,
    pub(crate) towards: Direction,
}

impl Edge {
    /// An edge without a line. `max_width` is the maximum width of labels.
    pub(crate) fn new(
        graph: &Graph,
        bundle: &Bundle,
        tone_sign: ToneSign,
        max_width: usize,
    ) -> Self {
        Self {
            from: bundle.from,
            to: bundle.to,
            relations: bundle.relations.clone(),
            points: Vec::new(),
            heads: Vec::new(),
            head_slots: Vec::new(),
            label: bundle.label(graph, tone_sign, max_width),
            label_below: Vec::new(),
            labels: bundle.labels(graph, tone_sign, max_width),
            styles: bundle.relations.iter().map(|id| ClaimStyle::new(graph, *id)).collect(),
            label_at: Point::default(),
            label_width: to_cells(max_width),
            label_anchor: LabelAnchor::Start,
            tone: common_tone(graph, &bundle.relations),
            standing: bundle.standing(graph),
            routing: Routing::Trunk,
            is_secondary: false,
            counts: false,
            ends: EdgeEnds::Entities,
        }
    }

    /// An edge that is text at a cell instead of a line.
    pub(crate) fn in_words(
        graph: &Graph,
        [from, to]: [EntityId; 2],
        relations: Vec<RelationId>,
        text: &str,
        at: Point,
    ) -> Self {
        Self {
            from,
            to,
            points: vec![at],
            heads: Vec::new(),
            head_slots: Vec::new(),
            styles: Vec::new(),
            label: text.to_owned(),
            label_below: Vec::new(),
            labels: Vec::new(),
            label_at: at,
            label_width: to_cells(width(text)),
            label_anchor: LabelAnchor::Start,
            tone: common_tone(graph, &relations),
            standing: strongest_standing(graph, &relations),
            routing: Routing::Independent,
            is_secondary: false,
            counts: false,
            ends: EdgeEnds::Entities,
            relations,
        }
    }

    /// Sets the corners of the line, without superfluous ones; `start` is the entity at the first point.
    pub(crate) fn set_route(&mut self, start: EntityId, mut points: Vec<Point>) {
        straighten(&mut points);
        if self.from != start {
            points.reverse();
        }
        self.points = points;
    }

    /// Sets the arrowheads at the two ends. The line shows those of the relations that its label names or counts.
    pub(crate) fn set_arrowheads(&mut self, heads: [(EntityId, Arrowhead); 2]) {
        self.head_slots = heads.to_vec();
        self.heads = self.heads_for(None);
    }

    /// The arrowheads that are shown while `selected` is selected.
    pub(crate) fn heads_for(&self, selected: Option<RelationId>) -> Vec<Arrowhead> {
        if self.head_slots.is_empty() {
            return self.heads.clone();
        }
        let named = selected.and_then(|id| self.index_of(id));
        let styles = match named {
            None if self.counts => self.styles.clone(),
            _ => vec![self.style_for(selected)],
        };
        let is_shown =
            |end: EntityId| styles.iter().any(|style| style.points_to.is_none_or(|to| to == end));
        let shown = self.head_slots.iter().filter(|(end, _)| is_shown(*end));
        shown.map(|(_, head)| *head).collect()
    }

    /// The style of the relation that the label names while `selected` is selected; that of all relations if the edge
    /// is in words.
    pub(crate) fn style_for(&self, selected: Option<RelationId>) -> ClaimStyle {
        let index = selected.and_then(|id| self.index_of(id)).unwrap_or(0);
        let of_all = ClaimStyle { tone: self.tone, standing: self.standing, points_to: None };
        self.styles.get(index).copied().unwrap_or(of_all)
    }

    pub(crate) fn has_end(&self, id: EntityId) -> bool {
        self.from == id || self.to == id
    }

    fn index_of(&self, id: RelationId) -> Option<usize> {
        self.relations.iter().position(|relation| *relation == id)
    }

    pub(crate) fn mark_loop(&mut self, symbol: Point) {
        self.points = vec![symbol];
        self.label_at = symbol;
        for label in self.labels.iter_mut().chain([&mut self.label]) {
            label.insert_str(0, LOOP.glyph);
        }
        self.label_width = self.label_width.saturating_add(1);
    }

    /// Whether the edge is text that describes the relations between two entities, instead of a line.
    pub fn is_in_words(&self) -> bool {
        self.points.len() == 1 && self.from != self.to && self.ends == EdgeEnds::Entities
    }

    /// Whether the ends represent groups, so that the relations are between their members.
    pub fn is_between_groups(&self) -> bool {
        self.ends == EdgeEnds::Groups
    }

    /// The cells of the label.
    pub fn label_rect(&self) -> Rect {
        Rect::line(self.label_at, to_cells(width(&self.label)))
    }

    /// The label in one row.
    pub fn full_label(&self) -> String {
        let rows = std::iter::once(&self.label).chain(&self.label_below);
        rows.map(|row| row.trim_start()).collect::<Vec<_>>().join(" ")
    }

    /// The rows of the label below the first one, and the cells of their first characters.
    pub(crate) fn rows_below(&self) -> impl Iterator<Item = (&str, Point)> {
        let Point { x, y } = self.label_at;
        let rows = self.label_below.iter().zip(y.saturating_add(1)..);
        rows.map(move |(text, y)| (text.as_str(), Point::new(x, y)))
    }

    /// The label that is shown while `selected` is selected, and the cell of its first character.
    pub(crate) fn label_for(&self, selected: Option<RelationId>) -> (&str, Point) {
        let index = selected.and_then(|id| self.index_of(id));
        let Some(text) = index.and_then(|index| self.labels.get(index)) else {
            return (&self.label, self.label_at);
        };
        let width = to_cells(width(text));
        let x = match self.label_anchor {
            LabelAnchor::Start => self.label_at.x,
            LabelAnchor::End => self.label_rect().right().saturating_sub(width),
        };
        (text, Point::new(x, self.label_at.y))
    }
}

#[expect(clippy::indexing_slicing, reason = "the index is between the first and the last")]
fn straighten(points: &mut Vec<Point>) {
    points.dedup();
    let mut index = 1;
    while index + 1 < points.len() {
        let (a, b, c) = (points[index - 1], points[index], points[index + 1]);
        if (a.x == b.x && b.x == c.x) || (a.y == b.y && b.y == c.y) {
            points.remove(index);
        } else {
            index += 1;
        }
    }
}
