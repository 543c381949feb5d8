//! The rows of each table, with cells in the order of the columns in [`schema`].

use std::io;

use super::copy_rows::{CopyCell, CopyRows};
use super::extra_json::extra_to_json;
use super::schema::{self, TableDefinition};
use crate::model::{
    Citation, ClaimId, ClaimLink, Entity, EntityId, EntityKindId, Extra, Graph, Paragraph, Tie,
    TieDirection,
};
use crate::search::search_keys;

/// Returns the ties of an entity in the order in which they are shown.
pub(crate) type TieOrder = fn(&Graph, EntityId) -> Vec<Tie>;

/// Writes the rows of a table.
type WriteRows = fn(&Graph, TieOrder, &mut CopyRows<'_>) -> io::Result<()>;

/// Every table, with the function that writes its rows.
pub(super) const TABLES: [(TableDefinition, WriteRows); 13] = [
    (schema::META, meta),
    (schema::ENTITY_KIND, entity_kinds),
    (schema::RELATION_KIND, relation_kinds),
    (schema::SOURCE, sources),
    (schema::PARAGRAPH, paragraphs),
    (schema::ENTITY, entities),
    (schema::ALIAS, aliases),
    (schema::LINK, links),
    (schema::FACT, facts),
    (schema::RELATION, relations),
    (schema::CITATION, citations),
    (schema::TIE, ties),
    (schema::SEARCH_KEY, keys),
];

fn meta(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    let title = Some(graph.title()).filter(|title| !title.is_empty());
    rows.add(&[schema::VERSION_KEY.into(), schema::VERSION.into()])?;
    rows.add(&["title".into(), title.into()])?;
    rows.add(&["about".into(), graph.about().into()])?;
    rows.add(&["extra".into(), graph.extra().map(extra_to_json).into()])
}

fn entity_kinds(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    for (ord, kind) in (1_usize..).zip(graph.entity_kinds()) {
        rows.add(&[kind.slug.as_str().into(), ord.into(), kind.plural.as_str().into()])?;
    }
    Ok(())
}

fn relation_kinds(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    let ends =
        |ids: &[EntityKindId]| ids_cell(ids.iter().map(|id| graph.entity_kind(*id).slug.clone()));
    for (ord, kind) in (1_usize..).zip(graph.relation_kinds()) {
        rows.add(&[
            kind.slug.as_str().into(),
            ord.into(),
            kind.says.as_str().into(),
            kind.back.as_str().into(),
            kind.mutual.into(),
            graph.family(kind.family).into(),
            kind.tone.as_str().into(),
            ends(&kind.from),
            ends(&kind.to),
            cues_cell(&kind.cues),
        ])?;
    }
    Ok(())
}

fn sources(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    for (ord, source) in (1_usize..).zip(graph.sources()) {
        rows.add(&[
            source.slug().into(),
            ord.into(),
            source.title().into(),
            source.author().into(),
            source.publisher().into(),
            source.published().map(|when| when.to_string()).into(),
            source.language().into(),
            source.url().into(),
            source.witness().into(),
            source.note().into(),
            source.extra().map(extra_to_json).into(),
        ])?;
    }
    Ok(())
}

fn paragraphs(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    for source in graph.sources() {
        for (number, gist) in (1_usize..).zip(source.gists()) {
            rows.add(&[source.slug().into(), number.into(), gist.into()])?;
        }
    }
    Ok(())
}

fn entities(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    for (ord, entity) in (1_usize..).zip(graph.entities()) {
        rows.add(&[
            entity.slug().into(),
            ord.into(),
            entity.kind().slug.as_str().into(),
            entity.name().into(),
            entity.role().into(),
            entity.background().into(),
            entity.extra().map(extra_to_json).into(),
            graph.degree(entity.id()).into(),
        ])?;
    }
    Ok(())
}

fn aliases(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    for entity in graph.entities() {
        for (number, alias) in (1_usize..).zip(entity.aliases()) {
            rows.add(&[entity.slug().into(), number.into(), alias.name.into(), alias.note.into()])?;
        }
    }
    Ok(())
}

fn links(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    for entity in graph.entities() {
        for (number, link) in (1_usize..).zip(entity.links()) {
            rows.add(&[entity.slug().into(), number.into(), link.name.into(), link.target.into()])?;
        }
    }
    Ok(())
}

fn facts(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    for entity in graph.entities() {
        for fact in entity.facts() {
            rows.add(&[
                entity.slug().into(),
                fact.number().into(),
                fact.id().into(),
                fact.label().into(),
                fact.value().into(),
                fact.when().map(|when| when.to_string()).into(),
                linked_ids(graph, fact.claim_id(), ClaimLink::Disputes),
                linked_ids(graph, fact.claim_id(), ClaimLink::Compare),
            ])?;
        }
    }
    Ok(())
}

fn relations(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    for (ord, relation) in (1_usize..).zip(graph.relations()) {
        rows.add(&[
            relation.id_text().to_string().into(),
            ord.into(),
            relation.from().slug().into(),
            relation.kind().slug.as_str().into(),
            relation.to().slug().into(),
            relation.standing().as_str().into(),
            relation.when().map(|when| when.to_string()).into(),
            relation.claim().into(),
            relation.said_by().map(Entity::slug).into(),
            relation.weight().map(|weight| weight.to_string()).into(),
            linked_ids(graph, relation.claim_id(), ClaimLink::Disputes),
            linked_ids(graph, relation.claim_id(), ClaimLink::Compare),
            relation.extra().map(extra_to_json).into(),
        ])?;
    }
    Ok(())
}

fn citations(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    for entity in graph.entities() {
        add_citations(graph, ("role", entity.slug(), 0), entity.cites(), rows)?;
        for fact in entity.facts() {
            add_citations(graph, ("fact", entity.slug(), fact.number()), fact.cites(), rows)?;
        }
    }
    for relation in graph.relations() {
        let id = relation.id_text().to_string();
        add_citations(graph, ("relation", &id, 0), relation.cites(), rows)?;
    }
    Ok(())
}

/// `fact` is the number of the fact; 0 for a role or relation.
fn add_citations<'g>(
    graph: &Graph,
    (owner_kind, owner, fact): (&str, &str, usize),
    cites: impl Iterator<Item = Citation<'g>>,
    rows: &mut CopyRows<'_>,
) -> io::Result<()> {
    for (number, cite) in (1_usize..).zip(cites) {
        rows.add(&[
            owner_kind.into(),
            owner.into(),
            fact.into(),
            number.into(),
            graph.source(cite.source).slug().into(),
            cite.part.paragraph().map(Paragraph::number).into(),
            cite.part.page().into(),
            cite.words.into(),
        ])?;
    }
    Ok(())
}

