//! The legend of a map: rows that explain the signs in it.

use std::collections::BTreeSet;

use crate::layout::picture::{Drawing, Edge, Node, Note, Point, Size, to_cells};
use crate::model::{EntityKindId, Graph, Standing, Tone};
use crate::text::symbol::{
    ALLEGED, BELOW, DASHED, DENIED, DISPUTED, DOTTED, FORK, FRIENDLY, HEAVY, LOOP, MORE, MUTUAL,
    OPINION, SOLID, Symbol,
};
use crate::text::{entity_name, width};

use super::group_titles::CLOSED;
use super::tie_list::{ListedTies, MapTexts, TieList, TieListRequest, tie_rows};

const SEPARATOR: &str = "  ";
/// The width of a long legend in one row.
const LEGEND_CELLS: u16 = 230;
/// The minimum number of rows of a map, with its legend, for each row of legend.
const ROWS_PER_LEGEND_ROW: u16 = 6;

/// The number of rows to keep free below a map for its legend, given the size of both together.
fn legend_rows(size: Size) -> u16 {
    LEGEND_CELLS.div_ceil(size.width.max(1)).min(size.height / ROWS_PER_LEGEND_ROW)
}

/// The number of rows to keep free below a map for its ties in words and its legend, given the size of all together and the
/// number of entities.
pub(crate) fn text_rows(size: Size, entities: usize) -> u16 {
    legend_rows(size) + tie_rows(size.height, entities)
}

/// The meaning of a sign, for a wide and for a narrow map.
struct Explanation {
    sign: String,
    meaning: &'static str,
    short_meaning: &'static str,
}

impl Explanation {
    fn long(&self) -> String {
        format!("{} {}", self.sign, self.meaning)
    }

    fn short(&self) -> String {
        // A sign that ends like a word needs a space.
        let is_word = self.sign.ends_with(|end: char| end == ':' || end.is_alphanumeric());
        let space = if is_word { " " } else { "" };
        format!("{}{space}{}", self.sign, self.short_meaning)
    }
}

impl Drawing {
    /// The full names, with symbols, of the entities whose names are truncated.
    fn cut_names(&self, graph: &Graph) -> Vec<String> {
        let entities = self.nodes.iter().filter(|node| node.group.is_none());
        let cut = entities.filter(|node| node.full_label().ends_with('…'));
        let names = cut.map(|node| (node, entity_name(graph, node.id)));
        let names = names.filter(|(_, name)| !name.ends_with('…'));
        names.map(|(node, name)| format!("{}{name}", Symbol::for_kind(node.kind).glyph)).collect()
    }

    fn explanations(&self, graph: &Graph) -> Vec<Explanation> {
        let mut signs = self.line_signs();
        signs.extend(self.label_signs());
        signs.extend(self.kind_signs(graph));
        signs.extend(self.group_signs());
        signs
    }

    fn line_signs(&self) -> Vec<Explanation> {
        let any = |test: &dyn Fn(&Edge) -> bool| {
            self.edges.iter().any(|edge| edge.points.len() > 1 && test(edge))
        };
        let counts_negative = self.edges.iter().any(|edge| edge.label.contains(HEAVY.glyph));
        let is_negative = |edge: &Edge| edge.tone == Some(Tone::Negative);
        let is_implied =
            |edge: &Edge| matches!(edge.standing, Standing::Implied | Standing::Opinion);
        let is_doubtful =
            |edge: &Edge| matches!(edge.standing, Standing::Alleged | Standing::Denied);
        let has_note = |glyph: &str| self.notes.iter().any(|note| note.text == glyph);
        explained([
            (counts_negative || any(&is_negative), HEAVY.glyph, "negative", "negative"),
            (any(&is_implied), DASHED.glyph, "implied, opinion", "implied"),
            (any(&is_doubtful), DOTTED.glyph, "alleged, denied", "alleged"),
            (has_note(FORK.glyph), FORK.glyph, "lines fork", "fork"),
            (has_note(BELOW.glyph), BELOW.glyph, "more lines of the name above", "name above"),
            (any(&|edge| edge.heads.is_empty()), SOLID.glyph, "no arrow: both ways", "both ways"),
        ])
    }

