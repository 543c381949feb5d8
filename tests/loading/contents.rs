//! The contents that `serde_yaml` and the loader read from a text, as lists of lines that can be compared.

use guanxi::load::LoadedGraph;
use guanxi::model::{Citation, Extra, Graph};
use serde_yaml::{Mapping, Value};

/// The contents of a file as read by `serde_yaml`, with merge keys applied.
pub(crate) fn serde_contents(text: &str) -> Result<Vec<String>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut root: Value = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    root.apply_merge().map_err(|error| error.to_string())?;
    let mut lines = Vec::new();
    match root {
        Value::Null => {}
        Value::Mapping(sections) => {
            for (name, section) in &sections {
                add_section(&mut lines, name.as_str().unwrap_or("?"), section);
            }
        }
        other => return Err(format!("not a map: {other:?}")),
    }
    Ok(normalised(&lines))
}

fn add_section(lines: &mut Vec<String>, name: &str, section: &Value) {
    match (name, section) {
        (_, Value::Null) => {}
        ("relations", Value::Sequence(relations)) => {
            for relation in relations {
                let field = |key: &str| words(relation.get(key).unwrap_or(&Value::Null));
                let mut parts: Vec<String> = ["from", "kind", "to", "claim"].map(field).into();
                for cite in relation.get("cites").and_then(Value::as_sequence).into_iter().flatten()
                {
                    parts.push(words(cite));
                }
                lines.push(format!("relation {}", parts.join(" | ")));
                add_extra(lines, "relation", relation);
            }
        }
        ("entity_kinds" | "relation_kinds", Value::Mapping(kinds)) => {
            lines.extend(kinds.keys().map(|kind| format!("{name} {}", words(kind))));
        }
        ("sources", Value::Mapping(sources)) => {
            for (slug, source) in sources {
                let slug = words(slug);
                add_field(lines, &slug, source, "title");
                for gist in
                    source.get("paragraphs").and_then(Value::as_sequence).into_iter().flatten()
                {
                    // The loader treats an empty gist as missing.
                    let text = words(gist);
                    lines
                        .push(format!("{slug} gist {}", if text.is_empty() { "~" } else { &text }));
                }
                add_extra(lines, &slug, source);
            }
        }
        ("entities", Value::Mapping(entities)) => {
            for (slug, entity) in entities {
                add_entity(lines, &words(slug), entity);
            }
        }
        ("extra", value) => add_free(lines, "extra", value),
        ("title" | "about", value) if is_blank(value) => {}
        (_, value) => lines.push(format!("{name} {}", words(value))),
    }
}

fn add_entity(lines: &mut Vec<String>, slug: &str, entity: &Value) {
    for key in ["kind", "name", "role", "background"] {
        add_field(lines, slug, entity, key);
    }
    for alias in entity.get("aliases").and_then(Value::as_sequence).into_iter().flatten() {
        let name = alias.get("name").unwrap_or(alias);
        lines.push(format!("{slug} alias {}", words(name)));
    }
    for (name, address) in entity.get("links").and_then(Value::as_mapping).into_iter().flatten() {
        lines.push(format!("{slug} link {} {}", words(name), words(address)));
    }
    add_extra(lines, slug, entity);
}

fn add_field(lines: &mut Vec<String>, slug: &str, entry: &Value, key: &str) {
    if let Some(value) = entry.get(key).filter(|value| !value.is_null() && !is_blank(value)) {
        lines.push(format!("{slug} {key} {}", words(value)));
    }
}

/// Whether a value is text without visible characters, which the loader treats as missing.
fn is_blank(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.trim().is_empty())
}

fn add_extra(lines: &mut Vec<String>, slug: &str, entry: &Value) {
    if let Some(value) = entry.get("extra").filter(|value| !value.is_null()) {
        add_free(lines, &format!("{slug} extra"), value);
    }
}

/// Adds a line for each leaf of free-form data.
fn add_free(lines: &mut Vec<String>, path: &str, value: &Value) {
    match value {
        Value::Sequence(items) => {
            for item in items {
                add_free(lines, &format!("{path} -"), item);
            }
        }
        Value::Mapping(entries) => add_map(lines, path, entries),
        other => lines.push(format!("{path} = {}", words(other))),
    }
}

