//! The plan of an ego view: the column and row of each node, and the widths of the columns.
#![expect(clippy::indexing_slicing, reason = "nodes are those of the tree; hops have columns")]

mod legibility;

use std::borrow::Cow;

use crate::layout::picture::{
    Bundle, Edge, PictureForm, Rect, SYMBOL_WIDTH, TextColumn, distinct_labels, name_after_symbol,
};
use crate::model::RelationId;
use crate::text::symbol::MORE;
use crate::text::width;

use super::arrangement::{NodeArrangement, arrange};
use super::column::{Column, EDGE_PADDING};
use super::ego_request::EgoRequest;
use super::ego_tree::EgoTree;
use super::growth::{ChildPlacement, TreePage};
use super::neighbourhood::EgoNeighbourhood;
use super::node_rows::NodeRows;
use super::outline::MIN_LABEL as MIN_OUTLINE_LABEL;
use super::row_slots::RowSlots;
use super::sides::{Sides, ViewSide};
use legibility::{UNCUT, is_cut, legibility};

/// The minimum width of names with their symbols.
pub(super) const MIN_NAME: usize = 8 + SYMBOL_WIDTH;
const MIN_LABEL: usize = 6;
/// The width to which a name longer than [`MAX_UNCUT`] may be truncated so that the label beside it is not.
const MIN_LONG_NAME: usize = 16;
pub(super) const MAX_WIDTH: usize = 36;
/// Names and labels up to this width are truncated only if there is no room for them; longer names are listed in full below.
pub(super) const MAX_UNCUT: usize = 30;

pub(super) struct EgoPlan<'a> {
    pub(super) request: EgoRequest<'a>,
    pub(super) slots: RowSlots,
    pub(super) tree: EgoTree,
    /// The lines to each node; empty for the focus.
    pub(super) lines: Vec<Vec<Bundle>>,
    pub(super) rows: NodeRows,
    pub(super) focus: Rect,
    /// From the focus outwards.
    pub(super) columns: Sides<Vec<Column>>,
    pub(super) names: Vec<String>,
    /// The width of the label beside each name: less than that of its column if the name needs the room.
    pub(super) label_widths: Vec<usize>,
    pub(super) page: usize,
    pub(super) pages: usize,
    /// The total legibility of all names and labels.
    text_legibility: usize,
    /// The number of names and labels of at most [`MAX_UNCUT`] columns that are truncated.
    pub(super) cuts: usize,
}

impl<'a> EgoPlan<'a> {
    /// Plans one page in `rows` rows, in a form with columns; `None` if the form does not fit.
    pub(super) fn in_columns(
        neighbourhood: &EgoNeighbourhood<'a>,
        form: PictureForm,
        rows: usize,
        page: usize,
    ) -> Option<Self> {
        let request = neighbourhood.request;
        let slots = RowSlots::new(form, rows)?;
        let mut page = neighbourhood.page(page, slots.total_rows(), ChildPlacement::Beside);
        let NodeArrangement { neighbours, lines, rows } =
            arrange(&request, &mut page.tree, &slots)?;
        neighbourhood.count_folded(&mut page.tree);
        let mut plan = Self::new(request, slots, page, lines, rows);
        let text = |nodes: &[usize]| plan.column_text(nodes);
        let left = plan.columns_from(ViewSide::Left, &neighbours.left, text);
        let right = plan.columns_from(ViewSide::Right, &neighbours.right, text);
        plan.columns = Sides { left, right };
        let focus_name_width = plan.distribute_width()?;
        plan.label_nodes(focus_name_width);
        plan.place_columns(focus_name_width);
        Some(plan)
    }

    pub(super) fn new(
        request: EgoRequest<'a>,
        slots: RowSlots,
        TreePage { tree, page, pages }: TreePage,
        lines: Vec<Vec<Bundle>>,
        rows: NodeRows,
    ) -> Self {
        Self {
            request,
            slots,
            tree,
            lines,
            rows,
            focus: Rect::default(),
            columns: Sides::default(),
            names: Vec::new(),
            label_widths: Vec::new(),
            page,
            pages,
            text_legibility: 0,
            cuts: 0,
        }
    }

    /// The legibility of all names and labels, minus that of a full one for each short one that is truncated.
    pub(super) fn legibility(&self) -> usize {
        self.text_legibility.saturating_sub(self.cuts * UNCUT)
    }

    /// Whether one of the rows for neighbours is empty.
    pub(super) fn has_free_rows(&self) -> bool {
        let focus = usize::from(self.focus.y)..usize::from(self.focus.bottom());
        let is_used = |row: usize| {
            let mut lines =
                self.rows.iter().map(|(node, y)| *y..y + self.lines[*node].len().max(1));
            focus.contains(&row) || lines.any(|used| used.contains(&row))
        };
        !self.slots.neighbour_rows.iter().flat_map(Clone::clone).all(is_used)
    }

