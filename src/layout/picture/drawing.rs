//! A finished picture as plain values: where everything is, and what is not shown.

use crate::layout::mark::Mark;
use crate::model::{EntityId, EntityKindId, RelationId, Standing, Tone};

use super::geometry::{Direction, Point, Rect, Size};

/// Where everything is, in cells.
///
/// Invariants: labels of nodes and edges lie inside the picture and never share a cell; the points
/// of an edge lie on a grid, each on the row or the column of the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// The size that was asked for.
    pub size: Size,
    /// The form it took.
    pub form: PictureForm,
    /// What the picture is about, where it is about one thing.
    pub focus: Option<EntityId>,
    /// The entities shown, the focus first, then in reading order.
    pub nodes: Vec<Node>,
    /// The edges shown, in the order in which Tab steps through them.
    pub edges: Vec<Edge>,
    /// Words of the picture itself, such as "and 31 more".
    pub notes: Vec<Note>,
    /// What is not shown.
    pub hidden: Hidden,
}

/// The form a picture takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PictureForm {
    /// The focus in the middle, columns on both sides.
    #[default]
    Middle,
    /// The focus on a row of its own in the middle, columns on both sides above and below it.
    Spine,
    /// The focus at the left, all columns right of it.
    Beside,
    /// The focus above, everything else indented below it.
    Outline,
    /// Everything placed by closeness.
    Map,
    /// A path from the left to the right.
    Strip,
}

/// One entity in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The entity.
    pub id: EntityId,
    /// Its kind, for the colour.
    pub kind: EntityKindId,
    /// The sign of its kind, in the cell before the label; nothing where the label is that sign.
    pub sign: Option<&'static Mark>,
    /// Its name, whole or cut with an ellipsis; no other node of the picture has the same. On a map
    /// without room for it, its initials, or the sign of its kind.
    pub label: String,
    /// Where the label is written.
    pub label_at: Point,
    /// All of it, with its frame.
    pub at: Rect,
    /// Whether a line runs around it.
    pub border: Border,
    /// How many relations away from the focus; 0 for the focus and where there is none.
    pub hop: usize,
}

/// What runs around a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Border {
    /// Nothing: the label is the node.
    #[default]
    Open,
    /// A line with round corners.
    Round,
    /// A bracket at either end.
    Brackets,
}

/// All the relations that one line of the picture stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// One end: where the first relation starts.
    pub from: EntityId,
    /// The other end.
    pub to: EntityId,
    /// The relations between the two ends, at least one, in reading order.
    pub relations: Vec<RelationId>,
    /// The corners of the line, from `from` to `to`; edges of one entity may share a trunk.
    pub points: Vec<Point>,
    /// The arrow heads.
    pub heads: Vec<ArrowHead>,
    /// What it says: the word of the first relation, and a count where there are more.
    pub label: String,
    /// What it says while one relation of it is selected, in the order of `relations`; none is
    /// wider than `label_width`.
    pub labels: Vec<String>,
    /// Where the label starts.
    pub label_at: Point,
    /// How many columns the label may take.
    pub label_width: u16,
    /// Which end of the label stays where it is while another one takes its place.
    pub label_anchor: LabelAnchor,
    /// How friendly it is; nothing where its relations differ.
    pub tone: Option<Tone>,
    /// How firmly the firmest of its relations stands.
    pub standing: Standing,
    /// Whether it shares its upright pieces with others.
    pub course: Course,
}

/// Which end of a label stays where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelAnchor {
    /// The left one.
    #[default]
    Start,
    /// The right one.
    End,
}

/// How an edge gets from one end to the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Course {
    /// Along a trunk that edges of the same entity share.
    #[default]
    Trunk,
    /// On a way of its own.
    Alone,
    /// As the crow flies, slanted: from its first point to its last.
    Straight,
}

/// One arrow head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArrowHead {
    /// Its cell.
    pub at: Point,
    /// Where it points.
    pub towards: Direction,
}

/// Words of the picture itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub text: String,
    /// Where they start.
    pub at: Point,
}

