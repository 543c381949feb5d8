//! Names of entities, distinguished from others with the same name.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::sentence::in_brackets;
use crate::model::{EntityId, Graph, Standing, Tie};

/// If more entities than this share a name, they are distinguished by slug.
const MAX_NAMESAKES: usize = 20;

/// The name of an entity, followed by a distinction if others have the same name: `Wang Wei (Chairman of Alder Works)`.
pub(crate) fn entity_name(graph: &Graph, id: EntityId) -> Cow<'_, str> {
    let name = graph.entity(id).name();
    match name_suffix(graph, id) {
        Some(suffix) => Cow::Owned(format!("{name}{suffix}")),
        None => Cow::Borrowed(name),
    }
}

/// The name of an entity for use next to its role: without the distinction if the distinction is the role.
pub(crate) fn name_beside_role(graph: &Graph, id: EntityId) -> Cow<'_, str> {
    let entity = graph.entity(id);
    let suffix = name_suffix(graph, id);
    if entity.role().is_some_and(|role| suffix == Some(format!(" ({role})"))) {
        return Cow::Borrowed(entity.name());
    }
    entity_name(graph, id)
}

/// The distinction that follows the name of an entity if others have the same name: ` (Chairman of Alder Works)`.
pub(crate) fn name_suffix(graph: &Graph, id: EntityId) -> Option<String> {
    let namesakes = graph.namesakes(id);
    if namesakes.is_empty() {
        return None;
    }
    let text = if namesakes.len() > MAX_NAMESAKES { None } else { distinction(graph, id) };
    let is_shared = |text: &String| {
        let mut others = namesakes.iter().filter(|other| **other != id);
        others.any(|other| distinction(graph, *other).as_ref() == Some(text))
    };
    let text = text.filter(|text| !is_shared(text));
    Some(format!(" ({})", text.as_deref().unwrap_or_else(|| graph.entity(id).slug())))
}

/// A description that distinguishes an entity from its namesakes: its role, else its strongest relation, such as
/// `owns Alder Works`, with the slug of an other end that has namesakes itself; `None` if it has neither.
pub(crate) fn distinction(graph: &Graph, id: EntityId) -> Option<String> {
    let role = graph.entity(id).role().map(str::to_owned);
    role.or_else(|| {
        let tie = strongest_tie(graph, id)?;
        let other = graph.entity(tie.other);
        let has_namesakes = !graph.namesakes(tie.other).is_empty();
        let slug = if has_namesakes { other.slug() } else { "" };
        let label = graph.relation(tie.relation).label(tie.direction);
        Some(format!("{label} {}{}", other.name(), in_brackets(slug)))
    })
}

/// The relation of an entity with the strongest standing; ties go to more independent witnesses, then to the better
/// connected other end.
fn strongest_tie(graph: &Graph, id: EntityId) -> Option<Tie> {
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
    fn only_shared_names_get_a_distinction() {
        let mut builder = Builder::default();
        let kind = builder.entity_kind("person", "people");
        let gists = vec![Some("All of them.")];
        let source = builder.source(NewSource { slug: "news", gists, ..NewSource::default() });
        let cites = || vec![Citation { source, paragraph: Paragraph::from_index(0), words: None }];
        let new_entity = |slug, name, role| NewEntity {
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
            builder.entity(new_entity(slug, name, role)).expect("a new slug");
        }
        let expected = ["Ada  Bergen (pilot)", "ada bergen (b)", "Bo", "Cy (d)", "Cy (e)"];
        assert_eq!(names(&builder.build()), expected);
    }

    #[test]
    fn without_a_role_the_strongest_relation_is_the_distinction() {
        let graph = graph("a -knows-> b\n a -knows-> c\n d -praises-> c\n e");
        let about = |slug| distinction(&graph, graph.find_entity(slug).expect("in the sample"));
        assert_eq!(about("a").as_deref(), Some("knows C"));
        assert_eq!(about("b").as_deref(), Some("knows by A"));
        assert_eq!(about("e"), None);
    }
}
