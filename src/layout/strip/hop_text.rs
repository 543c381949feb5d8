//! The text of a hop: its label, and the caption below it with the date and the citation.
#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a leg has relations; lines are ranges of the text"
)]

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::layout::picture::Bundle;
use crate::model::{EntityId, Graph, Relation};
use crate::text::{fit, width, wrap};

use super::path_rows::RowHop;
use super::strip_request::{Leg, StripRequest};

/// A hop with its untruncated text.
pub(super) struct StripHop {
    pub(super) from: EntityId,
    pub(super) to: EntityId,
    pub(super) bundle: Bundle,
    pub(super) label_width: usize,
    label: String,
    when: Option<String>,
    citation: CitationText,
    /// The quoted words of the first citation that has any, in quotation marks.
    quote: Option<String>,
    /// The claim of the first relation.
    claim: String,
    /// Why the hop is the weakest one; `None` for the other hops.
    weakness: Option<String>,
}

/// The space reserved for a caption, which may use spare space too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CaptionStyle {
    /// Rows for the date, the citation, the cited words and the weakness.
    AllTexts,
    /// The same rows, only as wide as the label, the date and the citation.
    AllTextsNarrow,
    /// One row for the date, and one for the citation.
    TwoRows,
    OneRow,
    #[default]
    Nothing,
}

/// A citation in two parts. The source is truncated first.
struct CitationText {
    source: String,
    /// The part of the source, and the number of other citations: `#4 +2`.
    suffix: String,
}

impl StripHop {
    /// `weakness` gives the reasons if the hop is the weakest one on the path.
    pub(super) fn new(
        request: &StripRequest<'_>,
        from: EntityId,
        leg: &Leg,
        weakness: Option<&str>,
    ) -> Self {
        let graph = request.graph;
        let bundle = Bundle::new(graph, leg.relations.clone());
        let first = graph.relation(leg.relations[0]);
        Self {
            from,
            to: leg.to,
            label: bundle.label(graph, request.tone_sign, usize::MAX),
            label_width: bundle.natural_width(graph, request.tone_sign, usize::MAX),
            when: first.when().map(|when| when.to_string()),
            citation: CitationText::new(graph, leg),
            quote: first.cites().find_map(|cite| Some(format!("“{}”", cite.words?))),
            claim: first.claim().to_owned(),
            weakness: weakness.map(|reasons| format!("weakest: {reasons}")),
            bundle,
        }
    }

    /// A hop of several merged paths.
    pub(super) fn of_merged(request: &StripRequest<'_>, hop: &RowHop) -> Self {
        let leg = request.leg(hop.from, hop.to);
        let weakness = request.weakest.as_ref().filter(|weakest| {
            let is_weakest = request.legs.get(weakest.hop).is_some_and(|leg| leg.to == hop.to);
            is_weakest && hop.path == 0
        });
        Self::new(request, hop.from, leg, weakness.map(|weakest| &*weakest.reasons))
    }

    /// The hops of the first path of a request, up to a leg without relations.
    pub(super) fn of_path(request: &StripRequest<'_>) -> Vec<Self> {
        let legs = request.legs.iter().take_while(|leg| !leg.relations.is_empty());
        let starts = std::iter::once(request.from).chain(request.legs.iter().map(|leg| leg.to));
        let hops = legs.zip(starts).enumerate().map(|(index, (leg, start))| {
            let weakest = request.weakest.as_ref().filter(|weakest| weakest.hop == index);
            Self::new(request, start, leg, weakest.map(|weakest| &*weakest.reasons))
        });
        hops.collect()
    }

    pub(super) fn natural_width(&self, style: CaptionStyle) -> usize {
        let [when, quote, weakness] = [&self.when, &self.quote, &self.weakness]
            .map(|text| text.as_ref().map_or(0, |text| width(text)));
        let two_rows = when.max(self.citation.natural_width());
        let caption = match style {
            CaptionStyle::AllTexts => two_rows.max(quote).max(weakness),
            CaptionStyle::AllTextsNarrow | CaptionStyle::TwoRows => two_rows,
            CaptionStyle::OneRow => width(&self.one_row(usize::MAX)),
            CaptionStyle::Nothing => 0,
        };
        self.label_width.max(caption.saturating_sub(CAPTION_OVERHANG))
    }

