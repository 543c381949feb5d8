//! The ego view where there is no room for columns: the focus above, all else indented below it.

use crate::layout::label::reads;
use crate::layout::picture::{
    ArrowHead, Bundle, Direction, Drawing, Edge, Node, PictureForm, Point, SIGN_WIDTH, cells,
    distinct_labels, heads, mark_loop, named_node, straighten, unrouted_edge,
};
use crate::model::EntityId;
use crate::text::width;

use super::column::FIXED;
use super::ego_request::EgoRequest;
use super::ego_tree::{EgoTree, Neighbourhood};
use super::growth::ChildPlacement;

/// Columns that each further hop is indented by.
const INDENT: usize = 2;
/// Names and words are not cut below these.
const LEAST_NAME: usize = 8;
const LEAST_WORD: usize = 4;
/// What no word grows beyond.
const WIDEST_WORD: usize = 28;

/// An outline that is being written.
struct Outline<'a> {
    request: &'a EgoRequest<'a>,
    tree: EgoTree,
    /// The row of each twig, by its place in the tree.
    rows: Vec<usize>,
    names: Vec<String>,
    /// What the words of edges may fill.
    word: usize,
}

/// A picture in this form.
pub(super) struct OutlineDrawing {
    pub(super) drawing: Drawing,
    pub(super) page: usize,
    pub(super) pages: usize,
    /// How well names and words read: a whole one counts [`WHOLE`](crate::layout::label::WHOLE).
    pub(super) reads: usize,
}

/// Draws the focus, and below it one row for each entity that fits into `rows`.
pub(super) fn outline(
    request: &EgoRequest<'_>,
    neighbourhood: &Neighbourhood<'_>,
    ranked: &[EntityId],
    rows: usize,
    page: usize,
) -> OutlineDrawing {
    let mut drawing = Drawing {
        size: request.size,
        form: PictureForm::Outline,
        focus: Some(request.focus),
        ..Drawing::default()
    };
    let all = usize::from(request.size.width);
    if rows == 0 || all == 0 {
        return OutlineDrawing { drawing, page: 0, pages: 1, reads: 0 };
    }
    let least = LEAST_WORD + FIXED + SIGN_WIDTH + LEAST_NAME;
    let room = if all < least { 0 } else { rows - 1 };
    let size = neighbourhood.page_size(ranked, room, ChildPlacement::Below);
    let pages = ranked.len().div_ceil(size).max(1);
    let page = page.min(pages - 1);
    let neighbours = ranked.iter().skip(page * size).take(size.min(room));
    let mut tree =
        neighbourhood.tree(&neighbours.copied().collect::<Vec<_>>(), room, ChildPlacement::Below);
    let deepest = 1 + (all.saturating_sub(least)) / INDENT;
    while tree.nodes.last().is_some_and(|node| node.hop > deepest) {
        tree.cut(tree.nodes.len() - 1);
    }
    let outline = Outline::new(request, tree);
    drawing.nodes.push(outline.node(0));
    drawing.edges.extend(outline.itself(0));
    for node in outline.in_order().into_iter().skip(1) {
        drawing.nodes.push(outline.node(node));
        drawing.edges.extend(outline.branch(node));
        drawing.edges.extend(outline.itself(node));
    }
    OutlineDrawing { drawing, page, pages, reads: outline.reads() }
}

impl<'a> Outline<'a> {
    fn new(request: &'a EgoRequest<'a>, tree: EgoTree) -> Self {
        let count = tree.nodes.len();
        let mut outline = Self { request, tree, rows: vec![0; count], names: Vec::new(), word: 0 };
        for (row, node) in outline.in_order().into_iter().enumerate() {
            outline.rows[node] = row;
        }
        outline.share_width();
        outline
    }

