//! An ego view in columns, planned: who stands in which column and row, and how wide each is.

use std::ops::Range;

use crate::model::EntityId;

use super::bundle::Bundle;
use super::drawing::{Drawing, Shape};
use super::ego::Ego;
use super::fields::{Field, share};
use super::label::width;
use super::order::Ranks;
use super::place::{Rect, cells};
use super::rows::{Rows, Spacing};
use super::sides::{Side, Sides, deal};
use super::strand::Detail;
use super::tree::{Tree, Web};
use super::unique::cut_apart;

/// Columns between the trunk and the name: heads, dashes, a blank, and the trunk itself.
pub(super) const FIXED: usize = 6;
/// Columns between a name and the next trunk: a blank and a dash.
const BETWEEN: usize = 2;
/// Names and words of edges are not cut below this.
const LEAST_NAME: usize = 8;
const LEAST_WORD: usize = 6;
/// What no name or word of an edge grows beyond.
const WIDEST: usize = 36;

/// A planned ego view.
pub(super) struct Plan<'a> {
    pub(super) ask: &'a Ego<'a>,
    pub(super) shape: Shape,
    pub(super) tree: Tree,
    pub(super) sides: Sides,
    /// The lines that lead to each twig; none to the focus.
    pub(super) strands: Vec<Vec<Bundle>>,
    pub(super) rows: Rows,
    /// The focus with its frame.
    pub(super) focus: Rect,
    /// The columns of each side, from the focus outwards.
    pub(super) left: Vec<Column>,
    pub(super) right: Vec<Column>,
    /// What each twig is called.
    pub(super) names: Vec<String>,
    pub(super) page: usize,
    pub(super) pages: usize,
    /// How many names and words are cut.
    pub(super) cuts: usize,
}

/// One column: a trunk, the words of the edges, and names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) side: Side,
    /// Where the trunk runs.
    pub(super) trunk: u16,
    /// How wide the words of the edges may be.
    pub(super) word: usize,
    /// How wide the names may be.
    pub(super) name: usize,
}

/// The rows of a form: where neighbours may stand, and the focus.
struct Room {
    stretches: Vec<Range<usize>>,
    focus: usize,
    framed: bool,
}

impl Column {
    /// The cell that lies `steps` outwards from the trunk.
    pub(super) fn x(self, steps: usize) -> u16 {
        match self.side {
            Side::Left => self.trunk.saturating_sub(cells(steps)),
            Side::Right => self.trunk.saturating_add(cells(steps)),
        }
    }

    /// Where a text starts whose inner end lies `steps` outwards from the trunk.
    pub(super) fn text_x(self, steps: usize, columns: usize) -> u16 {
        match self.side {
            Side::Left => self.x(steps + columns.saturating_sub(1)),
            Side::Right => self.x(steps),
        }
    }

    /// How far out the names start.
    pub(super) fn name_steps(self) -> usize {
        self.word + FIXED
    }
}

impl<'a> Plan<'a> {
    /// Plans a form with `rows` rows; nothing where it does not fit.
    pub(super) fn new(
        ask: &'a Ego<'a>,
        web: &Web<'a>,
        ranked: &[EntityId],
        shape: Shape,
        rows: usize,
    ) -> Option<Self> {
        let field = Room::new(shape, rows)?;
        let room: usize = field.stretches.iter().map(Range::len).sum();
        let both = if shape == Shape::Beside { 1 } else { 2 };
        let pages = ranked.len().div_ceil((room * both).max(1)).max(1);
        let page = ask.page.min(pages - 1);
        let neighbours = ranked.iter().skip(page * room * both).take(room * both);
        let mut tree = web.tree(&neighbours.copied().collect::<Vec<_>>());
        let (sides, strands, rows) = arrange(ask, shape, &mut tree, &field)?;
        let mut plan = Self {
            ask,
            shape,
            tree,
            sides,
            strands,
            rows,
            focus: Rect::default(),
            left: Vec::new(),
            right: Vec::new(),
            names: Vec::new(),
            page,
            pages,
            cuts: 0,
        };
        plan.widths(&field)?;
        Some(plan)
    }

    /// The column of a hop on a side.
    pub(super) fn column(&self, side: Side, hop: usize) -> Column {
        match side {
            Side::Left => self.left[hop - 1],
            Side::Right => self.right[hop - 1],
        }
    }

    /// The relations of a twig with itself, in a few words; empty where there are none.
    pub(super) fn loop_word(&self, twig: usize, columns: usize) -> String {
        let id = self.tree.twigs[twig].id;
        let bundle = self.tree.loops.iter().find(|bundle| bundle.from == id);
        bundle.map_or(String::new(), |bundle| bundle.label(self.ask.graph, id, columns))
    }

    /// Twigs of one side and hop.
    fn members(&self, side: Side, hop: usize) -> Vec<usize> {
        let mut level = self.sides.get(side).to_vec();
        for _ in 1..hop {
            let children = level.iter().flat_map(|twig| self.tree.twigs[*twig].children.iter());
            level = children.copied().collect();
        }
        level
    }