/// What was asked for and is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Entities that are not in the picture.
    pub entities: usize,
    /// Relations that no edge of the picture stands for.
    pub relations: usize,
    /// The page shown, from 0.
    pub page: usize,
    /// How many pages there are, at least 1.
    pub pages: usize,
}

impl Drawing {
    /// The node of an entity.
    #[must_use]
    pub fn node(&self, id: EntityId) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// Which edge stands for a relation, as an index of `edges`.
    #[must_use]
    pub fn edge_of(&self, relation: RelationId) -> Option<usize> {
        self.edges.iter().position(|edge| edge.relations.contains(&relation))
    }

    /// The relations shown, in the order in which Tab steps through them.
    pub fn steps(&self) -> impl Iterator<Item = RelationId> + '_ {
        self.edges.iter().flat_map(|edge| edge.relations.iter().copied())
    }

    /// The node nearest to another one in a direction, for the arrow keys; see
    /// [`Direction::steps`]. What stands in the same column is above or below, never beside,
    /// however long its name. Ties go to the first in reading order.
    #[must_use]
    pub fn nearest(&self, here: &Node, towards: Direction) -> Option<&Node> {
        let cell = |node: &Node| {
            let middle = node.at.middle();
            (i32::from(middle.x), i32::from(middle.y))
        };
        let is_sideways = !towards.is_upright();
        let steps = |node: &&Node| towards.steps(cell(here), cell(node));
        let nodes = self.nodes.iter().filter(|node| steps(node).is_some());
        nodes.filter(|node| !(is_sideways && node.shares_column(here))).min_by_key(steps)
    }
}

impl Node {
    /// Whether it begins or ends in the same cell of a row as another one.
    fn shares_column(&self, other: &Self) -> bool {
        self.at.x == other.at.x || self.at.right() == other.at.right()
    }

    /// The width of its label in cells.
    #[must_use]
    pub fn label_width(&self) -> u16 {
        super::geometry::cells(crate::text::width(&self.label))
    }

    /// The cells of its label.
    #[must_use]
    pub fn label_rect(&self) -> Rect {
        Rect::line(self.label_at, self.label_width())
    }

    /// The cells of its label and of the sign before it.
    #[must_use]
    pub fn name_rect(&self) -> Rect {
        let label = self.label_rect();
        let columns = u16::from(self.sign.is_some());
        Rect { x: label.x.saturating_sub(columns), width: label.width + columns, ..label }
    }
}

impl Edge {
    /// The cells of its label.
    #[must_use]
    pub fn label_rect(&self) -> Rect {
        Rect::line(self.label_at, super::geometry::cells(crate::text::width(&self.label)))
    }

    /// What it says while a relation is selected, and where; its label where that is another's.
    #[must_use]
    pub fn label_for(&self, selected: Option<RelationId>) -> (&str, Point) {
        let place = selected.and_then(|id| self.relations.iter().position(|own| *own == id));
        let Some(text) = place.and_then(|place| self.labels.get(place)) else {
            return (&self.label, self.label_at);
        };
        let width = super::geometry::cells(crate::text::width(text));
        let x = match self.label_anchor {
            LabelAnchor::Start => self.label_at.x,
            LabelAnchor::End => self.label_rect().right().saturating_sub(width),
        };
        (text, Point::new(x, self.label_at.y))
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::ego::sample::ego_of_all;
    use crate::layout::{Direction, Size};
    use crate::model::sample;

    #[test]
    fn sideways_leads_out_of_a_column_not_along_it() {
        let graph = sample::graph(
            "lei -leads-> mi\n lei -praises-> somebody-else\n lei -owns-> car\n li -knows-> lei",
        );
        let focus = graph.find_entity("lei").expect("lei");
        let drawing = ego_of_all(&graph, focus, Size::new(60, 10));
        let [here, neighbours @ ..] = &drawing.nodes[..] else { panic!("nothing is drawn") };
        assert_eq!(neighbours.len(), 4);
        for node in neighbours {
            let is_right = node.at.x > here.at.x;
            let outward = if is_right { Direction::Right } else { Direction::Left };
            assert_eq!(drawing.nearest(node, outward), None, "{}", node.label);
            let back = drawing.nearest(node, outward.opposite());
            assert_eq!(back, Some(here), "{}", node.label);
        }
    }
}
