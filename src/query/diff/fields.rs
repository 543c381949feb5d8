use crate::model::{
    Citation, ClaimId, ClaimLink, Entity, EntityKind, EntityKindId, Extra, Graph, Relation,
    RelationKind, Source, TieDirection,
};
use crate::text::{
    bracketed_suffix, fact_with_date, inline_extra, linked_ids, on_one_line, plain_date, with_note,
};

/// A changed field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The name of the field in graph files. A relation also has `says`, `family` and `tone`, which come from its kind.
    pub field: &'static str,
    /// The old value; empty if there was none.
    pub old: String,
    /// The new value; empty if there is none.
    pub new: String,
}

/// The fields of an item as text, in file order.
pub(super) type FieldTexts = Vec<(&'static str, String)>;

pub(super) fn changed_fields(old: FieldTexts, new: FieldTexts) -> Vec<FieldChange> {
    let pairs = old.into_iter().zip(new);
    let changed = pairs.filter(|((_, old), (_, new))| old != new);
    changed.map(|((field, old), (_, new))| FieldChange { field, old, new }).collect()
}

/// Free-form data on one line. Numbers of equal value have the same text, as JSON does not distinguish 1.10 from 1.1.
fn extra_text(extra: Option<&Extra>) -> String {
    extra.map_or(String::new(), |extra| inline_extra(&with_shortest_numbers(extra)))
}

fn with_shortest_numbers(extra: &Extra) -> Extra {
    match extra {
        Extra::Number(text) => {
            let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
            // An integer keeps all its digits.
            let shortest = number.filter(|_| text.contains(['.', 'e', 'E']));
            Extra::Number(shortest.map_or_else(|| text.clone(), |number| number.to_string()))
        }
        Extra::List(values) => Extra::List(values.iter().map(with_shortest_numbers).collect()),
        Extra::Map(entries) => {
            let entries = entries.iter();
            let entry =
                |(name, value): &(String, Extra)| (name.clone(), with_shortest_numbers(value));
            Extra::Map(entries.map(entry).collect())
        }
        Extra::Null | Extra::Bool(_) | Extra::Text(_) => extra.clone(),
    }
}

pub(super) fn graph_fields(graph: &Graph) -> FieldTexts {
    vec![
        ("title", graph.title().to_owned()),
        ("about", graph.about().unwrap_or_default().to_owned()),
        ("extra", extra_text(graph.extra())),
    ]
}

pub(super) fn entity_kind_fields(kind: &EntityKind) -> FieldTexts {
    vec![("plural", kind.plural.clone())]
}

pub(super) fn relation_kind_fields(graph: &Graph, kind: &RelationKind) -> FieldTexts {
    let ends = |kinds: &[EntityKindId]| {
        let slugs = kinds.iter().map(|id| graph.entity_kind(*id).slug.as_str());
        slugs.collect::<Vec<_>>().join(", ")
    };
    vec![
        ("says", kind.says.clone()),
        ("back", kind.back.clone()),
        ("mutual", kind.mutual.to_string()),
        ("family", graph.family(kind.family).to_owned()),
        ("tone", kind.tone.to_string()),
        ("from", ends(&kind.from)),
        ("to", ends(&kind.to)),
        ("cues", kind.cues.join(", ")),
    ]
}

pub(super) fn entity_fields(graph: &Graph, entity: Entity<'_>) -> FieldTexts {
    let aliases: Vec<String> =
        entity.aliases().map(|alias| with_note(alias.name, alias.note)).collect();
    let facts = entity.facts().map(|fact| {
        let links = id_and_links(graph, fact.claim_id());
        let citations = list_citations(graph, fact.cites());
        format!("{} [{citations}]{}", fact_with_date(fact), bracketed_suffix(&links))
    });
    let links = entity.links().map(|link| format!("{}: {}", link.name, link.target));
    vec![
        ("kind", entity.kind().slug.clone()),
        ("name", entity.name().to_owned()),
        ("aliases", aliases.join(", ")),
        ("role", entity.role().unwrap_or_default().to_owned()),
        ("cites", list_citations(graph, entity.cites())),
        ("facts", facts.collect::<Vec<_>>().join("; ")),
        ("background", on_one_line(entity.background().unwrap_or_default())),
        ("links", links.collect::<Vec<_>>().join(", ")),
        ("extra", extra_text(entity.extra())),
    ]
}

pub(super) fn source_fields(source: Source<'_>) -> FieldTexts {
    let or_empty = |text: Option<&str>| text.unwrap_or_default().to_owned();
    // A source without gists may list its paragraphs or not.
    let has_gists = source.gists().any(|gist| gist.is_some());
    let gists = source.gists().filter(|_| has_gists).zip(1..);
    let gists: Vec<String> =
        gists.map(|(gist, number)| format!("#{number} {}", gist.unwrap_or("~"))).collect();
    vec![
        ("title", source.title().to_owned()),
        ("author", or_empty(source.author())),
        ("publisher", or_empty(source.publisher())),
        ("published", plain_date(source.published())),
        ("note", or_empty(source.note())),
        ("language", or_empty(source.language())),
        ("url", or_empty(source.url())),
        ("origin", source.witness().to_owned()),
        ("paragraphs", gists.join(" ")),
        ("extra", extra_text(source.extra())),
    ]
}

pub(super) fn relation_fields(graph: &Graph, relation: Relation<'_>) -> FieldTexts {
    let claim = relation.claim_id();
    vec![
        ("id", graph.explicit_id(claim).unwrap_or_default().to_owned()),
        ("says", relation.label(TieDirection::Out).to_owned()),
        ("family", relation.family().to_owned()),
        ("tone", relation.tone().to_string()),
        ("when", plain_date(relation.when())),
        ("weight", relation.weight().map(|weight| weight.to_string()).unwrap_or_default()),
        ("claim", relation.claim().to_owned()),
        ("said_by", relation.said_by().map_or(String::new(), |entity| entity.slug().to_owned())),
        ("standing", relation.standing().to_string()),
        ("cites", list_citations(graph, relation.cites())),
        ("disputes", linked_ids(graph, claim, ClaimLink::Disputes)),
        ("compare", linked_ids(graph, claim, ClaimLink::Compare)),
        ("extra", extra_text(relation.extra())),
    ]
}

/// The id and the links of a fact: `id works-sum, disputes ada-sum`.
fn id_and_links(graph: &Graph, claim: ClaimId) -> String {
    let id = graph.explicit_id(claim).map(|id| format!("id {id}"));
    let linked = ClaimLink::ALL.into_iter().filter_map(|link| {
        let others = linked_ids(graph, claim, link);
        (!others.is_empty()).then(|| format!("{} {others}", link.key()))
    });
    id.into_iter().chain(linked).collect::<Vec<String>>().join(", ")
}

fn list_citations<'g>(graph: &Graph, cites: impl Iterator<Item = Citation<'g>>) -> String {
    let cites = cites.map(|cite| with_note(&cite.reference(graph), cite.words));
    cites.collect::<Vec<_>>().join(", ")
}
