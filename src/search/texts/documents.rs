//! Everything in a graph that has text, as documents with parts.

use std::borrow::Cow;

use crate::model::{
    Article, Articles, Citation, Entity, EntityId, Extra, Fact, Graph, Paragraph, Relation,
    RelationId, Source, SourceId, When,
};
use crate::search::hit::Field;
use crate::search::search_options::SearchOptions;
use crate::search::target::{SearchScope, Target};
use crate::text::name_suffix;

use super::text_sink::TextSink;

/// The documents of a graph, in numbered units of one or more documents.
#[derive(Clone, Copy)]
pub(super) struct DocumentSet<'g> {
    pub(super) graph: &'g Graph,
    pub(super) articles: &'g Articles,
    pub(super) scope: SearchScope,
    pub(super) options: &'g SearchOptions<'g, Target>,
}

pub(super) struct Document<'g> {
    pub(super) target: Target,
    /// The date of the relation or fact, or when the source was published.
    pub(super) when: Option<When>,
    /// The strings of the document; the first is shown by default.
    pub(super) parts: Vec<DocumentPart<'g>>,
}

pub(super) struct DocumentPart<'g> {
    pub(super) field: Field,
    pub(super) text: Cow<'g, str>,
    /// The length in bytes of the most important words, which come first, such as the entities of a claim.
    pub(super) head_length: usize,
}

impl<'g> DocumentSet<'g> {
    pub(super) fn unit_count(self) -> usize {
        let Self { graph, .. } = self;
        graph.relation_count() + graph.entity_count() + graph.sources().len()
    }

    /// The numbers of the documents to search in a unit: a relation is one document, an entity is one plus one for each
    /// fact, a source is one plus one for each paragraph.
    pub(super) fn document_numbers(self, unit: usize) -> impl Iterator<Item = usize> {
        let (own_scope, part_scope, part_count) = match self.unit(unit) {
            Unit::Relation(_) => (SearchScope::Relations, SearchScope::Relations, 0),
            Unit::Entity(entity) => {
                (SearchScope::Entities, SearchScope::Facts, entity.facts().count())
            }
            Unit::Source(source) => {
                let article = self.articles.article(source.id()).map_or(0, Article::len);
                let count = article.max(source.paragraph_count());
                (SearchScope::Sources, SearchScope::Paragraphs, count)
            }
        };
        let own_number = self.scope.includes(own_scope).then_some(0);
        let last_part = if self.scope.includes(part_scope) { part_count } else { 0 };
        own_number.into_iter().chain(1..=last_part)
    }

    /// A document with its strings joined into parts.
    pub(super) fn document(self, unit: usize, number: usize) -> Document<'g> {
        let mut parts = Vec::new();
        let (target, when) = self.write_document(unit, number, &mut parts);
        Document { target, when, parts }
    }

    /// Writes the strings of a document to a sink. Returns what it is about and its date.
    pub(super) fn write_document(
        self,
        unit: usize,
        number: usize,
        sink: &mut impl TextSink<'g>,
    ) -> (Target, Option<When>) {
        match (self.unit(unit), number.checked_sub(1)) {
            (Unit::Relation(relation), _) => {
                write_relation(relation, sink);
                (Target::Relation(relation.id()), relation.when())
            }
            (Unit::Entity(entity), index) => {
                let mut facts = entity.facts().enumerate();
                if let Some((index, fact)) = index.and_then(|index| facts.nth(index)) {
                    write_fact(self.graph, entity, fact, sink);
                    return (Target::Fact(entity.id(), index), fact.when());
                }
                write_entity(entity, self.options.role(entity), sink);
                (Target::Entity(entity.id()), None)
            }
            (Unit::Source(source), None) => {
                write_source(source, sink);
                (Target::Source(source.id()), source.published())
            }
            (Unit::Source(source), Some(index)) => {
                (self.write_paragraph(source, index, sink), None)
            }
        }
    }

    /// The relation, if the unit is one.
    pub(super) fn relation(self, unit: usize) -> Option<Relation<'g>> {
        let is_relation = unit < self.graph.relation_count();
        is_relation.then(|| self.graph.relation(RelationId::new(unit)))
    }

    fn unit(self, unit: usize) -> Unit<'g> {
        let Self { graph, .. } = self;
        let Some(rest) = unit.checked_sub(graph.relation_count()) else {
            return Unit::Relation(graph.relation(RelationId::new(unit)));
        };
        match rest.checked_sub(graph.entity_count()) {
            None => Unit::Entity(graph.entity(EntityId::new(rest))),
            Some(source) => Unit::Source(graph.source(SourceId::new(source))),
        }
    }

    fn write_paragraph(
        self,
        source: Source<'g>,
        index: usize,
        sink: &mut impl TextSink<'g>,
    ) -> Target {
        let paragraph = Paragraph::from_index(index);
        if let Some(text) = self.articles.paragraph(source.id(), paragraph) {
            sink.start_part(Field::Article, text);
        }
        if let Some(text) = source.gist(paragraph) {
            sink.start_part(Field::Gist, text);
        }
        Target::Paragraph(source.id(), paragraph)
    }
}

