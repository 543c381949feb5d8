//! Text that stands in for ties that could not be drawn as lines: `↔ Porsche & 5: 14 ties, 3 hostile`.

use std::collections::BTreeMap;

use crate::model::{EntityId, RelationId};
use crate::text::symbol::{HEAVY, MUTUAL};
use crate::text::{count, fit, width};

use super::map_content::MapContent;
use super::pair_text::pair_text;

const SEPARATOR: &str = " · ";
/// The minimum width of the name of a group in such a text.
const MIN_NAME: usize = 6;

/// Text in the box of a group that stands in for one or more ties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TieText {
    pub(super) relations: Vec<RelationId>,
    /// The group whose box holds the text, then the group at the other end.
    pub(super) groups: [usize; 2],
    /// The ends, if the relations are between two entities.
    pub(super) ends: Option<[EntityId; 2]>,
    pub(super) rows: Vec<String>,
    /// The line of the first row in the box of the group, and the offset in it.
    pub(super) line: usize,
    pub(super) offset: usize,
}

/// Whether each tie without a line has its own text, or those between two groups share one. In the second case, ties
/// inside a group have no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextGranularity {
    PerTie,
    PerGroupPair,
}

/// Describes the ties that have no line, in rows of text for the box of each group.
///
/// A text about two groups goes into the box with more room. Returns the texts, and the number of rows for each group.
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
    let mut lines: Vec<Vec<usize>> = vec![Vec::new(); content.groups.len()];
    let mut items = Vec::new();
    for (([one, other], _), ties) in bundles {
        let forms = [[one, other], [other, one]]
            .map(|groups| item(content, groups, &ties, granularity, columns));
        let best = forms.into_iter().min_by_key(|item| {
            let lines = &lines[item.groups[0]];
            (fitting_line(lines, &item.rows, columns).is_none(), lines.len())
        });
        let Some(mut item) = best else { continue };
        let group = item.groups[0];
        place(&mut item, &mut lines[group], columns);
        items.push(item);
    }
    (items, lines.iter().map(Vec::len).collect())
}

/// Places a text in a line with room for it, or in new lines. `lines` has the width of the text in each line.
fn place(item: &mut TieText, lines: &mut Vec<usize>, columns: usize) {
    if let Some(line) = fitting_line(lines, &item.rows, columns) {
        (item.line, item.offset) = (line, lines[line] + width(SEPARATOR));
        lines[line] = item.offset + width(&item.rows[0]);
        return;
    }
    item.line = lines.len();
    if let [row] = &item.rows[..] {
        lines.push(width(row));
    } else {
        // Another text in one of these lines would be mistaken for a part of this one.
        lines.extend(item.rows.iter().map(|_| columns));
    }
}

/// The line that has room for a text of one row.
fn fitting_line(lines: &[usize], rows: &[String], columns: usize) -> Option<usize> {
    let [text] = rows else { return None };
    lines.iter().position(|used| used + width(SEPARATOR) + width(text) <= columns)
}

/// Ties in words, as they are in the box of the first group.
fn item(
    content: &MapContent<'_>,
    groups: [usize; 2],
    ties: &[usize],
    detail: TextGranularity,
    columns: usize,
) -> TieText {
    let each = ties.iter().map(|tie| &content.ties[*tie]);
    let relations: Vec<RelationId> =
        each.clone().flat_map(|tie| tie.bundle.relations.iter().copied()).collect();
    if let [tie] = ties {
        let bundle = &content.ties[*tie].bundle;
        let rows = pair_text(content.graph, bundle, columns);
        if rows.len() == 1 || detail == TextGranularity::PerTie {
            let ends = Some([bundle.from, bundle.to]);
            return TieText { relations, groups, ends, rows, line: 0, offset: 0 };
        }
    }
    let counts = counts(relations.len(), each.map(|tie| tie.hostile_count).sum());
    let text = ties_to_group(&content.group_name(groups[1]), counts, columns);
    TieText { relations, groups, ends: None, rows: vec![text], line: 0, offset: 0 }
}

/// The text for ties to a group; the counts are given for a wide and for a narrow box.
fn ties_to_group(name: &str, [counts, short_counts]: [String; 2], columns: usize) -> String {
    let uncut = width(name).min(MIN_NAME + MIN_NAME) + width(&counts) + 2;
    let counts = if uncut <= columns { counts } else { short_counts };
    let room = columns.saturating_sub(width(&counts) + 2).max(MIN_NAME);
    fit(&format!("{} {}{counts}", MUTUAL.glyph, fit(name, room)), columns).into_owned()
}

/// The counts of ties and of hostile ties, for a wide and for a narrow box: `: 9 ties, 1 hostile`, `: 9 ties ━1`.
fn counts(ties: usize, hostile: usize) -> [String; 2] {
    let ties = count(ties, "tie", "ties");
    if hostile == 0 {
        return [format!(": {ties}"), format!(": {ties}")];
    }
    [format!(": {ties}, {hostile} hostile"), format!(": {ties} {}{hostile}", HEAVY.glyph)]
}
