//! Entities, facts and relations with their citations.

use std::io::{self, Write};

use super::super::super::records;
use super::resource::{Iri, ResourceProperties, write_resource};
use crate::model::{
    Alias, Citation, ClaimId, ClaimLink, Entity, Extra, Fact, Graph, Paragraph, Relation, Standing,
};

pub(super) fn write_entity(
    graph: &Graph,
    entity: Entity<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (slug, kind) = (entity.slug(), Iri("kind", &entity.kind().slug).to_string());
    // The citations of an entity are those of its role.
    let role = format!("role:{slug}");
    let mut properties = entity_properties(entity);
    add_citations(&mut properties, graph, &role, entity.cites());
    write_resource(&Iri("entity", slug), &kind, &properties, out)?;
    write_citations(graph, &role, entity.cites(), out)?;
    write_aliases_and_links(entity, out)?;
    entity.facts().try_for_each(|fact| write_fact(graph, entity, fact, out))
}

fn entity_properties(entity: Entity<'_>) -> ResourceProperties {
    let mut properties = ResourceProperties::default();
    properties.text("rdfs:label", entity.name());
    for alias in entity.aliases() {
        properties.text("skos:altLabel", alias.name);
    }
    properties.text("gx:role", entity.role());
    properties.text("gx:background", entity.background());
    for (id, _) in aliases_with_notes(entity) {
        properties.add("gx:alias", Iri("alias", &id));
    }
    for (id, _) in numbered(entity.slug(), entity.links()) {
        properties.add("gx:link", Iri("link", &id));
    }
    add_extra(&mut properties, entity.extra());
    properties
}

/// Writes links, and aliases with notes, as separate resources.
fn write_aliases_and_links(entity: Entity<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (id, alias) in aliases_with_notes(entity) {
        let mut properties = ResourceProperties::default();
        properties.text("rdfs:label", alias.name);
        properties.text("rdfs:comment", alias.note);
        write_resource(&Iri("alias", &id), "gx:Alias", &properties, out)?;
    }
    for (id, link) in numbered(entity.slug(), entity.links()) {
        let mut properties = ResourceProperties::default();
        properties.text("rdfs:label", link.name);
        properties.text("gx:target", link.target);
        write_resource(&Iri("link", &id), "gx:Link", &properties, out)?;
    }
    Ok(())
}

fn aliases_with_notes(entity: Entity<'_>) -> impl Iterator<Item = (String, Alias<'_>)> {
    let aliases = numbered(entity.slug(), entity.aliases()).into_iter();
    aliases.filter(|(_, alias)| alias.note.is_some())
}

fn write_fact(
    graph: &Graph,
    entity: Entity<'_>,
    fact: Fact<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let claim = fact.claim_id();
    let mut properties = ResourceProperties::default();
    properties.add("gx:about", Iri("entity", entity.slug()));
    properties.text("gx:says", fact.label());
    properties.text("gx:value", fact.value());
    properties.date("gx:when", fact.when());
    add_links(&mut properties, graph, claim);
    let id = fact_id(graph, claim);
    let key = format!("fact:{id}");
    add_citations(&mut properties, graph, &key, fact.cites());
    write_resource(&Iri("fact", &id), "gx:Fact", &properties, out)?;
    write_citations(graph, &key, fact.cites(), out)
}

pub(super) fn write_relation(
    graph: &Graph,
    relation: Relation<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let id = relation.id_text().to_string();
    let (from, to) = (relation.from(), relation.to());
    let (from, to) = (Iri("entity", from.slug()), Iri("entity", to.slug()));
    let kind = Iri("relation-kind", &relation.kind().slug);
    let mut properties = ResourceProperties::default();
    properties.add("rdf:subject", &from);
    properties.add("rdf:predicate", &kind);
    properties.add("rdf:object", &to);
    add_claim(&mut properties, graph, relation);
    let key = format!("relation:{id}");
    add_citations(&mut properties, graph, &key, relation.cites());
    write_resource(&Iri("relation", &id), "rdf:Statement", &properties, out)?;
    write_citations(graph, &key, relation.cites(), out)?;
    if matches!(relation.standing(), Standing::Stated | Standing::Implied) {
        writeln!(out, "{from} {kind} {to} .")?;
        if relation.kind().mutual && relation.from().id() != relation.to().id() {
            writeln!(out, "{to} {kind} {from} .")?;
        }
    }
    Ok(())
}

fn add_claim(properties: &mut ResourceProperties, graph: &Graph, relation: Relation<'_>) {
    properties.text("gx:claim", relation.claim());
    properties.text("gx:standing", relation.standing().as_str());
    properties.text("gx:tone", relation.tone().as_str());
    properties.date("gx:when", relation.when());
    if let Some(speaker) = relation.said_by() {
        properties.add("gx:saidBy", Iri("entity", speaker.slug()));
    }
    if let Some(weight) = relation.weight() {
        properties.typed("gx:weight", &weight.to_string(), "xsd:double");
    }
    add_links(properties, graph, relation.claim_id());
    add_extra(properties, relation.extra());
}

pub(super) fn add_extra(properties: &mut ResourceProperties, extra: Option<&Extra>) {
    if extra.is_some() {
        properties.typed("gx:extra", &records::extra(extra).to_string(), "rdf:JSON");
    }
}

fn add_links(properties: &mut ResourceProperties, graph: &Graph, claim: ClaimId) {
    for (link, property) in
        [(ClaimLink::Disputes, "gx:disputes"), (ClaimLink::Compare, "gx:compare")]
    {
        for other in graph.linked_claims(claim, link) {
            match other.relation() {
                Some(id) => {
                    let id = graph.relation(id).id_text().to_string();
                    properties.add(property, Iri("relation", &id));
                }
                None => properties.add(property, Iri("fact", &fact_id(graph, other))),
            }
        }
    }
}

/// The explicit id of a fact, or `entity#n`.
fn fact_id(graph: &Graph, claim: ClaimId) -> String {
    match (graph.explicit_id(claim), claim) {
        (None, ClaimId::Fact { entity, index }) => {
            format!("{}#{}", graph.entity(entity).slug(), index + 1)
        }
        (id, _) => id.unwrap_or_default().to_owned(),
    }
}

/// Adds the cited sources and paragraphs, and for each citation a resource with its words.
fn add_citations<'g>(
    properties: &mut ResourceProperties,
    graph: &Graph,
    claim: &str,
    cites: impl Iterator<Item = Citation<'g>>,
) {
    for (id, cite) in numbered(claim, cites) {
        properties.add("prov:wasDerivedFrom", Iri("source", &cite.reference(graph)));
        properties.add("prov:qualifiedDerivation", Iri("citation", &id));
    }
}

fn write_citations<'g>(
    graph: &Graph,
    claim: &str,
    cites: impl Iterator<Item = Citation<'g>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (id, cite) in numbered(claim, cites) {
        let mut properties = ResourceProperties::default();
        properties.add("prov:entity", Iri("source", graph.source(cite.source).slug()));
        if let Some(paragraph) = cite.part.paragraph().map(Paragraph::number) {
            properties.add("gx:paragraph", paragraph);
        }
        if let Some(page) = cite.part.page() {
            properties.add("gx:page", page);
        }
        properties.text("gx:words", cite.words);
        write_resource(&Iri("citation", &id), "prov:Derivation", &properties, out)?;
    }
    Ok(())
}

/// The items with ids such as `lei-jun#1`.
fn numbered<T>(id: &str, items: impl Iterator<Item = T>) -> Vec<(String, T)> {
    (1..).zip(items).map(|(number, item): (u32, T)| (format!("{id}#{number}"), item)).collect()
}
