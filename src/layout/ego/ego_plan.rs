//! An ego view in columns, planned: who stands in which column and row, and how wide each is.

use crate::layout::label::reads;
use crate::layout::picture::{
    Bundle, PictureForm, Rect, SIGN_WIDTH, TextColumn, cells, distinct_labels, share_width,
};
use crate::model::EntityId;
use crate::text::width;

use super::arrangement::arrange;
use super::column::{BETWEEN, Column, FIXED, columns};
use super::ego_request::EgoRequest;
use super::ego_tree::{EgoTree, Neighbourhood};
use super::growth::ChildPlacement;
use super::node_rows::NodeRows;
use super::row_slots::RowSlots;
use super::sides::{SideMembers, ViewSide};

/// Names with their signs, and words of edges, are not cut below these.
const LEAST_NAME: usize = 8 + SIGN_WIDTH;
const LEAST_WORD: usize = 6;
/// What no name or word of an edge grows beyond.
const WIDEST: usize = 36;

/// A planned ego view.
pub(super) struct EgoPlan<'a> {
    pub(super) request: &'a EgoRequest<'a>,
    pub(super) form: PictureForm,
    pub(super) tree: EgoTree,
    pub(super) sides: SideMembers,
    /// The lines that lead to each twig; none to the focus.
    pub(super) lines: Vec<Vec<Bundle>>,
    pub(super) rows: NodeRows,
    /// The focus with its frame.
    pub(super) focus: Rect,
    /// The columns of each side, from the focus outwards.
    pub(super) left: Vec<Column>,
    pub(super) right: Vec<Column>,
    /// What each twig is called.
    pub(super) names: Vec<String>,
    pub(super) page: usize,
    pub(super) pages: usize,
    /// How well names and words read: a whole one counts [`WHOLE`](crate::layout::label::WHOLE).
    pub(super) reads: usize,
}

impl<'a> EgoPlan<'a> {
    /// Plans a form with `rows` rows; nothing where it does not fit.
    pub(super) fn new(
        request: &'a EgoRequest<'a>,
        neighbourhood: &Neighbourhood<'a>,
        ranked: &[EntityId],
        form: PictureForm,
        rows: usize,
        page: usize,
    ) -> Option<Self> {
        let slots = RowSlots::new(form, rows)?;
        let room = slots.count();
        let both = if form == PictureForm::Beside { 1 } else { 2 };
        let size = neighbourhood.page_size(ranked, room * both, ChildPlacement::Beside);
        let pages = ranked.len().div_ceil(size).max(1);
        let page = page.min(pages - 1);
        let neighbours: Vec<EntityId> =
            ranked.iter().skip(page * size).take(size).copied().collect();
        let mut tree = neighbourhood.tree(&neighbours, room * both, ChildPlacement::Beside);
        let (sides, lines, rows) = arrange(request, form, &mut tree, &slots)?;
        let mut plan = Self {
            request,
            form,
            tree,
            sides,
            lines,
            rows,
            focus: Rect::default(),
            left: Vec::new(),
            right: Vec::new(),
            names: Vec::new(),
            page,
            pages,
            reads: 0,
        };
        plan.widths(&slots)?;
        Some(plan)
    }

    /// The columns of a side, from the focus outwards.
    pub(super) fn columns(&self, side: ViewSide) -> &[Column] {
        match side {
            ViewSide::Left => &self.left,
            ViewSide::Right => &self.right,
        }
    }

    /// The column of a hop on a side.
    pub(super) fn column(&self, side: ViewSide, hop: usize) -> Column {
        self.columns(side)[hop - 1]
    }

    /// The relations of a twig with itself, in a few words; empty where there are none.
    pub(super) fn loop_word(&self, node: usize, columns: usize) -> String {
        let id = self.tree.nodes[node].id;
        let bundle = self.tree.loops.iter().find(|bundle| bundle.from == id);
        bundle.map_or(String::new(), |bundle| bundle.label(self.request.graph, id, columns))
    }

    /// Twigs of one side and hop.
    pub(super) fn members(&self, side: ViewSide, hop: usize) -> Vec<usize> {
        let mut level = self.sides.get(side).to_vec();
        for _ in 1..hop {
            let children = level.iter().flat_map(|node| self.tree.nodes[*node].children.iter());
            level = children.copied().collect();
        }
        level
    }

    fn depth(&self, side: ViewSide) -> usize {
        let mut depth = 0;
        while !self.members(side, depth + 1).is_empty() {
            depth += 1;
        }
        depth
    }

