//! RDF in Turtle (W3C, "RDF 1.1 Turtle", 2014), with citations in the PROV vocabulary (W3C, "PROV-O", 2013).
//!
//! Each relation and fact is a separate resource with its claim and standing. It is derived (`prov:wasDerivedFrom`) from
//! paragraphs or documents, and each citation is a `prov:Derivation` with the quoted words and the source. Only stated
//! and implied relations also become triples between the two entities, because a plain triple cannot say that an
//! accusation is only alleged.

mod claims;
mod resource;

use std::io::{self, Write};

use super::super::extract::Extract;
use crate::model::{CitedPart, Entity, EntityKindId, Fact, Graph, Relation, Source};
use claims::{add_extra, write_entity, write_relation};
use resource::{Iri, ResourceProperties, write_resource};

const PREFIXES: &str = "\
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <https://schema.org/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix gx: <urn:guanxi:term:> .
";

pub(super) fn write_turtle(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    write!(out, "{PREFIXES}")?;
    write_graph(graph, out)?;
    graph.sources().try_for_each(|item| write_source(item, out))?;
    write_pages(extract, out)?;
    extract.selected_entities().try_for_each(|item| write_entity(graph, item, out))?;
    extract.selected_relations().try_for_each(|item| write_relation(graph, item, out))
}

/// Writes the title, description and kinds.
fn write_graph(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let mut properties = ResourceProperties::default();
    properties.text("dcterms:title", graph.title());
    properties.text("dcterms:description", graph.about());
    add_extra(&mut properties, graph.extra());
    write_resource(&Iri("graph", ""), "gx:Graph", &properties, out)?;
    for kind in graph.entity_kinds() {
        let mut properties = ResourceProperties::default();
        properties.text("rdfs:label", kind.slug.as_str());
        properties.text("gx:plural", kind.plural.as_str());
        write_resource(&Iri("kind", &kind.slug), "rdfs:Class", &properties, out)?;
    }
    for kind in graph.relation_kinds() {
        let mut properties = ResourceProperties::default();
        properties.text("rdfs:label", kind.says.as_str());
        properties.text("gx:back", kind.back.as_str());
        properties.add("gx:mutual", kind.mutual);
        properties.text("gx:family", graph.family(kind.family));
        properties.text("gx:tone", kind.tone.as_str());
        let slug = |id: &EntityKindId| graph.entity_kind(*id).slug.as_str();
        kind.from.iter().for_each(|id| properties.add("gx:from", Iri("kind", slug(id))));
        kind.to.iter().for_each(|id| properties.add("gx:to", Iri("kind", slug(id))));
        kind.cues.iter().for_each(|cue| properties.text("gx:cue", cue.as_str()));
        write_resource(&Iri("relation-kind", &kind.slug), "rdf:Property", &properties, out)?;
    }
    Ok(())
}

/// Writes a source and its paragraphs.
fn write_source(source: Source<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut properties = ResourceProperties::default();
    properties.text("dcterms:title", source.title());
    properties.text("dcterms:creator", source.author());
    properties.text("dcterms:publisher", source.publisher());
    properties.text("dcterms:language", source.language());
    properties.text("rdfs:comment", source.note());
    properties.date("dcterms:issued", source.published());
    if let Some(url) = source.url() {
        properties.typed("schema:url", url, "xsd:anyURI");
    }
    properties.text("gx:origin", source.witness());
    add_extra(&mut properties, source.extra());
    write_resource(&Iri("source", source.slug()), "gx:Source", &properties, out)?;
    for (number, gist) in (1..).zip(source.gists()) {
        let (id, number): (String, u32) = (format!("{}#{number}", source.slug()), number);
        let mut properties = ResourceProperties::default();
        properties.add("dcterms:isPartOf", Iri("source", source.slug()));
        properties.add("gx:number", number);
        properties.text("gx:gist", gist);
        write_resource(&Iri("source", &id), "gx:Paragraph", &properties, out)?;
    }
    Ok(())
}

/// Writes the pages that the selection cites.
fn write_pages(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let of_entities = extract.selected_entities().flat_map(|entity: Entity<'_>| {
        let cites = entity.cites().chain(entity.facts().flat_map(Fact::cites));
        cites.map(|cite| (cite.source, cite.part)).collect::<Vec<_>>()
    });
    let of_relations = extract.selected_relations().flat_map(Relation::cites);
    let cites = of_entities.chain(of_relations.map(|cite| (cite.source, cite.part)));
    let mut pages: Vec<_> = cites.filter(|(_, part)| matches!(part, CitedPart::Page(_))).collect();
    pages.sort_unstable();
    pages.dedup();
    for (source, part) in pages {
        let source = extract.graph.source(source).slug();
        let mut properties = ResourceProperties::default();
        properties.add("dcterms:isPartOf", Iri("source", source));
        part.page().into_iter().for_each(|page| properties.add("gx:number", page));
        let id = format!("{source}{part}");
        write_resource(&Iri("source", &id), "gx:Page", &properties, out)?;
    }
    Ok(())
}
