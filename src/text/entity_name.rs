//! Names of entities, distinguished from others with the same name.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::model::{EntityId, Graph, Standing, Tie};

/// If more entities than this share a name, they are distinguished by slug.
const CROWD: usize = 20;

/// The name of an entity, followed by a distinction if others have the same name: `Wang Wei (Chairman of Alder Works)`.
pub(crate) fn entity_name(graph: &Graph, id: EntityId) -> Cow<'_, str> {
    let name = graph.entity(id).name();
    match name_suffix(graph, id) {
        Some(suffix) => Cow::Owned(format!("{name}{suffix}")),
        None => Cow::Borrowed(name),
    }
}

/// The name of an entity for use next to its role, which is not repeated if it is the distinction.
pub(crate) fn name_beside_role(graph: &Graph, id: EntityId) -> Cow<'_, str> {
    let entity = graph.entity(id);
    let suffix = name_suffix(graph, id);
    if entity.role().is_some_and(|role| suffix == Some(format!(" ({role})"))) {
        return Cow::Borrowed(entity.name());
    }
    entity_name(graph, id)
}

/// What follows the name of an entity if others have the same name: ` (Chairman of Alder Works)`.
pub(crate) fn name_suffix(graph: &Graph, id: EntityId) -> Option<String> {
    let same = graph.namesakes(id);
    if same.is_empty() {
        return None;
    }
    let about = if same.len() > CROWD { None } else { distinction(graph, id) };
    let is_shared = |about: &String| {
        let mut others = same.iter().filter(|other| **other != id);
        others.any(|other| distinction(graph, *other).as_ref() == Some(about))
    };
    let about = about.filter(|about| !is_shared(about));
    Some(format!(" ({})", about.as_deref().unwrap_or_else(|| graph.entity(id).slug())))
}

/// What distinguishes an entity besides its name: its role, else its strongest relation, `owns Alder Works`; `None`
/// without either.
pub(crate) fn distinction(graph: &Graph, id: EntityId) -> Option<String> {
    let role = graph.entity(id).role().map(str::to_owned);
    role.or_else(|| {
        let tie = strongest(graph, id)?;
        let other = graph.entity(tie.other).name();
        Some(format!("{} {other}", graph.relation(tie.relation).label(tie.direction)))
    })
}

/// The most significant relation of an entity: the strongest standing, then the most independent witnesses, then the
/// most connected entity.
fn strongest(graph: &Graph, id: EntityId) -> Option<Tie> {
    graph.ties(id).min_by_key(|tie| {
        let relation = graph.relation(tie.relation);
        let (standing, degree): (Standing, usize) = (relation.standing(), graph.degree(tie.other));
        (standing, Reverse(relation.witness_count()), Reverse(degree), tie.relation)
    })
}

#[cfg(test)]
mod tests {
    use super::{distinction, entity_name};
    use crate::model::sample::graph;
    use crate::model::{Builder, Citation, EntityId, Graph, NewEntity, NewSource, Paragraph};

    fn names(graph: &Graph) -> Vec<String> {
        (0..graph.entity_count()).map(|row| entity_name(graph, EntityId::new(row)).into()).collect()
    }

    #[test]
    fn only_shared_names_are_told_apart() {
        let mut builder = Builder::default();
        let kind = builder.entity_kind("person", "people");
        let gists = vec![Some("All of them.")];
        let source = builder.source(NewSource { slug: "news", gists, ..NewSource::default() });
        let cites = || vec![Citation { source, paragraph: Paragraph::from_index(0), words: None }];
        let new = |slug, name, role| NewEntity {
            slug,
            kind,
            name,
            role,
            cites: cites(),
            ..NewEntity::default()
        };
        for (slug, name, role) in [
            ("a", "Ada  Bergen", Some("pilot")),
            ("b", "ada bergen", None),
            ("c", "Bo", Some("pilot")),
            ("d", "Cy", Some("cook")),
            ("e", "Cy", Some("cook")),
        ] {
            builder.entity(new(slug, name, role)).expect("a new slug");
        }
        let expected = ["Ada  Bergen (pilot)", "ada bergen (b)", "Bo", "Cy (d)", "Cy (e)"];
        assert_eq!(names(&builder.build()), expected);
    }

    #[test]
    fn without_a_role_the_strongest_relation_says_who_it_is() {
        let graph = graph("a -knows-> b\n a -knows-> c\n d -praises-> c\n e");
        let about = |slug| distinction(&graph, graph.find_entity(slug).expect("in the sample"));
        assert_eq!(about("a").as_deref(), Some("knows C"));
        assert_eq!(about("b").as_deref(), Some("knows by A"));
        assert_eq!(about("e"), None);
    }
}
