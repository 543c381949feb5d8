//! Names that several entities share, and repeated relations: usually the same record entered twice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization as _;

use crate::model::{
    CitedPart, ClaimId, Entity, EntityId, Extra, FileLine, Graph, Relation, RelationId, SourceId,
};
use crate::text::short_list;

use super::{LintRule, LintWarning};

pub(super) fn add_warnings(
    graph: &Graph,
    incomplete: &BTreeSet<FileLine>,
    warnings: &mut Vec<LintWarning>,
) {
    for shared in shared_names(graph).values() {
        warnings.extend(shared.warning(graph));
    }
    let mut first: HashMap<DuplicateKey<'_>, RelationId> = HashMap::new();
    let is_complete = |relation: &Relation<'_>| !incomplete.contains(&relation.defined_at());
    for relation in graph.relations().filter(is_complete) {
        let keys = [DuplicateKey::by_claim(relation), DuplicateKey::by_citations(relation)];
        let earlier = keys.iter().find_map(|key| first.get(key).copied());
        match earlier {
            Some(earlier) => warnings.extend(repetition_warning(graph, [earlier, relation.id()])),
            None => first.extend(keys.map(|key| (key, relation.id()))),
        }
    }
}

/// A name, and the entities that have it.
struct SharedName<'g> {
    /// As spelled in the first entity.
    name: &'g str,
    owners: BTreeSet<EntityId>,
    /// Whether a note on an alias explains the name.
    has_note: bool,
}

/// The names that several entities share, by their form normalised for case, spacing and encoding.
fn shared_names(graph: &Graph) -> BTreeMap<String, SharedName<'_>> {
    let mut names: HashMap<String, SharedName<'_>> = HashMap::new();
    for entity in graph.entities() {
        let aliases = entity.aliases().map(|alias| (alias.name, alias.note.is_some()));
        for (name, has_note) in std::iter::once((entity.name(), false)).chain(aliases) {
            let new = || SharedName { name, owners: BTreeSet::new(), has_note: false };
            let shared = names.entry(normal_form(name)).or_insert_with(new);
            shared.owners.insert(entity.id());
            shared.has_note |= has_note;
        }
    }
    names.into_iter().filter(|(_, shared)| shared.owners.len() > 1).collect()
}

fn normal_form(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<&str>>().join(" ")
}

impl SharedName<'_> {
    fn warning(&self, graph: &Graph) -> Option<LintWarning> {
        let owners = || self.owners.iter().map(|id| graph.entity(*id));
        let is_doubtful = |one: &Entity<'_>| {
            owners().any(|other| other.id() != one.id() && !are_declared_distinct(*one, other))
        };
        let doubtful: Vec<Entity<'_>> = owners().filter(is_doubtful).collect();
        let (first, last) = (doubtful.first()?, doubtful.last()?);
        let slugs: Vec<&str> = doubtful.iter().map(|entity| entity.slug()).collect();
        (!self.has_note).then(|| LintWarning {
            rule: LintRule::SharedName,
            location: last.defined_at(),
            message: format!("`{}` is a name of {}", self.name, short_list(&slugs, " and of ")),
            help: format!(
                "merge them or, if they are not the same, say so: `extra: {{distinct_from: [{}]}}`, or a `note` on the alias",
                first.slug()
            ),
        })
    }
}

/// Whether one of two entities names the other under `extra: {distinct_from: …}`, as a slug or a list of slugs.
fn are_declared_distinct(one: Entity<'_>, other: Entity<'_>) -> bool {
    let names = |entity: Entity<'_>, slug: &str| {
        let is_slug = |value: &Extra| matches!(value, Extra::Text(text) if text == slug);
        match entity.extra().and_then(|extra| extra.get("distinct_from")) {
            Some(Extra::List(slugs)) => slugs.iter().any(is_slug),
            value => value.is_some_and(is_slug),
        }
    };
    names(one, other.slug()) || names(other, one.slug())
}

/// The features that two relations share if one probably repeats the other.
#[derive(PartialEq, Eq, Hash)]
struct DuplicateKey<'g> {
    ends: [EntityId; 2],
    kind: &'g str,
    details: (Option<String>, &'g str, Option<EntityId>),
    content: Content,
}

#[derive(PartialEq, Eq, Hash)]
enum Content {
    Claim(String),
    Citations(BTreeSet<(SourceId, CitedPart)>),
}

impl<'g> DuplicateKey<'g> {
    fn by_claim(relation: Relation<'g>) -> Self {
        Self::new(relation, Content::Claim(normal_form(relation.claim())))
    }

    fn by_citations(relation: Relation<'g>) -> Self {
        let cites = relation.cites().map(|cite| (cite.source, cite.part));
        Self::new(relation, Content::Citations(cites.collect()))
    }

    fn new(relation: Relation<'g>, content: Content) -> Self {
        let mut ends = [relation.from().id(), relation.to().id()];
        if relation.kind().mutual {
            ends.sort_unstable();
        }
        let when = relation.when().map(|when| when.to_string());
        let details = (when, relation.standing().as_str(), relation.said_by().map(Entity::id));
        Self { ends, kind: &relation.kind().slug, details, content }
    }
}

/// `None` if either relation has an explicit id, which marks it as distinct.
fn repetition_warning(graph: &Graph, pair: [RelationId; 2]) -> Option<LintWarning> {
    let is_deliberate = pair.iter().any(|id| graph.explicit_id(ClaimId::Relation(*id)).is_some());
    let [earlier, later] = pair.map(|id| graph.relation(id));
    (!is_deliberate).then(|| LintWarning {
        rule: LintRule::RepeatedRelation,
        location: later.defined_at(),
        message: format!("{} repeats {}", later.id_text(), earlier.id_text()),
        help: "merge them, or give one of them an `id:` if they are distinct".to_owned(),
    })
}