    fn label_signs(&self) -> Vec<Explanation> {
        let any = |test: &dyn Fn(&str) -> bool| self.edges.iter().any(|edge| test(&edge.label));
        let starts_word =
            |glyph: &'static str| any(&|label| words(label).any(|word| is_sign(word, glyph)));
        let is_count_alone = |label: &str| label.parse::<usize>().is_ok();
        explained([
            (starts_word(ALLEGED.glyph), ALLEGED.glyph, "alleged", "alleged"),
            (starts_word(OPINION.glyph), OPINION.glyph, "opinion", "opinion"),
            (starts_word(DENIED.glyph), DENIED.glyph, "denied", "denied"),
            (starts_word(DISPUTED.glyph), DISPUTED.glyph, "disputed", "disputed"),
            (starts_word(FRIENDLY.glyph), FRIENDLY.glyph, "positive", "positive"),
            (any(&is_count_alone), "─N─", "N ties", "N ties"),
            (
                any(&|label| words(label).any(|word| is_count(word, MORE.glyph))),
                "+2",
                "more ties",
                "more ties",
            ),
            (any(&|label| label.starts_with(LOOP.glyph)), LOOP.glyph, "tie to itself", "to itself"),
        ])
    }

    fn kind_signs(&self, graph: &Graph) -> impl Iterator<Item = Explanation> {
        let kinds: BTreeSet<EntityKindId> =
            self.nodes.iter().filter(|node| node.group.is_none()).map(|node| node.kind).collect();
        let name = |kind| (Symbol::for_kind(kind).glyph, &graph.entity_kind(kind).slug);
        // The legend separates symbols from names as the map does.
        let has_space = |node: &Node| node.symbol.is_some() && node.label.starts_with(' ');
        let space = if self.nodes.iter().any(has_space) { " " } else { "" };
        kinds.into_iter().map(name).map(move |(glyph, slug)| Explanation {
            sign: format!("{glyph}{space}{slug}"),
            meaning: "",
            short_meaning: "",
        })
    }

    fn group_signs(&self) -> Vec<Explanation> {
        let titles =
            || self.nodes.iter().filter(|node| node.group.is_some()).map(|node| &node.label);
        let has_count = |title: &String, end: &dyn Fn(&str) -> bool| {
            title
                .split(" · +")
                .skip(1)
                .any(|rest| end(rest.trim_start_matches(|digit: char| digit.is_ascii_digit())))
        };
        let is_pair = |rest: &str| rest.starts_with(", ");
        let group_texts = self.edges.iter().map(|edge| &edge.label);
        let group_texts = group_texts.filter(|label| label.starts_with(MUTUAL.glyph));
        let notes = self.notes.iter().map(|note| &note.text);
        let mut names = titles().chain(group_texts).chain(notes);
        let has_others = names.any(|name| name.contains(" & "));
        let has_group_texts = self.edges.iter().any(|edge| edge.label.starts_with(MUTUAL.glyph));
        explained([
            (has_others, "A & N:", "A and N others", "N others"),
            (
                titles().any(|title| has_count(title, &|rest| !is_pair(rest))),
                "+N:",
                "N not listed",
                "not listed",
            ),
            (
                titles().any(|title| has_count(title, &is_pair)),
                "+N, M:",
                "N not listed, M ties inside not drawn",
                "not listed, ties not drawn",
            ),
            (
                titles().any(|title| title.contains(" inside")),
                "N inside:",
                "ties not drawn",
                "ties not drawn",
            ),
            (has_group_texts, MUTUAL.glyph, "ties to a group", "to a group"),
            (titles().any(|title| title.starts_with(CLOSED)), "▸", "closed group", "closed"),
        ])
    }

    /// The number of empty rows at the bottom of the drawing.
    pub(crate) fn empty_rows(&self) -> u16 {
        let boxes = self.boxes.iter().map(|area| area.bottom());
        let names = self.nodes.iter().map(|node| node.at.bottom());
        let lines = self.edges.iter().flat_map(|edge| &edge.points).map(|at| at.y + 1);
        let notes = self.notes.iter().map(|note| note.at.y + 1);
        let used = boxes.chain(names).chain(lines).chain(notes).max();
        self.size.height.saturating_sub(used.unwrap_or(0))
    }

    /// The drawing with its legend and ties in words, in additional rows and in the empty rows above them.
    #[must_use]
    pub fn with_legend(self, graph: &Graph, additional_rows: u16) -> Self {
        self.with_page_of_ties(graph, additional_rows, (0, ""))
    }

    /// Like [`Self::with_legend`], with a zero-based page of the ties in words, and a hint on how to turn to the next page.
    #[must_use]
    pub fn with_page_of_ties(
        mut self,
        graph: &Graph,
        additional_rows: u16,
        (page, next_page): (usize, &str),
    ) -> Self {
        let height = self.empty_rows().saturating_add(additional_rows);
        let ties = TieListRequest { ties: ListedTies::Unnamed, page, next_page };
        let texts = self.texts_below(graph, &ties, Size { height, ..self.size });
        self.size.height = self.size.height.saturating_add(additional_rows);
        for (text, y) in texts.rows.into_iter().rev().zip((0..self.size.height).rev()) {
            self.notes.push(Note { text, at: Point::new(0, y) });
        }
        self
    }