fn ties(graph: &Graph, tie_order: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    for entity in graph.entities() {
        for (position, tie) in (1_usize..).zip(tie_order(graph, entity.id())) {
            rows.add(&[
                entity.slug().into(),
                position.into(),
                graph.relation(tie.relation).id_text().to_string().into(),
                graph.entity(tie.other).slug().into(),
                (tie.direction != TieDirection::In).into(),
            ])?;
        }
    }
    Ok(())
}

fn keys(graph: &Graph, _: TieOrder, rows: &mut CopyRows<'_>) -> io::Result<()> {
    for entity in graph.entities() {
        for (key, field) in search_keys(entity) {
            rows.add(&[key.into(), entity.slug().into(), field.into()])?;
        }
    }
    Ok(())
}

/// The ids of the linked claims, except facts without an id.
fn linked_ids(graph: &Graph, claim: ClaimId, link: ClaimLink) -> CopyCell<'static> {
    ids_cell(graph.linked_claims(claim, link).filter_map(|other| graph.claim_id_text(other)))
}

/// Cues as a JSON list; null if there are none.
fn cues_cell(cues: &[String]) -> CopyCell<'static> {
    let list = || Extra::List(cues.iter().cloned().map(Extra::Text).collect());
    (!cues.is_empty()).then(|| extra_to_json(&list())).into()
}

/// Ids, separated by `; `, which they cannot contain; null if there are none.
fn ids_cell(ids: impl Iterator<Item = String>) -> CopyCell<'static> {
    let ids: Vec<String> = ids.collect();
    Some(ids.join("; ")).filter(|ids| !ids.is_empty()).into()
}
