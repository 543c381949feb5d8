//! A preview of the evidence for the row under the cursor.

use crate::load::LoadedGraph;
use crate::model::{Citation, ClaimId, Graph, Paragraph, SourceId};
use crate::query::{Filter, claims_citing, distinct_claim_count};
use crate::search::Target;
use crate::text::{ClaimText, Role, count, counterclaims, long_publication_date, passage_heading};

use super::super::cursor::Cursor;
use super::super::frame::Surface;
use super::View;
use super::card::add_card;
use super::text_lines::TextLines;

/// What the preview of a row shows.
pub(crate) enum PreviewContent {
    /// Claims, possibly none, each with the index of the citation to show first.
    Claims(Vec<(ClaimId, usize)>),
    /// The card of an entity, a paragraph with the claims drawn from it, or a source.
    Item(Target),
}

impl PreviewContent {
    /// The evidence for a claim, or else the preview of an item.
    pub(super) fn new(claim: Option<ClaimId>, target: Target) -> Self {
        claim.map_or(Self::Item(target), |claim| Self::Claims(vec![(claim, 0)]))
    }

    pub(crate) fn sources(&self, graph: &Graph) -> Vec<SourceId> {
        match self {
            Self::Claims(claims) => {
                let cites = claims.iter().flat_map(|(claim, _)| graph.citations_of(*claim));
                cites.map(|cite| cite.source).collect()
            }
            Self::Item(Target::Paragraph(source, _)) => vec![*source],
            Self::Item(_) => Vec::new(),
        }
    }
}

pub(super) fn draw_preview(view: View<'_>, evidence: PreviewContent, surface: &mut Surface<'_>) {
    let loaded = view.state.loaded;
    let lines = &mut TextLines::new(view, surface.width());
    match evidence {
        PreviewContent::Claims(claims) => {
            for claim in claims {
                add_claim(lines, loaded, claim);
            }
        }
        PreviewContent::Item(Target::Entity(id)) => {
            add_card(lines, &loaded.graph, id, &Filter::default());
        }
        PreviewContent::Item(Target::Paragraph(source, number)) => {
            add_paragraph(lines, loaded, source, number);
        }
        PreviewContent::Item(Target::Source(source)) => add_source(lines, loaded, source),
        PreviewContent::Item(Target::Relation(_) | Target::Fact(..)) => {}
    }
    lines.draw(Cursor::default(), surface, |_| Vec::new());
}

/// Adds a claim and the passages that it cites, starting with the citation at index `first`.
fn add_claim(lines: &mut TextLines<'_>, loaded: &LoadedGraph, (claim, first): (ClaimId, usize)) {
    let text = ClaimText::new(&loaded.graph, claim);
    lines.add_gap();
    lines.add_text(Role::Strong, &text.sentence);
    lines.add_text(Role::Dim, &text.qualifiers().join(" · "));
    for line in counterclaims(&loaded.graph, claim) {
        lines.add_text(Role::Warning, &line);
    }
    let mut cites = loaded.graph.citations_of(claim);
    let first = first.min(cites.len());
    cites.rotate_left(first);
    for cite in cites {
        add_passage(lines, loaded, &cite);
    }
}

fn add_paragraph(
    lines: &mut TextLines<'_>,
    loaded: &LoadedGraph,
    source: SourceId,
    number: Paragraph,
) {
    add_passage(lines, loaded, &Citation { source, part: number.into(), words: None });
    let claims = claims_citing(&loaded.graph, source, Some(number.into()));
    lines.add_heading(&format!("{} drawn from it", count(claims.len(), "claim", "claims")));
    for claim in claims {
        let text = ClaimText::new(&loaded.graph, claim.id);
        lines.add_text(Role::Text, &format!("· {}", text.sentence));
    }
}

fn add_source(lines: &mut TextLines<'_>, loaded: &LoadedGraph, id: SourceId) {
    let source = loaded.graph.source(id);
    lines.add_text(Role::Strong, source.title());
    let published = source.published().map(long_publication_date);
    let parts = [source.author(), source.publisher(), published.as_deref()];
    lines.add_text(Role::Dim, &parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    for line in [source.url(), source.note()].into_iter().flatten() {
        lines.add_text(Role::Text, line);
    }
    let claims = distinct_claim_count(&claims_citing(&loaded.graph, id, None));
    let claims = count(claims, "claim", "claims");
    let paragraphs = count(loaded.paragraph_count(id), "paragraph", "paragraphs");
    lines.add_heading(&format!("{paragraphs}, {claims} drawn from them"));
}

/// Adds a citation, and its paragraph with the cited words highlighted; words that do not occur in it are quoted below.
fn add_passage(lines: &mut TextLines<'_>, loaded: &LoadedGraph, cite: &Citation<'_>) {
    let source = loaded.graph.source(cite.source);
    let published = source.published().map(long_publication_date);
    let reference = passage_heading(source.slug(), cite.part);
    lines.add_heading(&std::iter::once(reference).chain(published).collect::<Vec<_>>().join(" · "));
    let words = cite.words.unwrap_or_default();
    let is_found = cite.part.paragraph().is_some()
        && lines.add_highlighted(loaded.cited_text(cite).unwrap_or_default(), words);
    if !is_found && !words.is_empty() {
        lines.add_highlighted(&format!("quoted: “{words}”"), words);
    }
}