    /// The rows below a map, within a size: ties in words, then the legend.
    pub(crate) fn texts_below(
        &self,
        graph: &Graph,
        ties: &TieListRequest<'_>,
        size: Size,
    ) -> MapTexts {
        let height = self.size.height.saturating_add(size.height);
        let tie_rows = tie_rows(height, self.entity_count());
        let list = self.tie_list(graph, &ties.ties);
        let wanted = if list.is_some() { tie_rows } else { 0 };
        let heights = size.height.saturating_sub(wanted).max(1)..=size.height.max(1);
        // The legend comes first; ties get the rows that it does not need.
        let (signs, names) = (self.explanations(graph), self.cut_names(graph));
        let legends = heights.map(|height| legend(&signs, &names, Size { height, ..size }));
        let legend = legends.reduce(|best, next| if next.0 < best.0 { next } else { best });
        let (_, legend) = legend.unwrap_or_default();
        let rest = size.height.saturating_sub(to_cells(legend.len()));
        let page = |list: TieList| list.page(ties, Size { height: rest, ..size });
        let mut texts = list.map(page).unwrap_or_default();
        texts.rows.extend(legend);
        texts
    }
}

/// Rows within a size that explain the signs on a map, most important first, and list in full the names that the map
/// truncates; at least one row.
///
/// The meanings are shortened if the long ones do not fit; whatever still does not fit is left out. Returns the numbers
/// of signs and of names left out, and the rows.
fn legend(signs: &[Explanation], names: &[String], size: Size) -> ((usize, usize), Vec<String>) {
    let filled = [Explanation::long, Explanation::short].map(|text| {
        let mut rows = vec![String::new()];
        let signs = fill_rows(&mut rows, signs.iter().map(text), size);
        let names = fill_rows(&mut rows, names.iter().cloned(), size);
        ((signs, names), rows)
    });
    let best = filled.into_iter().min_by_key(|(left_out, _)| *left_out);
    best.unwrap_or_default()
}

/// Fills rows within a size with parts, and returns the number of parts for which there was no room.
#[expect(clippy::indexing_slicing, reason = "the row is found in the list")]
fn fill_rows(rows: &mut Vec<String>, parts: impl Iterator<Item = String>, size: Size) -> usize {
    let (columns, max_rows) = (usize::from(size.width), usize::from(size.height));
    let mut left_out = 0;
    for part in parts.map(|part| part.trim_end().to_owned()) {
        let fits = |row: &String| width(row) + width(SEPARATOR) + width(&part) <= columns;
        match rows.iter().position(fits) {
            Some(row) if rows[row].is_empty() => rows[row] = part,
            Some(row) => rows[row].extend([SEPARATOR, &part]),
            None if rows.len() < max_rows && width(&part) <= columns => rows.push(part),
            None => left_out += 1,
        }
    }
    left_out
}

/// The signs that occur, with their long and short meanings.
fn explained<const N: usize>(
    signs: [(bool, &str, &'static str, &'static str); N],
) -> Vec<Explanation> {
    let signs = signs.into_iter().filter(|(occurs, ..)| *occurs);
    let explanation = |(_, sign, meaning, short_meaning): (_, &str, _, _)| Explanation {
        sign: sign.to_owned(),
        meaning,
        short_meaning,
    };
    signs.map(explanation).collect()
}

fn words(label: &str) -> impl Iterator<Item = &str> {
    label.trim_start_matches(LOOP.glyph).split(' ')
}

/// Whether a word of a label starts with a sign.
fn is_sign(word: &str, glyph: &str) -> bool {
    word.strip_prefix(glyph)
        .is_some_and(|rest| rest.starts_with(|next: char| !next.is_ascii_digit()))
}

fn is_count(word: &str, glyph: &str) -> bool {
    word.strip_prefix(glyph)
        .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{Size, legend_rows};

    #[test]
    fn narrow_maps_have_more_rows_for_their_legend() {
        let sizes =
            [(80, 5), (40, 10), (80, 12), (80, 24), (120, 40), (200, 60), (300, 60), (0, 0)];
        let rows = sizes.map(|(width, height)| legend_rows(Size::new(width, height)));
        assert_eq!(rows, [0, 1, 2, 3, 2, 2, 1, 0]);
    }
}