    fn depth(&self, side: Side) -> usize {
        (1..).take_while(|hop| !self.members(side, *hop).is_empty()).count()
    }

    /// Shares the width among the columns and puts the focus between them.
    fn widths(&mut self, field: &Room) -> Option<()> {
        let graph = self.ask.graph;
        let all = usize::from(self.ask.size.width);
        let depths = [self.depth(Side::Left), self.depth(Side::Right)];
        let mut fields = vec![Field::widest(std::iter::once(self.focus_width(field)), 8)];
        for (side, depth) in [Side::Left, Side::Right].into_iter().zip(depths) {
            for hop in 1..=depth {
                fields.extend(self.natural(side, hop));
            }
        }
        let frame = if field.framed { 4 } else { 2 };
        let overhead = |depth: usize| (depth * (FIXED + BETWEEN)).saturating_sub(BETWEEN);
        let [left, right] = depths.map(overhead);
        let dashes = usize::from(depths[0] > 0) + usize::from(depths[1] > 0);
        let shared = match self.shape {
            Shape::Spine => {
                let width = fields[0].natural.min(all.checked_sub(frame)?);
                let mut shared = share(&fields[1..], all.checked_sub(left + right + 1)?)?;
                shared.insert(0, width);
                shared
            }
            _ => share(&fields, all.checked_sub(left + right + frame + dashes)?)?,
        };
        let name = |id: usize| graph.entity(self.tree.twigs[id].id).name();
        let mut names: Vec<(&str, usize)> =
            (0..self.tree.twigs.len()).map(|twig| (name(twig), 0)).collect();
        names[0].1 = shared[0];
        let mut next = 1;
        for (side, depth) in [Side::Left, Side::Right].into_iter().zip(depths) {
            for hop in 1..=depth {
                for twig in self.members(side, hop) {
                    names[twig].1 = shared[next + 1];
                }
                next += 2;
            }
        }
        self.names = cut_apart(&names);
        let whole = |(label, (name, _)): (&String, &(&str, usize))| label != name;
        self.cuts = self.names.iter().zip(&names).filter(|pair| whole(*pair)).count();
        self.place(field, &shared, depths);
        Some(())
    }

    fn focus_width(&self, field: &Room) -> usize {
        let name = width(self.ask.graph.entity(self.ask.focus).name()).min(WIDEST);
        let inside = field.framed && self.shape != Shape::Spine;
        let word = if inside { width(&self.loop_word(0, WIDEST)) } else { 0 };
        if word > 0 { name.max(word + 3) } else { name }
    }

    /// What the words and the names of a column would fill uncut.
    fn natural(&self, side: Side, hop: usize) -> [Field; 2] {
        let graph = self.ask.graph;
        let members = self.members(side, hop);
        let strands = members.iter().flat_map(|twig| self.strands[*twig].iter());
        let words = strands.map(|strand| width(&strand.label(graph, strand.to, WIDEST)));
        let names = members.iter().map(|twig| {
            let word = width(&self.loop_word(*twig, WIDEST));
            let name = width(graph.entity(self.tree.twigs[*twig].id).name());
            name.min(WIDEST) + if word > 0 { word + 2 } else { 0 }
        });
        [Field::widest(words, LEAST_WORD), Field::widest(names, LEAST_NAME)]
    }

    /// Puts focus and columns on the grid.
    fn place(&mut self, field: &Room, shared: &[usize], depths: [usize; 2]) {
        let extent = |part: &[usize], depth: usize| {
            part.iter().sum::<usize>() + (depth * (FIXED + BETWEEN)).saturating_sub(BETWEEN)
        };
        let (left_part, right_part) = shared[1..].split_at(2 * depths[0]);
        let (left, right) = (extent(left_part, depths[0]), extent(right_part, depths[1]));
        let all = usize::from(self.ask.size.width);
        let focus = shared[0] + if field.framed { 4 } else { 2 };
        let dash = |depth: usize| usize::from(depth > 0);
        let (x, left_trunk, right_trunk) = if self.shape == Shape::Spine {
            let middle = (all / 2).clamp(left, (all - 1).saturating_sub(right).max(left));
            let x = middle.saturating_sub(focus / 2).min(all - focus);
            (x, middle.saturating_sub(1), middle + 1)
        } else {
            let least = left + dash(depths[0]);
            let most = all.saturating_sub(right + dash(depths[1]) + focus).max(least);
            let wished = if self.shape == Shape::Beside { 0 } else { (all - focus) / 2 };
            let x = wished.clamp(least, most);
            (x, x.saturating_sub(2), x + focus + 1)
        };
        let high = if field.framed { 3 } else { 1 };
        let y = field.focus - usize::from(field.framed);
        self.focus = Rect { x: cells(x), y: cells(y), width: cells(focus), height: high };
        self.left = columns(Side::Left, left_trunk, left_part);
        self.right = columns(Side::Right, right_trunk, right_part);
    }
}

