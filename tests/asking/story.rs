//! Graphs written in a few lines, with dates, standings and sources.

use guanxi::model::{
    Alias, Builder, Citation, CitationList, EntityHandle, FileLine, Graph, NewEntity, NewFact,
    NewRelation, NewRelationKind, NewSource, Paragraph, RelationKindId, SourceId, Standing, Tone,
};

/// Kinds of relations: name, back, family, tone; those without a back are mutual.
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
/// - `source press 2024-07 origin=wire`: a source, with its paragraphs' gists after `|`
/// - `person li-bin Li Bin, 李斌`: an entity with its name and aliases
/// - `fact li-bin price 10 2021-03 press#1`
/// - `li-bin advised lei-jun 2021-03 alleged press#1 wire#2`: a relation; entities that were
///   not introduced are persons, one without a citation cites `press#1`
pub(super) fn story(lines: &str) -> Graph {
    let mut told = Told::new();
    for (number, line) in lines.lines().enumerate() {
        let line = line.trim();
        let words: Vec<&str> = line.split_whitespace().collect();
        let defined_at = FileLine { file: 0, line: u32::try_from(number).expect("a short story") };
        match words[..] {
            [] => {}
            ["source", slug, ..] => told.source(slug, line, defined_at),
            ["person" | "firm" | "product", slug, ..] => {
                told.entity(words[0], slug, line, defined_at);
            }
            ["fact", slug, says, value, ..] => told.fact(slug, says, value, &words[4..]),
            [from, kind, to, ..] => told.relation(from, kind, to, &words[3..], defined_at),
            _ => panic!("line {number}: {line}"),
        }
    }
    told.finish()
}

#[derive(Clone)]
struct ToldEntity {
    slug: String,
    kind: String,
    names: Vec<String>,
    facts: Vec<(String, String, Vec<String>)>,
    defined_at: FileLine,
}

struct ToldRelation {
    ends: [String; 2],
    kind: String,
    rest: Vec<String>,
    defined_at: FileLine,
}

struct Told {
    builder: Builder,
    kinds: Vec<RelationKindId>,
    entities: Vec<ToldEntity>,
    relations: Vec<ToldRelation>,
}

impl Told {
    fn new() -> Self {
        let mut builder = Builder::default();
        builder.entity_kind("person", "people");
        builder.entity_kind("firm", "firms");
        builder.entity_kind("product", "products");
        let kinds = KINDS.iter().map(|(slug, back, family, tone)| {
            builder.relation_kind(&NewRelationKind {
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

    fn source(&mut self, slug: &str, line: &str, defined_at: FileLine) {
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
        self.builder.source(new);
    }

    fn entity(&mut self, kind: &str, slug: &str, line: &str, defined_at: FileLine) {
        let names = line.split_once(slug).map_or("", |(_, names)| names).trim();
        let names = if names.is_empty() { slug } else { names };
        self.entities.push(ToldEntity {
            slug: slug.to_owned(),
            kind: kind.to_owned(),
            names: names.split(',').map(|name| name.trim().to_owned()).collect(),
            facts: Vec::new(),
            defined_at,
        });
    }

    fn fact(&mut self, slug: &str, says: &str, value: &str, rest: &[&str]) {
        let found = self.entities.iter_mut().find(|entity| entity.slug == slug);
        let rest = rest.iter().map(ToString::to_string).collect();
        found.expect("introduced").facts.push((says.to_owned(), value.to_owned(), rest));
    }

    fn relation(&mut self, from: &str, kind: &str, to: &str, rest: &[&str], defined_at: FileLine) {
        for slug in [from, to] {
            if !self.entities.iter().any(|entity| entity.slug == slug) {
                self.entity("person", slug, slug, defined_at);
            }
        }
        self.relations.push(ToldRelation {
            ends: [from.to_owned(), to.to_owned()],
            kind: kind.to_owned(),
            rest: rest.iter().map(ToString::to_string).collect(),
            defined_at,
        });
    }

    fn finish(mut self) -> Graph {
        if self.builder.graph_so_far().sources().len() == 0 {
            self.source("press", "source press 2024-07", FileLine::default());
        }
        for told in std::mem::take(&mut self.entities) {
            self.add_entity(&told);
        }
        for told in std::mem::take(&mut self.relations) {
            self.add_relation(&told);
        }
        self.builder.build()
    }

    fn add_entity(&mut self, told: &ToldEntity) -> EntityHandle {
        let graph = self.builder.graph_so_far();
        let kind = graph.entity_kinds().iter().position(|kind| kind.slug == told.kind);
        let kind = guanxi::model::EntityKindId::new(kind.expect("one of three kinds"));
        let alias =
            |name: &'_ String| Alias { name: Box::leak(name.clone().into_boxed_str()), note: None };
        let facts: Vec<(CitationList<'static>, Option<guanxi::model::When>)> = told
            .facts
            .iter()
            .map(|(_, _, rest)| (self.cites(rest), rest.iter().find_map(|word| word.parse().ok())))
            .collect();
        let facts = told.facts.iter().zip(facts).map(|((says, value, _), (cites, when))| NewFact {
            id: None,
            says,
            value,
            when,
            cites,
        });
        let new = NewEntity {
            slug: &told.slug,
            kind,
            name: &told.names[0],
            aliases: told.names[1..].iter().map(alias).collect(),
            facts: facts.collect(),
            defined_at: told.defined_at,
            ..NewEntity::default()
        };
        self.builder.entity(new).expect("introduced once")
    }

    fn add_relation(&mut self, told: &ToldRelation) {
        let kind = KINDS.iter().position(|(slug, ..)| *slug == told.kind);
        let kind = self.kinds[kind.unwrap_or_else(|| panic!("no kind {}", told.kind))];
        let end = |slug: &str| self.builder.find_entity(slug).expect("added");
        let (from, to) = (end(&told.ends[0]), end(&told.ends[1]));
        let standing: Option<Standing> = told.rest.iter().find_map(|word| word.parse().ok());
        let claim = format!("{} {} {}.", told.ends[0], told.kind, told.ends[1]);
        let cites = self.cites(&told.rest);
        self.builder.relation(NewRelation {
            id: None,
            from,
            kind,
            to,
            when: told.rest.iter().find_map(|word| word.parse().ok()),
            claim: &claim,
            said_by: None,
            standing: standing.unwrap_or_default(),
            cites,
            extra: None,
            defined_at: told.defined_at,
        });
    }

    fn cites(&self, rest: &[String]) -> CitationList<'static> {
        let cite = |word: &String| {
            let (slug, number) = word.split_once('#')?;
            let source = self.builder.graph_so_far().find_source(slug)?;
            let paragraph = Paragraph::new(number.parse().ok()?)?;
            Some(Citation { source, paragraph, words: None })
        };
        let mut cites: Vec<Citation<'static>> = rest.iter().filter_map(cite).collect();
        if cites.is_empty() {
            let (source, paragraph) = (SourceId::new(0), Paragraph::from_index(0));
            cites.push(Citation { source, paragraph, words: None });
        }
        CitationList::new(cites).expect("at least one")
    }
}
