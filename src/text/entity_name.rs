#![expect(clippy::string_slice, reason = "a common prefix is of whole characters of both")]

use std::borrow::Cow;
use std::cmp::Reverse;

use super::sentence::bracketed_suffix;
use crate::model::{EntityId, Graph, Standing, Tie};

use super::width::{clusters, fit, suffix, width};

/// If more entities than this share a name, they are distinguished by slug.
const MAX_NAMESAKES: usize = 20;

/// The name of an entity, followed by a distinction if others have the same name: `Wang Wei (Chairman of Alder Works)`.
pub(crate) fn entity_name(graph: &Graph, id: EntityId) -> Cow<'_, str> {
    with_suffix(graph.entity(id).name(), name_suffix(graph, id))
}

/// The name of an entity for use next to its role: without the distinction if the distinction is the role.
pub(crate) fn name_beside_role(graph: &Graph, id: EntityId) -> Cow<'_, str> {
    let entity = graph.entity(id);
    let is_role =
        |suffix: &String| entity.role().is_some_and(|role| *suffix == format!(" ({role})"));
    let suffix = name_suffix(graph, id).filter(|suffix| !is_role(suffix));
    with_suffix(entity.name(), suffix)
}

fn with_suffix(name: &str, suffix: Option<String>) -> Cow<'_, str> {
    suffix.map_or(Cow::Borrowed(name), |suffix| Cow::Owned(format!("{name}{suffix}")))
}

/// The distinction that follows the name of an entity if others have the same name: ` (Chairman of Alder Works)`.
pub(crate) fn name_suffix(graph: &Graph, id: EntityId) -> Option<String> {
    Some(Suffixes::new(graph, id)?.own)
}

struct Suffixes {
    own: String,
    /// The namesakes, whose names may differ in case, with their suffixes. Empty if there are more than
    /// [`MAX_NAMESAKES`], whose suffixes are their slugs.
    others: Vec<(EntityId, String)>,
}

impl Suffixes {
    /// The suffixes of an entity and its namesakes; `None` if it has no namesakes.
    fn new(graph: &Graph, id: EntityId) -> Option<Self> {
        let namesakes = graph.namesakes(id);
        let slug = |id: EntityId| format!(" ({})", graph.entity(id).slug());
        if namesakes.len() > MAX_NAMESAKES {
            return Some(Self { own: slug(id), others: Vec::new() });
        }
        let index = namesakes.iter().position(|namesake| *namesake == id)?;
        let distinctions: Vec<Option<String>> =
            namesakes.iter().map(|namesake| distinction(graph, *namesake)).collect();
        let is_unique = |text: &&Option<String>| {
            distinctions.iter().filter(|distinction| distinction == text).count() == 1
        };
        let suffixes = distinctions.iter().zip(namesakes).map(|(distinction, namesake)| {
            let unique = Some(distinction).filter(is_unique).and_then(Option::as_ref);
            (*namesake, unique.map_or_else(|| slug(*namesake), |text| format!(" ({text})")))
        });
        let mut others: Vec<(EntityId, String)> = suffixes.collect();
        let (_, own) = others.remove(index);
        Some(Self { own, others })
    }

    /// The suffix without the first words that it shares with another suffix, such as ` (…Alder Works)`, and the number
    /// of its cells that must be visible to distinguish the entity.
    fn shorten(&self) -> (String, usize) {
        let others = || self.others.iter().map(|(_, suffix)| suffix);
        let common = others().map(|other| common_words_len(&self.own, other)).max().unwrap_or(2);
        let ellipsis = if common > 2 { "…" } else { "" };
        let short = format!(" ({ellipsis}{}", &self.own[common..]);
        let common_bytes =
            others().map(|other| common_prefix_len(&self.own, other)).max().unwrap_or(0);
        let min_cells = if self.others.is_empty() {
            width(&short)
        } else {
            width(&short) - width(&self.own[common_bytes..]) + MIN_DIFFERENCE
        };
        let min_cells = min_cells.min(width(&short));
        (short, min_cells)
    }
}

/// The name of an entity and its suffix in at most `cells`, cut so that no other entity with that name looks the same:
/// `Wang Wei (Chairman of A…`, else `Wang Wei (…Alder Works)`, else the slug.
pub(crate) fn name_within(graph: &Graph, id: EntityId, cells: usize) -> String {
    let (name, suffix) = name_and_suffix_within(graph, id, cells);
    format!("{name}{suffix}")
}

