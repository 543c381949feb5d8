//! The texts of a hop: its label, and the caption below it with the date and the citation.

use std::collections::BTreeSet;

use crate::layout::picture::{Bundle, ToneSign};
use crate::model::{EntityId, Graph, Relation};
use crate::text::{fit, width, wrap_within};

use super::strip_request::Leg;

/// A hop with its uncut texts.
pub(super) struct StripHop {
    pub(super) from: EntityId,
    pub(super) to: EntityId,
    pub(super) bundle: Bundle,
    pub(super) label_width: usize,
    when: Option<String>,
    citation: CitationText,
    /// The quoted words of the first citation that has any, in quotation marks.
    quote: Option<String>,
    /// What the first relation says.
    claim: String,
    /// Why the hop is the weakest one; `None` for the other hops.
    weakness: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CaptionStyle {
    /// Rows for the date, the citation, the cited words and the weakness.
    AllTexts,
    /// The same rows, cut to the width of the label and the citation.
    AllTextsCut,
    /// One row for the date, and one for the citation.
    TwoRows,
    OneRow,
    #[default]
    Nothing,
}

/// A citation in two parts, of which the source is cut first.
struct CitationText {
    source: String,
    /// The part of the source, and the number of other citations: `#4 +2`.
    rest: String,
}

impl StripHop {
    /// `weakness` says why the hop is the weakest one of the path.
    pub(super) fn new(graph: &Graph, from: EntityId, leg: &Leg, weakness: Option<&str>) -> Self {
        let bundle = Bundle::new(graph, leg.relations.clone());
        let first = graph.relation(leg.relations[0]);
        Self {
            from,
            to: leg.to,
            label_width: bundle.natural_width(graph, ToneSign::Shown, usize::MAX),
            when: first.when().map(|when| when.to_string()),
            citation: CitationText::new(graph, leg),
            quote: first.cites().find_map(|cite| Some(format!("“{}”", cite.words?))),
            claim: first.claim().to_owned(),
            weakness: weakness.map(|reasons| format!("weakest: {reasons}")),
            bundle,
        }
    }

    pub(super) fn natural_width(&self, style: CaptionStyle) -> usize {
        let style = if style == CaptionStyle::AllTextsCut { CaptionStyle::TwoRows } else { style };
        let caption = self.caption(style, usize::MAX);
        let caption = caption.iter().map(|line| width(line)).max().unwrap_or(0);
        self.label_width.max(caption.saturating_sub(CAPTION_OVERHANG))
    }

    pub(super) fn caption_rows(&self, style: CaptionStyle) -> usize {
        match style {
            CaptionStyle::AllTexts | CaptionStyle::AllTextsCut => {
                let optional = [&self.when, &self.quote, &self.weakness];
                1 + optional.into_iter().flatten().count()
            }
            CaptionStyle::TwoRows => 1 + usize::from(self.when.is_some()),
            CaptionStyle::OneRow => 1,
            CaptionStyle::Nothing => 0,
        }
    }

    /// The caption in at most `rows` rows below a label that is `columns` wide: the weakness, the date and the citation,
    /// the cited words, what the relation says.
    pub(super) fn full_caption(&self, rows: usize, columns: usize) -> Vec<String> {
        let room = columns.saturating_add(CAPTION_OVERHANG);
        let citation = self.caption(CaptionStyle::OneRow, columns).concat();
        let is_wide = room >= MIN_TEXT_WIDTH;
        let [quote, claim] =
            [self.quote.as_ref(), Some(&self.claim)].map(|text| text.filter(|_| is_wide));
        let texts = [self.weakness.as_ref(), Some(&citation), quote, claim];
        let max_rows = if is_wide { MAX_TEXT_ROWS } else { 1 };
        texts.into_iter().flatten().fold(Vec::new(), |mut caption, text| {
            caption.extend(wrap_within(text, room, max_rows.min(rows - caption.len())));
            caption
        })
    }

    /// The width of the longest text of the caption.
    pub(super) fn longest_caption(&self) -> usize {
        let texts = [self.weakness.as_ref(), self.quote.as_ref(), Some(&self.claim)];
        let longest = texts.into_iter().flatten().map(|text| width(text)).max().unwrap_or(0);
        longest.max(self.natural_width(CaptionStyle::OneRow))
    }

    /// The rows of the caption below a label that is `columns` wide.
    pub(super) fn caption(&self, style: CaptionStyle, columns: usize) -> Vec<String> {
        let room = columns.saturating_add(CAPTION_OVERHANG);
        let when = self.when.as_deref();
        match style {
            CaptionStyle::AllTexts | CaptionStyle::AllTextsCut => {
                let more = [&self.quote, &self.weakness].into_iter().flatten();
                let more = more.map(|text| fit(text, room).into_owned());
                self.caption(CaptionStyle::TwoRows, columns).into_iter().chain(more).collect()
            }
            CaptionStyle::TwoRows => {
                let when = when.map(|when| fit(when, room).into_owned());
                when.into_iter().chain([self.citation.fit(room)]).collect()
            }
            CaptionStyle::OneRow => {
                let when = when.map(|when| format!("{when} · ")).unwrap_or_default();
                match room
                    .checked_sub(width(&when))
                    .filter(|left| *left >= self.citation.min_width())
                {
                    Some(left) => vec![when + &self.citation.fit(left)],
                    None => vec![self.citation.fit(room)],
                }
            }
            CaptionStyle::Nothing => Vec::new(),
        }
    }
}

/// The maximum number of rows for one text of a caption.
const MAX_TEXT_ROWS: usize = 3;

/// The minimum width for text that wraps.
const MIN_TEXT_WIDTH: usize = 11;

/// The number of columns by which a caption may extend beyond the label, below the arrowhead.
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
        Self { source: source.to_owned(), rest: format!("{part}{more}") }
    }

    fn fit(&self, columns: usize) -> String {
        let source = fit(&self.source, columns.saturating_sub(width(&self.rest)));
        fit(&format!("{source}{}", self.rest), columns).into_owned()
    }

    fn min_width(&self) -> usize {
        width(&self.source).min(4) + width(&self.rest)
    }
}