    /// Shares the width between words and names.
    fn share_width(&mut self) {
        let graph = self.request.graph;
        let all = usize::from(self.request.size.width);
        let deepest = self.tree.nodes.iter().map(|node| node.hop).max().unwrap_or(0);
        let indent = deepest.saturating_sub(1) * INDENT + FIXED;
        let bundles = self.tree.nodes.iter().filter_map(|node| node.bundle.as_ref());
        let words = bundles.map(|bundle| bundle.natural(graph, WIDEST_WORD));
        let names = self.tree.nodes.iter().skip(1).map(|node| width(graph.entity(node.id).name()));
        let name = SIGN_WIDTH + names.max().unwrap_or(0).max(LEAST_NAME);
        let most = all.saturating_sub(indent + SIGN_WIDTH + LEAST_NAME).max(LEAST_WORD);
        let wished = all.saturating_sub(indent + name).max(all.saturating_sub(indent) / 2);
        self.word = words.max().unwrap_or(0).min(wished).min(most).max(1);
        let asked: Vec<(&str, usize)> = (0..self.tree.nodes.len())
            .map(|node| {
                (
                    graph.entity(self.tree.nodes[node].id).name(),
                    (all - self.name_x(node)).saturating_sub(SIGN_WIDTH),
                )
            })
            .collect();
        self.names = distinct_labels(&asked);
    }

    /// Twigs from the top: each with what hangs on it below.
    fn in_order(&self) -> Vec<usize> {
        let mut order = Vec::new();
        let mut stack = vec![0];
        while let Some(node) = stack.pop() {
            order.push(node);
            stack.extend(self.tree.nodes[node].children.iter().rev());
        }
        order
    }

    /// Where the trunk runs that leads to a twig.
    fn trunk(&self, node: usize) -> usize {
        INDENT * self.tree.nodes[node].hop.saturating_sub(1)
    }

    fn name_x(&self, node: usize) -> usize {
        if node == 0 { 0 } else { self.trunk(node) + self.word + FIXED }
    }

    fn reads(&self) -> usize {
        let graph = self.request.graph;
        let names = self.tree.nodes.iter().zip(&self.names);
        let names =
            names.map(|(node, name)| reads(width(name), width(graph.entity(node.id).name())));
        let words = self.tree.nodes.iter().filter_map(|node| node.bundle.as_ref());
        let words = words.map(|bundle| {
            let wanted = width(&bundle.label(graph, bundle.to, usize::MAX));
            reads(self.word.min(wanted), wanted)
        });
        names.sum::<usize>() + words.sum::<usize>()
    }

    fn node(&self, node: usize) -> Node {
        let found = &self.tree.nodes[node];
        let label = self.names[node].clone();
        let at = Point::new(cells(self.name_x(node)), cells(self.rows[node]));
        named_node(self.request.graph, found.id, label, at, found.hop)
    }

    fn branch(&self, node: usize) -> Option<Edge> {
        let found = &self.tree.nodes[node];
        let bundle = found.bundle.as_ref()?;
        let parent = &self.tree.nodes[found.parent];
        let (trunk, y) = (self.trunk(node), cells(self.rows[node]));
        let at = |x: usize| Point::new(cells(x), y);
        let mut edge = unrouted_edge(self.request.graph, bundle, found.id, self.word);
        edge.label_at = at(trunk + 3);
        let out = ArrowHead { at: at(trunk + self.word + 4), towards: Direction::Right };
        let back = ArrowHead { at: at(trunk + 1), towards: Direction::Left };
        edge.heads = heads(self.request.graph, bundle, [(found.id, out), (parent.id, back)]);
        let start = Point::new(cells(trunk), cells(self.rows[found.parent]));
        // A trunk starts under the focus's name; one further in hangs on the line of its parent.
        edge.points = vec![start, at(trunk), at(trunk + self.word + 4)];
        straighten(&mut edge.points);
        if bundle.from == found.id {
            edge.points.reverse();
        }
        Some(edge)
    }

    /// The relations of a twig with itself, behind its name.
    fn itself(&self, node: usize) -> Option<Edge> {
        let id = self.tree.nodes[node].id;
        let bundle: &Bundle = self.tree.loops.iter().find(|bundle| bundle.from == id)?;
        let x = self.name_x(node) + SIGN_WIDTH + width(&self.names[node]) + 1;
        let room = usize::from(self.request.size.width).checked_sub(x + 1)?;
        let mut edge = unrouted_edge(self.request.graph, bundle, id, room.min(WIDEST_WORD));
        mark_loop(&mut edge, Point::new(cells(x), cells(self.rows[node])));
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