/// The name and the suffix that [`name_within`] joins; the name is empty if only the slug fits.
pub(crate) fn name_and_suffix_within(
    graph: &Graph,
    id: EntityId,
    cells: usize,
) -> (Cow<'_, str>, String) {
    let name = graph.entity(id).name();
    let Some(suffixes) = Suffixes::new(graph, id) else { return (fit(name, cells), String::new()) };
    let cut = |name, suffix: &str| fit(&format!("{name}{suffix}"), cells).into_owned();
    let own = cut(name, &suffixes.own);
    let is_same =
        |(other, suffix): &(EntityId, String)| cut(graph.entity(*other).name(), suffix) == own;
    let is_whole = width(name) + width(&suffixes.own) <= cells;
    if is_whole || !suffixes.others.is_empty() && !suffixes.others.iter().any(is_same) {
        let name = fit(name, cells);
        let room = cells - width(&name);
        return (name, fit(&suffixes.own, room).into_owned());
    }
    let (suffix, suffix_cells) = suffixes.shorten();
    shorten_name(name, &suffix, suffix_cells, cells)
        .unwrap_or_else(|| end_of_slug(graph, id, cells))
}

/// The minimum number of cells shown of the difference between two suffixes, with the ellipsis.
const MIN_DIFFERENCE: usize = 4;
/// The minimum number of cells for a shortened name.
const MIN_NAME: usize = 4;

/// A name cut to leave `suffix_cells` for its suffix; `None` if that leaves too little of the name.
fn shorten_name<'n>(
    name: &'n str,
    suffix: &str,
    suffix_cells: usize,
    cells: usize,
) -> Option<(Cow<'n, str>, String)> {
    let room = cells.checked_sub(suffix_cells)?;
    if room < MIN_NAME.min(width(name)) {
        return None;
    }
    let name = fit(name, room);
    let left = cells - width(&name);
    Some((name, fit(suffix, left).into_owned()))
}

fn end_of_slug(graph: &Graph, id: EntityId, cells: usize) -> (Cow<'_, str>, String) {
    let slug = graph.entity(id).slug();
    if width(slug) <= cells || cells == 0 {
        return (Cow::Borrowed(""), fit(slug, cells).into_owned());
    }
    (Cow::Borrowed(""), format!("…{}", suffix(slug, cells - 1)))
}

/// The length in bytes of the common prefix of two strings, in whole grapheme clusters.
fn common_prefix_len(a: &str, b: &str) -> usize {
    let pairs = clusters(a).zip(clusters(b)).take_while(|(a, b)| a.0 == b.0);
    pairs.map(|((cluster, _), _)| cluster.len()).sum()
}

/// The length in bytes of the bracket and the whole words that both suffixes start with.
fn common_words_len(a: &str, b: &str) -> usize {
    let start = &a[..common_prefix_len(a, b)];
    start.rfind(' ').map_or(0, |space| space + 1).max(2)
}

/// A description that distinguishes an entity from its namesakes: its role, else its strongest relation, such as `owns
/// Alder Works`, with the slug of the other end if that has namesakes too; `None` if the entity has neither role nor
/// relation.
fn distinction(graph: &Graph, id: EntityId) -> Option<String> {
    let role = graph.entity(id).role().map(str::to_owned);
    role.or_else(|| strongest_relation(graph, id))
}

/// Like [`distinction`], with the strongest relation as well if a namesake has the same role.
pub(crate) fn full_distinction(graph: &Graph, id: EntityId) -> Option<String> {
    let own = distinction(graph, id)?;
    let role = graph.entity(id).role();
    let mut others = graph.namesakes(id).iter().filter(|other| **other != id);
    let is_shared = role.is_some() && others.any(|other| graph.entity(*other).role() == role);
    match strongest_relation(graph, id).filter(|_| is_shared) {
        Some(relation) => Some(format!("{own}; {relation}")),
        None => Some(own),
    }
}

fn strongest_relation(graph: &Graph, id: EntityId) -> Option<String> {
    let tie = strongest_tie(graph, id)?;
    let other = graph.entity(tie.other);
    let has_namesakes = !graph.namesakes(tie.other).is_empty();
    let slug = if has_namesakes { other.slug() } else { "" };
    let label = graph.relation(tie.relation).label(tie.direction);
    Some(format!("{label} {}{}", other.name(), bracketed_suffix(slug)))
}

/// The tie with the best standing, then the most witnesses, then the best-connected other end.
fn strongest_tie(graph: &Graph, id: EntityId) -> Option<Tie> {
    graph.ties(id).min_by_key(|tie| {
        let relation = graph.relation(tie.relation);
        let (standing, degree): (Standing, usize) = (relation.standing(), graph.degree(tie.other));
        (standing, Reverse(relation.witness_count()), Reverse(degree), tie.relation)
    })
}