    pub(super) fn caption_rows(&self, style: CaptionStyle) -> usize {
        match style {
            CaptionStyle::AllTexts | CaptionStyle::AllTextsNarrow => {
                let optional = [&self.when, &self.quote, &self.weakness];
                1 + optional.into_iter().flatten().count()
            }
            CaptionStyle::TwoRows => 1 + usize::from(self.when.is_some()),
            CaptionStyle::OneRow => 1,
            CaptionStyle::Nothing => 0,
        }
    }

    /// The caption in at most `rows` rows of `room` cells: the weakness, the date and the citation, the cited words and
    /// the claim. If there are at least two rows, one of them is the citation. A label truncated to `label_room` cells
    /// is repeated in full in the first row.
    pub(super) fn caption(&self, rows: usize, room: usize, label_room: usize) -> Vec<String> {
        let is_cut = width(&self.label) > label_room && width(&self.label) <= room && rows > 1;
        let label = is_cut.then(|| self.label.clone());
        let rest = self.caption_below_label(rows - usize::from(is_cut), room);
        label.into_iter().chain(rest).collect()
    }

    fn caption_below_label(&self, rows: usize, room: usize) -> Vec<String> {
        let texts = self.texts(rows, room);
        let row_counts: Vec<usize> = texts.iter().map(|text| wrap(text, room).len()).collect();
        let fits =
            |limit: &usize| row_counts.iter().map(|count| count.min(limit)).sum::<usize>() <= rows;
        let limit = max_text_rows(room);
        let limit = (limit..=rows).rev().find(fits).filter(|_| limit > 1).unwrap_or(limit);
        texts.iter().fold(Vec::new(), |mut caption, text| {
            let reserved = usize::from(caption.is_empty() && rows > 1 && texts.len() > 1);
            let rows = rows - caption.len() - reserved;
            caption.extend(wrap_whole_words(text, room, limit.min(rows)));
            caption
        })
    }

    /// The caption in at most `rows` rows of `room` cells, with as many parts per row as fit.
    pub(super) fn packed_caption(&self, rows: usize, room: usize) -> Vec<String> {
        let mut packed: Vec<String> = Vec::new();
        for text in self.texts(rows, room) {
            match packed.last_mut() {
                Some(row) if width(row) + width(SEPARATOR) + width(&text) <= room => {
                    *row += SEPARATOR;
                    *row += &text;
                }
                _ => packed.extend(wrap_whole_words(&text, room, max_text_rows(room))),
            }
        }
        packed.truncate(rows);
        packed
    }

    /// The parts of a caption, except those for which `room` is too narrow.
    fn texts(&self, rows: usize, room: usize) -> Vec<String> {
        let weakness = self.weakness.as_ref();
        let weakness_rows =
            weakness.map_or(0, |text| wrap(text, room).len().min(max_text_rows(room)));
        // The date has a row of its own if it and the citation fit into two rows, but not into one.
        let when = self.when.as_ref().filter(|_| {
            rows >= (weakness_rows + 2).max(3) && width(&self.one_row(usize::MAX)) > room
        });
        let citation = if when.is_some() { self.citation.fit(room) } else { self.one_row(room) };
        let [quote, claim] = [self.quote.as_ref(), Some(&self.claim)]
            .map(|text| text.filter(|_| room >= MIN_TEXT_WIDTH));
        [weakness, when, Some(&citation), quote, claim].into_iter().flatten().cloned().collect()
    }

    /// The width of the longest text of the caption.
    pub(super) fn longest_caption(&self) -> usize {
        let texts = [self.weakness.as_ref(), self.quote.as_ref(), Some(&self.claim)];
        let longest = texts.into_iter().flatten().map(|text| width(text)).max().unwrap_or(0);
        longest.max(self.natural_width(CaptionStyle::OneRow))
    }

