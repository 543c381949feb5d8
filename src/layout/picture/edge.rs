use crate::model::{EntityId, Graph, Relation, RelationId, Standing, Tone};
use crate::text::symbol::LOOP;
use crate::text::width;

use super::bundle::{Bundle, BundleDirection};
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
    /// The arrowheads.
    pub heads: Vec<Arrowhead>,
    /// The label of the first relation, and a count if there are more.
    pub label: String,
    /// A label for each relation, shown while the relation is selected; none is wider than `label_width`.
    pub(crate) labels: Vec<String>,
    /// The cell of the first character of `label`.
    pub(crate) label_at: Point,
    pub(crate) label_width: u16,
    /// The end of the label that stays in place when the label changes.
    pub(crate) label_anchor: LabelAnchor,
    /// The tone of the relations; `None` if their tones differ.
    pub(crate) tone: Option<Tone>,
    pub(crate) standing: Standing,
    pub(crate) routing: Routing,
    pub(crate) ends: EdgeEnds,
}

/// What the ends of an edge stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum EdgeEnds {
    #[default]
    Entities,
    /// The groups whose nodes have the ends as their ids.
    Groups,
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
    /// Its cell.
    pub at: Point,
    pub(crate) towards: Direction,
}

impl Edge {
    /// An edge without a line. `right_end` is the end on the right, and `max_width` is the maximum width of labels.
    pub(crate) fn new(
        graph: &Graph,
        bundle: &Bundle,
        right_end: EntityId,
        max_width: usize,
    ) -> Self {
        Self {
            from: bundle.from,
            to: bundle.to,
            relations: bundle.relations.clone(),
            points: Vec::new(),
            heads: Vec::new(),
            label: bundle.label(graph, right_end, max_width),
            labels: bundle.labels(graph, right_end, max_width),
            label_at: Point::default(),
            label_width: to_cells(max_width),
            label_anchor: LabelAnchor::Start,
            tone: bundle.tone(graph),
            standing: bundle.standing(graph),
            routing: Routing::Trunk,
            ends: EdgeEnds::Entities,
        }
    }

    /// Relations in words at a cell, instead of a line.
    pub(crate) fn in_words(
        graph: &Graph,
        [from, to]: [EntityId; 2],
        relations: Vec<RelationId>,
        text: &str,
        at: Point,
    ) -> Self {
        let each = || relations.iter().map(|id| graph.relation(*id));
        let tone = each().next().map(Relation::tone);
        let tone = tone.filter(|tone| each().all(|relation| relation.tone() == *tone));
        let standing = each().map(Relation::standing).min().unwrap_or_default();
        Self {
            from,
            to,
            points: vec![at],
            heads: Vec::new(),
            label: text.to_owned(),
            labels: Vec::new(),
            label_at: at,
            label_width: to_cells(width(text)),
            label_anchor: LabelAnchor::Start,
            tone,
            standing,
            routing: Routing::Independent,
            ends: EdgeEnds::Entities,
            relations,
        }
    }

    /// `start` is the entity at the first point.
    pub(crate) fn set_route(&mut self, start: EntityId, mut points: Vec<Point>) {
        straighten(&mut points);
        if self.from != start {
            points.reverse();
        }
        self.points = points;
    }

    /// Sets the arrowheads: only the one at `to` if all relations run to `to`, else both.
    pub(crate) fn set_arrowheads(
        &mut self,
        direction: BundleDirection,
        heads: [(EntityId, Arrowhead); 2],
    ) {
        let heads = heads
            .into_iter()
            .filter(|(id, _)| direction != BundleDirection::Forward || *id == self.to);
        self.heads = heads.map(|(_, head)| head).collect();
    }

    pub(crate) fn mark_loop(&mut self, symbol: Point) {
        self.points = vec![symbol];
        self.label_at = symbol;
        for label in self.labels.iter_mut().chain([&mut self.label]) {
            label.insert_str(0, LOOP.glyph);
        }
        self.label_width = self.label_width.saturating_add(1);
    }

    /// Whether the ends stand for groups, so that the relations are between members of these.
    pub fn is_between_groups(&self) -> bool {
        self.ends == EdgeEnds::Groups
    }

    /// The cells of the label.
    pub fn label_rect(&self) -> Rect {
        Rect::line(self.label_at, to_cells(width(&self.label)))
    }

    /// The label that is shown while `selected` is selected, and the cell of its first character.
    pub(crate) fn label_for(&self, selected: Option<RelationId>) -> (&str, Point) {
        let index =
            selected.and_then(|id| self.relations.iter().position(|relation| *relation == id));
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
