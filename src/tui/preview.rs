//! A look at what the finder points at.

use crate::load::LoadedGraph;
use crate::model::{Paragraph, SourceId, Stated};
use crate::query::{Filter, claims_at, distinct};
use crate::text::{ClaimText, Role, wrap};

use super::card;
use super::page::Page;
use super::state::finder::Target;
use super::state::reader::Place;
use super::state::subject::citations;

/// A preview in lines of so many cells, each with its role.
#[must_use]
pub fn lines(world: &LoadedGraph, target: Option<Target>, cells: usize) -> Vec<(Role, String)> {
    let mut preview = Preview { world, lines: Vec::new(), cells };
    match target {
        None => {}
        Some(Target::Entity(entity)) => {
            return card::lines(world, Some(entity), &Filter::default(), cells);
        }
        Some(Target::Relation(relation)) => preview.claim(Stated::Relation(relation)),
        Some(Target::Paragraph(source, paragraph)) => preview.paragraph(source, paragraph),
        Some(Target::Source(source)) => preview.source(source),
    }
    preview.lines
}

struct Preview<'w> {
    world: &'w LoadedGraph,
    lines: Vec<(Role, String)>,
    cells: usize,
}

impl Preview<'_> {
    /// A claim, and the paragraphs that it rests on.
    fn claim(&mut self, stated: Stated) {
        let claim = ClaimText::new(&self.world.graph, stated);
        self.text(Role::Strong, &claim.sentence);
        self.text(Role::Dim, &claim.qualifiers().join(" · "));
        for cite in citations(&self.world.graph, stated) {
            self.passage(cite.source, cite.paragraph);
        }
    }

    /// A paragraph, and every claim drawn from it.
    fn paragraph(&mut self, source: SourceId, paragraph: Paragraph) {
        self.passage(source, paragraph);
        let claims = claims_at(&self.world.graph, source, Some(paragraph));
        self.heading(&format!("{} claims drawn from it", claims.len()));
        for claim in claims {
            let told = ClaimText::new(&self.world.graph, claim.stated);
            self.text(Role::Text, &format!("· {}", told.sentence));
        }
    }

    fn source(&mut self, id: SourceId) {
        let source = self.world.graph.source(id);
        self.text(Role::Strong, source.title());
        let published = source.published().map(|when| when.to_string());
        let parts = [source.author(), source.publisher(), published.as_deref()];
        self.text(Role::Dim, &parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        for line in [source.url(), source.note()].into_iter().flatten() {
            self.text(Role::Text, line);
        }
        let claims = distinct(&claims_at(&self.world.graph, id, None));
        let count = source.paragraph_count();
        self.heading(&format!("{count} paragraphs, {claims} claims drawn from them"));
    }

    fn passage(&mut self, source: SourceId, paragraph: Paragraph) {
        let slug = self.world.graph.source(source).slug();
        self.heading(&format!("{slug} ¶{paragraph}"));
        let place = Place { source, paragraph, words: None };
        let page = Page::new(self.world, &place, u16::MAX);
        if let Some(text) = page.text(paragraph.index()) {
            self.text(Role::Text, text);
        }
    }

    fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push((Role::Text, String::new()));
        }
        self.text(Role::Heading, text);
    }

    fn text(&mut self, role: Role, text: &str) {
        let lines = wrap(text, self.cells).into_iter();
        self.lines.extend(lines.map(|range| (role, text[range].to_owned())));
    }
}