    pub(super) fn is_outline(&self) -> bool {
        self.slots.form == PictureForm::Outline
    }

    pub(super) fn edge(&self, bundle: &Bundle, max_width: usize) -> Edge {
        Edge::new(self.request.graph, bundle, self.request.tone_sign, max_width)
    }

    pub(super) fn label(&self, bundle: &Bundle, max_width: usize) -> String {
        bundle.label(self.request.graph, self.request.tone_sign, max_width)
    }

    fn natural_width(&self, line: &Bundle) -> usize {
        line.natural_width(self.request.graph, self.request.tone_sign, MAX_WIDTH)
    }

    pub(super) fn column(&self, side: ViewSide, hop: usize) -> &Column {
        &self.columns.get(side)[hop - 1]
    }

    /// The label of the relations of a node to itself; empty if there are none.
    pub(super) fn loop_label(&self, node: usize, max_width: usize) -> String {
        let label = |bundle: &Bundle| self.label(bundle, max_width);
        self.tree.loop_of(node).map(label).unwrap_or_default()
    }

    /// The columns of a side; the first contains the given neighbours. `text` returns the text of a column with the
    /// given nodes.
    pub(super) fn columns_from(
        &self,
        side: ViewSide,
        neighbours: &[usize],
        text: impl Fn(&[usize]) -> TextColumn,
    ) -> Vec<Column> {
        let mut columns = Vec::new();
        let mut nodes = neighbours.to_vec();
        while !nodes.is_empty() {
            let children = nodes.iter().flat_map(|node| &self.tree.nodes[*node].children);
            let next = children.copied().collect();
            let text = text(&nodes);
            columns.push(Column { side, nodes, text, label_width: 0, trunk: 0 });
            nodes = next;
        }
        columns
    }

    /// The width of a full name and the label beside it.
    pub(super) fn row_width(&self, node: usize) -> usize {
        let label = self.lines[node].first().map_or(0, |line| self.natural_width(line));
        label + self.name_width(node, usize::MAX)
    }

    fn column_text(&self, nodes: &[usize]) -> TextColumn {
        let widths = nodes.iter().map(|node| {
            let lines = self.lines[*node].iter().map(|line| self.natural_width(line));
            let beside_name = lines.clone().next().unwrap_or(0) + self.name_width(*node, MAX_UNCUT);
            lines.map(|label| label + MIN_NAME).fold(beside_name, usize::max)
        });
        let folded = nodes.iter().map(|node| self.folded_width(*node)).max().unwrap_or(0);
        let min_width = MIN_LABEL + MIN_NAME + folded;
        let text = TextColumn::new(widths, min_width);
        // The minimum width is the same on all pages, so that the same form fits on all of them.
        if self.pages > 1 { text.with_min_width(min_width) } else { text }
    }

    pub(super) fn widest_label(&self, nodes: &[usize]) -> usize {
        let lines = nodes.iter().flat_map(|node| &self.lines[*node]);
        lines.map(|line| self.natural_width(line)).max().unwrap_or(0)
    }

    /// The width of the labels of a column of a given width: full names come first, except that parallel lines need
    /// their labels, since they end below the name.
    pub(super) fn label_width_of(&self, column: &Column) -> usize {
        let has_parallels = |node: &&usize| self.lines[**node].len() > 1;
        let parallel: Vec<usize> = column.nodes.iter().filter(has_parallels).copied().collect();
        let (widest, parallel) = (self.widest_label(&column.nodes), self.widest_label(&parallel));
        let names = column.nodes.iter().map(|node| self.name_width(*node, MAX_UNCUT));
        let spare = column.text_width().saturating_sub(names.max().unwrap_or(0));
        let most = column.text_width().saturating_sub(MIN_NAME);
        spare.max(parallel).max(MIN_LABEL).min(most).min(widest)
    }

    /// The width of a node with its symbol, its name of at most `limit` columns, and its loop.
    pub(super) fn name_width(&self, node: usize, limit: usize) -> usize {
        let label = width(&self.loop_label(node, MAX_WIDTH));
        let name = width(&self.name(node)).min(limit);
        SYMBOL_WIDTH + name + self.folded_width(node) + if label > 0 { label + 2 } else { 0 }
    }

    /// The text after a node that folds entities: their number, such as `+12`; empty if there are none.
    pub(super) fn folded_label(&self, node: usize) -> String {
        match self.tree.nodes[node].folded {
            0 => String::new(),
            count => format!("{}{count}", MORE.glyph),
        }
    }

