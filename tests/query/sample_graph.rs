//! Sample graphs written as a few lines of text, with dates, standings and sources.

use guanxi::model::{
    Alias, Builder, Citation, CitationList, EntityHandle, FileLine, Graph, NewEntity, NewFact,
    NewRelation, NewRelationKind, NewSource, Paragraph, RelationKindId, SourceId, Standing, Tone,
};

/// The kinds of relations: slug, label in reverse, family and tone. Kinds without a reverse label are mutual.
const KINDS: &[(&str, Option<&str>, &str, Tone)] = &[
    ("advised", Some("was advised by"), "advice", Tone::Positive),
    ("praises", Some("is praised by"), "speech", Tone::Positive),
    ("mocks", Some("is mocked by"), "speech", Tone::Negative),
    ("leads", Some("is led by"), "work", Tone::Neutral),
    ("makes", Some("is made by"), "work", Tone::Neutral),
    ("cooperates", None, "business", Tone::Positive),
    ("rivals", None, "business", Tone::Negative),
];

/// Builds a graph from lines:
///
/// - `source press 2024-07 origin=wire`: a source, with the gist of each paragraph after a `|`
/// - `person li-bin Li Bin, 李斌`: an entity with its name and aliases
/// - `fact li-bin price 10 2021-03 press#1`: a fact about an entity
/// - `li-bin advised lei-jun 2021-03 alleged press#1 wire#2`: a relation; entities without a line
///   of their own are people, and a relation without a citation cites paragraph 1 of the first source
pub(super) fn sample_graph(lines: &str) -> Graph {
    let mut parser = GraphParser::new();
    for (number, line) in lines.lines().enumerate() {
        let line = line.trim();
        let words: Vec<&str> = line.split_whitespace().collect();
        let line_number = u32::try_from(number).expect("a sample graph should be short");
        let defined_at = FileLine { file: 0, line: line_number };
        match words[..] {
            [] => {}
            ["source", slug, ..] => parser.parse_source(slug, line, defined_at),
            ["person" | "firm" | "product", slug, ..] => {
                parser.parse_entity(words[0], slug, line, defined_at);
            }
            ["fact", slug, label, value, ..] => parser.parse_fact(slug, label, value, &words[4..]),
            [from, kind, to, ..] => parser.parse_relation(from, kind, to, &words[3..], defined_at),
            _ => panic!("line {number}: {line}"),
        }
    }
    parser.finish()
}

#[derive(Clone)]
struct ParsedEntity {
    slug: String,
    kind: String,
    names: Vec<String>,
    facts: Vec<(String, String, Vec<String>)>,
    defined_at: FileLine,
}

struct ParsedRelation {
    ends: [String; 2],
    kind: String,
    rest: Vec<String>,
    defined_at: FileLine,
}

struct GraphParser {
    builder: Builder,
    kinds: Vec<RelationKindId>,
    entities: Vec<ParsedEntity>,
    relations: Vec<ParsedRelation>,
}

impl GraphParser {
    fn new() -> Self {
        let mut builder = Builder::default();
        builder.add_entity_kind("person", "people");
        builder.add_entity_kind("firm", "firms");
        builder.add_entity_kind("product", "products");
        let kinds = KINDS.iter().map(|(slug, back, family, tone)| {
            builder.add_relation_kind(&NewRelationKind {
                slug,
                says: slug,
                back: *back,
                mutual: back.is_none(),
                family: Some(family),
                tone: *tone,
                ..NewRelationKind::default()
            })
        });
        let kinds = kinds.collect();
        Self { builder, kinds, entities: Vec::new(), relations: Vec::new() }
    }

    fn parse_source(&mut self, slug: &str, line: &str, defined_at: FileLine) {
        let mut parts = line.split('|').map(str::trim);
        let head: Vec<&str> = parts.next().unwrap_or_default().split_whitespace().collect();
        let witness = head.iter().find_map(|word| word.strip_prefix("origin="));
        let published = head[2..].iter().find_map(|word| word.parse().ok());
        let gists: Vec<Option<&str>> = parts.map(|gist| (gist != "~").then_some(gist)).collect();
        let gists = if gists.is_empty() { vec![Some("All of it."); 3] } else { gists };
        let new = NewSource {
            slug,
            title: slug,
            published,
            witness,
            gists,
            defined_at,
            ..NewSource::default()
        };
        self.builder.add_source(new);
    }

