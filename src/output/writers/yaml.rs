//! The graph as one YAML file, or as one file per section. Default values are omitted.

mod fields;

use std::io::{self, Write};

use super::super::export_format::Writer;
use super::super::extract::Extract;
use super::links::LinkedClaims;
use crate::model::{Entity, EntityId, Extra, Graph, Relation, RelationId};
use crate::text::YamlWriter;
use fields::{
    Fields, entity_fields, entity_kind_fields, gists, relation_fields, relation_kind_fields,
    source_fields, streams_paragraphs,
};

/// The parts of a graph as separate files, `guanxi.yaml` first, without those that would be empty.
pub(crate) fn yaml_files(graph: &Graph) -> Vec<(&'static str, Writer)> {
    let mut files: Vec<(&'static str, Writer)> = vec![("guanxi.yaml", vocabulary)];
    if graph.sources().len() > 0 {
        files.push(("sources.yaml", sources));
    }
    if graph.entity_count() > 0 {
        files.push(("entities.yaml", entities));
    }
    if graph.relation_count() > 0 {
        files.push(("relations.yaml", relations));
    }
    files
}

/// Writes the title, description, vocabulary and free-form data of the graph, all of its sources, and the selected entities
/// and relations.
pub(super) fn write_yaml(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    [vocabulary, sources, entities, relations].iter().try_for_each(|write| write(extract, out))
}

fn vocabulary(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (graph, mut yaml) = (extract.graph, YamlWriter::new(out));
    let text = |text: &str| Extra::Text(text.to_owned());
    if !graph.title().is_empty() {
        yaml.entry(0, "title", &text(graph.title()))?;
    }
    if let Some(about) = graph.about() {
        yaml.entry(0, "about", &text(about))?;
    }
    write_kinds(graph, &mut yaml)?;
    graph.extra().map_or(Ok(()), |extra| yaml.entry(0, "extra", extra))
}

fn write_kinds(graph: &Graph, yaml: &mut YamlWriter<'_>) -> io::Result<()> {
    if !graph.entity_kinds().is_empty() {
        yaml.section("entity_kinds")?;
    }
    for kind in graph.entity_kinds() {
        yaml.entry(2, &kind.slug, &Extra::Map(entity_kind_fields(kind)))?;
    }
    if !graph.relation_kinds().is_empty() {
        yaml.section("relation_kinds")?;
    }
    for kind in graph.relation_kinds() {
        yaml.entry(2, &kind.slug, &Extra::Map(relation_kind_fields(graph, kind)))?;
    }
    Ok(())
}

fn sources(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut yaml = YamlWriter::new(out);
    for (index, source) in extract.graph.sources().enumerate() {
        if index == 0 {
            yaml.section("sources")?;
        }
        yaml.record(2, source.slug(), &source_fields(extract, source))?;
        if streams_paragraphs(extract, source) {
            yaml.list(4, "paragraphs", gists(extract, source))?;
        }
    }
    Ok(())
}

/// The selected entities and relations whose entries are longer than `max` bytes.
pub(crate) fn entries_longer_than(
    extract: &Extract<'_>,
    max: usize,
) -> (Vec<EntityId>, Vec<RelationId>) {
    let links = LinkedClaims::new(extract);
    let is_long = |key: &str, fields: &Fields| {
        let mut length = Length(0);
        // The counter takes everything.
        let _ = YamlWriter::new(&mut length).record(2, key, fields);
        length.0 > max
    };
    let entities = extract
        .selected_entities()
        .filter(|entity| is_long(entity.slug(), &entity_fields(extract.graph, *entity, &links)));
    let relations = extract
        .selected_relations()
        .filter(|relation| is_long("-", &relation_fields(extract.graph, *relation, &links)));
    (entities.map(Entity::id).collect(), relations.map(Relation::id).collect())
}

/// The number of bytes written.
struct Length(usize);

impl Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn entities(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (links, mut yaml) = (LinkedClaims::new(extract), YamlWriter::new(out));
    for (index, entity) in extract.selected_entities().enumerate() {
        if index == 0 {
            yaml.section("entities")?;
        }
        yaml.record(2, entity.slug(), &entity_fields(extract.graph, entity, &links))?;
    }
    Ok(())
}

fn relations(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (links, mut yaml) = (LinkedClaims::new(extract), YamlWriter::new(out));
    for (index, relation) in extract.selected_relations().enumerate() {
        if index == 0 {
            yaml.section("relations")?;
        }
        yaml.item(2, &relation_fields(extract.graph, relation, &links))?;
    }
    Ok(())
}
