//! The ego view if there is no room for columns: the focus at the top, all else indented below it.

use crate::layout::picture::{
    ArrowHead, Direction, Drawing, Edge, Hidden, Node, PictureForm, Point, SIGN_WIDTH, cells,
    distinct_labels,
};
use crate::text::width;

use super::column::FIXED;
use super::ego_request::EgoRequest;
use super::ego_tree::EgoTree;
use super::growth::{ChildPlacement, TreePage};
use super::legibility::legibility;
use super::neighbourhood::Neighbourhood;

/// Columns that each further hop is indented by.
const INDENT: usize = 2;
/// Names and words are not cut below these.
const LEAST_NAME: usize = 8;
const LEAST_WORD: usize = 4;
/// No word grows wider than this.
const WIDEST_WORD: usize = 28;

/// A planned outline.
struct Outline<'a> {
    request: EgoRequest<'a>,
    tree: EgoTree,
    /// The nodes from the top: each followed by its children.
    order: Vec<usize>,
    /// The row of each node.
    rows: Vec<usize>,
    names: Vec<String>,
    /// What the words of edges may fill.
    word: usize,
}

/// Draws the focus, and below it one row for each entity that fits into `rows`. Also returns how well
/// names and words read.
pub(super) fn outline(
    neighbourhood: &Neighbourhood<'_>,
    rows: usize,
    page: usize,
) -> (Drawing, usize) {
    let request = neighbourhood.request;
    let mut drawing = Drawing {
        size: request.size,
        form: PictureForm::Outline,
        focus: Some(request.focus),
        hidden: Hidden { pages: 1, ..Hidden::default() },
        ..Drawing::default()
    };
    let all = usize::from(request.size.width);
    if rows == 0 || all == 0 {
        return (drawing, 0);
    }
    let least = LEAST_WORD + FIXED + SIGN_WIDTH + LEAST_NAME;
    let room = if all < least { 0 } else { rows - 1 };
    let TreePage { mut tree, page, pages } = neighbourhood.page(page, room, ChildPlacement::Below);
    let deepest = 1 + (all.saturating_sub(least)) / INDENT;
    while tree.cut_last(deepest + 1).is_some() {}
    let outline = Outline::new(request, tree);
    for node in outline.order.iter().copied() {
        drawing.nodes.push(outline.node(node));
        drawing.edges.extend(outline.branch(node));
        drawing.edges.extend(outline.loop_edge(node));
    }
    drawing.hidden = Hidden { page, pages, ..drawing.hidden };
    (drawing, outline.legibility())
}

impl<'a> Outline<'a> {
    fn new(request: EgoRequest<'a>, tree: EgoTree) -> Self {
        let order = tree.depth_first(&[0]);
        let mut rows = vec![0; order.len()];
        for (row, node) in order.iter().enumerate() {
            rows[*node] = row;
        }
        let mut outline = Self { request, tree, order, rows, names: Vec::new(), word: 0 };
        outline.share_width();
        outline
    }

    /// Shares the width between words and names.
    fn share_width(&mut self) {
        let all = usize::from(self.request.size.width);
        let nodes = &self.tree.nodes;
        let deepest = nodes.iter().map(|node| node.hop).max().unwrap_or(0);
        let indent = deepest.saturating_sub(1) * INDENT + FIXED;
        let bundles = nodes.iter().filter_map(|node| node.bundle.as_ref());
        let words = bundles.map(|bundle| bundle.natural(self.request.graph, WIDEST_WORD));
        let names = (1..nodes.len()).map(|node| width(self.name(node)));
        let name = SIGN_WIDTH + names.max().unwrap_or(0).max(LEAST_NAME);
        let most = all.saturating_sub(indent + SIGN_WIDTH + LEAST_NAME).max(LEAST_WORD);
        let wanted = all.saturating_sub(indent + name).max(all.saturating_sub(indent) / 2);
        self.word = words.max().unwrap_or(0).min(wanted).min(most).max(1);
        let room = |node: usize| (all - self.name_x(node)).saturating_sub(SIGN_WIDTH);
        let names: Vec<(&str, usize)> =
            (0..nodes.len()).map(|node| (self.name(node), room(node))).collect();
        self.names = distinct_labels(&names);
    }

