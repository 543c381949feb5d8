//! Everything in a graph that has text, as documents with parts.

use std::borrow::Cow;

use crate::model::{
    Article, Articles, Citation, Entity, EntityId, Extra, Fact, Graph, Paragraph, Relation,
    RelationId, Source, SourceId, When,
};
use crate::search::hit::Field;
use crate::search::search_options::SearchOptions;
use crate::search::target::{SearchScope, Target};
use crate::text::fact_with_entity;

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
    /// The texts of the document, the one that is shown by default first.
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

    /// The numbers of the searched documents of a unit: a relation is one document, an entity is one plus
    /// one for each fact, a source is one plus one for each paragraph.
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

    pub(super) fn document(self, unit: usize, number: usize) -> Document<'g> {
        match (self.unit(unit), number.checked_sub(1)) {
            (Unit::Relation(relation), _) => relation_document(relation),
            (Unit::Entity(entity), index) => {
                match index.and_then(|index| entity.facts().enumerate().nth(index)) {
                    Some((index, fact)) => fact_document(self.graph, entity, fact, index),
                    None => entity_document(entity, self.options.role(entity)),
                }
            }
            (Unit::Source(source), None) => source_document(source),
            (Unit::Source(source), Some(index)) => self.paragraph_document(source, index),
        }
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

    fn paragraph_document(self, source: Source<'g>, index: usize) -> Document<'g> {
        let paragraph = Paragraph::from_index(index);
        let article = self.articles.paragraph(source.id(), paragraph);
        let article = article.map(|text| part(Field::Article, text));
        let gist = source.gist(paragraph).map(|text| part(Field::Gist, text));
        let target = Target::Paragraph(source.id(), paragraph);
        Document { target, when: None, parts: article.into_iter().chain(gist).collect() }
    }
}

enum Unit<'g> {
    Relation(Relation<'g>),
    Entity(Entity<'g>),
    Source(Source<'g>),
}

/// The parts are: both ends with the label between them, the date and the claim; quoted words; other
/// names of the ends and the kind; the id; free-form data.
fn relation_document(relation: Relation<'_>) -> Document<'_> {
    let kind = relation.kind();
    let (from, to) = (relation.from(), relation.to());
    let mut line = format!("{} {} {}", from.name(), kind.says, to.name());
    let head_length = line.len();
    if let Some(when) = relation.when() {
        line = format!("{line} · {when}");
    }
    line = format!("{line} · {}", relation.claim());
    let mut parts = vec![DocumentPart { head_length, ..part(Field::Claim, line) }];
    add_quotes(relation.cites(), &mut parts);
    let mut others = format!("{} {} {}", kind.slug, kind.back, relation.family());
    add_other_names(from, &mut others);
    add_other_names(to, &mut others);
    parts.push(part(Field::OtherNames, others));
    parts.push(part(Field::Id, relation.id_text().to_string()));
    add_extra(relation.extra(), &mut parts);
    Document { target: Target::Relation(relation.id()), when: relation.when(), parts }
}

fn fact_document<'g>(
    graph: &Graph,
    entity: Entity<'g>,
    fact: Fact<'g>,
    index: usize,
) -> Document<'g> {
    let sentence = fact_with_entity(graph, entity, fact);
    let line = match fact.when() {
        Some(when) => format!("{sentence} · {when}"),
        None => sentence,
    };
    let head_length = entity.name().len();
    let mut parts = vec![DocumentPart { head_length, ..part(Field::Fact, line) }];
    add_quotes(fact.cites(), &mut parts);
    let mut others = String::new();
    add_other_names(entity, &mut others);
    parts.push(part(Field::OtherNames, others));
    parts.extend(fact.id().map(|id| part(Field::Id, id)));
    Document { target: Target::Fact(entity.id(), index), when: fact.when(), parts }
}

fn entity_document<'g>(entity: Entity<'g>, role: Option<&'g str>) -> Document<'g> {
    let mut parts = vec![part(Field::Name, entity.name())];
    parts.extend(entity.aliases().map(|alias| part(Field::Alias, alias.name)));
    parts.push(part(Field::Slug, entity.slug()));
    parts.extend(role.map(|role| part(Field::Role, role)));
    let kind = entity.kind();
    parts.push(part(Field::Kind, format!("{} · {}", kind.slug, kind.plural)));
    parts.extend(entity.background().map(|text| part(Field::Background, text)));
    parts.extend(entity.links().map(|link| part(Field::Link, link.target)));
    add_extra(entity.extra(), &mut parts);
    Document { target: Target::Entity(entity.id()), when: None, parts }
}

fn source_document(source: Source<'_>) -> Document<'_> {
    let published = source.published().map(|when| when.to_string());
    let rest = [source.author(), source.publisher(), published.as_deref()];
    let title_parts: Vec<&str> =
        std::iter::once(source.title()).chain(rest.into_iter().flatten()).collect();
    let mut parts =
        vec![part(Field::Title, title_parts.join(" · ")), part(Field::Slug, source.slug())];
    parts.extend(source.note().map(|note| part(Field::Note, note)));
    parts.extend(source.url().map(|url| part(Field::Link, url)));
    add_extra(source.extra(), &mut parts);
    Document { target: Target::Source(source.id()), when: source.published(), parts }
}

fn part<'g>(field: Field, text: impl Into<Cow<'g, str>>) -> DocumentPart<'g> {
    DocumentPart { field, text: text.into(), head_length: 0 }
}

fn add_quotes<'g>(cites: impl Iterator<Item = Citation<'g>>, parts: &mut Vec<DocumentPart<'g>>) {
    parts.extend(cites.filter_map(|cite| cite.words).map(|words| part(Field::Quote, words)));
}

fn add_other_names(entity: Entity<'_>, names: &mut String) {
    for alias in entity.aliases() {
        names.push_str(" · ");
        names.push_str(alias.name);
    }
}

fn add_extra<'g>(extra: Option<&'g Extra>, parts: &mut Vec<DocumentPart<'g>>) {
    match extra {
        Some(Extra::Text(text) | Extra::Number(text)) => {
            parts.push(part(Field::Extra, text.as_str()));
        }
        Some(Extra::List(values)) => {
            for value in values {
                add_extra(Some(value), parts);
            }
        }
        Some(Extra::Map(entries)) => {
            for (_, value) in entries {
                add_extra(Some(value), parts);
            }
        }
        Some(Extra::Null | Extra::Bool(_)) | None => {}
    }
}
