//! The properties of entities and relations, in the order that `GraphML`, GEXF, CSV and Cypher share.

use crate::model::{ClaimLink, Entity, Graph, Relation};
use crate::text::{linked_ids, on_one_line, plain_date, references};

/// A property: its name, and a function that returns the value for an item as text, empty if unknown.
pub(super) struct Property<T> {
    pub(super) name: &'static str,
    pub(super) text: fn(&Graph, T) -> String,
}

/// The properties of an item that are not empty, each with its index in the table, its name and its text.
pub(super) fn non_empty_properties<T: Copy>(
    table: &[Property<T>],
    graph: &Graph,
    item: T,
) -> impl Iterator<Item = (usize, &'static str, String)> {
    let texts = table.iter().map(move |property| (property.name, (property.text)(graph, item)));
    let indexed = texts.enumerate().map(|(index, (name, text))| (index, name, text));
    indexed.filter(|(_, _, text)| !text.is_empty())
}

/// The properties of an entity other than its slug.
pub(super) fn entity_properties<'g>() -> [Property<Entity<'g>>; 6] {
    [
        Property { name: "name", text: |_, entity| entity.name().to_owned() },
        Property { name: "kind", text: |_, entity| entity.kind().slug.clone() },
        Property { name: "aliases", text: |_, entity| aliases(entity) },
        Property { name: "role", text: |_, entity| entity.role().unwrap_or_default().to_owned() },
        Property {
            name: "background",
            text: |_, entity| on_one_line(entity.background().unwrap_or_default()),
        },
        Property { name: "cites", text: |graph, entity| references(graph, entity.cites()) },
    ]
}

/// The properties of a relation other than its id and ends.
pub(super) fn relation_properties<'g>() -> [Property<Relation<'g>>; 12] {
    [
        Property { name: "kind", text: |_, relation| relation.kind().slug.clone() },
        Property { name: "says", text: |_, relation| relation.kind().says.clone() },
        Property { name: "mutual", text: |_, relation| relation.kind().mutual.to_string() },
        Property { name: "family", text: |_, relation| relation.family().to_owned() },
        Property { name: "tone", text: |_, relation| relation.tone().to_string() },
        Property { name: "standing", text: |_, relation| relation.standing().to_string() },
        Property { name: "when", text: |_, relation| plain_date(relation.when()) },
        Property { name: "claim", text: |_, relation| relation.claim().to_owned() },
        Property {
            name: "said_by",
            text: |_, relation| relation.said_by().map(Entity::slug).unwrap_or_default().to_owned(),
        },
        Property { name: "cites", text: |graph, relation| references(graph, relation.cites()) },
        Property {
            name: "disputes",
            text: |graph, relation| linked_ids(graph, relation.claim_id(), ClaimLink::Disputes),
        },
        Property {
            name: "compare",
            text: |graph, relation| linked_ids(graph, relation.claim_id(), ClaimLink::Compare),
        },
    ]
}

fn aliases(entity: Entity<'_>) -> String {
    entity.aliases().map(|alias| alias.name).collect::<Vec<&str>>().join("; ")
}