    /// Shares the width among the columns and puts the focus between them.
    fn widths(&mut self, slots: &RowSlots) -> Option<()> {
        let graph = self.request.graph;
        let all = usize::from(self.request.size.width);
        let depths = [self.depth(ViewSide::Left), self.depth(ViewSide::Right)];
        let mut fields =
            vec![TextColumn::new(std::iter::once(self.focus_width(slots)), LEAST_NAME)];
        for (side, depth) in [ViewSide::Left, ViewSide::Right].into_iter().zip(depths) {
            for hop in 1..=depth {
                fields.extend(self.natural(side, hop).map(|field| self.steady(field)));
            }
        }
        let frame = if slots.framed { 4 } else { 2 };
        let overhead = |depth: usize| (depth * (FIXED + BETWEEN)).saturating_sub(BETWEEN);
        let [left, right] = depths.map(overhead);
        let dashes = usize::from(depths[0] > 0) + usize::from(depths[1] > 0);
        let shared = match self.form {
            PictureForm::Spine => {
                let width = fields[0].natural().min(all.checked_sub(frame)?);
                if width < fields[0].natural().min(LEAST_NAME) {
                    return None;
                }
                let mut shared = share_width(&fields[1..], all.checked_sub(left + right + 1)?)?;
                shared.insert(0, width);
                shared
            }
            _ => share_width(&fields, all.checked_sub(left + right + frame + dashes)?)?,
        };
        let name = |id: usize| graph.entity(self.tree.nodes[id].id).name();
        let mut names: Vec<(&str, usize)> =
            (0..self.tree.nodes.len()).map(|node| (name(node), 0)).collect();
        names[0].1 = shared[0].saturating_sub(SIGN_WIDTH);
        let mut next = 1;
        for (side, depth) in [ViewSide::Left, ViewSide::Right].into_iter().zip(depths) {
            for hop in 1..=depth {
                for node in self.members(side, hop) {
                    names[node].1 = shared[next + 1].saturating_sub(SIGN_WIDTH);
                }
                next += 2;
            }
        }
        self.names = distinct_labels(&names);
        let pairs = self.names.iter().zip(&names);
        self.reads = pairs.map(|(label, (name, _))| reads(width(label), width(name))).sum();
        self.reads += self.words_read(&shared[1..], depths);
        self.place(slots, &shared, depths);
        Some(())
    }

    /// A field that fits on every page alike, so that all pages of a hub take one form.
    fn steady(&self, field: TextColumn) -> TextColumn {
        if self.pages > 1 { field.at_least(LEAST_NAME) } else { field }
    }

    fn focus_width(&self, slots: &RowSlots) -> usize {
        let name =
            SIGN_WIDTH + width(self.request.graph.entity(self.request.focus).name()).min(WIDEST);
        let inside = slots.framed && self.form != PictureForm::Spine;
        let word = if inside { width(&self.loop_word(0, WIDEST)) } else { 0 };
        if word > 0 { name.max(word + 3) } else { name }
    }

    /// What the words and the names of a column would fill uncut.
    fn natural(&self, side: ViewSide, hop: usize) -> [TextColumn; 2] {
        let graph = self.request.graph;
        let members = self.members(side, hop);
        let lines = members.iter().flat_map(|node| self.lines[*node].iter());
        let words = lines.map(|strand| strand.natural(graph, WIDEST));
        let names = members.iter().map(|node| {
            let word = width(&self.loop_word(*node, WIDEST));
            let name = width(graph.entity(self.tree.nodes[*node].id).name());
            SIGN_WIDTH + name.min(WIDEST) + if word > 0 { word + 2 } else { 0 }
        });
        [TextColumn::new(words, LEAST_WORD), TextColumn::new(names, LEAST_NAME)]
    }

    /// How well the words of edges read.
    fn words_read(&self, shared: &[usize], depths: [usize; 2]) -> usize {
        let left = (1..=depths[0]).map(|hop| (ViewSide::Left, hop));
        let right = (1..=depths[1]).map(|hop| (ViewSide::Right, hop));
        let columns = left.chain(right).zip(shared.chunks_exact(2));
        let lines = columns.flat_map(|((side, hop), widths)| {
            let members = self.members(side, hop).into_iter();
            members.flat_map(|node| &self.lines[node]).map(move |strand| (strand, widths[0]))
        });
        let graph = self.request.graph;
        let read = |(strand, room): (&Bundle, usize)| {
            let wanted = width(&strand.label(graph, strand.to, usize::MAX));
            reads(wanted.min(room), wanted)
        };
        lines.map(read).sum()
    }

    /// Puts focus and columns on the grid.
    fn place(&mut self, slots: &RowSlots, shared: &[usize], depths: [usize; 2]) {
        let extent = |part: &[usize], depth: usize| {
            part.iter().sum::<usize>() + (depth * (FIXED + BETWEEN)).saturating_sub(BETWEEN)
        };
        let (left_part, right_part) = shared[1..].split_at(2 * depths[0]);
        let (left, right) = (extent(left_part, depths[0]), extent(right_part, depths[1]));
        let all = usize::from(self.request.size.width);
        let focus = shared[0] + if slots.framed { 4 } else { 2 };
        let dash = |depth: usize| usize::from(depth > 0);
        let (x, left_trunk, right_trunk) = if self.form == PictureForm::Spine {
            let middle = (all / 2).clamp(left, (all - 1).saturating_sub(right).max(left));
            let x = middle.saturating_sub(focus / 2).min(all - focus);
            (x, middle.saturating_sub(1), middle + 1)
        } else {
            let least = left + dash(depths[0]);
            let most = all.saturating_sub(right + dash(depths[1]) + focus).max(least);
            let wished = if self.form == PictureForm::Beside { 0 } else { (all - focus) / 2 };
            let x = wished.clamp(least, most);
            (x, x.saturating_sub(2), x + focus + 1)
        };
        let high = if slots.framed { 3 } else { 1 };
        let y = slots.focus - usize::from(slots.framed);
        self.focus = Rect { x: cells(x), y: cells(y), width: cells(focus), height: high };
        self.left = columns(ViewSide::Left, left_trunk, left_part);
        self.right = columns(ViewSide::Right, right_trunk, right_part);
    }
}
