//! The texts of a hop: its label, and the date and citation below it.

use std::collections::BTreeSet;

use crate::layout::picture::Bundle;
use crate::model::{EntityId, Graph, Relation};
use crate::text::{fit, width};

use super::strip_request::Leg;

/// A hop with its uncut texts.
pub(super) struct StripHop {
    pub(super) from: EntityId,
    pub(super) to: EntityId,
    pub(super) bundle: Bundle,
    /// The full width of its label.
    pub(super) word: usize,
    when: Option<String>,
    cite: CitationText,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CaptionStyle {
    /// The date and the citation, one row each.
    TwoRows,
    OneRow,
    /// Nothing: there are too few rows.
    #[default]
    Nothing,
}

/// A citation whose source is cut first, so that the paragraph number stays.
struct CitationText {
    source: String,
    /// The paragraph, and the number of other citations: `#4 +2`.
    rest: String,
}

impl StripHop {
    pub(super) fn new(graph: &Graph, from: EntityId, leg: &Leg) -> Self {
        let bundle = Bundle::of(graph, leg.relations.clone());
        let first = graph.relation(leg.relations[0]);
        Self {
            from,
            to: leg.to,
            word: bundle.natural_width(graph, usize::MAX),
            when: first.when().map(|when| when.to_string()),
            cite: CitationText::new(graph, leg),
            bundle,
        }
    }

    /// Its full width, including the caption.
    pub(super) fn natural_width(&self, style: CaptionStyle) -> usize {
        let caption = self.caption(style, usize::MAX);
        let caption = caption.iter().map(|line| width(line)).max().unwrap_or(0);
        self.word.max(caption.saturating_sub(OVER))
    }

    pub(super) fn caption_rows(&self, style: CaptionStyle) -> usize {
        match style {
            CaptionStyle::TwoRows => 1 + usize::from(self.when.is_some()),
            CaptionStyle::OneRow => 1,
            CaptionStyle::Nothing => 0,
        }
    }

    /// The rows below a label that may fill `columns`.
    pub(super) fn caption(&self, style: CaptionStyle, columns: usize) -> Vec<String> {
        let room = columns.saturating_add(OVER);
        let when = self.when.as_deref();
        match style {
            CaptionStyle::TwoRows => {
                let when = when.map(|when| fit(when, room).into_owned());
                when.into_iter().chain([self.cite.fit(room)]).collect()
            }
            CaptionStyle::OneRow => {
                let when = when.map(|when| format!("{when} · ")).unwrap_or_default();
                match room.checked_sub(width(&when)).filter(|left| *left >= self.cite.least()) {
                    Some(left) => vec![when + &self.cite.fit(left)],
                    None => vec![self.cite.fit(room)],
                }
            }
            CaptionStyle::Nothing => Vec::new(),
        }
    }
}

/// How far a caption may extend beyond the label, below the arrowhead.
pub(super) const OVER: usize = 2;

impl CitationText {
    fn new(graph: &Graph, leg: &Leg) -> Self {
        let relations = leg.relations.iter().map(|id| graph.relation(*id));
        let cites: Vec<_> = relations.flat_map(Relation::cites).collect();
        let distinct: BTreeSet<_> =
            cites.iter().map(|cite| (cite.source, cite.paragraph)).collect();
        let first = cites.first().map(|cite| cite.reference(graph)).unwrap_or_default();
        let (source, paragraph) = first.rsplit_once('#').unwrap_or((&first, ""));
        let more = distinct.len().saturating_sub(1);
        let more = if more > 0 { format!(" +{more}") } else { String::new() };
        Self { source: source.to_owned(), rest: format!("#{paragraph}{more}") }
    }

    fn fit(&self, columns: usize) -> String {
        let source = fit(&self.source, columns.saturating_sub(width(&self.rest)));
        fit(&format!("{source}{}", self.rest), columns).into_owned()
    }

    fn least(&self) -> usize {
        width(&self.source).min(4) + width(&self.rest)
    }
}