enum Unit<'g> {
    Relation(Relation<'g>),
    Entity(Entity<'g>),
    Source(Source<'g>),
}

/// The parts are: both ends with the label between them, the date and the claim; quoted words; other
/// names of the ends and the kind; the id; free-form data.
fn write_relation<'g>(relation: Relation<'g>, sink: &mut impl TextSink<'g>) {
    let kind = relation.kind();
    let (from, to) = (relation.from(), relation.to());
    sink.start_part(Field::Claim, from.name());
    sink.add(" ", &kind.says);
    sink.add(" ", to.name());
    sink.end_head();
    if let Some(when) = relation.when() {
        sink.add_formatted(" · ", &when);
    }
    sink.add(" · ", relation.claim());
    write_quotes(relation.cites(), sink);
    sink.start_part(Field::OtherNames, &kind.slug);
    sink.add(" ", &kind.back);
    sink.add(" ", relation.family());
    write_other_names(from, sink);
    write_other_names(to, sink);
    sink.start_part(Field::Id, "");
    sink.add_formatted("", &relation.id_text());
    write_extra(relation.extra(), sink);
}

/// The strings of a relation that do not follow from its ends and kind.
pub(super) fn write_own_texts<'g>(relation: Relation<'g>, sink: &mut impl TextSink<'g>) {
    sink.start_part(Field::Claim, relation.claim());
    if let Some(when) = relation.when() {
        sink.add_formatted(" · ", &when);
    }
    write_quotes(relation.cites(), sink);
    match (relation.explicit_id(), relation.ordinal()) {
        (Some(id), _) => sink.start_part(Field::Id, id),
        (None, 1) => {}
        (None, ordinal) => sink.add_formatted(" ", &ordinal),
    }
    write_extra(relation.extra(), sink);
}

fn write_fact<'g>(graph: &Graph, entity: Entity<'g>, fact: Fact<'g>, sink: &mut impl TextSink<'g>) {
    sink.start_part(Field::Fact, entity.name());
    sink.end_head();
    if let Some(suffix) = name_suffix(graph, entity.id()) {
        sink.add_formatted("", &suffix);
    }
    sink.add(", ", fact.label());
    sink.add(": ", fact.value());
    if let Some(when) = fact.when() {
        sink.add_formatted(" · ", &when);
    }
    write_quotes(fact.cites(), sink);
    sink.start_part(Field::OtherNames, "");
    write_other_names(entity, sink);
    if let Some(id) = fact.id() {
        sink.start_part(Field::Id, id);
    }
}

fn write_entity<'g>(entity: Entity<'g>, role: Option<&'g str>, sink: &mut impl TextSink<'g>) {
    sink.start_part(Field::Name, entity.name());
    for alias in entity.aliases() {
        sink.start_part(Field::Alias, alias.name);
    }
    sink.start_part(Field::Slug, entity.slug());
    if let Some(role) = role {
        sink.start_part(Field::Role, role);
    }
    let kind = entity.kind();
    sink.start_part(Field::Kind, &kind.slug);
    sink.add(" · ", &kind.plural);
    if let Some(text) = entity.background() {
        sink.start_part(Field::Background, text);
    }
    for link in entity.links() {
        sink.start_part(Field::Link, link.target);
    }
    write_extra(entity.extra(), sink);
}

fn write_source<'g>(source: Source<'g>, sink: &mut impl TextSink<'g>) {
    sink.start_part(Field::Title, source.title());
    for text in [source.author(), source.publisher()].into_iter().flatten() {
        sink.add(" · ", text);
    }
    if let Some(when) = source.published() {
        sink.add_formatted(" · ", &when);
    }
    sink.start_part(Field::Slug, source.slug());
    if let Some(note) = source.note() {
        sink.start_part(Field::Note, note);
    }
    if let Some(url) = source.url() {
        sink.start_part(Field::Link, url);
    }
    write_extra(source.extra(), sink);
}

fn write_quotes<'g>(cites: impl Iterator<Item = Citation<'g>>, sink: &mut impl TextSink<'g>) {
    for words in cites.filter_map(|cite| cite.words) {
        sink.start_part(Field::Quote, words);
    }
}

fn write_other_names<'g>(entity: Entity<'g>, sink: &mut impl TextSink<'g>) {
    for alias in entity.aliases() {
        sink.add(" · ", alias.name);
    }
}

fn write_extra<'g>(extra: Option<&'g Extra>, sink: &mut impl TextSink<'g>) {
    match extra {
        Some(Extra::Text(text) | Extra::Number(text)) => sink.start_part(Field::Extra, text),
        Some(Extra::List(values)) => {
            for value in values {
                write_extra(Some(value), sink);
            }
        }
        Some(Extra::Map(entries)) => {
            for (_, value) in entries {
                write_extra(Some(value), sink);
            }
        }
        Some(Extra::Null | Extra::Bool(_)) | None => {}
    }
}