#[cfg(test)]
mod tests {
    use super::{distinction, entity_name, name_within};
    use crate::model::sample::graph;
    use crate::model::{Builder, Citation, EntityId, Graph, NewEntity, NewSource, Paragraph};
    use crate::text::width;

    fn names(graph: &Graph) -> Vec<String> {
        (0..graph.entity_count()).map(|row| entity_name(graph, EntityId::new(row)).into()).collect()
    }

    #[test]
    fn only_shared_names_get_a_distinction() {
        let mut builder = Builder::default();
        let kind = builder.add_entity_kind("person", "people");
        let gists = vec![Some("All of them.")];
        let source = builder.add_source(NewSource { slug: "news", gists, ..NewSource::default() });
        let cites =
            || vec![Citation { source, part: Paragraph::from_index(0).into(), words: None }];
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
            builder.add_entity(new_entity(slug, name, role)).expect("the slug is not taken");
        }
        let expected = ["Ada  Bergen (pilot)", "ada bergen (b)", "Bo", "Cy (d)", "Cy (e)"];
        assert_eq!(names(&builder.build()), expected);
    }

    #[test]
    fn without_a_role_the_strongest_relation_is_the_distinction() {
        let graph = graph("a -knows-> b\n a -knows-> c\n d -praises-> c\n e");
        let distinction_of =
            |slug| distinction(&graph, graph.find_entity(slug).expect("the slug is in the graph"));
        assert_eq!(distinction_of("a").as_deref(), Some("knows C"));
        assert_eq!(distinction_of("b").as_deref(), Some("knows by A"));
        assert_eq!(distinction_of("e"), None);
    }

    /// Entities with the same name, each with a role, and the slugs `wang-1`, `wang-2` and `wang-3`.
    fn graph_of_namesakes(name: &'static str, roles: &[&'static str]) -> Graph {
        let mut builder = Builder::default();
        let kind = builder.add_entity_kind("person", "people");
        let gists = vec![Some("All of them.")];
        let source = builder.add_source(NewSource { slug: "news", gists, ..NewSource::default() });
        for (slug, role) in ["wang-1", "wang-2", "wang-3"].into_iter().zip(roles) {
            let cites =
                vec![Citation { source, part: Paragraph::from_index(0).into(), words: None }];
            let role = Some(*role);
            let new = NewEntity { slug, kind, name, role, cites, ..NewEntity::default() };
            builder.add_entity(new).expect("the slug is not taken");
        }
        builder.build()
    }

    fn names_within(graph: &Graph, cells: usize) -> Vec<String> {
        let ids = (0..graph.entity_count()).map(EntityId::new);
        ids.map(|id| name_within(graph, id, cells)).collect()
    }

    #[test]
    fn shortened_names_show_what_differs() {
        let graph =
            graph_of_namesakes("王伟", &["Head of the Alder Works", "Head of the Birch Works"]);
        assert_eq!(
            names_within(&graph, 30),
            ["王伟 (Head of the Alder Works)", "王伟 (Head of the Birch Works)"]
        );
        assert_eq!(names_within(&graph, 20), ["王伟 (Head of the A…", "王伟 (Head of the B…"]);
        assert_eq!(names_within(&graph, 19), ["王伟 (…Alder Works)", "王伟 (…Birch Works)"]);
        assert_eq!(names_within(&graph, 12), ["王伟 (…Alde…", "王伟 (…Birc…"]);
        assert_eq!(names_within(&graph, 7), ["wang-1", "wang-2"]);
        assert_eq!(names_within(&graph, 3), ["…-1", "…-2"]);
        assert_eq!(names_within(&graph, 0), ["", ""]);
        let graph = graph_of_namesakes("Maximilian von Hohenstein", &["Poet", "Priest"]);
        assert_eq!(
            names_within(&graph, 24),
            ["Maximilian von H… (Poet)", "Maximilian von H… (Prie…"]
        );
    }

    #[test]
    fn namesakes_look_different_at_any_width() {
        let roles = ["Head of the Alder Works", "Head of the Alder Mill", "Heady"];
        for name in ["王伟", "Maximilian von Hohenstein"] {
            let graph = graph_of_namesakes(name, &roles);
            for cells in 2..60 {
                let mut names = names_within(&graph, cells);
                assert!(names.iter().all(|name| width(name) <= cells), "{names:?} in {cells}");
                names.sort();
                names.dedup();
                assert_eq!(names.len(), 3, "{names:?} in {cells}");
            }
        }
    }
}
