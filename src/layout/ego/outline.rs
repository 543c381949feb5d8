//! The ego view where there is no room for columns: the focus above, all else indented below it.

use crate::layout::label::{reads, width};
use crate::layout::picture::{
    ArrowHead, Bundle, Direction, Drawing, Edge, Node, PictureForm, Point, SIGN, bare, cells,
    cut_apart, heads, mark_loop, named, straighten,
};
use crate::model::EntityId;

use super::column::FIXED;
use super::ego_request::EgoRequest;
use super::growth::Hang;
use super::tree::{Tree, Web};

/// Columns that each further hop is indented by.
const INDENT: usize = 2;
/// Names and words are not cut below these.
const LEAST_NAME: usize = 8;
const LEAST_WORD: usize = 4;
/// What no word grows beyond.
const WIDEST_WORD: usize = 28;

/// An outline that is being written.
struct Outline<'a> {
    ask: &'a EgoRequest<'a>,
    tree: Tree,
    /// The row of each twig, by its place in the tree.
    rows: Vec<usize>,
    names: Vec<String>,
    /// What the words of edges may fill.
    word: usize,
}

/// A picture in this form.
pub(super) struct Outlined {
    pub(super) drawing: Drawing,
    pub(super) page: usize,
    pub(super) pages: usize,
    /// How well names and words read: a whole one counts [`WHOLE`](crate::layout::label::WHOLE).
    pub(super) reads: usize,
}

/// Draws the focus, and below it one row for each entity that fits into `rows`.
pub(super) fn outline(
    ask: &EgoRequest<'_>,
    web: &Web<'_>,
    ranked: &[EntityId],
    rows: usize,
    page: usize,
) -> Outlined {
    let mut drawing = Drawing {
        size: ask.size,
        form: PictureForm::Outline,
        focus: Some(ask.focus),
        ..Drawing::default()
    };
    let all = usize::from(ask.size.width);
    if rows == 0 || all == 0 {
        return Outlined { drawing, page: 0, pages: 1, reads: 0 };
    }
    let least = LEAST_WORD + FIXED + SIGN + LEAST_NAME;
    let room = if all < least { 0 } else { rows - 1 };
    let size = web.page_size(ranked, room, Hang::Below);
    let pages = ranked.len().div_ceil(size).max(1);
    let page = page.min(pages - 1);
    let neighbours = ranked.iter().skip(page * size).take(size.min(room));
    let mut tree = web.tree(&neighbours.copied().collect::<Vec<_>>(), room, Hang::Below);
    let deepest = 1 + (all.saturating_sub(least)) / INDENT;
    while tree.twigs.last().is_some_and(|twig| twig.hop > deepest) {
        tree.cut(tree.twigs.len() - 1);
    }
    let outline = Outline::new(ask, tree);
    drawing.nodes.push(outline.node(0));
    drawing.edges.extend(outline.itself(0));
    for twig in outline.in_order().into_iter().skip(1) {
        drawing.nodes.push(outline.node(twig));
        drawing.edges.extend(outline.branch(twig));
        drawing.edges.extend(outline.itself(twig));
    }
    Outlined { drawing, page, pages, reads: outline.reads() }
}

impl<'a> Outline<'a> {
    fn new(ask: &'a EgoRequest<'a>, tree: Tree) -> Self {
        let count = tree.twigs.len();
        let mut outline = Self { ask, tree, rows: vec![0; count], names: Vec::new(), word: 0 };
        for (row, twig) in outline.in_order().into_iter().enumerate() {
            outline.rows[twig] = row;
        }
        outline.share();
        outline
    }

