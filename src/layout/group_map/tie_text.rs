//! Text about ties that are not drawn as lines: `↔ Porsche & 5: 14 ties, 3 negative`.
#![expect(clippy::indexing_slicing, reason = "ties and groups are those of the content")]

use std::collections::BTreeMap;

use crate::model::{EntityId, RelationId};
use crate::text::symbol::{HEAVY, MUTUAL};
use crate::text::{count, fit, width};

use super::layout_shape::{INDENT, TextGranularity, title_room};
use super::map_content::MapContent;
use super::tie_label::pair_text;

const SEPARATOR: &str = " · ";
/// The minimum width of a group's name in such text.
const MIN_NAME: usize = 12;

/// A description of one or more ties, in the box of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TieText {
    pub(super) relations: Vec<RelationId>,
    /// The group whose box contains the text, then the group at the other end.
    pub(super) groups: [usize; 2],
    /// The ends, if the relations are between two entities.
    pub(super) ends: Option<[EntityId; 2]>,
    /// The text, wrapped over rows.
    pub(super) rows: Vec<String>,
    /// The zero-based index of its first row among the rows of text in the box.
    pub(super) first_row: usize,
    /// The number of cells before it in the first row, which other descriptions use.
    pub(super) offset: usize,
}

/// Describes ties without a line, in rows of text for the box of each group.
///
/// A description of ties between two groups goes into the box with more room. Returns the descriptions, and the number of
/// rows for each group.
pub(super) fn describe_ties(
    content: &MapContent<'_>,
    ties: &[usize],
    granularity: TextGranularity,
    columns: usize,
) -> (Vec<TieText>, Vec<usize>) {
    let mut bundles: BTreeMap<([usize; 2], Option<usize>), Vec<usize>> = BTreeMap::new();
    for &tie in ties {
        let mut groups = content.ties[tie].ends.map(|end| content.group_of[end]);
        groups.sort_unstable();
        match granularity {
            TextGranularity::PerTie => bundles.entry((groups, Some(tie))).or_default().push(tie),
            TextGranularity::PerGroupPair if groups[0] != groups[1] => {
                bundles.entry((groups, None)).or_default().push(tie);
            }
            TextGranularity::PerGroupPair => {}
        }
    }
    let mut row_widths: Vec<Vec<usize>> = vec![Vec::new(); content.groups.len()];
    let mut texts = Vec::new();
    for (([first, second], _), ties) in bundles {
        let candidates = [[first, second], [second, first]]
            .map(|groups| tie_text(content, groups, &ties, granularity, columns));
        let best = candidates.into_iter().min_by_key(|text| {
            let row_widths = &row_widths[text.groups[0]];
            (fitting_row(row_widths, &text.rows, columns).is_none(), row_widths.len())
        });
        let Some(mut text) = best else { continue };
        let group = text.groups[0];
        place(&mut text, &mut row_widths[group], columns);
        texts.push(text);
    }
    (texts, row_widths.iter().map(Vec::len).collect())
}

/// Places a description in a row with room for it, or in new rows. `row_widths` has the used width of each row.
fn place(text: &mut TieText, row_widths: &mut Vec<usize>, columns: usize) {
    if let Some(row) = fitting_row(row_widths, &text.rows, columns) {
        (text.first_row, text.offset) = (row, row_widths[row] + width(SEPARATOR));
        row_widths[row] = text.offset + width(&text.rows[0]);
        return;
    }
    text.first_row = row_widths.len();
    if let [row] = &text.rows[..] {
        row_widths.push(width(row));
    } else {
        // Another description in one of these rows would be mistaken for part of this one.
        row_widths.extend(text.rows.iter().map(|_| columns));
    }
}

/// The index of the first row with room for a description of a single row.
fn fitting_row(row_widths: &[usize], rows: &[String], columns: usize) -> Option<usize> {
    let [text] = rows else { return None };
    row_widths.iter().position(|used| used + width(SEPARATOR) + width(text) <= columns)
}

/// The description of ties between two groups, for the box of the first one.
fn tie_text(
    content: &MapContent<'_>,
    groups: [usize; 2],
    ties: &[usize],
    granularity: TextGranularity,
    columns: usize,
) -> TieText {
    let pair_ties = ties.iter().map(|tie| &content.ties[*tie]);
    let relations: Vec<RelationId> =
        pair_ties.clone().flat_map(|tie| tie.bundle.relations.iter().copied()).collect();
    if let [tie] = ties {
        let bundle = &content.ties[*tie].bundle;
        let rows = pair_text(content.graph, bundle, columns);
        if rows.len() == 1 || granularity == TextGranularity::PerTie {
            let ends = Some([bundle.from, bundle.to]);
            return TieText { relations, groups, ends, rows, first_row: 0, offset: 0 };
        }
    }
    let counts = counts(relations.len(), pair_ties.map(|tie| tie.negative_count).sum());
    let text = ties_to_group(content, groups[1], counts, columns);
    TieText { relations, groups, ends: None, rows: vec![text], first_row: 0, offset: 0 }
}

/// The text for ties to a group, given the counts for a wide and for a narrow box.
fn ties_to_group(
    content: &MapContent<'_>,
    group: usize,
    [counts, short_counts]: [String; 2],
    columns: usize,
) -> String {
    let counts = if width(&counts) + MIN_NAME + 2 <= columns { counts } else { short_counts };
    let room = columns.saturating_sub(width(&counts) + 2).max(MIN_NAME);
    let name = content.names_within(room, title_room(columns + INDENT + 1)).swap_remove(group);
    fit(&format!("{} {name}{counts}", MUTUAL.glyph), columns).into_owned()
}

/// The counts of ties and of negative ties, for a wide and for a narrow box: `: 9 ties, 1 negative`, `: 9 ties ━1`.
fn counts(ties: usize, negative: usize) -> [String; 2] {
    let ties = count(ties, "tie", "ties");
    if negative == 0 {
        return [format!(": {ties}"), format!(": {ties}")];
    }
    [format!(": {ties}, {negative} negative"), format!(": {ties} {}{negative}", HEAVY.glyph)]
}