    /// The date and the citation in one row. The date is left out if there is no room for it.
    fn one_row(&self, room: usize) -> String {
        let when = self.when.as_ref().map(|when| format!("{when} · ")).unwrap_or_default();
        match room.checked_sub(width(&when)).filter(|left| *left >= self.citation.min_width()) {
            Some(left) => when + &self.citation.fit(left),
            None => self.citation.fit(room),
        }
    }
}

/// The text in at most `limit` rows; if it is longer, it ends with the last whole word that fits, and `…`.
fn wrap_whole_words(text: &str, room: usize, limit: usize) -> Vec<String> {
    let ranges = wrap(text, room);
    let rows = ranges.iter().take(limit).map(|range| text[range.clone()].to_owned());
    let mut rows: Vec<String> = rows.collect();
    if ranges.len() > limit
        && let Some(last) = rows.last_mut()
    {
        *last = fit_words(&format!("{last}…"), ' ', room).into_owned();
    }
    rows
}

/// Truncates text to at most `cells`, between words if the first one fits.
fn fit_words(text: &str, separator: char, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return text.into();
    }
    let ends = text.rmatch_indices(separator).map(|(end, _)| &text[..end]);
    let mut cut = ends.filter(|start| !start.is_empty() && width(start) < cells);
    cut.next().map_or_else(|| fit(text, cells), |start| format!("{start}…").into())
}

/// The separator between the parts of a caption in one row.
const SEPARATOR: &str = " · ";

/// The maximum number of rows for each part of a caption, unless all of them fit in more.
const MAX_TEXT_ROWS: usize = 3;

fn max_text_rows(room: usize) -> usize {
    if room < MIN_TEXT_WIDTH { 1 } else { MAX_TEXT_ROWS }
}

/// The maximum number of rows for a caption.
pub(super) const MAX_CAPTION_ROWS: usize = 12;

/// The minimum width of wrapped text, in cells.
const MIN_TEXT_WIDTH: usize = 11;

/// The number of cells by which a caption may extend beyond the label, below the arrowhead.
pub(super) const CAPTION_OVERHANG: usize = 2;

impl CitationText {
    fn new(graph: &Graph, leg: &Leg) -> Self {
        let relations = leg.relations.iter().map(|id| graph.relation(*id));
        let cites: Vec<_> = relations.flat_map(Relation::cites).collect();
        let distinct: BTreeSet<_> = cites.iter().map(|cite| (cite.source, cite.part)).collect();
        let first = cites.first();
        let source = first.map_or("", |cite| graph.source(cite.source).slug());
        let part = first.map(|cite| cite.part.to_string()).unwrap_or_default();
        let more = distinct.len().saturating_sub(1);
        let more = if more > 0 { format!(" +{more}") } else { String::new() };
        Self { source: source.to_owned(), suffix: format!("{part}{more}") }
    }

    fn fit(&self, columns: usize) -> String {
        let source = fit_words(&self.source, '-', columns.saturating_sub(width(&self.suffix)));
        fit(&format!("{source}{}", self.suffix), columns).into_owned()
    }

    fn natural_width(&self) -> usize {
        width(&self.source) + width(&self.suffix)
    }

    fn min_width(&self) -> usize {
        width(&self.source).min(4) + width(&self.suffix)
    }
}

#[cfg(test)]
mod tests {
    use super::{fit_words, wrap_whole_words};

    #[test]
    fn truncated_text_ends_with_a_whole_word() {
        let text = "weakest: a single witness, undated";
        assert_eq!(wrap_whole_words(text, 12, 2), ["weakest: a", "single…"]);
        assert_eq!(wrap_whole_words(text, 15, 2), ["weakest: a", "single…"]);
        assert_eq!(wrap_whole_words(text, 34, 1), [text]);
    }

    #[test]
    fn a_name_is_truncated_between_words_unless_the_first_is_too_long() {
        assert_eq!(fit_words("courage-speech", '-', 14), "courage-speech");
        assert_eq!(fit_words("courage-speech", '-', 11), "courage…");
        assert_eq!(fit_words("courage-speech", '-', 5), "cour…");
    }
}