fn add_map(lines: &mut Vec<String>, path: &str, entries: &Mapping) {
    for (key, value) in entries {
        add_free(lines, &format!("{path} {}", words(key)), value);
    }
}

/// A scalar as text.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "~".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        other => format!("{other:?}"),
    }
}

/// The lines sorted, with every run of white space, escaped or not, replaced by one space.
fn normalised(lines: &[String]) -> Vec<String> {
    let normalise = |line: &String| {
        let line = line.replace("\\u{9}", " ").replace("\\u{a}", " ");
        line.split_whitespace().collect::<Vec<&str>>().join(" ")
    };
    let mut lines: Vec<String> = lines.iter().map(normalise).collect();
    lines.sort();
    lines
}

/// The contents of a file as read by the loader.
pub(crate) fn loaded_contents(loaded: &LoadedGraph) -> Vec<String> {
    let mut lines = Vec::new();
    let graph = &loaded.graph;
    if !graph.title().is_empty() {
        lines.push(format!("title {}", graph.title()));
    }
    lines.extend(graph.about().map(|about| format!("about {about}")));
    lines.extend(graph.entity_kinds().iter().map(|kind| format!("entity_kinds {}", kind.slug)));
    lines.extend(graph.relation_kinds().iter().map(|kind| format!("relation_kinds {}", kind.slug)));
    graph.extra().into_iter().for_each(|extra| add_loaded_free(&mut lines, "extra", extra));
    add_loaded_sources(&mut lines, graph);
    add_loaded_entities(&mut lines, graph);
    add_loaded_relations(&mut lines, graph);
    normalised(&lines)
}

fn add_loaded_sources(lines: &mut Vec<String>, graph: &Graph) {
    for source in graph.sources() {
        let slug = source.slug();
        lines.push(format!("{slug} title {}", source.title()));
        for gist in source.gists() {
            lines.push(format!("{slug} gist {}", gist.unwrap_or("~")));
        }
        let extra = source.extra().into_iter();
        extra.for_each(|extra| add_loaded_free(lines, &format!("{slug} extra"), extra));
    }
}

fn add_loaded_entities(lines: &mut Vec<String>, graph: &Graph) {
    for entity in graph.entities() {
        let slug = entity.slug();
        lines.push(format!("{slug} kind {}", entity.kind().slug));
        lines.push(format!("{slug} name {}", entity.name()));
        lines.extend(entity.role().map(|role| format!("{slug} role {role}")));
        lines.extend(entity.background().map(|text| format!("{slug} background {text}")));
        lines.extend(entity.aliases().map(|alias| format!("{slug} alias {}", alias.name)));
        let addresses = entity.links();
        lines.extend(addresses.map(|link| format!("{slug} link {} {}", link.name, link.target)));
        let extra = entity.extra().into_iter();
        extra.for_each(|extra| add_loaded_free(lines, &format!("{slug} extra"), extra));
    }
}

fn add_loaded_relations(lines: &mut Vec<String>, graph: &Graph) {
    for relation in graph.relations() {
        let (from, to) = (relation.from().slug(), relation.to().slug());
        let mut parts =
            [from, &relation.kind().slug, to, relation.claim()].map(str::to_owned).to_vec();
        let cite =
            |cite: Citation<'_>| format!("{}{}", graph.source(cite.source).slug(), cite.part);
        parts.extend(relation.cites().map(cite));
        lines.push(format!("relation {}", parts.join(" | ")));
        relation
            .extra()
            .into_iter()
            .for_each(|extra| add_loaded_free(lines, "relation extra", extra));
    }
}

fn add_loaded_free(lines: &mut Vec<String>, path: &str, extra: &Extra) {
    match extra {
        Extra::List(items) => {
            for item in items {
                add_loaded_free(lines, &format!("{path} -"), item);
            }
        }
        Extra::Map(entries) => {
            for (key, value) in entries {
                add_loaded_free(lines, &format!("{path} {key}"), value);
            }
        }
        Extra::Null => lines.push(format!("{path} = ~")),
        Extra::Bool(value) => lines.push(format!("{path} = {value}")),
        Extra::Number(text) | Extra::Text(text) => {
            lines.push(format!("{path} = {text}"));
        }
    }
}