    /// Shares the width between words and names.
    fn share(&mut self) {
        let graph = self.ask.graph;
        let all = usize::from(self.ask.size.width);
        let deepest = self.tree.twigs.iter().map(|twig| twig.hop).max().unwrap_or(0);
        let indent = deepest.saturating_sub(1) * INDENT + FIXED;
        let bundles = self.tree.twigs.iter().filter_map(|twig| twig.bundle.as_ref());
        let words = bundles.map(|bundle| bundle.natural(graph, WIDEST_WORD));
        let names = self.tree.twigs.iter().skip(1).map(|twig| width(graph.entity(twig.id).name()));
        let name = SIGN + names.max().unwrap_or(0).max(LEAST_NAME);
        let most = all.saturating_sub(indent + SIGN + LEAST_NAME).max(LEAST_WORD);
        let wished = all.saturating_sub(indent + name).max(all.saturating_sub(indent) / 2);
        self.word = words.max().unwrap_or(0).min(wished).min(most).max(1);
        let asked: Vec<(&str, usize)> = (0..self.tree.twigs.len())
            .map(|twig| {
                (
                    graph.entity(self.tree.twigs[twig].id).name(),
                    (all - self.name_x(twig)).saturating_sub(SIGN),
                )
            })
            .collect();
        self.names = cut_apart(&asked);
    }

    /// Twigs from the top: each with what hangs on it below.
    fn in_order(&self) -> Vec<usize> {
        let mut order = Vec::new();
        let mut stack = vec![0];
        while let Some(twig) = stack.pop() {
            order.push(twig);
            stack.extend(self.tree.twigs[twig].children.iter().rev());
        }
        order
    }

    /// Where the trunk runs that leads to a twig.
    fn trunk(&self, twig: usize) -> usize {
        INDENT * self.tree.twigs[twig].hop.saturating_sub(1)
    }

    fn name_x(&self, twig: usize) -> usize {
        if twig == 0 { 0 } else { self.trunk(twig) + self.word + FIXED }
    }

    fn reads(&self) -> usize {
        let graph = self.ask.graph;
        let names = self.tree.twigs.iter().zip(&self.names);
        let names =
            names.map(|(twig, name)| reads(width(name), width(graph.entity(twig.id).name())));
        let words = self.tree.twigs.iter().filter_map(|twig| twig.bundle.as_ref());
        let words = words.map(|bundle| {
            let wanted = width(&bundle.label(graph, bundle.to, usize::MAX));
            reads(self.word.min(wanted), wanted)
        });
        names.sum::<usize>() + words.sum::<usize>()
    }

    fn node(&self, twig: usize) -> Node {
        let found = &self.tree.twigs[twig];
        let label = self.names[twig].clone();
        let at = Point::new(cells(self.name_x(twig)), cells(self.rows[twig]));
        named(self.ask.graph, found.id, label, at, found.hop)
    }

    fn branch(&self, twig: usize) -> Option<Edge> {
        let found = &self.tree.twigs[twig];
        let bundle = found.bundle.as_ref()?;
        let parent = &self.tree.twigs[found.parent];
        let (trunk, y) = (self.trunk(twig), cells(self.rows[twig]));
        let at = |x: usize| Point::new(cells(x), y);
        let mut edge = bare(self.ask.graph, bundle, found.id, self.word);
        edge.label_at = at(trunk + 3);
        let out = ArrowHead { at: at(trunk + self.word + 4), towards: Direction::Right };
        let back = ArrowHead { at: at(trunk + 1), towards: Direction::Left };
        edge.heads = heads(self.ask.graph, bundle, [(found.id, out), (parent.id, back)]);
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
    fn itself(&self, twig: usize) -> Option<Edge> {
        let id = self.tree.twigs[twig].id;
        let bundle: &Bundle = self.tree.loops.iter().find(|bundle| bundle.from == id)?;
        let x = self.name_x(twig) + SIGN + width(&self.names[twig]) + 1;
        let room = usize::from(self.ask.size.width).checked_sub(x + 1)?;
        let mut edge = bare(self.ask.graph, bundle, id, room.min(WIDEST_WORD));
        mark_loop(&mut edge, Point::new(cells(x), cells(self.rows[twig])));
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