    fn parse_entity(&mut self, kind: &str, slug: &str, line: &str, defined_at: FileLine) {
        let names = line.split_once(slug).map_or("", |(_, names)| names).trim();
        let names = if names.is_empty() { slug } else { names };
        self.entities.push(ParsedEntity {
            slug: slug.to_owned(),
            kind: kind.to_owned(),
            names: names.split(',').map(|name| name.trim().to_owned()).collect(),
            facts: Vec::new(),
            defined_at,
        });
    }

    fn parse_fact(&mut self, slug: &str, label: &str, value: &str, rest: &[&str]) {
        let entity = self.entities.iter_mut().find(|entity| entity.slug == slug);
        let entity = entity.expect("the entity of a fact should have a line before it");
        let rest = rest.iter().map(ToString::to_string).collect();
        entity.facts.push((label.to_owned(), value.to_owned(), rest));
    }

    fn parse_relation(
        &mut self,
        from: &str,
        kind: &str,
        to: &str,
        rest: &[&str],
        defined_at: FileLine,
    ) {
        for slug in [from, to] {
            if !self.entities.iter().any(|entity| entity.slug == slug) {
                self.parse_entity("person", slug, slug, defined_at);
            }
        }
        self.relations.push(ParsedRelation {
            ends: [from.to_owned(), to.to_owned()],
            kind: kind.to_owned(),
            rest: rest.iter().map(ToString::to_string).collect(),
            defined_at,
        });
    }

    fn finish(mut self) -> Graph {
        if self.builder.graph_so_far().sources().len() == 0 {
            self.parse_source("press", "source press 2024-07", FileLine::default());
        }
        for entity in std::mem::take(&mut self.entities) {
            self.add_entity(&entity);
        }
        for relation in std::mem::take(&mut self.relations) {
            self.add_relation(&relation);
        }
        self.builder.build()
    }

    fn add_entity(&mut self, parsed: &ParsedEntity) -> EntityHandle {
        let graph = self.builder.graph_so_far();
        let kind = graph.entity_kinds().iter().position(|kind| kind.slug == parsed.kind);
        let kind = guanxi::model::EntityKindId::new(kind.expect("the kind should exist"));
        let alias =
            |name: &'_ String| Alias { name: Box::leak(name.clone().into_boxed_str()), note: None };
        let facts: Vec<(CitationList<'static>, Option<guanxi::model::When>)> = parsed
            .facts
            .iter()
            .map(|(_, _, rest)| (self.cites(rest), rest.iter().find_map(|word| word.parse().ok())))
            .collect();
        let facts = parsed.facts.iter().zip(facts).map(|((label, value, _), (cites, when))| {
            NewFact { id: None, label, value, when, cites }
        });
        let new = NewEntity {
            slug: &parsed.slug,
            kind,
            name: &parsed.names[0],
            aliases: parsed.names[1..].iter().map(alias).collect(),
            facts: facts.collect(),
            defined_at: parsed.defined_at,
            ..NewEntity::default()
        };
        self.builder.add_entity(new).expect("each entity should have only one line")
    }

    fn add_relation(&mut self, parsed: &ParsedRelation) {
        let kind = KINDS.iter().position(|(slug, ..)| *slug == parsed.kind);
        let kind = self.kinds[kind.unwrap_or_else(|| panic!("no kind {}", parsed.kind))];
        let end =
            |slug: &str| self.builder.find_entity(slug).expect("both ends should be added first");
        let (from, to) = (end(&parsed.ends[0]), end(&parsed.ends[1]));
        let standing: Option<Standing> = parsed.rest.iter().find_map(|word| word.parse().ok());
        let claim = format!("{} {} {}.", parsed.ends[0], parsed.kind, parsed.ends[1]);
        let cites = self.cites(&parsed.rest);
        self.builder.add_relation(NewRelation {
            id: None,
            from,
            kind,
            to,
            when: parsed.rest.iter().find_map(|word| word.parse().ok()),
            claim: &claim,
            said_by: None,
            standing: standing.unwrap_or_default(),
            cites,
            extra: None,
            defined_at: parsed.defined_at,
        });
    }

    fn cites(&self, rest: &[String]) -> CitationList<'static> {
        let cite = |word: &String| {
            let (slug, number) = word.split_once('#')?;
            let source = self.builder.graph_so_far().find_source(slug)?;
            let paragraph = Paragraph::new(number.parse().ok()?)?;
            Some(Citation { source, part: paragraph.into(), words: None })
        };
        let mut cites: Vec<Citation<'static>> = rest.iter().filter_map(cite).collect();
        if cites.is_empty() {
            let (source, paragraph) = (SourceId::new(0), Paragraph::from_index(0));
            cites.push(Citation { source, part: paragraph.into(), words: None });
        }
        CitationList::new(cites).expect("there should be at least one citation")
    }
}
