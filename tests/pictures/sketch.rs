//! Parses graphs from lines such as `li-bin -advised-> lei-jun`, `bmw =rivals= audi ?`, `byd "BYD Auto"`.

use std::collections::BTreeMap;

use guanxi::model::{
    Builder, Citation, CitationList, EntityHandle, EntityKindId, FileLine, Graph, NewEntity,
    NewRelation, NewRelationKind, NewSource, Paragraph, Standing, Tone,
};

/// Builds a graph from lines of one relation or one name each.
///
/// A mark after a relation is its standing: `?` alleged, `~` an opinion, `!` denied. The kinds `praises`, `advised` and
/// `cooperates-with` are positive, `rivals` and `mocks` are negative.
pub(crate) fn graph(lines: &str) -> Graph {
    let mut builder = Builder::default();
    let source = builder.add_source(NewSource {
        slug: "article",
        title: "Article",
        gists: vec![Some("All of it.")],
        ..NewSource::default()
    });
    let person = builder.add_entity_kind("person", "people");
    let names = quoted_names(lines);
    let mut kinds = BTreeMap::new();
    for line in lines.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [from, arrow, to, marks @ ..] = &words[..] else {
            if let [slug, ..] = words[..] {
                entity(&mut builder, person, &names, slug);
            }
            continue;
        };
        if arrow.starts_with('"') {
            entity(&mut builder, person, &names, from);
            continue;
        }
        let (from, to) =
            (entity(&mut builder, person, &names, from), entity(&mut builder, person, &names, to));
        let kind = *kinds.entry((*arrow).to_owned()).or_insert_with(|| kind(&mut builder, arrow));
        let cite = Citation { source, part: Paragraph::from_index(0).into(), words: None };
        builder.add_relation(NewRelation {
            id: None,
            from,
            kind,
            to,
            when: None,
            claim: line,
            said_by: None,
            standing: standing(marks),
            cites: CitationList::new(vec![cite]).expect("there should be a citation"),
            extra: None,
            defined_at: FileLine::default(),
        });
    }
    builder.build()
}

/// The names given in quotes, by slug.
fn quoted_names(lines: &str) -> BTreeMap<&str, &str> {
    let names = lines.lines().filter_map(|line| {
        let (slug, name) = line.trim().split_once(' ')?;
        Some((slug, name.trim().strip_prefix('"')?.strip_suffix('"')?))
    });
    names.collect()
}

fn entity(
    builder: &mut Builder,
    person: EntityKindId,
    names: &BTreeMap<&str, &str>,
    slug: &str,
) -> EntityHandle {
    let name = names.get(slug).copied().unwrap_or(slug);
    builder.find_entity(slug).unwrap_or_else(|| {
        let new = NewEntity { slug, kind: person, name, ..NewEntity::default() };
        builder.add_entity(new).expect("the slug should be new")
    })
}

fn kind(builder: &mut Builder, arrow: &str) -> guanxi::model::RelationKindId {
    let slug = arrow.trim_matches(['-', '>', '=']);
    let says = slug.replace('-', " ");
    let tone = match slug {
        "praises" | "advised" | "cooperates-with" => Tone::Positive,
        "rivals" | "mocks" => Tone::Negative,
        _ => Tone::Neutral,
    };
    builder.add_relation_kind(&NewRelationKind {
        slug,
        says: &says,
        mutual: arrow.starts_with('='),
        tone,
        ..NewRelationKind::default()
    })
}

fn standing(marks: &[&str]) -> Standing {
    match marks {
        ["?"] => Standing::Alleged,
        ["~"] => Standing::Opinion,
        ["!"] => Standing::Denied,
        _ => Standing::Stated,
    }
}
