use super::{
    Builder, Citation, CitationList, FileLine, Graph, NewEntity, NewRelation, NewRelationKind,
    NewSource, Paragraph, RelationKindId, Standing, Tone,
};

/// Builds a graph from one relation per line: `lei-jun -leads-> xiaomi` is directed, `bmw =teases= audi` mutual.
///
/// A line with a single word adds an entity without relations. Names are derived from slugs (`lei-jun` becomes "Lei
/// Jun"), every entity is a `person`, every relation cites paragraph 1 of the only source, and all kinds are neutral
/// except `praises` (positive) and `rivals` (negative).
pub(crate) fn graph(lines: &str) -> Graph {
    let mut builder = Builder::default();
    builder.set_title("Sample");
    let person = builder.add_entity_kind("person", "people");
    let source = builder.add_source(NewSource {
        slug: "article",
        title: "Article",
        gists: vec![Some("All of it.")],
        ..NewSource::default()
    });
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut entity = |slug: &str| {
            builder.find_entity(slug).unwrap_or_else(|| {
                let name = title_case(slug);
                let new = NewEntity { slug, kind: person, name: &name, ..NewEntity::default() };
                builder.add_entity(new).expect("the slug is not taken")
            })
        };
        let from = entity(words[0]);
        let [_, arrow, to] = words[..] else { continue };
        let to = entity(to);
        let mutual = arrow.starts_with('=');
        let slug = arrow.trim_matches(['-', '>', '=']);
        let existing = builder
            .graph_so_far()
            .relation_kinds()
            .iter()
            .position(|kind| kind.slug == slug)
            .map(RelationKindId::new);
        let kind = existing.unwrap_or_else(|| {
            let back = format!("{slug} by");
            let tone = match slug {
                "praises" => Tone::Positive,
                "rivals" => Tone::Negative,
                _ => Tone::Neutral,
            };
            let new = NewRelationKind {
                slug,
                says: slug,
                back: (!mutual).then_some(back.as_str()),
                mutual,
                tone,
                ..NewRelationKind::default()
            };
            builder.add_relation_kind(&new)
        });
        let claim = format!("{} {slug} {}.", words[0], words[2]);
        let cite = Citation { source, part: Paragraph::from_index(0).into(), words: None };
        builder.add_relation(NewRelation {
            id: None,
            from,
            kind,
            to,
            when: None,
            claim: &claim,
            said_by: None,
            standing: Standing::Stated,
            cites: CitationList::new(vec![cite]).expect("there is one citation"),
            extra: None,
            defined_at: FileLine::default(),
        });
    }
    builder.build()
}

fn title_case(slug: &str) -> String {
    let words = slug.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    });
    words.collect::<Vec<String>>().join(" ")
}