    /// The uncut name of a node.
    fn name(&self, node: usize) -> &'a str {
        self.request.graph.entity(self.tree.nodes[node].id).name()
    }

    /// The column of the trunk that leads to a node.
    fn trunk(&self, node: usize) -> usize {
        INDENT * self.tree.nodes[node].hop.saturating_sub(1)
    }

    fn name_x(&self, node: usize) -> usize {
        if node == 0 { 0 } else { self.trunk(node) + self.word + FIXED }
    }

    fn legibility(&self) -> usize {
        let names = self.names.iter().enumerate();
        let names = names.map(|(node, label)| legibility(width(label), width(self.name(node))));
        let words = self.tree.nodes.iter().filter_map(|node| node.bundle.as_ref());
        let words = words.map(|bundle| {
            let wanted = width(&bundle.label(self.request.graph, bundle.to, usize::MAX));
            legibility(self.word.min(wanted), wanted)
        });
        names.sum::<usize>() + words.sum::<usize>()
    }

    fn node(&self, node: usize) -> Node {
        let found = &self.tree.nodes[node];
        let label = self.names[node].clone();
        let at = Point::new(cells(self.name_x(node)), cells(self.rows[node]));
        Node::new(self.request.graph, found.id, label, at, found.hop)
    }

    /// The line from the parent of a node to it.
    fn branch(&self, node: usize) -> Option<Edge> {
        let graph = self.request.graph;
        let found = &self.tree.nodes[node];
        let bundle = found.bundle.as_ref()?;
        let parent = bundle.other(found.id);
        let (trunk, y) = (self.trunk(node), cells(self.rows[node]));
        let at = |x: usize| Point::new(cells(x), y);
        let mut edge = Edge::new(graph, bundle, found.id, self.word);
        edge.label_at = at(trunk + 3);
        let out = ArrowHead { at: at(trunk + self.word + 4), towards: Direction::Right };
        let back = ArrowHead { at: at(trunk + 1), towards: Direction::Left };
        edge.point(bundle.flow, [(found.id, out), (parent, back)]);
        // A trunk starts under the focus's name; one further in hangs on the line of its parent.
        let start = Point::new(cells(trunk), cells(self.rows[found.parent]));
        edge.lead(parent, vec![start, at(trunk), out.at]);
        Some(edge)
    }

    /// The relations of a node with itself, after its name.
    fn loop_edge(&self, node: usize) -> Option<Edge> {
        let bundle = self.tree.loop_of(node)?;
        let x = self.name_x(node) + SIGN_WIDTH + width(&self.names[node]) + 1;
        let room = usize::from(self.request.size.width).checked_sub(x + 1)?;
        let mut edge = Edge::new(self.request.graph, bundle, bundle.to, room.min(WIDEST_WORD));
        edge.mark_loop(Point::new(cells(x), cells(self.rows[node])));
        (room >= 3).then_some(edge)
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::ego::sample::ego_of_all;
    use crate::layout::{PaintOptions, Size, paint};
    use crate::model::sample;

    #[test]
    fn a_focus_and_its_neighbours_are_drawn() {
        let graph = sample::graph(
            "li -praises-> lei\n lei -leads-> mi\n lei -leads-> mi\n lei =rivals= he\n mi -makes-> su7",
        );
        let focus = graph.find_entity("lei").expect("lei");
        let drawing = ego_of_all(&graph, focus, Size::new(25, 5));
        let text = paint(&drawing, PaintOptions::default()).to_text();
        let expected = "\
●Lei
├─┬leads·2──▶ ●Mi
│ ╰──makes────▶ ●Su7
├◀━!rivals━━▶ ●He
╰◀─+praises── ●Li
";
        assert_eq!(text, expected);
    }
}