impl Room {
    fn new(shape: Shape, rows: usize) -> Option<Self> {
        let focus = rows.checked_sub(1)? / 2;
        let framed = rows >= if shape == Shape::Spine { 13 } else { 5 };
        let around = usize::from(framed);
        let stretches = match shape {
            Shape::Spine => vec![0..focus.checked_sub(around)?, focus + 1 + around..rows],
            Shape::Middle | Shape::Beside => vec![0..rows],
            _ => return None,
        };
        Some(Self { stretches, focus, framed })
    }

    fn longest(&self) -> usize {
        self.stretches.iter().map(Range::len).sum()
    }
}

fn columns(side: Side, trunk: usize, widths: &[usize]) -> Vec<Column> {
    let mut next = trunk;
    let mut columns = Vec::new();
    for pair in widths.chunks_exact(2) {
        columns.push(Column { side, trunk: cells(next), word: pair[0], name: pair[1] });
        let step = pair[0] + pair[1] + FIXED + BETWEEN;
        next = match side {
            Side::Left => next.saturating_sub(step),
            Side::Right => next + step,
        };
    }
    columns
}

type Arranged = (Sides, Vec<Vec<Bundle>>, Rows);

/// Sides, lines and rows at the finest level of detail that fits; what hangs deep gives way first.
fn arrange(ask: &Ego<'_>, shape: Shape, tree: &mut Tree, field: &Room) -> Option<Arranged> {
    for detail in Detail::ALL {
        let least = usize::from(detail == Detail::Kind);
        for gap in [1, 0] {
            if gap < least {
                continue;
            }
            if let Some(arranged) = try_rows(ask, shape, tree, field, detail, gap) {
                return Some(arranged);
            }
        }
    }
    loop {
        let deepest = (1..tree.twigs.len()).rev().find(|twig| tree.twigs[*twig].hop > 1)?;
        tree.cut(deepest);
        if let Some(arranged) = try_rows(ask, shape, tree, field, Detail::Pair, 0) {
            return Some(arranged);
        }
    }
}

fn try_rows(
    ask: &Ego<'_>,
    shape: Shape,
    tree: &Tree,
    field: &Room,
    detail: Detail,
    gap: usize,
) -> Option<Arranged> {
    let strands: Vec<Vec<Bundle>> = tree
        .twigs
        .iter()
        .map(|twig| twig.bundle.as_ref().map_or(Vec::new(), |b| detail.strands(ask.graph, b)))
        .collect();
    let lines = |twig: usize| strands[twig].len().max(1);
    let spacing = Spacing { tree, lines: &lines, gap };
    let mut sides = if shape == Shape::Beside {
        Sides { left: Vec::new(), right: tree.twigs[0].children.clone() }
    } else {
        let weight = |twig: usize| spacing.height(twig) + gap;
        deal(ask.graph, tree, field.longest() + gap, weight, |id| settled(ask.before, id))
    };
    let mut rows = Rows::new();
    for side in [Side::Left, Side::Right] {
        let ordered = ordered(ask, tree, sides.get(side));
        rows.extend(spacing.rows(&ordered, &field.stretches, field.focus)?);
        *sides.get_mut(side) = ordered;
    }
    Some((sides, strands, rows))
}

/// The side on which an entity stood before, where the picture was about the same focus.
fn settled(before: Option<&Drawing>, id: EntityId) -> Option<Side> {
    let before = before?;
    let focus = before.node(before.focus?)?.at;
    let x = before.node(id)?.at.middle().x;
    Some(if x < focus.middle().x { Side::Left } else { Side::Right })
}

/// Members of a side from the top: sifted, or where they stood before.
fn ordered(ask: &Ego<'_>, tree: &Tree, roots: &[usize]) -> Vec<usize> {
    let row = |twig: &usize| Some(ask.before?.node(tree.twigs[*twig].id)?.at.y);
    if roots.iter().any(|twig| row(twig).is_some()) {
        let mut last = 0;
        let keyed = roots.iter().map(|twig| {
            last = row(twig).unwrap_or(last);
            (last, *twig)
        });
        let mut keyed: Vec<(u16, usize)> = keyed.collect();
        keyed.sort_by_key(|(row, _)| *row);
        return keyed.into_iter().map(|(_, twig)| twig).collect();
    }
    let root_of = |id: EntityId| {
        let mut twig = tree.find(id)?;
        while tree.twigs[twig].hop > 1 {
            twig = tree.twigs[twig].parent;
        }
        roots.iter().position(|root| *root == twig)
    };
    let pairs = tree.cross.iter().filter_map(|b| Some((root_of(b.from)?, root_of(b.to)?)));
    let pairs: Vec<_> = pairs.filter(|(a, b)| a != b).collect();
    let family = |twig: &usize| {
        let bundle = tree.twigs[*twig].bundle.as_ref();
        bundle.map_or(0, |bundle| ask.graph.relation(bundle.relations[0]).kind().family.index())
    };
    let order = Ranks::new(roots.iter().map(family).collect(), &pairs).sifted();
    order.into_iter().map(|member| roots[member]).collect()
}
