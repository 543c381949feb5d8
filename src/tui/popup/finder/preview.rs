//! A preview of the target under the cursor.

use crate::load::LoadedGraph;
use crate::model::{ClaimId, Paragraph, SourceId};
use crate::query::{Filter, claims_at, count_distinct};
use crate::search::{QueryWords, Target};

use crate::text::{ClaimText, Role, count};

use super::super::super::frame::Surface;
use super::super::super::reader::page::ReaderPage;
use super::super::super::reader::state::CitedPassage;
use super::super::View;
use super::super::card::add_card;
use super::super::text_lines::TextLines;

/// Draws a preview of the target under the cursor.
pub(super) fn draw_preview(view: View<'_>, on: &mut Surface<'_>) {
    let target = view.screen.derived.found.target(view.controls.cursor);
    let (Some(target), loaded) = (target, view.screen.loaded) else { return };
    let lines = &mut TextLines::new(on.cells());
    match target {
        Target::Entity(entity) => add_card(lines, &loaded.graph, entity, &Filter::default()),
        Target::Relation(relation) => add_claim(lines, loaded, ClaimId::Relation(relation)),
        Target::Fact(entity, index) => add_claim(lines, loaded, ClaimId::Fact { entity, index }),
        Target::Paragraph(source, paragraph) => add_paragraph(lines, loaded, source, paragraph),
        Target::Source(source) => add_source(lines, loaded, source),
    }
    let words = QueryWords::new(view.controls.input.value());
    lines.draw_highlighted(view, on, |text| words.ranges_in(text));
}

/// Adds a claim, and the paragraphs that it cites.
fn add_claim(lines: &mut TextLines, loaded: &LoadedGraph, claim: ClaimId) {
    let text = ClaimText::new(&loaded.graph, claim);
    lines.text(Role::Strong, &text.sentence);
    lines.text(Role::Dim, &text.qualifiers().join(" · "));
    for cite in loaded.graph.citations_of(claim) {
        add_passage(lines, loaded, cite.source, cite.paragraph);
    }
}

/// Adds a paragraph, and every claim drawn from it.
fn add_paragraph(lines: &mut TextLines, loaded: &LoadedGraph, source: SourceId, number: Paragraph) {
    add_passage(lines, loaded, source, number);
    let claims = claims_at(&loaded.graph, source, Some(number));
    lines.heading(&format!("{} drawn from it", count(claims.len(), "claim", "claims")));
    for claim in claims {
        let text = ClaimText::new(&loaded.graph, claim.id);
        lines.text(Role::Text, &format!("· {}", text.sentence));
    }
}

fn add_source(lines: &mut TextLines, loaded: &LoadedGraph, id: SourceId) {
    let source = loaded.graph.source(id);
    lines.text(Role::Strong, source.title());
    let published = source.published().map(|when| when.to_string());
    let parts = [source.author(), source.publisher(), published.as_deref()];
    lines.text(Role::Dim, &parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    for line in [source.url(), source.note()].into_iter().flatten() {
        lines.text(Role::Text, line);
    }
    let claims = count_distinct(&claims_at(&loaded.graph, id, None));
    let count = source.paragraph_count();
    lines.heading(&format!("{count} paragraphs, {claims} claims drawn from them"));
}

fn add_passage(
    lines: &mut TextLines,
    loaded: &LoadedGraph,
    source: SourceId,
    paragraph: Paragraph,
) {
    let slug = loaded.graph.source(source).slug();
    lines.heading(&format!("{slug} ¶{paragraph}"));
    let passage = CitedPassage { source, paragraph, words: None };
    let page = ReaderPage::new(loaded, &passage, u16::MAX);
    if let Some(text) = page.text(paragraph.index()) {
        lines.text(Role::Text, text);
    }
}
