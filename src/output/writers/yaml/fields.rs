//! The fields of records, in documented order.

use super::super::super::extract::Extract;
use super::super::links::LinkedClaims;
use crate::model::{
    Alias, Citation, ClaimId, ClaimLink, Entity, EntityKind, EntityKindId, Extra, Fact, Graph,
    Relation, RelationKind, Source, Standing, Tone, When,
};

pub(super) type Fields = Vec<(String, Extra)>;

pub(super) fn entity_kind_fields(kind: &EntityKind) -> Fields {
    fields([("plural", Some(text(&kind.plural)))])
}

/// The fields of a kind of relation, without `back` if it is the same as `says`, as in a graph that gives none.
pub(super) fn relation_kind_fields(graph: &Graph, kind: &RelationKind) -> Fields {
    let family = graph.family(kind.family);
    let ends = |kinds: &[EntityKindId]| {
        list(kinds.iter().map(|kind| text(&graph.entity_kind(*kind).slug)).collect())
    };
    fields([
        ("says", Some(text(&kind.says))),
        ("back", (kind.back != kind.says).then(|| text(&kind.back))),
        ("mutual", kind.mutual.then_some(Extra::Bool(true))),
        ("family", (family != kind.slug).then(|| text(family))),
        ("tone", (kind.tone != Tone::default()).then(|| text(kind.tone.as_str()))),
        ("from", ends(&kind.from)),
        ("to", ends(&kind.to)),
        ("cues", list(kind.cues.iter().map(|cue| text(cue)).collect())),
    ])
}

/// The fields of a source, without paragraphs if they are streamed.
pub(super) fn source_fields(extract: &Extract<'_>, source: Source<'_>) -> Fields {
    let gists = (!streams_paragraphs(extract, source)).then(|| gists(extract, source).collect());
    let origin = source.witness();
    fields([
        ("title", Some(text(source.title()))),
        ("author", source.author().map(text)),
        ("publisher", source.publisher().map(text)),
        ("published", source.published().map(date)),
        ("note", source.note().map(text)),
        ("language", source.language().map(text)),
        ("url", source.url().map(text)),
        ("origin", (origin != source.slug()).then(|| text(origin))),
        ("extra", source.extra().cloned()),
        ("paragraphs", gists.and_then(list)),
    ])
}

/// Whether the paragraphs of a source are written one at a time, to save memory, instead of with its other fields.
pub(super) fn streams_paragraphs(extract: &Extract<'_>, source: Source<'_>) -> bool {
    extract.gists(source).nth(1_000).is_some()
}

pub(super) fn gists<'g>(extract: &Extract<'g>, source: Source<'g>) -> impl Iterator<Item = Extra> {
    extract.gists(source).map(|gist| gist.map_or(Extra::Null, text))
}

pub(super) fn entity_fields(graph: &Graph, entity: Entity<'_>, links: &LinkedClaims) -> Fields {
    let facts = entity.facts().map(|fact| Extra::Map(fact_fields(graph, fact, links)));
    let targets: Fields =
        entity.links().map(|link| (link.name.to_owned(), text(link.target))).collect();
    fields([
        ("kind", Some(text(&entity.kind().slug))),
        ("name", Some(text(entity.name()))),
        ("aliases", list(entity.aliases().map(alias).collect())),
        ("role", entity.role().map(text)),
        ("cites", citations(graph, entity.cites())),
        ("facts", list(facts.collect())),
        ("background", entity.background().map(text)),
        ("links", (!targets.is_empty()).then_some(Extra::Map(targets))),
        ("extra", entity.extra().cloned()),
    ])
}

fn fact_fields(graph: &Graph, fact: Fact<'_>, links: &LinkedClaims) -> Fields {
    let claim = fact.claim_id();
    fields([
        ("id", fact.id().map(text)),
        ("says", Some(text(fact.label()))),
        ("value", Some(text(fact.value()))),
        ("when", fact.when().map(date)),
        ("cites", citations(graph, fact.cites())),
        ("disputes", references(graph, claim, ClaimLink::Disputes, links)),
        ("compare", references(graph, claim, ClaimLink::Compare, links)),
    ])
}

pub(super) fn relation_fields(
    graph: &Graph,
    relation: Relation<'_>,
    links: &LinkedClaims,
) -> Fields {
    let claim = relation.claim_id();
    let standing = relation.standing();
    fields([
        ("id", relation_id(graph, relation, links).as_deref().map(text)),
        ("from", Some(text(relation.from().slug()))),
        ("kind", Some(text(&relation.kind().slug))),
        ("to", Some(text(relation.to().slug()))),
        ("when", relation.when().map(date)),
        ("claim", Some(text(relation.claim()))),
        ("said_by", relation.said_by().map(|speaker| text(speaker.slug()))),
        ("standing", (standing != Standing::default()).then(|| text(standing.as_str()))),
        ("cites", citations(graph, relation.cites())),
        ("weight", relation.weight().map(|weight| Extra::Number(weight.to_string()))),
        ("disputes", references(graph, claim, ClaimLink::Disputes, links)),
        ("compare", references(graph, claim, ClaimLink::Compare, links)),
        ("extra", relation.extra().cloned()),
    ])
}

/// The id of a relation, unless its ends and kind determine it in every part of the graph.
fn relation_id(graph: &Graph, relation: Relation<'_>, links: &LinkedClaims) -> Option<String> {
    let is_referable = || links.contains(relation.claim_id()) && relation.has_namesake();
    let is_needed = relation.explicit_id().is_some() || relation.ordinal() > 1 || is_referable();
    is_needed.then(|| graph.claim_id_text(relation.claim_id())).flatten()
}

fn alias(alias: Alias<'_>) -> Extra {
    match alias.note {
        None => text(alias.name),
        note => Extra::Map(fields([("name", Some(text(alias.name))), ("note", note.map(text))])),
    }
}

fn citations<'g>(graph: &Graph, cites: impl Iterator<Item = Citation<'g>>) -> Option<Extra> {
    list(cites.map(|cite| citation(graph, &cite)).collect())
}

fn citation(graph: &Graph, cite: &Citation<'_>) -> Extra {
    let Some(words) = cite.words else { return text(&cite.reference(graph)) };
    Extra::Map(fields([
        ("source", Some(text(graph.source(cite.source).slug()))),
        ("para", cite.part.paragraph().map(|paragraph| Extra::Number(paragraph.to_string()))),
        ("page", cite.part.page().map(|page| Extra::Number(page.to_string()))),
        ("words", Some(text(words))),
    ]))
}

fn references(
    graph: &Graph,
    claim: ClaimId,
    link: ClaimLink,
    links: &LinkedClaims,
) -> Option<Extra> {
    list(links.references(graph, claim, link).map(Extra::Text).collect())
}

fn fields<const N: usize>(fields: [(&str, Option<Extra>); N]) -> Fields {
    let given = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    given.collect()
}

/// `None` for an empty list.
fn list(items: Vec<Extra>) -> Option<Extra> {
    (!items.is_empty()).then_some(Extra::List(items))
}

fn text(text: &str) -> Extra {
    Extra::Text(text.to_owned())
}

/// A date without quotes, as people write it.
fn date(when: When) -> Extra {
    Extra::Number(when.to_string())
}
