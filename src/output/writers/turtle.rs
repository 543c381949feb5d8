//! RDF in Turtle (W3C, "RDF 1.1 Turtle", 2014).
//!
//! Each relation is a separate resource with its claim, standing and citations. Only stated and implied relations also
//! become triples between the two entities, because a plain triple cannot say that an accusation is only alleged.

use std::fmt;
use std::io::{self, Write};

use super::super::extract::Extract;
use crate::model::{Citation, ClaimId, ClaimLink, Entity, Graph, Relation, Source, Standing, When};
use crate::text::escape::{PercentEncoded, TurtleText};

const PREFIXES: &str = "\
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix gx: <urn:guanxi:term:> .
";

struct Iri<'t>(&'static str, &'t str);

impl fmt::Display for Iri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<urn:guanxi:{}:{}>", self.0, PercentEncoded(self.1))
    }
}

pub(super) fn write_turtle(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    write!(out, "{PREFIXES}")?;
    graph.sources().try_for_each(|item| write_source(item, out))?;
    extract.selected_entities().try_for_each(|item| write_entity(graph, item, out))?;
    extract.selected_relations().try_for_each(|item| write_relation(graph, item, out))
}

/// Writes a resource: its type, then its properties.
fn write_resource(
    iri: &Iri<'_>,
    class: &str,
    properties: &[(&str, String)],
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "\n{iri} a {class}")?;
    for (property, value) in properties {
        write!(out, " ;\n  {property} {value}")?;
    }
    writeln!(out, " .")
}

fn write_source(source: Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut properties = vec![text_property("dcterms:title", source.title())];
    properties.extend(source.author().map(|author| text_property("dcterms:creator", author)));
    properties
        .extend(source.publisher().map(|publisher| text_property("dcterms:publisher", publisher)));
    properties
        .extend(source.language().map(|language| text_property("dcterms:language", language)));
    properties.extend(source.note().map(|note| text_property("rdfs:comment", note)));
    properties.extend(source.published().map(|when| ("dcterms:issued", edtf_literal(when))));
    write_resource(&Iri("source", source.slug()), "gx:Source", &properties, out)
}

fn write_entity(graph: &Graph, entity: Entity<'_>, out: &mut dyn Write) -> io::Result<()> {
    let kind = Iri("kind", &entity.kind().slug).to_string();
    let mut properties = vec![text_property("rdfs:label", entity.name())];
    properties.extend(entity.aliases().map(|alias| text_property("skos:altLabel", alias.name)));
    properties.extend(entity.role().map(|role| text_property("gx:role", role)));
    properties.extend(citation_properties(graph, entity.cites()));
    write_resource(&Iri("entity", entity.slug()), &kind, &properties, out)
}

fn write_relation(graph: &Graph, relation: Relation<'_>, out: &mut dyn Write) -> io::Result<()> {
    let id = relation.id_text().to_string();
    let (from, to) = (relation.from(), relation.to());
    let (from, to) = (Iri("entity", from.slug()), Iri("entity", to.slug()));
    let kind = Iri("relation-kind", &relation.kind().slug);
    let mut properties = vec![
        ("rdf:subject", from.to_string()),
        ("rdf:predicate", kind.to_string()),
        ("rdf:object", to.to_string()),
        text_property("gx:claim", relation.claim()),
        text_property("gx:standing", relation.standing().as_str()),
        text_property("gx:tone", relation.tone().as_str()),
    ];
    properties.extend(relation.when().map(|when| ("gx:when", edtf_literal(when))));
    let speaker = relation.said_by().map(|speaker| Iri("entity", speaker.slug()).to_string());
    properties.extend(speaker.map(|speaker| ("gx:saidBy", speaker)));
    properties.extend(citation_properties(graph, relation.cites()));
    for (link, property) in
        [(ClaimLink::Disputes, "gx:disputes"), (ClaimLink::Compare, "gx:compare")]
    {
        // Facts are not resources here.
        let others = graph.linked_claims(relation.claim_id(), link).filter_map(ClaimId::relation);
        let others = others.map(|other| graph.relation(other).id_text().to_string());
        properties.extend(others.map(|other| (property, Iri("relation", &other).to_string())));
    }
    write_resource(&Iri("relation", &id), "rdf:Statement", &properties, out)?;
    if matches!(relation.standing(), Standing::Stated | Standing::Implied) {
        writeln!(out, "{from} {kind} {to} .")?;
        if relation.kind().mutual {
            writeln!(out, "{to} {kind} {from} .")?;
        }
    }
    Ok(())
}

fn text_property(property: &'static str, value: &str) -> (&'static str, String) {
    (property, TurtleText(value).to_string())
}

fn citation_properties<'g>(
    graph: &Graph,
    cites: impl Iterator<Item = Citation<'g>>,
) -> Vec<(&'static str, String)> {
    cites.map(|cite| ("gx:cites", Iri("source", &cite.reference(graph)).to_string())).collect()
}

fn edtf_literal(when: When) -> String {
    format!("\"{when}\"^^edtf:EDTF")
}