    /// The width of [`Self::folded_label`] with the space before it; 0 if it is empty.
    pub(super) fn folded_width(&self, node: usize) -> usize {
        let width = width(&self.folded_label(node));
        if width > 0 { width + 1 } else { 0 }
    }

    /// The width of the label beside a name: the column's width, or more or less if the row needs it. A long name
    /// gives way to the label.
    fn label_width(&self, column: &Column, node: usize) -> usize {
        let label = self.lines[node].first();
        let natural = label.map_or(0, |line| self.natural_width(line));
        let room_beside =
            |limit: usize| column.text_width().saturating_sub(self.name_width(node, limit));
        let has_parallels = self.lines[node].len() > 1;
        let most = if has_parallels { 0 } else { natural }.max(column.label_width);
        let is_long = self.name_width(node, usize::MAX) > self.name_width(node, MAX_UNCUT);
        let least = if is_long { MIN_LONG_NAME } else { usize::MAX };
        let room = room_beside(usize::MAX).max(room_beside(least).min(natural));
        room.max(natural.min(self.min_label())).min(most)
    }

    /// The lines whose labels are truncated.
    pub(super) fn cut_lines(&self) -> Vec<&Bundle> {
        let columns = self.columns.left.iter().chain(&self.columns.right);
        let lines = columns.flat_map(|column| {
            column.nodes.iter().flat_map(|node| {
                let widths = std::iter::once(self.label_widths[*node]);
                let widths = widths.chain(std::iter::repeat(column.label_width));
                self.lines[*node].iter().zip(widths)
            })
        });
        let cut = lines.filter(|(line, room)| width(&self.label(line, usize::MAX)) > *room);
        cut.map(|(line, _)| line).collect()
    }

    /// The relations on lines whose labels count them without their wording.
    pub(super) fn counted_relations(&self) -> Vec<RelationId> {
        let lines = self.lines.iter().flatten().filter(|line| line.relations.len() > 1);
        let counted = lines.flat_map(|line| {
            let label = self.label(line, usize::MAX);
            line.relations.iter().copied().filter(move |id| {
                let relation = self.request.graph.relation(*id);
                let is_same_way = relation.kind().mutual || relation.from().id() == line.from;
                !is_same_way || !label.contains(&*relation.kind().says)
            })
        });
        counted.collect()
    }

    fn min_label(&self) -> usize {
        if self.is_outline() { MIN_OUTLINE_LABEL } else { MIN_LABEL }
    }

    pub(super) fn name_steps(&self, node: usize) -> usize {
        self.label_widths[node] + EDGE_PADDING
    }

    pub(super) fn name(&self, node: usize) -> Cow<'a, str> {
        name_after_symbol(self.request.graph, self.tree.nodes[node].id, self.request.glyph_set)
    }

    /// Truncates the names to the available room, and measures the legibility of the plan.
    pub(super) fn label_nodes(&mut self, focus_name_width: usize) {
        let columns = || self.columns.left.iter().chain(&self.columns.right);
        let mut label_widths = vec![0; self.tree.nodes.len()];
        let mut names: Vec<(Cow<'_, str>, usize)> =
            (0..self.tree.nodes.len()).map(|node| (self.name(node), 0)).collect();
        names[0].1 = focus_name_width.saturating_sub(SYMBOL_WIDTH);
        for column in columns() {
            for node in &column.nodes {
                label_widths[*node] = self.label_width(column, *node);
                let room = column.text_width() - label_widths[*node];
                names[*node].1 = room.saturating_sub(SYMBOL_WIDTH + self.folded_width(*node));
            }
        }
        let labels = distinct_labels(&names);
        let pairs = labels.iter().zip(&names);
        let names = pairs.map(|(label, (name, _))| (width(label), width(name)));
        let lines = columns().flat_map(|column| {
            let lines = column.nodes.iter().flat_map(|node| {
                let beside_name = std::iter::once(label_widths[*node]);
                let widths = beside_name.chain(std::iter::repeat(column.label_width));
                self.lines[*node].iter().zip(widths)
            });
            lines.map(|(line, room)| {
                let full = width(&self.label(line, usize::MAX));
                (full.min(room), full)
            })
        });
        let texts: Vec<(usize, usize)> = names.chain(lines).collect();
        self.cuts = texts.iter().filter(|(shown, full)| is_cut(*shown, *full)).count();
        self.text_legibility = texts.iter().map(|(shown, full)| legibility(*shown, *full)).sum();
        (self.names, self.label_widths) = (labels, label_widths);
    }
}
